use super::decisions::{only_here, sections};
use super::t;
use crate::binder::{compare, Binder, Difference};
use crate::content::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`ChangesList`].
#[derive(Properties, PartialEq)]
pub struct ChangesListProps {
    /// Language.
    pub lang: Lang,
    /// The binder as it is.
    pub from: Rc<Binder>,
    /// The binder as it would be.
    pub to: Rc<Binder>,
}

/// Everything that would change, entry by entry: what stands there now, and what would stand there.
#[component]
pub fn ChangesList(props: &ChangesListProps) -> Html {
    let lang = props.lang;
    let differences =
        use_memo((props.from.clone(), props.to.clone(), lang), |(from, to, lang)| compare(from, to, *lang));
    if differences.is_empty() {
        return html! { <p>{ t::SAME_TITLE.get(lang) }</p> };
    }
    let rows = sections(&differences).into_iter().map(|section| {
        html! {
            <section class="stack" key={section[0].section}>
                <h3>{ &section[0].section_title }</h3>
                <ul class="changes">{ for section.iter().map(|own| entry(own, lang)) }</ul>
            </section>
        }
    });
    html! { <div class="stack">{ for rows }</div> }
}

fn entry(difference: &Difference, lang: Lang) -> Html {
    let now = only_here(&difference.mine, &difference.theirs);
    let then = only_here(&difference.theirs, &difference.mine);
    let side = |label: &str, lines: Vec<&str>| {
        let text = if lines.is_empty() { t::NOTHING.get(lang).to_owned() } else { lines.join(" ") };
        html! { <div><dt>{ label.to_owned() }</dt><dd>{ text }</dd></div> }
    };
    html! {
        <li key={difference.key.clone()}>
            <strong>{ &difference.label }</strong>
            <dl class="changes__sides">
                { side(t::NOW.get(lang), now) }
                { side(t::THEN.get(lang), then) }
            </dl>
        </li>
    }
}
