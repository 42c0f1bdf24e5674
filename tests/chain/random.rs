//! Clinics that sign, countersign, part and meet again, by chance.

use super::damage::Numbers;
use klinikkvern::binder::{self, drafts, Binder, SignedFile};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Block, Document, Signature};
use klinikkvern::domain::{Date, Id};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

thread_local! {
    static DRAFT: Document = {
        let example = Binder::example(Lang::Nb, day());
        let mut document = drafts(&example, Lang::Nb, day()).remove(0).document;
        document.blocks = vec![Block::Paragraph("Kort.".into())];
        document.data = "{}".into();
        document.chain = None;
        document
    };
}

fn signature(numbers: &mut Numbers) -> Signature {
    let hour = numbers.below(24);
    Signature {
        role: ["Daglig leder", "Lege", "Helsesekretær"][numbers.below(3)].into(),
        name: ["Lena", "Frank", "Åse Kárášjohka"][numbers.below(3)].into(),
        signed_at: format!("2026-11-22T{hour:02}:42:00+01:00"),
        statement: format!("Jeg står inne for dette ({}).", numbers.below(1_000_000)),
        drawing: None,
        key: (numbers.below(2) == 0).then(|| "1a2b".repeat(16)),
        reason: (numbers.below(3) == 0).then(|| "Årlig gjennomgang".into()),
    }
}

/// A PDF of a few bytes, or one that begins with another.
fn file(earlier: &[u8], numbers: &mut Numbers) -> SignedFile {
    let mut bytes = earlier.to_vec();
    bytes.extend((0..8 + numbers.below(40)).map(|_| numbers.below(256) as u8));
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    SignedFile { sha256, length: bytes.len() as u32, packed: bytes.into() }
}

/// Signs a PDF that is there already.
pub fn countersign(binder: &mut Binder, address: &str, numbers: &mut Numbers) {
    let earlier = binder.file(address).expect("it has a PDF").packed.to_vec();
    let newer = file(&earlier, numbers);
    binder.countersign(address, signature(numbers), newer);
}

/// Signs something new, or countersigns something old.
fn go_on(binder: &mut Binder, steps: usize, numbers: &mut Numbers) {
    for _ in 0..steps {
        let addresses: Vec<String> = binder.addresses().map(|(address, _)| address).collect();
        let with_file: Vec<&String> = addresses.iter().filter(|own| binder.file(own).is_some()).collect();
        if !with_file.is_empty() && numbers.below(4) == 0 {
            let address = with_file[numbers.below(with_file.len())].clone();
            countersign(binder, &address, numbers);
            continue;
        }
        let document = Document {
            id: format!("DOK-7F3A-{:02}", addresses.len() + 1),
            version: addresses.len() as u32 + 1,
            result: format!("Resultat {}", numbers.below(1_000_000)),
            chain: binder.chain().head().cloned().filter(|_| numbers.below(3) > 0),
            signatures: vec![signature(numbers)],
            ..DRAFT.with(Document::clone)
        };
        let file = (numbers.below(5) > 0).then(|| file(&[], numbers));
        let authority = file.is_some().then(|| vec![numbers.below(3) as u8]);
        binder.archive_signed(document, file, authority);
    }
}

/// A clinic with up to a dozen sign-offs, the first with a PDF.
pub fn clinic(numbers: &mut Numbers) -> Binder {
    let mut binder = Binder::new(Id::from("chain"), day());
    binder.archive_signed(
        Document {
            id: "DOK-7F3A-00".into(),
            signatures: vec![signature(numbers)],
            ..DRAFT.with(Document::clone)
        },
        Some(file(&[], numbers)),
        Some(vec![7]),
    );
    let steps = 2 + numbers.below(10);
    go_on(&mut binder, steps, numbers);
    binder
}

/// Two versions of one binder, each gone on by itself; now and then only one of them, or without a common beginning.
pub fn forked(numbers: &mut Numbers) -> (Binder, Binder) {
    let mine = clinic(numbers);
    let mut theirs = if numbers.below(8) == 0 { clinic(numbers) } else { mine.clone() };
    let mut mine = mine;
    let (own, their) = (numbers.below(4), numbers.below(4));
    go_on(&mut mine, own, numbers);
    go_on(&mut theirs, their, numbers);
    (mine, theirs)
}

pub fn merge(mine: &Binder, theirs: &Binder) -> Binder {
    binder::merge(mine, theirs, &BTreeMap::new())
}

/// A binder that was parted and merged once or twice, and went on.
pub fn merged(numbers: &mut Numbers) -> Binder {
    let (mine, mut theirs) = forked(numbers);
    let mut merged = merge(&mine, &theirs);
    go_on(&mut merged, 1, numbers);
    if numbers.below(2) == 0 {
        go_on(&mut theirs, 1, numbers);
        merged = merge(&theirs, &merged);
    }
    let steps = numbers.below(3);
    go_on(&mut merged, steps, numbers);
    merged
}
