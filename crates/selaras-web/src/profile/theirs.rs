//! `/cases/{case}/profile`: what the client has opened to this reader, and nothing that would hint at more.

use askama::Template;
use selaras_core::id::Id;
use selaras_core::profile::{Reader, SeenBy};
use selaras_store::profile::{self, Entry};
use selaras_store::{Tx, contributions};

use super::reader;
use crate::ask::{Answer, Ask, Outcome};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "profile/theirs.html")]
struct Page {
    frame: Frame,
    head: Head,
    lead: Text,
    entries: Vec<Open>,
    address: String,
    acts: bool,
}

/// One entry.
struct Open {
    id: Id<()>,
    /// Its theme, above the first entry on it.
    title: Option<Text>,
    words: String,
    when: String,
    read: bool,
    wider: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let reader = reader(ask, tx)?;
    let given = contributions::of_case(tx, ask.practice(), case)?;
    let read = |entry: &Entry| given.iter().any(|one| one.id == entry.id.bytes() && one.read_at.is_some());
    let mut theme = None;
    let entries = profile::open_to(tx, ask.practice(), case, reader)?;
    let entries = entries.into_iter().map(|entry| Open {
        id: entry.id.cast(),
        title: (theme.replace(entry.theme) != Some(entry.theme))
            .then(|| ask.words.say(&format!("profile-theme-{}", entry.theme.code()))),
        when: ask.calendar().date(entry.written_at),
        read: read(&entry),
        wider: entry.seen_by == SeenBy::Supervisor && reader == Reader::Counsellor,
        words: entry.words,
    });
    let entries = entries.collect();
    let head = head(ask, tx, Section::Room)?;
    Answer::page(&Page {
        frame: ask.frame("profile-title-counsellor", "caseload"),
        lead: ask.words.with("profile-lead-counsellor", "client", &head.client),
        head,
        entries,
        address: format!("/cases/{case}"),
        acts: ask.works_on_case(),
    })
}
