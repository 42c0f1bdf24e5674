//! An agreement on a shared record, or on reading in another undertaking's.

use super::{document, fields, heading, table, Frame, SHARING};
use crate::content::Lang;
use crate::documents::Block;
use crate::domain::{Ctx, Finding, Urgency};
use crate::features::access::content::{arrangements, lone, parties, Arrangement, Lone, Point};
use crate::features::access::overview::HREF;
use crate::features::access::state::{Access, Agreed, Sharing};
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::json;

/// An agreement for each way in which the clinic shares.
pub fn drafts(ctx: &Ctx, access: &Access) -> Vec<Draft> {
    let used = |own: &'static Arrangement| {
        access.sharing.get(&own.id).filter(|sharing| sharing.used).map(|sharing| (own, sharing))
    };
    arrangements().iter().filter_map(used).map(|(own, sharing)| draft(ctx, own, sharing)).collect()
}

/// Who does a point: what was agreed, else the catalogue's proposal.
pub fn who(point: &Point, agreed: Option<&Agreed>, lang: Lang) -> String {
    let id = agreed.map(|own| own.who.as_str()).filter(|who| !who.is_empty()).unwrap_or(&point.who);
    parties().iter().find(|own| own.id == id).map(|own| own.name.string(lang)).unwrap_or_default()
}

fn draft(ctx: &Ctx, own: &Arrangement, sharing: &Sharing) -> Draft {
    let lang = ctx.lang;
    let names: Vec<String> = partners(ctx, sharing);
    let about = vec![
        (t::FIELD_PARTIES.string(lang), names.join("; ")),
        (t::FIELD_FROM.string(lang), words::date(sharing.from, lang)),
        (
            t::FIELD_LAST_DAY.string(lang),
            sharing.until.map(|day| words::date(Some(day), lang)).unwrap_or_default(),
        ),
    ];
    let row = |point: &Point| {
        let agreed = sharing.points.get(&point.id);
        let title = match point.law {
            true => t::POINT_BY_LAW.fill(lang, &[("title", &point.title.get(lang))]),
            false => point.title.string(lang),
        };
        let text = super::or_dash(agreed.map_or("", |own| &own.text));
        vec![title.into(), point.text.get(lang).into(), who(point, agreed, lang).into(), text.into()]
    };
    let columns = [(&t::COLUMN_POINT, 2), (&t::COLUMN_ABOUT, 3), (&t::COLUMN_WHO, 2), (&t::COLUMN_AGREED, 3)];
    let blocks = vec![
        Block::Paragraph(own.lead.string(lang)),
        heading(2, t::SHARING_ABOUT.get(lang)),
        fields(about),
        Block::Paragraph(own.need.string(lang)),
        heading(2, t::SHARING_POINTS.get(lang)),
        table(t::SHARING_CAPTION.string(lang), &columns, own.points().map(row).collect(), lang),
        Block::Notice(lone(Lone::SharingProposal).string(lang)),
    ];
    let frame = Frame {
        kind: format!("{SHARING}-{}", own.id),
        title: t::SHARING_TITLE.fill(lang, &[("title", &own.title.get(lang).to_lowercase())]),
        result: t::SHARING_RESULT.fill(lang, &[("n", &own.points().count())]),
        blocks,
        valid_until: sharing.until,
        data: json!({ "arrangement": own.id, "sharing": sharing }),
        named: Default::default(),
    };
    Draft {
        document: document(ctx, frame),
        statement: t::SHARING_STATEMENT.string(lang),
        blockers: blockers(ctx, own, sharing),
    }
}

/// The undertakings of the agreement, by name.
fn partners(ctx: &Ctx, sharing: &Sharing) -> Vec<String> {
    let own = ctx.clinic.undertakings.iter().filter(|own| sharing.undertakings.contains(&own.id));
    let mut names: Vec<String> = own.map(|own| own.name.clone()).collect();
    if names.is_empty() {
        names.push(ctx.clinic.name.clone());
    }
    names.extend(sharing.others.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()));
    names
}

/// The law asks for five points in writing, and an agreement takes two.
fn blockers(ctx: &Ctx, own: &Arrangement, sharing: &Sharing) -> Vec<Finding> {
    let finding = |what: &str, text: String| Finding {
        key: format!("access/{}/{what}", own.id),
        text,
        remedy: t::REMEDY_SHARING.string(ctx.lang),
        href: format!("{HREF}/deling"),
        urgency: Urgency::Soon,
    };
    let mut found = vec![];
    if partners(ctx, sharing).len() < 2 {
        found.push(finding("parties", t::BLOCKER_PARTIES.string(ctx.lang)));
    }
    for point in own.points().filter(|point| point.law) {
        if sharing.points.get(&point.id).is_none_or(|own| own.text.trim().is_empty()) {
            let text = t::BLOCKER_AGREED.fill(ctx.lang, &[("title", &point.title.get(ctx.lang))]);
            found.push(finding(&point.id, text));
        }
    }
    found
}
