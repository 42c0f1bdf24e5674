//! What clinics exchange with others without a server: a few facts as a link, and a form as a file.
//!
//! A file is plain JSON with a SHA-256 of its content, which finds damage, not forgery: whoever changes a file can count
//! anew. So what comes from outside is bounded, cleaned of signs that deceive the eye, and only ever a proposal.

pub mod form;
pub mod link;
mod plain_text;
mod trouble;

pub use form::{EXTENSION, MOST_BYTES};
pub use link::LONGEST_FRAGMENT;
pub use plain_text::{line, lines};
pub use trouble::{LinkError, ReadError};

crate::texts!("domain/exchange");
