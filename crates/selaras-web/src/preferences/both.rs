//! The wishes with what either side says of their being kept to, and what there is to talk about.

use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::preference::{Kept, is_closed, talk};
use selaras_store::preferences::{self, Given, Telling};
use selaras_store::{StoreError, Tx};

use super::rows;
use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// Both views of all wishes.
pub struct Both {
    /// One for each wish.
    pub pairs: Vec<Pair>,
    /// When the client told last, and when the counsellor did.
    pub when: Vec<Text>,
    /// Whether the other side has told something that opens with the reader's own answer.
    pub closed: bool,
    /// Whether anybody has told anything.
    pub any: bool,
}

/// One wish as both see it.
pub struct Pair {
    /// What was asked.
    pub label: Text,
    /// What is wished.
    pub answer: Text,
    /// What the client says.
    pub client: Option<View>,
    /// What the counsellor says.
    pub counsellor: Option<View>,
    /// What there is to talk about.
    pub sentence: Option<Text>,
    /// The topic to put on the agenda, where the two should talk.
    pub topic: Option<Text>,
}

/// An answer with its badge.
pub struct View {
    /// The kind of the badge.
    pub badge: &'static str,
    /// The answer in a word.
    pub text: Text,
}

/// The last telling of either side.
#[derive(Default)]
pub struct Last {
    /// Of the client.
    pub client: Option<Telling>,
    /// Of the counsellor.
    pub counsellor: Option<Telling>,
}

impl Last {
    /// Reads both.
    ///
    /// # Errors
    /// What the database said.
    pub fn of(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Self, StoreError> {
        let mut last = Last::default();
        for telling in preferences::kept(tx, practice, case)? {
            match telling.side {
                Side::Client => last.client = Some(telling),
                Side::Counsellor => last.counsellor = Some(telling),
            }
        }
        Ok(last)
    }

    /// Takes away what is still closed to this side, and says whether there was anything.
    fn close_to(&mut self, side: Side, now: Moment) -> bool {
        let (own, theirs) = match side {
            Side::Client => (&self.client, &mut self.counsellor),
            Side::Counsellor => (&self.counsellor, &mut self.client),
        };
        let own = own.as_ref().map(|telling| telling.at);
        theirs.take_if(|telling| is_closed(telling.at, own, now)).is_some()
    }
}

/// Both views as the reader may see them.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn both(ask: &Ask<'_>, tx: &mut Tx<'_>, given: &Given) -> Result<Both, Refusal> {
    let mut last = Last::of(tx, ask.practice(), ask.case_id()?)?;
    let any = last.client.is_some() || last.counsellor.is_some();
    let closed = last.close_to(ask.side(), ask.now);
    let told = |key: &str, telling: &Option<Telling>| {
        let date = telling.as_ref().map(|telling| ask.calendar().date(telling.at));
        date.map(|date| ask.words.with(key, "date", date))
    };
    let when = [
        told(mine(ask, Side::Client, "preferences-told-you", "preferences-told-client"), &last.client),
        told(
            mine(ask, Side::Counsellor, "preferences-told-you", "preferences-told-counsellor"),
            &last.counsellor,
        ),
    ];
    let pair = |row: super::Row| {
        let of = |telling: &Option<Telling>| telling.as_ref().and_then(|telling| telling.of(&row.name));
        let (client, counsellor) = (of(&last.client), of(&last.counsellor));
        let talk = talk(client, counsellor);
        let reader = if ask.side() == Side::Client { "client" } else { "counsellor" };
        let topic = talk.filter(|talk| talk.is_open()).map(|_| {
            let places = [("wish", row.label.as_ref().into()), ("answer", row.answer.as_ref().into())];
            ask.words.fill("preferences-topic", &places)
        });
        Pair {
            client: client.map(|kept| view(ask, kept)),
            counsellor: counsellor.map(|kept| view(ask, kept)),
            sentence: talk.map(|talk| ask.words.say(&format!("preferences-talk-{reader}-{}", talk.code()))),
            topic,
            label: row.label,
            answer: row.answer,
        }
    };
    let pairs = rows(ask, given).into_iter().map(pair).collect();
    Ok(Both { pairs, when: when.into_iter().flatten().collect(), closed, any })
}

fn mine(ask: &Ask<'_>, side: Side, you: &'static str, other: &'static str) -> &'static str {
    let is_me = ask.case.is_some_and(|case| match side {
        Side::Client => case.client == ask.me.person.id,
        Side::Counsellor => case.counsellor == ask.me.person.id,
    });
    if is_me { you } else { other }
}

fn view(ask: &Ask<'_>, kept: Kept) -> View {
    let badge = match kept {
        Kept::Yes => "good",
        Kept::Partly => "calm",
        Kept::No => "care",
    };
    View { badge, text: ask.words.say(&format!("preferences-kept-{}", kept.code())) }
}
