//! The vault as a worker. The work itself is compiled only into the worker (`src/bin/vault.rs`).

use crate::vault::{Reply, Request};
use gloo_worker::{HandlerId, Worker, WorkerScope};

/// The worker that holds the clinic's keys.
pub struct VaultWorker {
    #[cfg(feature = "seal")]
    vault: std::rc::Rc<std::cell::RefCell<crate::vault::Vault>>,
}

impl Worker for VaultWorker {
    type Message = ();
    /// A number that comes back with the answer, and the request.
    type Input = (u32, Request);
    type Output = (u32, Reply);

    fn create(_scope: &WorkerScope<Self>) -> Self {
        VaultWorker {
            #[cfg(feature = "seal")]
            vault: Default::default(),
        }
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, (number, request): (u32, Request), id: HandlerId) {
        #[cfg(feature = "seal")]
        at_work::answer(&self.vault, request, scope.clone(), (id, number));
        // The page itself holds no keys; it only names the worker.
        #[cfg(not(feature = "seal"))]
        {
            let _ = request;
            scope.respond(id, (number, Reply::Failed(crate::vault::VaultError::TooNew)));
        }
    }
}

/// Around the vault, which works at once, what WebCrypto does in its own time.
#[cfg(feature = "seal")]
mod at_work {
    use super::VaultWorker;
    use crate::app::browser::{random_bytes, HeldKey};
    use crate::vault::{Reply, Request, Vault, VaultError};
    use gloo_worker::{HandlerId, WorkerScope};
    use serde_bytes::ByteBuf;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen_futures::spawn_local;
    use zeroize::Zeroizing;

    type Shared = Rc<RefCell<Vault>>;

    pub fn answer(
        vault: &Shared,
        request: Request,
        scope: WorkerScope<VaultWorker>,
        (id, number): (HandlerId, u32),
    ) {
        let vault = vault.clone();
        match request {
            Request::ClinicKey { clinic_id, roots } => spawn_local(async move {
                let reply = signing_key(&vault, &clinic_id, &roots).await;
                scope.respond(id, (number, reply.unwrap_or_else(Reply::Failed)));
            }),
            Request::Certify { clinic_id, public_key, to_sign } => spawn_local(async move {
                let reply = certify(&vault, &clinic_id, &public_key, &to_sign).await;
                scope.respond(id, (number, reply.unwrap_or_else(Reply::Failed)));
            }),
            other => {
                let reply = vault.borrow_mut().answer(other, random_bytes());
                scope.respond(id, (number, reply));
            }
        }
    }

    async fn signing_key(vault: &Shared, clinic_id: &str, roots: &[ByteBuf]) -> Result<Reply, VaultError> {
        let held = vault.borrow().signing_key(clinic_id, roots)?;
        if let Some(public) = held {
            return Ok(Reply::ClinicKey(ByteBuf::from(public)));
        }
        let Some((key, _)) = HeldKey::make(true).await else { return Ok(Reply::No) };
        let Some(pkcs8) = key.export().await.map(Zeroizing::new) else { return Ok(Reply::No) };
        // Somebody may have asked for the same while this one was made: then the first one counts.
        let first = vault.borrow().signing_key(clinic_id, roots)?;
        let public = match first {
            Some(public) => public,
            None => vault.borrow_mut().keep_signing_key(clinic_id, &pkcs8)?,
        };
        Ok(Reply::ClinicKey(ByteBuf::from(public)))
    }

    async fn certify(
        vault: &Shared,
        clinic_id: &str,
        public_key: &[u8],
        to_sign: &[ByteBuf],
    ) -> Result<Reply, VaultError> {
        let pkcs8 = vault.borrow().private_key(clinic_id, public_key)?;
        let Some(key) = HeldKey::import(&pkcs8).await else { return Ok(Reply::No) };
        let mut signatures = vec![];
        for bytes in to_sign {
            let Some(signature) = key.sign(bytes).await else { return Ok(Reply::No) };
            signatures.push(ByteBuf::from(signature));
        }
        Ok(Reply::Signatures(signatures))
    }
}
