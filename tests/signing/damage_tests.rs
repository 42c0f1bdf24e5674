//! Single bytes that change, and files that a bad disk or a torn transfer leaves.

use crate::damage::{torn, Numbers};
use crate::people::{signed_by, unsigned};
use klinikkvern::signing::verify;

/// How many single bytes a run changes.
const CHANGES: usize = 1_000;
/// Of the bytes that signatures add, one in so many is changed.
const STEP: usize = 7;
/// How many files a run tears, unless `KLINIKKVERN_MUTATIONS` says otherwise.
const TORN: u64 = 20_000;

fn number(variable: &str, otherwise: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable}={text} is no number")),
        Err(_) => otherwise,
    }
}

fn holds(pdf: &[u8]) -> bool {
    verify(pdf).is_ok_and(|report| report.holds())
}

/// The places are those of tests/judges/tamper.py with the same seed, so that pyHanko judges the same files; and here the
/// padding of a container counts as well.
#[test]
fn every_single_byte_that_changes_is_reported() {
    let pdf = signed_by(&unsigned(), 0..3, true);
    assert!(holds(&pdf));
    let mut numbers = Numbers(number("KLINIKKVERN_SEED", 1));
    for _ in 0..CHANGES {
        let at = numbers.below(pdf.len());
        let mut changed = pdf.clone();
        changed[at] ^= 1 + numbers.below(255) as u8;
        assert!(!holds(&changed), "the byte at {at} is now {}, and nobody noticed", changed[at]);
    }
}

#[test]
fn the_bytes_that_a_signature_adds_count_as_well() {
    let base = unsigned();
    let pdf = signed_by(&base, 0..2, true);
    let mut numbers = Numbers(number("KLINIKKVERN_SEED", 2));
    for at in (base.len()..pdf.len()).step_by(STEP) {
        let mut changed = pdf.clone();
        changed[at] ^= 1 + numbers.below(255) as u8;
        assert!(!holds(&changed), "the byte at {at} is now {}, and nobody noticed", changed[at]);
    }
}

#[test]
fn no_torn_file_passes_and_none_stops_the_program() {
    let base = unsigned();
    let pdf = signed_by(&base, 0..2, true);
    // Cut where the first signature ends, it is the file as it was before the second.
    let first = verify(&pdf).expect("a report").signatures[0].length as usize;
    let mut numbers = Numbers(number("KLINIKKVERN_SEED", 3));
    for n in 0..number("KLINIKKVERN_MUTATIONS", TORN) {
        // Every other file is damaged where the signatures are, since most of a PDF is typefaces.
        let spared = if n % 2 == 0 { 0 } else { base.len() };
        let mut file = pdf[..spared].to_vec();
        file.extend(torn(&pdf[spared..], &mut numbers));
        let honest = file == pdf || file == pdf[..first];
        assert!(honest || !holds(&file), "file {n} passes");
    }
}
