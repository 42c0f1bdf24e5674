//! What is to be seen at a glance: people with their access, roles as a matrix, lists of what to open and close, dates.

mod plan;

pub use plan::{actions, deadlines, status, tasks};

use super::content::{access_points, Event, Grant as TemplateGrant, Group, Information, Sensitivity};
use super::register::{lines, Line, Someone};
use super::state::{Access, Control, LifeEvent, Tick};
use super::{t, words};
use crate::content::Lang;
use crate::domain::{Clinic, Ctx, Date, DateExt, Declaration, Id};
use std::collections::BTreeSet;

/// Where the module begins.
pub const HREF: &str = "#/tilgang";

/// The page of a person: their life cycle and lines.
pub fn person_href(id: &Id) -> String {
    format!("{HREF}/person/{id}")
}

/// The page of an authorisation.
pub fn line_href(id: &Id) -> String {
    format!("{HREF}/register/{id}")
}

/// The list of an event, also when the clinic has deleted the person.
pub fn list_href(event: &Id) -> String {
    format!("{HREF}/hendelse/{event}")
}

/// True when the list of an event is signed. A system that comes later is nothing for it.
pub fn is_list_signed(ctx: &Ctx, event: &LifeEvent) -> bool {
    ctx.digest.last_signed(&super::document::kind_of(event)).is_some()
}

/// The page of somebody; none of outsiders, nor of somebody whom the clinic has deleted.
pub fn page_of(clinic: &Clinic, person: &Someone) -> Option<String> {
    person.id.as_ref().filter(|id| clinic.person(id).is_some()).map(person_href)
}

/// True when somebody is on leave that day.
pub fn is_on_leave(access: &Access, person: &Someone, today: Date) -> bool {
    access.events.iter().any(|event| {
        event.person.key() == person.key()
            && group(event) == Some(Group::Leave)
            && event.day.is_some_and(|day| day <= today)
            && event.back_on.is_none_or(|back| back > today)
    })
}

/// Somebody who has access, or works here and should have.
#[derive(Clone, Debug)]
pub struct PersonRow<'a> {
    /// Who; `Someone::key` is what checks go by.
    pub person: Someone,
    /// The name as it is today.
    pub name: String,
    /// Authorisations that nobody has withdrawn.
    pub open: Vec<Line<'a>>,
    /// Authorisations that have ended.
    pub ended: Vec<Line<'a>>,
    /// The day the person left or leaves, by the clinic's facts or by an event.
    pub leaves: Option<Date>,
    /// The day of the secrecy declaration and of the security instruction.
    pub papers: [Option<Date>; 2],
}

impl PersonRow<'_> {
    /// Where to see more: the person's page, else an authorisation of theirs.
    pub fn href(&self, clinic: &Clinic) -> Option<String> {
        page_of(clinic, &self.person).or_else(|| self.open.first().map(|line| line_href(line.id())))
    }
}

/// Everyone who works here or has access: the staff first, then outsiders, then who is gone.
pub fn people<'a>(ctx: &Ctx, access: &'a Access) -> Vec<PersonRow<'a>> {
    let mut rows: Vec<PersonRow> = vec![];
    let blank = |person: Someone| PersonRow {
        name: words::name(ctx.clinic, &person),
        leaves: leaves(ctx.clinic, access, &person),
        papers: Declaration::ALL.map(|which| signed_on(ctx, access, &person, which)),
        person,
        open: vec![],
        ended: vec![],
    };
    for person in ctx.clinic.staff(ctx.today) {
        rows.push(blank(Someone::of(ctx.clinic, &person.id)));
    }
    for line in lines(&access.entries) {
        let key = line.grant.person.key();
        let place = rows.iter().position(|row| row.person.key() == key).unwrap_or_else(|| {
            rows.push(blank(line.grant.person.clone()));
            rows.len() - 1
        });
        if line.is_open() {
            rows[place].open.push(line);
        } else {
            rows[place].ended.push(line);
        }
    }
    rows
}

/// Those whose access a check goes through: everybody with something open.
pub fn with_access<'a>(ctx: &Ctx, access: &'a Access) -> Vec<PersonRow<'a>> {
    people(ctx, access).into_iter().filter(|row| !row.open.is_empty()).collect()
}

/// The day somebody left or leaves.
fn leaves(clinic: &Clinic, access: &Access, person: &Someone) -> Option<Date> {
    let known = person.id.as_ref().and_then(|id| clinic.person(id)).and_then(|own| own.left);
    known.or_else(|| {
        let own = access.events.iter().filter(|event| event.person.key() == person.key());
        own.filter(|event| group(event) == Some(Group::Leaver)).filter_map(|event| event.day).max()
    })
}

/// What an event is about.
pub fn group(event: &LifeEvent) -> Option<Group> {
    Event::find(&event.kind).map(|event| event.group)
}

/// The day somebody signed, by what was entered or by what was signed here.
pub fn signed_on(ctx: &Ctx, access: &Access, person: &Someone, which: Declaration) -> Option<Date> {
    let pick = |secrecy: Option<Date>, instruction: Option<Date>| match which {
        Declaration::Secrecy => secrecy,
        Declaration::Instruction => instruction,
    };
    let key = person.key();
    let own = lines(&access.entries).into_iter().filter(|line| line.grant.person.key() == key);
    let entered = own.filter_map(|line| pick(line.grant.declared_on, line.grant.instructed_on)).max();
    let (papers, signed) = match &person.id {
        Some(id) => (
            access.papers.get(id).and_then(|own| pick(own.declared_on, own.instructed_on)),
            ctx.digest.last_signed(&super::document::papers_kind(which, id)).map(|signed| signed.date),
        ),
        None => (None, None),
    };
    [entered, papers, signed].into_iter().flatten().max()
}

/// One kind of information in the matrix of a role.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// The kind of information.
    pub information: &'static Information,
    /// How much harm it may do.
    pub sensitivity: &'static Sensitivity,
    /// The rights, by id.
    pub rights: BTreeSet<String>,
    /// The rights in words.
    pub words: String,
    /// Limits and remarks of the template, and what is optional.
    pub notes: Vec<String>,
    /// How it differs from the template, in words.
    pub difference: Option<String>,
}

/// A role as a matrix: every kind of information with the rights in words.
pub fn matrix(access: &Access, role: &str, lang: Lang) -> Vec<MatrixRow> {
    let (rights, differences) = (access.rights(role), access.differences(role));
    let template = access.role(role).and_then(|own| own.template());
    let row = |information: &'static Information| {
        let own = rights.get(&information.id).cloned().unwrap_or_default();
        let grants = template.iter().flat_map(|own| &own.grant);
        let notes = grants.filter(|grant| grant.information == information.id);
        let difference = differences.iter().find(|own| own.information == information.id);
        Some(MatrixRow {
            information,
            sensitivity: super::content::sensitivities()
                .iter()
                .find(|own| own.id == information.sensitivity)?,
            words: words::rights(&own, lang),
            rights: own,
            notes: notes.filter_map(|grant| note(grant, lang)).collect(),
            difference: difference.map(|own| difference_words(own, lang)),
        })
    };
    super::content::information().iter().filter_map(row).collect()
}

fn note(grant: &TemplateGrant, lang: Lang) -> Option<String> {
    let remark = grant.note.as_ref().map(|note| note.string(lang));
    if grant.optional {
        let rights = words::rights(&grant.rights, lang);
        let optional = t::OPTIONAL.fill(lang, &[("rights", &rights)]);
        return Some(remark.map_or(optional.clone(), |remark| format!("{optional}. {remark}")));
    }
    remark
}

/// "Lagt til: slette. Strøket: redigere."
pub fn difference_words(own: &super::roles::Difference, lang: Lang) -> String {
    let parts = [(&t::ADDED, &own.added), (&t::STRUCK, &own.struck)];
    let said = parts.into_iter().filter(|(_, rights)| !rights.is_empty());
    said.map(|(text, rights)| text.fill(lang, &[("rights", &words::rights(rights, lang).to_lowercase())]))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Something that an event opens or closes.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// Key of the tick in `LifeEvent::points`.
    pub key: String,
    /// The system, or what it is.
    pub name: String,
    /// What to do.
    pub text: String,
    /// Whether it is done.
    pub tick: Tick,
}

/// One list of everything that an event opens or closes: each system of the clinic, and what no program knows of.
pub fn event_points(clinic: &Clinic, event: &LifeEvent, lang: Lang) -> Vec<PointRow> {
    let Some(act) = Event::find(&event.kind).and_then(|own| own.access) else { return vec![] };
    let flags = clinic.flags();
    let mut rows = vec![];
    for point in access_points() {
        let mut add = |key: String, name: String| {
            let tick = event.points.get(&key).cloned().unwrap_or_default();
            rows.push(PointRow { key, name, text: point.text(act).string(lang), tick });
        };
        for system in clinic.systems.iter().filter(|system| point.systems.contains(&system.kind)) {
            add(system.id.0.clone(), system.label(lang));
        }
        if point.always || point.when.iter().any(|flag| flags.contains(flag)) {
            add(format!("point-{}", point.id), point.name.string(lang));
        }
    }
    rows
}

/// How much of an event is settled, and how much there is: steps, and what is opened or closed.
pub fn progress(clinic: &Clinic, event: &LifeEvent) -> (usize, usize) {
    let points = event_points(clinic, event, Lang::Nb);
    let steps = Event::find(&event.kind).map_or(&[][..], |own| &own.step);
    let done = |step: &&super::content::Step| event.steps.get(&step.id).is_some_and(Tick::is_settled);
    let settled =
        steps.iter().filter(done).count() + points.iter().filter(|row| row.tick.is_settled()).count();
    (settled, steps.len() + points.len())
}

/// The newest check that is done.
pub fn last_control(access: &Access) -> Option<&Control> {
    access.controls.iter().filter(|own| own.done_on.is_some()).max_by_key(|own| (own.done_on, &own.id))
}

/// The check that is under way.
pub fn open_control(access: &Access) -> Option<&Control> {
    access.controls.iter().filter(|own| own.done_on.is_none()).max_by_key(|own| (own.begun_on, &own.id))
}

/// The day by which the next check is due: a year after the last, or after the first access that is open.
pub fn next_control(access: &Access) -> Option<Date> {
    let first = || {
        let open = lines(&access.entries).into_iter().filter(|line| line.is_open());
        open.filter_map(|line| line.grant.from).map(|from| from.date()).min()
    };
    last_control(access).and_then(|own| own.done_on).or_else(first).map(|day| day.plus_months(12))
}
