//! How easy the words are to read, said in words, with what makes them heavy.

use super::{t, Context, View};
use crate::content::readability::{heavy_words, long_sentences};
use crate::content::{Lang, Localized};
use crate::features::notices::checks::{LIX_HEAVY, LIX_TOO_HEAVY};
use yew::prelude::*;

/// The easy text stays below this index.
const LIX_VERY_EASY: f64 = 35.0;
/// Long words that are worth a look; the rest is hardly read.
const MOST_WORDS: usize = 12;

/// "Lett å lese. LIX er 38."
pub fn words(lix: f64, lang: Lang) -> String {
    let word: &Localized = match lix {
        lix if lix <= LIX_VERY_EASY => &t::VERY_EASY,
        lix if lix <= LIX_HEAVY => &t::EASY,
        lix if lix <= LIX_TOO_HEAVY => &t::HEAVY,
        _ => &t::TOO_HEAVY,
    };
    t::READING.fill(lang, &[("word", &word.get(lang)), ("lix", &format!("{lix:.0}"))])
}

/// What the index is, and how far it can be trusted for this language.
pub fn about(view: View, lang: Lang) -> &'static str {
    match view.lang {
        Lang::Nb => t::LIX_ABOUT.get(lang),
        Lang::En => t::LIX_NORDIC.get(lang),
    }
}

/// The index of a text, and the words and sentences that push it up.
pub fn section(ctx: &Context, view: View, text: &str, lix: Option<f64>) -> Html {
    let lang = ctx.lang;
    let words: Vec<&str> = heavy_words(text).into_iter().take(MOST_WORDS).collect();
    let sentences = long_sentences(text);
    html! {
        <section class="stack" id="readability">
            <h2>{ t::READING_TITLE.get(lang) }</h2>
            <p><strong>{ lix.map_or_else(|| t::NOTHING_TO_READ.string(lang), |lix| self::words(lix, lang)) }</strong></p>
            <p class="muted">{ about(view, lang) }</p>
            if !words.is_empty() {
                <h3>{ t::LONG_WORDS.get(lang) }</h3>
                <p lang={view.lang.code()}>{ words.join(", ") }</p>
            }
            <h3>{ t::LONG_SENTENCES.get(lang) }</h3>
            if sentences.is_empty() {
                <p>{ t::NOTHING_HEAVY.get(lang) }</p>
            } else {
                <ul lang={view.lang.code()}>{ for sentences.into_iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            }
        </section>
    }
}
