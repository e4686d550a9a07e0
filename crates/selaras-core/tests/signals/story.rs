//! A case told act by act, for tests: what each act adds to the history.

use selaras_core::history::{History, Proposed, Raised, Rating, View};
use selaras_core::id::{GoalId, Id, ResponseId, SessionId};
use selaras_core::instrument::{Instrument, shelf};
use selaras_core::moment::{DAY, Moment};
use selaras_core::people::Side;
use selaras_core::proposal::{Proposal, Stance};
use selaras_core::response::Response;
use selaras_core::score::score;
use selaras_core::session::{Session, State};
use selaras_core::signal::{Evidence, Finding, Judge, Outcome, Subject};

/// Something that happens in a case, on a day.
#[derive(Debug, Clone)]
pub enum Act {
    /// A session of this number is held.
    Held(u32),
    /// The client's short feedback on a session: goal, task, bond.
    Feedback(u32, [i16; 3]),
    /// The counsellor's own view and guess of a session, each the same on all three items.
    View(u32, i16, i16),
    /// A check-in before a session: the same answer to all five, and to the question about danger.
    CheckIn(u32, i16, i16),
    /// A side words goal number n.
    Goal(u8, Side),
    /// A side answers goal number n.
    Answer(u8, Side, Stance),
}

/// A case told so far.
#[derive(Debug, Clone)]
pub struct Story {
    pub history: History,
    pub now: i64,
    acts: u8,
}

pub fn day(day: i64) -> Moment {
    Moment::from_unix_ms(day * DAY)
}

pub fn session_id(number: u32) -> SessionId {
    Id::from_bytes([number as u8; 16])
}

pub fn goal_id(number: u8) -> GoalId {
    Id::from_bytes([200 + number; 16])
}

/// Nothing has happened; eight sessions are planned.
impl Default for Story {
    fn default() -> Self {
        let planned = |n| Session::planned(session_id(n), n, day(7 * i64::from(n)), "x".to_owned());
        let history = History { sessions: (1..=8).map(planned).collect(), ..History::default() };
        Story { history, now: 0, acts: 0 }
    }
}

impl Story {
    pub fn of(acts: &[(i64, Act)]) -> Story {
        acts.iter().fold(Story::default(), |story, (day, act)| story.then(*day, act))
    }

    /// The story with one more act, on this day.
    pub fn then(mut self, on: i64, act: &Act) -> Story {
        self.now = on;
        self.acts += 1;
        let history = &mut self.history;
        match act {
            Act::Held(number) => {
                let session = history.sessions.iter_mut().find(|s| s.number == *number).unwrap();
                (session.state, session.began_at) = (State::Held, Some(day(on)));
                session.ended_at = Some(day(on));
                history.sessions.sort_by_key(|s| (s.at(), s.number));
            }
            Act::Feedback(number, answers) => {
                history.feedback.push(rating("alliance-client-short", self.acts, *number, on, answers));
            }
            Act::View(number, own, guess) => {
                let answers = [*own, *own, *own, *guess, *guess, *guess];
                let own = rating("alliance-counsellor", self.acts, *number, on, &answers);
                let form = shelf().newest("alliance-counsellor").unwrap();
                let guess = score(form, own.answers.as_ref().unwrap()).remove(1);
                history.views.push(View { own, guess: Some(guess) });
            }
            Act::CheckIn(number, each, danger) => {
                let answers = [*each, *each, *each, *each, *each, *danger];
                history.checkins.push(rating("check-in", self.acts, *number, on, &answers));
            }
            Act::Goal(number, side) => {
                let proposal = Proposal::default().reworded(format!("goal {number}"), *side, day(on));
                history.proposals.push(Proposed {
                    subject: goal_id(*number).into(),
                    proposal,
                    ended_at: None,
                });
            }
            Act::Answer(number, side, stance) => {
                let subject = Subject::Goal(goal_id(*number));
                if let Some(goal) = history.proposals.iter_mut().find(|p| p.subject == subject) {
                    goal.proposal = goal.proposal.clone().answered(*side, *stance, None, day(on));
                }
            }
        }
        self
    }

    /// What is found now.
    pub fn found(&self) -> Vec<Finding> {
        Judge::FIRST.find(&self.history, day(self.now))
    }

    /// The kinds of what is found now.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.found().iter().map(|finding| finding.kind().code()).collect()
    }

    /// Raises what is found now, as the store does, and gives back how many that were.
    pub fn raise(&mut self) -> usize {
        let found = self.found();
        for finding in &found {
            let number = self.history.signals.len() as u8;
            self.history.signals.push(Raised {
                id: Id::from_bytes([100 + number; 16]),
                kind: finding.kind(),
                evidence: finding.evidence,
                raised_at: day(self.now),
                closed: None,
            });
        }
        found.len()
    }

    /// Closes whatever is open.
    pub fn close(&mut self) {
        for signal in self.history.signals.iter_mut().filter(|s| s.closed.is_none()) {
            signal.closed = Some((day(self.now), Outcome::Useful));
        }
    }
}

fn rating(instrument: &str, act: u8, session: u32, on: i64, answers: &[i16]) -> Rating {
    let form: &Instrument = shelf().newest(instrument).unwrap();
    let texts: Vec<String> = answers.iter().map(i16::to_string).collect();
    let place = |name: &str| form.items().iter().position(|item| *item.id() == name);
    let read = Response::read(form, |item| place(item.as_str()).map(|at| texts[at].as_str())).unwrap();
    let response: ResponseId = Id::from_bytes([act; 16]);
    Rating {
        response,
        session: Some(session_id(session)),
        given_at: day(on),
        score: score(form, &read).into_iter().next(),
        direction: form.scales()[0].direction(),
        answers: Some(read),
    }
}

/// Evidence that names only this session.
pub fn after(session: u32, subject: Option<Subject>) -> Evidence {
    Evidence { response: None, session: Some(session_id(session)), subject }
}
