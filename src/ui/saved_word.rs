//! The word that stands for a value in an answer row or an option: the one it has in the saved file.

use serde::de::DeserializeOwned;
use serde::Serialize;
use yew::AttrValue;

/// The word for a value; empty for what is not saved as one word.
pub fn code<T: Serialize>(value: &T) -> AttrValue {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word.into(),
        _ => AttrValue::default(),
    }
}

/// The value behind such a word.
pub fn decode<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
