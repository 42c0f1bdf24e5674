//! The catalogue of scenarios, and what a change in the clinic's facts concerns.

use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{Flag, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What a scenario threatens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Outsiders learn something.
    Confidentiality,
    /// Something becomes wrong.
    Integrity,
    /// Something is out of reach when it is needed.
    Availability,
    /// It takes long to get back on one's feet.
    Resilience,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Dimension; 4] =
        [Dimension::Confidentiality, Dimension::Integrity, Dimension::Availability, Dimension::Resilience];

    /// Value in forms, the same as in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Dimension::Confidentiality => "confidentiality",
            Dimension::Integrity => "integrity",
            Dimension::Availability => "availability",
            Dimension::Resilience => "resilience",
        }
    }

    /// The dimension with this code.
    pub fn from_code(code: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|dimension| dimension.code() == code)
    }
}

/// A measure of the catalogue: one that many clinics have already, or one to consider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// `SC-01-E1` for existing, `SC-01-M1` for new measures. Never renumbered.
    pub id: String,
    nb: String,
    en: String,
}

impl Suggestion {
    /// The measure in words.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }
}

/// Something that can go wrong in a small clinic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// `SC-01` to `SC-56`. Never renumbered; a scenario is retired instead.
    pub id: String,
    /// One of the nine examples of the small-clinics guide, chapter 6.1.
    pub nine: bool,
    /// What it threatens, the heaviest first.
    pub dimensions: Vec<Dimension>,
    /// It applies when any of these does.
    pub when: Vec<Flag>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// Requirements of `domain.md` §2 that it touches.
    pub requirements: Vec<String>,
    /// ISO date of the last professional review.
    pub reviewed: String,
    /// The event in a few words.
    pub title: Localized,
    /// What can go wrong, as a picture from everyday life.
    pub event: Localized,
    /// Why it may happen.
    pub causes: Vec<Localized>,
    /// What it means for the patient.
    pub patient: Localized,
    /// What it means for the clinic.
    pub clinic: Localized,
    /// Measures that many clinics have already.
    pub existing: Vec<Suggestion>,
    /// New measures to consider.
    pub measures: Vec<Suggestion>,
}

impl Scenario {
    /// Every scenario, in the order of the catalogue.
    pub fn all() -> &'static [Scenario] {
        #[derive(Deserialize)]
        struct File {
            scenario: Vec<Scenario>,
        }
        static ALL: OnceLock<Vec<Scenario>> = OnceLock::new();
        ALL.get_or_init(|| {
            let files = [
                crate::catalogue!("features/risk/catalogue/sc-01-19"),
                crate::catalogue!("features/risk/catalogue/sc-20-38"),
                crate::catalogue!("features/risk/catalogue/sc-39-56"),
            ];
            let read = |text| serde_json::from_str::<File>(text).expect("the catalogue is tested").scenario;
            files.into_iter().flat_map(read).collect()
        })
    }

    /// The scenario with this id.
    pub fn find(id: &str) -> Option<&'static Scenario> {
        Scenario::all().iter().find(|scenario| scenario.id == id)
    }

    /// True when one of its flags is set.
    pub fn applies(&self, flags: &BTreeSet<Flag>) -> bool {
        self.when.iter().any(|flag| flags.contains(flag))
    }

    /// The suggested new measure with this id, of whatever scenario.
    pub fn suggestion(id: &Id) -> Option<&'static Suggestion> {
        let scenario = Scenario::find(id.0.rsplit_once("-M")?.0)?;
        scenario.measures.iter().find(|measure| measure.id == id.0)
    }
}

/// Which scenarios a change concerns, from `concerns.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concerns {
    /// A change in how one logs on.
    pub log_on: Vec<String>,
    /// Undertakings that come or go.
    pub undertakings: Vec<String>,
    /// By the name of a `SystemKind`.
    pub systems: BTreeMap<String, Vec<String>>,
    /// By the name of a `ServiceType`.
    pub services: BTreeMap<String, Vec<String>>,
    /// By flag, besides the scenarios that name the flag themselves.
    pub flags: BTreeMap<Flag, Vec<String>>,
}

impl Concerns {
    /// The map.
    pub fn get() -> &'static Concerns {
        static MAP: OnceLock<Concerns> = OnceLock::new();
        MAP.get_or_init(|| {
            serde_json::from_str(crate::catalogue!("features/risk/concerns"))
                .expect("concerns.toml is tested")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ServiceType, SystemKind};

    #[test]
    fn the_catalogue_is_complete_and_ordered() {
        let ids: Vec<&str> = Scenario::all().iter().map(|scenario| scenario.id.as_str()).collect();
        let expected: Vec<String> = (1..=56).map(|number| format!("SC-{number:02}")).collect();
        assert_eq!(ids, expected, "every scenario has its own id, in order");
        for (index, scenario) in Scenario::all().iter().enumerate() {
            assert_eq!(scenario.nine, index < 9, "{}: the nine are SC-01 to SC-09", scenario.id);
            assert!(!scenario.when.is_empty() && !scenario.dimensions.is_empty(), "{}", scenario.id);
            assert!(scenario.requirements.iter().all(|id| id.starts_with("R-")), "{}", scenario.id);
            assert!(crate::domain::parse_date(&scenario.reviewed).is_some(), "{}: review date", scenario.id);
        }
    }

    #[test]
    fn every_scenario_rests_on_known_sources() {
        for scenario in Scenario::all() {
            assert!(!scenario.sources.is_empty(), "{}: name a source", scenario.id);
            for source in &scenario.sources {
                assert!(source.parts().is_some(), "{}: {source:?} is not in sources.toml", scenario.id);
            }
        }
    }

    #[test]
    fn every_text_is_written_in_both_languages() {
        for scenario in Scenario::all() {
            let mut texts: Vec<(&str, &str)> =
                [&scenario.title, &scenario.event, &scenario.patient, &scenario.clinic]
                    .into_iter()
                    .chain(&scenario.causes)
                    .map(|text| (text.get(Lang::Nb), text.get(Lang::En)))
                    .collect();
            texts.extend(scenario.existing.iter().chain(&scenario.measures).map(|measure| {
                assert!(measure.id.starts_with(&scenario.id), "{}: {}", scenario.id, measure.id);
                (measure.text(Lang::Nb), measure.text(Lang::En))
            }));
            for (nb, en) in texts {
                assert!(!nb.is_empty() && !en.is_empty() && nb != en, "{}: {nb} / {en}", scenario.id);
            }
        }
    }

    #[test]
    fn the_map_of_concerns_knows_every_kind_and_only_real_scenarios() {
        let map = Concerns::get();
        let names = |items: Vec<String>| items.into_iter().collect::<BTreeSet<_>>();
        let kinds = names(SystemKind::ALL.iter().map(|kind| format!("{kind:?}")).collect());
        let services = names(ServiceType::ALL.iter().map(|service| format!("{service:?}")).collect());
        assert_eq!(map.systems.keys().cloned().collect::<BTreeSet<_>>(), kinds);
        assert_eq!(map.services.keys().cloned().collect::<BTreeSet<_>>(), services);
        let all = map.systems.values().chain(map.services.values()).chain(map.flags.values());
        for id in all.chain([&map.log_on, &map.undertakings]).flatten() {
            assert!(Scenario::find(id).is_some(), "{id} is in concerns.toml but not in the catalogue");
        }
    }
}
