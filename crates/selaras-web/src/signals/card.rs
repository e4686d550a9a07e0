//! A signal as a card: what was seen, how often that is right, and what to do next in the way the client chose.

use selaras_core::case::Talk;
use selaras_core::people::{Role, Side};
use selaras_core::signal::{Kind, Phase, Reason, Record};
use selaras_store::Tx;
use selaras_store::signals::{self, Signal};

use super::numbers::{self, own_numbers, told};
use crate::ask::{Ask, Refusal};
use crate::cases::facts::Facts;
use crate::words::Words;

/// So many closed signals of a kind are needed before a practice's own record says anything.
const RECORD_FROM: u32 = 10;

/// A signal as staff see it.
pub struct Card {
    /// Its page.
    pub address: String,
    /// `strain` for what presses, else `care`.
    pub look: &'static str,
    /// Its name.
    pub title: String,
    /// Since when.
    pub when: String,
    /// The reason in numbers.
    pub numbers: String,
    /// The reason in a sentence.
    pub sentence: String,
    /// How often such a signal is right.
    pub precision: String,
    /// What to do next.
    pub step: String,
    /// Whether the reader may take note of it, and has not yet.
    pub to_acknowledge: bool,
    /// Whether the reader may act on it.
    pub may_act: bool,
}

/// A signal as the client sees it: something worth talking about.
pub struct Own {
    /// The sentence.
    pub sentence: String,
    /// The numbers, the same that the counsellor sees; none for what is no number.
    pub numbers: String,
    /// Words for an emergency, where the signal is one.
    pub emergency: Option<String>,
}

/// The cards of these signals.
///
/// # Errors
/// What the database said.
pub fn cards(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    facts: &Facts,
    signals: &[&Signal],
    client: &str,
) -> Result<Vec<Card>, Refusal> {
    signals
        .iter()
        .map(|signal| {
            let record = signals::record(tx, ask.practice(), signal.kind())?;
            Ok(card(ask, facts, signal, record, client))
        })
        .collect()
}

fn card(ask: &Ask<'_>, facts: &Facts, signal: &Signal, record: Record, client: &str) -> Card {
    let (words, kind) = (ask.words, signal.kind());
    let told = told(words, facts, &signal.reason, signal.evidence, client);
    let may_act = facts.reader == Role::Counsellor
        && facts.case.takes_from(Side::Counsellor)
        && signal.closed.is_none();
    Card {
        address: format!("/cases/{}/signals/{}", facts.case.id, signal.id),
        look: if kind.urgency() <= 1 { "strain" } else { "care" },
        title: words.say(&format!("signals-{}-title", kind.code())).into_owned(),
        when: when(ask, facts, signal),
        numbers: told.numbers,
        sentence: told.sentence,
        precision: precision(words, &signal.reason, record),
        step: step(words, facts, &signal.reason, client),
        to_acknowledge: may_act && signal.phase == Phase::Open,
        may_act,
    }
}

/// What a signal says to the client.
pub fn own(ask: &Ask<'_>, facts: &Facts, signal: &Signal) -> Own {
    let (words, kind) = (ask.words, signal.kind());
    let key = format!("signals-own-{}", kind.code());
    let sentence = match signal.evidence.subject {
        Some(_) => words.with(&key, "words", numbers::subject(facts, signal.evidence)),
        None => words.say(&key),
    };
    let practice = &ask.me.practice;
    let emergency = match words.language() {
        selaras_core::language::Language::Id => &practice.emergency_id,
        selaras_core::language::Language::En => &practice.emergency_en,
    };
    Own {
        sentence: sentence.into_owned(),
        numbers: own_numbers(words, &signal.reason),
        emergency: (kind == Kind::Danger).then(|| emergency.clone()),
    }
}

/// Since when, and after which session.
fn when(ask: &Ask<'_>, facts: &Facts, signal: &Signal) -> String {
    let date = ask.calendar().date(signal.raised_at);
    let session = signal.evidence.session.and_then(|id| facts.history.session(id));
    match session {
        Some(session) => {
            let places = [("session", i64::from(session.number).into()), ("date", date.into())];
            ask.words.fill("signals-since-session", &places).into_owned()
        }
        None => ask.words.with("signals-since", "date", date).into_owned(),
    }
}

/// How often such a signal is right: by the practice's own record once it says something, else by what is known
/// from elsewhere.
fn precision(words: Words, reason: &Reason, record: Record) -> String {
    let share = record.precision().filter(|_| record.known() >= RECORD_FROM);
    let known = match (share, reason.kind()) {
        (_, Kind::Danger) => words.say("signals-precision-danger"),
        (Some(share), _) => {
            let percent = |share: f64| words.number(100.0 * share, 0);
            let places = [
                ("right", i64::from(record.right).into()),
                ("known", i64::from(record.known()).into()),
                ("low", percent(share.low).into()),
                ("high", percent(share.high).into()),
            ];
            words.fill("signals-precision-record", &places)
        }
        (None, Kind::Worsening | Kind::NoImprovement) => words.say("signals-precision-progress"),
        (None, Kind::AllianceDrop | Kind::GuessAbove) => words.say("signals-precision-alliance"),
        (None, Kind::AllianceLow) => words.say("signals-precision-line"),
        (None, _) => words.say("signals-precision-count"),
    };
    let assumed = match reason {
        Reason::Worsening { assumed, .. }
        | Reason::AllianceDrop { assumed, .. }
        | Reason::GuessAbove { assumed, .. }
        | Reason::NoImprovement { assumed, .. } => *assumed,
        _ => false,
    };
    if assumed { format!("{known} {}", words.say("signals-assumed")) } else { known.into_owned() }
}

/// What to do next, in the way the client chose.
fn step(words: Words, facts: &Facts, reason: &Reason, client: &str) -> String {
    let yours = match reason {
        Reason::GoalUnanswered { missing, .. } | Reason::TaskUnanswered { missing, .. } => {
            missing.side() == Side::Counsellor
        }
        _ => false,
    };
    let talk = if facts.case.talk == Talk::Direct { "direct" } else { "indirect" };
    let key = match yours {
        true => "signals-unanswered-step-yours".to_owned(),
        false => format!("signals-{}-step-{talk}", reason.kind().code()),
    };
    words.with(&key, "client", client).into_owned()
}
