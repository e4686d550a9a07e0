//! Sessions: planned, then held, missed or cancelled; what may follow what, and which one is next.

use std::str::FromStr;

use crate::id::SessionId;
use crate::language::UnknownWord;
use crate::moment::Moment;

/// How far a session has come. One that is under way is still planned; `began_at` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It has a time and a purpose.
    Planned,
    /// It took place.
    Held,
    /// Its time passed and the client did not come.
    Missed,
    /// It was called off beforehand.
    Cancelled,
}

impl State {
    /// All states.
    pub const ALL: [State; 4] = [State::Planned, State::Held, State::Missed, State::Cancelled];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Held => "held",
            State::Missed => "missed",
            State::Cancelled => "cancelled",
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        State::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A meeting of counsellor and client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Counted within the case from 1, in the order they were planned.
    pub number: u32,
    /// When it is to take place.
    pub planned_at: Moment,
    /// What it is for, in plain words that both know beforehand.
    pub purpose: String,
    /// How far it has come.
    pub state: State,
    /// When it began.
    pub began_at: Option<Moment>,
    /// When it ended, was missed or was cancelled.
    pub ended_at: Option<Moment>,
    /// What both take with them, readable by both.
    pub summary: Option<String>,
}

/// What can be done with a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Give it another time or purpose.
    Replan,
    /// Begin it.
    Begin,
    /// Close it with a summary, or reword the summary of one that is closed.
    Close,
    /// Note that the client did not come.
    Miss,
    /// Call it off beforehand.
    Cancel,
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 5] = [Step::Replan, Step::Begin, Step::Close, Step::Miss, Step::Cancel];
}

impl Session {
    /// A planned session.
    pub fn planned(id: SessionId, number: u32, planned_at: Moment, purpose: String) -> Self {
        Self {
            id,
            number,
            planned_at,
            purpose,
            state: State::Planned,
            began_at: None,
            ended_at: None,
            summary: None,
        }
    }

    /// Whether it is going on.
    pub fn is_under_way(&self) -> bool {
        self.state == State::Planned && self.began_at.is_some()
    }

    /// Whether its time has come while nobody has said what became of it.
    pub fn is_due(&self, now: Moment) -> bool {
        self.state == State::Planned && self.planned_at <= now
    }

    /// Whether a step may be taken. A session noted as missed may still turn out to have been held; one that
    /// was called off is planned anew instead.
    pub fn allows(&self, step: Step, now: Moment) -> bool {
        let waiting = self.state == State::Planned && self.began_at.is_none();
        match step {
            Step::Replan | Step::Begin | Step::Cancel => waiting,
            Step::Close => self.state != State::Cancelled,
            Step::Miss => self.is_due(now),
        }
    }

    /// When it took or takes place: its beginning where that is known.
    pub fn at(&self) -> Moment {
        self.began_at.unwrap_or(self.planned_at)
    }
}

/// The number of the next session to be planned.
pub fn next_number(sessions: &[Session]) -> u32 {
    sessions.iter().map(|s| s.number).max().unwrap_or(0).saturating_add(1)
}

/// The session both look forward to (or are in): the earliest of those still planned.
pub fn next(sessions: &[Session]) -> Option<&Session> {
    sessions.iter().filter(|s| s.state == State::Planned).min_by_key(|s| (s.planned_at, s.number))
}

/// The session held last.
pub fn last_held(sessions: &[Session]) -> Option<&Session> {
    sessions.iter().filter(|s| s.state == State::Held).max_by_key(|s| (s.at(), s.number))
}

/// Whether counsellor and client have met since `moment`: what was to be opened together is open from then on.
pub fn met_since(sessions: &[Session], moment: Moment) -> bool {
    let meets = |s: &Session| matches!(s.state, State::Planned | State::Held);
    sessions.iter().any(|s| meets(s) && s.began_at.is_some_and(|began| began > moment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use proptest::prelude::*;

    const TIME: Moment = Moment::from_unix_ms(1_000);

    /// Takes a step the way the store does.
    fn take(session: &mut Session, step: Step, now: Moment) {
        if !session.allows(step, now) {
            return;
        }
        match step {
            Step::Replan => session.planned_at = now.plus_ms(500),
            Step::Begin => session.began_at = Some(now),
            Step::Close => {
                session.state = State::Held;
                session.began_at = session.began_at.or(Some(session.planned_at.min(now)));
                session.ended_at = session.ended_at.or(Some(now));
            }
            Step::Miss | Step::Cancel => {
                session.state = if step == Step::Miss { State::Missed } else { State::Cancelled };
                session.ended_at = Some(now);
            }
        }
    }

    fn steps() -> impl Strategy<Value = Vec<(Step, i64)>> {
        prop::collection::vec((prop::sample::select(Step::ALL.to_vec()), 0i64..2_000), 0..10)
    }

    fn session_after(steps: &[(Step, i64)]) -> Session {
        let mut session = Session::planned(Id::from_bytes([1; 16]), 1, TIME, "x".to_owned());
        let mut now = Moment::from_unix_ms(0);
        for (step, wait) in steps {
            now = now.plus_ms(*wait);
            take(&mut session, *step, now);
        }
        session
    }

    proptest! {
        #[test]
        fn a_held_session_stays_held_and_has_begun_and_ended(steps in steps(), more in steps()) {
            let before = session_after(&steps);
            let whole: Vec<_> = steps.iter().chain(&more).copied().collect();
            let after = session_after(&whole);
            if before.state == State::Held {
                prop_assert_eq!(after.state, State::Held);
                prop_assert_eq!((after.began_at, after.planned_at), (before.began_at, before.planned_at));
            }
            if after.state == State::Held {
                prop_assert!(after.began_at.is_some() && after.ended_at.is_some());
            }
        }

        #[test]
        fn a_cancelled_session_never_changes_again(steps in steps(), more in steps()) {
            let before = session_after(&steps);
            if before.state == State::Cancelled {
                let whole: Vec<_> = steps.iter().chain(&more).copied().collect();
                prop_assert_eq!(session_after(&whole), before);
            }
        }

        #[test]
        fn nobody_is_noted_as_missing_before_the_time_has_come(steps in steps(), now in 0i64..3_000) {
            let session = session_after(&steps);
            let now = Moment::from_unix_ms(now);
            if session.allows(Step::Miss, now) {
                prop_assert!(session.planned_at <= now && session.state == State::Planned);
            }
        }

        #[test]
        fn only_one_under_way_or_waiting_is_next(states in prop::collection::vec((0usize..4, 0i64..9), 0..8)) {
            let sessions: Vec<Session> = states.iter().enumerate().map(|(i, (state, at))| {
                let mut session = Session::planned(
                    Id::from_bytes([i as u8; 16]), i as u32 + 1, Moment::from_unix_ms(*at), String::new());
                session.state = State::ALL[*state];
                session
            }).collect();
            prop_assert_eq!(next_number(&sessions) as usize, states.len() + 1);
            let planned = || sessions.iter().filter(|s| s.state == State::Planned);
            match next(&sessions) {
                None => prop_assert_eq!(planned().count(), 0),
                Some(found) => prop_assert!(
                    found.state == State::Planned && planned().all(|s| s.planned_at >= found.planned_at)),
            }
        }
    }

    #[test]
    fn words_kept_for_the_meeting_open_when_it_begins_and_not_before() {
        let mut session = Session::planned(Id::from_bytes([1; 16]), 1, TIME, "x".to_owned());
        let written = Moment::from_unix_ms(500);
        assert!(!met_since(std::slice::from_ref(&session), written));
        session.began_at = Some(Moment::from_unix_ms(1_100));
        assert!(met_since(std::slice::from_ref(&session), written));
        assert!(!met_since(std::slice::from_ref(&session), Moment::from_unix_ms(1_200)));
        session.state = State::Missed;
        assert!(!met_since(std::slice::from_ref(&session), written));
    }
}
