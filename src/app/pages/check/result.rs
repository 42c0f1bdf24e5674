use super::answer::Answer;
use super::{t, Outcome};
use crate::app::pages::documents::keys;
use crate::binder::{Binder, Place};
use crate::content::{Lang, Localized};
use crate::documents::{grouped, moment, organisation_number};
use crate::signing::{Checked, Coverage, Report, Verdict};
use crate::ui::{LinkButton, Tone, Variant};
use std::rc::Rc;
use yew::prelude::*;

/// Element id of the answer, which takes the focus.
pub const ANSWER: &str = "check-answer";

/// Props of [`Result`].
#[derive(Properties, PartialEq)]
pub struct ResultProps {
    /// Language.
    pub lang: Lang,
    /// What the check found.
    pub outcome: Rc<Outcome>,
    /// The open binder.
    pub binder: Option<Rc<Binder>>,
}

/// The answer, what it means, and then each signature.
#[component]
pub fn Result(props: &ResultProps) -> Html {
    let ResultProps { lang, outcome, binder } = props;
    let lang = *lang;
    let answer = Answer::of(&outcome.report, binder.as_deref());
    let report = outcome.report.as_ref().ok();
    let about = report
        .map(|report| [&report.title, &report.subject].into_iter().flatten().cloned().collect::<Vec<_>>());
    html! {
        <>
            <section class="answer stack" data-tone={tone(answer.tone())} data-answer={answer.code()} aria-labelledby={ANSWER}>
                <h2 id={ANSWER} tabindex="-1">{ answer.sentence(&outcome.report, lang) }</h2>
                if let Some(about) = about.filter(|about| !about.is_empty()) { <p class="muted">{ about.join(" · ") }</p> }
                <p>{ answer.next().get(lang) }</p>
                { document_link(&answer, lang) }
            </section>
            if let Some(difference) = &outcome.difference {
                <section class="stack" id="check-difference"><h2>{ t::DIFFERENCE_TITLE.get(lang) }</h2><p>{ difference.text(lang) }</p></section>
            }
            if let Some(report) = report { { signatures(report, binder.as_deref(), lang) } }
            if let (Some(binder), Some(chain)) = (binder, &outcome.chain) {
                <section class="stack">
                    <h2>{ t::CHAIN_TITLE.get(lang) }</h2>
                    <p id="check-chain" data-whole={chain.is_ok().to_string()}>{ match chain {
                        Ok(()) => t::CHAIN_WHOLE.string(lang),
                        Err(fault) => fault.text(lang),
                    } }</p>
                    { own_keys(binder, lang) }
                </section>
            }
        </>
    }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "info",
        Tone::Warn => "warn",
        Tone::Danger => "danger",
        Tone::Ok => "ok",
    }
}

fn document_link(answer: &Answer, lang: Lang) -> Html {
    let Answer::Archived(archived) = answer else { return html! {} };
    let (address, words) = match &archived.place.replaced_by {
        Some(newest) => (newest, &t::SEE_NEWEST),
        None => (&archived.place.address, &t::SEE_DOCUMENT),
    };
    html! {
        <div class="button-row"><LinkButton label={words.string(lang)} href={format!("#/dokumenter/{address}")} variant={Variant::Secondary} icon="document" /></div>
    }
}

fn signatures(report: &Report, binder: Option<&Binder>, lang: Lang) -> Html {
    let known = binder.map(keys);
    let rows = report.signatures.iter().map(|own| {
        let place = binder.and_then(|binder| binder.place(&own.sha256));
        signature(own, known.as_deref(), binder.map(|_| place), lang)
    });
    html! {
        <section class="stack" aria-labelledby="check-signers">
            <h2 id="check-signers">{ t::SIGNERS_TITLE.get(lang) }</h2>
            <ol class="signers">{ for rows }</ol>
        </section>
    }
}

/// One signature. `known` are the keys of the open binder, `place` is where the signature stands in its chain.
fn signature(own: &Checked, known: Option<&[String]>, place: Option<Option<Place>>, lang: Lang) -> Html {
    let organisation = match &own.organisation_number {
        Some(number) => {
            let number = t::NUMBER.fill(lang, &[("number", &organisation_number(number))]);
            format!("{}, {number}", own.organisation)
        }
        None => own.organisation.clone(),
    };
    let time = t::TIME_OWN.fill(lang, &[("time", &moment(&own.signed_at, lang))]);
    let place = place.map(|place| match place {
        Some(Place { number, of, .. }) => t::PLACE_NUMBER.fill(lang, &[("number", &number), ("of", &of)]),
        None => t::PLACE_NONE.string(lang),
    });
    let rows: [(&Localized, Option<String>); 6] = [
        (&t::STATE, Some(state(own).string(lang))),
        (&t::ROLE, Some(own.role.clone())),
        (&t::ORGANISATION, Some(organisation)),
        (&t::TIME, (!own.signed_at.is_empty()).then_some(time)),
        (&t::KEY, key(own, known, lang)),
        (&t::PLACE, place),
    ];
    let rows =
        rows.into_iter().filter_map(|(label, value)| Some((label, value.filter(|value| !value.is_empty())?)));
    html! {
        <li class="signers__one" data-verdict={verdict(own)}>
            <h3>{ &own.name }</h3>
            <dl class="definition">{ for rows.map(|(label, value)| html! { <div><dt>{ label.get(lang) }</dt><dd>{ value }</dd></div> }) }</dl>
        </li>
    }
}

fn verdict(own: &Checked) -> &'static str {
    match (own.verdict, own.coverage) {
        (Verdict::Intact, Coverage::WholeFile | Coverage::FollowedByPermitted) => "intact",
        _ => "broken",
    }
}

fn state(own: &Checked) -> &'static Localized {
    match (own.verdict, own.coverage) {
        (Verdict::Intact, Coverage::WholeFile) => &t::STATE_WHOLE,
        (Verdict::Intact, Coverage::FollowedByPermitted) => &t::STATE_FOLLOWED,
        (Verdict::Intact, Coverage::FollowedByOther) => &t::STATE_OTHER,
        (Verdict::Altered, _) => &t::STATE_ALTERED,
        (Verdict::NotOfThisKey, _) => &t::STATE_KEY,
        (Verdict::Malformed, _) => &t::STATE_MALFORMED,
    }
}

/// Whose key it is. A signature that does not hold says nothing of a key.
fn key(own: &Checked, known: Option<&[String]>, lang: Lang) -> Option<String> {
    if own.verdict != Verdict::Intact {
        return None;
    }
    let shown = grouped(&own.root_fingerprint, 4);
    Some(match known {
        Some(known) if known.contains(&own.root_fingerprint) => t::KEY_KNOWN.string(lang),
        Some(_) => t::KEY_UNKNOWN.fill(lang, &[("key", &shown)]),
        None => t::KEY_SHOWN.fill(lang, &[("key", &shown)]),
    })
}

fn own_keys(binder: &Binder, lang: Lang) -> Html {
    let keys = keys(binder);
    if keys.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ t::OWN_KEY.get(lang) }</h3>
            <p>{ t::OWN_KEY_HINT.get(lang) }</p>
            { for keys.iter().map(|key| html! { <p class="fingerprint">{ grouped(key, 4) }</p> }) }
        </>
    }
}
