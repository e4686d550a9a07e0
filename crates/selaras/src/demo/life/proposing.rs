//! Goals and tasks: who words them when, how the other side answers, how tasks go, and how they end.

use anyhow::Result;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::Stance;
use selaras_core::task::{Done, Place, Usefulness};
use selaras_core::{goal, task};
use selaras_store::proposals::{Answer, Rewording};
use selaras_store::tasks::{Frame, Told};
use selaras_store::{goals, tasks};

use super::super::days::{HOUR, MINUTE, after_sleep};
use super::super::model::Course;
use super::super::texts::With;
use super::{Held, Life};

const YES: Stance = Stance::Agree;

impl Life<'_, '_> {
    /// What is proposed and agreed in the session of this number.
    pub(super) fn agree(&mut self, number: usize, at: Moment) -> Result<()> {
        let last = number == self.traits.sessions;
        self.answer(Side::Counsellor, at)?;
        match number {
            2 => {
                self.offer_goal(1, at.plus_ms(5 * MINUTE))?;
                self.word_task(0, Side::Counsellor, at.plus_ms(8 * MINUTE))?;
                self.answer_task(0, at.plus_ms(10 * MINUTE))?;
            }
            n if n + 3 == self.traits.sessions && self.has(With::GoalWaits) => {
                self.word_goal(2, Side::Counsellor, at)?;
            }
            n if n + 3 == self.traits.sessions && self.has(With::TaskWaits) => {
                self.word_task(3, Side::Counsellor, at)?;
            }
            5 => self.word_task(2, Side::Counsellor, at)?,
            7 => self.end_task(0, at)?,
            _ => {}
        }
        if last && self.has(With::GoalOffered) {
            self.word_goal(2, Side::Counsellor, at)?;
        }
        if last && self.traits.course == Course::Planned {
            for place in 0..2 {
                self.reach_goal(place, at)?;
            }
            for place in 0..self.so_far.tasks.len() {
                self.end_task(place, at)?;
            }
        }
        Ok(())
    }

    /// What the client answers or proposes the day after the session of this number.
    pub(super) fn propose(&mut self, number: usize, at: Moment) -> Result<()> {
        self.find_words(1, at)?;
        self.answer(Side::Client, at.plus_ms(10 * MINUTE))?;
        let waits = self.has(With::GoalWaits) || self.has(With::TaskWaits) || self.has(With::GoalOffered);
        let at = at.plus_ms(15 * MINUTE);
        let (goals, tasks) = (self.so_far.goals.len(), self.so_far.tasks.len());
        match number {
            1 => self.word_goal(0, Side::Client, at),
            3 if tasks == 1 => self.word_task(1, Side::Client, at),
            5 if goals == 2 && !waits && self.happens(0.5) => self.word_goal(2, Side::Client, at),
            7 if tasks == 3 && !waits => self.word_task(3, Side::Client, at),
            _ => Ok(()),
        }
    }

    /// A side says yes to whatever waits for it, but for the one thing that a client of the cast leaves open.
    fn answer(&mut self, side: Side, at: Moment) -> Result<()> {
        let leaves_goal = side == Side::Client && (self.has(With::GoalWaits) || self.has(With::GoalOffered));
        let leaves_task = side == Side::Client && self.has(With::TaskWaits);
        for place in 0..self.so_far.goals.len() {
            if self.so_far.goals[place].by != side && !(leaves_goal && place == 2) {
                self.answer_goal(place, at.plus_ms(place as i64 * MINUTE))?;
            }
        }
        for place in 0..self.so_far.tasks.len() {
            if self.so_far.tasks[place].by != side && !(leaves_task && place == 3) {
                self.answer_task(place, at.plus_ms((4 + place as i64) * MINUTE))?;
            }
        }
        Ok(())
    }

    /// What happens between two sessions: tasks are tried, and sometimes something is written down.
    pub(super) fn between(&mut self, at: Moment, following: Moment) -> Result<()> {
        let told = after_sleep(following.plus_ms(-30 * HOUR).max(at.plus_ms(30 * HOUR)));
        for place in 0..self.so_far.tasks.len() {
            self.report(place, told.plus_ms(place as i64 * 2 * MINUTE))?;
        }
        self.reflect(told.plus_ms(20 * MINUTE))
    }

    fn word_goal(&mut self, place: usize, side: Side, at: Moment) -> Result<()> {
        let words = self.story.goals[place].clone();
        self.hold_goal(side, at, &words)
    }

    /// The counsellor words a goal, sometimes in words of the trade.
    fn offer_goal(&mut self, place: usize, at: Moment) -> Result<()> {
        let stiff = self.speech().stiff.clone();
        let words = self.one_of(&stiff);
        if self.happens(0.25) || self.traits.course == Course::Guide {
            return self.hold_goal(Side::Counsellor, at, &words);
        }
        self.word_goal(place, Side::Counsellor, at)?;
        self.answer_goal(place, at.plus_ms(2 * MINUTE))
    }

    fn hold_goal(&mut self, side: Side, at: Moment, words: &str) -> Result<()> {
        let id = goals::propose(self.tx, self.by(side, at), self.case.id, side, words)?;
        self.so_far.goals.push(Held { id, by: side, version: 1, agreed: false, ended: false });
        Ok(())
    }

    /// The client wants to talk about words of the trade, and finds better ones.
    fn find_words(&mut self, place: usize, at: Moment) -> Result<()> {
        let Some(held) =
            self.so_far.goals.get_mut(place).filter(|held| !held.agreed && held.by == Side::Counsellor)
        else {
            return Ok(());
        };
        let id = held.id;
        (held.version, held.by) = (2, Side::Client);
        let (by, doubt) = (self.by(Side::Client, at), self.speech().doubt.clone());
        let talk = Answer { side: Side::Client, read: 1, stance: Stance::Talk, words: Some(&doubt) };
        goals::answer(self.tx, by, self.case.id, id, &talk)?;
        let better = Rewording { side: Side::Client, read: 1, words: &self.story.goals[place] };
        goals::reword(self.tx, self.by(Side::Client, at.plus_ms(6 * MINUTE)), self.case.id, id, &better)?;
        Ok(())
    }

    fn answer_goal(&mut self, place: usize, at: Moment) -> Result<()> {
        let Some(held) = self.so_far.goals.get_mut(place).filter(|held| !held.agreed) else { return Ok(()) };
        held.agreed = true;
        let (id, read, side) = (held.id, held.version, held.by.other());
        let yes = Answer { side, read, stance: YES, words: None };
        goals::answer(self.tx, self.by(side, at), self.case.id, id, &yes)?;
        Ok(())
    }

    fn reach_goal(&mut self, place: usize, at: Moment) -> Result<()> {
        let Some(held) = self.so_far.goals.get_mut(place) else { return Ok(()) };
        held.ended = true;
        let id = held.id;
        goals::end(self.tx, self.by(Side::Client, at), self.case.id, id, Side::Client, goal::State::Reached)?;
        Ok(())
    }

    fn word_task(&mut self, place: usize, side: Side, at: Moment) -> Result<()> {
        let (serves, words) = self.story.tasks[place].clone();
        let goal = self.so_far.goals.get(serves).map(|held| held.id);
        let frame = Frame { goal, place: Place::Between, due_at: None };
        let id = tasks::propose(self.tx, self.by(side, at), self.case.id, side, &words, &frame)?;
        self.so_far.tasks.push(Held { id, by: side, version: 1, agreed: false, ended: false });
        Ok(())
    }

    fn answer_task(&mut self, place: usize, at: Moment) -> Result<()> {
        let Some(held) = self.so_far.tasks.get_mut(place).filter(|held| !held.agreed) else { return Ok(()) };
        held.agreed = true;
        let (id, read, side) = (held.id, held.version, held.by.other());
        let yes = Answer { side, read, stance: YES, words: None };
        tasks::answer(self.tx, self.by(side, at), self.case.id, id, &yes)?;
        Ok(())
    }

    fn end_task(&mut self, place: usize, at: Moment) -> Result<()> {
        let Some(held) = self.so_far.tasks.get_mut(place).filter(|held| !held.ended) else { return Ok(()) };
        held.ended = true;
        let id = held.id;
        tasks::end(self.tx, self.by(Side::Client, at), self.case.id, id, Side::Client, task::State::Done)?;
        Ok(())
    }

    /// How a task went since the last session, in the client's own word.
    fn report(&mut self, place: usize, at: Moment) -> Result<()> {
        let held = &self.so_far.tasks[place];
        let (id, open) = (held.id, held.agreed && !held.ended);
        if !open || !self.happens(0.6) {
            return Ok(());
        }
        let willing = if self.traits.gain > 0.5 { 0.6 } else { 0.25 };
        let done = match self.random.uniform() {
            u if u < willing => Done::Done,
            u if u < willing + 0.25 => Done::Partly,
            _ => Done::Not,
        };
        let useful = if self.traits.gain > 0.5 { 3 + self.random.below(4) } else { 1 + self.random.below(4) };
        let useful = (done != Done::Not).then(|| Usefulness::new(useful as u8)).transpose()?;
        let speech = self.speech();
        let words = if done == Done::Not { speech.not_done.clone() } else { speech.reports.clone() };
        let words = self.one_of(&words);
        let wordy = self.happens(0.35);
        let told = Told { side: Side::Client, done, useful, words: wordy.then_some(words.as_str()) };
        tasks::report(self.tx, self.by(Side::Client, at), self.case.id, id, &told)?;
        Ok(())
    }
}
