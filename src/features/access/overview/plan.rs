//! The module's part of the plan: tasks, dates, what is ordered, and one line of status.

use super::super::register::{lines, Someone};
use super::super::state::Access;
use super::super::{t, words};
use super::{last_control, line_href, list_href, next_control, progress, with_access, HREF};
use crate::content::{plural, Localized};
use crate::domain::{Action, ActionStatus, Ctx, Deadline, Task, TaskGroup, TaskStatus};

/// Four pieces of work, in order.
pub fn tasks(ctx: &Ctx, access: &Access) -> Vec<Task> {
    if ctx.clinic.people.is_empty() {
        return vec![];
    }
    let task = |what: &str, title: &Localized, hint: &Localized, minutes, group, status| Task {
        key: format!("access/{what}"),
        title: title.string(ctx.lang),
        hint: hint.string(ctx.lang),
        minutes,
        group,
        status,
        href: format!("{HREF}/{what}"),
    };
    let done = |done: bool, begun: bool| match (done, begun) {
        (true, _) => TaskStatus::Done,
        (false, true) => TaskStatus::Started,
        (false, false) => TaskStatus::Todo,
    };
    let signed = |kind: &str| ctx.digest.last_signed(kind).is_some();
    let open = with_access(ctx, access);
    let has_line = |who: &Someone| open.iter().any(|row| row.person.id == who.id);
    let mut staff = ctx.clinic.staff(ctx.today).map(|own| Someone::of(ctx.clinic, &own.id)).peekable();
    let everybody = staff.peek().is_some()
        && staff.all(|who| has_line(&who) || super::is_on_leave(access, &who, ctx.today));
    let systems: Vec<_> =
        ctx.clinic.systems.iter().filter(|own| super::super::findings::has_minimum(own)).collect();
    let chosen =
        systems.iter().filter(|own| access.log_on.get(&own.id).is_some_and(|own| own.level.is_some()));
    let chosen = chosen.count();
    let controlled =
        next_control(access).is_some_and(|due| due >= ctx.today) && last_control(access).is_some();
    vec![
        task(
            "roller",
            &t::TASK_ROLES,
            &t::TASK_ROLES_HINT,
            10,
            TaskGroup::Quarter,
            done(
                signed(super::super::document::ROLES),
                !access.roles.is_empty() || !access.own_roles.is_empty(),
            ),
        ),
        task(
            "register",
            &t::TASK_REGISTER,
            &t::TASK_REGISTER_HINT,
            15,
            TaskGroup::Quarter,
            done(everybody, !access.entries.is_empty() || !access.drafts.is_empty()),
        ),
        task(
            "nivaer",
            &t::TASK_LEVELS,
            &t::TASK_LEVELS_HINT,
            5,
            TaskGroup::Quarter,
            done(chosen == systems.len() && !systems.is_empty(), chosen > 0),
        ),
        task(
            "kontroll",
            &t::TASK_CONTROL,
            &t::TASK_CONTROL_HINT,
            20,
            TaskGroup::Year,
            done(controlled, super::open_control(access).is_some()),
        ),
    ]
}

/// When access ends, who comes and goes, and when the next check is due.
pub fn deadlines(ctx: &Ctx, access: &Access) -> Vec<Deadline> {
    let mut deadlines = vec![];
    for line in lines(&access.entries).iter().filter(|line| line.is_open()) {
        let name = words::name(ctx.clinic, &line.grant.person);
        if let Some(date) = line.grant.until {
            let role = words::role(access, &line.grant.role, ctx.lang);
            let text = t::DEADLINE_END.fill(ctx.lang, &[("name", &name), ("role", &role)]);
            deadlines.push(Deadline { date, text, href: line_href(line.id()) });
        }
        if let Some(date) = line.grant.elsewhere_until.filter(|_| !line.grant.elsewhere.trim().is_empty()) {
            let text = t::DEADLINE_ELSEWHERE.fill(ctx.lang, &[("name", &name)]);
            deadlines.push(Deadline { date, text, href: line_href(line.id()) });
        }
    }
    for event in &access.events {
        let (settled, all) = progress(ctx.clinic, event);
        let Some(date) = event.day.filter(|_| settled < all && !super::is_list_signed(ctx, event)) else {
            continue;
        };
        let Some(group) = super::group(event) else { continue };
        let (list, name) = (words::list_title(group).get(ctx.lang), words::name(ctx.clinic, &event.person));
        let text = t::DEADLINE_EVENT.fill(ctx.lang, &[("list", &list), ("name", &name)]);
        deadlines.push(Deadline { date, text, href: list_href(&event.id) });
    }
    if let Some(date) = next_control(access) {
        let text = t::DEADLINE_CONTROL.string(ctx.lang);
        deadlines.push(Deadline { date, text, href: format!("{HREF}/kontroll") });
    }
    for sharing in access.sharing.values().filter(|own| own.used) {
        if let Some(date) = sharing.until {
            let text = t::DEADLINE_SHARING.string(ctx.lang);
            deadlines.push(Deadline { date, text, href: format!("{HREF}/deling") });
        }
    }
    deadlines.sort_by_key(|deadline| deadline.date);
    deadlines
}

/// What the newest check ordered.
pub fn actions(ctx: &Ctx, access: &Access) -> Vec<Action> {
    let Some(control) = last_control(access) else { return vec![] };
    let ordered =
        control.people.iter().filter(|(_, own)| matches!(own.outcome.as_str(), "change" | "withdraw"));
    let action = |(key, own): (&String, &super::super::state::Checked)| {
        let name = super::super::document::checked_name(ctx, key, own);
        let title = if own.outcome == "withdraw" { &t::ACTION_WITHDRAW } else { &t::ACTION_CHANGE };
        Action {
            key: format!("access/{}/{key}", control.id),
            title: title.fill(ctx.lang, &[("name", &name)]),
            owner: ctx.clinic.person_name(control.by.as_ref()),
            due: control.done_on,
            status: if own.carried_out { ActionStatus::Done } else { ActionStatus::Open },
            source: t::ACTION_SOURCE.string(ctx.lang),
            href: format!("{HREF}/kontroll/{}", control.id),
        }
    };
    ordered.map(action).collect()
}

/// "7 personer har tilgang".
pub fn status(ctx: &Ctx, access: &Access) -> Option<String> {
    let count = with_access(ctx, access).len();
    (!access.entries.is_empty()).then(|| plural(count, &t::STATUS_ONE, &t::STATUS_MANY, ctx.lang))
}
