//! The caseload: which case needs its counsellor most, and why.
//!
//! This is a counsellor's own list of what to do, never a ranking of people and never shown to a manager.

use crate::moment::{DAY, Moment};
use crate::people::Side;
use crate::signal::Kind;

/// A case without a coming session counts as left hanging so many days after its last one (or its opening).
const HANGING_AFTER_DAYS: i64 = 7;
/// An agreement may wait so many days for the client before it is worth a word.
const UNSIGNED_AFTER_DAYS: i64 = 3;

/// What is known of one open case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// When it was opened.
    pub opened_at: Moment,
    /// Its open signals, with the moments they were raised. Signals that would give away an answer which the
    /// counsellor has not guessed yet are left out.
    pub signals: Vec<(Kind, Moment)>,
    /// When the client gave each thing that the counsellor has neither read, talked about nor acted upon.
    pub untouched: Vec<Moment>,
    /// When each held session began, in order.
    pub held: Vec<Moment>,
    /// When the next session is planned, or the one under way began.
    pub next: Option<Moment>,
    /// Sessions whose time has passed without a word on what became of them.
    pub due: usize,
    /// The sides that have not signed the newest agreement; both while there is none.
    pub unsigned: Vec<Side>,
    /// Since when each open goal or task waits for the counsellor's answer.
    pub waiting: Vec<Moment>,
    /// When the client gave feedback that waits for the counsellor's own view.
    pub sealed: Vec<Moment>,
    /// Since when each strain waits for the counsellor.
    pub strains: Vec<Moment>,
}

impl Standing {
    /// A case that was opened at this moment, of which nothing else is known yet.
    pub fn opened(opened_at: Moment) -> Self {
        Standing {
            opened_at,
            signals: Vec::new(),
            untouched: Vec::new(),
            held: Vec::new(),
            next: None,
            due: 0,
            unsigned: Vec::new(),
            waiting: Vec::new(),
            sealed: Vec::new(),
            strains: Vec::new(),
        }
    }
}

/// Why a case needs its counsellor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// A signal is open.
    Signal {
        /// Its kind.
        kind: Kind,
        /// Since when.
        since: Moment,
    },
    /// The client gave something that stayed untouched past the next session.
    Untouched {
        /// How many things.
        count: usize,
        /// Since when the oldest waits.
        since: Moment,
    },
    /// The client's feedback is there and opens with the counsellor's own view.
    OwnView {
        /// How many sessions.
        count: usize,
        /// Since when the oldest waits.
        since: Moment,
    },
    /// A session's time has passed without a word on what became of it.
    SessionDue {
        /// How many.
        count: usize,
    },
    /// The agreement is not signed by the counsellor.
    AgreementYours,
    /// The agreement has waited for the client for some days.
    AgreementTheirs,
    /// Something that did not feel right waits to be heard, answered or looked at again.
    Strain {
        /// How many.
        count: usize,
        /// Since when the oldest waits.
        since: Moment,
    },
    /// A goal or task waits for the counsellor's answer.
    Proposals {
        /// How many.
        count: usize,
        /// Since when the oldest waits.
        since: Moment,
    },
    /// No session is planned.
    NoNextSession {
        /// When the last one was; none where there never was one.
        last: Option<Moment>,
    },
}

/// Why this case needs its counsellor, the most pressing reason first; nothing when it runs well.
pub fn needs(case: &Standing, now: Moment) -> Vec<Need> {
    let mut needs: Vec<Need> =
        case.signals.iter().map(|&(kind, since)| Need::Signal { kind, since }).collect();
    needs.extend(oldest(&case.strains).map(|(count, since)| Need::Strain { count, since }));
    needs.extend(untouched(case));
    needs.extend(oldest(&case.sealed).map(|(count, since)| Need::OwnView { count, since }));
    needs.extend((case.due > 0).then_some(Need::SessionDue { count: case.due }));
    needs.extend(unsigned(case, now));
    needs.extend(oldest(&case.waiting).map(|(count, since)| Need::Proposals { count, since }));
    needs.extend(no_next_session(case, now));
    needs.sort_by_key(|need| need.rank());
    needs
}

/// Places of cases in the list: by their most pressing need, then by how many they have, then by who waits
/// longest for a session.
pub fn ordered(cases: &[Standing], now: Moment) -> Vec<(usize, Vec<Need>)> {
    let mut order: Vec<(usize, Vec<Need>)> =
        cases.iter().enumerate().map(|(at, case)| (at, needs(case, now))).collect();
    order.sort_by_key(|(at, needs)| {
        let first = needs.first().map_or((u8::MAX, i64::MAX), |need| need.rank());
        let next = cases[*at].next.map_or(i64::MAX, Moment::unix_ms);
        (first, usize::MAX - needs.len(), next, *at)
    });
    order
}

impl Need {
    /// How pressing it is: class first, then age, both the smaller the more pressing.
    fn rank(self) -> (u8, i64) {
        let age = |since: Moment| since.unix_ms();
        match self {
            Need::Signal { kind, since } => (kind.urgency(), age(since)),
            Need::Strain { since, .. } => (9, age(since)),
            Need::Untouched { since, .. } => (10, age(since)),
            Need::OwnView { since, .. } => (11, age(since)),
            Need::SessionDue { .. } => (12, 0),
            Need::AgreementYours => (13, 0),
            Need::AgreementTheirs => (14, 0),
            Need::Proposals { since, .. } => (15, age(since)),
            Need::NoNextSession { last } => (16, last.map_or(0, age)),
        }
    }

    /// Whether it is a signal, which is shown apart from mere reminders.
    pub fn is_signal(self) -> bool {
        matches!(self, Need::Signal { .. })
    }
}

fn untouched(case: &Standing) -> Option<Need> {
    let last = case.held.last()?;
    let past: Vec<Moment> = case.untouched.iter().copied().filter(|given| given < last).collect();
    oldest(&past).map(|(count, since)| Need::Untouched { count, since })
}

fn unsigned(case: &Standing, now: Moment) -> Option<Need> {
    if case.unsigned.contains(&Side::Counsellor) {
        return Some(Need::AgreementYours);
    }
    let waited = now.days_since(case.opened_at) >= UNSIGNED_AFTER_DAYS;
    (waited && case.unsigned.contains(&Side::Client)).then_some(Need::AgreementTheirs)
}

fn no_next_session(case: &Standing, now: Moment) -> Option<Need> {
    let last = case.held.last().copied();
    let hanging = last.unwrap_or(case.opened_at).plus_ms(HANGING_AFTER_DAYS * DAY) <= now;
    let first = last.is_none();
    (case.next.is_none() && case.due == 0 && (hanging || first)).then_some(Need::NoNextSession { last })
}

fn oldest(moments: &[Moment]) -> Option<(usize, Moment)> {
    Some((moments.len(), moments.iter().copied().min()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn day(day: i64) -> Moment {
        Moment::from_unix_ms(day * DAY)
    }

    /// A case that runs well on day 30.
    fn quiet() -> Standing {
        Standing { held: vec![day(20), day(27)], next: Some(day(34)), ..Standing::opened(day(0)) }
    }

    #[test]
    fn a_case_that_runs_well_needs_nothing() {
        assert_eq!(needs(&quiet(), day(30)), []);
    }

    #[test]
    fn what_a_client_gave_reminds_only_once_a_session_has_passed_over_it() {
        let fresh = Standing { untouched: vec![day(28)], ..quiet() };
        assert_eq!(needs(&fresh, day(30)), []);
        let stale = Standing { untouched: vec![day(28), day(22), day(26)], ..quiet() };
        assert_eq!(needs(&stale, day(30)), [Need::Untouched { count: 2, since: day(22) }]);
    }

    #[test]
    fn a_week_without_a_next_session_is_worth_a_word_and_a_new_case_at_once() {
        let hanging = Standing { next: None, ..quiet() };
        assert_eq!(needs(&hanging, day(33)), []);
        assert_eq!(needs(&hanging, day(34)), [Need::NoNextSession { last: Some(day(27)) }]);
        let new = Standing::opened(day(30));
        assert_eq!(needs(&new, day(30)), [Need::NoNextSession { last: None }]);
    }

    #[test]
    fn the_client_has_three_days_to_sign_and_the_counsellor_none() {
        let theirs = Standing { opened_at: day(28), unsigned: vec![Side::Client], ..quiet() };
        assert_eq!(needs(&theirs, day(30)), []);
        assert_eq!(needs(&theirs, day(31)), [Need::AgreementTheirs]);
        let both = Standing { unsigned: vec![Side::Client, Side::Counsellor], ..theirs };
        assert_eq!(needs(&both, day(30)), [Need::AgreementYours]);
    }

    fn standing() -> impl Strategy<Value = Standing> {
        let signal = (prop::sample::select(Kind::ALL.to_vec()), 0i64..30);
        let moments = || prop::collection::vec((0i64..30).prop_map(day), 0..3);
        (prop::collection::vec(signal, 0..3), moments(), moments(), moments(), 0usize..2).prop_map(
            |(signals, untouched, waiting, sealed, due)| Standing {
                signals: signals.into_iter().map(|(kind, since)| (kind, day(since))).collect(),
                untouched,
                waiting,
                sealed,
                due,
                ..quiet()
            },
        )
    }

    proptest! {
        #[test]
        fn danger_comes_before_everything_and_every_case_is_listed_once(
            cases in prop::collection::vec(standing(), 0..12),
        ) {
            let order = ordered(&cases, day(30));
            let mut places: Vec<usize> = order.iter().map(|(at, _)| *at).collect();
            let danger = |at: usize| cases[at].signals.iter().any(|(kind, _)| *kind == Kind::Danger);
            let first_calm = places.iter().position(|at| !danger(*at)).unwrap_or(places.len());
            prop_assert!(places[first_calm..].iter().all(|at| !danger(*at)));
            let first_quiet = order.iter().position(|(_, needs)| needs.is_empty()).unwrap_or(order.len());
            prop_assert!(order[first_quiet..].iter().all(|(_, needs)| needs.is_empty()));
            places.sort_unstable();
            prop_assert_eq!(places, (0..cases.len()).collect::<Vec<_>>());
        }

        #[test]
        fn an_older_signal_of_the_same_kind_comes_first(
            kind in prop::sample::select(Kind::ALL.to_vec()), one in 0i64..30, other in 0i64..30,
        ) {
            let case = |since| Standing { signals: vec![(kind, day(since))], ..quiet() };
            let order = ordered(&[case(one), case(other)], day(30));
            let first = usize::from(other < one);
            prop_assert_eq!(order[0].0, first);
        }
    }
}
