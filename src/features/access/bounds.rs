//! How much a person can write, and how many rows there can be. What is longer is cut, so that no edit can fail.

/// A name, a number or another single line.
pub const LONGEST_LINE: usize = 200;
/// Some sentences.
pub const LONGEST_TEXT: usize = 2_000;
/// Lines of the register, withdrawals and corrections counted.
pub const MOST_ENTRIES: usize = 5_000;
/// Rows of any other list.
pub const MOST_ROWS: usize = 500;

/// A single line, cut where it is too long.
pub fn line(text: String) -> String {
    cut(text, LONGEST_LINE)
}

/// Some sentences, cut where they are too long.
pub fn sentences(text: String) -> String {
    cut(text, LONGEST_TEXT)
}

fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        text.truncate(at);
    }
    text
}
