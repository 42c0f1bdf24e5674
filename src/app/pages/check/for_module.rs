//! A check that a module asks for: what a PDF says, if everything in it holds.

use crate::app::export::ExportClient;
use crate::domain::{Distrust, SignedData, Signer};
use crate::features::PdfToCheck;
use crate::signing::{NotChecked, Report};
use wasm_bindgen_futures::spawn_local;

/// Checks, and tells what was found.
pub fn check_for(client: ExportClient, order: PdfToCheck) {
    spawn_local(async move {
        let found = client.check(order.pdf).await.map_or(Err(Distrust::NotChecked), content);
        order.tell.emit(found);
    });
}

/// The attachment and the signers of a PDF in which every signature holds.
fn content(report: Result<Report, NotChecked>) -> Result<SignedData, Distrust> {
    let report = report.map_err(|cause| match cause {
        NotChecked::NotSigned => Distrust::NotSigned,
        NotChecked::Damaged => Distrust::Changed,
        NotChecked::NotAPdf | NotChecked::NotOurs | NotChecked::TooLarge => Distrust::NotOurs,
    })?;
    if !report.holds() {
        return Err(Distrust::Changed);
    }
    let signers = report.signatures.into_iter().map(|own| Signer {
        name: own.name,
        role: own.role,
        organisation: own.organisation,
        signed_at: own.signed_at,
        key: own.root_fingerprint,
    });
    Ok(SignedData { signers: signers.collect(), data: report.attachment.ok_or(Distrust::NotOurs)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::{Checked, Coverage, Verdict};

    fn report(verdict: Verdict) -> Report {
        let own = Checked {
            name: "Ingrid".into(),
            role: "Personvernombud".into(),
            organisation: "Timebok AS".into(),
            organisation_number: None,
            reason: String::new(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            certifies: true,
            verdict,
            coverage: Coverage::WholeFile,
            signer_fingerprint: "a".into(),
            root_fingerprint: "b".into(),
            length: 10,
            sha256: String::new(),
        };
        Report {
            signatures: vec![own],
            changed_after_last: false,
            attachment: Some(b"{}".to_vec()),
            title: None,
            subject: None,
        }
    }

    #[test]
    fn only_what_holds_gives_its_content_away() {
        let found = content(Ok(report(Verdict::Intact))).expect("it holds");
        assert_eq!((found.data.as_slice(), found.signers[0].key.as_str()), (b"{}".as_slice(), "b"));
        for broken in [Verdict::Altered, Verdict::NotOfThisKey, Verdict::Malformed] {
            assert_eq!(content(Ok(report(broken))), Err(Distrust::Changed), "{broken:?}");
        }
        let added = Report { changed_after_last: true, ..report(Verdict::Intact) };
        assert_eq!(content(Ok(added)), Err(Distrust::Changed));
        let bare = Report { attachment: None, ..report(Verdict::Intact) };
        assert_eq!(content(Ok(bare)), Err(Distrust::NotOurs));
        assert_eq!(content(Err(NotChecked::NotSigned)), Err(Distrust::NotSigned));
    }
}
