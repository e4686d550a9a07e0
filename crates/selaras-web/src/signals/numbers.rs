//! The reason of a signal in numbers and in a sentence.

use selaras_core::history::Rating;
use selaras_core::instrument::{Instrument, shelf};
use selaras_core::people::Side;
use selaras_core::signal::{Evidence, FellItem, Reason, Subject};

use crate::cases::facts::Facts;
use crate::words::{Place, Words};

/// A reason, read for a person.
pub struct Told {
    /// The numbers.
    pub numbers: String,
    /// The sentence.
    pub sentence: String,
}

/// The reason of a signal in words; `client` is the client's name.
pub fn told(words: Words, facts: &Facts, reason: &Reason, evidence: Evidence, client: &str) -> Told {
    let code = reason.kind().code();
    let number = |x: f64| Place::Owned(words.number(x, 1));
    let points = |x: f64| Place::Owned(whole(words, x));
    let n = |places: &[(&'static str, Place<'_>)]| {
        words.fill(&format!("signals-{code}-numbers"), places).into_owned()
    };
    let plain = || words.with(&format!("signals-{code}-sentence"), "client", client).into_owned();
    let by = |instrument: &str| {
        let name = named(words, instrument);
        let places = [("client", client.into()), ("instrument", name.into())];
        words.fill(&format!("signals-{code}-sentence"), &places).into_owned()
    };
    match reason {
        Reason::Danger { instrument, item, answer } => {
            let given = anchor(words, instrument, item, *answer).unwrap_or_else(|| answer.to_string());
            Told { numbers: n(&[("answer", given.into())]), sentence: plain() }
        }
        Reason::Worsening { instrument, first, now, smallest, .. } => Told {
            numbers: n(&[
                ("first", points(*first)),
                ("now", points(*now)),
                ("change", points((now - first).abs())),
                ("smallest", number(*smallest)),
            ]),
            sentence: by(instrument),
        },
        Reason::NoImprovement { instrument, scores, first, now, smallest, .. } => Told {
            numbers: n(&[
                ("first", points(*first)),
                ("now", points(*now)),
                ("scores", (*scores).into()),
                ("smallest", number(*smallest)),
            ]),
            sentence: by(instrument),
        },
        Reason::AllianceDrop { now, usual, smallest, fell, .. } => Told {
            numbers: n(&[
                ("now", number(*now)),
                ("usual", number(*usual)),
                ("change", number((usual - now).abs())),
                ("smallest", number(*smallest)),
            ]),
            sentence: match items(words, facts, evidence, fell) {
                None => plain(),
                Some(items) => {
                    let places = [("client", client.into()), ("items", items.into())];
                    words.fill("signals-alliance-drop-sentence-items", &places).into_owned()
                }
            },
        },
        Reason::AllianceLow { ratings, mean, line, top } => Told {
            numbers: n(&[
                ("ratings", (*ratings).into()),
                ("mean", number(*mean)),
                ("line", number(*line)),
                ("top", words.number(*top, 0).into()),
            ]),
            sentence: plain(),
        },
        Reason::GuessAbove { guess, rating, smallest, .. } => Told {
            numbers: n(&[
                ("guess", number(*guess)),
                ("rating", number(*rating)),
                ("change", number((guess - rating).abs())),
                ("smallest", number(*smallest)),
            ]),
            sentence: plain(),
        },
        Reason::FeedbackStopped { sessions, before } | Reason::CheckinsStopped { sessions, before } => Told {
            numbers: n(&[("sessions", (*sessions).into()), ("before", (*before).into())]),
            sentence: plain(),
        },
        Reason::GoalUnanswered { sessions, missing } | Reason::TaskUnanswered { sessions, missing } => {
            let side = missing.side().code();
            let what = subject(facts, evidence);
            let key = format!("signals-{code}-sentence-{side}");
            Told {
                numbers: words.with("signals-unanswered-numbers", "sessions", *sessions).into_owned(),
                sentence: match missing.side() {
                    Side::Client => {
                        words.fill(&key, &[("words", what.into()), ("client", client.into())]).into_owned()
                    }
                    Side::Counsellor => words.with(&key, "words", what).into_owned(),
                },
            }
        }
    }
}

/// The same numbers in the client's own words; `""` where the sentence says it all.
pub fn own_numbers(words: Words, reason: &Reason) -> String {
    let number = |x: f64| Place::Owned(words.number(x, 1));
    let points = |x: f64| Place::Owned(whole(words, x));
    match reason {
        Reason::Worsening { first, now, .. } | Reason::NoImprovement { first, now, .. } => {
            words.fill("signals-own-numbers-checkin", &[("first", points(*first)), ("now", points(*now))])
        }
        Reason::AllianceDrop { now, usual, .. } => {
            words.fill("signals-own-numbers-drop", &[("now", number(*now)), ("usual", number(*usual))])
        }
        Reason::AllianceLow { mean, top, .. } => {
            let places = [("mean", number(*mean)), ("top", words.number(*top, 0).into())];
            words.fill("signals-own-numbers-low", &places)
        }
        Reason::GuessAbove { guess, rating, .. } => {
            words.fill("signals-own-numbers-guess", &[("guess", number(*guess)), ("rating", number(*rating))])
        }
        _ => "".into(),
    }
    .into_owned()
}

/// A score in points: without decimals where it has none.
fn whole(words: Words, score: f64) -> String {
    words.number(score, usize::from(score.fract() != 0.0))
}

/// The newest words of the goal or task that a signal is about.
pub fn subject(facts: &Facts, evidence: Evidence) -> &str {
    match evidence.subject {
        Some(Subject::Goal(id)) => {
            facts.goals.iter().find(|goal| goal.id == id).map_or("", |goal| goal.words())
        }
        Some(Subject::Task(id)) => {
            facts.tasks.iter().find(|task| task.id == id).map_or("", |task| task.words())
        }
        None => "",
    }
}

/// The items that fell, in the words they were asked in, each between its own quotation marks.
fn items(words: Words, facts: &Facts, evidence: Evidence, fell: &[FellItem]) -> Option<String> {
    let asked = |rating: &&Rating| Some(rating.response) == evidence.response;
    let form: &Instrument = facts.history.feedback.iter().find(asked)?.instrument()?;
    let texts = fell.iter().filter_map(|fell| form.item(&fell.item)?.text());
    let quoted: Vec<String> = texts
        .map(|text| format!("“{}”", text.say(words.language(), words.address()).trim_end_matches('.')))
        .collect();
    (!quoted.is_empty()).then(|| quoted.join("; ") + ".")
}

fn named(words: Words, instrument: &str) -> String {
    let form = shelf().newest(instrument);
    let short = form.map(|form| form.short().say(words.language(), words.address()).to_lowercase());
    short.unwrap_or_else(|| instrument.to_owned())
}

fn anchor(words: Words, instrument: &str, item: &str, answer: i16) -> Option<String> {
    let item = shelf().newest(instrument)?.item(item)?;
    Some(item.response().anchor(answer)?.say(words.language(), words.address()).to_owned())
}
