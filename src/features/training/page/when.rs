//! How many questions, when the course is taken again, and by when the first time.

use super::{t, Context};
use crate::content::plural;
use crate::domain::Date;
use crate::features::training::course::{Length, Recurrence, MOST_MONTHS};
use crate::features::training::entries::length as length_word;
use crate::features::training::model::Edit;
use crate::ui::{code, decode, ChoiceOption, DateField, RadioChoices, SelectField};
use yew::prelude::*;

/// Months from one round to the next, and the fixed day, that are proposed first.
const MONTHS: u8 = 12;
const DAY: (i8, i8) = (9, 1);

/// The last part of the course's page.
pub fn section(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let course = &ctx.state.course;
    let lengths = [Length::Yearly, Length::Full];
    let options: Vec<ChoiceOption> =
        lengths.iter().map(|own| ChoiceOption::new(code(own), length_word(*own).string(lang))).collect();
    let onlength = ctx.edit.reform(|word: String| Edit::Length(decode(&word).unwrap_or_default()));
    html! {
        <section class="stack" aria-labelledby="when">
            <h2 id="when">{ t::WHEN_TITLE.get(lang) }</h2>
            <RadioChoices id="length" legend={t::ASK_LENGTH.string(lang)} {options} chosen={vec![code(&course.length)]} onchange={onlength} />
            { recurrence(ctx) }
            <DateField id="course-due" label={t::ASK_DUE.string(lang)} hint={AttrValue::from(t::ASK_DUE_HINT.string(lang))}
                value={course.due} onchange={ctx.edit.reform(Edit::Due)} />
        </section>
    }
}

fn recurrence(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let options = vec![
        ChoiceOption::new("after", t::RECURRENCE_DONE.string(lang)),
        ChoiceOption::new("day", t::RECURRENCE_DAY.string(lang)),
    ];
    let onchange = ctx.edit.reform(|way: String| {
        Edit::Recurrence(match way.as_str() {
            "day" => Recurrence::OnDay(DAY.0, DAY.1),
            _ => Recurrence::AfterDone(MONTHS),
        })
    });
    let (chosen, detail) = match ctx.state.course.recurrence {
        Recurrence::AfterDone(chosen) => ("after", months(ctx, chosen)),
        Recurrence::OnDay(month, day) => ("day", fixed_day(ctx, month, day)),
    };
    html! {
        <>
            <RadioChoices id="recurrence" legend={t::ASK_RECURRENCE.string(lang)} {options} chosen={vec![AttrValue::from(chosen)]} {onchange} />
            { detail }
        </>
    }
}

fn months(ctx: &Context, chosen: u8) -> Html {
    let lang = ctx.lang;
    let option = |n: u8| {
        let text = plural(n.into(), &t::MONTHS_ONE, &t::MONTHS_MANY, lang);
        (AttrValue::from(n.to_string()), AttrValue::from(text))
    };
    let options: Vec<_> = (1..=MOST_MONTHS).map(option).collect();
    let onchange = ctx
        .edit
        .reform(|text: String| Edit::Recurrence(Recurrence::AfterDone(text.parse().unwrap_or(MONTHS))));
    html! { <SelectField id="months" label={t::ASK_MONTHS.string(lang)} {options} value={chosen.to_string()} {onchange} /> }
}

/// The browser's calendar wants a year too; the next time the day comes is shown.
fn fixed_day(ctx: &Context, month: i8, day: i8) -> Html {
    let this_year = ctx.today.year();
    let on = |year| Date::new(year, month, day).ok();
    let next = (this_year..=this_year.saturating_add(8)).filter_map(on).find(|own| *own >= ctx.today);
    let (edit, kept) = (ctx.edit.clone(), Recurrence::OnDay(month, day));
    let onchange = Callback::from(move |chosen: Option<Date>| {
        let recurrence = chosen.map_or(kept, |own| Recurrence::OnDay(own.month(), own.day()));
        edit.emit(Edit::Recurrence(recurrence));
    });
    html! {
        <DateField id="fixed-day" label={t::ASK_DAY.string(ctx.lang)} hint={AttrValue::from(t::ASK_DAY_HINT.string(ctx.lang))} value={next} {onchange} />
    }
}
