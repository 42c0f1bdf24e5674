//! Values: numbers, names, strings, arrays, dictionaries, references.

use super::Unreadable;
use std::ops::Range;

/// How deep values may lie in one another.
const DEEPEST: u32 = 32;
/// How many values one object may hold.
const MOST_VALUES: u32 = 200_000;
/// How many entries a dictionary may have: ours have some twenty, and each is compared with each.
const MOST_ENTRIES: usize = 1_000;

/// A value as it is written: two are equal when their words are.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::signing) enum Value<'a> {
    /// A number, `true`, `false` or `null`.
    Word(&'a [u8]),
    /// A name, without its slash.
    Name(&'a [u8]),
    /// A string in parentheses, with its escapes and without the outer parentheses.
    Literal(&'a [u8]),
    /// The digits of a hexadecimal string.
    Hex(&'a [u8]),
    /// An array.
    Array(Vec<Value<'a>>),
    /// A dictionary.
    Dictionary(Dictionary<'a>),
    /// A reference to the object with this number.
    Reference(u32),
}

impl<'a> Value<'a> {
    /// The number, if it is a whole one and not negative.
    pub fn number(&self) -> Option<u64> {
        let Value::Word(word) = self else { return None };
        let digits = word.len() <= 10 && word.iter().all(u8::is_ascii_digit);
        std::str::from_utf8(word).ok().filter(|_| digits)?.parse().ok()
    }

    /// The object's number, if it is a reference.
    pub fn reference(&self) -> Option<u32> {
        if let Value::Reference(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The dictionary, if it is one.
    pub fn dictionary(&self) -> Option<&Dictionary<'a>> {
        if let Value::Dictionary(dictionary) = self {
            Some(dictionary)
        } else {
            None
        }
    }

    /// The values, if it is an array.
    pub fn array(&self) -> Option<&[Value<'a>]> {
        if let Value::Array(values) = self {
            Some(values)
        } else {
            None
        }
    }
}

/// A dictionary; no key stands in it twice.
#[derive(Clone, Debug, Default)]
pub(in crate::signing) struct Dictionary<'a>(Vec<Entry<'a>>);

/// One entry of a dictionary.
#[derive(Clone, Debug)]
pub(in crate::signing) struct Entry<'a> {
    /// The key, without its slash.
    pub key: &'a str,
    /// Its value.
    pub value: Value<'a>,
    /// Where the value stands in the file.
    pub place: Range<usize>,
}

impl<'a> Dictionary<'a> {
    /// The entry with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.0.iter().find(|entry| entry.key == key)
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Whether the key's value is this name.
    pub fn is(&self, key: &str, name: &str) -> bool {
        self.get(key) == Some(&Value::Name(name.as_bytes()))
    }

    /// All entries, in the order of the file.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.0
    }

    /// Whether the other has the same entries, these keys left aside.
    pub fn same_but(&self, other: &Self, keys: &[&str]) -> bool {
        let counted =
            |dictionary: &Self| dictionary.0.iter().filter(|entry| !keys.contains(&entry.key)).count();
        let all = |entry: &Entry| keys.contains(&entry.key) || other.get(entry.key) == Some(&entry.value);
        counted(self) == counted(other) && self.0.iter().all(all)
    }
}

impl PartialEq for Dictionary<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.same_but(other, &[])
    }
}

/// Reads values from a place on.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    /// The next byte to read.
    pub at: usize,
    values: u32,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, values: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn begins(&self, word: &[u8]) -> bool {
        self.rest().starts_with(word)
    }

    /// Steps over these bytes, which have to be there.
    pub fn expect(&mut self, word: &[u8]) -> Result<(), Unreadable> {
        if !self.begins(word) {
            return Err(Unreadable);
        }
        self.at += word.len();
        Ok(())
    }

    /// Steps over so many bytes and gives them.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Unreadable> {
        let taken = self.rest().get(..length).ok_or(Unreadable)?;
        self.at += length;
        Ok(taken)
    }

    /// Steps over white space.
    pub fn space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Steps over white space and reads a whole number.
    pub fn number(&mut self) -> Result<u64, Unreadable> {
        self.space();
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        Value::Word(self.take(digits)?).number().ok_or(Unreadable)
    }

    /// Steps over white space and reads a value.
    pub fn value(&mut self) -> Result<Value<'a>, Unreadable> {
        self.values = 0;
        self.nested(0)
    }

    fn nested(&mut self, depth: u32) -> Result<Value<'a>, Unreadable> {
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return Err(Unreadable);
        }
        self.space();
        match (self.rest().first().ok_or(Unreadable)?, self.rest().get(1)) {
            (b'<', Some(b'<')) => self.dictionary(depth).map(Value::Dictionary),
            (b'<', _) => self.hex(),
            (b'[', _) => self.array(depth),
            (b'(', _) => self.literal(),
            (b'/', _) => {
                self.at += 1;
                Ok(Value::Name(self.word()?))
            }
            _ => self.word_or_reference(),
        }
    }

    fn dictionary(&mut self, depth: u32) -> Result<Dictionary<'a>, Unreadable> {
        self.expect(b"<<")?;
        let mut entries: Vec<Entry> = vec![];
        loop {
            self.space();
            if self.begins(b">>") {
                self.at += 2;
                break;
            }
            self.expect(b"/")?;
            if entries.len() == MOST_ENTRIES {
                return Err(Unreadable);
            }
            let key = std::str::from_utf8(self.word()?).map_err(|_| Unreadable)?;
            self.space();
            let start = self.at;
            let value = self.nested(depth + 1)?;
            entries.push(Entry { key, value, place: start..self.at });
        }
        let mut keys: Vec<&str> = entries.iter().map(|entry| entry.key).collect();
        keys.sort_unstable();
        // A key that is twice there, or written in the roundabout way (`#43ontents`), is read differently by others.
        let doubtful = keys.iter().zip(keys.iter().skip(1)).any(|(a, b)| a == b)
            || keys.iter().any(|key| key.contains('#'));
        if doubtful {
            Err(Unreadable)
        } else {
            Ok(Dictionary(entries))
        }
    }

    fn array(&mut self, depth: u32) -> Result<Value<'a>, Unreadable> {
        self.expect(b"[")?;
        let mut values = vec![];
        loop {
            self.space();
            if self.begins(b"]") {
                self.at += 1;
                return Ok(Value::Array(values));
            }
            values.push(self.nested(depth + 1)?);
        }
    }

    fn hex(&mut self) -> Result<Value<'a>, Unreadable> {
        self.expect(b"<")?;
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let digits = self.take(length)?;
        self.expect(b">")?;
        if length % 2 == 0 {
            Ok(Value::Hex(digits))
        } else {
            Err(Unreadable)
        }
    }

    fn literal(&mut self) -> Result<Value<'a>, Unreadable> {
        self.expect(b"(")?;
        let (mut open, mut escaped) = (1_u32, false);
        for (length, byte) in self.rest().iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                let text = self.take(length)?;
                self.expect(b")")?;
                return Ok(Value::Literal(text));
            }
        }
        Err(Unreadable)
    }

    /// A run of letters, digits and the like; never empty.
    fn word(&mut self) -> Result<&'a [u8], Unreadable> {
        let length = self.rest().iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count();
        if length == 0 {
            Err(Unreadable)
        } else {
            self.take(length)
        }
    }

    fn word_or_reference(&mut self) -> Result<Value<'a>, Unreadable> {
        let word = Value::Word(self.word()?);
        let Some(number) = word.number() else { return Ok(word) };
        let mut ahead = self.clone();
        if ahead.number().is_ok_and(|generation| generation == 0) {
            ahead.space();
            if ahead.word().is_ok_and(|word| word == b"R") {
                self.at = ahead.at;
                return number.try_into().map(Value::Reference).map_err(|_| Unreadable);
            }
        }
        Ok(word)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value<'_>, Unreadable> {
        Reader::new(text.as_bytes(), 0).value()
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let value = read("<</A 1/B[1 0 R 2 0(x\\)(y))<0a>]/C<</D/E>>/F true/G -1.5>>").unwrap();
        let dictionary = value.dictionary().unwrap();
        let array = dictionary.get("B").unwrap().array().unwrap();
        assert_eq!(array.first(), Some(&Value::Reference(1)));
        assert_eq!(array.get(3), Some(&Value::Literal(b"x\\)(y)")));
        assert!(dictionary.get("C").unwrap().dictionary().unwrap().is("D", "E"));
        assert_eq!(dictionary.get("G"), Some(&Value::Word(b"-1.5")));
    }

    #[test]
    fn what_readers_could_take_differently_is_refused() {
        for text in [
            "<</A 1/A 2>>",
            "<</#41 1>>",
            "<0g>",
            "<abc>",
            "<</A % comment\n1>>",
            "<</A 1",
            "[1",
            "(a",
            "",
            "<</A>>",
            ">>",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn depth_and_number_of_values_are_bounded() {
        assert!(read(&"[".repeat(100_000)).is_err());
        assert!(read(&format!("[{}]", "1 ".repeat(300_000))).is_err());
        let entries: String = (0..1_001).map(|n| format!("/K{n} 1")).collect();
        assert!(read(&format!("<<{entries}>>")).is_err());
        assert!(read("99999999999999999999").unwrap().number().is_none());
        assert!(read("4294967296 0 R").is_err());
    }
}
