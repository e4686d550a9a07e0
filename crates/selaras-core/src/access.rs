//! Who may see and do what: one question, asked in one place, refused unless a policy says yes.
//!
//! The policies are the texts in `policies/`; the rules in words are `docs/access.md`; the test that walks every
//! address asks here.

mod act;
pub mod policies;
mod relation;

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use crate::people::Role;

pub use act::Act;
pub use relation::{Category, Purpose, Qualified, Relation};

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody has signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// It is not theirs. Said the same way whether the thing exists or not.
    #[error("not there, or not yours")]
    NotYours,
    /// It was theirs to change while the case was open.
    #[error("the case is closed")]
    CaseClosed,
    /// It is theirs to change once processing, which the client has stopped, goes on.
    #[error("processing is stopped at the client's wish")]
    Restricted,
}

/// A question to the policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'q> {
    /// What is asked for.
    pub act: Act,
    /// The parts that the asker plays; none when nobody has signed in.
    pub roles: Option<&'q [Role]>,
    /// How they stand to the case; nothing of it where no case is asked about.
    pub relation: Relation,
    /// What for.
    pub purpose: Purpose,
    /// What they are qualified for in testing.
    pub qualified: Qualified,
    /// The category of the test that is asked about.
    pub category: Option<Category>,
}

impl<'q> Question<'q> {
    /// A question that is about no test, for the purpose that goes with the standing.
    pub fn new(act: Act, roles: Option<&'q [Role]>, relation: Option<Relation>) -> Self {
        let relation = relation.unwrap_or_default();
        let purpose = Purpose::of(act, &relation);
        Self { act, roles, relation, purpose, qualified: Qualified::default(), category: None }
    }

    /// The answer of the policies.
    ///
    /// # Errors
    /// The reason why not.
    pub fn answer(&self) -> Result<(), Refused> {
        let key = self.key();
        if let Some(known) = ANSWERS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return *known;
        }
        let answer = self.work_out();
        ANSWERS.write().unwrap_or_else(PoisonError::into_inner).insert(key, answer);
        answer
    }

    fn work_out(&self) -> Result<(), Refused> {
        if policies::permit(self) {
            return Ok(());
        }
        if self.roles.is_none() {
            return Err(Refused::NotSignedIn);
        }
        // Whoever might, if it were not for the state of the case, is told that state; everybody else learns nothing.
        let would = |relation: Relation| {
            let purpose = if self.purpose == Purpose::of(self.act, &self.relation) {
                Purpose::of(self.act, &relation)
            } else {
                self.purpose
            };
            policies::permit(&Question { relation, purpose, ..*self })
        };
        let is = self.relation;
        if self.act.changes_a_case() && !is.open && would(Relation { open: true, restricted: false, ..is }) {
            return Err(Refused::CaseClosed);
        }
        if self.act.changes_a_case() && is.restricted && would(Relation { restricted: false, ..is }) {
            return Err(Refused::Restricted);
        }
        Err(Refused::NotYours)
    }

    /// The question as a number: there are only so many.
    fn key(&self) -> u128 {
        let roles =
            self.roles.map_or(1 << 15, |roles| roles.iter().fold(0u128, |all, role| all | 1 << *role as u32));
        let reach = |category: Option<Category>| category.map_or(0, |c| c as u128);
        let Qualified { administers, views, interprets, signs } = self.qualified;
        let steps = [reach(administers), reach(views), reach(interprets), reach(signs), reach(self.category)];
        let steps = steps.iter().fold(0, |all, step| all << 3 | step);
        let act = self.act as u128;
        steps << 72
            | (self.purpose as u128) << 64
            | act << 56
            | roles << 32
            | u128::from(self.relation.bits())
    }
}

/// What the policies answered so far.
static ANSWERS: LazyLock<RwLock<HashMap<u128, Result<(), Refused>>>> = LazyLock::new(RwLock::default);

/// May someone with these roles (none: not signed in), standing so to the case (none: no case is asked about), do this?
///
/// # Errors
/// The reason why not.
pub fn may(act: Act, roles: Option<&[Role]>, relation: Option<Relation>) -> Result<(), Refused> {
    Question::new(act, roles, relation).answer()
}
