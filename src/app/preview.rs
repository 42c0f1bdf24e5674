//! A document shown in the page: the same value that becomes the PDF, as plain HTML.

use crate::content::Lang;
use crate::documents::qr::squares;
use crate::documents::{moment, organisation_number, t, Block, Document, Format, Signature, Table};
use crate::domain::{long_date, Level};
use crate::ui::{Notice, QrCode, Tone};
use yew::prelude::*;

/// Props of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The document.
    pub document: std::rc::Rc<Document>,
}

/// The document as it will read. Its headings start one level below the page's.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let document = &props.document;
    let lang = document.lang;
    let is_record = document.purpose.is_record();
    let format = document.page_format();
    let class = match format {
        Format::Report => None,
        Format::Poster => Some("document--poster"),
        Format::Leaflet => Some("document--leaflet"),
        Format::Letter => Some("document--letter"),
    };
    html! {
        <article class={classes!("document", class)} lang={lang.code()} aria-label={document.title.clone()}>
            if is_record { <p class="print-note">{ t::PRINT_NOTE.get(lang) }</p> }
            if format == Format::Report { { cover(document) } } else { { head(document) } }
            if !document.result.trim().is_empty() { <p class="lead">{ &document.result }</p> }
            { for document.blocks.iter().map(block) }
            if is_record { { closing(document) } }
            if format.is_one_page() { <footer class="document__imprint">{ sender(document) }<p>{ updated(document) }</p></footer> }
        </article>
    }
}

/// The top of a report.
fn cover(document: &Document) -> Html {
    let lang = document.lang;
    html! {
        <header class="document__cover">
            <p class="document__clinic">{ &document.clinic }</p>
            <h2>{ &document.title }</h2>
            if document.is_draft() { <p><span class="document__draft">{ t::DRAFT.get(lang) }</span></p> }
            <dl class="document__meta">{ for meta(document).into_iter().map(|(label, value)| html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }) }</dl>
        </header>
    }
}

/// The top of a poster, a leaflet or a letter.
fn head(document: &Document) -> Html {
    let is_letter = document.page_format() == Format::Letter;
    html! {
        <header class="document__cover">
            if is_letter { { sender(document) } <p>{ long_date(document.date, document.lang) }</p> }
            <h2>{ &document.title }</h2>
        </header>
    }
}

/// Whose it is and how to reach them.
fn sender(document: &Document) -> Html {
    let number = document
        .organisation_number
        .as_ref()
        .map(|number| t::ORGANISATION_SHORT.fill(document.lang, &[("number", &organisation_number(number))]));
    let ways: Vec<String> = document.contact.iter().cloned().chain(number).collect();
    html! { <><p class="document__clinic">{ &document.clinic }</p><p>{ ways.join(" · ") }</p></> }
}

fn updated(document: &Document) -> String {
    t::UPDATED.fill(document.lang, &[("date", &long_date(document.date, document.lang))])
}

/// Who signed, and the code of what was signed.
fn closing(document: &Document) -> Html {
    let lang = document.lang;
    html! {
        <>
            <section class="document__signature">
                <h3>{ t::SIGNATURES.get(lang) }</h3>
                if document.is_draft() { <p>{ t::STATUS_DRAFT.get(lang) }</p> }
                { for document.signatures.iter().map(|signature| signed(signature, lang)) }
            </section>
            <footer class="document__foot"><span>{ format!("{} v{}", document.id, document.version) }</span>
                <span>{ t::CODE.fill(lang, &[("code", &document.short_code())]) }</span></footer>
        </>
    }
}

fn meta(document: &Document) -> Vec<(String, String)> {
    let lang = document.lang;
    let mut rows = vec![(t::CLINIC.string(lang), document.clinic.clone())];
    if let Some(number) = &document.organisation_number {
        rows.push((t::ORGANISATION_NUMBER.string(lang), organisation_number(number)));
    }
    if !document.purpose.is_record() {
        rows.push((t::DATE.string(lang), long_date(document.date, lang)));
        return rows;
    }
    rows.push((t::DOCUMENT_ID.string(lang), format!("{} v{}", document.id, document.version)));
    rows.push((t::DATE.string(lang), long_date(document.date, lang)));
    rows.push((t::PREPARED_BY.string(lang), document.prepared_by.clone()));
    if let Some(date) = document.valid_until {
        rows.push((t::VALID_UNTIL.string(lang), long_date(date, lang)));
    }
    if let Some(changes) = &document.changes {
        rows.push((t::CHANGES.string(lang), changes.clone()));
    }
    rows
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading { level: 0..=2, text } => html! { <h3>{ text }</h3> },
        Block::Heading { level: 3, text } => html! { <h4>{ text }</h4> },
        Block::Heading { text, .. } => html! { <h5>{ text }</h5> },
        Block::Paragraph(text) => html! { <p>{ text }</p> },
        Block::List { ordered: true, items } => {
            html! { <ol>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ol> }
        }
        Block::List { items, .. } => {
            html! { <ul>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul> }
        }
        Block::Table(rows) => table(rows),
        Block::Fields(rows) => html! {
            <dl class="definition">{ for rows.iter().map(|(label, value)| html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }) }</dl>
        },
        Block::Notice(text) => html! { <Notice tone={Tone::Info}><p>{ text }</p></Notice> },
        Block::QrCode { content, caption } => qr_code(content, caption),
        Block::PageBreak => html! {},
    }
}

/// A text too long for a code is shown as text.
fn qr_code(content: &str, caption: &str) -> Html {
    match squares(content) {
        Some(squares) => {
            html! { <QrCode size={squares.size} path={squares.path()} caption={caption.to_owned()} /> }
        }
        None => html! { <><p>{ caption }</p><p>{ content }</p></> },
    }
}

fn table(table: &Table) -> Html {
    let shade = |level: Option<Level>| level.map(|level| level.number().to_string());
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(index, cell)| {
            if index == 0 && table.row_headers {
                html! { <th scope="row" data-level={shade(cell.level)}>{ &cell.text }</th> }
            } else {
                html! { <td data-level={shade(cell.level)}>{ &cell.text }</td> }
            }
        });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
            <table>
                <caption>{ &table.caption }</caption>
                <thead><tr>{ for table.columns.iter().map(|column| html! { <th scope="col">{ &column.title }</th> }) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn signed(signature: &Signature, lang: Lang) -> Html {
    html! {
        <dl class="document__meta">
            <div><dt>{ t::SIGNATURE_NAME.get(lang) }</dt><dd>{ &signature.name }</dd></div>
            <div><dt>{ t::SIGNATURE_ROLE.get(lang) }</dt><dd>{ &signature.role }</dd></div>
            <div><dt>{ t::SIGNATURE_TIME.get(lang) }</dt><dd>{ moment(&signature.signed_at, lang) }</dd></div>
            <div><dt>{ t::SIGNATURE_STATEMENT.get(lang) }</dt><dd>{ &signature.statement }</dd></div>
            if let Some(drawing) = &signature.drawing {
                <div><dt>{ t::SIGNATURE_DRAWN.fill(lang, &[("name", &signature.name)]) }</dt><dd>
                    <svg class="document__drawing" viewBox="0 0 1000 300" role="img" aria-label={t::SIGNATURE_DRAWN.fill(lang, &[("name", &signature.name)])}>
                        { for drawing.strokes.iter().map(|stroke| {
                            let points: Vec<String> = stroke.iter().map(|(x, y)| format!("{x},{y}")).collect();
                            html! { <polyline points={points.join(" ")} fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" /> }
                        }) }
                    </svg>
                </dd></div>
            }
        </dl>
    }
}
