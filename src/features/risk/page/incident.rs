//! `#/risiko/hendelse`: that a serious incident happened, so that its scenario is assessed again.

use super::{Context, PageProps};
use crate::domain::long_date;
use crate::features::risk::model::{Edit, Incident, IncidentChange};
use crate::features::risk::overview::href;
use crate::features::risk::t;
use crate::ui::{use_check, Button, DateField, FieldError, SelectField, TextArea, Variant};
use yew::prelude::*;

/// The form, and what has been registered.
#[component]
pub fn IncidentPage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let draft = &ctx.state.draft_incident;
    let mut wrong = vec![];
    if draft.date.is_none_or(|date| date > ctx.today) {
        wrong.push(FieldError::new("incident-date", t::ERROR_INCIDENT_DATE.string(lang)));
    }
    if !ctx.state.knows(&draft.scenario) {
        wrong.push(FieldError::new("incident-scenario", t::ERROR_INCIDENT_SCENARIO.string(lang)));
    }
    let check = use_check(wrong);
    let onclick = {
        let (ctx, check, to) = (ctx.clone(), check.clone(), href(&draft.scenario));
        Callback::from(move |()| {
            if check.passes() {
                ctx.edit.emit(Edit::AddIncident(ctx.desk.make_id.emit(())));
                ctx.desk.announce.emit(t::SAID_INCIDENT.string(ctx.lang));
                ctx.desk.go.emit(to.clone());
            }
        })
    };
    let known = ctx.state.work(&ctx.clinic).into_iter().map(|id| {
        let title = ctx.state.title(&id, lang);
        (AttrValue::from(id), AttrValue::from(title))
    });
    let options: Vec<_> =
        [(AttrValue::from(""), AttrValue::from(t::CHOOSE.string(lang)))].into_iter().chain(known).collect();
    html! {
        <div class="stack">
            <a class="ds-link" href="#/risiko">{ t::BACK_TO_RISKS.get(lang) }</a>
            <h1 tabindex="-1">{ t::INCIDENT_TITLE.get(lang) }</h1>
            <p>{ t::INCIDENT_LEAD.get(lang) }</p>
            <DateField id="incident-date" label={t::INCIDENT_DATE.string(lang)} value={draft.date} error={check.of("incident-date")}
                onchange={ctx.edit.reform(|date| Edit::Incident(IncidentChange::Date(date)))} />
            <SelectField id="incident-scenario" label={t::INCIDENT_SCENARIO.string(lang)} {options} value={draft.scenario.clone()}
                error={check.of("incident-scenario")} onchange={ctx.edit.reform(|id| Edit::Incident(IncidentChange::Scenario(id)))} />
            <TextArea id="incident-note" {lang} label={t::INCIDENT_NOTE.string(lang)} hint={AttrValue::from(t::INCIDENT_NOTE_HINT.string(lang))}
                value={draft.note.clone()} onchange={ctx.edit.reform(|note| Edit::Incident(IncidentChange::Note(note)))} />
            { check.summary(lang) }
            <div class="button-row"><Button id="incident-add" label={t::INCIDENT_ADD.string(lang)} {onclick} /></div>
            { registered(ctx) }
        </div>
    }
}

fn registered(ctx: &Context) -> Html {
    if ctx.state.incidents.is_empty() {
        return html! {};
    }
    html! {
        <section class="stack">
            <h2>{ t::INCIDENTS_TITLE.get(ctx.lang) }</h2>
            <ul class="measure-list">{ for ctx.state.incidents.iter().map(|incident| row(ctx, incident)) }</ul>
        </section>
    }
}

fn row(ctx: &Context, incident: &Incident) -> Html {
    let lang = ctx.lang;
    let title = ctx.state.title(&incident.scenario, lang);
    let date = incident.date.map_or_else(|| t::NO_DATE.string(lang), |date| long_date(date, lang));
    let label = t::DELETE.string(lang);
    let name = format!("{label} {title}, {date}");
    let onclick = {
        let (edit, id) = (ctx.edit.clone(), incident.id.clone());
        Callback::from(move |()| {
            super::steps::focus("incident-add");
            edit.emit(Edit::RemoveIncident(id.clone()));
        })
    };
    html! {
        <li key={incident.id.0.clone()}>
            <span>{ format!("{date}: ") }<a class="ds-link" href={href(&incident.scenario)}>{ title }</a>{ format!(" {}", incident.note) }</span>
            <Button {label} name={AttrValue::from(name)} variant={Variant::Tertiary} icon="trash" {onclick} />
        </li>
    }
}
