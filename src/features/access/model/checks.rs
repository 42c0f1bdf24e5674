//! Changes to events, checks, forms, and the agreements and routines.

use super::{Access, BlockingChange, ControlChange, EventChange, FormKind, SharingChange};
use crate::domain::{Date, Id};
use crate::features::access::bounds::{line, sentences, MOST_ROWS};
use crate::features::access::content::{self, Arrangement, FormField, Point};
use crate::features::access::register::lines;
use crate::features::access::state::{Agreed, Checked, Control, Form, LifeEvent, Sharing, Tick};
use std::collections::BTreeMap;

impl ControlChange {
    /// Whom it is about.
    fn person(&self) -> Option<&String> {
        match self {
            ControlChange::Answer(person, ..)
            | ControlChange::Outcome(person, _)
            | ControlChange::PersonNote(person, _)
            | ControlChange::CarriedOut(person, _) => Some(person),
            _ => None,
        }
    }
}

impl FormKind {
    /// The fields of the form.
    pub fn fields(self) -> &'static [FormField] {
        match self {
            FormKind::SelfUse => content::self_fields(),
            FormKind::LogReview => content::log_fields(),
            FormKind::Block => content::blocking_fields(),
        }
    }
}

impl Access {
    pub(super) fn begin(&mut self, event: LifeEvent) {
        let known = self.events.iter().any(|own| own.id == event.id);
        if known || content::Event::find(&event.kind).is_none() || self.events.len() >= MOST_ROWS {
            return;
        }
        let mut person = event.person;
        person.name = line(person.name);
        let LifeEvent { id, kind, day, back_on, .. } = event;
        self.events.push(LifeEvent { id, kind, person, day, back_on, ..LifeEvent::default() });
    }

    pub(super) fn move_event(&mut self, id: &Id, day: Option<Date>) {
        if let Some(event) = self.events.iter_mut().find(|event| event.id == *id) {
            event.day = day;
        }
    }

    pub(super) fn change_event(&mut self, id: &Id, change: EventChange) {
        let Some(event) = self.events.iter_mut().find(|event| event.id == *id) else { return };
        match change {
            EventChange::BackOn(day) => event.back_on = day,
            EventChange::Step(step, tick) => {
                let known = content::Event::find(&event.kind);
                if known.is_some_and(|own| own.step.iter().any(|own| own.id == step)) {
                    set_tick(&mut event.steps, step, tick);
                }
            }
            EventChange::Point(point, tick) => set_tick(&mut event.points, line(point), tick),
            EventChange::Note(text) => event.note = sentences(text),
        }
    }

    pub(super) fn begin_control(&mut self, id: Id, trigger: String, today: Date) {
        let known = self.controls.iter().any(|own| own.id == id);
        if !known && self.controls.len() < MOST_ROWS {
            let trigger = line(trigger);
            self.controls.push(Control { id, trigger, begun_on: Some(today), ..Control::default() });
        }
    }

    pub(super) fn change_control(&mut self, id: &Id, change: ControlChange) {
        let named = |key: &String| {
            let own = lines(&self.entries).into_iter().find(|line| line.grant.person.key() == *key);
            own.map(|line| line.grant.person.name.clone()).unwrap_or_default()
        };
        let name = change.person().map(named).unwrap_or_default();
        let Some(control) = self.controls.iter_mut().find(|control| control.id == *id) else { return };
        match change {
            ControlChange::Trigger(trigger) => control.trigger = line(trigger),
            ControlChange::Scope(text) => control.scope = sentences(text),
            ControlChange::By(person) => control.by = person,
            ControlChange::Answer(person, question, yes) => {
                if content::questions().iter().any(|own| own.id == question) {
                    checked(control, person, name, |own| {
                        own.answers.insert(question, yes);
                    });
                }
            }
            ControlChange::Outcome(person, outcome) => {
                if content::outcomes().iter().any(|own| own.id == outcome) {
                    checked(control, person, name, |own| own.outcome = outcome);
                }
            }
            ControlChange::PersonNote(person, text) => {
                checked(control, person, name, |own| own.note = sentences(text));
            }
            ControlChange::CarriedOut(person, done) => {
                checked(control, person, name, |own| own.carried_out = done);
            }
            ControlChange::SelfAuthorisation(done) => control.self_authorisation = Some(done),
            ControlChange::Log(done) => control.log = Some(done),
            ControlChange::Blocking(done) => control.blocking = Some(done),
            ControlChange::Note(text) => control.note = sentences(text),
            ControlChange::Done(day) => control.done_on = day,
        }
    }

    /// The forms of a kind.
    pub fn forms(&self, kind: FormKind) -> &[Form] {
        match kind {
            FormKind::SelfUse => &self.self_uses,
            FormKind::LogReview => &self.log_reviews,
            FormKind::Block => &self.blocks,
        }
    }

    pub(super) fn forms_mut(&mut self, kind: FormKind) -> &mut Vec<Form> {
        match kind {
            FormKind::SelfUse => &mut self.self_uses,
            FormKind::LogReview => &mut self.log_reviews,
            FormKind::Block => &mut self.blocks,
        }
    }

    pub(super) fn add_form(&mut self, kind: FormKind, id: Id, today: Date) {
        let forms = self.forms_mut(kind);
        if !forms.iter().any(|form| form.id == id) && forms.len() < MOST_ROWS {
            forms.push(Form { id, day: Some(today), ..Form::default() });
        }
    }

    pub(super) fn fill_in(&mut self, kind: FormKind, id: &Id, field: String, answer: String) {
        if !kind.fields().iter().any(|own| own.id == field) {
            return;
        }
        let Some(form) = self.forms_mut(kind).iter_mut().find(|form| form.id == *id) else { return };
        if answer.is_empty() {
            form.answers.remove(&field);
        } else {
            form.answers.insert(field, sentences(answer));
        }
    }

    pub(super) fn change_sharing(&mut self, arrangement: String, change: SharingChange) {
        if Arrangement::find(&arrangement).is_none() {
            return;
        }
        let mut own = self.sharing.remove(&arrangement).unwrap_or_default();
        match change {
            SharingChange::Used(used) => own.used = used,
            SharingChange::ToggleUndertaking(id) => {
                if !own.undertakings.remove(&id) && own.undertakings.len() < MOST_ROWS {
                    own.undertakings.insert(id);
                }
            }
            SharingChange::Others(text) => own.others = sentences(text),
            SharingChange::Point(point, agreed) => set_point(&mut own, &arrangement, point, agreed),
            SharingChange::From(day) => own.from = day,
            SharingChange::Until(day) => own.until = day,
        }
        if own != Sharing::default() {
            self.sharing.insert(arrangement, own);
        }
    }

    pub(super) fn change_blocking(&mut self, change: BlockingChange) {
        match change {
            BlockingChange::Responsible(person) => self.blocking.responsible = person,
            BlockingChange::How(text) => self.blocking.how = sentences(text),
            BlockingChange::ReviewedOn(day) => self.blocking.reviewed_on = day,
        }
    }
}

fn set_tick(ticks: &mut BTreeMap<String, Tick>, key: String, tick: Tick) {
    let tick = Tick { note: line(tick.note), ..tick };
    if tick == Tick::default() {
        ticks.remove(&key);
    } else if ticks.len() < MOST_ROWS || ticks.contains_key(&key) {
        ticks.insert(key, tick);
    }
}

fn checked(control: &mut Control, person: String, name: String, change: impl FnOnce(&mut Checked)) {
    let person = line(person);
    if control.people.len() < MOST_ROWS || control.people.contains_key(&person) {
        let own = control.people.entry(person).or_default();
        own.name = name;
        change(own);
    }
}

fn set_point(sharing: &mut Sharing, arrangement: &str, point: String, agreed: Agreed) {
    let Some(known) = Point::find(&point).filter(|own| own.arrangement == arrangement) else { return };
    let who = content::parties().iter().any(|own| own.id == agreed.who && own.id != known.who);
    let agreed = Agreed { who: if who { agreed.who } else { String::new() }, text: sentences(agreed.text) };
    if agreed == Agreed::default() {
        sharing.points.remove(&point);
    } else {
        sharing.points.insert(point, agreed);
    }
}
