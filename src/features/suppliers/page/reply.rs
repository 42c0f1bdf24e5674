//! One question with its answer, and what the clinic makes of it.

use super::{change, code, decode, sources, Context};
use crate::domain::Supplier;
use crate::features::suppliers::content::{AnswerKind, Question};
use crate::features::suppliers::dossier::{Choice, Verdict};
use crate::features::suppliers::model::{Change, ReplyChange};
use crate::features::suppliers::{t, words};
use crate::ui::{ChoiceOption, DateField, RadioChoices, SelectField, TextArea, TextField};
use yew::prelude::*;

/// The question as a card: the answer can be written here, too, when the clinic reads the supplier's own agreement.
pub fn card(ctx: &Context, supplier: &Supplier, question: &'static Question) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let verdict = dossier.verdict(question, supplier);
    let reply = dossier.replies.get(&question.id);
    let by = reply.is_some_and(|own| own.by_supplier).then(|| t::BY_SUPPLIER.string(lang));
    html! {
        <details key={question.id.clone()} id={format!("question-{}", question.id)}>
            <summary>
                { format!("{} {} ", question.id, question.question.get(lang)) }
                <strong>{ words::known(question, dossier, supplier, lang) }</strong>
                { format!(" – {}", words::verdict(verdict).get(lang)) }
            </summary>
            <div class="stack">
                if let Some(by) = by { <p class="muted">{ by }</p> }
                if dossier.is_settled(question, supplier) { <p>{ t::SETTLED.get(lang) }</p> }
                { answer(ctx, supplier, question) }
                { judgement(ctx, supplier, question) }
                { sources(&question.sources, lang) }
            </div>
        </details>
    }
}

fn edit(
    ctx: &Context,
    supplier: &Supplier,
    question: &'static Question,
    make: impl Fn(String) -> ReplyChange + 'static,
) -> Callback<String> {
    change(ctx, supplier, move |text| Change::Reply(question.id.clone(), make(text)))
}

fn answer(ctx: &Context, supplier: &Supplier, question: &'static Question) -> Html {
    let lang = ctx.lang;
    let reply = super::dossier(ctx, supplier).replies.get(&question.id).cloned().unwrap_or_default();
    let field = |part: &str| format!("{}-{part}", question.id);
    let why = AttrValue::from(question.why.string(lang));
    let choice = match question.answer {
        AnswerKind::YesPartlyNo => {
            let options =
                Choice::ALL.iter().map(|own| ChoiceOption::new(code(own), words::choice(*own).string(lang)));
            let chosen: Vec<AttrValue> = reply.choice.iter().map(code).collect();
            let onchange = edit(ctx, supplier, question, |word| {
                ReplyChange::Choice(decode(&word).unwrap_or(Choice::No))
            });
            html! { <RadioChoices id={field("choice")} legend={question.question.string(lang)} hint={why.clone()} options={options.collect::<Vec<_>>()} {chosen} {onchange} /> }
        }
        AnswerKind::Choice => {
            let options = question
                .options
                .iter()
                .map(|own| ChoiceOption::new(own.id.clone(), own.text(lang).to_owned()));
            let chosen = vec![AttrValue::from(reply.option.clone())];
            let onchange = edit(ctx, supplier, question, ReplyChange::Option);
            html! { <RadioChoices id={field("option")} legend={question.question.string(lang)} hint={why.clone()} options={options.collect::<Vec<_>>()} {chosen} {onchange} /> }
        }
        _ => html! {},
    };
    let is_date = question.answer == AnswerKind::Date;
    let has_choice = matches!(question.answer, AnswerKind::YesPartlyNo | AnswerKind::Choice);
    let label = if has_choice { t::DESCRIBE.string(lang) } else { question.question.string(lang) };
    let ondate = change(ctx, supplier, move |day: Option<crate::domain::Date>| {
        let text = day.map(|day| day.to_string()).unwrap_or_default();
        Change::Reply(question.id.clone(), ReplyChange::Note(text))
    });
    html! {
        <>
            { choice }
            if is_date {
                <DateField id={field("date")} {label} hint={why} value={crate::domain::parse_date(&reply.note)} onchange={ondate} />
            } else {
                <TextArea id={field("note")} {lang} {label} hint={(!has_choice).then_some(why)} value={reply.note.clone()} onchange={edit(ctx, supplier, question, ReplyChange::Note)} />
            }
            <TextField id={field("evidence")} {lang} label={t::EVIDENCE_OPTIONAL.string(lang)} hint={AttrValue::from(question.evidence.string(lang))}
                value={reply.evidence.clone()} onchange={edit(ctx, supplier, question, ReplyChange::Evidence)} />
        </>
    }
}

/// Where the clinic sees it otherwise than the catalogue, it says why.
fn judgement(ctx: &Context, supplier: &Supplier, question: &'static Question) -> Html {
    let lang = ctx.lang;
    let own = super::dossier(ctx, supplier).judgements.get(&question.id).cloned().unwrap_or_default();
    let all = [Verdict::Good, Verdict::Note, Verdict::Measure, Verdict::Blocks];
    let mut options = vec![(AttrValue::default(), AttrValue::from(t::AS_PROPOSED.string(lang)))];
    options.extend(all.iter().map(|verdict| (code(verdict), words::verdict(*verdict).string(lang).into())));
    let onchange =
        change(ctx, supplier, move |word: String| Change::Verdict(question.id.clone(), decode(&word)));
    let onreason = change(ctx, supplier, move |text| Change::VerdictReason(question.id.clone(), text));
    let value = own.verdict.as_ref().map(code).unwrap_or_default();
    html! {
        <>
            <SelectField id={format!("{}-verdict", question.id)} label={t::ASK_VERDICT.string(lang)} {options} {value} {onchange} />
            if own.verdict.is_some() {
                <TextField id={format!("{}-reason", question.id)} {lang} label={t::ASK_VERDICT_REASON.string(lang)}
                    hint={AttrValue::from(t::VERDICT_REASON_HINT.string(lang))} value={own.reason} onchange={onreason} />
            }
        </>
    }
}
