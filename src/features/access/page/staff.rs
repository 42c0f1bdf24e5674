//! Choosing one of the people.

use super::Context;
use crate::domain::Id;
use crate::features::access::register::Someone;
use crate::features::access::t;
use crate::ui::SelectField;
use yew::prelude::*;

/// The staff, with who is chosen already and has left since.
pub fn options(ctx: &Context, chosen: Option<&Id>) -> Vec<(AttrValue, AttrValue)> {
    let staff = ctx.clinic.staff_and(ctx.today, |id| Some(id) == chosen);
    staff.map(|person| (person.id.0.clone().into(), person.name.clone().into())).collect()
}

/// Who writes a line, unless somebody else is chosen: the manager, or whoever is first.
pub fn usual_writer(ctx: &Context) -> String {
    let manager = ctx.clinic.manager().filter(|person| !person.has_left(ctx.today));
    let writer = manager.or_else(|| ctx.clinic.staff(ctx.today).next());
    writer.map(|person| person.id.0.clone()).unwrap_or_default()
}

/// Whom the value of a choice means.
pub fn someone(ctx: &Context, value: &str) -> Someone {
    Someone::of(&ctx.clinic, &Id::from(value))
}

/// The question who writes the line.
pub fn writer(ctx: &Context, chosen: &UseStateHandle<String>) -> Html {
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |value: String| chosen.set(value))
    };
    html! {
        <SelectField id="registered-by" label={t::ASK_WRITER.string(ctx.lang)} hint={AttrValue::from(t::ASK_WRITER_HINT.string(ctx.lang))}
            options={options(ctx, None)} value={(**chosen).clone()} {onchange} />
    }
}
