//! The 4 × 4 matrix: read, never operated. Each cell says colour, symbol, number and word.

use super::Context;
use crate::content::plural;
use crate::features::risk::overview::href;
use crate::features::risk::scale::{level_word, Rating, Scales};
use crate::features::risk::t;
use crate::features::risk::words::short;
use yew::prelude::*;

/// The matrix before or after the measures, with links to the scenarios in each cell.
pub fn matrix(ctx: &Context, after: bool) -> Html {
    let lang = ctx.lang;
    let scales = Scales::get();
    let placed: Vec<(String, Rating)> = ctx
        .state
        .assessed(&ctx.clinic)
        .into_iter()
        .filter_map(|(id, assessment)| {
            Some((id, if after { assessment.after()? } else { assessment.current()? }))
        })
        .collect();
    let caption = if after { &t::MATRIX_AFTER } else { &t::MATRIX_BEFORE };
    let columns = scales
        .consequence
        .iter()
        .map(|step| html! { <th scope="col">{ format!("{} · {}", step.word.get(lang), step.value) }</th> });
    let rows = scales.likelihood.iter().rev().map(|row| {
        let cells = (1..=4).map(|consequence| cell(ctx, &placed, row.value, consequence));
        html! { <tr><th scope="row">{ format!("{} · {}", row.word.get(lang), row.value) }</th>{ for cells }</tr> }
    });
    html! {
        <div class="table-scroll" role="region" aria-label={caption.string(lang)} tabindex="0">
            <table class="matrix">
                <caption>{ caption.get(lang) }</caption>
                <thead><tr><th scope="col">{ t::MATRIX_CORNER.get(lang) }</th>{ for columns }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn cell(ctx: &Context, placed: &[(String, Rating)], likelihood: u8, consequence: u8) -> Html {
    let lang = ctx.lang;
    // The column is the heavier consequence, whoever it hits.
    let rating = Rating::new(likelihood, 1, consequence);
    let level = rating.level();
    let here: Vec<&String> = placed
        .iter()
        .filter(|(_, own)| own.likelihood == likelihood && own.consequence() == consequence)
        .map(|(id, _)| id)
        .collect();
    let count = plural(here.len(), &t::SCENARIOS_ONE, &t::SCENARIOS_MANY, lang);
    let spoken = t::MATRIX_CELL.fill(
        lang,
        &[
            ("likelihood", &likelihood),
            ("consequence", &consequence),
            ("value", &rating.value()),
            ("word", &level_word(level, lang)),
            ("count", &count),
        ],
    );
    html! {
        <td data-level={level.number().to_string()}>
            <span class="visually-hidden">{ spoken }</span>
            <span aria-hidden="true">
                <span class="matrix__symbol">{ level.symbol() }</span>{ " " }<span class="matrix__value">{ rating.value() }</span>
                <span class="matrix__word">{ level_word(level, lang) }</span>
            </span>
            if !here.is_empty() {
                <ul class="chip-list">
                    { for here.iter().map(|id| html! {
                        <li><a href={href(id)} title={ctx.state.title(id, lang)}>
                            { short(&ctx.state, id, lang) }<span class="visually-hidden">{ format!(" {}", ctx.state.title(id, lang)) }</span>
                        </a></li>
                    }) }
                </ul>
            }
        </td>
    }
}
