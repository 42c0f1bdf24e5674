//! The passphrase: a suggestion of four words, its normal form, and an estimate of its strength.
//!
//! Words for the screen are not here: the app says what a [`Strength`] means.

mod strength;

pub use strength::{strength, Strength};

/// 4096 Norwegian words, sorted by code point, one a line. The list was written for this program: everyday words of
/// three to eight letters, none that is easily taken for another when read aloud, none of those in `common.txt`.
///
/// The order may change: a passphrase is kept as text and never as places in the list.
const WORDS: &str = include_str!("words.txt");

/// How many words the list has: each takes twelve random bits.
const COUNT: usize = 1 << 12;

/// Four words joined by single spaces, chosen by 48 random bits. The bytes must come from a cryptographic generator.
///
/// 48 bits would be too few for a quick hash, but the vault seals with scrypt at work factor 16, where each guess takes
/// 64 MiB of memory. If a large graphics card made 2000 guesses a second, a thousand of them would on average need more
/// than two years for one passphrase, and the binder of a small clinic is not worth that.
///
/// A word that comes a second time gives way to the next in the list. That costs less than a hundredth of a bit.
pub fn suggest(random: [u8; 6]) -> String {
    let words: Vec<&str> = WORDS.lines().collect();
    let mut chosen: Vec<&str> = vec![];
    for mut index in indices(random) {
        while chosen.contains(&words[index]) {
            index = (index + 1) % COUNT;
        }
        chosen.push(words[index]);
    }
    chosen.join(" ")
}

/// Six bytes as four numbers of twelve bits.
fn indices(random: [u8; 6]) -> [usize; 4] {
    let all = random.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte));
    [36, 24, 12, 0].map(|shift| (all >> shift) as usize % COUNT)
}

/// The form that scrypt gets: no white space at the ends, a single space for each run of it within.
///
/// A stray double space must never lock anyone out. Upper and lower case stay different.
/// Unicode's composed form (NFC) is left to the caller, because it needs tables; the browser has them
/// (`String.prototype.normalize`). Without it, an "å" that was typed as "a" and a ring is another passphrase.
pub fn normalise(passphrase: &str) -> String {
    passphrase.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Much the same for words that sound the same, or that a tired writer mixes up.
    fn sound(word: &str) -> String {
        let mut sound = word.to_string();
        for (written, heard) in
            [("hj", "j"), ("gj", "j"), ("lj", "j"), ("hv", "v"), ("tj", "kj"), ("skj", "sj"), ("w", "v")]
        {
            sound = sound.replace(written, heard);
        }
        for (written, heard) in [("ld", "l"), ("nd", "n"), ("æ", "e"), ("å", "o"), ("c", "k"), ("z", "s")] {
            sound = sound.replace(written, heard);
        }
        let mut letters: Vec<char> = sound.chars().collect();
        letters.dedup();
        letters.into_iter().collect()
    }

    #[test]
    fn the_list_holds_4096_words_in_order_and_none_twice() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), COUNT);
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "«{}» and «{}»: sort by code point, once each", pair[0], pair[1]);
        }
    }

    #[test]
    fn every_word_has_three_to_eight_norwegian_letters() {
        for word in WORDS.lines() {
            assert!((3..=8).contains(&word.chars().count()), "«{word}»: three to eight letters");
            assert!(word.chars().all(|c| matches!(c, 'a'..='z' | 'æ' | 'ø' | 'å')), "«{word}»: a–z, æ, ø, å");
        }
    }

    #[test]
    fn no_two_words_sound_alike() {
        let mut heard = BTreeSet::new();
        for word in WORDS.lines() {
            assert!(heard.insert(sound(word)), "«{word}» sounds like another word of the list: take one out");
        }
    }

    #[test]
    fn twelve_bits_choose_a_word_and_every_word_can_be_chosen() {
        let mut seen = BTreeSet::new();
        for (index, word) in WORDS.lines().enumerate() {
            let random = [(index >> 4) as u8, (index << 4) as u8, 0, 0, 0, 0];
            assert_eq!(indices(random)[0], index);
            assert_eq!(suggest(random).split(' ').next(), Some(word));
            seen.insert(word);
        }
        assert_eq!(seen.len(), COUNT);
        assert_eq!(indices([0xab, 0xc1, 0x23, 0xde, 0xf4, 0x56]), [0xabc, 0x123, 0xdef, 0x456]);
    }

    #[test]
    fn a_suggestion_is_four_different_words_already_normal() {
        for random in [[0; 6], [255; 6], [1, 2, 3, 4, 5, 6], [0xab, 0xca, 0xbc, 0xab, 0xca, 0xbc]] {
            let suggestion = suggest(random);
            assert_eq!(suggestion.split(' ').collect::<BTreeSet<_>>().len(), 4, "{suggestion}");
            assert_eq!(normalise(&suggestion), suggestion);
        }
    }

    #[test]
    fn white_space_never_locks_anyone_out() {
        for text in ["  lys  regn\tku\n", "lys regn ku", "lys\u{a0}regn \u{2003} ku", " lys regn ku"] {
            assert_eq!(normalise(text), "lys regn ku");
        }
        assert_eq!(normalise(" \t "), "");
        assert_eq!(normalise("Lys REGN"), "Lys REGN", "case stays");
    }

    #[test]
    fn normalising_twice_changes_nothing() {
        for text in ["", " ", "a  b", "  Blåbær \u{a0} på  tur ", "å å", "\u{200b}x  y"] {
            let once = normalise(text);
            assert_eq!(normalise(&once), once);
        }
    }
}
