//! `#/tilgang/deling`: ways of sharing records with others; `…/<id>` settles the points of one agreement.

use super::{frame, unknown, Context};
use crate::content::Lang;
use crate::domain::{Date, Id};
use crate::features::access::content::{arrangements, lone, parties, Arrangement, Lone, Point};
use crate::features::access::document::{draft_href, who, SHARING};
use crate::features::access::model::{Edit, SharingChange};
use crate::features::access::overview::HREF;
use crate::features::access::state::{Agreed, Sharing};
use crate::features::access::t;
use crate::ui::{
    CheckChoices, ChoiceOption, DateField, LinkButton, RadioChoices, SelectField, TextArea, Variant,
};
use yew::prelude::*;

/// The list, or one agreement.
pub fn page(ctx: &Context) -> Html {
    match (ctx.segment(1), Arrangement::find(ctx.segment(1))) {
        ("", _) => list(ctx),
        (_, Some(own)) => one(ctx, own),
        _ => unknown(ctx),
    }
}

fn href(own: &Arrangement) -> String {
    format!("{HREF}/deling/{}", own.id)
}

fn list(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let each = arrangements().iter().map(|own| {
        let used = ctx.state.sharing.get(&own.id).is_some_and(|own| own.used);
        html! {
            <section class="stack" key={own.id.clone()}>
                <h2>{ own.title.get(lang) }</h2>
                <p>{ own.lead.get(lang) }</p>
                <RadioChoices id={format!("used-{}", own.id)} legend={t::ASK_SHARED_USED.fill(lang, &[("title", &own.title.get(lang).to_lowercase())])}
                    options={yes_no(lang)} chosen={chosen(ctx, own)} onchange={change(ctx, own, |value: String| SharingChange::Used(value == "yes"))} />
                if used {
                    <p>{ own.need.get(lang) }</p>
                    <LinkButton id={format!("agree-{}", own.id)} label={t::REMEDY_SHARING.string(lang)}
                        name={AttrValue::from(format!("{}: {}", t::REMEDY_SHARING.get(lang), own.title.get(lang)))} href={href(own)} />
                }
            </section>
        }
    });
    frame(ctx, &t::PART_SHARING, html! { <>{ for each }</> })
}

fn yes_no(lang: Lang) -> Vec<ChoiceOption> {
    vec![ChoiceOption::new("yes", t::YES.string(lang)), ChoiceOption::new("no", t::NO.string(lang))]
}

/// Whoever has not said that they share does not.
fn chosen(ctx: &Context, own: &Arrangement) -> Vec<AttrValue> {
    let used = ctx.state.sharing.get(&own.id).is_some_and(|own| own.used);
    vec![AttrValue::from(if used { "yes" } else { "no" })]
}

fn one(ctx: &Context, own: &'static Arrangement) -> Html {
    let lang = ctx.lang;
    let sharing = ctx.state.sharing.get(&own.id).cloned().unwrap_or_default();
    html! {
        <div class="stack">
            <a class="ds-link" href={format!("{HREF}/deling")}>{ t::BACK_TO_SHARING.get(lang) }</a>
            <h1 tabindex="-1" data-title={own.title.string(lang)}>{ own.title.get(lang) }</h1>
            <p class="lead">{ own.lead.get(lang) }</p>
            <p>{ own.need.get(lang) }</p>
            { about(ctx, own, &sharing) }
            <section class="stack">
                <h2>{ t::SHARING_POINTS.get(lang) }</h2>
                <p class="muted">{ lone(Lone::SharingProposal).get(lang) }</p>
                { for own.points().map(|item| point(ctx, own, &sharing, item)) }
            </section>
            if sharing.used {
                <LinkButton id="sign-sharing" label={t::SIGN_SHARING.string(lang)} href={draft_href(&format!("{SHARING}-{}", own.id))} />
            } else {
                <p>{ t::SHARING_NOT_USED.get(lang) }</p>
                <LinkButton label={t::BACK_TO_SHARING.string(lang)} href={format!("{HREF}/deling")} variant={Variant::Secondary} />
            }
        </div>
    }
}

/// Who takes part, and how long.
fn about(ctx: &Context, own: &Arrangement, sharing: &Sharing) -> Html {
    let lang = ctx.lang;
    let options: Vec<ChoiceOption> = ctx
        .clinic
        .undertakings
        .iter()
        .map(|own| ChoiceOption::new(own.id.0.clone(), own.name.clone()))
        .collect();
    let chosen: Vec<AttrValue> =
        sharing.undertakings.iter().map(|id| AttrValue::from(id.0.clone())).collect();
    html! {
        <section class="stack">
            <h2>{ t::SHARING_ABOUT.get(lang) }</h2>
            if !options.is_empty() {
                <CheckChoices id="undertakings" legend={t::ASK_UNDERTAKINGS.string(lang)} {options} {chosen}
                    onchange={change(ctx, own, |id: String| SharingChange::ToggleUndertaking(Id(id)))} />
            }
            <TextArea id="others" {lang} label={t::ASK_OTHERS.string(lang)} hint={AttrValue::from(t::OTHERS_HINT.string(lang))} value={sharing.others.clone()} onchange={change(ctx, own, SharingChange::Others)} />
            <DateField id="sharing-from" label={t::FIELD_FROM.string(lang)} value={sharing.from} onchange={change(ctx, own, |day: Option<Date>| SharingChange::From(day))} />
            <DateField id="sharing-until" label={t::FIELD_LAST_DAY.string(lang)} hint={AttrValue::from(t::SHARING_UNTIL_HINT.string(lang))} value={sharing.until} onchange={change(ctx, own, |day: Option<Date>| SharingChange::Until(day))} />
        </section>
    }
}

fn point(ctx: &Context, own: &Arrangement, sharing: &Sharing, item: &'static Point) -> Html {
    let lang = ctx.lang;
    let agreed = sharing.points.get(&item.id).cloned().unwrap_or_default();
    let title = match item.law {
        true => t::POINT_BY_LAW.fill(lang, &[("title", &item.title.get(lang))]),
        false => item.title.string(lang),
    };
    let options: Vec<(AttrValue, AttrValue)> =
        parties().iter().map(|own| (own.id.clone().into(), own.name.string(lang).into())).collect();
    let does = Some(agreed.who.clone()).filter(|own| !own.is_empty()).unwrap_or_else(|| item.who.clone());
    let labelled = |label: &str| format!("{label}: {}", item.title.get(lang));
    let onwho = {
        let agreed = agreed.clone();
        change(ctx, own, move |who: String| {
            SharingChange::Point(item.id.clone(), Agreed { who, ..agreed.clone() })
        })
    };
    let ontext = {
        let agreed = agreed.clone();
        change(ctx, own, move |text: String| {
            SharingChange::Point(item.id.clone(), Agreed { text, ..agreed.clone() })
        })
    };
    html! {
        <section class="stack" key={item.id.clone()}>
            <h3>{ title }</h3>
            <p>{ item.text.get(lang) }</p>
            <p class="muted">{ t::POINT_PROPOSED.fill(lang, &[("who", &who(item, None, lang))]) }</p>
            <SelectField id={format!("who-{}", item.id)} label={labelled(t::COLUMN_WHO.get(lang))} {options} value={does} onchange={onwho} />
            <TextArea id={format!("agreed-{}", item.id)} {lang} label={labelled(t::COLUMN_AGREED.get(lang))} value={agreed.text} onchange={ontext} />
        </section>
    }
}

fn change<T: 'static>(
    ctx: &Context,
    own: &Arrangement,
    make: impl Fn(T) -> SharingChange + 'static,
) -> Callback<T> {
    let id = own.id.clone();
    ctx.edit.reform(move |value| Edit::Sharing(id.clone(), make(value)))
}
