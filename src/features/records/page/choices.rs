//! Parts of a row that follow from the facts, with what the clinic may add.

use super::{text, Context};
use crate::content::Localized;
use crate::domain::privacy::{categories as all_categories, recipients as all_recipients, retention_rules};
use crate::domain::{Id, Supplier};
use crate::features::records::model::{Edit, Field, OwnChange, OwnRow, RowChange};
use crate::features::records::overview::{PERIODS_HREF, RECIPIENTS_HREF};
use crate::features::records::page::t;
use crate::features::records::row::{row as find_row, Row};
use crate::features::records::words;
use crate::ui::{CheckChoices, ChoiceOption};
use std::collections::BTreeSet;
use yew::prelude::*;

/// Kinds of data.
pub fn categories(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let body = match ctx.state.own_row(&row.id) {
        Some(own) => {
            let options =
                all_categories().iter().map(|own| ChoiceOption::new(own.id.clone(), own.name.string(lang)));
            tick(
                ctx,
                own,
                "categories",
                &t::ASK_OWN_CATEGORIES,
                options.collect(),
                &own.categories,
                OwnChange::ToggleCategory,
            )
        }
        None => follows(ctx, row.categories.clone(), Field::Categories, row),
    };
    html! { <>{ body }{ text::area(ctx, row, Field::Categories) }</> }
}

/// Who gets data: what follows, suppliers of this row, and recipients in the clinic's own words.
pub fn recipients(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let names = row.recipients.iter().map(|own| own.label(lang)).collect();
    let own = ctx.state.own_row(&row.id).map(|own| {
        let options = all_recipients().iter().map(|own| {
            let name = own.known_as.as_ref().unwrap_or(&own.who);
            ChoiceOption::with_hint(own.id.clone(), name.string(lang), own.data.string(lang))
        });
        let fields = tick(ctx, own, "usual-recipients", &t::ASK_OWN_RECIPIENTS, options.collect(), &own.recipients, OwnChange::ToggleRecipient);
        html! { <details><summary>{ t::USUAL_RECIPIENTS.fill(lang, &[("n", &own.recipients.len())]) }</summary>{ fields }</details> }
    });
    html! {
        <>
            { follows(ctx, names, Field::Recipients, row) }
            { for own }
            { further_suppliers(ctx, row) }
            { own_recipients(ctx, row) }
            { text::area(ctx, row, Field::Recipients) }
        </>
    }
}

/// How long data is kept.
pub fn retention(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let kept = row.retention.iter().map(|own| words::kept(own, lang)).collect();
    let own = ctx.state.own_row(&row.id).map(|own| {
        let options = retention_rules().iter().filter(|own| !own.only_public);
        let options = options.map(|own| ChoiceOption::new(own.id.clone(), own.data.string(lang)));
        tick(
            ctx,
            own,
            "rules",
            &t::ASK_OWN_RETENTION,
            options.collect(),
            &own.retention,
            OwnChange::ToggleRetention,
        )
    });
    html! {
        <>
            { follows(ctx, kept, Field::Retention, row) }
            <p><a class="ds-link" href={PERIODS_HREF}>{ t::TO_PERIODS.get(lang) }</a></p>
            { for own }
            { text::area(ctx, row, Field::Retention) }
        </>
    }
}

/// Transfers out of the EEA.
pub fn transfers(ctx: &Context, row: &Row) -> Html {
    html! {
        <>
            { follows(ctx, row.transfers.clone(), Field::Transfers, row) }
            <p>{ t::TRANSFERS_LEAD.get(ctx.lang) }{ " " }<a class="ds-link" href="#/leverandorer">{ t::TO_SUPPLIERS.get(ctx.lang) }</a></p>
            { text::area(ctx, row, Field::Transfers) }
        </>
    }
}

/// What stands there without the clinic's own words, which are in the field below.
fn follows(ctx: &Context, mut lines: Vec<String>, field: Field, row: &Row) -> Html {
    if let Some(own) = ctx.state.answer(&row.id).text(field) {
        lines.retain(|line| line != own);
    }
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <section class="stack">
            <h2>{ t::STANDS_ALREADY.get(ctx.lang) }</h2>
            <ul>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </section>
    }
}

fn tick(
    ctx: &Context,
    own: &OwnRow,
    id: &'static str,
    legend: &Localized,
    options: Vec<ChoiceOption>,
    chosen: &BTreeSet<String>,
    make: fn(String) -> OwnChange,
) -> Html {
    let row = own.id.clone();
    let onchange = ctx.edit.reform(move |id: String| Edit::Own(row.clone(), make(id)));
    let chosen: Vec<AttrValue> = chosen.iter().map(|id| AttrValue::from(id.clone())).collect();
    html! { <CheckChoices {id} legend={legend.string(ctx.lang)} {options} {chosen} {onchange} /> }
}

/// Suppliers that do not follow from the row's services.
fn further_suppliers(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let chosen = &ctx.state.answer(&row.id).suppliers;
    let mut bare = (*ctx.state).clone();
    for id in chosen {
        bare.apply(Edit::Row(row.id.clone(), RowChange::ToggleSupplier(id.clone())));
    }
    let by_themselves =
        find_row(&ctx.ctx(), &bare, &row.id).map(|row| row.facts.suppliers).unwrap_or_default();
    let others = ctx.clinic.suppliers.iter().filter(|own| !by_themselves.contains(&own.id));
    let options: Vec<ChoiceOption> =
        others.map(|own: &Supplier| ChoiceOption::new(own.id.to_string(), own.label(lang))).collect();
    if options.is_empty() {
        return html! {};
    }
    let chosen: Vec<AttrValue> = chosen.iter().map(|id| AttrValue::from(id.to_string())).collect();
    let id = row.id.clone();
    let onchange = ctx
        .edit
        .reform(move |own: String| Edit::Row(id.clone(), RowChange::ToggleSupplier(Id::from(own.as_str()))));
    html! { <CheckChoices id="suppliers" legend={t::ASK_SUPPLIERS.string(lang)} {options} {chosen} {onchange} /> }
}

/// Recipients in the clinic's own words, which any row may point to.
fn own_recipients(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let named = ctx.state.own_recipients.iter().filter(|own| !own.who.trim().is_empty());
    let options: Vec<ChoiceOption> =
        named.map(|own| ChoiceOption::new(own.id.to_string(), own.who.trim().to_owned())).collect();
    let chosen: Vec<AttrValue> =
        ctx.state.answer(&row.id).own_recipients.iter().map(|id| AttrValue::from(id.to_string())).collect();
    let id = row.id.clone();
    let onchange = ctx.edit.reform(move |own: String| {
        Edit::Row(id.clone(), RowChange::ToggleOwnRecipient(Id::from(own.as_str())))
    });
    html! {
        <>
            if !options.is_empty() {
                <CheckChoices id="own-recipients" legend={t::ASK_OWN_WORDS.string(lang)} {options} {chosen} {onchange} />
            }
            <p><a class="ds-link" href={RECIPIENTS_HREF}>{ t::TO_RECIPIENTS.get(lang) }</a></p>
        </>
    }
}
