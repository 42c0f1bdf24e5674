//! `#/opplaring/person/<id>`: how one person stands, what is planned, and the receipts.

use super::list::said;
use super::{cards, invitation, invite_href, remember, t, Context, PageProps};
use crate::domain::{long_date, Person};
use crate::features::training::course::Length;
use crate::features::training::entries::length as length_word;
use crate::features::training::exchange::write_course;
use crate::features::training::model::{Edit, PlanChange, LONGEST_NOTE};
use crate::features::training::overview::HREF;
use crate::features::training::receipt::Receipt;
use crate::features::training::standing::each;
use crate::features::training::{t as model, words};
use crate::ui::{
    code, decode, use_focus, Button, CheckBox, DateField, LinkButton, SelectField, TextArea, Variant,
};
use yew::prelude::*;

/// The person's page. It is not named after the person: browsers keep the names of pages.
pub fn page(ctx: &Context, person: &Person) -> Html {
    let lang = ctx.lang;
    let facts = ctx.ctx();
    let status = each(&facts, &ctx.state).into_iter().find(|own| own.person.id == person.id);
    let is_excused = ctx.state.plan_of(&person.id).excused.is_some();
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK.get(lang) }</a>
            <h1 tabindex="-1" data-title={t::PERSON_TITLE.string(lang)}>{ &person.name }</h1>
            if let Some(status) = &status {
                <p class="lead">{ said(status, lang) }</p>
                if !is_excused { { ways(ctx, person) } }
                { plan(ctx, person, is_excused) }
            }
            <Receipts ctx={ctx.clone()} id={person.id.clone()} />
        </div>
    }
}

/// The ways to the course.
fn ways(ctx: &Context, person: &Person) -> Html {
    let lang = ctx.lang;
    html! {
        <>
            <div class="button-row">
                <LinkButton label={t::INVITE_PERSON.string(lang)} href={invite_href(Some(&person.id))} />
                <Button id="take-here" label={t::TAKE_HERE.string(lang)} variant={Variant::Secondary} onclick={take_here(ctx, Some(person))} />
            </div>
            <p class="muted">{ t::TAKE_HERE_HINT.get(lang) }</p>
        </>
    }
}

/// Opens the course on this PC, with the clinic's own words.
pub fn take_here(ctx: &Context, person: Option<&Person>) -> Callback<()> {
    let (ctx, edit, course) = (ctx.clone(), remember(ctx), write_course(&invitation(ctx, person)));
    Callback::from(move |()| {
        ctx.edit.emit(edit.clone());
        ctx.desk.open_course.emit(course.clone());
    })
}

fn plan(ctx: &Context, person: &Person, is_excused: bool) -> Html {
    let lang = ctx.lang;
    let plan = ctx.state.plan_of(&person.id);
    let card = change(ctx, person, |(id, take_in)| PlanChange::Module(id, take_in));
    let lengths = [(AttrValue::default(), AttrValue::from(t::PERSON_LENGTH_SAME.string(lang)))]
        .into_iter()
        .chain([Length::Yearly, Length::Full].map(|own| (code(&own), length_word(own).string(lang).into())));
    let length = plan.length.map_or_else(AttrValue::default, |own| code(&own));
    html! {
        <section class="stack" aria-labelledby="person-plan">
            <h2 id="person-plan">{ t::PERSON_PLAN.get(lang) }</h2>
            if !is_excused {
                <DateField id="person-due" label={t::PERSON_DUE.string(lang)} hint={AttrValue::from(t::PERSON_DUE_HINT.string(lang))}
                    value={plan.due} onchange={change(ctx, person, PlanChange::Due)} />
                <SelectField id="person-length" label={t::PERSON_LENGTH.string(lang)} options={lengths.collect::<Vec<_>>()} value={length}
                    onchange={change(ctx, person, |word: String| PlanChange::Length(decode(&word)))} />
                { cards::choices(lang, &t::PERSON_CARDS, &ctx.state.course.modules(&ctx.clinic.flags()), &plan.left_out, card) }
            }
            <CheckBox id="person-excused" field="person-excused-field" label={t::PERSON_EXCUSED.string(lang)} checked={is_excused}
                onchange={change(ctx, person, |on: bool| PlanChange::Excused(on.then(String::new)))} />
            if let Some(reason) = &plan.excused {
                <TextArea id="person-reason" {lang} label={t::PERSON_REASON.string(lang)} hint={AttrValue::from(t::PERSON_REASON_HINT.string(lang))}
                    longest={LONGEST_NOTE} value={reason.clone()} onchange={change(ctx, person, |text| PlanChange::Excused(Some(text)))} />
            }
        </section>
    }
}

fn change<T: 'static>(
    ctx: &Context,
    person: &Person,
    make: impl Fn(T) -> PlanChange + 'static,
) -> Callback<T> {
    let id = person.id.clone();
    ctx.edit.reform(move |value| Edit::Plan(id.clone(), make(value)))
}

/// The person's receipts, the newest first.
#[component]
fn Receipts(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let is_own = |receipt: &&Receipt| Some(&receipt.person) == props.id.as_ref();
    let mut own: Vec<&Receipt> = ctx.state.receipts.iter().filter(is_own).collect();
    own.sort_by_key(|receipt| std::cmp::Reverse(receipt.date));
    html! {
        <section class="stack" aria-labelledby="person-receipts">
            <h2 id="person-receipts" tabindex="-1">{ t::PERSON_RECEIPTS.get(lang) }</h2>
            if own.is_empty() { <p class="muted">{ t::PERSON_RECEIPTS_NONE.get(lang) }</p> }
            { for own.into_iter().map(|receipt| one(ctx, receipt, &focus)) }
        </section>
    }
}

fn one(ctx: &Context, receipt: &Receipt, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let day = receipt.date.map(|own| long_date(own, lang)).unwrap_or_default();
    let label = t::DELETE.string(lang);
    let name = AttrValue::from(format!("{label} {}", t::RECEIPT_OF.fill(lang, &[("date", &day)])));
    let (id, focus) = (receipt.id.clone(), focus.clone());
    let onclick = ctx.edit.reform(move |()| {
        focus.emit("person-receipts".to_owned());
        Edit::RemoveReceipt(id.clone())
    });
    html! {
        <div class="stack stack--tight" key={receipt.id.to_string()}>
            <h3>{ &day }</h3>
            <dl class="definition">{ facts(receipt, lang) }</dl>
            <div class="button-row"><Button {label} {name} variant={Variant::Tertiary} icon="trash" {onclick} /></div>
        </div>
    }
}

/// What a receipt says, but for its name and day.
pub fn facts(receipt: &Receipt, lang: crate::content::Lang) -> Html {
    let mut rows = vec![(&model::COLUMN_HOW, words::how(receipt.how).string(lang))];
    if !receipt.name.is_empty() {
        rows.push((&model::FIELD_TYPED_NAME, receipt.name.clone()));
    }
    if receipt.asked > 0 {
        let right = model::RIGHT_OF.fill(lang, &[("n", &receipt.right), ("total", &receipt.asked)]);
        rows.push((&model::COLUMN_RIGHT, right));
    }
    rows.push((&model::FIELD_EDITION, receipt.version.clone()));
    html! { { for rows.into_iter().map(|(label, value)| html! { <div><dt>{ label.get(lang) }</dt><dd>{ value }</dd></div> }) } }
}
