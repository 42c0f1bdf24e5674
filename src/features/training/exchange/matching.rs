//! Whether a receipt belongs here, and to whom. Nothing here changes anything.

use super::Completion;
use crate::content::Lang;
use crate::domain::exchange::line;
use crate::domain::{long_date, Ctx, Date, DateExt, Id};
use crate::features::training::code::{name_mark, Code};
use crate::features::training::content::Module;
use crate::features::training::model::Log;
use crate::features::training::receipt::{How, Receipt};
use crate::features::training::t;

/// A receipt that fits, ready to be looked at and then taken in or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The receipt, but for whose it is.
    pub receipt: Receipt,
    /// People whose name it bears; none when the name was typed in another way.
    pub likely: Vec<Id>,
    /// What to look at first.
    pub remarks: Vec<Remark>,
}

/// Something that does not stop a receipt, but that the manager should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is of an earlier edition of the course.
    EarlierEdition,
    /// The clinic's own words were not shown.
    OwnWordsUnseen,
    /// Nobody on the list has this name.
    UnknownName,
    /// Two or more on the list have this name.
    SeveralNames,
    /// The code of this receipt was taken in before; the file adds the signature.
    CodeKnown,
    /// It holds signs that were made visible, since they deceive the eye.
    DeceivingSigns,
}

/// Why a receipt does not belong here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It was taken in before.
    Replayed(Option<Date>),
    /// Another clinic's course.
    Foreign(String),
    /// No edition of the course that this binder knows.
    UnknownEdition,
    /// Dated before anybody was invited.
    BeforeInvitation,
    /// Dated after today.
    InTheFuture,
    /// Nobody says who took it.
    NoName,
}

/// Finds out what a code means here.
pub fn by_code(ctx: &Ctx, log: &Log, code: &Code) -> Result<Incoming, Mismatch> {
    let (version, edition) = edition(ctx, log, &code.version)?;
    let clinic = line(&ctx.clinic.name);
    let of = version.clone();
    let bears = |name: &str| name_mark(&clinic, &of, name) == code.name;
    let with = |id: &&String| {
        code.with_patients || Module::find(id).is_some_and(|module| !module.is_about_patients())
    };
    let receipt = Receipt {
        id: id(code),
        date: Some(code.date),
        modules: edition.iter().filter(with).cloned().collect(),
        asked: code.asked,
        right: code.right,
        own_words: code.own_words,
        declared: true,
        how: How::Code,
        version,
        ..Receipt::default()
    };
    incoming(ctx, log, receipt, bears)
}

/// Finds out what a certificate means here, when every signature in it holds. `key` is the fingerprint of its key.
pub fn by_file(ctx: &Ctx, log: &Log, done: &Completion, key: &str) -> Result<Incoming, Mismatch> {
    if plain(&done.clinic) != plain(&line(&ctx.clinic.name)) {
        return Err(Mismatch::Foreign(done.clinic.clone()));
    }
    if done.name.trim().is_empty() {
        return Err(Mismatch::NoName);
    }
    let (version, _) = edition(ctx, log, &done.version)?;
    let receipt = Receipt {
        id: id(&done.code()),
        name: done.name.clone(),
        date: Some(done.date),
        modules: done.modules.iter().cloned().collect(),
        asked: done.asked,
        right: done.right,
        own_words: done.own_words,
        declared: true,
        how: How::File,
        key: key.to_owned(),
        version,
        ..Receipt::default()
    };
    incoming(ctx, log, receipt, |name| plain(name) == plain(&done.name))
}

/// File and code of one receipt have one identity.
fn id(code: &Code) -> Id {
    Id(code.text().replace(' ', ""))
}

fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The whole version of an edition that begins with these signs, and its cards.
fn edition(ctx: &Ctx, log: &Log, start: &str) -> Result<(String, Vec<String>), Mismatch> {
    let flags = ctx.clinic.flags();
    let now = log.course.version(&flags);
    if !start.is_empty() && now.starts_with(start) {
        return Ok((now, log.course.modules(&flags).iter().map(|own| own.id.clone()).collect()));
    }
    let known = log.editions.iter().find(|(version, _)| !start.is_empty() && version.starts_with(start));
    known.map(|(version, edition)| (version.clone(), edition.modules.clone())).ok_or(Mismatch::UnknownEdition)
}

fn incoming(
    ctx: &Ctx,
    log: &Log,
    receipt: Receipt,
    bears: impl Fn(&str) -> bool,
) -> Result<Incoming, Mismatch> {
    let known = log.receipts.iter().find(|own| own.id == receipt.id);
    let adds_signature = |own: &Receipt| own.how == How::Code && receipt.how == How::File;
    if let Some(own) = known.filter(|own| !adds_signature(own)) {
        return Err(Mismatch::Replayed(own.accepted_on));
    }
    let day = receipt.date.unwrap_or(ctx.today);
    // A phone's clock may be a day ahead or behind, on the other side of midnight.
    if day > ctx.today.plus_days(1) {
        return Err(Mismatch::InTheFuture);
    }
    let invited = log.editions.get(&receipt.version).and_then(|edition| edition.on);
    if invited.is_some_and(|on| day < on.plus_days(-1)) {
        return Err(Mismatch::BeforeInvitation);
    }
    let staff = ctx.clinic.staff(day).filter(|person| bears(&person.name));
    let likely: Vec<Id> = staff.map(|person| person.id.clone()).collect();
    let now = log.course.version(&ctx.clinic.flags());
    let remarks = [
        (receipt.version != now, Remark::EarlierEdition),
        (log.course.has_own_words() && !receipt.own_words, Remark::OwnWordsUnseen),
        (likely.is_empty(), Remark::UnknownName),
        (likely.len() > 1, Remark::SeveralNames),
        (known.is_some(), Remark::CodeKnown),
        (receipt.name.contains("⟦U+"), Remark::DeceivingSigns),
    ];
    let remarks = remarks.into_iter().filter_map(|(holds, remark)| holds.then_some(remark)).collect();
    Ok(Incoming { receipt, likely, remarks })
}

impl Incoming {
    /// The receipt of this person, taken in today.
    pub fn of(self, person: Id, today: Date) -> Receipt {
        Receipt { person, accepted_on: Some(today), ..self.receipt }
    }
}

impl Remark {
    /// In words.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Remark::EarlierEdition => &t::REMARK_EARLIER,
            Remark::OwnWordsUnseen => &t::REMARK_OWN_WORDS,
            Remark::UnknownName => &t::REMARK_UNKNOWN_NAME,
            Remark::SeveralNames => &t::REMARK_SEVERAL_NAMES,
            Remark::CodeKnown => &t::REMARK_CODE_KNOWN,
            Remark::DeceivingSigns => &t::REMARK_DECEIVING,
        }
        .string(lang)
    }
}

impl Mismatch {
    /// What happened.
    pub fn message(&self, lang: Lang) -> String {
        let text = match self {
            Mismatch::Replayed(Some(day)) => {
                return t::MISMATCH_REPLAYED.fill(lang, &[("date", &long_date(*day, lang))]);
            }
            Mismatch::Foreign(clinic) => return t::MISMATCH_FOREIGN.fill(lang, &[("name", clinic)]),
            Mismatch::Replayed(None) => &t::MISMATCH_REPLAYED_ONCE,
            Mismatch::UnknownEdition => &t::MISMATCH_EDITION,
            Mismatch::BeforeInvitation => &t::MISMATCH_BEFORE,
            Mismatch::InTheFuture => &t::MISMATCH_FUTURE,
            Mismatch::NoName => &t::MISMATCH_NO_NAME,
        };
        text.string(lang)
    }

    /// What to do.
    pub fn remedy(&self, lang: Lang) -> String {
        match self {
            Mismatch::Replayed(_) => &t::MISMATCH_REPLAYED_REMEDY,
            Mismatch::Foreign(_) => &t::MISMATCH_FOREIGN_REMEDY,
            Mismatch::UnknownEdition => &t::MISMATCH_EDITION_REMEDY,
            Mismatch::BeforeInvitation | Mismatch::InTheFuture => &t::MISMATCH_DATE_REMEDY,
            Mismatch::NoName => &t::MISMATCH_NO_NAME_REMEDY,
        }
        .string(lang)
    }
}
