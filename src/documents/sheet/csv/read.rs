//! Text with a sign between the cells: a CSV file, or what was copied from a spreadsheet.

use super::super::grid::Grid;
use super::super::{Limits, SheetError};
use super::encoding::decode;
use super::guard::unguarded;
use csv::{Reader, ReaderBuilder};
use std::collections::BTreeMap;

/// What may stand between cells. Of two that fit as well, the first is taken.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// How many rows are looked at to find the separator.
const LOOKED_AT: usize = 20;

/// The rows of a text.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Vec<String>>, SheetError> {
    let text = decode(bytes);
    check_kind(&text)?;
    let (said, text) = said_separator(&text);
    let separator = said.unwrap_or_else(|| separator(text));
    let mut grid = Grid::new(limits);
    for record in reader(text, separator).records() {
        let record = record.map_err(|_| SheetError::Damaged)?;
        for (column, cell) in record.iter().enumerate() {
            grid.put(column, &unguarded(cell))?;
        }
        grid.end_row()?;
    }
    grid.finish()
}

fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// What is no text at all, or text of another kind, is told from a list.
fn check_kind(text: &str) -> Result<(), SheetError> {
    let start = text.trim_start().chars().take(9).collect::<String>().to_ascii_lowercase();
    let is_markup = ["<!doctype", "<html", "<?xml"].iter().any(|begin| start.starts_with(begin));
    // What ends in `.xls` may be a web page, or the XML of the year 2002, that Excel opens all the same.
    if is_markup && (text.contains("office:excel") || text.contains("office:spreadsheet")) {
        return Err(SheetError::OtherFormat);
    }
    let strange =
        text.chars().filter(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')).count();
    let is_binary = text.contains('\0') || strange * 50 > text.chars().count();
    match is_markup || is_binary || start.starts_with("%pdf-") || start.starts_with("{\\rtf") {
        true => Err(SheetError::NotASheet),
        false => Ok(()),
    }
}

/// Excel lets the first line name the separator: `sep=;`.
fn said_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').as_bytes() {
        [b's', b'e', b'p', b'=', separator @ (b';' | b',' | b'|' | b'\t')] => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator that makes the most of the first rows equally long, and longer than one cell. A title above the table has
/// no say.
fn separator(text: &str) -> u8 {
    let fit = |separator: u8| {
        let rows = reader(text, separator).into_records().flatten().take(LOOKED_AT);
        let mut of_length: BTreeMap<usize, usize> = BTreeMap::new();
        rows.filter(|row| row.len() > 1).for_each(|row| *of_length.entry(row.len()).or_default() += 1);
        of_length.into_values().max().unwrap_or(0)
    };
    // `max_by_key` takes the last of equals.
    SEPARATORS.into_iter().rev().max_by_key(|separator| fit(*separator)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, SheetError> {
        read(text.as_bytes(), Limits::LIST)
    }

    #[test]
    fn the_separator_is_found() {
        let expected =
            Ok(vec![vec!["Navn".to_owned(), "Rolle".into()], vec!["Kari, lege".into(), "Daglig".into()]]);
        assert_eq!(rows("Navn;Rolle\r\nKari, lege;Daglig\r\n"), expected);
        assert_eq!(rows("Navn\tRolle\nKari, lege\tDaglig"), expected);
        assert_eq!(rows("Navn,Rolle\n\"Kari, lege\",Daglig"), expected);
        assert_eq!(rows("sep=|\nNavn|Rolle\nKari, lege|Daglig"), expected);
    }

    #[test]
    fn a_title_above_the_table_hides_no_separator() {
        let found = rows("Ansatte, høsten 2026\n\nNavn;Rolle\nKari;Lege\n").unwrap();
        assert_eq!(found[1..], [["Navn", "Rolle"], ["Kari", "Lege"]]);
    }

    #[test]
    fn one_name_a_line_is_a_list_as_well() {
        assert_eq!(
            rows("Kari Nordmann\n\nOla Nordmann\n"),
            Ok(vec![vec!["Kari Nordmann".into()], vec!["Ola Nordmann".into()]])
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(rows("%PDF-1.7\n1 0 obj"), Err(SheetError::NotASheet));
        assert_eq!(rows("<!DOCTYPE html><p>Hei"), Err(SheetError::NotASheet));
        assert_eq!(rows("a\0b\0\0\0\0\0\u{1}"), Err(SheetError::NotASheet));
        assert_eq!(
            rows("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"),
            Err(SheetError::OtherFormat)
        );
        assert_eq!(rows(" \n;;\n\r\n"), Err(SheetError::Empty));
        assert_eq!(rows(""), Err(SheetError::Empty));
    }
}
