//! What stands at the foot of every page.

use crate::documents::{t, Document};
use crate::domain::{parse_date, short_date};

/// The day of the last signature, short; `None` for a draft.
pub(super) fn signed_on(document: &Document) -> Option<String> {
    let last = document.signatures.iter().map(|signature| signature.signed_at.as_str()).max()?;
    Some(last.get(..10).and_then(parse_date).map_or_else(|| last.to_owned(), short_date))
}

/// `Side 2 av 5 · DOK-7F3A-21 v3 · signert 22.11.2026 · kode 9c1e 44b2 07d5 e3a0 · kjede 20 · 1a2b 3c4d 5e6f 7081`; of a
/// sheet `Side 1 av 1 · ARK-7F3A`.
pub(super) fn footer(document: &Document, code: &str, page: usize, pages: usize) -> String {
    let lang = document.lang;
    let page = t::PAGE_OF.fill(lang, &[("page", &page), ("pages", &pages)]);
    if !document.purpose.is_record() {
        return format!("{page} · {}", document.id);
    }
    let state = match signed_on(document) {
        Some(date) => t::SIGNED.fill(lang, &[("date", &date)]),
        None => t::NOT_SIGNED.string(lang),
    };
    let version = t::VERSION_SHORT.fill(lang, &[("n", &document.version)]);
    let code = t::CODE.fill(lang, &[("code", &code)]);
    let chain = document.chain.iter().map(|head| t::CHAIN.fill(lang, &[("head", &head.short())]));
    let parts = [page, format!("{} {version}", document.id), state, code].into_iter().chain(chain);
    parts.collect::<Vec<_>>().join(" · ")
}
