//! Ending a case: as planned, handed over, or because its client stayed away.

use anyhow::Result;
use selaras_core::case::Ending;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::cases::Ended;
use selaras_store::{audit, cases};

use super::super::days::HOUR;
use super::super::model::Course;
use super::Life;

impl Life<'_, '_> {
    /// Ends it, some time after the last session.
    pub(super) fn end(&mut self, last: Moment) -> Result<()> {
        let endings = &self.phrases.endings;
        let (ending, words, at) = match self.traits.course {
            Course::DroppedOut => (Ending::DroppedOut, self.one_of(&endings.dropped_out), last.plus_days(8)),
            Course::Transferred => {
                (Ending::Transferred, self.one_of(&endings.transferred), last.plus_days(2))
            }
            _ => (Ending::Planned, self.story.ending.clone(), last.plus_ms(27 * HOUR)),
        };
        self.read_what_came(at)?;
        self.let_signals_go(at)?;
        let by = self.by(Side::Counsellor, at);
        cases::close(self.tx, by.practice, self.case.id, &Ended { at, ending, words })?;
        audit::note(self.tx, by, "case.closing", Some(self.case.id))?;
        Ok(())
    }
}
