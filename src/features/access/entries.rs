//! What is kept about access as entries, in words, for comparing and merging two versions of the binder. Lines of the
//! register have an id each, so that a merge keeps those of both sides.

use super::content::{Arrangement, Event, Minimum, Template};
use super::document::checked_name;
use super::model::FormKind;
use super::register::{lines as register_lines, Act, Entry, Grant};
use super::state::{Access, Form, LogOn};
use super::{t, words};
use crate::content::{Lang, Localized};
use crate::domain::{Clinic, Ctx, Digest, Id};

/// What an entry is called.
pub fn label(access: &Access, key: &[&str], lang: Lang) -> Option<String> {
    Some(match key {
        ["roles", id] => t::ENTRY_ROLE.fill(lang, &[("role", &Template::find(id)?.name.get(lang))]),
        ["own_roles", id] => t::ENTRY_ROLE.fill(lang, &[("role", &access.role(id)?.name(lang))]),
        ["entries", id] => entry_label(access, access.entries.iter().find(|own| own.id.0 == *id)?, lang),
        ["drafts", id] => {
            let draft = access.draft(&Id::from(*id))?;
            t::ENTRY_DRAFT.fill(lang, &[("name", &draft.grant.person.name.trim())])
        }
        ["log_on", _] => t::ENTRY_LOG_ON.string(lang),
        ["uses", id] => t::ENTRY_USE.fill(lang, &[("name", &Minimum::find(id)?.name.get(lang))]),
        ["papers", _] => t::ENTRY_PAPERS.string(lang),
        ["events", id] => {
            let event = access.events.iter().find(|own| own.id.0 == *id)?;
            let what = Event::find(&event.kind)?.name.get(lang);
            t::ENTRY_EVENT.fill(lang, &[("event", &what), ("name", &event.person.name.trim())])
        }
        ["controls", id] => {
            let control = access.controls.iter().find(|own| own.id.0 == *id)?;
            t::ENTRY_CONTROL.fill(lang, &[("date", &words::date(control.begun_on, lang))])
        }
        ["self_uses", id] => form_label(&t::ENTRY_SELF, &access.self_uses, id, lang)?,
        ["log_reviews", id] => form_label(&t::ENTRY_LOG, &access.log_reviews, id, lang)?,
        ["blocks", id] => form_label(&t::ENTRY_BLOCK, &access.blocks, id, lang)?,
        ["sharing", id] => t::ENTRY_SHARING.fill(lang, &[("title", &Arrangement::find(id)?.title.get(lang))]),
        ["blocking"] => t::ENTRY_BLOCKING.string(lang),
        _ => return None,
    })
}

fn form_label(text: &Localized, forms: &[Form], id: &str, lang: Lang) -> Option<String> {
    let form = forms.iter().find(|own| own.id.0 == id)?;
    Some(text.fill(lang, &[("date", &words::date(form.day, lang))]))
}

fn entry_label(access: &Access, entry: &Entry, lang: Lang) -> String {
    let text = match entry.act {
        Act::Given(_) => &t::ENTRY_LINE,
        Act::Corrected { .. } => &t::ENTRY_CORRECTION,
        Act::Withdrawn { .. } => &t::ENTRY_WITHDRAWAL,
    };
    let all = register_lines(&access.entries);
    let line = all.iter().find(|line| line.id() == entry.root());
    let name = line.map(|line| line.grant.person.name.trim()).unwrap_or_default();
    text.fill(lang, &[("n", &entry.number), ("name", &name)])
}

/// Lines of the form "label: value"; a value that is empty is left out.
struct Lines(Lang, Vec<String>);

impl Lines {
    fn add(&mut self, label: &Localized, value: &str) {
        if !value.trim().is_empty() {
            self.1.push(format!("{}: {}", label.get(self.0), value.trim()));
        }
    }
}

/// What an entry says; `names` knows the people and systems that it points to.
pub fn lines(names: &Clinic, access: &Access, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    let mut lines = Lines(lang, vec![]);
    match key {
        ["roles" | "own_roles", id] => {
            let role = access.role(id)?;
            lines.add(&t::FIELD_PURPOSE, &role.purpose(lang));
            for row in super::overview::matrix(access, id, lang) {
                if !row.rights.is_empty() {
                    lines.add(&row.information.name, &row.words);
                }
                lines.1.extend(row.difference);
            }
            lines.add(&t::FIELD_NOTE, access.roles.get(*id).map_or("", |own| &own.note));
        }
        ["entries", id] => {
            entry_lines(names, access, access.entries.iter().find(|own| own.id.0 == *id)?, &mut lines)
        }
        ["drafts", id] => grant_lines(names, access, &access.draft(&Id::from(*id))?.grant, &mut lines),
        ["log_on", id] => {
            let system = names.systems.iter().find(|own| own.id.0 == *id);
            lines.add(&t::COLUMN_SYSTEM, &system.map(|own| own.label(lang)).unwrap_or_default());
            log_on_lines(access.log_on.get(&Id::from(*id))?, &mut lines);
        }
        ["uses", id] => log_on_lines(access.uses.get(*id)?, &mut lines),
        ["papers", id] => {
            let papers = access.papers.get(&Id::from(*id))?;
            lines.add(&t::FIELD_PERSON, &names.person_name(Some(&Id::from(*id))));
            let days =
                [(&t::FIELD_DECLARED, papers.declared_on), (&t::FIELD_INSTRUCTED, papers.instructed_on)];
            days.into_iter().for_each(|(label, day)| {
                lines.add(label, &day.map(|day| words::date(Some(day), lang)).unwrap_or_default());
            });
        }
        ["events", id] => event_lines(names, access, id, &mut lines)?,
        ["controls", id] => control_lines(names, access, id, &mut lines)?,
        ["self_uses", id] => form_lines(names, access, FormKind::SelfUse, id, &mut lines)?,
        ["log_reviews", id] => form_lines(names, access, FormKind::LogReview, id, &mut lines)?,
        ["blocks", id] => form_lines(names, access, FormKind::Block, id, &mut lines)?,
        ["sharing", id] => sharing_lines(access, id, &mut lines)?,
        ["blocking"] => {
            lines.add(&t::FIELD_BLOCKS, &names.person_name(access.blocking.responsible.as_ref()));
            lines.add(&t::FIELD_HOW, &access.blocking.how);
            let day = access.blocking.reviewed_on.map(|day| words::date(Some(day), lang));
            lines.add(&t::FIELD_REVIEWED, &day.unwrap_or_default());
        }
        _ => return None,
    }
    Some(lines.1)
}

fn entry_lines(names: &Clinic, access: &Access, entry: &Entry, lines: &mut Lines) {
    let lang = lines.0;
    match &entry.act {
        Act::Given(grant) => grant_lines(names, access, grant, lines),
        Act::Corrected { grant, reason, note, .. } => {
            lines.add(&t::FIELD_NOTE, &words::reason(reason, note, lang));
            grant_lines(names, access, grant, lines);
        }
        Act::Withdrawn { at, reason, note, .. } => {
            lines.add(&t::COLUMN_WITHDRAWN, &words::moment(*at, lang));
            lines.add(&t::FIELD_NOTE, &words::reason(reason, note, lang));
        }
    }
    let day = words::date(Some(entry.registered_on), lang);
    lines.add(&t::FIELD_REGISTERED, &format!("{}, {day}", entry.registered_by.name.trim()));
}

fn grant_lines(names: &Clinic, access: &Access, grant: &Grant, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::FIELD_PERSON, &words::name(names, &grant.person));
    lines.add(&t::COLUMN_ROLE, &words::role(access, &grant.role, lang));
    lines.add(&t::FIELD_PURPOSE, &grant.purpose);
    lines.add(&t::COLUMN_FROM, &grant.from.map(|from| words::moment(from, lang)).unwrap_or_default());
    lines.add(&t::COLUMN_UNTIL, &grant.until.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    lines.add(&t::COLUMN_SYSTEM, &words::systems(names, &grant.systems, lang).join(", "));
    lines.add(&t::FIELD_EMPLOYER, &words::employer(names, &grant.employer, lang));
    lines.add(&t::FIELD_ELSEWHERE, &grant.elsewhere);
    lines.add(&t::COLUMN_SELF, words::yes_no(grant.self_authorisation).get(lang));
    lines.add(&t::FIELD_LEVEL, &grant.level.map(|level| level.to_string()).unwrap_or_default());
    lines.add(&t::FIELD_NOTE, &words::reason(&grant.reason, &grant.note, lang));
    words::granted(grant, lang).into_iter().for_each(|said| lines.1.push(said));
}

fn log_on_lines(own: &LogOn, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::FIELD_LEVEL, &own.level.map(|level| level.to_string()).unwrap_or_default());
    lines.add(&t::FIELD_SHARED, own.shared.map_or("", |shared| words::yes_no(shared).get(lang)));
    lines.add(&t::FIELD_PASSWORD_RULE, &own.password_rule);
    lines.add(&t::FIELD_NOTE, &own.note);
}

fn event_lines(names: &Clinic, access: &Access, id: &str, lines: &mut Lines) -> Option<()> {
    let lang = lines.0;
    let event = access.events.iter().find(|own| own.id.0 == id)?;
    lines.add(&t::FIELD_PERSON, &words::name(names, &event.person));
    lines.add(&t::FIELD_DAY, &event.day.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    lines.add(&t::FIELD_BACK, &event.back_on.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    for step in &Event::find(&event.kind)?.step {
        if let Some(tick) = event.steps.get(&step.id) {
            lines.1.push(format!("{} {}", step.text(lang), words::tick(Some(tick), lang)));
        }
    }
    for row in super::overview::event_points(names, event, lang).iter().filter(|row| row.tick.is_settled()) {
        lines.1.push(format!("{}: {}", row.name, words::tick(Some(&row.tick), lang)));
    }
    lines.add(&t::FIELD_NOTE, &event.note);
    Some(())
}

fn control_lines(names: &Clinic, access: &Access, id: &str, lines: &mut Lines) -> Option<()> {
    let lang = lines.0;
    let control = access.controls.iter().find(|own| own.id.0 == id)?;
    let digest = Digest::default();
    let today = control.begun_on.unwrap_or_default();
    let ctx = Ctx { clinic: names, digest: &digest, lang, today };
    lines.add(&t::FIELD_DONE, &control.done_on.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    lines.add(&t::FIELD_CHECKED_BY, &names.person_name(control.by.as_ref()));
    for (key, own) in &control.people {
        let outcome = super::content::outcomes().iter().find(|known| known.id == own.outcome);
        let outcome = outcome.map(|known| known.name.string(lang)).unwrap_or_else(|| "–".to_owned());
        let said = format!("{}: {outcome} {}", checked_name(&ctx, key, own), own.note.trim());
        lines.1.push(said.trim().to_owned());
    }
    lines.add(&t::FIELD_NOTE, &control.note);
    Some(())
}

fn form_lines(names: &Clinic, access: &Access, kind: FormKind, id: &str, lines: &mut Lines) -> Option<()> {
    let form = access.forms(kind).iter().find(|own| own.id.0 == id)?;
    let digest = Digest::default();
    let ctx = Ctx { clinic: names, digest: &digest, lang: lines.0, today: form.day.unwrap_or_default() };
    for field in kind.fields() {
        lines.add(&field.name, &super::document::answer(&ctx, form, field));
    }
    Some(())
}

fn sharing_lines(access: &Access, id: &str, lines: &mut Lines) -> Option<()> {
    let lang = lines.0;
    let sharing = access.sharing.get(id)?;
    lines.add(&t::FIELD_FROM, &sharing.from.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    lines.add(&t::FIELD_LAST_DAY, &sharing.until.map(|day| words::date(Some(day), lang)).unwrap_or_default());
    lines.add(&t::FIELD_PARTIES, &sharing.others.replace('\n', "; "));
    for point in Arrangement::find(id)?.points() {
        if let Some(agreed) = sharing.points.get(&point.id) {
            let who = super::document::who(point, Some(agreed), lang);
            lines.add(&point.title, format!("{who}. {}", agreed.text.trim()).trim_end_matches(". "));
        }
    }
    Some(())
}
