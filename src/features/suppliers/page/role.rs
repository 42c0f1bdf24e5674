//! `…/rolle`: is this a processor? The answer is the clinic's, and the reason is kept.

use super::{change, code, decode, frame, sources, Context};
use crate::domain::{DataRole, Supplier, SupplierFact};
use crate::features::suppliers::content::Preset;
use crate::features::suppliers::model::{Change, Edit};
use crate::features::suppliers::overview::href;
use crate::features::suppliers::t;
use crate::ui::{ChoiceOption, LinkButton, Notice, RadioChoices, TextArea, Tone};
use yew::prelude::*;

/// The decision, with what usually holds for such a supplier.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let help = |role| match role {
        DataRole::Processor => &t::ROLE_PROCESSOR_HELP,
        DataRole::Controller => &t::ROLE_CONTROLLER_HELP,
        DataRole::Secrecy => &t::ROLE_SECRECY_HELP,
    };
    let options: Vec<ChoiceOption> = DataRole::ALL
        .iter()
        .map(|role| ChoiceOption::with_hint(code(role), role.name().string(lang), help(*role).string(lang)))
        .collect();
    let chosen: Vec<AttrValue> = supplier.role.iter().map(code).collect();
    let id = supplier.id.clone();
    let onchange =
        ctx.edit.reform(move |word: String| Edit::Fact(id.clone(), SupplierFact::Role(decode(&word))));
    let today = ctx.today;
    let reason = change(ctx, supplier, move |text| Change::RoleReason(text, today));
    let body = html! {
        <>
            { usual(ctx, supplier) }
            <RadioChoices id="role" legend={t::ASK_ROLE.string(lang)} hint={AttrValue::from(t::ASK_ROLE_HINT.string(lang))} {options} {chosen} {onchange} />
            <TextArea id="role-reason" {lang} label={t::ASK_REASON.string(lang)} hint={AttrValue::from(t::ASK_REASON_HINT.string(lang))}
                value={super::dossier(ctx, supplier).role_reason.clone()} onchange={reason} />
            <div class="button-row"><LinkButton label={t::DONE.string(lang)} href={href(&supplier.id)} /></div>
        </>
    };
    frame(ctx, supplier, &t::ROLE_HEADING, body)
}

/// What such a supplier usually is, why, and which paper goes with it.
fn usual(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let Some(preset) = Preset::of(supplier.service) else { return html! {} };
    let usually = match preset.role {
        Some(role) => t::USUALLY.fill(lang, &[("role", &role.name().get(lang).to_lowercase())]),
        None => t::USUALLY_OPEN.string(lang),
    };
    html! {
        <Notice tone={Tone::Info} title={usually}>
            <p>{ preset.why.get(lang) }</p>
            <p>{ t::PAPER.fill(lang, &[("paper", &preset.paper.get(lang))]) }</p>
            if let Some(note) = &preset.note { <p>{ note.get(lang) }</p> }
            { sources(&preset.sources, lang) }
        </Notice>
    }
}
