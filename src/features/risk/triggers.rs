//! Why an assessment should be looked at again: triggers T1 to T7 of `domain.md` §3.1.
//!
//! Each assessment remembers the facts it rested on. What differs from today's facts is grouped by trigger, and the
//! map of concerns tells which scenarios it touches, so that one new supplier does not reopen everything.

use super::content::{Concerns, Scenario};
use super::model::Register;
use super::t;
use crate::content::Localized;
use crate::domain::{Ctx, DateExt, Facts, Flag, Id};
use std::collections::{BTreeMap, BTreeSet};

/// A reason to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// T1: a new system, service or activity.
    New,
    /// T2: a serious incident.
    Incident,
    /// T3: a change in systems or in the organisation.
    Changed,
    /// T4: another supplier, or the move to a cloud.
    Supplier,
    /// T5: home office, mobile devices, private phones, video or e-mail taken in use.
    Mobile,
    /// T6: another way to log on.
    LogOn,
    /// T7: more than twelve months old.
    Old,
}

impl Trigger {
    /// `T1` to `T7`.
    pub fn code(self) -> &'static str {
        ["T1", "T2", "T3", "T4", "T5", "T6", "T7"][self as usize]
    }

    /// What happened, in a few words.
    pub fn text(self) -> &'static Localized {
        match self {
            Trigger::New => &t::TRIGGER_NEW,
            Trigger::Incident => &t::TRIGGER_INCIDENT,
            Trigger::Changed => &t::TRIGGER_CHANGED,
            Trigger::Supplier => &t::TRIGGER_SUPPLIER,
            Trigger::Mobile => &t::TRIGGER_MOBILE,
            Trigger::LogOn => &t::TRIGGER_LOG_ON,
            Trigger::Old => &t::TRIGGER_OLD,
        }
    }
}

/// The trigger of a flag, and whether its going away counts too.
fn trigger_of(flag: Flag) -> (Trigger, bool) {
    use Flag::*;
    match flag {
        CloudEpj | ThirdCountry | SupplierChange | RemoteAccess => (Trigger::Supplier, false),
        HomeOffice | MobileDevices | PrivatePhones | Video | EmailPatients => (Trigger::Mobile, false),
        LocalServer | PaperArchive | SharedJournal | OfficeCommunity | Landlord => (Trigger::Changed, true),
        Gp | Dental | Physio | Psychology | Chiro | Children | Guardian | SecretAddress | StaffIsPatient
        | SmallCommunity | LocumStudent | Interpreter | Research | Closing => (Trigger::Changed, false),
        _ => (Trigger::New, false),
    }
}

/// Which scenarios each trigger concerns.
type Touched = BTreeMap<Trigger, BTreeSet<String>>;

fn touch(touched: &mut Touched, trigger: Trigger, ids: Option<&Vec<String>>) {
    if let Some(ids) = ids {
        touched.entry(trigger).or_default().extend(ids.iter().cloned());
    }
}

/// What differs between two snapshots of the facts.
fn compare(old: &Facts, new: &Facts) -> Touched {
    let mut touched = Touched::new();
    for flag in new.flags.symmetric_difference(&old.flags) {
        let (trigger, both_ways) = trigger_of(*flag);
        if new.flags.contains(flag) || both_ways {
            touch(&mut touched, trigger, Concerns::get().flags.get(flag));
            let naming = Scenario::all().iter().filter(|scenario| scenario.when.contains(flag));
            touched.entry(trigger).or_default().extend(naming.map(|scenario| scenario.id.clone()));
        }
    }
    compare_systems(&mut touched, old, new);
    compare_suppliers(&mut touched, old, new);
    let new_log_on =
        |id: &Id, two: &Option<bool>| old.log_on.get(id).map_or(two.is_some(), |before| before != two);
    if new.log_on.iter().any(|(id, two)| new_log_on(id, two)) {
        touch(&mut touched, Trigger::LogOn, Some(&Concerns::get().log_on));
    }
    if old.undertakings != new.undertakings {
        touch(&mut touched, Trigger::Changed, Some(&Concerns::get().undertakings));
    }
    touched
}

/// Kind, placement and supplier, as `Clinic::facts` writes them.
fn parts(text: &str) -> (&str, &str, &str) {
    let (first, rest) = text.split_once('/').unwrap_or((text, ""));
    let (second, third) = rest.rsplit_once('/').unwrap_or((rest, ""));
    (first, second, third)
}

fn compare_systems(touched: &mut Touched, old: &Facts, new: &Facts) {
    let map = &Concerns::get().systems;
    for (id, now) in &new.systems {
        let (kind, placement, supplier) = parts(now);
        match old.systems.get(id).map(|before| parts(before)) {
            None => touch(touched, Trigger::New, map.get(kind)),
            Some((old_kind, old_placement, _)) if (old_kind, old_placement) != (kind, placement) => {
                touch(touched, Trigger::Changed, map.get(kind));
                touch(touched, Trigger::Changed, map.get(old_kind));
            }
            // Naming the supplier for the first time is no change of supplier.
            Some((_, _, before)) if before != supplier && before != "None" => {
                touch(touched, Trigger::Supplier, map.get(kind))
            }
            Some(_) => {}
        }
    }
    for (id, before) in &old.systems {
        if !new.systems.contains_key(id) {
            touch(touched, Trigger::Changed, map.get(parts(before).0));
        }
    }
}

fn compare_suppliers(touched: &mut Touched, old: &Facts, new: &Facts) {
    let map = &Concerns::get().services;
    let known: BTreeSet<&str> = old.suppliers.values().map(|text| parts(text).0).collect();
    for (id, now) in &new.suppliers {
        let (service, name, country) = parts(now);
        match old.suppliers.get(id).map(|before| parts(before)) {
            None => {
                let trigger = if known.contains(service) { Trigger::Supplier } else { Trigger::New };
                touch(touched, trigger, map.get(service));
            }
            Some((old_service, old_name, old_country)) => {
                let renamed = old_name != name && !old_name.trim().is_empty();
                if old_service != service || renamed || old_country != country {
                    touch(touched, Trigger::Supplier, map.get(service));
                    touch(touched, Trigger::Supplier, map.get(old_service));
                }
            }
        }
    }
    for (id, before) in &old.suppliers {
        if !new.suppliers.contains_key(id) {
            touch(touched, Trigger::Supplier, map.get(parts(before).0));
        }
    }
}

impl Register {
    /// The finished assessments that each trigger calls for a new look at, in the order of the catalogue.
    pub fn triggered(&self, ctx: &Ctx) -> BTreeMap<Trigger, BTreeSet<String>> {
        let facts = ctx.clinic.facts();
        let differences: Vec<Touched> = self.bases.iter().map(|basis| compare(basis, &facts)).collect();
        let mut result = Touched::new();
        let finished = self
            .assessments
            .iter()
            .filter(|(id, assessment)| assessment.progress().is_done() && self.knows(id));
        for (id, assessment) in finished {
            let mut call = |trigger: Trigger| {
                result.entry(trigger).or_default().insert(id.clone());
            };
            if let Some(touched) = assessment.basis.and_then(|basis| differences.get(basis)) {
                touched.iter().filter(|(_, ids)| ids.contains(id)).for_each(|(trigger, _)| call(*trigger));
            }
            let mut own = self.incidents.iter().filter(|incident| incident.scenario == *id);
            if own.any(|incident| !assessment.considered.contains(&incident.id)) {
                call(Trigger::Incident);
            }
            if assessment.assessed_on.is_some_and(|day| day.plus_months(12) < ctx.today) {
                call(Trigger::Old);
            }
        }
        result
    }

    /// The triggers that call for a new look at one scenario.
    pub fn triggers_of(&self, ctx: &Ctx, id: &str) -> Vec<Trigger> {
        self.triggered(ctx)
            .into_iter()
            .filter(|(_, ids)| ids.contains(id))
            .map(|(trigger, _)| trigger)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use crate::domain::{Clinic, Date, Digest, Placement, ServiceType, Supplier, System, SystemKind};
    use crate::features::risk::model::{Answer, Edit, IncidentChange};

    const DAY: Date = jiff::civil::date(2026, 11, 1);

    fn clinic() -> Clinic {
        let record = System {
            id: "s1".into(),
            kind: SystemKind::RecordSystem,
            placement: Placement::Supplier,
            ..System::default()
        };
        let supplier = Supplier {
            id: "l1".into(),
            service: ServiceType::RecordSystemHosted,
            name: "A".into(),
            country: "NO".into(),
            ..Supplier::default()
        };
        Clinic { systems: vec![record], suppliers: vec![supplier], ..Clinic::default() }
    }

    /// Every scenario of the catalogue, assessed on the facts of `clinic()`.
    fn assessed() -> Register {
        let mut register = Register::default();
        for scenario in Scenario::all() {
            for answer in
                [Answer::Applies(true), Answer::Likelihood(1), Answer::Patient(1), Answer::Clinic(1)]
            {
                register.apply(Edit::Answer(scenario.id.clone(), answer));
            }
            let facts = Box::new(clinic().facts());
            register.apply(Edit::Complete { scenario: scenario.id.clone(), today: DAY, facts });
        }
        register
    }

    fn after(change: impl FnOnce(&mut Clinic)) -> BTreeMap<Trigger, BTreeSet<String>> {
        let mut clinic = clinic();
        change(&mut clinic);
        on(&assessed(), &clinic, DAY)
    }

    fn on(register: &Register, clinic: &Clinic, today: Date) -> BTreeMap<Trigger, BTreeSet<String>> {
        let digest = Digest::default();
        register.triggered(&Ctx { clinic, digest: &digest, lang: Lang::Nb, today })
    }

    /// Exactly one trigger fires, with this scenario and without the other.
    fn only(touched: &BTreeMap<Trigger, BTreeSet<String>>, trigger: Trigger, with: &str, without: &str) {
        assert_eq!(touched.keys().copied().collect::<Vec<_>>(), [trigger]);
        assert!(touched[&trigger].contains(with), "{with} is missing in {touched:?}");
        assert!(!touched[&trigger].contains(without), "{without} is none of it: {touched:?}");
    }

    #[test]
    fn unchanged_facts_call_for_nothing_and_are_kept_once() {
        assert_eq!(after(|_| {}), BTreeMap::new());
        assert_eq!(assessed().bases.len(), 1);
    }

    #[test]
    fn t1_a_new_system_or_service() {
        let printer = System { id: "s2".into(), kind: SystemKind::Printer, ..System::default() };
        only(&after(|clinic| clinic.systems.push(printer)), Trigger::New, "SC-05", "SC-06");
        let booking =
            Supplier { id: "l2".into(), service: ServiceType::OnlineBooking, ..Supplier::default() };
        only(&after(|clinic| clinic.suppliers.push(booking)), Trigger::New, "SC-41", "SC-05");
    }

    #[test]
    fn t2_an_incident_that_was_not_considered() {
        let mut register = assessed();
        register.apply(Edit::Incident(IncidentChange::Scenario("SC-02".into())));
        register.apply(Edit::AddIncident("i1".into()));
        only(&on(&register, &clinic(), DAY), Trigger::Incident, "SC-02", "SC-03");
        register.apply(Edit::Complete {
            scenario: "SC-02".into(),
            today: DAY,
            facts: Box::new(clinic().facts()),
        });
        assert_eq!(on(&register, &clinic(), DAY), BTreeMap::new());
    }

    #[test]
    fn t3_a_changed_system_or_organisation() {
        only(
            &after(|clinic| clinic.systems[0].placement = Placement::Premises),
            Trigger::Changed,
            "SC-01",
            "SC-05",
        );
        only(
            &after(|clinic| clinic.undertakings.push(Default::default())),
            Trigger::Changed,
            "SC-22",
            "SC-01",
        );
        only(&after(|clinic| clinic.shares_record = Some(true)), Trigger::Changed, "SC-22", "SC-01");
    }

    #[test]
    fn t4_another_supplier() {
        only(&after(|clinic| clinic.suppliers[0].name = "B".into()), Trigger::Supplier, "SC-28", "SC-05");
        only(&after(|clinic| clinic.suppliers[0].country = "SE".into()), Trigger::Supplier, "SC-28", "SC-05");
    }

    #[test]
    fn naming_a_supplier_for_the_first_time_is_no_change() {
        let mut start = clinic();
        start.suppliers[0].name = String::new();
        assert_eq!(compare(&start.facts(), &clinic().facts()), Touched::new());
    }

    #[test]
    fn t5_new_ways_of_working() {
        for (flag, id) in [
            (Flag::HomeOffice, "SC-15"),
            (Flag::MobileDevices, "SC-15"),
            (Flag::PrivatePhones, "SC-16"),
            (Flag::Video, "SC-17"),
            (Flag::EmailPatients, "SC-07"),
        ] {
            only(&after(|clinic| clinic.ticked.extend([flag])), Trigger::Mobile, id, "SC-01");
        }
    }

    #[test]
    fn t6_another_log_on() {
        only(&after(|clinic| clinic.systems[0].two_factor = Some(true)), Trigger::LogOn, "SC-04", "SC-05");
    }

    #[test]
    fn t7_more_than_twelve_months() {
        let register = assessed();
        assert_eq!(on(&register, &clinic(), DAY.plus_months(12)), BTreeMap::new());
        let touched = on(&register, &clinic(), DAY.plus_months(12).plus_days(1));
        assert_eq!(touched.keys().copied().collect::<Vec<_>>(), [Trigger::Old]);
        assert_eq!(touched[&Trigger::Old].len(), 56);
    }
}
