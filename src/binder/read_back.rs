//! A record restored from the data that a signed document carries.

use crate::binder::Binder;
use crate::features::{Sections, REGISTRY};
use serde_json::Value;

/// The binder's sections with the record that a signed document's `data.json` holds; `None` when no module knows it.
///
/// What the data doesn't hold stays as it is. Nothing is changed in the binder: [`super::compare`] shows what would be.
pub fn read_back(binder: &Binder, data: &[u8]) -> Option<Sections> {
    let data: Value = serde_json::from_slice(data).ok()?;
    let kind = data.get("kind")?.as_str()?;
    let mut sections = binder.sections.clone();
    REGISTRY.iter().any(|entry| (entry.read_back)(&mut sections, kind, &data)).then_some(sections)
}
