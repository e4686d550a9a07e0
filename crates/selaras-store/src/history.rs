//! The history of a case as the rules of `selaras_core::signal` look at it, loaded in a handful of queries.

use selaras_core::history::{GoalRating, History, Part, Proposed, Rating, View, part_of};
use selaras_core::id::{CaseId, Id, PracticeId};
use selaras_core::instrument::Direction;
use selaras_core::moment::Moment;
use selaras_core::proposal::Proposal;
use selaras_core::signal::Subject;

use crate::engine::{Result, Tx};
use crate::responses::{self, Kept};
use crate::{proposals, sessions, signals};

/// The history of this case.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<History> {
    let mut history = History {
        sessions: sessions::of_case(tx, practice, case)?,
        signals: signals::raised(tx, practice, case)?,
        proposals: proposed(tx, practice, case)?,
        ..History::default()
    };
    for kept in responses::of_case(tx, practice, case, &[])? {
        place(&mut history, kept);
    }
    Ok(history)
}

/// Puts a response where it belongs.
fn place(history: &mut History, kept: Kept) {
    let (subject, side) = (kept.subject, kept.side);
    match part_of(&kept.instrument, side) {
        Part::Feedback => history.feedback.push(rating(kept)),
        Part::CheckIn => history.checkins.push(rating(kept)),
        Part::View => {
            let guess = kept.score("guess").cloned();
            history.views.push(View { own: rating(kept), guess });
        }
        Part::GoalRating => {
            if let Some(goal) = subject.map(Id::from_bytes) {
                history.goal_ratings.push(GoalRating { goal, side, rating: rating(kept) });
            }
        }
        Part::Aside => {}
    }
}

fn rating(kept: Kept) -> Rating {
    let main = kept.form().and_then(|form| form.scales().first());
    let direction = main.map_or(Direction::HigherIsBetter, |scale| scale.direction());
    let score = main.and_then(|scale| kept.score(scale.id().as_str())).cloned();
    Rating {
        response: kept.id,
        session: kept.session,
        given_at: kept.given_at,
        score,
        direction,
        answers: kept.answers,
    }
}

/// Goals and tasks with their words and stances.
fn proposed(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Proposed>> {
    let mut subjects = tx.all(
        "SELECT CAST(0 AS BIGINT), id, ended_at FROM goals WHERE practice = ?1 AND case_id = ?2
         UNION ALL
         SELECT CAST(1 AS BIGINT), id, ended_at FROM tasks WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| {
            let is_task = row.get::<bool>(0)?;
            let subject = if is_task { Subject::Task(row.get(1)?) } else { Subject::Goal(row.get(1)?) };
            Ok((subject, row.get::<Option<Moment>>(2)?))
        },
    )?;
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    subjects.sort_unstable_by_key(|(subject, _)| (matches!(subject, Subject::Task(_)), subject.proposal()));
    let mut proposals = proposals::of_case(tx, practice, case)?;
    Ok(subjects
        .into_iter()
        .map(|(subject, ended_at)| {
            let proposal: Proposal = proposals.remove(&subject.proposal()).unwrap_or_default();
            Proposed { subject, proposal, ended_at }
        })
        .collect())
}
