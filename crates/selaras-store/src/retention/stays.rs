//! What keeps a case though its period is over: a reasoned exception, or a legal hold, each until a day.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId, RetentionStay, RetentionStayId};
use selaras_core::moment::Moment;
use selaras_core::retention::Stay;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};

/// One reason why a case stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its identifier.
    pub id: RetentionStayId,
    /// The case.
    pub case: CaseId,
    /// Exception or legal hold.
    pub stay: Stay,
    /// Why, in the words of who decided.
    pub reason: String,
    /// Until when.
    pub until: Moment,
    /// Who decided.
    pub person: PersonId,
    /// When.
    pub made_at: Moment,
    /// When it was lifted before its day.
    pub ended_at: Option<Moment>,
}

impl Kept {
    /// Whether it keeps the case at this moment.
    pub fn holds(&self, now: Moment) -> bool {
        self.ended_at.is_none() && self.until > now
    }
}

/// Keeps a case until this moment.
///
/// # Errors
/// What the database said.
pub fn keep(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    stay: Stay,
    reason: &str,
    until: Moment,
) -> Result<RetentionStayId> {
    let id: Id<RetentionStay> = crate::fresh(by.now);
    let reason = tx.seal(Whose::Case(by.practice, case), &place(case, id), reason)?;
    tx.run(
        "INSERT INTO retention_stays (practice, case_id, id, stay, reason, until, person, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            stay.code().into(),
            reason.as_str().into(),
            until.into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    let act = match stay {
        Stay::Exception => "retention.exception",
        Stay::LegalHold => "retention.hold",
    };
    audit::note(tx, By { case: Some(case), ..by }, act, Some(id))?;
    Ok(id)
}

/// Lifts one before its day; false when there is none to lift.
///
/// # Errors
/// What the database said.
pub fn lift(tx: &mut Tx<'_>, by: By, case: CaseId, id: RetentionStayId) -> Result<bool> {
    let lifted = tx.run(
        "UPDATE retention_stays SET ended_at = ?4, ended_by = ?5
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND ended_at IS NULL",
        &[by.practice.into(), case.into(), id.into(), by.now.into(), by.person.into()],
    )?;
    if lifted == 1 {
        audit::note(tx, By { case: Some(case), ..by }, "retention.lifting", Some(id))?;
    }
    Ok(lifted == 1)
}

/// Everything that ever kept this case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Kept>> {
    let all = tx.all(
        "SELECT id, case_id, stay, reason, until, person, made_at, ended_at FROM retention_stays
         WHERE practice = ?1 AND case_id = ?2 ORDER BY id DESC",
        &[practice.into(), case.into()],
        read,
    )?;
    all.into_iter().map(|one| opened(tx, practice, one)).collect()
}

/// What keeps cases of this practice at this moment, the first to end before the others.
///
/// # Errors
/// What the database said.
pub fn now(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<Vec<Kept>> {
    let all = tx.all(
        "SELECT id, case_id, stay, reason, until, person, made_at, ended_at FROM retention_stays
         WHERE practice = ?1 AND ended_at IS NULL AND until > ?2 ORDER BY until, id",
        &[practice.into(), now.into()],
        read,
    )?;
    all.into_iter().map(|one| opened(tx, practice, one)).collect()
}

/// Until when a legal hold keeps this case from being destroyed, at anyone's wish.
///
/// # Errors
/// What the database said.
pub fn legal_hold(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    now: Moment,
) -> Result<Option<Moment>> {
    let held = of_case(tx, practice, case)?;
    let held = held.iter().filter(|one| one.stay == Stay::LegalHold && one.holds(now));
    Ok(held.map(|one| one.until).max())
}

fn opened(tx: &mut Tx<'_>, practice: PracticeId, mut kept: Kept) -> Result<Kept> {
    let place = place(kept.case, kept.id);
    kept.reason = tx.open_or_empty(Whose::Case(practice, kept.case), &place, &kept.reason)?;
    Ok(kept)
}

/// Where the reason stands.
pub(crate) fn place(case: CaseId, id: RetentionStayId) -> Place {
    Place::of("retention_stays", "reason").id(case).id(id)
}

/// One reason why a case stays; its words are still sealed.
fn read(row: &Row<'_>) -> Result<Kept> {
    Ok(Kept {
        id: row.get(0)?,
        case: row.get(1)?,
        stay: row.word(2)?,
        reason: row.get(3)?,
        until: row.get(4)?,
        person: row.get(5)?,
        made_at: row.get(6)?,
        ended_at: row.get(7)?,
    })
}
