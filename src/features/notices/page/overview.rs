//! `#/pasientinfo`: what the notice says now, what it lacks, and the next step.

use super::{readable, t as own, tabs, to_use, Context, View};
use crate::content::readability::sentences;
use crate::domain::Finding;
use crate::features::notices::changes::{since_signed, Change, ChangeKind};
use crate::features::notices::checks::{self, draft_href, HREF};
use crate::features::notices::compose::{compose, Composed, Notice, Part, NOTICE};
use crate::features::notices::model::Variant;
use crate::features::notices::t;
use crate::ui::{LinkButton, Notice as Remark, Tone, Variant as Weight};
use yew::prelude::*;

/// Every part of the notice, and where it stands.
pub fn page(ctx: &Context, view: View) -> Html {
    let lang = ctx.lang;
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                <p class="lead">{ t::LEAD.get(lang) }</p>
            </div>
            if ctx.clinic.is_started() { { started(ctx, view) } } else {
                <p class="empty-state">{ own::NOT_STARTED.get(lang) }</p>
                <LinkButton label={own::START_BUTTON.string(lang)} href="#/start/1" />
            }
        </div>
    }
}

fn started(ctx: &Context, view: View) -> Html {
    let lang = ctx.lang;
    let notice = compose(&ctx.ctx(), &ctx.state, view.lang);
    let lix = notice.lix(view.variant);
    html! {
        <>
            { next_step(ctx, view) }
            <h2>{ own::TEXT_TITLE.get(lang) }</h2>
            <p>{ own::TEXT_LEAD.get(lang) }</p>
            { tabs::tabs(ctx, view, &format!("{HREF}/tekst"), &Variant::ALL) }
            if let Some(lix) = lix {
                <p>{ own::READING_ALL.fill(lang, &[("words", &readable::words(lix, lang))]) }</p>
                <p class="muted">{ readable::about(view, lang) }</p>
            }
            { parts(ctx, &notice, view) }
            { to_use::section(ctx, &notice, view) }
        </>
    }
}

/// What is missing, what has changed, or that all is well; then the one button that leads on.
fn next_step(ctx: &Context, view: View) -> Html {
    let lang = ctx.lang;
    let blockers = checks::blockers(&ctx.ctx(), &ctx.state);
    let version = ctx.digest.last_signed(NOTICE).map_or(0, |signed| signed.version);
    let changes = since_signed(&ctx.ctx(), &ctx.state, lang);
    let see = format!("{HREF}/forhandsvis/{}", View { variant: preview_of(view.variant), ..view }.path());
    if changes.as_ref().is_some_and(Vec::is_empty) && blockers.is_empty() {
        return html! {
            <>
                <Remark tone={Tone::Ok} title={own::SIGNED_TITLE.fill(lang, &[("version", &version)])}>
                    <p>{ own::SIGNED_TEXT.get(lang) }</p>
                </Remark>
                <div class="button-row"><LinkButton label={own::SEE_BUTTON.string(lang)} href={see} /></div>
            </>
        };
    }
    let changes = changes.unwrap_or_default();
    let sign = match version {
        0 => own::SIGN_BUTTON.string(lang),
        _ => own::SIGN_AGAIN_BUTTON.fill(lang, &[("version", &ctx.digest.next_version(NOTICE))]),
    };
    html! {
        <>
            { lacks(ctx, &blockers) }
            if !changes.is_empty() {
                <div id="changes">
                    <Remark tone={Tone::Warn} title={own::CHANGED_TITLE.string(lang)}>
                        <p>{ own::CHANGED_LEAD.fill(lang, &[("version", &version)]) }</p>
                        <ul>{ for changes.iter().map(|change| changed(ctx, change)) }</ul>
                        <p>{ own::CHANGED_REMEDY.get(lang) }</p>
                    </Remark>
                </div>
            }
            <div class="button-row">
                // What must be mended comes before the signature.
                if let Some(first) = blockers.first() {
                    <LinkButton id="mend-notice" label={own::MEND_BUTTON.string(lang)} href={first.href.clone()} />
                } else {
                    <LinkButton id="sign-notice" label={sign} href={draft_href()} />
                }
                <LinkButton label={own::SEE_BUTTON.string(lang)} href={see} variant={Weight::Secondary} />
            </div>
        </>
    }
}

/// The preview has no page for the short text: paper is seen where it is made.
fn preview_of(variant: Variant) -> Variant {
    match variant {
        Variant::Easy => Variant::Easy,
        Variant::Full | Variant::Short => Variant::Full,
    }
}

fn lacks(ctx: &Context, blockers: &[Finding]) -> Html {
    if blockers.is_empty() {
        return html! {};
    }
    html! {
        <Remark tone={Tone::Warn} title={own::LACKS_TITLE.string(ctx.lang)}>
            <ul>{ for blockers.iter().map(|blocker| html! {
                <li>{ &blocker.text }{ " " }<a class="ds-link" href={blocker.href.clone()}>{ &blocker.remedy }</a></li>
            }) }</ul>
        </Remark>
    }
}

fn changed(ctx: &Context, change: &Change) -> Html {
    let lang = ctx.lang;
    let kind = match change.kind {
        ChangeKind::New => &own::CHANGE_NEW,
        ChangeKind::Gone => &own::CHANGE_GONE,
        ChangeKind::Words => &own::CHANGE_WORDS,
        ChangeKind::Facts => &own::CHANGE_FACTS,
    };
    // A part that is new or gone is told whole; its list would only repeat it.
    let tells = change.kind == ChangeKind::Facts && change.added.len() + change.gone.len() > 0;
    html! {
        <li>
            if change.kind == ChangeKind::Gone { { &change.title } } else {
                <a class="ds-link" href={checks::block_href(&change.block)}>{ &change.title }</a>
            }
            if tells {
                <ul>
                    { for change.added.iter().map(|words| html! { <li>{ own::SAID_NOW.fill(lang, &[("words", words)]) }</li> }) }
                    { for change.gone.iter().map(|words| html! { <li>{ own::SAID_BEFORE.fill(lang, &[("words", words)]) }</li> }) }
                </ul>
            } else { { format!(" – {}", kind.get(lang)) } }
        </li>
    }
}

fn parts(ctx: &Context, notice: &Notice, view: View) -> Html {
    let shown = notice.blocks.iter().filter_map(|part| Some((part, part.part(view.variant)?)));
    html! { <ul class="task-list" id="parts">{ for shown.map(|(own, part)| row(ctx, own, part, view)) }</ul> }
}

fn row(ctx: &Context, composed: &Composed, part: &Part, view: View) -> Html {
    let id = &composed.block.id;
    let (status, code) = match part {
        part if part.text().trim().is_empty() => (&own::STATE_EMPTY, "overdue"),
        part if part.outdated().is_some() => (&own::STATE_OUTDATED, "overdue"),
        part if part.own.is_some() => (&own::STATE_OWN, "started"),
        _ => (&own::STATE_GENERATED, "done"),
    };
    let heavy = part.own.is_some()
        && view.lang == crate::content::Lang::Nb
        && part.lix().is_some_and(|lix| lix > checks::LIX_HEAVY);
    let begins = beginning(part.text());
    let described = format!("part-{id}");
    html! {
        <li class="task-list__item" key={id.clone()}>
            <a class="task-list__link task-list__title" href={format!("{}/{}", checks::block_href(id), view.path())} aria-describedby={described.clone()}>
                { composed.block.title.get(ctx.lang) }
            </a>
            <span class="task-list__hint" lang={view.lang.code()}>{ begins }</span>
            <span class="task-list__minutes">{ if heavy { own::STATE_HEAVY.get(ctx.lang) } else { "" } }</span>
            <span class="task-list__status" id={described} data-status={code}>{ status.get(ctx.lang) }</span>
        </li>
    }
}

/// The first sentence, with what it leads up to.
fn beginning(text: &str) -> String {
    let sentences = sentences(text);
    let shown = 1 + usize::from(sentences.first().is_some_and(|first| first.ends_with(':')));
    let shown: Vec<&str> = sentences.iter().take(shown).map(|own| own.trim_start_matches("- ")).collect();
    shown.join(" ")
}
