//! `#/pasientinfo/<block>`: one part of the notice, in the clinic's words or in the ready ones.

use super::{pieces, readable, t, tabs, Context, View};
use crate::content::SourceRef;
use crate::features::notices::checks::{block_href, HREF};
use crate::features::notices::compose::{compose, Composed, Notice, Part};
use crate::features::notices::content::{elements, Block};
use crate::features::notices::model::{Edit, Place, Variant, LONGEST_TEXT};
use crate::ui::{Button, LinkButton, Notice as Remark, TextArea, Tone, Variant as Weight};
use yew::prelude::*;

/// The part with this id; `None` when it does not concern the clinic.
pub fn page(ctx: &Context, id: &str, view: View) -> Option<Html> {
    let lang = ctx.lang;
    let notice = compose(&ctx.ctx(), &ctx.state, view.lang);
    let composed = notice.find(id)?;
    let title = composed.block.title.get(lang);
    let back = format!("{HREF}/tekst/{}", view.path());
    let base = block_href(id);
    let body = match composed.part(view.variant) {
        None => html! { <p>{ t::NO_SHORT.get(lang) }</p> },
        Some(part) if !composed.block.is_editable() => {
            html! { <><p>{ t::FIXED.get(lang) }</p>{ generated(part, view) }</> }
        }
        Some(part) => editor(ctx, id, part, view),
    };
    Some(html! {
        <div class="stack">
            <a class="ds-link" href={back.clone()}>{ t::BACK_TO_NOTICE.get(lang) }</a>
            <h1 tabindex="-1" data-title={title}>{ title }</h1>
            { tabs::tabs(ctx, view, &base, &Variant::ALL) }
            { body }
            { must_tell(ctx, composed.block) }
            { ways_on(ctx, &notice, composed, view, back) }
        </div>
    })
}

fn editor(ctx: &Context, id: &str, part: &Part, view: View) -> Html {
    let lang = ctx.lang;
    let place = Place::new(id, view.variant, view.lang);
    let onchange = {
        let (place, ready) = (place.clone(), part.generated.clone());
        ctx.edit.reform(move |text| Edit::Write { place: place.clone(), text, generated: ready.clone() })
    };
    let state = if part.own.is_some() { &t::OWN_STATE } else { &t::GENERATED_STATE };
    // Keyed, so that nothing typed for one text is taken for another.
    html! {
        <>
            <div id="outdated">{ outdated(ctx, &place, part) }</div>
            <p id="text-state">{ state.get(lang) }</p>
            <div key={place.to_string()} lang={view.lang.code()}>
                <TextArea id="own-text" {lang} label={t::OWN_LABEL.string(lang)} hint={AttrValue::from(t::OWN_HINT.string(lang))} rows={10}
                    longest={LONGEST_TEXT} value={part.text().to_owned()} {onchange} />
            </div>
            if part.own.is_some() {
                <section class="card card--tinted stack" id="ready-text">
                    <h2>{ t::GENERATED_TITLE.get(lang) }</h2>
                    <p class="muted">{ t::GENERATED_LEAD.get(lang) }</p>
                    { generated(part, view) }
                    if part.outdated().is_none() {
                        <Button id="reset-text" label={t::RESET_BUTTON.string(lang)} variant={Weight::Secondary} icon="arrow-left"
                            onclick={reset(ctx, &place)} />
                    }
                </section>
            }
            { readable::section(ctx, view, part.text(), part.lix()) }
        </>
    }
}

fn generated(part: &Part, view: View) -> Html {
    html! { <div class="stack" lang={view.lang.code()}>{ pieces(crate::features::notices::compose::pieces(&part.generated)) }</div> }
}

fn reset(ctx: &Context, place: &Place) -> Callback<()> {
    let place = place.clone();
    ctx.edit.reform(move |()| Edit::Reset(place.clone()))
}

/// What the ready text said when the clinic wrote its words, and what it says now.
fn outdated(ctx: &Context, place: &Place, part: &Part) -> Html {
    let Some(from) = part.outdated() else { return html! {} };
    let lang = ctx.lang;
    let keep = {
        let (ctx, place, ready) = (ctx.clone(), place.clone(), part.generated.clone());
        Callback::from(move |()| {
            ctx.edit.emit(Edit::Keep { place: place.clone(), generated: ready.clone() });
            ctx.desk.announce.emit(t::KEPT.string(ctx.lang));
        })
    };
    let list = |name: &'static str, lines: Vec<String>| {
        html! {
            if !lines.is_empty() {
                <p><strong>{ name }</strong></p>
                <ul lang={place.lang.code()}>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
        }
    };
    html! {
        <Remark tone={Tone::Warn} title={t::OUTDATED_TITLE.string(lang)}>
            <p>{ t::OUTDATED_TEXT.get(lang) }</p>
            { list(t::GONE_FROM_TEXT.get(lang), only(from, &part.generated)) }
            { list(t::NEW_IN_TEXT.get(lang), only(&part.generated, from)) }
            <div class="button-row">
                <Button id="keep-words" label={t::KEEP_BUTTON.string(lang)} onclick={keep} />
                <Button id="take-new" label={t::TAKE_NEW_BUTTON.string(lang)} variant={Weight::Secondary} onclick={reset(ctx, place)} />
            </div>
        </Remark>
    }
}

/// The lines of one text that the other lacks.
fn only(these: &str, those: &str) -> Vec<String> {
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.trim_start_matches("- ").trim().to_owned()).collect()
    };
    let those = lines(those);
    lines(these).into_iter().filter(|line| !line.is_empty() && !those.contains(line)).collect()
}

/// What the law wants said here, with where it stands.
fn must_tell(ctx: &Context, block: &Block) -> Html {
    let lang = ctx.lang;
    let asked = elements().iter().filter(|element| block.elements.contains(&element.id));
    let row = |name: String, sources: &[SourceRef]| {
        let labels: Vec<String> = sources.iter().map(|source| source.label(lang)).collect();
        html! { <li>{ name }<br /><span class="muted">{ labels.join(", ") }</span></li> }
    };
    html! {
        <details>
            <summary>{ t::MUST_TELL.get(lang) }</summary>
            <ul>{ for asked.map(|element| row(element.name.string(lang), &element.sources)) }</ul>
        </details>
    }
}

fn ways_on(ctx: &Context, notice: &Notice, composed: &Composed, view: View, back: String) -> Html {
    let lang = ctx.lang;
    let mut after = notice.blocks.iter().skip_while(|own| own.block.id != composed.block.id).skip(1);
    let next = after.find(|own| own.part(view.variant).is_some());
    // One primary button a screen: words that no longer fit come first.
    let must_choose = composed.part(view.variant).is_some_and(|part| part.outdated().is_some());
    let variant = if must_choose { Weight::Secondary } else { Weight::Primary };
    html! {
        <div class="button-row">
            if let Some(next) = next {
                <LinkButton label={t::NEXT_PART_BUTTON.string(lang)} {variant} href={format!("{}/{}", block_href(&next.block.id), view.path())} />
                <LinkButton label={t::BACK_TO_NOTICE.string(lang)} href={back} variant={Weight::Secondary} />
            } else {
                <LinkButton label={t::BACK_TO_NOTICE.string(lang)} {variant} href={back} />
            }
        </div>
    }
}
