//! The notice as a file for the clinic's own website: one page of HTML that needs nothing else, and has no script.

use super::compose::{Composed, Notice, Piece};
use super::content::Output;
use super::model::Variant;
use super::t;
use std::fmt::Write as _;

/// Longest title that search engines and tabs show whole.
const LONGEST_TITLE: usize = 60;

/// Sites that the text names and readers want to go to.
const SITES: [&str; 2] = ["datatilsynet.no", "statsforvalteren.no"];

/// Colours pass 7 : 1 on both grounds; the page follows the reader's own choice of dark or light.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;color:#1b2733;background:#fff}\
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 4rem}\
h1{font-size:2rem;line-height:1.2}\
h2{font-size:1.375rem;line-height:1.3;margin:2rem 0 .5rem}\
h3{font-size:1.125rem;line-height:1.4;margin:0;display:inline}\
p,ul{margin:0 0 .75rem}\
a{color:#0b4f8a}\
details{border-top:1px solid #6b7785;padding:.25rem 0}\
summary{padding:.75rem 0;cursor:pointer}\
details>:last-child{margin-bottom:1.5rem}\
.edition{margin-top:2rem}\
@media (prefers-color-scheme:dark){body{color:#eef2f6;background:#14191f}a{color:#9ecbff}}";

/// The page: short texts at once with every full text below to open, or the whole in easy language.
pub fn web_page(notice: &Notice, variant: Variant) -> String {
    let lang = notice.lang;
    let title = t::PAGE_TITLE.get(lang);
    let mut page = String::new();
    let mut line = |text: String| {
        page.push_str(&text);
        page.push('\n');
    };
    line("<!DOCTYPE html>".to_owned());
    line(format!("<html lang=\"{}\">", lang.code()));
    line("<head>".to_owned());
    line("<meta charset=\"utf-8\">".to_owned());
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".to_owned());
    line(format!("<title>{}</title>", escaped(&head_title(title, &notice.clinic))));
    line(format!("<style>{STYLE}</style>"));
    line("</head>".to_owned());
    line("<body>".to_owned());
    line("<main>".to_owned());
    line(element("h1", &escaped(title)));
    let sender: Vec<String> =
        std::iter::once(notice.clinic.clone()).chain(notice.facts.contact.lines(lang)).collect();
    let sender: Vec<String> =
        sender.iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect();
    if !sender.is_empty() {
        line(format!("<p>{}</p>", sender.join("<br>\n")));
    }
    match variant {
        Variant::Easy => blocks(notice).for_each(|own| line(section(&own.title, &own.easy.pieces()))),
        Variant::Short | Variant::Full => {
            first_layer(notice).for_each(|(own, pieces)| line(section(&own.title, &pieces)));
            line(element("h2", &escaped(t::PAGE_MORE.get(lang))));
            blocks(notice).for_each(|own| line(details(own)));
        }
    }
    if let Some(edition) = notice.blocks.iter().find(|own| !own.block.is_editable()) {
        line(format!(
            "<p class=\"edition\">{}</p>",
            linked(edition.short.as_ref().unwrap_or(&edition.full).text())
        ));
    }
    line("</main>".to_owned());
    line("</body>".to_owned());
    line("</html>".to_owned());
    page
}

/// What is seen before anything is opened: the short texts of the most important blocks.
pub fn first_layer(notice: &Notice) -> impl Iterator<Item = (&Composed, Vec<Piece>)> {
    let first = blocks(notice).filter(|own| own.block.layer == 1);
    first.map(|own| (own, own.short.as_ref().unwrap_or(&own.full).pieces()))
}

fn blocks(notice: &Notice) -> impl Iterator<Item = &Composed> {
    notice.blocks.iter().filter(|own| own.block.outputs.contains(&Output::Web))
}

/// With the clinic's name where there is room for it.
fn head_title(title: &str, clinic: &str) -> String {
    let whole = format!("{title} – {clinic}");
    if clinic.is_empty() || whole.chars().count() > LONGEST_TITLE {
        title.to_owned()
    } else {
        whole
    }
}

fn section(title: &str, pieces: &[Piece]) -> String {
    format!("{}\n{}", element("h2", &escaped(title)), html(pieces))
}

fn details(own: &Composed) -> String {
    let (title, text) = (element("h3", &escaped(&own.title)), html(&own.full.pieces()));
    format!("<details>\n<summary>{title}</summary>\n{text}\n</details>")
}

/// An element without attributes around HTML that is ready.
fn element(tag: &str, html: &str) -> String {
    format!("<{tag}>{html}</{tag}>")
}

fn html(pieces: &[Piece]) -> String {
    let mut out: Vec<String> = vec![];
    for piece in pieces {
        match piece {
            Piece::Paragraph(text) => out.push(element("p", &linked(text))),
            Piece::Points(points) => {
                let mut list = "<ul>\n".to_owned();
                for point in points {
                    writeln!(list, "<li>{}</li>", linked(point)).expect("writing to a string");
                }
                out.push(list + "</ul>");
            }
        }
    }
    out.join("\n")
}

/// A text with links to the sites where patients complain.
fn linked(text: &str) -> String {
    SITES.iter().fold(escaped(text), |text, site| {
        text.replace(site, &format!("<a href=\"https://www.{site}/\">{site}</a>"))
    })
}

/// A text that no browser takes for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}
