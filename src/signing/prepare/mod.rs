//! Puts a signature into a PDF, as an incremental update: the bytes before it stay as they are.

mod update;

#[cfg(test)]
mod tests;

use super::key::PublicKey;
use super::pdf::File;
use super::shapes::{Attributes, Certificate};
use super::{container, moment, verify, Certificates, NotChecked, SignOff, SigningError, MAX_PDF};
use der::{Decode, Encode};
use update::Update;

/// A PDF that lacks nothing but the signer's signature.
#[derive(Clone, Debug)]
pub struct Prepared {
    pdf: Vec<u8>,
    /// Where the digits of the container begin, and how many bytes of a container fit there.
    hole: usize,
    room: usize,
    attributes: Attributes,
    to_sign: Vec<u8>,
    certificates: Certificates,
}

/// Appends an empty signature to the PDF, which may carry signatures already.
///
/// # Errors
/// [`SigningError`] when the file is not ours, too large or changed, or when the sign-off does not fit it.
pub fn prepare(
    pdf: &[u8],
    sign_off: &SignOff,
    certificates: &Certificates,
) -> Result<Prepared, SigningError> {
    if pdf.len() > MAX_PDF {
        return Err(SigningError::TooLarge);
    }
    let earlier = match verify(pdf) {
        Ok(report) if report.holds() => report.signatures.len(),
        Ok(_) => return Err(SigningError::Changed),
        Err(NotChecked::NotSigned) => 0,
        Err(_) => return Err(SigningError::NotOurPdf),
    };
    if sign_off.certifies && earlier > 0 {
        return Err(SigningError::NotFirst);
    }
    let time = moment::to_pdf(&sign_off.signed_at).ok_or(SigningError::BadTime)?;
    let file = File::read(pdf).map_err(|_| SigningError::NotOurPdf)?;
    let update = Update::of(&file, sign_off, earlier + 1).ok_or(SigningError::NotOurPdf)?;
    fill(update, &file, sign_off, &time, certificates).map_err(|_| SigningError::BadKey)
}

/// Writes the update with room for the container.
fn fill(
    update: Update,
    file: &File,
    sign_off: &SignOff,
    time: &str,
    certificates: &Certificates,
) -> der::Result<Prepared> {
    let room = container::longest(&certificates.root, &certificates.signer)?;
    let (mut pdf, holes) = update.write(file, sign_off, time, room);
    let digest = holes.enclose(&mut pdf);
    let attributes = container::attributes(&digest, &certificates.signer)?;
    let to_sign = attributes.to_der()?;
    Ok(Prepared {
        pdf,
        hole: holes.contents + 1,
        room,
        attributes,
        to_sign,
        certificates: certificates.clone(),
    })
}

impl Prepared {
    /// What the signer's key signs (ECDSA P-256 with SHA-256).
    pub fn to_sign(&self) -> &[u8] {
        &self.to_sign
    }

    /// The signed PDF, with the signer's signature of 64 bytes r‖s.
    ///
    /// # Errors
    /// [`SigningError::BadSignature`] when the signature is not of the certificate's key,
    /// [`SigningError::BadKey`] when a certificate can't be read.
    pub fn finish(mut self, signature: &[u8]) -> Result<Vec<u8>, SigningError> {
        let signer = Certificate::from_der(&self.certificates.signer).map_err(|_| SigningError::BadKey)?;
        let key = PublicKey::from_spki(&signer.content.key);
        let signature = key.ok_or(SigningError::BadKey)?.accept(&self.to_sign, signature);
        let signature = signature.ok_or(SigningError::BadSignature)?;
        let Certificates { root, signer } = &self.certificates;
        let container = container::write(self.attributes, root, signer, &signature);
        let container = container.map_err(|_| SigningError::BadKey)?;
        let digits = super::fingerprint::hex(&container);
        // The room was made for these certificates, so that what does not fit was not made by `prepare`.
        let place =
            self.pdf.get_mut(self.hole..self.hole + digits.len()).filter(|_| container.len() <= self.room);
        place.ok_or(SigningError::BadKey)?.copy_from_slice(digits.as_bytes());
        Ok(self.pdf)
    }
}
