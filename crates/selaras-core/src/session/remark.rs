//! Remarks: what either side says around a session. Words are only ever added: what was replaced stands beside what
//! replaced it, and what a client adds or corrects stands beside what the counsellor wrote.

use std::str::FromStr;

use super::{Session, State};
use crate::id::RemarkId;
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::people::Side;

/// What a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A purpose that held until then.
    Purpose,
    /// What was to happen, until then.
    Plan,
    /// The client would rather do something else.
    Question,
    /// What the counsellor answers to that.
    Answer,
    /// A shared summary that held until then.
    Summary,
    /// What the client adds to the summary.
    Addition,
    /// What the client would put otherwise in the summary.
    Correction,
}

/// Which part of a session a remark speaks of. Each part is read from top to bottom as one conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the session is for.
    Purpose,
    /// What both take with them.
    Summary,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 7] = [
        Kind::Purpose,
        Kind::Plan,
        Kind::Question,
        Kind::Answer,
        Kind::Summary,
        Kind::Addition,
        Kind::Correction,
    ];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Purpose => "purpose",
            Kind::Plan => "plan",
            Kind::Question => "question",
            Kind::Answer => "answer",
            Kind::Summary => "summary",
            Kind::Addition => "addition",
            Kind::Correction => "correction",
        }
    }

    /// The conversation it belongs to.
    pub fn part(self) -> Part {
        match self {
            Kind::Purpose | Kind::Plan | Kind::Question | Kind::Answer => Part::Purpose,
            Kind::Summary | Kind::Addition | Kind::Correction => Part::Summary,
        }
    }

    /// Whose word it is.
    pub fn side(self) -> Side {
        match self {
            Kind::Question | Kind::Addition | Kind::Correction => Side::Client,
            Kind::Purpose | Kind::Plan | Kind::Answer | Kind::Summary => Side::Counsellor,
        }
    }

    /// Whether it is there because newer words took its place.
    pub fn was_replaced(self) -> bool {
        matches!(self, Kind::Purpose | Kind::Plan | Kind::Summary)
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|k| k.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Something said around a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its identifier.
    pub id: RemarkId,
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub words: String,
    /// When it was said; for what was replaced, until when it held.
    pub at: Moment,
}

/// Why a remark is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The session has no room for it now: it has begun, was called off, or there is nothing to answer.
    #[error("the session takes no such remark now")]
    TooLate,
    /// Something was said since the page was read.
    #[error("something was said since the page was read")]
    Newer,
}

/// How much has been said in a conversation: whoever writes sends along how much they had read.
pub fn said(session: &Session, remarks: &[Remark], part: Part) -> usize {
    let holds = part == Part::Summary && session.summary.is_some();
    usize::from(holds) + remarks.iter().filter(|remark| remark.kind.part() == part).count()
}

/// The client's last question about the purpose, while neither an answer nor a new purpose has followed it.
pub fn open_question(remarks: &[Remark]) -> Option<&Remark> {
    let mut purpose = remarks.iter().filter(|remark| remark.kind.part() == Part::Purpose);
    purpose.next_back().filter(|last| last.kind == Kind::Question)
}

/// Whether this may be said about the session now, by somebody who has read so much of the conversation.
///
/// # Errors
/// When it may not.
pub fn may(kind: Kind, session: &Session, remarks: &[Remark], read: usize) -> Result<(), Refused> {
    let room = match kind {
        Kind::Question => session.is_ahead(),
        Kind::Answer => session.state == State::Planned && open_question(remarks).is_some(),
        Kind::Addition => session.state == State::Held,
        Kind::Correction => session.state == State::Held && session.summary.is_some(),
        // They come about by themselves, when newer words take their place.
        Kind::Purpose | Kind::Plan | Kind::Summary => false,
    };
    match (room, said(session, remarks, kind.part()) == read) {
        (false, _) => Err(Refused::TooLate),
        (true, false) => Err(Refused::Newer),
        (true, true) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use proptest::prelude::*;

    const AT: Moment = Moment::from_unix_ms(1_000);

    fn session(state: State, begun: bool, summary: bool) -> Session {
        let mut session = Session::planned(Id::from_bytes([1; 16]), 1, AT, "x".to_owned());
        session.state = state;
        session.began_at = begun.then_some(AT);
        session.summary = summary.then(|| "y".to_owned());
        session
    }

    fn remark(kind: Kind) -> Remark {
        Remark { id: Id::from_bytes([2; 16]), kind, words: "z".to_owned(), at: AT }
    }

    fn kinds() -> impl Strategy<Value = Vec<Kind>> {
        prop::collection::vec(prop::sample::select(Kind::ALL.to_vec()), 0..8)
    }

    proptest! {
        #[test]
        fn nothing_is_taken_from_somebody_who_has_not_read_what_was_said_last(
            kinds in kinds(), kind in prop::sample::select(Kind::ALL.to_vec()), read in 0usize..9,
            state in prop::sample::select(State::ALL.to_vec()), begun: bool, summary: bool,
        ) {
            let remarks: Vec<Remark> = kinds.into_iter().map(remark).collect();
            let session = session(state, begun, summary);
            if may(kind, &session, &remarks, read).is_ok() {
                prop_assert_eq!(read, said(&session, &remarks, kind.part()));
            }
        }

        #[test]
        fn a_question_stays_open_until_it_is_answered_or_the_plan_changes(kinds in kinds()) {
            let remarks: Vec<Remark> = kinds.iter().copied().map(remark).collect();
            let asked = kinds.iter().rposition(|kind| *kind == Kind::Question);
            let replied = |at: usize| kinds[at..].iter().any(|kind| {
                matches!(kind, Kind::Answer | Kind::Purpose | Kind::Plan)
            });
            prop_assert_eq!(open_question(&remarks).is_some(), asked.is_some_and(|at| !replied(at)));
        }
    }

    #[test]
    fn the_purpose_is_questioned_beforehand_and_the_summary_corrected_afterwards() {
        let takes =
            |kind: Kind, session: &Session| may(kind, session, &[], said(session, &[], kind.part())).is_ok();
        let ahead = session(State::Planned, false, false);
        let under_way = session(State::Planned, true, false);
        let held = session(State::Held, true, true);
        assert!(takes(Kind::Question, &ahead) && !takes(Kind::Question, &under_way));
        assert!(!takes(Kind::Question, &session(State::Cancelled, false, false)));
        assert!(takes(Kind::Addition, &held) && takes(Kind::Correction, &held));
        let bare = session(State::Held, true, false);
        assert!(takes(Kind::Addition, &bare) && !takes(Kind::Correction, &bare));
        assert!(!takes(Kind::Answer, &ahead), "there is nothing to answer");
        let asked = [remark(Kind::Question)];
        assert_eq!(may(Kind::Answer, &ahead, &asked, 1), Ok(()));
        assert_eq!(may(Kind::Answer, &ahead, &asked, 0), Err(Refused::Newer));
    }

    #[test]
    fn every_kind_reads_back_from_its_code() {
        for kind in Kind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        assert!("other".parse::<Kind>().is_err());
    }
}
