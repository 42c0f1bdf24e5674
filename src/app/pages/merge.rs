//! Two versions of the clinic's binder, entry by entry, and the one that is made of them. Props in, callbacks out: which
//! versions meet here, and what becomes of the result, the caller knows.

mod changes;
mod decisions;
mod preview;

use crate::binder::{compare, merge, Binder, Choice, Difference, DifferenceKind};
use crate::content::{plural, Lang};
use crate::ui::{
    Button, CheckChoices, ChoiceOption, ErrorSummary, FieldError, Notice, RadioButton, Tone, Variant,
};
use decisions::{errors, field_id, only_here, sections, told, Choices};
use std::rc::Rc;
use yew::prelude::*;

pub use changes::ChangesList;
pub use preview::DifferencesPreview;

crate::texts!("app/pages/merge");

/// Props of [`MergePage`].
#[derive(Properties, PartialEq)]
pub struct MergePageProps {
    /// Language.
    pub lang: Lang,
    /// The binder that is open here.
    pub mine: Rc<Binder>,
    /// The other version of it.
    pub theirs: Rc<Binder>,
    /// What to call my version: "Denne PC-en".
    pub mine_label: String,
    /// What to call the other version: "Filen".
    pub theirs_label: String,
    /// Called with the binder that was made of both.
    pub ondone: Callback<Binder>,
    /// Called when nothing is to be done.
    pub oncancel: Callback<()>,
}

/// The screen where a person chooses, and merges.
#[component]
pub fn MergePage(props: &MergePageProps) -> Html {
    let lang = props.lang;
    let choices = use_state(Choices::default);
    let attempt = use_state(|| 0u32);
    let differences = use_memo((props.mine.clone(), props.theirs.clone(), lang), |(mine, theirs, lang)| {
        compare(mine, theirs, *lang)
    });
    if differences.is_empty() {
        return same(props);
    }
    let missing = errors(&differences, &choices, lang);
    let shown = if *attempt > 0 { missing.clone() } else { vec![] };
    let onmerge = {
        let (mine, theirs, ondone) = (props.mine.clone(), props.theirs.clone(), props.ondone.clone());
        let (choices, attempt, ready) = (choices.clone(), attempt.clone(), missing.is_empty());
        Callback::from(move |()| {
            if ready {
                ondone.emit(merge(&mine, &theirs, &choices));
            } else {
                attempt.set(*attempt + 1);
            }
        })
    };
    let screen = Screen { props, differences: &differences, choices: &choices, errors: &shown };
    html! {
        <div class="stack merge">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <p class="lead">{ t::LEAD.get(lang) }</p>
            { screen.counts() }
            { for sections(&differences).into_iter().map(|section| screen.section(&section)) }
            <ErrorSummary {lang} errors={shown.clone()} attempt={*attempt} />
            <div class="button-row">
                <Button id="merge-done" label={t::MERGE.string(lang)} onclick={onmerge} />
                <Button id="merge-cancel" label={t::CANCEL.string(lang)} variant={Variant::Secondary} onclick={props.oncancel.clone()} />
            </div>
        </div>
    }
}

/// When there is nothing to choose.
fn same(props: &MergePageProps) -> Html {
    let lang = props.lang;
    html! {
        <div class="stack merge">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <Notice tone={Tone::Ok} title={t::SAME_TITLE.string(lang)}><p>{ t::SAME_HINT.get(lang) }</p></Notice>
            <div class="button-row"><Button id="merge-cancel" label={crate::app::t::CLOSE.string(lang)} onclick={props.oncancel.clone()} /></div>
        </div>
    }
}

/// What the parts of the screen need.
struct Screen<'a> {
    props: &'a MergePageProps,
    differences: &'a [Difference],
    choices: &'a UseStateHandle<Choices>,
    errors: &'a [FieldError],
}

impl Screen<'_> {
    fn counts(&self) -> Html {
        let lang = self.props.lang;
        let signed: Vec<_> = self.differences.iter().filter(|difference| difference.is_signed()).collect();
        let choose = self.differences.iter().filter(|difference| difference.needs_choice()).count();
        let single = self.differences.len() - signed.len() - choose;
        // Two documents with one number are one difference.
        let signed = signed.iter().map(|own| if own.kind == DifferenceKind::Both { 2 } else { 1 }).sum();
        let counts = [
            (choose, &t::COUNT_CHOOSE_ONE, &t::COUNT_CHOOSE_MANY),
            (single, &t::COUNT_SINGLE_ONE, &t::COUNT_SINGLE_MANY),
            (signed, &t::COUNT_SIGNED_ONE, &t::COUNT_SIGNED_MANY),
        ];
        let rows = counts.into_iter().filter(|(count, ..)| *count > 0);
        html! { <ul>{ for rows.map(|(count, one, many)| html! { <li>{ plural(count, one, many, lang) }</li> }) }</ul> }
    }

    /// The differences of one module: what must be chosen, and below it what only one side has.
    fn section(&self, section: &[&Difference]) -> Html {
        let Some(first) = section.first() else { return html! {} };
        let content = if first.is_signed() {
            self.signed(section)
        } else {
            html! {
                <>
                    { for section.iter().filter(|difference| difference.needs_choice()).map(|difference| self.either(difference)) }
                    { self.single(section, DifferenceKind::OnlyTheirs) }
                    { self.single(section, DifferenceKind::OnlyMine) }
                </>
            }
        };
        html! {
            <section class="stack" key={first.section}>
                <h2>{ &first.section_title }</h2>
                { content }
            </section>
        }
    }

    /// An entry that both have: two cards, one of them to be chosen.
    fn either(&self, difference: &Difference) -> Html {
        let id = field_id(&difference.key);
        let error = FieldError::of(self.errors, &id);
        let same = difference.mine.lines().iter().any(|line| difference.theirs.lines().contains(line));
        let described: Vec<String> = [(same, "hint"), (error.is_some(), "error")]
            .iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| format!("{id}-{part}"))
            .collect();
        html! {
            <fieldset class="question" id={id.clone()} key={difference.key.clone()} data-invalid={error.is_some().then_some("true")}
                aria-describedby={(!described.is_empty()).then(|| described.join(" "))}>
                <legend class="question__legend"><h3>{ &difference.label }</h3></legend>
                if same { <p class="question__hint" id={format!("{id}-hint")}>{ t::REST_SAME.get(self.props.lang) }</p> }
                if let Some(error) = error { <p class="field__error" id={format!("{id}-error")}>{ error }</p> }
                <div class="question__choices merge__sides">
                    { self.card(difference, Choice::Mine) }
                    { self.card(difference, Choice::Theirs) }
                </div>
            </fieldset>
        }
    }

    fn card(&self, difference: &Difference, choice: Choice) -> Html {
        let lang = self.props.lang;
        let (code, title, side, other) = match choice {
            Choice::Mine => ("mine", &self.props.mine_label, &difference.mine, &difference.theirs),
            Choice::Theirs => ("theirs", &self.props.theirs_label, &difference.theirs, &difference.mine),
        };
        let group = field_id(&difference.key);
        let (id, lines_id) = (format!("{group}-{code}"), format!("{group}-{code}-lines"));
        let mut lines = only_here(side, other);
        if lines.is_empty() {
            lines.push(t::NOTHING_MORE.get(lang));
        }
        let onchange = {
            let (choices, key) = (self.choices.clone(), difference.key.clone());
            Callback::from(move |()| choices.set((*choices).with(&key, Some(choice))))
        };
        html! {
            <label class="choice" for={id.clone()}>
                <RadioButton {id} name={group} value={code} described_by={lines_id.clone()}
                    checked={self.choices.get(&difference.key) == Some(&choice)} onchoose={onchange} />
                <span class="choice__text">
                    <span class="choice__title">{ title }</span>
                    <span class="choice__hint" id={lines_id}>
                        { for lines.into_iter().map(|line| html! { <span class="merge__line">{ line }{ " " }</span> }) }
                    </span>
                </span>
            </label>
        }
    }

    /// Entries that only one side has: ticked, so that they come along until somebody says otherwise.
    fn single(&self, section: &[&Difference], kind: DifferenceKind) -> Html {
        let lang = self.props.lang;
        let found: Vec<&Difference> =
            section.iter().copied().filter(|difference| difference.kind == kind).collect();
        let Some(first) = found.first() else { return html! {} };
        let (code, side, left_out) = match kind {
            DifferenceKind::OnlyMine => ("mine", &self.props.mine_label, Choice::Theirs),
            _ => ("theirs", &self.props.theirs_label, Choice::Mine),
        };
        let options: Vec<ChoiceOption> = found
            .iter()
            .map(|own| ChoiceOption::with_hint(own.key.clone(), own.label.clone(), told(own)))
            .collect();
        let kept = found.iter().filter(|own| !self.choices.contains_key(&own.key));
        let chosen: Vec<AttrValue> = kept.map(|own| AttrValue::from(own.key.clone())).collect();
        let onchange = {
            let choices = self.choices.clone();
            Callback::from(move |key: String| {
                let choice = (!choices.contains_key(&key)).then_some(left_out);
                choices.set((*choices).with(&key, choice));
            })
        };
        html! {
            <CheckChoices id={format!("merge-only-{code}-{}", first.section)} legend={t::ONLY_IN.fill(lang, &[("side", side)])}
                hint={t::ONLY_HINT.string(lang)} {options} {chosen} {onchange} />
        }
    }

    /// Signed documents: nothing to choose.
    fn signed(&self, section: &[&Difference]) -> Html {
        let lang = self.props.lang;
        let rows = section.iter().map(|difference| {
            let twins = difference.kind == DifferenceKind::Both;
            let sides = [(&self.props.mine_label, &difference.mine), (&self.props.theirs_label, &difference.theirs)];
            let present = sides.into_iter().filter(|(_, side)| !side.lines().is_empty());
            html! {
                <li class="merge__signed" key={difference.key.clone()}>
                    <strong>{ &difference.label }</strong>
                    if twins { <span class="merge__line">{ t::SIGNED_TWICE.get(lang) }</span> }
                    { for present.map(|(label, side)| html! { <span class="merge__line">{ format!("{label}: {}", side.lines().join(". ")) }</span> }) }
                </li>
            }
        });
        html! { <><p>{ t::SIGNED_KEPT.get(lang) }</p><ul>{ for rows }</ul></> }
    }
}
