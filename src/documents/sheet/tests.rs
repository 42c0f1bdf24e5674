//! What is written comes back, and nothing from outside does harm.

use super::clean::clean;
use super::{read_rows, to_csv, to_xlsx, Limits, Sheet, SheetError};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

fn sheet(rows: &[&[&str]]) -> Sheet {
    let row = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = rows.iter().map(row).collect();
    Sheet { title: "Ansatte [2026]: a/b".into(), columns: rows.remove(0), rows }
}

fn staff() -> Sheet {
    sheet(&[
        &["Navn", "Rolle", "E-post"],
        &["Kåre \"Kalle\" Ås", "Lege; vikar", "kare@lillevik.no"],
        &["Čáhcesuolu <Ánne> & Co", "Helsesekretær,\nsom også vikarierer", ""],
        &["+47 912 34 567", "-", "=HYPERLINK(\"x\")"],
        &["_x0041_", "a;=1+1", "'=1"],
    ])
}

fn all(sheet: &Sheet) -> Vec<Vec<String>> {
    let rows = std::iter::once(&sheet.columns).chain(&sheet.rows);
    rows.map(|row| row.iter().map(|cell| clean(cell)).collect()).collect()
}

/// The part with the cells.
pub const CELLS: &str = "xl/worksheets/sheet1.xml";

/// The parts of a workbook, by name.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |n| {
        let (mut part, mut text) = (archive.by_index(n).unwrap(), String::new());
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(part).collect()
}

/// A zip file of these parts.
pub fn packed<S: AsRef<str>>(parts: &[(S, S)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in parts {
        writer.start_file(name.as_ref(), options).unwrap();
        writer.write_all(content.as_ref().as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of ours with another text in one part, which is added when there is none of that name.
pub fn with_part(name: &str, text: &str) -> Vec<u8> {
    let mut parts = unpacked(&to_xlsx(&staff()).unwrap());
    parts.retain(|(own, _)| own != name);
    parts.push((name.to_owned(), text.to_owned()));
    packed(&parts)
}

#[test]
fn what_is_written_comes_back() {
    let staff = staff();
    assert_eq!(read_rows(&to_xlsx(&staff).unwrap(), Limits::LIST), Ok(all(&staff)));
    assert_eq!(read_rows(&to_csv(&staff), Limits::LIST), Ok(all(&staff)));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(to_xlsx(&staff()), to_xlsx(&staff()));
    assert_eq!(to_csv(&staff()), to_csv(&staff()));
}

#[test]
fn no_payload_becomes_a_formula() {
    let payloads = super::payloads();
    assert!(payloads.len() >= 60, "{}", payloads.len());
    let bait = Sheet {
        title: "Prøve".into(),
        columns: vec!["A".into(), "=1+1".into()],
        rows: payloads.iter().map(|own| vec![own.clone(), own.clone()]).collect(),
    };
    let xlsx = to_xlsx(&bait).unwrap();
    for (name, text) in unpacked(&xlsx) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
        // Every cell is one of the texts that the workbook's cells share.
        assert_eq!(text.matches("<c ").count(), text.matches(" t=\"s\"><v>").count(), "{name}");
        assert_eq!(text.matches("<v>").count(), text.matches(" t=\"s\"><v>").count(), "{name}");
    }
    assert_eq!(read_rows(&xlsx, Limits::LIST), Ok(all(&bait)));
    let csv = String::from_utf8(to_csv(&bait)).unwrap();
    assert_eq!(read_rows(csv.as_bytes(), Limits::LIST), Ok(all(&bait)));
    // Whatever a program takes for the end of a cell, none begins like a formula.
    for cell in csv.split([',', ';', '\n', '\r', '\t', '"', '|']) {
        let bare = cell.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{FEFF}');
        assert!(!bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell}");
    }
}

#[test]
fn each_kind_of_file_that_is_no_list_has_an_error_of_its_own() {
    let compound = |rest: &[u8]| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", rest].concat();
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let document = packed(&[
        ("_rels/.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='word/document.xml'/></Relationships>"),
        ("word/document.xml", "<document/>"),
    ]);
    for (bytes, error) in [
        (compound(&locked), SheetError::PasswordProtected),
        (compound(b"Workbook"), SheetError::OtherFormat),
        (packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), SheetError::OtherFormat),
        (packed(&[("xl/workbook.bin", "")]), SheetError::OtherFormat),
        (packed(&[("a.txt", "Navn;Rolle")]), SheetError::NotASheet),
        (document, SheetError::NotASheet),
        (b"PK\x03\x04".to_vec(), SheetError::Damaged),
        (to_xlsx(&staff()).unwrap()[..900].to_vec(), SheetError::Damaged),
        (to_xlsx(&sheet(&[&["", ""]])).unwrap(), SheetError::Empty),
        (vec![b'a'; Limits::LIST.bytes + 1], SheetError::TooLarge),
    ] {
        assert_eq!(read_rows(&bytes, Limits::LIST), Err(error));
    }
}

#[test]
fn the_bounds_hold_for_workbooks_and_for_text() {
    let long = "x".repeat(501);
    let many: Vec<&[&str]> = vec![&["a"]; 501];
    let wide = ["a"; 31];
    let rows: [(&[&[&str]], SheetError); 3] = [
        (&[&[&long]], SheetError::LongCell),
        (&many, SheetError::TooManyRows),
        (&[&wide], SheetError::TooManyColumns),
    ];
    for (rows, error) in rows {
        assert_eq!(read_rows(&to_xlsx(&sheet(rows)).unwrap(), Limits::LIST), Err(error));
        assert_eq!(read_rows(&to_csv(&sheet(rows)), Limits::LIST), Err(error));
    }
    let far = "<worksheet><sheetData><row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>a</t></is></c></row></sheetData></worksheet>";
    assert_eq!(read_rows(&with_part(CELLS, far), Limits::LIST), Err(SheetError::TooManyColumns));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = with_part(CELLS, &" ".repeat(40 * 1024 * 1024));
    assert!(bomb.len() < Limits::LIST.bytes);
    assert_eq!(read_rows(&bomb, Limits::LIST), Err(SheetError::TooLarge));
    // The same, when the file says that it is small: 40 MiB in both places where a size stands becomes 1000.
    let (true_size, said) = ((40 * 1024 * 1024_u32).to_le_bytes(), 1000_u32.to_le_bytes());
    let mut liar = bomb;
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..*at + 4] == true_size).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| liar[*at..*at + 4].copy_from_slice(&said));
    assert!(matches!(read_rows(&liar, Limits::LIST), Err(SheetError::TooLarge | SheetError::Damaged)));
}

#[test]
fn entities_of_a_file_are_not_followed() {
    let begin = "<!DOCTYPE w [<!ENTITY a \"bbbbbbbb\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row>\
        <c t='inlineStr'><is><t>&ENTITY;</t></is></c></row></sheetData></worksheet>";
    for entity in ["a", "b"] {
        let cells = begin.replace("ENTITY;", &format!("{entity};"));
        assert_eq!(read_rows(&with_part(CELLS, &cells), Limits::LIST), Err(SheetError::Damaged));
    }
}

/// A row of numbers that looks random, and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    /// Changes, doubles, or takes away a few bytes.
    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let end = (at + self.below(20)).min(bytes.len());
            match self.below(4) {
                0 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let piece = bytes[at..end].to_vec();
                    let place = self.below(bytes.len());
                    bytes.splice(place..place, piece);
                }
                _ => {
                    let word: &[u8] =
                        [b"<c r=\"ZZZZ9\">" as &[u8], b"&#x110000;", b"</row>", b"_x0000_", b"\"", b"-1e999"]
                            [self.below(6)];
                    bytes.splice(at..at, word.iter().copied());
                }
            }
        }
    }
}

#[test]
fn spoilt_files_give_an_error_or_rows_within_bounds() {
    let seed = 20_261_122;
    let mut chance = Chance(seed);
    let (xlsx, csv) = (to_xlsx(&staff()).unwrap(), to_csv(&staff()));
    let parts = unpacked(&xlsx);
    for round in 0..6000 {
        let bytes = match round % 3 {
            0 => {
                let mut bytes = xlsx.clone();
                chance.spoil(&mut bytes);
                bytes
            }
            1 => {
                let mut bytes = csv.clone();
                chance.spoil(&mut bytes);
                bytes
            }
            _ => {
                let mut parts = parts.clone();
                let chosen = chance.below(parts.len());
                let part = &mut parts[chosen].1;
                let mut bytes = std::mem::take(part).into_bytes();
                chance.spoil(&mut bytes);
                *part = String::from_utf8_lossy(&bytes).into_owned();
                packed(&parts)
            }
        };
        if let Ok(rows) = read_rows(&bytes, Limits::LIST) {
            assert!(!rows.is_empty() && rows.len() <= Limits::LIST.rows, "seed {seed}, round {round}");
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "seed {seed}, round {round}");
            assert!(rows.iter().flatten().all(|cell| *cell == clean(cell)), "seed {seed}, round {round}");
        }
    }
}
