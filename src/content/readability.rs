//! How heavy a text is to read: LIX, words a sentence plus the share of words with more than six letters in per cent.
//!
//! A signal and no proof: Norwegian compounds raise it. The counting choices are those of `domain.md` §5.8: a sentence ends
//! at a full stop, a question mark, an exclamation mark, a colon and the end of a line; numbers are words; a word with a
//! hyphen is one word.

/// A sentence with more words than this is shown as long.
pub const LONG_SENTENCE: usize = 20;

/// A word with more letters than this counts as long.
const LONG_WORD: usize = 6;

/// Abbreviations whose stop never ends a sentence.
const ABBREVIATIONS: [&str; 6] = ["f.eks.", "bl.a.", "jf.", "dvs.", "e.g.", "i.e."];

/// Abbreviations whose stop ends no sentence when a number follows.
const BEFORE_NUMBERS: [&str; 7] = ["nr.", "art.", "no.", "kap.", "kl.", "ca.", "tlf."];

/// Words of a text: what holds at least a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| is_word(word)).count()
}

/// LIX of texts together. The end of a text is the end of a sentence. Labels are left out, for they have no sentences, and
/// `None` means that there is no sentence at all.
pub fn lix<'a>(texts: impl Iterator<Item = &'a str>) -> Option<f64> {
    lix_of_lines(texts.filter(|text| is_sentence(text)))
}

/// As [`lix`], but fewer than ten sentences say nothing about a whole file.
pub fn lix_of_many<'a>(texts: impl Iterator<Item = &'a str>) -> Option<f64> {
    let count = Count::of(texts.filter(|text| is_sentence(text)));
    count.lix().filter(|_| count.sentences >= 10)
}

/// As [`lix`], but every text counts: points of a list and headings end a sentence, too.
pub fn lix_of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Option<f64> {
    Count::of(lines).lix()
}

/// The sentences of a text, in order.
pub fn sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(sentences_of_line).collect()
}

/// The long words of a text, the longest first, each once: they push the index up.
pub fn heavy_words(text: &str) -> Vec<&str> {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let mut found: Vec<&str> = text.split_whitespace().filter(|word| is_long(word)).collect();
    found.iter_mut().for_each(|word| *word = word.trim_matches(is_mark));
    found.sort_by(|a, b| letters(b).cmp(&letters(a)).then(a.cmp(b)));
    found.dedup();
    found
}

/// The sentences with more than [`LONG_SENTENCE`] words, in order: they push the index up.
pub fn long_sentences(text: &str) -> Vec<&str> {
    sentences(text).into_iter().filter(|sentence| words(sentence) > LONG_SENTENCE).collect()
}

#[derive(Default)]
struct Count {
    sentences: usize,
    words: usize,
    long: usize,
}

impl Count {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Count {
        let mut count = Count::default();
        for sentence in texts.flat_map(sentences) {
            count.sentences += 1;
            count.words += words(sentence);
            count.long += sentence.split_whitespace().filter(|word| is_long(word)).count();
        }
        count
    }

    fn lix(&self) -> Option<f64> {
        let (sentences, words, long) = (self.sentences as f64, self.words as f64, self.long as f64);
        (self.sentences > 0).then(|| words / sentences + 100.0 * long / words)
    }
}

fn sentences_of_line(line: &str) -> Vec<&str> {
    let tokens: Vec<&str> = line.split_whitespace().collect();
    let at = |token: &str| token.as_ptr() as usize - line.as_ptr() as usize;
    let (mut found, mut start) = (vec![], 0);
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        if next.is_none() || ends_sentence(token, next.unwrap_or(&"")) {
            let end = at(token) + token.len();
            found.push(line[start..end].trim());
            start = end;
        }
    }
    found.retain(|sentence| words(sentence) > 0);
    found
}

fn ends_sentence(token: &str, next: &str) -> bool {
    let closing = |letter: char| matches!(letter, '»' | '”' | '"' | ')' | '’');
    let bare = token.trim_end_matches(closing);
    if !bare.ends_with(['.', '?', '!', ':']) {
        return false;
    }
    let begins_with = |test: fn(char) -> bool| next.starts_with(test);
    let lower = bare.trim_start_matches(['(', '«', '“']).to_lowercase();
    let is_abbreviation = ABBREVIATIONS.contains(&lower.as_str())
        || BEFORE_NUMBERS.contains(&lower.as_str()) && begins_with(|c| c.is_ascii_digit());
    // "22. november": an ordinal number.
    let is_ordinal = lower.strip_suffix('.').is_some_and(|number| number.parse::<u32>().is_ok())
        && begins_with(char::is_lowercase);
    !is_abbreviation && !is_ordinal
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!'])
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// Addresses are no words that anybody reads, and what a placeholder becomes is not known.
fn is_long(word: &str) -> bool {
    letters(word) > LONG_WORD && !word.contains(['{', '@']) && !is_address(word)
}

/// True for `datatilsynet.no` and `https://…`: letters on both sides of a stop, and more than one of them.
fn is_address(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    bare.contains("://")
        || bare.rsplit_once('.').is_some_and(|(host, end)| letters(host) > 1 && letters(end) > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lix_of(text: &str) -> f64 {
        (lix_of_lines([text].into_iter()).expect("a sentence") * 10.0).round() / 10.0
    }

    #[test]
    fn lix_is_words_a_sentence_and_long_words_in_the_hundred() {
        // 3 words, 1 sentence, none long; 4 words in 2 sentences, one of them long.
        assert_eq!(lix_of("Vi går hjem."), 3.0);
        assert_eq!(lix_of("Vi skriver. Du ser."), 27.0);
        assert_eq!(lix_of("Dette er pasientjournalen."), 3.0 + 33.3);
    }

    #[test]
    fn abbreviations_ordinals_and_addresses_end_no_sentence() {
        for text in [
            "Vi sender f.eks. brev og bl.a. svar, jf. reglene.",
            "Se artikkel 6 nr. 1 i loven.",
            "Det følger av GDPR art. 6 no. 1 c.",
            "Versjon 2 er fra 22. november 2026.",
            "Du finner det på datatilsynet.no eller hos oss.",
            "Skriv til post@klinikken.example i dag.",
            "Les mer på https://klinikken.example nå.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
        assert_eq!(
            sentences("Vi sier nei. Du kan si no. Da slutter vi."),
            ["Vi sier nei.", "Du kan si no.", "Da slutter vi."]
        );
        assert_eq!(
            sentences("Adressen er datatilsynet.no. Ring oss."),
            ["Adressen er datatilsynet.no.", "Ring oss."]
        );
    }

    #[test]
    fn a_colon_and_the_end_of_a_line_end_a_sentence() {
        assert_eq!(
            sentences("Vi spør deg før dette:\n- å filme\n\nDu velger selv"),
            ["Vi spør deg før dette:", "- å filme", "Du velger selv"]
        );
        assert_eq!(
            sentences("«Vi ser deg.» Det sier vi (ofte). Kl. 10:42"),
            ["«Vi ser deg.»", "Det sier vi (ofte).", "Kl. 10:42"]
        );
        assert!(sentences(" – \n.\n").is_empty());
        assert_eq!(lix_of_lines(["", " – "].into_iter()), None);
    }

    #[test]
    fn what_pushes_the_index_up_is_found() {
        let text = "Helsepersonelloven sier at vi må. Reglene, helsepersonelloven og journal-system på datatilsynet.no!";
        assert_eq!(
            heavy_words(text),
            ["Helsepersonelloven", "helsepersonelloven", "journal-system", "Reglene"]
        );
        let long = "ja ".repeat(LONG_SENTENCE + 1) + ".";
        assert_eq!(long_sentences(&format!("Nei. {long} Kort.")).len(), 1);
        assert!(long_sentences(&"ja ".repeat(LONG_SENTENCE)).is_empty());
    }
}
