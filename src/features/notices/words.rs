//! Facts in words: the entries of the lists, and what fills the places in braces.

use super::content::List;
use super::facts::{Abroad, Entry, Facts, Purpose};
use super::model::Variant;
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::privacy::{Article, Category, LegalBasis, Recipient, RetentionRule};
use crate::domain::{country_name, service_name, Contact, DataProtectionOfficer, TransferBasis};

/// An entry as a point of a list; `None` when it has no words there.
pub fn entry(list: List, entry: &Entry, lang: Lang) -> Option<String> {
    Some(match entry {
        Entry::Row(id) => row(list, id, lang)?,
        Entry::Period(id, own) => period(list, id, own.as_deref(), lang)?,
        Entry::Recipient(id, name) => recipient(list, id, name, lang)?,
        Entry::Supplier(name, service) if name.is_empty() => service_name(*service).string(lang),
        Entry::Supplier(name, service) => told(name, &lower(service_name(*service).get(lang))),
        Entry::OwnRecipient(who, data) if data.is_empty() => who.clone(),
        Entry::OwnRecipient(who, data) => told(who, data),
        Entry::OwnPurpose(own) if list == List::PurposesEasy => own.purpose.clone(),
        Entry::OwnPurpose(own) => purpose(own, lang),
        Entry::Transfer(abroad) => transfer(abroad, lang),
        Entry::Controllers(topic, subject, names) => {
            let subject = if subject.is_empty() { topic.name().get(lang) } else { subject };
            told(subject, &and(names, lang))
        }
        Entry::Undertaking(name) => name.clone(),
    })
}

fn row(list: List, id: &str, lang: Lang) -> Option<String> {
    if list == List::Categories {
        return Category::find(id)?.patient.as_ref().map(|text| text.string(lang));
    }
    let basis = LegalBasis::find(id)?;
    let text = |text: &Option<Localized>| text.as_ref().map(|text| text.string(lang));
    match list {
        List::Purposes => {
            let articles: Vec<&Article> = basis.article_6.iter().chain(&basis.article_9).collect();
            Some(with_law(&text(&basis.patient)?, &[articles_in_short(&articles, lang)], lang))
        }
        List::PurposesEasy => text(&basis.easy),
        List::Interests => text(&basis.interest),
        List::Consents => text(&basis.asks),
        _ => None,
    }
}

fn period(list: List, id: &str, own: Option<&str>, lang: Lang) -> Option<String> {
    let rule = RetentionRule::find(id)?;
    let text = if list == List::RetentionEasy { &rule.easy } else { &rule.patient };
    let proposal = rule.proposal.as_ref().map_or("", |text| text.get(lang));
    Some(text.as_ref()?.fill(lang, &[("period", &own.unwrap_or(proposal))]))
}

fn recipient(list: List, id: &str, name: &str, lang: Lang) -> Option<String> {
    let known = Recipient::find(id)?;
    let what = if list == List::Sources { &known.gives } else { &known.why };
    let who = if name.is_empty() { known.who.get(lang) } else { name };
    Some(told(who, what.as_ref()?.get(lang)))
}

fn purpose(own: &Purpose, lang: Lang) -> String {
    let articles: Vec<Article> = own.articles.iter().map(|id| Article::from(id.as_str())).collect();
    let articles: Vec<&Article> = articles.iter().collect();
    with_law(&own.purpose, &[own.statute.clone(), articles_in_short(&articles, lang)], lang)
}

fn transfer(abroad: &Abroad, lang: Lang) -> String {
    let supplier =
        if abroad.supplier.is_empty() { service_name(abroad.service).get(lang) } else { &abroad.supplier };
    let through = if abroad.through.is_empty() { String::new() } else { format!(" ({})", abroad.through) };
    let protection = match abroad.basis {
        Some(TransferBasis::Adequacy) => &t::PROTECTION_ADEQUACY,
        Some(TransferBasis::DataPrivacyFramework) => &t::PROTECTION_DPF,
        Some(TransferBasis::StandardClauses) => &t::PROTECTION_CLAUSES,
        Some(TransferBasis::PrivacyShield) | None => &t::PROTECTION_OPEN,
    };
    told(&format!("{supplier}{through}, {}", country_name(&abroad.country, lang)), protection.get(lang))
}

/// "who: what".
fn told(who: &str, what: &str) -> String {
    format!("{who}: {what}")
}

/// The text, and after it what it rests on.
fn with_law(text: &str, law: &[String], lang: Lang) -> String {
    let law: Vec<&str> = law.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let text = text.trim_end_matches('.');
    match law.is_empty() {
        true => format!("{text}."),
        false => t::RESTS_ON.fill(lang, &[("text", &text), ("law", &law.join("; "))]),
    }
}

/// "art. 6 nr. 1 c og e og art. 9 nr. 2 h".
fn articles_in_short(articles: &[&Article], lang: Lang) -> String {
    let mut groups: Vec<(String, Vec<String>)> = vec![];
    for article in articles {
        let mut parts = article.id().splitn(3, '-');
        let (Some(number), Some(paragraph)) = (parts.next(), parts.next()) else { continue };
        let point = t::ARTICLE.fill(lang, &[("a", &number), ("n", &paragraph)]);
        let letters: Vec<String> = parts.next().map(str::to_owned).into_iter().collect();
        match groups.iter_mut().find(|(own, _)| *own == point) {
            Some((_, known)) => known.extend(letters),
            None => groups.push((point, letters)),
        }
    }
    let groups: Vec<String> = groups
        .into_iter()
        .map(|(point, letters)| format!("{point} {}", and(&letters, lang)).trim_end().to_owned())
        .collect();
    groups.join(", ")
}

/// "a, b og c".
pub fn and(parts: &[String], lang: Lang) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), t::AND.get(lang)),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let second_is_upper = text.chars().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if !second_is_upper => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// What a variant is called.
pub fn variant(variant: Variant) -> &'static Localized {
    match variant {
        Variant::Full => &t::VARIANT_FULL,
        Variant::Short => &t::VARIANT_SHORT,
        Variant::Easy => &t::VARIANT_EASY,
    }
}

/// What a language is called in running text.
pub fn language(lang: Lang) -> &'static Localized {
    match lang {
        Lang::Nb => &t::LANGUAGE_NB,
        Lang::En => &t::LANGUAGE_EN,
    }
}

/// What fills a place in braces; `None` when the clinic has not told it yet.
pub fn place(facts: &Facts, name: &str, lang: Lang) -> Option<String> {
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    match name {
        "clinic" if facts.clinic.is_empty() => Some(t::CLINIC_UNNAMED.string(lang)),
        "clinic" => Some(facts.clinic.clone()),
        "organisation_number" => given(crate::documents::organisation_number(&facts.organisation_number)),
        "contact" => given(contact(&facts.contact, lang)),
        "dpo_contact" => facts.officer.as_ref().map(|officer| self::officer(officer, lang)),
        "web_address" => facts.contact.web_address().map(|address| bare(&address).to_owned()),
        _ => None,
    }
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    address.trim_start_matches("https://")
}

fn contact(contact: &Contact, lang: Lang) -> String {
    let website = contact.web_address().map(|address| bare(&address).to_owned()).unwrap_or_default();
    joined(&contact.address, &contact.telephone, &contact.email, &website, lang)
}

fn officer(officer: &DataProtectionOfficer, lang: Lang) -> String {
    joined(&officer.name, &officer.telephone, &officer.email, "", lang)
}

fn joined(first: &str, telephone: &str, email: &str, website: &str, lang: Lang) -> String {
    let telephone = telephone.trim();
    let telephone =
        if telephone.is_empty() { String::new() } else { t::TELEPHONE.fill(lang, &[("number", &telephone)]) };
    let parts = [first.trim().trim_end_matches(['.', ',']), &telephone, email.trim(), website];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
