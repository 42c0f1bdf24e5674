//! Why something was not signed, in words.

use super::t;
use crate::app::export::Failure;
use crate::app::lock::Trouble;
use crate::binder::NoRoom;
use crate::signing::SigningError;

/// The worker does not answer.
pub fn silent() -> Trouble {
    Trouble::new(&t::SILENT, &t::SILENT_REMEDY)
}

/// The browser makes no keys.
pub fn no_crypto() -> Trouble {
    Trouble::new(&t::NO_CRYPTO, &t::NO_CRYPTO_REMEDY)
}

/// The vault holds no keys any more.
pub fn locked() -> Trouble {
    Trouble::new(&t::LOCKED, &t::LOCKED_REMEDY)
}

/// Another tab writes, or a newer version of the app has written.
pub fn read_only() -> Trouble {
    Trouble::new(&t::READ_ONLY, &t::READ_ONLY_REMEDY)
}

/// There is no PDF to sign.
pub fn not_made() -> Trouble {
    Trouble::new(&t::NOT_MADE, &t::NOT_MADE_REMEDY)
}

/// The PDF is longer than what is signed.
pub fn too_large() -> Trouble {
    Trouble::new(&t::TOO_LARGE, &t::TOO_LARGE_REMEDY)
}

/// The archive has a document of this number.
pub fn already() -> Trouble {
    Trouble::new(&t::ALREADY, &t::ALREADY_REMEDY)
}

/// What should not happen.
pub fn failed() -> Trouble {
    Trouble::new(&t::FAILED, &t::FAILED_REMEDY)
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        match failure {
            Failure::Document(_) => not_made(),
            Failure::NoCrypto => no_crypto(),
            Failure::Signing(SigningError::TooLarge) => too_large(),
            Failure::Signing(SigningError::Changed | SigningError::NotOurPdf) => {
                Trouble::new(&t::CHANGED, &t::CHANGED_REMEDY)
            }
            Failure::Signing(_) | Failure::Misfit => failed(),
        }
    }
}

impl From<NoRoom> for Trouble {
    fn from(cause: NoRoom) -> Trouble {
        Trouble::new(cause.message(), cause.remedy())
    }
}
