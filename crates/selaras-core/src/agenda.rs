//! The agenda: what either side wants to speak about, at the next session or some other time, in the client's order of
//! importance.

use std::str::FromStr;

use crate::language::UnknownWord;
use crate::moment::Moment;

/// How far a topic has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// For the next session, whenever that is.
    Next,
    /// For some later time.
    Later,
    /// It was spoken about.
    Done,
    /// Both let it go: it does not matter any more.
    Dropped,
    /// Who brought it took it back.
    Withdrawn,
}

impl State {
    /// All states.
    pub const ALL: [State; 5] = [State::Next, State::Later, State::Done, State::Dropped, State::Withdrawn];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Next => "next",
            State::Later => "later",
            State::Done => "done",
            State::Dropped => "dropped",
            State::Withdrawn => "withdrawn",
        }
    }

    /// Whether it still waits to be spoken about.
    pub fn is_open(self) -> bool {
        matches!(self, State::Next | State::Later)
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        State::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What became of a topic in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Came {
    /// It was spoken about.
    Talked,
    /// There was no time: it goes on to the next session.
    Moved,
    /// It does not matter any more.
    Dropped,
}

impl Came {
    /// All of them.
    pub const ALL: [Came; 3] = [Came::Talked, Came::Moved, Came::Dropped];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Came::Talked => "talked",
            Came::Moved => "moved",
            Came::Dropped => "dropped",
        }
    }

    /// Where the topic stands afterwards.
    pub fn leaves(self) -> State {
        match self {
            Came::Talked => State::Done,
            Came::Moved => State::Next,
            Came::Dropped => State::Dropped,
        }
    }
}

impl FromStr for Came {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Came::ALL.into_iter().find(|c| c.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Towards which end of the agenda a client moves a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Towards {
    /// It matters more.
    Top,
    /// It can wait a little.
    Bottom,
}

impl FromStr for Towards {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "up" => Ok(Towards::Top),
            "down" => Ok(Towards::Bottom),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// By what topics are sorted: those that the client has given a place (from 1), then the others as they were brought.
pub fn rank<K: Ord>(place: u32, made_at: Moment, id: K) -> (u32, Moment, K) {
    (if place == 0 { u32::MAX } else { place }, made_at, id)
}

/// The order after one topic has moved by one; nothing when it is not there or cannot move further.
pub fn moved<K: Copy + PartialEq>(order: &[K], topic: K, towards: Towards) -> Option<Vec<K>> {
    let at = order.iter().position(|one| *one == topic)?;
    let to = match towards {
        Towards::Top => at.checked_sub(1)?,
        Towards::Bottom => Some(at + 1).filter(|to| *to < order.len())?,
    };
    let mut order = order.to_vec();
    order.swap(at, to);
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_state_reads_back_from_its_code() {
        for state in State::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        for came in Came::ALL {
            assert_eq!(came.code().parse(), Ok(came));
        }
        assert!("open".parse::<State>().is_err());
    }

    #[test]
    fn topics_without_a_place_come_after_those_that_have_one_in_the_order_of_their_coming() {
        let at = Moment::from_unix_ms;
        let mut topics = [(0, at(1), 'a'), (2, at(5), 'b'), (0, at(0), 'c'), (1, at(9), 'd')];
        topics.sort_by_key(|(place, made_at, id)| rank(*place, *made_at, *id));
        let order: String = topics.iter().map(|(_, _, id)| *id).collect();
        assert_eq!(order, "dbca");
    }

    proptest! {
        #[test]
        fn moving_a_topic_loses_none_and_moving_it_back_restores_the_order(
            many in 0usize..8, topic in 0usize..9, up: bool,
        ) {
            let order: Vec<usize> = (0..many).collect();
            let (there, back) = if up { (Towards::Top, Towards::Bottom) } else { (Towards::Bottom, Towards::Top) };
            match moved(&order, topic, there) {
                Some(after) => {
                    let mut sorted = after.clone();
                    sorted.sort_unstable();
                    prop_assert_eq!(&sorted, &order);
                    prop_assert_ne!(&after, &order);
                    prop_assert_eq!(moved(&after, topic, back), Some(order));
                }
                None => {
                    let end = if up { 0 } else { many.saturating_sub(1) };
                    prop_assert!(topic >= many || topic == end);
                }
            }
        }
    }
}
