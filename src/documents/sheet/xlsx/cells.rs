//! The cells of a sheet, and the texts that they share.

use super::dates::Dates;
use super::strings::decoded;
use super::xml::{walk, Element, Piece};
use crate::documents::sheet::grid::Grid;
use crate::documents::sheet::{Limits, SheetError};

/// The texts that cells share, in their order. Phonetic guides beside them are left out.
pub fn shared_strings(xml: &str) -> Result<Vec<String>, SheetError> {
    let mut strings = vec![];
    let (mut inside, mut phonetic) = (false, false);
    walk(xml, |piece| {
        match piece {
            Piece::Open(element) => match element.name() {
                "si" => strings.push(String::new()),
                "t" => inside = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "t" => inside = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Piece::Text(text) if inside && !phonetic => {
                if let Some(string) = strings.last_mut() {
                    string.push_str(&text);
                }
            }
            Piece::Text(_) => {}
        }
        Ok(())
    })?;
    strings.iter_mut().for_each(|string| *string = decoded(string));
    Ok(strings)
}

/// A cell under way.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    text: String,
}

impl Cell {
    /// `after` is the column to the right of the cell before, for files that do not name places.
    fn begin(element: &Element, after: usize) -> Cell {
        Cell {
            column: element.attribute("r").and_then(|place| column(&place)).unwrap_or(after),
            kind: element.attribute("t").unwrap_or_default(),
            style: element.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
            text: String::new(),
        }
    }

    /// What the cell shows, as near as a text comes to it. Of a formula it is the result that the file holds.
    fn shown(&self, strings: &[String], dates: &Dates) -> String {
        match self.kind.as_str() {
            "s" => {
                self.text.trim().parse().ok().and_then(|n: usize| strings.get(n)).cloned().unwrap_or_default()
            }
            "inlineStr" | "str" => decoded(&self.text),
            "b" | "d" => self.text.clone(),
            "e" => String::new(),
            _ => match self.text.trim().parse::<f64>() {
                Ok(number) if dates.has(self.style) => {
                    dates.write(number).unwrap_or_else(|| self.text.clone())
                }
                // A telephone number may be written 4.1E7.
                Ok(number) if number.abs() < 1e15 => number.to_string(),
                _ => self.text.clone(),
            },
        }
    }
}

/// The number of a place's column: 0 for `A1`, 27 for `AB9`.
fn column(place: &str) -> Option<usize> {
    let mut letters = place.bytes().take_while(u8::is_ascii_alphabetic).peekable();
    letters.peek()?;
    letters
        .try_fold(0_usize, |number, letter| {
            let letter = usize::from(letter.to_ascii_uppercase() - b'A' + 1);
            number.checked_mul(26)?.checked_add(letter)
        })?
        .checked_sub(1)
}

/// The rows of a sheet.
pub fn rows(
    xml: &str,
    strings: &[String],
    dates: &Dates,
    limits: Limits,
) -> Result<Vec<Vec<String>>, SheetError> {
    let mut grid = Grid::new(limits);
    let mut cell = None;
    let (mut next, mut inside, mut phonetic) = (0, false, false);
    walk(xml, |piece| {
        match piece {
            Piece::Open(element) => match element.name() {
                "row" => next = 0,
                "c" => cell = Some(Cell::begin(&element, next)),
                "v" | "t" => inside = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Piece::Text(text) if inside && !phonetic => {
                if let Some(cell) = cell.as_mut() {
                    cell.text.push_str(&text);
                }
            }
            Piece::Text(_) => {}
            Piece::Close(name) => match name.as_str() {
                "v" | "t" => inside = false,
                "rPh" => phonetic = false,
                "c" => {
                    if let Some(cell) = cell.take() {
                        grid.put(cell.column, &cell.shown(strings, dates))?;
                        next = cell.column.saturating_add(1);
                    }
                }
                "row" => grid.end_row()?,
                _ => {}
            },
        }
        Ok(())
    })?;
    grid.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_numbers() {
        assert_eq!(
            [column("A1"), column("Z9"), column("AB9"), column("XFD1048576")],
            [0, 25, 27, 16383].map(Some)
        );
        assert_eq!([column(""), column("12"), column(&"Z".repeat(40))], [None; 3]);
    }

    #[test]
    fn each_kind_of_cell_is_read() {
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
        let strings = shared_strings("<sst><si><t>Kari</t></si><si><r><t>La</t></r><r><t>rs &amp; _x0041_</t></r><rPh><t>x</t></rPh></si></sst>");
        let xml = "<x:worksheet xmlns:x='a'><x:sheetData><x:row r='1'>\
            <x:c r='A1' t='s'><x:v>1</x:v></x:c><x:c r='C1' s='1'><x:v>46348</x:v></x:c><x:c><x:v>4.1E7</x:v></x:c></x:row>\
            <x:row/><x:row><x:c t='inlineStr'><x:is><x:r><x:t>a</x:t></x:r><x:t>b</x:t></x:is></x:c>\
            <x:c t='str'><x:f>A1&amp;B1</x:f><x:v>ut</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c><x:c t='s'><x:v>9</x:v></x:c></x:row>\
            </x:sheetData></x:worksheet>";
        let read = rows(xml, &strings.unwrap(), &Dates::read(styles).unwrap(), Limits::LIST).unwrap();
        assert_eq!(read, [["Lars & A", "", "2026-11-22", "41000000"], ["ab", "ut", "", ""]]);
    }
}
