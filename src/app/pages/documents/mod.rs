//! The documents' own screens: the list, a signed document, countersigning, and the folder for an inspection.

mod countersign;
mod folder;
mod index;
mod list;
mod pdf;
mod shelf;
mod signed;
mod take_back;

crate::texts!("app/pages/documents");

pub use countersign::CountersignPage;
pub use folder::FolderPage;
pub use index::{inspection_index, keys};
pub use list::Documents;
pub use pdf::archived;

pub use signed::SignedPage;
