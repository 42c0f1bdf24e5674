//! Writes every document of the sample clinic as PDF, natively, to `target/samples/<lang>/`.
//!
//! Beside each PDF lies the document's value as JSON, for comparisons with other PDF makers.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use klinikkvern::{app, binder, content::Lang, documents::Signature};
    let today = jiff::civil::date(2026, 11, 22);
    for lang in Lang::ALL {
        let folder = std::path::Path::new("target/samples").join(lang.code());
        std::fs::create_dir_all(&folder)?;
        let example = binder::Binder::example(lang, today);
        for draft in binder::drafts(&example, lang, today) {
            let mut document = draft.document;
            write(&folder, &format!("{}-draft", document.kind), &document)?;
            document.signatures.push(Signature {
                role: klinikkvern::domain::role_name(klinikkvern::domain::Role::DailyManager).string(lang),
                name: "Lena".into(),
                signed_at: "2026-11-22T10:42:00+01:00".into(),
                statement: draft.statement,
                drawing: None,
            });
            write(&folder, &document.kind.clone(), &document)?;
        }
        let sheet = app::recovery_sheet(&app::RecoverySheet::example(today), lang);
        write(&folder, &sheet.kind.clone(), &sheet)?;
    }
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

/// There is no file system to write to in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
