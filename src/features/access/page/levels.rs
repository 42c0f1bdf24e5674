//! `#/tilgang/nivaer`: how sure each system is of who logs on; `…/<id>` asks about one of them.

use super::table::{table, Row};
use super::{frame, unknown, Context};
use crate::content::Lang;
use crate::domain::Id;
use crate::features::access::content::{levels, lone, outdated_advice, password_advice, Lone, Minimum};
use crate::features::access::findings::has_minimum;
use crate::features::access::model::{Edit, LogOnChange};
use crate::features::access::overview::HREF;
use crate::features::access::state::LogOn;
use crate::features::access::t;
use crate::ui::{ChoiceOption, LinkButton, Notice, RadioChoices, TextArea, TextField, Tone, Variant};
use yew::prelude::*;

/// Something that people log on to.
struct Target {
    /// The part of the address.
    key: String,
    name: String,
    minimum: &'static Minimum,
    log_on: LogOn,
    system: bool,
}

impl Target {
    fn href(&self) -> String {
        format!("{HREF}/nivaer/{}", self.key)
    }

    fn is_low(&self) -> bool {
        matches!((self.log_on.level, self.minimum.level), (Some(own), Some(wanted)) if own < wanted)
    }
}

/// Every system with a log-on, then the uses that are no systems.
fn targets(ctx: &Context) -> Vec<Target> {
    let lang = ctx.lang;
    let systems = ctx.clinic.systems.iter().filter(|own| has_minimum(own)).filter_map(|own| {
        let log_on = ctx.state.log_on.get(&own.id).cloned().unwrap_or_default();
        Some(Target {
            key: own.id.0.clone(),
            name: own.label(lang),
            minimum: Minimum::of(own)?,
            log_on,
            system: true,
        })
    });
    let flags = ctx.clinic.flags();
    let uses = Minimum::of_uses(&flags).map(|own| {
        let log_on = ctx.state.uses.get(&own.id).cloned().unwrap_or_default();
        Target { key: own.id.clone(), name: own.name.string(lang), minimum: own, log_on, system: false }
    });
    systems.chain(uses).collect()
}

/// The list, or one of them.
pub fn page(ctx: &Context) -> Html {
    let all = targets(ctx);
    match ctx.segment(1) {
        "" => list(ctx, &all),
        key => match all.iter().position(|own| own.key == key) {
            Some(place) => one(ctx, &all, place),
            None => unknown(ctx),
        },
    }
}

fn list(ctx: &Context, all: &[Target]) -> Html {
    let lang = ctx.lang;
    let next = all.iter().find(|own| own.log_on.level.is_none());
    let row = |own: &Target| Row {
        key: own.key.clone(),
        head: html! { <a class="ds-link" href={own.href()}>{ &own.name }</a> },
        cells: vec![
            level_name(own.minimum.level, lang).into(),
            level_name(own.log_on.level, lang).into(),
            status(own).get(lang).into(),
        ],
    };
    let columns = [&t::COLUMN_LOG_ON, &t::COLUMN_LOWEST, &t::COLUMN_CHOSEN, &t::COLUMN_STATUS];
    let body = html! {
        <>
            <p class="lead">{ t::LEVELS_LEAD.get(lang) }</p>
            if ctx.clinic.systems.is_empty() {
                <p class="empty-state">{ t::LEVELS_EMPTY.get(lang) }</p>
                <LinkButton label={t::TO_SYSTEMS.string(lang)} href="#/klinikk/systemer" />
            }
            { table(&t::LEVELS_CAPTION, &columns, all.iter().map(row).collect(), lang) }
            if let Some(next) = next { <LinkButton id="next-level" label={t::NEXT_LEVELS.string(lang)} href={next.href()} /> }
            { advice(lang) }
        </>
    };
    frame(ctx, &t::LEVELS_TITLE, body)
}

fn status(own: &Target) -> &'static crate::content::Localized {
    match own.log_on {
        LogOn { shared: Some(true), .. } => &t::STATUS_SHARED,
        _ if own.is_low() => &t::STATUS_LOW,
        LogOn { level: None, .. } => &t::NOT_CHOSEN,
        _ => &t::STATUS_OK,
    }
}

fn level_name(value: Option<u8>, lang: Lang) -> String {
    let level = value.and_then(|value| levels().iter().find(|own| own.value == value));
    level.map_or_else(|| "–".to_owned(), |own| own.name.string(lang))
}

/// What authorities say about passwords today, and what they no longer say.
fn advice(lang: Lang) -> Html {
    html! {
        <details class="disclosure">
            <summary>{ t::PASSWORD_ADVICE.get(lang) }</summary>
            <ul>{ for password_advice().iter().map(|own| html! {
                <li>{ own.text.get(lang) }{ " " }<span class="muted">{ own.sources.iter().map(|source| source.label(lang)).collect::<Vec<_>>().join(", ") }</span></li>
            }) }</ul>
            <p>{ t::PASSWORD_OUTDATED.get(lang) }</p>
            <ul>{ for outdated_advice().iter().map(|own| html! { <li><s>{ own.was.get(lang) }</s>{ " " }{ own.now.get(lang) }</li> }) }</ul>
            <p>{ lone(Lone::LevelsToday).get(lang) }</p>
        </details>
    }
}

fn one(ctx: &Context, all: &[Target], place: usize) -> Html {
    let lang = ctx.lang;
    let own = &all[place];
    let next =
        all.iter().cycle().skip(place + 1).take(all.len() - 1).find(|other| other.log_on.level.is_none());
    let options: Vec<ChoiceOption> = levels()
        .iter()
        .map(|level| {
            ChoiceOption::with_hint(
                level.value.to_string(),
                level.name.string(lang),
                level.means.string(lang),
            )
        })
        .collect();
    let chosen: Vec<AttrValue> =
        own.log_on.level.iter().map(|level| AttrValue::from(level.to_string())).collect();
    let shared: Vec<AttrValue> =
        own.log_on.shared.iter().map(|shared| AttrValue::from(if *shared { "yes" } else { "no" })).collect();
    let yes_no = vec![
        ChoiceOption::new("no", t::SHARED_NO.string(lang)),
        ChoiceOption::new("yes", t::SHARED_YES.string(lang)),
    ];
    html! {
        <div class="stack">
            <a class="ds-link" href={format!("{HREF}/nivaer")}>{ t::BACK_TO_LEVELS.get(lang) }</a>
            <h1 tabindex="-1" data-title={t::LEVEL_ONE_TITLE.string(lang)}>{ t::LEVEL_ONE_TITLE.get(lang) }</h1>
            <p class="lead">{ &own.name }</p>
            <Notice tone={Tone::Info} title={t::LOWEST_IS.fill(lang, &[("level", &level_name(own.minimum.level, lang))])}>
                <p>{ own.minimum.rule.get(lang) }{ " " }{ own.minimum.why.get(lang) }</p>
            </Notice>
            <RadioChoices id="level" legend={t::ASK_LEVEL.string(lang)} {options} {chosen} onchange={change(ctx, own, |value: String| LogOnChange::Level(value.parse().ok()))} />
            <div role="status">
                if own.is_low() { <Notice tone={Tone::Warn} title={t::STATUS_LOW.string(lang)}><p>{ t::LOW_REMEDY.get(lang) }</p></Notice> }
            </div>
            <RadioChoices id="shared" legend={t::ASK_SHARED.string(lang)} options={yes_no} chosen={shared} onchange={change(ctx, own, |value: String| LogOnChange::Shared(Some(value == "yes")))} />
            <div role="status">
                if own.log_on.shared == Some(true) { <Notice tone={Tone::Warn} title={t::STATUS_SHARED.string(lang)}><p>{ t::SHARED_REMEDY.get(lang) }</p></Notice> }
            </div>
            <TextField id="password-rule" {lang} label={t::FIELD_PASSWORD_RULE.string(lang)} hint={AttrValue::from(t::PASSWORD_RULE_HINT.string(lang))} value={own.log_on.password_rule.clone()} onchange={change(ctx, own, LogOnChange::PasswordRule)} />
            <TextArea id="level-note" {lang} label={t::ASK_NOTE.string(lang)} value={own.log_on.note.clone()} onchange={change(ctx, own, LogOnChange::Note)} />
            <div class="button-row">
                if let Some(next) = next { <LinkButton id="next-level" label={t::NEXT_LOG_ON.string(lang)} href={next.href()} /> }
                <LinkButton label={t::DONE.string(lang)} href={format!("{HREF}/nivaer")} variant={if next.is_some() { Variant::Secondary } else { Variant::Primary }} />
            </div>
        </div>
    }
}

fn change<T: 'static>(ctx: &Context, own: &Target, make: impl Fn(T) -> LogOnChange + 'static) -> Callback<T> {
    let (key, system) = (own.key.clone(), own.system);
    ctx.edit.reform(move |value| match system {
        true => Edit::LogOn(Id(key.clone()), make(value)),
        false => Edit::UseLogOn(key.clone(), make(value)),
    })
}
