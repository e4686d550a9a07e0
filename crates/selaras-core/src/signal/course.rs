//! The course of a signal: opened, talked about or acted upon, closed with what came of it.

use std::str::FromStr;

use super::Kind;
use crate::language::UnknownWord;

/// How far a signal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Raised, and nothing done yet.
    Open,
    /// The counsellor has taken note of it.
    Acknowledged,
    /// It was talked about, or read and acted upon.
    Talked,
    /// Closed, with an outcome. Nothing follows.
    Closed,
}

/// What is done with a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The counsellor takes note of it and says what they intend.
    Acknowledged,
    /// Both talked about it.
    Talked,
    /// The counsellor read it and acted upon it, as a client may prefer.
    Acted,
    /// It is closed.
    Closed,
}

/// What came of a signal, in the eyes of those who were there: the software keeps score of its own signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// What had strained was put right between the two.
    Repaired,
    /// It led to a useful conversation or change.
    Useful,
    /// It was noise: nothing was the matter.
    Noise,
    /// Something may have been the matter, and both let it go.
    LetGo,
    /// What had to be done was done.
    Handled,
}

/// A step that cannot follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutOfTurn {
    /// The signal is closed.
    #[error("the signal is closed")]
    Closed,
    /// This outcome does not fit this kind of signal.
    #[error("this outcome does not fit the signal")]
    Outcome,
}

/// Where a step leads.
///
/// # Errors
/// When nothing can follow any more.
pub fn next_phase(phase: Phase, step: Step) -> Result<Phase, OutOfTurn> {
    match (phase, step) {
        (Phase::Closed, _) => Err(OutOfTurn::Closed),
        (_, Step::Closed) => Ok(Phase::Closed),
        (_, Step::Talked | Step::Acted) => Ok(Phase::Talked),
        (Phase::Talked, Step::Acknowledged) => Ok(Phase::Talked),
        (_, Step::Acknowledged) => Ok(Phase::Acknowledged),
    }
}

/// The outcomes that a signal of this kind can be closed with. Danger is never let go of.
pub fn outcomes_of(kind: Kind) -> &'static [Outcome] {
    match kind {
        Kind::Danger => &[Outcome::Handled, Outcome::Noise],
        _ if kind.concerns_alliance() => {
            &[Outcome::Repaired, Outcome::Useful, Outcome::Noise, Outcome::LetGo]
        }
        _ => &[Outcome::Useful, Outcome::Handled, Outcome::Noise, Outcome::LetGo],
    }
}

impl Phase {
    /// All phases.
    pub const ALL: [Phase; 4] = [Phase::Open, Phase::Acknowledged, Phase::Talked, Phase::Closed];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Phase::Open => "open",
            Phase::Acknowledged => "acknowledged",
            Phase::Talked => "talked",
            Phase::Closed => "closed",
        }
    }
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 4] = [Step::Acknowledged, Step::Talked, Step::Acted, Step::Closed];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Step::Acknowledged => "acknowledged",
            Step::Talked => "talked",
            Step::Acted => "acted",
            Step::Closed => "closed",
        }
    }
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 5] =
        [Outcome::Repaired, Outcome::Useful, Outcome::Noise, Outcome::LetGo, Outcome::Handled];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Repaired => "repaired",
            Outcome::Useful => "useful",
            Outcome::Noise => "noise",
            Outcome::LetGo => "let-go",
            Outcome::Handled => "handled",
        }
    }
}

impl FromStr for Phase {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Phase::ALL.into_iter().find(|p| p.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Step {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Step::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
impl FromStr for Outcome {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Outcome::ALL.into_iter().find(|o| o.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}
