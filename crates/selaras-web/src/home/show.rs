//! `/me`: the client's home.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::people::Side;
use selaras_core::session;
use selaras_store::cases::heading;
use selaras_store::{Tx, guardians};

use super::next::{ToDo, to_do};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::drawn::draw;
use crate::cases::facts::{self, Facts};
use crate::emergency::told::{self, Told};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::picture::Picture;
use crate::rights::answered::{self, Answered};
use crate::rooms::{Door, doors};
use crate::signals::{Own, own};

/// So much is worth talking about at once.
const MOST: usize = 2;

#[derive(Template)]
#[template(path = "home/show.html")]
struct Page {
    frame: Frame,
    lead: Text,
    purpose: Option<Text>,
    emergency: Option<Told>,
    breach: bool,
    answered: Vec<Answered>,
    first: Option<ToDo>,
    others: Vec<ToDo>,
    signals: Vec<Own>,
    talk: Text,
    pictures: Vec<Picture>,
    rooms: Vec<Door>,
    ended: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let facts = facts::gather(ask, tx)?;
    let heading = heading::of(tx, ask.practice(), facts.case.id)?.ok_or(Refusal::NotThere)?;
    let mut to_do = to_do(ask, tx, &facts, &heading.counsellor)?.into_iter();
    let child = !guardians::of_client(tx, ask.practice(), facts.case.client)?.is_empty();
    let direct = facts.case.talk == Talk::Direct;
    let (lead, purpose) = ahead(ask, &facts, &heading.counsellor);
    let drawn = (!facts.is_new()).then(|| draw(ask, &facts));
    Answer::page(&Page {
        frame: ask.frame("home-title", "home"),
        lead,
        purpose,
        emergency: told::unread(ask, tx)?,
        breach: facts.case.breach_at.is_some(),
        answered: answered::unread(ask, tx)?,
        first: to_do.next(),
        others: to_do.collect(),
        signals: facts.open().into_iter().take(MOST).map(|signal| own(ask, &facts, signal)).collect(),
        talk: ask.words.say(if direct { "signals-own-direct" } else { "signals-own-indirect" }),
        pictures: drawn.map(|drawn| vec![drawn.wellbeing, drawn.alliance]).unwrap_or_default(),
        rooms: doors(ask.words, Side::Client, "/me", child),
        ended: facts.case.ended.is_some(),
    })
}

/// The coming session and what it is for, or how the counselling ended.
fn ahead(ask: &Ask<'_>, facts: &Facts, counsellor: &str) -> (Text, Option<Text>) {
    if let Some(ended) = &facts.case.ended {
        let places = [("counsellor", counsellor.into()), ("date", ask.calendar().date(ended.at).into())];
        return (ask.words.fill("home-ended", &places), None);
    }
    let Some(session) = session::next(&facts.history.sessions) else {
        return (ask.words.with("home-no-session", "counsellor", counsellor), None);
    };
    let when = ask.calendar().date_time(session.at());
    let places = [("counsellor", counsellor.into()), ("when", when.into())];
    let purpose = Some(session.purpose.trim()).filter(|purpose| !purpose.is_empty());
    (
        ask.words.fill("home-session", &places),
        purpose.map(|purpose| ask.words.with("home-purpose", "purpose", purpose)),
    )
}
