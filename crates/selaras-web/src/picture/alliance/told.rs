//! The picture of the alliance in words: the marks' meaning, a few sentences, the numbers.

use super::{Alliance, AllianceSession, rated};
use crate::picture::figure::{Table, folded, row, session};
use crate::picture::ink::{finite, range, sentence};
use crate::picture::mark::{Key, Mark};
use crate::picture::plot::MISSING;
use crate::words::{Place, Words};

/// What the marks mean.
pub fn key(input: &Alliance, words: &Words) -> Key {
    let mut key = Key::default();
    let any = |test: fn(&AllianceSession) -> bool| input.sessions.iter().any(test);
    let client = |id: &str| words.with(id, "client", &input.names.client).into_owned();
    let counsellor = |id: &str| words.with(id, "counsellor", &input.names.counsellor).into_owned();
    if any(|s| rated(s).is_some()) {
        let whisker = r#"<g class="pic-c" stroke="currentColor"><path d="M0-7V7M-3-7H3M-3 7H3" stroke-width="1.4"/><circle r="4" fill="currentColor" stroke="none"/></g>"#;
        key.sample(whisker, &sentence(&client("picture-key-client-interval")));
    }
    if let Some(baseline) = finite(input.baseline).filter(|_| !input.sessions.is_empty()) {
        let line = r#"<path class="pic-i" d="M-13 0H13" stroke="currentColor" stroke-width="1.4" stroke-dasharray="6 4"/>"#;
        key.sample(line, &words.with("picture-key-baseline", "value", words.number(baseline, 1)));
    }
    if any(|s| finite(s.counsellor).is_some()) {
        key.mark(Mark::Counsellor, &sentence(&counsellor("picture-key-counsellor")));
    }
    if any(|s| finite(s.guess).is_some()) {
        let guess = words.fill(
            "picture-key-guess",
            &[("client", (&input.names.client).into()), ("counsellor", (&input.names.counsellor).into())],
        );
        key.mark(Mark::Guess, &sentence(&guess));
    }
    if any(|s| rated(s).is_none()) {
        key.sample(MISSING, &words.say("picture-key-no-feedback"));
    }
    if any(|s| s.signal.is_some()) {
        key.mark(Mark::Signal, &words.say("picture-key-signal"));
    }
    if any(|s| s.repair.is_some()) {
        key.mark(Mark::Repair, &words.say("picture-key-repair"));
    }
    key
}

/// The picture in a few sentences.
pub fn summary(input: &Alliance, words: &Words) -> String {
    let Some(last) = input.sessions.iter().rev().find(|s| rated(s).is_some()) else {
        let missing = input.sessions.len();
        let empty = words.say("picture-alliance-empty").into_owned();
        return match missing {
            0 => empty,
            n => format!("{empty} {}", words.with("picture-alliance-missing", "count", n)),
        };
    };
    let value = rated(last).unwrap_or_default();
    let interval = last.client.and_then(|r| input.interval(r));
    let places = [
        ("session", Place::Owned(last.number.to_string())),
        ("date", (&last.date).into()),
        ("client", (&input.names.client).into()),
        ("value", words.number(value, 1).into()),
        ("max", words.number(range(input.range).1, 0).into()),
    ];
    let mut sentences = vec![words.fill("picture-alliance-last", &places).into_owned()];
    if let Some((lower, upper)) = interval {
        let places = [("low", words.number(lower, 1).into()), ("high", words.number(upper, 1).into())];
        sentences.push(words.fill("picture-alliance-interval", &places).into_owned());
    }
    if let Some(baseline) = finite(input.baseline) {
        sentences.push(words.with("picture-alliance-usual", "value", words.number(baseline, 1)).into_owned());
    }
    for (id, count) in [
        ("picture-alliance-missing", input.sessions.iter().filter(|s| rated(s).is_none()).count()),
        ("picture-alliance-signals", input.sessions.iter().filter(|s| s.signal.is_some()).count()),
        ("picture-alliance-repairs", input.sessions.iter().filter(|s| s.repair.is_some()).count()),
    ] {
        if count > 0 {
            sentences.push(words.with(id, "count", count).into_owned());
        }
    }
    sentences.join(" ")
}

/// The numbers behind the picture.
pub fn table(input: &Alliance, title: &str, words: &Words) -> String {
    if input.sessions.is_empty() {
        return String::new();
    }
    let none = words.say("picture-none").into_owned();
    let shown = |v: Option<f64>| finite(v).map_or(none.clone(), |v| words.number(v, 1));
    let rows = input.sessions.iter().map(|s| {
        let client = match (rated(s), s.client.and_then(|r| input.interval(r))) {
            (Some(v), Some((l, u))) => {
                format!("{} ({}–{})", words.number(v, 1), words.number(l, 1), words.number(u, 1))
            }
            (value, _) => shown(value),
        };
        let happened: Vec<&str> = s.signal.iter().chain(&s.repair).map(String::as_str).collect();
        vec![row(s.number, &s.date), client, shown(s.counsellor), shown(s.guess), happened.join("; ")]
    });
    let heads = vec![
        words.say("picture-head-session").into_owned(),
        sentence(&words.with("picture-head-rated", "who", &input.names.client)),
        sentence(&words.with("picture-head-rated", "who", &input.names.counsellor)),
        sentence(&words.with("picture-head-guess", "who", &input.names.counsellor)),
        words.say("picture-head-happened").into_owned(),
    ];
    folded(&[Table { caption: title, heads, rows: rows.collect() }], words)
}

/// One session in words, for whoever points at its marks.
pub fn remark(s: &AllianceSession, input: &Alliance, words: &Words) -> String {
    let mut parts = vec![session(s.number, &s.date, words)];
    for (name, value) in [
        (words.with("picture-head-rated", "who", &input.names.client), rated(s)),
        (words.with("picture-head-rated", "who", &input.names.counsellor), finite(s.counsellor)),
        (words.with("picture-head-guess", "who", &input.names.counsellor), finite(s.guess)),
    ] {
        if let Some(value) = value {
            parts.push(format!("{}: {}", sentence(&name), words.number(value, 1)));
        }
    }
    parts.extend(s.signal.iter().chain(&s.repair).cloned());
    parts.join(" · ")
}
