//! A record restored from the data that a signed document carries.

use super::Binder;
use crate::domain::{Clinic, Id, Person};
use crate::features::{Sections, REGISTRY};
use serde_json::Value;
use std::rc::Rc;

/// The binder's sections with the record that a signed document's `data.json` holds; `None` when no module knows it.
///
/// Nothing is changed in the binder: put the sections into a copy of it, and [`super::compare`] shows what would be. What
/// the data lacks stays as it is. Of the clinic's own facts only what the binder lacks is filled in: its name and number,
/// and the names of people that the record points to.
pub fn read_back(binder: &Binder, data: &[u8]) -> Option<Sections> {
    let data: Value = serde_json::from_slice(data).ok()?;
    let kind = data.get("kind")?.as_str()?;
    let mut sections = binder.sections.clone();
    let is_known = REGISTRY.iter().any(|entry| (entry.read_back)(&mut sections, kind, &data));
    is_known.then(|| {
        fill_in(Rc::make_mut(&mut sections.clinic), &data);
        sections
    })
}

fn fill_in(clinic: &mut Clinic, data: &Value) {
    let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    if clinic.name.is_empty() {
        clinic.name = text("clinic");
    }
    if clinic.organisation_number.is_empty() {
        clinic.organisation_number = text("organisation_number");
    }
    for (id, name) in data.get("people").and_then(Value::as_object).into_iter().flatten() {
        if let (false, Some(name)) = (clinic.people.iter().any(|known| known.id.0 == *id), name.as_str()) {
            clinic.people.push(Person { id: Id(id.clone()), name: name.to_owned(), ..Person::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binder::drafts;
    use crate::content::Lang;

    fn day() -> crate::domain::Date {
        jiff::civil::date(2026, 11, 22)
    }

    fn data(binder: &Binder, lang: Lang) -> Value {
        let draft =
            drafts(binder, lang, day()).into_iter().find(|draft| draft.document.kind == "risk-report");
        serde_json::from_str(&draft.expect("the example has a report").document.data).unwrap()
    }

    #[test]
    fn a_report_restores_the_register_in_an_empty_binder() {
        for lang in Lang::ALL {
            let signed = Binder::example(lang, day());
            let mut binder = Binder::new("empty".into(), day());
            let text = data(&signed, lang).to_string();
            binder.sections = read_back(&binder, text.as_bytes()).expect("it is a risk report");
            let (mut before, mut after) = (data(&signed, lang), data(&binder, lang));
            // Which scenarios concern the clinic follows from its facts, and those are not in the report.
            assert_ne!(before["relevant"].take(), after["relevant"].take());
            assert_eq!(before, after);
            let mut register = (*binder.sections.risk).clone();
            let mut original = (*signed.sections.risk).clone();
            for register in [&mut register, &mut original] {
                register.bases.clear();
                register.assessments.values_mut().for_each(|assessment| assessment.basis = None);
                (register.draft_own, register.draft_incident) = Default::default();
            }
            assert_eq!(register.own, original.own);
            assert_eq!(register, original, "what the report says is all of the register but its drafts");
        }
    }

    #[test]
    fn reading_back_what_is_there_already_changes_nothing() {
        let binder = Binder::example(Lang::Nb, day());
        let text = data(&binder, Lang::Nb).to_string();
        assert!(read_back(&binder, text.as_bytes()) == Some(binder.sections.clone()));
    }

    #[test]
    fn names_that_the_binder_knows_are_not_overwritten() {
        let mut binder = Binder::example(Lang::Nb, day());
        let text = data(&binder, Lang::Nb).to_string();
        let clinic = Rc::make_mut(&mut binder.sections.clinic);
        clinic.name = "Fjordklinikken".into();
        clinic.people[0].name = "Ida".into();
        let sections = read_back(&binder, text.as_bytes()).expect("it is a risk report");
        assert!(sections.clinic == binder.sections.clinic);
    }

    #[test]
    fn what_is_no_record_of_ours_restores_nothing() {
        let binder = Binder::example(Lang::Nb, day());
        let mut absurd = data(&binder, Lang::Nb);
        absurd["assessments"]["SC-04"]["likelihood"] = 9.into();
        let mut misfit = data(&binder, Lang::Nb);
        misfit["incidents"] = "none".into();
        let cases = [absurd.to_string(), misfit.to_string(), "{\"kind\":\"poster\"}".into(), "%PDF".into()];
        for case in cases {
            assert!(read_back(&binder, case.as_bytes()).is_none(), "{}", &case[..case.len().min(60)]);
        }
    }
}
