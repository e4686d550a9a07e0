//! Answering what clients ask by right, within 72 hours: the counsellor of record reads and answers, the administrator
//! sees by case number what waits.

pub mod answer;
pub mod erasure;
pub mod list;
pub mod practice;

use selaras_core::moment::Moment;
use selaras_core::request::{Clock, Kind, hours};
use selaras_store::{Tx, requests};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// What a counsellor is reminded of.
pub struct Told {
    /// Who asks for what, and until when.
    pub sentence: Text,
    /// How much time is left, and the kind of the badge that says so.
    pub clock: (&'static str, Text),
    /// Where to answer.
    pub address: String,
}

/// What waits in the cases of the counsellor who asks, the most pressing first.
///
/// # Errors
/// What the database said.
pub fn to_counsellor(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Told>, Refusal> {
    let all = requests::of_counsellor(tx, ask.practice(), ask.me.person.id)?;
    let told = all.into_iter().map(|(one, client)| {
        let when = ask.calendar().date_time(one.due_at);
        let places = [
            ("client", client.into()),
            ("what", kind(ask, one.kind).into_owned().into()),
            ("when", when.into()),
        ];
        Told {
            sentence: ask.words.fill("requests-told", &places),
            clock: clock(ask, one.due_at),
            address: format!("/cases/{}/requests/{}", one.case, one.id),
        }
    });
    Ok(told.collect())
}

/// The corrections that stand beside the record of a case, the newest first: each with its date and the client's words.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn addenda(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(Text, String)>, Refusal> {
    let all = requests::of_case(tx, ask.practice(), ask.case_id()?)?;
    let addenda = all.into_iter().filter(requests::Request::is_addendum).map(|one| {
        let date = ask.calendar().date(one.answered_at.unwrap_or(one.asked_at));
        (ask.words.with("requests-addendum", "date", date), one.words.unwrap_or_default())
    });
    Ok(addenda.collect())
}

/// What is asked for, as a heading.
pub fn title(ask: &Ask<'_>, kind: Kind) -> Text {
    ask.words.say(&format!("rights-kind-{}", kind.code()))
}

/// What is asked for, inside a sentence.
pub fn kind(ask: &Ask<'_>, kind: Kind) -> Text {
    ask.words.say(&format!("requests-kind-{}", kind.code()))
}

/// How much time is left, with the kind of its badge.
pub fn clock(ask: &Ask<'_>, due: Moment) -> (&'static str, Text) {
    let clock = Clock::of(due, ask.now);
    let badge = match clock {
        Clock::Over => "strain",
        Clock::Pressing => "care",
        Clock::Ample => "calm",
    };
    (badge, ask.words.with(&format!("requests-clock-{}", clock.code()), "hours", hours(due, ask.now)))
}
