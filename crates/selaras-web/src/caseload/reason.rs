//! Why a case needs its counsellor, in words.

use selaras_core::caseload::Need;

use crate::ask::Ask;
use crate::layout::field::Text;

/// One reason, said to the counsellor.
pub fn words(ask: &Ask<'_>, need: Need) -> Text {
    let date = |moment| ask.calendar().short_date(moment);
    let counted = |key: &str, count: usize, since| {
        ask.words.fill(key, &[("count", count.into()), ("date", date(since).into())])
    };
    match need {
        Need::Signal { kind, since } => {
            let what = ask.words.say(&format!("signals-{}-title", kind.code()));
            let places = [("what", what.as_ref().into()), ("date", date(since).into())];
            ask.words.fill("caseload-signal", &places)
        }
        Need::Untouched { count, since } => counted("caseload-untouched", count, since),
        Need::Strain { count, since } => counted("caseload-strain", count, since),
        Need::OwnView { count, since } => counted("caseload-own-view", count, since),
        Need::SessionDue { count } => ask.words.with("caseload-session-due", "count", count),
        Need::AgreementYours => ask.words.say("caseload-agreement-yours"),
        Need::AgreementTheirs => ask.words.say("caseload-agreement-theirs"),
        Need::Proposals { count, since } => counted("caseload-proposals", count, since),
        Need::NoNextSession { last: Some(last) } => {
            ask.words.with("caseload-no-next-session", "date", date(last))
        }
        Need::NoNextSession { last: None } => ask.words.say("caseload-no-first-session"),
    }
}

/// The state of a case in a word, by its first reason, with the look of its badge.
pub fn state(ask: &Ask<'_>, first: Option<&Need>) -> (&'static str, Text) {
    let (look, key) = match first {
        Some(Need::Signal { kind, .. }) if kind.urgency() == 0 => ("strain", "caseload-state-now"),
        Some(Need::Signal { kind, .. }) if kind.urgency() == 1 => ("strain", "caseload-state-talk"),
        Some(Need::Signal { .. }) => ("care", "caseload-state-talk"),
        Some(Need::Strain { .. }) => ("care", "caseload-state-talk"),
        Some(_) => ("calm", "caseload-state-to-do"),
        None => ("good", "caseload-state-well"),
    };
    (look, ask.words.say(key))
}
