//! The vault's worker: it alone holds keys.

use gloo_worker::Registrable;

fn main() {
    klinikkvern::app::VaultWorker::registrar().register();
}
