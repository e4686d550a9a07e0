//! The head of every page of a case: whose it is, how many sessions were held, and the sections to go to.
//!
//! A page has a field `head: Head` and writes `{% include "cases/head.html" %}` where its heading would stand.

use selaras_store::Tx;
use selaras_store::cases::heading;

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;
use crate::layout::navigation::Tab;

/// What the head of a case shows.
pub struct Head {
    /// The client's name.
    pub client: String,
    /// The counsellor's name.
    pub counsellor: String,
    /// How many sessions were held, in words, or how the case ended.
    pub state: Text,
    /// Whether the case has ended.
    pub ended: bool,
    /// The sections of the case.
    pub tabs: Vec<Tab>,
}

/// A section of a case, each with its own address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The shared picture, the first page of a case.
    Picture,
    /// Goals and tasks.
    Goals,
    /// Sessions.
    Sessions,
    /// What the client wrote.
    Words,
    /// The agreement.
    Agreement,
    /// A room without a tab of its own: see `rooms.rs`.
    Room,
}

impl Section {
    const ALL: [Section; 5] =
        [Section::Picture, Section::Goals, Section::Sessions, Section::Words, Section::Agreement];

    /// Where it stands under the case's address, and the key of its word.
    fn place(self) -> (&'static str, &'static str) {
        match self {
            Section::Picture => ("", "cases-tab-picture"),
            Section::Goals => ("/goals", "cases-tab-goals"),
            Section::Sessions => ("/sessions", "cases-tab-sessions"),
            Section::Words => ("/words", "cases-tab-words"),
            Section::Agreement => ("/agreement", "cases-tab-agreement"),
            Section::Room => ("", "cases-tab-picture"),
        }
    }
}

/// The head of the case that is asked about, with this section marked.
///
/// # Errors
/// When the address names no case, or what the database said.
pub fn head(ask: &Ask<'_>, tx: &mut Tx<'_>, here: Section) -> Result<Head, Refusal> {
    let case = ask.case()?;
    let heading = heading::of(tx, ask.practice(), case.id)?.ok_or(Refusal::NotThere)?;
    let tabs = Section::ALL.map(|section| {
        let (under, word) = section.place();
        Tab {
            address: format!("/cases/{}{under}", case.id),
            word: ask.words.say(word),
            here: section == here,
        }
    });
    let state = match &case.ended {
        Some(ended) => {
            let how = ask.words.say(&format!("cases-ended-{}", ended.ending.code()));
            let date = ask.calendar().date(ended.at);
            ask.words.fill("cases-ended", &[("how", how.as_ref().into()), ("date", date.into())])
        }
        None => ask.words.with("cases-held", "count", i64::from(heading.held)),
    };
    Ok(Head {
        client: heading.client,
        counsellor: heading.counsellor,
        state,
        ended: case.ended.is_some(),
        tabs: tabs.into(),
    })
}
