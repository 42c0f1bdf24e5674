//! Tables: a caption, a header that repeats on each page, rows that never split, shaded risk levels.

use super::compose::Composer;
use super::strip::{Band, Ground, Slot};
use super::structure::{Role, Structure};
use super::style::{self, Style, BORDER, CAPTION, CELL, CELL_STRONG, LEFT, RULE, SUNKEN};
use super::wrap::widest_piece;
use crate::documents::{Cell, Table};

/// Space between a cell's edge and its words.
const PAD_X: f32 = 5.0;
const PAD_Y: f32 = 3.5;
/// No letter of a table is wider.
const LETTER: f32 = 9.0;

/// A table of at most so many rows is not broken over two pages.
const SHORT_TABLE: usize = 6;

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let Some(grid) = Grid::new(self, table) else { return };
        let from = self.strips.len();
        let node = self.structure.add(Structure::ROOT, Role::Table);
        if !table.caption.trim().is_empty() {
            let caption = self.structure.add(node, Role::Caption);
            let slots = vec![self.slot(caption, CAPTION, LEFT, self.area.width, &table.caption)];
            self.push_kept(Band { slots, before: 9.0, after: 3.0, ..Band::default() }.split());
        }
        let repeat = self.header(table, &grid, node);
        let body = self.structure.add(node, Role::TBody);
        for (number, row) in grid.rows.iter().enumerate() {
            let last = number + 1 == grid.rows.len();
            let band = self.row(&grid, body, row, repeat, if last { 14.0 } else { 0.0 });
            let room = self.area.height
                - repeat.and_then(|header| self.headers.get(header)).map_or(0.0, |header| header.height);
            let mut strips = band.strips(room);
            if number + 2 == grid.rows.len() && band.height() < self.area.height / 4.0 {
                // The last row does not go to a new page alone.
                strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
            }
            self.push(strips);
        }
        let height: f32 = self.strips[from..].iter().map(|strip| strip.height).sum();
        if grid.rows.len() <= SHORT_TABLE && height < self.area.height / 2.0 {
            // A matrix or a scale is read as one picture.
            self.keep_together(from);
        }
    }

    /// The header row, and its number among the repeated headers.
    fn header(&mut self, table: &Table, grid: &Grid, node: usize) -> Option<usize> {
        if table.columns.iter().all(|column| column.title.trim().is_empty()) {
            return None;
        }
        let head = self.structure.add(node, Role::THead);
        let row = self.structure.add(head, Role::Tr);
        let mut slots = vec![];
        for (number, (x, width)) in grid.places.iter().enumerate() {
            let title = table.columns.get(number).map_or("", |column| column.title.as_str());
            let cell = self.structure.add(row, Role::ThColumn);
            let pad = padding(*width);
            slots.push(self.slot(cell, CELL_STRONG, x + pad, width - 2.0 * pad, title));
        }
        let ground = Ground { x: LEFT, width: self.area.width, fill: SUNKEN, border: None };
        let before = if table.caption.trim().is_empty() { 9.0 } else { 0.0 };
        let band = Band {
            slots,
            grounds: vec![ground],
            pad: (PAD_Y, PAD_Y),
            before,
            rule: Some((BORDER, self.area.right())),
            ..Band::default()
        };
        if band.height() > self.area.height / 3.0 {
            // Column titles as long as essays: shown once, and split like text.
            self.push(band.split());
            return None;
        }
        let strip = band.whole();
        self.push_kept(vec![strip.clone()]);
        self.headers.push(strip);
        Some(self.headers.len() - 1)
    }

    fn row(&mut self, grid: &Grid, body: usize, cells: &[Cell], repeat: Option<usize>, after: f32) -> Band {
        let row = self.structure.add(body, Role::Tr);
        let (mut slots, mut grounds): (Vec<Slot>, Vec<Ground>) = (vec![], vec![]);
        for (number, (x, width)) in grid.places.iter().enumerate() {
            let named = grid.row_headers && number == 0;
            let node = self.structure.add(row, if named { grid.row_name } else { Role::Td });
            let Some(cell) = cells.get(number) else { continue };
            let mut style = if named { CELL_STRONG } else { CELL };
            if let Some(level) = cell.level {
                style = Style { colour: style::shade(level).1, ..CELL_STRONG };
                grounds.push(Ground::of(level, *x, *width));
            }
            let pad = padding(*width);
            slots.push(self.slot(node, style, x + pad, width - 2.0 * pad, &cell.text));
        }
        Band {
            slots,
            grounds,
            pad: (PAD_Y, PAD_Y),
            after,
            rule: Some((RULE, self.area.right())),
            repeat,
            ..Band::default()
        }
    }
}

/// Space beside the words of a column; a table of dozens of columns has none to spare.
fn padding(width: f32) -> f32 {
    PAD_X.min((width - LETTER).max(0.0) / 2.0)
}

/// A table's columns in points, and its rows made equally long.
struct Grid {
    /// Left edge and width of each column.
    places: Vec<(f32, f32)>,
    rows: Vec<Vec<Cell>>,
    row_headers: bool,
    /// Tag of a row's first cell where it names the row.
    row_name: Role,
}

/// A row's name is tagged as a header only where the headers don't outnumber the cells that they head: in a table of one
/// row or of two columns the column headers say it all, and judges of accessibility rightly ask what so many headers are for.
fn row_name(columns: usize, rows: usize) -> Role {
    if columns + rows <= rows * columns.saturating_sub(1) {
        Role::ThRow
    } else {
        Role::Td
    }
}

impl Grid {
    /// `None` for a table without columns and rows.
    fn new(composer: &Composer, table: &Table) -> Option<Grid> {
        let count = if table.columns.is_empty() {
            table.rows.iter().map(Vec::len).max()?
        } else {
            table.columns.len()
        };
        if count == 0 {
            return None;
        }
        let rows: Vec<Vec<Cell>> = table.rows.iter().map(|row| fitted(row, count)).collect();
        let area = composer.area;
        let (cell_style, name_style) = (area.readable(CELL), area.readable(CELL_STRONG));
        let shares: Vec<f32> = (0..count)
            .map(|number| table.columns.get(number).map_or(1, |column| column.weight.max(1)).into())
            .collect();
        let total: f32 = shares.iter().sum();
        let wanted: Vec<f32> = shares.iter().map(|share| area.width * share / total).collect();
        let needed: Vec<f32> = (0..count)
            .map(|number| {
                let title = table.columns.get(number).map_or("", |column| column.title.as_str());
                let strong = |cell: &Cell| cell.level.is_some() || (table.row_headers && number == 0);
                let cells = rows.iter().filter_map(|row| row.get(number));
                let widths = cells.map(|cell| {
                    widest_piece(
                        composer.measure,
                        if strong(cell) { &name_style } else { &cell_style },
                        &cell.text,
                    )
                });
                let widest = widths.fold(widest_piece(composer.measure, &name_style, title), f32::max);
                // A monster of a word is broken rather than given half the table.
                (widest + 2.0 * PAD_X + 0.5).min(area.width * 0.3)
            })
            .collect();
        let mut x = LEFT;
        let places = balance(&wanted, &needed).into_iter().map(|width| {
            x += width;
            (x - width, width)
        });
        let row_name = row_name(count, rows.len());
        Some(Grid { places: places.collect(), rows, row_headers: table.row_headers, row_name })
    }
}

/// The row with exactly `count` cells; what is too many joins the last cell rather than getting lost.
fn fitted(row: &[Cell], count: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = row.iter().take(count).cloned().collect();
    for extra in row.iter().skip(count) {
        if let Some(last) = cells.last_mut() {
            last.text = format!("{}\n{}", last.text, extra.text);
        }
    }
    cells.resize(count, Cell::from(""));
    cells
}

/// Widths near the wanted ones in which the widest word of each column fits; where not all can, all come nearer to it.
fn balance(wanted: &[f32], needed: &[f32]) -> Vec<f32> {
    let deficit: f32 = wanted.iter().zip(needed).map(|(wanted, needed)| (needed - wanted).max(0.0)).sum();
    let slack: f32 = wanted.iter().zip(needed).map(|(wanted, needed)| (wanted - needed).max(0.0)).sum();
    if deficit <= 0.0 || slack <= 0.0 {
        return wanted.to_vec();
    }
    let moved = deficit.min(slack);
    let (take, give) = (moved / deficit, moved / slack);
    let share =
        |wanted: &f32, needed: &f32| wanted + (needed - wanted) * if wanted < needed { take } else { give };
    wanted.iter().zip(needed).map(|(wanted, needed)| share(wanted, needed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_widen_for_their_longest_word_and_keep_the_sum() {
        let widths = balance(&[50.0, 250.0, 100.0], &[80.0, 60.0, 90.0]);
        assert!(widths[0] >= 80.0 && widths[2] >= 90.0);
        assert!((widths.iter().sum::<f32>() - 400.0).abs() < 0.01);
        assert_eq!(
            balance(&[50.0, 50.0], &[90.0, 90.0]),
            [50.0, 50.0],
            "what cannot fit is left to the line breaker"
        );
        assert_eq!(balance(&[50.0, 50.0], &[90.0, 30.0]), [70.0, 30.0], "what nearly fits comes nearer");
    }

    #[test]
    fn surplus_cells_are_kept() {
        let row = fitted(&["a".into(), "b".into(), "c".into()], 2);
        assert_eq!(row[1].text, "b\nc");
        assert_eq!(fitted(&["a".into()], 3).len(), 3);
    }
}
