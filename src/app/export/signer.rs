//! Signing in the worker: a key for this one signature, the root's word for it, the signature.
//!
//! The signer's key is made by the browser, can't be taken out of it, signs once and is dropped. The root's key lies in
//! the vault, and the page carries what it has to sign there and back. Who has no vault uses the worker's own root.

use super::pack;
use super::task::{Base, Failure, Reply, SignedPdf, ToSign};
use crate::app::browser::HeldKey;
use crate::signing::{prepare, request_certificates, CertificateRequest, SignOff, SigningError};
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What lies on the worker's desk between two messages.
#[derive(Default)]
pub struct Desk {
    own: Option<Rc<OwnKey>>,
    begun: HashMap<u32, Begun>,
}

/// The worker's own root.
struct OwnKey {
    key: HeldKey,
    public: Vec<u8>,
}

/// A signature that waits for the root's word.
struct Begun {
    pdf: Vec<u8>,
    sign_off: SignOff,
    key: HeldKey,
    request: CertificateRequest,
}

impl From<SigningError> for Failure {
    fn from(error: SigningError) -> Failure {
        Failure::Signing(error)
    }
}

/// The public half of the worker's own root key, made when it is first asked for.
pub async fn own_key(desk: &RefCell<Desk>) -> Result<Reply, Failure> {
    let own = desk.borrow().own.clone();
    let own = match own {
        Some(own) => own,
        None => {
            let (key, public) = HeldKey::make(false).await.ok_or(Failure::NoCrypto)?;
            let mut desk = desk.borrow_mut();
            // Whoever asked first has been given the first key.
            desk.own.get_or_insert_with(|| Rc::new(OwnKey { key, public })).clone()
        }
    };
    Ok(Reply::OwnKey(own.public.clone().into()))
}

/// Makes what is to be signed and the signer's key. With the worker's own root the signature is made as well; otherwise
/// the root's signatures are asked for.
pub async fn begin(
    desk: &RefCell<Desk>,
    number: u32,
    order: ToSign,
    make: impl FnOnce(&str) -> Result<Vec<u8>, Failure>,
) -> Result<Reply, Failure> {
    let ToSign { base, sign_off, authority } = order;
    let pdf = match base {
        Base::Document(document) => make(&document)?,
        Base::Pdf(pdf) => pdf.into_vec(),
    };
    let (key, public) = HeldKey::make(false).await.ok_or(Failure::NoCrypto)?;
    let request = request_certificates(&authority, &sign_off, &public)?;
    let to_certify = request.to_sign();
    let begun = Begun { pdf, sign_off, key, request };
    let own = desk.borrow().own.clone().filter(|own| own.public == authority.public_key);
    let Some(own) = own else {
        desk.borrow_mut().begun.insert(number, begun);
        return Ok(Reply::ToCertify(to_certify.into_iter().map(ByteBuf::from).collect()));
    };
    let mut signatures = vec![];
    for bytes in &to_certify {
        signatures.push(own.key.sign(bytes).await.ok_or(Failure::NoCrypto)?);
    }
    finish(begun, &signatures).await
}

/// Goes on with the root's signatures.
pub async fn go_on(desk: &RefCell<Desk>, number: u32, signatures: Vec<ByteBuf>) -> Result<Reply, Failure> {
    let begun = desk.borrow_mut().begun.remove(&number).ok_or(Failure::Misfit)?;
    let signatures: Vec<Vec<u8>> = signatures.into_iter().map(ByteBuf::into_vec).collect();
    finish(begun, &signatures).await
}

async fn finish(begun: Begun, signatures: &[Vec<u8>]) -> Result<Reply, Failure> {
    let Begun { pdf, sign_off, key, request } = begun;
    let certificates = request.issue(signatures)?;
    let prepared = prepare(&pdf, &sign_off, &certificates)?;
    let signature = key.sign(prepared.to_sign()).await.ok_or(Failure::NoCrypto)?;
    let pdf = prepared.finish(&signature)?;
    Ok(Reply::Signed(Box::new(SignedPdf {
        packed: pack::pack(&pdf).ok_or(Failure::Misfit)?.into(),
        sha256: Sha256::digest(&pdf).iter().map(|byte| format!("{byte:02x}")).collect(),
        root: certificates.root.into(),
        pdf: pdf.into(),
    })))
}
