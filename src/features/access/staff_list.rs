//! A list of staff from a spreadsheet: looked at first, and only what is accepted is kept.

use super::content::Template;
use super::edit::Edit;
use super::register::{Employer, Grant, Someone};
use super::state::Access;
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::{
    contains_national_identity_number, mask_national_identity_numbers, Clinic, Id, Person, Role,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// People taken in from one list at most; a longer list belongs to no small clinic.
pub const MOST_PEOPLE: usize = 200;

/// Somebody in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The row of the list, from 1.
    pub number: usize,
    /// The name; digits that look like a national identity number are masked.
    pub name: String,
    /// What the list says the person does.
    pub said: String,
    /// The roles that follow from that.
    pub roles: BTreeSet<Role>,
    /// A number that stays with the person, such as the HPR number.
    pub staff_number: String,
    /// What to look at before it is accepted.
    pub remarks: Vec<Remark>,
    /// True when it is taken in.
    pub take: bool,
}

/// What to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There is no name; the row can't be taken in.
    NoName,
    /// There is a national identity number; the row can't be taken in.
    IdentityNumber,
    /// The clinic has somebody of this name.
    Known,
    /// The list has the name twice.
    Twice,
    /// No role follows from the words.
    NoRole,
    /// The name is longer than fits.
    Shortened,
}

impl Remark {
    /// In words.
    pub fn text(self) -> &'static Localized {
        match self {
            Remark::NoName => &t::IMPORT_NO_NAME,
            Remark::IdentityNumber => &t::IMPORT_IDENTITY_NUMBER,
            Remark::Known => &t::IMPORT_KNOWN,
            Remark::Twice => &t::IMPORT_TWICE,
            Remark::NoRole => &t::IMPORT_NO_ROLE,
            Remark::Shortened => &t::IMPORT_SHORTENED,
        }
    }

    /// True when the row can't be taken in as it is.
    pub fn refuses(self) -> bool {
        matches!(self, Remark::NoName | Remark::IdentityNumber)
    }
}

/// Words that tell a role.
#[derive(Debug, Deserialize)]
pub struct RoleWords {
    /// The role.
    pub role: Role,
    /// The words, in lower case.
    pub words: Vec<String>,
}

/// Headings that tell a column.
#[derive(Debug, Deserialize)]
pub struct ColumnWords {
    /// The column.
    pub id: String,
    /// The headings, in lower case.
    pub words: Vec<String>,
}

crate::reader!(/// Words that tell roles.
    role_words, "role", "features/access/staff_words", RoleWords);
crate::reader!(/// Headings that tell columns.
    column_words, "column", "features/access/staff_words", ColumnWords);

/// The rows of a list as people, in its order. Nothing is kept.
pub fn preview(clinic: &Clinic, rows: &[Vec<String>]) -> Vec<Row> {
    let head = rows.first().map(|row| columns(row)).unwrap_or_default();
    let skip = usize::from(head.is_head());
    let layout = if head.is_head() { head } else { Columns::guess(rows) };
    let known: BTreeSet<String> = clinic.people.iter().map(|person| plain(&person.name)).collect();
    let mut seen = BTreeSet::new();
    let mut people = vec![];
    for (place, cells) in rows.iter().enumerate().skip(skip) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if people.len() >= MOST_PEOPLE {
            break;
        }
        let mut row = layout.row(place + 1, cells);
        let name = plain(&row.name);
        if known.contains(&name) {
            row.remarks.push(Remark::Known);
        }
        if !name.is_empty() && !seen.insert(name) {
            row.remarks.push(Remark::Twice);
        }
        let again = row.remarks.iter().any(|own| matches!(own, Remark::Known | Remark::Twice));
        row.take = !again && !row.remarks.iter().any(|own| own.refuses());
        people.push(row);
    }
    people
}

/// What accepting does: the people become the clinic's, and each role a proposal for the register.
pub fn accept(rows: &[Row], lang: Lang, make_id: &mut dyn FnMut() -> Id) -> Edit {
    let (mut people, mut drafts) = (vec![], vec![]);
    for row in rows.iter().filter(|row| row.take && !row.remarks.iter().any(|own| own.refuses())) {
        let id = make_id();
        let person = Someone { id: Some(id.clone()), name: row.name.clone() };
        for role in &row.roles {
            if let Some(template) = Template::of(*role) {
                drafts.push((make_id(), proposal(&person, template, &row.staff_number, lang)));
            }
        }
        people.push(Person { id, name: row.name.clone(), roles: row.roles.clone(), ..Person::default() });
    }
    Edit::Import(people, drafts)
}

/// Proposals for the staff that the register and the drafts lack: one for each role that somebody holds.
pub fn proposals(clinic: &Clinic, access: &Access, lang: Lang, make_id: &mut dyn FnMut() -> Id) -> Edit {
    let all = super::register::lines(&access.entries);
    let open = all.iter().filter(|line| line.is_open()).map(|line| line.grant);
    let begun: Vec<&Grant> = open.chain(access.drafts.iter().map(|draft| &draft.grant)).collect();
    let mut drafts = vec![];
    for person in clinic.people.iter().filter(|person| person.left.is_none()) {
        let someone = Someone::of(clinic, &person.id);
        for template in person.roles.iter().filter_map(|role| Template::of(*role)) {
            let has = |grant: &&&Grant| grant.role == template.id && grant.person.key() == someone.key();
            if begun.iter().find(has).is_none() {
                let mut grant = proposal(&someone, template, "", lang);
                if let Some(id) = &person.undertaking {
                    grant.employer = Employer::Undertaking(id.clone());
                }
                drafts.push((make_id(), grant));
            }
        }
    }
    Edit::Import(vec![], drafts)
}

fn proposal(person: &Someone, template: &Template, number: &str, lang: Lang) -> Grant {
    Grant {
        person: person.clone(),
        number: number.to_owned(),
        role: template.id.clone(),
        purpose: template.purpose.string(lang),
        reason: "joined".to_owned(),
        ..Grant::default()
    }
}

/// Lower case without more than one space in a row, for comparing.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Which column holds what.
#[derive(Clone, Debug, Default)]
struct Columns {
    name: Vec<usize>,
    role: Vec<usize>,
    number: Option<usize>,
}

impl Columns {
    fn is_head(&self) -> bool {
        !self.name.is_empty()
    }

    /// Without headings: the first column is the name, and every other may tell a role or a number.
    fn guess(rows: &[Vec<String>]) -> Columns {
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        Columns { name: vec![0], role: (1..widest).collect(), number: None }
    }

    fn row(&self, number: usize, cells: &[String]) -> Row {
        let cell = |place: &usize| cells.get(*place).map_or("", |cell| cell.trim());
        let joined = |places: &[usize], sign: &str| {
            let parts: Vec<&str> = places.iter().map(cell).filter(|part| !part.is_empty()).collect();
            parts.join(sign)
        };
        let mut remarks = vec![];
        if cells.iter().any(|cell| contains_national_identity_number(cell)) {
            remarks.push(Remark::IdentityNumber);
        }
        let name = masked(&joined(&self.name, " "));
        let fits: String = name.chars().take(crate::domain::LONGEST_PERSON_NAME).collect();
        if fits != name {
            remarks.push(Remark::Shortened);
        }
        if !fits.chars().any(char::is_alphabetic) {
            remarks.push(Remark::NoName);
        }
        let said = masked(&joined(&self.role, ", "));
        let roles = roles_in(&said);
        if roles.is_empty() {
            remarks.push(Remark::NoRole);
        }
        let staff_number = self.number.as_ref().map(|place| masked(cell(place))).unwrap_or_default();
        Row { number, name: fits, said, roles, staff_number, remarks, take: false }
    }
}

fn masked(text: &str) -> String {
    mask_national_identity_numbers(text)
}

fn columns(head: &[String]) -> Columns {
    let is = |id: &str, cell: &String| {
        let cell = plain(cell).trim_end_matches([':', '.']).to_owned();
        column_words().iter().any(|own| own.id == id && own.words.contains(&cell))
    };
    let of = |id: &str| -> Vec<usize> { (0..head.len()).filter(|place| is(id, &head[*place])).collect() };
    let mut name = of("name");
    if name.is_empty() {
        name = [of("first_name"), of("last_name")].concat();
    }
    Columns { name, role: of("role"), number: of("number").first().copied() }
}

/// The roles that words tell, the longest word first.
pub fn roles_in(said: &str) -> BTreeSet<Role> {
    let mut all: Vec<(&str, Role)> =
        role_words().iter().flat_map(|own| own.words.iter().map(|word| (word.as_str(), own.role))).collect();
    all.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
    let mut left = format!(" {} ", plain(said));
    let mut found = BTreeSet::new();
    for (word, role) in all {
        // A short word must stand alone: "it" is in many others. A long one begins or ends a word, as in Norwegian compounds.
        let alone = word.chars().count() < 4;
        while let Some(at) = place_of(&left, word, alone) {
            left.replace_range(at..at + word.len(), &" ".repeat(word.len()));
            found.insert(role);
        }
    }
    found
}

fn place_of(text: &str, word: &str, alone: bool) -> Option<usize> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut places = text.match_indices(word).map(|(at, _)| at);
    places.find(|at| {
        let (before, after) = (text[..*at].chars().next_back(), text[at + word.len()..].chars().next());
        let (begins, ends) = (!is_letter(before), !is_letter(after));
        if alone {
            begins && ends
        } else {
            begins || ends
        }
    })
}
