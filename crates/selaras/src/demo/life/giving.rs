//! What both sides give around a session: check-in, feedback, the counsellor's view, goal ratings, reflections.

use anyhow::Result;
use selaras_core::id::SessionId;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::reflections::{self, SeenBy};
use selaras_store::responses::{self, New, WordsWhen};

use super::super::answers::{ALLIANCE, NEARNESS, WELLBEING, drawn, response};
use super::super::model::Course;
use super::super::texts::With;
use super::Life;

/// What an answer is about, and the words beside it.
#[derive(Default)]
struct Beside<'a> {
    session: Option<SessionId>,
    subject: Option<[u8; 16]>,
    words: Option<&'a str>,
    when: Option<WordsWhen>,
}

impl Life<'_, '_> {
    pub(super) fn check_in(&mut self, number: usize, session: SessionId, at: Moment) -> Result<()> {
        let level = self.traits.wellbeing(number);
        let mut answers = drawn(level, &self.traits.wellbeing_items, &WELLBEING, &mut self.random);
        let stays_away = self.happens(self.traits.silence) && self.traits.course != Course::Guide;
        let silent = self.has(With::SilentCheckins) && number + 2 >= self.traits.sessions;
        if number > 1 && (stays_away || silent) {
            return Ok(());
        }
        answers.push(i16::from(self.has(With::Danger) && number == 3));
        self.give(
            "check-in",
            Side::Client,
            &answers,
            at,
            &Beside { session: Some(session), ..Beside::default() },
        )?;
        if answers.last() == Some(&1) { self.attend(at) } else { Ok(()) }
    }

    pub(super) fn feed_back(&mut self, number: usize, session: SessionId, at: Moment) -> Result<()> {
        let level = self.traits.bond(number);
        let answers = drawn(level, &self.traits.alliance_items, &ALLIANCE, &mut self.random);
        let strained = self.traits.rupture.is_some_and(|rupture| rupture.at == number);
        let stays_away = self.happens(self.traits.silence) && number > 2 && !strained;
        let wordy = strained || self.happens(0.3);
        let usual = self.one_of(&self.story.words);
        let words = if strained { self.story.strain.replace("{sapaan}", self.sapaan) } else { usual };
        let when = if self.happens(0.3) { WordsWhen::Together } else { WordsWhen::Now };
        let silent = self.has(With::SilentFeedback) && number + 2 > self.traits.sessions
            || self.traits.course == Course::Guide && number == self.traits.sessions;
        if silent || stays_away && self.traits.course != Course::Guide {
            return Ok(());
        }
        let (words, when) = if wordy { (Some(words.as_str()), Some(when)) } else { (None, None) };
        let beside = Beside { session: Some(session), words, when, ..Beside::default() };
        self.give("alliance-client-short", Side::Client, &answers, at, &beside)
    }

    pub(super) fn view(&mut self, number: usize, session: SessionId, at: Moment, past: bool) -> Result<()> {
        let items = self.traits.alliance_items;
        let mut answers = drawn(self.traits.own_view(number), &items, &ALLIANCE, &mut self.random);
        answers.extend(drawn(self.traits.guess(number), &items, &ALLIANCE, &mut self.random));
        let forgets = self.happens(if past { 0.06 } else { 0.15 });
        if forgets && self.traits.course != Course::Guide {
            return Ok(());
        }
        let beside = Beside { session: Some(session), ..Beside::default() };
        self.give("alliance-counsellor", Side::Counsellor, &answers, at, &beside)
    }

    /// Both rate how near the goals are: the client every second session, the counsellor every fourth.
    pub(super) fn rate_goals(&mut self, number: usize, at: Moment) -> Result<()> {
        for place in 0..self.so_far.goals.len() {
            let goal = &self.so_far.goals[place];
            let (id, rated) = (goal.id, goal.agreed && !goal.ended);
            let level = -1.7 + 2.9 * self.traits.nearness(number) - 0.5 * place as f64;
            let near = drawn(level, &[0.0], &NEARNESS, &mut self.random);
            let seen = drawn(level + 0.2, &[0.0], &NEARNESS, &mut self.random);
            let about = || Beside { subject: Some(id.bytes()), ..Beside::default() };
            if rated && number.is_multiple_of(2) {
                self.give("goal-rating", Side::Client, &near, at, &about())?;
            }
            if rated && number.is_multiple_of(4) {
                self.give("goal-rating", Side::Counsellor, &seen, at, &about())?;
            }
        }
        Ok(())
    }

    /// A written thought, once in a case, shared or not.
    pub(super) fn reflect(&mut self, at: Moment) -> Result<()> {
        let shared = self.happens(0.6) || self.traits.course == Course::Guide;
        if self.so_far.reflected || !self.happens(0.15) {
            return Ok(());
        }
        self.so_far.reflected = true;
        let seen_by = if shared { SeenBy::Both } else { SeenBy::Client };
        let by = self.by(Side::Client, at);
        reflections::write(self.tx, by, self.case.id, self.case.client, &self.story.reflection, seen_by)?;
        Ok(())
    }

    fn give(
        &mut self,
        instrument: &str,
        side: Side,
        answers: &[i16],
        at: Moment,
        beside: &Beside<'_>,
    ) -> Result<()> {
        let by = self.by(side, at);
        let new = New {
            case: self.case.id,
            person: if side == Side::Client { self.case.client } else { self.case.counsellor },
            side,
            session: beside.session,
            subject: beside.subject,
            response: &response(instrument, answers)?,
            words: beside.words,
            words_when: beside.when,
            given_at: at,
        };
        responses::record(self.tx, by, &new)?;
        Ok(())
    }
}
