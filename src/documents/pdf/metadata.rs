//! XMP metadata and the older info dictionary; the two must say the same.

use super::Profile;
use crate::domain::Date;
use lopdf::{dictionary, Dictionary, Object, StringFormat};

/// What the file says about itself; texts come from [`one_line`].
pub(super) struct Metadata<'a> {
    pub title: &'a str,
    pub author: &'a str,
    pub subject: &'a str,
    /// BCP 47 tag.
    pub language: &'a str,
    /// Midnight UTC of this day is the date of creation and of change: a clock would make other bytes each time.
    pub date: Date,
    /// What the file claims to keep.
    pub profile: Profile,
}

const TOOL: &str = concat!("Klinikkvern ", env!("CARGO_PKG_VERSION"));
const PRODUCER: &str = "printpdf 0.12, lopdf 0.44";

impl Metadata<'_> {
    /// The date as PDF writes it.
    pub fn pdf_date(&self) -> String {
        format!("D:{:04}{:02}{:02}000000Z", self.date.year(), self.date.month(), self.date.day())
    }

    /// The info dictionary.
    pub fn info(&self) -> Dictionary {
        dictionary! {
            "Title" => text(self.title),
            "Author" => text(self.author),
            "Subject" => text(self.subject),
            "Creator" => text(TOOL),
            "Producer" => text(PRODUCER),
            "CreationDate" => Object::string_literal(self.pdf_date()),
            "ModDate" => Object::string_literal(self.pdf_date()),
        }
    }

    /// The XMP packet, with the schema that PDF/A demands for the PDF/UA mark.
    pub fn xmp(&self) -> String {
        let (title, author, subject) = (escaped(self.title), escaped(self.author), escaped(self.subject));
        let date =
            format!("{:04}-{:02}-{:02}T00:00:00Z", self.date.year(), self.date.month(), self.date.day());
        let language = escaped(self.language);
        let standard = match self.profile {
            Profile::A3 => format!("{A3}\n{UA_SCHEMA}"),
            Profile::A1 => A1.to_owned(),
        };
        format!(
            r##"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{TOOL}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
{standard}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"##,
            bom = '\u{FEFF}',
        )
    }
}

/// Claims PDF/A-3a and PDF/UA-1.
const A3: &str = r##"<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>"##;

/// Claims PDF/A-1b.
const A1: &str = r##"<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>"##;

/// Describes the property `pdfuaid:part`, which PDF/A's own list of schemas lacks.
const UA_SCHEMA: &str = r##"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"##;

/// A text string in UTF-16, which holds every character.
pub(super) fn text(words: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// The words on one line, without characters that XML forbids: both places must hold the very same text.
pub(super) fn one_line(words: &str) -> String {
    let kept: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    kept.replace(['\u{FFFE}', '\u{FFFF}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::parse_date;

    #[test]
    fn names_cannot_break_out_of_the_metadata() {
        let metadata = Metadata {
            title: &one_line("</rdf:li>&\u{0}\n\""),
            author: "Å & Ø",
            subject: "<b>",
            language: "nb-NO",
            date: parse_date("2026-11-02").unwrap(),
            profile: Profile::A3,
        };
        let xmp = metadata.xmp();
        assert!(
            xmp.contains("&lt;/rdf:li&gt;&amp; \"</rdf:li>")
                && xmp.contains("Å &amp; Ø")
                && xmp.contains("2026-11-02T00:00:00Z")
        );
        assert_eq!(metadata.pdf_date(), "D:20261102000000Z");
    }
}
