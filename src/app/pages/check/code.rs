use super::answer::Archived;
use super::t;
use crate::app::browser;
use crate::binder::Binder;
use crate::content::Lang;
use crate::ui::{Button, FieldError, Notice, TextField, Tone, Variant};
use std::rc::Rc;
use yew::prelude::*;

const CODE: &str = "paper-code";
/// Characters of a code as it is printed.
const LENGTH: usize = 16;

/// Props of [`CodeSearch`].
#[derive(Properties, PartialEq)]
pub struct CodeSearchProps {
    /// Language.
    pub lang: Lang,
    /// Where to look.
    pub binder: Rc<Binder>,
}

/// What a typed code led to.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    TooShort,
    Unknown,
    Document(Archived),
}

/// For whoever holds the paper: the code in the footer leads to the document.
#[component]
pub fn CodeSearch(props: &CodeSearchProps) -> Html {
    let lang = props.lang;
    let code = use_state(String::new);
    let found = use_state(|| Found::Nothing);
    let search = {
        let (code, found, binder) = (code.clone(), found.clone(), props.binder.clone());
        Callback::from(move |()| {
            let result = look_up(&binder, &code);
            if result == Found::TooShort {
                browser::focus_on(CODE);
            }
            found.set(result);
        })
    };
    let onsubmit = {
        let search = search.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            search.emit(());
        })
    };
    let onchange = {
        let (code, found) = (code.clone(), found.clone());
        Callback::from(move |typed| {
            code.set(typed);
            found.set(Found::Nothing);
        })
    };
    let errors = match *found {
        Found::TooShort => vec![FieldError::new(CODE, t::CODE_MISSING.string(lang))],
        _ => vec![],
    };
    html! {
        <section class="stack">
            <h2>{ t::CODE_TITLE.get(lang) }</h2>
            <form class="stack" {onsubmit}>
                <TextField id={CODE} {lang} label={t::CODE_LABEL.string(lang)} hint={t::CODE_HINT.string(lang)} value={(*code).clone()} {onchange}
                    error={FieldError::of(&errors, CODE)} />
                <div class="button-row"><Button id="find-code" submit=true label={t::CODE_FIND.string(lang)} variant={Variant::Secondary} icon="search" /></div>
            </form>
            <div role="status" id="code-result">
                { match &*found {
                    Found::Nothing | Found::TooShort => html! {},
                    Found::Unknown => html! {
                        <Notice tone={Tone::Warn} title={t::CODE_UNKNOWN.string(lang)}><p>{ t::CODE_UNKNOWN_HINT.get(lang) }</p></Notice>
                    },
                    Found::Document(own) => html! {
                        <Notice tone={Tone::Ok} title={own.sentence(&t::CODE_FOUND, lang)}>
                            <p>{ t::CODE_FOUND_HINT.get(lang) }</p>
                            if own.place.replaced_by.is_some() { <p>{ t::HOLDS_REPLACED.get(lang) }</p> }
                            <p><a class="ds-link" href={format!("#/dokumenter/{}", own.place.address)}>{ t::SEE_DOCUMENT.get(lang) }</a></p>
                        </Notice>
                    },
                } }
            </div>
        </section>
    }
}

fn look_up(binder: &Binder, code: &str) -> Found {
    if code.chars().filter(char::is_ascii_alphanumeric).count() < LENGTH {
        return Found::TooShort;
    }
    let place = binder.by_code(code);
    let document = place.as_ref().and_then(|place| binder.signed(&place.address).cloned());
    match place.zip(document) {
        Some((place, document)) => Found::Document(Archived { place, document, is_earlier: false }),
        None => Found::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_to_its_document_however_it_is_typed() {
        let binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
        let document = &binder.archive()[0];
        for typed in [
            document.short_code(),
            document.short_code().to_uppercase(),
            document.short_code().replace(' ', "-"),
        ] {
            let Found::Document(found) = look_up(&binder, &typed) else { panic!("{typed}") };
            let sentence = found.sentence(&t::CODE_FOUND, Lang::Nb);
            assert!(sentence.contains("versjon 1, signert 15. november 2026 av "), "{sentence}");
        }
        assert!(look_up(&binder, "9c1e 44b2") == Found::TooShort);
        assert!(look_up(&binder, "0000 0000 0000 0000") == Found::Unknown);
    }
}
