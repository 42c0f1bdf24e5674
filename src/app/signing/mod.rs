//! Signing as the pages do it: a key of the clinic's, the export worker's work, and only then the archive.
//!
//! Nothing is half done: until everything has succeeded, neither binder nor downloads know of it.

mod act;
mod root;
mod status;
mod trouble;

use super::export::{Base, ExportClient, Reply, SignedPdf, Task, ToSign};
use super::lock::Trouble;
use crate::app::browser;
use crate::binder::SignedFile;
use crate::documents::{Document, Signature};
use crate::signing::{fingerprint, Authority, SignOff, Subject};
use std::rc::Rc;

crate::texts!("app/signing");

pub use act::sign_and_archive;
pub use root::Root;
pub use status::SigningStatus;

/// What is signed.
#[derive(Clone)]
pub enum What {
    /// A document that nobody has signed yet. Its PDF is made with the new signature in it.
    Draft(Rc<Document>),
    /// A document that somebody has signed: the signature is added to its PDF.
    Signed {
        /// The document, as it is archived.
        document: Rc<Document>,
        /// Its address in the binder.
        address: String,
        /// The PDF.
        pdf: Vec<u8>,
    },
}

/// A document that has been signed.
#[derive(Clone)]
pub struct Signed {
    /// The document. A countersignature stands in the PDF, and not in the document that was signed before.
    pub document: Rc<Document>,
    /// The signature that was made, with the fingerprint of the clinic's key.
    pub signature: Signature,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The PDF as the archive keeps it.
    pub file: SignedFile,
    /// The certificate of the clinic's key (DER).
    pub root: Vec<u8>,
}

/// Signs. The first signature of a document says that only further signatures may follow (DocMDP, P = 2).
///
/// `show` is told how far it has come: this page of so many is drawn; with the last comes the signature.
pub async fn sign(
    client: &ExportClient,
    root: &Root,
    what: What,
    mut signature: Signature,
    show: &dyn Fn(u32, u32),
) -> Result<Signed, Trouble> {
    browser::mark("sign-asked");
    show(0, 0);
    let public_key = root.public_key(client).await?;
    signature.key = Some(fingerprint(&public_key));
    let (document, base) = match what {
        What::Draft(draft) => {
            let document = Rc::new(Document { signatures: vec![signature.clone()], ..(*draft).clone() });
            let json = serde_json::to_string(&*document).map_err(|_| trouble::not_made())?;
            (document, Base::Document(json))
        }
        What::Signed { document, pdf, .. } => (document, Base::Pdf(pdf.into())),
    };
    let certifies = matches!(base, Base::Document(_));
    let authority = authority(&document, &signature, root.certificate(&public_key), public_key);
    let sign_off = sign_off(&document, &signature, certifies);
    let made = make(client, root, ToSign { base, sign_off, authority }, show).await?;
    browser::mark("signed");
    let length = u32::try_from(made.pdf.len()).map_err(|_| trouble::too_large())?;
    let file = SignedFile { sha256: made.sha256, length, packed: made.packed.into_vec().into() };
    Ok(Signed { document, signature, pdf: made.pdf.into_vec(), file, root: made.root.into_vec() })
}

/// Adds a signature to a PDF that is in no binder, as whoever the clinic sent it to does, with a key of the worker's own.
pub async fn sign_file(
    client: &ExportClient,
    pdf: &[u8],
    sign_off: SignOff,
    show: &dyn Fn(u32, u32),
) -> Result<Vec<u8>, Trouble> {
    show(0, 0);
    let root = Root::without_binder();
    let authority = Authority {
        organisation: sign_off.signer.organisation.clone(),
        organisation_number: sign_off.signer.organisation_number.clone(),
        public_key: root.public_key(client).await?,
        certificate: None,
        valid_from: sign_off.signed_at.chars().take(10).collect(),
    };
    let base = Base::Pdf(pdf.to_vec().into());
    let made = make(client, &root, ToSign { base, sign_off, authority }, show).await?;
    Ok(made.pdf.into_vec())
}

/// The talk with the worker about one signature.
async fn make(
    client: &ExportClient,
    root: &Root,
    order: ToSign,
    show: &dyn Fn(u32, u32),
) -> Result<SignedPdf, Trouble> {
    let public_key = order.authority.public_key.clone();
    let mut talk = client.begin(Task::Sign(Box::new(order)));
    loop {
        match talk.answer(show).await.ok_or(trouble::silent())? {
            Reply::ToCertify(to_sign) => {
                talk.say(Task::Certified(root.certify(&public_key, to_sign).await?));
            }
            Reply::Signed(made) => return Ok(*made),
            Reply::Failed(failure) => return Err(failure.into()),
            _ => return Err(trouble::failed()),
        }
    }
}

fn authority(
    document: &Document,
    signature: &Signature,
    certificate: Option<Vec<u8>>,
    public_key: Vec<u8>,
) -> Authority {
    Authority {
        organisation: document.clinic.clone(),
        organisation_number: document.organisation_number.clone(),
        public_key,
        certificate,
        valid_from: signature.signed_at.chars().take(10).collect(),
    }
}

fn sign_off(document: &Document, signature: &Signature, certifies: bool) -> SignOff {
    SignOff {
        signer: Subject {
            name: signature.name.clone(),
            role: signature.role.clone(),
            organisation: document.clinic.clone(),
            organisation_number: document.organisation_number.clone(),
        },
        reason: signature.reason.clone().unwrap_or_else(|| t::REASON.string(document.lang)),
        signed_at: signature.signed_at.clone(),
        certifies,
    }
}
