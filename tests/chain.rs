//! The chain of sign-offs: whatever somebody does to a saved binder shows, and an untouched one never raises a false alarm.
//!
//! `KLINIKKVERN_CHAINS=10000 cargo test --all-features --test chain` makes a longer run of it, and `KLINIKKVERN_SEED=17`
//! begins elsewhere.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/damage.rs"]
#[allow(dead_code, reason = "each test program uses its own part of this")]
mod damage;
#[path = "chain/edits.rs"]
mod edits;
#[path = "chain/random.rs"]
mod random;

use damage::Numbers;
use edits::EDITS;
use klinikkvern::binder::{open, write, Binder, SignedFile};
use klinikkvern::content::Lang;
use klinikkvern::documents::ChainHead;
use random::{clinic, merged};
use serde_json::Value;

/// Chains of a normal run.
const COUNT: u64 = 150;

fn number(variable: &str, otherwise: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable}={text} is no number")),
        Err(_) => otherwise,
    }
}

/// The PDFs of these tests are not packed.
fn unpack(file: &SignedFile) -> Option<Vec<u8>> {
    Some(file.packed.to_vec())
}

fn is_sound(binder: &Binder, anchors: &[ChainHead]) -> Result<(), String> {
    binder.check_chain(anchors, Some(&unpack)).map_err(|fault| fault.text(Lang::Nb))
}

#[test]
fn every_edit_is_found_and_no_clean_chain_raises_an_alarm() {
    let (start, count) = (number("KLINIKKVERN_SEED", 0), number("KLINIKKVERN_CHAINS", COUNT));
    let (mut entries, mut knots) = (0, 0);
    let (mut tried, mut unseen_inside) = (vec![0u64; EDITS.len()], vec![0u64; EDITS.len()]);
    for seed in start..start + count {
        let mut numbers = Numbers(seed);
        let binder = if seed % 3 == 0 { merged(&mut numbers) } else { clinic(&mut numbers) };
        // Somebody outside has a document from each time, and the newest head.
        let witnessed: Vec<ChainHead> = binder.chain().head().cloned().into_iter().collect();
        is_sound(&binder, &witnessed).unwrap_or_else(|fault| panic!("seed {seed}: a false alarm: {fault}"));
        let text = write(&binder);
        let again = open(text.as_bytes()).expect("what was written opens");
        is_sound(&again, &witnessed).unwrap_or_else(|fault| panic!("seed {seed}: a false alarm: {fault}"));
        let saved: Value = serde_json::from_str(&text).expect("JSON");
        entries += binder.chain().len();
        knots += binder.chain().entries().iter().filter(|entry| entry.previous.len() == 2).count();
        for (kind, edit) in EDITS.iter().enumerate() {
            let mut altered = saved.clone();
            if !(edit.alter)(&mut altered["binder"], &mut numbers) {
                continue;
            }
            assert_ne!(altered, saved, "seed {seed}, {}: the edit changes something", edit.name);
            tried[kind] += 1;
            // A file that does not open any more is found as well.
            let Ok(opened) = open(altered.to_string().as_bytes()) else { continue };
            let anchors = if edit.needs_witness { &witnessed[..] } else { &[] };
            let found = is_sound(&opened, anchors);
            assert!(found.is_err(), "seed {seed}, {}: not found", edit.name);
            unseen_inside[kind] += u64::from(is_sound(&opened, &[]).is_ok());
        }
    }
    let edits: Vec<String> =
        EDITS.iter().zip(&tried).map(|(edit, tried)| format!("{}: {tried}", edit.name)).collect();
    println!("seeds from {start}, {count} chains, {entries} entries, {knots} merges; {}", edits.join(", "));
    for ((edit, tried), unseen) in EDITS.iter().zip(&tried).zip(&unseen_inside) {
        assert!(*tried > count / 2, "{}: tried only {tried} times in {count} chains", edit.name);
        let by_witness_alone = *unseen > count / 20;
        assert_eq!(by_witness_alone, edit.needs_witness, "{}: {unseen} could not be seen inside", edit.name);
    }
}

#[test]
fn merging_either_way_keeps_every_sign_off_and_ends_in_one_head() {
    for seed in 0..60 {
        let mut numbers = Numbers(seed);
        let (mine, theirs) = random::forked(&mut numbers);
        let (one, other) = (random::merge(&mine, &theirs), random::merge(&theirs, &mine));
        assert_eq!(one.chain(), other.chain(), "seed {seed}: both sides get the same chain");
        for binder in [&mine, &theirs] {
            for entry in binder.chain().entries() {
                assert!(one.chain().entries().contains(entry), "seed {seed}: a sign-off is lost");
            }
            let head: Vec<ChainHead> = binder.chain().head().cloned().into_iter().collect();
            is_sound(&one, &head).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
            is_sound(&other, &head).unwrap_or_else(|fault| panic!("seed {seed}: {fault}"));
        }
        let again = random::merge(&one, &theirs);
        assert_eq!(again.chain(), one.chain(), "seed {seed}: a second merge changes nothing");
        for binder in [&mine, &theirs] {
            let united: Vec<&Vec<u8>> = one.authorities().iter().collect();
            assert!(binder.authorities().iter().all(|known| united.contains(&known)), "seed {seed}");
            for address in binder.addresses().map(|(address, _)| address) {
                let document = binder.signed(&address).expect("an address");
                let (kept, _) = one.addresses().find(|(_, kept)| *kept == document).expect("it is kept");
                let lost: Vec<_> = binder
                    .signers(&address)
                    .into_iter()
                    .filter(|own| !one.signers(&kept).contains(own))
                    .collect();
                assert!(lost.is_empty(), "seed {seed}: {lost:?}");
                assert_eq!(binder.file(&address).is_some(), one.file(&kept).is_some(), "seed {seed}");
            }
        }
    }
}

/// Found by chance (seed 939): one side had the first revision of a PDF, the other its third.
#[test]
fn a_merge_takes_no_pdf_out_and_shows_the_newest() {
    let mut numbers = Numbers(0);
    let mine = clinic(&mut numbers);
    let mut theirs = mine.clone();
    for _ in 0..2 {
        random::countersign(&mut theirs, "DOK-7F3A-00", &mut numbers);
    }
    assert_eq!(
        theirs.files().count(),
        mine.files().count(),
        "the newest has the earlier ones as its beginning"
    );
    for merged in [random::merge(&mine, &theirs), random::merge(&theirs, &mine)] {
        assert!(mine.files().chain(theirs.files()).all(|file| merged.files().any(|kept| kept == file)));
        assert_eq!(merged.file("DOK-7F3A-00"), theirs.file("DOK-7F3A-00"));
        assert_eq!(merged.signers("DOK-7F3A-00"), theirs.signers("DOK-7F3A-00"));
        assert_eq!(is_sound(&merged, &[]), Ok(()));
    }
}
