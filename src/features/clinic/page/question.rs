//! The controls of each start question, filled with what is known already.

use super::super::content::{self, Choice, Group};
use super::super::model::{apply, QUESTIONS};
use super::super::{t, Answer, Clinic, Edit};
use super::{code, decode, yes_no, yes_no_chosen};
use crate::domain::{service_name, Community, Flag, Kind, RecordSystem, ServiceType};
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
        4 => html! { <>{ record(ctx, errors) }{ flags(ctx, 4, Some(t::RECORD_MORE.string(ctx.lang)), &keep) }</> },
        5 => shares(ctx, errors),
        6 => community(ctx, errors),
        QUESTIONS => services(ctx, &keep),
        step => flags(ctx, step, None, &keep),
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

fn asked(ctx: &PageContext<Clinic>, step: usize) -> (AttrValue, AttrValue) {
    let question = content::questions().get(step - 1);
    let text = |words: Option<&crate::content::Localized>| words.map(|words| words.string(ctx.lang)).unwrap_or_default().into();
    (text(question.map(|question| &question.title)), text(question.map(|question| &question.hint)))
}

fn name(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let (lang, clinic) = (ctx.lang, &ctx.state);
    let (title, hint) = asked(ctx, 1);
    html! {
        <>
            <h1 tabindex="-1">{ title }</h1>
            <TextField id="clinic-name" {lang} label={t::NAME.string(lang)} {hint} error={FieldError::of(errors, "clinic-name")}
                value={clinic.name.clone()} autocomplete="organization" onchange={ctx.edit.reform(|text| Edit::Answer(Answer::Name(text)))} />
            <TextField id="clinic-number" {lang} label={t::NUMBER_OPTIONAL.string(lang)} hint={t::NUMBER_HINT.string(lang)}
                error={FieldError::of(errors, "clinic-number")} value={clinic.organisation_number.clone()} inputmode="numeric"
                onchange={ctx.edit.reform(|text| Edit::Answer(Answer::OrganisationNumber(text)))} />
        </>
    }
}

fn kinds(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let (legend, hint) = asked(ctx, 2);
    let options: Vec<ChoiceOption> = Kind::ALL.iter().map(|kind| ChoiceOption::new(code(kind), kind.name().string(ctx.lang))).collect();
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
        ChoiceOption::with_hint(code(&RecordSystem::Cloud), t::RECORD_CLOUD.string(lang), t::RECORD_CLOUD_HINT.string(lang)),
        ChoiceOption::with_hint(code(&RecordSystem::OwnServer), t::RECORD_OWN_SERVER.string(lang), t::RECORD_OWN_SERVER_HINT.string(lang)),
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
        ChoiceOption::with_hint(code(&Community::Shared), t::COMMUNITY_SHARED.string(lang), t::COMMUNITY_SHARED_HINT.string(lang)),
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

/// What can be ticked in a question. With a `legend` it is a further group, without one it is the question itself.
fn flags(ctx: &PageContext<Clinic>, step: u8, legend: Option<String>, keep: &Callback<Option<String>>) -> Html {
    let (title, hint) = asked(ctx, usize::from(step));
    let all = ctx.state.flags();
    let on_offer: Vec<&'static Choice> = content::choices().iter().filter(|choice| choice.step == step).collect();
    let options: Vec<ChoiceOption> = on_offer
        .iter()
        .map(|choice| ChoiceOption {
            value: code(&choice.flag),
            title: choice.title.string(ctx.lang).into(),
            hint: choice.hint.as_ref().map(|hint| hint.string(ctx.lang).into()),
        })
        .collect();
    let chosen: Vec<AttrValue> = on_offer.iter().filter(|choice| all.contains(&choice.flag)).map(|choice| code(&choice.flag)).collect();
    let (ctx_then, keep) = (ctx.clone(), keep.clone());
    let onchange = Callback::from(move |word: String| {
        if let Some(choice) = decode::<Flag>(&word).and_then(|flag| on_offer.iter().find(|choice| choice.flag == flag)) {
            keep.emit(switch_flag(&ctx_then, choice));
        }
    });
    let heading = legend.is_none();
    html! {
        <CheckChoices id={format!("clinic-flags-{step}")} legend={legend.map_or(title, AttrValue::from)} {heading}
            hint={heading.then_some(hint)} {options} {chosen} {onchange} />
    }
}

/// Ticks or unticks, with the supplier that goes with it. Answers with an explanation when other facts keep it ticked.
fn switch_flag(ctx: &PageContext<Clinic>, choice: &Choice) -> Option<String> {
    let on = !ctx.state.flags().contains(&choice.flag);
    let mut edits = vec![Edit::Answer(Answer::Flag(choice.flag, on))];
    if let Some(service) = choice.service {
        edits.push(if on { Edit::TickService(ctx.desk.make_id.emit(()), service) } else { Edit::UntickService(service) });
    }
    let mut after = (*ctx.state).clone();
    for edit in edits {
        apply(&mut after, edit.clone());
        ctx.edit.emit(edit);
    }
    (!on && after.flags().contains(&choice.flag)).then(|| t::FLAG_KEPT.fill(ctx.lang, &[("name", &choice.title.get(ctx.lang))]))
}

fn services(ctx: &PageContext<Clinic>, keep: &Callback<Option<String>>) -> Html {
    let lang = ctx.lang;
    let (title, hint) = asked(ctx, usize::from(QUESTIONS));
    let groups = Group::ALL.into_iter().zip([&t::GROUP_RECORD, &t::GROUP_CONTACT, &t::GROUP_OFFICE, &t::GROUP_CARE]);
    let groups = groups.map(|(group, legend)| {
        let offered = content::offered_services(&ctx.state, group);
        let options: Vec<ChoiceOption> =
            offered.iter().map(|service| ChoiceOption::new(code(service), service_name(*service).string(lang))).collect();
        let chosen: Vec<AttrValue> = ctx.state.suppliers.iter().map(|supplier| code(&supplier.service)).collect();
        let (ctx, keep) = (ctx.clone(), keep.clone());
        let onchange = Callback::from(move |word: String| {
            if let Some(service) = decode::<ServiceType>(&word) {
                keep.emit(switch_service(&ctx, service));
            }
        });
        html! { <CheckChoices id={format!("clinic-services-{}", group as u8)} legend={legend.string(lang)} {options} {chosen} {onchange} /> }
    });
    html! {
        <>
            <h1 tabindex="-1">{ title }</h1>
            <p class="question__hint">{ hint }</p>
            { for groups }
            { flags(ctx, QUESTIONS, Some(t::SERVICES_MORE.string(lang)), keep) }
        </>
    }
}

/// Ticks or unticks a service. Answers with an explanation when a supplier that is filled in stays.
fn switch_service(ctx: &PageContext<Clinic>, service: ServiceType) -> Option<String> {
    let on = !ctx.state.suppliers.iter().any(|supplier| supplier.service == service);
    let edit = if on { Edit::TickService(ctx.desk.make_id.emit(()), service) } else { Edit::UntickService(service) };
    let mut after = (*ctx.state).clone();
    apply(&mut after, edit.clone());
    ctx.edit.emit(edit);
    let left = after.suppliers.iter().find(|supplier| !on && supplier.service == service)?;
    Some(t::SERVICE_KEPT.fill(ctx.lang, &[("name", &left.label(ctx.lang))]))
}
