//! What happened lately to one's own way in, and that one has read it.

use selaras_store::{Tx, account_news};

use crate::account::staff_only;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::field::Text;

/// So many lines are shown.
const SHOWN: usize = 12;

/// One line.
pub struct News {
    /// What happened, in a sentence.
    pub what: Text,
    /// When, in words.
    pub when: String,
    /// Whether the reader has said that they have read it.
    pub read: bool,
}

/// The reader's, the newest first.
pub fn of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<News>, Refusal> {
    let calendar = ask.calendar();
    let lines = account_news::of(tx, ask.practice(), ask.me.person.id)?;
    let told = |line: account_news::Line| News {
        what: ask.words.say(&format!("account-news-{}", line.what.code())),
        when: calendar.date_time(line.at),
        read: line.read,
    };
    Ok(lines.into_iter().take(SHOWN).map(told).collect())
}

/// `POST /account/news/reading`: they have read it; it is no longer told on every page.
pub fn read(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    account_news::read(tx, ask.practice(), ask.me.person.id, ask.now)?;
    Answer::go("/account")
}
