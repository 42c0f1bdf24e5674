//! Who answers for what, inside and outside the record system.

use super::{document, heading, list, table, Frame, RESPONSIBILITIES};
use crate::content::{Lang, Localized};
use crate::documents::{Block, Cell};
use crate::domain::{Ctx, DateExt, ServiceType, Supplier};
use crate::features::suppliers::content::{responsibilities, Place, Responsibility};
use crate::features::suppliers::model::Register;
use crate::features::suppliers::{t, words};
use crate::features::Draft;
use serde_json::json;

/// The draft, where somebody delivers the record system or runs the clinic's IT.
pub fn draft(ctx: &Ctx, register: &Register) -> Option<Draft> {
    let (record, it) = (record_suppliers(ctx), it_suppliers(ctx));
    (!record.is_empty() || !it.is_empty()).then(|| Draft {
        document: document(ctx, frame(ctx, register, &record, &it)),
        statement: t::TABLE_STATEMENT.string(ctx.lang),
        blockers: vec![],
    })
}

/// Those who deliver the record system.
fn record_suppliers<'a>(ctx: &Ctx<'a>) -> Vec<&'a Supplier> {
    let is_record =
        |service| matches!(service, ServiceType::RecordSystemHosted | ServiceType::RecordSystemOwnServer);
    ctx.clinic.suppliers.iter().filter(|supplier| is_record(supplier.service)).collect()
}

/// Those who run network, equipment and backup.
fn it_suppliers<'a>(ctx: &Ctx<'a>) -> Vec<&'a Supplier> {
    ctx.clinic.suppliers.iter().filter(|supplier| supplier.service == ServiceType::ItOperations).collect()
}

fn frame<'a>(ctx: &Ctx, register: &Register, record: &[&Supplier], it: &[&Supplier]) -> Frame<'a> {
    let lang = ctx.lang;
    let names = |suppliers: &[&Supplier]| {
        let names: Vec<String> = suppliers.iter().map(|supplier| supplier.label(lang)).collect();
        if names.is_empty() {
            t::NOBODY.string(lang)
        } else {
            names.join(", ")
        }
    };
    let rows = responsibilities().iter().map(|row| {
        vec![
            Cell::from(row.area.get(lang)),
            place(row.place).get(lang).into(),
            task(row.record_supplier.as_ref(), lang).into(),
            task(row.clinic.as_ref(), lang).into(),
            task(row.it_supplier.as_ref(), lang).into(),
        ]
    });
    let columns = [
        (&t::COLUMN_AREA, 3),
        (&t::COLUMN_PLACE, 2),
        (&t::COLUMN_RECORD_SUPPLIER, 4),
        (&t::COLUMN_CLINIC, 4),
        (&t::COLUMN_IT_SUPPLIER, 4),
    ];
    let mut blocks = vec![
        Block::Fields(vec![
            (t::COLUMN_RECORD_SUPPLIER.string(lang), names(record)),
            (t::COLUMN_IT_SUPPLIER.string(lang), names(it)),
        ]),
        heading(2, t::TABLE_TITLE.get(lang)),
        table(t::TABLE_CAPTION.string(lang), &columns, rows.collect(), lang),
    ];
    blocks.extend(agreed_otherwise(register, lang));
    blocks.push(heading(2, t::COLUMN_SOURCES.get(lang)));
    blocks.push(list(sources(lang)));
    let ids = |suppliers: &[&Supplier]| -> Vec<_> {
        suppliers.iter().map(|supplier| json!([supplier.id, supplier.name])).collect()
    };
    Frame {
        kind: RESPONSIBILITIES.to_owned(),
        title: &t::TABLE_TITLE,
        supplier: None,
        result: t::TABLE_RESULT.string(lang),
        blocks,
        valid_until: Some(ctx.today.plus_months(12)),
        data: json!({
            "clinic": ctx.clinic.name,
            "record_suppliers": ids(record),
            "it_suppliers": ids(it),
            "areas": responsibilities().iter().map(|row| &row.id).collect::<Vec<_>>(),
            "agreed_otherwise": register.responsibilities,
        }),
    }
}

fn place(place: Place) -> &'static Localized {
    match place {
        Place::Inside => &t::PLACE_INSIDE,
        Place::Outside => &t::PLACE_OUTSIDE,
        Place::Both => &t::PLACE_BOTH,
    }
}

fn task(task: Option<&Localized>, lang: Lang) -> String {
    task.map_or_else(|| "–".to_owned(), |task| task.string(lang))
}

fn agreed_otherwise(register: &Register, lang: Lang) -> Vec<Block> {
    let own = |row: &&Responsibility| {
        register.responsibilities.get(&row.id).map(|text| (row.area.string(lang), text.clone()))
    };
    let rows: Vec<(String, String)> = responsibilities().iter().filter_map(|row| own(&row)).collect();
    if rows.is_empty() {
        return vec![];
    }
    vec![heading(2, t::TABLE_OTHERWISE.get(lang)), Block::Fields(rows)]
}

fn sources(lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = vec![];
    for row in responsibilities() {
        for source in &row.sources {
            let label = words::sources(std::slice::from_ref(source), lang);
            if !all.contains(&label) {
                all.push(label);
            }
        }
    }
    all
}
