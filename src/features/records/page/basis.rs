//! `…/grunnlag`: the grounds in articles 6 and 9, the clinic's interest, and the Norwegian law.

use super::{sources, text, Context};
use crate::content::{Lang, Localized};
use crate::domain::privacy::{Article, LegalBasis};
use crate::features::records::model::{Edit, Field, RowChange};
use crate::features::records::page::t;
use crate::features::records::row::Row;
use crate::features::records::words;
use crate::ui::{Button, CheckChoices, ChoiceOption, Notice, Tone, Variant};
use std::collections::BTreeSet;
use yew::prelude::*;

/// The page's body.
pub fn page(ctx: &Context, row: &Row) -> Html {
    html! {
        <>
            { usual(ctx, row) }
            { grounds(ctx, row, true) }
            { grounds(ctx, row, false) }
            if row.rests_on_interest() { { text::area(ctx, row, Field::Interest) } }
            { text::area(ctx, row, Field::Statute) }
        </>
    }
}

/// What the catalogue says, with what to find out and what to keep in mind.
fn usual(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let bases = row.facts.bases.iter().filter_map(|id| LegalBasis::find(id));
    let line = |basis: &'static LegalBasis| {
        let law: Vec<String> = [&basis.article_6, &basis.article_9]
            .into_iter()
            .filter(|list| !list.is_empty())
            .map(|list| words::articles(list, lang))
            .chain(basis.statute.iter().map(|own| own.string(lang)))
            .collect();
        let remarks: Vec<&str> =
            [&basis.check, &basis.note].into_iter().flatten().map(|own| own.get(lang)).collect();
        html! {
            <li key={basis.id.clone()}>
                <p><strong>{ basis.name.get(lang) }</strong>{ format!(": {}", law.join("; ")) }</p>
                if !remarks.is_empty() { <p>{ remarks.join(" ") }</p> }
                { sources(&basis.sources, lang) }
            </li>
        }
    };
    let lines: Vec<Html> = bases.map(line).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! { <Notice tone={Tone::Info} title={t::USUAL_BASIS_TITLE.string(lang)}><ul>{ for lines }</ul></Notice> }
}

/// The grounds of one article, to tick; the catalogue's are ticked until the clinic chooses.
fn grounds(ctx: &Context, row: &Row, six: bool) -> Html {
    let lang = ctx.lang;
    let answer = ctx.state.answer(&row.id);
    let (id, legend, hint, all, now, is_own) = match six {
        true => (
            "article-6",
            &t::ASK_ARTICLE_6,
            &t::ASK_ARTICLE_6_HINT,
            Article::of_article_6(),
            &row.article_6,
            answer.article_6.is_some(),
        ),
        false => (
            "article-9",
            &t::ASK_ARTICLE_9,
            &t::ASK_ARTICLE_9_HINT,
            Article::of_article_9(),
            &row.article_9,
            answer.article_9.is_some(),
        ),
    };
    let options = all.iter().map(|own| option(own, lang)).collect::<Vec<_>>();
    let chosen: Vec<AttrValue> = now.iter().map(|own| AttrValue::from(own.id().to_owned())).collect();
    let send = {
        let (edit, row) = (ctx.edit.clone(), row.id.clone());
        move |own: Option<BTreeSet<Article>>| {
            let change = if six { RowChange::Article6(own) } else { RowChange::Article9(own) };
            edit.emit(Edit::Row(row.clone(), change));
        }
    };
    let onchange = {
        let (send, now) = (send.clone(), now.iter().cloned().collect::<BTreeSet<Article>>());
        Callback::from(move |id: String| {
            let mut own = now.clone();
            let article = Article::from(id.as_str());
            if !own.remove(&article) {
                own.insert(article);
            }
            send(Some(own));
        })
    };
    let onclick = Callback::from(move |()| send(None));
    html! {
        <div class="stack">
            <CheckChoices {id} legend={legend.string(lang)} hint={AttrValue::from(hint.string(lang))} {options} {chosen} {onchange} />
            if is_own && !row.is_own {
                <Button label={t::USE_PROPOSAL.string(lang)} variant={Variant::Secondary} icon="undo" {onclick} />
            }
        </div>
    }
}

/// What a point of the law is about, in a few words, with the point itself below.
fn option(article: &Article, lang: Lang) -> ChoiceOption {
    let about: &Localized = match article.id() {
        "6-1-a" => &t::LAW_6_A,
        "6-1-b" => &t::LAW_6_B,
        "6-1-c" => &t::LAW_6_C,
        "6-1-d" => &t::LAW_6_D,
        "6-1-e" => &t::LAW_6_E,
        "6-1-f" => &t::LAW_6_F,
        "9-2-a" => &t::LAW_9_A,
        "9-2-b" => &t::LAW_9_B,
        "9-2-c" => &t::LAW_9_C,
        "9-2-d" => &t::LAW_9_D,
        "9-2-e" => &t::LAW_9_E,
        "9-2-f" => &t::LAW_9_F,
        "9-2-g" => &t::LAW_9_G,
        "9-2-h" => &t::LAW_9_H,
        "9-2-i" => &t::LAW_9_I,
        "9-2-j" => &t::LAW_9_J,
        _ => &t::LAW_9_3,
    };
    let label = article.label(lang);
    let mut letters = label.chars();
    let label = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    ChoiceOption::with_hint(article.id().to_owned(), about.string(lang), label.unwrap_or_default())
}
