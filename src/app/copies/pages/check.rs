use crate::app::browser::{self, CopyRecord};
use crate::app::copies::facts::look_again;
use crate::app::copies::t;
use crate::app::files::CLINIC_FILES;
use crate::app::lock::{self, Checked, Trouble};
use crate::app::save::Safe;
use crate::app::use_app;
use crate::content::{plural, Lang};
use crate::ui::{FileDrop, Notice, Tone};
use crate::vault::{Relation, VaultError, MAX_FILE};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// *Kontroller kopien*: the user chooses the file, it is read back and compared. Nothing changes.
#[component]
pub fn CheckCopy() -> Html {
    let app = use_app();
    let lang = app.lang();
    let result = use_state(|| None::<Found>);
    let onfile = {
        let (safe, result) = (app.saver.safe.clone(), result.clone());
        Callback::from(move |file: web_sys::File| {
            result.set(Some(Found::Reading));
            let (safe, result) = (safe.clone(), result.clone());
            spawn_local(async move {
                result.set(Some(check(&safe, &file).await));
                look_again(&safe).await;
            });
        })
    };
    html! {
        <div class="stack">
            <FileDrop id="check-copy" icon="check" title={t::CHECK_TITLE.string(lang)} hint={t::CHECK_HINT.string(lang)} accept={CLINIC_FILES} {onfile} />
            <div role="status" id="check-result" data-result={result.map_or("", Found::code)}>
                if let Some(found) = *result { { words(found, lang) } }
            </div>
        </div>
    }
}

/// What the chosen file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Found {
    Reading,
    Fits,
    /// It lacks so many saves.
    Older(u64),
    /// It has something that is not here.
    Newer,
    Damaged,
    /// Another binder's, or made with other keys.
    Other,
    /// None of these; the cause has its own words.
    Trouble(Trouble),
}

impl Found {
    fn code(self) -> &'static str {
        match self {
            Found::Reading => "reading",
            Found::Fits => "fits",
            Found::Older(_) => "older",
            Found::Newer => "newer",
            Found::Damaged => "damaged",
            Found::Other => "other",
            Found::Trouble(_) => "trouble",
        }
    }
}

impl From<Trouble> for Found {
    fn from(trouble: Trouble) -> Found {
        if trouble == VaultError::WrongKey.into() {
            Found::Other
        } else if trouble == VaultError::Damaged.into() {
            Found::Damaged
        } else {
            Found::Trouble(trouble)
        }
    }
}

async fn check(safe: &Safe, file: &web_sys::File) -> Found {
    let Some(bytes) = browser::read_file(file, MAX_FILE).await else {
        return Found::Trouble(VaultError::TooLarge.into());
    };
    match lock::check_copy(safe, bytes).await {
        Ok(checked) => {
            remember_check(&checked);
            relation(&checked)
        }
        Err(trouble) => trouble.into(),
    }
}

fn relation(checked: &Checked) -> Found {
    match checked.relation {
        Relation::Same => Found::Fits,
        Relation::Behind => Found::Older(checked.missing),
        Relation::Ahead | Relation::Forked => Found::Newer,
    }
}

/// The last copy counts as checked when this is it. A copy that we knew nothing of, but that has everything, counts too.
fn remember_check(checked: &Checked) {
    let known = browser::last_copy();
    let is_it = known.filter(|copy| copy.generation == checked.generation);
    let is_whole = checked.relation == Relation::Same;
    if let Some(copy) = is_it.filter(|_| matches!(checked.relation, Relation::Same | Relation::Behind)) {
        browser::remember_copy(CopyRecord { is_checked: true, ..copy });
    } else if is_whole {
        let (generation, day) = (checked.generation, browser::today());
        browser::remember_copy(CopyRecord { generation, day, is_checked: true });
    }
}

fn words(found: Found, lang: Lang) -> Html {
    let (tone, title, hint) = match found {
        Found::Reading => return html! { <p>{ t::CHECKING.get(lang) }</p> },
        Found::Fits => (Tone::Ok, t::CHECK_FITS.string(lang), &t::CHECK_FITS_HINT),
        Found::Older(missing) => {
            let count = usize::try_from(missing).unwrap_or(usize::MAX);
            (
                Tone::Warn,
                plural(count, &t::CHECK_OLDER_ONE, &t::CHECK_OLDER_OTHER, lang),
                &t::CHECK_OLDER_HINT,
            )
        }
        Found::Newer => (Tone::Warn, t::CHECK_NEWER.string(lang), &t::CHECK_NEWER_HINT),
        Found::Damaged => (Tone::Danger, t::CHECK_DAMAGED.string(lang), &t::CHECK_DAMAGED_HINT),
        Found::Other => (Tone::Danger, t::CHECK_OTHER.string(lang), &t::CHECK_OTHER_HINT),
        Found::Trouble(trouble) => (Tone::Danger, trouble.message.string(lang), trouble.remedy),
    };
    html! { <Notice {tone} {title}><p>{ hint.get(lang) }</p></Notice> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_is_told_apart() {
        assert_eq!(Found::from(Trouble::from(VaultError::WrongKey)), Found::Other);
        assert_eq!(Found::from(Trouble::from(VaultError::Damaged)), Found::Damaged);
        let large = Trouble::from(VaultError::TooLarge);
        assert_eq!(Found::from(large), Found::Trouble(large));
        let of = |relation, missing| super::relation(&Checked { relation, missing, generation: 1 });
        assert_eq!(of(Relation::Same, 0), Found::Fits);
        assert_eq!(of(Relation::Behind, 4), Found::Older(4));
        assert_eq!(of(Relation::Ahead, 0), Found::Newer);
        assert_eq!(of(Relation::Forked, 2), Found::Newer);
    }
}
