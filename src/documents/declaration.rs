//! The secrecy declaration and the security instruction as a part of a document.

use super::Block;
use crate::content::Lang;
use crate::domain::Declaration;

/// A declaration in full: its title as a heading of this level (2 or 3), then section by section.
pub fn declaration(which: Declaration, level: u8, lang: Lang) -> Vec<Block> {
    let part = which.part();
    let mut blocks = vec![
        Block::Heading { level, text: part.title.string(lang) },
        Block::Paragraph(part.lead.string(lang)),
    ];
    for section in which.sections() {
        blocks.push(Block::Heading { level: level + 1, text: section.title.string(lang) });
        blocks.extend(section.text.iter().map(|text| Block::Paragraph(text.string(lang))));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_says_all_its_sections_in_order() {
        for which in Declaration::ALL {
            for lang in Lang::ALL {
                let blocks = declaration(which, 2, lang);
                let below = blocks.iter().filter(|block| matches!(block, Block::Heading { level: 3, .. }));
                assert_eq!(below.count(), which.sections().count());
                assert_eq!(blocks[0], Block::Heading { level: 2, text: which.part().title.string(lang) });
            }
        }
    }
}
