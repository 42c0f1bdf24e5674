//! Turns a document's blocks into structure and strips: headings, paragraphs, lists, fields, notices.

use super::display::Colour;
use super::paper::{Area, Paper};
use super::strip::{Band, Frame, Slot, Strip};
use super::structure::{Numbering, Role, Structure};
use super::style::{self, Style, BODY, LABEL, LEFT};
use super::wrap::{text_width, wrap};
use super::Measure;
use crate::content::Lang;
use crate::documents::{Block, Document};

/// Indent of list items.
const INDENT: f32 = 16.0;
/// Space inside frames.
pub(super) const PADDING: f32 = 10.0;

/// Collects structure and strips in reading order.
pub(super) struct Composer<'a> {
    pub document: &'a Document,
    pub measure: &'a dyn Measure,
    pub paper: Paper,
    pub area: Area,
    pub structure: Structure,
    pub strips: Vec<Strip>,
    /// Table headers that later pages repeat.
    pub headers: Vec<Strip>,
    /// Level of the last heading, so that none is skipped.
    pub heading_level: u8,
    /// Index of the first strip of the body.
    pub body_begin: usize,
    frames: usize,
    page_break: bool,
}

impl<'a> Composer<'a> {
    pub fn new(document: &'a Document, measure: &'a dyn Measure, paper: Paper, area: Area) -> Composer<'a> {
        let structure = Structure::new();
        Composer {
            document,
            measure,
            paper,
            area,
            structure,
            strips: vec![],
            headers: vec![],
            heading_level: 1,
            body_begin: 0,
            frames: 0,
            page_break: false,
        }
    }

    pub fn lang(&self) -> Lang {
        self.document.lang
    }

    /// True for what must stay on one page.
    pub fn is_one_page(&self) -> bool {
        self.document.page_format().is_one_page()
    }

    /// The document's own blocks.
    pub fn body(&mut self) {
        // The body's first heading is never deeper than 2, whatever the cover ended with.
        self.heading_level = 1;
        self.body_begin = self.strips.len();
        let document = self.document;
        let code_at_foot = self.code_at_foot();
        for block in &document.blocks {
            match block {
                Block::Heading { level, text } => self.heading(*level, text),
                Block::Paragraph(text) => self.paragraph(BODY, text),
                Block::List { ordered, items } => self.list(*ordered, items),
                Block::Table(table) => self.table(table),
                Block::Fields(fields) => self.fields(fields),
                Block::Notice(text) => self.notice(text),
                Block::QrCode { .. } if code_at_foot.is_some_and(|code| std::ptr::eq(code, block)) => {}
                Block::QrCode { content, caption } => self.qr_code(content, caption),
                // What must stay on one page has no page to go to.
                Block::PageBreak => self.page_break = !self.is_one_page(),
            }
        }
    }

    /// Adds strips, the first of them on a new page if that was asked for.
    pub fn push(&mut self, mut strips: Vec<Strip>) {
        if let Some(first) = strips.first_mut() {
            first.new_page = std::mem::take(&mut self.page_break);
        }
        self.strips.extend(strips);
    }

    /// Lets all strips from this one on stay on one page, if a page can hold them.
    pub fn keep_together(&mut self, from: usize) {
        let last = self.strips.len().saturating_sub(1);
        for strip in self.strips.iter_mut().take(last).skip(from) {
            strip.keep_with_next = true;
        }
        if let Some(last) = self.strips.last_mut() {
            last.keep_with_next = false;
        }
    }

    /// Adds strips and ties the last of them to what follows.
    pub fn push_kept(&mut self, mut strips: Vec<Strip>) {
        strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
        self.push(strips);
    }

    /// A slot across the width from `x`; type too small for the paper is enlarged.
    pub fn slot(&self, node: usize, style: Style, x: f32, width: f32, text: &str) -> Slot {
        let style = self.area.readable(style);
        Slot { x, style, node, lines: wrap(self.measure, &style, width, text) }
    }

    /// A number for a new frame.
    pub fn frame(&mut self, fill: Option<Colour>, border: Option<Colour>, bar: Option<Colour>) -> Frame {
        self.frames += 1;
        Frame { number: self.frames, fill, border, bar }
    }

    pub fn heading(&mut self, level: u8, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let level = level.clamp(2, 6).min(self.heading_level + 1);
        self.heading_level = level;
        let node =
            self.structure.add_with_text(Structure::ROOT, Role::Heading(level), text.trim().to_owned());
        let (style, mut before, mut after) = style::heading(level);
        if self.is_one_page() {
            (before, after) = (before * 0.5, after * 0.3);
        }
        let band = Band {
            slots: vec![self.slot(node, style, LEFT, self.area.width, text)],
            before,
            after,
            ..Band::default()
        };
        let mut strips = band.split();
        if level == 2 {
            if let Some(first) = strips.first_mut() {
                first.bookmark = Some(text.trim().to_owned());
            }
        }
        self.push_kept(strips);
    }

    pub fn paragraph(&mut self, style: Style, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let node = self.structure.add(Structure::ROOT, Role::P);
        let band = Band {
            slots: vec![self.slot(node, style, LEFT, self.area.width, text)],
            after: 7.0,
            ..Band::default()
        };
        self.push(band.split());
    }

    fn list(&mut self, ordered: bool, items: &[String]) {
        let items: Vec<&String> = items.iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() {
            return;
        }
        let numbering = if ordered { Numbering::Decimal } else { Numbering::Disc };
        let list = self.structure.add(Structure::ROOT, Role::L(numbering));
        let widest = if ordered { format!("{}.", items.len()) } else { "•".to_owned() };
        let indent = INDENT.max(text_width(self.measure, &BODY, &widest) + 6.0);
        for (number, item) in items.iter().enumerate() {
            let entry = self.structure.add(list, Role::Li);
            let label = self.structure.add(entry, Role::Lbl);
            let body = self.structure.add(entry, Role::LBody);
            let sign = if ordered { format!("{}.", number + 1) } else { "•".to_owned() };
            let x = if ordered { LEFT } else { LEFT + 4.0 };
            let slots = vec![
                self.slot(label, BODY, x, indent, &sign),
                self.slot(body, BODY, LEFT + indent, self.area.width - indent, item),
            ];
            let after = if number + 1 == items.len() { 8.0 } else { 2.0 };
            let mut strips = Band { slots, after, ..Band::default() }.split();
            if number == 0 && items.len() > 1 && strips.len() < style::KEPT_LINES {
                // A list's first short item does not stay behind alone.
                strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
            }
            if number > 0 && number + 1 == items.len() && strips.len() < style::KEPT_LINES {
                // Nor does its last one begin a page alone.
                if let Some(above) = self.strips.last_mut() {
                    above.keep_with_next = true;
                }
            }
            self.push(strips);
        }
    }

    /// Label and value, one pair a line, with a fine rule below each.
    pub fn fields(&mut self, fields: &[(String, String)]) {
        let list = self.field_list(fields.iter().map(|(label, value)| (label.as_str(), value.as_str())));
        let Some(list) = list else { return };
        let label_width = self.area.width * 0.3;
        let count = fields.len();
        for (number, (label, value)) in fields.iter().enumerate() {
            let slots = self.field(
                list,
                LABEL,
                BODY,
                (LEFT, label_width - 10.0),
                (LEFT + label_width, self.area.right()),
                (label, value),
            );
            let after = if number + 1 == count { 10.0 } else { 0.0 };
            let band = Band {
                slots,
                pad: (2.5, 2.5),
                after,
                rule: Some((style::RULE, self.area.right())),
                ..Band::default()
            };
            self.push(band.strips(120.0));
        }
    }

    /// The list element for these fields; `None` when there is nothing to list.
    pub fn field_list<'f>(&mut self, mut fields: impl Iterator<Item = (&'f str, &'f str)>) -> Option<usize> {
        fields.next()?;
        Some(self.structure.add(Structure::ROOT, Role::L(Numbering::Words)))
    }

    /// The slots of one field: label at `(x, width)`, value between two edges.
    pub fn field(
        &mut self,
        list: usize,
        label_style: Style,
        value_style: Style,
        label_place: (f32, f32),
        value_place: (f32, f32),
        (label, value): (&str, &str),
    ) -> Vec<Slot> {
        let entry = self.structure.add(list, Role::Li);
        let label_node = self.structure.add(entry, Role::Lbl);
        let value_node = self.structure.add(entry, Role::LBody);
        let value = if value.trim().is_empty() { "–" } else { value };
        vec![
            self.slot(label_node, label_style, label_place.0, label_place.1, label),
            self.slot(value_node, value_style, value_place.0, value_place.1 - value_place.0, value),
        ]
    }

    /// A framed remark.
    pub fn notice(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let node = self.structure.add(Structure::ROOT, Role::P);
        let frame = self.frame(Some(style::ACCENT_SOFT), None, Some(style::ACCENT));
        let slots =
            vec![self.slot(node, BODY, LEFT + PADDING + 2.0, self.area.width - 2.0 * PADDING - 2.0, text)];
        let band =
            Band { slots, pad: (7.0, 7.0), before: 4.0, after: 11.0, frame: Some(frame), ..Band::default() };
        self.push(band.split());
    }
}
