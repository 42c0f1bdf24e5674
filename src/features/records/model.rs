//! What the clinic says of the rows of the record, and every change to it. What a row says follows in `row`.

use super::content::Activity;
use crate::domain::privacy::{Article, Category, OwnRecipient, Period, Recipient, RetentionRule};
use crate::domain::{Date, Id, Topic};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use super::edit::{Edit, OwnChange, RecipientChange, RowChange};

/// Rows of its own that a clinic may add.
pub const MOST_OWN_ROWS: usize = 60;
/// Recipients in its own words that a clinic may add.
pub const MOST_OWN_RECIPIENTS: usize = 60;
/// Suppliers, systems and the like that a row may point to.
const MOST_POINTERS: usize = 100;
/// Characters of a name.
pub const LONGEST_NAME: usize = 120;
/// Characters of any other text.
pub const LONGEST_TEXT: usize = 2_000;

/// Everything that the clinic has decided about its record of processing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Register {
    /// What the clinic says of the prefilled rows, by the row's id.
    pub answers: BTreeMap<String, Answer>,
    /// Rows of the clinic's own.
    pub own: Vec<OwnRow>,
    /// How long data is kept, where the clinic decides it; by the rule's id.
    pub periods: BTreeMap<String, Period>,
    /// Recipients of the catalogue that nothing in the facts tells, by id.
    pub optional_recipients: BTreeSet<String>,
    /// Recipients in the clinic's own words.
    pub own_recipients: Vec<OwnRecipient>,
}

/// What the clinic says of a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Whether it is right; `None` until somebody has looked.
    pub verdict: Option<Verdict>,
    /// When that was decided.
    pub decided_on: Option<Date>,
    /// Why a struck row does not concern the clinic.
    pub reason: String,
    /// Texts in the clinic's own words.
    pub texts: BTreeMap<Field, String>,
    /// The grounds in article 6, where the clinic has chosen them itself.
    pub article_6: Option<BTreeSet<Article>>,
    /// The exceptions in article 9, likewise.
    pub article_9: Option<BTreeSet<Article>>,
    /// Suppliers that handle data of this row, besides those that follow from the services.
    pub suppliers: BTreeSet<Id>,
    /// Recipients in the clinic's own words.
    pub own_recipients: BTreeSet<Id>,
}

/// What the clinic has decided about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is right.
    Confirmed,
    /// It does not concern the clinic.
    Struck,
}

/// A text of a row that the clinic may write itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Why the clinic does it.
    Purpose,
    /// Whose data it is.
    Subjects,
    /// The interest that article 6 no. 1 letter f rests on.
    Interest,
    /// The Norwegian law.
    Statute,
    /// Further kinds of data.
    Categories,
    /// More about who gets data.
    Recipients,
    /// More about transfers out of the EEA.
    Transfers,
    /// More about how long data is kept.
    Retention,
    /// How the data is protected.
    Security,
}

/// A row that the catalogue lacks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRow {
    /// Identity within the binder.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// The body of data, for finding the controllers.
    pub topic: Topic,
    /// True when it is about patients: the notice tells of it.
    pub patients: bool,
    /// Categories, by id.
    pub categories: BTreeSet<String>,
    /// Recipients of the catalogue, by id.
    pub recipients: BTreeSet<String>,
    /// Retention rules, by id.
    pub retention: BTreeSet<String>,
    /// Systems that hold the data.
    pub systems: BTreeSet<Id>,
    /// The rest, as for a prefilled row.
    pub answer: Answer,
}

impl Field {
    /// Every text, in the order of the form.
    pub const ALL: [Field; 9] = [
        Field::Purpose,
        Field::Subjects,
        Field::Interest,
        Field::Statute,
        Field::Categories,
        Field::Recipients,
        Field::Transfers,
        Field::Retention,
        Field::Security,
    ];

    /// True when the clinic's words stand instead of the proposal; the others are added to what follows from the facts,
    /// which stays, so that nothing in the record can contradict them.
    pub fn replaces(self) -> bool {
        use Field::{Interest, Purpose, Security, Statute, Subjects};
        matches!(self, Purpose | Subjects | Interest | Statute | Security)
    }
}

impl Answer {
    /// The clinic's own words, where it has written any.
    pub fn text(&self, field: Field) -> Option<&str> {
        self.texts.get(&field).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// True for a row that does not concern the clinic.
    pub fn is_struck(&self) -> bool {
        self.verdict == Some(Verdict::Struck)
    }

    fn apply(&mut self, change: RowChange, known: &BTreeSet<Id>) {
        match change {
            RowChange::Confirm(day) => self.decide(Verdict::Confirmed, day),
            RowChange::Strike(day) => self.decide(Verdict::Struck, day),
            RowChange::StrikeReason(reason) => self.reason = cut(reason, LONGEST_TEXT),
            RowChange::Reopen => (self.verdict, self.decided_on) = (None, None),
            RowChange::Text(field, Some(text)) => drop(self.texts.insert(field, cut(text, LONGEST_TEXT))),
            RowChange::Text(field, None) => drop(self.texts.remove(&field)),
            RowChange::Article6(articles) => self.article_6 = articles.map(|own| only(own, true)),
            RowChange::Article9(articles) => self.article_9 = articles.map(|own| only(own, false)),
            RowChange::ToggleSupplier(id) => toggle(&mut self.suppliers, id, true),
            RowChange::ToggleOwnRecipient(id) => {
                let is_known = known.contains(&id);
                toggle(&mut self.own_recipients, id, is_known);
            }
        }
    }

    fn decide(&mut self, verdict: Verdict, day: Date) {
        (self.verdict, self.decided_on) = (Some(verdict), Some(day));
    }
}

impl OwnRow {
    fn apply(&mut self, change: OwnChange) {
        match change {
            OwnChange::Name(name) => self.name = cut(name, LONGEST_NAME),
            OwnChange::Topic(topic) => self.topic = topic,
            OwnChange::Patients(patients) => self.patients = patients,
            OwnChange::ToggleCategory(id) => {
                let is_known = Category::find(&id).is_some();
                toggle(&mut self.categories, id, is_known);
            }
            OwnChange::ToggleRecipient(id) => {
                let is_known = Recipient::find(&id).is_some();
                toggle(&mut self.recipients, id, is_known);
            }
            OwnChange::ToggleRetention(id) => {
                let is_known = RetentionRule::find(&id).is_some();
                toggle(&mut self.retention, id, is_known);
            }
            OwnChange::ToggleSystem(id) => toggle(&mut self.systems, id, true),
        }
    }
}

impl Register {
    /// What the clinic says of a prefilled row or of one of its own; nothing yet for all others.
    pub fn answer(&self, row: &str) -> &Answer {
        static EMPTY: std::sync::OnceLock<Answer> = std::sync::OnceLock::new();
        let own = self.own.iter().find(|own| own.id.0 == row).map(|own| &own.answer);
        own.or_else(|| self.answers.get(row)).unwrap_or_else(|| EMPTY.get_or_init(Answer::default))
    }

    /// The clinic's own row with this id.
    pub fn own_row(&self, id: &str) -> Option<&OwnRow> {
        self.own.iter().find(|own| own.id.0 == id)
    }

    /// Carries out a change. What fits nothing changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Row(row, change) => self.change_row(row, change),
            Edit::AddOwn(id) => {
                let is_new = !self.own.iter().any(|own| own.id == id) && Activity::find(&id.0).is_none();
                if is_new && self.own.len() < MOST_OWN_ROWS {
                    self.own.push(OwnRow { id, ..OwnRow::default() });
                }
            }
            Edit::Own(id, change) => {
                if let Some(own) = self.own.iter_mut().find(|own| own.id == id) {
                    own.apply(change);
                }
            }
            Edit::RemoveOwn(id) => self.own.retain(|own| own.id != id),
            Edit::Period(rule, period) => self.decide_period(rule, period),
            Edit::OptionalRecipient(id, has) => {
                if !has {
                    self.optional_recipients.remove(&id);
                } else if Recipient::find(&id).is_some_and(|own| own.optional) {
                    self.optional_recipients.insert(id);
                }
            }
            Edit::AddRecipient(id) => {
                let is_new = !self.own_recipients.iter().any(|own| own.id == id);
                if is_new && self.own_recipients.len() < MOST_OWN_RECIPIENTS {
                    self.own_recipients.push(OwnRecipient { id, patients: true, ..OwnRecipient::default() });
                }
            }
            Edit::Recipient(id, change) => {
                if let Some(own) = self.own_recipients.iter_mut().find(|own| own.id == id) {
                    change_recipient(own, change);
                }
            }
            Edit::RemoveRecipient(id) => {
                self.own_recipients.retain(|own| own.id != id);
                self.let_go_of_recipients();
            }
        }
    }

    /// Without what no screen of ours can have made: ids that no catalogue has, lists and texts that are too long. What
    /// comes from outside or from a merge passes here.
    pub fn within_bounds(mut self) -> Register {
        self.answers.retain(|id, answer| Activity::find(id).is_some() && *answer != Answer::default());
        self.own.retain(|own| Activity::find(&own.id.0).is_none());
        self.own.truncate(MOST_OWN_ROWS);
        self.own_recipients.truncate(MOST_OWN_RECIPIENTS);
        self.optional_recipients.retain(|id| Recipient::find(id).is_some_and(|own| own.optional));
        self.periods.retain(|id, _| RetentionRule::find(id).is_some_and(RetentionRule::needs_a_period));
        for period in self.periods.values_mut() {
            if let Period::Own(text) = period {
                shorten(text, LONGEST_NAME);
            }
        }
        for own in &mut self.own_recipients {
            shorten(&mut own.who, LONGEST_NAME);
            shorten(&mut own.data, LONGEST_TEXT);
        }
        for own in &mut self.own {
            shorten(&mut own.name, LONGEST_NAME);
            own.categories.retain(|id| Category::find(id).is_some());
            own.recipients.retain(|id| Recipient::find(id).is_some());
            own.retention.retain(|id| RetentionRule::find(id).is_some());
        }
        let own = self.own.iter_mut().map(|own| &mut own.answer);
        for answer in self.answers.values_mut().chain(own) {
            shorten(&mut answer.reason, LONGEST_TEXT);
            answer.texts.values_mut().for_each(|text| shorten(text, LONGEST_TEXT));
            answer.article_6 = answer.article_6.take().map(|own| only(own, true));
            answer.article_9 = answer.article_9.take().map(|own| only(own, false));
        }
        self.let_go_of_recipients();
        self
    }

    /// Rows let go of recipients that are no longer there.
    fn let_go_of_recipients(&mut self) {
        let known: BTreeSet<Id> = self.own_recipients.iter().map(|own| own.id.clone()).collect();
        let own = self.own.iter_mut().map(|own| &mut own.answer);
        for answer in self.answers.values_mut().chain(own) {
            answer.own_recipients.retain(|id| known.contains(id));
        }
    }

    /// Keeps nothing that only the sample's clinic can have decided.
    pub fn make_ours(&mut self) {
        *self = Register::default();
    }

    fn change_row(&mut self, row: String, change: RowChange) {
        let known: BTreeSet<Id> = self.own_recipients.iter().map(|own| own.id.clone()).collect();
        if Activity::find(&row).is_some() {
            let mut answer = self.answers.remove(&row).unwrap_or_default();
            answer.apply(change, &known);
            if answer != Answer::default() {
                self.answers.insert(row, answer);
            }
        } else if let Some(own) = self.own.iter_mut().find(|own| own.id.0 == row) {
            if !matches!(change, RowChange::Strike(_) | RowChange::StrikeReason(_)) {
                own.answer.apply(change, &known);
            }
        }
    }

    fn decide_period(&mut self, rule: String, period: Option<Period>) {
        if !RetentionRule::find(&rule).is_some_and(RetentionRule::needs_a_period) {
            return;
        }
        match period {
            Some(Period::Own(text)) => drop(self.periods.insert(rule, Period::Own(cut(text, LONGEST_NAME)))),
            Some(Period::Proposed) => drop(self.periods.insert(rule, Period::Proposed)),
            None => drop(self.periods.remove(&rule)),
        }
    }
}

fn change_recipient(own: &mut OwnRecipient, change: RecipientChange) {
    match change {
        RecipientChange::Who(text) => own.who = cut(text, LONGEST_NAME),
        RecipientChange::Data(text) => own.data = cut(text, LONGEST_TEXT),
        RecipientChange::Role(role) => own.role = role,
        RecipientChange::Patients(patients) => own.patients = patients,
    }
}

/// The beginning of a text that is longer than fits.
fn cut(mut text: String, longest: usize) -> String {
    shorten(&mut text, longest);
    text
}

fn shorten(text: &mut String, longest: usize) {
    if let Some((at, _)) = text.char_indices().nth(longest) {
        text.truncate(at);
    }
}

/// Known points of article 6, or of article 9.
fn only(articles: BTreeSet<Article>, six: bool) -> BTreeSet<Article> {
    articles.into_iter().filter(|own| own.is_known() && own.is_of_article_6() == six).collect()
}

/// Takes an id out, or puts it in where it may be and there is room.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, id: T, may_be: bool) {
    if !set.remove(&id) && may_be && set.len() < MOST_POINTERS {
        set.insert(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = jiff::civil::date(2026, 11, 22);

    fn changed(edits: impl IntoIterator<Item = Edit>) -> Register {
        let mut register = Register::default();
        edits.into_iter().for_each(|edit| register.apply(edit));
        register
    }

    fn row(id: &str, change: RowChange) -> Edit {
        Edit::Row(id.into(), change)
    }

    #[test]
    fn a_row_is_confirmed_struck_and_opened_again() {
        let mut register =
            changed([row("P-01", RowChange::Confirm(DAY)), row("P-17", RowChange::Strike(DAY))]);
        assert_eq!(register.answer("P-01").verdict, Some(Verdict::Confirmed));
        assert!(register.answer("P-17").is_struck() && !register.answer("P-02").is_struck());
        for id in ["P-01", "P-17"] {
            register.apply(row(id, RowChange::Reopen));
        }
        assert_eq!(register, Register::default(), "nothing is left of what was taken back");
    }

    #[test]
    fn what_fits_nothing_changes_nothing() {
        let nothing = [
            row("P-99", RowChange::Confirm(DAY)),
            row("P-01", RowChange::ToggleOwnRecipient("nobody".into())),
            Edit::Own("nowhere".into(), OwnChange::Patients(true)),
            Edit::RemoveOwn("nowhere".into()),
            Edit::Period("RT-01".into(), Some(Period::Proposed)),
            Edit::Period("RT-99".into(), Some(Period::Own("ti år".into()))),
            Edit::OptionalRecipient("RC-01".into(), true),
            Edit::Recipient("nobody".into(), RecipientChange::Who("Noen".into())),
            Edit::AddOwn("P-01".into()),
        ];
        assert_eq!(changed(nothing), Register::default());
    }

    #[test]
    fn a_row_of_ones_own_is_added_once_and_cannot_be_struck() {
        let own = Id::from("own");
        let register = changed([
            Edit::AddOwn(own.clone()),
            Edit::AddOwn(own.clone()),
            Edit::Own(own.clone(), OwnChange::Name("Kurs".into())),
            Edit::Own(own.clone(), OwnChange::ToggleCategory("IC-01".into())),
            Edit::Own(own.clone(), OwnChange::ToggleCategory("IC-99".into())),
            row("own", RowChange::Strike(DAY)),
            row("own", RowChange::Confirm(DAY)),
        ]);
        assert_eq!(register.own.len(), 1);
        assert_eq!(register.own[0].categories, ["IC-01".to_owned()].into());
        assert_eq!(register.answer("own").verdict, Some(Verdict::Confirmed));
    }

    #[test]
    fn texts_and_lists_have_bounds() {
        let long = "ø".repeat(LONGEST_TEXT + 50);
        let mut register = changed([row("P-01", RowChange::Text(Field::Purpose, Some(long)))]);
        assert_eq!(register.answer("P-01").texts[&Field::Purpose].chars().count(), LONGEST_TEXT);
        for n in 0..MOST_OWN_ROWS + 5 {
            register.apply(Edit::AddOwn(Id(format!("own-{n}"))));
            register.apply(Edit::AddRecipient(Id(format!("recipient-{n}"))));
            register.apply(row("P-01", RowChange::ToggleSupplier(Id(format!("supplier-{n}")))));
            register.apply(row("P-01", RowChange::ToggleSupplier(Id(format!("more-{n}")))));
        }
        assert_eq!((register.own.len(), register.own_recipients.len()), (MOST_OWN_ROWS, MOST_OWN_RECIPIENTS));
        assert_eq!(register.answer("P-01").suppliers.len(), MOST_POINTERS);
    }

    #[test]
    fn only_points_of_the_law_are_kept() {
        let chosen = |ids: &[&str]| Some(ids.iter().map(|id| Article::from(*id)).collect());
        let register = changed([
            row("P-23", RowChange::Article6(chosen(&["6-1-a", "9-2-a", "6-9-x"]))),
            row("P-23", RowChange::Article9(chosen(&["9-2-j", "6-1-a"]))),
        ]);
        assert_eq!(register.answer("P-23").article_6, chosen(&["6-1-a"]));
        assert_eq!(register.answer("P-23").article_9, chosen(&["9-2-j"]));
    }

    #[test]
    fn a_recipient_that_is_taken_away_is_gone_from_every_row() {
        let id = Id::from("r");
        let register = changed([
            Edit::AddRecipient(id.clone()),
            Edit::AddOwn("own".into()),
            row("P-01", RowChange::ToggleOwnRecipient(id.clone())),
            row("own", RowChange::ToggleOwnRecipient(id.clone())),
            Edit::RemoveRecipient(id),
        ]);
        assert!(
            register.answer("P-01").own_recipients.is_empty()
                && register.answer("own").own_recipients.is_empty()
        );
    }
}
