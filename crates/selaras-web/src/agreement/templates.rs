//! `/practice/agreements`: the practice's texts, one for each kind of counselling, and its own words for their clauses.

use askama::Template;
use selaras_core::agreement::{Clause, Kind};
use selaras_core::language::Language;
use selaras_store::Tx;
use selaras_store::agreements::templates::{self, Own};

use crate::agreement::text::ours;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::words::Words;

/// A clause is not longer than this.
const LONGEST: usize = 3_000;

#[derive(Template)]
#[template(path = "agreement/templates/list.html")]
struct List {
    frame: Frame,
    kinds: Vec<(&'static str, Text, Text)>,
}

#[derive(Template)]
#[template(path = "agreement/templates/show.html")]
struct Page {
    frame: Frame,
    address: String,
    clauses: Vec<Edited>,
    faults: Vec<Fault>,
}

/// A clause in both languages.
struct Edited {
    name: Text,
    /// Whether the practice has words of its own for it.
    own: bool,
    fields: Vec<Field>,
    open: bool,
}

/// The kinds of text.
pub fn list(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    let kinds = Kind::ALL.map(|kind| {
        let say = |end: &str| ask.words.say(&format!("agreement-kind-{}{end}", kind.code()));
        (kind.code(), say(""), say("-text"))
    });
    Answer::page(&List { frame: ask.frame("templates-title", "practice"), kinds: kinds.into() })
}

/// `/practice/agreements/{kind}`: one text, clause by clause.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx)?)
}

/// Keeps the clauses that were changed; everyone with an open case is asked to sign the new text.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (kind, page) = (kind(ask)?, page(ask, tx)?);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let all = templates::of_kind(tx, ask.practice(), kind)?;
    let mut changed = false;
    for clause in kind.clauses(true) {
        for language in Language::ALL {
            let Some(entered) = ask.form.raw(&name(clause, language)) else { continue };
            let entered = entered.replace("\r\n", "\n").trim().to_owned();
            // Our own words, sent back as they were shown, are no words of the practice.
            let words = if entered == ours_of(ask, clause, language) { String::new() } else { entered };
            if words != templates::standing(&all, clause, language).unwrap_or_default() {
                templates::write(tx, ask.by(), kind, &Own { clause, language, words })?;
                changed = true;
            }
        }
    }
    let done = if changed { "template-kept" } else { "template-same" };
    Answer::done(&format!("/practice/agreements/{}", kind.code()), done)
}

fn kind(ask: &Ask<'_>) -> Result<Kind, Refusal> {
    ask.place::<Kind>("kind").ok_or(Refusal::NotThere)
}

fn name(clause: Clause, language: Language) -> String {
    format!("{}-{language}", clause.code())
}

/// Our words for a clause, as a practice would change them; whom to call in an emergency is put under them in any case.
fn ours_of(ask: &Ask<'_>, clause: Clause, language: Language) -> String {
    let words = Words::new(language, ask.me.practice.address);
    ours(clause, false, words, "").trim().to_owned()
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let kind = kind(ask)?;
    let all = templates::of_kind(tx, ask.practice(), kind)?;
    let clauses: Vec<Edited> = kind
        .clauses(true)
        .into_iter()
        .map(|clause| {
            let own = Language::ALL.iter().any(|l| templates::standing(&all, clause, *l).is_some());
            let fields: Vec<Field> =
                Language::ALL.into_iter().map(|language| field(ask, &all, clause, language)).collect();
            let open = fields.iter().any(|field| field.error.is_some());
            Edited { name: ask.words.say(&format!("agreement-{}-title", clause.code())), own, fields, open }
        })
        .collect();
    let title = ask.words.say(&format!("agreement-kind-{}", kind.code())).into_owned();
    Ok(Page {
        frame: ask.frame_titled(title, "practice"),
        address: format!("/practice/agreements/{}", kind.code()),
        faults: faults(clauses.iter().flat_map(|clause| &clause.fields)),
        clauses,
    })
}

fn field(ask: &Ask<'_>, all: &[Own], clause: Clause, language: Language) -> Field {
    let name = name(clause, language);
    let label = match language {
        Language::Id => "templates-in-id",
        Language::En => "templates-in-en",
    };
    let stands = templates::standing(all, clause, language).map(str::to_owned);
    let stands = stands.unwrap_or_else(|| ours_of(ask, clause, language));
    let value = ask.form.raw(&name).map_or(stands, str::to_owned);
    Field::new(name, ask.words.say(label)).value(value).longest(LONGEST).optional().within(&ask.words)
}
