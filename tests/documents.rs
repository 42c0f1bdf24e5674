//! Every document of the worked example: its words as text, compared with tests/golden, and its PDF.
//!
//! `KLINIKKVERN_GOLDEN=write cargo test --test documents` writes the goldens anew; read the difference before you commit it.
#![cfg(not(target_arch = "wasm32"))]

use klinikkvern::app::{recovery_sheet, RecoverySheet};
use klinikkvern::binder::{drafts, Binder};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Block, Document, Format, Table};
use klinikkvern::domain::Date;
use klinikkvern::features::Draft;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

/// The day on which the example is looked at.
fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn example(lang: Lang) -> Vec<Draft> {
    drafts(&Binder::example(lang, day()), lang, day())
}

/// The documents that belong to no module and are never signed.
fn sheets(lang: Lang) -> Vec<Document> {
    let recovery = recovery_sheet(&RecoverySheet::example(day()), lang);
    [recovery].into_iter().chain(formats(lang)).collect()
}

/// A poster, a leaflet and a letter, one for each format that no report has.
fn formats(lang: Lang) -> [Document; 3] {
    ["poster", "leaflet", "letter"].map(|name| {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(lang.code());
        let json = std::fs::read(path.join(format!("{name}.json"))).expect("tests/formats");
        serde_json::from_slice(&json).expect("a document as JSON")
    })
}

/// What a supplier of the example keeps of its own answers.
fn copy_of_answers(lang: Lang) -> Document {
    use klinikkvern::features::suppliers::exchange::Answer;
    let binder = Binder::example(lang, day());
    let dossier = binder.sections.suppliers.dossier(&"record-supplier".into());
    let (request, accepted) = (&dossier.requests[0], &dossier.accepted[0]);
    let answer = Answer {
        request: request.id.clone(),
        clinic: binder.sections.clinic.name.clone(),
        questions: request.questions.clone(),
        lang,
        company: accepted.company.clone(),
        organisation_number: "311 002 104".into(),
        name: accepted.name.clone(),
        role: accepted.role.clone(),
        email: "personvern@journal.example".into(),
        answered_on: accepted.answered_on,
        replies: dossier.replies.clone(),
    };
    klinikkvern::features::suppliers::document::answers(&answer, lang, day())
}

/// What somebody of the example gets after the course, and the poster that invites to it.
fn training(lang: Lang) -> [Document; 2] {
    use klinikkvern::domain::Ctx;
    use klinikkvern::features::training::{document, exchange::Invitation, walkthrough::*};
    let binder = Binder::example(lang, day());
    let digest = klinikkvern::binder::gather(&binder, lang, day());
    let ctx = Ctx { clinic: &binder.sections.clinic, digest: &digest, lang, today: day() };
    let log = &binder.sections.training;
    let invitation = Invitation::of(&ctx, log, log.course.length);
    let link = format!("https://klinikkvern.example/{}", invitation.fragment().expect("short enough"));
    let poster = document::poster(&ctx, &invitation, &link);
    let mut walk = Walkthrough::for_person(invitation, "Renate", false);
    while !walk.is_signed() {
        match walk.step() {
            Step::Question(question) => walk.apply(Act::Choose(question.best())),
            Step::Declaration(_) => walk.apply(Act::Agree(true)),
            Step::Sign => walk.apply(Act::Sign(day())),
            _ => {}
        }
        walk.apply(Act::Next);
    }
    [document::certificate(&walk.completion().expect("signed"), lang), poster]
}

/// Every document of the example, the unsigned drafts of the modules first.
fn documents(lang: Lang) -> Vec<Document> {
    let drafts = example(lang).into_iter().map(|draft| draft.document);
    drafts.chain(sheets(lang)).chain([copy_of_answers(lang)]).chain(training(lang)).collect()
}

fn golden_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// A document as text: what it says, in the order of reading, and nothing about how it looks.
fn text(document: &Document, draft: Option<&Draft>) -> String {
    let mut out = format!("# {}\n\n", document.title);
    let mut line = |name: &str, value: &str| writeln!(out, "{name}: {value}").expect("writing to a string");
    line("id", &document.id);
    line("kind", &document.kind);
    line("lang", document.lang.code());
    line("clinic", &document.clinic);
    if !document.contact.is_empty() {
        line("contact", &document.contact.join(" · "));
    }
    if document.page_format() != Format::Report {
        line("format", &format!("{:?}", document.page_format()));
    }
    line("organisation number", document.organisation_number.as_deref().unwrap_or("–"));
    line("version", &document.version.to_string());
    line("date", &document.date.to_string());
    line("prepared by", &document.prepared_by);
    line("valid until", &document.valid_until.map_or_else(|| "–".to_owned(), |date| date.to_string()));
    line("result", &document.result);
    line("changes", document.changes.as_deref().unwrap_or("–"));
    if let Some(draft) = draft {
        line("statement", &draft.statement);
    }
    for blocker in draft.iter().flat_map(|draft| &draft.blockers) {
        line("blocker", &format!("{} → {} ({})", blocker.text, blocker.remedy, blocker.href));
    }
    for block in &document.blocks {
        out.push('\n');
        out.push_str(&block_text(block));
    }
    out
}

fn block_text(block: &Block) -> String {
    let lines: Vec<String> = match block {
        Block::Heading { level, text } => vec![format!("{} {text}", "#".repeat(usize::from(*level)))],
        Block::Paragraph(text) => vec![text.clone()],
        Block::List { ordered: true, items } => {
            items.iter().enumerate().map(|(index, item)| format!("{}. {item}", index + 1)).collect()
        }
        Block::List { ordered: false, items } => items.iter().map(|item| format!("- {item}")).collect(),
        Block::Table(table) => table_lines(table),
        Block::Fields(fields) => fields.iter().map(|(label, value)| format!("{label}: {value}")).collect(),
        Block::Notice(text) => vec![format!("! {text}")],
        Block::QrCode { content, caption } => vec![format!("[QR code of {content}] {caption}")],
        Block::PageBreak => vec!["---- new page ----".into()],
    };
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn table_lines(table: &Table) -> Vec<String> {
    let row = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![
        format!("[{}]", table.caption),
        row(table.columns.iter().map(|column| column.title.as_str()).collect()),
        row(table.columns.iter().map(|_| "---").collect()),
    ];
    lines.extend(table.rows.iter().map(|cells| row(cells.iter().map(|cell| cell.text.as_str()).collect())));
    lines
}

#[test]
fn documents_say_what_the_goldens_say() {
    let writes = std::env::var("KLINIKKVERN_GOLDEN").is_ok_and(|wish| wish == "write");
    let mut wrong = vec![];
    for lang in Lang::ALL {
        let folder = golden_folder().join(lang.code());
        let mut kinds = BTreeSet::new();
        let drafts = example(lang);
        for document in documents(lang) {
            let kind = document.kind.clone();
            assert!(kinds.insert(kind.clone()), "two documents are of the kind {kind}: give each its own");
            let path = folder.join(format!("{kind}.txt"));
            let now = text(&document, drafts.iter().find(|draft| draft.document.kind == kind));
            if writes {
                std::fs::create_dir_all(&folder).expect("tests/golden is writable");
                std::fs::write(&path, &now).expect("tests/golden is writable");
            }
            let golden = std::fs::read_to_string(&path).unwrap_or_default();
            if golden != now {
                wrong.push(format!("{}: {}", path.display(), first_difference(&golden, &now)));
            }
        }
        assert!(!kinds.is_empty(), "the example gives no document in {}", lang.code());
        let kept = std::fs::read_dir(&folder).expect("tests/golden").flatten();
        let names = kept.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let stale = names.filter(|name| !name.strip_suffix(".txt").is_some_and(|kind| kinds.contains(kind)));
        wrong.extend(
            stale.map(|name| format!("{}/{name}: no document is of this kind; delete it", folder.display())),
        );
    }
    assert!(
        wrong.is_empty(),
        "If the new words are right, run `KLINIKKVERN_GOLDEN=write cargo test --test documents` and read `git diff`.\n{}",
        wrong.join("\n")
    );
}

fn first_difference(golden: &str, now: &str) -> String {
    let (mut golden, mut now) = (golden.lines(), now.lines());
    for number in 1.. {
        match (golden.next(), now.next()) {
            (None, None) => break,
            (before, after) if before == after => {}
            (before, after) => {
                return format!(
                    "line {number}\n  golden: {}\n  now:    {}",
                    before.unwrap_or("(ends)"),
                    after.unwrap_or("(ends)")
                );
            }
        }
    }
    "other line ends".into()
}

#[test]
fn every_table_row_has_a_cell_for_each_column() {
    let mut wrong = vec![];
    for lang in Lang::ALL {
        for document in documents(lang) {
            for block in &document.blocks {
                let Block::Table(table) = block else { continue };
                let odd = table.rows.iter().filter(|row| row.len() != table.columns.len()).count();
                if odd > 0 || table.columns.is_empty() || table.caption.trim().is_empty() {
                    wrong.push(format!(
                        "{} ({}): «{}»: {odd} odd rows",
                        document.kind,
                        lang.code(),
                        table.caption
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "A table has a caption, columns, and as many cells in a row:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    let mut wrong = vec![];
    for lang in Lang::ALL {
        for document in documents(lang) {
            let mut above = 1;
            for block in &document.blocks {
                let Block::Heading { level, text } = block else { continue };
                if !(2..=4).contains(level) || *level > above + 1 || text.trim().is_empty() {
                    wrong.push(format!(
                        "{} ({}): level {level} after {above}: «{text}»",
                        document.kind,
                        lang.code()
                    ));
                }
                above = *level;
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Screen readers go by headings: 2 below the title, then 3, then 4.\n{}",
        wrong.join("\n")
    );
}

#[cfg(feature = "export")]
mod pdf {
    use super::*;
    use klinikkvern::documents::{pdf, ChainHead, Signature};
    use klinikkvern::features::Sections;
    use serde_json::Value;
    use std::process::Command;

    /// The letters of Norwegian and Northern Sámi, in words and alone.
    const LETTERS: &str =
        "Kárášjohka Čáhcesuolu Ŋuorus Ŧáhppá Đuođđar Ŋárga áčđŋšŧž ÁČĐŊŠŦŽ æøå ÆØÅ éèêóòôüäö";

    /// Fields of the register that no report shows, by the end or the start of their path, with the reason.
    const NOT_SHOWN: &[(Where, &str)] = &[
        (Where::Name("id"), "identity within the binder"),
        (Where::Name("owner"), "key of a person; the name is shown"),
        (Where::Name("by"), "key of a person; the name is shown"),
        (Where::Name("participants"), "keys of persons; the names are shown"),
        (Where::Name("existing"), "keys of measures of the catalogue; their words are shown"),
        (Where::Name("scenario"), "key of a scenario; its title is shown"),
        (Where::Name("considered"), "keys of incidents; they are shown in a list of their own"),
        (Where::Below("draft_own"), "still being written; not yet in the register"),
        (Where::Below("draft_incident"), "still being written; not yet in the register"),
        (Where::Below("bases"), "a copy of the clinic's facts that only tells when to look again"),
    ];

    /// Answers that a scenario was struck with; the report says why it does not apply, and no more.
    const STRUCK_SHOWS: &str = "struck_reason";

    enum Where {
        /// The last name of the path.
        Name(&'static str),
        /// The first name of the path.
        Below(&'static str),
    }

    fn bytes(document: &Document) -> Vec<u8> {
        pdf::write(document, &mut |_| ()).unwrap_or_else(|error| panic!("{}: {error:?}", document.kind))
    }

    fn signed(draft: &Draft) -> Document {
        let signature = Signature {
            role: "Daglig leder".into(),
            name: "Lena Kárášjohka".into(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            statement: draft.statement.clone(),
            drawing: None,
            key: None,
            reason: None,
        };
        Document { signatures: vec![signature], ..draft.document.clone() }
    }

    /// The words of a PDF in the order of the pages, as another program reads them; any white space is one space.
    fn read(name: &str, pdf: &[u8]) -> String {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&path, pdf).expect("the folder for temporary files is writable");
        let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-").output();
        let output = output.unwrap_or_else(|error| {
            panic!("pdftotext does not start ({error}): `cargo xtask test` installs it; by hand: apt-get install poppler-utils")
        });
        assert!(output.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        for lang in Lang::ALL {
            let signed = example(lang).iter().map(signed).collect();
            for document in [documents(lang), signed].concat() {
                assert!(
                    bytes(&document) == bytes(&document),
                    "{} ({}): look for a clock, chance or a HashMap in documents/",
                    document.kind,
                    lang.code()
                );
            }
        }
    }

    /// More pages, versions and signatures than a clinic has in ten years.
    #[test]
    fn the_longest_footer_fits_on_its_line() {
        for lang in Lang::ALL {
            let draft = &example(lang)[0];
            let hash = "d0b8a6e4c2f09788".repeat(4);
            let chain = Some(ChainHead { number: 8888, hash });
            let document = Document { id: "DOK-D0B8-888".into(), version: 88, chain, ..signed(draft) };
            let said = read(&format!("footer-{}", lang.code()), &bytes(&document));
            let word = if lang == Lang::Nb { "kjede" } else { "chain" };
            let tail = format!("{} · {word} 8888 · d0b8 a6e4 c2f0 9788", document.short_code());
            assert!(said.contains(&tail), "{}: the footer is cut before «{tail}»", lang.code());
        }
    }

    #[test]
    fn the_data_comes_back_byte_for_byte() {
        for lang in Lang::ALL {
            for document in documents(lang) {
                let file = lopdf::Document::load_mem(&bytes(&document)).expect("a readable PDF");
                let is_attachment = |stream: &&lopdf::Stream| {
                    stream
                        .dict
                        .get(b"Type")
                        .and_then(lopdf::Object::as_name)
                        .is_ok_and(|kind| kind == b"EmbeddedFile")
                };
                let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
                let attached: Vec<_> = streams.filter(is_attachment).collect();
                assert_eq!(attached.len(), 1, "{}: one attachment, {}", document.kind, pdf::ATTACHMENT_NAME);
                let content =
                    attached[0].decompressed_content().unwrap_or_else(|_| attached[0].content.clone());
                assert!(
                    content == document.data.as_bytes(),
                    "{}: the attachment is not `Document::data`",
                    document.kind
                );
                serde_json::from_slice::<Value>(&content).expect("`Document::data` is JSON");
            }
        }
    }

    #[test]
    fn every_letter_of_a_field_comes_back() {
        for lang in Lang::ALL {
            // A sheet is never signed; its letters are those of a record.
            for draft in example(lang).iter().filter(|draft| draft.document.purpose.is_record()) {
                let mut document = signed(draft);
                document.blocks.insert(0, Block::Fields(vec![("Navn".into(), LETTERS.into())]));
                let said = read(&format!("letters-{}-{}", lang.code(), document.kind), &bytes(&document));
                assert!(
                    said.contains(LETTERS),
                    "{} ({}): a letter is lost; look at the ToUnicode table in documents/pdf/fonts.rs",
                    document.kind,
                    lang.code()
                );
                // A sheet is printed and never signed.
                let named = said.contains("Lena Kárášjohka") || !document.purpose.is_record();
                assert!(named, "{}: the signer's name is lost", document.kind);
            }
        }
    }

    /// Left, lower, right and upper edge of each rectangle in a page's figures.
    fn tiles(pdf: &[u8]) -> Vec<[f32; 4]> {
        let file = lopdf::Document::load_mem(pdf).expect("a readable PDF");
        let pages = file.get_pages();
        let content = file.get_and_decode_page_content(pages[&1]).expect("content");
        let mut inside = false;
        let mut tiles: Vec<[f32; 4]> = vec![];
        for operation in content.operations {
            let number = |at: usize| operation.operands[at].as_float().expect("a number");
            match operation.operator.as_str() {
                "BDC" => inside = operation.operands[0].as_name().is_ok_and(|name| name == b"Figure"),
                "EMC" => inside = false,
                "m" if inside => tiles.push([number(0), number(1), number(0), number(1)]),
                "l" if inside => {
                    let [left, lower, right, upper] =
                        tiles.last_mut().expect("a line goes on from somewhere");
                    (*left, *right) = (left.min(number(0)), right.max(number(0)));
                    (*lower, *upper) = (lower.min(number(1)), upper.max(number(1)));
                }
                _ => {}
            }
        }
        tiles
    }

    /// What a camera reads off rectangles on white paper.
    fn photographed(tiles: &[[f32; 4]]) -> String {
        let (scale, margin) = (3.0, 12.0);
        let edge = |side: usize, pick: fn(f32, f32) -> f32| {
            tiles.iter().map(|tile| tile[side]).reduce(pick).expect("a code in the page")
        };
        let (left, lower) = (edge(0, f32::min), edge(1, f32::min));
        let pixels = |length: f32| ((length + 2.0 * margin) * scale) as usize;
        let dark = |column: usize, row: usize| {
            let x = left - margin + (column as f32 + 0.5) / scale;
            let y = lower - margin + (row as f32 + 0.5) / scale;
            tiles.iter().any(|[left, lower, right, upper]| {
                (*left..*right).contains(&x) && (*lower..*upper).contains(&y)
            })
        };
        let (width, height) = (pixels(edge(2, f32::max) - left), pixels(edge(3, f32::max) - lower));
        // PDF counts upwards, pictures downwards.
        let shade = |x, y: usize| if dark(x, height - 1 - y) { 0 } else { 255 };
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
        let codes = picture.detect_grids();
        codes.first().expect("a code that a camera finds").decode().expect("a code that a camera reads").1
    }

    #[test]
    fn the_code_on_the_recovery_sheet_is_the_key() {
        let facts = RecoverySheet::example(day());
        for lang in Lang::ALL {
            assert_eq!(photographed(&tiles(&bytes(&recovery_sheet(&facts, lang)))), facts.key);
        }
    }

    #[test]
    fn the_recovery_sheet_is_one_page_with_the_key_in_lines_that_never_break() {
        let name = "Lillevik og omegn fysioterapi, legekontor og psykologfellesskap for barn og unge AS";
        let facts = RecoverySheet { clinic: name.into(), ..RecoverySheet::example(day()) };
        for lang in Lang::ALL {
            let pdf = bytes(&recovery_sheet(&facts, lang));
            let pages = lopdf::Document::load_mem(&pdf).expect("a readable PDF").get_pages().len();
            assert_eq!(pages, 1, "shorten the sheet's words ({})", lang.code());
            let said = read(&format!("sheet-{}", lang.code()), &pdf);
            for line in [
                "AGE-SECRET-KEY-1",
                "QPZR Y9X8 GF2T VDW0 S3JN",
                "54KH CE6M UA7L QPZR Y9X8",
                "GF2T VDW0 S3JN 54KH CE",
            ] {
                assert!(said.contains(line), "{line} is not on one line ({})", lang.code());
            }
        }
    }

    /// The places of all strings.
    fn strings(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(_) => found.push(path.to_owned()),
            Value::Object(map) => {
                map.iter().for_each(|(name, value)| strings(&format!("{path}/{name}"), value, found))
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, value)| strings(&format!("{path}/{index}"), value, found));
            }
            _ => {}
        }
    }

    fn is_shown(sections: &Value, path: &str) -> bool {
        let name = path.rsplit('/').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
        let first = path.split('/').find(|part| !part.is_empty() && *part != "risk").unwrap_or_default();
        let scenario = path.split('/').take(4).collect::<Vec<_>>().join("/");
        let is_struck = sections.pointer(&scenario).is_some_and(|assessment| assessment["applies"] == false);
        let is_hidden = NOT_SHOWN.iter().any(|(place, _)| match place {
            Where::Name(own) => name == *own,
            Where::Below(own) => first == *own,
        });
        !is_hidden && (!is_struck || name == STRUCK_SHOWS)
    }

    /// The sections with one string replaced, where they still can be read: dates and choices cannot.
    fn with_mark(sections: &Value, path: &str, mark: &str) -> Option<Value> {
        let mut marked = sections.clone();
        *marked.pointer_mut(path)? = Value::from(mark);
        let read: Sections = serde_json::from_value(marked).ok()?;
        let kept = serde_json::to_value(read).ok()?;
        (kept.pointer(path)?.as_str()? == mark).then_some(kept)
    }

    #[test]
    fn whatever_is_written_in_the_register_is_in_the_report() {
        for lang in Lang::ALL {
            let example = Binder::example(lang, day());
            let mut sections = serde_json::to_value(&example.sections).expect("JSON");
            let mut paths = vec![];
            strings("/risk", &sections["risk"], &mut paths);
            let mut marks = vec![];
            for path in paths.into_iter() {
                if !is_shown(&sections, &path) {
                    continue;
                }
                let mark = format!("merke{:04}", marks.len());
                if let Some(marked) = with_mark(&sections, &path, &mark) {
                    sections = marked;
                    marks.push((mark, path));
                }
            }
            assert!(
                marks.len() > 30,
                "only {} fields were marked; has the form of the register changed?",
                marks.len()
            );
            let sections = serde_json::from_value(sections).expect("it was read before");
            let mut binder = example;
            binder.sections = sections;
            let drafts = drafts(&binder, lang, day());
            let report =
                drafts.iter().find(|draft| draft.document.kind == "risk-report").expect("a risk report");
            let said = read(&format!("marks-{}", lang.code()), &bytes(&report.document));
            let lost: Vec<&str> = marks
                .iter()
                .filter(|(mark, _)| !said.contains(mark))
                .map(|(_, path)| path.as_str())
                .collect();
            assert!(
                lost.is_empty(),
                "The report ({}) leaves these out: show them, or add them to NOT_SHOWN with the reason.\n{}",
                lang.code(),
                lost.join("\n")
            );
        }
    }
}
