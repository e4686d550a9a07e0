//! What a client can do next: a short list, the first thing first, so that a home page asks for one thing at a time.

use crate::agreement::Amendment;
use crate::goal::Goal;
use crate::history::History;
use crate::id::{AmendmentId, GoalId, RuptureId, SessionId, TaskId};
use crate::moment::Moment;
use crate::people::Side;
use crate::proposal::{Proposal, Standing};
use crate::review::{self, Review};
use crate::rupture::Asks;
use crate::session::remark::{Kind, Part, Remark};
use crate::session::{self, Session};
use crate::task::{Place, Task};

/// A check-in is asked for so many days before its session.
const CHECKIN_DAYS: i64 = 3;
/// Feedback is asked for so many days after its session.
const FEEDBACK_DAYS: i64 = 14;

/// Something a client can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextStep {
    /// Read and sign the agreement.
    Sign,
    /// Check in before the coming session.
    CheckIn,
    /// Say how a session was.
    Feedback {
        /// Which.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// Say what did not feel right, answer what was written down of it, or say whether it is repaired.
    Repair(RuptureId, Asks),
    /// Answer a goal that the counsellor worded.
    AnswerGoal(GoalId),
    /// Answer a task that the counsellor worded.
    AnswerTask(TaskId),
    /// Read what the counsellor answered to a question about a session's purpose.
    Answered {
        /// Which session.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// Answer a change to the agreement that the counsellor worded.
    AnswerAmendment(AmendmentId),
    /// Answer what the counsellor recorded of a joint review.
    AnswerReview,
    /// Look back and ahead together.
    Review,
    /// Say which way of counselling suits.
    Preferences,
    /// Say whether these wishes still hold.
    StillSo,
    /// Say how a task between sessions went.
    Report(TaskId),
    /// Word a first goal.
    FirstGoal,
}

/// What the next steps are drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Whether the agreement, as it stands today, waits for the client's signature.
    pub to_sign: bool,
    /// The history of the case.
    pub history: &'a History,
    /// The goals.
    pub goals: &'a [Goal],
    /// The tasks.
    pub tasks: &'a [Task],
    /// The changes to the agreement.
    pub amendments: &'a [Amendment],
    /// The strains in which the client is asked for something.
    pub ruptures: &'a [(RuptureId, Asks)],
    /// Whether preferences were asked and answered.
    pub preferences_given: bool,
    /// What was said around sessions.
    pub remarks: &'a [(SessionId, Remark)],
    /// The joint reviews.
    pub reviews: &'a [Review],
    /// Whether it is time to ask if they still hold.
    pub preferences_due: bool,
}

/// What the client of an open case can do next, the first thing first.
pub fn next_steps(known: &Known<'_>, now: Moment) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if known.to_sign {
        steps.push(NextStep::Sign);
    }
    let (feedback, checkin) = (feedback(known.history, now), checkin(known.history, now));
    // The day before a session, what prepares it comes first: feedback can wait, a check-in cannot.
    let soon = session::next(&known.history.sessions).is_some_and(|next| next.planned_at <= now.plus_days(1));
    steps.extend(if soon { [checkin, feedback] } else { [feedback, checkin] }.into_iter().flatten());
    if known.reviews.iter().any(|review| review.standing() == review::Standing::Waits) {
        steps.push(NextStep::AnswerReview);
    } else if review::is_due(&known.history.sessions, known.reviews) {
        steps.push(NextStep::Review);
    }
    steps.extend(known.ruptures.iter().map(|(id, asks)| NextStep::Repair(*id, *asks)));
    let goals = known.goals.iter().filter(|goal| goal.is_open() && waits(&goal.proposal));
    steps.extend(goals.map(|goal| NextStep::AnswerGoal(goal.id)));
    let tasks = known.tasks.iter().filter(|task| task.is_open() && waits(&task.proposal));
    steps.extend(tasks.map(|task| NextStep::AnswerTask(task.id)));
    steps.extend(answered(known));
    let amendments = known.amendments.iter().filter(|one| one.is_open() && waits(&one.proposal));
    steps.extend(amendments.map(|one| NextStep::AnswerAmendment(one.id)));
    if !known.preferences_given {
        steps.push(NextStep::Preferences);
    }
    if known.goals.is_empty() {
        steps.push(NextStep::FirstGoal);
    }
    let between = known.tasks.iter().filter(|task| to_report(task, known.history));
    steps.extend(between.map(|task| NextStep::Report(task.id)));
    if known.preferences_given && known.preferences_due {
        steps.push(NextStep::StillSo);
    }
    steps
}

/// The last held session, while it is fresh and the client has said nothing about it.
fn feedback(history: &History, now: Moment) -> Option<NextStep> {
    let last: &Session = session::last_held(&history.sessions)?;
    let fresh = now < last.at().plus_days(FEEDBACK_DAYS);
    (fresh && history.feedback_on(last.id).is_none())
        .then_some(NextStep::Feedback { session: last.id, number: last.number })
}

/// Sessions ahead about which the client's question was answered, by words or by another plan.
fn answered<'k>(known: &'k Known<'_>) -> impl Iterator<Item = NextStep> + 'k {
    let ahead = known.history.sessions.iter().filter(|session| session.is_ahead());
    ahead.filter_map(|session| {
        let said = known.remarks.iter().filter(|(of, _)| *of == session.id).map(|(_, remark)| remark.kind);
        let said: Vec<Kind> = said.filter(|kind| kind.part() == Part::Purpose).collect();
        let asked = said.iter().rposition(|kind| *kind == Kind::Question)?;
        let step = NextStep::Answered { session: session.id, number: session.number };
        (asked + 1 < said.len()).then_some(step)
    })
}

/// The coming session, when it is near and not under way.
fn checkin(history: &History, now: Moment) -> Option<NextStep> {
    let next = session::next(&history.sessions)?;
    let near = next.planned_at.plus_days(-CHECKIN_DAYS) <= now && next.began_at.is_none();
    let given = history.checkins.iter().any(|checkin| checkin.session == Some(next.id));
    (near && !given).then_some(NextStep::CheckIn)
}

fn waits(proposal: &Proposal) -> bool {
    proposal.standing() == Some(Standing::WaitsFor(Side::Client))
}

/// An agreed task between sessions on which the client has not reported since the last session.
fn to_report(task: &Task, history: &History) -> bool {
    let since = session::last_held(&history.sessions).map(Session::at);
    let reported = task.last_report().is_some_and(|report| since.is_none_or(|since| report.at > since));
    task.is_open() && task.place == Place::Between && task.proposal.is_agreed() && !reported
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::proposal::Stance;
    use crate::session::State;
    use crate::task;

    const NOW: Moment = Moment::from_unix_ms(100 * crate::moment::DAY);

    fn session(number: u32, days: i64, state: State) -> Session {
        let at = NOW.plus_days(days);
        let mut session = Session::planned(Id::from_bytes([number as u8; 16]), number, at, "x".to_owned());
        session.state = state;
        if state == State::Held {
            (session.began_at, session.ended_at) = (Some(at), Some(at));
        }
        session
    }

    fn known<'k>(history: &'k History, goals: &'k [Goal], tasks: &'k [Task]) -> Known<'k> {
        Known {
            to_sign: false,
            history,
            goals,
            tasks,
            amendments: &[],
            preferences_given: true,
            preferences_due: false,
            remarks: &[],
            reviews: &[],
            ruptures: &[],
        }
    }

    fn steps(history: &History, goals: &[Goal], tasks: &[Task]) -> Vec<NextStep> {
        next_steps(&known(history, goals, tasks), NOW)
    }

    fn goal(proposal: Proposal) -> Goal {
        let state = crate::goal::State::Open;
        Goal { id: Id::from_bytes([9; 16]), made_at: NOW, state, ended_at: None, proposal }
    }

    #[test]
    fn a_new_client_is_asked_to_sign_then_for_preferences_and_a_first_goal() {
        let history = History::default();
        let known = Known {
            to_sign: true,
            history: &history,
            goals: &[],
            tasks: &[],
            amendments: &[],
            preferences_given: false,
            remarks: &[],
            reviews: &[],
            ruptures: &[],
            preferences_due: false,
        };
        let steps = [NextStep::Sign, NextStep::Preferences, NextStep::FirstGoal];
        assert_eq!(next_steps(&known, NOW), steps);
    }

    #[test]
    fn feedback_comes_before_the_check_in_and_both_only_while_they_make_sense() {
        let mine = goal(Proposal::default().reworded("x".to_owned(), Side::Client, NOW));
        let of = |sessions: Vec<Session>| {
            steps(&History { sessions, ..History::default() }, std::slice::from_ref(&mine), &[])
        };
        let (last, next) = (session(1, -2, State::Held), session(2, 2, State::Planned));
        let feedback = NextStep::Feedback { session: last.id, number: 1 };
        assert_eq!(of(vec![last.clone(), next]), [feedback, NextStep::CheckIn]);
        let tomorrow = vec![last.clone(), session(2, 1, State::Planned)];
        assert_eq!(of(tomorrow), [NextStep::CheckIn, feedback], "the day before, the check-in cannot wait");
        assert_eq!(of(vec![last, session(2, 5, State::Planned)]), [feedback]);
        assert_eq!(of(vec![session(1, -15, State::Held), session(2, 1, State::Missed)]), []);
    }

    #[test]
    fn an_answer_to_a_question_about_a_coming_session_is_worth_reading() {
        let ahead = session(1, 9, State::Planned);
        let said = |kind| {
            let remark = Remark { id: Id::from_bytes([5; 16]), kind, words: "x".to_owned(), at: NOW };
            (ahead.id, remark)
        };
        let mine = goal(Proposal::default().reworded("x".to_owned(), Side::Client, NOW));
        let history = History { sessions: vec![ahead.clone()], ..History::default() };
        let of = |remarks: &[(SessionId, Remark)]| {
            next_steps(&Known { remarks, ..known(&history, std::slice::from_ref(&mine), &[]) }, NOW)
        };
        let answered = [NextStep::Answered { session: ahead.id, number: 1 }];
        assert_eq!(of(&[said(Kind::Question)]), []);
        assert_eq!(of(&[said(Kind::Question), said(Kind::Answer)]), answered);
        assert_eq!(of(&[said(Kind::Question), said(Kind::Purpose)]), answered);
        assert_eq!(of(&[said(Kind::Purpose)]), [], "nothing was asked");
    }

    #[test]
    fn a_review_is_answered_when_it_waits_and_suggested_when_it_is_time() {
        let sessions: Vec<Session> = (1..=4).map(|n| session(n, -60 + i64::from(n), State::Held)).collect();
        let history = History { sessions, ..History::default() };
        let mine = goal(Proposal::default().reworded("x".to_owned(), Side::Client, NOW));
        let of = |reviews: &[Review]| {
            next_steps(&Known { reviews, ..known(&history, std::slice::from_ref(&mine), &[]) }, NOW)
        };
        let found = review::Found {
            outcome: review::Outcome::Continue,
            words: "x".to_owned(),
            helped: None,
            kept_client: None,
            kept_counsellor: None,
        };
        let waits = Review {
            id: Id::from_bytes([6; 16]),
            found,
            held: 4,
            recorded_at: NOW,
            answer: None,
            answer_words: None,
        };
        let answered = Review { answer: Some((review::Answer::Agrees, NOW)), ..waits.clone() };
        assert_eq!(of(&[]), [NextStep::Review]);
        assert_eq!(of(&[waits]), [NextStep::AnswerReview]);
        assert_eq!(of(&[answered]), []);
    }

    #[test]
    fn whether_wishes_still_hold_is_asked_last_of_all_and_only_of_who_has_said_them() {
        let (history, mine) = (History::default(), goal(Proposal::default()));
        let of = |preferences_given| {
            let goals = std::slice::from_ref(&mine);
            let known = known(&history, goals, &[]);
            next_steps(&Known { to_sign: true, preferences_given, preferences_due: true, ..known }, NOW)
        };
        assert_eq!(of(true), [NextStep::Sign, NextStep::StillSo]);
        assert_eq!(of(false), [NextStep::Sign, NextStep::Preferences]);
    }

    #[test]
    fn only_what_waits_for_the_client_is_asked() {
        let theirs = Proposal::default().reworded("x".to_owned(), Side::Counsellor, NOW);
        let agreed = theirs.clone().answered(Side::Client, Stance::Agree, None, NOW);
        let history = History::default();
        assert_eq!(steps(&history, &[goal(theirs)], &[]), [NextStep::AnswerGoal(Id::from_bytes([9; 16]))]);
        let task = Task {
            id: Id::from_bytes([8; 16]),
            goal: None,
            place: Place::Between,
            due_at: None,
            made_at: NOW,
            state: task::State::Open,
            ended_at: None,
            proposal: agreed.clone(),
            reports: Vec::new(),
        };
        let goals = [goal(agreed)];
        assert_eq!(steps(&history, &goals, std::slice::from_ref(&task)), [NextStep::Report(task.id)]);
        let in_session = Task { place: Place::InSession, ..task };
        assert_eq!(steps(&history, &goals, &[in_session]), []);
    }
}
