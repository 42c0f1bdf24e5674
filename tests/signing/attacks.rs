//! The known attacks on signed PDFs, by their names in the literature, and some of our own.
//!
//! Each file is also written to `target/attacks/`, for other programs to judge.

use crate::forge::{
    append, close, contents, first, last, number_of, object, over, range, swapped, table, table_of, trailer,
};
use crate::people::{signed_by, unsigned};
use klinikkvern::signing::{verify, Coverage, NotChecked, Verdict};

/// A file that an attack made: its first signature must not look as if it covered what is shown, and the file must not pass.
fn refused(name: &str, pdf: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/attacks");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).expect("a file");
    if let Ok(report) = verify(pdf) {
        assert!(!report.holds(), "{name}: {report:#?}");
    }
}

fn report(pdf: &[u8]) -> klinikkvern::signing::Report {
    verify(pdf).expect("a report")
}

fn signed() -> Vec<u8> {
    signed_by(&unsigned(), 0..1, true)
}

/// The page's number, and an object with other content for it.
fn other_page(pdf: &[u8]) -> (u32, Vec<(u32, String)>) {
    let page = number_of(pdf, "/Type/Page/");
    let page = if object(pdf, page).contains("/Contents") { page } else { number_of(pdf, "/MediaBox") };
    let at = object(pdf, page).find("/Contents ").expect("a page has contents") + "/Contents ".len();
    let text = object(pdf, page);
    let end = at + text[at..].find(" 0 R").expect("a reference");
    let changed = format!("{}9001{}", &text[..at], &text[end..]);
    (page, vec![(page, changed), (9001, "<</Length 9>>stream\n0 0 m 9 0\nendstream".into())])
}

#[test]
fn incremental_saving_attacks_are_found() {
    let pdf = signed();
    let (page, objects) = other_page(&pdf);
    let overlaid = append(&pdf, &objects);
    refused("isa-page", &overlaid);
    let found = report(&overlaid);
    assert!(found.changed_after_last);
    assert_eq!(found.signatures[0].verdict, Verdict::Intact);
    assert_eq!(found.signatures[0].coverage, Coverage::FollowedByOther);

    // Without a table, with a table and no trailer, without the end mark: readers repair all of them.
    refused(
        "isa-bare-object",
        &[&pdf, format!("{page} 0 obj\n{}\nendobj\n", objects[0].1).as_bytes()].concat(),
    );
    let cut = last(&overlaid, "trailer");
    refused("isa-without-trailer", &overlaid[..cut]);
    refused("isa-without-end", &overlaid[..last(&overlaid, "%%EOF")]);
    let catalog = number_of(&pdf, "/Type/Catalog");
    refused(
        "isa-catalog",
        &append(&pdf, &[(catalog, swapped(&object(&pdf, catalog), "/Pages 1 0 R", "/Pages 9001 0 R"))]),
    );
    refused(
        "isa-attachment",
        &append(
            &pdf,
            &[(
                number_of(&pdf, "/Type/EmbeddedFile/"),
                "<</Type/EmbeddedFile/Length 2>>stream\n{}\nendstream".into(),
            )],
        ),
    );
    refused("isa-nothing", &close(pdf.clone(), &pdf, &[]));
    refused("isa-new-object-only", &append(&pdf, &[(9001, "<</A 1>>".into())]));
    refused(
        "isa-action",
        &append(
            &pdf,
            &[(
                catalog,
                swapped(
                    &object(&pdf, catalog),
                    "/Pages 1 0 R",
                    "/Pages 1 0 R/OpenAction<</S/JavaScript/JS(1)>>",
                ),
            )],
        ),
    );
}

#[test]
fn signature_wrapping_is_found() {
    let pdf = signed();
    let gap = contents(&pdf);
    let signature = number_of(&pdf, "/Type/Sig/");
    let (_, objects) = other_page(&pdf);
    // The evil objects lie between the container and the second signed part; a new range jumps over them.
    let mut evil = vec![];
    let mut places = vec![];
    for (number, text) in &objects {
        places.push((*number, gap.end + evil.len()));
        evil.extend(format!("\n{number} 0 obj\n{text}\nendobj\n").bytes());
    }
    let tail = pdf.len() - gap.end;
    let forged = object(&pdf, signature);
    let forged_range = format!("[0 {} {:010} {tail}]", gap.start, 0);
    let at = forged.find("/ByteRange").unwrap() + "/ByteRange".len();
    let end = at + forged[at..].find("/Contents").unwrap();
    let forged = format!("{}{forged_range}{}", &forged[..at], &forged[end..]);
    places.push((signature, gap.end + evil.len()));
    evil.extend(format!("\n{signature} 0 obj\n{forged}\nendobj\n").bytes());
    let jumped = String::from_utf8(evil).unwrap().replace("0000000000", &format!("{:010}", gap.end));
    let mut wrapped = [&pdf[..gap.end], jumped.as_bytes()].concat();
    let second = wrapped.len();
    let wrapped_text = format!("{second:010}");
    let place = last(&wrapped, &format!("{:010}", gap.end));
    wrapped = over(&wrapped, place, wrapped_text.as_bytes());
    wrapped.extend(&pdf[gap.end..]);
    refused("swa-gap", &wrapped);
    refused("swa-gap-and-table", &close(wrapped.clone(), &pdf, &places));
    // The second signed part at the very end, something else before it.
    let moved = [&pdf[..gap.end], b"\n%%EOF\n".as_slice(), &pdf[gap.end..]].concat();
    refused("swa-moved-part", &moved);
    // The original signed file put away inside a stream of another one.
    let hidden = format!("<</Length {}>>stream\n", pdf.len());
    let mut around = unsigned();
    around.push(b'\n');
    let at = around.len();
    around.extend(format!("9001 0 obj\n{hidden}").bytes());
    around.extend(&pdf);
    around.extend(b"\nendstream\nendobj\n");
    let around = close(around, &unsigned(), &[(9001, at)]);
    refused("swa-inside-a-stream", &around);
}

#[test]
fn universal_forgeries_are_found() {
    let pdf = signed();
    let (contents, range) = (contents(&pdf), range(&pdf));
    let key = contents.start - "/Contents".len();
    let padded = |text: &str| format!("{text:<width$}", width = range.len()).into_bytes();
    let (start, end, tail) = (contents.start as i64, contents.end as i64, (pdf.len() - contents.end) as i64);
    refused("usf-contents-missing", &over(&pdf, key, b"/Xontents"));
    refused("usf-contents-escaped", &over(&pdf, key, b"/C#6Ftent"));
    refused("usf-range-missing", &over(&pdf, range.start - 10, b"/XyteRange"));
    refused("usf-contents-zero", &over(&pdf, contents.start + 1, "0".repeat(contents.len() - 2).as_bytes()));
    refused(
        "usf-contents-empty",
        &over(&pdf, contents.start, format!("<>{}", " ".repeat(contents.len() - 2)).as_bytes()),
    );
    refused(
        "usf-contents-null",
        &over(&pdf, contents.start, format!("null{}", " ".repeat(contents.len() - 4)).as_bytes()),
    );
    for (name, text) in [
        ("usf-range-null", "null".to_owned()),
        ("usf-range-empty", "[]".to_owned()),
        ("usf-range-zero", "[0 0 0 0]".to_owned()),
        ("range-negative", format!("[0 -{start} {end} {tail}]")),
        ("range-negative-tail", format!("[0 {start} {end} -{tail}]")),
        ("range-late-start", format!("[1 {start} {end} {tail}]")),
        ("range-overlap", format!("[0 {start} {} {}]", start - 100, tail + 100 + end - start)),
        ("range-wide-gap", format!("[0 {} {end} {tail}]", start - 50)),
        ("range-wide-gap-behind", format!("[0 {start} {} {}]", end + 4, tail - 4)),
        ("range-short", format!("[0 {start} {end} {}]", tail - 8)),
        ("range-past-the-end", format!("[0 {start} {end} {}]", tail + 1)),
        ("range-overflow", format!("[0 {start} {end} 18446744073709551615]")),
        ("range-overflow-32", format!("[0 {start} {end} 4294967297]")),
        ("range-six", format!("[0 {start} {end} 4 {} {}]", end + 4, tail - 4)),
        ("range-real", format!("[0 {start}.0 {end} {tail}]")),
        ("range-reference", "9 0 R".to_owned()),
        ("contents-twice", format!("[0 {start} {end} {tail}]/Contents<00>")),
        ("range-twice", "[0 0 0 0]/ByteRange[0 0 0 0]".to_owned()),
        ("comment", format!("[0 {start} {end} {tail}]%x\n")),
    ] {
        refused(name, &over(&pdf, range.start, &padded(&text)));
    }
    let upper = pdf[contents.clone()].to_ascii_uppercase();
    refused("contents-in-capitals", &over(&pdf, contents.start, &upper));
    // The last digit is padding when the signature's numbers are short; it counts in any case.
    let digit = if pdf[contents.end - 2] == b'1' { b"2" } else { b"1" };
    refused("contents-last-digit", &over(&pdf, contents.end - 2, digit));
}

#[test]
fn a_signature_used_twice_is_found() {
    let pdf = signed();
    let (signature, field) = (number_of(&pdf, "/Type/Sig/"), number_of(&pdf, "/FT/Sig"));
    let form = number_of(&pdf, "/SigFlags");
    let size = form + 1;
    let copy = append(
        &pdf,
        &[
            (form, swapped(&object(&pdf, form), "]/SigFlags", &format!(" {} 0 R]/SigFlags", size + 1))),
            (size, object(&pdf, signature)),
            (
                size + 1,
                swapped(&object(&pdf, field), &format!("/V {signature} 0 R"), &format!("/V {size} 0 R")),
            ),
        ],
    );
    refused("same-range-twice", &copy);
    let found = report(&copy);
    assert_eq!(found.signatures.len(), 2);
    assert_eq!(found.signatures[1].verdict, Verdict::Malformed);
    // The signature of one document in another, by the same person.
    let other = signed_by(&unsigned(), 0..1, false);
    let stolen = over(&other, contents(&other).start, &pdf[contents(&pdf)]);
    refused("signature-of-another-document", &stolen);
    assert_eq!(report(&stolen).signatures[0].verdict, Verdict::Altered);
}

#[test]
fn what_lay_hidden_in_the_signed_file_does_not_come_into_sight() {
    // The table of a later revision points back to an object of the first one: "shadow" content under another number.
    let pdf = signed();
    let (page, font) = (number_of(&pdf, "/MediaBox"), 2);
    let at = first(&pdf, &format!("\n{font} 0 obj")) + 1;
    refused("shadow-swapped-in", &close(pdf.clone(), &pdf, &[(page, at)]));
    let renumbered = close(pdf.clone(), &pdf, &[(font, first(&pdf, "\n3 0 obj") + 1)]);
    refused("shadow-renumbered", &renumbered);
    let freed = format!("xref\n{page} 1\n0000000000 00001 f \ntrailer\n{}\nstartxref\n", trailer(&pdf));
    refused("shadow-freed", &[&pdf, freed.as_bytes(), format!("{}\n%%EOF\n", pdf.len()).as_bytes()].concat());
    // Taking something away is a change as well.
    let field = number_of(&pdf, "/FT/Sig");
    let without = swapped(&object(&pdf, page), &format!("{field} 0 R"), "");
    refused("shadow-hidden-annotation", &append(&pdf, &[(page, without)]));
    let form = number_of(&pdf, "/SigFlags");
    refused("shadow-field-removed", &append(&pdf, &[(form, "<</Fields[]/SigFlags 3>>".into())]));
}

#[test]
fn cut_and_lengthened_files_are_found() {
    let pdf = signed_by(&unsigned(), 0..2, false);
    let honest = report(&pdf).signatures[0].length as usize;
    let base = unsigned().len();
    for length in (base..pdf.len()).filter(|length| length % 37 == 0 && *length != honest) {
        refused("cut", &pdf[..length]);
    }
    let unsigned = unsigned();
    for (name, more) in [
        ("newline", b"\n".as_slice()),
        ("space", b" "),
        ("garbage", b"garbage"),
        ("end-mark", b"%%EOF\n"),
        ("comment", b"% nothing\n%%EOF\n"),
        ("zero", b"\0"),
        ("itself", &pdf),
        ("unsigned", &unsigned),
    ] {
        let longer = [pdf.as_slice(), more].concat();
        refused(&format!("appended-{name}"), &longer);
        assert!(report(&longer).changed_after_last, "{name}");
        assert_eq!(report(&longer).signatures.len(), 2, "{name}: the signatures are still told of");
    }
    assert_eq!(verify(&[b"\n".as_slice(), &pdf].concat()).err(), Some(NotChecked::NotAPdf));
}

#[test]
fn files_made_to_tire_the_reader_are_refused_quickly() {
    let pdf = signed();
    let nested =
        |open: &str, close: &str, depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth));
    refused("deep-arrays", &append(&pdf, &[(9001, nested("[", "]", 100_000))]));
    refused("deep-dictionaries", &append(&pdf, &[(9001, nested("<</A", ">>", 100_000))]));
    refused("deep-parentheses", &append(&pdf, &[(9001, nested("(", ")", 100_000))]));
    refused("many-values", &append(&pdf, &[(9001, format!("[{}]", "1 ".repeat(1_000_000)))]));
    refused("huge-object-number", &append(&pdf, &[(u32::MAX, "<<>>".into())]));
    refused("huge-length", &append(&pdf, &[(9001, "<</Length 9999999999>>stream\n1\nendstream".into())]));
    let own = table(&pdf);
    let lying = |text: String| [pdf.as_slice(), text.as_bytes()].concat();
    refused(
        "table-loop",
        &lying(format!(
            "xref\n0 0\ntrailer\n<</Size 9/Prev {}>>\nstartxref\n{}\n%%EOF\n",
            pdf.len(),
            pdf.len()
        )),
    );
    refused("table-own", &lying(format!("startxref\n{own}\n%%EOF\n")));
    refused(
        "table-huge",
        &lying(format!("xref\n0 4294967295\ntrailer\n{}\nstartxref\n{}\n%%EOF\n", trailer(&pdf), pdf.len())),
    );
    refused("table-overflow", &lying(format!("xref\n4294967295 2\n{}", &table_of(&[(1, 9)])[5..])));
    let many = (0..200).fold(pdf.clone(), |pdf, n| append(&pdf, &[(9001 + n, "<<>>".into())]));
    refused("many-revisions", &many);
    let streamed = close(pdf.clone(), &pdf, &[]);
    refused(
        "table-in-a-stream",
        &String::from_utf8_lossy(&streamed[pdf.len()..]).replace("/Prev", "/XRefStm 15/Prev").bytes().fold(
            pdf.clone(),
            |mut out, byte| {
                out.push(byte);
                out
            },
        ),
    );
}
