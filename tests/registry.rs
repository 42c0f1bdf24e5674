//! What every module of the registry promises, so that a new one is tested on the day it is registered.
#![cfg(not(target_arch = "wasm32"))]

use klinikkvern::app::Route;
use klinikkvern::binder::{drafts, gather, read_back, Binder};
use klinikkvern::content::Lang;
use klinikkvern::documents::Document;
use klinikkvern::domain::{parse_date, Ctx, Date, Digest, Id};
use klinikkvern::features::{entry_of, Desk, Entry, Sections, Visit, REGISTRY};
use serde_json::Value;
use std::collections::BTreeSet;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::rc::Rc;
use yew::Callback;
use yew_router::Routable;

/// First segments of the routes that the app itself answers to; no module may take one.
fn taken() -> BTreeSet<&'static str> {
    let segments = Route::routes().into_iter().filter_map(|route| route.split('/').nth(1));
    segments.filter(|segment| !segment.is_empty() && !segment.starts_with([':', '*'])).collect()
}

fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn empty() -> Binder {
    Binder::new(Id::from("empty"), day())
}

/// The days on which binders are looked at: today, and the ends of the calendar, where date arithmetic breaks first.
fn days() -> [Date; 4] {
    [day(), jiff::civil::date(2028, 2, 29), Date::MIN, Date::MAX]
}

/// Everything that one entry tells about some sections.
struct Told {
    keys: Vec<(&'static str, String)>,
    hrefs: Vec<(String, String)>,
    texts: Vec<(String, String)>,
}

fn told(entry: &Entry, binder: &Binder, digest: &Digest, lang: Lang, today: Date) -> Told {
    let ctx = Ctx { clinic: &binder.sections.clinic, digest, lang, today };
    let sections = &binder.sections;
    let mut told = Told { keys: vec![], hrefs: vec![], texts: vec![] };
    for task in (entry.tasks)(&ctx, sections) {
        told.texts.extend([(task.key.clone(), task.title), (task.key.clone(), task.hint)]);
        told.hrefs.push((task.key.clone(), task.href));
        told.keys.push(("task", task.key));
    }
    for finding in (entry.findings)(&ctx, sections) {
        told.texts.extend([(finding.key.clone(), finding.text), (finding.key.clone(), finding.remedy)]);
        told.hrefs.push((finding.key.clone(), finding.href));
        told.keys.push(("finding", finding.key));
    }
    for deadline in (entry.deadlines)(&ctx, sections) {
        let key = format!("{} {} {}", deadline.date, deadline.text, deadline.href);
        told.texts.push((key.clone(), deadline.text));
        told.hrefs.push((key.clone(), deadline.href));
        told.keys.push(("deadline", key));
    }
    for action in (entry.actions)(&ctx, sections) {
        told.texts.extend([(action.key.clone(), action.title), (action.key.clone(), action.source)]);
        told.hrefs.push((action.key.clone(), action.href));
        told.keys.push(("action", action.key));
    }
    for draft in (entry.drafts)(&ctx, sections) {
        let kind = draft.document.kind.clone();
        told.texts.extend([(kind.clone(), draft.document.title), (kind.clone(), draft.statement)]);
        told.texts.extend([(kind.clone(), draft.document.result), (kind.clone(), draft.document.data)]);
        for blocker in draft.blockers {
            told.texts.extend([(kind.clone(), blocker.text), (kind.clone(), blocker.remedy)]);
            told.hrefs.push((blocker.key.clone(), blocker.href));
            told.keys.push(("blocker", format!("{kind} {}", blocker.key)));
        }
        told.keys.push(("draft", kind));
    }
    told.texts.extend((entry.status)(&ctx, sections).map(|status| ("status".to_owned(), status)));
    told
}

/// What there is to look at: the example and an empty binder, in each language.
fn binders() -> Vec<(&'static str, Lang, Binder)> {
    let both = |lang| [("example", lang, Binder::example(lang, day())), ("empty binder", lang, empty())];
    Lang::ALL.into_iter().flat_map(both).collect()
}

#[test]
fn ids_and_routes_are_unique_and_plain() {
    let (mut ids, mut routes) = (BTreeSet::new(), BTreeSet::new());
    assert!(taken().contains("dokumenter"), "the app's own routes were not found");
    for entry in REGISTRY {
        for (name, word) in [("ID", entry.id), ("ROUTE", entry.route)] {
            let plain =
                word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
            assert!(
                plain && !word.is_empty(),
                "{name} «{word}»: lower-case letters from a to z, digits and hyphens only"
            );
        }
        assert!(
            ids.insert(entry.id),
            "two modules have the ID «{}»: it is the key in the saved file",
            entry.id
        );
        assert!(routes.insert(entry.route), "two modules have the ROUTE «{}»", entry.route);
        assert!(
            !taken().contains(entry.route),
            "«{}» is a route of the app itself (src/app/route.rs)",
            entry.route
        );
        assert!(entry_of(entry.route).is_some_and(|found| found.id == entry.id));
    }
}

#[test]
fn each_id_is_the_key_in_the_saved_file() {
    let sections = serde_json::to_value(Sections::default()).expect("JSON");
    let keys: BTreeSet<&str> = sections.as_object().expect("a table").keys().map(String::as_str).collect();
    let ids: BTreeSet<&str> = REGISTRY.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, keys, "ID must be the module's name in `features!`, and is never changed");
}

#[test]
fn every_icon_is_in_the_sprite() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icons.svg");
    let sprite = std::fs::read_to_string(path).expect("assets/icons.svg");
    for entry in REGISTRY {
        let symbol = format!("<symbol id=\"{}\"", entry.icon);
        assert!(
            sprite.contains(&symbol),
            "{}: add the symbol «{}» to assets/icons.svg",
            entry.id,
            entry.icon
        );
    }
}

#[test]
fn every_module_has_a_title_in_each_language() {
    for lang in Lang::ALL {
        let mut titles = BTreeSet::new();
        for entry in REGISTRY {
            let title = (entry.title)().get(lang);
            assert!(
                !title.trim().is_empty() && !title.ends_with('.'),
                "{}: a title is a few words",
                entry.id
            );
            assert!(titles.insert(title), "two modules are called «{title}»: the menu must tell them apart");
        }
    }
}

#[test]
fn the_example_of_each_module_is_filled() {
    let empty = serde_json::to_value(Sections::default()).expect("JSON");
    for lang in Lang::ALL {
        let example = serde_json::to_value(Sections::sample(lang)).expect("JSON");
        for entry in REGISTRY {
            assert!(
                example[entry.id] != empty[entry.id],
                "{} ({}): sample.json is empty or does not fit the state; a sample that cannot be read is left out in silence",
                entry.id,
                lang.code()
            );
        }
    }
}

#[test]
fn keys_are_unique_and_say_whose_they_are() {
    for (name, lang, binder) in binders() {
        let digest = gather(&binder, lang, day());
        let mut seen = BTreeSet::new();
        for entry in REGISTRY {
            for (kind, key) in told(entry, &binder, &digest, lang, day()).keys {
                let own = format!("{}/", entry.id);
                let named = matches!(kind, "deadline" | "draft" | "blocker") || key.starts_with(&own);
                assert!(named, "{name}: {kind} «{key}»: begin it with «{own}»");
                assert!(
                    seen.insert((kind, key.clone())),
                    "{name} ({}): two of the kind {kind} are called «{key}»: give each its own key",
                    lang.code()
                );
            }
        }
        let mut keys = BTreeSet::new();
        for finding in &digest.findings {
            assert!(keys.insert(&finding.key), "{name}: two findings are called «{}»", finding.key);
        }
    }
}

/// Why a link leads nowhere; `None` when all is well.
fn dead(href: &str, binder: &Binder, lang: Lang) -> Option<String> {
    let Some(path) = href.strip_prefix('#').filter(|path| path.starts_with('/')) else {
        return Some("begin it with `#/`".into());
    };
    let Some(route) = Route::recognize(path) else { return Some("no route of src/app/route.rs fits".into()) };
    if let Some((module, _)) = route.module() {
        return entry_of(module).is_none().then(|| format!("no module has the ROUTE «{module}»"));
    }
    match route {
        Route::NotFound => Some("no route of src/app/route.rs fits".into()),
        Route::Draft { kind } => {
            let all = drafts(binder, lang, day());
            (!all.iter().any(|draft| draft.document.kind == kind))
                .then(|| format!("there is no draft «{kind}»"))
        }
        Route::Signed { id } => {
            (!binder.archive().iter().any(|own| own.id == id)).then(|| format!("there is no signed «{id}»"))
        }
        _ => None,
    }
}

#[test]
fn every_link_leads_somewhere() {
    assert_eq!(dead("#/oppgaver", &empty(), Lang::Nb), None);
    for wrong in ["/risiko", "risiko", "#risiko", "#/finnesikke", "#/dokumenter/utkast/finnesikke"] {
        assert!(
            dead(wrong, &empty(), Lang::Nb).is_some(),
            "{wrong}: the test itself lets a dead link through"
        );
    }
    let mut wrong = vec![];
    for (name, lang, binder) in binders() {
        let digest = gather(&binder, lang, day());
        let own = REGISTRY.iter().flat_map(|entry| told(entry, &binder, &digest, lang, day()).hrefs);
        let gathered = digest.findings.iter().map(|finding| (finding.key.clone(), finding.href.clone()));
        for (key, href) in own.chain(gathered) {
            wrong.extend(dead(&href, &binder, lang).map(|why| format!("{name}: {key}: {href}: {why}")));
        }
    }
    assert!(wrong.is_empty(), "Mend these links:\n{}", wrong.join("\n"));
}

#[test]
fn what_modules_tell_is_said_in_words() {
    let mut wrong = vec![];
    for (name, lang, binder) in binders() {
        let digest = gather(&binder, lang, day());
        for entry in REGISTRY {
            for (key, text) in told(entry, &binder, &digest, lang, day()).texts {
                let is_json = text.starts_with('{') && serde_json::from_str::<Value>(&text).is_ok();
                if text.trim().is_empty() || (!is_json && text.contains(['{', '}'])) {
                    wrong.push(format!("{name} ({}): {key}: «{text}»", lang.code()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "These are empty, or a {{placeholder}} was not filled:\n{}", wrong.join("\n"));
}

#[test]
fn the_language_changes_no_facts() {
    for (name, _, binder) in binders() {
        let facts = Lang::ALL.map(|lang| {
            let digest = gather(&binder, lang, day());
            let told = REGISTRY.iter().map(|entry| {
                let told = told(entry, &binder, &digest, lang, day());
                let keys: Vec<String> = told
                    .keys
                    .into_iter()
                    .filter(|(kind, _)| *kind != "deadline")
                    .map(|(_, key)| key)
                    .collect();
                (keys, told.hrefs.into_iter().map(|(_, href)| href).collect::<Vec<_>>())
            });
            let dates: Vec<Date> = digest.deadlines.iter().map(|deadline| deadline.date).collect();
            let documents = drafts(&binder, lang, day()).into_iter().map(|draft| {
                let document = draft.document;
                assert_eq!(
                    document.lang, lang,
                    "{}: a draft is in the language it was asked for",
                    document.kind
                );
                (
                    document.kind,
                    document.data,
                    document.id,
                    document.version,
                    document.valid_until,
                    document.blocks.len(),
                )
            });
            (told.collect::<Vec<_>>(), dates, documents.collect::<Vec<_>>())
        });
        for other in &facts[1..] {
            for (first, other) in facts[0].2.iter().zip(&other.2) {
                assert!(
                    first.1 == other.1,
                    "{name}: {}: words of the catalogue are in `data`; put their keys there",
                    first.0
                );
            }
            assert!(facts[0] == *other, "{name}: keys, links, dates and drafts must not depend on ctx.lang");
        }
    }
}

/// Documents that restore no record, with the reason.
const NOT_READ_BACK: &[(&str, &str)] = &[];

#[test]
fn a_signed_document_restores_its_record() {
    for lang in Lang::ALL {
        let signed = Binder::example(lang, day());
        let records = drafts(&signed, lang, day()).into_iter().map(|draft| draft.document);
        for document in records.filter(|document| document.purpose.is_record()) {
            let Document { kind, data, .. } = document;
            if NOT_READ_BACK.iter().any(|(other, _)| *other == kind) {
                continue;
            }
            let digest = gather(&signed, lang, day());
            let ctx = Ctx { clinic: &signed.sections.clinic, digest: &digest, lang, today: day() };
            let makes = |entry: &&Entry| {
                (entry.drafts)(&ctx, &signed.sections).iter().any(|own| own.document.kind == kind)
            };
            let module = REGISTRY.iter().find(makes).expect("some module made it");
            // The clinic's facts are there; the record itself is lost.
            let mut binder = signed.clone();
            let emptied =
                (module.put_entries)(&mut binder.sections, (module.to_entries)(&Sections::default()));
            assert!(emptied && binder.sections != signed.sections, "{kind}");
            binder.sections = read_back(&binder, data.as_bytes()).unwrap_or_else(|| {
                panic!("{kind}: write Feature::read_back in {}, or name it in NOT_READ_BACK", module.id)
            });
            let again = drafts(&binder, lang, day()).into_iter().find(|draft| draft.document.kind == kind);
            let again = again.unwrap_or_else(|| panic!("{kind}: the restored record makes no document"));
            assert_eq!(again.document.data, data, "{kind}: the restored record says something else");
            assert!(read_back(&empty(), data.as_bytes()).is_some(), "{kind}: an empty binder takes it too");
        }
    }
}

#[test]
fn nothing_panics_on_any_day() {
    for (name, lang, binder) in binders() {
        for today in days() {
            let work = || {
                let digest = gather(&binder, lang, today);
                REGISTRY.iter().for_each(|entry| drop(told(entry, &binder, &digest, lang, today)));
                drafts(&binder, lang, today).len()
            };
            let done = catch_unwind(AssertUnwindSafe(work));
            assert!(
                done.is_ok(),
                "{name} ({}) on {today}: a model bears every state and every day",
                lang.code()
            );
        }
    }
    assert!(parse_date(&Date::MAX.to_string()).is_some(), "the last day can be written and read");
}

#[test]
fn every_page_bears_every_path() {
    let paths: &[&[&str]] = &[
        &[],
        &[""],
        &["finnesikke"],
        &["SC-01", "1"],
        &["SC-01", "99"],
        &["..", "%00", "å", "x"],
        &["ansvar"],
        &["record-supplier"],
        &["record-supplier", "rolle"],
        &["record-supplier", "sted"],
        &["record-supplier", "vurdering"],
        &["record-supplier", "oppfolging"],
        &["record-supplier", "finnesikke"],
        &["operations", "avtale"],
        &["caretaker", "avtale"],
        &["plan"],
        &["kvittering"],
        &["gruppe"],
        &["website", "slutt"],
        &["roller"],
        &["roller", "RO-04"],
        &["register"],
        &["register", "ny"],
        &["register", "line-frank"],
        &["person", "maren"],
        &["person", "finnesikke"],
        &["hendelse", "event-summer"],
        &["kontroll"],
        &["kontroll", "control-2025"],
        &["selvautorisering", "self-1"],
        &["nivaer"],
        &["deling"],
        &["sperring"],
        &["importer"],
    ];
    for (name, lang, binder) in binders() {
        let digest = Rc::new(gather(&binder, lang, day()));
        for entry in REGISTRY {
            for path in paths {
                let visit = Visit {
                    sections: binder.sections.clone(),
                    digest: digest.clone(),
                    lang,
                    today: day(),
                    path: path.iter().map(|part| (*part).to_owned()).collect(),
                    edit: Callback::noop(),
                    desk: Desk {
                        go: Callback::noop(),
                        make_id: Callback::from(|()| Id::from("made")),
                        now: Callback::from(|()| jiff::civil::date(2026, 11, 22).at(10, 42, 0, 0)),
                        announce: Callback::noop(),
                        download: Callback::noop(),
                        check_pdf: Callback::noop(),
                        save_sheet: Callback::noop(),
                        read_sheet: Callback::noop(),
                        save_calendar: Callback::noop(),
                        save_pdf: Callback::noop(),
                        open_course: Callback::noop(),
                    },
                };
                let page = catch_unwind(AssertUnwindSafe(|| (entry.page)(&visit)));
                assert!(
                    page.is_ok(),
                    "{name}: the page of {} panics at {path:?}: show «Vi finner ikke …» instead",
                    entry.id
                );
            }
        }
    }
}
