use super::folder::FolderStatus;
use super::save_copy::SaveCopy;
use crate::app::browser::{self, CopyWay, Snooze};
use crate::app::copies::{t, Copies};
use crate::app::files::download_copy;
use crate::app::use_app;
use crate::content::{plural, Lang};
use crate::domain::{long_date, Date};
use crate::ui::{Button, Variant};
use yew::prelude::*;

/// *Trygghet* on the home page: where the work is kept, said plainly.
#[component]
pub fn SafetyPanel() -> Html {
    let app = use_app();
    let lang = app.lang();
    let copies = &app.session.copies;
    let download = {
        let app = app.clone();
        Callback::from(move |()| download_copy(&app))
    };
    html! {
        <section class="panel" id="safety">
            <h2>{ crate::app::t::SAFETY.get(lang) }</h2>
            <p>{ crate::app::t::ENCRYPTED.get(lang) }</p>
            <CopyFacts />
            if let Some(words) = snoozed(copies, app.session.today, lang) { <p class="muted" id="snoozed">{ words }</p> }
            <FolderStatus id="safety-folder" />
            if browser::copy_way() == CopyWay::SameFile {
                <SaveCopy id="safety-save-copy">
                    <Button id="safety-download-copy" label={crate::app::t::DOWNLOAD_COPY.string(lang)} variant={Variant::Tertiary} icon="download" onclick={download} />
                </SaveCopy>
            } else {
                <div class="button-row"><Button id="safety-download-copy" label={crate::app::t::DOWNLOAD_COPY.string(lang)} variant={Variant::Secondary} icon="download" onclick={download} /></div>
                if copies.last.is_some_and(|copy| !copy.is_checked) {
                    <p><a class="ds-link" id="safety-check" href="#/innstillinger">{ t::CHECK_IN_SETTINGS.get(lang) }</a></p>
                }
            }
        </section>
    }
}

/// When the last copy was made, what it lacks, and what the browser has promised.
#[component]
pub fn CopyFacts() -> Html {
    let app = use_app();
    let lang = app.lang();
    let copies = &app.session.copies;
    html! {
        <>
            <p id="last-copy">{ last_copy(copies, lang) }</p>
            if let Some(kept) = copies.is_persisted {
                <p class="muted" id="persistence">{ if kept { t::PERSISTED.get(lang) } else { t::NOT_PERSISTED.get(lang) } }</p>
            }
        </>
    }
}

/// "Siste kopi utenfor nettleseren: 22. november 2026, kontrollert. 3 lagringer siden."
fn last_copy(copies: &Copies, lang: Lang) -> String {
    let Some(copy) = copies.last else { return t::LAST_COPY_NONE.string(lang) };
    let words = if copy.is_checked { &t::LAST_COPY_CHECKED } else { &t::LAST_COPY_UNCHECKED };
    let since = match usize::try_from(copies.saves_since()).unwrap_or(usize::MAX) {
        0 => t::SINCE_NONE.string(lang),
        count => plural(count, &t::SINCE_ONE, &t::SINCE_OTHER, lang),
    };
    format!("{} {since}", words.fill(lang, &[("day", &long_date(copy.day, lang))]))
}

/// "Vi minner deg på kopien igjen 25. november 2026."
pub fn snooze_words(snooze: Snooze, lang: Lang) -> String {
    let words = if snooze.copies { &t::SNOOZED_COPY } else { &t::SNOOZED_SHEET };
    words.fill(lang, &[("day", &long_date(snooze.until, lang))])
}

/// The day that a reminder was put off to, while it lies ahead and there is something to remind of.
fn snoozed(copies: &Copies, today: Date, lang: Lang) -> Option<String> {
    let snooze = copies.snooze.filter(|snooze| today < snooze.until)?;
    let settled = snooze.copies && copies.saves_since() == 0;
    (!settled).then(|| snooze_words(snooze, lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::browser::CopyRecord;

    #[test]
    fn the_last_copy_is_told_with_its_day_its_check_and_what_it_lacks() {
        let day = jiff::civil::date(2026, 11, 22);
        let mut copies = Copies { generation: 7, ..Copies::default() };
        assert_eq!(last_copy(&copies, Lang::Nb), "Det finnes ingen kopi utenfor nettleseren ennå.");
        copies.last = Some(CopyRecord { generation: 7, day, is_checked: true });
        let whole =
            "Siste kopi utenfor nettleseren: 22. november 2026, kontrollert. Den har alt som er lagret.";
        assert_eq!(last_copy(&copies, Lang::Nb), whole);
        copies.last = Some(CopyRecord { generation: 6, day, is_checked: false });
        assert!(last_copy(&copies, Lang::Nb).ends_with("ikke kontrollert. Én lagring siden."));
        copies.generation = 10;
        assert!(last_copy(&copies, Lang::En).ends_with("not checked. 4 saves since."));
    }

    #[test]
    fn the_new_day_of_a_reminder_is_told_until_it_comes_or_a_copy_is_made() {
        let day = jiff::civil::date(2026, 11, 22);
        let until = jiff::civil::date(2026, 11, 25);
        let mut copies = Copies { generation: 30, ..Copies::default() };
        assert_eq!(snoozed(&copies, day, Lang::Nb), None);
        copies.snooze = Some(Snooze { copies: true, until });
        let words = "Vi minner deg på kopien igjen 25. november 2026.";
        assert_eq!(snoozed(&copies, day, Lang::Nb).as_deref(), Some(words));
        assert_eq!(snoozed(&copies, until, Lang::Nb), None);
        copies.last = Some(CopyRecord { generation: 30, day, is_checked: true });
        assert_eq!(snoozed(&copies, day, Lang::Nb), None);
    }
}
