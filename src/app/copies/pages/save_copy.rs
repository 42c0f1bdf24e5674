use crate::app::browser::{self, CopyWay};
use crate::app::copies::facts::look_again;
use crate::app::copies::same_file::{save_copy, Outcome, Target};
use crate::app::copies::t;
use crate::app::files::download_copy;
use crate::app::lock::Trouble;
use crate::app::session::Act;
use crate::app::{use_app, AppContext};
use crate::content::Localized;
use crate::ui::{Button, Notice, Tone, Variant};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`SaveCopy`].
#[derive(Properties, PartialEq)]
pub struct SaveCopyProps {
    /// Element id of the button.
    pub id: AttrValue,
    /// Weight.
    #[prop_or(Variant::Secondary)]
    pub variant: Variant,
    /// True where the reminder asks: "now".
    #[prop_or_default]
    pub now: bool,
    /// More buttons in the same row.
    #[prop_or_default]
    pub children: Html,
}

/// One press, and the copy is in the user's file, read back and checked; a download where there is no such file.
/// What went wrong stands below until the next press.
#[component]
pub fn SaveCopy(props: &SaveCopyProps) -> Html {
    let app = use_app();
    let work = use_file_work(&app);
    let save = {
        let (app, press) = (app.clone(), work.press.clone());
        Callback::from(move |()| match browser::copy_way() {
            CopyWay::SameFile => press.emit(Target::Kept),
            CopyWay::Download | CopyWay::DownloadOften => download_copy(&app),
        })
    };
    let words = match (*work.busy, props.now) {
        (true, _) => &t::SAVING_COPY,
        (false, true) => &t::SAVE_COPY_NOW,
        (false, false) => &t::SAVE_COPY,
    };
    html! {
        <div class="stack">
            <div class="button-row">
                <Button id={props.id.clone()} variant={props.variant} icon="save" label={words.string(app.lang())} onclick={save} />
                { props.children.clone() }
            </div>
            <Problem trouble={*work.trouble} />
        </div>
    }
}

/// The writing of the user's file, as a component sees it.
pub struct FileWork {
    /// Writes to this file.
    pub press: Callback<Target>,
    /// True while it is on its way.
    pub busy: UseStateHandle<bool>,
    /// Why the last one did not succeed.
    pub trouble: UseStateHandle<Option<Trouble>>,
}

/// Writes the user's file when a button is pressed, and says how it went.
#[hook]
pub fn use_file_work(app: &AppContext) -> FileWork {
    let busy = use_state(|| false);
    let trouble = use_state(|| None::<Trouble>);
    let press = {
        let (safe, session) = (app.saver.safe.clone(), app.session.clone());
        let (busy, trouble) = (busy.clone(), trouble.clone());
        Callback::from(move |target| {
            if *busy {
                return;
            }
            busy.set(true);
            trouble.set(None);
            let (safe, session) = (safe.clone(), session.clone());
            let (busy, trouble) = (busy.clone(), trouble.clone());
            spawn_local(async move {
                match save_copy(&safe, target).await {
                    Ok(Outcome::Saved) => say(&session, &t::COPY_CHECKED),
                    Ok(Outcome::Left | Outcome::Compared) => {}
                    Err(cause) => trouble.set(Some(cause)),
                }
                busy.set(false);
                look_again(&safe).await;
            });
        })
    };
    FileWork { press, busy, trouble }
}

fn say(session: &crate::app::session::SessionHandle, words: &'static Localized) {
    session.dispatch(Act::Say(words.string(session.lang)));
}

/// Props of [`Problem`].
#[derive(Properties, PartialEq)]
pub struct ProblemProps {
    /// What went wrong, if anything.
    pub trouble: Option<Trouble>,
}

/// What went wrong, and what to do; read aloud when it appears.
#[component]
pub fn Problem(props: &ProblemProps) -> Html {
    let lang = use_app().lang();
    let Some(trouble) = props.trouble else { return html! {} };
    html! {
        <div role="alert">
            <Notice tone={Tone::Warn} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice>
        </div>
    }
}
