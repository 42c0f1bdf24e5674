//! How patients and authorities reach the clinic.

use super::t;
use crate::content::{Lang, Localized};
use serde::{Deserialize, Serialize};

/// Characters that fit into each of the texts here.
pub const LONGEST_CONTACT_TEXT: usize = 200;

/// How an undertaking is reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Street or box, postcode and place, on one line.
    pub address: String,
    /// Telephone number as typed.
    pub telephone: String,
    /// A common mailbox; no address of a single person is needed.
    pub email: String,
    /// Website as typed; read [`Contact::web_address`] instead.
    pub website: String,
}

/// Who sees to data protection on the clinic's behalf (GDPR articles 37–39). Most small clinics need none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DataProtectionOfficer {
    /// The person or the firm.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Telephone number as typed.
    pub telephone: String,
}

/// Why what was typed can't be the address of a website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoWebsite;

/// The address of a typed website, always with `https://`; `Ok(None)` for an empty text. What is no plain address of a
/// page on the web is refused, since others are sent there: other schemes, user names, ports, spaces.
pub fn check_website(typed: &str) -> Result<Option<String>, NoWebsite> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let rest = without_scheme(typed);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    if !is_host(host)
        || !path.chars().all(|letter| letter.is_alphanumeric() || "/?#-._~%&=+".contains(letter))
    {
        return Err(NoWebsite);
    }
    let path = if path == "/" { "" } else { path };
    Ok(Some(format!("https://{}{path}", host.to_lowercase())))
}

fn without_scheme(typed: &str) -> &str {
    let scheme =
        |scheme: &str| typed.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].into_iter().find(|own| scheme(own)).map_or(typed, |own| &typed[own.len()..])
}

/// True for names with a dot, such as `klinikken.no`; letters of every language are in use.
fn is_host(host: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let ends_in_letters = host.rsplit('.').next().is_some_and(|last| last.chars().any(char::is_alphabetic));
    host.contains('.') && host.split('.').all(is_part) && ends_in_letters
}

/// True for what looks like an e-mail address, and for an empty text.
pub fn may_be_email(typed: &str) -> bool {
    let typed = typed.trim();
    let parts: Vec<&str> = typed.split('@').collect();
    typed.is_empty()
        || (!typed.contains(char::is_whitespace)
            && matches!(parts.as_slice(), [own, host] if !own.is_empty() && is_host(host)))
}

/// What was typed, no longer than fits, in one line.
pub fn bounded(typed: &str, longest: usize) -> String {
    typed.chars().filter(|letter| !letter.is_control()).take(longest).collect()
}

impl Contact {
    /// The website as `https://…`; `None` when there is none or what was typed is no address.
    pub fn web_address(&self) -> Option<String> {
        check_website(&self.website).ok().flatten()
    }

    /// True when somebody can come or write, and can call or send a message.
    pub fn is_complete(&self) -> bool {
        let given = |text: &str| !text.trim().is_empty();
        given(&self.address) && (given(&self.telephone) || given(&self.email))
    }

    /// "Telefon: …", one line for each way to reach the undertaking.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let website = self.web_address().unwrap_or_default();
        lines(
            [
                (&t::CONTACT_ADDRESS, &self.address),
                (&t::CONTACT_TELEPHONE, &self.telephone),
                (&t::CONTACT_EMAIL, &self.email),
                (&t::CONTACT_WEBSITE, &website),
            ],
            lang,
        )
    }
}

impl DataProtectionOfficer {
    /// True when patients can reach the officer.
    pub fn is_complete(&self) -> bool {
        !self.email.trim().is_empty() || !self.telephone.trim().is_empty()
    }

    /// "Personvernombud: …", and how to reach the officer.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        lines(
            [
                (&t::DATA_PROTECTION_OFFICER, &self.name),
                (&t::CONTACT_TELEPHONE, &self.telephone),
                (&t::CONTACT_EMAIL, &self.email),
            ],
            lang,
        )
    }
}

/// "Label: value" for each pair that has a value.
fn lines<const N: usize>(pairs: [(&'static Localized, &String); N], lang: Lang) -> Vec<String> {
    let filled = pairs.into_iter().filter(|(_, value)| !value.trim().is_empty());
    filled.map(|(label, value)| format!("{}: {}", label.get(lang), value.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_always_gets_https() {
        let made = |typed| check_website(typed).expect("an address").unwrap_or_default();
        assert_eq!(made("  "), "");
        for typed in ["klinikken.no", "https://klinikken.no", "HTTP://Klinikken.no/", " http://klinikken.no "]
        {
            assert_eq!(made(typed), "https://klinikken.no", "{typed}");
        }
        assert_eq!(
            made("www.blå-kors.no/Tannlege?a=1#om-oss"),
            "https://www.blå-kors.no/Tannlege?a=1#om-oss"
        );
    }

    #[test]
    fn what_is_no_address_on_the_web_is_refused() {
        for typed in [
            "klinikken",
            "javascript:alert(1)",
            "javascript://klinikken.no/%0aalert(1)",
            "data:text/html,x",
            "ftp://klinikken.no",
            "//klinikken.no",
            "https://https://klinikken.no",
            "post@klinikken.no",
            "https://somebody:secret@klinikken.no",
            "klinikken.no:8080",
            "vår side.no",
            "klinikken.no/a b",
            "klinikken.no/\"><script>",
            "klinikken..no",
            ".no",
            "-klinikken.no",
            "10.0.0.1",
            "22 00 00 00",
        ] {
            assert_eq!(check_website(typed), Err(NoWebsite), "{typed}");
        }
    }

    #[test]
    fn an_email_address_has_two_sides() {
        for typed in ["", "post@klinikken.no", " post.mottak+a@blå.example "] {
            assert!(may_be_email(typed), "{typed}");
        }
        for typed in ["post", "post@", "@klinikken.no", "post@klinikken", "po st@klinikken.no", "a@b@c.no"] {
            assert!(!may_be_email(typed), "{typed}");
        }
    }

    #[test]
    fn an_address_and_one_more_way_are_enough() {
        let mut contact = Contact { address: "Storgata 1, 0155 Oslo".into(), ..Contact::default() };
        assert!(!contact.is_complete());
        contact.email = "post@klinikken.example".into();
        assert!(contact.is_complete());
        contact.website = "klinikken".into();
        assert_eq!(
            contact.lines(Lang::Nb),
            ["Adresse: Storgata 1, 0155 Oslo", "E-post: post@klinikken.example"]
        );
        contact.website = "klinikken.example".into();
        assert_eq!(contact.lines(Lang::Nb)[2], "Nettside: https://klinikken.example");
        contact.address.clear();
        assert!(!contact.is_complete());
    }

    #[test]
    fn a_text_is_cut_where_it_no_longer_fits() {
        assert_eq!(bounded("Øst\nre\tvei", 4), "Østr");
        assert_eq!(bounded("kort", 4), "kort");
    }
}
