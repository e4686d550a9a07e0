//! The picture of well-being in words: the marks' meaning, a few sentences, the numbers.

use super::{Change, CheckIn, Wellbeing, direction, shown, turned};
use crate::picture::figure::{Table, folded, row, session};
use crate::picture::ink::{finite, range, sentence};
use crate::picture::mark::{Key, Mark};
use crate::picture::plot::MISSING;
use crate::words::{Place, Words};

/// What the marks mean.
pub fn key(input: &Wellbeing, words: &Words) -> Key {
    let mut key = Key::default();
    let turns = input.turns();
    if input.checkins.iter().any(|c| finite(c.score).is_some()) {
        let meaning = words.with("picture-key-score", "client", &input.names.client);
        key.mark(Mark::Client, &sentence(&meaning));
    }
    if input.band().is_some() {
        let field = r##"<rect class="pic-b" x="-13" y="-6" width="26" height="12" fill="#eee"/><path class="pic-g" d="M-13-6H13M-13 6H13" stroke="#777" stroke-dasharray="5 3"/>"##;
        key.sample(field, &words.say("picture-key-band"));
    }
    if turns.iter().any(|(_, c)| *c == Change::Better) {
        key.mark(Mark::Better, &words.say("picture-key-better"));
    }
    if turns.iter().any(|(_, c)| *c == Change::Worse) {
        key.mark(Mark::Worse, &words.say("picture-key-worse"));
    }
    if input.checkins.iter().any(|c| finite(c.score).is_none()) {
        key.sample(MISSING, &words.say("picture-key-no-checkin"));
    }
    key
}

/// The picture in a few sentences.
pub fn summary(input: &Wellbeing, words: &Words) -> String {
    let direction = words.say(direction(input.better, false)).into_owned();
    let mut scored = input.checkins.iter().filter_map(|c| Some((c, finite(c.score)?)));
    let Some((first, first_score)) = scored.next() else {
        return format!("{} {direction}", words.say("picture-wellbeing-empty"));
    };
    let mut sentences = Vec::new();
    let occasion = |c: &CheckIn, score: f64| {
        [
            ("session", Place::Owned(c.number.to_string())),
            ("date", Place::Owned(c.date.clone())),
            ("score", shown(score, words).into()),
            ("max", shown(range(input.range).1, words).into()),
        ]
    };
    if let Some((last, score)) = scored.next_back() {
        sentences.push(words.fill("picture-wellbeing-last", &occasion(last, score)).into_owned());
    }
    sentences.push(words.fill("picture-wellbeing-first", &occasion(first, first_score)).into_owned());
    sentences.push(direction);
    if let Some((lower, upper)) = input.band() {
        let places = [("low", words.number(lower, 1).into()), ("high", words.number(upper, 1).into())];
        sentences.push(words.fill("picture-wellbeing-band", &places).into_owned());
    }
    let now = input.changes().into_iter().rev().find_map(|c| c);
    if let Some((slot, _)) = input.turns().last() {
        let id = match now {
            Some(Change::Worse) => "picture-wellbeing-worse",
            Some(Change::Better) => "picture-wellbeing-better",
            _ => "picture-wellbeing-back",
        };
        let session = input.checkins[*slot].number.to_string();
        sentences.push(words.with(id, "session", session).into_owned());
    }
    let missing = input.checkins.iter().filter(|c| finite(c.score).is_none()).count();
    if missing > 0 {
        sentences.push(words.with("picture-wellbeing-missing", "count", missing).into_owned());
    }
    sentences.join(" ")
}

/// The numbers behind the picture.
pub fn table(input: &Wellbeing, title: &str, words: &Words) -> String {
    if input.checkins.is_empty() {
        return String::new();
    }
    let rows = input.checkins.iter().zip(input.changes()).map(|(c, change)| {
        let compared = match change {
            None => String::new(),
            Some(change) => words.say(turned(change)).into_owned(),
        };
        vec![
            row(c.number, &c.date),
            finite(c.score).map_or(words.say("picture-none").into_owned(), |s| shown(s, words)),
            compared,
        ]
    });
    let heads = ["picture-head-session", "picture-head-score", "picture-head-compared"];
    let heads = heads.map(|id| words.say(id).into_owned()).to_vec();
    folded(&[Table { caption: title, heads, rows: rows.collect() }], words)
}

/// One check-in in words, for whoever points at its mark.
pub fn remark(checkin: &CheckIn, words: &Words) -> String {
    let score = finite(checkin.score).map_or(words.say("picture-none").into_owned(), |s| shown(s, words));
    format!("{}: {score}", session(checkin.number, &checkin.date, words))
}
