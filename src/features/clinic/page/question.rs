//! The controls of each start question, filled with what is known already.

use super::super::content;
use super::super::model::QUESTIONS;
use super::super::{t, Answer, Clinic, Edit};
use super::{code, decode, ticks, yes_no, yes_no_chosen};
use crate::domain::{Community, Kind, RecordSystem, ServiceType};
use crate::features::PageContext;
use crate::ui::{CheckChoices, ChoiceOption, FieldError, Notice, RadioChoices, TextField, Tone};
use yew::prelude::*;

/// Props of [`Answers`].
#[derive(Properties, PartialEq)]
pub struct AnswersProps {
    /// What the app hands over.
    pub ctx: PageContext<Clinic>,
    /// The question, from 1.
    pub step: u8,
    /// What must be mended.
    pub errors: Vec<FieldError>,
}

/// Heading, hint and controls of one start question.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { ctx, step, errors } = props;
    // Why something that was unticked is still ticked.
    let kept = use_state(|| None::<String>);
    let keep = Callback::from({
        let kept = kept.clone();
        move |text| kept.set(text)
    });
    let body = match *step {
        1 => name(ctx, errors),
        2 => kinds(ctx, errors),
        4 => {
            html! { <>{ record(ctx, errors) }{ ticks::flags(ctx, 4, Some(t::RECORD_MORE.string(ctx.lang)), &keep) }</> }
        }
        5 => shares(ctx, errors),
        6 => community(ctx, errors),
        QUESTIONS => ticks::services(ctx, &keep),
        step => ticks::flags(ctx, step, None, &keep),
    };
    html! {
        <>
            { body }
            <div role="status">
                if let Some(text) = &*kept { <Notice tone={Tone::Info}><p>{ text }</p></Notice> }
            </div>
        </>
    }
}

/// Title and hint of a start question.
pub fn asked(ctx: &PageContext<Clinic>, step: usize) -> (AttrValue, AttrValue) {
    let question = content::questions().get(step - 1);
    let text = |words: Option<&crate::content::Localized>| {
        words.map(|words| words.string(ctx.lang)).unwrap_or_default().into()
    };
    (text(question.map(|question| &question.title)), text(question.map(|question| &question.hint)))
}

fn name(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let (lang, clinic) = (ctx.lang, &ctx.state);
    let (title, hint) = asked(ctx, 1);
    html! {
        <>
            <h1 tabindex="-1">{ title }</h1>
            <TextField id="clinic-name" {lang} label={t::NAME.string(lang)} {hint} error={FieldError::of(errors, "clinic-name")}
                value={clinic.name.clone()} onchange={ctx.edit.reform(|text| Edit::Answer(Answer::Name(text)))} />
            <TextField id="clinic-number" {lang} label={t::NUMBER_OPTIONAL.string(lang)} hint={t::NUMBER_HINT.string(lang)}
                error={FieldError::of(errors, "clinic-number")} value={clinic.organisation_number.clone()} inputmode="numeric"
                onchange={ctx.edit.reform(|text| Edit::Answer(Answer::OrganisationNumber(text)))} />
        </>
    }
}

fn kinds(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let (legend, hint) = asked(ctx, 2);
    let options: Vec<ChoiceOption> =
        Kind::ALL.iter().map(|kind| ChoiceOption::new(code(kind), kind.name().string(ctx.lang))).collect();
    let chosen: Vec<AttrValue> = ctx.state.kinds.iter().map(code).collect();
    let (edit, state) = (ctx.edit.clone(), ctx.state.clone());
    let onchange = Callback::from(move |word: String| {
        if let Some(kind) = decode::<Kind>(&word) {
            edit.emit(Edit::Answer(Answer::Kind(kind, !state.kinds.contains(&kind))));
        }
    });
    html! {
        <CheckChoices id="clinic-kinds" {legend} heading=true {hint} error={FieldError::of(errors, "clinic-kinds")} {options} {chosen} {onchange} />
    }
}

fn record(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let lang = ctx.lang;
    let (legend, hint) = asked(ctx, 4);
    let options = vec![
        ChoiceOption::with_hint(
            code(&RecordSystem::Cloud),
            t::RECORD_CLOUD.string(lang),
            t::RECORD_CLOUD_HINT.string(lang),
        ),
        ChoiceOption::with_hint(
            code(&RecordSystem::OwnServer),
            t::RECORD_OWN_SERVER.string(lang),
            t::RECORD_OWN_SERVER_HINT.string(lang),
        ),
        ChoiceOption::new(code(&RecordSystem::Paper), t::RECORD_PAPER.string(lang)),
    ];
    let chosen: Vec<AttrValue> = ctx.state.record_system.iter().map(code).collect();
    let (edit, make_id) = (ctx.edit.clone(), ctx.desk.make_id.clone());
    let onchange = Callback::from(move |word: String| {
        let Some(system) = decode::<RecordSystem>(&word) else { return };
        edit.emit(Edit::Answer(Answer::RecordSystem(system)));
        let supplier = match system {
            RecordSystem::Cloud => Some(ServiceType::RecordSystemHosted),
            RecordSystem::OwnServer => Some(ServiceType::RecordSystemOwnServer),
            RecordSystem::Paper => None,
        };
        for service in [ServiceType::RecordSystemHosted, ServiceType::RecordSystemOwnServer] {
            edit.emit(if supplier == Some(service) {
                Edit::TickService(make_id.emit(()), service)
            } else {
                Edit::UntickService(service)
            });
        }
    });
    html! {
        <RadioChoices id="clinic-record" {legend} heading=true {hint} error={FieldError::of(errors, "clinic-record")} {options} {chosen} {onchange} />
    }
}

fn shares(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let (legend, hint) = asked(ctx, 5);
    html! {
        <RadioChoices id="clinic-shares" {legend} heading=true {hint} error={FieldError::of(errors, "clinic-shares")}
            options={yes_no(ctx.lang)} chosen={yes_no_chosen(ctx.state.shares_record)}
            onchange={ctx.edit.reform(|word: String| Edit::Answer(Answer::SharesRecord(word == "yes")))} />
    }
}

fn community(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let lang = ctx.lang;
    let (legend, hint) = asked(ctx, 6);
    let options = vec![
        ChoiceOption::new(code(&Community::Alone), t::COMMUNITY_ALONE.string(lang)),
        ChoiceOption::with_hint(
            code(&Community::Shared),
            t::COMMUNITY_SHARED.string(lang),
            t::COMMUNITY_SHARED_HINT.string(lang),
        ),
        ChoiceOption::new(code(&Community::Landlord), t::COMMUNITY_LANDLORD.string(lang)),
    ];
    let chosen: Vec<AttrValue> = ctx.state.community.iter().map(code).collect();
    let edit = ctx.edit.clone();
    let onchange = Callback::from(move |word: String| {
        if let Some(community) = decode(&word) {
            edit.emit(Edit::Answer(Answer::Community(community)));
        }
    });
    html! {
        <RadioChoices id="clinic-community" {legend} heading=true {hint} error={FieldError::of(errors, "clinic-community")} {options} {chosen} {onchange} />
    }
}
