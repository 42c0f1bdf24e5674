//! Changes, findings, dates.

use super::{change, clinic, dossier, in_ctx, register, DAY};
use crate::content::Lang;
use crate::domain::{
    Clinic, DataRole, Date, DateExt, SubProcessor, Supplier, SupplierFact, TransferBasis, Urgency,
};
use crate::features::suppliers::exchange::Receipt;
use crate::features::suppliers::model::{
    AgreementChange, Change, Edit, Register, ReplyChange, TerminationChange,
};
use crate::features::suppliers::{findings, overview};
use crate::features::{Edit as AnyEdit, Sections};

/// What is found about one supplier, without its name.
fn found(clinic: &Clinic, register: &Register, today: Date) -> Vec<String> {
    let all = in_ctx(clinic, Lang::Nb, today, |ctx| findings::findings(ctx, register));
    all.into_iter().map(|finding| finding.key.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

/// A clinic with one supplier.
fn with(supplier: Supplier) -> Clinic {
    let supplier = Supplier { id: "s".into(), name: "Firma".into(), ..supplier };
    Clinic { suppliers: vec![supplier], ..Clinic::default() }
}

fn processor() -> Supplier {
    Supplier { role: Some(DataRole::Processor), country: "NO".into(), ..Supplier::default() }
}

#[test]
fn edits_that_fit_nothing_change_nothing() {
    let nowhere = || "nowhere".into();
    let edits = [
        Change::Report(nowhere(), super::super::model::ReportChange::Title("x".into())),
        Change::RemoveReport(nowhere()),
        Change::RemoveFollowUp(nowhere()),
        Change::Withdraw(nowhere()),
        Change::RequestDue(nowhere(), Some(DAY)),
        Change::Accept(Box::default(), Receipt::unsigned("x", DAY)),
        Change::Reply("D-99".into(), ReplyChange::Note("x".into())),
        Change::VerdictReason("D-99".into(), "x".into()),
        Change::RemoveMeasure(nowhere()),
        Change::Termination(TerminationChange::EndsOn(Some(DAY))),
        Change::Resume,
        Change::Agreement(AgreementChange::Cover("nowhere".into(), "x".into())),
        Change::Agreement(AgreementChange::TogglePersons("nowhere".into())),
    ];
    for edit in edits {
        let mut register = Register::default();
        change(&mut register, "s", edit.clone());
        assert_eq!(register, Register::default(), "{edit:?}");
    }
    let mut register = Register::default();
    register.apply(Edit::Responsibility("nowhere".into(), "x".into()));
    assert_eq!(register, Register::default());
}

#[test]
fn a_fact_reaches_the_clinic_and_not_the_register() {
    let mut sections = Sections::sample(Lang::Nb);
    let before = sections.suppliers.clone();
    let fact = SupplierFact::Transfer(Some(TransferBasis::StandardClauses));
    sections.apply(AnyEdit::Suppliers(Edit::Fact("messages".into(), fact)));
    assert_eq!(
        sections.clinic.supplier(&"messages".into()).unwrap().transfer,
        Some(TransferBasis::StandardClauses)
    );
    assert_eq!(sections.suppliers, before);
}

#[test]
fn a_processor_needs_an_agreement_that_holds_today() {
    let clinic = with(processor());
    let mut register = Register::default();
    assert_eq!(found(&clinic, &register, DAY), ["agreement"]);
    change(&mut register, "s", Change::Agreement(AgreementChange::SignedOn(Some(DAY))));
    assert!(found(&clinic, &register, DAY).is_empty());
    change(&mut register, "s", Change::Agreement(AgreementChange::EndsOn(Some(DAY.plus_days(-1)))));
    assert_eq!(found(&clinic, &register, DAY), ["expired"]);
}

#[test]
fn each_role_asks_for_its_own_paper() {
    let role = |role| with(Supplier { role, country: "NO".into(), ..Supplier::default() });
    let none = Register::default();
    assert_eq!(found(&role(None), &none, DAY), ["role"]);
    assert_eq!(found(&role(Some(DataRole::Secrecy)), &none, DAY), ["secrecy"]);
    assert!(found(&role(Some(DataRole::Controller)), &none, DAY).is_empty());
}

#[test]
fn a_transfer_needs_a_basis_and_privacy_shield_is_none() {
    let mut register = Register::default();
    change(&mut register, "s", Change::Agreement(AgreementChange::SignedOn(Some(DAY))));
    let firm = SubProcessor { country: "US".into(), ..SubProcessor::default() };
    let abroad = |transfer| with(Supplier { sub_processors: vec![firm.clone()], transfer, ..processor() });
    assert_eq!(found(&abroad(None), &register, DAY), ["transfer"]);
    assert_eq!(found(&abroad(Some(TransferBasis::PrivacyShield)), &register, DAY), ["void"]);
    for basis in
        [TransferBasis::Adequacy, TransferBasis::DataPrivacyFramework, TransferBasis::StandardClauses]
    {
        assert!(found(&abroad(Some(basis)), &register, DAY).is_empty(), "{basis:?}");
    }
    let old = with(Supplier { transfer: Some(TransferBasis::PrivacyShield), ..processor() });
    assert_eq!(found(&old, &register, DAY), ["void"], "an old agreement that names it must be mended, too");
}

#[test]
fn after_a_year_without_a_look_the_supplier_is_followed_up() {
    let clinic = with(processor());
    let mut register = Register::default();
    change(&mut register, "s", Change::Agreement(AgreementChange::SignedOn(Some(DAY))));
    assert!(found(&clinic, &register, DAY.plus_months(12)).is_empty());
    assert_eq!(found(&clinic, &register, DAY.plus_months(12).plus_days(1)), ["follow-up"]);
    change(&mut register, "s", Change::AddFollowUp("talk".into(), DAY.plus_months(11)));
    assert!(found(&clinic, &register, DAY.plus_months(13)).is_empty());
}

#[test]
fn after_the_end_only_the_declaration_closes_the_matter() {
    let clinic = with(processor());
    let mut register = Register::default();
    change(&mut register, "s", Change::Agreement(AgreementChange::SignedOn(Some(DAY))));
    change(&mut register, "s", Change::Terminate);
    change(&mut register, "s", Change::Termination(TerminationChange::EndsOn(Some(DAY))));
    change(&mut register, "s", Change::Termination(TerminationChange::DeleteBy(Some(DAY.plus_days(30)))));
    assert!(found(&clinic, &register, DAY.plus_days(30)).is_empty());
    assert_eq!(found(&clinic, &register, DAY.plus_days(31)), ["declaration"]);
    change(&mut register, "s", Change::Termination(TerminationChange::DeclaredOn(Some(DAY.plus_days(40)))));
    assert!(found(&clinic, &register, DAY.plus_days(900)).is_empty());
}

#[test]
fn an_answer_that_blocks_is_found_and_pressing() {
    let clinic = with(processor());
    let mut register = Register::default();
    change(&mut register, "s", Change::Agreement(AgreementChange::SignedOn(Some(DAY))));
    change(
        &mut register,
        "s",
        Change::Reply("D-45".into(), ReplyChange::Choice(super::super::dossier::Choice::No)),
    );
    let all = in_ctx(&clinic, Lang::Nb, DAY, |ctx| findings::findings(ctx, &register));
    let finding = all.iter().find(|finding| finding.key == "suppliers/s/blocking").expect("it blocks");
    assert_eq!(finding.urgency, Urgency::Now);
    assert!(finding.text.contains("Firma"), "{}", finding.text);
}

#[test]
fn measures_are_in_the_common_list_and_dates_in_the_year() {
    let (clinic, register) = (clinic(Lang::Nb), register(Lang::Nb));
    in_ctx(&clinic, Lang::Nb, DAY, |ctx| {
        let actions = overview::actions(ctx, &register);
        assert_eq!(actions.len(), 2);
        assert_eq!(actions[0].owner, "Lena");
        let days: Vec<String> = overview::deadlines(ctx, &register)
            .into_iter()
            .map(|deadline| deadline.date.to_string())
            .collect();
        for day in ["2026-12-07", "2027-01-15", "2027-01-31", "2027-09-21"] {
            assert!(days.contains(&day.to_owned()), "{day} in {days:?}");
        }
    });
}

#[test]
fn the_example_shows_a_clinic_that_has_come_far_but_not_all_the_way() {
    let (clinic, register) = (clinic(Lang::Nb), register(Lang::Nb));
    let keys: Vec<String> = in_ctx(&clinic, Lang::Nb, DAY, |ctx| findings::findings(ctx, &register))
        .into_iter()
        .map(|finding| finding.key)
        .collect();
    assert_eq!(keys, ["suppliers/messages/follow-up", "suppliers/shredding/agreement"]);
    let status = in_ctx(&clinic, Lang::Nb, DAY, |ctx| overview::status(ctx, &register));
    assert_eq!(status.as_deref(), Some("5 av 6 databehandlere har avtale"));
}

#[test]
fn making_the_example_ours_keeps_no_date_no_answer_and_no_name() {
    let mut ours = register(Lang::Nb);
    ours.make_ours();
    let json = serde_json::to_string(&ours).unwrap();
    for word in ["Lena", "Morten", "Ingrid", "2026-", "2025-", "true"] {
        assert!(!json.contains(word), "{word} in {json}");
    }
    assert!(!dossier(&ours, "operations").agreement.cover.is_empty());
}
