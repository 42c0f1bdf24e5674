//! What the record tells other modules, through the digest: what was struck, chosen and decided.

use super::content::{activities, Activity};
use super::model::{Field, OwnRow, Register};
use crate::domain::privacy::{Applicable, LeftOut, OwnPurpose, PrivacyChoices, Recipient};
use crate::domain::Clinic;
use std::collections::BTreeSet;

/// The clinic's decisions, as `Digest::privacy` has them.
pub fn choices(register: &Register, clinic: &Clinic) -> PrivacyChoices {
    let mut choices = PrivacyChoices {
        left_out: LeftOut::default(),
        periods: register.periods.clone(),
        optional_recipients: register.optional_recipients.clone(),
        own_recipients: register
            .own_recipients
            .iter()
            .filter(|own| !own.who.trim().is_empty())
            .cloned()
            .collect(),
        own_purposes: register.own.iter().filter(|own| own.patients).map(purpose).collect(),
    };
    // A row of the clinic's own says of a recipient that the clinic has it, whatever the facts tell.
    let applicable = Applicable::new(clinic, &choices);
    let chosen = register.own.iter().flat_map(|own| &own.recipients).filter_map(|id| Recipient::find(id));
    let added: Vec<String> =
        chosen.filter(|own| !applicable.has_recipient(own)).map(|own| own.id.clone()).collect();
    let left_out = left_out(register, &applicable);
    choices.optional_recipients.extend(added);
    choices.left_out = left_out;
    choices
}

fn purpose(own: &OwnRow) -> OwnPurpose {
    let answer = &own.answer;
    let text = |field| answer.text(field).unwrap_or_default().to_owned();
    OwnPurpose {
        id: own.id.clone(),
        name: own.name.trim().to_owned(),
        purpose: text(Field::Purpose),
        article_6: answer.article_6.iter().flatten().cloned().collect(),
        article_9: answer.article_9.iter().flatten().cloned().collect(),
        statute: text(Field::Statute),
    }
}

/// What struck rows use and no other row does.
fn left_out(register: &Register, applicable: &Applicable) -> LeftOut {
    let rows = || activities().iter().filter(|activity| applicable.fits(&activity.applies));
    let (struck, standing): (Vec<&Activity>, Vec<&Activity>) =
        rows().partition(|activity| register.answer(&activity.id).is_struck());
    let only = |of: fn(&Activity) -> &Vec<String>, own: fn(&OwnRow) -> Option<&BTreeSet<String>>| {
        let kept: BTreeSet<&String> = standing
            .iter()
            .flat_map(|activity| of(activity))
            .chain(register.own.iter().filter_map(own).flatten())
            .collect();
        let ids = struck.iter().flat_map(|activity| of(activity));
        ids.filter(|id| !kept.contains(id)).cloned().collect()
    };
    LeftOut {
        bases: only(|activity| &activity.bases, |_| None),
        categories: only(|activity| &activity.categories, |own| Some(&own.categories)),
        recipients: only(|activity| &activity.recipients, |own| Some(&own.recipients)),
        retention: only(|activity| &activity.retention, |own| Some(&own.retention)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{Edit, OwnChange, RowChange};
    use super::*;
    use crate::domain::privacy::LegalBasis;
    use crate::domain::Kind;

    fn told(edits: impl IntoIterator<Item = Edit>) -> PrivacyChoices {
        let clinic = Clinic { kinds: [Kind::Physio].into(), ..Clinic::default() };
        let mut register = Register::default();
        edits.into_iter().for_each(|edit| register.apply(edit));
        choices(&register, &clinic)
    }

    fn strike(id: &str) -> Edit {
        Edit::Row(id.into(), RowChange::Strike(jiff::civil::date(2026, 11, 22)))
    }

    #[test]
    fn what_only_a_struck_row_uses_is_left_out_and_what_others_use_stays() {
        let left_out = told([strike("P-07")]).left_out;
        assert!(left_out.bases.contains("LB-06"), "no refunds, so no basis for them");
        assert!(left_out.recipients.contains("RC-06") && left_out.categories.contains("IC-09"));
        assert!(
            !left_out.bases.contains("LB-23") && !left_out.retention.contains("RT-05"),
            "others use these"
        );
        assert_eq!(told([]).left_out, LeftOut::default());
    }

    #[test]
    fn a_struck_row_that_never_concerned_the_clinic_leaves_nothing_out() {
        assert_eq!(told([strike("P-25")]).left_out, LeftOut::default(), "a clinic without cameras");
        assert!(LegalBasis::find("LB-16").is_some());
    }

    #[test]
    fn a_row_of_ones_own_keeps_what_it_uses_and_tells_its_purpose() {
        let own = [
            strike("P-07"),
            Edit::AddOwn("own".into()),
            Edit::Own("own".into(), OwnChange::Patients(true)),
            Edit::Own("own".into(), OwnChange::ToggleCategory("IC-09".into())),
            Edit::Own("own".into(), OwnChange::ToggleRecipient("RC-08".into())),
            Edit::Row("own".into(), RowChange::Text(Field::Purpose, Some(" Vi holder kurs. ".into()))),
        ];
        let told = told(own);
        assert!(!told.left_out.categories.contains("IC-09"));
        assert!(
            told.optional_recipients.contains("RC-08"),
            "a physiotherapist who writes to NAV all the same"
        );
        assert_eq!(told.own_purposes[0].purpose, "Vi holder kurs.");
    }
}
