//! What needs attention about access.

use super::content::{Group, Level, Minimum};
use super::model::FormKind;
use super::overview::{
    group, is_list_signed, is_on_leave, last_control, line_href, list_href, next_control, page_of, people,
    progress, PersonRow, HREF,
};
use super::register::lines;
use super::state::{Access, LogOn};
use super::{t, words};
use crate::content::Localized;
use crate::domain::{Ctx, DateExt, Finding, System, Urgency};

/// Days within which a use of self-authorisation is followed up.
const DAYS_TO_FOLLOW_UP: i32 = 7;

/// Everything, the register first.
pub fn findings(ctx: &Ctx, access: &Access) -> Vec<Finding> {
    let report = Report { ctx, access };
    let mut findings = vec![];
    for row in people(ctx, access) {
        findings.extend(report.about(&row));
    }
    findings.extend(report.ends());
    findings.extend(report.lists());
    findings.extend(report.control());
    findings.extend(report.log_on());
    findings.extend(report.self_uses());
    findings.extend(report.may_go());
    findings
}

/// True of a system that somebody logs on to.
pub fn has_minimum(system: &System) -> bool {
    Minimum::of(system).is_some_and(|own| own.level.is_some())
}

/// The level of a system, with what is recommended when it is lower.
pub fn too_low(system: &System, own: Option<&LogOn>) -> Option<(&'static Minimum, Option<u8>)> {
    let minimum = Minimum::of(system)?;
    let (wanted, chosen) = (minimum.level?, own.and_then(|own| own.level));
    let low = match chosen {
        Some(level) => level < wanted,
        // The clinic's own list may already tell that the log-on takes one factor.
        None => system.two_factor == Some(false) && Level::find(wanted).is_some_and(|level| level.two_factor),
    };
    low.then_some((minimum, chosen))
}

struct Report<'a> {
    ctx: &'a Ctx<'a>,
    access: &'a Access,
}

impl Report<'_> {
    fn finding(
        &self,
        key: String,
        text: &Localized,
        name: &str,
        remedy: &Localized,
        href: String,
        urgency: Urgency,
    ) -> Finding {
        let lang = self.ctx.lang;
        let text = text.fill(lang, &[("name", &name)]);
        Finding { key: format!("access/{key}"), text, remedy: remedy.string(lang), href, urgency }
    }

    /// No role, gone with access left, or papers not signed.
    fn about(&self, row: &PersonRow) -> Vec<Finding> {
        let (key, today) = (row.person.key(), self.ctx.today);
        // Whoever is deleted from the clinic has no page of their own, and works here no longer.
        let removed = row.person.id.is_some() && page_of(self.ctx.clinic, &row.person).is_none();
        let href = row.href(self.ctx.clinic).unwrap_or_else(|| format!("{HREF}/register"));
        let gone = removed || row.leaves.is_some_and(|day| day <= today);
        let away = is_on_leave(self.access, &row.person, today);
        let mut found = vec![];
        if row.open.is_empty() && row.person.id.is_some() && !gone && !away {
            let (text, remedy) = (&t::FINDING_NO_ROLE, &t::REMEDY_NO_ROLE);
            // Where an authorisation waits to be entered, that is what is to be done.
            let waits = self.access.drafts.iter().find(|own| own.grant.person.key() == key);
            let to = waits.map_or_else(|| href.clone(), |own| line_href(&own.id));
            found.push(self.finding(format!("no-role/{key}"), text, &row.name, remedy, to, Urgency::Soon));
        }
        if gone && !row.open.is_empty() {
            let (text, remedy) = (&t::FINDING_LEAVER, &t::REMEDY_LEAVER);
            found.push(self.finding(
                format!("leaver/{key}"),
                text,
                &row.name,
                remedy,
                href.clone(),
                Urgency::Now,
            ));
        }
        if !row.open.is_empty() && !gone && row.papers.iter().any(Option::is_none) {
            let (text, remedy) = (&t::FINDING_PAPERS, &t::REMEDY_PAPERS);
            found.push(self.finding(format!("papers/{key}"), text, &row.name, remedy, href, Urgency::Soon));
        }
        found
    }

    /// Access past its end, here and elsewhere.
    fn ends(&self) -> Vec<Finding> {
        let today = self.ctx.today;
        let mut found = vec![];
        for line in lines(&self.access.entries).iter().filter(|line| line.is_open()) {
            let name = words::name(self.ctx.clinic, &line.grant.person);
            let elsewhere = !line.grant.elsewhere.trim().is_empty();
            if line.is_past_end(today) {
                let key = format!("past-end/{}", line.id());
                let (text, remedy) = (&t::FINDING_PAST_END, &t::REMEDY_PAST_END);
                found.push(self.finding(key, text, &name, remedy, line_href(line.id()), Urgency::Now));
            }
            if elsewhere && line.grant.elsewhere_until.is_some_and(|until| until < today) {
                let key = format!("elsewhere/{}", line.id());
                let (text, remedy) = (&t::FINDING_ELSEWHERE, &t::REMEDY_PAST_END);
                found.push(self.finding(key, text, &name, remedy, line_href(line.id()), Urgency::Now));
            }
        }
        found
    }

    /// Somebody has left or is away, and the list of what to close is not through.
    fn lists(&self) -> Vec<Finding> {
        let mut found = vec![];
        for event in &self.access.events {
            let closes = matches!(group(event), Some(Group::Leaver | Group::Leave));
            let due = event.day.is_some_and(|day| day <= self.ctx.today);
            let signed = is_list_signed(self.ctx, event);
            let (settled, all) = progress(self.ctx.clinic, event);
            let open = all - settled;
            if closes && due && !signed && open > 0 {
                let name = words::name(self.ctx.clinic, &event.person);
                let (text, remedy) = (&t::FINDING_LIST, &t::REMEDY_LIST);
                let finding = self.finding(
                    format!("list/{}", event.id),
                    text,
                    &name,
                    remedy,
                    list_href(&event.id),
                    Urgency::Now,
                );
                found.push(Finding { text: finding.text.replace("{n}", &open.to_string()), ..finding });
            }
        }
        found
    }

    /// The yearly check is overdue, or what it ordered is not done.
    fn control(&self) -> Vec<Finding> {
        let mut found = vec![];
        let href = format!("{HREF}/kontroll");
        if next_control(self.access).is_some_and(|due| due < self.ctx.today) {
            let (text, remedy) = (&t::FINDING_CONTROL, &t::REMEDY_CONTROL);
            found.push(self.finding("control".into(), text, "", remedy, href.clone(), Urgency::Now));
        }
        if let Some(control) = last_control(self.access) {
            for (key, own) in &control.people {
                let ordered = matches!(own.outcome.as_str(), "change" | "withdraw") && !own.carried_out;
                let name = super::document::checked_name(self.ctx, key, own);
                if ordered {
                    let (text, remedy) = (&t::FINDING_ORDERED, &t::REMEDY_ORDERED);
                    let at = format!("{href}/{}", control.id);
                    found.push(self.finding(
                        format!("ordered/{key}"),
                        text,
                        &name,
                        remedy,
                        at,
                        Urgency::Soon,
                    ));
                }
                if own.answers.get("shared_account") == Some(&true) && !own.carried_out {
                    let (text, remedy) = (&t::FINDING_SHARED_BY, &t::REMEDY_SHARED);
                    let at = format!("{href}/{}", control.id);
                    found.push(self.finding(
                        format!("shared-by/{key}"),
                        text,
                        &name,
                        remedy,
                        at,
                        Urgency::Now,
                    ));
                }
            }
            if control.self_authorisation == Some(false) {
                let (text, remedy) = (&t::FINDING_SELF_OPEN, &t::REMEDY_SELF);
                let at = format!("{HREF}/selvautorisering");
                found.push(self.finding("self-authorisation".into(), text, "", remedy, at, Urgency::Soon));
            }
        }
        found
    }

    /// Shared accounts, and levels below the minimum.
    fn log_on(&self) -> Vec<Finding> {
        let mut found = vec![];
        let href = || format!("{HREF}/nivaer");
        for system in &self.ctx.clinic.systems {
            let own = self.access.log_on.get(&system.id);
            let name = system.label(self.ctx.lang);
            if own.is_some_and(|own| own.shared == Some(true)) {
                let key = format!("shared/{}", system.id);
                found.push(self.finding(
                    key,
                    &t::FINDING_SHARED,
                    &name,
                    &t::REMEDY_SHARED,
                    href(),
                    Urgency::Now,
                ));
            }
            if too_low(system, own).is_some() {
                let key = format!("level/{}", system.id);
                found.push(self.finding(
                    key,
                    &t::FINDING_LEVEL,
                    &name,
                    &t::REMEDY_LEVEL,
                    href(),
                    Urgency::Now,
                ));
            }
        }
        for minimum in Minimum::of_uses(&self.ctx.clinic.flags()) {
            let Some(own) = self.access.uses.get(&minimum.id) else { continue };
            let name = minimum.name.get(self.ctx.lang);
            if own.shared == Some(true) {
                let key = format!("shared-use/{}", minimum.id);
                found.push(self.finding(
                    key,
                    &t::FINDING_SHARED,
                    name,
                    &t::REMEDY_SHARED,
                    href(),
                    Urgency::Now,
                ));
            }
            if matches!((own.level, minimum.level), (Some(own), Some(wanted)) if own < wanted) {
                let key = format!("level-use/{}", minimum.id);
                found.push(self.finding(
                    key,
                    &t::FINDING_LEVEL,
                    name,
                    &t::REMEDY_LEVEL,
                    href(),
                    Urgency::Now,
                ));
            }
        }
        found
    }

    /// Uses of self-authorisation that nobody has come to a conclusion about.
    fn self_uses(&self) -> Vec<Finding> {
        let open = self.access.self_uses.iter();
        let open = open.filter(|form| !form.missing(FormKind::SelfUse.fields()).is_empty());
        let finding = |form: &super::state::Form| {
            let late = form.day.is_some_and(|day| day.plus_days(DAYS_TO_FOLLOW_UP) < self.ctx.today);
            let urgency = if late { Urgency::Now } else { Urgency::Soon };
            let name = self.ctx.clinic.person_name(Some(&form.answer("user").into()));
            let (text, href) = (&t::FINDING_SELF, format!("{HREF}/selvautorisering/{}", form.id));
            let text = if name.is_empty() { &t::FINDING_SELF_UNNAMED } else { text };
            self.finding(format!("self/{}", form.id), text, &name, &t::REMEDY_SELF, href, urgency)
        };
        open.map(finding).collect()
    }

    /// Lines that need not be kept any longer.
    fn may_go(&self) -> Vec<Finding> {
        let all = lines(&self.access.entries);
        let gone = all.iter().filter(|line| line.may_go(self.ctx.today));
        let finding = |line: &super::register::Line| {
            let name = words::name(self.ctx.clinic, &line.grant.person);
            let (key, href) = (format!("may-go/{}", line.id()), line_href(line.id()));
            self.finding(key, &t::FINDING_MAY_GO, &name, &t::REMEDY_MAY_GO, href, Urgency::Info)
        };
        gone.map(finding).collect()
    }
}
