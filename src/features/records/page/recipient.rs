//! `#/protokoll/mottakere/<id>`: a recipient in the clinic's own words.

use super::{unknown, Context};
use crate::domain::privacy::{OwnRecipient, RecipientRole};
use crate::domain::Id;
use crate::features::records::model::{Edit, RecipientChange, RowChange, LONGEST_NAME, LONGEST_TEXT};
use crate::features::records::overview::RECIPIENTS_HREF;
use crate::features::records::page::t;
use crate::features::records::row::rows;
use crate::ui::{
    code, decode, Button, CheckBox, CheckChoices, ChoiceOption, LinkButton, RadioChoices, TextArea,
    TextField, Variant,
};
use yew::prelude::*;

/// The page.
pub fn page(ctx: &Context, id: &str) -> Html {
    let lang = ctx.lang;
    let Some(own) = ctx.state.own_recipients.iter().find(|own| own.id.0 == id) else { return unknown(ctx) };
    let roles: Vec<ChoiceOption> = RecipientRole::ALL
        .iter()
        .map(|role| ChoiceOption::new(code(role), role.name().string(lang)))
        .collect();
    html! {
        <div class="stack">
            <a class="ds-link" href={RECIPIENTS_HREF}>{ t::BACK_TO_RECIPIENTS.get(lang) }</a>
            <h1 tabindex="-1">{ t::RECIPIENT_TITLE.get(lang) }</h1>
            <TextField id="recipient-who" {lang} longest={LONGEST_NAME} label={t::ASK_WHO.string(lang)} hint={AttrValue::from(t::ASK_WHO_HINT.string(lang))}
                value={own.who.clone()} onchange={change(ctx, own, RecipientChange::Who)} />
            <TextArea id="recipient-data" {lang} longest={LONGEST_TEXT} label={t::ASK_DATA.string(lang)}
                value={own.data.clone()} onchange={change(ctx, own, RecipientChange::Data)} />
            <RadioChoices id="recipient-role" legend={t::ASK_ROLE.string(lang)} options={roles} chosen={vec![code(&own.role)]}
                onchange={change(ctx, own, |word: String| RecipientChange::Role(decode(&word).unwrap_or_default()))} />
            <CheckBox id="recipient-patients" field="recipient-patients-field" label={t::GETS_PATIENT_DATA.string(lang)} checked={own.patients}
                onchange={change(ctx, own, RecipientChange::Patients)} />
            { in_rows(ctx, own) }
            <div class="button-row">
                <LinkButton label={t::DONE.string(lang)} href={RECIPIENTS_HREF} />
                { delete(ctx, own) }
            </div>
        </div>
    }
}

fn change<T: 'static>(
    ctx: &Context,
    own: &OwnRecipient,
    make: impl Fn(T) -> RecipientChange + 'static,
) -> Callback<T> {
    let id = own.id.clone();
    ctx.edit.reform(move |value| Edit::Recipient(id.clone(), make(value)))
}

/// The rows whose data goes there.
fn in_rows(ctx: &Context, own: &OwnRecipient) -> Html {
    let lang = ctx.lang;
    let rows = rows(&ctx.ctx(), &ctx.state);
    let standing = rows.iter().filter(|row| !row.is_struck());
    let options: Vec<ChoiceOption> =
        standing.map(|row| ChoiceOption::new(row.id.clone(), row.name.clone())).collect();
    let chosen: Vec<AttrValue> = rows
        .iter()
        .filter(|row| ctx.state.answer(&row.id).own_recipients.contains(&own.id))
        .map(|row| AttrValue::from(row.id.clone()))
        .collect();
    let id: Id = own.id.clone();
    let onchange =
        ctx.edit.reform(move |row: String| Edit::Row(row, RowChange::ToggleOwnRecipient(id.clone())));
    html! {
        <CheckChoices id="recipient-rows" legend={t::ASK_ROWS.string(lang)} hint={AttrValue::from(t::ASK_ROWS_HINT.string(lang))}
            {options} {chosen} {onchange} />
    }
}

fn delete(ctx: &Context, own: &OwnRecipient) -> Html {
    let (ctx, id) = (ctx.clone(), own.id.clone());
    let label = t::DELETE_RECIPIENT.string(ctx.lang);
    let onclick = Callback::from(move |()| {
        ctx.edit.emit(Edit::RemoveRecipient(id.clone()));
        ctx.desk.go.emit(RECIPIENTS_HREF.to_owned());
    });
    html! { <Button id="delete-recipient" {label} variant={Variant::Tertiary} icon="trash" {onclick} /> }
}
