//! `#/opplaring/inviter`: the course as link, QR code, poster and file, for everybody or for one person.

use super::person::take_here;
use super::{frame, invitation, invite_href, people, remember, t, Context, PageProps};
use crate::documents::qr::squares;
use crate::domain::{long_date, Id, Person};
use crate::features::training::document::poster;
use crate::features::training::exchange::{write_course, Invitation};
use crate::features::training::overview::{HREF, PLAN_HREF};
use crate::features::training::walkthrough::Walkthrough;
use crate::ui::{
    page_address, use_focus, Button, LinkButton, Notice, QrCode, SelectField, TextArea, Tone, Variant,
};
use std::rc::Rc;
use yew::prelude::*;

/// What the file is called; nothing in it tells whose it is.
const FILE: &str = "klinikkvern-kurs";

/// The invitation, or the button that makes one.
#[component]
pub fn InvitePage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let person = props.id.as_ref().and_then(|id| ctx.clinic.person(id));
    let course = invitation(ctx, person);
    let body = html! {
        <>
            { whom(ctx, person) }
            if course.modules.is_empty() {
                <Notice tone={Tone::Warn} title={t::NO_CARDS.string(lang)} />
                <div class="button-row"><LinkButton label={t::TO_PLAN.string(lang)} href={PLAN_HREF} /></div>
            } else if ctx.state.editions.contains_key(&course.version) {
                { ready(ctx, person, &course) }
            } else {
                { make(ctx, &course, &focus) }
            }
        </>
    };
    frame(lang, &t::INVITE_TITLE, &t::INVITE_LEAD, body)
}

fn whom(ctx: &Context, person: Option<&Person>) -> Html {
    let lang = ctx.lang;
    let value = person.map_or_else(String::new, |own| own.id.0.clone());
    let onchange = ctx.desk.go.reform(|id: String| invite_href((!id.is_empty()).then_some(Id(id)).as_ref()));
    html! {
        <SelectField id="invite-whom" label={t::ASK_WHOM.string(lang)} hint={AttrValue::from(t::ASK_WHOM_HINT.string(lang))}
            options={people(ctx, &t::EVERYBODY)} {value} {onchange} />
    }
}

/// Before the first invitation to this edition.
fn make(ctx: &Context, course: &Invitation, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let edit = remember(ctx);
    let focus = focus.clone();
    let onclick = ctx.edit.reform(move |()| {
        focus.emit("save-course".to_owned());
        edit.clone()
    });
    html! {
        <>
            if !ctx.state.editions.is_empty() {
                <Notice tone={Tone::Info} title={t::INVITE_CHANGED.string(lang)}><p>{ t::INVITE_CHANGED_HINT.get(lang) }</p></Notice>
            }
            <p>{ size(course, lang) }{ " " }{ due(ctx, course) }</p>
            <div class="button-row">
                <Button id="make-invitation" label={t::INVITE_MAKE.string(lang)} {onclick} />
                <LinkButton label={t::TO_PLAN.string(lang)} href={PLAN_HREF} variant={Variant::Secondary} />
            </div>
        </>
    }
}

fn size(course: &Invitation, lang: crate::content::Lang) -> String {
    let walk = Walkthrough::of(course.clone());
    let (cards, questions, minutes) = (walk.cards().len(), walk.questions().len(), walk.minutes(lang));
    t::INVITE_MAKE_LEAD.fill(lang, &[("cards", &cards), ("questions", &questions), ("minutes", &minutes)])
}

fn due(ctx: &Context, course: &Invitation) -> String {
    match course.due {
        Some(day) => t::CHANGE_DUE.fill(ctx.lang, &[("date", &long_date(day, ctx.lang))]),
        None => t::NO_DUE.string(ctx.lang),
    }
}

/// Everything that can be handed over.
fn ready(ctx: &Context, person: Option<&Person>, course: &Invitation) -> Html {
    let lang = ctx.lang;
    let link = course.fragment().map(|fragment| format!("{}{fragment}", page_address()));
    let desk = ctx.desk.clone();
    let (file, name) = (write_course(course), format!("{FILE}-{}.klinikkskjema", ctx.today));
    let save_course = Callback::from(move |()| {
        desk.download.emit((name.clone(), file.clone()));
        desk.announce.emit(t::FILE_SAVED.string(lang));
    });
    html! {
        <>
            <p>{ size(course, lang) }{ " " }{ due(ctx, course) }{ " " }<a class="ds-link" href={PLAN_HREF}>{ t::TO_PLAN.get(lang) }</a></p>
            if course.own_words {
                <Notice tone={Tone::Info} title={t::INVITE_OWN_WORDS.string(lang)} />
            }
            <div class="button-row">
                if let Some(link) = &link { { save_poster(ctx, course, link) } }
                <Button id="save-course" label={t::SAVE_COURSE.string(lang)} variant={Variant::Secondary} icon="download" onclick={save_course} />
                <Button id="take-here" label={t::TAKE_HERE.string(lang)} variant={Variant::Secondary} onclick={take_here(ctx, person)} />
            </div>
            <p class="muted">{ t::TAKE_HERE_HINT.get(lang) }</p>
            { match &link {
                Some(link) => linked(link, lang),
                None => html! { <Notice tone={Tone::Warn} title={t::LINK_TOO_LONG.string(lang)} /> },
            } }
            { mail(ctx, course, link.as_deref()) }
            <div class="button-row">
                <LinkButton label={t::TO_RECEIPTS.string(lang)} href={format!("{HREF}/kvittering")} variant={Variant::Secondary} />
            </div>
        </>
    }
}

fn linked(link: &str, lang: crate::content::Lang) -> Html {
    html! {
        <>
            if let Some(code) = squares(link) {
                <QrCode size={code.size} path={code.path()} caption={t::QR_CAPTION.string(lang)} />
            }
            <p class="muted">{ t::INVITE_HOLDS.get(lang) }</p>
        </>
    }
}

fn save_poster(ctx: &Context, course: &Invitation, link: &str) -> Html {
    let document = Rc::new(poster(&ctx.ctx(), course, link));
    let onclick = ctx.desk.save_pdf.reform(move |()| document.clone());
    html! { <Button id="save-poster" label={t::SAVE_POSTER.string(ctx.lang)} icon="download" {onclick} /> }
}

fn mail(ctx: &Context, course: &Invitation, link: Option<&str>) -> Html {
    let lang = ctx.lang;
    let minutes = Walkthrough::of(course.clone()).minutes(lang);
    let due = course.due.map(|day| t::MAIL_DUE.fill(lang, &[("date", &long_date(day, lang))]));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("clinic", &course.clinic),
        ("minutes", &minutes),
        ("link", &link.unwrap_or(t::MAIL_FILE.get(lang))),
        ("due", &due.unwrap_or_else(|| t::NO_DUE.string(lang))),
        ("name", &ctx.clinic.manager().map_or("", |own| own.name.as_str())),
    ];
    let keep: Callback<String> = Callback::noop();
    html! {
        <TextArea id="course-mail" {lang} rows={12} label={t::MAIL_LABEL.string(lang)} hint={AttrValue::from(t::MAIL_HINT.string(lang))}
            value={t::MAIL.fill(lang, &values)} onchange={keep} />
    }
}
