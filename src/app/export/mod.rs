//! What the export worker does for the page, in a program of its own so that the page stays responsive and small: making
//! PDFs, signing and checking them, packing and unpacking, writing and reading spreadsheets, writing calendar files.

mod client;
mod exporter;
#[cfg(feature = "export")]
mod pack;
mod sheets;
#[cfg(feature = "export")]
mod signer;
mod task;
mod worker;

pub use client::ExportClient;
pub use exporter::{hand_over, use_exporter, Export, Exporter};
pub use sheets::{read_sheet, save_calendar, save_sheet};
pub use task::{Base, Failure, Reply, SignedPdf, Task, ToSign};
pub use worker::PdfWorker;
