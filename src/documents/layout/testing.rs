//! A typeface without a font, and a document with a bit of everything, for tests.

use super::{Face, Measure};
use crate::content::Lang;
use crate::documents::{Block, Cell, Column, Document, Drawing, Format, Purpose, Signature, Table};
use crate::domain::{parse_date, Level};

/// Every character is half an em wide; it knows about as many as the real font.
pub(crate) struct Plain;

impl Measure for Plain {
    fn advance(&self, _: Face, _: char) -> f32 {
        0.5
    }

    fn has(&self, letter: char) -> bool {
        matches!(letter, ' '..='~' | '\u{A0}'..='\u{17F}' | '–' | '‘'..='”' | '•' | '…' | '○' | '◐' | '●' | '▲' | '□' | '→' | '✓')
    }
}

/// A signed document with two rows of body text and nothing else.
pub(crate) fn small(lang: Lang) -> Document {
    Document {
        id: "DOK-7F3A-21".into(),
        kind: "risk-report".into(),
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: "Risikorapport".into(),
        clinic: "Normland Helsesenter".into(),
        contact: vec![],
        organisation_number: Some("912345678".into()),
        version: 3,
        date: parse_date("2026-11-22").unwrap(),
        prepared_by: "Åse Kárášjohka".into(),
        valid_until: parse_date("2027-11-22"),
        result: "To risikoer er ikke akseptable; tiltakene har ansvarlig og frist.".into(),
        changes: Some("Ny leverandør av timebok.".into()),
        chain: None,
        blocks: vec![
            Block::Heading { level: 2, text: "Bakgrunn".into() },
            Block::Paragraph("Kort tekst.".into()),
        ],
        data: r#"{"æ":"<&>","n":1}"#.into(),
        signatures: vec![signature("Kari Nordmann")],
    }
}

pub(crate) fn signature(name: &str) -> Signature {
    Signature {
        role: "Daglig leder".into(),
        name: name.into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        statement: "Jeg har lest rapporten og godkjenner tiltakene.".into(),
        drawing: Some(Drawing {
            strokes: vec![vec![(10, 200), (300, 40), (500, 260)], vec![(600, 100)], vec![]],
        }),
        key: None,
        reason: None,
    }
}

/// A table of this many rows, with a risk level in the last column.
pub(crate) fn table(rows: usize) -> Block {
    let columns = [("Nr.", 1), ("Hendelse", 4), ("Tiltak", 5), ("Nivå", 3)];
    let row = |number: usize| -> Vec<Cell> {
        let level = Level::ALL[number % 4];
        let words = "Ansatt sender epikrise til feil mottaker fordi adresseboken foreslår navnet. "
            .repeat(number % 3 + 1);
        vec![
            format!("R{number}").into(),
            words.as_str().into(),
            format!("Tiltak {number} med frist og ansvarlig.").into(),
            Cell { text: format!("{} nivå", level.symbol()), level: Some(level) },
        ]
    };
    Block::Table(Table {
        caption: "Risikoregister".into(),
        columns: columns.map(|(title, weight)| Column { title: title.into(), weight }).to_vec(),
        row_headers: true,
        rows: (1..=rows).map(row).collect(),
    })
}
