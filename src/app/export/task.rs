//! What page and worker say to each other.

use crate::documents::calendar::Event;
use crate::documents::sheet::{Sheet, SheetError, SheetFormat};
use crate::domain::Date;
use crate::signing::{Authority, NotChecked, Report, SignOff, SigningError};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// One thing that the page asks for.
#[derive(Clone, Serialize, Deserialize)]
pub enum Task {
    /// A PDF of a [`crate::documents::Document`], given as JSON.
    Make(String),
    /// The public half of the worker's own root key, which lives as long as the worker: for those who have no vault.
    OwnKey,
    /// Put a signature into a PDF.
    Sign(Box<ToSign>),
    /// The root's signatures that [`Reply::ToCertify`] asked for, under the same number.
    Certified(Vec<ByteBuf>),
    /// Check the signatures of a PDF.
    Check(ByteBuf),
    /// Unpack what was packed with gzip.
    Unpack(ByteBuf),
    /// Pack with gzip, as the archive keeps PDFs.
    Pack(ByteBuf),
    /// Put files into one, as they are; `day` is what it says of their age: `2026-11-22`.
    Folder {
        /// ISO 8601.
        day: String,
        /// In this order.
        files: Vec<NamedFile>,
    },
    /// Make a spreadsheet.
    WriteSheet(Box<Sheet>, SheetFormat),
    /// Read a list from a spreadsheet or from pasted text.
    ReadSheet(ByteBuf),
    /// Make a calendar file, on this day.
    WriteCalendar(Vec<Event>, Date),
}

/// A signature to be made.
#[derive(Clone, Serialize, Deserialize)]
pub struct ToSign {
    /// What is signed.
    pub base: Base,
    /// Who signs, when and why.
    pub sign_off: SignOff,
    /// The root that answers for the signer's key. With the worker's own key nobody is asked to certify.
    pub authority: Authority,
}

/// What a signature is put into.
#[derive(Clone, Serialize, Deserialize)]
pub enum Base {
    /// The PDF of this document, given as JSON, that is still to be made.
    Document(String),
    /// A PDF that somebody has signed already.
    Pdf(ByteBuf),
}

/// A file in a folder.
#[derive(Clone, Serialize, Deserialize)]
pub struct NamedFile {
    /// Name, with its ending.
    pub name: String,
    /// Content.
    pub bytes: ByteBuf,
}

/// A PDF with one signature more.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignedPdf {
    /// The PDF.
    pub pdf: ByteBuf,
    /// The same, packed with gzip.
    pub packed: ByteBuf,
    /// SHA-256 of the PDF, in hexadecimal digits.
    pub sha256: String,
    /// The root's certificate (DER).
    pub root: ByteBuf,
}

/// What the worker answers: any number of `Page`, then one of the others.
#[derive(Clone, Serialize, Deserialize)]
pub enum Reply {
    /// This page is drawn, of so many; 0 of 0 while the lines are being distributed.
    Page(u32, u32),
    /// To [`Task::Make`].
    Pdf(ByteBuf),
    /// To [`Task::OwnKey`]: an uncompressed point of P-256.
    OwnKey(ByteBuf),
    /// To [`Task::Sign`]: the root's signatures of these bytes are needed.
    ToCertify(Vec<ByteBuf>),
    /// To [`Task::Sign`] or [`Task::Certified`].
    Signed(Box<SignedPdf>),
    /// To [`Task::Check`].
    Checked(Box<Result<Report, NotChecked>>),
    /// To [`Task::Unpack`].
    Unpacked(ByteBuf),
    /// To [`Task::Pack`].
    Packed(ByteBuf),
    /// To [`Task::Folder`]: a zip file.
    Folder(ByteBuf),
    /// To [`Task::WriteSheet`].
    SheetWritten(ByteBuf),
    /// To [`Task::ReadSheet`].
    SheetRead(Result<Vec<Vec<String>>, SheetError>),
    /// To [`Task::WriteCalendar`].
    CalendarWritten(String),
    /// It could not be done.
    Failed(Failure),
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// The PDF could not be made; the reason is for the developer.
    Document(String),
    /// The browser can't make keys, as on a page that came without https.
    NoCrypto,
    /// The signature could not be made.
    Signing(SigningError),
    /// What was given is not what it should be, or larger than anything of ours.
    Misfit,
}
