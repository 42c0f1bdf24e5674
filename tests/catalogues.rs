//! The words and catalogues of the tree, read from disk as they were written: every language, sources, plain language.
#![cfg(not(target_arch = "wasm32"))]

use klinikkvern::content::{readability, Lang, Source};
use klinikkvern::domain::parse_date;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Texts that are rightly the same in every language, with the reason. An entry that is no longer used fails, too.
const SAME_IN_EVERY_LANGUAGE: &[(&str, &str)] = &[
    ("Klinikkvern", "the product's own name"),
    ("v{n}", "a sign with a number"),
    ("{role}, {organisation}", "signs between names"),
    ("{name}, {role}, {organisation}, {date}", "signs between names"),
    ("Start", "the same word"),
    ("Server", "the same word"),
    ("Status", "the same word"),
    ("Bulgaria", "the country has the same name"),
    ("Finland", "the country has the same name"),
    ("Liechtenstein", "the country has the same name"),
    ("Luxembourg", "the country has the same name"),
    ("Latvia", "the country has the same name"),
    ("Malta", "the country has the same name"),
    ("Portugal", "the country has the same name"),
    ("Romania", "the country has the same name"),
    ("Slovenia", "the country has the same name"),
    ("Slovakia", "the country has the same name"),
    ("Canada", "the country has the same name"),
    ("India", "the country has the same name"),
    ("Israel", "the country has the same name"),
    ("{n} person", "the same word"),
    ("{n} system", "the same word"),
    ("Logging", "the same word"),
    ("Normen", "the code of conduct keeps its name"),
    ("CompuGroup Medical Norway AS", "the name of a firm"),
    ("Extensor", "the name of a firm"),
];

/// Records that may be empty, by the end of their key, with the reason.
const MAY_BE_EMPTY: &[(&str, &str)] = &[("place", "a work that is cited whole has no places")];

/// Words that no button or label of the interface uses; a sentence may tell a person to do so.
const NOT_ON_BUTTONS: &[(Lang, &str, &str)] = &[
    (Lang::Nb, "Utfør", "the verb of what happens"),
    (Lang::Nb, "Bekreft", "the verb of what happens"),
    (Lang::Nb, "Fjern", "«Slett»"),
    (Lang::Nb, "Rediger", "«Endre»"),
    (Lang::Nb, "OK", "the verb of what happens"),
    (Lang::En, "Submit", "the verb of what happens"),
    (Lang::En, "Execute", "the verb of what happens"),
    (Lang::En, "Confirm", "the verb of what happens"),
    (Lang::En, "Remove", "“Delete”"),
    (Lang::En, "Edit", "“Change”"),
    (Lang::En, "OK", "the verb of what happens"),
];

/// Words that plain language avoids, with what to write instead (`ux.md` §8). Whole words, capital as here or small.
const NOT: &[(Lang, &str, &str)] = &[
    (Lang::Nb, "Ugyldig", "say what is wrong and what to do"),
    (Lang::Nb, "Obligatorisk", "«Må fylles ut»"),
    (Lang::Nb, "Vennligst", "leave it out"),
    (Lang::Nb, "iht", "«etter» or «slik det står i»"),
    (Lang::Nb, "ihht", "«etter» or «slik det står i»"),
    (Lang::Nb, "vedr", "«om»"),
    (Lang::Nb, "vedrørende", "«om»"),
    (Lang::Nb, "mht", "«for» or «om»"),
    (Lang::Nb, "ifm", "«når» or «i»"),
    (Lang::Nb, "jf", "tell what it means first; the law goes into `sources`"),
    (Lang::Nb, "f.eks", "«for eksempel»"),
    (Lang::Nb, "bl.a", "«blant annet»"),
    (Lang::Nb, "evt", "«eller» or «eventuelt»"),
    (Lang::Nb, "pga", "«fordi»"),
    (Lang::Nb, "dvs", "«det vil si», or two sentences"),
    (Lang::Nb, "herunder", "«for eksempel» or a list"),
    (Lang::Nb, "samt", "«og»"),
    (Lang::Nb, "trusselaktør", "tell who does what"),
    (Lang::Nb, "KIT-vurdering", "«Hva kan gå galt?»"),
    (Lang::Nb, "Skjemaet inneholder feil", "«For å gå videre må du rette opp følgende feil»"),
    (Lang::Nb, "Kunne ikke åpne filen", "one text a cause"),
    (Lang::Nb, "er i samsvar", "name the source and the date; Klinikkvern does not judge compliance"),
    (Lang::Nb, "GDPR-godkjent", "name the source and the date; nobody approves GDPR"),
    (Lang::En, "Invalid", "say what is wrong and what to do"),
    (Lang::En, "Obligatory", "“Must be filled in”"),
    (Lang::En, "Mandatory", "“Must be filled in”"),
    (Lang::En, "Please", "leave it out"),
    (Lang::En, "e.g", "“for example”"),
    (Lang::En, "i.e", "“that is”, or two sentences"),
    (Lang::En, "GDPR compliant", "name the source and the date; Klinikkvern does not judge compliance"),
    (Lang::En, "GDPR-compliant", "name the source and the date; Klinikkvern does not judge compliance"),
];

/// Most words in a text, by where its key stands; `ux.md` §8. The file by the end of its name.
const LONGEST: &[(&str, Place, usize)] = &[
    ("texts.toml", Place::Suffix("_hint"), 25),
    ("texts.toml", Place::Prefix("error_"), 18),
    ("texts.toml", Place::Prefix("ask_"), 14),
    ("texts.toml", Place::Suffix("_question"), 14),
    ("texts.toml", Place::Suffix("_title"), 10),
    ("texts.toml", Place::Suffix("_button"), 4),
    ("texts.toml", Place::Prefix("add_"), 4),
    ("texts.toml", Place::Prefix("back_to_"), 4),
    ("texts.toml", Place::Prefix("on_to_"), 4),
    ("texts.toml", Place::Prefix("download_"), 4),
    ("texts.toml", Place::Prefix("delete_"), 4),
    ("questions.toml", Place::Suffix("title"), 14),
    ("questions.toml", Place::Suffix("hint"), 25),
    ("choices.toml", Place::Suffix("hint"), 25),
];

/// Highest readability index of a file of the interface's texts, and of a catalogue.
const LIX_TEXTS: f64 = 40.0;
const LIX_CATALOGUE: f64 = 45.0;

#[derive(Clone, Copy)]
enum Place {
    Prefix(&'static str),
    Suffix(&'static str),
}

/// One text in every language, with where it stands.
struct Record {
    file: String,
    /// `scenario.3.measures.1`, or the constant's name in `texts.toml`.
    key: String,
    words: Vec<(Lang, String)>,
}

impl Record {
    fn place(&self) -> String {
        format!("{}: {}", self.file, self.key)
    }

    fn get(&self, lang: Lang) -> &str {
        self.words.iter().find(|(own, _)| *own == lang).map_or("", |(_, text)| text)
    }

    /// The last part of the key that is a name and no number.
    fn name(&self) -> &str {
        self.key.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this extension, in order.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every catalogue, and the samples, which hold records as well: name below `src/`, content.
fn catalogues() -> Vec<(String, Value)> {
    let src = root().join("src");
    let read = |path: &Path| std::fs::read_to_string(path).expect("a readable file");
    let name = |path: &Path| path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
    let mut all = vec![];
    for path in files(&src, "toml") {
        let table: toml::Table =
            read(&path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.push((name(&path), serde_json::to_value(table).expect("TOML fits into JSON")));
    }
    for path in files(&src, "json") {
        let value =
            serde_json::from_str(&read(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.push((name(&path), value));
    }
    assert!(all.len() > 10, "the catalogues were not found below {}", src.display());
    all
}

/// Calls `visit` with the key and the value of every node.
fn walk(key: &str, value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    visit(key, value);
    let below = |part: &str| if key.is_empty() { part.to_owned() } else { format!("{key}.{part}") };
    match value {
        Value::Object(map) => map.iter().for_each(|(part, value)| walk(&below(part), value, visit)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(part, value)| walk(&below(&part.to_string()), value, visit));
        }
        _ => {}
    }
}

/// Every record of every file; what is incomplete is left to the first test.
fn records() -> Vec<Record> {
    let mut found = vec![];
    for (file, content) in catalogues() {
        walk("", &content, &mut |key, value| {
            let text = |lang: &Lang| Some((*lang, value.get(lang.code())?.as_str()?.to_owned()));
            let words: Vec<_> = Lang::ALL.iter().filter_map(text).collect();
            if words.len() == Lang::ALL.len() {
                found.push(Record { file: file.clone(), key: key.to_owned(), words });
            }
        });
    }
    found
}

fn is_sample(record: &Record) -> bool {
    record.file.ends_with("sample.json")
}

fn fail(wrong: &[String], remedy: &str) {
    assert!(wrong.is_empty(), "{remedy}\n{}", wrong.join("\n"));
}

#[test]
fn every_language_or_none() {
    let mut wrong = vec![];
    for (file, content) in catalogues() {
        walk("", &content, &mut |key, value| {
            let Value::Object(map) = value else { return };
            let present = Lang::ALL.iter().filter(|lang| map.contains_key(lang.code())).count();
            let strings =
                Lang::ALL.iter().filter(|lang| map.get(lang.code()).is_some_and(Value::is_string)).count();
            if present > 0 && strings < Lang::ALL.len() {
                wrong.push(format!("{file}: {key}"));
            }
        });
    }
    for (file, content) in catalogues().iter().filter(|(file, _)| file.ends_with("texts.toml")) {
        let flat = content.as_object().expect("a table");
        let odd =
            flat.iter().filter(|(_, value)| value.as_object().is_none_or(|map| map.len() != Lang::ALL.len()));
        wrong.extend(odd.map(|(key, _)| format!("{file}: {key} has other fields than the languages")));
    }
    fail(&wrong, "Write each text in every language, as `{ nb = \"…\", en = \"…\" }`:");
}

#[test]
fn no_text_is_a_copy_of_another_language() {
    let mut wrong = vec![];
    let mut used = BTreeSet::new();
    for record in records() {
        let (nb, en) = (record.get(Lang::Nb), record.get(Lang::En));
        if nb.trim() != en.trim() || nb.is_empty() {
            continue;
        }
        if SAME_IN_EVERY_LANGUAGE.iter().any(|(same, _)| *same == nb) {
            used.insert(nb.to_owned());
        } else {
            wrong.push(format!("{}: «{nb}»", record.place()));
        }
    }
    fail(&wrong, "Translate these, or add them to SAME_IN_EVERY_LANGUAGE in this file with the reason:");
    let unused = SAME_IN_EVERY_LANGUAGE.iter().filter(|(same, _)| !used.contains(*same));
    let unused: Vec<String> = unused.map(|(same, reason)| format!("«{same}» ({reason})")).collect();
    fail(&unused, "No catalogue has these any more: take them out of SAME_IN_EVERY_LANGUAGE:");
}

/// The names between braces, in order of the alphabet.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn placeholders_are_the_same_in_every_language() {
    let mut wrong = vec![];
    for record in records() {
        let (nb, en) = (placeholders(record.get(Lang::Nb)), placeholders(record.get(Lang::En)));
        if nb != en {
            wrong.push(format!("{}: {nb:?} and {en:?}", record.place()));
        }
        for (_, text) in &record.words {
            if text.matches('{').count() != text.matches('}').count() {
                wrong.push(format!("{}: a brace is not closed", record.place()));
            }
        }
    }
    fail(&wrong, "Use the same {placeholders} in each language:");
}

#[test]
fn no_text_is_empty_or_has_stray_spaces() {
    let mut wrong = vec![];
    for record in records() {
        let may_be_empty = MAY_BE_EMPTY.iter().any(|(name, _)| record.name() == *name);
        for (lang, text) in &record.words {
            if text.trim().is_empty() && !may_be_empty {
                wrong.push(format!("{} ({}) is empty", record.place(), lang.code()));
            }
            if text.trim() != text || text.contains("  ") {
                wrong.push(format!("{} ({}) has a space too many: «{text}»", record.place(), lang.code()));
            }
        }
    }
    fail(&wrong, "Write the text, or take the record away; spaces belong to the code that joins texts:");
}

#[test]
fn quotation_marks_are_those_of_the_language() {
    let mut wrong = vec![];
    for record in records() {
        for (lang, text) in &record.words {
            let foreign: &[char] = match lang {
                Lang::Nb => &['"', '“', '”', '„'],
                Lang::En => &['"', '«', '»', '„'],
            };
            if text.contains(foreign) {
                wrong.push(format!("{} ({}): {text}", record.place(), lang.code()));
            }
        }
    }
    fail(&wrong, "Write «slik» in Bokmål and “so” in English; never straight double quotes:");
}

/// True when `text` holds `word` as a word of its own, written so or with the other case of its first letter.
fn has_word(text: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().expect("a word");
    let rest = letters.as_str();
    let either = [
        first.to_uppercase().chain(rest.chars()).collect::<String>(),
        first.to_lowercase().chain(rest.chars()).collect(),
    ];
    either.iter().any(|word| {
        text.match_indices(word.as_str()).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

#[test]
fn texts_keep_to_plain_language() {
    let mut wrong = vec![];
    for record in records() {
        for (lang, text) in &record.words {
            let is_label = record.file.ends_with("texts.toml") && !text.ends_with(['.', '?', '!']);
            let buttons = if is_label { NOT_ON_BUTTONS } else { &[] };
            for (_, word, instead) in NOT.iter().chain(buttons).filter(|(own, ..)| own == lang) {
                if has_word(text, word) {
                    wrong.push(format!("{}: «{text}»: not «{word}»; write {instead}", record.place()));
                }
            }
            if text.ends_with('*') {
                wrong.push(format!(
                    "{}: «{text}»: no asterisk; write «(valgfritt)» at what is optional",
                    record.place()
                ));
            }
        }
    }
    fail(&wrong, "Write these in plain language (`NOT` and `NOT_ON_BUTTONS` in this file):");
}

#[test]
fn texts_are_no_longer_than_their_place() {
    let mut wrong = vec![];
    for record in records() {
        for (file, place, most) in LONGEST {
            let here = match place {
                Place::Prefix(prefix) => {
                    record.name().starts_with(prefix) && !record.name().ends_with("_hint")
                }
                Place::Suffix(suffix) => record.name().ends_with(suffix),
            };
            if !here || !record.file.ends_with(file) {
                continue;
            }
            for (lang, text) in &record.words {
                let words = readability::words(text);
                if words > *most {
                    wrong.push(format!(
                        "{} ({}): {words} words, at most {most}: {text}",
                        record.place(),
                        lang.code()
                    ));
                }
            }
        }
    }
    fail(&wrong, "Shorten these, or give the key a name that tells what the text is:");
}

#[test]
fn every_source_reference_resolves() {
    let mut wrong = vec![];
    let mut cited = 0;
    for (file, content) in catalogues() {
        walk("", &content, &mut |key, value| {
            let list = match (key.rsplit('.').next(), value.as_array()) {
                (Some("sources"), Some(list)) => list,
                _ => return,
            };
            if list.is_empty() {
                wrong.push(format!("{file}: {key} is empty: name a source, or leave the claim out"));
            }
            for reference in list {
                cited += 1;
                let text = reference.as_str().unwrap_or_default();
                match text.split_once(':').map(|(work, place)| (Source::find(work), place)) {
                    None => wrong.push(format!(
                        "{file}: {key}: «{text}»: write `work:place`, or `work:` for the whole work"
                    )),
                    Some((None, _)) => wrong
                        .push(format!("{file}: {key}: «{text}»: add the work to src/content/sources.toml")),
                    Some((Some(work), place)) => {
                        let has_places = Lang::ALL.iter().all(|lang| work.place.get(*lang).contains("{}"));
                        if !place.is_empty() && !has_places {
                            wrong.push(format!(
                                "{file}: {key}: «{text}»: give `{}` a `place` with {{}} in sources.toml",
                                work.id
                            ));
                        }
                        if place.trim() != place {
                            wrong.push(format!("{file}: {key}: «{text}»: no space in a reference"));
                        }
                    }
                }
            }
        });
    }
    assert!(cited > 100, "the references were not found");
    fail(&wrong, "Every claim has a source:");
}

#[test]
fn every_work_has_its_own_id() {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = Source::all()
        .iter()
        .filter(|source| !seen.insert(&source.id))
        .map(|source| source.id.clone())
        .collect();
    fail(&twice, "Give each work in src/content/sources.toml an id of its own:");
}

#[test]
fn every_date_of_a_review_is_iso() {
    let mut wrong = vec![];
    let mut dates = 0;
    for (file, content) in catalogues() {
        walk("", &content, &mut |key, value| {
            if !matches!(key.rsplit('.').next(), Some("reviewed" | "checked")) {
                return;
            }
            dates += 1;
            let text = value.as_str().unwrap_or_default();
            if text.len() != 10 || parse_date(text).is_none() {
                wrong.push(format!("{file}: {key}: {value}"));
            }
        });
    }
    assert!(dates > 50, "the dates were not found");
    fail(&wrong, "Write dates as text, \"2026-11-22\":");
}

#[test]
fn texts_are_easy_to_read() {
    assert_eq!(
        readability::lix_of_many(["Vi skriver kort."; 10].into_iter()).map(f64::round),
        Some(36.0),
        "3 + 1/3 of 100"
    );
    let records = records();
    let files: BTreeSet<&str> =
        records.iter().filter(|record| !is_sample(record)).map(|record| record.file.as_str()).collect();
    let mut wrong = vec![];
    for file in files {
        let limit = if file.ends_with("texts.toml") { LIX_TEXTS } else { LIX_CATALOGUE };
        for lang in Lang::ALL {
            let texts = records.iter().filter(|record| record.file == file).map(|record| record.get(lang));
            let Some(lix) = readability::lix_of_many(texts) else { continue };
            println!("{file} ({}): LIX {lix:.1}", lang.code());
            if lix > limit {
                wrong.push(format!("{file} ({}): LIX {lix:.1}, at most {limit}", lang.code()));
            }
        }
    }
    fail(&wrong, "Write shorter sentences and shorter words in these:");
}
