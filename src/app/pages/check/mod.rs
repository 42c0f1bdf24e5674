//! *Kontroller et dokument*: is a PDF what was signed? Nothing leaves the browser, and no binder is needed.

mod answer;
mod code;
mod countersign;
mod difference;
mod for_module;
mod read_back;
mod result;

use super::documents::archived;
use crate::app::lock::Trouble;
use crate::app::session::Open;
use crate::app::{browser, use_app, AppContext};
use crate::binder::{Binder, Fault};
use crate::signing::{NotChecked, Report, MAX_PDF};
use crate::ui::{FileDrop, Notice, Tone};
use answer::Answer;
use code::CodeSearch;
use countersign::Countersign;
use difference::{counterpart, Difference};
pub use for_module::check_for;
use read_back::ReadBack;
use result::Result as Shown;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

crate::texts!("app/pages/check");

/// What a check found.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    /// Signature by signature.
    pub report: std::result::Result<Report, NotChecked>,
    /// The first difference from the archived document that the file claims to be.
    pub difference: Option<Difference>,
    /// Whether the open binder's chain is whole.
    pub chain: Option<std::result::Result<(), Fault>>,
    /// The file.
    pub pdf: Rc<[u8]>,
}

/// How far a check has come.
#[derive(Clone, PartialEq)]
enum Step {
    Waiting,
    Working,
    Failed(Trouble),
    Done(Rc<Outcome>),
}

/// Props of [`CheckPage`].
#[derive(Properties, PartialEq)]
pub struct CheckPageProps {
    /// Address of a document of the open binder, whose archived PDF is checked at once.
    #[prop_or_default]
    pub id: Option<String>,
}

/// A file is chosen, dropped or taken from the archive; the answer comes first, the details below.
#[component]
pub fn CheckPage(props: &CheckPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let step = use_state(|| Step::Waiting);
    let begin = {
        let (app, step) = (app.clone(), step.setter());
        Callback::from(move |source: Source| {
            step.set(Step::Working);
            let (app, step) = (app.clone(), step.clone());
            spawn_local(async move {
                step.set(match check(&app, source).await {
                    Ok(outcome) => Step::Done(Rc::new(outcome)),
                    Err(trouble) => Step::Failed(trouble),
                });
            });
        })
    };
    {
        let (warm_up, begin, id) = (app.exporter.warm_up.clone(), begin.clone(), props.id.clone());
        use_effect_with((), move |()| {
            warm_up.emit(());
            id.into_iter().for_each(|id| begin.emit(Source::Archive(id)));
        });
    }
    // Whoever waits for the answer is taken to it.
    use_effect_with(matches!(*step, Step::Done(_)), |is_done| {
        if *is_done {
            browser::focus_on(result::ANSWER);
        }
    });
    let binder = app.session.binder().cloned();
    let is_working = *step == Step::Working;
    html! {
        <div class="stack stack--loose check">
            <div class="page-head"><h1 tabindex="-1">{ t::TITLE.get(lang) }</h1><p class="lead">{ t::LEAD.get(lang) }</p></div>
            <FileDrop id="check-file" icon="pdf" title={t::DROP_TITLE.string(lang)} hint={t::DROP_HINT.string(lang)} accept=".pdf,application/pdf"
                onfile={begin.reform(Source::File)} />
            <div role="status" id="check-status">
                if is_working {
                    <div class="progress-block"><progress aria-label={t::WORKING.get(lang)}></progress><span>{ t::WORKING.get(lang) }</span></div>
                }
            </div>
            { match &*step {
                Step::Waiting | Step::Working => html! {},
                Step::Failed(trouble) => html! {
                    <div role="alert"><Notice tone={Tone::Danger} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice></div>
                },
                Step::Done(outcome) => html! {
                    <>
                        <Shown {lang} outcome={outcome.clone()} binder={binder.clone()} />
                        <Countersign outcome={outcome.clone()} />
                        <ReadBack outcome={outcome.clone()} />
                    </>
                },
            } }
            if matches!(app.session.desk, Open::Locked(_)) {
                <p id="locked-hint">{ t::LOCKED_HINT.get(lang) }{ " " }<a class="ds-link" href="#/">{ t::LOCKED_OPEN.get(lang) }</a></p>
            }
            if let Some(binder) = binder { <CodeSearch {lang} {binder} /> }
            <section class="stack">
                <h2>{ t::MEANS_TITLE.get(lang) }</h2>
                <ul>{ for [&t::MEANS_CHANGED, &t::MEANS_PERSON, &t::MEANS_READER].map(|words| html! { <li>{ words.get(lang) }</li> }) }</ul>
            </section>
        </div>
    }
}

/// Where the PDF comes from.
enum Source {
    /// Chosen or dropped.
    File(web_sys::File),
    /// The open binder's document at this address.
    Archive(String),
}

async fn check(app: &AppContext, source: Source) -> std::result::Result<Outcome, Trouble> {
    let binder = app.session.binder().cloned();
    let bytes = match source {
        Source::File(file) if file.size() > MAX_PDF as f64 => {
            return Ok(Outcome {
                report: Err(NotChecked::TooLarge),
                difference: None,
                chain: None,
                pdf: Rc::default(),
            });
        }
        Source::File(file) => {
            let unreadable = Trouble::new(&t::UNREADABLE, &t::UNREADABLE_REMEDY);
            browser::read_file(&file, MAX_PDF).await.ok_or(unreadable)?
        }
        Source::Archive(address) => {
            let file = binder.as_ref().and_then(|binder| binder.file(&address));
            let none = Trouble::new(&t::NO_FILE, &t::NO_FILE_REMEDY);
            archived(&app.exporter.client, file.ok_or(none)?).await?
        }
    };
    let report = app.exporter.client.check(bytes.clone()).await.ok_or(silent())?;
    let chain = binder.as_ref().map(|binder| binder.check_chain(&[], None));
    let difference = match (&report, &binder) {
        (Ok(report), Some(binder)) => difference(app, report, binder, &bytes).await,
        _ => None,
    };
    Ok(Outcome { report, difference, chain, pdf: bytes.into() })
}

fn silent() -> Trouble {
    Trouble::new(&t::SILENT, &t::SILENT_REMEDY)
}

/// The first difference from the archived document that the file claims to be; none when the archive has this very file.
async fn difference(app: &AppContext, report: &Report, binder: &Binder, bytes: &[u8]) -> Option<Difference> {
    let answer = Answer::of(&Ok(report.clone()), Some(binder));
    if matches!(answer, Answer::Archived(_)) {
        return None;
    }
    let address = counterpart(report, binder)?;
    let document = binder.signed(&address)?;
    let own = archived(&app.exporter.client, binder.file(&address)?).await.ok()?;
    Difference::of(&document.data, &own, Some(report), bytes)
}

#[cfg(all(test, feature = "export"))]
#[path = "real_tests.rs"]
mod tests;
