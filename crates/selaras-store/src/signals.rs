//! Signals: raised by the rules of `selaras_core::signal`, talked about, and closed with what came of them.
//! None is ever deleted.

mod steps;

use selaras_core::history::Raised;
use selaras_core::id::{CaseId, Id, PracticeId, ProposalId, SignalId};
use selaras_core::moment::Moment;
use selaras_core::signal::{Evidence, Finding, Judge, Kind, Outcome, Phase, Reason, Record, Subject};

use crate::audit::{self, By};
use crate::cases;
use crate::engine::{Result, Row, StoreError, Tx};
use crate::history;

pub(crate) use steps::sealed as sealed_step;
pub use steps::{New, NotTaken, Taken, take};

/// A signal as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Its identifier.
    pub id: SignalId,
    /// Why it was raised; the reason knows the kind.
    pub reason: Reason,
    /// What it rests on.
    pub evidence: Evidence,
    /// When it was raised.
    pub raised_at: Moment,
    /// How far it has come.
    pub phase: Phase,
    /// When it was closed, and what came of it.
    pub closed: Option<(Moment, Outcome)>,
    /// What was done with it, in order.
    pub steps: Vec<Taken>,
}

impl Signal {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.reason.kind()
    }
}

/// Judges a case anew after something happened in it, and raises what the rules find. Gives back what was raised.
/// A case that has ended is not judged any more.
///
/// # Errors
/// What the database said.
pub fn judge(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<Vec<SignalId>> {
    let open = tx.first(
        "SELECT 1 FROM cases WHERE practice = ?1 AND id = ?2 AND closed_at IS NULL",
        &[by.practice.into(), case.into()],
        |_| Ok(()),
    )?;
    if open.is_none() {
        return Ok(Vec::new());
    }
    let history = history::of_case(tx, by.practice, case)?;
    let found = Judge::FIRST.find(&history, by.now);
    found.iter().map(|finding| raise(tx, by, case, finding)).collect()
}

/// Judges every open case of a practice: for what only time brings about, such as silence. Gives back how many
/// signals were raised.
///
/// # Errors
/// What the database said.
pub fn judge_all(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<usize> {
    let mut raised = 0;
    for case in cases::open(tx, practice)? {
        raised += judge(tx, By { practice, person: None, now, case: Some(case) }, case)?.len();
    }
    Ok(raised)
}

/// The signals of a case, the newest first.
///
/// # Errors
/// What the database said, or a reason that does not read.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Signal>> {
    let mut signals = tx.all(
        "SELECT id, kind, reason, response, session_id, subject, raised_at, state, outcome, ended_at FROM signals
         WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        read,
    )?;
    if !signals.is_empty() {
        steps::fill(tx, practice, case, &mut signals)?;
    }
    signals.sort_by_key(|signal| (std::cmp::Reverse(signal.raised_at), signal.kind().urgency(), signal.id));
    Ok(signals)
}

/// The signals of a case that are not closed, the most pressing first.
///
/// # Errors
/// As [`of_case`].
pub fn open_of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Signal>> {
    let mut signals = of_case(tx, practice, case)?;
    signals.retain(|signal| signal.closed.is_none());
    signals.sort_by_key(|signal| (signal.kind().urgency(), signal.raised_at));
    Ok(signals)
}

/// One signal of a case.
///
/// # Errors
/// As [`of_case`].
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: SignalId) -> Result<Option<Signal>> {
    Ok(of_case(tx, practice, case)?.into_iter().find(|signal| signal.id == id))
}

/// What came of the closed signals of one kind at this practice.
///
/// # Errors
/// What the database said.
pub fn record(tx: &mut Tx<'_>, practice: PracticeId, kind: Kind) -> Result<Record> {
    let outcomes = tx.all(
        "SELECT outcome, count(*) FROM signals WHERE practice = ?1 AND kind = ?2 AND outcome IS NOT NULL GROUP BY outcome",
        &[practice.into(), kind.code().into()],
        |row| Ok((row.word::<Outcome>(0)?, row.get::<u32>(1)?)),
    )?;
    Ok(outcomes.into_iter().fold(Record::default(), |record, (outcome, count)| record.with(outcome, count)))
}

/// The signals of a case as facts for the judge.
pub(crate) fn raised(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Raised>> {
    let mut raised = tx.all(
        "SELECT id, kind, response, session_id, subject, raised_at, outcome, ended_at FROM signals
         WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| {
            let kind: Kind = row.word(1)?;
            Ok(Raised {
                id: row.get(0)?,
                kind,
                evidence: evidence(row, kind, 2)?,
                raised_at: row.get(5)?,
                closed: closed(row, 6)?,
            })
        },
    )?;
    raised.sort_by_key(|signal| (signal.raised_at, signal.id));
    Ok(raised)
}

fn raise(tx: &mut Tx<'_>, by: By, case: CaseId, finding: &Finding) -> Result<SignalId> {
    let id: SignalId = crate::fresh(by.now);
    let evidence = finding.evidence;
    tx.run(
        "INSERT INTO signals (practice, id, case_id, kind, reason, response, session_id, subject, raised_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            finding.kind().code().into(),
            finding.reason.to_json().as_str().into(),
            evidence.response.into(),
            evidence.session.into(),
            evidence.subject.map(Subject::proposal).into(),
            by.now.into(),
            Phase::Open.code().into(),
        ],
    )?;
    // Nobody raises a signal: the program does.
    audit::note(tx, By { person: None, case: Some(case), ..by }, "signal.raising", Some(id))?;
    Ok(id)
}

fn read(row: &Row<'_>) -> Result<Signal> {
    let kind: Kind = row.word(1)?;
    let text: String = row.get(2)?;
    let reason = Reason::from_json(&text).map_err(|fault| StoreError::Unreadable(fault.to_string()))?;
    if reason.kind() != kind {
        return Err(StoreError::Unreadable(format!(
            "a signal of kind {} has the reason {text}",
            kind.code()
        )));
    }
    Ok(Signal {
        id: row.get(0)?,
        reason,
        evidence: evidence(row, kind, 3)?,
        raised_at: row.get(6)?,
        phase: row.word(7)?,
        closed: closed(row, 8)?,
        steps: Vec::new(),
    })
}

/// The evidence in three columns from this one on.
fn evidence(row: &Row<'_>, kind: Kind, from: usize) -> Result<Evidence> {
    let subject: Option<ProposalId> = row.get::<Option<Id<_>>>(from + 2)?;
    Ok(Evidence {
        response: row.get(from)?,
        session: row.get(from + 1)?,
        subject: subject.and_then(|id| Subject::of(kind, id)),
    })
}

/// The outcome and the moment of closing in two columns from this one on.
fn closed(row: &Row<'_>, from: usize) -> Result<Option<(Moment, Outcome)>> {
    let outcome = row.word_if_any::<Outcome>(from)?;
    Ok(row.get::<Option<Moment>>(from + 1)?.zip(outcome))
}
