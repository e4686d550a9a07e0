//! `/me/profile`: what the client wants known of themselves, theme by theme, with a form for one more.

use askama::Template;
use selaras_core::id::ProfileEntryId;
use selaras_core::profile::{SeenBy, Theme};
use selaras_store::Tx;
use selaras_store::profile::{self, Entry};

use super::{visibility, words};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "profile/own.html")]
pub(super) struct Page {
    frame: Frame,
    faults: Vec<Fault>,
    themes: Vec<Part>,
}

/// One theme with what was written on it.
struct Part {
    code: &'static str,
    title: Text,
    question: Text,
    entries: Vec<Own>,
    /// The form, in the theme that is being written on.
    form: Option<(Field, Field)>,
}

struct Own {
    id: ProfileEntryId,
    words: String,
    when: String,
    badge: &'static str,
    seen: Text,
    shared: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// The page, with what is wrong with an entry that was sent.
pub(super) fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, fault: Option<Text>) -> Result<Page, Refusal> {
    let entries = profile::own(tx, ask.practice(), (ask.case_id()?, ask.me.person.id))?;
    let asked = if ask.form.is_empty() { ask.query.text("theme") } else { ask.form.text("theme") };
    let empty = |theme: &Theme| !entries.iter().any(|entry| entry.theme == *theme);
    let writing =
        asked.parse().ok().or_else(|| Theme::ALL.into_iter().find(empty)).unwrap_or(Theme::Background);
    let field = words(ask, ask.words.say("profile-write"), "").error(fault);
    let faults = faults([&field]);
    let themes = Theme::ALL.map(|theme| {
        let code = theme.code();
        Part {
            code,
            title: ask.words.say(&format!("profile-theme-{code}")),
            question: ask.words.say(&format!("profile-theme-{code}-question")),
            entries: entries.iter().filter(|one| one.theme == theme).map(|one| own(ask, one)).collect(),
            form: (theme == writing).then(|| (field.clone(), visibility(ask, SeenBy::Client))),
        }
    });
    let frame = ask.frame("profile-title", "home").at("/me/profile".to_owned());
    Ok(Page { frame, faults, themes: themes.into() })
}

fn own(ask: &Ask<'_>, entry: &Entry) -> Own {
    let shared = entry.seen_by != SeenBy::Client;
    Own {
        id: entry.id,
        words: entry.words.clone(),
        when: ask.calendar().date(entry.written_at),
        badge: if shared { "good" } else { "calm" },
        seen: ask.words.say(&format!("profile-seen-by-{}", entry.seen_by.code())),
        shared,
    }
}
