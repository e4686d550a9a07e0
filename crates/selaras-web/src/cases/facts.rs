//! What both sides look at together, gathered once: the history as the reader may see it, goals and tasks,
//! the agreement, and the signals.

use std::collections::HashSet;

use selaras_core::agreement::Agreement;
use selaras_core::goal::Goal;
use selaras_core::history::History;
use selaras_core::id::{ResponseId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, Side};
use selaras_core::session::State;
use selaras_core::task::Task;
use selaras_store::cases::Case;
use selaras_store::signals::{self, Signal};
use selaras_store::{Tx, agreements, goals, history, tasks};

use crate::ask::{Ask, Refusal};

/// The facts behind the shared picture.
pub struct Facts {
    /// The case.
    pub case: Case,
    /// The history, without what is still closed to the reader.
    pub history: History,
    /// The sessions whose ratings by the other side are there and still closed to the reader.
    pub sealed: Vec<SessionId>,
    /// Goals, the oldest first.
    pub goals: Vec<Goal>,
    /// Tasks, the oldest first.
    pub tasks: Vec<Task>,
    /// The newest agreement.
    pub agreement: Option<Agreement>,
    /// Signals, the newest first, without those that would give away what is still closed.
    pub signals: Vec<Signal>,
    /// As whom the reader looks.
    pub reader: Role,
}

/// The facts of the case that is asked about, for whoever reads.
///
/// # Errors
/// When the address names no case, or what the database said.
pub fn gather(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Facts, Refusal> {
    let reader = reader(ask, ask.case()?);
    seen_by(ask, tx, &[ask.side()], reader)
}

/// The facts as two people may look at them on one screen: nothing that is still closed to either of them.
///
/// # Errors
/// As [`gather`].
pub fn of_both(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Facts, Refusal> {
    seen_by(ask, tx, &[Side::Client, Side::Counsellor], Role::Supervisor)
}

fn seen_by(ask: &Ask<'_>, tx: &mut Tx<'_>, sides: &[Side], reader: Role) -> Result<Facts, Refusal> {
    let (case, practice) = (ask.case()?.clone(), ask.practice());
    let whole = history::of_case(tx, practice, case.id)?;
    let sealed: HashSet<ResponseId> = sides.iter().flat_map(|side| whole.sealed_to(*side, ask.now)).collect();
    let mut signals = signals::of_case(tx, practice, case.id)?;
    signals.retain(|signal| signal.evidence.response.is_none_or(|response| !sealed.contains(&response)));
    let ratings = whole.feedback.iter().chain(whole.views.iter().map(|view| &view.own));
    let closed = ratings.filter(|rating| sealed.contains(&rating.response));
    let sealed_sessions = closed.filter_map(|rating| rating.session).collect();
    Ok(Facts {
        history: sides.iter().fold(whole, |history, side| history.seen_by(*side, ask.now)),
        sealed: sealed_sessions,
        goals: goals::of_case(tx, practice, case.id)?,
        tasks: tasks::of_case(tx, practice, case.id)?,
        agreement: agreements::of_case(tx, practice, case.id)?.into_iter().max_by_key(|a| a.version),
        signals,
        reader,
        case,
    })
}

impl Facts {
    /// The signals that are not closed, the most pressing first.
    pub fn open(&self) -> Vec<&Signal> {
        let mut open: Vec<&Signal> = self.signals.iter().filter(|signal| signal.closed.is_none()).collect();
        open.sort_by_key(|signal| (signal.kind().urgency(), signal.raised_at));
        open
    }

    /// Whether anything has been given or held that a picture could show.
    pub fn is_new(&self) -> bool {
        let history = &self.history;
        history.held().next().is_none() && history.checkins.is_empty() && self.goals.is_empty()
    }

    /// The number of the session that lies nearest to a moment, for what was given around it.
    pub fn session_near(&self, moment: Moment) -> Option<u32> {
        let met = self.history.sessions.iter().filter(|s| matches!(s.state, State::Held | State::Planned));
        let near = met.min_by_key(|session| (session.at().unix_ms() - moment.unix_ms()).abs());
        near.map(|session| session.number)
    }

    /// The number of the session held last before a moment, for what happened between sessions.
    pub fn session_before(&self, moment: Moment) -> Option<u32> {
        let mut before = self.history.held().filter(|(session, _)| session.at() <= moment);
        before.next_back().map(|(session, _)| session.number)
    }
}

fn reader(ask: &Ask<'_>, case: &Case) -> Role {
    match ask.side() {
        Side::Client => Role::Client,
        Side::Counsellor if case.counsellor == ask.me.person.id => Role::Counsellor,
        Side::Counsellor => Role::Supervisor,
    }
}
