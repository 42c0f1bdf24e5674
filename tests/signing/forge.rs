//! Tools of somebody who wants a signed PDF to say something else.

use std::ops::Range;

/// Where the text stands last.
pub fn last(pdf: &[u8], text: &str) -> usize {
    pdf.windows(text.len()).rposition(|window| window == text.as_bytes()).expect("the text is there")
}

/// Where the text stands first.
pub fn first(pdf: &[u8], text: &str) -> usize {
    pdf.windows(text.len()).position(|window| window == text.as_bytes()).expect("the text is there")
}

/// The last trailer's dictionary.
pub fn trailer(pdf: &[u8]) -> String {
    let at = last(pdf, "trailer") + "trailer".len();
    let end = at + first(&pdf[at..], "startxref");
    String::from_utf8_lossy(&pdf[at..end]).trim().to_owned()
}

/// Where the last table of objects stands.
pub fn table(pdf: &[u8]) -> usize {
    let at = last(pdf, "startxref") + "startxref".len();
    let digits: String = pdf[at..]
        .iter()
        .map(|byte| char::from(*byte))
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().expect("a number")
}

/// The newest text of an object, from `<<` to before `endobj`.
pub fn object(pdf: &[u8], number: u32) -> String {
    let at = last(pdf, &format!("\n{number} 0 obj")) + format!("\n{number} 0 obj").len();
    let end = at + first(&pdf[at..], "endobj");
    String::from_utf8_lossy(&pdf[at..end]).trim().to_owned()
}

/// The number of the newest object whose text holds this.
pub fn number_of(pdf: &[u8], text: &str) -> u32 {
    let at = last(pdf, text);
    let head = String::from_utf8_lossy(&pdf[..at]).into_owned();
    let line = head.rfind(" 0 obj").expect("an object");
    head[..line]
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .expect("a number")
}

/// A table for objects at these places.
pub fn table_of(places: &[(u32, usize)]) -> String {
    places.iter().fold("xref\n".to_owned(), |table, (number, place)| {
        table + &format!("{number} 1\n{place:010} 00000 n \n")
    })
}

/// The file with these objects added or replaced, properly, as any PDF program would.
pub fn append(pdf: &[u8], objects: &[(u32, String)]) -> Vec<u8> {
    let (mut out, mut places) = (pdf.to_vec(), vec![]);
    for (number, text) in objects {
        places.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n{text}\nendobj\n").bytes());
    }
    close(out, pdf, &places)
}

/// Adds a table for these places and a trailer that follows the file's last one.
pub fn close(mut out: Vec<u8>, pdf: &[u8], places: &[(u32, usize)]) -> Vec<u8> {
    let at = out.len();
    let old = trailer(pdf);
    let size = places
        .iter()
        .map(|(number, _)| number.saturating_add(1))
        .max()
        .unwrap_or(0)
        .max(entry(&old, "/Size"));
    let kept = without(&without(&old, "/Size"), "/Prev");
    let kept = kept.trim_start_matches("<<").trim_end_matches(">>");
    let table = table(pdf);
    out.extend(
        format!("{}trailer\n<<{kept}/Size {size}/Prev {table}>>\nstartxref\n{at}\n%%EOF\n", table_of(places))
            .bytes(),
    );
    out
}

/// The number that a trailer's key has, and 0 if there is none.
fn entry(trailer: &str, key: &str) -> u32 {
    let after = trailer.split(key).nth(1).unwrap_or_default().trim_start();
    after.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The trailer without a key that has a number.
fn without(trailer: &str, key: &str) -> String {
    let Some(at) = trailer.find(key) else { return trailer.to_owned() };
    let rest = trailer[at + key.len()..].trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    format!("{}{rest}", &trailer[..at])
}

/// The text with other words in it; they have to be there.
pub fn swapped(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "`{from}` is not in {text}");
    text.replace(from, to)
}

/// The file with these bytes written over what stands there.
pub fn over(pdf: &[u8], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut out = pdf.to_vec();
    out[at..at + bytes.len()].copy_from_slice(bytes);
    out
}

/// The last signature's `/Contents`, with its angle brackets.
pub fn contents(pdf: &[u8]) -> Range<usize> {
    let start = last(pdf, "/Contents<") + "/Contents".len();
    start..start + first(&pdf[start..], ">") + 1
}

/// The place for the last signature's `/ByteRange`, the padding after it included.
pub fn range(pdf: &[u8]) -> Range<usize> {
    let start = last(pdf, "/ByteRange") + "/ByteRange".len();
    start..start + first(&pdf[start..], "/Contents")
}
