//! XML parts, read one event after another.

use crate::documents::sheet::SheetError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What stands next in a part. Names are without their namespaces' prefixes, which differ from program to program.
pub enum Piece<'a> {
    /// `<name …>`, also of what ends at once: its [`Piece::Close`] follows.
    Open(Element<'a>),
    /// `</name>`
    Close(String),
    /// Text between them, without entities.
    Text(String),
}

/// An element with its attributes.
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        // Looking for doubles takes the square of their number.
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|own| own.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }
}

/// Hands each piece of a part to `take`, which stops it with an error.
pub fn walk(xml: &str, mut take: impl FnMut(Piece) -> Result<(), SheetError>) -> Result<(), SheetError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| SheetError::Damaged)? {
            Event::Start(element) => take(Piece::Open(Element(element)))?,
            Event::End(element) => take(Piece::Close(element.local_name().into_inner().to_owned()))?,
            Event::Text(text) => take(Piece::Text(text.xml10_content().into_owned()))?,
            Event::CData(text) => take(Piece::Text(text.xml10_content().into_owned()))?,
            Event::GeneralRef(entity) => {
                let sign = entity.resolve_char_ref().map_err(|_| SheetError::Damaged)?.map(String::from);
                let named = || resolve_predefined_entity(&entity).map(str::to_owned);
                // Other entities are a part's own; a workbook has none, and a bomb has many.
                take(Piece::Text(sign.or_else(named).ok_or(SheetError::Damaged)?))?;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
