//! What the counsellor does with what came: reads it, answers it, and takes the steps of signals.

use anyhow::Result;
use selaras_core::case::Talk;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::signal::{Kind, Outcome, Phase, Step, outcomes_of};
use selaras_store::contributions::{self, Contribution, Mark};
use selaras_store::signals::{self, New, Signal};

use super::super::days::MINUTE;
use super::super::texts::{Handling, With};
use super::Life;

impl Life<'_, '_> {
    /// Reads everything that is not kept for the session.
    pub(super) fn read_what_came(&mut self, at: Moment) -> Result<()> {
        for given in self.untouched()? {
            if !given.waits_for_session {
                self.mark(&given, Mark::Read, at)?;
            }
        }
        Ok(())
    }

    /// Opens together what was kept for the session; speaks of some of the rest; some of it changed something.
    pub(super) fn talk_about_words(&mut self, at: Moment) -> Result<()> {
        let all = contributions::of_case(self.tx, self.practice.id, self.case.id)?;
        for given in all {
            let lately = given.given_at.plus_days(15) > at;
            let spoken = given.waits_for_session && given.talked_at.is_none()
                || lately && given.kind == contributions::Kind::Feedback && self.happens(0.4);
            if spoken {
                self.mark(&given, Mark::Talked, at)?;
            }
            if spoken && self.happens(0.3) {
                self.mark(&given, Mark::Changed, at.plus_ms(MINUTE))?;
            }
        }
        Ok(())
    }

    /// An answer that speaks of danger is attended to at once.
    pub(super) fn attend(&mut self, at: Moment) -> Result<()> {
        for signal in self.open_signals()? {
            if signal.kind() == Kind::Danger {
                self.step(&signal, Step::Acknowledged, at.plus_ms(25 * MINUTE))?;
            }
        }
        Ok(())
    }

    /// Talks about signals (or acts upon them, where the client prefers that). A strain that this session does not
    /// repair is only touched.
    pub(super) fn talk_about_signals(&mut self, number: usize, at: Moment) -> Result<()> {
        for signal in self.open_signals()? {
            let about_us = signal.kind().concerns_alliance();
            let touchy = self.traits.is_strained(number) || self.has(With::Low);
            if signal.phase == Phase::Talked || about_us && touchy {
                continue;
            }
            let step = if self.case.talk == Talk::Direct { Step::Talked } else { Step::Acted };
            self.step(&signal, step, at)?;
        }
        Ok(())
    }

    /// The day after: reads the feedback, takes note of new signals, closes what was talked about. The newest
    /// session leaves some of it for today.
    pub(super) fn look_back(&mut self, number: usize, at: Moment, past: bool) -> Result<()> {
        if past || self.happens(0.5) {
            self.read_what_came(at)?;
        }
        for signal in self.open_signals()? {
            let notes = self.happens(if past { 0.85 } else { 0.4 });
            match signal.phase {
                Phase::Open if notes => self.step(&signal, Step::Acknowledged, at.plus_ms(2 * MINUTE))?,
                Phase::Talked if self.goes_on(&signal) => {}
                Phase::Talked => {
                    let outcome = self.outcome(&signal, number);
                    self.shut(&signal, outcome, at.plus_ms(3 * MINUTE))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Closes whatever is open, as a case ends.
    pub(super) fn let_signals_go(&mut self, at: Moment) -> Result<()> {
        for signal in self.open_signals()? {
            let outcome = if signal.kind() == Kind::Danger { Outcome::Handled } else { Outcome::LetGo };
            self.shut(&signal, outcome, at)?;
        }
        Ok(())
    }

    /// Where things do not move, the conversation about it mostly goes on.
    fn goes_on(&mut self, signal: &Signal) -> bool {
        matches!(signal.kind(), Kind::NoImprovement | Kind::Worsening)
            && self.stands_still()
            && self.happens(0.92)
    }

    fn stands_still(&self) -> bool {
        self.traits.gain < 0.2
    }

    /// What came of a signal: a strain that was there is repaired; without one, most signals were noise.
    fn outcome(&mut self, signal: &Signal, number: usize) -> Outcome {
        let chance = self.random.uniform();
        let strained = self.traits.rupture.is_some_and(|r| r.at <= number);
        let outcome = match signal.kind() {
            Kind::Danger => Outcome::Handled,
            kind if kind.concerns_alliance() && strained => Outcome::Repaired,
            kind if kind.concerns_alliance() && chance < 0.65 => Outcome::Noise,
            _ if self.stands_still() => Outcome::Useful,
            _ if chance < 0.35 => Outcome::Noise,
            _ if chance > 0.9 => Outcome::LetGo,
            _ => Outcome::Useful,
        };
        if outcomes_of(signal.kind()).contains(&outcome) { outcome } else { Outcome::Useful }
    }

    fn step(&mut self, signal: &Signal, step: Step, at: Moment) -> Result<()> {
        let handling = self.about(signal.kind());
        let talked = if signal.kind().concerns_alliance() && self.traits.rupture.is_some() {
            vec![self.story.mended.clone()]
        } else {
            handling.talked.clone()
        };
        let words = if step == Step::Acknowledged { handling.intend.clone() } else { talked };
        let words = self.one_of(&words);
        self.take(signal, step, None, &words, at)
    }

    fn shut(&mut self, signal: &Signal, outcome: Outcome, at: Moment) -> Result<()> {
        if outcome == Outcome::Repaired && !self.so_far.mended {
            return self.mend(signal.id, at);
        }
        let handling = self.about(signal.kind());
        let words = match outcome {
            Outcome::Repaired | Outcome::Handled => handling.repaired.clone(),
            Outcome::Useful => handling.useful.clone(),
            Outcome::Noise => handling.noise.clone(),
            Outcome::LetGo => Vec::new(),
        };
        let words = self.one_of(&words);
        self.take(signal, Step::Closed, Some(outcome), &words, at)
    }

    fn take(
        &mut self,
        signal: &Signal,
        step: Step,
        outcome: Option<Outcome>,
        words: &str,
        at: Moment,
    ) -> Result<()> {
        let by = self.by(Side::Counsellor, at);
        let new =
            New { step, outcome, words: Some(words), side: Side::Counsellor, person: self.case.counsellor };
        Ok(signals::take(self.tx, by, self.case.id, signal.id, &new)?)
    }

    fn about(&self, kind: Kind) -> &Handling {
        let about = &self.phrases.signals;
        match kind {
            Kind::Danger => &about.danger,
            Kind::Worsening | Kind::NoImprovement => &about.course,
            Kind::FeedbackStopped | Kind::CheckInsStopped => &about.silence,
            Kind::GoalUnanswered | Kind::TaskUnanswered => &about.waiting,
            Kind::AllianceDrop | Kind::AllianceLow | Kind::GuessAbove => &about.alliance,
        }
    }

    fn open_signals(&mut self) -> Result<Vec<Signal>> {
        Ok(signals::open_of_case(self.tx, self.practice.id, self.case.id)?)
    }

    fn untouched(&mut self) -> Result<Vec<Contribution>> {
        let mut all = contributions::of_case(self.tx, self.practice.id, self.case.id)?;
        all.retain(|given| given.read_at.is_none());
        Ok(all)
    }

    fn mark(&mut self, given: &Contribution, mark: Mark, at: Moment) -> Result<()> {
        let by = self.by(Side::Counsellor, at);
        contributions::mark(self.tx, by, self.case.id, given.id, mark)?;
        Ok(())
    }
}
