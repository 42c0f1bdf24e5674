//! The part of the register that a signed document carries, put back. What it does not say stays as it is; the facts about
//! a supplier are the clinic's, and are not touched.

use super::{AGREEMENT, ASSESSMENT, DECLARATION, RESPONSIBILITIES};
use crate::domain::{Date, Id};
use crate::features::suppliers::dossier::{
    Accepted, AtEnd, AuditReport, Dossier, Judgement, Measure, Origin, Reply, Termination, Verdict,
};
use crate::features::suppliers::model::Register;
use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Agreed {
    cover: BTreeMap<String, String>,
    persons: BTreeSet<String>,
    ends_on: Option<Date>,
}

#[derive(Deserialize)]
struct Assessed {
    role_reason: String,
    agreement: Option<Date>,
    answers: BTreeMap<String, Judged>,
    measures: Vec<Measure>,
    accepted: Vec<Accepted>,
    reports: Vec<AuditReport>,
}

/// An answer, and what the clinic made of it. Without a reason the verdict is the catalogue's.
#[derive(Deserialize)]
struct Judged {
    reply: Option<Reply>,
    verdict: Verdict,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Ended {
    ends_on: Option<Date>,
    delete_by: Option<Date>,
    at_end: Option<AtEnd>,
}

#[derive(Deserialize)]
struct Table {
    agreed_otherwise: BTreeMap<String, String>,
}

/// The register with what a document of this kind says; `None` when it is no document of this module.
pub fn read_back(register: &Register, kind: &str, data: &Value) -> Option<Register> {
    let mut restored = register.clone();
    if kind == RESPONSIBILITIES {
        restored.responsibilities = read::<Table>(data)?.agreed_otherwise;
        return Some(restored);
    }
    let put: fn(&mut Dossier, &Value) -> Option<()> = match of(kind)? {
        (AGREEMENT, _) => put_agreement,
        (ASSESSMENT, _) => put_assessment,
        _ => put_declaration,
    };
    let supplier = Id::from(of(kind)?.1);
    put(restored.dossiers.entry(supplier).or_default(), data)?;
    Some(restored)
}

/// Kind of the document, and the supplier that it is about.
fn of(kind: &str) -> Option<(&'static str, &str)> {
    [AGREEMENT, ASSESSMENT, DECLARATION].into_iter().find_map(|own| {
        let supplier = kind.strip_prefix(own)?.strip_prefix('-')?;
        Some((own, supplier)).filter(|_| !supplier.is_empty())
    })
}

fn read<T: DeserializeOwned>(data: &Value) -> Option<T> {
    T::deserialize(data).ok()
}

fn put_agreement(dossier: &mut Dossier, data: &Value) -> Option<()> {
    let Agreed { cover, persons, ends_on } = read(data)?;
    let own = &mut dossier.agreement;
    (own.origin, own.cover, own.persons, own.ends_on) = (Some(Origin::Ours), cover, persons, ends_on);
    Some(())
}

fn put_assessment(dossier: &mut Dossier, data: &Value) -> Option<()> {
    let assessed: Assessed = read(data)?;
    for (id, Judged { reply, verdict, reason }) in assessed.answers {
        match reply {
            Some(reply) => dossier.replies.insert(id.clone(), reply),
            None => dossier.replies.remove(&id),
        };
        match reason {
            Some(reason) => {
                dossier.judgements.insert(id, Judgement { verdict: Some(verdict), reason });
            }
            None => drop(dossier.judgements.remove(&id)),
        }
    }
    dossier.role_reason = assessed.role_reason;
    dossier.agreement.signed_on = assessed.agreement;
    dossier.measures = assessed.measures;
    dossier.accepted = assessed.accepted;
    dossier.reports = assessed.reports;
    Some(())
}

fn put_declaration(dossier: &mut Dossier, data: &Value) -> Option<()> {
    // Every field may be empty, but a declaration has them all.
    data.get("at_end")?;
    let Ended { ends_on, delete_by, at_end } = read(data)?;
    let before = dossier.termination.take().unwrap_or_default();
    dossier.termination = Some(Termination { ends_on, delete_by, data: at_end, ..before });
    Some(())
}
