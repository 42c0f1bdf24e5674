//! The worker that makes PDFs.

use gloo_worker::Registrable;

fn main() {
    klinikkvern::app::PdfWorker::registrar().register();
}
