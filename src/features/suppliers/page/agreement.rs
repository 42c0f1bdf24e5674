//! `…/avtale`: the agreement, ours or theirs; for one who has only secrecy to keep, the declaration.

use super::{change, code, date_change, decode, frame, Context};
use crate::domain::{Supplier, SupplierFact};
use crate::features::suppliers::content::{cover, persons, CoverField, Preset};
use crate::features::suppliers::document::{cover_value, draft_href, kind_of, missing_cover, AGREEMENT};
use crate::features::suppliers::dossier::Origin;
use crate::features::suppliers::model::{AgreementChange, Change, Edit};
use crate::features::suppliers::overview::{href, part_href};
use crate::features::suppliers::t;
use crate::ui::{
    Button, CheckChoices, ChoiceOption, DateField, LinkButton, Notice, RadioChoices, TextArea, TextField,
    Tone, Variant,
};
use yew::prelude::*;

/// Fields of the cover page that are filled from facts and are not typed here.
const FROM_FACTS: [&str; 6] = ["controller", "processor", "data", "persons", "sub_processors", "countries"];

/// The agreement.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    if !supplier.is_processor() {
        let body = html! { <>{ kept(ctx, supplier) }{ done(ctx, supplier) }</> };
        return frame(ctx, supplier, &t::SECRECY_HEADING, body);
    }
    let lang = ctx.lang;
    let agreement = &super::dossier(ctx, supplier).agreement;
    let options: Vec<ChoiceOption> = vec![
        ChoiceOption::with_hint(
            code(&Origin::Ours),
            t::ORIGIN_OURS.string(lang),
            t::ORIGIN_OURS_HELP.string(lang),
        ),
        ChoiceOption::with_hint(
            code(&Origin::Theirs),
            t::ORIGIN_THEIRS.string(lang),
            t::ORIGIN_THEIRS_HELP.string(lang),
        ),
    ];
    let chosen: Vec<AttrValue> = agreement.origin.iter().map(code).collect();
    let onchange = change(ctx, supplier, |word: String| {
        Change::Agreement(AgreementChange::Origin(decode(&word).unwrap_or(Origin::Theirs)))
    });
    let body = html! {
        <>
            <RadioChoices id="origin" legend={t::ASK_ORIGIN.string(lang)} {options} {chosen} {onchange} />
            if agreement.origin == Some(Origin::Ours) { { cover_page(ctx, supplier) } }
            if agreement.origin == Some(Origin::Theirs) {
                <p>{ t::THEIRS_LEAD.get(lang) }{ " " }<a class="ds-link" href={part_href(&supplier.id, "vurdering")}>{ t::ASSESSMENT_HEADING.get(lang) }</a></p>
            }
            { kept(ctx, supplier) }
            { done(ctx, supplier) }
        </>
    };
    frame(ctx, supplier, &t::AGREEMENT_HEADING, body)
}

fn done(ctx: &Context, supplier: &Supplier) -> Html {
    html! { <div class="button-row"><LinkButton label={t::DONE.string(ctx.lang)} href={href(&supplier.id)} /></div> }
}

/// When it was signed, how long it lasts, and where it lies.
fn kept(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let agreement = &super::dossier(ctx, supplier).agreement;
    let date = |make: fn(Option<crate::domain::Date>) -> AgreementChange| {
        date_change(ctx, supplier, move |day| Change::Agreement(make(day)))
    };
    html! {
        <>
            <DateField id="signed-on" label={t::ASK_SIGNED.string(lang)} hint={AttrValue::from(t::ASK_SIGNED_HINT.string(lang))}
                value={agreement.signed_on} onchange={date(AgreementChange::SignedOn)} />
            <DateField id="ends-on" label={t::ASK_ENDS.string(lang)} value={agreement.ends_on} onchange={date(AgreementChange::EndsOn)} />
            <TextField id="kept" {lang} label={t::AGREEMENT_KEPT.string(lang)} value={agreement.kept.clone()}
                onchange={change(ctx, supplier, |text| Change::Agreement(AgreementChange::Kept(text)))} />
        </>
    }
}

fn cover_page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let options: Vec<ChoiceOption> =
        persons().iter().map(|own| ChoiceOption::new(own.id.clone(), own.name.string(lang))).collect();
    let chosen: Vec<AttrValue> =
        dossier.agreement.persons.iter().map(|id| AttrValue::from(id.clone())).collect();
    let toggle = change(ctx, supplier, |id: String| Change::Agreement(AgreementChange::TogglePersons(id)));
    let missing = missing_cover(&ctx.ctx(), supplier, dossier);
    html! {
        <section class="stack">
            <h2>{ t::COVER_TITLE.get(lang) }</h2>
            { proposal(ctx, supplier) }
            <dl class="definition">
                { for cover().iter().filter(|field| FROM_FACTS.contains(&field.id.as_str())).map(|field| {
                    let value = cover_value(&ctx.ctx(), supplier, dossier, field);
                    html! { <div key={field.id.clone()}><dt>{ field.label.get(lang) }</dt><dd>{ if value.is_empty() { t::NOT_FILLED_IN.string(lang) } else { value } }</dd></div> }
                }) }
            </dl>
            <CheckChoices id="persons" legend={t::AGREEMENT_PERSONS.string(lang)} {options} {chosen} onchange={toggle} />
            { for cover().iter().filter(|field| !FROM_FACTS.contains(&field.id.as_str())).map(|field| cover_field(ctx, supplier, field)) }
            <div role="status">
                if missing.is_empty() {
                    <Notice tone={Tone::Ok} title={t::COVER_WHOLE.string(lang)} />
                } else {
                    <Notice tone={Tone::Info} title={t::COVER_LACKS.string(lang)}>
                        <ul>{ for missing.iter().map(|field| html! { <li>{ field.label.get(lang) }</li> }) }</ul>
                    </Notice>
                }
            </div>
            <p>{ t::BOTH_SIGN.get(lang) }</p>
            <LinkButton label={t::TO_AGREEMENT.string(lang)} href={draft_href(&kind_of(AGREEMENT, supplier))} variant={Variant::Secondary} />
        </section>
    }
}

/// Fills in what such a supplier usually handles, where nothing has been chosen yet.
fn proposal(ctx: &Context, supplier: &Supplier) -> Html {
    let Some(preset) = Preset::of(supplier.service).filter(|preset| !preset.categories.is_empty()) else {
        return html! {};
    };
    let none = super::dossier(ctx, supplier).agreement.persons.is_empty() && supplier.data.is_empty();
    if !none {
        return html! {};
    }
    let (edit, id) = (ctx.edit.clone(), supplier.id.clone());
    let onclick = Callback::from(move |()| {
        for category in &preset.categories {
            edit.emit(Edit::Fact(id.clone(), SupplierFact::Data(*category, true)));
        }
        for group in &preset.persons {
            edit.emit(Edit::Dossier(
                id.clone(),
                Change::Agreement(AgreementChange::TogglePersons(group.clone())),
            ));
        }
    });
    html! { <Button label={t::USE_USUAL.string(ctx.lang)} variant={Variant::Secondary} {onclick} /> }
}

/// A field to type in. What follows from the facts is told, and stands unless something else is typed.
fn cover_field(ctx: &Context, supplier: &Supplier, field: &'static CoverField) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let typed = dossier.agreement.cover.get(&field.id).cloned().unwrap_or_default();
    let follows = if typed.trim().is_empty() {
        cover_value(&ctx.ctx(), supplier, dossier, field)
    } else {
        String::new()
    };
    let hint = match follows.is_empty() {
        true => field.help.string(lang),
        false => t::STANDS_UNLESS.fill(lang, &[("text", &follows)]),
    };
    let onchange =
        change(ctx, supplier, move |text| Change::Agreement(AgreementChange::Cover(field.id.clone(), text)));
    html! { <TextArea key={field.id.clone()} id={format!("cover-{}", field.id)} {lang} rows={2} label={field.label.string(lang)} hint={AttrValue::from(hint)} value={typed} {onchange} /> }
}
