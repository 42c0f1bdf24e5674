//! What the notice lacks, what no longer fits, and what is heavy to read.

use super::changes;
use super::compose::{compose, Composed, Notice, Part, NOTICE};
use super::content::{elements, Element};
use super::model::{Place, Wording};
use super::{t, words};
use crate::content::{Lang, Localized};
use crate::domain::{Ctx, DateExt, Deadline, Finding, Task, TaskGroup, TaskStatus, Urgency};

/// The module's page.
pub const HREF: &str = "#/pasientinfo";

/// A text is called heavy above the first index, and too heavy above the second (`domain.md` §5.8).
pub const LIX_HEAVY: f64 = 45.0;
/// See [`LIX_HEAVY`].
pub const LIX_TOO_HEAVY: f64 = 50.0;

/// The page of a block.
pub fn block_href(id: &str) -> String {
    format!("{HREF}/{id}")
}

/// The page of one text of a block.
pub fn place_href(place: &Place) -> String {
    format!("{}/{}/{}", block_href(&place.block), place.variant.code(), place.lang.code())
}

/// Where the notice is read and signed.
pub fn draft_href() -> String {
    format!("#/dokumenter/utkast/{NOTICE}")
}

/// The elements that some block should answer, and none does, because its text has been emptied.
pub fn missing(notice: &Notice) -> Vec<&'static Element> {
    let answers = |own: &&Composed, element: &Element| own.block.elements.contains(&element.id);
    let is_missing = |element: &&Element| {
        let mut asked = notice.blocks.iter().filter(|own| answers(own, element)).peekable();
        asked.peek().is_some() && asked.all(|own| own.full.text().trim().is_empty())
    };
    elements().iter().filter(is_missing).collect()
}

/// What must be mended before the notice is signed.
pub fn blockers(ctx: &Ctx, wording: &Wording) -> Vec<Finding> {
    let mut found = facts_missing(ctx);
    found.extend(empty_texts(ctx, wording));
    found.extend(outdated(ctx, wording));
    found
}

/// What needs attention.
pub fn findings(ctx: &Ctx, wording: &Wording) -> Vec<Finding> {
    // Before the start questions are answered, nothing can be told, and nothing is missing.
    if !ctx.clinic.is_started() {
        return vec![];
    }
    let mut found = blockers(ctx, wording);
    found.extend(heavy(ctx, wording));
    found
}

fn finding(
    ctx: &Ctx,
    key: &str,
    text: String,
    remedy: &Localized,
    href: String,
    urgency: Urgency,
) -> Finding {
    Finding { key: format!("notices/{key}"), text, remedy: remedy.string(ctx.lang), href, urgency }
}

fn facts_missing(ctx: &Ctx) -> Vec<Finding> {
    let lang = ctx.lang;
    let facts = super::facts::facts(ctx);
    let missing: [(&str, bool, &Localized, &Localized, &str); 3] = [
        ("name", facts.clinic.is_empty(), &t::MISSING_NAME, &t::MISSING_NAME_REMEDY, "#/klinikk"),
        (
            "number",
            facts.organisation_number.is_empty(),
            &t::MISSING_NUMBER,
            &t::MISSING_NUMBER_REMEDY,
            "#/klinikk",
        ),
        (
            "contact",
            !facts.contact.is_complete(),
            &t::MISSING_CONTACT,
            &t::MISSING_CONTACT_REMEDY,
            "#/klinikk/kontakt",
        ),
    ];
    let missing = missing.into_iter().filter(|(_, holds, ..)| *holds);
    missing
        .map(|(key, _, text, remedy, href)| {
            finding(ctx, key, text.string(lang), remedy, href.to_owned(), Urgency::Soon)
        })
        .collect()
}

/// Blocks that the clinic has emptied, in any language.
fn empty_texts(ctx: &Ctx, wording: &Wording) -> Vec<Finding> {
    let told = own_parts(ctx, wording).into_iter().filter(|(_, _, part)| part.text().trim().is_empty());
    told.map(|(place, title, _)| {
        let text = t::EMPTY.fill(ctx.lang, &[("place", &name(&place, &title, ctx.lang))]);
        finding(ctx, &format!("empty/{place}"), text, &t::EMPTY_REMEDY, place_href(&place), Urgency::Soon)
    })
    .collect()
}

fn outdated(ctx: &Ctx, wording: &Wording) -> Vec<Finding> {
    let told = own_parts(ctx, wording).into_iter().filter(|(_, _, part)| part.outdated().is_some());
    told.map(|(place, title, _)| {
        let text = t::OUTDATED.fill(ctx.lang, &[("place", &name(&place, &title, ctx.lang))]);
        finding(
            ctx,
            &format!("outdated/{place}"),
            text,
            &t::OUTDATED_REMEDY,
            place_href(&place),
            Urgency::Soon,
        )
    })
    .collect()
}

/// Own words in Norwegian that are heavy to read; the scale was made for the Nordic languages.
fn heavy(ctx: &Ctx, wording: &Wording) -> Vec<Finding> {
    let told = own_parts(ctx, wording).into_iter().filter(|(place, ..)| place.lang == Lang::Nb);
    told.filter_map(|(place, title, part)| {
        let lix = part.lix().filter(|lix| *lix > LIX_HEAVY)?;
        let name = name(&place, &title, ctx.lang);
        let text = t::HEAVY.fill(ctx.lang, &[("place", &name), ("lix", &format!("{lix:.0}"))]);
        let urgency = if lix > LIX_TOO_HEAVY { Urgency::Soon } else { Urgency::Info };
        Some(finding(ctx, &format!("heavy/{place}"), text, &t::HEAVY_REMEDY, place_href(&place), urgency))
    })
    .collect()
}

/// The texts that the clinic has written itself and that are shown today, with the question that they answer.
fn own_parts(ctx: &Ctx, wording: &Wording) -> Vec<(Place, String, Part)> {
    let mut found = vec![];
    for lang in Lang::ALL {
        let written = |place: &Place| place.lang == lang;
        let places: Vec<Place> =
            wording.own.keys().filter_map(|key| Place::from_key(key)).filter(written).collect();
        if places.is_empty() {
            continue;
        }
        let notice = compose(ctx, wording, lang);
        for place in places {
            if let Some(own) = notice.find(&place.block) {
                let title = own.block.title.string(ctx.lang);
                found.extend(own.part(place.variant).map(|part| (place, title, part.clone())));
            }
        }
    }
    found
}

/// "Hva vet vi om deg? (enkel tekst, engelsk)".
pub fn name(place: &Place, title: &str, lang: Lang) -> String {
    format!(
        "{title} ({}, {})",
        words::variant(place.variant).get(lang),
        words::language(place.lang).get(lang)
    )
}

/// The notice as a piece of work, and the look at it each year.
pub fn tasks(ctx: &Ctx, wording: &Wording) -> Vec<Task> {
    let changed = changes::since_signed(ctx, wording, ctx.lang);
    let status = match &changed {
        Some(changes) if changes.is_empty() => TaskStatus::Done,
        None if wording.own.is_empty() => TaskStatus::Todo,
        _ => TaskStatus::Started,
    };
    let task = |key: &str, title: &Localized, hint: &Localized, minutes, group, status| Task {
        key: format!("notices/{key}"),
        title: title.string(ctx.lang),
        hint: hint.string(ctx.lang),
        minutes,
        group,
        status,
        href: HREF.to_owned(),
    };
    vec![
        task("sign", &t::TASK, &t::TASK_HINT, 12, TaskGroup::Quarter, status),
        task("year", &t::TASK_YEAR, &t::TASK_YEAR_HINT, 10, TaskGroup::Year, TaskStatus::Todo),
    ]
}

/// When the notice should be looked at again.
pub fn deadlines(ctx: &Ctx) -> Vec<Deadline> {
    let signed = ctx.digest.last_signed(NOTICE);
    let text = t::DEADLINE.string(ctx.lang);
    signed
        .map(|signed| Deadline { date: signed.date.plus_months(12), text, href: HREF.to_owned() })
        .into_iter()
        .collect()
}

/// "Versjon 2 er signert".
pub fn status(ctx: &Ctx) -> Option<String> {
    Some(match ctx.digest.last_signed(NOTICE) {
        Some(signed) => t::STATUS_SIGNED.fill(ctx.lang, &[("version", &signed.version)]),
        None => t::STATUS_OPEN.string(ctx.lang),
    })
}
