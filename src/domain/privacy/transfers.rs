//! Personal data that leaves the EEA.

use super::t;
use crate::content::Lang;
use crate::domain::{country_name, SubProcessor, Supplier, TransferBasis};

/// One firm outside the EEA that handles data for the clinic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transfer<'a> {
    /// The supplier that the clinic has.
    pub supplier: &'a Supplier,
    /// The firm that does a part of its work, when it is that one which lies outside.
    pub through: Option<&'a SubProcessor>,
}

/// The transfers that using a supplier means.
pub fn transfers_of(supplier: &Supplier) -> Vec<Transfer<'_>> {
    let own = supplier.is_outside_eea().then_some(Transfer { supplier, through: None });
    let firms = supplier.sub_processors.iter().filter(|firm| firm.is_outside_eea());
    own.into_iter().chain(firms.map(|firm| Transfer { supplier, through: Some(firm) })).collect()
}

impl Transfer<'_> {
    /// ISO code of the country.
    pub fn country(&self) -> &str {
        self.through.map_or(&self.supplier.country, |firm| &firm.country).trim()
    }

    /// What it rests on; `None` until the clinic knows.
    pub fn basis(&self) -> Option<TransferBasis> {
        self.supplier.transfer
    }

    /// "Skydrift (Lagerfirmaet), USA: EUs standardvilkår".
    pub fn label(&self, lang: Lang) -> String {
        let through = self.through.map(|firm| format!(" ({})", firm.name.trim())).unwrap_or_default();
        let country = country_name(&self.country().to_uppercase(), lang);
        let basis = match self.basis() {
            None => t::BASIS_UNKNOWN.string(lang),
            Some(basis) if basis.is_valid() => basis.name().string(lang),
            Some(basis) => t::BASIS_VOID.fill(lang, &[("basis", &basis.name().get(lang))]),
        };
        format!("{}{through}, {country}: {basis}", self.supplier.label(lang))
    }
}
