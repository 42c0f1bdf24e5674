//! x
/// x
pub fn mount() {}
