//! Changes to roles.

use super::{Access, RoleChange};
use crate::domain::Id;
use crate::features::access::bounds::{line, sentences, MOST_ROWS};
use crate::features::access::content::{Information, Right, Template};
use crate::features::access::roles::proposed;
use crate::features::access::state::{Adjusted, OwnRole};
use std::collections::BTreeSet;

impl Access {
    pub(super) fn add_role(&mut self, id: Id, based_on: Option<String>) {
        let taken = self.role(&id.0).is_some() || id.0.is_empty() || self.own_roles.len() >= MOST_ROWS;
        if !taken {
            let rights = based_on.map(|role| self.rights(&role)).unwrap_or_default();
            self.own_roles.push(OwnRole { id, rights, ..OwnRole::default() });
        }
    }

    /// A role that the register names stays, for its lines must tell what it is.
    pub(super) fn remove_role(&mut self, id: &Id) {
        let named = super::register::lines(&self.entries).iter().any(|line| line.grant.role == id.0);
        if !named {
            self.own_roles.retain(|own| own.id != *id);
        }
    }

    pub(super) fn change_role(&mut self, id: String, change: RoleChange) {
        if let Some(own) = self.own_roles.iter_mut().find(|own| own.id.0 == id) {
            change_own(own, change);
        } else if let Some(template) = Template::find(&id) {
            let mut adjusted = self.roles.remove(&id).unwrap_or_default();
            change_template(&mut adjusted, template, change);
            if adjusted != Adjusted::default() {
                self.roles.insert(id, adjusted);
            }
        }
    }
}

fn known(information: &str, rights: BTreeSet<String>) -> Option<BTreeSet<String>> {
    Information::find(information)?;
    // A right of its own is given person by person.
    let fits = |id: &String| Right::find(id).is_some_and(|right| !right.separate);
    Some(rights.into_iter().filter(fits).collect())
}

fn toggled(mut rights: BTreeSet<String>, right: String) -> BTreeSet<String> {
    if !rights.remove(&right) {
        rights.insert(right);
    }
    rights
}

fn change_own(own: &mut OwnRole, change: RoleChange) {
    match change {
        RoleChange::Rights(information, rights) => {
            if let Some(rights) = known(&information, rights) {
                own.rights.insert(information, rights);
                own.rights.retain(|_, rights| !rights.is_empty());
            }
        }
        RoleChange::Toggle(information, right) => {
            let rights = toggled(own.rights.get(&information).cloned().unwrap_or_default(), right);
            change_own(own, RoleChange::Rights(information, rights));
        }
        RoleChange::Name(text) => own.name = line(text),
        RoleChange::Purpose(text) => own.purpose = line(text),
        RoleChange::Scope(text) => own.scope = line(text),
        RoleChange::EndRequired(required) => own.end_required = required,
        RoleChange::Technical(technical) => own.technical = technical,
        RoleChange::Used(_) | RoleChange::Reset | RoleChange::Note(_) => {}
    }
}

fn change_template(adjusted: &mut Adjusted, template: &Template, change: RoleChange) {
    match change {
        RoleChange::Used(used) => adjusted.used = used,
        RoleChange::Rights(information, rights) => {
            let Some(rights) = known(&information, rights) else { return };
            // What says the same as the template is no difference.
            if proposed(template).get(&information).cloned().unwrap_or_default() == rights {
                adjusted.rights.remove(&information);
            } else {
                adjusted.rights.insert(information, rights);
            }
        }
        RoleChange::Toggle(information, right) => {
            let before = adjusted.rights.get(&information).cloned();
            let before = before.or_else(|| proposed(template).remove(&information)).unwrap_or_default();
            change_template(adjusted, template, RoleChange::Rights(information, toggled(before, right)));
        }
        RoleChange::Reset => adjusted.rights.clear(),
        RoleChange::Note(text) => adjusted.note = sentences(text),
        RoleChange::Name(_)
        | RoleChange::Purpose(_)
        | RoleChange::Scope(_)
        | RoleChange::EndRequired(_)
        | RoleChange::Technical(_) => {}
    }
}
