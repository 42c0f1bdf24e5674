use super::answer::Answer;
use super::{t, Outcome};
use crate::app::export::{hand_over, Export};
use crate::app::lock::Trouble;
use crate::app::signing::{sign_file, t as signing, SigningStatus};
use crate::app::{browser, t as words, use_app, AppContext};
use crate::content::Lang;
use crate::domain::check_organisation_number;
use crate::signing::{SignOff, Subject};
use crate::ui::{Button, CheckBox, ErrorSummary, FieldError, Notice, TextField, Tone};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Element ids of the fields.
const NAME: &str = "own-name";
const ROLE: &str = "own-role";
const FIRM: &str = "own-firm";
const NUMBER: &str = "own-number";
const STATEMENT: &str = "own-statement";
/// Element id of what is said when it is done, which takes the focus.
const DONE: &str = "countersigned";

/// Props of [`Countersign`].
#[derive(Properties, PartialEq)]
pub struct CountersignProps {
    /// What the check found, with the file.
    pub outcome: Rc<Outcome>,
}

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq)]
struct Filled {
    name: String,
    role: String,
    firm: String,
    number: String,
    agreed: bool,
}

impl Filled {
    /// What is to be mended.
    fn errors(&self, lang: Lang) -> Vec<FieldError> {
        let found = [
            (self.name.trim().is_empty(), NAME, &words::SIGN_NAME_MISSING),
            (self.role.trim().is_empty(), ROLE, &t::OWN_ROLE_MISSING),
            (self.firm.trim().is_empty(), FIRM, &t::OWN_FIRM_MISSING),
            (check_organisation_number(&self.number).is_err(), NUMBER, &t::OWN_NUMBER_WRONG),
            (!self.agreed, STATEMENT, &words::SIGN_STATEMENT_MISSING),
        ];
        let missing = found.into_iter().filter(|(is_wrong, ..)| *is_wrong);
        missing.map(|(_, field, text)| FieldError::new(field, text.string(lang))).collect()
    }

    /// Who signs, and to what.
    fn sign_off(&self, signed_at: String, lang: Lang) -> SignOff {
        SignOff {
            signer: Subject {
                name: self.name.trim().to_owned(),
                role: self.role.trim().to_owned(),
                organisation: self.firm.trim().to_owned(),
                organisation_number: check_organisation_number(&self.number).ok().flatten(),
            },
            reason: signing::REASON.string(lang),
            signed_at,
            certifies: false,
        }
    }
}

/// Whoever got a signed PDF from somebody else adds a signature to it, with a key that is made for it and forgotten. A
/// document of the open binder is countersigned at its own page instead.
#[component]
pub fn Countersign(props: &CountersignProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let form = use_state(Filled::default);
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    let done = use_state(|| None::<String>);
    use_effect_with((*done).clone(), |done| {
        if done.is_some() {
            browser::focus_on(DONE);
        }
    });
    let answer = Answer::of(&props.outcome.report, app.session.binder().map(|binder| &**binder));
    if !matches!(answer, Answer::Unchanged | Answer::UnknownKey) {
        return html! {};
    }
    if let Some(name) = &*done {
        return html! {
            <section class="stack" role="status">
                <h2 id={DONE} tabindex="-1">{ t::OWN_DONE.get(lang) }</h2>
                <Notice tone={Tone::Ok}><p>{ t::OWN_DONE_HINT.fill(lang, &[("name", name)]) }</p></Notice>
            </section>
        };
    }
    let sign = {
        let (app, form, done, outcome) = (app.clone(), form.clone(), done.setter(), props.outcome.clone());
        let (errors, attempt) = (errors.clone(), attempt.clone());
        Callback::from(move |()| {
            let found = form.errors(lang);
            let is_fine = found.is_empty();
            attempt.set(*attempt + 1);
            errors.set(found);
            if is_fine && app.exporter.begin_signing() {
                let (app, done, outcome) = (app.clone(), done.clone(), outcome.clone());
                let sign_off = form.sign_off(browser::timestamp(), lang);
                spawn_local(async move { carry_out(&app, &outcome, sign_off, &done).await });
            }
        })
    };
    let set = |put: fn(&mut Filled, String)| {
        let form = form.clone();
        Callback::from(move |text| {
            let mut next = (*form).clone();
            put(&mut next, text);
            form.set(next);
        })
    };
    let set_agreed = {
        let form = form.clone();
        Callback::from(move |agreed| form.set(Filled { agreed, ..(*form).clone() }))
    };
    let error = |field: &str| FieldError::of(&errors, field);
    html! {
        <details class="disclosure" id="own-signature">
            <summary>{ t::OWN_TITLE.get(lang) }</summary>
            <div class="stack">
                <p>{ t::OWN_LEAD.get(lang) }</p>
                <TextField id={NAME} {lang} label={words::SIGN_NAME.string(lang)} value={form.name.clone()} onchange={set(|form, text| form.name = text)} error={error(NAME)} />
                <TextField id={ROLE} {lang} label={words::SIGN_ROLE.string(lang)} value={form.role.clone()} onchange={set(|form, text| form.role = text)} error={error(ROLE)} />
                <TextField id={FIRM} {lang} label={t::OWN_FIRM.string(lang)} value={form.firm.clone()} onchange={set(|form, text| form.firm = text)} error={error(FIRM)} />
                <TextField id={NUMBER} {lang} label={t::OWN_NUMBER.string(lang)} inputmode="numeric" value={form.number.clone()} onchange={set(|form, text| form.number = text)} error={error(NUMBER)} />
                <CheckBox id="own-agrees" field={STATEMENT} label={t::OWN_STATEMENT.string(lang)} error={error(STATEMENT)} checked={form.agreed} onchange={set_agreed} />
                <p class="muted">{ signing::PROVES.get(lang) }{ " " }{ t::OWN_KEY_ONCE.get(lang) }</p>
                <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
                <div class="button-row"><Button id="own-sign" label={t::OWN_SIGN.string(lang)} icon="pencil" onclick={sign} /></div>
                <SigningStatus />
            </div>
        </details>
    }
}

/// Signs, and hands the PDF to the browser's downloads. If anything fails, the file is as it was.
async fn carry_out(
    app: &AppContext,
    outcome: &Outcome,
    sign_off: SignOff,
    done: &UseStateSetter<Option<String>>,
) {
    let show = |page, pages| app.exporter.show.emit(Export::Signing(page, pages));
    let signed = sign_file(&app.exporter.client, &outcome.pdf, sign_off, &show).await;
    app.exporter.end_signing();
    let export = match signed {
        Ok(pdf) => hand_over(&pdf, t::OWN_FILE.fill(app.lang(), &[("date", &app.session.today)])),
        Err(trouble) => Export::NotSigned(trouble),
    };
    let export = match export {
        Export::Failed => Export::NotSigned(Trouble::new(&t::OWN_NOT_SAVED, &t::OWN_NOT_SAVED_REMEDY)),
        export => export,
    };
    if let Export::Done(name) = &export {
        done.set(Some(name.clone()));
    }
    app.exporter.show.emit(export);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_at_its_field() {
        let fields = |filled: &Filled| {
            filled.errors(Lang::Nb).into_iter().map(|error| error.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(&Filled::default()), [NAME, ROLE, FIRM, STATEMENT]);
        let whole = Filled {
            name: " Ingrid ".into(),
            role: "Daglig leder".into(),
            firm: "Timebok AS".into(),
            number: "974 760 673".into(),
            agreed: true,
        };
        assert_eq!(fields(&whole), Vec::<String>::new());
        assert_eq!(fields(&Filled { number: "12".into(), ..whole.clone() }), [NUMBER]);
        let sign_off = whole.sign_off("2026-11-22T10:42:00+01:00".into(), Lang::Nb);
        assert_eq!(sign_off.signer.name, "Ingrid");
        assert_eq!(sign_off.signer.organisation_number.as_deref(), Some("974760673"));
        assert!(!sign_off.certifies, "only the first signature of a file certifies it");
    }
}
