//! The notice as plain text, for a website that takes no page of ours, and for mail.

use super::compose::{Notice, Piece};
use super::content::Output;
use super::model::Variant;
use super::t;

/// The whole text; lists have a hyphen before each point.
pub fn plain_text(notice: &Notice, variant: Variant) -> String {
    let mut parts = vec![t::PAGE_TITLE.string(notice.lang)];
    let mut sender = vec![notice.clinic.clone()];
    sender.extend(notice.facts.contact.lines(notice.lang));
    sender.retain(|line| !line.is_empty());
    if !sender.is_empty() {
        parts.push(sender.join("\n"));
    }
    for own in notice.blocks.iter().filter(|own| own.block.outputs.contains(&Output::Web)) {
        let Some(part) = own.part(variant).filter(|part| !part.text().trim().is_empty()) else { continue };
        let mut lines = vec![own.title.clone()];
        for piece in part.pieces() {
            match piece {
                Piece::Paragraph(text) => lines.push(text),
                Piece::Points(points) => lines.extend(points.into_iter().map(|point| format!("- {point}"))),
            }
        }
        parts.push(lines.join("\n"));
    }
    parts.join("\n\n") + "\n"
}
