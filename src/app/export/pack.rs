//! Packing: gzip for PDFs in the archive, zip for a folder that is handed out. The same input gives the same bytes.

use super::task::NamedFile;
use crate::signing::MAX_PDF;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use flate2::Compression;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs a PDF with gzip.
pub fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packer = GzEncoder::new(vec![], Compression::default());
    packer.write_all(bytes).ok()?;
    packer.finish().ok()
}

/// Unpacks what [`pack`] packed; nothing for what is damaged, or longer than any PDF of ours.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = vec![];
    GzDecoder::new(packed).take(MAX_PDF as u64 + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= MAX_PDF).then_some(bytes)
}

/// One zip file of several files. Nothing when a name stands twice or the day is none.
pub fn folder(day: &str, files: &[NamedFile]) -> Option<Vec<u8>> {
    let mut parts = day.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let modified =
        DateTime::from_date_and_time(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, 0, 0, 0);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(modified.ok()?);
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for file in files {
        writer.start_file(file.name.as_str(), options).ok()?;
        writer.write_all(&file.bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &[u8]) -> NamedFile {
        NamedFile { name: name.into(), bytes: content.to_vec().into() }
    }

    #[test]
    fn what_is_packed_comes_back_and_packs_the_same_each_time() {
        let pdf = b"%PDF-1.7 \xe2\xe3".repeat(2000);
        let packed = pack(&pdf).unwrap();
        assert_eq!(packed, pack(&pdf).unwrap());
        assert!(packed.len() < pdf.len());
        assert_eq!(unpack(&packed), Some(pdf));
    }

    #[test]
    fn what_is_damaged_or_larger_than_any_pdf_is_not_unpacked() {
        let packed = pack(b"%PDF-1.7").unwrap();
        for length in 0..packed.len() {
            assert_eq!(unpack(&packed[..length]), None, "{length}");
        }
        assert_eq!(unpack(&pack(&vec![0; MAX_PDF + 1]).unwrap()), None);
    }

    #[test]
    fn a_folder_holds_its_files_and_is_the_same_each_time() {
        let files = [file("00-innholdsfortegnelse.pdf", b"%PDF-1.7"), file("sertifikat.cer", &[0x30, 0x82])];
        let folder_of = |day| folder(day, &files);
        let whole = folder_of("2026-11-22").unwrap();
        assert_eq!(Some(&whole), folder_of("2026-11-22").as_ref());
        assert_ne!(Some(&whole), folder_of("2026-11-23").as_ref(), "the day stands in it");
        let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
        for file in &files {
            let mut content = vec![];
            archive.by_name(&file.name).unwrap().read_to_end(&mut content).unwrap();
            assert_eq!(content, file.bytes.as_slice());
        }
        assert_eq!(archive.len(), 2);
    }

    #[test]
    fn a_folder_with_a_name_twice_is_not_made() {
        assert_eq!(folder("2026-11-22", &[file("a.pdf", b"1"), file("a.pdf", b"2")]), None);
        assert_eq!(folder("i dag", &[file("a.pdf", b"1")]), None);
    }
}
