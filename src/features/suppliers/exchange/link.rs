//! A request as a link. Everything stands behind `#`, which no server gets to see; mail systems and browsers do keep it.

use super::file::clean_inquiry;
use super::{Inquiry, LinkError};
use crate::domain::exchange::link::{self, checksum};
use crate::features::suppliers::content::QuestionSet;

/// What comes before the packed request.
const BEFORE: &str = "#/svar?f=";
/// The form that this app writes, and the newest that it reads.
const VERSION: u64 = 1;
/// Version, request, clinic, contact, questions, due day, and the first eight digits of a checksum.
type Packed = (u64, String, String, String, QuestionSet, Option<crate::domain::Date>, String);

/// The part of the address from `#` on; `None` when it would be too long for a link.
pub fn fragment(inquiry: &Inquiry) -> Option<String> {
    let Inquiry { request, clinic, contact, questions, due } = inquiry.clone();
    let packed: Packed = (VERSION, request.0, clinic, contact, questions, due, checksum(inquiry));
    link::fragment(BEFORE, &packed)
}

/// The request in a fragment, or in what follows `f=`.
pub fn read_fragment(fragment: &str) -> Result<Inquiry, LinkError> {
    let packed: Packed = link::read_fragment(fragment, VERSION)?;
    let (version, request, clinic, contact, questions, due, sum) = packed;
    let inquiry = Inquiry { request: request.as_str().into(), clinic, contact, questions, due };
    if version != VERSION || sum != checksum(&inquiry) {
        return Err(LinkError::Torn);
    }
    clean_inquiry(inquiry).ok_or(LinkError::NotOurs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exchange::link::{encode, LONGEST_FRAGMENT};
    use crate::domain::ServiceType;

    fn inquiry(clinic: &str) -> Inquiry {
        Inquiry {
            request: "0123456789abcdef0123456789abcdef".into(),
            clinic: clinic.into(),
            contact: "Lena <lena@klinikk.example>".into(),
            questions: QuestionSet {
                service: ServiceType::RecordSystemHosted,
                version: 1,
                ..QuestionSet::default()
            },
            due: Some(jiff::civil::date(2026, 12, 13)),
        }
    }

    #[test]
    fn what_is_put_into_a_link_comes_out_of_it() {
        for clinic in ["", "A", "Ær", "Kárášjohka legekontor", "x".repeat(280).as_str()] {
            let link = fragment(&inquiry(clinic)).expect("short enough");
            assert!(link.len() <= LONGEST_FRAGMENT && link.is_ascii());
            assert_eq!(read_fragment(&link), Ok(inquiry(clinic)));
        }
    }

    #[test]
    fn a_request_that_is_too_long_for_a_link_gets_none() {
        let mut long = inquiry("Klinikken");
        long.questions.only = (0..250).map(|number| format!("D-{number:03}")).collect();
        assert_eq!(fragment(&long), None);
    }

    #[test]
    fn a_link_that_was_cut_or_changed_anywhere_is_told_to_be_torn() {
        let link = fragment(&inquiry("Klinikken")).unwrap();
        for end in BEFORE.len()..link.len() {
            assert_eq!(read_fragment(&link[..end]), Err(LinkError::Torn), "cut at {end}");
        }
        for at in BEFORE.len()..link.len() {
            let mut letters = link.clone().into_bytes();
            letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(letters).unwrap();
            let read = read_fragment(&changed);
            assert!(matches!(read, Err(LinkError::Torn | LinkError::TooNew)), "changed at {at}: {read:?}");
        }
    }

    #[test]
    fn a_link_of_a_newer_app_and_a_link_of_somebody_else_are_told_apart() {
        assert_eq!(read_fragment(&encode(b"[2,\"something new\"]")), Err(LinkError::TooNew));
        assert_eq!(read_fragment(&"A".repeat(2_000)), Err(LinkError::NotOurs));
        assert_eq!(read_fragment("hei og hå"), Err(LinkError::Torn));
    }

    #[test]
    fn a_name_that_deceives_is_shown_as_what_it_is() {
        let link = fragment(&inquiry("Klinikk\u{202E}en")).unwrap();
        assert_eq!(read_fragment(&link).unwrap().clinic, "Klinikk⟦U+202E⟧en");
    }
}
