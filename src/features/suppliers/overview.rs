//! What the module tells the rest of the binder: tasks, dates, measures, one line of status. Findings are in `findings`.

use super::content::Question;
use super::dossier::{Dossier, Request, RequestStatus};
use super::model::Register;
use super::t;
use super::verdict::Outcome;
use crate::content::Localized;
use crate::domain::{Action, Ctx, Date, Deadline, Id, Supplier, Task, TaskGroup, TaskStatus};

/// The register's page.
pub const HREF: &str = "#/leverandorer";

/// A supplier's page.
pub fn href(id: &Id) -> String {
    format!("{HREF}/{id}")
}

/// A part of a supplier's pages.
pub fn part_href(id: &Id, part: &str) -> String {
    format!("{HREF}/{id}/{part}")
}

/// Each supplier with its dossier, in the clinic's order.
pub fn each<'a>(ctx: &Ctx<'a>, register: &'a Register) -> impl Iterator<Item = (&'a Supplier, &'a Dossier)> {
    ctx.clinic.suppliers.iter().map(|supplier| (supplier, register.dossier(&supplier.id)))
}

/// True while the clinic expects an answer.
pub fn is_open(request: &&Request) -> bool {
    request.status == RequestStatus::Open
}

/// True when nothing is left to be decided or agreed with a supplier for now.
pub fn is_sorted_out(supplier: &Supplier, dossier: &Dossier, today: Date) -> bool {
    match supplier.role {
        None => false,
        Some(crate::domain::DataRole::Processor) => {
            let assessed = matches!(dossier.outcome(supplier), Outcome::Approved | Outcome::WithMeasures);
            dossier.has_agreement(today) && assessed
        }
        Some(crate::domain::DataRole::Secrecy) => dossier.agreement.signed_on.is_some(),
        Some(crate::domain::DataRole::Controller) => !dossier.role_reason.trim().is_empty(),
    }
}

/// One task for each supplier, and the yearly look.
pub fn tasks(ctx: &Ctx, register: &Register) -> Vec<Task> {
    let mut tasks: Vec<Task> =
        each(ctx, register).map(|(supplier, dossier)| task(ctx, supplier, dossier)).collect();
    if !tasks.is_empty() {
        tasks.push(Task {
            key: "suppliers/year".to_owned(),
            title: t::TASK_YEAR.string(ctx.lang),
            hint: t::TASK_YEAR_HINT.string(ctx.lang),
            minutes: 20,
            group: TaskGroup::Year,
            status: TaskStatus::Todo,
            href: HREF.to_owned(),
        });
    }
    tasks
}

fn task(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Task {
    let begun = *dossier != Dossier::default() || supplier.role.is_some();
    let status = match is_sorted_out(supplier, dossier, ctx.today) {
        true => TaskStatus::Done,
        false if begun => TaskStatus::Started,
        false => TaskStatus::Todo,
    };
    let (title, hint, minutes): (&Localized, &Localized, u32) = match supplier.role {
        None => (&t::TASK_ROLE, &t::TASK_ROLE_HINT, 3),
        Some(crate::domain::DataRole::Processor) => (&t::TASK_PROCESSOR, &t::TASK_PROCESSOR_HINT, 15),
        Some(crate::domain::DataRole::Secrecy) => (&t::TASK_SECRECY, &t::TASK_SECRECY_HINT, 5),
        Some(crate::domain::DataRole::Controller) => (&t::TASK_CONTROLLER, &t::TASK_CONTROLLER_HINT, 3),
    };
    Task {
        key: format!("suppliers/{}", supplier.id),
        title: title.fill(ctx.lang, &[("name", &supplier.label(ctx.lang))]),
        hint: hint.string(ctx.lang),
        minutes,
        group: TaskGroup::Quarter,
        status,
        href: href(&supplier.id),
    }
}

/// When answers are due, agreements end, suppliers are looked at again, and data must be deleted.
pub fn deadlines(ctx: &Ctx, register: &Register) -> Vec<Deadline> {
    let mut deadlines = vec![];
    for (supplier, dossier) in each(ctx, register) {
        let mut add = |date: Option<Date>, text: &Localized, part: &str| {
            if let Some(date) = date {
                let text = text.fill(ctx.lang, &[("name", &supplier.label(ctx.lang))]);
                deadlines.push(Deadline { date, text, href: part_href(&supplier.id, part) });
            }
        };
        for request in dossier.requests.iter().filter(is_open) {
            add(request.due, &t::DEADLINE_REQUEST, "foresporsel");
        }
        match &dossier.termination {
            Some(termination) if termination.declared_on.is_none() => {
                add(termination.delete_by.or(termination.ends_on), &t::DEADLINE_DELETE, "slutt");
            }
            Some(_) => {}
            None => {
                add(dossier.agreement.ends_on, &t::DEADLINE_AGREEMENT, "avtale");
                add(
                    dossier.next_check().filter(|_| supplier.is_processor()),
                    &t::DEADLINE_CHECK,
                    "oppfolging",
                );
            }
        }
        for measure in dossier.measures.iter().filter(|measure| is_outstanding(measure)) {
            if let Some(date) = measure.due {
                let (text, href) = (measure.text(ctx.lang), part_href(&supplier.id, "vurdering"));
                deadlines.push(Deadline { date, text, href });
            }
        }
    }
    deadlines.retain(|deadline| !deadline.text.trim().is_empty());
    deadlines.sort_by_key(|deadline| deadline.date);
    deadlines
}

fn is_outstanding(measure: &super::dossier::Measure) -> bool {
    use crate::domain::ActionStatus::{InProgress, Open};
    matches!(measure.status, Open | InProgress)
}

/// Every measure, for the common list.
pub fn actions(ctx: &Ctx, register: &Register) -> Vec<Action> {
    let mut actions = vec![];
    for (supplier, dossier) in each(ctx, register) {
        let source = t::ACTION_SOURCE.fill(ctx.lang, &[("name", &supplier.label(ctx.lang))]);
        for measure in &dossier.measures {
            let title = measure.text(ctx.lang);
            if !title.trim().is_empty() {
                actions.push(Action {
                    key: format!("suppliers/{}/{}", supplier.id, measure.id),
                    title,
                    owner: ctx.clinic.person_name(measure.owner.as_ref()),
                    due: measure.due,
                    status: measure.status,
                    source: source.clone(),
                    href: part_href(&supplier.id, "vurdering"),
                });
            }
        }
    }
    actions
}

/// "5 av 6 databehandlere har avtale".
pub fn status(ctx: &Ctx, register: &Register) -> Option<String> {
    let processors: Vec<_> = each(ctx, register).filter(|(supplier, _)| supplier.is_processor()).collect();
    if processors.is_empty() {
        return None;
    }
    let agreed = processors.iter().filter(|(_, dossier)| dossier.has_agreement(ctx.today)).count();
    Some(t::STATUS.fill(ctx.lang, &[("n", &agreed), ("total", &processors.len())]))
}

/// The questions that the clinic reads first: those of the preset, among those that concern the supplier.
pub fn focus(supplier: &Supplier) -> Vec<&'static Question> {
    let first = super::content::Preset::of(supplier.service).map_or(&[][..], |preset| &preset.focus);
    Question::about(supplier).into_iter().filter(|question| first.contains(&question.id)).collect()
}
