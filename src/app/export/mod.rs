//! What the export worker does for the page, in a program of its own so that the page stays responsive and small: making
//! PDFs, signing and checking them, packing and unpacking.

mod client;
mod exporter;
#[cfg(feature = "export")]
mod pack;
#[cfg(feature = "export")]
mod signer;
mod task;
mod worker;

pub use client::ExportClient;
pub use exporter::{hand_over, use_exporter, Export, Exporter};
pub use task::{Base, Failure, Reply, SignedPdf, Task, ToSign};
pub use worker::PdfWorker;
