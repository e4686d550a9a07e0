//! The rules of answering and scoring, on instruments made at random and on the built-in ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use selaras_core::instrument::{Basis, Instrument, ItemId, Norm, ScaleId, shelf};
use selaras_core::response::{AnswerFault, Response, StoredFault, Wrong, compared, danger};
use selaras_core::score::{Score, ScoreFault, score};

fn built_in(name: &str) -> &'static Instrument {
    shelf().newest(name).unwrap()
}

/// A response from its kept text: what most tests start from.
fn kept(instrument: &Instrument, text: &str) -> Response {
    Response::decode(instrument, text).unwrap()
}

fn only(instrument: &Instrument, text: &str) -> Score {
    score(instrument, &kept(instrument, text)).into_iter().next().expect("a score")
}

fn scale(name: &str) -> ScaleId {
    name.parse().unwrap()
}

/// An instrument of one scale, described by what its rules depend on.
#[derive(Debug, Clone)]
struct Made {
    min: i16,
    max: i16,
    reverse: Vec<bool>,
    weights: Vec<u8>,
    mean: bool,
    times: u8,
    higher: bool,
    missing_allowed: usize,
}

impl Made {
    fn instrument(&self) -> Instrument {
        let items = self.reverse.iter().enumerate().map(|(i, reverse)| {
            format!("{{ id = \"i{i}\", response = \"r\", reverse = {reverse}, text = {{ id = \"b\", en = \"i\" }} }}")
        });
        let names: Vec<_> = (0..self.reverse.len()).map(|i| format!("\"i{i}\"")).collect();
        let weights: Vec<_> = self.weights.iter().enumerate().map(|(i, w)| format!("i{i} = {w}")).collect();
        let toml = format!(
            r#"
            id = "made"
            version = 1
            origin = "ours"
            rights = "Free."
            answered_by = "client"
            title = {{ id = "Buatan", en = "Made" }}
            short = {{ id = "Buatan", en = "Made" }}
            qualification = {{ administer = "A", score = "A", interpret = "A" }}
            item = [ {items} ]
            [response.r]
            min = {min}
            max = {max}
            anchors = [
                {{ at = {min}, text = {{ id = "tidak", en = "no" }} }},
                {{ at = {max}, text = {{ id = "ya", en = "yes" }} }},
            ]
            [[scale]]
            id = "total"
            title = {{ id = "Jumlah", en = "Total" }}
            items = [ {names} ]
            weights = {{ {weights} }}
            rule = "{rule}"
            times = {times}
            missing_allowed = {missing_allowed}
            direction = "{direction}-is-better"
            norm = "none yet"
            sd = {{ value = 0.1, source = "made", assumed = true }}
            reliability = {{ value = 0.75, source = "made", assumed = true }}
            "#,
            items = items.collect::<Vec<_>>().join(", "),
            min = self.min,
            max = self.max,
            names = names.join(", "),
            weights = weights.join(", "),
            rule = if self.mean { "mean" } else { "sum" },
            times = self.times,
            missing_allowed = self.missing_allowed,
            direction = if self.higher { "higher" } else { "lower" },
        );
        Instrument::parse(&toml).unwrap()
    }
}

/// An instrument and the answers to it, some missing.
fn made() -> impl Strategy<Value = (Made, Vec<Option<i16>>)> {
    (1usize..8, -5i16..5, 1i16..11).prop_flat_map(|(items, min, span)| {
        let made = (
            prop::collection::vec(any::<bool>(), items),
            prop::collection::vec(1u8..4, items),
            any::<bool>(),
            1u8..5,
            any::<bool>(),
            0..items,
        )
            .prop_map(move |(reverse, weights, mean, times, higher, missing_allowed)| Made {
                min,
                max: min + span,
                reverse,
                weights,
                mean,
                times,
                higher,
                missing_allowed,
            });
        (made, prop::collection::vec(prop::option::weighted(0.8, min..=min + span), items))
    })
}

fn respond(instrument: &Instrument, answers: &[Option<i16>]) -> Response {
    let fields: Vec<_> = answers.iter().map(|a| a.map(|a| a.to_string()).unwrap_or_default()).collect();
    let at = |id: &ItemId| instrument.items().iter().position(|item| item.id() == id).unwrap();
    Response::read_partial(instrument, |id| Some(fields[at(id)].as_str())).unwrap()
}

fn value(instrument: &Instrument, answers: &[Option<i16>]) -> Option<f64> {
    score(instrument, &respond(instrument, answers)).first().map(Score::value)
}

fn missing(answers: &[Option<i16>]) -> usize {
    answers.iter().filter(|a| a.is_none()).count()
}

fn filled(answers: &[Option<i16>], with: i16) -> Vec<Option<i16>> {
    answers.iter().map(|answer| answer.or(Some(with))).collect()
}

proptest! {
    #[test]
    fn a_score_exists_exactly_when_few_enough_answers_are_missing((made, answers) in made()) {
        let exists = value(&made.instrument(), &answers).is_some();
        prop_assert_eq!(exists, missing(&answers) <= made.missing_allowed);
    }

    #[test]
    fn turning_an_item_and_its_answer_round_changes_nothing((made, answers) in made(), which in any::<prop::sample::Index>()) {
        let at = which.index(answers.len());
        let mut turned = made.clone();
        turned.reverse[at] = !turned.reverse[at];
        let mut mirrored = answers.clone();
        mirrored[at] = answers[at].map(|a| made.min + made.max - a);
        prop_assert_eq!(value(&made.instrument(), &answers), value(&turned.instrument(), &mirrored));
    }

    #[test]
    fn mirroring_every_answer_mirrors_the_score((made, answers) in made()) {
        let instrument = made.instrument();
        let mirrored: Vec<_> = answers.iter().map(|a| a.map(|a| made.min + made.max - a)).collect();
        if let Some(value) = value(&instrument, &answers) {
            let scale = &instrument.scales()[0];
            let other = self::value(&instrument, &mirrored).unwrap();
            prop_assert!((scale.min() + scale.max() - value - other).abs() < 1e-9);
        }
    }

    #[test]
    fn a_score_never_leaves_its_scale_and_reaches_both_ends((made, answers) in made()) {
        let instrument = made.instrument();
        let scale = &instrument.scales()[0];
        if let Some(value) = value(&instrument, &answers) {
            prop_assert!((scale.min()..=scale.max()).contains(&value), "{value}");
        }
        let end = |high: bool| made.reverse.iter().map(|&r| Some(if high == r { made.min } else { made.max })).collect::<Vec<_>>();
        prop_assert!((value(&instrument, &end(true)).unwrap() - scale.max()).abs() < 1e-9);
        prop_assert!((value(&instrument, &end(false)).unwrap() - scale.min()).abs() < 1e-9);
    }

    #[test]
    fn a_missing_answer_never_counts_for_more_than_any_answer_could((made, answers) in made()) {
        let forward = Made { reverse: vec![false; answers.len()], ..made };
        let instrument = forward.instrument();
        if let Some(value) = value(&instrument, &answers) {
            let lowest = self::value(&instrument, &filled(&answers, forward.min)).unwrap();
            let highest = self::value(&instrument, &filled(&answers, forward.max)).unwrap();
            prop_assert!(lowest - 1e-9 <= value && value <= highest + 1e-9, "{lowest} {value} {highest}");
        }
    }

    #[test]
    fn a_missing_answer_counts_as_the_mean_of_the_others((made, same) in made(), answer in 0i16..10) {
        // Everyone who gives one answer throughout is taken to have given it where it is missing, too.
        let forward = Made { reverse: vec![false; same.len()], ..made };
        let answer = forward.min + answer % (forward.max - forward.min + 1);
        let instrument = forward.instrument();
        let answers: Vec<_> = same.iter().map(|a| a.map(|_| answer)).collect();
        if let Some(value) = value(&instrument, &answers) {
            let complete = self::value(&instrument, &vec![Some(answer); answers.len()]).unwrap();
            prop_assert!((value - complete).abs() < 1e-9);
        }
    }

    #[test]
    fn a_higher_keyed_answer_never_lowers_the_score((made, answers) in made(), which in any::<prop::sample::Index>()) {
        let instrument = made.instrument();
        let at = which.index(answers.len());
        let step = if made.reverse[at] { -1 } else { 1 };
        let Some(raised) = answers[at].map(|a| a + step).filter(|a| (made.min..=made.max).contains(a)) else {
            return Ok(());
        };
        let mut higher = answers.clone();
        higher[at] = Some(raised);
        if let (Some(before), Some(after)) = (value(&instrument, &answers), value(&instrument, &higher)) {
            prop_assert!(after > before, "{before} to {after}");
        }
    }

    #[test]
    fn missing_answers_make_a_score_less_sure_never_surer((made, answers) in made()) {
        let instrument = made.instrument();
        let complete = instrument.scales()[0].standard_error().unwrap();
        prop_assert!((complete - 0.05).abs() < 1e-12, "0.1 · √(1 − 0.75) is 0.05, not {complete}");
        if let Some(score) = score(&instrument, &respond(&instrument, &answers)).first() {
            let given = answers.len() - missing(&answers);
            let expected = complete * (answers.len() as f64 / given as f64).sqrt();
            prop_assert!((score.standard_error().unwrap() - expected).abs() < 1e-12);
            prop_assert_eq!((score.answered(), score.of()), (given, answers.len()));
        }
    }

    #[test]
    fn a_score_read_back_is_the_score_that_was_kept((made, answers) in made()) {
        let instrument = made.instrument();
        for score in score(&instrument, &respond(&instrument, &answers)) {
            let back = Score::recorded(&instrument, score.scale(), score.value(), score.answered());
            prop_assert_eq!(back.unwrap(), score);
        }
    }

    #[test]
    fn a_kept_response_reads_back_as_it_was((made, answers) in made()) {
        let instrument = made.instrument();
        let response = respond(&instrument, &answers);
        prop_assert_eq!(response.answers(), answers.as_slice());
        prop_assert_eq!(Response::decode(&instrument, &response.encode()).unwrap(), response);
    }

    #[test]
    fn what_fell_one_way_rose_the_other((made, first) in made(), shift in 0i16..6) {
        let instrument = made.instrument();
        let span = made.max - made.min + 1;
        let second: Vec<_> = first.iter().map(|a| a.map(|a| made.min + (a - made.min + shift) % span)).collect();
        let (a, b) = (respond(&instrument, &first), respond(&instrument, &second));
        let there = compared(&instrument, &a, &b);
        let mut back = compared(&instrument, &b, &a);
        prop_assert_eq!(there.len(), first.len() - missing(&first));
        prop_assert!(there.is_sorted_by_key(|c| c.change), "what fell most comes first");
        for change in &there {
            let at = back.iter().position(|c| c.item == change.item).unwrap();
            let other = back.swap_remove(at);
            prop_assert_eq!((change.change, change.earlier), (-other.change, other.later));
        }
    }

    #[test]
    fn a_score_that_became_worse_has_items_that_fell((made, first) in made(), (_, other) in made()) {
        let instrument = made.instrument();
        let second: Vec<_> = first.iter().zip(other.iter().cycle()).map(|(a, b)| a.map(|a| {
            b.map_or(a, |b| made.min + b.rem_euclid(made.max - made.min + 1))
        })).collect();
        let (Some(before), Some(after)) = (value(&instrument, &first), value(&instrument, &second)) else {
            return Ok(());
        };
        let better = (after - before) * instrument.scales()[0].direction().sign();
        let changes = compared(&instrument, &respond(&instrument, &first), &respond(&instrument, &second));
        if better < -1e-9 {
            prop_assert!(changes[0].change < 0, "{changes:?}");
        }
        if better > 1e-9 {
            prop_assert!(changes.last().unwrap().change > 0, "{changes:?}");
        }
    }

    #[test]
    fn no_field_whatever_breaks_reading(text in " {0,1}[-+]?[0-9]{1,3} {0,1}|[-+0-9 ]{0,4}|\\PC{0,12}") {
        let instrument = built_in("goal-rating");
        let read = Response::read(instrument, |_| Some(text.as_str()));
        let wrong = read.as_ref().err().map(|faults| &faults[0].what);
        match text.trim().parse::<i64>() {
            Ok(number) if (0..=10).contains(&number) => {
                prop_assert_eq!(i64::from(read.unwrap().answers()[0].unwrap()), number);
            }
            Ok(_) => prop_assert!(matches!(wrong, Some(Wrong::OutOfRange { .. })), "{:?}", wrong),
            Err(_) if text.trim().is_empty() => prop_assert_eq!(wrong, Some(&Wrong::Missing)),
            Err(_) => prop_assert!(matches!(wrong, Some(Wrong::NotANumber { .. })), "{:?}", wrong),
        }
    }

    #[test]
    fn no_kept_text_whatever_breaks_decoding(text in "[-+0-9, ]{0,20}") {
        let instrument = built_in("check-in");
        if let Ok(response) = Response::decode(instrument, &text) {
            let back = Response::decode(instrument, &response.encode());
            prop_assert_eq!(back.unwrap(), response);
        }
    }
}

fn faults(instrument: &Instrument, fields: &[(&str, &str)]) -> Vec<(String, Wrong)> {
    let field = |id: &ItemId| fields.iter().find(|(name, _)| *id == *name).map(|(_, text)| *text);
    match Response::read(instrument, field) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            faults.into_iter().map(|AnswerFault { item, what }| (item.to_string(), what)).collect()
        }
    }
}

#[test]
fn every_wrong_field_is_named_with_what_is_wrong() {
    let fields = [("rest", "7"), ("mood", "so-so"), ("people", " 4 "), ("duties", "-1"), ("safety", "4")];
    let out_of_range = |max, got: &str| Wrong::OutOfRange { min: 0, max, got: got.to_owned() };
    assert_eq!(
        faults(built_in("check-in"), &fields),
        [
            ("rest".to_owned(), out_of_range(6, "7")),
            ("mood".to_owned(), Wrong::NotANumber { got: "so-so".to_owned() }),
            ("duties".to_owned(), out_of_range(6, "-1")),
            ("hope".to_owned(), Wrong::Missing),
            ("safety".to_owned(), out_of_range(3, "4")),
        ]
    );
}

#[test]
fn a_number_too_long_for_any_scale_is_out_of_range_and_half_points_are_no_answers() {
    let near = |text: &str| faults(built_in("goal-rating"), &[("near", text)]).remove(0).1;
    assert!(matches!(near("99999999999999999999"), Wrong::OutOfRange { .. }));
    assert!(matches!(near("-99999999999999999999"), Wrong::OutOfRange { .. }));
    for text in ["5.5", "5,5", "1e1", "--1", "+", "٥", "5 5", "NaN"] {
        assert!(matches!(near(text), Wrong::NotANumber { .. }), "{text}");
    }
}

#[test]
fn an_optional_item_may_be_left_out_of_a_complete_form() {
    let fields = [("rest", "1"), ("mood", "2"), ("people", "3"), ("duties", "4"), ("hope", "5")];
    assert!(faults(built_in("check-in"), &fields).is_empty());
}

#[test]
fn a_lenient_form_takes_what_it_gets_and_leaves_the_rest_to_scoring() {
    let long = built_in("alliance-client");
    assert!(faults(long, &[("goal-own", "4")]).is_empty());
    let nothing = Response::read(long, |_| None).unwrap();
    assert!(nothing.is_empty() && score(long, &nothing).is_empty());
    assert_eq!(faults(long, &[("goal-own", "9")]).len(), 1, "but no answer out of range");
}

#[test]
fn a_paper_form_may_be_partial_even_where_the_page_asks_for_everything() {
    let check_in = built_in("check-in");
    let partial = Response::read_partial(check_in, |id| (*id != "hope").then_some("2")).unwrap();
    assert_eq!(partial.answer(check_in, &"hope".parse().unwrap()), None);
    assert_eq!(score(check_in, &partial)[0].value(), 10.0);
}

#[test]
fn only_the_options_of_a_choice_can_be_chosen() {
    let toml = r#"
        id = "yes-no"
        version = 1
        origin = "ours"
        rights = "Free."
        answered_by = "client"
        title = { id = "Pilihan", en = "Choice" }
        short = { id = "Pilihan", en = "Choice" }
        qualification = { administer = "A", score = "A", interpret = "A" }
        item = [ { id = "a", response = "r", text = { id = "b", en = "i" } } ]
        [response.r]
        min = 0
        max = 2
        choices = true
        anchors = [ { at = 2, text = { id = "ya", en = "yes" } }, { at = 0, text = { id = "tidak", en = "no" } } ]
    "#;
    let instrument = Instrument::parse(toml).unwrap();
    assert_eq!(instrument.items()[0].response().points().collect::<Vec<_>>(), [0, 2]);
    assert!(faults(&instrument, &[("a", "2")]).is_empty());
    assert_eq!(faults(&instrument, &[("a", "1")]), [("a".to_owned(), Wrong::UnknownOption { got: 1 })]);
    assert!(Response::decode(&instrument, "1").is_err());
}

#[test]
fn a_kept_response_is_short_and_a_damaged_one_is_refused() {
    let check_in = built_in("check-in");
    let response = kept(check_in, "3,5,,6,0,");
    assert_eq!(response.encode(), "3,5,,6,0,");
    assert_eq!(response.answers(), [Some(3), Some(5), None, Some(6), Some(0), None]);
    assert_eq!(Response::decode(check_in, "3,5"), Err(StoredFault::Count { got: 2, items: 6 }));
    assert_eq!(Response::decode(check_in, ""), Err(StoredFault::Count { got: 1, items: 6 }));
    let damaged = Response::decode(check_in, "3,5,x,6,0,").unwrap_err().to_string();
    assert_eq!(damaged, "item `people`: `x` is not a whole number");
    assert_eq!(kept(built_in("reflection"), "").answers(), []);
    assert_eq!(kept(built_in("goal-rating"), "").answers(), [None]);
}

#[test]
fn what_fell_is_named_first_and_a_reversed_item_falls_when_its_answer_rises() {
    let long = built_in("alliance-client");
    let (earlier, later) = (kept(long, "5,5,5,5,1,5,1,5,5,5,5,1"), kept(long, "5,3,5,6,5,5,1,5,5,,5,1"));
    let changes = compared(long, &earlier, &later);
    let named: Vec<_> = changes.iter().map(|c| (c.item.as_str(), c.change)).collect();
    assert_eq!(named[..2], [("task-unfit", -4), ("task-reason", -2)]);
    assert_eq!(named.last(), Some(&("goal-words", 1)));
    assert!(named.iter().all(|(item, _)| *item != "goal-same"), "not answered on both sides");
}

#[test]
fn more_danger_is_worse_and_a_changed_preference_is_neither() {
    let check_in = built_in("check-in");
    let changes = compared(check_in, &kept(check_in, "3,3,3,3,3,0"), &kept(check_in, "3,3,3,3,3,2"));
    assert_eq!((changes[0].item.as_str(), changes[0].change), ("safety", -2));
    let preferences = built_in("preferences-short");
    assert!(compared(preferences, &kept(preferences, "-3,0,0,0"), &kept(preferences, "3,0,0,0")).is_empty());
    let bdi = built_in("bdi");
    let worse = "1".to_owned() + &",1".repeat(20);
    let changes = compared(bdi, &kept(bdi, &worse.replace('1', "0")), &kept(bdi, &worse));
    assert!(
        changes.len() == 21 && changes.iter().all(|c| c.change == -1),
        "a higher depression score is worse"
    );
}

#[test]
fn danger_is_seen_from_the_threshold_on_and_not_before() {
    let check_in = built_in("check-in");
    for (text, expected) in
        [("0,0,0,0,0,", None), ("0,0,0,0,0,0", None), ("6,6,6,6,6,1", Some(1)), ("6,6,6,6,6,3", Some(3))]
    {
        let sign = danger(check_in, &kept(check_in, text));
        assert_eq!(sign.as_ref().map(|s| s.answer), expected, "{text}");
        assert!(sign.is_none_or(|s| s.item == "safety"));
    }
    assert_eq!(danger(built_in("goal-rating"), &kept(built_in("goal-rating"), "0")), None);
}

#[test]
#[should_panic(expected = "a response to check-in 1 was read as one to goal-rating 1")]
fn answers_are_never_scored_by_another_instrument_s_keys() {
    score(built_in("goal-rating"), &kept(built_in("check-in"), "1,1,1,1,1,"));
}

#[test]
fn a_score_says_what_its_error_rests_on_and_that_there_is_no_norm() {
    let check_in = only(built_in("check-in"), "2,3,5,4,1,");
    assert_eq!((check_in.basis(), check_in.norm()), (Basis::Assumed, Norm::NoneYet));
    assert_eq!((check_in.instrument().as_str(), check_in.version().number()), ("check-in", 1));
    assert!((check_in.standard_error().unwrap() - 5.5 * 0.15f64.sqrt()).abs() < 1e-12);
    // Its reliability is published, its standard deviation is not: one assumption is enough.
    assert_eq!(only(built_in("phq-9"), "0,0,0,0,0,0,0,0,0").basis(), Basis::Assumed);
    let zeros = "0".to_owned() + &",0".repeat(20);
    assert_eq!(only(built_in("bdi"), &zeros).basis(), Basis::Published);
    let goal = only(built_in("goal-rating"), "4");
    assert_eq!((goal.basis(), goal.standard_error(), goal.interval(0.95)), (Basis::Unknown, None, None));
}

#[test]
fn the_interval_has_the_normal_quantile_and_ends_with_the_scale() {
    let score = only(built_in("check-in"), "3,3,3,3,3,");
    let error = score.standard_error().unwrap();
    // Quantiles of the standard normal distribution, to seven places, from any table.
    for (confidence, z) in [
        (0.5, 0.6744898),
        (0.682689492, 1.0),
        (0.9, 1.6448536),
        (0.95, 1.9599640),
        (0.96, 2.0537489),
        (0.99, 2.5758293),
        (0.999, 3.2905267),
    ] {
        let interval = score.interval(confidence).unwrap();
        assert!((interval.high - 15.0 - z * error).abs() < 1e-6, "{confidence}: {interval:?}");
        assert!((15.0 - interval.low - z * error).abs() < 1e-6, "{confidence}: {interval:?}");
    }
    assert!([0.0, 1.0, -0.5, 1.5, f64::NAN].iter().all(|&c| score.interval(c).is_none()));
    let top = only(built_in("check-in"), "6,6,6,6,6,").interval(0.95).unwrap();
    assert!(top.high == 30.0 && top.low < 30.0);
    let bottom = only(built_in("check-in"), "0,0,0,0,0,").interval(0.95).unwrap();
    assert!(bottom.low == 0.0 && bottom.high > 0.0);
}

#[test]
fn a_past_score_is_taken_in_within_the_range_of_its_scale_only() {
    let bdi = built_in("bdi");
    let total = scale("total");
    let score = Score::imported(bdi, &total, 29.0).unwrap();
    assert_eq!((score.value(), score.answered(), score.of(), score.range()), (29.0, 21, 21, (0.0, 63.0)));
    assert!((score.standard_error().unwrap() - 10.84 * 0.09f64.sqrt()).abs() < 1e-12);
    for wrong in [-1.0, 63.5, f64::NAN, f64::INFINITY] {
        assert!(matches!(Score::imported(bdi, &total, wrong), Err(ScoreFault::OutOfRange { .. })), "{wrong}");
    }
    let fault = Score::imported(bdi, &scale("mood"), 3.0).unwrap_err().to_string();
    assert_eq!(fault, "bdi has no scale `mood`");
    assert_eq!(Score::imported(bdi, &total, 64.0).unwrap_err().to_string(), "64 lies outside 0 to 63");
}

#[test]
fn a_kept_score_cannot_rest_on_more_or_fewer_answers_than_its_rule_allows() {
    let check_in = built_in("check-in");
    let kept = |answered| Score::recorded(check_in, &scale("total"), 12.0, answered);
    assert!(kept(5).is_ok() && kept(4).is_ok());
    assert!(kept(4).unwrap().standard_error() > kept(5).unwrap().standard_error());
    for answered in [0, 3, 6] {
        assert_eq!(kept(answered), Err(ScoreFault::Answered { got: answered, of: 5 }));
    }
}

#[test]
fn a_talking_point_has_a_value_but_claims_no_error() {
    let scores =
        score(built_in("alliance-client"), &kept(built_in("alliance-client"), "5,2,5,5,4,5,1,2,5,5,2,1"));
    let named: Vec<_> = scores.iter().map(|s| (s.scale().as_str(), s.standard_error().is_some())).collect();
    assert_eq!(named, [("alliance", true), ("goal", false), ("task", false), ("bond", false)]);
}
