//! What frames the words of a sheet: the head of a poster or a leaflet, its foot, and the head of a letter.

use super::compose::Composer;
use super::display::Shape;
use super::strip::{Band, Owner, Slot, Strip};
use super::structure::{Role, Structure};
use super::style::{Style, ACCENT, BODY, LEFT, SMALL, STRONG, SUBTITLE, TITLE};
use super::wrap::{balanced, text_width};
use crate::documents::qr::squares;
use crate::documents::words::organisation_number;
use crate::documents::{t, Block};
use crate::domain::long_date;

/// The clinic's name at the foot of a poster and at the head of a letter.
const NAME: Style = Style { size: 12.5, leading: 17.0, ..STRONG };
/// What a poster or a leaflet is about, in a sentence.
const LEAD: Style = Style { colour: BODY.colour, ..SUBTITLE };

/// Least space between a code's caption and the clinic's name.
const SPACE: f32 = 14.0;

impl<'a> Composer<'a> {
    /// The head of a poster or a leaflet: what it is about, large.
    pub(super) fn banner(&mut self) {
        self.accent(5.0, 12.0);
        self.named(10.0);
        let document = self.document;
        self.words(LEAD, &document.result, 8.0);
    }

    /// The code that stands at the foot of a poster or a leaflet, beside the clinic's name: a block that comes last.
    pub(super) fn code_at_foot(&self) -> Option<&'a Block> {
        let last = self.document.blocks.last().filter(|_| self.is_one_page())?;
        matches!(last, Block::QrCode { content, .. } if squares(content).is_some()).then_some(last)
    }

    /// The foot of a poster or a leaflet, at the lower margin: whose it is, how to reach them, and how old it is. A QR code
    /// that comes last stands to the left of that.
    pub(super) fn imprint(&mut self) {
        let mut first = self.strips.len();
        while first > self.body_begin && self.strips[first - 1].keep_with_next {
            // A heading goes down with its code.
            first -= 1;
        }
        let code = match self.code_at_foot() {
            Some(Block::QrCode { content, caption }) => self.code(content, caption).zip(Some(caption)),
            _ => None,
        };
        let Some((code, caption)) = code else {
            let foot = self.foot(LEFT);
            self.push(vec![Strip { before: 12.0, ..foot }]);
            self.strips[first].at_foot = true;
            return self.keep_together(first);
        };
        let x = LEFT + code.side + code.quiet;
        let beside = self.code_caption(code.caption, x, caption).whole();
        let foot = self.foot(x);
        let height = (beside.height + SPACE + foot.height).max(code.side);
        let mut strip = Strip { height, before: code.quiet, ..Strip::default() };
        strip.shapes.push((code.owner, code.tiles.lowered(height - code.side)));
        strip.shapes.extend(lowered(beside, 0.0));
        let down = height - foot.height;
        strip.shapes.extend(lowered(foot, down));
        self.push(vec![strip]);
        self.strips[first].at_foot = true;
        self.keep_together(first);
    }

    /// The lines of the foot in one strip, from `x` to the right margin.
    fn foot(&mut self, x: f32) -> Strip {
        let (document, lang) = (self.document, self.lang());
        let updated = t::UPDATED.fill(lang, &[("date", &long_date(document.date, lang))]);
        let parts = [updated.as_str(), document.id.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let width = self.area.right() - x;
        // The longest names are not made longer still.
        let is_long = text_width(self.measure, &NAME, &document.clinic) > 2.0 * width;
        let lines = [
            (if is_long { STRONG } else { NAME }, document.clinic.clone(), 1.0),
            (BODY, self.ways_to_reach(width), 4.0),
            (SMALL, parts.join(" · "), 0.0),
        ];
        let line = Shape::Line { from: (x, 0.0), to: (self.area.right(), 0.0), width: 1.0, colour: ACCENT };
        let mut foot = Strip { height: 7.0, shapes: vec![(Owner::Decoration, line)], ..Strip::default() };
        for (style, text, after) in lines {
            if text.trim().is_empty() {
                continue;
            }
            let node = self.structure.add(Structure::ROOT, Role::P);
            let slots = vec![self.slot(node, style, x, width, &text)];
            let band = Band { slots, ..Band::default() }.whole();
            let (top, height) = (foot.height, band.height);
            foot.shapes.extend(lowered(band, top));
            foot.height += height + after;
        }
        foot
    }

    /// The head of a letter: who writes, when, and about what.
    pub(super) fn letterhead(&mut self) {
        self.clinic();
        self.accent(1.5, 30.0);
        let date = long_date(self.document.date, self.lang());
        self.words(BODY, &date, 18.0);
        self.named(8.0);
        let document = self.document;
        self.words(BODY, &document.result, 7.0);
    }

    /// The clinic's name, and below it how to reach it.
    fn clinic(&mut self) {
        let document = self.document;
        self.words(NAME, &document.clinic, 2.0);
        let ways = self.ways_to_reach(self.area.width);
        self.words(BODY, &ways, 6.0);
    }

    /// How to reach the clinic, and its number, in lines of this width that break between two ways and not within one.
    fn ways_to_reach(&self, width: f32) -> String {
        let (document, lang) = (self.document, self.lang());
        let number = document
            .organisation_number
            .as_ref()
            .map(|number| t::ORGANISATION_SHORT.fill(lang, &[("number", &organisation_number(number))]));
        let ways = document.contact.iter().map(|way| way.trim().to_owned()).chain(number);
        let style = self.area.readable(BODY);
        let fits = |text: &str| text_width(self.measure, &style, text) <= width;
        let (mut lines, mut line) = (vec![], String::new());
        for way in ways.filter(|way| !way.is_empty()) {
            let whole = way.replace(' ', "\u{A0}").replace('-', "\u{2011}");
            let way = if fits(&whole) { whole } else { way };
            let longer = format!("{line} · {way}");
            if line.is_empty() {
                line = way;
            } else if fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, way));
            }
        }
        lines.push(line);
        lines.join("\n")
    }

    /// The title, as the heading of level 1; on a poster no smaller than can be read from afar.
    fn named(&mut self, after: f32) {
        let title = self.title_words();
        let mut style = self.area.at_least(self.paper.title, TITLE);
        if self.is_one_page() {
            // Large lines stand nearer to each other.
            style.leading = style.size * 1.14;
        }
        let node = self.structure.add_with_text(Structure::ROOT, Role::Heading(1), title.to_owned());
        let lines = balanced(self.measure, &style, self.area.width, title);
        let slots = vec![Slot { x: LEFT, style, node, lines }];
        self.push_kept(Band { slots, after, ..Band::default() }.split());
    }

    /// A paragraph in this style with this space below it, kept with what follows.
    fn words(&mut self, style: Style, text: &str, after: f32) {
        if text.trim().is_empty() {
            return;
        }
        let node = self.structure.add(Structure::ROOT, Role::P);
        let slots = vec![self.slot(node, style, LEFT, self.area.width, text)];
        self.push_kept(Band { slots, after, ..Band::default() }.split());
    }

    /// A line across the page in the house's colour.
    fn accent(&mut self, height: f32, after: f32) {
        let (width, fill) = (self.area.width, Some(ACCENT));
        let rule = Shape::Box { x: LEFT, y: 0.0, width, height, fill, border: None };
        self.push_kept(vec![Strip {
            height,
            after,
            shapes: vec![(Owner::Decoration, rule)],
            ..Strip::default()
        }]);
    }
}

/// The shapes of a strip that becomes a part of another one.
fn lowered(strip: Strip, by: f32) -> impl Iterator<Item = (Owner, Shape)> {
    strip.shapes.into_iter().map(move |(owner, shape)| (owner, shape.lowered(by)))
}
