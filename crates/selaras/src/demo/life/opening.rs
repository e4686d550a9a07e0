//! Opening a case: the agreement, how scores are handled, supervision, preferences.

use anyhow::{Context, Result};
use selaras_core::case::Talk;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::responses::{self, New};
use selaras_store::{agreements, audit, cases, consents};
use selaras_web::agreement::text::today;

use super::super::answers::response;
use super::super::days::{HOUR, MINUTE, after_sleep};
use super::super::model::Course;
use super::super::texts::{Voice, With};
use super::Life;

impl Life<'_, '_> {
    /// Opens it some days before the first session.
    pub(super) fn open(&mut self, first: Moment) -> Result<()> {
        let days = 4 + self.random.below(4) as i64;
        // Where the first session lies ahead, the case was opened some days ago all the same.
        self.case.opened_at = first.min(self.today.plus_days(1)).plus_days(-days);
        cases::add(self.tx, self.practice.id, &self.case)?;
        let opened = self.by(Side::Counsellor, self.case.opened_at);
        audit::note(self.tx, opened, "case.opening", Some(self.case.id))?;
        let at = self.case.opened_at.plus_ms(2 * MINUTE);
        if self.story.voice == Voice::Pupil {
            self.guardian(at)?;
        } else if self.traits.course == Course::Guide {
            self.amend(at, "Pesan saya di luar jam kerja dijawab paling lambat besok sore.")?;
        }
        self.sign(Side::Counsellor, at.plus_ms(30 * MINUTE))?;
        if self.has(With::Unsigned) {
            return Ok(());
        }
        let evening = after_sleep(self.case.opened_at.plus_ms(10 * HOUR));
        self.sign(Side::Client, evening)?;
        self.choose(evening.plus_ms(4 * MINUTE))?;
        self.prefer(evening.plus_ms(7 * MINUTE))
    }

    fn sign(&mut self, side: Side, at: Moment) -> Result<()> {
        let (by, language) = (self.by(side, at), self.language());
        let today = today(self.tx, self.practice, &self.case, at)?;
        let agreement = agreements::ensure_current(self.tx, by, self.case.id, &today.draft)?;
        let read = agreement.digest(language).context("the agreement has no text")?;
        agreements::sign(self.tx, by, self.case.id, side, language, read)?;
        Ok(())
    }

    /// How scores are handled, and whether a supervisor may see the case.
    fn choose(&mut self, at: Moment) -> Result<()> {
        let (by, case) = (self.by(Side::Client, at), self.case.id);
        self.case.talk = self.client.talk();
        if self.case.talk == Talk::Indirect {
            cases::choose_talk(self.tx, by.practice, case, Talk::Indirect)?;
            audit::note(self.tx, by, "case.talk", Some(case))?;
        }
        if self.client.supervision {
            consents::supervision(self.tx, by, case, self.case.client, true)?;
        }
        Ok(())
    }

    fn prefer(&mut self, at: Moment) -> Result<()> {
        let answers: Vec<i16> = (0..4).map(|_| self.random.below(7) as i16 - 3).collect();
        let wordy = self.happens(0.4);
        let dislikes = self.speech().dislikes.clone();
        let words = self.one_of(&dislikes);
        let new = New {
            case: self.case.id,
            person: self.case.client,
            side: Side::Client,
            session: None,
            subject: None,
            response: &response("preferences-short", &answers)?,
            words: wordy.then_some(words.as_str()),
            words_when: None,
            given_at: at,
        };
        let by = self.by(Side::Client, at);
        responses::record(self.tx, by, &new)?;
        Ok(())
    }
}
