//! The end of the document: who signed, room for ink, and how to check the content.

use super::compose::{Composer, PADDING};
use super::display::Shape;
use super::strip::{Band, Frame, Owner, Strip};
use super::structure::{Role, Structure};
use super::style::{BODY, BORDER, INK, LABEL, LEFT, RIGHT, RULE, SMALL, STRONG, WIDTH};
use crate::documents::words::moment;
use crate::documents::{grouped, t, Drawing, Signature};

/// Inner edges of a signature's frame.
const INNER: (f32, f32) = (LEFT + PADDING, RIGHT - PADDING);
/// Left edge of the values in a signature's frame.
const VALUES: f32 = INNER.0 + 84.0;
/// Height of the box for a drawn signature; its width keeps the drawing's proportions.
const DRAWING_HEIGHT: f32 = 57.0;
const DRAWING_WIDTH: f32 = DRAWING_HEIGHT * Drawing::WIDTH as f32 / Drawing::HEIGHT as f32;

impl Composer<'_> {
    pub(super) fn signatures(&mut self) {
        self.heading_level = 1;
        self.heading(2, t::SIGNATURES.get(self.lang()));
        let document = self.document;
        if document.is_draft() {
            self.paragraph(BODY, t::STATUS_DRAFT.get(self.lang()));
            self.unsigned();
        }
        for signature in &document.signatures {
            self.signature(signature);
        }
        if document.signatures.iter().any(|signature| signature.key.is_some()) {
            self.paragraph(BODY, t::SIGNATURE_LATER.get(self.lang()));
        }
    }

    fn signature(&mut self, signature: &Signature) {
        let lang = self.lang();
        let frame = self.frame(None, Some(BORDER), None);
        self.space(frame, PADDING - 3.0, 3.0);
        let signed_at = moment(&signature.signed_at, lang);
        let key = signature.key.as_deref().map(lines_of_groups);
        let reason = signature.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        let mut fields = vec![
            (&t::SIGNATURE_ROLE, signature.role.as_str(), BODY),
            (&t::SIGNATURE_NAME, signature.name.as_str(), STRONG),
            (&t::SIGNATURE_TIME, signed_at.as_str(), BODY),
            (&t::SIGNATURE_STATEMENT, signature.statement.as_str(), BODY),
        ];
        fields.extend(reason.map(|reason| (&t::SIGNATURE_REASON, reason, BODY)));
        fields.extend(key.as_deref().map(|key| (&t::SIGNATURE_KEY, key, BODY)));
        let Some(list) = self.field_list(fields.iter().map(|(label, value, _)| (label.get(lang), *value)))
        else {
            return;
        };
        for (label, value, style) in fields {
            let places = ((INNER.0, VALUES - INNER.0 - 6.0), (VALUES, INNER.1));
            let slots = self.field(list, LABEL, style, places.0, places.1, (label.get(lang), value));
            self.push_kept(Band { slots, pad: (1.0, 1.0), frame: Some(frame), ..Band::default() }.split());
        }
        if let Some(drawing) = &signature.drawing {
            self.drawing(drawing, &signature.name, frame);
        }
        let proves = if key.is_some() { &t::SIGNATURE_KEYED } else { &t::SIGNATURE_SIMPLE };
        self.small(proves.get(lang), frame, 5.0);
        self.ink(&[(t::SIGNATURE_INK.get(lang), 0.68), (t::DATE.get(lang), 0.28)], frame, true);
    }

    /// Room for a name, a role and a signature in ink.
    fn unsigned(&mut self) {
        let lang = self.lang();
        let frame = self.frame(None, Some(BORDER), None);
        self.space(frame, 2.0, 0.0);
        self.ink(&[(t::SIGNATURE_NAME.get(lang), 0.6), (t::SIGNATURE_ROLE.get(lang), 0.36)], frame, false);
        self.ink(&[(t::SIGNATURES.get(lang), 0.6), (t::DATE.get(lang), 0.36)], frame, true);
    }

    fn space(&mut self, frame: Frame, height: f32, before: f32) {
        self.push_kept(vec![Strip { height, before, frame: Some(frame), ..Strip::default() }]);
    }

    fn small(&mut self, text: &str, frame: Frame, before: f32) {
        let node = self.structure.add(Structure::ROOT, Role::P);
        let slots = vec![self.slot(node, SMALL, INNER.0, INNER.1 - INNER.0, text)];
        self.push_kept(Band { slots, before, frame: Some(frame), ..Band::default() }.split());
    }

    /// Lines to write on, each with its label below and its share of the width.
    fn ink(&mut self, lines: &[(&str, f32)], frame: Frame, last: bool) {
        let width = INNER.1 - INNER.0;
        let room = 30.0;
        let mut x = INNER.0;
        let mut band =
            Band { pad: (room + 1.0, if last { 7.0 } else { 0.0 }), frame: Some(frame), ..Band::default() };
        let mut rules = vec![];
        for (label, share) in lines {
            let node = self.structure.add(Structure::ROOT, Role::P);
            band.slots.push(self.slot(node, SMALL, x, width * share, label));
            rules.push(Shape::Line {
                from: (x, room),
                to: (x + width * share, room),
                width: 0.75,
                colour: INK,
            });
            x += width * (share + 0.04);
        }
        if last {
            band.after = 14.0;
        }
        let mut strip = band.whole();
        strip.shapes.extend(rules.into_iter().map(|rule| (Owner::Decoration, rule)));
        strip.keep_with_next = !last;
        self.push(vec![strip]);
    }

    /// The pen strokes in their box, with an alternative text.
    fn drawing(&mut self, drawing: &Drawing, name: &str, frame: Frame) {
        let scale = DRAWING_HEIGHT / f32::from(Drawing::HEIGHT);
        let place = |(x, y): &(u16, u16)| {
            (
                VALUES + f32::from((*x).min(Drawing::WIDTH)) * scale,
                f32::from((*y).min(Drawing::HEIGHT)) * scale,
            )
        };
        let mut lines: Vec<Vec<(f32, f32)>> = drawing
            .strokes
            .iter()
            .filter(|stroke| !stroke.is_empty())
            .map(|stroke| stroke.iter().map(place).collect())
            .collect();
        // A dot is a line from a point to itself, with round ends.
        lines.iter_mut().filter(|line| line.len() == 1).for_each(|line| line.extend_from_within(..));
        if lines.is_empty() {
            return;
        }
        let alternative = t::SIGNATURE_DRAWN.fill(self.lang(), &[("name", &name)]);
        let node = self.structure.add_with_text(Structure::ROOT, Role::Figure, alternative);
        let ground = Shape::Box {
            x: VALUES,
            y: 0.0,
            width: DRAWING_WIDTH,
            height: DRAWING_HEIGHT,
            fill: None,
            border: Some(RULE),
        };
        let ink = Shape::Strokes { lines, width: 1.3, colour: INK };
        let shapes = vec![(Owner::Decoration, ground), (Owner::Node(node), ink)];
        self.push_kept(vec![Strip {
            height: DRAWING_HEIGHT,
            before: 5.0,
            after: 3.0,
            frame: Some(frame),
            shapes,
            ..Strip::default()
        }]);
    }

    /// The content's code and where its data are.
    pub(super) fn verification(&mut self, code: &str) {
        let lang = self.lang();
        self.heading_level = 1;
        self.heading(2, t::VERIFICATION.get(lang));
        let from = self.strips.len();
        self.paragraph(BODY, t::VERIFICATION_HELP.get(lang));
        let chain = self.document.chain.as_ref();
        if chain.is_some() {
            self.paragraph(BODY, t::CHAIN_HELP.get(lang));
        }
        let code = lines_of_groups(code);
        let chain = chain.map(|head| {
            let number = t::CHAIN_NUMBER.fill(lang, &[("number", &head.number)]);
            format!("{number}\n{}", lines_of_groups(&head.hash))
        });
        let tool = t::APPLICATION.fill(lang, &[("version", &env!("CARGO_PKG_VERSION"))]);
        let mut fields = vec![(&t::CONTENT_CODE, code.as_str(), STRONG)];
        fields.extend(chain.as_deref().map(|chain| (&t::CHAIN_LABEL, chain, STRONG)));
        fields
            .extend([(&t::ATTACHMENT, t::ATTACHMENT_HELP.get(lang), BODY), (&t::TOOL, tool.as_str(), BODY)]);
        let Some(list) = self.field_list(fields.iter().map(|(label, value, _)| (label.get(lang), *value)))
        else {
            return;
        };
        for (label, value, style) in fields {
            let places = ((LEFT, WIDTH * 0.2), (LEFT + WIDTH * 0.22, RIGHT));
            let slots = self.field(list, LABEL, style, places.0, places.1, (label.get(lang), value));
            self.push_kept(
                Band { slots, pad: (2.5, 2.5), rule: Some((RULE, RIGHT)), ..Band::default() }.split(),
            );
        }
        self.keep_together(from);
    }
}

/// Groups of sixteen digits, two on a line: easier to compare with the screen.
fn lines_of_groups(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let lines = digits.chunks(32).map(|line| grouped(&line.iter().collect::<String>(), 16));
    lines.collect::<Vec<_>>().join("\n")
}
