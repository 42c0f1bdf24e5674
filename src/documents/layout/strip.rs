//! Strips: bands across the page that never split. Everything becomes strips before it becomes pages.

use super::display::{Colour, Shape};
use super::style::{self, Style, KEPT_LINES};
use crate::domain::Level;

/// To whom a shape belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Owner {
    /// A node of the structure.
    Node(usize),
    /// Nobody: a line, a fill or a frame.
    Decoration,
}

/// A band with shapes at places relative to its upper edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    pub height: f32,
    /// Space above, unless it begins a page.
    pub before: f32,
    /// Space below; of two neighbours the larger space counts.
    pub after: f32,
    /// Never the last strip of a page while others follow.
    pub keep_with_next: bool,
    pub new_page: bool,
    /// The first of the strips that stand at the foot of the page, with all spare room above them.
    pub at_foot: bool,
    pub shapes: Vec<(Owner, Shape)>,
    /// Table header to show again when this strip begins a page.
    pub repeat: Option<usize>,
    /// Frame that this strip shares with its neighbours.
    pub frame: Option<Frame>,
    /// Words of the bookmark that leads here.
    pub bookmark: Option<String>,
}

/// A box behind consecutive strips with the same number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub number: usize,
    pub fill: Option<Colour>,
    pub border: Option<Colour>,
    /// A thick line along the left edge.
    pub bar: Option<Colour>,
}

/// Lines of text side by side with other slots in the same strips.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub x: f32,
    pub style: Style,
    pub node: usize,
    pub lines: Vec<String>,
}

/// A cell's ground.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    pub x: f32,
    pub width: f32,
    pub fill: Colour,
    pub border: Option<Colour>,
}

impl Ground {
    /// The ground of a risk level, framed so that neighbours differ in grey print too.
    pub fn of(level: Level, x: f32, width: f32) -> Ground {
        Ground { x, width, fill: style::shade(level).0, border: Some(style::BORDER) }
    }
}

/// Slots with everything around them.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    pub slots: Vec<Slot>,
    pub grounds: Vec<Ground>,
    pub pad: (f32, f32),
    pub before: f32,
    pub after: f32,
    /// A line below, from the left edge to this one.
    pub rule: Option<(Colour, f32)>,
    pub repeat: Option<usize>,
    pub frame: Option<Frame>,
}

impl Band {
    fn line_count(&self) -> usize {
        self.slots.iter().map(|slot| slot.lines.len()).max().unwrap_or(0)
    }

    fn leading(&self) -> f32 {
        self.slots.iter().map(|slot| slot.style.leading).fold(0.0, f32::max)
    }

    /// Height when nothing is split.
    pub fn height(&self) -> f32 {
        self.pad.0 + self.pad.1 + self.line_count() as f32 * self.leading()
    }

    /// One strip where that is no taller than `limit`, else one a line.
    pub fn strips(&self, limit: f32) -> Vec<Strip> {
        if self.height() <= limit {
            vec![self.whole()]
        } else {
            self.split()
        }
    }

    /// One strip for all lines: they stay together.
    pub fn whole(&self) -> Strip {
        let mut strip = self.part(0, self.line_count());
        for slot in &self.slots {
            self.draw(slot, 0, slot.lines.len(), self.pad.0, &mut strip);
        }
        self.finish(&mut strip, true);
        strip
    }

    /// One strip a line, kept together at both ends so that no line is left alone.
    pub fn split(&self) -> Vec<Strip> {
        let count = self.line_count();
        (0..count)
            .map(|line| {
                let (first, last) = (line == 0, line + 1 == count);
                let mut strip = self.part(line, line + 1);
                let top = if first { self.pad.0 } else { 0.0 };
                for slot in &self.slots {
                    self.draw(slot, line, line + 1, top, &mut strip);
                }
                self.finish(&mut strip, last);
                strip.keep_with_next = !last && (line + 1 < KEPT_LINES || count - line - 1 < KEPT_LINES);
                strip
            })
            .collect()
    }

    /// An empty strip for some of the lines, with its grounds.
    fn part(&self, from: usize, to: usize) -> Strip {
        let (first, last) = (from == 0, to == self.line_count());
        let height = (to - from) as f32 * self.leading()
            + if first { self.pad.0 } else { 0.0 }
            + if last { self.pad.1 } else { 0.0 };
        let ground = |ground: &Ground| {
            let border = ground.border.filter(|_| first && last);
            (
                Owner::Decoration,
                Shape::Box {
                    x: ground.x,
                    y: 0.0,
                    width: ground.width,
                    height,
                    fill: Some(ground.fill),
                    border,
                },
            )
        };
        Strip {
            height,
            before: if first { self.before } else { 0.0 },
            after: if last { self.after } else { 0.0 },
            shapes: self.grounds.iter().map(ground).collect(),
            repeat: self.repeat,
            frame: self.frame,
            ..Strip::default()
        }
    }

    fn draw(&self, slot: &Slot, from: usize, to: usize, top: f32, strip: &mut Strip) {
        let size = self.slots.iter().map(|slot| slot.style.size).fold(0.0, f32::max);
        // Capitals are two thirds of the size: this centres them in the line.
        let baseline = (self.leading() + size * 0.66) / 2.0;
        for (row, line) in slot.lines.iter().skip(from).take(to - from).enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let y = top + row as f32 * self.leading() + baseline;
            let Style { size, face, colour, .. } = slot.style;
            strip.shapes.push((
                Owner::Node(slot.node),
                Shape::Text { x: slot.x, y, size, face, colour, text: line.clone() },
            ));
        }
    }

    fn finish(&self, strip: &mut Strip, last: bool) {
        if let (Some((colour, right)), true) = (self.rule, last) {
            let line = Shape::Line {
                from: (style::LEFT, strip.height),
                to: (right, strip.height),
                width: 0.5,
                colour,
            };
            strip.shapes.push((Owner::Decoration, line));
        }
    }
}
