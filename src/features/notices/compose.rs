//! The notice: every block that applies, in words of one language, with the clinic's own words where there are any.

use super::content::{Block, Line, List};
use super::facts::{facts, Facts};
use super::model::{Own, Place, Variant, Wording};
use super::words;
use crate::content::{readability, Lang, Localized};
use crate::domain::{long_date, Ctx, Date};

/// Kind of the signed notice.
pub const NOTICE: &str = "patient-notice";

/// A notice in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its language.
    pub lang: Lang,
    /// The clinic's name.
    pub clinic: String,
    /// The address of the clinic's website, with `https://`.
    pub web_address: Option<String>,
    /// Which version it is.
    pub edition: Edition,
    /// The facts that it is made of.
    pub facts: Facts,
    /// The blocks that apply, in reading order.
    pub blocks: Vec<Composed>,
}

/// Version and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// 1 for the first that is signed.
    pub version: u32,
    /// Its day.
    pub date: Date,
    /// True when this version is signed, and still says what the facts say.
    pub is_signed: bool,
}

/// A block in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// The block of the catalogue.
    pub block: &'static Block,
    /// The question that it answers.
    pub title: String,
    /// The full text.
    pub full: Part,
    /// One or two sentences for paper.
    pub short: Option<Part>,
    /// The full text in easy language.
    pub easy: Part,
}

/// One text of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What is made of the facts. Lines are paragraphs; a line that begins with "- " is a point of a list.
    pub generated: String,
    /// The clinic's own words, if it has written any.
    pub own: Option<Own>,
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(String),
    /// The points of a list.
    Points(Vec<String>),
}

/// Composes the notice from today's facts.
pub fn compose(ctx: &Ctx, wording: &Wording, lang: Lang) -> Notice {
    let facts = facts(ctx);
    let edition = edition(ctx, &super::data::data(&facts, wording));
    of_facts(facts, wording, lang, edition)
}

/// Composes a notice from these facts.
pub fn of_facts(facts: Facts, wording: &Wording, lang: Lang, edition: Edition) -> Notice {
    let shown = Block::all().iter().filter(|block| facts.blocks.contains(&block.id));
    let blocks = shown.map(|block| composed(block, &facts, wording, lang, edition)).collect();
    Notice {
        lang,
        clinic: facts.clinic.clone(),
        web_address: facts.contact.web_address(),
        edition,
        facts,
        blocks,
    }
}

/// The signed version while it fits, otherwise the next one.
fn edition(ctx: &Ctx, data: &str) -> Edition {
    match ctx.digest.last_signed(NOTICE).filter(|signed| *signed.data == *data) {
        Some(signed) => Edition { version: signed.version, date: signed.date, is_signed: true },
        None => Edition { version: ctx.digest.next_version(NOTICE), date: ctx.today, is_signed: false },
    }
}

fn composed(
    block: &'static Block,
    facts: &Facts,
    wording: &Wording,
    lang: Lang,
    edition: Edition,
) -> Composed {
    let part = |variant, generated| {
        let place = Place::new(&block.id, variant, lang);
        let own = wording.at(&place).filter(|_| place.exists()).cloned();
        Part { generated, own }
    };
    let fill = |text: &Localized| filled(text.get(lang), facts, lang, edition);
    Composed {
        block,
        title: block.title.string(lang),
        full: part(Variant::Full, lines(&block.text, facts, lang, edition)),
        short: block.short.as_ref().map(|text| part(Variant::Short, fill(text))),
        easy: part(Variant::Easy, lines(&block.easy, facts, lang, edition)),
    }
}

/// The lines of a block. What leads up to a list that is empty goes with it.
fn lines(lines: &[Line], facts: &Facts, lang: Lang, edition: Edition) -> String {
    let mut out: Vec<String> = vec![];
    for line in lines {
        let points: Vec<String> = match line {
            Line::Paragraph(text) => {
                out.push(filled(text.get(lang), facts, lang, edition));
                continue;
            }
            Line::Points { points } => {
                points.iter().map(|text| filled(text.get(lang), facts, lang, edition)).collect()
            }
            Line::List { list } => entries(*list, facts, lang),
        };
        if points.is_empty() && out.last().is_some_and(|before| before.ends_with(':')) {
            out.pop();
        }
        out.extend(points.iter().map(|point| format!("- {point}")));
    }
    out.retain(|line| !line.is_empty());
    out.join("\n")
}

/// A list of facts in words.
pub fn entries(list: List, facts: &Facts, lang: Lang) -> Vec<String> {
    let mut told: Vec<String> = vec![];
    for words in facts.list(list).iter().filter_map(|entry| words::entry(list, entry, lang)) {
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told
}

/// A text with the facts in it. A sentence that needs a fact which nobody has told is left out.
fn filled(text: &str, facts: &Facts, lang: Lang, edition: Edition) -> String {
    let sentences = if text.contains('{') { readability::sentences(text) } else { vec![text] };
    let mut told: Vec<String> = vec![];
    for sentence in sentences {
        match fill_sentence(sentence, facts, lang, edition) {
            Some(words) => told.push(words),
            // What leads up to it goes with it.
            None => drop(told.pop_if(|before| before.ends_with(':'))),
        }
    }
    told.join(" ")
}

fn fill_sentence(sentence: &str, facts: &Facts, lang: Lang, edition: Edition) -> Option<String> {
    let mut parts = sentence.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        let value = match name {
            "version" => Some(edition.version.to_string()),
            "date" => Some(long_date(edition.date, lang)),
            _ => words::place(facts, name, lang),
        };
        out.push_str(&value?);
        out.push_str(rest);
    }
    Some(out)
}

impl Part {
    /// The words that are shown.
    pub fn text(&self) -> &str {
        self.own.as_ref().map_or(&self.generated, |own| &own.text)
    }

    /// The generated text that the clinic's words were written for, when today's is another.
    pub fn outdated(&self) -> Option<&str> {
        let own = self.own.as_ref()?;
        (own.from.trim() != self.generated.trim()).then_some(own.from.as_str())
    }

    /// The words as paragraphs and lists.
    pub fn pieces(&self) -> Vec<Piece> {
        pieces(self.text())
    }

    /// How heavy the words are to read.
    pub fn lix(&self) -> Option<f64> {
        readability::lix_of_lines(std::iter::once(self.text()))
    }
}

/// A text as paragraphs and lists.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let point =
            line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")).map(|point| point.trim().to_owned());
        match (point, pieces.last_mut()) {
            (Some(point), Some(Piece::Points(points))) => points.push(point),
            (Some(point), _) => pieces.push(Piece::Points(vec![point])),
            (None, _) => pieces.push(Piece::Paragraph(line.to_owned())),
        }
    }
    pieces
}

impl Composed {
    /// One of its texts.
    pub fn part(&self, variant: Variant) -> Option<&Part> {
        match variant {
            Variant::Full => Some(&self.full),
            Variant::Short => self.short.as_ref(),
            Variant::Easy => Some(&self.easy),
        }
    }
}

impl Notice {
    /// How heavy the whole notice is to read, titles included.
    pub fn lix(&self, variant: Variant) -> Option<f64> {
        let parts = self.blocks.iter().filter_map(|own| Some((own, own.part(variant)?)));
        let texts = parts.flat_map(|(own, part)| {
            let title = (variant != Variant::Short).then_some(own.title.as_str());
            title.into_iter().chain([part.text()])
        });
        readability::lix_of_lines(texts)
    }

    /// The block with this id, if it applies.
    pub fn find(&self, id: &str) -> Option<&Composed> {
        self.blocks.iter().find(|own| own.block.id == id)
    }
}
