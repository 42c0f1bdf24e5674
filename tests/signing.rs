//! Signatures, from the outside: several signers, every kind of damage, the known attacks.
#![cfg(all(feature = "export", not(target_arch = "wasm32")))]

#[path = "signing/attacks.rs"]
mod attacks;
#[path = "support/damage.rs"]
#[allow(dead_code, reason = "files that are JSON are damaged in other ways")]
mod damage;
#[path = "signing/damage_tests.rs"]
mod damage_tests;
#[path = "signing/forge.rs"]
mod forge;
#[path = "signing/honest.rs"]
mod honest;
#[path = "signing/people.rs"]
mod people;
