//! Strains: one that both find repaired, and one that the client does not find repaired yet.

use anyhow::Result;
use selaras_core::case::Talk;
use selaras_core::id::{RuptureId, SignalId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::rupture::{Component, Deed, Form, Missed, Verdict};
use selaras_store::ruptures::{self, New};

use super::super::days::{Days, HOUR, MINUTE};
use super::super::model::Course;
use super::Life;

impl Life<'_, '_> {
    /// The counsellor opens it from a signal; both find it repaired, which closes the signal.
    pub(super) fn mend(&mut self, signal: SignalId, at: Moment) -> Result<()> {
        self.so_far.mended = true;
        let by = self.by(Side::Counsellor, at.plus_ms(-3 * HOUR));
        let opened = (Side::Counsellor, self.case.talk);
        let id = ruptures::open(self.tx, by, self.case.id, opened, Some(signal))?;
        self.hear(id, at.plus_ms(-2 * HOUR), at)?;
        let found = self.speech().found.clone();
        let repaired = New::of(Deed::Judged(Verdict::Repaired));
        self.deed(id, Side::Counsellor, &repaired, at.plus_ms(-2 * MINUTE))?;
        self.deed(id, Side::Client, &New { words: Some(&found), ..repaired }, at)
    }

    /// In a strained case the client speaks up, and what was agreed has not helped yet.
    pub(super) fn stay_apart(&mut self, days: &Days) -> Result<()> {
        let Some(last) = days.past.last().copied() else { return Ok(()) };
        let began = last.plus_ms(2 * HOUR);
        if self.traits.course != Course::Strained || began.plus_ms(20 * HOUR) > self.today {
            return Ok(());
        }
        let by = self.by(Side::Client, began);
        let id = ruptures::open(self.tx, by, self.case.id, (Side::Client, self.case.talk), None)?;
        self.hear(id, began.plus_ms(MINUTE), began.plus_ms(18 * HOUR))?;
        let still = self.speech().still.clone();
        let repaired = New::of(Deed::Judged(Verdict::Repaired));
        self.deed(id, Side::Counsellor, &repaired, began.plus_ms(18 * HOUR))?;
        let not_yet = New { words: Some(&still), ..New::of(Deed::Judged(Verdict::NotYet)) };
        self.deed(id, Side::Client, &not_yet, began.plus_ms(19 * HOUR))
    }

    /// The client says what was missed, the counsellor looks at their own part, and both agree on one change.
    fn hear(&mut self, id: RuptureId, at: Moment, again: Moment) -> Result<()> {
        let (missed, heard) = (self.speech().missed.clone(), self.speech().heard.clone());
        let change = self.story.mended.clone();
        let said = New {
            missed: Some(Missed::Unheard),
            words: Some(&missed),
            ..New::of(Deed::Said(self.case.talk))
        };
        self.deed(id, Side::Client, &said, at)?;
        let looked = New {
            component: Some(Component::Bond),
            form: Some(Form::Withdrawal),
            marks: "pace advice",
            ..New::of(Deed::Looked)
        };
        self.deed(id, Side::Counsellor, &looked, at.plus_ms(10 * MINUTE))?;
        let plan = New {
            heard: Some(&heard),
            words: Some(&change),
            again_at: Some(again),
            ..New::of(Deed::Planned)
        };
        self.deed(id, Side::Counsellor, &plan, at.plus_ms(20 * MINUTE))?;
        if self.case.talk == Talk::Direct {
            self.deed(id, Side::Client, &New::of(Deed::Agreed(1)), at.plus_ms(30 * MINUTE))?;
        }
        Ok(())
    }

    fn deed(&mut self, id: RuptureId, side: Side, new: &New<'_>, at: Moment) -> Result<()> {
        let by = self.by(side, at);
        ruptures::take(self.tx, by, self.case.id, id, side, new)?;
        Ok(())
    }
}
