//! What a page shows: texts, lines and boxes at fixed places, each tied to the structure or marked as decoration.
//!
//! Lengths are points (1/72 inch), measured from the top left corner of the page, y downwards.

/// One of the two cuts of the document's typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Running text.
    Regular,
    /// Headings and labels that need weight.
    Bold,
}

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Something visible.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// One line of text; every character is in the font.
    Text {
        /// Left end.
        x: f32,
        /// Baseline.
        y: f32,
        /// Size of type.
        size: f32,
        /// Cut of the typeface.
        face: Face,
        /// Colour of type.
        colour: Colour,
        /// The words. A final U+00AD shows a hyphen that is not part of the text.
        text: String,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f32, f32),
        /// The other end.
        to: (f32, f32),
        /// Thickness.
        width: f32,
        /// Colour.
        colour: Colour,
    },
    /// A rectangle, filled or framed or both.
    Box {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Colour of the inside.
        fill: Option<Colour>,
        /// Colour of the frame.
        border: Option<Colour>,
    },
    /// Rectangles filled as one: no fine lines show where they meet. Left edge, upper edge, width and height of each.
    Tiles {
        /// The rectangles.
        tiles: Vec<[f32; 4]>,
        /// Colour of the inside.
        fill: Colour,
    },
    /// Pen strokes, each a list of points.
    Strokes {
        /// The strokes.
        lines: Vec<Vec<(f32, f32)>>,
        /// Thickness of the pen.
        width: f32,
        /// Colour of the ink.
        colour: Colour,
    },
}

impl Shape {
    /// The same shape further down.
    pub(super) fn lowered(mut self, by: f32) -> Shape {
        match &mut self {
            Shape::Text { y, .. } | Shape::Box { y, .. } => *y += by,
            Shape::Line { from, to, .. } => {
                from.1 += by;
                to.1 += by;
            }
            Shape::Tiles { tiles, .. } => tiles.iter_mut().for_each(|[_, y, ..]| *y += by),
            Shape::Strokes { lines, .. } => lines.iter_mut().flatten().for_each(|point| point.1 += by),
        }
        self
    }
}

/// What a shape is to somebody who cannot see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Content with this number on its page; [`Page::owners`] names the structure node.
    Content(usize),
    /// The running header or a repeated table header: not read aloud.
    Header,
    /// The running footer: not read aloud.
    Footer,
    /// Lines, fills and frames: not read aloud.
    Decoration,
}

/// A shape and its mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub mark: Mark,
    /// What it looks like.
    pub shape: Shape,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Everything on it, in reading and painting order.
    pub items: Vec<Item>,
    /// The structure node of each [`Mark::Content`].
    pub owners: Vec<usize>,
}
