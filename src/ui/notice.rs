use yew::prelude::*;

/// What a [`Notice`] is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Needs attention.
    Warn,
    /// Something is wrong.
    Danger,
    /// Something is done.
    Ok,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Tone::Info => "info",
            Tone::Warn => "warn",
            Tone::Danger => "danger",
            Tone::Ok => "ok",
        }
    }
}

/// Props of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// What it is about.
    pub tone: Tone,
    /// One line that says it.
    #[prop_or_default]
    pub title: AttrValue,
    /// More, if needed.
    #[prop_or_default]
    pub children: Html,
}

/// A framed remark. Its title and words carry the meaning, the colour only helps.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    html! {
        <div class="notice" data-tone={props.tone.code()}>
            if !props.title.is_empty() {
                <p class="notice__title">{ &props.title }</p>
            }
            { props.children.clone() }
        </div>
    }
}
