use crate::content::{readability, Lang, Localized};
use crate::domain::{Flag, Person, Role};
use crate::features::training::content::{modules, questions, works_with_patients, Concerns, Question};

#[test]
fn there_are_nine_cards_with_five_questions_each_and_every_id_is_used_once() {
    assert_eq!((modules().len(), questions().len()), (9, 45));
    for (at, module) in modules().iter().enumerate() {
        assert_eq!((module.id.clone(), usize::from(module.number())), (format!("M-{:02}", at + 1), at + 1));
        assert_eq!(module.questions().count(), 5, "{}", module.id);
        assert!(module.idea.len() >= 2 && !module.example.nb.is_empty(), "{}", module.id);
    }
    for (at, question) in questions().iter().enumerate() {
        assert_eq!(
            (question.id.clone(), usize::from(question.number())),
            (format!("Q-{:02}", at + 1), at + 1)
        );
    }
}

#[test]
fn every_question_has_one_best_option_and_every_option_a_reason() {
    for question in questions() {
        let best = question.options.iter().filter(|option| option.best).count();
        assert_eq!((best, question.options.len()), (1, 3), "{}: one of three is best", question.id);
        for lang in Lang::ALL {
            let mut said: Vec<&str> = vec![];
            for option in &question.options {
                let (text, why) = (option.text.get(lang), option.why.get(lang));
                assert!(readability::words(why) >= 4, "{}: tell why: «{text}»", question.id);
                assert!(!text.is_empty() && !said.contains(&text), "{}: «{text}» twice", question.id);
                said.push(text);
            }
        }
    }
}

#[test]
fn every_card_and_question_rests_on_known_sources() {
    let cards = modules().iter().map(|module| (&module.id, &module.sources));
    for (id, sources) in cards.chain(questions().iter().map(|question| (&question.id, &question.sources))) {
        assert!(!sources.is_empty(), "{id}: name a source");
        assert!(sources.iter().all(|source| source.parts().is_some()), "{id}: {sources:?}");
    }
}

fn texts(question: &'static Question) -> impl Iterator<Item = &'static Localized> {
    let options = question.options.iter().flat_map(|option| [&option.text, &option.why]);
    [&question.scenario, &question.ask].into_iter().chain(options)
}

#[test]
fn cards_and_questions_are_easy_to_read() {
    let cards = || modules().iter().flat_map(|own| own.idea.iter().chain([&own.title, &own.example]));
    let of_cards = readability::lix_of_many(cards().map(|text| text.get(Lang::Nb)));
    let asked = || questions().iter().flat_map(texts);
    let of_questions = readability::lix_of_many(asked().map(|text| text.get(Lang::Nb)));
    for (what, lix) in [("cards", of_cards), ("questions", of_questions)] {
        let lix = lix.expect("many sentences");
        assert!(lix <= 40.0, "{what}: LIX {lix:.1}: write shorter sentences and shorter words");
    }
    for module in modules() {
        let own = module.idea.iter().chain([&module.example]).map(|text| text.get(Lang::Nb));
        let lix = readability::lix(own).expect("sentences");
        assert!(lix <= 40.0, "{}: LIX {lix:.1}", module.id);
    }
    for text in cards().chain(asked()) {
        assert_ne!(text.nb, text.en, "translate it");
    }
}

#[test]
fn the_best_option_is_the_longest_in_at_most_thirty_five_of_a_hundred() {
    for lang in Lang::ALL {
        let length = |text: &Localized| text.get(lang).chars().count();
        let longest = |question: &&Question| {
            let best = length(&question.options[question.best()].text);
            question.options.iter().all(|option| option.best || length(&option.text) < best)
        };
        let count = questions().iter().filter(longest).count();
        let share = 100 * count / questions().len();
        assert!(share <= 35, "{}: in {count} questions the best option is the longest", lang.code());
    }
}

#[test]
fn nobody_passes_by_the_place_of_an_answer() {
    let places: Vec<usize> = questions().iter().map(Question::best).collect();
    for place in 0..3 {
        let share = 100 * places.iter().filter(|own| **own == place).count() / places.len();
        assert!((22..=45).contains(&share), "place {place} is best in {share} of a hundred questions");
    }
    // Whoever always says the place of k questions before, or one further on, is right no more than half the time.
    for back in 1..=9 {
        for shift in 0..3 {
            let right =
                places.iter().skip(back).zip(&places).filter(|(now, then)| **now == (**then + shift) % 3);
            let share = 100 * right.count() / (places.len() - back);
            assert!(share <= 50, "{share} of a hundred: place of {back} before, and {shift} further on");
        }
    }
    let mut run = 1;
    for pair in places.windows(2) {
        run = if pair[0] == pair[1] { run + 1 } else { 1 };
        assert!(run <= 4, "the same place {run} times in a row");
    }
}

#[test]
fn each_role_is_either_with_patients_or_not_in_the_same_way_on_every_card() {
    let cards: Vec<_> = modules().iter().filter(|module| module.is_about_patients()).collect();
    assert_eq!(cards.len(), 2);
    assert_eq!(cards[0].applies, cards[1].applies, "one question about the work must be enough");
    let with = |role| works_with_patients(&Person { roles: [role].into(), ..Person::default() });
    assert!(with(Role::Nurse) && with(Role::Reception) && !with(Role::Cleaner) && !with(Role::Accounting));
    assert!(works_with_patients(&Person::default()), "who has no role gets every card");
    // The one name that is both a role and a flag would be read as the role.
    let concerns =
        modules().iter().flat_map(|own| &own.applies).chain(questions().iter().flat_map(|own| &own.applies));
    for own in concerns {
        assert!(!matches!(own, Concerns::Role(Role::Interpreter) | Concerns::Flag(Flag::Interpreter)));
    }
}
