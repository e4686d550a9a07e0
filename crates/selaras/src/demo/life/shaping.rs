//! What both make of their sessions beyond meeting: what will happen and which goals it serves, a purpose that is questioned,
//! a decision with what was weighed, words beside a summary, and the review after every fourth session.

use anyhow::{Result, anyhow};
use selaras_core::agenda::Towards;
use selaras_core::id::{GoalId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::preference::Kept;
use selaras_core::review::{Answer, EVERY, Found, Outcome};
use selaras_core::session::Came;
use selaras_core::session::decision::Weighed;
use selaras_core::session::remark::Kind;
use selaras_store::remarks::New;
use selaras_store::{agenda, decisions, remarks, reviews, sessions};

use super::super::days::{HOUR, MINUTE};
use super::super::model::Course;
use super::Life;

impl Life<'_, '_> {
    /// What will happen in the session that was just planned, and which of the agreed goals it serves.
    pub(super) fn prepare(&mut self, number: usize, now: Moment) -> Result<()> {
        let Some(session) = self.so_far.next.filter(|_| number > 1) else { return Ok(()) };
        let served = self.so_far.goals.iter().filter(|goal| goal.agreed && !goal.ended);
        let goals: Vec<GoalId> = served.map(|goal| goal.id).take(1 + number % 2).collect();
        let plan = self.speech().shaping.plans[number % 2].clone();
        let by = self.by(Side::Counsellor, now.plus_ms(1));
        sessions::prepare(self.tx, by, (self.case.id, session), Some(&plan), &goals)?;
        Ok(())
    }

    /// Before the session ahead: the client would rather do something else, is answered, and puts the topics in order.
    pub(super) fn question(&mut self, now: Moment) -> Result<()> {
        let Some(session) = self.so_far.next.filter(|_| self.traits.course == Course::Guide) else {
            return Ok(());
        };
        let shaping = self.speech().shaping.clone();
        self.say(session, Kind::Question, &shaping.question, now)?;
        self.say(session, Kind::Answer, &shaping.answer, now.plus_ms(HOUR))?;
        let by = self.by(Side::Client, now.plus_ms(HOUR + MINUTE));
        let who = (self.case.client, Side::Client);
        let state = selaras_core::agenda::State::Next;
        let id = agenda::add(self.tx, by, self.case.id, who, &shaping.topic, state)?;
        agenda::put(self.tx, by, self.case.id, id, Towards::Top)?;
        Ok(())
    }

    /// What came of the session of this number, once it was closed; and what both found after every fourth.
    pub(super) fn conclude(&mut self, number: usize, session: SessionId, at: Moment) -> Result<()> {
        let by = self.by(Side::Counsellor, at);
        let came = if number.is_multiple_of(3) { Came::Part } else { Came::Whole };
        sessions::came(self.tx, by, self.case.id, session, came)?;
        let shaping = self.speech().shaping.clone();
        let guide = self.traits.course == Course::Guide;
        if number == 3 || guide && number == 6 {
            self.decide(session, &shaping.decisions[usize::from(number > 3)], at)?;
        }
        if number == 4 && guide {
            self.say(session, Kind::Correction, &shaping.correction, at.plus_ms(4 * HOUR))?;
        }
        if number.is_multiple_of(EVERY) {
            self.review(number, at.plus_ms(MINUTE))?;
        }
        Ok(())
    }

    fn decide(&mut self, session: SessionId, words: &[String], at: Moment) -> Result<()> {
        let [question, one, two, reason] = words else { return Ok(()) };
        let weighed = Weighed {
            question: question.clone(),
            options: vec![one.clone(), two.clone()],
            client: Some(2),
            counsellor: Some(1),
            chosen: Some(2),
            reason: Some(reason.clone()),
        };
        let by = self.by(Side::Counsellor, at);
        let id = decisions::add(self.tx, by, (self.case.id, session), &weighed)?;
        let own = self.by(Side::Client, at.plus_ms(3 * HOUR));
        if let Some(id) = id.filter(|_| self.traits.course == Course::Guide) {
            decisions::lean(self.tx, own, (self.case.id, id), Some(2))?;
        }
        Ok(())
    }

    /// What both found. In the guide's case the client chose what helped and answers on their own phone.
    fn review(&mut self, number: usize, at: Moment) -> Result<()> {
        let guide = self.traits.course == Course::Guide;
        if guide && number > EVERY {
            // The second one is left to whoever looks at the demonstration.
            return Ok(());
        }
        let shaping = self.speech().shaping.clone();
        let found = Found {
            outcome: if guide { Outcome::Adjust } else { Outcome::Continue },
            words: shaping.found[usize::from(!guide)].clone(),
            helped: None,
            kept_client: Some(if guide { Kept::Partly } else { Kept::Yes }),
            kept_counsellor: Some(Kept::Yes),
        };
        let by = self.by(Side::Counsellor, at);
        let id = reviews::record(self.tx, by, self.case.id, &found, !guide)?;
        if guide {
            let own = self.by(Side::Client, at.plus_ms(2 * HOUR));
            reviews::answer(self.tx, own, (self.case.id, id), Answer::Agrees, Some(&shaping.yes))?;
            reviews::choose(self.tx, own, self.case.id, None, Some(&shaping.helped))?;
        }
        Ok(())
    }

    fn say(&mut self, session: SessionId, kind: Kind, words: &str, at: Moment) -> Result<()> {
        let by = self.by(kind.side(), at);
        let place = (self.case.id, session);
        let found = sessions::find(self.tx, by.practice, self.case.id, session)?;
        let found = found.ok_or_else(|| anyhow!("there is no such session"))?;
        let said = remarks::of_session(self.tx, by.practice, self.case.id, session)?;
        let read = selaras_core::session::remark::said(&found, &said, kind.part());
        remarks::say(self.tx, by, place, &New { kind, words, read })?;
        Ok(())
    }
}
