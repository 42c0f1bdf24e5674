//! Text fields with label, hint, error, and the guard against patient identifiers.
//!
//! No control may be completed or checked by the browser: Chromium keeps such text in clear, or sends it away.

use super::guard::{use_guard, Guarded};
use crate::content::Lang;
use crate::domain::{parse_date, Date};
use jiff::civil::{DateTime, Time};
use yew::prelude::*;

/// Props of [`TextField`] and [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Element id; also the target of the error summary.
    pub id: AttrValue,
    /// Language of the guard's words.
    pub lang: Lang,
    /// Label: capital first, no colon.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What the field holds.
    pub value: AttrValue,
    /// Called at each keystroke; with `•` for the digits of a national identity number until it is confirmed.
    pub onchange: Callback<String>,
    /// HTML inputmode, such as `numeric`.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// Characters that fit; the browser takes no more.
    #[prop_or_default]
    pub longest: Option<usize>,
    /// Rows of a text area.
    #[prop_or(3)]
    pub rows: u8,
    /// The label is there for screen readers only, for use in a table with column headers.
    #[prop_or_default]
    pub hidden_label: bool,
}

/// What a control holds now: an input, a text area or a select.
pub(super) fn value_of(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// What stands around every control.
struct Frame<'a> {
    id: &'a AttrValue,
    label: &'a AttrValue,
    hidden_label: bool,
    hint: &'a Option<AttrValue>,
    error: &'a Option<AttrValue>,
    /// The guard against patient identifiers, where the control has one.
    guard: Option<&'a Guarded>,
}

impl Frame<'_> {
    /// The ids of the texts that describe the control.
    fn described_by(&self) -> Option<String> {
        let warned = self.guard.is_some_and(|guard| guard.words.is_some());
        let parts = [(self.hint.is_some(), "hint"), (self.error.is_some(), "error"), (warned, "guard")];
        let ids: Vec<String> =
            parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn around(&self, control: Html) -> Html {
        let id = self.id;
        html! {
            <div class="field" data-invalid={self.error.is_some().then_some("true")}>
                <label class={classes!("field__label", self.hidden_label.then_some("visually-hidden"))} for={id.clone()}>
                    { self.label }
                </label>
                if let Some(hint) = self.hint { <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p> }
                { control }
                if let Some(error) = self.error { <p class="field__error" id={format!("{id}-error")}>{ error }</p> }
                if let Some(guard) = self.guard {
                    <div role="status">
                        if let Some(words) = guard.words { <p class="field__guard" id={format!("{id}-guard")}>{ words }</p> }
                    </div>
                    { guard.ways_out.clone() }
                }
            </div>
        }
    }
}

impl TextFieldProps {
    fn frame<'a>(&'a self, guard: &'a Guarded) -> Frame<'a> {
        Frame {
            id: &self.id,
            label: &self.label,
            hidden_label: self.hidden_label,
            hint: &self.hint,
            error: &self.error,
            guard: Some(guard),
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let guard = use_guard(props);
    let frame = props.frame(&guard);
    frame.around(html! {
        <input type="text" class="input ds-input" autocomplete="off" spellcheck="false" id={props.id.clone()} value={guard.shown.clone()}
            oninput={guard.oninput.clone()} inputmode={props.inputmode.clone()} maxlength={props.longest.map(|longest| longest.to_string())}
            aria-invalid={props.error.is_some().then_some("true")} aria-describedby={frame.described_by()} />
    })
}

/// Several lines of text.
#[component]
pub fn TextArea(props: &TextFieldProps) -> Html {
    let guard = use_guard(props);
    let frame = props.frame(&guard);
    frame.around(html! {
        <textarea class="textarea ds-input" autocomplete="off" spellcheck="false" id={props.id.clone()} rows={props.rows.to_string()}
            value={guard.shown.clone()} oninput={guard.oninput.clone()} maxlength={props.longest.map(|longest| longest.to_string())}
            aria-invalid={props.error.is_some().then_some("true")} aria-describedby={frame.described_by()} />
    })
}

/// Props of [`DateField`].
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// Element id.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The date, if one is chosen.
    pub value: Option<Date>,
    /// Called with the new date, or `None` when the field is emptied.
    pub onchange: Callback<Option<Date>>,
}

/// A date, typed or picked with the browser's own calendar.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let DateFieldProps { id, label, hint, error, .. } = props;
    let frame = Frame { id, label, hidden_label: false, hint, error, guard: None };
    let onchange = props.onchange.reform(|event: Event| parse_date(&value_of(&event)));
    // A date that is half typed has no value. Given none, Yew would empty the field and take the half along; an empty
    // one is what the field has already, so it is left alone.
    let shown = props.value.map(|date| date.to_string()).unwrap_or_default();
    frame.around(html! {
        <input type="date" class="input ds-input input--date" autocomplete="off" spellcheck="false" id={id.clone()} value={shown} {onchange}
            aria-invalid={error.is_some().then_some("true")} aria-describedby={frame.described_by()} />
    })
}

/// Props of [`SelectField`].
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// Element id.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Value and text of each option, in order.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The chosen value.
    pub value: AttrValue,
    /// Called with the newly chosen value.
    pub onchange: Callback<String>,
}

/// A choice from a longer list.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let SelectFieldProps { id, label, hint, error, .. } = props;
    let frame = Frame { id, label, hidden_label: false, hint, error, guard: None };
    let onchange = props.onchange.reform(|event: Event| value_of(&event));
    let options = props.options.iter().map(|(value, text)| {
        html! { <option value={value.clone()} selected={*value == props.value}>{ text }</option> }
    });
    frame.around(html! {
        <select class="select ds-input" autocomplete="off" spellcheck="false" id={id.clone()} {onchange}
            aria-invalid={error.is_some().then_some("true")} aria-describedby={frame.described_by()}>
            { for options }
        </select>
    })
}

/// Props of [`MomentField`].
#[derive(Properties, PartialEq)]
pub struct MomentFieldProps {
    /// Element id of the date; the time's is this with `-time`.
    pub id: AttrValue,
    /// Language.
    pub lang: Lang,
    /// Label of both.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The day and time, if they are chosen.
    pub value: Option<DateTime>,
    /// Called with the new moment, or `None` when the date is emptied.
    pub onchange: Callback<Option<DateTime>>,
}

/// The time that stands there until another is chosen: when most clinics open.
const OPENING: Time = jiff::civil::time(8, 0, 0, 0);

/// A day and a time of day. The date comes first; the time follows it.
#[component]
pub fn MomentField(props: &MomentFieldProps) -> Html {
    let MomentFieldProps { id, lang, label, value, onchange, .. } = props;
    let value = *value;
    // The time outlives a date that is being typed anew.
    let time = use_mut_ref(|| None::<Time>);
    if let Some(value) = value {
        time.replace(Some(value.time()));
    }
    let ondate = {
        let time = time.clone();
        onchange.reform(move |date: Option<Date>| Some(date?.to_datetime(time.borrow().unwrap_or(OPENING))))
    };
    let ontime = {
        let (onchange, time) = (onchange.clone(), time.clone());
        Callback::from(move |event: Event| {
            let Ok(chosen) = value_of(&event).parse::<Time>() else { return };
            time.replace(Some(chosen));
            if let Some(value) = value {
                onchange.emit(Some(value.date().to_datetime(chosen)));
            }
        })
    };
    let time_id: AttrValue = format!("{id}-time").into();
    let time_label: AttrValue = super::t::TIME_OF_DAY.string(*lang).into();
    let frame = Frame {
        id: &time_id,
        label: &time_label,
        hidden_label: false,
        hint: &None,
        error: &None,
        guard: None,
    };
    let shown =
        time.borrow().map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    html! {
        <div class="field-pair" role="group" aria-label={label.clone()}>
            <DateField id={id.clone()} label={label.clone()} hint={props.hint.clone()} error={props.error.clone()}
                value={value.map(DateTime::date)} onchange={ondate} />
            { frame.around(html! {
                <input type="time" class="input ds-input input--date" autocomplete="off" spellcheck="false" id={time_id.clone()} value={shown} onchange={ontime} />
            }) }
        </div>
    }
}
