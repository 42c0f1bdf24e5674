//! `…/gjelder-ikke`: the row does not concern the clinic, and why. What is typed is kept even if one leaves.

use super::decide::onward;
use super::{frame, Context};
use crate::features::records::model::{Edit, RowChange, LONGEST_TEXT};
use crate::features::records::overview::href;
use crate::features::records::page::t;
use crate::features::records::row::row;
use crate::features::records::t as names;
use crate::ui::{Button, ErrorSummary, FieldError, LinkButton, TextArea, Variant};
use yew::prelude::*;

/// Props of [`StrikePage`].
#[derive(Properties, PartialEq)]
pub struct StrikeProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The row.
    pub id: AttrValue,
}

/// The form.
#[component]
pub fn StrikePage(props: &StrikeProps) -> Html {
    let StrikeProps { ctx, id } = props;
    let lang = ctx.lang;
    let attempt = use_state(|| 0_u32);
    let Some(row) = row(&ctx.ctx(), &ctx.state, id) else { return html! {} };
    let reason = ctx.state.answer(id).reason.clone();
    let is_blank = reason.trim().is_empty();
    let errors = match *attempt > 0 && is_blank {
        true => vec![FieldError::new("strike-reason", t::ERROR_REASON.string(lang))],
        false => vec![],
    };
    let change = {
        let (edit, id) = (ctx.edit.clone(), id.to_string());
        move |change: RowChange| edit.emit(Edit::Row(id.clone(), change))
    };
    let onchange = {
        let change = change.clone();
        Callback::from(move |text: String| change(RowChange::StrikeReason(text)))
    };
    let onclick = {
        let (ctx, id, attempt) = (ctx.clone(), id.clone(), attempt.clone());
        Callback::from(move |()| {
            if is_blank {
                attempt.set(*attempt + 1);
                return;
            }
            change(RowChange::Strike(ctx.today));
            ctx.desk.go.emit(onward(&ctx, &id));
        })
    };
    let body = html! {
        <>
            <p>{ t::STRIKE_LEAD.get(lang) }</p>
            <TextArea id="strike-reason" {lang} longest={LONGEST_TEXT} label={t::ASK_WHY_NOT.string(lang)} hint={AttrValue::from(t::ASK_WHY_NOT_HINT.string(lang))}
                value={reason} error={FieldError::of(&errors, "strike-reason")} {onchange} />
            <ErrorSummary {lang} {errors} attempt={*attempt} />
            <div class="button-row">
                <Button id="strike-row" label={t::STRIKE_ROW.string(lang)} {onclick} />
                <LinkButton label={t::LEAVE_ROW.string(lang)} href={href(id)} variant={Variant::Tertiary} />
            </div>
        </>
    };
    frame(ctx, &row, &names::STRUCK, body)
}
