//! Making PDFs in a worker of their own, so that the page stays responsive and small.

mod exporter;
mod worker;

pub use exporter::{use_exporter, Export, Exporter};
pub use worker::{PdfWorker, Reply};
