//! Answer files as somebody might send them who means harm, or whose disk is failing: a supplier's answer is taken apart,
//! put together wrongly and filled with what deceives the eye. Nothing falls over, and nothing is kept before it is accepted.
#![cfg(not(target_arch = "wasm32"))]

use klinikkvern::binder::{gather, Binder};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Block, Document};
use klinikkvern::domain::{Clinic, Ctx, Date, Id};
use klinikkvern::features::suppliers::content::QuestionSet;
use klinikkvern::features::suppliers::document;
use klinikkvern::features::suppliers::dossier::Request;
use klinikkvern::features::suppliers::exchange::{
    compare, read, read_fragment, write_answer, Answer, Incoming, Receipt, Received,
};
use klinikkvern::features::suppliers::model::{Change, Edit, Register};
use sha2::{Digest, Sha256};

const DAY: Date = jiff::civil::date(2026, 11, 22);
/// The supplier that was asked.
const SUPPLIER: &str = "record-supplier";

/// The example's clinic, a register with one open request, and an honest answer to it.
struct Case {
    clinic: Clinic,
    register: Register,
    answer: Answer,
}

impl Case {
    fn new() -> Case {
        let binder = Binder::example(Lang::Nb, DAY);
        let clinic = (*binder.sections.clinic).clone();
        let supplier = clinic.supplier(&SUPPLIER.into()).expect("in the example");
        let questions = QuestionSet::of(supplier);
        let request = Request { id: Id("7".repeat(32)), questions, made_on: Some(DAY), ..Request::default() };
        let answer = Answer {
            request: request.id.clone(),
            clinic: clinic.name.clone(),
            questions: request.questions.clone(),
            company: supplier.name.clone(),
            name: "Ingrid".into(),
            role: "Personvernombud".into(),
            answered_on: Some(DAY),
            replies: binder.sections.suppliers.dossier(&SUPPLIER.into()).replies.clone(),
            ..Answer::default()
        };
        let mut register = Register::default();
        register.apply(Edit::Dossier(SUPPLIER.into(), Change::Ask(request)));
        Case { clinic, register, answer }
    }

    /// What the preview would show.
    fn look_at(&self, bytes: &[u8]) -> Option<Incoming> {
        let Ok(Received::Answer { answer, digest, .. }) = read(bytes) else { return None };
        let digest_of_nothing = gather(&Binder::new("empty".into(), DAY), Lang::Nb, DAY);
        let ctx = Ctx { clinic: &self.clinic, digest: &digest_of_nothing, lang: Lang::Nb, today: DAY };
        compare(&ctx, &self.register, *answer, &digest, None).ok()
    }

    /// The register after *Godta*.
    fn accept(&self, incoming: Incoming) -> Register {
        let mut register = self.register.clone();
        let accept = Change::Accept(Box::new(incoming.answer), Receipt::unsigned(incoming.digest, DAY));
        register.apply(Edit::Dossier(SUPPLIER.into(), accept));
        register
    }
}

/// Numbers that look like chance and come back the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Bytes struck, cut, doubled and moved.
fn scratched(text: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=numbers.below(4) {
        let (at, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
        match numbers.below(6) {
            0 => bytes[at] = numbers.below(256) as u8,
            1 => drop(bytes.drain(at.min(to)..at.max(to).min(at.min(to) + 40))),
            2 => bytes.truncate(at.max(1)),
            3 => bytes.insert(at, numbers.one_of(b"{}[]\",:\\0n")),
            4 => {
                let piece = bytes[at.min(to)..at.max(to).min(at.min(to) + 40)].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => bytes.swap(at, to),
        }
        if bytes.is_empty() {
            bytes.push(b' ');
        }
    }
    bytes
}

/// A file whose content was changed and counted anew, so that what lies behind the checksum is reached.
fn counted_anew(content: &str) -> Vec<u8> {
    let sum: String = Sha256::digest(content.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!(r#"{{"format":"klinikkvern-skjema","version":1,"kind":"answer","sha256":"{sum}","content":{content}}}"#)
        .into_bytes()
}

#[test]
fn altered_answers_bring_nothing_down_and_change_nothing_before_they_are_accepted() {
    let mut case = Case::new();
    // Few answers make a short file, so that more of the changes hit something that matters.
    case.answer.replies.retain(|id, _| ["D-07", "D-39", "D-14"].contains(&id.as_str()));
    let count: u32 =
        std::env::var("KLINIKKVERN_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000);
    let before = case.register.clone();
    let (whole, content) = (write_answer(&case.answer), serde_json::to_string(&case.answer).unwrap());
    let asked = case.answer.questions.questions();
    let mut numbers = Numbers(7);
    let (mut refused, mut shown) = (0u32, 0u32);
    for round in 0..count {
        let bytes = match numbers.below(3) {
            0 => scratched(&whole, &mut numbers),
            _ => counted_anew(&String::from_utf8_lossy(&scratched(&content, &mut numbers))),
        };
        let Some(incoming) = case.look_at(&bytes) else {
            refused += 1;
            continue;
        };
        shown += 1;
        let after = case.accept(incoming);
        let kept = &after.dossier(&SUPPLIER.into()).replies;
        assert!(
            kept.keys().all(|id| asked.iter().any(|question| question.id == *id)),
            "round {round} of seed 7 keeps an answer to what was not asked"
        );
    }
    println!("{count} altered answers: {refused} refused, {shown} shown");
    assert_eq!(case.register, before, "looking at a file changes nothing");
    assert!(refused > count / 10 && shown > count / 1000, "{refused} {shown}: the files reach too little");
}

/// Pieces of what people have tried on others: markup, links, signs without a picture, very long words.
const PIECES: [&str; 20] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "javascript:alert(1)",
    "https://klinikk.example.evil.test/?a=1&b=2",
    "{{constructor}}",
    "${7*7}",
    "' OR 1=1 --",
    "\u{202E}fdp.exe",
    "\u{2066}skjult\u{2069}",
    "\u{200B}\u{200D}\u{FEFF}",
    "\u{0000}\u{0007}\u{001B}[31m",
    "\u{E0041}\u{E007F}",
    "A\u{030A}\u{0301}\u{0301}",
    "Јournalleverandøren",
    "=cmd|' /C calc'!A0",
    "\r\n\r\nFra: Lena",
    "\t \u{00A0}\u{3000}",
    "æøå ÆØÅ čđŋ",
    "{n} {name} {link}",
];

/// True for signs that must never reach the eye as themselves.
fn deceives(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || u32::from(sign) >> 12 == 0xE0
}

/// Everything that a document says.
fn said(document: &Document) -> Vec<String> {
    let mut said = vec![document.result.clone(), document.clinic.clone(), document.prepared_by.clone()];
    for block in &document.blocks {
        match block {
            Block::Fields(rows) => said.extend(rows.iter().map(|(_, value)| value.clone())),
            Block::Table(table) => said.extend(table.rows.iter().flatten().map(|cell| cell.text.clone())),
            _ => {}
        }
    }
    said
}

#[test]
fn five_thousand_payloads_in_every_field_come_out_as_plain_text() {
    let case = Case::new();
    let mut numbers = Numbers(11);
    for _ in 0..5_000 / 9 {
        let mut payload = || (0..=numbers.below(3)).map(|_| numbers.one_of(&PIECES)).collect::<String>();
        let mut answer = case.answer.clone();
        answer.company = format!("Firma {}", payload());
        answer.name = format!("Ingrid {}", payload());
        for field in
            [&mut answer.role, &mut answer.email, &mut answer.organisation_number, &mut answer.clinic]
        {
            *field = payload();
        }
        let reply = answer.replies.get_mut("D-39").expect("answered");
        (reply.note, reply.evidence, reply.option) = (payload(), payload(), payload());
        let incoming = case.look_at(write_answer(&answer).as_bytes()).expect("it belongs here");
        let copy = document::answers(&incoming.answer, Lang::Nb, DAY);
        for text in said(&copy) {
            assert!(!text.chars().any(deceives), "{text:?}");
        }
        let kept = &incoming.answer.replies["D-39"];
        let shown = said(&copy);
        assert!(
            kept.note.is_empty() || shown.iter().any(|text| text.contains(kept.note.trim())),
            "{:?} is not in the document",
            kept.note
        );
        // Markup stays what was typed: the page makes text nodes of it, and the PDF has none.
        let typed = answer.replies["D-39"].note.contains("<script>");
        assert!(!typed || kept.note.contains("<script>"), "{:?}", kept.note);
    }
}

#[test]
fn altered_links_bring_nothing_down() {
    let mut numbers = Numbers(13);
    let letters =
        "WzEsIjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmIiwiS2xpbmlra2VuIiwiTGVuYSIse30sbnVsbCwiMDAiXQ";
    for _ in 0..20_000 {
        let bytes = scratched(letters, &mut numbers);
        let _ = read_fragment(&String::from_utf8_lossy(&bytes));
    }
}
