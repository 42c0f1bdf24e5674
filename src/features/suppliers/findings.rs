//! What needs attention about suppliers.

use super::dossier::{Dossier, Verdict};
use super::model::Register;
use super::overview::{each, href, is_open, part_href};
use super::t;
use crate::content::{plural, Localized};
use crate::domain::{Ctx, DataRole, Finding, Supplier, Urgency};

/// One list for all suppliers, each supplier's most urgent first.
pub fn findings(ctx: &Ctx, register: &Register) -> Vec<Finding> {
    each(ctx, register).flat_map(|(supplier, dossier)| of(ctx, supplier, dossier)).collect()
}

/// What needs attention about one supplier.
pub fn of(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Finding> {
    let report = Report { ctx, supplier };
    let mut findings = vec![];
    findings.extend(ended(&report, dossier));
    findings.extend(role(&report));
    findings.extend(agreement(&report, dossier));
    findings.extend(blocking(&report, dossier));
    findings.extend(transfer(&report));
    findings.extend(follow_up(&report, dossier));
    findings.extend(request(&report, dossier));
    findings
}

/// Whom it is about, and in what language.
struct Report<'a> {
    ctx: &'a Ctx<'a>,
    supplier: &'a Supplier,
}

impl Report<'_> {
    fn finding(
        &self,
        what: &str,
        text: &Localized,
        remedy: &Localized,
        part: &str,
        urgency: Urgency,
    ) -> Finding {
        let lang = self.ctx.lang;
        let id = &self.supplier.id;
        Finding {
            key: format!("suppliers/{id}/{what}"),
            text: text.fill(lang, &[("name", &self.supplier.label(lang))]),
            remedy: remedy.string(lang),
            href: if part.is_empty() { href(id) } else { part_href(id, part) },
            urgency,
        }
    }
}

/// After the end, data must be gone, and somebody must have signed that it is.
fn ended(report: &Report, dossier: &Dossier) -> Option<Finding> {
    let termination = dossier.termination.as_ref().filter(|own| own.declared_on.is_none())?;
    let over = termination.delete_by.or(termination.ends_on).is_some_and(|day| day < report.ctx.today);
    over.then(|| {
        report.finding("declaration", &t::FINDING_DECLARATION, &t::REMEDY_DECLARATION, "slutt", Urgency::Now)
    })
}

fn role(report: &Report) -> Option<Finding> {
    report
        .supplier
        .role
        .is_none()
        .then(|| report.finding("role", &t::FINDING_ROLE, &t::REMEDY_ROLE, "rolle", Urgency::Soon))
}

/// A processor needs an agreement that holds today; one with secrecy only, a declaration.
fn agreement(report: &Report, dossier: &Dossier) -> Option<Finding> {
    // After the end, the declaration is what counts.
    let goes_on =
        dossier.termination.as_ref().is_none_or(|own| own.ends_on.is_none_or(|day| day >= report.ctx.today));
    match report.supplier.role? {
        DataRole::Processor if goes_on && dossier.agreement.signed_on.is_none() => Some(report.finding(
            "agreement",
            &t::FINDING_AGREEMENT,
            &t::REMEDY_AGREEMENT,
            "avtale",
            Urgency::Now,
        )),
        DataRole::Processor if goes_on && !dossier.has_agreement(report.ctx.today) => {
            Some(report.finding("expired", &t::FINDING_EXPIRED, &t::REMEDY_EXPIRED, "avtale", Urgency::Now))
        }
        DataRole::Secrecy if goes_on && dossier.agreement.signed_on.is_none() => {
            Some(report.finding("secrecy", &t::FINDING_SECRECY, &t::REMEDY_SECRECY, "avtale", Urgency::Soon))
        }
        _ => None,
    }
}

fn blocking(report: &Report, dossier: &Dossier) -> Option<Finding> {
    let count = dossier.with_verdict(report.supplier, Verdict::Blocks).len();
    (count > 0).then(|| {
        let name = report.supplier.label(report.ctx.lang);
        let finding = report.finding(
            "blocking",
            &t::FINDING_BLOCKING_ONE,
            &t::REMEDY_BLOCKING,
            "vurdering",
            Urgency::Now,
        );
        let text = plural(count, &t::FINDING_BLOCKING_ONE, &t::FINDING_BLOCKING_MANY, report.ctx.lang);
        Finding { text: text.replace("{name}", &name), ..finding }
    })
}

/// Out of the EEA only on a basis that holds. Of one that answers for the data itself, the clinic need not know it.
fn transfer(report: &Report) -> Option<Finding> {
    let supplier = report.supplier;
    if supplier.role == Some(DataRole::Controller) {
        return None;
    }
    match supplier.transfer {
        Some(basis) if !basis.is_valid() => {
            Some(report.finding("void", &t::FINDING_VOID, &t::REMEDY_TRANSFER, "sted", Urgency::Now))
        }
        None if supplier.transfers_out_of_eea() => {
            Some(report.finding("transfer", &t::FINDING_TRANSFER, &t::REMEDY_TRANSFER, "sted", Urgency::Now))
        }
        _ => None,
    }
}

fn follow_up(report: &Report, dossier: &Dossier) -> Option<Finding> {
    let due = dossier.next_check()?;
    let overdue = due < report.ctx.today && report.supplier.is_processor() && dossier.termination.is_none();
    overdue.then(|| {
        report.finding("follow-up", &t::FINDING_FOLLOW_UP, &t::REMEDY_FOLLOW_UP, "oppfolging", Urgency::Soon)
    })
}

fn request(report: &Report, dossier: &Dossier) -> Option<Finding> {
    let mut open = dossier.requests.iter().filter(is_open);
    let overdue = open.any(|request| request.due.is_some_and(|due| due < report.ctx.today));
    overdue.then(|| {
        report.finding("request", &t::FINDING_REQUEST, &t::REMEDY_REQUEST, "foresporsel", Urgency::Soon)
    })
}
