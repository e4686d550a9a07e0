//! `/cases/{case}`: the shared picture of a case, as the counsellor sees it, with what needs a conversation on top.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::people::{Role, Side};
use selaras_core::session;
use selaras_store::Tx;

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::drawn::{Drawn, draw};
use crate::cases::facts::{self, Facts};
use crate::cases::waiting::{Waiting, waiting};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::preferences::theirs::waits;
use crate::rooms::{Door, doors, doors_to_look};
use crate::signals::{Card, cards};

#[derive(Template)]
#[template(path = "cases/show.html")]
struct Page {
    frame: Frame,
    head: Head,
    cards: Vec<Card>,
    /// Feedback that waits for the counsellor's own view: a sentence, and where to give it.
    sealed: Option<(Text, String)>,
    /// What else waits for the counsellor.
    waiting: Vec<Waiting>,
    /// The client has said how wishes were kept to, and waits for the other view: a sentence.
    wishes: Option<Text>,
    /// Nothing has happened yet.
    empty: bool,
    drawn: Drawn,
    shows: Shows,
    next: Option<Next>,
    /// The case in short: a word and what it says.
    about: Vec<(Text, String)>,
    address: String,
    may_act: bool,
    /// The other rooms of the case, as far as the reader may enter them.
    rooms: Vec<Door>,
}

/// Which pictures are worth their place: one that is still empty invites while the case is open, and is left out
/// once nothing can come any more.
struct Shows {
    alliance: bool,
    goals: bool,
}

/// The session both look forward to.
struct Next {
    when: String,
    purpose: String,
    address: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let head = head(ask, tx, Section::Picture)?;
    let facts = facts::gather(ask, tx)?;
    Answer::page(&Page {
        frame: ask.frame_titled(head.client.clone(), "caseload"),
        cards: cards(ask, tx, &facts, &facts.open(), &head.client)?,
        sealed: facts.sealed.first().map(|session| {
            let address = format!("/cases/{}/feedback/{session}", facts.case.id);
            (ask.words.with("cases-sealed", "client", &head.client), address)
        }),
        waiting: waiting(ask, tx, &facts, &head.client)?,
        wishes: (ask.works_on_case() && waits(ask, tx)?)
            .then(|| ask.words.with("preferences-waits", "client", &head.client)),
        empty: facts.is_new(),
        drawn: draw(ask, &facts),
        shows: Shows {
            alliance: !head.ended || !facts.history.feedback.is_empty(),
            goals: !head.ended || !facts.goals.is_empty(),
        },
        next: next(ask, &facts),
        about: about(ask, &facts),
        rooms: if facts.case.counsellor == ask.me.person.id {
            doors(ask.words, Side::Counsellor, &format!("/cases/{}", facts.case.id), true)
        } else {
            doors_to_look(ask.words, &format!("/cases/{}", facts.case.id))
        },
        address: format!("/cases/{}", facts.case.id),
        may_act: facts.reader == Role::Counsellor && facts.case.takes_from(Side::Counsellor),
        head,
    })
}

fn next(ask: &Ask<'_>, facts: &Facts) -> Option<Next> {
    let session = session::next(&facts.history.sessions)?;
    Some(Next {
        when: ask.calendar().date_time(session.at()),
        purpose: session.purpose.clone(),
        address: format!("/cases/{}/sessions/{}", facts.case.id, session.id),
    })
}

fn about(ask: &Ask<'_>, facts: &Facts) -> Vec<(Text, String)> {
    let (words, calendar, case) = (ask.words, ask.calendar(), &facts.case);
    let unsigned = |side| facts.agreement.as_ref().is_none_or(|a| a.signature(side).is_none());
    let agreement = match facts.agreement.as_ref().and_then(|agreement| agreement.signed_at()) {
        Some(at) => words.with("cases-agreement-signed", "date", calendar.date(at)),
        None if unsigned(Side::Counsellor) => words.say("cases-agreement-waits-counsellor"),
        None => words.say("cases-agreement-waits-client"),
    };
    let talk = if case.talk == Talk::Direct { "cases-talk-direct" } else { "cases-talk-indirect" };
    let supervision = match case.supervision_from {
        Some(from) => words.with("cases-supervision-from", "date", calendar.date(from)),
        None => words.say("cases-supervision-none"),
    };
    vec![
        (words.say("cases-opened"), calendar.date(case.opened_at)),
        (words.say("cases-agreement"), agreement.into_owned()),
        (words.say("cases-talk"), words.say(talk).into_owned()),
        (words.say("cases-supervision"), supervision.into_owned()),
    ]
}
