//! `#/tilgang/importer`: a list of staff from a file or pasted, looked at before anything is kept.

use super::table::{table, Row as TableRow};
use super::{frame, Context, PageProps};
use crate::content::plural;
use crate::documents::sheet::{Limits, SheetError};
use crate::domain::{role_name, Role};
use crate::features::access::overview::HREF;
use crate::features::access::staff_list::{accept, preview, Row};
use crate::features::access::t;
use crate::features::SheetToRead;
use crate::ui::{
    code, decode, read_file, Button, CheckBox, FileDrop, Notice, SelectField, TextArea, Tone, Variant,
};
use yew::prelude::*;

/// What became of the last list.
#[derive(Clone, PartialEq)]
enum Looked {
    Nothing,
    Refused(SheetError),
    Ready(Vec<Row>),
}

/// Choose a file or paste, read the preview, accept.
#[component]
pub fn ImportPage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let looked = use_state(|| Looked::Nothing);
    let pasted = use_state(String::new);
    let onread = {
        let (ctx, looked) = (ctx.clone(), looked.setter());
        Callback::from(move |bytes: Vec<u8>| look_at(&ctx, bytes, looked.clone()))
    };
    let onpasted = {
        let pasted = pasted.clone();
        Callback::from(move |text: String| pasted.set(text))
    };
    let show = {
        let (pasted, onread) = (pasted.clone(), onread.clone());
        Callback::from(move |()| onread.emit(pasted.as_bytes().to_vec()))
    };
    let body = html! {
        <>
            <p class="lead">{ t::STAFF_LEAD.get(lang) }</p>
            <FileDrop id="staff-file" icon="upload" title={t::STAFF_FILE.string(lang)} hint={t::STAFF_FILE_HINT.string(lang)} accept=".xlsx,.csv,.txt"
                onfile={Callback::from(move |file| read_file(file, Limits::LIST.bytes, onread.clone()))} />
            <TextArea id="staff-pasted" {lang} label={t::STAFF_PASTED.string(lang)} hint={AttrValue::from(t::STAFF_PASTED_HINT.string(lang))} rows={6}
                value={(*pasted).clone()} onchange={onpasted} />
            if *looked == Looked::Nothing {
                <Button id="show-list" label={t::SHOW_LIST.string(lang)} onclick={show} />
            } else {
                <Button id="show-list" label={t::SHOW_LIST.string(lang)} variant={Variant::Secondary} onclick={show} />
            }
            <div role="alert">
                if let Looked::Refused(error) = &*looked {
                    <Notice tone={Tone::Danger} title={error.message().string(lang)}><p>{ error.remedy().get(lang) }</p></Notice>
                }
            </div>
            if let Looked::Ready(rows) = &*looked { { found(ctx, rows, &looked) } }
        </>
    };
    frame(ctx, &t::IMPORT_TITLE, body)
}

fn look_at(ctx: &Context, bytes: Vec<u8>, looked: UseStateSetter<Looked>) {
    let clinic = ctx.clinic.clone();
    let (announce, lang) = (ctx.desk.announce.clone(), ctx.lang);
    let tell = Callback::from(move |found: Result<Vec<Vec<String>>, SheetError>| match found {
        Err(error) => looked.set(Looked::Refused(error)),
        Ok(rows) => {
            let rows = preview(&clinic, &rows);
            announce.emit(plural(rows.len(), &t::FOUND_ONE, &t::FOUND_MANY, lang));
            looked.set(Looked::Ready(rows));
        }
    });
    ctx.desk.read_sheet.emit(SheetToRead { bytes, tell });
}

/// The preview, and the way on.
fn found(ctx: &Context, rows: &[Row], looked: &UseStateHandle<Looked>) -> Html {
    let lang = ctx.lang;
    let taken = rows.iter().filter(|row| row.take).count();
    let onclick = {
        let (ctx, list) = (ctx.clone(), rows.to_vec());
        Callback::from(move |()| {
            let mut make_id = || ctx.desk.make_id.emit(());
            ctx.edit.emit(accept(&list, ctx.lang, &mut make_id));
            ctx.desk.announce.emit(plural(taken, &t::TAKEN_ONE, &t::TAKEN_MANY, ctx.lang));
            ctx.desk.go.emit(format!("{HREF}/register"));
        })
    };
    let columns = [&t::COLUMN_PERSON, &t::COLUMN_SAID, &t::COLUMN_ROLE, &t::COLUMN_REMARK, &t::COLUMN_CHOICE];
    let table_rows =
        rows.iter().enumerate().map(|(place, row)| table_row(ctx, rows, place, row, looked)).collect();
    html! {
        <section class="stack" aria-labelledby="staff-preview">
            <h2 id="staff-preview">{ plural(rows.len(), &t::FOUND_ONE, &t::FOUND_MANY, lang) }</h2>
            { table(&t::PREVIEW_CAPTION, &columns, table_rows, lang) }
            <p>{ t::TAKE_COUNT.fill(lang, &[("n", &taken), ("all", &rows.len())]) }</p>
            if taken > 0 { <div class="button-row"><Button id="accept-staff" label={t::ACCEPT_STAFF.string(lang)} {onclick} /></div> }
        </section>
    }
}

fn table_row(
    ctx: &Context,
    rows: &[Row],
    place: usize,
    row: &Row,
    looked: &UseStateHandle<Looked>,
) -> TableRow {
    let lang = ctx.lang;
    let refused = row.remarks.iter().any(|own| own.refuses());
    let remarks = row.remarks.iter().map(|own| html! { <li>{ own.text().get(lang) }</li> });
    let set = |change: fn(&mut Row, String)| {
        let (rows, looked) = (rows.to_vec(), looked.setter());
        Callback::from(move |value: String| {
            let mut rows = rows.clone();
            change(&mut rows[place], value);
            looked.set(Looked::Ready(rows));
        })
    };
    let take = set(|row, _| row.take = !row.take).reform(|_: bool| String::new());
    let name =
        if row.name.is_empty() { t::ROW_NUMBER.fill(lang, &[("n", &row.number)]) } else { row.name.clone() };
    TableRow {
        key: row.number.to_string(),
        head: name.clone().into(),
        cells: vec![
            row.said.clone().into(),
            role_cell(
                ctx,
                place,
                row,
                set(|row, value| row.roles = decode::<Role>(&value).into_iter().collect()),
            ),
            html! { <ul class="plain-list">{ for remarks }</ul> },
            if refused {
                t::NOT_TAKEN.get(lang).into()
            } else {
                let label = format!("{}: {name}", t::TAKE.get(lang));
                html! { <CheckBox id={format!("take-{place}")} field={format!("take-{place}-field")} {label} checked={row.take} onchange={take} /> }
            },
        ],
    }
}

/// The roles that follow from the words; where none or one does, another can be chosen.
fn role_cell(ctx: &Context, place: usize, row: &Row, onchange: Callback<String>) -> Html {
    let lang = ctx.lang;
    if row.roles.len() > 1 {
        let names: Vec<&str> = row.roles.iter().map(|role| role_name(*role).get(lang)).collect();
        return names.join(", ").into();
    }
    let mut options: Vec<(AttrValue, AttrValue)> = vec![("".into(), t::NO_ROLE_YET.string(lang).into())];
    options.extend(Role::ALL.iter().map(|role| (code(role), role_name(*role).string(lang).into())));
    let value = row.roles.first().map(code).unwrap_or_default();
    html! {
        <SelectField id={format!("role-{place}")} label={t::ROLE_OF.fill(lang, &[("name", &row.name)])} {options} {value} {onchange} />
    }
}
