//! Numbers drawn by a seeded generator, with check digits that it works out on its own.

use super::*;

/// Xorshift: small, even enough, and the same numbers each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 33) % u64::from(limit)).expect("below the limit")
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(u32::try_from(choices.len()).expect("a short list")) as usize]
    }

    fn digits(&mut self, count: u32) -> String {
        (0..count).map(|_| char::from_digit(self.below(10), 10).expect("a digit")).collect()
    }

    /// A date of the calendar by jiff, as day, month and two digits of the year.
    fn date(&mut self) -> (u32, u32, u32) {
        let (year, month) = (1855 + self.below(190), 1 + self.below(12));
        let first = jiff::civil::date(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), 1);
        (1 + self.below(u32::try_from(first.days_in_month()).unwrap()), month, year % 100)
    }
}

/// The check digit that makes the weighted sum, counted from the right with weights 2 to 7 and round again, leave
/// nothing; this is how the second digit of a number and an account's only one are described to bank people.
fn account_check_digit(text: &str) -> Option<u32> {
    let weights = (2..=7).cycle();
    let sum: u32 = text.chars().rev().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => Some(digit),
    }
}

/// The first check digit as Skatteetaten writes the sum out, with 11 for the numbers of 1964 up to 14 for those of 2032.
fn first_check_digit(nine: &str, from: i32) -> Option<u32> {
    let d: Vec<i32> = nine.bytes().map(|byte| i32::from(byte - b'0')).collect();
    let sum = d[0] * 3 + d[1] * 7 + d[2] * 6 + d[3] + d[4] * 8 + d[5] * 9 + d[6] * 4 + d[7] * 5 + d[8] * 2;
    match from - sum % 11 {
        digit @ 0..=9 => u32::try_from(digit).ok(),
        10 => None,
        more => u32::try_from(more - 11).ok(),
    }
}

/// The nine digits with both check digits, where there are such.
fn completed(nine: &str, from: i32) -> Option<String> {
    let ten = format!("{nine}{}", first_check_digit(nine, from)?);
    Some(format!("{ten}{}", account_check_digit(&ten)?))
}

/// The first number that begins with these eight digits.
fn beginning(eight: &str) -> String {
    (0..10)
        .find_map(|digit| completed(&format!("{eight}{digit}"), 11))
        .expect("most endings have check digits")
}

/// A valid number of any kind: fødselsnummer or D-number, its test series, an H-number or an FH-number.
fn valid(dice: &mut Dice) -> String {
    loop {
        let (nine, from) = if dice.below(8) == 0 {
            (format!("{}{}", 8 + dice.below(2), dice.digits(8)), 11)
        } else {
            let (day, month, year) = dice.date();
            let (day, month) =
                (day + [0, 40][dice.below(2) as usize], month + [0, 0, 40, 65, 80][dice.below(5) as usize]);
            (format!("{day:02}{month:02}{year:02}{}", dice.digits(3)), 11 + dice.below(4))
        };
        if let Some(number) = completed(&nine, i32::try_from(from).expect("11 to 14")) {
            return number;
        }
    }
}

/// The number as people write it.
fn written(dice: &mut Dice, number: &str) -> String {
    let gap = dice.pick(&[" ", "\u{a0}", "-", ".", " - ", "\u{202f}", "–"]);
    let cut = |at: &[usize]| {
        let ends = at.iter().copied().chain([number.len()]);
        let parts: Vec<&str> = [0].iter().chain(at).zip(ends).map(|(from, to)| &number[*from..to]).collect();
        parts.join(gap)
    };
    match dice.below(5) {
        0 | 1 => number.to_owned(),
        2 | 3 => cut(&[6]),
        _ => cut(&[2, 4, 6]),
    }
}

/// A sentence around it.
fn sentence(dice: &mut Dice, number: &str) -> String {
    let before = dice.pick(&[
        "",
        "Gjelder pasient ",
        "fnr",
        "Fnr.: ",
        "(",
        "Time 3, rom 12, ",
        "Ringte 22 22 22 22 om ",
        "Den 22.11.2026 kom ",
        "Ærlig talt 😀 ",
        "to 1 og 2: ",
        "«",
        "personnummer=",
        "Lapp med navn og nummer ble funnet på venterommet,\n",
    ]);
    let after = dice.pick(&[
        "",
        ".",
        ", som ventet",
        ")",
        " kom til time kl. 10.42",
        "\n12 kopier",
        "?",
        "»",
        "/2026",
    ]);
    format!("{before}{number}{after}")
}

#[test]
fn every_valid_number_is_found_however_it_is_written() {
    let mut dice = Dice(0x5eed_2026);
    for _ in 0..2_000 {
        let number = valid(&mut dice);
        let written = written(&mut dice, &number);
        let text = sentence(&mut dice, &written);
        assert_eq!(national_identity_numbers(&text), [number], "{text:?}");
    }
}

/// Eleven digits that are no number: a check digit or the date is wrong.
fn invalid(dice: &mut Dice) -> String {
    if dice.below(2) == 0 {
        let number = valid(dice);
        let last = number.chars().last().and_then(|c| c.to_digit(10)).unwrap();
        return format!("{}{}", &number[..10], (last + 1 + dice.below(9)) % 10);
    }
    loop {
        let (day, month) = [
            (0, 1 + dice.below(12)),
            (32 + dice.below(9), 1),
            (30, 2),
            (31, 4),
            (1 + dice.below(28), 13 + dice.below(28)),
            (72 + dice.below(8), 5),
        ][dice.below(6) as usize];
        let nine = format!("{day:02}{month:02}{}", dice.digits(5));
        if let Some(number) = completed(&nine, 11) {
            return number;
        }
    }
}

/// An account with its right check digit, as banks print it.
fn account(dice: &mut Dice) -> String {
    loop {
        let ten = dice.digits(10);
        if let Some(check) = account_check_digit(&ten) {
            let gap = dice.pick(&[".", " ", "\u{a0}"]);
            return format!("{}{gap}{}{gap}{}{check}", &ten[..4], &ten[4..6], &ten[6..]);
        }
    }
}

/// A number of daily life. Nothing is taken out because it happens to pass.
fn ordinary(dice: &mut Dice) -> String {
    match dice.below(10) {
        0..=2 => invalid(dice),
        3 => account(dice),
        4 => {
            let n = dice.digits(7);
            format!("{}{} {} {} {}", dice.pick(&["", "+47 ", "0047 "]), &n[..1], &n[1..3], &n[3..5], &n[5..])
        }
        5 => {
            let length = 4 + dice.below(22);
            format!("KID {}", dice.digits(length))
        }
        6 => format!("faktura {}-{}", 2020 + dice.below(10), dice.digits(5)),
        7 => {
            let n = dice.digits(9);
            format!("org.nr. {} {} {} MVA", &n[..3], &n[3..6], &n[6..])
        }
        8 => {
            let (day, month, year) = dice.date();
            format!("{day:02}.{month:02}.20{year:02} kl. {:02}.{:02}", dice.below(24), dice.below(60))
        }
        _ => format!("GTIN {}", dice.digits(13)),
    }
}

#[test]
fn at_most_one_in_a_thousand_other_numbers_warns() {
    let mut dice = Dice(0xfa15e);
    let mut alarms = vec![];
    for _ in 0..20_000 {
        let number = ordinary(&mut dice);
        let text = sentence(&mut dice, &number);
        if contains_national_identity_number(&text) {
            alarms.push(text);
        }
    }
    assert!(alarms.len() <= 20, "{} false alarms: {alarms:#?}", alarms.len());
}

#[test]
fn an_account_in_its_usual_form_never_warns_even_when_it_passes() {
    let mut dice = Dice(0xacc);
    for _ in 0..500 {
        let number = valid(&mut dice);
        for gap in [".", " ", "\u{a0}", "-"] {
            let text = format!("Konto {}{gap}{}{gap}{}", &number[..4], &number[4..6], &number[6..]);
            assert!(!contains_national_identity_number(&text), "{text}");
        }
    }
}

#[test]
fn numbers_that_skatteetaten_and_nav_publish_as_examples_are_found() {
    for number in [
        "02013299997",
        "02013299903",
        "02013299806",
        "30108299920",
        "30108299939", // of 2032
        "15507600333",
        "55507608360",
        "29422059278",
        "69422056629", // Nav's test numbers, and D-numbers
        "17912099997",
        "57912075186",
        "29822099635",
        "69822075096", // Skatteetaten's
    ] {
        assert!(contains_national_identity_number(number), "{number}");
    }
}

#[test]
fn the_29th_of_february_counts_in_leap_years_only() {
    for (year, real) in [(0, true), (4, true), (96, true), (1, false), (90, false), (99, false)] {
        let number = beginning(&format!("2902{year:02}12"));
        assert_eq!(contains_national_identity_number(&number), real, "{number}");
    }
}

#[test]
fn parts_on_both_sides_of_a_word_or_a_line_are_no_number() {
    let number = beginning("01019012");
    let (date, rest) = number.split_at(6);
    for between in [" og ", "\n", ", ", " -- - ", "x", "/"] {
        let text = format!("{date}{between}{rest}");
        assert!(!contains_national_identity_number(&text), "{text:?}");
    }
    for text in [format!("{number}0"), format!("0{number}"), format!("{number}{number}")] {
        assert!(!contains_national_identity_number(&text), "part of a longer number: {text}");
    }
}

#[test]
fn masking_takes_the_digits_and_nothing_else() {
    let first = beginning("01019012");
    let second = beginning("41019012");
    let text = format!("Æ 12: {} {} og {second}, 22 22 22 22.", &first[..6], &first[6..]);
    assert_eq!(mask_national_identity_numbers(&text), "Æ 12: •••••• ••••• og •••••••••••, 22 22 22 22.");
    assert_eq!(
        mask_other_identity_numbers(&text, std::slice::from_ref(&second)),
        format!("Æ 12: •••••• ••••• og {second}, 22 22 22 22.")
    );
    assert_eq!(mask_national_identity_numbers("Ingen tall, ett 1"), "Ingen tall, ett 1");
}

#[test]
fn ordinary_numbers_do_not_warn() {
    for text in [
        "974 760 673",
        "Ring 22 22 22 22 eller 99 99 99 99",
        "11111111111",
        "sak 2026/123456",
        "01019012345x",
        "",
    ] {
        assert!(!contains_national_identity_number(text), "{text}");
    }
}
