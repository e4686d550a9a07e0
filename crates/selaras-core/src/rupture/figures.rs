//! What a practice may know of its ruptures: how many were opened, talked about and repaired, and after how long.
//! Numbers under five are not told, so that nobody is recognised in them.

use crate::moment::Moment;

/// Smaller numbers are not told.
pub const FEWEST: u32 = 5;

/// What is known of one rupture without a word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// When it was opened.
    pub opened_at: Moment,
    /// Whether both agreed on something, or the counsellor acted as the client wished.
    pub talked: bool,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// Whether it was closed as repaired.
    pub repaired: bool,
}

/// A practice's figures; none where the number is too small to be told.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// How many were opened.
    pub opened: Option<u32>,
    /// How many were talked about.
    pub talked: Option<u32>,
    /// How many were repaired.
    pub repaired: Option<u32>,
    /// How many days it took from the opening to the repair, in the middle.
    pub median_days: Option<f64>,
}

/// The figures of these ruptures. A number is left out when it is under [`FEWEST`], and also when it lies so near to the
/// one above it that the difference would tell of fewer than that.
pub fn counted(all: &[Told]) -> Figures {
    let count =
        |which: fn(&&Told) -> bool| u32::try_from(all.iter().filter(which).count()).unwrap_or(u32::MAX);
    let opened = told(count(|_| true), None);
    let talked = told(count(|one| one.talked), opened);
    let repaired = told(count(|one| one.repaired), talked.or(opened));
    let mut days: Vec<i64> = all
        .iter()
        .filter(|one| one.repaired)
        .filter_map(|one| Some(one.closed_at?.days_since(one.opened_at)))
        .collect();
    days.sort_unstable();
    Figures { opened, talked, repaired, median_days: repaired.and_then(|_| median(&days)) }
}

fn told(number: u32, among: Option<u32>) -> Option<u32> {
    let rest = among.map_or(0, |all| all.saturating_sub(number));
    (number >= FEWEST && (rest == 0 || rest >= FEWEST)).then_some(number)
}

fn median(sorted: &[i64]) -> Option<f64> {
    let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    #[expect(clippy::cast_precision_loss, reason = "days of a case are few")]
    Some((low + high) as f64 / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some(number: u32, talked: bool, days: Option<i64>) -> Vec<Told> {
        let at = Moment::from_unix_ms(0);
        let one = Told {
            opened_at: at,
            talked,
            closed_at: days.map(|d| at.plus_days(d)),
            repaired: days.is_some(),
        };
        vec![one; number as usize]
    }

    #[test]
    fn a_number_under_five_is_not_told_nor_one_that_gives_such_a_number_away() {
        assert_eq!(counted(&some(4, true, Some(3))), Figures::default());
        let five = counted(&some(5, true, Some(3)));
        assert_eq!(
            (five.opened, five.talked, five.repaired, five.median_days),
            (Some(5), Some(5), Some(5), Some(3.0))
        );
        let mixed = counted(&[some(5, true, Some(2)), some(5, true, Some(9)), some(2, false, None)].concat());
        assert_eq!(
            (mixed.opened, mixed.talked, mixed.repaired),
            (Some(12), None, None),
            "two would be known"
        );
        let wide = counted(&[some(5, true, Some(2)), some(6, true, Some(9)), some(7, false, None)].concat());
        assert_eq!(
            (wide.opened, wide.talked, wide.repaired, wide.median_days),
            (Some(18), Some(11), Some(11), Some(9.0))
        );
    }

    proptest! {
        #[test]
        fn no_number_and_no_difference_between_two_of_them_is_from_one_to_four(
            parts in prop::collection::vec((0u32..9, any::<bool>(), prop::option::of(0i64..40)), 0..6),
        ) {
            let all: Vec<Told> = parts.iter().flat_map(|(n, talked, days)| some(*n, *talked || days.is_some(), *days)).collect();
            let figures = counted(&all);
            let told: Vec<u32> = [figures.opened, figures.talked, figures.repaired].into_iter().flatten().collect();
            for (at, one) in told.iter().enumerate() {
                prop_assert!(*one >= FEWEST);
                for other in &told[at + 1..] {
                    let apart = one.abs_diff(*other);
                    prop_assert!(apart == 0 || apart >= FEWEST, "{told:?}");
                }
            }
        }
    }
}
