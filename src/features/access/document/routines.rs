//! The guide's three procedures with this clinic's people, and the routine for blocking.

use super::checks::forms;
use super::{document, fields, heading, list, steps, Frame, BLOCKING, PROCEDURES};
use crate::content::Lang;
use crate::domain::{Ctx, DateExt, Role};
use crate::features::access::content::{self, lone, Lone, Procedure};
use crate::features::access::model::FormKind;
use crate::features::access::state::Access;
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::json;

/// Who is manager and who answers for IT, as they are called in a sentence.
pub struct Responsible {
    manager: String,
    it: String,
}

impl Responsible {
    /// By name where the clinic has told, else by function.
    pub fn of(ctx: &Ctx) -> Responsible {
        let it = ctx.clinic.staff(ctx.today).find(|person| person.roles.contains(&Role::ItResponsible));
        let or = |name: Option<String>, other: Lone| {
            name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| lone(other).string(ctx.lang))
        };
        Responsible {
            manager: or(ctx.clinic.manager().map(|own| own.name.clone()), Lone::Manager),
            it: or(it.map(|own| own.name.clone()), Lone::ItResponsible),
        }
    }

    /// A sentence of a procedure with both put in.
    pub fn fill(&self, text: &crate::content::Localized, lang: Lang) -> String {
        text.fill(lang, &[("manager", &self.manager), ("it", &self.it)])
    }
}

/// The three procedures, in every clinic where somebody works.
pub fn procedures(ctx: &Ctx) -> Option<Draft> {
    let lang = ctx.lang;
    let manager = ctx.clinic.manager()?;
    let responsible = Responsible::of(ctx);
    let mut blocks = vec![];
    for own in content::procedures() {
        blocks.push(heading(2, own.title.get(lang)));
        blocks.push(fields(vec![
            (t::FIELD_PURPOSE.string(lang), own.purpose.string(lang)),
            (t::FIELD_RESPONSIBLE.string(lang), responsible.manager.clone()),
            (t::FIELD_WHEN.string(lang), own.when.string(lang)),
            (t::FIELD_SOURCE.string(lang), sources(own, lang)),
        ]));
        blocks.push(steps(own.step.iter().map(|step| responsible.fill(&step.text, lang)).collect()));
    }
    let it = ctx.clinic.staff(ctx.today).find(|person| person.roles.contains(&Role::ItResponsible));
    let it = it.map(|person| person.id.clone());
    let ids: Vec<&str> = content::procedures().iter().map(|own| own.id.as_str()).collect();
    Some(Draft {
        document: document(
            ctx,
            Frame {
                kind: PROCEDURES.to_owned(),
                title: t::PROCEDURES_TITLE.string(lang),
                result: t::PROCEDURES_RESULT.string(lang),
                blocks,
                valid_until: Some(ctx.today.plus_months(12)),
                data: json!({ "procedures": ids, "manager": manager.id, "it": it }),
                named: [Some(manager.id.clone()), it].into_iter().flatten().collect(),
            },
        ),
        statement: t::PROCEDURES_STATEMENT.string(lang),
        blockers: vec![],
    })
}

fn sources(own: &Procedure, lang: Lang) -> String {
    own.sources.iter().map(|source| source.label(lang)).collect::<Vec<_>>().join("; ")
}

/// The routine for blocking, with each block.
pub fn blocking(ctx: &Ctx, access: &Access) -> Option<Draft> {
    let lang = ctx.lang;
    let own = &access.blocking;
    let texts = |rules: &[content::Rule]| -> Vec<String> {
        let each = rules.iter().map(|rule| match &rule.name {
            Some(name) => format!("{}: {}", name.get(lang), rule.text.get(lang)),
            None => rule.text.string(lang),
        });
        each.collect()
    };
    let mut blocks = vec![crate::documents::Block::Paragraph(lone(Lone::BlockingLead).string(lang))];
    blocks.push(fields(vec![
        (t::FIELD_BLOCKS.string(lang), ctx.clinic.person_name(own.responsible.as_ref())),
        (t::FIELD_HOW.string(lang), own.how.trim().to_owned()),
        (
            t::FIELD_REVIEWED.string(lang),
            own.reviewed_on.map(|day| words::date(Some(day), lang)).unwrap_or_default(),
        ),
    ]));
    blocks.push(heading(2, t::BLOCKING_STEPS.get(lang)));
    blocks.push(steps(texts(content::blocking_steps())));
    blocks.push(heading(2, t::BLOCKING_EXCEPTIONS.get(lang)));
    blocks.push(list(texts(content::blocking_exceptions())));
    blocks.push(heading(2, t::BLOCKING_OWN.get(lang)));
    blocks.push(list(texts(content::blocking_own_initiative())));
    if !access.blocks.is_empty() {
        blocks.push(heading(2, t::BLOCKING_BLOCKS.get(lang)));
        blocks.extend(forms(ctx, &access.blocks, FormKind::Block));
    }
    access.has_blocking_routine().then(|| Draft {
        document: document(
            ctx,
            Frame {
                kind: BLOCKING.to_owned(),
                title: lone(Lone::BlockingTitle).string(lang),
                result: t::BLOCKING_RESULT.fill(lang, &[("all", &access.blocks.len())]),
                blocks,
                valid_until: Some(ctx.today.plus_months(12)),
                data: json!({ "blocking": own, "blocks": access.blocks }),
                named: own.responsible.clone().into_iter().collect(),
            },
        ),
        statement: t::BLOCKING_STATEMENT.string(lang),
        blockers: vec![],
    })
}
