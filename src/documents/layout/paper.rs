//! The papers: page sizes, margins, and the sizes of type that each format may use.
//!
//! Every format is composed in the measures of `style`, on an [`Area`] as wide and high as its type size allows, and then
//! enlarged to the size that is wanted. So a poster keeps the proportions of a report.

use super::display::Shape;
use super::style::{Style, BODY, BOTTOM, LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, SMALLEST, TOP};
use super::{Layout, Page};
use crate::documents::Format;

/// A page with its margins, and what the format sets in fixed sizes. Points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// Left edge of the text.
    pub left: f32,
    /// Upper edge of the text.
    pub top: f32,
    /// Right edge of the text.
    pub right: f32,
    /// Lower edge of the text.
    pub bottom: f32,
    /// Sizes of the body's type, the best first. Where everything must stay on one page, the first one that allows it is taken.
    pub body_sizes: &'static [f32],
    /// Least size of the title.
    pub title: f32,
    /// Least side of a QR code with its quiet zone.
    pub code: f32,
    /// Least side of one of the squares that a QR code consists of.
    pub module: f32,
}

/// Share of the usual space between lines that is tried last of all, with the smallest type.
const TIGHT: f32 = 0.88;

const REPORT: Paper = Paper {
    width: PAGE_WIDTH,
    height: PAGE_HEIGHT,
    left: LEFT,
    top: TOP,
    right: RIGHT,
    bottom: BOTTOM,
    body_sizes: &[BODY.size],
    title: 0.0,
    // A phone reads it from an arm's length.
    code: 45.0 * MM,
    module: 0.0,
};

const POSTER: Paper = Paper {
    left: 20.0 * MM,
    top: 17.0 * MM,
    right: PAGE_WIDTH - 20.0 * MM,
    bottom: PAGE_HEIGHT - 15.0 * MM,
    body_sizes: &[20.0, 19.0, 18.0, 17.0, 16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.0],
    title: 33.0,
    // From one metre a phone's camera has about three pixels for a square of this size.
    code: 62.0 * MM,
    module: 1.8 * MM,
    ..REPORT
};

const LEAFLET: Paper = Paper {
    width: 419.53,
    height: PAGE_WIDTH,
    left: 12.0 * MM,
    top: 11.0 * MM,
    right: 419.53 - 12.0 * MM,
    bottom: PAGE_WIDTH - 10.0 * MM,
    body_sizes: &[14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5],
    title: 19.0,
    code: 38.0 * MM,
    module: 0.75 * MM,
};

impl Paper {
    /// The paper of a format.
    pub fn of(format: Format) -> Paper {
        match format {
            Format::Report | Format::Letter => REPORT,
            Format::Poster => POSTER,
            Format::Leaflet => LEAFLET,
        }
    }

    /// The room for text when the body is set in this size, with this share of the usual space between lines.
    pub(super) fn area(&self, body_size: f32, leading: f32) -> Area {
        let scale = body_size / BODY.size;
        Area {
            width: (self.right - self.left) / scale,
            height: (self.bottom - self.top) / scale,
            scale,
            leading,
        }
    }

    /// Sizes of the body with their share of the usual space between lines, the best first.
    pub(super) fn attempts(&self) -> impl Iterator<Item = (f32, f32)> {
        let tight = self.body_sizes.last().map(|size| (*size, TIGHT));
        self.body_sizes.iter().map(|size| (*size, 1.0)).chain(tight)
    }

    /// Moves what was composed on `area` to its place on the paper.
    pub(super) fn place(&self, area: &Area, layout: &mut Layout) {
        if area.scale == 1.0 && self.left == LEFT && self.top == TOP {
            return;
        }
        let to =
            |(x, y): (f32, f32)| ((x - LEFT) * area.scale + self.left, (y - TOP) * area.scale + self.top);
        for Page { items, .. } in &mut layout.pages {
            items.iter_mut().for_each(|item| item.shape.enlarge(area.scale, &to));
        }
        for bounds in layout.structure.nodes.iter_mut().filter_map(|node| node.bounds.as_mut()) {
            let [left, top, right, bottom] = *bounds;
            let (corner, opposite) = (to((left, top)), to((right, bottom)));
            *bounds = [corner.0, corner.1, opposite.0, opposite.1];
        }
        layout.bookmarks.iter_mut().for_each(|bookmark| bookmark.y = to((0.0, bookmark.y)).1);
    }
}

/// Room for text, in the measures of `style`, from [`LEFT`] and [`TOP`] on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub width: f32,
    pub height: f32,
    /// How much larger it is on paper.
    pub scale: f32,
    /// Share of the usual space between lines.
    pub leading: f32,
}

impl Area {
    pub fn right(&self) -> f32 {
        LEFT + self.width
    }

    pub fn bottom(&self) -> f32 {
        TOP + self.height
    }

    /// The style as it is set here: no smaller than can be read on paper.
    pub fn readable(&self, style: Style) -> Style {
        let style = self.at_least(SMALLEST, style);
        Style { leading: style.leading * self.leading, ..style }
    }

    /// The style, enlarged where it would be smaller than this on paper.
    pub fn at_least(&self, points: f32, style: Style) -> Style {
        let factor = (points / (style.size * self.scale)).max(1.0);
        if factor == 1.0 {
            return style;
        }
        Style { size: style.size * factor, leading: style.leading * factor, ..style }
    }
}

impl Shape {
    /// The shape `scale` times as large, with its points where `to` says.
    fn enlarge(&mut self, scale: f32, to: &impl Fn((f32, f32)) -> (f32, f32)) {
        match self {
            Shape::Text { x, y, size, .. } => {
                (*x, *y) = to((*x, *y));
                // Whole hundredths: no size in the file has a long tail of decimals.
                *size = (*size * scale * 100.0).round() / 100.0;
            }
            Shape::Line { from, to: end, width, .. } => {
                (*from, *end) = (to(*from), to(*end));
                *width *= scale;
            }
            Shape::Box { x, y, width, height, .. } => {
                (*x, *y) = to((*x, *y));
                (*width, *height) = (*width * scale, *height * scale);
            }
            Shape::Tiles { tiles, .. } => {
                for [x, y, width, height] in tiles {
                    (*x, *y) = to((*x, *y));
                    (*width, *height) = (*width * scale, *height * scale);
                }
            }
            Shape::Strokes { lines, width, .. } => {
                lines.iter_mut().flatten().for_each(|point| *point = to(*point));
                *width *= scale;
            }
        }
    }
}
