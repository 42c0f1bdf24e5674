//! Name, and whether one meets patients.

use super::bar::{go_on, Frame};
use super::{t, tap, PageProps};
use crate::app::use_app;
use crate::content::Lang;
use crate::domain::LONGEST_PERSON_NAME;
use crate::features::training::walkthrough::{Act as Tap, Walkthrough};
use crate::ui::{ChoiceOption, FieldError, RadioChoices, TextField};
use yew::prelude::*;

const NAME: &str = "course-name";
const PATIENTS: &str = "course-patients";

/// The first step.
#[component]
pub fn Who(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let walk = props.walk.clone();
    let attempt = use_state(|| 0u32);
    let errors = if *attempt > 0 { errors(&walk, lang) } else { vec![] };
    let onnext = {
        let (walk, attempt) = (walk.clone(), attempt.clone());
        Callback::from(move |()| {
            if self::errors(&walk, lang).is_empty() {
                go_on(walk.at());
            } else {
                attempt.set(*attempt + 1);
            }
        })
    };
    let options = [("yes", &t::YES), ("no", &t::NO)];
    let options: Vec<ChoiceOption> =
        options.into_iter().map(|(value, words)| ChoiceOption::new(value, words.string(lang))).collect();
    let chosen = walk.with_patients.map(|with| AttrValue::from(if with { "yes" } else { "no" }));
    html! {
        <Frame {lang} walk={walk.clone()} errors={errors.clone()} attempt={*attempt} onnext={Some(onnext)}>
            <h1 tabindex="-1">{ t::WHO_TITLE.get(lang) }</h1>
            <TextField id={NAME} {lang} label={t::ASK_NAME.string(lang)} hint={AttrValue::from(t::NAME_HINT.string(lang))} longest={LONGEST_PERSON_NAME}
                value={walk.name.clone()} onchange={tap(&app, Tap::Name)} error={FieldError::of(&errors, NAME)} />
            <RadioChoices id={PATIENTS} legend={t::ASK_PATIENTS.string(lang)} hint={AttrValue::from(t::PATIENTS_HINT.string(lang))} {options}
                chosen={chosen.into_iter().collect::<Vec<_>>()} onchange={tap(&app, |word: String| Tap::WithPatients(word == "yes"))}
                error={FieldError::of(&errors, PATIENTS)} />
        </Frame>
    }
}

fn errors(walk: &Walkthrough, lang: Lang) -> Vec<FieldError> {
    let checks = [
        (NAME, walk.name.trim().is_empty(), &t::ERROR_NAME),
        (PATIENTS, walk.with_patients.is_none(), &t::ERROR_PATIENTS),
    ];
    let wrong = checks.into_iter().filter(|(_, is_open, _)| *is_open);
    wrong.map(|(field, _, words)| FieldError::new(field, words.string(lang))).collect()
}
