//! What a signed document carries, put back. The register only gets lines that it lacks: reading back alters none.

use super::papers;
use super::{BLOCKING, CONTROL, EVENT, LOG_REVIEW, PROCEDURES, REGISTER, ROLES, SELF_AUTHORISATION, SHARING};
use crate::domain::Id;
use crate::features::access::content::{Arrangement, Template};
use crate::features::access::register::{Entry, Rights};
use crate::features::access::state::{Access, Blocking, Control, Form, LifeEvent, OwnRole, Sharing};
use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Registered {
    entries: Vec<Entry>,
    own_roles: Vec<OwnRole>,
    controls: Vec<Control>,
}

#[derive(Deserialize)]
struct Roles {
    in_use: Vec<String>,
    struck: Vec<String>,
    adjusted: BTreeMap<String, Differs>,
    own_roles: Vec<OwnRole>,
}

#[derive(Deserialize)]
struct Differs {
    rights: Rights,
    note: String,
}

#[derive(Deserialize)]
struct Happened {
    event: LifeEvent,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Blocked {
    blocking: Blocking,
    blocks: Vec<Form>,
}

/// The state with what a document of this kind says; `None` when it is no document of this module.
pub fn read_back(access: &Access, kind: &str, data: &Value) -> Option<Access> {
    let mut restored = access.clone();
    match kind {
        REGISTER => {
            let Registered { entries, own_roles, controls } = read(data)?;
            add_lines(&mut restored.entries, entries);
            replace(&mut restored.own_roles, own_roles, |own| &own.id);
            replace(&mut restored.controls, controls, |own| &own.id);
        }
        ROLES => put_roles(&mut restored, read(data)?),
        PROCEDURES => drop(data.get("procedures")?.as_array()?),
        SELF_AUTHORISATION => restored.self_uses = read(data.get("uses")?)?,
        LOG_REVIEW => restored.log_reviews = read(data.get("reviews")?)?,
        BLOCKING => {
            let Blocked { blocking, blocks } = read(data)?;
            (restored.blocking, restored.blocks) = (blocking, blocks);
        }
        _ => return about_one(restored, kind, data),
    }
    Some(restored)
}

/// Documents whose kind ends with whom or what they are about.
fn about_one(mut restored: Access, kind: &str, data: &Value) -> Option<Access> {
    let of = |own: &str| kind.strip_prefix(own)?.strip_prefix('-').filter(|id| !id.is_empty());
    if let Some((_, person)) = papers::of(kind) {
        data.get("declaration")?;
        restored.papers.entry(person).or_default().wanted = true;
    } else if let Some(id) = of(EVENT) {
        let Happened { event, entries } = read(data)?;
        if event.id.0 != id {
            return None;
        }
        add_lines(&mut restored.entries, entries);
        replace(&mut restored.events, vec![event], |own| &own.id);
    } else if let Some(id) = of(CONTROL) {
        let control: Control = read(data.get("control")?)?;
        if control.id.0 != id {
            return None;
        }
        replace(&mut restored.controls, vec![control], |own| &own.id);
    } else if let Some(own) = of(SHARING).and_then(Arrangement::find) {
        let sharing: Sharing = read(data.get("sharing")?)?;
        restored.sharing.insert(own.id.clone(), sharing);
    } else {
        return None;
    }
    Some(restored)
}

fn read<T: DeserializeOwned>(data: &Value) -> Option<T> {
    T::deserialize(data).ok()
}

/// Adds the lines that the register lacks; one that it has stays as it is.
fn add_lines(entries: &mut Vec<Entry>, read: Vec<Entry>) {
    for entry in read {
        if !entries.iter().any(|own| own.id == entry.id) {
            entries.push(entry);
        }
    }
}

/// Puts rows in place of those with their ids, or behind the others.
fn replace<T>(rows: &mut Vec<T>, read: Vec<T>, id: impl Fn(&T) -> &Id) {
    for row in read {
        match rows.iter().position(|own| id(own) == id(&row)) {
            Some(place) => rows[place] = row,
            None => rows.push(row),
        }
    }
}

fn put_roles(access: &mut Access, read: Roles) {
    access.own_roles = read.own_roles;
    access.roles.clear();
    let mut used = |ids: Vec<String>, used: bool| {
        for id in ids.into_iter().filter(|id| Template::find(id).is_some()) {
            access.roles.entry(id).or_default().used = Some(used);
        }
    };
    used(read.in_use, true);
    used(read.struck, false);
    for (id, Differs { rights, note }) in read.adjusted {
        let own = access.roles.entry(id).or_default();
        (own.rights, own.note) = (rights, note);
    }
}
