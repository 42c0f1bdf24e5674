//! A document's texts one by one, with the heading each stands under; and the search for identity numbers in them.

use super::{t, Block, Document, Table};
use crate::domain::{
    contains_national_identity_number, mask_national_identity_numbers, national_identity_numbers,
};

/// Characters that are shown on each side of a number.
const AROUND: usize = 40;

/// A text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The nearest heading before it; the title where there is none.
    pub under: String,
    /// The text; a row of a table is one text.
    pub text: String,
}

impl Document {
    /// Everything that the PDF says, in reading order, and last the attached data.
    pub fn texts(&self) -> Vec<Passage> {
        let mut texts = self.read_texts();
        texts.push(self.attached());
        texts
    }

    /// Where the document holds national identity numbers: each place with a short, masked piece of its text.
    ///
    /// The attached data repeats the document, so it is named only for numbers that stand nowhere else.
    pub fn identity_numbers(&self) -> Vec<Passage> {
        let mut read = self.read_texts();
        read.retain(|passage| contains_national_identity_number(&passage.text));
        let seen: Vec<String> =
            read.iter().flat_map(|passage| national_identity_numbers(&passage.text)).collect();
        let attached = self.attached();
        if national_identity_numbers(&attached.text).iter().any(|number| !seen.contains(number)) {
            read.push(Passage { text: t::ATTACHMENT_ONLY.string(self.lang), ..attached });
        }
        read.into_iter().map(|passage| Passage { text: excerpt(&passage.text), ..passage }).collect()
    }

    fn read_texts(&self) -> Vec<Passage> {
        let mut under = self.title.clone();
        let mut texts = vec![];
        let mut add = |under: &str, text: &str| {
            texts.push(Passage { under: under.to_owned(), text: text.to_owned() });
        };
        for text in [&self.title, &self.clinic, &self.prepared_by, &self.result] {
            add(&under, text);
        }
        for text in self.organisation_number.iter().chain(&self.contact).chain(&self.changes) {
            add(&under, text);
        }
        for block in &self.blocks {
            match block {
                Block::Heading { text, .. } => {
                    under.clone_from(text);
                    add(&under, text);
                }
                Block::Paragraph(text) | Block::Notice(text) => add(&under, text),
                Block::List { items, .. } => items.iter().for_each(|item| add(&under, item)),
                Block::Fields(rows) => {
                    rows.iter().for_each(|(label, value)| add(&under, &format!("{label}: {value}")));
                }
                Block::Table(table) => rows(table).iter().for_each(|row| add(&under, row)),
                Block::QrCode { content, caption } => {
                    add(&under, content);
                    add(&under, caption);
                }
                Block::PageBreak => {}
            }
        }
        let signatures = t::SIGNATURES.get(self.lang);
        for signature in &self.signatures {
            add(signatures, &format!("{}: {}", signature.role, signature.name));
            add(signatures, &signature.statement);
            signature.reason.iter().for_each(|reason| add(signatures, reason));
        }
        texts
    }

    fn attached(&self) -> Passage {
        Passage { under: t::ATTACHMENT.string(self.lang), text: self.data.clone() }
    }
}

/// Caption, header row and rows; a bar between the cells, so that no number grows out of two of them.
fn rows(table: &Table) -> Vec<String> {
    let bar = " | ";
    let header: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let rows =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(bar));
    [table.caption.clone(), header.join(bar)].into_iter().chain(rows).collect()
}

/// The text around its first number, masked, on one line.
fn excerpt(text: &str) -> String {
    let masked: Vec<char> =
        mask_national_identity_numbers(text).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let first = masked.iter().position(|c| *c == '•').unwrap_or_default();
    let (from, to) = (first.saturating_sub(AROUND), (first + 11 + AROUND).min(masked.len()));
    let piece: String = masked[from..to].iter().collect();
    // A cut goes between two words where there are two.
    let piece = if from > 0 { piece.split_once(' ').map_or(&*piece, |(_, rest)| rest) } else { &*piece };
    let piece =
        if to < masked.len() { piece.rsplit_once(' ').map_or(piece, |(rest, _)| rest) } else { piece };
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < masked.len() { " …" } else { "" });
    format!("{before}{}{after}", piece.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use crate::documents::{Cell, Column, Signature};

    /// Made up; its check digits fit.
    const NUMBER: &str = "01019000164";

    fn signature() -> Signature {
        Signature {
            role: "Daglig leder".into(),
            name: "Lena".into(),
            signed_at: String::new(),
            statement: String::new(),
            drawing: None,
            key: None,
            reason: None,
        }
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            purpose: crate::documents::Purpose::Record,
            format: crate::documents::Format::Report,
            id: "DOK-7F3A-21".into(),
            kind: "risk-report".into(),
            lang: Lang::Nb,
            title: "Risikorapport".into(),
            clinic: "Normland Helsesenter".into(),
            contact: vec![],
            organisation_number: Some("974760673".into()),
            version: 1,
            date: jiff::civil::date(2026, 11, 22),
            prepared_by: "Lena".into(),
            valid_until: None,
            result: "To scenarioer er vurdert.".into(),
            changes: None,
            chain: None,
            blocks,
            data: "{}".into(),
            signatures: vec![],
        }
    }

    fn heading(text: &str) -> Block {
        Block::Heading { level: 2, text: text.into() }
    }

    #[test]
    fn a_number_is_named_with_its_heading_and_without_its_digits() {
        let table = Table {
            caption: "Hendelser".into(),
            columns: vec![
                Column { title: "Hva".into(), weight: 1 },
                Column { title: "Når".into(), weight: 1 },
            ],
            row_headers: true,
            rows: vec![vec![Cell::from(format!("Lapp med {NUMBER}")), Cell::from("Mai")]],
        };
        let found = document(vec![
            heading("Metode"),
            Block::Paragraph("Ring 22 22 22 22.".into()),
            heading("Hendelser"),
            Block::Table(table),
            Block::Fields(vec![("Merknad".into(), NUMBER.into())]),
        ])
        .identity_numbers();
        let places: Vec<(&str, &str)> =
            found.iter().map(|passage| (passage.under.as_str(), passage.text.as_str())).collect();
        assert_eq!(
            places,
            [("Hendelser", "Lapp med ••••••••••• | Mai"), ("Hendelser", "Merknad: •••••••••••")]
        );
    }

    #[test]
    fn every_part_of_a_document_is_searched() {
        let parts: [fn(&mut Document); 9] = [
            |document| document.title = NUMBER.into(),
            |document| document.clinic = NUMBER.into(),
            |document| document.prepared_by = NUMBER.into(),
            |document| document.result = NUMBER.into(),
            |document| document.changes = Some(NUMBER.into()),
            |document| document.blocks = vec![Block::List { ordered: false, items: vec![NUMBER.into()] }],
            |document| document.blocks = vec![Block::Notice(NUMBER.into())],
            |document| document.signatures = vec![Signature { name: NUMBER.into(), ..signature() }],
            |document| document.signatures = vec![Signature { reason: Some(NUMBER.into()), ..signature() }],
        ];
        for (index, put) in parts.iter().enumerate() {
            let mut document = document(vec![heading("Metode")]);
            assert_eq!(document.identity_numbers(), [], "an ordinary document");
            put(&mut document);
            assert!(document.texts().iter().any(|passage| passage.text.contains(NUMBER)), "part {index}");
            assert_eq!(document.identity_numbers().len(), 1, "part {index}");
        }
    }

    #[test]
    fn the_attached_data_is_named_only_when_the_number_stands_nowhere_else() {
        let mut document = document(vec![Block::Paragraph(format!("Sak {NUMBER}"))]);
        document.data = format!("{{\"note\":\"Sak {NUMBER}\"}}");
        assert_eq!(document.identity_numbers().len(), 1);
        document.blocks.clear();
        assert_eq!(document.identity_numbers()[0].under, t::ATTACHMENT.get(Lang::Nb));
    }

    #[test]
    fn a_long_text_is_cut_around_the_number() {
        let text = format!("{} {NUMBER} {}", "Eple ".repeat(40), "pære ".repeat(40));
        let found = document(vec![Block::Paragraph(text)]).identity_numbers();
        assert!(found[0].text.chars().count() < 110, "{}", found[0].text);
        assert!(
            found[0].text.starts_with("… Eple ") && found[0].text.ends_with(" pære …"),
            "{}",
            found[0].text
        );
        assert!(found[0].text.contains(" ••••••••••• ") && !found[0].text.contains(NUMBER));
    }
}
