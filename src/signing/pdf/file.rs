//! The file: revisions one after the other, each with objects, a table of them, and a trailer.

use super::value::Reader;
use super::{Dictionary, Unreadable, Value};
use std::collections::BTreeMap;

/// How often a file may have been added to.
const MOST_REVISIONS: usize = 64;
/// How many objects one revision may hold.
const MOST_OBJECTS: usize = 200_000;

/// A file, read from front to back.
#[derive(Debug)]
pub(in crate::signing) struct File<'a> {
    bytes: &'a [u8],
    /// The revisions; at least one.
    pub revisions: Vec<Revision<'a>>,
    /// What follows the last revision and is none.
    pub rest: &'a [u8],
}

/// What was written to the file at one time.
#[derive(Debug)]
pub(in crate::signing) struct Revision<'a> {
    /// The first byte behind it.
    pub end: usize,
    /// Where its table of objects stands.
    pub table: usize,
    /// Its objects: the number, and where the value begins.
    pub objects: BTreeMap<u32, usize>,
    /// Its trailer.
    pub trailer: Dictionary<'a>,
}

impl Revision<'_> {
    /// The number that the next new object takes.
    pub fn size(&self) -> Option<u32> {
        self.trailer.get("Size")?.number()?.try_into().ok()
    }
}

impl<'a> File<'a> {
    /// Reads a file whose first revision can be read.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut revisions: Vec<Revision> = vec![];
        while revisions.len() < MOST_REVISIONS {
            let start = revisions.last().map_or(0, |revision| revision.end);
            if start == bytes.len() {
                break;
            }
            match revision(bytes, start, revisions.last()) {
                Ok(revision) => revisions.push(revision),
                Err(error) if revisions.is_empty() => return Err(error),
                Err(_) => break,
            }
        }
        let end = revisions.last().map_or(0, |revision| revision.end);
        Ok(Self { bytes, revisions, rest: bytes.get(end..).unwrap_or_default() })
    }

    /// The bytes of the whole file.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The value of an object as it was after this revision.
    pub fn object(&self, revision: usize, number: u32) -> Option<Value<'a>> {
        let known = self.revisions.get(..=revision)?;
        let at = known.iter().rev().find_map(|revision| revision.objects.get(&number))?;
        Reader::new(self.bytes, *at).value().ok()
    }

    /// The dictionary with this number as it was after this revision.
    pub fn dictionary(&self, revision: usize, number: u32) -> Option<Dictionary<'a>> {
        match self.object(revision, number)? {
            Value::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The dictionary that a trailer names.
    pub fn named(&self, revision: usize, key: &str) -> Option<(u32, Dictionary<'a>)> {
        let number = self.revisions.get(revision)?.trailer.get(key)?.reference()?;
        Some((number, self.dictionary(revision, number)?))
    }

    /// A stream and its dictionary, as they were after this revision.
    pub fn stream(&self, revision: usize, number: u32) -> Option<(Dictionary<'a>, &'a [u8])> {
        let known = self.revisions.get(..=revision)?;
        let at = known.iter().rev().find_map(|revision| revision.objects.get(&number))?;
        let mut reader = Reader::new(self.bytes, *at);
        let Value::Dictionary(dictionary) = reader.value().ok()? else { return None };
        let content = stream(&mut reader, &dictionary).ok()??;
        Some((dictionary, content))
    }

    /// The number of the last page.
    pub fn last_page(&self, revision: usize) -> Option<u32> {
        let (_, catalog) = self.named(revision, "Root")?;
        let mut number = catalog.get("Pages")?.reference()?;
        // A tree of pages is never deep; a circle is.
        for _ in 0..32 {
            let node = self.dictionary(revision, number)?;
            match node.get("Kids") {
                Some(kids) => number = kids.array()?.last()?.reference()?,
                None => return node.is("Type", "Page").then_some(number),
            }
        }
        None
    }
}

/// Reads one revision: a header (the first one only), objects without gaps, their table, the trailer.
fn revision<'a>(
    bytes: &'a [u8],
    start: usize,
    before: Option<&Revision>,
) -> Result<Revision<'a>, Unreadable> {
    let mut reader = Reader::new(bytes, start);
    if before.is_none() {
        header(&mut reader)?;
    }
    let (mut objects, mut places) = (BTreeMap::new(), BTreeMap::new());
    loop {
        reader.space();
        if reader.begins(b"xref") {
            break;
        }
        let place = reader.at;
        let (number, value) = object(&mut reader)?;
        let fresh = objects.insert(number, value).is_none() && places.insert(number, place).is_none();
        if !fresh || objects.len() > MOST_OBJECTS {
            return Err(Unreadable);
        }
    }
    let table = reader.at;
    if read_table(&mut reader, before.is_none())? != places {
        return Err(Unreadable);
    }
    reader.space();
    let Value::Dictionary(trailer) = reader.value()? else { return Err(Unreadable) };
    reader.space();
    reader.expect(b"startxref")?;
    let points = reader.number()? == table as u64;
    let follows =
        trailer.get("Prev").map(|value| value.number()) == before.map(|before| Some(before.table as u64));
    if !points || !follows || ["Encrypt", "XRefStm"].iter().any(|key| trailer.get(key).is_some()) {
        return Err(Unreadable);
    }
    reader.space();
    reader.expect(b"%%EOF")?;
    if reader.begins(b"\r\n") {
        reader.at += 1;
    }
    if reader.begins(b"\n") {
        reader.at += 1;
    }
    Ok(Revision { end: reader.at, table, objects, trailer })
}

/// `%PDF-1.7` and one comment of bytes that are no text.
fn header(reader: &mut Reader) -> Result<(), Unreadable> {
    reader.expect(b"%PDF-1.")?;
    reader.take(1)?;
    reader.space();
    reader.expect(b"%")?;
    while !reader.begins(b"\n") {
        if reader.take(1)?.first().is_some_and(u8::is_ascii) {
            return Err(Unreadable);
        }
    }
    Ok(())
}

/// One object: its number, and where its value begins.
fn object(reader: &mut Reader) -> Result<(u32, usize), Unreadable> {
    let number = u32::try_from(reader.number()?).map_err(|_| Unreadable)?;
    if reader.number()? != 0 {
        return Err(Unreadable);
    }
    reader.space();
    reader.expect(b"obj")?;
    reader.space();
    let at = reader.at;
    if let Value::Dictionary(dictionary) = reader.value()? {
        // Objects inside streams would be out of this reader's sight.
        if dictionary.is("Type", "ObjStm") || dictionary.is("Type", "XRef") {
            return Err(Unreadable);
        }
        stream(reader, &dictionary)?;
    }
    reader.space();
    reader.expect(b"endobj")?;
    Ok((number, at))
}

/// The content of the stream that follows a dictionary, if one does.
fn stream<'a>(reader: &mut Reader<'a>, dictionary: &Dictionary) -> Result<Option<&'a [u8]>, Unreadable> {
    reader.space();
    if !reader.begins(b"stream") {
        return Ok(None);
    }
    reader.expect(b"stream")?;
    if reader.begins(b"\r") {
        reader.at += 1;
    }
    reader.expect(b"\n")?;
    let length = dictionary.get("Length").and_then(Value::number).ok_or(Unreadable)?;
    let content = reader.take(usize::try_from(length).map_err(|_| Unreadable)?)?;
    reader.space();
    reader.expect(b"endstream")?;
    Ok(Some(content))
}

/// The table: numbers of objects, and where each begins. Only a file's first one lists the free object 0.
fn read_table(reader: &mut Reader, first: bool) -> Result<BTreeMap<u32, usize>, Unreadable> {
    let mut places = BTreeMap::new();
    reader.expect(b"xref")?;
    loop {
        reader.space();
        if reader.begins(b"trailer") {
            reader.expect(b"trailer")?;
            return Ok(places);
        }
        let from = u32::try_from(reader.number()?).map_err(|_| Unreadable)?;
        let count = u32::try_from(reader.number()?).map_err(|_| Unreadable)?;
        reader.space();
        for number in from..from.checked_add(count).ok_or(Unreadable)? {
            let line = reader.take(20)?;
            if line.get(10..16) == Some(b" 00000") && line.get(16..18) == Some(b" n") {
                let place = Reader::new(line.get(..10).unwrap_or_default(), 0).number()?;
                let fresh = places.insert(number, usize::try_from(place).map_err(|_| Unreadable)?).is_none();
                if !fresh || places.len() > MOST_OBJECTS {
                    return Err(Unreadable);
                }
            } else if !first || number != 0 || !line.starts_with(b"0000000000 65535 f") {
                return Err(Unreadable);
            }
        }
    }
}
