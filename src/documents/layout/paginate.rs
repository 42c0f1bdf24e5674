//! Distributes strips over pages.

use super::display::{Item, Mark, Page, Shape};
use super::paper::Area;
use super::strip::{Owner, Strip};
use super::structure::{Child, Role, Structure};
use super::style::{ACCENT, LEFT, TOP};
use super::Bookmark;

/// Thickness of the line along the left edge of a frame.
const BAR: f32 = 3.0;

/// Pages with everything but their header and footer.
pub(super) struct Paginated {
    pub pages: Vec<Page>,
    pub bookmarks: Vec<Bookmark>,
    /// True when a strip is taller than a page and crosses its lower edge.
    pub overflows: bool,
}

/// Places all strips; `progress` hears the number of each page as it begins.
pub(super) fn paginate(
    area: Area,
    strips: Vec<Strip>,
    headers: &[Strip],
    structure: &mut Structure,
    progress: &mut dyn FnMut(u32),
) -> Paginated {
    let mut press = Press {
        area,
        headers,
        structure,
        progress,
        pages: vec![],
        bookmarks: vec![],
        y: TOP,
        after: 0.0,
        frame: None,
        overflows: false,
    };
    press.begin_page(None);
    let mut begin = 0;
    while begin < strips.len() {
        let length = strips[begin..].iter().take_while(|strip| strip.keep_with_next).count() + 1;
        let end = (begin + length).min(strips.len());
        let chain = &strips[begin..end];
        if (chain[0].new_page || !press.has_room(chain)) && !press.at_top() {
            press.begin_page(chain[0].repeat);
        }
        for (strip, at) in chain.iter().zip(begin..) {
            // Only a chain taller than a page gets here without room.
            if !press.has_room(std::slice::from_ref(strip)) && !press.at_top() {
                press.begin_page(strip.repeat);
            }
            if strip.at_foot {
                press.sink(&strips[at..]);
            }
            press.place(strip);
        }
        begin = end;
    }
    Paginated { pages: press.pages, bookmarks: press.bookmarks, overflows: press.overflows }
}

struct Press<'a> {
    area: Area,
    headers: &'a [Strip],
    structure: &'a mut Structure,
    progress: &'a mut dyn FnMut(u32),
    pages: Vec<Page>,
    bookmarks: Vec<Bookmark>,
    /// Where the next strip begins.
    y: f32,
    /// Space that the strip before asked for.
    after: f32,
    /// The open frame: its number and the place of its box among the page's items.
    frame: Option<(usize, usize)>,
    overflows: bool,
}

impl Press<'_> {
    fn at_top(&self) -> bool {
        self.y <= TOP
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    fn begin_page(&mut self, repeat: Option<usize>) {
        self.pages.push(Page::default());
        (self.progress)(self.pages.len() as u32);
        (self.y, self.after, self.frame) = (TOP, 0.0, None);
        if let Some(header) = repeat.and_then(|number| self.headers.get(number)) {
            let lowered = header.shapes.iter().map(|(owner, shape)| {
                let mark = if *owner == Owner::Decoration { Mark::Decoration } else { Mark::Header };
                Item { mark, shape: shape.clone().lowered(TOP) }
            });
            let items: Vec<Item> = lowered.collect();
            self.page().items.extend(items);
            self.y += header.height;
        }
    }

    fn has_room(&self, chain: &[Strip]) -> bool {
        self.is_inside(self.end(chain))
    }

    /// Where these strips would end.
    fn end(&self, strips: &[Strip]) -> f32 {
        let mut y = self.y;
        let mut after = self.after;
        for strip in strips {
            y += gap(y, after, strip) + strip.height;
            after = strip.after;
        }
        y
    }

    fn is_inside(&self, y: f32) -> bool {
        // A hundredth of a point forgives the rounding of the sums.
        y <= self.area.bottom() + 0.01
    }

    /// Goes down so far that these strips, the last ones, end at the foot of the page.
    fn sink(&mut self, strips: &[Strip]) {
        self.y += (self.area.bottom() - self.end(strips)).max(0.0);
    }

    fn place(&mut self, strip: &Strip) {
        let top = self.y + gap(self.y, self.after, strip);
        let bottom = top + strip.height;
        self.overflows |= !self.is_inside(bottom);
        if let Some(words) = &strip.bookmark {
            let page = self.pages.len().saturating_sub(1);
            self.bookmarks.push(Bookmark { text: words.clone(), page, y: top });
        }
        self.back(strip, top, bottom);
        for (owner, shape) in &strip.shapes {
            let shape = shape.clone().lowered(top);
            let mark = match owner {
                Owner::Decoration => Mark::Decoration,
                Owner::Node(node) => self.content(*node, &shape),
            };
            self.page().items.push(Item { mark, shape });
        }
        (self.y, self.after) = (bottom, strip.after);
    }

    /// Draws the strip's frame, or lengthens the one that its neighbour began.
    fn back(&mut self, strip: &Strip, top: f32, bottom: f32) {
        let Some(frame) = strip.frame else {
            self.frame = None;
            return;
        };
        if let Some((number, at)) = self.frame {
            if number == frame.number {
                let bars = if frame.bar.is_some() { 2 } else { 1 };
                for item in self.page().items.iter_mut().skip(at).take(bars) {
                    if let Shape::Box { y, height, .. } = &mut item.shape {
                        *height = bottom - *y;
                    }
                }
                return;
            }
        }
        let height = bottom - top;
        let ground = Shape::Box {
            x: LEFT,
            y: top,
            width: self.area.width,
            height,
            fill: frame.fill,
            border: frame.border,
        };
        self.frame = Some((frame.number, self.page().items.len()));
        self.page().items.push(Item { mark: Mark::Decoration, shape: ground });
        if frame.bar.is_some() {
            let bar = Shape::Box {
                x: LEFT,
                y: top,
                width: BAR,
                height,
                fill: frame.bar.or(Some(ACCENT)),
                border: None,
            };
            self.page().items.push(Item { mark: Mark::Decoration, shape: bar });
        }
    }

    /// The mark for one more shape of this node; neighbours of the same node share a mark.
    fn content(&mut self, node: usize, shape: &Shape) -> Mark {
        if self.structure.nodes[node].role == Role::Figure {
            self.structure.nodes[node].bounds = bounds(shape);
        }
        let page = self.pages.len().saturating_sub(1);
        let sheet = self.page();
        if let Some(Item { mark: Mark::Content(number), .. }) = sheet.items.last() {
            if sheet.owners.get(*number) == Some(&node) {
                return Mark::Content(*number);
            }
        }
        let number = sheet.owners.len();
        sheet.owners.push(node);
        self.structure.nodes[node].children.push(Child::Content(page, number));
        Mark::Content(number)
    }
}

fn gap(y: f32, after: f32, strip: &Strip) -> f32 {
    if y <= TOP {
        0.0
    } else {
        strip.before.max(after)
    }
}

/// Left, top, right and bottom of a figure's shape.
fn bounds(shape: &Shape) -> Option<[f32; 4]> {
    let corners: Vec<(f32, f32)> = match shape {
        Shape::Strokes { lines, .. } => lines.iter().flatten().copied().collect(),
        Shape::Tiles { tiles, .. } => {
            tiles.iter().flat_map(|[x, y, width, height]| [(*x, *y), (x + width, y + height)]).collect()
        }
        _ => return None,
    };
    corners.into_iter().fold(None, |bounds: Option<[f32; 4]>, (x, y)| {
        let [left, top, right, bottom] = bounds.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    })
}
