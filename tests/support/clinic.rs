//! A clinic's file, made without a browser.

use flate2::{write::GzEncoder, Compression};
use klinikkvern::binder::{self, drafts, Binder, SignedFile};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Document, Signature};
use klinikkvern::domain::{ActionStatus, Date, DateExt, Id};
use klinikkvern::features::risk::assessment::Measure;
use klinikkvern::features::risk::model::Incident;
use klinikkvern::vault::{Header, Lineage, Reply, Request, Vault};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::rc::Rc;

/// A day for everything that needs one.
pub fn some_day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

/// The worked example as somebody's own binder, with what the example's manager has signed.
pub fn small_clinic() -> Binder {
    let mut binder = Binder::example(Lang::Nb, some_day());
    binder.id = Id::from("smallclinic1");
    binder.is_example = false;
    binder
}

/// Bytes of a signed risk report once it is packed: most of a PDF is fonts and pages that are packed already.
const PACKED_PDF: usize = 160_000;

/// A PDF of realistic size. What is in it doesn't matter to those who keep it, but it must not be easy to pack.
fn signed_pdf(number: u64) -> SignedFile {
    let mut state = number;
    let bytes = (0..PACKED_PDF).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    });
    let pdf: Vec<u8> = bytes.collect();
    let mut packer = GzEncoder::new(vec![], Compression::fast());
    packer.write_all(&pdf).expect("memory");
    let sha256 = Sha256::digest(&pdf).iter().map(|byte| format!("{byte:02x}")).collect();
    SignedFile { sha256, length: pdf.len() as u32, packed: packer.finish().expect("memory").into() }
}

/// The same clinic after ten years: six signed documents with their PDFs and a dozen incidents a year, and measures of its
/// own.
pub fn old_clinic() -> Binder {
    let mut binder = small_clinic();
    let reports = drafts(&binder, Lang::Nb, some_day());
    for number in 0..60 {
        let date = some_day().plus_months(number - 60 * 2);
        let report = reports[number as usize % reports.len()].document.clone();
        binder.archive_signed(signed(report, number as u32 + 2, date), Some(signed_pdf(number as u64)), None);
    }
    let risk = Rc::make_mut(&mut binder.sections.risk);
    for number in 0..120 {
        risk.incidents.push(Incident {
            id: Id(format!("incident{number:04}")),
            date: Some(some_day().plus_days(-30 * number)),
            scenario: format!("SC-{:02}", 1 + number % 56),
            note: format!(
                "Hendelse {number}: en medarbeider meldte fra, og vi gikk gjennom rutinen sammen samme uke."
            ),
        });
    }
    for (subject, assessment) in &mut risk.assessments {
        for number in 0..6 {
            assessment.measures.push(Measure {
                id: Id(format!("{subject}-own-{number}")),
                title: format!("Eget tiltak {number}: gå gjennom rutinen på personalmøtet, og skriv ned hva vi ble enige om"),
                due: Some(some_day().plus_days(-100 * number)),
                status: ActionStatus::Done,
                done_note: "Gjort på personalmøtet. Alle var til stede, og rutinen er oppdatert.".into(),
                ..Measure::default()
            });
        }
    }
    binder
}

fn signed(report: Document, version: u32, date: Date) -> Document {
    let signature = Signature {
        role: "Daglig leder".into(),
        name: "Kari Normann".into(),
        signed_at: format!("{date}T10:42:00+01:00"),
        statement: "Jeg står inne for innholdet.".into(),
        drawing: None,
        key: None,
        reason: None,
    };
    Document { id: format!("DOK-TEN0-{version:02}"), version, date, signatures: vec![signature], ..report }
}

/// The binder as a `.klinikk` file that this passphrase opens.
pub fn clinic_file(binder: &Binder, passphrase: &str) -> Vec<u8> {
    let mut vault = Vault::default();
    let asked = Request::MakeKeys { passphrase: passphrase.to_owned() };
    let Reply::Keys { keyring, .. } = vault.answer(asked, [0; 6]) else { panic!("keys were asked for") };
    let header = Header {
        clinic_id: binder.id.0.clone(),
        generation: 1,
        written: "2026-11-22T09:42:00Z".into(),
        app: env!("CARGO_PKG_VERSION").into(),
        lineage: Lineage::default().advanced("madewithoutabrowser"),
    };
    match vault.answer(Request::WriteFile { header, content: binder::write(binder), keyring }, [0; 6]) {
        Reply::File(bytes) => bytes,
        _ => panic!("a file was asked for"),
    }
}
