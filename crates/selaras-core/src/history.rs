//! The history of one case: the facts that signals, trajectories and pictures look at, gathered once.

mod as_of;
mod part;
mod seen;

pub use part::{Part, part_of};

use crate::id::{GoalId, ResponseId, SessionId, SignalId, TaskId};
use crate::instrument::{Direction, Instrument, shelf};
use crate::moment::Moment;
use crate::people::Side;
use crate::proposal::Proposal;
use crate::response::Response;
use crate::score::Score;
use crate::session::{Session, State};
use crate::signal::{Evidence, Kind, Outcome, Subject, Thresholds};

/// What is known of one case. Everything is in the order in which it came about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// The sessions, planned, held, missed and cancelled, by time.
    pub sessions: Vec<Session>,
    /// What the client answered about the alliance.
    pub feedback: Vec<Rating>,
    /// How the counsellor saw the alliance, and what they guessed that the client would answer.
    pub views: Vec<View>,
    /// What the client answered about how they are: check-ins, and scales a practice brought from elsewhere.
    pub checkins: Vec<Rating>,
    /// How near each side finds a goal.
    pub goal_ratings: Vec<GoalRating>,
    /// Goals and tasks with their words and the stances of both sides.
    pub proposals: Vec<Proposed>,
    /// Signals raised so far, open and closed.
    pub signals: Vec<Raised>,
    /// From where on the rules of this practice speak up.
    pub thresholds: Thresholds,
}

/// One scored response: the value of its main scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// The response.
    pub response: ResponseId,
    /// The session it speaks of: the one just over for feedback, the one ahead for a check-in.
    pub session: Option<SessionId>,
    /// When it was given.
    pub given_at: Moment,
    /// The score on the main scale; none where too much was left open.
    pub score: Option<Score>,
    /// Which way is good.
    pub direction: Direction,
    /// The answers; none for a past score that was brought in as a bare number.
    pub answers: Option<Response>,
}

/// The counsellor's view of the alliance after a session.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The own view.
    pub own: Rating,
    /// The guess of what the client answers.
    pub guess: Option<Score>,
}

/// How near one side finds a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalRating {
    /// The goal.
    pub goal: GoalId,
    /// Who rated it.
    pub side: Side,
    /// The rating.
    pub rating: Rating,
}

/// A goal or a task: its words and where both sides stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Which one.
    pub subject: Subject,
    /// Its words and stances.
    pub proposal: Proposal,
    /// When it was reached, done or put aside.
    pub ended_at: Option<Moment>,
}

/// A signal that was raised.
#[derive(Debug, Clone, PartialEq)]
pub struct Raised {
    /// Its identifier.
    pub id: SignalId,
    /// Its kind.
    pub kind: Kind,
    /// What it rests on.
    pub evidence: Evidence,
    /// When it was raised.
    pub raised_at: Moment,
    /// When it was closed, and with what outcome.
    pub closed: Option<(Moment, Outcome)>,
}

impl History {
    /// The sessions that were held, in order, each with the moment from which that was known.
    pub fn held(&self) -> impl DoubleEndedIterator<Item = (&Session, Moment)> {
        let held = self.sessions.iter().filter(|session| session.state == State::Held);
        held.filter_map(|session| Some((session, session.ended_at?)))
    }

    /// The session with this id.
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// The number of the session that a rating speaks of.
    pub fn number_of(&self, rating: &Rating) -> Option<u32> {
        self.session(rating.session?).map(|session| session.number)
    }

    /// The client's feedback on a session, the last if there were several.
    pub fn feedback_on(&self, session: SessionId) -> Option<&Rating> {
        self.feedback.iter().rev().find(|rating| rating.session == Some(session))
    }

    /// The counsellor's view of a session, the last if there were several.
    pub fn view_of(&self, session: SessionId) -> Option<&View> {
        self.views.iter().rev().find(|view| view.own.session == Some(session))
    }

    /// When a signal of this kind about this subject was last closed.
    pub fn last_closed(&self, kind: Kind, subject: Option<Subject>) -> Option<Moment> {
        let alike = self.signals.iter().filter(|s| s.kind == kind && s.evidence.subject == subject);
        alike.filter_map(|signal| Some(signal.closed?.0)).max()
    }
}

impl Rating {
    /// The instrument it was given to, where it is on the shelf.
    pub fn instrument(&self) -> Option<&'static Instrument> {
        let (id, version) = match (&self.answers, &self.score) {
            (Some(answers), _) => (answers.instrument(), answers.version()),
            (None, Some(score)) => (score.instrument(), score.version()),
            (None, None) => return None,
        };
        shelf().find(id, version)
    }

    /// Whether both were measured with the same scale of the same version, so that they may be compared.
    pub fn measured_as(&self, other: &Rating) -> bool {
        match (&self.score, &other.score) {
            (Some(a), Some(b)) => {
                (a.instrument(), a.version(), a.scale()) == (b.instrument(), b.version(), b.scale())
            }
            _ => false,
        }
    }
}

/// The ratings that have a score and were measured as the newest of them, in order: what may be laid on one line.
pub fn series(ratings: &[Rating]) -> Vec<&Rating> {
    let Some(newest) = ratings.iter().rev().find(|rating| rating.score.is_some()) else { return Vec::new() };
    ratings.iter().filter(|rating| rating.measured_as(newest)).collect()
}

/// See [`Proposed::subject`]: the ids of goals and tasks.
impl From<GoalId> for Subject {
    fn from(goal: GoalId) -> Self {
        Subject::Goal(goal)
    }
}
impl From<TaskId> for Subject {
    fn from(task: TaskId) -> Self {
        Subject::Task(task)
    }
}
