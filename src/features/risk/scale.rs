//! Scales in words, and what follows from two or three answers: value and level.

use crate::content::{Lang, Localized, SourceRef};
use crate::domain::Level;
use serde::Deserialize;
use std::sync::OnceLock;

/// A step of the likelihood scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Likelihood {
    /// 1 to 4.
    pub value: u8,
    /// Name of the step.
    pub word: Localized,
    /// How often.
    pub frequency: Localized,
    /// What it looks like.
    pub help: Localized,
}

/// A step of the consequence scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// 1 to 4.
    pub value: u8,
    /// Name of the step.
    pub word: Localized,
    /// What it means for the patient.
    pub patient: Localized,
    /// What it means for the clinic.
    pub clinic: Localized,
}

/// A band of risk values with its rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The level that the values have.
    pub level: Level,
    /// Lowest value.
    pub min: u8,
    /// Highest value.
    pub max: u8,
    /// The level in words.
    pub word: Localized,
    /// What the clinic does about it.
    pub rule: Localized,
}

/// Scales and bands, from `scales.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scales {
    /// What asks for an assessment at all.
    pub sources: Vec<SourceRef>,
    /// How often, 1 to 4.
    pub likelihood: Vec<Likelihood>,
    /// How serious, 1 to 4.
    pub consequence: Vec<Consequence>,
    /// Levels of the value, the lightest first.
    pub band: Vec<Band>,
}

impl Scales {
    /// The scales.
    pub fn get() -> &'static Scales {
        static SCALES: OnceLock<Scales> = OnceLock::new();
        SCALES.get_or_init(|| {
            serde_json::from_str(crate::catalogue!("features/risk/scales")).expect("scales.toml is tested")
        })
    }

    fn level_of(&self, value: u8) -> Level {
        let band = self.band.iter().rev().find(|band| band.min <= value);
        band.map_or(Level::Acceptable, |band| band.level)
    }
}

/// A level in words.
pub fn level_word(level: Level, lang: Lang) -> &'static str {
    Scales::get().band.iter().find(|band| band.level == level).map_or("", |band| band.word.get(lang))
}

/// What the clinic does about a level.
pub fn level_rule(level: Level, lang: Lang) -> &'static str {
    Scales::get().band.iter().find(|band| band.level == level).map_or("", |band| band.rule.get(lang))
}

/// "Sannsynlig": the word of a likelihood.
pub fn likelihood_word(value: u8, lang: Lang) -> &'static str {
    Scales::get().likelihood.iter().find(|step| step.value == value).map_or("", |step| step.word.get(lang))
}

/// "Alvorlig": the word of a consequence.
pub fn consequence_word(value: u8, lang: Lang) -> &'static str {
    Scales::get().consequence.iter().find(|step| step.value == value).map_or("", |step| step.word.get(lang))
}

/// Lowest value of the bands where a measure is compulsory.
pub fn is_red(level: Level) -> bool {
    level >= Level::Unacceptable
}

/// Likelihood and the two consequences, each 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// How often.
    pub likelihood: u8,
    /// How serious for the patient.
    pub patient: u8,
    /// How serious for the clinic.
    pub clinic: u8,
}

impl Rating {
    /// A rating; answers outside the scale are drawn in to its ends.
    pub fn new(likelihood: u8, patient: u8, clinic: u8) -> Rating {
        Rating {
            likelihood: likelihood.clamp(1, 4),
            patient: patient.clamp(1, 4),
            clinic: clinic.clamp(1, 4),
        }
    }

    /// The heavier of the two consequences.
    pub fn consequence(self) -> u8 {
        self.patient.max(self.clinic)
    }

    /// Likelihood times the heavier consequence, 1 to 16.
    pub fn value(self) -> u8 {
        self.likelihood * self.consequence()
    }

    /// The level of the value. Danger to a patient's life is never green, however the bands are drawn.
    pub fn level(self) -> Level {
        self.level_in(Scales::get())
    }

    fn level_in(self, scales: &Scales) -> Level {
        let level = scales.level_of(self.value());
        if self.patient == 4 {
            level.max(Level::Consider)
        } else {
            level
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sixteen_values_have_their_level() {
        use Level::*;
        let expected = [
            [Acceptable, Acceptable, Acceptable, Consider],
            [Acceptable, Consider, Consider, Unacceptable],
            [Acceptable, Consider, Unacceptable, Urgent],
            [Consider, Unacceptable, Urgent, Urgent],
        ];
        for likelihood in 1..=4u8 {
            for consequence in 1..=4u8 {
                let rating = Rating::new(likelihood, 1, consequence);
                assert_eq!(rating.value(), likelihood * consequence);
                let level = expected[usize::from(likelihood - 1)][usize::from(consequence - 1)];
                assert_eq!(rating.level(), level, "{likelihood} × {consequence}");
            }
        }
    }

    #[test]
    fn the_heavier_consequence_counts_and_answers_stay_on_the_scale() {
        assert_eq!(Rating::new(2, 3, 1).value(), 6);
        assert_eq!(Rating::new(2, 1, 3).value(), 6);
        assert_eq!(Rating::new(0, 200, 9), Rating { likelihood: 1, patient: 4, clinic: 4 });
    }

    #[test]
    fn danger_to_life_is_never_green_even_with_other_bands() {
        let mut scales = Scales::get().clone();
        scales.band[0].max = 6;
        scales.band[1].min = 7;
        assert_eq!(Rating::new(1, 4, 1).level_in(&scales), Level::Consider);
        assert_eq!(Rating::new(1, 1, 4).level_in(&scales), Level::Acceptable);
    }

    #[test]
    fn scales_run_from_one_to_four_and_bands_follow_each_other() {
        let scales = Scales::get();
        assert_eq!(scales.likelihood.iter().map(|step| step.value).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(scales.consequence.iter().map(|step| step.value).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(scales.band.iter().map(|band| band.level).collect::<Vec<_>>(), Level::ALL);
        assert!(scales.band.windows(2).all(|pair| pair[0].max < pair[1].min));
    }
}
