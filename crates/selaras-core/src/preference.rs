//! Preferences: what a client wishes of the way of working, whether it still holds, and whether it was kept to.

use std::str::FromStr;

use crate::instrument::Instrument;
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::response::Response;
use crate::session::{Session, State};

/// After so many held sessions a client is asked lightly whether their wishes still hold.
pub const ASKED_EVERY: usize = 6;
/// What one side said about the wishes stays closed to the other side for so long, unless they have said it too.
const CLOSED_DAYS: i64 = 2;
/// Two tellings belong together when they lie no further apart.
const SAME_ROUND_DAYS: i64 = 14;

/// The wish that is told in words: what the client does not want at all.
pub const DISLIKES: &str = "dislikes";

/// One wish: an item of the instrument that was answered, or what stands in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The name of the item, or [`DISLIKES`].
    pub name: String,
    /// The answer; none for what stands in words.
    pub answer: Option<i16>,
}

/// What a client wishes, in the order of the instrument. "No matter" (the option 0 where there are options) is no wish
/// that anybody could keep to; an even balance between two sides is one.
pub fn wishes(form: &Instrument, response: &Response, in_words: bool) -> Vec<Wish> {
    let answered = form.items().iter().zip(response.answers()).filter_map(|(item, answer)| {
        let answer = (*answer).filter(|answer| *answer != 0 || !item.response().choices())?;
        Some(Wish { name: item.id().as_str().to_owned(), answer: Some(answer) })
    });
    answered.chain(in_words.then(|| Wish { name: DISLIKES.to_owned(), answer: None })).collect()
}

/// Whether a wish was kept to, in the eyes of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kept {
    /// Not yet.
    No,
    /// In part.
    Partly,
    /// Yes.
    Yes,
}

impl Kept {
    /// All three, the best first, as forms offer them.
    pub const ALL: [Kept; 3] = [Kept::Yes, Kept::Partly, Kept::No];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kept::Yes => "yes",
            Kept::Partly => "partly",
            Kept::No => "no",
        }
    }
}

impl FromStr for Kept {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kept::ALL.into_iter().find(|kept| kept.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What there is to talk about in a wish once both have said whether it was kept to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Talk {
    /// Both find it kept.
    Kept,
    /// Both find that something is missing.
    BothMiss,
    /// The client misses more than the counsellor thinks.
    ClientMisses,
    /// The counsellor misses more than the client does.
    CounsellorMisses,
}

impl Talk {
    /// The code used in words files.
    pub fn code(self) -> &'static str {
        match self {
            Talk::Kept => "kept",
            Talk::BothMiss => "both-miss",
            Talk::ClientMisses => "client-misses",
            Talk::CounsellorMisses => "counsellor-misses",
        }
    }

    /// Whether it deserves a conversation.
    pub fn is_open(self) -> bool {
        self != Talk::Kept
    }
}

/// What there is to talk about; nothing while one side has not answered.
pub fn talk(client: Option<Kept>, counsellor: Option<Kept>) -> Option<Talk> {
    let (client, counsellor) = (client?, counsellor?);
    Some(match client.cmp(&counsellor) {
        std::cmp::Ordering::Less => Talk::ClientMisses,
        std::cmp::Ordering::Greater => Talk::CounsellorMisses,
        std::cmp::Ordering::Equal if client == Kept::Yes => Talk::Kept,
        std::cmp::Ordering::Equal => Talk::BothMiss,
    })
}

/// Whether what the other side told at `theirs` is still closed to who told last at `own`: an honest answer does not
/// look at the other one first. It opens with one's own, or after two days in any case.
pub fn is_closed(theirs: Moment, own: Option<Moment>, now: Moment) -> bool {
    let told = own.is_some_and(|own| own >= theirs.plus_days(-SAME_ROUND_DAYS));
    !told && now < theirs.plus_days(CLOSED_DAYS)
}

/// Whether it is time to ask lightly if the wishes still hold: six sessions were held since they were last said.
pub fn is_to_be_asked_again(said_at: Moment, sessions: &[Session]) -> bool {
    let since = sessions.iter().filter(|session| session.state == State::Held && session.at() > said_at);
    since.count() >= ASKED_EVERY
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::id::Id;
    use crate::instrument::shelf;
    use proptest::prelude::*;

    fn kept() -> impl Strategy<Value = Kept> {
        prop::sample::select(Kept::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn swapping_the_sides_swaps_who_misses_and_nothing_else(one in kept(), other in kept()) {
            let (there, back) = (talk(Some(one), Some(other)).unwrap(), talk(Some(other), Some(one)).unwrap());
            let mirrored = match there {
                Talk::ClientMisses => Talk::CounsellorMisses,
                Talk::CounsellorMisses => Talk::ClientMisses,
                same => same,
            };
            prop_assert_eq!(back, mirrored);
            prop_assert_eq!(there == Talk::Kept, one == Kept::Yes && other == Kept::Yes);
        }

        #[test]
        fn nothing_stays_closed_after_two_days_or_once_both_have_told(
            theirs in 0i64..400, own in prop::option::of(0i64..400), now in 0i64..400
        ) {
            let at = |day: i64| Moment::from_unix_ms(0).plus_days(day);
            let closed = is_closed(at(theirs), own.map(at), at(now));
            if now >= theirs + CLOSED_DAYS || own.is_some_and(|own| own >= theirs) {
                prop_assert!(!closed);
            }
            if own.is_none() && now < theirs + CLOSED_DAYS {
                prop_assert!(closed);
            }
        }
    }

    #[test]
    fn one_side_alone_gives_nothing_to_talk_about() {
        assert_eq!(talk(Some(Kept::No), None), None);
        assert_eq!(talk(None, Some(Kept::No)), None);
    }

    #[test]
    fn what_does_not_matter_is_no_wish_and_a_balance_is_one() {
        let form = shelf().newest("preferences").unwrap();
        let answers = [("lead", "-3"), ("focus", "0"), ("gender", "0"), ("mode", "2")];
        let response = Response::read(form, |id| {
            answers.iter().find(|(name, _)| *id == *name).map(|(_, answer)| *answer)
        });
        let response = response.unwrap();
        let names = |in_words| -> Vec<String> {
            wishes(form, &response, in_words).into_iter().map(|wish| wish.name).collect()
        };
        assert_eq!(names(false), ["lead", "focus", "mode"]);
        assert_eq!(names(true), ["lead", "focus", "mode", DISLIKES]);
    }

    #[test]
    fn six_held_sessions_later_it_is_asked_again_and_not_before() {
        let said = Moment::from_unix_ms(0).plus_days(1);
        let held = |number: u32| {
            let at = Moment::from_unix_ms(0).plus_days(i64::from(number));
            let mut session = Session::planned(Id::from_bytes([number as u8; 16]), number, at, String::new());
            (session.state, session.began_at) = (State::Held, Some(at));
            session
        };
        let mut sessions: Vec<Session> = (1..=7).map(held).collect();
        assert!(is_to_be_asked_again(said, &sessions), "one on the same day, six after it");
        sessions[6].state = State::Missed;
        assert!(!is_to_be_asked_again(said, &sessions), "a missed one does not count");
    }
}
