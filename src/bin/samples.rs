//! Writes every document of the sample clinic as PDF, natively, to `target/samples/<lang>/`.
//!
//! Beside each PDF lies the document's value as JSON, for comparisons with other PDF makers. `target/samples/signed/<lang>/`
//! has one document with one, two and three signatures; the keys are fixed and worth nothing. `target/samples/sheets/` has
//! spreadsheets full of what attacks whoever opens them, `target/samples/pages/` has the patient notice as web pages.
//! `tests/formats/` holds a poster, a leaflet and a letter that belong to no module.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::{app, binder, content::Lang, documents::Signature};
    let today = jiff::civil::date(2026, 11, 22);
    sheets()?;
    pages(today)?;
    for lang in Lang::ALL {
        let folder = std::path::Path::new("target/samples").join(lang.code());
        std::fs::create_dir_all(&folder)?;
        let mut example = binder::Binder::example(lang, today);
        for (n, draft) in binder::drafts(&example, lang, today).into_iter().enumerate() {
            let mut document = draft.document;
            if !document.purpose.is_record() {
                write(&folder, &document.kind.clone(), &document)?;
                continue;
            }
            write(&folder, &format!("{}-draft", document.kind), &document)?;
            document.signatures.push(Signature {
                role: klinikkvern::domain::role_name(klinikkvern::domain::Role::DailyManager).string(lang),
                name: "Lena".into(),
                signed_at: "2026-11-22T10:42:00+01:00".into(),
                statement: draft.statement.clone(),
                drawing: None,
                key: None,
                reason: None,
            });
            write(&folder, &document.kind.clone(), &document)?;
            archive(&folder, &mut example, &document)?;
            if n == 0 {
                signed(&folder, &document, &draft.statement)?;
            }
        }
        let sheet = app::recovery_sheet(&app::RecoverySheet::example(today), lang);
        write(&folder, &sheet.kind.clone(), &sheet)?;
        let index = app::inspection_index(&example, lang, today);
        write(&folder, &index.kind.clone(), &index)?;
        for format in ["poster", "leaflet", "letter"] {
            let path = format!("tests/formats/{}/{format}.json", lang.code());
            write(&folder, format, &serde_json::from_slice(&std::fs::read(path)?)?)?;
        }
    }
    Ok(())
}

/// Archives a document with its PDF, as if a key that is worth nothing had signed it.
#[cfg(not(target_arch = "wasm32"))]
fn archive(
    folder: &std::path::Path,
    example: &mut klinikkvern::binder::Binder,
    document: &klinikkvern::documents::Document,
) -> Result<(), Box<dyn std::error::Error>> {
    use sha2::{Digest, Sha256};
    let pdf = std::fs::read(folder.join(format!("{}.pdf", document.kind)))?;
    let hex =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut document = document.clone();
    document.signatures.iter_mut().for_each(|signature| signature.key = Some(hex(b"worth nothing")));
    let file = klinikkvern::binder::SignedFile {
        sha256: hex(&pdf),
        length: u32::try_from(pdf.len())?,
        packed: pdf.into(),
    };
    example.archive_signed(document, Some(file), None);
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
fn write(
    folder: &std::path::Path,
    name: &str,
    document: &klinikkvern::documents::Document,
) -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::documents::pdf::{write, write_as, Profile};
    // The judge of PDF/A reads nothing newer than the first standard.
    let older = folder.with_file_name("a-1b").join(folder.file_name().unwrap_or_default());
    std::fs::create_dir_all(&older)?;
    std::fs::write(older.join(format!("{name}.pdf")), write_as(Profile::A1, document, &mut |_| ())?)?;
    let pdf = write(document, &mut |_| ())?;
    std::fs::write(folder.join(format!("{name}.pdf")), pdf)?;
    std::fs::write(folder.join(format!("{name}.json")), serde_json::to_vec(document)?)?;
    println!("{}", folder.join(format!("{name}.pdf")).display());
    Ok(())
}

/// The document, signed by one to three people, as approval and as certification.
#[cfg(not(target_arch = "wasm32"))]
fn signed(
    folder: &std::path::Path,
    document: &klinikkvern::documents::Document,
    reason: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::domain::{role_name, Role};
    use klinikkvern::signing::native::{sign, SoftwareKey};
    use klinikkvern::signing::{Authority, SignOff, Subject};
    let target = std::path::Path::new("target/samples/signed").join(document.lang.code());
    std::fs::create_dir_all(&target)?;
    let (organisation, organisation_number) = (document.clinic.clone(), document.organisation_number.clone());
    let key = |number: u8| SoftwareKey::new(&[number; 32]).map_err(|error| format!("{error:?}"));
    let root = key(1)?;
    let authority = Authority {
        organisation: organisation.clone(),
        organisation_number: organisation_number.clone(),
        public_key: root.public_key(),
        certificate: None,
        valid_from: "2026-11-22".into(),
    };
    let people = [
        ("Lena", Role::DailyManager),
        ("Ola Čuđđi", Role::ItResponsible),
        ("Åse Østby", Role::RecordOfficer),
    ];
    for (word, certifies) in [("approval", false), ("certification", true)] {
        let mut pdf = std::fs::read(folder.join(format!("{}.pdf", document.kind)))?;
        for (n, (name, role)) in (1_u8..).zip(people) {
            let sign_off = SignOff {
                signer: Subject {
                    name: name.into(),
                    role: role_name(role).string(document.lang),
                    organisation: organisation.clone(),
                    organisation_number: organisation_number.clone(),
                },
                reason: reason.to_owned(),
                signed_at: format!("2026-11-22T10:4{n}:00+01:00"),
                certifies: certifies && n == 1,
            };
            pdf = sign(&pdf, &sign_off, &authority, &root, &key(10 + n)?)
                .map_err(|error| format!("{error:?}"))?;
            let path = target.join(format!("{}-{word}-{n}.pdf", document.kind));
            std::fs::write(&path, &pdf)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

/// Spreadsheets of texts that would be formulas, for the judge in `xtask/src/judges/sheets.rs`. `control.csv` is not guarded:
/// a judge that finds no formula in it is blind.
#[cfg(not(target_arch = "wasm32"))]
fn sheets() -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::documents::sheet::{payloads, to_csv, to_xlsx, Sheet};
    let folder = std::path::Path::new("target/samples/sheets");
    std::fs::create_dir_all(folder)?;
    let bait = Sheet {
        title: "Prøve".into(),
        columns: vec!["Nummer".into(), "=1+1".into(), "Det samme".into()],
        rows: (1..).zip(payloads()).map(|(n, own)| vec![format!("nr. {n}"), own.clone(), own]).collect(),
    };
    std::fs::write(folder.join("bait.xlsx"), to_xlsx(&bait).ok_or("too large")?)?;
    std::fs::write(folder.join("bait.csv"), to_csv(&bait))?;
    std::fs::write(folder.join("bait.json"), serde_json::to_vec(&bait)?)?;
    std::fs::write(folder.join("control.csv"), "\"Nummer\";\"=1+1\"\r\n")?;
    Ok(())
}

/// The patient notice as the pages that clinics put on their websites, for the judge in `xtask/src/judges/pages.rs`.
/// `control.html` is wrong on purpose.
#[cfg(not(target_arch = "wasm32"))]
fn pages(today: klinikkvern::domain::Date) -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::binder::{gather, Binder};
    use klinikkvern::content::Lang;
    use klinikkvern::domain::Ctx;
    use klinikkvern::features::notices::{compose::compose, model::Variant, web_page::web_page};
    let folder = std::path::Path::new("target/samples/pages");
    std::fs::create_dir_all(folder)?;
    for lang in Lang::ALL {
        let example = Binder::example(lang, today);
        let digest = gather(&example, lang, today);
        let ctx = Ctx { clinic: &example.sections.clinic, digest: &digest, lang, today };
        let notice = compose(&ctx, &example.sections.notices, lang);
        for (name, variant) in [("full", Variant::Full), ("easy", Variant::Easy)] {
            std::fs::write(folder.join(format!("{name}-{}.html", lang.code())), web_page(&notice, variant))?;
        }
    }
    std::fs::write(folder.join("control.html"), "<!DOCTYPE html>\n<html>\n<p><p id=a id=b></div>\n")?;
    Ok(())
}

/// There is no file system to write to in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
