//! A case lived through from its opening to today: only acts that pages know, each at its moment.

mod ending;
mod giving;
mod guardian;
mod handling;
mod meeting;
mod mending;
mod opening;
mod own;
mod proposing;
mod shaping;

use anyhow::Result;
use psychometrics::random::Random;
use selaras_core::id::{GoalId, SessionId, TaskId};
use selaras_core::language::Language;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::Tx;
use selaras_store::audit::By;
use selaras_store::cases::Case;
use selaras_store::practices::Practice;

use super::days::Days;
use super::model::Traits;
use super::texts::{Client, Phrases, Speech, Story, Voice, With};

/// What a case is lived through with.
pub struct Life<'a, 'c> {
    /// Where it is kept.
    pub tx: &'a mut Tx<'c>,
    /// Where it takes place.
    pub practice: &'a Practice,
    /// Today.
    pub today: Moment,
    /// Who comes.
    pub client: &'a Client,
    /// How they call the counsellor.
    pub sapaan: &'a str,
    /// What they come with.
    pub story: &'a Story,
    /// What is said around it.
    pub phrases: &'a Phrases,
    /// What was drawn for it.
    pub traits: Traits,
    /// Where chance comes from.
    pub random: Random,
    /// The case.
    pub case: Case,
    /// How far it has come.
    pub so_far: SoFar,
}

/// What the acts so far have left behind that later acts need.
#[derive(Default)]
pub struct SoFar {
    next: Option<SessionId>,
    goals: Vec<Held<GoalId>>,
    tasks: Vec<Held<TaskId>>,
    topics: usize,
    reflected: bool,
    mended: bool,
}

/// A goal or task that was proposed.
struct Held<I> {
    id: I,
    /// Who worded it last; the other side answers.
    by: Side,
    version: u32,
    agreed: bool,
    ended: bool,
}

impl Life<'_, '_> {
    /// Lives through it.
    ///
    /// # Errors
    /// What does not fit, or what the database said.
    pub fn live(mut self, days: &Days) -> Result<()> {
        let ended = self.traits.course.has_ended();
        let ahead = (!ended).then_some(days.next);
        self.open(days.past.first().copied().or(ahead).unwrap_or(self.today))?;
        for (at, begins) in days.past.iter().enumerate() {
            let following = days.past.get(at + 1).copied();
            self.plan(at + 1, begins.plus_days(-1).min(self.planned_from(days, at)), *begins)?;
            self.meet(at + 1, *begins, following)?;
        }
        if ended {
            return self.end(days.past.last().copied().unwrap_or(self.today));
        }
        self.stay_apart(days)?;
        self.keep_own(days)?;
        self.look_ahead(days)
    }

    /// When the session at this place was planned: as the one before it ended.
    fn planned_from(&self, days: &Days, at: usize) -> Moment {
        at.checked_sub(1).map_or(self.case.opened_at.plus_ms(super::days::HOUR), |before| {
            days.past[before].plus_ms(57 * super::days::MINUTE)
        })
    }

    /// Somebody on this side of the case, acting at this moment.
    fn by(&self, side: Side, now: Moment) -> By {
        debug_assert!(now <= self.today, "an act on {} lies ahead", now.timestamp());
        let person = match side {
            Side::Client => self.case.client,
            Side::Counsellor => self.case.counsellor,
        };
        By { practice: self.practice.id, person: Some(person), now, case: Some(self.case.id) }
    }

    fn happens(&mut self, chance: f64) -> bool {
        self.random.uniform() < chance
    }

    /// One of these.
    fn one_of(&mut self, texts: &[String]) -> String {
        let text = texts.get(self.random.below(texts.len())).cloned().unwrap_or_default();
        text.replace("{sapaan}", self.sapaan)
    }

    fn has(&self, what: With) -> bool {
        self.client.has(what)
    }

    fn speech(&self) -> &Speech {
        if self.story.voice == Voice::English { &self.phrases.en } else { &self.phrases.id }
    }

    fn language(&self) -> Language {
        if self.story.voice == Voice::English { Language::En } else { Language::Id }
    }
}
