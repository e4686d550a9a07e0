//! One session: what comes before it, the meeting itself, and what follows until the next day.

use anyhow::Result;
use selaras_core::agenda::State;
use selaras_core::id::SessionId;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::{agenda, private_notes, sessions};

use super::super::days::{Days, HOUR, MINUTE, after_sleep, before_sleep};
use super::super::model::Course;
use super::super::texts::With;
use super::Life;

impl Life<'_, '_> {
    /// The counsellor plans a session with its purpose.
    pub(super) fn plan(&mut self, number: usize, now: Moment, at: Moment) -> Result<()> {
        let by = self.by(Side::Counsellor, now);
        let (purpose, _) = self.course_of(number);
        self.so_far.next = Some(sessions::plan(self.tx, by, self.case.id, at, &purpose)?);
        self.prepare(number, now)
    }

    /// A session that lies behind.
    pub(super) fn meet(&mut self, number: usize, at: Moment, following: Option<Moment>) -> Result<()> {
        let Some(session) = self.so_far.next.take() else { return Ok(()) };
        if self.stays_away(number) {
            let by = self.by(Side::Counsellor, at.plus_ms(30 * MINUTE));
            sessions::miss(self.tx, by, self.case.id, session)?;
            return Ok(());
        }
        self.topic(number, at.plus_ms(-20 * HOUR))?;
        self.check_in(number, session, before_sleep(at.plus_ms(-5 * HOUR)))?;
        if following.is_some() || !self.has(With::Forgotten) {
            self.read_what_came(at.plus_ms(-20 * MINUTE))?;
        }
        let begun = at.plus_ms(self.random.below(8) as i64 * MINUTE);
        sessions::begin(self.tx, self.by(Side::Counsellor, begun), self.case.id, session)?;
        self.speak_of_topics(at.plus_ms(10 * MINUTE))?;
        self.talk_about_words(at.plus_ms(12 * MINUTE))?;
        self.talk_about_signals(number, at.plus_ms(15 * MINUTE))?;
        self.agree(number, at.plus_ms(30 * MINUTE))?;
        self.close(number, session, at.plus_ms(52 * MINUTE))?;
        self.conclude(number, session, at.plus_ms(53 * MINUTE))?;
        self.view(number, session, at.plus_ms(65 * MINUTE), following.is_some())?;
        let told = after_sleep(at.plus_ms((2 + self.random.below(20) as i64) * HOUR + MINUTE));
        self.feed_back(number, session, told)?;
        self.rate_goals(number, told.plus_ms(3 * MINUTE))?;
        self.look_back(number, at.plus_ms(25 * HOUR), following.is_some())?;
        self.propose(number, at.plus_ms(26 * HOUR))?;
        match following {
            Some(following) => self.between(at, following),
            None => Ok(()),
        }
    }

    /// What is there already for the session ahead.
    pub(super) fn look_ahead(&mut self, days: &Days) -> Result<()> {
        let number = days.past.len() + 1;
        let last = days.past.last().copied();
        let planned = last.map_or(self.case.opened_at.plus_ms(HOUR), |at| at.plus_ms(57 * MINUTE));
        if self.has(With::Due) {
            let yesterday = days.next.plus_days(-days.next.plus_days(1).days_since(self.today).max(1));
            return self.plan(number, planned.min(yesterday), yesterday.min(self.today.plus_ms(-HOUR)));
        }
        // One in ten has no session ahead, and its counsellor is reminded.
        if self.traits.course == Course::Stalled && self.happens(0.5) {
            return Ok(());
        }
        self.plan(number, planned, days.next)?;
        let lately = self.today.plus_ms(-3 * HOUR);
        if self.traits.course == Course::Guide {
            self.topic(number, lately)?;
        }
        self.question(lately)?;
        if let (true, Some(session)) = (self.has(With::CheckedIn), self.so_far.next) {
            self.check_in(number, session, lately)?;
        }
        Ok(())
    }

    fn stays_away(&mut self, number: usize) -> bool {
        let gone = self.traits.course == Course::DroppedOut && number > self.traits.sessions;
        // A strain is felt, and repaired, by those who are there.
        let counts = self.traits.rupture.is_some_and(|r| r.at == number || r.repaired_at == Some(number));
        gone || self.traits.sessions > number && !counts && self.happens(self.traits.absence(number))
    }

    /// Purpose and summary of a session.
    fn course_of(&self, number: usize) -> (String, String) {
        let speech = self.speech();
        let last = number == self.traits.sessions && self.traits.course == Course::Planned;
        let told = self.story.sessions.len();
        match number {
            1 => speech.first.clone(),
            _ if last => speech.last.clone(),
            // The story's own sessions come every second time, so that they last.
            n if n % 2 == 0 && n / 2 <= told => self.story.sessions[n / 2 - 1].clone(),
            n => speech.between[(n / 2 + 1) % speech.between.len()].clone(),
        }
    }

    /// One side brings a topic.
    fn topic(&mut self, number: usize, at: Moment) -> Result<()> {
        let told = self.so_far.topics;
        if told < self.story.agenda.len() && number > 1 && self.happens(0.35) {
            self.so_far.topics += 1;
            let by = self.by(Side::Client, at);
            let words = self.story.agenda[told].clone();
            agenda::add(self.tx, by, self.case.id, (self.case.client, Side::Client), &words, State::Next)?;
        }
        if number > 2 && self.happens(0.15) {
            let by = self.by(Side::Counsellor, at.plus_ms(HOUR));
            let topics = self.speech().topics.clone();
            let words = self.one_of(&topics);
            let who = (self.case.counsellor, Side::Counsellor);
            agenda::add(self.tx, by, self.case.id, who, &words, State::Next)?;
        }
        Ok(())
    }

    fn speak_of_topics(&mut self, at: Moment) -> Result<()> {
        let by = self.by(Side::Counsellor, at);
        for item in agenda::of_case(self.tx, by.practice, self.case.id)? {
            if item.state == State::Next {
                agenda::end(self.tx, by, self.case.id, Side::Counsellor, item.id, State::Done)?;
            }
        }
        Ok(())
    }

    fn close(&mut self, number: usize, session: SessionId, at: Moment) -> Result<()> {
        let by = self.by(Side::Counsellor, at);
        let (_, summary) = self.course_of(number);
        sessions::close(self.tx, by, self.case.id, session, &summary)?;
        if self.happens(0.55) {
            let notes = &self.phrases.notes;
            let note = if self.traits.is_strained(number) { &notes.strained } else { &notes.usual };
            let words = self.one_of(note);
            let by = self.by(Side::Counsellor, at.plus_ms(9 * MINUTE));
            private_notes::write(self.tx, by, self.case.id, session, self.case.counsellor, &words)?;
        }
        Ok(())
    }
}
