//! A sheet as text: `;` between cells, since Norwegian Excel takes the comma for the decimal sign; a byte order mark, since
//! Excel takes the text for Windows-1252 otherwise.

use super::super::clean::clean;
use super::super::Sheet;
use super::guard::guarded;
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// What tells Excel that the text is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The sheet as a CSV file in UTF-8, every cell in quotation marks and none a formula.
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).flexible(true);
    let mut writer = builder.from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for row in std::iter::once(&sheet.columns).chain(&sheet.rows) {
        let cells = row.iter().map(|cell| guarded(&clean(cell)));
        writer.write_record(cells).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_becomes_text_that_norwegian_excel_opens() {
        let sheet = Sheet {
            title: "Ansatte".into(),
            columns: vec!["Navn".into(), "Rolle".into()],
            rows: vec![
                vec!["Kåre \"Kalle\" Ås".into(), "Lege; vikar".into()],
                vec!["=1+1".into(), "".into()],
            ],
        };
        let text = String::from_utf8(to_csv(&sheet)).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}\"Navn\";\"Rolle\"\r\n\"Kåre \"\"Kalle\"\" Ås\";\"Lege; vikar\"\r\n\"'=1+1\";\"\"\r\n"
        );
    }
}
