//! The works that the product's statements rest on: laws, the sector's code of conduct, guidance.

use super::{Lang, Localized};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// What weight a source carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// An act or regulation.
    Law,
    /// Normen, binding by contract.
    Code,
    /// Advice from an authority or the sector.
    Guidance,
}

/// A work that can be cited, from `sources.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short stable id, used in `work:place` references.
    pub id: String,
    /// Law, code or guidance.
    pub kind: SourceKind,
    /// Full name.
    pub title: Localized,
    /// How a place in the work is written, with `{}` for the number; empty when the work is cited whole.
    pub place: Localized,
    /// Who published it.
    pub publisher: Localized,
    /// Year of the edition meant.
    pub year: u16,
    /// ISO date on which the statement was last checked against the work.
    pub checked: String,
}

impl Source {
    /// Every work, in the order of the file.
    pub fn all() -> &'static [Source] {
        #[derive(Deserialize)]
        struct File {
            source: Vec<Source>,
        }
        static ALL: OnceLock<Vec<Source>> = OnceLock::new();
        ALL.get_or_init(|| {
            let file: File =
                serde_json::from_str(crate::catalogue!("content/sources")).expect("sources.toml is tested");
            file.source
        })
    }

    /// The work with this id.
    pub fn find(id: &str) -> Option<&'static Source> {
        Source::all().iter().find(|source| source.id == id)
    }
}

/// A place in a work, written `work:place` in the catalogues: `gdpr:32`, `small:6.1`, `passwords:`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct SourceRef(String);

impl SourceRef {
    /// The work and the place in it; `None` when the catalogue names a work that `sources.toml` lacks.
    pub fn parts(&self) -> Option<(&'static Source, &str)> {
        let (work, place) = self.0.split_once(':')?;
        Some((Source::find(work)?, place))
    }

    /// How the reference is shown: "Helsepersonelloven § 21 a".
    pub fn label(&self, lang: Lang) -> String {
        let Some((source, place)) = self.parts() else { return self.0.clone() };
        if place.is_empty() {
            return format!("{} ({})", source.title.get(lang), source.year);
        }
        format!("{}, {}", source.title.get(lang), source.place.get(lang).replace("{}", place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_a_check_date_and_a_year() {
        for source in Source::all() {
            assert_eq!(source.checked.len(), 10, "{}: write the check date as YYYY-MM-DD", source.id);
            assert!(source.year >= 1990, "{}: the year of the edition is missing", source.id);
        }
    }
}
