//! The ways to put the notice to use: files for the website, and sheets for paper.

use super::{t, Context, View};
use crate::content::Localized;
use crate::features::notices::checks::draft_href;
use crate::features::notices::compose::Notice;
use crate::features::notices::document::{EASY, LEAFLET, LETTER, POSTER};
use crate::features::notices::model::Variant;
use crate::features::notices::plain_text::plain_text;
use crate::features::notices::web_page::web_page;
use crate::ui::{Button, Variant as Weight};
use yew::prelude::*;

/// Downloads for the website, and the way to each sheet.
pub fn section(ctx: &Context, notice: &Notice, view: View) -> Html {
    let lang = ctx.lang;
    html! {
        <section class="stack" id="use">
            <h2>{ t::USE_TITLE.get(lang) }</h2>
            <p>{ t::USE_LEAD.get(lang) }</p>
            <h3>{ t::WEB_TITLE.get(lang) }</h3>
            <p>{ t::WEB_HINT.get(lang) }</p>
            { downloads(ctx, notice, view) }
            <h3>{ t::PAPER_TITLE.get(lang) }</h3>
            <p>{ t::PAPER_HINT.get(lang) }</p>
            <ul class="task-list">{ for sheets().into_iter().map(|(href, name, hint)| html! {
                <li class="task-list__item">
                    <a class="task-list__link task-list__title" {href}>{ name.get(lang) }</a>
                    <span class="task-list__hint">{ hint.get(lang) }</span>
                </li>
            }) }</ul>
        </section>
    }
}

/// The two files for the website, in the text and language that are looked at.
pub fn downloads(ctx: &Context, notice: &Notice, view: View) -> Html {
    let lang = ctx.lang;
    let save = |ending: &'static str, make: fn(&Notice, Variant) -> String| {
        let (ctx, notice) = (ctx.clone(), notice.clone());
        Callback::from(move |()| {
            ctx.desk.download.emit((file_name(view, ending), make(&notice, view.variant)));
            ctx.desk.announce.emit(t::DOWNLOADED.string(ctx.lang));
        })
    };
    html! {
        <div class="button-row">
            <Button id="download-page" label={t::DOWNLOAD_PAGE.string(lang)} variant={Weight::Secondary} icon="download"
                onclick={save("html", web_page)} />
            <Button id="download-text" label={t::DOWNLOAD_TEXT.string(lang)} variant={Weight::Secondary} icon="download"
                onclick={save("txt", plain_text)} />
        </div>
    }
}

/// Tells which text and language it is, and nothing of whose.
fn file_name(view: View, ending: &str) -> String {
    let variant = match view.variant {
        Variant::Full => "",
        Variant::Short => "-kort",
        Variant::Easy => "-enkel",
    };
    format!("pasientinformasjon{variant}-{}.{ending}", view.lang.code())
}

fn sheets() -> [(String, &'static Localized, &'static Localized); 5] {
    let draft = |kind: &str| format!("#/dokumenter/utkast/{kind}");
    [
        (draft(POSTER), &t::POSTER, &t::POSTER_HINT),
        (draft(LEAFLET), &t::LEAFLET, &t::LEAFLET_HINT),
        (draft(LETTER), &t::LETTER, &t::LETTER_HINT),
        (draft(EASY), &t::EASY_PAPER, &t::EASY_PAPER_HINT),
        (draft_href(), &t::SIGNED_ONE, &t::SIGNED_ONE_HINT),
    ]
}
