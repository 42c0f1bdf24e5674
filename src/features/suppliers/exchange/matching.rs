//! Whether an answer belongs to a request, and what it would change. Nothing here changes anything.

use super::{Answer, Mismatch};
use crate::domain::{check_organisation_number, contains_national_identity_number, Ctx, DateExt, Id};
use crate::features::suppliers::content::Question;
use crate::features::suppliers::dossier::{Reply, Request, RequestStatus, Verdict};
use crate::features::suppliers::model::Register;
use crate::features::suppliers::verdict::of_reply;

/// An answer that fits, ready to be looked at and then accepted or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Whose answer it is.
    pub supplier: Id,
    /// The answer, without what was not asked.
    pub answer: Answer,
    /// SHA-256 of its content.
    pub digest: String,
    /// Questions whose answer blocks, to be read first.
    pub red_flags: Vec<&'static Question>,
    /// What differs from the answers that are kept.
    pub changes: Vec<Change>,
    /// Questions that were asked and not answered.
    pub missing: Vec<&'static Question>,
    /// Answers to questions that were not asked, which are left out.
    pub not_asked: usize,
    /// What to look at before accepting.
    pub remarks: Vec<Remark>,
}

/// An answer that is new, or other than the one that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: &'static Question,
    /// The answer that is kept, if there is one.
    pub before: Option<Reply>,
    /// The answer that came.
    pub after: Reply,
}

/// Something that does not stop an answer, but that the reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The organisation number is not the one that is kept.
    OtherNumber,
    /// The firm writes another name than the one that is kept.
    OtherName,
    /// It came after the day that the clinic had set.
    Late,
    /// It holds a national identity number.
    IdentityNumber,
    /// It holds signs that were made visible, since they deceive the eye.
    DeceivingSigns,
}

/// Finds the request that an answer belongs to. `expected` is the supplier on whose page the file was dropped, if any.
pub fn compare(
    ctx: &Ctx,
    register: &Register,
    answer: Answer,
    digest: &str,
    expected: Option<&Id>,
) -> Result<Incoming, Mismatch> {
    let accepted = register.dossiers.values().flat_map(|dossier| &dossier.accepted);
    if let Some(known) = accepted.into_iter().find(|known| known.digest == digest) {
        return Err(Mismatch::Replayed(known.accepted_on));
    }
    let found = register.dossiers.iter().find_map(|(id, own)| Some((id, own, own.request(&answer.request)?)));
    let Some((id, dossier, request)) = found else { return Err(unknown(ctx, &answer)) };
    let Some(supplier) = ctx.clinic.supplier(id) else { return Err(Mismatch::SupplierGone) };
    if expected.is_some_and(|expected| expected != id) {
        return Err(Mismatch::OtherSupplier(supplier.label(ctx.lang)));
    }
    fits(ctx, request, &answer)?;
    let asked = request.questions.questions();
    let sent = answer.replies.len();
    let mut answer = answer;
    answer.replies.retain(|id, reply| !reply.is_blank() && asked.iter().any(|question| question.id == *id));
    if answer.replies.is_empty() {
        return Err(Mismatch::NothingAnswered);
    }
    let reply = |question: &&Question| answer.replies.get(&question.id).cloned();
    let changes = asked.iter().filter_map(|question| {
        let (before, after) = (dossier.replies.get(&question.id).cloned(), reply(question)?);
        let same = before.as_ref().is_some_and(|before| before.says_the_same(&after));
        (!same).then_some(Change { question, before, after })
    });
    let blocks = |question: &&&'static Question| {
        of_reply(question, reply(question).as_ref(), supplier) == Verdict::Blocks
    };
    Ok(Incoming {
        supplier: id.clone(),
        digest: digest.to_owned(),
        red_flags: asked.iter().filter(blocks).copied().collect(),
        changes: changes.collect(),
        missing: asked.iter().filter(|question| reply(question).is_none()).copied().collect(),
        not_asked: sent - answer.replies.len(),
        remarks: remarks(ctx, supplier, request, &answer),
        answer,
    })
}

/// An answer to a request that this binder does not hold.
fn unknown(ctx: &Ctx, answer: &Answer) -> Mismatch {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    if same(&answer.clinic, &ctx.clinic.name) {
        Mismatch::UnknownRequest
    } else {
        Mismatch::Foreign(answer.clinic.clone())
    }
}

/// Status, questions, name and day.
fn fits(ctx: &Ctx, request: &Request, answer: &Answer) -> Result<(), Mismatch> {
    match request.status {
        RequestStatus::Open => {}
        RequestStatus::Answered => return Err(Mismatch::AlreadyAnswered),
        RequestStatus::Withdrawn => return Err(Mismatch::Withdrawn),
    }
    match answer.questions.version {
        version if version > request.questions.version => return Err(Mismatch::NewQuestions),
        version if version < request.questions.version => return Err(Mismatch::OldQuestions),
        _ if answer.questions != request.questions => return Err(Mismatch::OtherQuestions),
        _ => {}
    }
    if answer.company.is_empty() || answer.name.is_empty() {
        return Err(Mismatch::NoName);
    }
    // A clock may be a day ahead or behind, on the other side of midnight.
    let Some(day) = answer.answered_on else { return Err(Mismatch::NoName) };
    if day > ctx.today.plus_days(1) {
        return Err(Mismatch::InTheFuture);
    }
    if request.made_on.is_some_and(|made| day < made.plus_days(-1)) {
        return Err(Mismatch::BeforeRequest);
    }
    Ok(())
}

fn remarks(ctx: &Ctx, supplier: &crate::domain::Supplier, request: &Request, answer: &Answer) -> Vec<Remark> {
    let number = |text: &str| check_organisation_number(text).ok().flatten();
    let (kept, sent) = (number(&supplier.organisation_number), number(&answer.organisation_number));
    let other_name = supplier.label(ctx.lang).trim().to_lowercase() != answer.company.trim().to_lowercase();
    let late = request.due.zip(answer.answered_on).is_some_and(|(due, day)| day > due);
    let texts = || {
        let replies = answer.replies.values().flat_map(|reply| [&reply.note, &reply.evidence]);
        replies.chain([
            &answer.company,
            &answer.name,
            &answer.role,
            &answer.email,
            &answer.organisation_number,
        ])
    };
    [
        (kept.is_some() && kept != sent, Remark::OtherNumber),
        (other_name, Remark::OtherName),
        (late, Remark::Late),
        (texts().any(|text| contains_national_identity_number(text)), Remark::IdentityNumber),
        (texts().any(|text| text.contains("⟦U+")), Remark::DeceivingSigns),
    ]
    .into_iter()
    .filter_map(|(holds, remark)| holds.then_some(remark))
    .collect()
}
