//! `…/slutt`: the end of the cooperation, until the signed declaration is here.

use super::{change, code, date_change, decode, frame, Context};
use crate::domain::{Date, Supplier};
use crate::features::suppliers::document::{draft_href, kind_of, DECLARATION};
use crate::features::suppliers::dossier::{AtEnd, Termination};
use crate::features::suppliers::model::{Change, TerminationChange};
use crate::features::suppliers::{t, words};
use crate::ui::{Button, ChoiceOption, DateField, LinkButton, RadioChoices, TextField, Variant};
use yew::prelude::*;

/// The end, or the button that begins it.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let body = match &super::dossier(ctx, supplier).termination {
        Some(termination) => form(ctx, supplier, termination),
        None => {
            let begin = change(ctx, supplier, |()| Change::Terminate);
            html! {
                <>
                    <p>{ t::END_LEAD.get(lang) }</p>
                    <Button label={t::BEGIN_END.string(lang)} onclick={begin} />
                </>
            }
        }
    };
    frame(ctx, supplier, &t::END_HEADING, body)
}

fn form(ctx: &Context, supplier: &Supplier, termination: &Termination) -> Html {
    let lang = ctx.lang;
    let date = |make: fn(Option<Date>) -> TerminationChange| {
        date_change(ctx, supplier, move |day| Change::Termination(make(day)))
    };
    let options: Vec<ChoiceOption> = [AtEnd::ReturnAndDelete, AtEnd::Delete]
        .iter()
        .map(|own| ChoiceOption::new(code(own), words::at_end(*own).string(lang)))
        .collect();
    let chosen: Vec<AttrValue> = termination.data.iter().map(code).collect();
    let ondata = change(ctx, supplier, |word: String| {
        Change::Termination(TerminationChange::Data(decode(&word).unwrap_or(AtEnd::ReturnAndDelete)))
    });
    let onkept = change(ctx, supplier, |text| Change::Termination(TerminationChange::Kept(text)));
    let resume = change(ctx, supplier, |()| Change::Resume);
    html! {
        <>
            <DateField id="last-day" label={t::ASK_LAST_DAY.string(lang)} value={termination.ends_on} onchange={date(TerminationChange::EndsOn)} />
            <RadioChoices id="at-end" legend={t::ASK_AT_END.string(lang)} {options} {chosen} onchange={ondata} />
            <DateField id="delete-by" label={t::ASK_DELETE_BY.string(lang)} value={termination.delete_by} onchange={date(TerminationChange::DeleteBy)} />
            <LinkButton label={t::TO_DECLARATION.string(lang)} href={draft_href(&kind_of(DECLARATION, supplier))} variant={Variant::Secondary} />
            <DateField id="declared-on" label={t::DECLARED_ON.string(lang)} value={termination.declared_on} onchange={date(TerminationChange::DeclaredOn)} />
            <TextField id="declaration-kept" {lang} label={t::DECLARATION_KEPT.string(lang)} value={termination.kept.clone()} onchange={onkept} />
            <Button label={t::RESUME.string(lang)} variant={Variant::Tertiary} onclick={resume} />
        </>
    }
}
