//! The clinic's roles: a template with what the clinic has changed, or a role of its own.

use super::content::{Size, Template};
use super::register::{lines, Rights};
use super::state::{Access, OwnRole};
use crate::content::Lang;
use crate::domain::{Clinic, Role};
use std::collections::BTreeSet;

/// A role as the clinic has it.
#[derive(Clone, Copy, Debug)]
pub enum RoleView<'a> {
    /// One of the catalogue, with what is changed.
    Template(&'static Template),
    /// One of the clinic's own.
    Own(&'a OwnRole),
}

impl<'a> RoleView<'a> {
    /// Id of the template or the own role.
    pub fn id(self) -> &'a str {
        match self {
            RoleView::Template(template) => &template.id,
            RoleView::Own(own) => &own.id.0,
        }
    }

    /// What it is called.
    pub fn name(self, lang: Lang) -> String {
        match self {
            RoleView::Template(template) => template.name.string(lang),
            RoleView::Own(own) if own.name.trim().is_empty() => super::t::ROLE_UNNAMED.string(lang),
            RoleView::Own(own) => own.name.trim().to_owned(),
        }
    }

    /// What the access is for.
    pub fn purpose(self, lang: Lang) -> String {
        match self {
            RoleView::Template(template) => template.purpose.string(lang),
            RoleView::Own(own) => own.purpose.trim().to_owned(),
        }
    }

    /// Which patients.
    pub fn scope(self, lang: Lang) -> String {
        match self {
            RoleView::Template(template) => template.scope.string(lang),
            RoleView::Own(own) => own.scope.trim().to_owned(),
        }
    }

    /// True where access must have an end: students, locums, consultants.
    pub fn end_required(self) -> bool {
        match self {
            RoleView::Template(template) => template.end_required,
            RoleView::Own(own) => own.end_required,
        }
    }

    /// True of technical staff, who need safeguards.
    pub fn is_technical(self) -> bool {
        match self {
            RoleView::Template(template) => template.technical,
            RoleView::Own(own) => own.technical,
        }
    }

    /// The template, where there is one.
    pub fn template(self) -> Option<&'static Template> {
        match self {
            RoleView::Template(template) => Some(template),
            RoleView::Own(_) => None,
        }
    }
}

/// The rights of a template before anybody has changed them; what is optional is off.
pub fn proposed(template: &Template) -> Rights {
    let on = template.grant.iter().filter(|grant| !grant.optional);
    on.map(|grant| (grant.information.clone(), grant.rights.clone())).collect()
}

/// A kind of information where a role differs from its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Id of the kind of information.
    pub information: String,
    /// Rights that the template lacks.
    pub added: BTreeSet<String>,
    /// Rights that the template has.
    pub struck: BTreeSet<String>,
}

impl Access {
    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<RoleView<'_>> {
        let own = || self.own_roles.iter().find(|own| own.id.0 == id).map(RoleView::Own);
        Template::find(id).map(RoleView::Template).or_else(own)
    }

    /// What the role may do as the clinic has it. Nothing is in it with an empty set.
    pub fn rights(&self, role: &str) -> Rights {
        let mut rights = match self.role(role) {
            Some(RoleView::Template(template)) => proposed(template),
            Some(RoleView::Own(own)) => own.rights.clone(),
            None => Rights::new(),
        };
        if let Some(adjusted) = self.roles.get(role) {
            rights.extend(adjusted.rights.clone());
        }
        rights.retain(|_, own| !own.is_empty());
        rights
    }

    /// Where a role differs from its template; nothing for a role of the clinic's own.
    pub fn differences(&self, role: &str) -> Vec<Difference> {
        let Some(template) = Template::find(role) else { return vec![] };
        let (before, now) = (proposed(template), self.rights(role));
        let kinds: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let none = BTreeSet::new();
        let difference = |kind: &&String| {
            let (before, now) = (before.get(*kind).unwrap_or(&none), now.get(*kind).unwrap_or(&none));
            Difference {
                information: (*kind).clone(),
                added: now.difference(before).cloned().collect(),
                struck: before.difference(now).cloned().collect(),
            }
        };
        let all = kinds.iter().map(difference);
        all.filter(|own| !own.added.is_empty() || !own.struck.is_empty()).collect()
    }

    /// The templates that fit a clinic of this profession and size, in the order of the catalogue.
    pub fn offered(clinic: &Clinic) -> Vec<&'static Template> {
        let (size, flags) = (Size::of(clinic.people.len()), clinic.flags());
        let fits = |own: &&Template| {
            let kind = own.kinds.is_empty() || own.kinds.iter().any(|kind| clinic.kinds.contains(kind));
            kind && own.sizes.contains(&size.id) && own.when.iter().any(|flag| flags.contains(flag))
        };
        super::content::templates().iter().filter(fits).collect()
    }

    /// The roles that the clinic has: what somebody holds or may use, and what was chosen; not what was struck.
    pub fn roles_in_use(&self, clinic: &Clinic) -> Vec<RoleView<'_>> {
        let held: BTreeSet<Role> = clinic.people.iter().flat_map(|person| &person.roles).copied().collect();
        let open: BTreeSet<String> = lines(&self.entries)
            .into_iter()
            .filter(|line| line.is_open())
            .map(|line| line.grant.role.clone())
            .collect();
        let used = |template: &&'static Template| match self.roles.get(&template.id).and_then(|own| own.used)
        {
            Some(used) => used,
            None => held.contains(&template.role) || open.contains(&template.id),
        };
        let templates = super::content::templates().iter().filter(used).map(RoleView::Template);
        templates.chain(self.own_roles.iter().map(RoleView::Own)).collect()
    }
}
