//! The recovery sheet: one page of paper with the key that opens the clinic's files when nobody remembers the passphrase.

use super::t;
use crate::content::{Lang, Localized};
use crate::documents::{grouped, Block, Document, Format, Purpose};
use crate::domain::Date;

/// Every key begins with this, so it has a line of its own that needs no care in typing.
const BEGINNING: &str = "AGE-SECRET-KEY-1";
/// Characters of a printed line, in groups of [`GROUP`]: the eye finds its place again.
const LINE: usize = 20;
const GROUP: usize = 4;

/// What stands on a clinic's sheet. It holds a secret, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct RecoverySheet {
    /// The clinic's name.
    pub clinic: String,
    /// The day on which the key was made.
    pub date: Date,
    /// `AGE-SECRET-KEY-1` and 58 characters.
    pub key: String,
    /// The first eight characters of the public key after `age1`; they tell which sheet belongs to which file.
    pub check: String,
}

impl RecoverySheet {
    /// A sheet whose key is the alphabet of such keys and opens nothing: for samples and tests.
    pub fn example(date: Date) -> RecoverySheet {
        let alphabet = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
        RecoverySheet {
            clinic: "Normland Helsesenter".into(),
            date,
            key: format!("{BEGINNING}{alphabet}{}", &alphabet[..26]),
            check: "qpzry9x8".into(),
        }
    }
}

/// The sheet as a page to print.
pub fn recovery_sheet(facts: &RecoverySheet, lang: Lang) -> Document {
    Document {
        id: format!("ARK-{}", facts.check),
        kind: "recovery-sheet".into(),
        lang,
        purpose: Purpose::Sheet,
        format: Format::Report,
        title: t::SHEET_TITLE.string(lang),
        clinic: facts.clinic.clone(),
        organisation_number: None,
        contact: vec![],
        version: 1,
        date: facts.date,
        prepared_by: facts.clinic.clone(),
        valid_until: None,
        result: t::SHEET_WHAT.string(lang),
        changes: None,
        chain: None,
        blocks: [key(facts, lang), directions(lang)].concat(),
        // The key stands on the paper, and nowhere else.
        data: serde_json::json!({ "check": facts.check, "date": facts.date }).to_string(),
        signatures: vec![],
    }
}

fn key(facts: &RecoverySheet, lang: Lang) -> Vec<Block> {
    let mut fields: Vec<(String, String)> = lines(&facts.key)
        .into_iter()
        .enumerate()
        .map(|(index, line)| (t::SHEET_LINE.fill(lang, &[("n", &(index + 1))]), line))
        .collect();
    fields.push((t::SHEET_CHECK.string(lang), t::SHEET_CHECK_HELP.fill(lang, &[("check", &facts.check)])));
    vec![
        Block::Heading { level: 2, text: t::SHEET_KEY.string(lang) },
        Block::Fields(fields),
        Block::Paragraph(t::SHEET_LETTERS.string(lang)),
        Block::QrCode { content: facts.key.clone(), caption: t::SHEET_QR.string(lang) },
    ]
}

/// The key's lines, to be typed one after the other. Without their spaces they are the key.
fn lines(key: &str) -> Vec<String> {
    let (beginning, rest) = match key.strip_prefix(BEGINNING) {
        Some(rest) => (Some(BEGINNING.to_owned()), rest),
        None => (None, key),
    };
    let letters: Vec<char> = rest.chars().collect();
    let lines = letters.chunks(LINE).map(|line| grouped(&line.iter().collect::<String>(), GROUP));
    beginning.into_iter().chain(lines).collect()
}

fn directions(lang: Lang) -> Vec<Block> {
    let heading = |words: &Localized| Block::Heading { level: 2, text: words.string(lang) };
    let keep = [
        &t::SHEET_KEEP_LOCKED,
        &t::SHEET_KEEP_PAPER,
        &t::SHEET_KEEP_OLDER,
        &t::SHEET_KEEP_SEEN,
        &t::SHEET_KEEP_LOST,
    ];
    vec![
        heading(&t::SHEET_USE),
        Block::Fields(vec![
            (t::SHEET_WITH.string(lang), t::SHEET_WITH_HELP.string(lang)),
            (t::SHEET_WITHOUT.string(lang), t::SHEET_WITHOUT_HELP.string(lang)),
        ]),
        heading(&t::SHEET_KEEP),
        Block::List { ordered: false, items: keep.map(|item| item.string(lang)).to_vec() },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> RecoverySheet {
        RecoverySheet::example(crate::domain::parse_date("2026-11-22").unwrap())
    }

    #[test]
    fn the_lines_are_the_key_in_groups_of_four() {
        let key = facts().key;
        assert_eq!(key.len(), 74);
        let lines = lines(&key);
        assert_eq!(lines.len(), 4);
        assert_eq!(lines.concat().replace(' ', ""), key);
        assert!(lines[1..].iter().flat_map(|line| line.split(' ')).all(|group| group.len() <= GROUP));
    }

    #[test]
    fn a_key_of_another_form_is_printed_whole() {
        assert_eq!(lines("AGE-PLUGIN-1ÆØÅ"), ["AGE- PLUG IN-1 ÆØÅ"]);
        assert!(lines("").is_empty());
    }

    #[test]
    fn the_sheet_is_never_signed_and_its_file_name_tells_nothing_of_the_clinic() {
        for (lang, name) in [
            (Lang::Nb, "klinikkvern-gjenopprettingsark-2026-11-22.pdf"),
            (Lang::En, "klinikkvern-recovery-sheet-2026-11-22.pdf"),
        ] {
            let sheet = recovery_sheet(&facts(), lang);
            assert!(!sheet.is_draft());
            assert_eq!(sheet.file_name(), name);
        }
    }

    #[test]
    fn the_key_is_not_in_the_attached_data() {
        let sheet = recovery_sheet(&facts(), Lang::Nb);
        assert!(!sheet.data.contains(BEGINNING) && sheet.data.contains("qpzry9x8"));
    }
}
