//! A workbook's first sheet, as rows of texts.

use super::cells::{rows, shared_strings};
use super::dates::Dates;
use super::package::Package;
use super::parts::Parts;
use crate::documents::sheet::{Limits, SheetError};

/// The rows of the first sheet that somebody can see.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Vec<String>>, SheetError> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::find(&mut package)?;
    let mut part = |name: &Option<String>| match name {
        Some(name) => package.part(name),
        None => Ok(None),
    };
    let strings = part(&parts.strings)?.map_or(Ok(vec![]), |xml| shared_strings(&xml))?;
    let mut dates = part(&parts.styles)?.map_or(Ok(Dates::default()), |xml| Dates::read(&xml))?;
    dates.from_1904 = parts.from_1904;
    let sheet = part(&Some(parts.sheet))?.ok_or(SheetError::Damaged)?;
    rows(&sheet, &strings, &dates, limits)
}
