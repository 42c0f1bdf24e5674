//! Receipts that were found and wait to be taken in: what the page remembers of them.

use super::Context;
use crate::domain::Distrust;
use crate::domain::{Id, SignedData};
use crate::features::training::code::Code;
use crate::features::training::exchange::{by_code, by_file, distrust, read_receipt, Incoming};
use crate::features::training::model::Edit;
use std::rc::Rc;
use yew::Reducible;

/// Receipts that are looked at together, at most: more than a clinic has people.
pub const MOST: usize = 100;

/// A receipt to look over.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it says.
    pub incoming: Incoming,
    /// Whose it is: proposed where one person bears the name, otherwise chosen.
    pub person: Option<Id>,
    /// Who signed the PDF, where that is another name than in the receipt.
    pub other_signer: Option<String>,
}

/// Why a code or file was not taken, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What happened.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// What the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// Files whose signatures are being checked.
    pub checking: usize,
    /// Receipts that wait.
    pub found: Vec<Found>,
    /// What was refused, the newest last.
    pub refused: Vec<Refused>,
    /// Somebody pressed without having chosen a person.
    pub attempt: u32,
}

/// What happens at the desk.
pub enum Act {
    /// A file is being checked.
    Check,
    /// The check of a file came to an end.
    Checked(Result<Box<Found>, Refused>),
    /// A code was typed.
    Typed(Result<Box<Found>, Refused>),
    /// This receipt is this person's.
    Choose(Id, Option<Id>),
    /// These are done with.
    Away(Vec<Id>),
    /// A person is missing.
    Missing,
    /// What was refused has been read.
    Forget,
}

impl Reducible for Desk {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(act);
        next.into()
    }
}

impl Desk {
    /// Carries out what happened.
    pub fn apply(&mut self, act: Act) {
        match act {
            Act::Check => self.checking += 1,
            Act::Checked(result) => {
                self.checking = self.checking.saturating_sub(1);
                self.put(result);
            }
            Act::Typed(result) => self.put(result),
            Act::Choose(receipt, person) => {
                if let Some(own) = self.found.iter_mut().find(|own| own.incoming.receipt.id == receipt) {
                    own.person = person;
                }
            }
            Act::Away(receipts) => self.found.retain(|own| !receipts.contains(&own.incoming.receipt.id)),
            Act::Missing => self.attempt += 1,
            Act::Forget => self.refused.clear(),
        }
    }

    /// One receipt stands here once; its file says more than its code.
    fn put(&mut self, result: Result<Box<Found>, Refused>) {
        match result {
            Err(refused) if !self.refused.contains(&refused) => self.refused.push(refused),
            Err(_) => {}
            Ok(found) => {
                self.attempt = 0;
                let same = |own: &Found| own.incoming.receipt.id == found.incoming.receipt.id;
                match self.found.iter().position(same) {
                    Some(at) if found.incoming.receipt.name.is_empty() => drop(self.found.get(at)),
                    Some(at) => self.found[at] = *found,
                    None if self.found.len() < MOST => self.found.push(*found),
                    None => {}
                }
            }
        }
    }
}

impl Found {
    /// A receipt as it comes in.
    pub fn new(incoming: Incoming) -> Found {
        let person = match incoming.likely.as_slice() {
            [person] => Some(person.clone()),
            _ => None,
        };
        Found { incoming, person, other_signer: None }
    }

    /// The change that takes it in, once somebody has said whose it is.
    pub fn accept(&self, ctx: &Context) -> Option<Edit> {
        let person = self.person.clone()?;
        Some(Edit::Accept(Box::new(self.incoming.clone().of(person, ctx.today))))
    }
}

/// What a typed code means.
pub fn typed(ctx: &Context, text: &str) -> Result<Box<Found>, Refused> {
    let lang = ctx.lang;
    let code = Code::read(text)
        .map_err(|error| Refused { message: error.message(lang), remedy: error.remedy(lang) })?;
    let incoming = by_code(&ctx.ctx(), &ctx.state, &code);
    let incoming = incoming
        .map_err(|mismatch| Refused { message: mismatch.message(lang), remedy: mismatch.remedy(lang) })?;
    Ok(Box::new(Found::new(incoming)))
}

/// What a PDF means whose signatures have been checked.
pub fn checked(ctx: &Context, result: Result<SignedData, Distrust>) -> Result<Box<Found>, Refused> {
    let lang = ctx.lang;
    let distrusted = |cause| {
        let (message, remedy) = distrust(cause, lang);
        Refused { message, remedy }
    };
    let sealed = result.map_err(distrusted)?;
    let done = read_receipt(&sealed.data).map_err(|_| distrusted(Distrust::NotOurs))?;
    let key = sealed.signers.first().map(|signer| signer.key.clone()).unwrap_or_default();
    let incoming = by_file(&ctx.ctx(), &ctx.state, &done, &key)
        .map_err(|mismatch| Refused { message: mismatch.message(lang), remedy: mismatch.remedy(lang) })?;
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let other = sealed.signers.iter().find(|signer| plain(&signer.name) != plain(&done.name));
    let other_signer = other.map(|signer| signer.name.clone());
    Ok(Box::new(Found { other_signer, ..Found::new(incoming) }))
}
