use super::{day, invitation, sample, taps};
use crate::domain::Declaration;
use crate::features::training::course::Length;
use crate::features::training::exchange::write_course;
use crate::features::training::model::Log;
use crate::features::training::walkthrough::{Act, Card, Lack, Step, Walkthrough};

fn standard() -> Walkthrough {
    Walkthrough::of(invitation(&Log::default(), Length::Yearly))
}

#[test]
fn the_standard_yearly_course_takes_at_most_thirty_two_taps() {
    let mut walk = standard();
    let taps = taps(&mut walk);
    println!("{taps} taps, {} cards, {} questions", walk.cards().len(), walk.questions().len());
    assert_eq!((taps, walk.cards().len(), walk.questions().len()), (31, 9, 6));
    assert_eq!(walk.right_at_first(), 6);
    for lang in crate::content::Lang::ALL {
        let minutes = walk.minutes(lang);
        println!("{}: {minutes} minutes", lang.code());
        assert!(minutes <= 14, "{}: {minutes} minutes; the goal is twelve", lang.code());
    }
}

#[test]
fn a_wrong_answer_is_explained_and_tried_again_and_only_the_first_try_counts() {
    let mut walk = standard();
    walk.apply(Act::Name("Renate".into()));
    walk.apply(Act::WithPatients(true));
    while !matches!(walk.step(), Step::Question(_)) {
        walk.apply(Act::Next);
    }
    let Step::Question(question) = walk.step() else { unreachable!() };
    let wrong = (0..3).find(|choice| *choice != question.best()).unwrap();
    let at = walk.at();
    walk.apply(Act::Choose(wrong));
    walk.apply(Act::Choose(wrong));
    walk.apply(Act::Choose(99));
    walk.apply(Act::Next);
    assert_eq!((walk.at(), walk.tried(question)), (at, &[wrong][..]));
    assert_eq!(walk.lack(&walk.step()), Some(Lack::Answer));
    walk.apply(Act::Choose(question.best()));
    walk.apply(Act::Next);
    assert_eq!((walk.at(), walk.right_at_first()), (at + 1, 0));
}

#[test]
fn nobody_signs_without_name_answers_and_both_agreements() {
    let mut walk = standard();
    for _ in 0..200 {
        walk.apply(Act::Next);
        walk.apply(Act::Sign(day()));
    }
    assert_eq!((walk.at(), walk.is_signed(), walk.completion()), (0, false, None));
    walk.apply(Act::GoTo(usize::MAX));
    assert_eq!(walk.at(), 0);
}

#[test]
fn who_does_not_meet_patients_gets_fewer_cards() {
    let mut walk = standard();
    walk.apply(Act::WithPatients(false));
    assert_eq!(walk.cards().len(), 7);
    assert!(walk.questions().iter().all(|question| !["M-03", "M-08"].contains(&question.module.as_str())));
}

#[test]
fn progress_is_told_in_cards() {
    let mut walk = standard();
    walk.apply(Act::Name("Renate".into()));
    walk.apply(Act::WithPatients(true));
    assert_eq!(walk.card_number(), None);
    walk.apply(Act::Next);
    assert_eq!(walk.card_number(), Some((1, 9)));
    let mut numbers = vec![];
    while let Some((number, 9)) = walk.card_number() {
        numbers.push(number);
        if let Step::Question(question) = walk.step() {
            walk.apply(Act::Choose(question.best()));
        }
        walk.apply(Act::Next);
    }
    assert!(numbers.is_sorted() && numbers.last() == Some(&9) && numbers.len() == 15);
    assert_eq!(walk.step(), Step::Declaration(Declaration::Secrecy));
}

#[test]
fn a_link_has_a_card_that_tells_where_the_own_words_are_and_the_file_puts_them_in() {
    let whole = invitation(&sample(), Length::Yearly);
    let mut walk = Walkthrough::of(whole.without_own_words());
    assert!(walk.cards().contains(&Card::Elsewhere) && !walk.completion_on(day()).own_words);
    let mut other = whole.clone();
    other.version = "00000000".into();
    walk.apply(Act::Complete(Box::new(other)));
    assert!(walk.cards().contains(&Card::Elsewhere), "another edition brings nothing");
    walk.apply(Act::Complete(Box::new(whole.clone())));
    assert!(walk.cards().contains(&Card::Rules) && walk.cards().contains(&Card::Case(0)));
    assert!(!walk.cards().contains(&Card::Elsewhere) && walk.completion_on(day()).own_words);
    assert!(write_course(&whole).contains(&sample().course.rules[0].text));
}

#[test]
fn after_the_signature_nothing_changes() {
    let mut walk = standard();
    taps(&mut walk);
    let before = walk.completion();
    assert!(before.is_some());
    for act in [
        Act::Name("Somebody else".into()),
        Act::WithPatients(false),
        Act::Agree(false),
        Act::Choose(0),
        Act::Sign(jiff::civil::date(2030, 1, 1)),
    ] {
        walk.apply(Act::GoTo(1));
        walk.apply(act.clone());
        assert_eq!(walk.completion(), before, "{act:?}");
    }
}

/// A generator from a seed, so that a failure can be shown again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn act(&mut self, walk: &Walkthrough) -> Act {
        match self.below(14) {
            0 => Act::Name(["", "Ida", &"Å".repeat(500)][self.below(3)].to_owned()),
            1 => Act::WithPatients(self.below(2) == 0),
            2 => Act::Back,
            3 => Act::GoTo(self.below(40)),
            4 | 5 => Act::Choose(self.below(4)),
            6 | 7 => Act::Agree(self.below(4) > 0),
            8 => Act::Sign(day()),
            9 => Act::Complete(Box::new(invitation(&sample(), Length::Yearly))),
            10 => match walk.step() {
                Step::Question(question) => Act::Choose(question.best()),
                _ => Act::Next,
            },
            _ => Act::Next,
        }
    }
}

#[test]
fn whatever_is_tapped_the_walk_stays_whole_and_comes_back_after_a_reload() {
    let mut signed = 0;
    for seed in 1..=60 {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut walk = Walkthrough::of(invitation(&sample(), Length::Yearly).without_own_words());
        for tap in 0..250 {
            let act = chance.act(&walk);
            walk.apply(act.clone());
            let steps = walk.steps();
            assert!(walk.at() < steps.len() && walk.at() <= walk.reach(), "seed {seed}, tap {tap}: {act:?}");
            assert!(walk.right_at_first() <= walk.questions().len());
            if tap % 10 == 0 {
                assert_eq!(
                    Walkthrough::resume(&walk.to_keep()).as_ref(),
                    Some(&walk),
                    "seed {seed}, tap {tap}"
                );
            }
            if walk.is_signed() {
                assert!(steps[..steps.len() - 1].iter().all(|step| walk.lack(step).is_none()), "seed {seed}");
            }
        }
        signed += usize::from(walk.is_signed());
    }
    assert!(signed > 5, "only {signed} of 60 walks came to an end: the test looks at too little");
}

#[test]
fn what_is_kept_may_be_anything_and_panics_never() {
    let mut walk = standard();
    taps(&mut walk);
    let kept = walk.to_keep();
    assert!(kept.len() < 3_000, "{}", kept.len());
    for end in 0..kept.len() {
        assert!(!kept.is_char_boundary(end) || Walkthrough::resume(&kept[..end]).is_none(), "cut at {end}");
    }
    let forged = kept.replace("\"agreed\":[\"secrecy\",\"instruction\"]", "\"agreed\":[]");
    assert_ne!(forged, kept);
    let back = Walkthrough::resume(&forged).expect("whole, but not finished");
    assert!(!back.is_signed() && back.step() == Step::Declaration(Declaration::Secrecy));
    for foreign in ["", "{}", "null", "[]", &"x".repeat(200_000), &kept.replace("M-01", "M-77")] {
        assert_eq!(Walkthrough::resume(foreign), None);
    }
}
