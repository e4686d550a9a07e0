//! Rupture and repair: a strain between client and counsellor that is opened, heard, acted upon and looked at again.
//!
//! What happened is kept as steps; the state is always told from them. Nothing counts as agreed that a side did not say
//! yes to, and nothing as repaired or let go before both find so.

mod choices;
mod figures;

use crate::case::Talk;
use crate::moment::Moment;
use crate::people::Side;

pub use choices::{Change, Component, Form, Missed, Verdict};
pub use figures::{FEWEST, Figures, Told, counted};

/// What is said in a rupture has at most so many characters.
pub const LONGEST: usize = 2000;
/// The counsellor's questions to themselves, by the codes of their words.
pub const SELF_CHECK: [&str; 6] = ["pace", "advice", "feeling", "power", "promise", "defence"];

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// The client said what was missed, and whether to talk about it or to have it read and acted upon.
    Said(Talk),
    /// The counsellor looked at their own part, for themselves.
    Looked,
    /// A side wrote down what was heard and what will change.
    Planned,
    /// The other side said yes to the plan of this number, counted from 1.
    Agreed(u32),
    /// The client answered, beside their feedback, whether it has changed.
    Noticed(Change),
    /// A side said whether it is repaired.
    Judged(Verdict),
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub deed: Deed,
    /// By which side.
    pub side: Side,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It was opened.
    Opened,
    /// The newest plan waits for this side.
    WaitsFor(Side),
    /// Both have said yes to the newest plan.
    Agreed,
    /// The client chose to be read and acted upon, and the counsellor wrote down what they change.
    Acting,
    /// At least one side does not find it repaired.
    NotYet,
    /// Both find it repaired.
    Repaired,
    /// Both let it go.
    LetGo,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Both have found it repaired, or let it go.
    #[error("it is closed")]
    Closed,
    /// It is not this side's to do.
    #[error("not this side's to do")]
    NotTheirs,
    /// There is no plan, or a newer one than was read.
    #[error("not the newest plan")]
    NewerPlan,
    /// There is no plan yet that something could have come of.
    #[error("nothing is planned")]
    NothingPlanned,
}

/// Where the next word is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asks {
    /// Say what was missed.
    Say,
    /// Hear it, and write down what will change.
    Plan,
    /// Answer the plan.
    Answer,
    /// Say whether it is repaired.
    Judge,
}

/// A rupture as its steps tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Which side opened it.
    pub opened_by: Side,
    /// How the client wanted scores handled when it was opened: holds until they say otherwise here.
    pub talk: Talk,
    /// What was done since, in order.
    pub steps: Vec<Step>,
}

impl State {
    /// Whether nothing can follow.
    pub fn is_closed(self) -> bool {
        matches!(self, State::Repaired | State::LetGo)
    }

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Opened => "opened",
            State::WaitsFor(Side::Client) => "waits-client",
            State::WaitsFor(Side::Counsellor) => "waits-counsellor",
            State::Agreed => "agreed",
            State::Acting => "acting",
            State::NotYet => "not-yet",
            State::Repaired => "repaired",
            State::LetGo => "let-go",
        }
    }
}

impl Course {
    /// Whether the client wants it talked about, or read and acted upon.
    pub fn way(&self) -> Talk {
        let said = self.steps.iter().rev().find_map(|step| match step.deed {
            Deed::Said(way) => Some(way),
            _ => None,
        });
        said.unwrap_or(self.talk)
    }

    /// How many plans were written.
    pub fn plans(&self) -> u32 {
        let plans = self.steps.iter().filter(|step| step.deed == Deed::Planned).count();
        u32::try_from(plans).unwrap_or(u32::MAX)
    }

    /// What a side found last about the newest plan.
    pub fn verdict(&self, side: Side) -> Option<Verdict> {
        self.since_plan().iter().rev().find_map(|step| match step.deed {
            Deed::Judged(verdict) if step.side == side => Some(verdict),
            _ => None,
        })
    }

    /// How far it has come.
    pub fn state(&self) -> State {
        match (self.verdict(Side::Client), self.verdict(Side::Counsellor)) {
            (Some(Verdict::Repaired), Some(Verdict::Repaired)) => State::Repaired,
            (Some(Verdict::LetGo), Some(Verdict::LetGo)) => State::LetGo,
            (None, None) => self.planned(),
            _ => State::NotYet,
        }
    }

    /// Whether a side may do this now.
    ///
    /// # Errors
    /// Why not.
    pub fn may(&self, side: Side, deed: Deed) -> Result<(), Refused> {
        if self.state().is_closed() {
            return Err(Refused::Closed);
        }
        match deed {
            Deed::Said(_) | Deed::Noticed(_) if side != Side::Client => Err(Refused::NotTheirs),
            Deed::Looked if side != Side::Counsellor => Err(Refused::NotTheirs),
            Deed::Agreed(read) if read == 0 || read != self.plans() => Err(Refused::NewerPlan),
            Deed::Agreed(_) if self.newest_plan().is_some_and(|plan| plan.side == side) => {
                Err(Refused::NotTheirs)
            }
            Deed::Noticed(_) | Deed::Judged(Verdict::Repaired) if self.plans() == 0 => {
                Err(Refused::NothingPlanned)
            }
            _ => Ok(()),
        }
    }

    /// What this side is asked for next; `due` when the day to look again has come.
    pub fn asks(&self, side: Side, due: bool) -> Option<Asks> {
        let said = self.steps.iter().any(|step| matches!(step.deed, Deed::Said(_)));
        match self.state() {
            State::Repaired | State::LetGo => None,
            State::Opened => match side {
                Side::Client => (self.opened_by == Side::Counsellor && !said).then_some(Asks::Say),
                Side::Counsellor => (self.opened_by == Side::Client || said).then_some(Asks::Plan),
            },
            State::WaitsFor(waited) => (waited == side).then_some(Asks::Answer),
            State::Agreed | State::Acting => due.then_some(Asks::Judge),
            State::NotYet if self.verdict(side).is_none() => Some(Asks::Judge),
            // Both have said where they stand, and not the same: what else can change is talked about again.
            State::NotYet => {
                let both = self.verdict(side.other()).is_some();
                (both && side == Side::Counsellor).then_some(Asks::Plan)
            }
        }
    }

    fn newest_plan(&self) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.deed == Deed::Planned)
    }

    /// The newest plan and what followed; everything while there is none.
    fn since_plan(&self) -> &[Step] {
        let at = self.steps.iter().rposition(|step| step.deed == Deed::Planned).unwrap_or(0);
        &self.steps[at..]
    }

    fn planned(&self) -> State {
        let Some(plan) = self.newest_plan() else { return State::Opened };
        let plans = self.plans();
        let agreed = self.since_plan().iter().any(|step| step.deed == Deed::Agreed(plans));
        if agreed {
            State::Agreed
        } else if plan.side == Side::Counsellor && self.way() == Talk::Indirect {
            State::Acting
        } else {
            State::WaitsFor(plan.side.other())
        }
    }
}

/// Whether the day to look again has come.
pub fn is_due(again_at: Option<Moment>, now: Moment) -> bool {
    again_at.is_some_and(|at| at <= now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            prop_oneof![Just(Talk::Direct), Just(Talk::Indirect)].prop_map(Deed::Said),
            Just(Deed::Looked),
            Just(Deed::Planned),
            (0u32..4).prop_map(Deed::Agreed),
            prop::sample::select(Change::ALL.to_vec()).prop_map(Deed::Noticed),
            prop::sample::select(Verdict::ALL.to_vec()).prop_map(Deed::Judged),
        ]
    }

    fn side() -> impl Strategy<Value = Side> {
        prop_oneof![Just(Side::Client), Just(Side::Counsellor)]
    }

    fn tried() -> impl Strategy<Value = Vec<(Side, Deed)>> {
        prop::collection::vec((side(), deed()), 0..24)
    }

    /// Tries one deed after the other the way the store does, and keeps those that may be done.
    fn lived(opened_by: Side, talk: Talk, tried: &[(Side, Deed)]) -> (Course, Vec<State>) {
        let mut course = Course { opened_by, talk, steps: Vec::new() };
        let mut states = vec![course.state()];
        for (side, deed) in tried {
            if course.may(*side, *deed).is_ok() {
                course.steps.push(Step { deed: *deed, side: *side });
                states.push(course.state());
            }
        }
        (course, states)
    }

    proptest! {
        #[test]
        fn nothing_is_agreed_acted_upon_repaired_or_let_go_without_the_consent_it_needs(
            by in side(), indirect in any::<bool>(), tried in tried(),
        ) {
            let talk = if indirect { Talk::Indirect } else { Talk::Direct };
            let (course, _) = lived(by, talk, &tried);
            // Told again by hand, step by step.
            let (mut way, mut planner, mut plans) = (talk, None, 0u32);
            let (mut yes, mut found) = ([false; 2], [None; 2]);
            for step in &course.steps {
                match step.deed {
                    Deed::Said(chosen) => way = chosen,
                    Deed::Planned => {
                        (planner, plans, yes, found) = (Some(step.side), plans + 1, [false; 2], [None; 2]);
                        yes[step.side as usize] = true;
                    }
                    Deed::Agreed(read) => {
                        prop_assert_eq!(read, plans, "nobody agrees to a plan that they have not read");
                        yes[step.side as usize] = true;
                    }
                    Deed::Judged(verdict) => found[step.side as usize] = Some(verdict),
                    Deed::Looked | Deed::Noticed(_) => {}
                }
            }
            let both = |verdict| found == [Some(verdict); 2];
            let state = course.state();
            prop_assert_eq!(state == State::Repaired, both(Verdict::Repaired));
            prop_assert_eq!(state == State::LetGo, both(Verdict::LetGo));
            if state == State::Agreed {
                prop_assert_eq!(yes, [true; 2]);
            }
            if state == State::Acting {
                prop_assert!(way == Talk::Indirect && planner == Some(Side::Counsellor));
            }
            if let State::WaitsFor(side) = state {
                prop_assert!(planner == Some(side.other()) && !yes[side as usize]);
            }
            if state == State::NotYet {
                prop_assert!(found.iter().any(Option::is_some));
            }
        }

        #[test]
        fn the_history_replays_to_every_state_it_had_and_nothing_follows_its_end(
            by in side(), tried in tried(),
        ) {
            let (course, states) = lived(by, Talk::Direct, &tried);
            for (at, state) in states.iter().enumerate() {
                let steps = course.steps[..at].to_vec();
                prop_assert_eq!(Course { steps, ..course.clone() }.state(), *state);
                prop_assert!(!state.is_closed() || at == course.steps.len());
            }
        }

        #[test]
        fn a_closed_rupture_asks_nobody_and_an_open_one_is_never_stuck(by in side(), tried in tried()) {
            let (course, _) = lived(by, Talk::Direct, &tried);
            let asked = [Side::Client, Side::Counsellor].map(|side| course.asks(side, true));
            prop_assert_eq!(course.state().is_closed(), asked == [None, None]);
        }
    }

    #[test]
    fn whoever_changes_their_mind_about_being_read_is_asked_after_all() {
        let step = |side, deed| Step { deed, side };
        let mut course = Course { opened_by: Side::Client, talk: Talk::Indirect, steps: Vec::new() };
        course.steps.push(step(Side::Counsellor, Deed::Planned));
        assert_eq!(course.state(), State::Acting);
        course.steps.push(step(Side::Client, Deed::Said(Talk::Direct)));
        assert_eq!(course.state(), State::WaitsFor(Side::Client));
        assert_eq!(course.may(Side::Counsellor, Deed::Agreed(1)), Err(Refused::NotTheirs));
        course.steps.push(step(Side::Client, Deed::Agreed(1)));
        assert_eq!((course.state(), course.asks(Side::Client, false)), (State::Agreed, None));
        assert_eq!(course.asks(Side::Client, true), Some(Asks::Judge));
    }
}
