//! A text of a row, in the clinic's own words or as proposed.

use super::Context;
use crate::content::Localized;
use crate::features::records::model::{Edit, Field, RowChange, LONGEST_TEXT};
use crate::features::records::page::t;
use crate::features::records::row::{row as find_row, Row};
use crate::ui::{Button, TextArea, Variant};
use yew::prelude::*;

fn question(field: Field) -> &'static Localized {
    match field {
        Field::Purpose => &t::ASK_PURPOSE,
        Field::Subjects => &t::ASK_SUBJECTS,
        Field::Interest => &t::ASK_INTEREST,
        Field::Statute => &t::ASK_STATUTE,
        Field::Categories => &t::ASK_CATEGORIES,
        Field::Recipients => &t::ASK_RECIPIENTS,
        Field::Transfers => &t::ASK_TRANSFERS,
        Field::Retention => &t::ASK_RETENTION,
        Field::Security => &t::ASK_SECURITY,
    }
}

/// The field. It holds our proposal until the clinic writes something else, and the proposal is one click away.
pub fn area(ctx: &Context, row: &Row, field: Field) -> Html {
    let lang = ctx.lang;
    let has_proposal = field.replaces() && !row.is_own;
    let own = ctx.state.answer(&row.id).texts.get(&field).cloned();
    let proposal = if has_proposal { proposal(ctx, &row.id, field) } else { String::new() };
    let is_own = own.as_ref().is_some_and(|text| *text != proposal);
    let hint = match (has_proposal, field.replaces()) {
        (true, _) => &t::PROPOSED_HINT,
        (false, true) => &t::OWN_WORDS_HINT,
        (false, false) => &t::FURTHER_HINT,
    };
    let change = |text: Option<fn(String) -> String>| {
        let (edit, id) = (ctx.edit.clone(), row.id.clone());
        Callback::from(move |typed: String| {
            edit.emit(Edit::Row(id.clone(), RowChange::Text(field, text.map(|make| make(typed)))));
        })
    };
    let onclick = change(None).reform(|()| String::new());
    html! {
        <div class="stack">
            <TextArea id={format!("text-{}", field_id(field))} {lang} longest={LONGEST_TEXT} label={question(field).string(lang)}
                hint={AttrValue::from(hint.string(lang))} value={own.unwrap_or_else(|| proposal.clone())} onchange={change(Some(|text| text))} />
            if has_proposal && is_own {
                <p class="muted">{ t::PROPOSAL_IS.fill(lang, &[("text", &proposal)]) }</p>
                <Button label={t::USE_PROPOSAL.string(lang)} variant={Variant::Secondary} icon="undo" {onclick} />
            }
        </div>
    }
}

fn field_id(field: Field) -> AttrValue {
    crate::ui::code(&field)
}

/// What stands there without the clinic's own words.
fn proposal(ctx: &Context, id: &str, field: Field) -> String {
    let mut bare = (*ctx.state).clone();
    bare.apply(Edit::Row(id.to_owned(), RowChange::Text(field, None)));
    let Some(row) = find_row(&ctx.ctx(), &bare, id) else { return String::new() };
    match field {
        Field::Purpose => row.purpose,
        Field::Subjects => row.subjects.join("; "),
        Field::Interest => row.interest,
        Field::Statute => row.statutes.join("; "),
        Field::Security => row.security,
        Field::Categories | Field::Recipients | Field::Transfers | Field::Retention => String::new(),
    }
}
