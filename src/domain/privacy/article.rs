//! Points of the GDPR that data may be used under.

use super::t;
use crate::content::Lang;
use serde::{Deserialize, Serialize};

/// A point of article 6 or 9, written `6-1-c` or `9-3` in the catalogues.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Article(String);

/// Grounds of article 6 no. 1.
const SIX: [&str; 6] = ["6-1-a", "6-1-b", "6-1-c", "6-1-d", "6-1-e", "6-1-f"];
/// Exceptions of article 9 no. 2, and no. 3, which binds those that health care rests on.
const NINE: [&str; 11] =
    ["9-2-a", "9-2-b", "9-2-c", "9-2-d", "9-2-e", "9-2-f", "9-2-g", "9-2-h", "9-2-i", "9-2-j", "9-3"];

impl Article {
    /// Every ground of article 6, for choosing.
    pub fn of_article_6() -> Vec<Article> {
        SIX.map(|own| Article(own.to_owned())).to_vec()
    }

    /// Every exception of article 9, for choosing.
    pub fn of_article_9() -> Vec<Article> {
        NINE.map(|own| Article(own.to_owned())).to_vec()
    }

    /// `6-1-c`.
    pub fn id(&self) -> &str {
        &self.0
    }

    /// True when it is one of those that the two lists offer.
    pub fn is_known(&self) -> bool {
        SIX.contains(&self.id()) || NINE.contains(&self.id())
    }

    /// True for a ground of article 6.
    pub fn is_of_article_6(&self) -> bool {
        SIX.contains(&self.id())
    }

    /// "artikkel 6 nr. 1 bokstav c".
    pub fn label(&self, lang: Lang) -> String {
        let mut parts = self.0.split('-');
        let article = parts.next().unwrap_or_default();
        let mut words = vec![t::ARTICLE.fill(lang, &[("a", &article)])];
        words.extend(parts.next().map(|number| t::NUMBER.fill(lang, &[("n", &number)])));
        words.extend(parts.next().map(|letter| t::LETTER.fill(lang, &[("x", &letter)])));
        words.join(" ")
    }
}

impl From<&str> for Article {
    fn from(id: &str) -> Article {
        Article(id.to_owned())
    }
}
