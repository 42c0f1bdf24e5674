//! The rules of the catalogues, and what of them concerns a clinic.

use super::*;
use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{Clinic, DataRole, Kind, ServiceType, SubProcessor, Supplier, TransferBasis};
use std::collections::BTreeSet;

fn known(sources: &[SourceRef]) -> bool {
    !sources.is_empty() && sources.iter().all(|source| source.parts().is_some())
}

fn supplier(id: &str, name: &str, service: ServiceType) -> Supplier {
    Supplier { id: id.into(), name: name.into(), service, country: "NO".into(), ..Supplier::default() }
}

#[test]
fn ids_are_unique_and_every_row_rests_on_known_sources() {
    let rows = legal_bases().iter().map(|row| (&row.id, &row.sources));
    let rows = rows.chain(categories().iter().map(|row| (&row.id, &row.sources)));
    let rows = rows.chain(recipients().iter().map(|row| (&row.id, &row.sources)));
    let rows = rows.chain(retention_rules().iter().map(|row| (&row.id, &row.sources)));
    let mut seen = BTreeSet::new();
    for (id, sources) in rows {
        assert!(seen.insert(id), "{id} stands twice");
        assert!(known(sources), "{id}: name a source of content/sources.toml");
    }
}

#[test]
fn every_basis_names_a_point_of_article_6_and_9_or_says_what_the_clinic_must_find_out() {
    for basis in legal_bases() {
        let id = &basis.id;
        assert!(basis.article_6.iter().all(|own| own.is_of_article_6()), "{id}: article 6 has no such point");
        assert!(
            basis.article_9.iter().all(|own| own.is_known() && !own.is_of_article_6()),
            "{id}: article 9"
        );
        let told = !basis.article_6.is_empty() || basis.follows_purpose || basis.check.is_some();
        assert!(told, "{id}: without article 6, `check` says what to find out");
        let interest = basis.article_6.contains(&Article::from("6-1-f"));
        assert_eq!(interest, basis.interest.is_some(), "{id}: `interest` goes with article 6 no. 1 letter f");
        assert_eq!(basis.patient.is_some(), basis.easy.is_some(), "{id}: `patient` and `easy` go together");
        let asked = matches!(basis.consent, Consent::Yes);
        assert!(!asked || basis.asks.is_some(), "{id}: what is the patient asked?");
    }
}

#[test]
fn only_a_period_that_the_clinic_decides_has_a_proposal_and_it_has_a_place_in_the_texts() {
    for rule in retention_rules() {
        let own = rule.needs_a_period();
        assert_eq!(own, rule.proposal.is_some(), "{}: a proposal goes with `ground = own`", rule.id);
        let texts: Vec<&Localized> =
            [Some(&rule.rule), rule.short.as_ref(), rule.patient.as_ref(), rule.easy.as_ref()]
                .into_iter()
                .flatten()
                .collect();
        for text in texts {
            for lang in Lang::ALL {
                assert_eq!(own, text.get(lang).contains("{period}"), "{}: {}", rule.id, text.get(lang));
            }
        }
    }
}

#[test]
fn what_concerns_patients_is_told_to_them() {
    for own in recipients() {
        let (id, data_goes) = (&own.id, own.direction != Direction::In);
        assert_eq!(
            own.why.is_some(),
            own.patients && data_goes,
            "{id}: `why` is for patients whose data goes there"
        );
        assert_eq!(own.gives.is_some(), own.direction != Direction::Out && own.patients, "{id}: `gives`");
        assert!(!own.optional || own.services.is_empty(), "{id}: a supplier tells it, so it is not optional");
    }
}

#[test]
fn an_article_is_written_out_in_each_language() {
    assert_eq!(Article::from("6-1-c").label(Lang::Nb), "artikkel 6 nr. 1 bokstav c");
    assert_eq!(Article::from("9-3").label(Lang::En), "article 9 no. 3");
}

#[test]
fn facts_and_choices_decide_what_concerns_a_clinic() {
    let mut clinic = Clinic { kinds: [Kind::Physio].into(), ..Clinic::default() };
    let mut choices = PrivacyChoices::default();
    let ids = |clinic: &Clinic, choices: &PrivacyChoices| -> BTreeSet<&str> {
        Applicable::new(clinic, choices).recipients().map(|own| own.id.as_str()).collect()
    };
    let before = ids(&clinic, &choices);
    assert!(
        before.contains("RC-06") && !before.contains("RC-08"),
        "a physiotherapist has Helfo, not sick notes"
    );
    assert!(
        !before.contains("RC-23") && !before.contains("RC-20"),
        "nobody told of an accountant or a printer"
    );
    clinic.suppliers.push(supplier("a", "Tallene AS", ServiceType::Accounting));
    choices.optional_recipients.insert("RC-20".into());
    choices.left_out.recipients.insert("RC-06".into());
    let after = ids(&clinic, &choices);
    assert!(after.contains("RC-23") && after.contains("RC-20") && !after.contains("RC-06"));
}

#[test]
fn a_recipient_bears_the_name_and_the_role_of_its_suppliers() {
    let sms = Recipient::find("RC-21").expect("SMS");
    let mut firm = supplier("s", "Meldingen AS", ServiceType::Messaging);
    firm.role = Some(DataRole::Controller);
    let clinic = Clinic { suppliers: vec![firm], ..Clinic::default() };
    let choices = PrivacyChoices::default();
    let applicable = Applicable::new(&clinic, &choices);
    assert_eq!(applicable.recipient_label(sms, Lang::Nb), "Meldingen AS");
    assert_eq!(applicable.recipient_role(sms), RecipientRole::Controller);
    let nobody = Clinic::default();
    assert_eq!(Applicable::new(&nobody, &choices).recipient_label(sms, Lang::Nb), sms.who.get(Lang::Nb));
}

#[test]
fn a_firm_with_secrecy_only_is_no_recipient_unless_it_handles_data() {
    let shredding = Recipient::find("RC-34").expect("shredding");
    let mut firm = supplier("s", "", ServiceType::Shredding);
    firm.role = Some(DataRole::Secrecy);
    let mut clinic = Clinic { suppliers: vec![firm], ..Clinic::default() };
    let choices = PrivacyChoices::default();
    assert!(!Applicable::new(&clinic, &choices).has_recipient(shredding));
    clinic.suppliers[0].data.insert(crate::domain::DataCategory::Documents);
    assert!(Applicable::new(&clinic, &choices).has_recipient(shredding));
}

#[test]
fn a_transfer_says_who_where_and_on_what_basis() {
    let mut firm = supplier("s", "Skydrift", ServiceType::ItOperations);
    firm.sub_processors.push(SubProcessor {
        id: "u".into(),
        name: "Storage Inc".into(),
        country: "us".into(),
        ..SubProcessor::default()
    });
    let label = |firm: &Supplier| transfers_of(firm)[0].label(Lang::En);
    assert_eq!(transfers_of(&firm).len(), 1, "the supplier itself is Norwegian");
    assert!(label(&firm).starts_with("Skydrift (Storage Inc), "), "{}", label(&firm));
    assert!(label(&firm).ends_with("the basis is missing"), "{}", label(&firm));
    firm.transfer = Some(TransferBasis::PrivacyShield);
    assert!(label(&firm).ends_with("no longer valid"), "{}", label(&firm));
}

#[test]
fn a_period_is_a_proposal_until_the_clinic_has_decided() {
    let rule = RetentionRule::find("RT-09").expect("messages");
    let clinic = Clinic::default();
    let mut choices = PrivacyChoices::default();
    let told = |choices: &PrivacyChoices| {
        let applicable = Applicable::new(&clinic, choices);
        let text = applicable.with_period(rule, rule.patient.as_ref().expect("a text"), Lang::Nb);
        (applicable.is_decided(rule), text)
    };
    assert_eq!(told(&choices), (false, "Meldinger om timen: tre måneder hos firmaet som sender dem.".into()));
    choices.periods.insert("RT-09".into(), Period::Own(" 30 dager ".into()));
    assert_eq!(told(&choices), (true, "Meldinger om timen: 30 dager hos firmaet som sender dem.".into()));
    choices.periods.insert("RT-09".into(), Period::Own(" ".into()));
    assert!(!told(&choices).0, "blanks are no period");
}
