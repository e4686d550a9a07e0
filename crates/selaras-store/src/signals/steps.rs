//! What is done with a signal: taken note of, talked about or acted upon, closed. Steps are added, never changed.

use selaras_core::id::{CaseId, PersonId, PracticeId, SignalId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::signal::{OutOfTurn, Outcome, Phase, Step, next_phase, outcomes_of};

use super::Signal;
use crate::audit::{self, By};
use crate::engine::{Result, StoreError, Tx};
use crate::secrets::{Place, Whose};

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// What came of the signal, when it was closed.
    pub outcome: Option<Outcome>,
    /// What was intended, said or agreed.
    pub words: Option<String>,
    /// On which side of the case.
    pub side: Side,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub taken_at: Moment,
}

/// A step to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct New<'a> {
    /// Which.
    pub step: Step,
    /// What came of the signal: with [`Step::Closed`], and only with it.
    pub outcome: Option<Outcome>,
    /// What was intended, said or agreed.
    pub words: Option<&'a str>,
    /// On which side of the case.
    pub side: Side,
    /// By whom.
    pub person: PersonId,
}

/// Why a step was not taken. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// The case has no such signal.
    #[error("the case has no such signal")]
    NotThere,
    /// It cannot follow.
    #[error(transparent)]
    OutOfTurn(#[from] OutOfTurn),
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes a step with a signal, and notes it in the audit.
///
/// # Errors
/// When the signal is not there or closed, or the outcome does not fit; what the database said.
pub fn take(tx: &mut Tx<'_>, by: By, case: CaseId, id: SignalId, new: &New<'_>) -> Result<(), NotTaken> {
    let signal = super::find(tx, by.practice, case, id)?.ok_or(NotTaken::NotThere)?;
    let phase = next_phase(signal.phase, new.step)?;
    let fits = match new.outcome {
        Some(outcome) => phase == Phase::Closed && outcomes_of(signal.kind()).contains(&outcome),
        None => phase != Phase::Closed,
    };
    if !fits {
        return Err(OutOfTurn::Outcome.into());
    }
    let number = i64::try_from(signal.steps.len() + 1).unwrap_or(i64::MAX);
    let words = new.words.map(str::trim).filter(|words| !words.is_empty());
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &place(case, id, number), words)?;
    tx.run(
        "INSERT INTO signal_steps (practice, signal, number, case_id, step, outcome, words, side, person, taken_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            id.into(),
            number.into(),
            case.into(),
            new.step.code().into(),
            new.outcome.map(Outcome::code).into(),
            words.as_deref().into(),
            new.side.code().into(),
            new.person.into(),
            by.now.into(),
        ],
    )?;
    let ended_at = (phase == Phase::Closed).then_some(by.now);
    tx.run(
        "UPDATE signals SET state = ?4, outcome = ?5, ended_at = ?6 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            phase.code().into(),
            new.outcome.map(Outcome::code).into(),
            ended_at.into(),
        ],
    )?;
    Ok(audit::note(tx, By { case: Some(case), ..by }, noun(new.step), Some(id))?)
}

/// Gives each signal of a case its steps.
pub(super) fn fill(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    signals: &mut [Signal],
) -> Result<()> {
    let mut steps = tx.all(
        "SELECT signal, step, outcome, words, side, person, taken_at, number FROM signal_steps
         WHERE practice = ?1 AND case_id = ?2 ORDER BY signal, number",
        &[practice.into(), case.into()],
        |row| {
            let taken = Taken {
                step: row.word(1)?,
                outcome: row.word_if_any(2)?,
                words: row.get(3)?,
                side: row.word(4)?,
                person: row.get(5)?,
                taken_at: row.get(6)?,
            };
            Ok((row.get::<SignalId>(0)?, row.get::<i64>(7)?, taken))
        },
    )?;
    if steps.iter().any(|(_, _, taken)| taken.words.is_some()) {
        let key = tx.key(Whose::Case(practice, case))?;
        for (of, number, taken) in &mut steps {
            if let Some(words) = &mut taken.words {
                *words = key.open(&place(case, *of, *number), words)?;
            }
        }
    }
    attach(signals, steps);
    Ok(())
}

fn attach(signals: &mut [Signal], steps: Vec<(SignalId, i64, Taken)>) {
    for (of, _, taken) in steps {
        if let Some(signal) = signals.iter_mut().find(|signal| signal.id == of) {
            signal.steps.push(taken);
        }
    }
}

/// What was said with a step, sealed for its place.
pub(crate) fn sealed(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    (id, number): (SignalId, i64),
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &place(case, id, number), words)
}

fn place(case: CaseId, id: SignalId, number: i64) -> Place {
    Place::of("signal_steps", "words").id(case).id(id).number(number)
}

fn noun(step: Step) -> &'static str {
    match step {
        Step::Acknowledged => "signal.acknowledgement",
        Step::Talked | Step::Acted => "signal.talk",
        Step::Closed => "signal.closing",
    }
}
