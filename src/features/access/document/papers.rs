//! The secrecy declaration and the security instruction, for one person to sign.

use super::{document, fields, Frame};
use crate::documents::declaration;
use crate::domain::{Ctx, Declaration, Id, Person, DECLARATIONS_VERSION};
use crate::features::access::content::{Event, Group};
use crate::features::access::overview::signed_on;
use crate::features::access::register::Someone;
use crate::features::access::state::Access;
use crate::features::access::t;
use crate::features::Draft;
use serde_json::json;

/// Kind of a declaration before the person's id.
fn kind(which: Declaration) -> &'static str {
    match which {
        Declaration::Secrecy => "secrecy-declaration",
        Declaration::Instruction => "security-instruction",
    }
}

/// Kind of one person's declaration.
pub fn papers_kind(which: Declaration, person: &Id) -> String {
    format!("{}-{person}", kind(which))
}

/// Which declaration and whose, by the kind of a document.
pub fn of(document: &str) -> Option<(Declaration, Id)> {
    Declaration::ALL.into_iter().find_map(|which| {
        let person = document.strip_prefix(kind(which))?.strip_prefix('-')?;
        Some((which, Id::from(person))).filter(|_| !person.is_empty())
    })
}

/// What somebody who comes has not signed, and what was asked for.
pub fn drafts(ctx: &Ctx, access: &Access) -> Vec<Draft> {
    let mut drafts = vec![];
    for (place, person) in ctx.clinic.people.iter().enumerate() {
        let someone = Someone::of(ctx.clinic, &person.id);
        for which in Declaration::ALL {
            let asked = access.papers.get(&person.id).is_some_and(|own| own.wanted);
            let open = signed_on(ctx, access, &someone, which).is_none();
            if asked || (open && comes(access, &someone)) {
                drafts.push(draft(ctx, place, person, which));
            }
        }
    }
    drafts
}

fn comes(access: &Access, person: &Someone) -> bool {
    let joins = |kind: &str| Event::find(kind).is_some_and(|own| own.group == Group::Joiner);
    access.events.iter().any(|event| event.person.key() == person.key() && joins(&event.kind))
}

fn draft(ctx: &Ctx, place: usize, person: &Person, which: Declaration) -> Draft {
    let (lang, part) = (ctx.lang, which.part());
    // The number tells people apart, since a title holds no names.
    let title = format!("{} {}", part.title.get(lang), place + 1);
    let about = vec![
        (t::FIELD_PERSON.string(lang), person.name.clone()),
        (t::FIELD_CLINIC.string(lang), ctx.clinic.name.clone()),
    ];
    let mut blocks = vec![fields(about)];
    blocks.extend(declaration(which, 2, lang));
    let frame = Frame {
        kind: papers_kind(which, &person.id),
        title,
        result: t::PAPERS_RESULT.fill(lang, &[("name", &person.name), ("clinic", &ctx.clinic.name)]),
        blocks,
        valid_until: None,
        data: json!({ "person": person.id, "declaration": which, "version": DECLARATIONS_VERSION }),
        named: [person.id.clone()].into(),
    };
    Draft { document: document(ctx, frame), statement: part.confirm.string(lang), blockers: vec![] }
}
