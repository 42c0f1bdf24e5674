//! What the clinic makes of a supplier's answers: what blocks first, then gaps and measures, then every answer.

use super::{document, fields, heading, kind_of, list, or_dash, parties, party, table, Frame, ASSESSMENT};
use crate::documents::{Block, Cell};
use crate::domain::{Ctx, DateExt, Finding, Supplier, Urgency};
use crate::features::suppliers::content::{topics, Question};
use crate::features::suppliers::dossier::{Dossier, Measure, Verdict};
use crate::features::suppliers::overview::part_href;
use crate::features::suppliers::{t, words};
use crate::features::Draft;
use serde_json::json;

/// The draft, once something has been answered.
pub fn draft(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Option<Draft> {
    (!dossier.covered(supplier).is_empty()).then(|| Draft {
        document: document(ctx, frame(ctx, supplier, dossier)),
        statement: t::ASSESSMENT_STATEMENT.string(ctx.lang),
        blockers: blockers(ctx, supplier, dossier),
    })
}

fn frame<'a>(ctx: &Ctx, supplier: &'a Supplier, dossier: &Dossier) -> Frame<'a> {
    let lang = ctx.lang;
    let outcome = words::outcome(dossier.outcome(supplier)).get(lang);
    let count = |verdict| dossier.with_verdict(supplier, verdict).len();
    let (blocking, gaps) = (count(Verdict::Blocks), count(Verdict::Measure));
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("outcome", &outcome), ("name", &supplier.label(lang)), ("blocking", &blocking), ("gaps", &gaps)];
    let mut blocks = deviations(ctx, supplier, dossier, Verdict::Blocks);
    blocks.extend(deviations(ctx, supplier, dossier, Verdict::Measure));
    blocks.extend(measures(ctx, supplier, dossier));
    blocks.extend(role(ctx, supplier, dossier));
    blocks.extend(received(ctx, dossier));
    blocks.extend(answers(ctx, supplier, dossier));
    let covered = dossier.covered(supplier);
    let replies: serde_json::Map<_, _> = covered
        .iter()
        .map(|question| {
            let own = json!({ "reply": dossier.replies.get(&question.id), "verdict": dossier.verdict(question, supplier),
                "reason": dossier.judgements.get(&question.id).map(|judgement| &judgement.reason) });
            (question.id.clone(), own)
        })
        .collect();
    let owner = |measure: &Measure| ctx.clinic.person_name(measure.owner.as_ref());
    let owners: Vec<String> = dossier.measures.iter().map(owner).collect();
    Frame {
        kind: kind_of(ASSESSMENT, supplier),
        title: &t::ASSESSMENT_TITLE,
        supplier: Some(supplier),
        result: t::ASSESSMENT_RESULT.fill(lang, &values),
        blocks,
        valid_until: Some(ctx.today.plus_months(12)),
        data: json!({
            "parties": parties(ctx, supplier),
            "role": supplier.role,
            "data": supplier.data,
            "country": supplier.country,
            "sub_processors": supplier.sub_processors,
            "agreement": dossier.agreement.signed_on,
            "owners": owners,
            "role_reason": dossier.role_reason,
            "answers": replies,
            "measures": dossier.measures,
            "accepted": dossier.accepted,
            "reports": dossier.reports,
        }),
    }
}

/// The answers that are this heavy, with what the clinic asks to see.
fn deviations(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier, verdict: Verdict) -> Vec<Block> {
    let lang = ctx.lang;
    let title = if verdict == Verdict::Blocks { &t::BLOCKING_TITLE } else { &t::GAPS_TITLE };
    let none = if verdict == Verdict::Blocks { &t::BLOCKING_NONE } else { &t::GAPS_NONE };
    let rows = dossier.with_verdict(supplier, verdict).into_iter().map(|question| {
        vec![
            Cell::from(format!("{} {}", question.id, question.question.get(lang))),
            words::reply(question, dossier.replies.get(&question.id), lang).into(),
            question.evidence.get(lang).into(),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return vec![heading(2, title.get(lang)), Block::Paragraph(none.string(lang))];
    }
    let columns = [(&t::COLUMN_QUESTION, 5), (&t::COLUMN_ANSWER, 4), (&t::COLUMN_ASK_FOR, 4)];
    vec![heading(2, title.get(lang)), table(title.string(lang), &columns, rows, lang)]
}

fn measures(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Block> {
    let lang = ctx.lang;
    let mut blocks = vec![heading(2, t::MEASURES_TITLE.get(lang))];
    let named: Vec<&Measure> =
        dossier.measures.iter().filter(|measure| !measure.text(lang).trim().is_empty()).collect();
    if named.is_empty() {
        blocks.push(Block::Paragraph(t::MEASURES_NONE.string(lang)));
    } else {
        let rows = named.into_iter().map(|measure| {
            let owner = ctx.clinic.person_name(measure.owner.as_ref());
            let status = words::status(measure.status).get(lang);
            let note = measure.done_note.trim();
            let status = if note.is_empty() { status.to_owned() } else { format!("{status}: {note}") };
            vec![
                Cell::from(measure.text(lang)),
                or_dash(&owner).into(),
                words::date(measure.due, lang).into(),
                status.into(),
            ]
        });
        let columns =
            [(&t::COLUMN_MEASURE, 6), (&t::COLUMN_OWNER, 3), (&t::COLUMN_DUE, 3), (&t::COLUMN_STATUS, 4)];
        blocks.push(table(t::MEASURES_TITLE.string(lang), &columns, rows.collect(), lang));
    }
    let open = dossier.without_measure(supplier).len();
    if open > 0 {
        blocks.push(Block::Notice(t::MEASURES_OPEN.fill(lang, &[("n", &open)])));
    }
    blocks
}

fn role(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Block> {
    let lang = ctx.lang;
    let role = supplier.role.map(|role| role.name().string(lang)).unwrap_or_default();
    let reports = dossier
        .reports
        .iter()
        .map(|report| format!("{} ({})", or_dash(&report.title), words::date(report.date, lang)));
    let rows = vec![
        (&t::FIELD_SUPPLIER, party(&supplier.label(lang), &supplier.organisation_number)),
        (&t::FIELD_ROLE, role),
        (&t::FIELD_ROLE_REASON, dossier.role_reason.trim().to_owned()),
        (&t::FIELD_DATA, words::categories(&supplier.data, lang).join("; ")),
        (&t::FIELD_PLACES, words::places(supplier, lang).join(", ")),
        (&t::FIELD_AGREEMENT, words::date(dossier.agreement.signed_on, lang)),
        (&t::FIELD_REPORTS, reports.collect::<Vec<_>>().join("; ")),
    ];
    vec![heading(2, t::ROLE_TITLE.get(lang)), fields(rows, lang)]
}

/// Who answered and when.
fn received(ctx: &Ctx, dossier: &Dossier) -> Vec<Block> {
    let lang = ctx.lang;
    let items: Vec<String> = dossier
        .accepted
        .iter()
        .map(|own| {
            let values: [(&str, &dyn std::fmt::Display); 4] = [
                ("name", &own.name),
                ("company", &own.company),
                ("date", &words::date(own.answered_on, lang)),
                ("accepted", &words::date(own.accepted_on, lang)),
            ];
            t::RECEIVED_ITEM.fill(lang, &values)
        })
        .collect();
    let body = if items.is_empty() { Block::Paragraph(t::RECEIVED_NONE.string(lang)) } else { list(items) };
    vec![heading(2, t::RECEIVED_TITLE.get(lang)), body]
}

/// Every question with its answer, topic by topic.
fn answers(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Block> {
    let lang = ctx.lang;
    let covered = dossier.covered(supplier);
    let mut blocks = vec![heading(2, t::ANSWERS_TITLE.get(lang))];
    for topic in topics() {
        let own = covered.iter().filter(|question| question.topic == topic.id);
        let rows: Vec<Vec<Cell>> = own.map(|question| answer_row(ctx, supplier, dossier, question)).collect();
        if rows.is_empty() {
            continue;
        }
        let columns = [
            (&t::COLUMN_QUESTION, 5),
            (&t::COLUMN_ANSWER, 4),
            (&t::COLUMN_EVIDENCE, 3),
            (&t::COLUMN_VERDICT, 3),
        ];
        blocks.push(heading(3, topic.title.get(lang)));
        blocks.push(table(topic.title.string(lang), &columns, rows, lang));
    }
    blocks
}

fn answer_row(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier, question: &Question) -> Vec<Cell> {
    let lang = ctx.lang;
    let reply = dossier.replies.get(&question.id);
    let settled = dossier.is_settled(question, supplier);
    let said = if settled && reply.is_none() {
        t::SETTLED.string(lang)
    } else {
        words::reply(question, reply, lang)
    };
    let verdict = words::verdict(dossier.verdict(question, supplier)).get(lang);
    let reason = dossier.judgements.get(&question.id).map(|own| own.reason.trim()).unwrap_or_default();
    let verdict = if reason.is_empty() { verdict.to_owned() } else { format!("{verdict}: {reason}") };
    vec![
        format!("{} {}", question.id, question.question.get(lang)).into(),
        said.into(),
        or_dash(reply.map_or("", |reply| &reply.evidence)).into(),
        verdict.into(),
    ]
}

/// Gaps must have somebody who closes them. What blocks may stand: "not approved" is a result that can be signed.
fn blockers(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Finding> {
    let open = dossier.without_measure(supplier).into_iter().map(|question| Finding {
        key: format!("suppliers/{}/gap/{}", supplier.id, question.id),
        text: t::BLOCKER_GAP.fill(ctx.lang, &[("question", &question.question.get(ctx.lang))]),
        remedy: t::REMEDY_GAP.string(ctx.lang),
        href: part_href(&supplier.id, "vurdering"),
        urgency: Urgency::Soon,
    });
    open.collect()
}
