//! Everything that a row says, with where it comes from and the way to change it.

use super::Context;
use crate::content::Localized;
use crate::domain::privacy::transfers_of;
use crate::domain::{Id, Supplier};
use crate::features::records::model::Field;
use crate::features::records::overview::{PERIODS_HREF, RECIPIENTS_HREF};
use crate::features::records::page::part::Part;
use crate::features::records::page::t;
use crate::features::records::row::Row;
use crate::features::records::{t as names, words};
use yew::prelude::*;

/// A link to the place that something comes from: its address and its name.
type Place = (String, String);

/// One thing that a row says.
struct Entry {
    label: &'static Localized,
    part: Option<Part>,
    lines: Vec<String>,
    /// Words on where it comes from.
    origin: Option<&'static Localized>,
    places: Vec<Place>,
}

impl Entry {
    fn new(label: &'static Localized, part: Option<Part>, lines: Vec<String>) -> Entry {
        Entry { label, part, lines, origin: None, places: vec![] }
    }

    fn written_or_proposed(self, ctx: &Context, row: &Row, field: Field) -> Entry {
        let is_written = ctx.state.answer(&row.id).text(field).is_some();
        let origin = if is_written { &t::FROM_YOU } else { &t::FROM_US };
        self.said(origin, row.is_own)
    }

    /// A row of the clinic's own says what the clinic wrote, and nothing else.
    fn said(self, origin: &'static Localized, is_own: bool) -> Entry {
        Entry { origin: (!is_own).then_some(origin), ..self }
    }

    fn with_places(self, places: Vec<Place>) -> Entry {
        let origin = if places.is_empty() { self.origin } else { Some(&t::FROM) };
        Entry { origin, places, ..self }
    }
}

/// The list of what a row says.
pub fn list(ctx: &Context, row: &Row) -> Html {
    let entries = entries(ctx, row).into_iter().filter(|own| own.part.is_some() || !own.lines.is_empty());
    html! { <dl class="definition">{ for entries.map(|entry| shown(ctx, row, &entry)) }</dl> }
}

fn entries(ctx: &Context, row: &Row) -> Vec<Entry> {
    let mut entries = vec![
        Entry::new(&names::FIELD_CONTROLLERS, None, row.controllers.clone()).with_places(controllers(ctx)),
        Entry::new(&names::FIELD_PURPOSE, Some(Part::Purpose), text(&row.purpose)).written_or_proposed(
            ctx,
            row,
            Field::Purpose,
        ),
    ];
    entries.extend(basis(ctx, row));
    entries.push(
        Entry::new(&names::FIELD_SUBJECTS, Some(Part::Subjects), row.subjects.clone()).written_or_proposed(
            ctx,
            row,
            Field::Subjects,
        ),
    );
    entries.push(
        Entry::new(&names::FIELD_CATEGORIES, Some(Part::Categories), row.categories.clone())
            .said(&t::FROM_US, row.is_own),
    );
    entries.extend(who(ctx, row));
    entries.push(
        Entry::new(&names::FIELD_RETENTION, Some(Part::Retention), kept(ctx, row))
            .with_places(vec![(PERIODS_HREF.to_owned(), t::PERIODS_TITLE.string(ctx.lang))]),
    );
    entries.push(
        Entry::new(&names::FIELD_SECURITY, Some(Part::Security), text(&row.security)).written_or_proposed(
            ctx,
            row,
            Field::Security,
        ),
    );
    entries
}

fn text(text: &str) -> Vec<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty()).into_iter().collect()
}

fn kept(ctx: &Context, row: &Row) -> Vec<String> {
    row.retention.iter().map(|own| words::kept(own, ctx.lang)).collect()
}

fn controllers(ctx: &Context) -> Vec<Place> {
    let shares = !ctx.clinic.undertakings.is_empty();
    let to = if shares { "#/klinikk/fellesskap" } else { "#/klinikk" };
    vec![(to.to_owned(), t::CLINIC.string(ctx.lang))]
}

/// The law: the GDPR, the Norwegian statute, and the clinic's interest where it counts.
fn basis(ctx: &Context, row: &Row) -> Vec<Entry> {
    let answer = ctx.state.answer(&row.id);
    let chosen = |own: bool| if own { &t::CHOSEN_BY_YOU } else { &t::FROM_US };
    let articles = |list: &[_]| text(&words::articles(list, ctx.lang));
    let mut entries = vec![Entry::new(&names::FIELD_ARTICLE_6, Some(Part::Basis), articles(&row.article_6))
        .said(chosen(answer.article_6.is_some()), row.is_own)];
    if row.is_about_health || !row.article_9.is_empty() {
        entries.push(
            Entry::new(&names::FIELD_ARTICLE_9, Some(Part::Basis), articles(&row.article_9))
                .said(chosen(answer.article_9.is_some()), row.is_own),
        );
    }
    if row.rests_on_interest() {
        entries.push(
            Entry::new(&names::FIELD_INTEREST, Some(Part::Basis), text(&row.interest)).written_or_proposed(
                ctx,
                row,
                Field::Interest,
            ),
        );
    }
    entries.push(Entry::new(&names::FIELD_STATUTE, None, row.statutes.clone()).written_or_proposed(
        ctx,
        row,
        Field::Statute,
    ));
    entries
}

/// Recipients, processors, systems, and countries outside the EEA.
fn who(ctx: &Context, row: &Row) -> Vec<Entry> {
    let lang = ctx.lang;
    let names_of = |processors: bool| {
        let some = row.recipients.iter().filter(|own| own.is_processor() == processors);
        some.map(|own| own.label(lang)).collect()
    };
    let suppliers: Vec<&Supplier> =
        row.facts.suppliers.iter().filter_map(|id| ctx.clinic.supplier(id)).collect();
    let place = |supplier: &&Supplier| (format!("#/leverandorer/{}", supplier.id), supplier.label(lang));
    let abroad = suppliers.iter().filter(|own| !transfers_of(own).is_empty());
    let abroad = abroad.map(|own| (format!("#/leverandorer/{}/sted", own.id), own.label(lang))).collect();
    let systems = row.facts.systems.iter().filter_map(|id| system(ctx, id)).collect();
    vec![
        Entry::new(&names::FIELD_RECIPIENTS, Some(Part::Recipients), names_of(false))
            .with_places(vec![(RECIPIENTS_HREF.to_owned(), t::RECIPIENTS_TITLE.string(lang))]),
        Entry::new(&names::FIELD_PROCESSORS, None, names_of(true))
            .with_places(suppliers.iter().map(place).collect()),
        Entry::new(&names::FIELD_ORIGINS, None, row.origins.clone()),
        Entry::new(&names::FIELD_SYSTEMS, None, row.systems.clone()).with_places(systems),
        Entry::new(&names::FIELD_TRANSFERS, Some(Part::Transfers), row.transfers.clone()).with_places(abroad),
    ]
}

fn system(ctx: &Context, id: &Id) -> Option<Place> {
    let system = ctx.clinic.systems.iter().find(|own| own.id == *id)?;
    Some((format!("#/klinikk/systemer/{id}"), system.label(ctx.lang)))
}

fn shown(ctx: &Context, row: &Row, entry: &Entry) -> Html {
    let lang = ctx.lang;
    let label = entry.label.get(lang);
    let change = t::CHANGE.get(lang);
    let value = match entry.lines.as_slice() {
        [] if Part::missing(row).is_some_and(|part| Some(part) == entry.part) => {
            html! { <strong>{ names::MISSING.get(lang) }</strong> }
        }
        [] => html! { <span class="muted">{ t::NOTHING.get(lang) }</span> },
        [line] => html! { { line } },
        lines => html! { <ul>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul> },
    };
    let places = entry.places.iter().map(|(to, name)| {
        html! { <>{ " " }<a class="ds-link" href={to.clone()}>{ name }</a></> }
    });
    html! {
        <div>
            <dt>
                { label }
                if let Some(part) = entry.part {
                    { " " }<a class="ds-link" href={part.href(&row.id)} aria-label={format!("{change}: {label}")}>{ change }</a>
                }
            </dt>
            <dd>
                { value }
                if let Some(origin) = entry.origin { <p class="muted">{ origin.get(lang) }{ for places }</p> }
            </dd>
        </div>
    }
}
