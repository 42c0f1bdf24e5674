//! Whether a PDF that came back is the archived one with further signatures, and nothing else. Knows no page.

use crate::app::pages::documents::t;
use crate::binder::Binder;
use crate::content::{Lang, Localized};
use crate::documents::Signature;
use crate::signing::{Checked, NotChecked, Report};

use super::super::keys;

/// Why a PDF is not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something in it was changed, or a signature is not genuine.
    Changed,
    /// It is no signed PDF of ours.
    NotOurs,
    /// It is another document, or another version of it.
    Other,
    /// Somebody has signed the document here after it was sent.
    Overtaken,
    /// The archive has every signature that it carries.
    NothingNew,
}

impl Refusal {
    /// What happened, and what to do.
    pub fn words(self) -> (&'static Localized, &'static Localized) {
        match self {
            Refusal::Changed => (&t::BACK_CHANGED, &t::BACK_CHANGED_REMEDY),
            Refusal::NotOurs => (&t::BACK_NOT_OURS, &t::BACK_NOT_OURS_REMEDY),
            Refusal::Other => (&t::BACK_OTHER, &t::BACK_OTHER_REMEDY),
            Refusal::Overtaken => (&t::BACK_OVERTAKEN, &t::BACK_OVERTAKEN_REMEDY),
            Refusal::NothingNew => (&t::BACK_NOTHING_NEW, &t::BACK_NOTHING_NEW_REMEDY),
        }
    }
}

/// The signatures that are new in a PDF that came back, in the order of signing; at least one.
pub fn new_signatures(
    report: Result<Report, NotChecked>,
    pdf: &[u8],
    archived: &[u8],
    is_known: impl Fn(&Checked) -> bool,
) -> Result<Vec<Checked>, Refusal> {
    let report = report.map_err(|cause| match cause {
        NotChecked::Damaged => Refusal::Changed,
        _ => Refusal::NotOurs,
    })?;
    if !report.holds() {
        return Err(Refusal::Changed);
    }
    if archived.starts_with(pdf) {
        return Err(Refusal::NothingNew);
    }
    if !pdf.starts_with(archived) {
        return Err(if report.signatures.iter().any(is_known) { Refusal::Overtaken } else { Refusal::Other });
    }
    let is_new = |own: &Checked| own.length > archived.len() as u64;
    let new: Vec<Checked> = report.signatures.into_iter().filter(is_new).collect();
    if new.is_empty() {
        return Err(Refusal::NothingNew);
    }
    Ok(new)
}

/// The signature as the binder notes it. Only a key of the clinic's own counts as one of its keys.
pub fn noted(own: &Checked, binder: &Binder, lang: Lang) -> Signature {
    let is_ours = keys(binder).contains(&own.root_fingerprint);
    let role = match is_ours {
        true => own.role.clone(),
        false => t::BACK_ROLE.fill(lang, &[("role", &own.role), ("organisation", &own.organisation)]),
    };
    Signature {
        role,
        name: own.name.clone(),
        signed_at: own.signed_at.clone(),
        statement: own.reason.clone(),
        drawing: None,
        key: is_ours.then(|| own.root_fingerprint.clone()),
        reason: Some(own.reason.clone()),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
