//! Whose root answers for the signer's key.

use super::trouble;
use crate::app::export::{ExportClient, Reply as Answer, Task};
use crate::app::lock::{Trouble, VaultClient};
use crate::app::save::Safe;
use crate::binder::Binder;
use crate::vault::{Reply, Request, VaultError};
use serde_bytes::ByteBuf;

/// The root that certifies a signer, with the certificates of it that are known.
pub struct Root {
    keeper: Keeper,
    known: Vec<Vec<u8>>,
}

enum Keeper {
    /// The clinic's vault, for the binder of this name.
    Vault(VaultClient, String),
    /// The export worker, which makes a key of its own and forgets it when the page is left.
    Worker,
}

impl Root {
    /// The root of a clinic's binder. The example has no vault.
    pub async fn of(binder: &Binder, safe: &Safe) -> Root {
        let known = binder.authorities().to_vec();
        if binder.is_example {
            return Root { keeper: Keeper::Worker, known };
        }
        let vault = safe.keeper.lock().await.vault.clone();
        Root { keeper: Keeper::Vault(vault, binder.id.0.clone()), known }
    }

    /// A root for those who have no binder: a supplier, a member of staff.
    pub fn without_binder() -> Root {
        Root { keeper: Keeper::Worker, known: vec![] }
    }

    /// The public key, made when there is none yet.
    pub async fn public_key(&self, client: &ExportClient) -> Result<Vec<u8>, Trouble> {
        match &self.keeper {
            Keeper::Vault(vault, clinic_id) => {
                let roots = self.known.iter().cloned().map(ByteBuf::from).collect();
                match ask(vault, Request::ClinicKey { clinic_id: clinic_id.clone(), roots }).await? {
                    Reply::ClinicKey(public) => Ok(public.into_vec()),
                    _ => Err(trouble::failed()),
                }
            }
            Keeper::Worker => match client.ask(Task::OwnKey).await.ok_or(trouble::silent())? {
                Answer::OwnKey(public) => Ok(public.into_vec()),
                Answer::Failed(failure) => Err(failure.into()),
                _ => Err(trouble::failed()),
            },
        }
    }

    /// The certificate of this key, if it has one already: the one in which the key stands.
    pub fn certificate(&self, public_key: &[u8]) -> Option<Vec<u8>> {
        let names = |root: &&Vec<u8>| root.windows(public_key.len().max(1)).any(|part| part == public_key);
        self.known.iter().find(names).cloned()
    }

    /// The root's signatures of what the export worker asks for.
    pub async fn certify(&self, public_key: &[u8], to_sign: Vec<ByteBuf>) -> Result<Vec<ByteBuf>, Trouble> {
        let Keeper::Vault(vault, clinic_id) = &self.keeper else { return Err(trouble::failed()) };
        let public_key = ByteBuf::from(public_key.to_vec());
        match ask(vault, Request::Certify { clinic_id: clinic_id.clone(), public_key, to_sign }).await? {
            Reply::Signatures(signatures) => Ok(signatures),
            _ => Err(trouble::failed()),
        }
    }
}

async fn ask(vault: &VaultClient, request: Request) -> Result<Reply, Trouble> {
    match vault.ask(request).await.ok_or(trouble::silent())? {
        Reply::No => Err(trouble::no_crypto()),
        Reply::Failed(VaultError::WrongKey) => Err(trouble::locked()),
        Reply::Failed(_) => Err(trouble::failed()),
        reply => Ok(reply),
    }
}
