//! Signatures inside PDFs: certificates, PAdES B-B by incremental update, and checking. Knows bytes, not clinics.
//!
//! A clinic's *root* ("authority") certifies a key that is made for one sign-off and then forgotten. Two phases, because
//! both keys may be WebCrypto's: first bytes to sign come out, then the signatures go in. What the page shows (requests,
//! reports, fingerprints) is here without the cargo feature `sign`; the work itself is in the export worker only.
//! The demands stand in `docs/decisions/0010-signatures.md`.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)
)]

mod fingerprint;
mod report;
mod sign_off;

#[cfg(feature = "sign")]
mod certificate;
#[cfg(feature = "sign")]
mod container;
#[cfg(feature = "sign")]
mod key;
#[cfg(feature = "sign")]
mod moment;
#[cfg(feature = "sign")]
mod names;
#[cfg(feature = "sign")]
mod pdf;
#[cfg(feature = "sign")]
mod prepare;
#[cfg(feature = "sign")]
mod shapes;
#[cfg(feature = "sign")]
mod verify;

#[cfg(all(test, feature = "sign"))]
mod container_tests;

#[cfg(all(feature = "sign", not(target_arch = "wasm32")))]
pub mod native;

pub use fingerprint::fingerprint;
pub use report::{Checked, Coverage, NotChecked, Report, Verdict};
pub use sign_off::{Authority, Certificates, SignOff, SigningError, Subject};

#[cfg(feature = "sign")]
pub use certificate::{request_certificates, CertificateRequest};
#[cfg(feature = "sign")]
pub use prepare::{prepare, Prepared};
#[cfg(feature = "sign")]
pub use verify::verify;

/// Longest PDF that is signed or checked, in bytes.
pub const MAX_PDF: usize = 64 << 20;
