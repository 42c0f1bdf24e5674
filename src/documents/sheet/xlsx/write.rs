//! A sheet as a workbook: one tab, a bold row of headings that stays in sight, and texts, never formulas.
//!
//! Every cell is written as a text and has the format for texts, so that it stays one also when somebody edits it. The same
//! sheet gives the same bytes.

use super::strings::encoded;
use crate::documents::sheet::clean::clean;
use crate::documents::sheet::Sheet;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What Excel takes: more is a damaged file to it.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_CELL: usize = 32_767;
const LONGEST_TAB: usize = 31;

const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The sheet as a workbook; nothing when it has more than a workbook can hold.
pub fn to_xlsx(sheet: &Sheet) -> Option<Vec<u8>> {
    let sheet = Sheet {
        title: tab_name(&sheet.title),
        columns: cleaned(&sheet.columns),
        rows: sheet.rows.iter().map(|row| cleaned(row)).collect(),
    };
    let lines = || std::iter::once(&sheet.columns).chain(&sheet.rows);
    let fits = lines().count() <= MOST_ROWS
        && lines().all(|row| row.len() <= MOST_COLUMNS)
        && lines().flatten().all(|cell| cell.encode_utf16().count() <= LONGEST_CELL);
    fits.then(|| pack(&parts(&sheet))).flatten()
}

fn cleaned(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| clean(cell)).collect()
}

/// A name that Excel takes for a tab: without the signs of its formulas, and short.
fn tab_name(title: &str) -> String {
    let title = clean(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\n'], " ");
    let mut name = String::new();
    for sign in title.trim_matches(['\'', ' ']).chars() {
        if name.encode_utf16().count() + sign.len_utf16() > LONGEST_TAB {
            break;
        }
        name.push(sign);
    }
    let name = name.trim_end_matches(['\'', ' ']);
    if name.is_empty() {
        "1".to_owned()
    } else {
        name.to_owned()
    }
}

/// The parts of the workbook, in the order in which they are packed.
fn parts(sheet: &Sheet) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(&sheet.title)),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        ),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", worksheet(sheet)),
    ]
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>")
    };
    format!(
        "{BEGIN}<Types xmlns=\"{PACKAGE}/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        part("styles", "styles")
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = format!("{BEGIN}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (n, (kind, target)) in (1..).zip(targets) {
        let _ = write!(xml, "<Relationship Id=\"rId{n}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
    }
    xml + "</Relationships>"
}

fn workbook(title: &str) -> String {
    let title = quick_xml::escape::escape(title);
    format!(
        "{BEGIN}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
        <sheet name=\"{title}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    )
}

/// Style 1 is a heading, style 2 any other cell. Format 49 is the built-in one for texts, and the mark for quotation keeps
/// Excel from reading the text anew when somebody edits it.
fn styles() -> String {
    let font =
        |bold: &str| format!("<font>{bold}<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>");
    let cell = |font: u8| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" \
            applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">\
            <alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    let plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"";
    format!(
        "{BEGIN}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\">{}{}</fonts>\
        <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
        <fill><patternFill patternType=\"gray125\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\">{plain}/></cellStyleXfs>\
        <cellXfs count=\"3\">{plain} xfId=\"0\"/>{}{}</cellXfs>\
        <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        font(""),
        font("<b/>"),
        cell(1),
        cell(0)
    )
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = format!(
        "{BEGIN}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
        <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
        {}<sheetData>",
        widths(sheet)
    );
    write_row(&mut xml, 1, &sheet.columns, 1);
    for (n, row) in (2..).zip(&sheet.rows) {
        write_row(&mut xml, n, row, 2);
    }
    xml + "</sheetData></worksheet>"
}

fn write_row(xml: &mut String, number: usize, cells: &[String], style: u8) {
    let _ = write!(xml, "<row r=\"{number}\">");
    for (column, cell) in cells.iter().enumerate() {
        let (place, text) = (letters(column), encoded(cell));
        let _ = write!(
            xml,
            "<c r=\"{place}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        );
    }
    xml.push_str("</row>");
}

/// Columns as wide as their longest line, within reason: what is longer goes on in a new line of its cell.
fn widths(sheet: &Sheet) -> String {
    let longest = |column: usize| {
        let cells = std::iter::once(&sheet.columns).chain(&sheet.rows).filter_map(|row| row.get(column));
        cells.flat_map(|cell| cell.lines()).map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let columns = std::iter::once(&sheet.columns).chain(&sheet.rows).map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let mut xml = "<cols>".to_owned();
    for column in 0..columns {
        let (number, width) = (column + 1, longest(column).clamp(8, 50) + 2);
        let _ = write!(xml, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    xml + "</cols>"
}

/// The letters of a column: `A` for 0, `AB` for 27.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// One zip file of the parts. It says of all that they are of the first day that a zip file can name.
pub fn pack(parts: &[(&str, String)]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in parts {
        writer.start_file(*name, options).ok()?;
        writer.write_all(content.as_bytes()).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
