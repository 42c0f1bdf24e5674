//! Measures that gaps call for, with owner and deadline.

use super::{change, code, decode, Context};
use crate::domain::{ActionStatus, DateExt, Id, Supplier};
use crate::features::suppliers::content::Question;
use crate::features::suppliers::dossier::Measure;
use crate::features::suppliers::model::{Change, Edit, MeasureChange};
use crate::features::suppliers::{t, words};
use crate::ui::{Button, DateField, SelectField, TextField, Variant};
use yew::prelude::*;

/// Days that a measure gets until somebody sets another deadline.
const DAYS: i32 = 30;

fn edit<T: 'static>(
    ctx: &Context,
    supplier: &Supplier,
    measure: &Measure,
    make: impl Fn(T) -> MeasureChange + 'static,
) -> Callback<T> {
    let id = measure.id.clone();
    change(ctx, supplier, move |value| Change::Measure(id.clone(), make(value)))
}

/// The fields of one measure.
pub fn row(ctx: &Context, supplier: &Supplier, measure: &Measure) -> Html {
    let lang = ctx.lang;
    let name = measure.text(lang);
    let field = |part: &str| format!("measure-{}-{part}", measure.id);
    let mut people = vec![(AttrValue::default(), AttrValue::from(t::NOBODY.string(lang)))];
    let staff = ctx.clinic.staff_and(ctx.today, |id| measure.owner.as_ref() == Some(id));
    people.extend(staff.map(|own| (own.id.0.clone().into(), own.name.clone().into())));
    let all = [ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Dropped];
    let statuses: Vec<(AttrValue, AttrValue)> =
        all.iter().map(|own| (code(own), words::status(*own).string(lang).into())).collect();
    let owner = measure.owner.as_ref().map_or_else(String::new, |id| id.0.clone());
    let id = measure.id.clone();
    let remove = change(ctx, supplier, move |()| Change::RemoveMeasure(id.clone()));
    html! {
        <div class="stack stack--tight" role="group" aria-label={name.clone()} key={measure.id.to_string()}>
            <h3>{ &name }</h3>
            <TextField id={field("title")} {lang} label={t::ASK_MEASURE.string(lang)} value={measure.title.clone()}
                onchange={edit(ctx, supplier, measure, MeasureChange::Title)} />
            <div class="row-editor">
                <SelectField id={field("owner")} label={t::COLUMN_OWNER.string(lang)} options={people} value={owner}
                    onchange={edit(ctx, supplier, measure, |id: String| MeasureChange::Owner((!id.is_empty()).then_some(Id(id))))} />
                <DateField id={field("due")} label={t::COLUMN_DUE.string(lang)} value={measure.due} onchange={edit(ctx, supplier, measure, MeasureChange::Due)} />
                <SelectField id={field("status")} label={t::COLUMN_STATUS.string(lang)} options={statuses} value={code(&measure.status)}
                    onchange={edit(ctx, supplier, measure, |word: String| MeasureChange::Status(decode(&word).unwrap_or_default()))} />
                <Button label={t::DELETE.string(lang)} name={AttrValue::from(format!("{} {name}", t::DELETE.get(lang)))}
                    variant={Variant::Tertiary} icon="trash" onclick={remove} />
            </div>
            if measure.status >= ActionStatus::Done {
                <TextField id={field("note")} {lang} label={t::ASK_DONE_NOTE.string(lang)} value={measure.done_note.clone()}
                    onchange={edit(ctx, supplier, measure, MeasureChange::Note)} />
            }
        </div>
    }
}

/// Adds a measure for a question, or with "" one of the clinic's own; the IT responsible or else the manager does it.
fn add(ctx: &Context, supplier: &Supplier, question: String) -> Callback<()> {
    let it = |roles: &std::collections::BTreeSet<crate::domain::Role>| {
        roles.contains(&crate::domain::Role::ItResponsible)
    };
    let person = ctx.clinic.staff(ctx.today).find(|person| it(&person.roles)).or(ctx.clinic.manager());
    let owner = person.map(|person| person.id.clone());
    let due = Some(ctx.today.plus_days(DAYS));
    let (edit, make_id, id) = (ctx.edit.clone(), ctx.desk.make_id.clone(), supplier.id.clone());
    Callback::from(move |()| {
        let measure = Change::AddMeasure(make_id.emit(()), question.clone(), owner.clone(), due);
        edit.emit(Edit::Dossier(id.clone(), measure));
    })
}

/// The button below the measures.
pub fn add_button(ctx: &Context, supplier: &Supplier) -> Html {
    let onclick = add(ctx, supplier, String::new());
    html! { <Button label={t::ADD_MEASURE.string(ctx.lang)} variant={Variant::Secondary} icon="plus" {onclick} /> }
}

/// The button beside a gap.
pub fn propose_button(ctx: &Context, supplier: &Supplier, question: &Question) -> Html {
    let onclick = add(ctx, supplier, question.id.clone());
    let label = t::MAKE_MEASURE.string(ctx.lang);
    let name = AttrValue::from(format!("{label}: {}", question.question.get(ctx.lang)));
    html! { <Button {label} {name} variant={Variant::Secondary} {onclick} /> }
}
