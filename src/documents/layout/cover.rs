//! The top of the first page: what this is, whose, which version, and the result in one paragraph.

use super::compose::Composer;
use super::display::Shape;
use super::strip::{Band, Owner, Slot, Strip};
use super::structure::{Role, Structure};
use super::style::{ACCENT, BODY, LABEL, LEFT, RIGHT, RULE, STRONG, SUBTITLE, TITLE, WIDTH};
use super::words::signed_on;
use crate::documents::t;
use crate::documents::words::organisation_number;
use crate::domain::long_date;

/// Width of a label in the two columns of facts.
const LABEL_WIDTH: f32 = 92.0;
/// Space between the two columns.
const GUTTER: f32 = 14.0;

impl<'a> Composer<'a> {
    pub(super) fn cover(&mut self) {
        let rule =
            Shape::Box { x: LEFT, y: 0.0, width: WIDTH, height: 3.0, fill: Some(ACCENT), border: None };
        self.push(vec![Strip {
            height: 3.0,
            after: 12.0,
            keep_with_next: true,
            shapes: vec![(Owner::Decoration, rule)],
            ..Strip::default()
        }]);
        self.title();
        let is_record = self.document.purpose.is_record();
        if is_record {
            self.facts();
        }
        if !self.document.result.trim().is_empty() {
            if is_record {
                self.heading_level = 1;
                self.heading(2, t::RESULT.get(self.lang()));
            }
            let result = self.document.result.clone();
            self.notice(&result);
        }
    }

    /// A document always has a level 1 heading, even when nobody has named it yet.
    pub(super) fn title_words(&self) -> &'a str {
        [self.document.title.trim(), self.document.id.trim()]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or("–")
    }

    fn title(&mut self) {
        let title = self.title_words();
        let node = self.structure.add_with_text(Structure::ROOT, Role::Heading(1), title.to_owned());
        let slots = vec![self.slot(node, TITLE, LEFT, WIDTH, title)];
        self.push_kept(Band { slots, after: 2.0, ..Band::default() }.split());
        let (document, lang) = (self.document, self.lang());
        let number = document
            .organisation_number
            .as_ref()
            .map(|number| t::ORGANISATION_SHORT.fill(lang, &[("number", &organisation_number(number))]));
        // A sheet has no table of facts, but one wants to know how old it is.
        let date = (!document.purpose.is_record()).then(|| long_date(document.date, lang));
        let parts = [Some(document.clinic.trim().to_owned()), number, date];
        let subtitle =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        if !subtitle.is_empty() {
            let node = self.structure.add(Structure::ROOT, Role::P);
            let slots = vec![self.slot(node, SUBTITLE, LEFT, WIDTH, &subtitle)];
            self.push_kept(Band { slots, after: 11.0, ..Band::default() }.split());
        }
    }

    /// Six facts in two columns, and what changed below them.
    fn facts(&mut self) {
        let (document, lang) = (self.document, self.lang());
        let status = match signed_on(document) {
            Some(date) => t::STATUS_SIGNED.fill(lang, &[("date", &date)]),
            None => t::STATUS_DRAFT.string(lang),
        };
        let valid_until = document.valid_until.map_or(String::new(), |date| long_date(date, lang));
        let rows = [
            [(&t::DOCUMENT_ID, document.id.clone()), (&t::VERSION, document.version.to_string())],
            [(&t::DATE, long_date(document.date, lang)), (&t::VALID_UNTIL, valid_until)],
            [(&t::PREPARED_BY, document.prepared_by.clone()), (&t::STATUS, status)],
        ];
        let Some(list) =
            self.field_list(rows.iter().flatten().map(|(label, value)| (label.get(lang), value.as_str())))
        else {
            return;
        };
        let middle = LEFT + (WIDTH + GUTTER) / 2.0;
        for (number, row) in rows.iter().enumerate() {
            let mut slots: Vec<Slot> = vec![];
            for ((label, value), (from, to)) in row.iter().zip([(LEFT, middle - GUTTER), (middle, RIGHT)]) {
                let strong = std::ptr::eq(*label, &t::STATUS) || value.as_str() == document.id;
                let style = if strong { STRONG } else { BODY };
                let places = ((from, LABEL_WIDTH - 6.0), (from + LABEL_WIDTH, to));
                slots.extend(self.field(list, LABEL, style, places.0, places.1, (label.get(lang), value)));
            }
            let mut strips =
                Band { slots, pad: (2.5, 2.5), rule: Some((RULE, RIGHT)), ..Band::default() }.strips(120.0);
            if let (0, Some(first)) = (number, strips.first_mut()) {
                let line = Shape::Line { from: (LEFT, 0.0), to: (RIGHT, 0.0), width: 0.5, colour: RULE };
                first.shapes.insert(0, (Owner::Decoration, line));
            }
            self.push_kept(strips);
        }
        let changes = match &document.changes {
            Some(changes) => changes.clone(),
            None if document.version <= 1 => t::FIRST_VERSION.string(lang),
            None => return,
        };
        let places = ((LEFT, WIDTH * 0.32 - 6.0), (LEFT + WIDTH * 0.32, RIGHT));
        let slots = self.field(list, LABEL, BODY, places.0, places.1, (t::CHANGES.get(lang), &changes));
        self.push(
            Band { slots, pad: (2.5, 2.5), after: 4.0, rule: Some((RULE, RIGHT)), ..Band::default() }.split(),
        );
    }
}
