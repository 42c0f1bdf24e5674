//! What is shown of the copies.

mod check;
mod damage;
mod focus;
mod folder;
mod reminder;
mod safety;
mod save_copy;
mod settings;
mod signed;

pub use damage::DamageNotice;
pub use reminder::ReminderBanner;
pub use safety::SafetyPanel;
pub use settings::CopySettings;
pub use signed::AfterSigning;
