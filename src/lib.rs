//! Klinikkvern: a small clinic's internal-control binder, as a web page without a server.
//!
//! The modules below are in reading order, and imports run in that order only (`tests/architecture.rs`):
//! `content → domain → {documents, signing, vault, ui} → features → binder → app`.

#![warn(missing_docs)]

pub mod content;
pub mod domain;

pub mod documents;
pub mod signing;
pub mod ui;
pub mod vault;

pub mod features;

pub mod binder;

pub mod app;
