//! Components: props in, callbacks out. Native elements first; the look is Designsystemet's.

mod address;
mod buttons;
mod check;
mod choices;
mod errors;
mod fields;
mod file_drop;
mod focus;
mod guard;
mod icon;
mod language;
mod notice;
mod qr_code;
mod risk_tag;
mod saved_word;
mod secret;
mod signature_pad;
mod steps;

pub use address::page_address;
pub use buttons::{Button, LinkButton, Variant};
pub use check::{use_check, Check};
pub use choices::{CheckBox, CheckChoices, ChoiceOption, RadioButton, RadioChoices};
pub use errors::{ErrorSummary, FieldError};
pub use fields::{DateField, MomentField, SelectField, TextArea, TextField};
pub use file_drop::{read_file, FileDrop};
pub use focus::use_focus;
pub use icon::Icon;
pub use language::LanguageSwitch;
pub use notice::{Notice, Tone};
pub use qr_code::QrCode;
pub use risk_tag::RiskTag;
pub use saved_word::{code, decode};
pub use secret::SecretField;
pub use signature_pad::SignaturePad;
pub use steps::{StepProgress, WizardFrame};

crate::texts!("ui");
