use crate::app::t;
use crate::content::Lang;
use crate::ui::Icon;
use yew::prelude::*;

/// Props of [`Welcome`].
#[derive(Properties, PartialEq)]
pub struct WelcomeProps {
    /// Language.
    pub lang: Lang,
    /// A new binder is wanted.
    pub onstart: Callback<()>,
    /// The worked example is wanted.
    pub onexample: Callback<()>,
    /// The card that opens a file.
    pub open_file: Html,
}

/// The first screen: three promises, and one way in for each visitor. Ways whose module is not built are left out.
#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    let lang = props.lang;
    let start = props.onstart.reform(|_: MouseEvent| ());
    let example = props.onexample.reform(|_: MouseEvent| ());
    let promises =
        [("save", &t::PROMISE_LOCAL), ("people", &t::PROMISE_NO_PATIENTS), ("pencil", &t::PROMISE_SIGN)];
    html! {
        <div class="welcome">
            <header>
                <h1 tabindex="-1">{ t::WELCOME_TITLE.get(lang) }</h1>
                <p class="lead">{ t::WELCOME_LEAD.get(lang) }</p>
                <svg class="welcome__art" aria-hidden="true"><use href="icons.svg#binders"></use></svg>
            </header>
            <ul class="welcome__promises">
                { for promises.iter().map(|(icon, words)| html! { <li><Icon name={*icon} /><span>{ words.get(lang) }</span></li> }) }
            </ul>
            <ul class="welcome__actions">
                <li>
                    <button type="button" id="start" class="action-card action-card--primary" onclick={start}>
                        <Icon name="clinic" />
                        <span class="action-card__body">
                            <span class="action-card__title">{ t::START.get(lang) }</span>
                            <span class="action-card__text">{ t::START_HINT.get(lang) }</span>
                        </span>
                    </button>
                </li>
                <li>{ props.open_file.clone() }</li>
                <li>
                    <button type="button" id="example" class="action-card" onclick={example}>
                        <Icon name="document" />
                        <span class="action-card__body">
                            <span class="action-card__title">{ t::SEE_EXAMPLE.get(lang) }</span>
                            <span class="action-card__text">{ t::SEE_EXAMPLE_HINT.get(lang) }</span>
                        </span>
                    </button>
                </li>
                <li>
                    <a id="answer-as-supplier" class="action-card" href="#/svar">
                        <Icon name="suppliers" />
                        <span class="action-card__body">
                            <span class="action-card__title">{ t::ANSWER_AS_SUPPLIER.get(lang) }</span>
                            <span class="action-card__text">{ t::ANSWER_AS_SUPPLIER_HINT.get(lang) }</span>
                        </span>
                    </a>
                </li>
                <li>
                    <a id="take-course" class="action-card" href="#/kurs">
                        <Icon name="training" />
                        <span class="action-card__body">
                            <span class="action-card__title">{ t::TAKE_COURSE.get(lang) }</span>
                            <span class="action-card__text">{ t::TAKE_COURSE_HINT.get(lang) }</span>
                        </span>
                    </a>
                </li>
            </ul>
            <p><a class="ds-link" id="check-document" href="#/kontroller">{ t::CHECK_DOCUMENT.get(lang) }</a></p>
        </div>
    }
}
