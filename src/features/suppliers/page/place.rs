//! `…/sted`: what data, in which countries, at which sub-processors, and what a transfer rests on.

use super::{code, decode, frame, sources, Context};
use crate::domain::{countries, DataCategory, SubProcessor, Supplier, SupplierFact, TransferBasis};
use crate::features::suppliers::content::transfers;
use crate::features::suppliers::model::Edit;
use crate::features::suppliers::overview::href;
use crate::features::suppliers::t;
use crate::ui::{
    Button, CheckChoices, ChoiceOption, LinkButton, Notice, RadioChoices, SelectField, TextField, Tone,
    Variant,
};
use yew::prelude::*;

/// The facts that other modules read, too.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let options: Vec<ChoiceOption> =
        DataCategory::ALL.iter().map(|own| ChoiceOption::new(code(own), own.name().string(lang))).collect();
    let chosen: Vec<AttrValue> = supplier.data.iter().map(code).collect();
    let held = supplier.data.clone();
    let ondata = fact(ctx, supplier, move |word: String| {
        // The options are the categories, so the word is always one of them.
        let category = decode(&word).unwrap_or(DataCategory::Contact);
        SupplierFact::Data(category, !held.contains(&category))
    });
    let body = html! {
        <>
            <CheckChoices id="data" legend={t::ASK_DATA.string(lang)} {options} {chosen} onchange={ondata} />
            <SelectField id="country" label={t::ASK_COUNTRY.string(lang)} options={country_options(ctx, &supplier.country)}
                value={supplier.country.clone()} onchange={fact(ctx, supplier, SupplierFact::Country)} />
            <section class="stack">
                <h2>{ t::SUB_PROCESSORS_HEADING.get(lang) }</h2>
                { for supplier.sub_processors.iter().map(|firm| sub_processor(ctx, supplier, firm)) }
                { add(ctx, supplier) }
            </section>
            if supplier.transfers_out_of_eea() || supplier.transfer.is_some() { { transfer(ctx, supplier) } }
            <div class="button-row"><LinkButton label={t::DONE.string(lang)} href={href(&supplier.id)} /></div>
        </>
    };
    frame(ctx, supplier, &t::PLACE_HEADING, body)
}

fn fact<T: 'static>(
    ctx: &Context,
    supplier: &Supplier,
    make: impl Fn(T) -> SupplierFact + 'static,
) -> Callback<T> {
    let id = supplier.id.clone();
    ctx.edit.reform(move |value| Edit::Fact(id.clone(), make(value)))
}

/// The countries on offer; a code that the list lacks is kept as it is.
fn country_options(ctx: &Context, chosen: &str) -> Vec<(AttrValue, AttrValue)> {
    let mut options = vec![(AttrValue::default(), AttrValue::from(t::DO_NOT_KNOW.string(ctx.lang)))];
    let known = countries().iter();
    options.extend(known.map(|own| (own.code.clone().into(), own.name.string(ctx.lang).into())));
    if !options.iter().any(|(code, _)| *code == chosen) {
        options.push((chosen.to_owned().into(), chosen.to_owned().into()));
    }
    options
}

fn sub_processor(ctx: &Context, supplier: &Supplier, firm: &SubProcessor) -> Html {
    let lang = ctx.lang;
    let with = |make: fn(SubProcessor, String) -> SubProcessor| {
        let firm = firm.clone();
        fact(ctx, supplier, move |text| SupplierFact::SubProcessor(make(firm.clone(), text)))
    };
    let id = firm.id.clone();
    let remove = fact(ctx, supplier, move |()| SupplierFact::NoSubProcessor(id.clone()));
    let field = |part: &str| format!("firm-{}-{part}", firm.id);
    html! {
        <div class="row-editor" role="group" aria-label={firm.label(lang)} key={firm.id.to_string()}>
            <TextField id={field("name")} {lang} label={t::FIRM_NAME.string(lang)} value={firm.name.clone()}
                onchange={with(|firm, name| SubProcessor { name, ..firm })} />
            <TextField id={field("task")} {lang} label={t::FIRM_TASK.string(lang)} value={firm.task.clone()}
                onchange={with(|firm, task| SubProcessor { task, ..firm })} />
            <SelectField id={field("country")} label={t::FIRM_COUNTRY.string(lang)} options={country_options(ctx, &firm.country)}
                value={firm.country.clone()} onchange={with(|firm, country| SubProcessor { country, ..firm })} />
            <Button label={t::DELETE.string(lang)} name={AttrValue::from(format!("{} {}", t::DELETE.get(lang), firm.name))}
                variant={Variant::Tertiary} icon="trash" onclick={remove} />
        </div>
    }
}

fn add(ctx: &Context, supplier: &Supplier) -> Html {
    let make_id = ctx.desk.make_id.clone();
    let onclick = fact(ctx, supplier, move |()| {
        SupplierFact::SubProcessor(SubProcessor { id: make_id.emit(()), ..SubProcessor::default() })
    });
    html! { <Button label={t::ADD_FIRM.string(ctx.lang)} variant={Variant::Secondary} icon="plus" {onclick} /> }
}

/// What the transfer rests on, each basis with how it stands and since when we know.
fn transfer(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let options: Vec<ChoiceOption> = transfers()
        .iter()
        .map(|own| {
            ChoiceOption::with_hint(code(&own.id), own.id.name().string(lang), own.status.string(lang))
        })
        .collect();
    let chosen: Vec<AttrValue> = supplier.transfer.iter().map(code).collect();
    let onchange = fact(ctx, supplier, |word: String| SupplierFact::Transfer(decode::<TransferBasis>(&word)));
    let known = transfers().iter().find(|own| Some(own.id) == supplier.transfer);
    html! {
        <>
            <RadioChoices id="transfer" legend={t::ASK_TRANSFER.string(lang)} {options} {chosen} {onchange} />
            <div role="status">
                if let Some(known) = known {
                    <Notice tone={if known.valid { Tone::Info } else { Tone::Danger }} title={known.check.string(lang)}>
                        <p>{ t::CHECKED_ON.fill(lang, &[("date", &crate::domain::parse_date(&known.checked)
                            .map_or_else(String::new, |day| crate::domain::long_date(day, lang)))]) }</p>
                        { sources(&known.sources, lang) }
                    </Notice>
                }
            </div>
        </>
    }
}
