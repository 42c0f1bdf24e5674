//! A table of the module's pages: rows become cards where the screen is narrow, and stay a table for screen readers.

use crate::content::{Lang, Localized};
use yew::prelude::*;

/// A row: what tells it from the others, what names it, and the cells after the name.
pub struct Row {
    /// Identity among the rows.
    pub key: String,
    /// The first cell.
    pub head: Html,
    /// The others, as many as there are columns after the first.
    pub cells: Vec<Html>,
}

/// A table whose caption stands above it.
pub fn table(caption: &Localized, columns: &[&Localized], rows: Vec<Row>, lang: Lang) -> Html {
    let row = |row: Row| {
        let cells = row.cells.into_iter().zip(&columns[1..]).map(|(cell, column)| {
            html! { <td role="cell" data-label={column.string(lang)}>{ cell }</td> }
        });
        html! {
            <tr role="row" key={row.key}><th scope="row" role="rowheader">{ row.head }</th>{ for cells }</tr>
        }
    };
    html! {
        <table class="data-table" role="table">
            <caption>{ caption.get(lang) }</caption>
            <thead role="rowgroup"><tr role="row">
                { for columns.iter().map(|own| html! { <th scope="col" role="columnheader">{ own.get(lang) }</th> }) }
            </tr></thead>
            <tbody role="rowgroup">{ for rows.into_iter().map(row) }</tbody>
        </table>
    }
}
