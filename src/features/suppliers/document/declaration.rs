//! The supplier's declaration that everything is given back and deleted.

use super::{clinic_party, document, fields, heading, kind_of, list, parties, party, Frame, DECLARATION};
use crate::documents::Block;
use crate::domain::{Ctx, Finding, Supplier, Urgency};
use crate::features::suppliers::dossier::{AtEnd, Dossier, Termination};
use crate::features::suppliers::overview::part_href;
use crate::features::suppliers::{t, words};
use crate::features::Draft;
use serde_json::json;

/// The draft, once the cooperation is to end.
pub fn draft(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Option<Draft> {
    let termination = dossier.termination.as_ref()?;
    Some(Draft {
        document: document(ctx, frame(ctx, supplier, termination)),
        statement: t::DECLARATION_STATEMENT.string(ctx.lang),
        blockers: blockers(ctx, supplier, termination),
    })
}

fn frame<'a>(ctx: &Ctx, supplier: &'a Supplier, termination: &Termination) -> Frame<'a> {
    let lang = ctx.lang;
    let data = termination.data.map(|data| words::at_end(data).string(lang)).unwrap_or_default();
    let rows = vec![
        (&t::FIELD_CLINIC, clinic_party(ctx)),
        (&t::FIELD_SUPPLIER, party(&supplier.label(lang), &supplier.organisation_number)),
        (&t::FIELD_LAST_DAY, words::date(termination.ends_on, lang)),
        (&t::FIELD_DELETE_BY, words::date(termination.delete_by, lang)),
        (&t::FIELD_AT_END, data),
        (&t::FIELD_DATA, words::categories(&supplier.data, lang).join("; ")),
    ];
    let mut points = vec![];
    if termination.data != Some(AtEnd::Delete) {
        points.push(t::DECLARE_RETURNED.string(lang));
    }
    points.push(t::DECLARE_DELETED.string(lang));
    points.push(t::DECLARE_BACKUPS.string(lang));
    if !supplier.sub_processors.is_empty() {
        let firms: Vec<String> = supplier.sub_processors.iter().map(|firm| firm.label(lang)).collect();
        points.push(t::DECLARE_SUB_PROCESSORS.fill(lang, &[("firms", &firms.join("; "))]));
    }
    if supplier.remote_access {
        points.push(t::DECLARE_ACCESS.string(lang));
    }
    points.push(t::DECLARE_EQUIPMENT.string(lang));
    let blanks = [&t::BLANK_METHOD, &t::BLANK_DAY, &t::BLANK_KEPT];
    let blanks = blanks.iter().map(|label| (label.string(lang), "_".repeat(40)));
    Frame {
        kind: kind_of(DECLARATION, supplier),
        title: &t::DECLARATION_TITLE,
        supplier: Some(supplier),
        result: t::DECLARATION_RESULT
            .fill(lang, &[("name", &supplier.label(lang)), ("clinic", &ctx.clinic.name)]),
        blocks: vec![
            heading(2, t::DECLARATION_ABOUT.get(lang)),
            fields(rows, lang),
            heading(2, t::DECLARATION_POINTS.get(lang)),
            list(points),
            heading(2, t::DECLARATION_FILL_IN.get(lang)),
            Block::Fields(blanks.collect()),
        ],
        valid_until: None,
        data: json!({
            "parties": parties(ctx, supplier),
            "ends_on": termination.ends_on,
            "delete_by": termination.delete_by,
            "at_end": termination.data,
            "data": supplier.data,
            "sub_processors": supplier.sub_processors,
        }),
    }
}

fn blockers(ctx: &Ctx, supplier: &Supplier, termination: &Termination) -> Vec<Finding> {
    let missing = [
        (termination.ends_on.is_none(), "last-day", &t::BLOCKER_LAST_DAY),
        (termination.data.is_none(), "at-end", &t::BLOCKER_AT_END),
    ];
    let finding = |(_, what, text): (bool, &str, &crate::content::Localized)| Finding {
        key: format!("suppliers/{}/{what}", supplier.id),
        text: text.string(ctx.lang),
        remedy: t::REMEDY_TERMINATION.string(ctx.lang),
        href: part_href(&supplier.id, "slutt"),
        urgency: Urgency::Soon,
    };
    missing.into_iter().filter(|(holds, ..)| *holds).map(finding).collect()
}
