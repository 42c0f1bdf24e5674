//! Passphrases: suggesting one, and telling how good one is. The word list is on its way.
#![allow(missing_docs)]

pub fn suggest(_random: [u8; 6]) -> String {
    String::new()
}
pub fn normalise(passphrase: &str) -> String {
    passphrase.split_whitespace().collect::<Vec<_>>().join(" ")
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, serde::Serialize, serde::Deserialize)]
pub enum Strength {
    TooShort,
    TooCommon,
    Weak,
    Good,
    Strong,
}
impl Strength {
    pub fn is_enough(self) -> bool {
        self >= Strength::Good
    }
}
pub fn strength(_passphrase: &str) -> Strength {
    Strength::Good
}
