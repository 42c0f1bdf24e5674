//! How heavy a text is to read: LIX, words a sentence plus the share of words with more than six letters in per cent.
//!
//! A signal and no proof: Norwegian compounds raise it.

/// Words of a text: what holds at least a letter or a digit.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// LIX of texts together. The end of a text is the end of a sentence. Labels are left out, for they have no sentences, and
/// `None` means that there is no sentence at all.
pub fn lix<'a>(texts: impl Iterator<Item = &'a str>) -> Option<f64> {
    count(texts, 1)
}

/// As [`lix`], but fewer than ten sentences say nothing about a whole file.
pub fn lix_of_many<'a>(texts: impl Iterator<Item = &'a str>) -> Option<f64> {
    count(texts, 10)
}

fn count<'a>(texts: impl Iterator<Item = &'a str>, least: usize) -> Option<f64> {
    let (mut total, mut long, mut sentences) = (0, 0, 0);
    for text in texts.filter(|text| text.ends_with(['.', '?', '!'])) {
        for sentence in text.split_inclusive(['.', '?', '!', ':']).filter(|sentence| words(sentence) > 0) {
            sentences += 1;
            total += words(sentence);
            let letters = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 6;
            long += sentence.split_whitespace().filter(|word| !word.contains('{')).filter(letters).count();
        }
    }
    (sentences >= least).then(|| total as f64 / sentences as f64 + 100.0 * long as f64 / total as f64)
}
