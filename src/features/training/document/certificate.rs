//! What somebody gets who has come to the end of the course. It knows no binder, only the invitation and the answers.

use super::{fields, heading, CERTIFICATE};
use crate::content::Lang;
use crate::documents::{declaration, Block, Document, Format, Purpose};
use crate::domain::{long_date, Declaration};
use crate::features::training::content::Module;
use crate::features::training::exchange::{write_receipt, Completion};
use crate::features::training::t;

/// The certificate, without its signature. Its data is the receipt itself, so the signed PDF alone is enough.
pub fn certificate(done: &Completion, lang: Lang) -> Document {
    let code = done.code().text();
    Document {
        id: code.replace(' ', "-"),
        kind: CERTIFICATE.to_owned(),
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: t::CERTIFICATE_TITLE.string(lang),
        clinic: done.clinic.clone(),
        contact: vec![],
        organisation_number: None,
        version: 1,
        date: done.date,
        prepared_by: done.name.clone(),
        valid_until: None,
        result: t::CERTIFICATE_RESULT.fill(
            lang,
            &[("name", &done.name), ("clinic", &done.clinic), ("date", &long_date(done.date, lang))],
        ),
        changes: None,
        chain: None,
        blocks: blocks(done, &code, lang),
        data: write_receipt(done),
        signatures: vec![],
    }
}

fn blocks(done: &Completion, code: &str, lang: Lang) -> Vec<Block> {
    let own_words = if done.own_words { &t::OWN_WORDS_SEEN } else { &t::OWN_WORDS_UNSEEN };
    let rows = vec![
        (&t::COLUMN_NAME, done.name.clone()),
        (&t::COLUMN_TAKEN, long_date(done.date, lang)),
        (&t::FIELD_EDITION, done.version.clone()),
        (&t::COLUMN_RIGHT, t::RIGHT_OF.fill(lang, &[("n", &done.right), ("total", &done.asked)])),
        (&t::FIELD_OWN_WORDS, own_words.string(lang)),
        (&t::FIELD_CODE, code.to_owned()),
    ];
    let titles = done.modules.iter().filter_map(|id| Some(Module::find(id)?.title.string(lang)));
    let proof = [&t::RECEIPT_PROVES, &t::RECEIPT_CODE_PROVES, &t::RECEIPT_FILE_PROVES, &t::RECEIPT_KNOWLEDGE];
    let mut blocks = vec![
        heading(2, &t::CERTIFICATE_COURSE, lang),
        fields(rows, lang),
        heading(2, &t::REPORT_CARDS, lang),
        Block::List { ordered: false, items: titles.collect() },
        heading(2, &t::REPORT_PROOF, lang),
        Block::List { ordered: false, items: proof.map(|text| text.string(lang)).into() },
    ];
    for which in Declaration::ALL {
        blocks.extend(declaration(which, 2, lang));
        blocks.push(Block::Notice(which.part().confirm.string(lang)));
    }
    blocks
}
