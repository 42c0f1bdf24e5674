//! Ways in which a file goes bad, the same in each run.

use serde_json::Value;

/// Numbers that look random and are the same in each run (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 when there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// A file as a bad disk or a torn transfer leaves it.
pub fn torn(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = numbers.below(bytes.len());
    match numbers.below(5) {
        0 => bytes.truncate(at),
        1 | 2 => {
            for _ in 0..=numbers.below(3) {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
            }
        }
        3 => bytes[at] = numbers.next() as u8,
        _ => {
            let end = (at + 1 + numbers.below(64)).min(bytes.len());
            if numbers.below(2) == 0 {
                bytes.drain(at..end);
            } else {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
        }
    }
    bytes
}

/// The path of every value in a file, as JSON pointers.
pub fn places(path: &str, value: &Value, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            places(&format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), value, found);
        }),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, value)| places(&format!("{path}/{index}"), value, found));
        }
        _ => {}
    }
}

/// A file that is well-formed and says something absurd in one to three places.
pub fn absurd(file: &Value, places: &[String], numbers: &mut Numbers) -> Vec<u8> {
    let mut file = file.clone();
    let values = [
        Value::Null,
        Value::from(0),
        Value::from(-1),
        Value::from(1),
        Value::from(255),
        Value::from(u64::MAX),
        Value::from(0.5),
        Value::from(true),
        Value::from(false),
        Value::from(""),
        Value::from("SC-04"),
        Value::from("-009999-01-01"),
        Value::from("9999-12-31"),
        Value::from("\u{0}\u{202e}\u{10ffff}"),
        Value::from("å".repeat(300)),
        Value::Array(vec![]),
        Value::Object(serde_json::Map::new()),
    ];
    for _ in 0..=numbers.below(3) {
        let place = &places[numbers.below(places.len())];
        if let Some(value) = file.pointer_mut(place) {
            // Mostly something of the same kind: a file that is refused at once teaches little.
            let same = std::mem::discriminant(value);
            let alike: Vec<&Value> =
                values.iter().filter(|other| std::mem::discriminant(*other) == same).collect();
            let choice = if alike.is_empty() || numbers.below(8) == 0 {
                &values[numbers.below(values.len())]
            } else {
                alike[numbers.below(alike.len())]
            };
            *value = choice.clone();
        }
    }
    file.to_string().into_bytes()
}
