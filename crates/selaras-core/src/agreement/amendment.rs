//! Changes to an agreement: what both sides agree on for themselves stands under a clause, in their own words.
//!
//! The text of the template stays above it, so that nobody signs the limits of confidentiality away, and so that the
//! text is whole in every language.

use super::Clause;
use crate::id::AmendmentId;
use crate::moment::Moment;
use crate::people::Side;
use crate::proposal::{Proposal, Refused};

/// Words that one side proposes to put under a clause, or the proposal to take such words away again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Its identifier.
    pub id: AmendmentId,
    /// Its place among those of its case, from 1.
    pub number: u32,
    /// Under which clause.
    pub clause: Clause,
    /// Whether it takes away what was agreed under the clause; its words then say why.
    pub drops: bool,
    /// Who proposed it.
    pub side: Side,
    /// When.
    pub made_at: Moment,
    /// When it was taken back, before both had agreed.
    pub withdrawn_at: Option<Moment>,
    /// The words, and where both sides stand on them.
    pub proposal: Proposal,
}

impl Amendment {
    /// Since when both have agreed to it.
    pub fn agreed_at(&self) -> Option<Moment> {
        let agreed = self.withdrawn_at.is_none() && self.proposal.is_agreed();
        agreed.then(|| self.proposal.since()).flatten()
    }

    /// Whether it still waits for an answer or a talk.
    pub fn is_open(&self) -> bool {
        self.withdrawn_at.is_none() && !self.proposal.is_agreed()
    }

    /// The newest words.
    pub fn words(&self) -> &str {
        self.proposal.newest().map_or("", |newest| newest.words.as_str())
    }

    /// Whether someone who has read this version may reword or answer it. What both have agreed to is changed by a new
    /// proposal, never by a second answer.
    ///
    /// # Errors
    /// When it is no longer open, or has newer words.
    pub fn may_change(&self, read: u32) -> Result<(), Refused> {
        self.proposal.may_change(self.is_open(), read)
    }

    /// Whether this side may take it back: its own proposal, before both have agreed.
    pub fn may_withdraw(&self, side: Side) -> bool {
        self.is_open() && self.side == side
    }
}

/// Why nothing is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotProposed {
    /// Something else under this clause waits for an answer.
    #[error("something else under this clause waits for an answer")]
    WaitsAlready,
    /// Nothing was agreed under this clause that could be taken away.
    #[error("nothing was agreed under this clause")]
    NothingToDrop,
}

/// Whether something may be proposed under a clause: one thing at a time.
///
/// # Errors
/// Why not.
pub fn may_propose(all: &[Amendment], clause: Clause, drops: bool) -> Result<(), NotProposed> {
    if all.iter().any(|one| one.clause == clause && one.is_open()) {
        return Err(NotProposed::WaitsAlready);
    }
    if drops && standing(all, clause).is_none() {
        return Err(NotProposed::NothingToDrop);
    }
    Ok(())
}

/// What both sides have agreed on under a clause: what was agreed last, unless that took it away. One thing at a time is
/// proposed under a clause, so what was proposed later was agreed later.
pub fn standing(all: &[Amendment], clause: Clause) -> Option<&Amendment> {
    let agreed = all.iter().filter(|one| one.clause == clause && one.agreed_at().is_some());
    agreed.max_by_key(|one| one.number).filter(|one| !one.drops)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::id::Id;
    use crate::proposal::Stance;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Move {
        Propose(Side, bool),
        Reword(Side),
        Answer(Side, Stance),
        Withdraw(Side),
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let side = || prop_oneof![Just(Side::Client), Just(Side::Counsellor)];
        let stance =
            prop_oneof![4 => Just(Stance::Agree), 1 => Just(Stance::Talk), 1 => Just(Stance::Decline)];
        let one = prop_oneof![
            (side(), prop::bool::weighted(0.3)).prop_map(|(s, d)| Move::Propose(s, d)),
            side().prop_map(Move::Reword),
            (side(), stance).prop_map(|(s, t)| Move::Answer(s, t)),
            side().prop_map(Move::Withdraw),
        ];
        prop::collection::vec(one, 0..40)
    }

    /// Does what the rules allow, and nothing else.
    fn play(all: &mut Vec<Amendment>, n: usize, one: &Move) {
        let at = Moment::from_unix_ms(i64::try_from(n).unwrap_or(0));
        let clause = Clause::Fees;
        match one {
            Move::Propose(side, drops) => {
                if may_propose(all, clause, *drops).is_ok() {
                    all.push(Amendment {
                        id: Id::from_bytes([u8::try_from(n).unwrap_or(0); 16]),
                        number: u32::try_from(all.len() + 1).unwrap_or(0),
                        clause,
                        drops: *drops,
                        side: *side,
                        made_at: at,
                        withdrawn_at: None,
                        proposal: Proposal::default().reworded(n.to_string(), *side, at),
                    });
                }
            }
            Move::Reword(side) => {
                if let Some(last) = all.last_mut().filter(|last| last.may_change(version(last)).is_ok()) {
                    last.proposal = last.proposal.clone().reworded(n.to_string(), *side, at);
                }
            }
            Move::Answer(side, stance) => {
                if let Some(last) = all.last_mut().filter(|last| last.may_change(version(last)).is_ok()) {
                    last.proposal = last.proposal.clone().answered(*side, *stance, None, at);
                }
            }
            Move::Withdraw(side) => {
                if let Some(last) = all.last_mut().filter(|last| last.may_withdraw(*side)) {
                    last.withdrawn_at = Some(at);
                }
            }
        }
    }

    fn version(one: &Amendment) -> u32 {
        one.proposal.newest().map_or(0, |newest| newest.version)
    }

    proptest! {
        /// Told again by hand: what stands changes only by the yes that completes an agreement.
        #[test]
        fn nothing_stands_under_a_clause_to_which_a_side_has_not_said_yes(moves in moves()) {
            let mut all = Vec::new();
            for (n, one) in moves.iter().enumerate() {
                let before = standing(&all, Clause::Fees).cloned();
                play(&mut all, n, one);
                prop_assert!(all.iter().filter(|one| one.is_open()).count() <= 1, "one thing at a time");
                if standing(&all, Clause::Fees) != before.as_ref() {
                    let Move::Answer(by, Stance::Agree) = one else {
                        return Err(TestCaseError::fail(format!("{one:?} changed what stands")));
                    };
                    let last = all.last().unwrap();
                    let newest = last.proposal.newest().unwrap();
                    // The other side worded the newest words, or has said yes to them since.
                    let other = by.other();
                    let said = last.proposal.taken.iter().rev();
                    let mut said = said.filter(|t| t.side == other && t.version == newest.version);
                    let yes = said.next().map_or(newest.side == other, |t| t.stance == Stance::Agree);
                    prop_assert!(yes);
                }
            }
        }

        #[test]
        fn every_history_can_be_told_again_to_where_it_stands(moves in moves()) {
            let (mut once, mut again) = (Vec::new(), Vec::new());
            moves.iter().enumerate().for_each(|(n, one)| play(&mut once, n, one));
            moves.iter().enumerate().for_each(|(n, one)| play(&mut again, n, one));
            // The order in which the rows come back does not matter.
            again.reverse();
            prop_assert_eq!(standing(&once, Clause::Fees), standing(&again, Clause::Fees));
        }
    }

    #[test]
    fn what_was_agreed_can_be_taken_away_again_by_both_and_not_by_one() {
        let mut all = Vec::new();
        assert_eq!(may_propose(&all, Clause::Fees, true), Err(NotProposed::NothingToDrop));
        play(&mut all, 0, &Move::Propose(Side::Client, false));
        assert_eq!(may_propose(&all, Clause::Fees, false), Err(NotProposed::WaitsAlready));
        play(&mut all, 1, &Move::Answer(Side::Counsellor, Stance::Agree));
        assert_eq!(standing(&all, Clause::Fees).map(Amendment::words), Some("0"));
        play(&mut all, 2, &Move::Propose(Side::Counsellor, true));
        assert!(standing(&all, Clause::Fees).is_some());
        play(&mut all, 3, &Move::Answer(Side::Client, Stance::Agree));
        assert_eq!(standing(&all, Clause::Fees), None);
    }
}
