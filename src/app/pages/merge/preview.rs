use super::decisions::sections;
use super::t;
use crate::binder::{compare, Binder, Difference};
use crate::content::{plural, Lang};
use std::rc::Rc;
use yew::prelude::*;

/// Labels that are shown of each module; the rest are counted.
const SHOWN: usize = 3;

/// Props of [`DifferencesPreview`].
#[derive(Properties, PartialEq)]
pub struct DifferencesPreviewProps {
    /// Language.
    pub lang: Lang,
    /// The binder that is open here.
    pub mine: Rc<Binder>,
    /// The other version of it.
    pub theirs: Rc<Binder>,
}

/// What differs between two versions in a few lines: how much in each module, and the first of it by name.
#[component]
pub fn DifferencesPreview(props: &DifferencesPreviewProps) -> Html {
    let lang = props.lang;
    let differences = use_memo((props.mine.clone(), props.theirs.clone(), lang), |(mine, theirs, lang)| {
        compare(mine, theirs, *lang)
    });
    if differences.is_empty() {
        return html! { <p>{ t::SAME_TITLE.get(lang) }</p> };
    }
    let rows = sections(&differences).into_iter().map(|section| {
        html! { <li key={section[0].section}><strong>{ &section[0].section_title }</strong>{ format!(" – {}", summary(&section, lang)) }</li> }
    });
    html! { <ul class="merge-preview">{ for rows }</ul> }
}

/// "5 forskjeller: SC-04 …; SC-05 …; Person: Lena; og 2 til".
fn summary(section: &[&Difference], lang: Lang) -> String {
    let count = plural(section.len(), &t::DIFFERENCES_ONE, &t::DIFFERENCES_MANY, lang);
    let mut labels: Vec<String> = section.iter().take(SHOWN).map(|own| own.label.clone()).collect();
    if section.len() > SHOWN {
        labels.push(t::AND_MORE.fill(lang, &[("n", &(section.len() - SHOWN))]));
    }
    format!("{count}: {}", labels.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_names_the_first_and_counts_the_rest() {
        let day = jiff::civil::date(2026, 11, 22);
        let (empty, sample) = (Binder::new("empty".into(), day), Binder::example(Lang::Nb, day));
        let differences = compare(&empty, &sample, Lang::Nb);
        let all = sections(&differences);
        let titles: Vec<&str> = all.iter().map(|section| section[0].section_title.as_str()).collect();
        let modules = crate::features::REGISTRY.iter().map(|entry| (entry.title)().get(Lang::Nb));
        assert_eq!(titles, modules.chain(["Signerte dokumenter"]).collect::<Vec<_>>());
        let text = summary(&all[1], Lang::Nb);
        assert!(text.starts_with(&format!("{} forskjeller: SC-01 ", all[1].len())), "{text}");
        assert!(text.ends_with(&format!("; og {} til", all[1].len() - SHOWN)), "{text}");
        assert_eq!(summary(&all[1][..1], Lang::En).matches("1 difference: ").count(), 1);
    }
}
