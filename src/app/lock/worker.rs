//! The vault as a worker. The work itself is compiled only into the worker (`src/bin/vault.rs`).

use crate::vault::{Reply, Request};
use gloo_worker::{HandlerId, Worker, WorkerScope};

/// The worker that holds the clinic's key.
pub struct VaultWorker {
    #[cfg(feature = "seal")]
    vault: crate::vault::Vault,
}

impl Worker for VaultWorker {
    type Message = ();
    /// A number that comes back with the answer, and the request.
    type Input = (u32, Request);
    type Output = (u32, Reply);

    fn create(_scope: &WorkerScope<Self>) -> Self {
        VaultWorker {
            #[cfg(feature = "seal")]
            vault: crate::vault::Vault::default(),
        }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, (number, request): (u32, Request), id: HandlerId) {
        let reply = self.answer(request);
        scope.respond(id, (number, reply));
    }
}

#[cfg(feature = "seal")]
impl VaultWorker {
    fn answer(&mut self, request: Request) -> Reply {
        self.vault.answer(request, crate::app::browser::random_bytes())
    }
}

/// The page itself holds no keys; it only names the worker.
#[cfg(not(feature = "seal"))]
impl VaultWorker {
    fn answer(&mut self, _request: Request) -> Reply {
        Reply::Failed(crate::vault::VaultError::TooNew)
    }
}
