//! Workbooks as other programs write them, part by part.

use crate::documents::sheet::tests::{packed, unpacked, with_part, CELLS};
use crate::documents::sheet::{read_rows, to_xlsx, Limits, Sheet, SheetError};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of these sheets, named and with their state, whose cells stand in the parts of the same number; the targets
/// of its relations begin like `target`.
fn workbook(sheets: &[(&str, &str)], target: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut listed, mut related) = (String::new(), String::new());
    for (n, (name, state)) in (1..).zip(sheets) {
        listed += &format!("<sheet name='{name}' sheetId='{n}' state='{state}' r:id='r{n}'/>");
        related += &format!(
            "<Relationship Id='r{n}' Type='{RELATIONS}/worksheet' Target='{target}worksheets/s{n}.xml'/>"
        );
    }
    let head = format!("<Relationships><Relationship Id='r' Type='{RELATIONS}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    let book = format!(
        "<workbook xmlns:r='{RELATIONS}'><workbookPr date1904='0'/><sheets>{listed}</sheets></workbook>"
    );
    let related = format!("<Relationships>{related}</Relationships>");
    let mut all: Vec<(String, String)> = vec![
        ("_rels/.rels".into(), head),
        ("xl/workbook.xml".into(), book),
        ("xl/_rels/workbook.xml.rels".into(), related),
    ];
    all.extend(parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    packed(&all)
}

fn cell(text: &str) -> String {
    format!("<worksheet><sheetData><row><c t='inlineStr'><is><t>{text}</t></is></c></row></sheetData></worksheet>")
}

#[test]
fn each_kind_of_cell_is_read() {
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let strings = "<sst><si><t>Kari</t></si><si><r><t>La</t></r><r><t>rs &amp; _x0041_</t></r><rPh><t>x</t></rPh></si></sst>";
    let xml = "<x:worksheet xmlns:x='a'><x:sheetData><x:row r='1'>\
        <x:c r='A1' t='s'><x:v>1</x:v></x:c><x:c r='C1' s='1'><x:v>46348</x:v></x:c><x:c r='D1'><x:v>4.1E7</x:v></x:c></x:row>\
        <x:row/><x:row><x:c t='inlineStr'><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t>b</x:t></x:r></x:is></x:c>\
        <x:c t='str'><x:f>A1&amp;B1</x:f><x:v>ut</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c><x:c t='b'><x:v>1</x:v></x:c></x:row>\
        </x:sheetData></x:worksheet>";
    let parts = [("xl/styles.xml", styles), ("xl/sharedStrings.xml", strings), ("xl/worksheets/s1.xml", xml)];
    let read = read_rows(&workbook(&[("Ark1", "visible")], "", &parts), Limits::LIST).unwrap();
    assert_eq!(read, [["Lars & A", "", "2026-11-22", "41000000"], ["ab", "ut", "", "1"]]);
}

#[test]
fn a_format_tells_a_date_from_a_number() {
    let shown = |format: &str| {
        let styles = format!("<styleSheet><numFmts><numFmt numFmtId='170' formatCode='{format}'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>");
        let xml = "<worksheet><sheetData><row><c s='1'><v>46348</v></c></row></sheetData></worksheet>";
        let parts = [("xl/styles.xml", styles.as_str()), ("xl/worksheets/s1.xml", xml)];
        read_rows(&workbook(&[("Ark1", "visible")], "", &parts), Limits::LIST).unwrap()[0][0].clone()
    };
    for format in ["dd.mm.yyyy", "yyyy\\-mm\\-dd", "[$-414]d. mmmm yyyy;@", "hh:mm", "[Red]d/m"] {
        assert_eq!(shown(format), "2026-11-22", "{format}");
    }
    for format in ["0.00", "General", "#,##0 \"stykk\"", "[Red]0", "0\\d", "@", "kr_d 0"] {
        assert_eq!(shown(&format.replace('"', "&quot;")), "46348", "{format}");
    }
}

#[test]
fn texts_that_look_like_codes_are_kept() {
    let texts = [
        "_x0041_",
        "__x005F_x0041_",
        "plain_xyz",
        "<a & \"b\">",
        "_x005F_",
        "_x004",
        "_xD83D_",
        "]]>",
        "&amp;",
    ];
    let sheet = Sheet {
        title: "A".into(),
        columns: vec!["A".into()],
        rows: texts.map(|text| vec![text.into()]).into(),
    };
    let read = read_rows(&to_xlsx(&sheet).unwrap(), Limits::LIST).unwrap();
    assert_eq!(read[1..], texts.map(|text| vec![text.to_owned()]));
}

#[test]
fn the_first_sheet_that_is_shown_is_read_wherever_it_lies() {
    let sheets = [("Skjult", "hidden"), ("Ansatte", "visible"), ("Annet", "visible")];
    let (first, second, third) = (cell("a"), cell("b"), cell("c"));
    let parts = [
        ("xl/worksheets/s1.xml", &*first),
        ("xl/worksheets/s2.xml", &*second),
        ("xl/worksheets/s3.xml", &*third),
    ];
    for target in ["", "/xl/"] {
        assert_eq!(
            read_rows(&workbook(&sheets, target, &parts), Limits::LIST),
            Ok(vec![vec!["b".to_owned()]])
        );
    }
    let hidden = workbook(&[("Skjult", "veryHidden")], "", &parts);
    assert_eq!(read_rows(&hidden, Limits::LIST), Err(SheetError::Empty));
}

#[test]
fn more_room_than_the_file_fills_is_not_asked_for() {
    let strings = "<sst uniqueCount='18446744073709551615'><si><t>Kari</t></si></sst>";
    assert_eq!(
        read_rows(&with_part("xl/sharedStrings.xml", strings), Limits::LIST),
        Err(SheetError::Damaged)
    );
    // A font's name of half a megabyte for each of 100,000 styles: 50 GB.
    let font = format!("<font><name val='{}'/></font>", "a".repeat(500_000));
    let styles = format!(
        "<styleSheet><fonts>{font}</fonts><cellXfs>{}</cellXfs></styleSheet>",
        "<xf fontId='0'/>".repeat(100_000)
    );
    assert_eq!(read_rows(&with_part("xl/styles.xml", &styles), Limits::LIST), Err(SheetError::TooLarge));
}

#[test]
fn a_file_of_very_many_parts_is_refused() {
    let many: Vec<(String, String)> = (0..1001).map(|n| (format!("xl/{n}.xml"), String::new())).collect();
    assert_eq!(read_rows(&packed(&many), Limits::LIST), Err(SheetError::TooLarge));
}

#[test]
fn a_workbook_names_no_day_of_its_own_and_no_person() {
    let sheet = Sheet { title: "A".into(), columns: vec!["A".into()], rows: vec![] };
    let parts = unpacked(&to_xlsx(&sheet).unwrap());
    let core = &parts.iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
    assert_eq!(core.matches(">2000-01-01T00:00:00Z<").count(), 2, "{core}");
    assert!(
        core.contains("<dc:creator></dc:creator>")
            && core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"),
        "{core}"
    );
}

#[test]
fn the_headings_are_bold_and_stay_in_sight() {
    let sheet =
        Sheet { title: "A".into(), columns: vec!["Navn".into()], rows: vec![vec!["Lege ".repeat(30)]] };
    let parts = unpacked(&to_xlsx(&sheet).unwrap());
    let part = |name: &str| &parts.iter().find(|(own, _)| own == name).unwrap().1;
    assert!(
        part(CELLS).contains("ySplit=\"1\"") && part(CELLS).contains("state=\"frozen\""),
        "{}",
        part(CELLS)
    );
    assert!(part(CELLS).contains("width=\"52.7"), "{}", part(CELLS));
    let styles = part("xl/styles.xml");
    assert_eq!(styles.matches("quotePrefix=\"1\"").count(), 2, "{styles}");
    assert_eq!(styles.matches("numFmtId=\"49\"").count(), 2, "{styles}");
    assert_eq!(styles.matches("wrapText=\"1\"").count(), 2, "{styles}");
    assert_eq!(styles.matches("<b/>").count(), 1, "{styles}");
}
