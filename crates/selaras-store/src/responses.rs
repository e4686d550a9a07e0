//! Responses: answers are kept once and never changed; scores are derived from them and can be made anew.

mod given;
mod kept;
mod rescore;
mod scores;

use std::str::FromStr;

use selaras_core::id::{CaseId, Id, PersonId, PracticeId, ResponseId, SessionId, SignalId};
use selaras_core::instrument::{Instrument, InstrumentId, Version, Wording, shelf};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::response::Response;
use selaras_core::score::{Score, score};

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, StoreError, Tx};
use crate::secrets::{Place, Whose};
use crate::signals;

pub use given::{Given, given};
pub use kept::{Kept, find, of_case};
pub use rescore::{Rescored, rescore};

/// When the counsellor may read the words that a client wrote beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordsWhen {
    /// At once.
    Now,
    /// At the next session, together.
    Together,
}

impl WordsWhen {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            WordsWhen::Now => "now",
            WordsWhen::Together => "together",
        }
    }
}

impl FromStr for WordsWhen {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        match text {
            "now" => Ok(WordsWhen::Now),
            "together" => Ok(WordsWhen::Together),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A response to be kept.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// The case it belongs to.
    pub case: CaseId,
    /// Who answered.
    pub person: PersonId,
    /// On which side they stand.
    pub side: Side,
    /// The session it is about, or prepares.
    pub session: Option<SessionId>,
    /// What else it is about: the goal of a goal rating.
    pub subject: Option<[u8; 16]>,
    /// The answers.
    pub response: &'a Response,
    /// The words given beside them.
    pub words: Option<&'a str>,
    /// When the counsellor may read the words; at once unless the client chose otherwise.
    pub words_when: Option<WordsWhen>,
    /// When they were given.
    pub given_at: Moment,
}

/// How a response came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// In which words it was asked.
    pub wording: Wording,
    /// Whether somebody helped with filling in.
    pub helped: bool,
}

/// What came of keeping a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its identifier.
    pub id: ResponseId,
    /// The signals that it raised.
    pub signals: Vec<SignalId>,
}

/// A past score brought in as a bare number: there are no answers behind it.
#[derive(Debug, Clone, Copy)]
pub struct Brought<'a> {
    /// Its identifier, derived from outside keys so that a second import changes nothing.
    pub id: ResponseId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Whom it speaks of.
    pub person: PersonId,
    /// Who answered.
    pub side: Side,
    /// The session it is about.
    pub session: Option<SessionId>,
    /// The scores; all of one version of one instrument.
    pub scores: &'a [Score],
    /// When they were given.
    pub given_at: Moment,
}

/// Keeps what someone answered, whole: answers, scores, what the counsellor owes an answer to, signals, audit.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] for an instrument that is not at hand.
pub fn record(tx: &mut Tx<'_>, by: By, new: &New<'_>) -> Result<Recorded> {
    record_with(tx, by, new, How::default())
}

/// The same, with how it came about.
///
/// # Errors
/// As [`record`].
pub fn record_with(tx: &mut Tx<'_>, by: By, new: &New<'_>, how: How) -> Result<Recorded> {
    let (id, version) = (new.response.instrument(), new.response.version());
    let instrument = instrument_of(id, version)?;
    let response: ResponseId = crate::fresh(new.given_at);
    let words = new.words.map(str::trim).filter(|words| !words.is_empty());
    let whose = Whose::Case(by.practice, new.case);
    let answers = tx.seal(whose, &place("answers", new.case, response), &new.response.encode())?;
    let sealed = tx.seal_if_any(whose, &place("words", new.case, response), words)?;
    tx.run(
        "INSERT INTO responses (practice, id, case_id, person, side, session_id, subject, instrument, version, given_at,
            answers, words, words_when, wording, helped)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        &[
            by.practice.into(),
            response.into(),
            new.case.into(),
            new.person.into(),
            new.side.code().into(),
            new.session.into(),
            new.subject.map(Id::<()>::from_bytes).into(),
            id.as_str().into(),
            u32::from(version.number()).into(),
            new.given_at.into(),
            answers.as_str().into(),
            sealed.as_deref().into(),
            words.and(new.words_when).map(WordsWhen::code).into(),
            how.wording.code().into(),
            how.helped.into(),
        ],
    )?;
    for score in score(instrument, new.response) {
        scores::add(tx, by.practice, new.case, response, &score)?;
    }
    let by = By { now: new.given_at, case: Some(new.case), ..by };
    if let (Side::Client, Some(kind)) = (new.side, kind_of(id.as_str())) {
        let waits = words.is_some() && new.words_when == Some(WordsWhen::Together);
        contributions::add(tx, by, new.case, kind, response, waits)?;
    }
    audit::note(tx, by, noun_of(id.as_str()), Some(response))?;
    Ok(Recorded { id: response, signals: signals::judge(tx, by, new.case)? })
}

/// Keeps a past score; false when it was brought in before. Nobody is asked to answer it, and nothing is judged:
/// an import judges once, at its end.
///
/// # Errors
/// What the database said.
pub fn bring(tx: &mut Tx<'_>, practice: PracticeId, brought: &Brought<'_>) -> Result<bool> {
    let Some(first) = brought.scores.first() else { return Ok(false) };
    let kept = tx.run(
        "INSERT INTO responses (practice, id, case_id, person, side, session_id, instrument, version, given_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (practice, case_id, id) DO NOTHING",
        &[
            practice.into(),
            brought.id.into(),
            brought.case.into(),
            brought.person.into(),
            brought.side.code().into(),
            brought.session.into(),
            first.instrument().as_str().into(),
            u32::from(first.version().number()).into(),
            brought.given_at.into(),
        ],
    )?;
    if kept == 1 {
        for score in brought.scores {
            scores::add(tx, practice, brought.case, brought.id, score)?;
        }
    }
    Ok(kept == 1)
}

/// Where the answers and the words of a response stand.
pub(crate) fn place(column: &'static str, case: CaseId, id: ResponseId) -> Place {
    Place::of("responses", column).id(case).id(id)
}

fn instrument_of(id: &InstrumentId, version: Version) -> Result<&'static Instrument> {
    let missing = || StoreError::Unreadable(format!("the instrument {id} {version} is not at hand"));
    shelf().find(id, version).ok_or_else(missing)
}

/// What a response is to the counsellor who owes it an answer.
fn kind_of(instrument: &str) -> Option<Kind> {
    match instrument {
        "check-in" => Some(Kind::CheckIn),
        "goal-rating" => Some(Kind::GoalRating),
        name if name.starts_with("alliance-client") => Some(Kind::Feedback),
        name if name.starts_with("preferences") => Some(Kind::Preferences),
        _ => None,
    }
}

fn noun_of(instrument: &str) -> &'static str {
    match instrument {
        "check-in" => "checkin.creation",
        "goal-rating" => "goal.rating",
        name if name.starts_with("alliance") => "feedback.creation",
        name if name.starts_with("preferences") => "preferences.creation",
        _ => "response.creation",
    }
}
