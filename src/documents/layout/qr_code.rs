//! QR codes: dark squares with their caption beside them.

use super::compose::Composer;
use super::display::Shape;
use super::strip::{Band, Owner, Strip};
use super::structure::{Role, Structure};
use super::style::{BODY, CELL, INK, LEFT};
use crate::documents::qr::{squares, Run, QUIET_ZONE};

/// A code that stands at the left margin, with a node for its caption.
pub(super) struct Code {
    pub owner: Owner,
    pub tiles: Shape,
    /// Width and height of the dark part.
    pub side: f32,
    /// White that must stay around it.
    pub quiet: f32,
    /// The caption's node, inside the figure.
    pub caption: usize,
}

impl Composer<'_> {
    /// The code, and its caption beside it or, if it is long, below. A text too long for a code is printed as text, so
    /// that nothing is lost.
    pub(super) fn qr_code(&mut self, content: &str, caption: &str) {
        let Some(code) = self.code(content, caption) else {
            self.paragraph(BODY, caption);
            self.paragraph(BODY, content);
            return;
        };
        let Code { side, quiet, caption: node, .. } = code;
        let beside = self.code_caption(node, LEFT + side + quiet, caption);
        let fits = beside.height() <= side;
        let mut strip = if fits { beside.whole() } else { Strip::default() };
        strip.shapes.insert(0, (code.owner, code.tiles));
        (strip.height, strip.before, strip.after) = (side, quiet, quiet);
        strip.keep_with_next = !fits;
        self.push(vec![strip]);
        if !fits {
            let below = Band { after: quiet, ..self.code_caption(node, LEFT, caption) };
            self.push(below.split());
        }
    }

    /// The code of this content; `None` when no code can hold it.
    pub(super) fn code(&mut self, content: &str, caption: &str) -> Option<Code> {
        let squares = squares(content)?;
        let module = self.module(squares.size);
        let quiet = f32::from(QUIET_ZONE) * module;
        let side = module * f32::from(squares.size) - 2.0 * quiet;
        // The dark squares stand in line with the text; the space around them is the quiet zone.
        let tile = |run: &Run| {
            let place = |modules: u16| f32::from(modules) * module;
            [LEFT - quiet + place(run.x), place(run.y) - quiet, place(run.width), module]
        };
        let tiles = Shape::Tiles { tiles: squares.runs.iter().map(tile).collect(), fill: INK };
        let figure = self.structure.add_with_text(Structure::ROOT, Role::Figure, caption.trim().to_owned());
        let caption = self.structure.add(figure, Role::Caption);
        Some(Code { owner: Owner::Node(figure), tiles, side, quiet, caption })
    }

    /// The caption in lines from `x` on.
    pub(super) fn code_caption(&self, node: usize, x: f32, caption: &str) -> Band {
        let style = if self.is_one_page() { BODY } else { CELL };
        Band { slots: vec![self.slot(node, style, x, self.area.right() - x, caption)], ..Band::default() }
    }

    /// Side of one square of a code with so many of them, the quiet zones included: on paper no smaller than a camera
    /// needs, and the code never wider than the text.
    fn module(&self, squares: u16) -> f32 {
        let squares = f32::from(squares);
        let side = self.paper.code.max(squares * self.paper.module) / self.area.scale;
        side.min(self.area.width) / squares
    }
}
