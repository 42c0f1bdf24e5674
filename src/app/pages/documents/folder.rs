use super::index::{index, Folder, CERTIFICATE, INDEX};
use super::pdf::archived;
use super::shelf::name;
use super::t;
use crate::app::export::{Reply, Task};
use crate::app::lock::Trouble;
use crate::app::{browser, t as words, use_app, AppContext};
use crate::binder::Binder;
use crate::ui::{Button, CheckBox, LinkButton, Notice, Tone, Variant};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far the folder has come.
#[derive(Clone, PartialEq)]
enum Step {
    Waiting,
    Working,
    Done(String),
    Failed(Trouble),
}

/// One file for an inspection: what goes in, what does not, and the button.
#[component]
pub fn FolderPage() -> Html {
    let app = use_app();
    let lang = app.lang();
    let step = use_state(|| Step::Waiting);
    let tells_gaps = use_state(|| false);
    let warm_up = app.exporter.warm_up.clone();
    use_effect_with((), move |()| warm_up.emit(()));
    let Some(binder) = app.session.binder().cloned() else { return html! {} };
    let folder = Rc::new(Folder::of(&binder, lang, app.session.today));
    let make = {
        let (app, binder, folder) = (app.clone(), binder.clone(), folder.clone());
        let (step, tells_gaps) = (step.clone(), *tells_gaps);
        Callback::from(move |()| {
            if *step == Step::Working {
                return;
            }
            step.set(Step::Working);
            let (app, binder, folder, step) = (app.clone(), binder.clone(), folder.clone(), step.setter());
            spawn_local(async move {
                step.set(match make(&app, &binder, &folder, tells_gaps).await {
                    Ok(name) => Step::Done(name),
                    Err(trouble) => Step::Failed(trouble),
                });
            });
        })
    };
    let set_gaps = {
        let tells_gaps = tells_gaps.clone();
        Callback::from(move |ticked| tells_gaps.set(ticked))
    };
    let rows = folder.files.iter().map(|own| html! { <li>{ name(&own.signed.document, lang) }</li> });
    let is_working = *step == Step::Working;
    let label = if is_working { &t::FOLDER_WORKING } else { &t::FOLDER_MAKE };
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::FOLDER_TITLE.get(lang) }</h1><p class="lead">{ t::FOLDER_LEAD.get(lang) }</p></div>
            if folder.files.is_empty() {
                <p>{ t::FOLDER_NOTHING.get(lang) }</p>
            } else {
                <section class="stack">
                    <h2>{ t::FOLDER_HOLDS.get(lang) }</h2>
                    <ul id="folder-holds"><li>{ t::FOLDER_INDEX.get(lang) }</li>{ for rows }<li>{ t::FOLDER_CERTIFICATE.get(lang) }</li></ul>
                    <p class="muted">{ t::FOLDER_ENCRYPTED.get(lang) }</p>
                </section>
            }
            if !folder.gaps.is_empty() {
                <section class="stack">
                    <h2>{ t::FOLDER_GAPS.get(lang) }</h2>
                    <p>{ t::FOLDER_GAPS_HINT.get(lang) }</p>
                    <ul>{ for folder.gaps.iter().map(|gap| html! { <li>{ gap }</li> }) }</ul>
                    if !folder.files.is_empty() {
                        <CheckBox id="tell-gaps" field="folder-gaps" label={t::FOLDER_TELL_GAPS.string(lang)} checked={*tells_gaps} onchange={set_gaps} />
                    }
                </section>
            }
            <div class="button-row">
                if !folder.files.is_empty() {
                    <Button id="download-folder" label={label.string(lang)} icon="download" onclick={make} />
                }
                <LinkButton label={words::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
            <div role="status" id="folder-status">
                { match &*step {
                    Step::Waiting => html! {},
                    Step::Working => html! {
                        <div class="progress-block"><progress aria-label={t::FOLDER_WORKING.get(lang)}></progress><span>{ t::FOLDER_WORKING.get(lang) }</span></div>
                    },
                    Step::Done(name) => html! {
                        <Notice tone={Tone::Ok} title={t::FOLDER_DONE.string(lang)}><p>{ t::FOLDER_DONE_HINT.fill(lang, &[("name", name)]) }</p></Notice>
                    },
                    Step::Failed(trouble) => html! {
                        <Notice tone={Tone::Danger} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice>
                    },
                } }
            </div>
        </div>
    }
}

/// Makes the folder and hands it over. Returns its name.
async fn make(
    app: &AppContext,
    binder: &Binder,
    folder: &Folder,
    tells_gaps: bool,
) -> Result<String, Trouble> {
    let failed = Trouble::new(&t::FOLDER_FAILED, &t::FOLDER_FAILED_REMEDY);
    let (client, today) = (&app.exporter.client, app.session.today);
    let index = index(binder, folder, tells_gaps, app.lang(), today);
    let json = serde_json::to_string(&index).map_err(|_| failed)?;
    let Some(Reply::Pdf(pdf)) = client.ask(Task::Make(json)).await else { return Err(failed) };
    let mut files = vec![(INDEX.to_owned(), pdf.into_vec())];
    for own in &folder.files {
        files.push((own.name.clone(), archived(client, &own.file).await?));
    }
    for (at, certificate) in binder.authorities().iter().enumerate() {
        let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        files.push((format!("{CERTIFICATE}{number}.cer"), certificate.clone()));
    }
    let zip = client.folder(today.to_string(), files).await.ok_or(failed)?;
    let name = format!("klinikkvern-tilsynsmappe-{today}.zip");
    browser::download(&zip, &name, "application/zip").map_err(|_| failed)?;
    Ok(name)
}
