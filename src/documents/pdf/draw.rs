//! Shapes to printpdf's drawing operations, each inside its mark.

use super::fonts::Typeface;
use super::PdfError;
use crate::documents::layout::{Colour, Item, Layout, Mark, Page, Paper, Shape};
use printpdf::{
    Color, DictItem, Line, LineCapStyle, LineJoinStyle, LinePoint, Op, PaintMode, PdfDocument, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix,
    WindingOrder,
};
use std::collections::BTreeMap;

/// Draws all pages; `progress` hears each page's number. The result still lacks everything that `complete` adds.
pub(super) fn draw(
    layout: &Layout,
    typeface: &Typeface,
    progress: &mut dyn FnMut(u32),
) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new("");
    document.resources.fonts.map.extend(typeface.fonts());
    let mut pages = vec![];
    for (index, page) in layout.pages.iter().enumerate() {
        pages.push(sheet(&layout.paper, operations(page, layout)));
        progress(index as u32 + 1);
    }
    document.with_pages(pages);
    let mut warnings = vec![];
    let drawn = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(PdfError::Drawing(warning.msg)),
        None => Ok(drawn),
    }
}

fn sheet(paper: &Paper, ops: Vec<Op>) -> PdfPage {
    let area = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(paper.width),
        height: Pt(paper.height),
        mode: None,
        winding_order: None,
    };
    PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ops }
}

fn operations(page: &Page, layout: &Layout) -> Vec<Op> {
    let mut ops = vec![];
    for run in page.items.chunk_by(|first, second| first.mark == second.mark) {
        ops.push(begin(run[0].mark, page, layout));
        for item in run {
            shape(item, layout.paper.height, &mut ops);
        }
        ops.push(Op::EndMarkedContent);
    }
    ops
}

/// Opens marked content: a structure node's share of the page, or an artifact.
fn begin(mark: Mark, page: &Page, layout: &Layout) -> Op {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let artifact = |entries: &[(&str, &str)]| {
        (
            "Artifact",
            entries.iter().map(|(key, value)| ((*key).to_owned(), name(value))).collect::<BTreeMap<_, _>>(),
        )
    };
    let (tag, map) = match mark {
        Mark::Content(number) => {
            let role = page
                .owners
                .get(number)
                .and_then(|node| layout.structure.nodes.get(*node))
                .map_or("Span", |node| node.role.name());
            (role, BTreeMap::from([("MCID".to_owned(), DictItem::Int(number as i64))]))
        }
        Mark::Header => artifact(&[("Type", "Pagination"), ("Subtype", "Header")]),
        Mark::Footer => artifact(&[("Type", "Pagination"), ("Subtype", "Footer")]),
        Mark::Decoration => artifact(&[("Type", "Layout")]),
    };
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

/// PDF counts from the lower edge of the page, so its height is needed everywhere.
fn shape(item: &Item, page_height: f32, ops: &mut Vec<Op>) {
    match &item.shape {
        Shape::Text { x, y, size, face, colour, text } => {
            ops.push(Op::SetFillColor { col: rgb(*colour) });
            ops.push(Op::StartTextSection);
            ops.push(Op::SetFont { font: Typeface::handle(*face), size: Pt(*size) });
            ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(round(*x), round(page_height - y)) });
            let words = text.strip_suffix('\u{AD}');
            ops.push(Op::ShowText { items: vec![TextItem::Text(words.unwrap_or(text).to_owned())] });
            if words.is_some() {
                soft_hyphen(ops);
            }
            ops.push(Op::EndTextSection);
        }
        Shape::Line { from, to, width, colour } => {
            ops.push(Op::SetOutlineColor { col: rgb(*colour) });
            ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
            ops.push(polyline(&[*from, *to], page_height));
        }
        Shape::Box { x, y, width, height, fill, border } => {
            let mode = match (fill, border) {
                (Some(_), Some(_)) => PaintMode::FillStroke,
                (Some(_), None) => PaintMode::Fill,
                (None, Some(_)) => PaintMode::Stroke,
                (None, None) => return,
            };
            ops.extend(fill.map(|fill| Op::SetFillColor { col: rgb(fill) }));
            ops.extend(border.map(|border| Op::SetOutlineColor { col: rgb(border) }));
            ops.extend(border.map(|_| Op::SetOutlineThickness { pt: Pt(0.75) }));
            let (x, y, width, height) =
                (round(*x), round(page_height - y - height), round(*width), round(*height));
            ops.push(Op::DrawRectangle {
                rectangle: Rect { x, y, width, height, mode: Some(mode), winding_order: None },
            });
        }
        Shape::Tiles { tiles, fill } => {
            ops.push(Op::SetFillColor { col: rgb(*fill) });
            let rings = tiles
                .iter()
                .map(|tile| PolygonRing { points: points(&corners(tile), page_height) })
                .collect();
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            ops.push(Op::DrawPolygon { polygon });
        }
        Shape::Strokes { lines, width, colour } => {
            ops.push(Op::SetOutlineColor { col: rgb(*colour) });
            ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
            ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Round });
            ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
            ops.extend(lines.iter().map(|line| polyline(line, page_height)));
            ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
            ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Miter });
        }
    }
}

/// A hyphen that is drawn but, when copied or read out, is the soft hyphen that Unicode has for this.
fn soft_hyphen(ops: &mut Vec<Op>) {
    let actual = DictItem::String { data: vec![0xFE, 0xFF, 0x00, 0xAD], literal: false };
    let properties = DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), actual)]) };
    ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    ops.push(Op::ShowText { items: vec![TextItem::Text("-".to_owned())] });
    ops.push(Op::EndMarkedContent);
}

fn polyline(line: &[(f32, f32)], page_height: f32) -> Op {
    Op::DrawLine { line: Line { points: points(line, page_height), is_closed: false } }
}

fn points(line: &[(f32, f32)], page_height: f32) -> Vec<LinePoint> {
    let point = |(x, y): &(f32, f32)| Point { x: round(*x), y: round(page_height - y) };
    line.iter().map(|place| LinePoint { p: point(place), bezier: false }).collect()
}

fn corners([x, y, width, height]: &[f32; 4]) -> [(f32, f32); 4] {
    let (right, bottom) = (x + width, y + height);
    [(*x, *y), (right, *y), (right, bottom), (*x, bottom)]
}

/// Hundredths of a point are finer than any printer, and short in the file.
fn round(length: f32) -> Pt {
    Pt((length * 100.0).round() / 100.0)
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    let share = |part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: share(red), g: share(green), b: share(blue), icc_profile: None })
}
