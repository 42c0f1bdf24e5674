//! QR codes: dark squares with their caption beside them.

use super::compose::Composer;
use super::display::Shape;
use super::strip::{Band, Owner, Strip};
use super::structure::{Role, Structure};
use super::style::{BODY, CELL, INK, LEFT, MM, RIGHT};
use crate::documents::qr::{squares, Run, QUIET_ZONE};

/// Width and height with the quiet zone: a phone reads it from an arm's length.
const SIDE: f32 = 45.0 * MM;

impl Composer<'_> {
    /// The code, and its caption beside it or, if it is long, below. A text too long for a code is printed as text, so
    /// that nothing is lost.
    pub(super) fn qr_code(&mut self, content: &str, caption: &str) {
        let Some(squares) = squares(content) else {
            self.paragraph(BODY, caption);
            self.paragraph(BODY, content);
            return;
        };
        let module = SIDE / f32::from(squares.size);
        let quiet = f32::from(QUIET_ZONE) * module;
        let side = SIDE - 2.0 * quiet;
        // The dark squares stand in line with the text; the space around them is the quiet zone.
        let tile = |run: &Run| {
            let place = |modules: u16| f32::from(modules) * module;
            [LEFT - quiet + place(run.x), place(run.y) - quiet, place(run.width), module]
        };
        let tiles = squares.runs.iter().map(tile).collect();
        let figure = self.structure.add_with_text(Structure::ROOT, Role::Figure, caption.trim().to_owned());
        let code = (Owner::Node(figure), Shape::Tiles { tiles, fill: INK });
        let node = self.structure.add(figure, Role::Caption);
        let beside = self.caption(node, LEFT + side + quiet, caption);
        let fits = beside.height() <= side;
        let mut strip = if fits { beside.whole() } else { Strip::default() };
        strip.shapes.insert(0, code);
        (strip.height, strip.before, strip.after) = (side, quiet, quiet);
        strip.keep_with_next = !fits;
        self.push(vec![strip]);
        if !fits {
            let below = Band { after: quiet, ..self.caption(node, LEFT, caption) };
            self.push(below.split());
        }
    }

    fn caption(&self, node: usize, x: f32, caption: &str) -> Band {
        Band { slots: vec![self.slot(node, CELL, x, RIGHT - x, caption)], ..Band::default() }
    }
}
