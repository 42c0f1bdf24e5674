//! The catalogue's types: blocks of the notice, and the elements of the law that they answer.

use crate::content::{Localized, SourceRef};
use crate::domain::Flag;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Something that the law or the guide for small clinics wants patients to be told.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// `13-1-a` is GDPR article 13 no. 1 letter a; `small-…` is a point of the small-clinics guide, chapter 7.2.
    pub id: String,
    /// What it is.
    pub name: Localized,
    /// Where it stands.
    pub sources: Vec<SourceRef>,
}

/// A piece of the notice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// `N-05`. Never renumbered.
    pub id: String,
    /// The elements that it answers.
    pub elements: Vec<String>,
    /// Shown when any of these holds; none for every clinic.
    pub applies: Vec<Flag>,
    /// Facts that must be there.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Facts that must not be there.
    #[serde(default)]
    pub lacks: Vec<Need>,
    /// Where it is shown.
    #[serde(rename = "in")]
    pub outputs: Vec<Output>,
    /// 1 for what is seen at once, 2 for what comes below.
    pub layer: u8,
    /// The question that it answers.
    pub title: Localized,
    /// The full text.
    pub text: Vec<Line>,
    /// One or two sentences for paper.
    pub short: Option<Localized>,
    /// The full text in easy language.
    pub easy: Vec<Line>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// A form that the notice takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    /// The page for the clinic's website, and the document that is signed.
    Web,
    /// A sheet of A4 for the wall.
    Poster,
    /// A sheet of A5 to take along.
    Leaflet,
    /// A letter to new patients.
    Letter,
}

/// A line of a block.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// A paragraph.
    Paragraph(Localized),
    /// Points that are always the same.
    Points {
        /// One text a point.
        points: Vec<Localized>,
    },
    /// Points made of the facts.
    List {
        /// Which.
        list: List,
    },
}

/// A list that is made of the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Who answers for what in an office community.
    Controllers,
    /// Undertakings with a share in the record.
    RecordPartners,
    /// What data is used for, and the law behind it.
    Purposes,
    /// The same in easy language.
    PurposesEasy,
    /// The clinic's own interests.
    Interests,
    /// What patients are asked for consent to.
    Consents,
    /// Who gets data and answers for it itself.
    Recipients,
    /// Who works for the clinic.
    Suppliers,
    /// Where data comes from.
    Sources,
    /// What goes out of the EEA.
    Transfers,
    /// Kinds of data.
    Categories,
    /// How long data is kept.
    Retention,
    /// The same in easy language.
    RetentionEasy,
}

impl List {
    /// The list whose facts it is made of: easy language has the same facts.
    pub fn facts(self) -> List {
        match self {
            List::PurposesEasy => List::Purposes,
            List::RetentionEasy => List::Retention,
            other => other,
        }
    }
}

/// A fact that decides whether a block is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Need {
    DpoContact,
    WebAddress,
    RecordPartners,
    Controllers,
    Interests,
    Consents,
    Transfers,
}

crate::reader!(
    /// Everything that patients must be told.
    elements, "element", "features/notices/elements", Element
);
crate::reader!(
    /// What the clinic knows, why, from whom and how long.
    what, "block", "features/notices/blocks/what", Block
);
crate::reader!(
    /// What patients can ask for, and where they complain.
    rights, "block", "features/notices/blocks/rights", Block
);
crate::reader!(
    /// Particular situations, and where to read more.
    situations, "block", "features/notices/blocks/situations", Block
);

impl Block {
    /// Every block, in reading order.
    pub fn all() -> &'static [&'static Block] {
        static ALL: OnceLock<Vec<&'static Block>> = OnceLock::new();
        ALL.get_or_init(|| what().iter().chain(rights()).chain(situations()).collect())
    }

    /// The block with this id.
    pub fn find(id: &str) -> Option<&'static Block> {
        Block::all().iter().copied().find(|block| block.id == id)
    }

    /// False for what tells version and day: it follows from the signature, and would never stand still.
    pub fn is_editable(&self) -> bool {
        !self.text.iter().any(|line| matches!(line, Line::Paragraph(text) if text.nb.contains("{version}")))
    }

    /// The lists that it shows.
    pub fn lists(&self) -> impl Iterator<Item = List> + '_ {
        self.text.iter().chain(&self.easy).filter_map(|line| match line {
            Line::List { list } => Some(*list),
            _ => None,
        })
    }
}
