//! What can be ticked in the start questions, with the suppliers that follow.

use super::super::content::{self, Choice, Group};
use super::super::model::{apply, QUESTIONS};
use super::super::{t, Answer, Clinic, Edit};
use super::question::asked;
use super::{code, decode};
use crate::domain::{service_name, Flag, ServiceType};
use crate::features::PageContext;
use crate::ui::{CheckChoices, ChoiceOption};
use yew::prelude::*;

/// What can be ticked in a question. With a `legend` it is a further group, without one it is the question itself.
pub fn flags(
    ctx: &PageContext<Clinic>,
    step: u8,
    legend: Option<String>,
    keep: &Callback<Option<String>>,
) -> Html {
    let (title, hint) = asked(ctx, usize::from(step));
    let all = ctx.state.flags();
    let on_offer: Vec<&'static Choice> =
        content::choices().iter().filter(|choice| choice.step == step).collect();
    let options: Vec<ChoiceOption> = on_offer
        .iter()
        .map(|choice| ChoiceOption {
            value: code(&choice.flag),
            title: choice.title.string(ctx.lang).into(),
            hint: choice.hint.as_ref().map(|hint| hint.string(ctx.lang).into()),
        })
        .collect();
    let chosen: Vec<AttrValue> = on_offer
        .iter()
        .filter(|choice| all.contains(&choice.flag))
        .map(|choice| code(&choice.flag))
        .collect();
    let (ctx_then, keep) = (ctx.clone(), keep.clone());
    let onchange = Callback::from(move |word: String| {
        if let Some(choice) =
            decode::<Flag>(&word).and_then(|flag| on_offer.iter().find(|choice| choice.flag == flag))
        {
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
        edits.push(if on {
            Edit::TickService(ctx.desk.make_id.emit(()), service)
        } else {
            Edit::UntickService(service)
        });
    }
    let mut after = (*ctx.state).clone();
    for edit in edits {
        apply(&mut after, edit.clone());
        ctx.edit.emit(edit);
    }
    (!on && after.flags().contains(&choice.flag))
        .then(|| t::FLAG_KEPT.fill(ctx.lang, &[("name", &choice.title.get(ctx.lang))]))
}

/// Start question 9: the services in groups, and what else goes with suppliers.
pub fn services(ctx: &PageContext<Clinic>, keep: &Callback<Option<String>>) -> Html {
    let lang = ctx.lang;
    let (title, hint) = asked(ctx, usize::from(QUESTIONS));
    let groups =
        Group::ALL.into_iter().zip([&t::GROUP_RECORD, &t::GROUP_CONTACT, &t::GROUP_OFFICE, &t::GROUP_CARE]);
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
    let edit =
        if on { Edit::TickService(ctx.desk.make_id.emit(()), service) } else { Edit::UntickService(service) };
    let mut after = (*ctx.state).clone();
    apply(&mut after, edit.clone());
    ctx.edit.emit(edit);
    let left = after.suppliers.iter().find(|supplier| !on && supplier.service == service)?;
    Some(t::SERVICE_KEPT.fill(ctx.lang, &[("name", &left.label(ctx.lang))]))
}
