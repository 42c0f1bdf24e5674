//! Gathers what the features publish, and watches whether signed documents still fit the facts.

use super::{t, Binder};
use crate::content::Lang;
use crate::domain::{ActionStatus, Ctx, Date, DateExt, Digest, Finding, SignedSummary, Urgency};
use crate::features::{Draft, REGISTRY};

/// Everything that home, plan, actions and calendar show.
pub fn gather(binder: &Binder, lang: Lang, today: Date) -> Digest {
    let known = known(binder);
    let ctx = Ctx { clinic: &binder.sections.clinic, digest: &known, lang, today };
    let mut digest = known.clone();
    for entry in REGISTRY {
        digest.tasks.extend((entry.tasks)(&ctx, &binder.sections));
        digest.findings.extend((entry.findings)(&ctx, &binder.sections));
        digest.deadlines.extend((entry.deadlines)(&ctx, &binder.sections));
        digest.actions.extend((entry.actions)(&ctx, &binder.sections));
    }
    for entry in REGISTRY {
        for draft in (entry.drafts)(&ctx, &binder.sections) {
            digest.findings.extend(no_longer_fits(&known, &draft, lang));
        }
    }
    // The most urgent first; the order of the features within the same urgency.
    digest.findings.sort_by_key(|finding| std::cmp::Reverse(finding.urgency));
    digest.deadlines.sort_by_key(|deadline| deadline.date);
    digest
        .actions
        .sort_by_key(|action| (action.status >= ActionStatus::Done, action.due.unwrap_or(Date::MAX)));
    digest.tasks.sort_by_key(|task| task.group);
    digest
}

/// Every document that can be made now.
pub fn drafts(binder: &Binder, lang: Lang, today: Date) -> Vec<Draft> {
    let known = known(binder);
    let ctx = Ctx { clinic: &binder.sections.clinic, digest: &known, lang, today };
    let mut drafts: Vec<Draft> =
        REGISTRY.iter().flat_map(|entry| (entry.drafts)(&ctx, &binder.sections)).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.document.purpose.is_record()) {
        draft.document.chain = binder.chain().head().cloned();
    }
    drafts
}

/// What is known before any feature looks around: the archive, and what the clinic has decided about personal data.
fn known(binder: &Binder) -> Digest {
    let signed = binder.addresses().map(|(address, document)| SignedSummary {
        id: address,
        kind: document.kind.clone(),
        title: document.title.clone(),
        version: document.version,
        date: document.date,
        signer: document.signatures.first().map(|signature| signature.name.clone()).unwrap_or_default(),
        data: document.data.as_str().into(),
    });
    let privacy = REGISTRY.iter().find_map(|entry| (entry.privacy)(&binder.sections)).unwrap_or_default();
    Digest { signed: signed.collect(), series: binder.series(), privacy, ..Digest::default() }
}

/// A finding when the newest signed document of a kind says something else than the facts do today.
fn no_longer_fits(known: &Digest, draft: &Draft, lang: Lang) -> Option<Finding> {
    let signed = known.last_signed(&draft.document.kind)?;
    if *signed.data == *draft.document.data {
        return None;
    }
    let title = &draft.document.title;
    // Work goes on after a signature; it becomes pressing when the signed version has been left behind for a while.
    let days = signed.date.days_until(draft.document.date);
    Some(Finding {
        key: format!("documents/{}", draft.document.kind),
        text: t::NO_LONGER_FITS.fill(lang, &[("title", title), ("version", &signed.version)]),
        remedy: t::NO_LONGER_FITS_REMEDY.string(lang),
        href: format!("#/dokumenter/utkast/{}", draft.document.kind),
        urgency: if days > 30 { Urgency::Now } else { Urgency::Soon },
    })
}
