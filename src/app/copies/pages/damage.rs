use super::save_copy::SaveCopy;
use crate::app::copies::t;
use crate::app::use_app;
use crate::content::{plural, Lang};
use crate::ui::{Notice, Tone};
use yew::prelude::*;

/// Props of [`DamageNotice`].
#[derive(Properties, PartialEq)]
pub struct DamageNoticeProps {
    /// True on the rescue page, which has the buttons itself.
    #[prop_or_default]
    pub is_rescue: bool,
}

/// What could not be read when the binder was opened, and what to do about it.
#[component]
pub fn DamageNotice(props: &DamageNoticeProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let (saves, documents) = app.session.damage;
    let lines = lines(saves, documents, lang);
    let Some((title, more)) = lines.split_first() else { return html! {} };
    html! {
        <div id="damage">
            <Notice tone={Tone::Danger} title={title.clone()}>
                { for more.iter().map(|line| html! { <p>{ line }</p> }) }
                <p>{ t::DAMAGE_HINT.get(lang) }</p>
                if !props.is_rescue {
                    <SaveCopy id="damage-save-copy">
                        <a class="ds-link" id="damage-rescue" href="#/lagring">{ t::DAMAGE_LINK.get(lang) }</a>
                    </SaveCopy>
                }
            </Notice>
        </div>
    }
}

fn lines(saves: usize, documents: usize, lang: Lang) -> Vec<String> {
    let mut lines = vec![];
    if saves > 0 {
        lines.push(plural(saves, &t::DAMAGE_SAVE, &t::DAMAGE_SAVES, lang));
    }
    if documents > 0 {
        lines.push(plural(documents, &t::DAMAGE_DOCUMENT, &t::DAMAGE_DOCUMENTS, lang));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told_as_it_is() {
        assert!(lines(0, 0, Lang::Nb).is_empty());
        let one = "Den nyeste lagringen kunne ikke leses. Dere ser den forrige.";
        assert_eq!(lines(1, 0, Lang::Nb), [one]);
        assert_eq!(lines(1, 1, Lang::Nb), [one, "Ett signert dokument kunne ikke leses."]);
        let more = "De 3 nyeste lagringene kunne ikke leses. Dere ser den siste som er hel.";
        assert_eq!(lines(3, 2, Lang::Nb), [more, "2 signerte dokumenter kunne ikke leses."]);
    }
}
