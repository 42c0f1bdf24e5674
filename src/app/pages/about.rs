use crate::app::{browser, t};
use crate::content::{Lang, Source, SourceKind};
use crate::ui::LinkButton;
use yew::prelude::*;

/// Props of the pages that need nothing but a language.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Language.
    pub lang: Lang,
}

/// What this is, which version, on which sources, under which licences.
#[component]
pub fn About(props: &PageProps) -> Html {
    let lang = props.lang;
    let kind = |kind: SourceKind| match kind {
        SourceKind::Law => &t::SOURCE_LAW,
        SourceKind::Code => &t::SOURCE_CODE,
        SourceKind::Guidance => &t::SOURCE_GUIDANCE,
    };
    let sources = Source::all().iter().map(|source| {
        html! {
            <tr>
                <th scope="row" data-label={t::SOURCE.string(lang)}>{ source.title.get(lang) }</th>
                <td data-label={t::SOURCE_KIND.string(lang)}>{ kind(source.kind).get(lang) }</td>
                <td data-label={t::SOURCE_PUBLISHER.string(lang)}>{ format!("{}, {}", source.publisher.get(lang), source.year) }</td>
                <td data-label={t::SOURCE_CHECKED.string(lang)}>{ &source.checked }</td>
            </tr>
        }
    });
    let version = format!("{} {}", env!("CARGO_PKG_VERSION"), browser::build_hash());
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::ABOUT.get(lang) }</h1><p class="lead">{ t::ABOUT_LEAD.get(lang) }</p></div>
            <section class="stack"><h2>{ t::ABOUT_DATA_TITLE.get(lang) }</h2><p>{ t::ABOUT_DATA.get(lang) }</p><p>{ t::ENCRYPTED.get(lang) }</p></section>
            <section class="stack"><h2>{ t::CHECK_DOCUMENT.get(lang) }</h2><p>{ t::ABOUT_CHECK.get(lang) }</p>
                <p><a class="ds-link" href="#/kontroller">{ t::CHECK_DOCUMENT.get(lang) }</a></p></section>
            <section class="stack"><h2>{ t::ABOUT_LAW_TITLE.get(lang) }</h2><p>{ t::ABOUT_LAW.get(lang) }</p>
                <table class="data-table">
                    <caption class="visually-hidden">{ t::ABOUT_LAW_TITLE.get(lang) }</caption>
                    <thead><tr>
                        <th scope="col">{ t::SOURCE.get(lang) }</th><th scope="col">{ t::SOURCE_KIND.get(lang) }</th>
                        <th scope="col">{ t::SOURCE_PUBLISHER.get(lang) }</th><th scope="col">{ t::SOURCE_CHECKED.get(lang) }</th>
                    </tr></thead>
                    <tbody>{ for sources }</tbody>
                </table>
            </section>
            <section class="stack"><h2>{ t::ABOUT_LICENCE_TITLE.get(lang) }</h2><p>{ t::ABOUT_LICENCE.get(lang) }</p></section>
            <p>{ t::VERSION.fill(lang, &[("version", &version)]) }</p>
        </div>
    }
}

/// The accessibility statement: what we aim for, what we have checked, what is missing.
#[component]
pub fn Accessibility(props: &PageProps) -> Html {
    let lang = props.lang;
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::ACCESSIBILITY.get(lang) }</h1><p class="lead">{ t::ACCESSIBILITY_LEAD.get(lang) }</p></div>
            <section class="stack"><h2>{ t::ACCESSIBILITY_CHECKED_TITLE.get(lang) }</h2><p>{ t::ACCESSIBILITY_CHECKED.get(lang) }</p></section>
            <section class="stack"><h2>{ t::ACCESSIBILITY_KEYBOARD_TITLE.get(lang) }</h2><p>{ t::ACCESSIBILITY_KEYBOARD.get(lang) }</p></section>
            <section class="stack"><h2>{ t::ACCESSIBILITY_MISSING_TITLE.get(lang) }</h2><p>{ t::ACCESSIBILITY_MISSING.get(lang) }</p></section>
        </div>
    }
}

/// An address that leads nowhere, with the way back.
#[component]
pub fn NotFound(props: &PageProps) -> Html {
    let lang = props.lang;
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::NOT_FOUND.get(lang) }</h1>
            <p class="lead">{ t::NOT_FOUND_HINT.get(lang) }</p>
            <LinkButton label={t::GO_HOME.string(lang)} href="#/" />
        </div>
    }
}
