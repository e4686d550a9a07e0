//! Pages that both sides read alike: who reads them, and what surrounds them on either side.

use askama::Template;
use selaras_core::people::Side;
use selaras_store::Tx;
use selaras_store::cases::heading;

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;

/// Who reads a page of a case, and from where.
pub struct Reader {
    /// The side they stand on; nothing for a supervisor who looks on.
    pub me: Option<Side>,
    /// Whether they may change things: one of the two sides, while the case is open.
    pub acts: bool,
    /// What the addresses of the case begin with for them: `/me`, or `/cases/…`.
    pub under: String,
    client: String,
    counsellor: String,
}

impl Reader {
    /// Who asks.
    ///
    /// # Errors
    /// When the address is about no case; what the database said.
    pub fn of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Self, Refusal> {
        let case = ask.case()?;
        let names = heading::of(tx, ask.practice(), case.id)?.ok_or(Refusal::NotThere)?;
        let person = ask.me.person.id;
        let me = if case.client == person {
            Some(Side::Client)
        } else {
            (case.counsellor == person).then_some(Side::Counsellor)
        };
        Ok(Self {
            me,
            acts: me.is_some_and(|side| case.takes_from(side)),
            under: under(ask)?,
            client: names.client,
            counsellor: names.counsellor,
        })
    }

    /// Whether this is the side the reader stands on.
    pub fn is_me(&self, side: Side) -> bool {
        self.me == Some(side)
    }

    /// Whether the reader is the client.
    pub fn is_client(&self) -> bool {
        self.is_me(Side::Client)
    }

    /// The name of whoever stands on this side.
    pub fn name(&self, side: Side) -> &str {
        match side {
            Side::Client => &self.client,
            Side::Counsellor => &self.counsellor,
        }
    }

    /// The key with `-you` or `-other` behind it, as this side is the reader's own or not.
    pub fn key(&self, beginning: &str, side: Side) -> String {
        format!("{beginning}-{}", if self.is_me(side) { "you" } else { "other" })
    }
}

/// What the addresses of the case begin with for who asks: `/me`, or `/cases/…`.
///
/// # Errors
/// When the address is about no case.
pub fn under(ask: &Ask<'_>) -> Result<String, Refusal> {
    Ok(match ask.side() {
        Side::Client => "/me".to_owned(),
        Side::Counsellor => format!("/cases/{}", ask.case_id()?),
    })
}

/// The sentence that tells what was done and whom it waits for now: what a counsellor sends waits for the client.
pub fn sent(ask: &Ask<'_>, what: &str) -> String {
    match ask.side() {
        Side::Client => what.to_owned(),
        Side::Counsellor => format!("{what}-to-client"),
    }
}

/// What stands around such a page: on the client's side it belongs to an entry of the navigation.
pub fn frame(ask: &Ask<'_>, title: String, section: Section) -> Frame {
    let here = match (ask.side(), section) {
        (Side::Counsellor, _) => "caseload",
        (Side::Client, Section::Goals) => "goals",
        (Side::Client, _) => "",
    };
    ask.frame_titled(title, here)
}

/// The page.
///
/// # Errors
/// When it cannot be drawn; what the database said.
pub fn page(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    frame: &Frame,
    section: Section,
    body: &impl Template,
) -> Outcome {
    Ok(Answer::Page(drawn(ask, tx, frame, section, body)?))
}

/// The same page again with what is missing marked; nothing is stored.
///
/// # Errors
/// Always: the page, to be shown.
pub fn again(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    frame: &Frame,
    section: Section,
    body: &impl Template,
) -> Outcome {
    Err(Refusal::Shown(drawn(ask, tx, frame, section, body)?))
}

#[derive(Template)]
#[template(path = "sides/client.html")]
struct ClientPage<'a> {
    frame: &'a Frame,
    body: &'a str,
}

#[derive(Template)]
#[template(path = "sides/staff.html")]
struct StaffPage<'a> {
    frame: &'a Frame,
    head: Head,
    body: &'a str,
}

fn drawn(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    frame: &Frame,
    section: Section,
    body: &impl Template,
) -> Result<String, Refusal> {
    let body = body.render()?;
    Ok(match ask.side() {
        Side::Client => ClientPage { frame, body: &body }.render()?,
        Side::Counsellor => StaffPage { frame, head: head(ask, tx, section)?, body: &body }.render()?,
    })
}
