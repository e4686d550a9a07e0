//! What the client has asked for, how far it has come, and what else can be asked for.

use selaras_core::id::RequestId;
use selaras_core::request::{Clock, Kind, State};
use selaras_store::requests::{self, Request};
use selaras_store::{Tx, data_contacts, erasure};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// A request, as its client reads it.
pub struct Asked {
    /// Its identifier.
    pub id: RequestId,
    /// What was asked for.
    pub what: Text,
    /// When.
    pub when: Text,
    /// How far it has come, and the kind of the badge that says so.
    pub state: Text,
    pub badge: &'static str,
    /// In the client's own words.
    pub words: Option<String>,
    /// What is to be said about it.
    pub told: Vec<Text>,
    /// Whether it can be taken back.
    pub open: bool,
    /// Whether it led to a copy that can be taken now.
    pub copy: bool,
}

/// Something to ask for.
pub struct Offer {
    /// Where.
    pub address: String,
    /// What.
    pub what: Text,
    /// What comes of it.
    pub means: Text,
}

/// The requests of the client's case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Asked>, Refusal> {
    let all = requests::of_case(tx, ask.practice(), ask.case_id()?)?;
    let mut asked = Vec::with_capacity(all.len());
    for request in all {
        asked.push(one(ask, tx, request)?);
    }
    Ok(asked)
}

/// Everything that can be asked for.
pub fn offers(ask: &Ask<'_>) -> Vec<Offer> {
    let offer = |kind: Kind| Offer {
        address: format!("/me/rights/new/{}", kind.code()),
        what: ask.words.say(&format!("rights-ask-{}", kind.code())),
        means: ask.words.say(&format!("rights-ask-{}-means", kind.code())),
    };
    Kind::ALL.map(offer).into()
}

/// Whom to turn to.
///
/// # Errors
/// What the database said.
pub fn contact(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Text, Refusal> {
    Ok(match data_contacts::find(tx, ask.practice())? {
        Some(one) => {
            ask.words.fill("rights-turn-to", &[("name", one.name.into()), ("reach", one.reach.into())])
        }
        None => ask.words.say("rights-turn-to-practice"),
    })
}

fn one(ask: &Ask<'_>, tx: &mut Tx<'_>, request: Request) -> Result<Asked, Refusal> {
    let (words, calendar) = (ask.words, ask.calendar());
    let late = request.is_open() && Clock::of(request.due_at, ask.now) == Clock::Over;
    let (badge, state) = match request.state {
        State::Open if late => ("strain", "rights-state-late"),
        State::Open => ("care", "rights-state-open"),
        State::Granted => ("good", "rights-state-granted"),
        State::Declined => ("strain", "rights-state-declined"),
        State::Withdrawn => ("calm", "rights-state-withdrawn"),
    };
    let mut told = Vec::new();
    if request.is_open() {
        told.push(words.with("rights-until", "when", calendar.date_time(request.due_at)));
        told.extend(held(ask, tx, request.kind)?);
    }
    if late || request.state == State::Declined {
        told.push(contact(ask, tx)?);
    }
    if let Some(answer) = &request.answer {
        let key = if request.state == State::Declined { "rights-reason" } else { "rights-answer" };
        told.insert(0, words.with(key, "words", answer));
    }
    if let Some(until) = request.copy_until() {
        let key = if ask.now < until { "rights-copy-until" } else { "rights-copy-over" };
        told.push(words.with(key, "when", calendar.date_time(until)));
    }
    if request.is_addendum() {
        told.push(words.say("rights-addendum"));
    }
    Ok(Asked {
        id: request.id,
        what: words.say(&format!("rights-kind-{}", request.kind.code())),
        when: words.with("rights-asked", "when", calendar.date_time(request.asked_at)),
        state: words.say(state),
        badge,
        open: request.is_open(),
        copy: request.copy_until().is_some_and(|until| ask.now < until),
        words: request.words,
        told,
    })
}

/// A legal hold keeps what was to be erased.
fn held(ask: &Ask<'_>, tx: &mut Tx<'_>, kind: Kind) -> Result<Option<Text>, Refusal> {
    if kind != Kind::Erasure {
        return Ok(None);
    }
    let until = erasure::held_until(tx, ask.by(), ask.case()?.client)?;
    Ok(until.map(|until| ask.words.with("rights-held", "date", ask.calendar().date(until))))
}
