use super::home::due_words;
use crate::app::{t, use_app};
use crate::content::Localized;
use crate::domain::{long_date, ActionStatus};
use yew::prelude::*;

/// Words of a status.
fn status_name(status: ActionStatus) -> &'static Localized {
    match status {
        ActionStatus::Open => &t::ACTION_OPEN,
        ActionStatus::InProgress => &t::ACTION_IN_PROGRESS,
        ActionStatus::Done => &t::ACTION_DONE,
        ActionStatus::Dropped => &t::ACTION_DROPPED,
    }
}

/// One list of all measures, whatever module they come from. The open ones first, the nearest deadline on top.
#[component]
pub fn Actions() -> Html {
    let app = use_app();
    let lang = app.lang();
    let rows = app.digest.actions.iter().map(|action| {
        let due = match action.due {
            None => t::NO_DEADLINE.string(lang),
            // What is finished can't be overdue.
            Some(due) if action.status >= ActionStatus::Done => long_date(due, lang),
            Some(due) => due_words(due, app.session.today, lang),
        };
        let owner = if action.owner.is_empty() { t::NO_OWNER.string(lang) } else { action.owner.clone() };
        html! {
            <tr key={action.key.clone()}>
                <th scope="row" data-label={t::ACTION.string(lang)}><a class="ds-link" href={action.href.clone()}>{ &action.title }</a></th>
                <td data-label={t::OWNER.string(lang)}>{ owner }</td>
                <td data-label={t::DEADLINE.string(lang)}>{ due }</td>
                <td data-label={t::ACTION_STATUS.string(lang)}>{ status_name(action.status).get(lang) }</td>
                <td data-label={t::ACTION_SOURCE.string(lang)}>{ &action.source }</td>
            </tr>
        }
    });
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::ACTIONS.get(lang) }</h1><p class="lead">{ t::ACTIONS_LEAD.get(lang) }</p></div>
            if app.digest.actions.is_empty() {
                <div class="empty-state"><p>{ t::ACTIONS_EMPTY.get(lang) }</p><a class="ds-button" href="#/risiko">{ t::ACTIONS_EMPTY_BUTTON.get(lang) }</a></div>
            } else {
                <table class="data-table">
                    <caption class="visually-hidden">{ t::ACTIONS.get(lang) }</caption>
                    <thead><tr>
                        <th scope="col">{ t::ACTION.get(lang) }</th>
                        <th scope="col">{ t::OWNER.get(lang) }</th>
                        <th scope="col">{ t::DEADLINE.get(lang) }</th>
                        <th scope="col">{ t::ACTION_STATUS.get(lang) }</th>
                        <th scope="col">{ t::ACTION_SOURCE.get(lang) }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        </div>
    }
}
