use crate::app::files::download_copy;
use crate::app::lock::{acts, t, Comparison, Trouble};
use crate::app::pages::{DifferencesPreview, MergePage};
use crate::app::session::Act;
use crate::app::use_app;
use crate::binder::Binder;
use crate::content::{plural, Localized};
use crate::ui::{Button, Notice, Tone, Variant};
use crate::vault::Relation;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`ComparePage`].
#[derive(Properties, PartialEq)]
pub struct ComparePageProps {
    /// The two versions.
    pub comparison: Rc<Comparison>,
}

/// A file beside what this browser holds. Nothing is overwritten before somebody has chosen.
#[component]
pub fn ComparePage(props: &ComparePageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let comparison = &props.comparison;
    let error = use_state(|| None::<Trouble>);
    let keep = {
        let (safe, comparison) = (app.saver.safe.clone(), comparison.clone());
        Callback::from(move |()| spawn_local(acts::keep_mine(safe.clone(), comparison.clone())))
    };
    let use_file = {
        let (safe, comparison, error) = (app.saver.safe.clone(), comparison.clone(), error.clone());
        Callback::from(move |()| {
            let (safe, comparison, error) = (safe.clone(), comparison.clone(), error.clone());
            spawn_local(async move {
                let binder = comparison.theirs.clone();
                if let Err(trouble) = acts::settle(safe, comparison, binder, false).await {
                    error.set(Some(trouble));
                }
            });
        })
    };
    // A file with other keys is never merged in: whoever else holds one of them could read all that follows.
    let forked = comparison.relation == Some(Relation::Forked) && !comparison.keys_differ;
    if let (true, Some(mine)) = (forked, &comparison.mine) {
        let merged = {
            let (safe, comparison) = (app.saver.safe.clone(), comparison.clone());
            Callback::from(move |binder: Binder| {
                let (safe, comparison) = (safe.clone(), comparison.clone());
                spawn_local(async move {
                    let result = acts::settle(safe.clone(), comparison, Rc::new(binder), true).await;
                    if let Err(trouble) = result {
                        safe.say(Act::OpenFailed(trouble));
                    }
                });
            })
        };
        return html! {
            <MergePage {lang} mine={mine.clone()} theirs={comparison.theirs.clone()} mine_label={t::THIS_PC.string(lang)}
                theirs_label={t::COMPARE_FILE.string(lang)} ondone={merged} oncancel={keep} />
        };
    }
    let copy = {
        let app = app.clone();
        Callback::from(move |()| download_copy(&app))
    };
    let (title, lead) = words(comparison);
    let saves = plural(
        usize::try_from(comparison.missing).unwrap_or(usize::MAX),
        &t::SAVES_ONE,
        &t::SAVES_OTHER,
        lang,
    );
    // What loses nothing is the primary button.
    let file_first = comparison.relation == Some(Relation::Ahead) && !comparison.keys_differ;
    let variant = |first: bool| if first { Variant::Primary } else { Variant::Secondary };
    html! {
        <div class="stack lock">
            <h1 tabindex="-1">{ title.get(lang) }</h1>
            <p class="lead">{ lead.fill(lang, &[("saves", &saves)]) }</p>
            <dl class="facts">
                <dt>{ t::COMPARE_FILE.get(lang) }</dt>
                <dd>{ file_facts(comparison, lang) }</dd>
            </dl>
            if let (Some(mine), Some(_)) = (&comparison.mine, comparison.relation) {
                <DifferencesPreview {lang} mine={mine.clone()} theirs={comparison.theirs.clone()} />
            }
            if comparison.keys_differ {
                <Notice tone={Tone::Warn} title={t::KEYS_DIFFER.string(lang)}><p>{ t::KEYS_DIFFER_HINT.get(lang) }</p></Notice>
            }
            if let Some(trouble) = *error {
                <Notice tone={Tone::Danger} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice>
            }
            <div class="button-row">
                <Button id="keep-mine" variant={variant(!file_first)} label={t::KEEP_MINE.string(lang)} onclick={keep} />
                if comparison.relation != Some(Relation::Same) {
                    if comparison.mine.is_some() {
                        <Button id="compare-copy" variant={Variant::Secondary} icon="download" label={crate::app::t::DOWNLOAD_COPY.string(lang)} onclick={copy} />
                    }
                    <Button id="use-file" variant={variant(file_first)} label={use_words(comparison).string(lang)} onclick={use_file} />
                }
            </div>
        </div>
    }
}

fn words(comparison: &Comparison) -> (&'static Localized, &'static Localized) {
    match comparison.relation {
        Some(Relation::Same) => (&t::SAME_TITLE, &t::SAME_LEAD),
        Some(Relation::Behind) => (&t::BEHIND_TITLE, &t::BEHIND_LEAD),
        Some(Relation::Ahead) => (&t::AHEAD_TITLE, &t::AHEAD_LEAD),
        // Two forks whose contents can't both be read here are like another binder: one of them goes on.
        Some(Relation::Forked) | None => (&t::FOREIGN_TITLE, &t::FOREIGN_LEAD),
    }
}

fn use_words(comparison: &Comparison) -> &'static Localized {
    match comparison.relation {
        Some(Relation::Behind) => &t::USE_OLDER,
        Some(_) => &t::USE_FILE,
        None => &t::REPLACE_WITH_FILE,
    }
}

/// Clinic and time of the file.
fn file_facts(comparison: &Comparison, lang: crate::content::Lang) -> String {
    let name = &comparison.theirs.sections.clinic.name;
    let name = if name.is_empty() { t::NAMELESS.get(lang) } else { name.as_str() };
    let written = comparison.header.written.get(..10).and_then(crate::domain::parse_date);
    match written {
        Some(day) => format!("{name}, {}", crate::domain::long_date(day, lang)),
        None => name.to_owned(),
    }
}
