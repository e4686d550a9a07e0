//! What the shared picture promises: it can be read by anyone and anything, it shows what was given and nothing
//! else, and no input breaks it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use selaras_core::language::{Address, Language};
use selaras_core::people::{Role, Side};
use selaras_web::picture::wellbeing::Change;
use selaras_web::picture::{
    Accord, Alliance, AllianceSession, Attendance, Better, CheckIn, Component, Day, Ending, Event, EventKind,
    Goal, GoalRating, Goals, Item, Names, Picture, Rating, Signal, Task, TaskState, Timeline, Triangle,
    Wellbeing, alliance, goals, timeline, triangle, wellbeing,
};
use selaras_web::words::Words;

const ID: Language = Language::Id;
const EN: Language = Language::En;

fn words(language: Language) -> Words {
    Words::new(language, Address::Anda)
}

fn names(language: Language) -> Names {
    Names::seen_by(Role::Client, &words(language))
}

/// Everything that holds for every picture, whatever is in it.
fn sound(picture: &Picture) {
    let markup = picture.figure();
    let page = Document::parse(&markup).unwrap_or_else(|fault| panic!("{fault}: {markup}"));
    assert!(!markup.contains('⟦'), "a word is missing: {markup}");
    for node in page.descendants().filter(Node::is_element) {
        assert!(!matches!(node.tag_name().name(), "style" | "script" | "foreignObject"));
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(name != "style" && !name.starts_with("on"), "{name}");
            if name != "aria-label" {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
            }
            if name == "font-size" {
                assert!(value.parse::<f64>().unwrap() >= 11.0, "text of {value} px");
            }
            if matches!(name, "x" | "x1" | "x2" | "cx") && value.ends_with('%') {
                let share: f64 = value.trim_end_matches('%').parse().unwrap();
                assert!((0.0..=100.0).contains(&share), "{name}={value}");
            }
        }
    }
    for drawing in page.descendants().filter(|n| n.attribute("role") == Some("img")) {
        let text = |name| drawing.children().find(|n| n.has_tag_name(name)).and_then(|n| n.text());
        assert!(text("title").is_some_and(|t| !t.trim().is_empty()), "a drawing without a name");
    }
    assert!(!picture.summary.is_empty() && !picture.title.is_empty());
}

/// The whole numbers and decimal numbers in a sentence, as written.
fn numbers(sentence: &str) -> Vec<String> {
    sentence
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '−')))
        .map(|n| n.trim_matches([',', '.']).to_owned())
        .filter(|n| n.chars().any(|c| c.is_ascii_digit()))
        .collect()
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0u8..=60).prop_map(|tenths| f64::from(tenths) / 10.0),
        2 => -100.0..100.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, -0.0]),
    ]
}

fn range() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![6 => Just((0.0, 6.0)), 2 => Just((0.0, 63.0)), 1 => (number(), number())]
}

/// Any text at all but the letters of "NaN" and "inf", which the test looks for.
fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-e ]{0,12}",
        1 => "<b a=\"c\">&'</b>",
        1 => any::<String>().prop_map(|s| s.replace(['N', 'i', '⟦'], "")),
    ]
}

fn tongue() -> impl Strategy<Value = (Language, Address)> {
    prop::sample::select(vec![(ID, Address::Anda), (ID, Address::Kamu), (EN, Address::Anda)])
}

fn any_names() -> impl Strategy<Value = Names> {
    (label(), label()).prop_map(|(client, counsellor)| Names { client, counsellor })
}

prop_compose! {
    fn alliance_session()(
        number in any::<u32>(), date in label(), value in option::of(number()),
        interval in option::of((number(), number())), counsellor in option::of(number()),
        guess in option::of(number()), signal in option::weighted(0.2, label()),
        repair in option::weighted(0.2, label()),
    ) -> AllianceSession {
        let client = value.map(|value| Rating { value, interval });
        AllianceSession { number, date, client, counsellor, guess, signal, repair }
    }
}

prop_compose! {
    fn item()(
        component in prop::sample::select(vec![Component::Goal, Component::Task, Component::Bond]),
        words in label(), client in option::of(number()), counsellor in option::of(number()),
        client_before in option::of(number()), counsellor_before in option::of(number()),
    ) -> Item {
        Item { component, words, client, counsellor, client_before, counsellor_before }
    }
}

fn day() -> impl Strategy<Value = Day> {
    let number = prop_oneof![8 => 0i64..400, 1 => any::<i64>()];
    (number, label()).prop_map(|(number, date)| Day { number, date })
}

fn event() -> impl Strategy<Value = Event> {
    use Attendance::{Held, Missed, Planned};
    let session = (option::of(any::<u32>()), prop::sample::select(vec![Held, Missed, Planned]));
    let kind = prop_oneof![
        4 => session.prop_map(|(number, attendance)| EventKind::Session(number, attendance)),
        1 => Just(EventKind::Agreement),
        1 => Just(EventKind::Repair),
        1 => Just(EventKind::Ending(Ending::DroppedOut)),
    ];
    (day(), kind, option::of(label())).prop_map(|(day, kind, words)| Event { day, kind, words })
}

fn goal() -> impl Strategy<Value = Goal> {
    let accord = prop::sample::select(vec![
        Accord::Agreed,
        Accord::WaitsFor(Side::Client),
        Accord::DeclinedBy(Side::Counsellor),
        Accord::Reached,
        Accord::LetGo,
    ]);
    let rating = (any::<u32>(), label(), option::of(number()), option::of(number()))
        .prop_map(|(number, date, client, counsellor)| GoalRating { number, date, client, counsellor });
    let state = prop_oneof![
        Just(TaskState::UnderWay),
        Just(TaskState::Undone),
        Just(TaskState::WaitsFor(Side::Counsellor)),
        Just(TaskState::DeclinedBy(Side::Client)),
        option::of((number(), number())).prop_map(TaskState::Done),
    ];
    let task = (label(), state).prop_map(|(words, state)| Task { words, state });
    (label(), accord, vec(rating, 0..8), vec(task, 0..4)).prop_map(|(words, accord, ratings, tasks)| Goal {
        words,
        accord,
        ratings,
        tasks,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_breaks_the_picture_of_the_alliance(
        names in any_names(), range in range(), baseline in option::of(number()),
        sessions in vec(alliance_session(), 0..70), tongue in tongue(),
    ) {
        let input = Alliance { names, range, baseline, sessions };
        let picture = alliance::alliance(&input, &Words::new(tongue.0, tongue.1));
        sound(&picture);
        prop_assert_eq!(picture, alliance::alliance(&input, &Words::new(tongue.0, tongue.1)));
    }

    #[test]
    fn no_input_breaks_the_triangle(
        names in any_names(), range in range(), now in label(), before in option::of(label()),
        items in vec(item(), 0..12), tongue in tongue(),
    ) {
        sound(&triangle::triangle(&Triangle { names, range, now, before, items }, &Words::new(tongue.0, tongue.1)));
    }

    #[test]
    fn no_input_breaks_the_picture_of_wellbeing(
        names in any_names(), instrument in label(), range in range(), higher in prop::bool::ANY,
        error in option::of(number()), scores in vec((any::<u32>(), label(), option::of(number())), 0..70),
        tongue in tongue(),
    ) {
        let checkins = scores.into_iter().map(|(number, date, score)| CheckIn { number, date, score }).collect();
        let better = if higher { Better::Higher } else { Better::Lower };
        let input = Wellbeing { names, instrument, range, better, error_of_difference: error, checkins };
        sound(&wellbeing::wellbeing(&input, &Words::new(tongue.0, tongue.1)));
    }

    #[test]
    fn no_input_breaks_the_picture_of_the_goals(
        names in any_names(), range in range(), list in vec(goal(), 0..5), tongue in tongue(),
    ) {
        sound(&goals::goals(&Goals { names, range, goals: list }, &Words::new(tongue.0, tongue.1)));
    }

    #[test]
    fn no_input_breaks_the_time_line(
        events in vec(event(), 0..70),
        signals in vec((label(), day(), option::of(day()), option::of(day())), 0..9),
        tongue in tongue(),
    ) {
        let signals = signals
            .into_iter()
            .map(|(words, opened, talked, closed)| Signal { words, opened, talked, closed })
            .collect();
        sound(&timeline::timeline(&Timeline { events, signals }, &Words::new(tongue.0, tongue.1)));
    }

    #[test]
    fn every_number_told_about_the_alliance_was_given(
        values in vec(option::weighted(0.8, 0.0f64..6.0), 1..30), error in 0.05f64..1.5,
        baseline in option::of(0.0f64..6.0), indonesian in prop::bool::ANY,
    ) {
        let language = if indonesian { ID } else { EN };
        let words = words(language);
        let sessions = sessions(&values, error);
        let input = Alliance { names: names(language), range: (0.0, 6.0), baseline, sessions };
        let told = numbers(&alliance::alliance(&input, &words).summary);
        let last = values.iter().rposition(Option::is_some);
        let mut given = vec![values.iter().filter(|v| v.is_none()).count().to_string(), "6".to_owned()];
        if let Some(slot) = last {
            let value = values[slot].unwrap();
            given.push((slot + 1).to_string());
            for number in [value, (value - 1.96 * error).max(0.0), (value + 1.96 * error).min(6.0)] {
                let number = words.number(number, 1);
                prop_assert!(told.contains(&number), "{} is not told: {:?}", number, told);
                given.push(number);
            }
            given.extend(baseline.map(|b| words.number(b, 1)));
        }
        for number in &told {
            prop_assert!(given.contains(number), "{} was not given: {:?}", number, given);
        }
    }

    #[test]
    fn every_number_told_about_wellbeing_was_given(
        scores in vec(option::weighted(0.8, 0u8..=30), 1..30), error in 0.5f64..4.0, indonesian in prop::bool::ANY,
    ) {
        let words = words(if indonesian { ID } else { EN });
        let input = checkins(&scores, Better::Higher, (0.0, 30.0), error);
        let told = numbers(&wellbeing::wellbeing(&input, &words).summary);
        let mut given: Vec<String> = (1..=scores.len()).map(|n| n.to_string()).collect();
        given.push("30".to_owned());
        let scored: Vec<u8> = scores.iter().flatten().copied().collect();
        if let (Some(first), Some(last)) = (scored.first(), scored.last()) {
            prop_assert!(told.contains(&first.to_string()) && told.contains(&last.to_string()));
            let half = 1.96 * error;
            let (low, high) = (f64::from(*first) - half, f64::from(*first) + half);
            given.extend([words.number(low.max(0.0), 1), words.number(high.min(30.0), 1)]);
            given.extend([first.to_string(), last.to_string()]);
        }
        for number in &told {
            prop_assert!(given.contains(number), "{} was not given: {:?}", number, given);
        }
    }

    #[test]
    fn a_turned_scale_finds_the_same_changes(
        scores in vec(option::weighted(0.8, 0u8..=30), 0..30), error in 0.1f64..6.0,
    ) {
        let turned: Vec<Option<u8>> = scores.iter().map(|s| s.map(|s| 30 - s)).collect();
        prop_assert_eq!(
            checkins(&scores, Better::Higher, (0.0, 30.0), error).changes(),
            checkins(&turned, Better::Lower, (0.0, 30.0), error).changes()
        );
    }
}

fn sessions(values: &[Option<f64>], error: f64) -> Vec<AllianceSession> {
    let session = |(i, value): (usize, &Option<f64>)| AllianceSession {
        number: u32::try_from(i).unwrap() + 1,
        date: "Mar".to_owned(),
        client: value.map(|v| Rating::with_error(v, error)),
        ..AllianceSession::default()
    };
    values.iter().enumerate().map(session).collect()
}

fn checkins(scores: &[Option<u8>], better: Better, range: (f64, f64), error: f64) -> Wellbeing {
    let checkin = |(i, score): (usize, &Option<u8>)| CheckIn {
        number: u32::try_from(i).unwrap() + 1,
        date: "Mar".to_owned(),
        score: score.map(f64::from),
    };
    Wellbeing {
        names: names(EN),
        instrument: "check".to_owned(),
        range,
        better,
        error_of_difference: Some(error),
        checkins: scores.iter().enumerate().map(checkin).collect(),
    }
}

/// The path of the client's line: the one stretched path that is stroked in the client's class.
fn client_line(picture: &Picture) -> String {
    let page = Document::parse(&picture.drawing).unwrap();
    let line = page.descendants().find(|n| {
        n.has_tag_name("path")
            && n.attribute("class") == Some("pic-c")
            && n.attribute("stroke-width") == Some("2.2")
    });
    line.unwrap().attribute("d").unwrap().to_owned()
}

fn count(picture: &Picture, class: &str) -> usize {
    let page = Document::parse(&picture.drawing).unwrap();
    page.descendants().filter(|n| n.has_tag_name("svg") && n.attribute("class") == Some(class)).count()
}

#[test]
fn missing_feedback_is_a_gap_in_the_line_and_a_mark_of_its_own() {
    let values = [Some(5.0), Some(4.0), None, Some(5.0), Some(5.5)];
    let input =
        Alliance { names: names(EN), range: (0.0, 6.0), baseline: None, sessions: sessions(&values, 0.4) };
    let picture = alliance::alliance(&input, &words(EN));
    assert_eq!(client_line(&picture).matches('M').count(), 2);
    assert!(picture.key.contains("No feedback yet"));
    assert!(picture.summary.contains("One session has no feedback."));
    assert!(picture.numbers.contains("none yet"));
}

#[test]
fn a_higher_rating_lies_higher_and_values_beyond_the_scale_lie_at_its_end() {
    let height = |value: f64| {
        let sessions = sessions(&[Some(value), Some(3.0)], 0.1);
        let input = Alliance { names: names(EN), range: (0.0, 6.0), baseline: None, sessions };
        let line = client_line(&alliance::alliance(&input, &words(EN)));
        let first = line.trim_start_matches('M').split('L').next().unwrap().to_owned();
        first.split(' ').nth(1).unwrap().parse::<f64>().unwrap()
    };
    assert!(height(5.0) < height(4.0) && height(4.0) < height(1.0));
    assert!((height(6.0) - height(99.0)).abs() < 1e-9);
    assert!((height(0.0) - height(-99.0)).abs() < 1e-9);
}

#[test]
fn signals_repairs_and_both_views_of_the_counsellor_have_their_marks() {
    let mut sessions = sessions(&[Some(5.0), Some(3.0), Some(5.0)], 0.4);
    sessions[1].signal = Some("fell".to_owned());
    sessions[2].repair = Some("slower".to_owned());
    sessions[0].counsellor = Some(4.0);
    sessions[0].guess = Some(5.5);
    let input = Alliance { names: names(EN), range: (0.0, 6.0), baseline: Some(5.0), sessions };
    let picture = alliance::alliance(&input, &words(EN));
    assert_eq!((count(&picture, "pic-s"), count(&picture, "pic-r")), (1, 1));
    assert_eq!(count(&picture, "pic-k"), 2, "the own view and the guess");
    assert_eq!(count(&picture, "pic-c"), 3, "one disc a session");
    assert!(picture.key.contains("Usually 5.0"));
    assert!(picture.numbers.contains("fell") && picture.numbers.contains("slower"));
}

#[test]
fn an_interval_never_reaches_beyond_the_scale() {
    let input = Alliance {
        names: names(ID),
        range: (0.0, 6.0),
        baseline: None,
        sessions: sessions(&[Some(5.8)], 0.5),
    };
    let picture = alliance::alliance(&input, &words(ID));
    assert!(picture.summary.contains("antara 4,8 dan 6,0"), "{}", picture.summary);
    assert!(picture.numbers.contains("5,8 (4,8–6,0)"));
}

#[test]
fn change_counts_only_beyond_the_band_and_is_marked_where_it_begins() {
    // 1.96 × 2.5 = 4.9: from 14 the band reaches from 9.1 to 18.9.
    let scores = [14, 18, 19, 22, 17, 9, 8].map(Some);
    let input = checkins(&scores, Better::Higher, (0.0, 30.0), 2.5);
    use Change::{Better as Up, Within, Worse as Down};
    assert_eq!(input.changes(), [Within, Within, Up, Up, Within, Down, Down].map(Some));
    let picture = wellbeing::wellbeing(&input, &words(EN));
    assert_eq!(count(&picture, "pic-s"), 1, "one square, where worse begins");
    assert!(picture.summary.contains("Between 9.1 and 18.9"));
    assert!(picture.summary.contains("In session 6 it became worse"), "{}", picture.summary);
    assert!(picture.drawing.contains(">better<") && picture.drawing.contains(">worse<"));
}

#[test]
fn without_a_known_error_there_is_no_band_and_nothing_is_called_change() {
    let mut input = checkins(&[Some(3), Some(29)], Better::Higher, (0.0, 30.0), 1.0);
    input.error_of_difference = None;
    assert_eq!((input.band(), input.changes()), (None, vec![None, None]));
    let picture = wellbeing::wellbeing(&input, &words(EN));
    assert!(!picture.drawing.contains("pic-b") && !picture.drawing.contains(">better<"));
}

#[test]
fn where_lower_is_better_the_picture_says_so() {
    let input = checkins(&[Some(40), Some(12)], Better::Lower, (0.0, 63.0), 4.0);
    let picture = wellbeing::wellbeing(&input, &words(EN));
    assert!(picture.drawing.contains("↓ lower is better") && picture.summary.contains("Lower is better."));
    assert!(picture.summary.contains("it is better"), "{}", picture.summary);
}

#[test]
fn the_triangle_is_something_to_talk_about_and_shows_both_views_item_by_item() {
    let item = |component, words: &str, client, client_before| Item {
        component,
        words: words.to_owned(),
        client: Some(client),
        counsellor: Some(5.0),
        client_before: Some(client_before),
        counsellor_before: None,
    };
    let input = Triangle {
        names: names(ID),
        range: (0.0, 6.0),
        now: "Sesi lima".to_owned(),
        before: Some("Sesi empat".to_owned()),
        items: vec![
            item(Component::Goal, "Tujuan saya jelas", 4.0, 4.0),
            item(Component::Task, "Cara kerja cocok", 2.0, 5.0),
            item(Component::Bond, "Saya diterima", 6.0, 5.5),
        ],
    };
    let picture = triangle::triangle(&input, &words(ID));
    assert!(picture.summary.contains("bukan diagnosis"));
    assert!(picture.summary.contains("tugas (Anda 2,0; konselor Anda 5,0)"), "{}", picture.summary);
    assert!(picture.numbers.contains("turun dari 5<") && picture.numbers.contains("naik dari 5,5"));
    assert!(picture.numbers.contains("tetap 4"));
    let page = Document::parse(&picture.drawing).unwrap();
    let views: Vec<_> = page
        .descendants()
        .filter(|n| n.has_tag_name("path") && n.attribute("stroke") == Some("currentColor"))
        .filter(|n| n.attribute("d").is_some_and(|d| d.matches('L').count() == 2 && d.ends_with('z')))
        .map(|n| (n.attribute("class").unwrap(), n.attribute("stroke-dasharray").is_some()))
        .collect();
    assert!(
        views.contains(&("pic-c", false)) && views.contains(&("pic-k", true)),
        "solid and dashed: {views:?}"
    );
    assert_eq!(views.iter().filter(|v| v.0 == "pic-c").count(), 2, "now and the session before");
}

#[test]
fn the_time_line_tells_everything_in_the_order_of_its_days() {
    let on = |number: i64| Day { number, date: format!("day {number}") };
    let event = |number, kind| Event { day: on(number), kind, words: None };
    let input = Timeline {
        events: vec![
            event(40, EventKind::Ending(Ending::Planned)),
            event(1, EventKind::Session(Some(1), Attendance::Held)),
            event(0, EventKind::Agreement),
            event(8, EventKind::Session(None, Attendance::Missed)),
            event(15, EventKind::Session(Some(3), Attendance::Held)),
            event(22, EventKind::Repair),
        ],
        signals: vec![Signal {
            words: "it fell".to_owned(),
            opened: on(9),
            talked: Some(on(15)),
            closed: Some(on(22)),
        }],
    };
    let picture = timeline::timeline(&input, &words(EN));
    let page = Document::parse(&picture.numbers).unwrap();
    let lines: Vec<String> = page
        .descendants()
        .filter(|n| n.has_tag_name("li"))
        .map(|n| n.descendants().filter_map(|d| if d.is_text() { d.text() } else { None }).collect())
        .collect();
    let expected = [
        "day 0 Counselling agreement signed",
        "day 1 Session 1 held",
        "day 8 Session missed",
        "day 9 Signal: it fell",
        "day 15 Session 3 held",
        "day 15 Signal talked about: it fell",
        "day 22 Put right together",
        "day 22 Signal settled: it fell",
        "day 40 Counselling ended as planned",
    ];
    assert_eq!(lines, expected);
    assert_eq!(
        picture.summary,
        "2 sessions held. One session missed. One signal, 0 still open. One strain put right together."
    );
}

#[test]
fn what_people_wrote_is_shown_as_text_never_as_markup() {
    let evil = "</title><script>alert(\"x\")</script>'&\u{0}";
    let people = Names { client: evil.to_owned(), counsellor: evil.to_owned() };
    let day = Day { number: 1, date: evil.to_owned() };
    let session = AllianceSession {
        number: 1,
        date: evil.to_owned(),
        client: Some(Rating::with_error(3.0, 0.3)),
        counsellor: Some(3.0),
        guess: Some(3.0),
        signal: Some(evil.to_owned()),
        repair: Some(evil.to_owned()),
    };
    let rating = GoalRating { number: 1, date: evil.to_owned(), client: Some(3.0), counsellor: Some(4.0) };
    let task = Task { words: evil.to_owned(), state: TaskState::WaitsFor(Side::Client) };
    let goal =
        Goal { words: evil.to_owned(), accord: Accord::Agreed, ratings: vec![rating], tasks: vec![task] };
    let item = Item {
        component: Component::Bond,
        words: evil.to_owned(),
        client: Some(1.0),
        counsellor: Some(2.0),
        client_before: Some(3.0),
        counsellor_before: None,
    };
    let words = words(EN);
    let mut wellbeing_input = checkins(&[Some(3)], Better::Higher, (0.0, 30.0), 1.0);
    wellbeing_input.names = people.clone();
    wellbeing_input.instrument = evil.to_owned();
    wellbeing_input.checkins[0].date = evil.to_owned();
    let range = (0.0, 6.0);
    let triangle_input = Triangle {
        names: people.clone(),
        range,
        now: evil.to_owned(),
        before: Some(evil.to_owned()),
        items: vec![item],
    };
    let pictures = [
        alliance::alliance(
            &Alliance { names: people.clone(), range, baseline: None, sessions: vec![session] },
            &words,
        ),
        triangle::triangle(&triangle_input, &words),
        wellbeing::wellbeing(&wellbeing_input, &words),
        goals::goals(&Goals { names: people, range, goals: vec![goal] }, &words),
        timeline::timeline(
            &Timeline {
                events: vec![Event {
                    day: day.clone(),
                    kind: EventKind::Repair,
                    words: Some(evil.to_owned()),
                }],
                signals: vec![Signal { words: evil.to_owned(), opened: day, talked: None, closed: None }],
            },
            &words,
        ),
    ];
    for picture in pictures {
        sound(&picture);
        let markup = picture.figure();
        assert!(!markup.contains("<script"), "{markup}");
        assert!(markup.contains("&lt;script&gt;"), "what was written is gone: {markup}");
    }
}

#[test]
fn a_new_case_is_invited_in_both_languages() {
    for (language, address) in [(ID, Address::Anda), (ID, Address::Kamu), (EN, Address::Anda)] {
        let words = Words::new(language, address);
        let names = Names::seen_by(Role::Client, &words);
        let range = (0.0, 6.0);
        let mut empty = checkins(&[], Better::Higher, (0.0, 30.0), 1.0);
        empty.names = names.clone();
        let pictures = [
            alliance::alliance(
                &Alliance { names: names.clone(), range, baseline: None, sessions: vec![] },
                &words,
            ),
            triangle::triangle(
                &Triangle { names: names.clone(), range, now: String::new(), before: None, items: vec![] },
                &words,
            ),
            wellbeing::wellbeing(&empty, &words),
            goals::goals(&Goals { names, range, goals: vec![] }, &words),
            timeline::timeline(&Timeline::default(), &words),
        ];
        for picture in pictures {
            sound(&picture);
            assert!(picture.numbers.is_empty() && picture.key.is_empty(), "{}", picture.figure());
            assert!(picture.drawing.contains("stroke-dasharray"), "the outline of what will come");
            let here = if language == ID { "di sini|di garis ini" } else { "here|on this line" };
            assert!(here.split('|').any(|h| picture.summary.contains(h)), "{}", picture.summary);
        }
    }
}

#[test]
fn sixty_sessions_carry_few_enough_numbers_for_a_phone() {
    let values = [Some(5.0); 60];
    let input =
        Alliance { names: names(EN), range: (0.0, 6.0), baseline: None, sessions: sessions(&values, 0.4) };
    let picture = alliance::alliance(&input, &words(EN));
    let page = Document::parse(&picture.drawing).unwrap();
    let places: Vec<f64> = page
        .descendants()
        .filter(|n| n.attribute("class") == Some("pic-t") && n.attribute("text-anchor") == Some("middle"))
        .map(|n| n.attribute("x").unwrap().trim_end_matches('%').parse().unwrap())
        .collect();
    assert!((6..=14).contains(&places.len()), "{places:?}");
    // On a phone the plain is 298 px wide; two digits take 14 px.
    assert!(places.windows(2).all(|w| (w[1] - w[0]) / 100.0 * 298.0 > 17.0), "{places:?}");
}

#[test]
fn the_style_sheet_is_small_and_knows_every_colour_class() {
    let css = include_str!("../src/assets/picture.css");
    assert!(css.len() <= 1229, "{} bytes", css.len());
    for class in ["pic-c", "pic-k", "pic-s", "pic-r", "pic-o", "pic-b", "pic-w", "pic-key"] {
        assert!(css.contains(&format!(".{class}")), "{class}");
    }
}
