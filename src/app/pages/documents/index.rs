//! The folder for an inspection: which documents it holds, which it lacks, and the page that tells so.

use super::shelf::{name, shelf, signer_line, Kind, Signed, State};
use super::t;
use crate::binder::{Binder, SignedFile};
use crate::content::{Lang, Localized};
use crate::documents::{grouped, Block, Cell, Column, Document, Format, Purpose, Table};
use crate::domain::{check_organisation_number, long_date, Date};
use serde_json::json;

/// Names of what lies in the folder beside the documents. Whoever finds the file in a list of downloads learns nothing
/// of the clinic.
pub const INDEX: &str = "00-innholdsfortegnelse.pdf";
pub const CERTIFICATE: &str = "klinikkens-sertifikat";

/// What a person types to see the fingerprint of the key in the certificate. The same in every language.
const KEY: &str = "openssl x509 -in klinikkens-sertifikat.cer -inform der -noout -pubkey | openssl pkey -pubin -outform der | openssl sha256";

/// What goes into the folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// The documents, in the order of the menu.
    pub files: Vec<Enclosed>,
    /// What can't go in, or does not fit any more, one line each.
    pub gaps: Vec<String>,
}

/// A signed document in the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Enclosed {
    /// Its file's name there.
    pub name: String,
    /// The document.
    pub signed: Signed,
    /// Its PDF.
    pub file: SignedFile,
    /// The number of its first sign-off in the chain.
    pub number: Option<u32>,
}

impl Folder {
    /// The newest signed PDF of each kind.
    pub fn of(binder: &Binder, lang: Lang, today: Date) -> Folder {
        let shelf = shelf(binder, lang, today);
        let mut folder =
            Folder { gaps: shelf.iter().flat_map(|kind| gaps(kind, binder, lang)).collect(), files: vec![] };
        for signed in shelf.iter().flat_map(Kind::newest) {
            let Some(file) = binder.file(&signed.address).cloned() else { continue };
            let name = format!("{:02}-{}", folder.files.len() + 1, signed.document.file_name());
            let number = first_number(binder, signed);
            folder.files.push(Enclosed { name, signed: signed.clone(), file, number });
        }
        folder
    }
}

/// The number of the sign-off with which a document came into the archive.
fn first_number(binder: &Binder, signed: &Signed) -> Option<u32> {
    binder.by_code(&signed.document.content_hash()).map(|place| place.number)
}

fn gaps(kind: &Kind, binder: &Binder, lang: Lang) -> Vec<String> {
    let tell = |words: &Localized, document: &Document| words.fill(lang, &[("title", &name(document, lang))]);
    let unsigned = kind.draft.iter().filter(|_| kind.signed.is_empty());
    let mut gaps: Vec<String> = unsigned.map(|draft| tell(&t::GAP_UNSIGNED, draft)).collect();
    for signed in kind.newest() {
        if signed.state == State::Misfit {
            gaps.push(tell(&t::GAP_MISFIT, &signed.document));
        }
        if binder.file(&signed.address).is_none() {
            gaps.push(tell(&t::GAP_NO_FILE, &signed.document));
        }
    }
    gaps
}

/// The list of contents that lies in the folder for an inspection, as a page to print. For samples and tests; in the app
/// it is made when somebody asks for the folder.
pub fn inspection_index(binder: &Binder, lang: Lang, today: Date) -> Document {
    index(binder, &Folder::of(binder, lang, today), true, lang, today)
}

/// The folder's first page. What is missing is told only where the clinic wants it.
pub fn index(binder: &Binder, folder: &Folder, tells_gaps: bool, lang: Lang, today: Date) -> Document {
    let clinic = &binder.sections.clinic;
    let keys = keys(binder);
    let gaps: &[String] = if tells_gaps { &folder.gaps } else { &[] };
    let mut blocks = documents(folder, lang);
    blocks.extend(key(&keys, lang));
    blocks.extend(directions(folder, lang));
    if !gaps.is_empty() {
        blocks.push(heading(&t::INDEX_GAPS, lang));
        blocks.push(Block::List { ordered: false, items: gaps.to_vec() });
    }
    let result = if folder.files.len() == 1 { &t::INDEX_RESULT_ONE } else { &t::INDEX_RESULT };
    let (count, day) = (folder.files.len(), long_date(today, lang));
    let files: Vec<_> =
        folder.files.iter().map(|own| json!({ "name": own.name, "sha256": own.file.sha256 })).collect();
    Document {
        id: format!("TM-{}-{today}", binder.series()),
        kind: "inspection-folder".into(),
        lang,
        purpose: Purpose::Sheet,
        format: Format::Report,
        title: t::INDEX_TITLE.string(lang),
        clinic: clinic.name.clone(),
        organisation_number: check_organisation_number(&clinic.organisation_number).ok().flatten(),
        contact: vec![],
        version: 1,
        date: today,
        prepared_by: clinic.name.clone(),
        valid_until: None,
        result: result.fill(lang, &[("n", &count), ("clinic", &clinic.name), ("date", &day)]),
        changes: None,
        chain: None,
        blocks,
        data: json!({ "kind": "inspection-folder", "files": files, "keys": keys }).to_string(),
        signatures: vec![],
    }
}

fn heading(words: &Localized, lang: Lang) -> Block {
    Block::Heading { level: 2, text: words.string(lang) }
}

fn table(caption: &Localized, columns: &[(&Localized, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let column = |(title, weight): &(&Localized, u16)| Column { title: title.string(lang), weight: *weight };
    let columns = columns.iter().map(column).collect();
    Block::Table(Table { caption: caption.string(lang), columns, row_headers: true, rows })
}

/// Which file holds what, who signed it, and the checksum of each.
fn documents(folder: &Folder, lang: Lang) -> Vec<Block> {
    let rows = folder.files.iter().map(|own| {
        let signers: Vec<String> =
            own.signed.signers.iter().map(|signer| signer_line(signer, lang)).collect();
        let document = &own.signed.document;
        let what = format!("{} ({}, {})", name(document, lang), document.id, long_date(document.date, lang));
        let number = own.number.map(|number| number.to_string()).unwrap_or_default();
        vec![own.name.clone().into(), what.into(), signers.join("; ").into(), number.into()]
    });
    let digests =
        folder.files.iter().map(|own| vec![own.name.clone().into(), grouped(&own.file.sha256, 8).into()]);
    let columns = [(&t::INDEX_FILE, 4), (&t::INDEX_WHAT, 4), (&t::COLUMN_SIGNERS, 4), (&t::INDEX_NUMBER, 2)];
    vec![
        heading(&t::INDEX_DOCUMENTS, lang),
        table(&t::INDEX_FILES, &columns, rows.collect(), lang),
        table(&t::INDEX_DIGESTS, &[(&t::INDEX_FILE, 1), (&t::INDEX_DIGEST, 2)], digests.collect(), lang),
    ]
}

/// Fingerprints of the keys that the binder's sign-offs name, the newest first.
pub fn keys(binder: &Binder) -> Vec<String> {
    let mut keys: Vec<String> = vec![];
    for key in binder.chain().entries().iter().rev().filter_map(|entry| entry.key.as_ref()) {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}

fn key(keys: &[String], lang: Lang) -> Vec<Block> {
    let rows = keys.iter().map(|key| (t::INDEX_FINGERPRINT.string(lang), grouped(key, 4)));
    vec![
        heading(&t::INDEX_KEY, lang),
        Block::Paragraph(t::INDEX_KEY_HELP.string(lang)),
        Block::Fields(rows.collect()),
    ]
}

/// How to check a file, with us and without.
fn directions(folder: &Folder, lang: Lang) -> Vec<Block> {
    let file = folder.files.first().map_or(INDEX, |own| own.name.as_str());
    let ways = [
        (&t::INDEX_CHECK_HERE, t::INDEX_CHECK_HERE_HELP.string(lang)),
        (&t::INDEX_CHECK_READER, t::INDEX_CHECK_READER_HELP.string(lang)),
        (&t::INDEX_CHECK_COMMAND, format!("pdfsig {file}")),
        (&t::INDEX_CHECK_SUM, format!("certutil -hashfile {file} SHA256")),
        (&t::INDEX_CHECK_SUM_OTHER, format!("shasum -a 256 {file}")),
        (&t::INDEX_CHECK_KEY, KEY.to_owned()),
    ];
    let ways = ways.into_iter().map(|(way, words)| (way.string(lang), words)).collect();
    vec![heading(&t::INDEX_CHECK, lang), Block::Fields(ways), Block::Notice(t::INDEX_PROVES.string(lang))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binder::drafts;

    fn day() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    /// The example with one document signed in the PDF as well.
    fn binder(lang: Lang) -> Binder {
        let mut binder = Binder::example(lang, day());
        let mut signature = binder.archive()[0].signatures[0].clone();
        signature.key = Some("ab".repeat(32));
        let draft = drafts(&binder, lang, day()).remove(0).document;
        let file = SignedFile { sha256: "cd".repeat(32), length: 9, packed: vec![1, 2, 3].into() };
        binder.archive_signed(
            Document { signatures: vec![signature], ..draft },
            Some(file),
            Some(vec![0x30]),
        );
        binder
    }

    #[test]
    fn the_newest_signed_pdf_of_each_kind_goes_in_and_no_name_tells_whose_it_is() {
        let binder = binder(Lang::Nb);
        let folder = Folder::of(&binder, Lang::Nb, day());
        assert_eq!(folder.files.len(), 1);
        let own = &folder.files[0];
        assert_eq!(own.signed.document.version, 2);
        assert_eq!(own.name, format!("01-{}", own.signed.document.file_name()));
        assert!(!own.name.to_lowercase().contains("normland"), "{}", own.name);
        assert_eq!(own.number, Some(binder.chain().len() as u32));
    }

    #[test]
    fn the_index_names_each_file_with_its_checksum_and_the_key() {
        for lang in Lang::ALL {
            let binder = binder(lang);
            let folder = Folder::of(&binder, lang, day());
            let index = index(&binder, &folder, false, lang, day());
            let text = serde_json::to_string(&index.blocks).unwrap();
            for part in [&folder.files[0].name, "cdcdcdcd cdcdcdcd", "abab abab", "pdfsig", "openssl"] {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!index.is_draft());
        }
    }

    #[test]
    fn what_is_missing_is_told_only_when_asked_for() {
        let binder = Binder::example(Lang::Nb, day());
        let folder = Folder::of(&binder, Lang::Nb, day());
        assert!(folder.files.is_empty(), "the example's documents have no signed PDF");
        assert!(folder.gaps.iter().any(|gap| gap.contains("før signaturen")), "{:?}", folder.gaps);
        let holds = |tells| {
            let index = index(&binder, &folder, tells, Lang::Nb, day());
            serde_json::to_string(&index.blocks).unwrap().contains(&folder.gaps[0])
        };
        assert!(holds(true) && !holds(false));
    }
}
