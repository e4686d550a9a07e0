//! `/me/reflections`: the client's own diary, month by month, with a few questions that may start a new page.

use askama::Template;
use selaras_core::id::ReflectionId;
use selaras_core::reflection::{Kind, Openness};
use selaras_store::reflections::{self, Reflection, SeenBy};
use selaras_store::{Tx, goals, sessions};

use super::prompts::{Question, of_today};
use super::whose;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "reflections/list.html")]
struct Page {
    frame: Frame,
    acts: bool,
    questions: Vec<Question>,
    /// The months in which something was written, the newest first.
    months: Vec<Month>,
    /// The name of the month that is shown.
    title: String,
    entries: Vec<Entry>,
}

struct Month {
    code: String,
    name: String,
    here: bool,
}

/// One page of the diary.
struct Entry {
    id: ReflectionId,
    day: String,
    words: String,
    about: Vec<Text>,
    shared: bool,
    brought: bool,
    version: u32,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, person) = whose(ask)?;
    let own = reflections::own(tx, ask.practice(), case, person)?;
    let acts = ask.case()?.ended.is_none();
    let questions = if acts { of_today(ask, tx, &own)? } else { Vec::new() };
    let calendar = ask.calendar();
    let month_of = |one: &Reflection| calendar.for_input(one.written_at)[..7].to_owned();
    let mut codes: Vec<String> = own.iter().map(month_of).collect();
    codes.dedup();
    let asked = ask.query.text("month");
    let shown = codes.iter().find(|code| *code == asked).or(codes.first()).cloned().unwrap_or_default();
    let months: Vec<Month> = codes
        .into_iter()
        .map(|code| Month { name: calendar.month_named(&code), here: code == shown, code })
        .collect();
    let of_month: Vec<Reflection> = own.into_iter().filter(|one| month_of(one) == shown).collect();
    let entries = entries(ask, tx, of_month)?;
    Answer::page(&Page {
        frame: ask.frame("reflections-title", "words"),
        acts,
        questions,
        title: calendar.month_named(&shown),
        months,
        entries,
    })
}

fn entries(ask: &Ask<'_>, tx: &mut Tx<'_>, own: Vec<Reflection>) -> Result<Vec<Entry>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let (goals, sessions) = (goals::of_case(tx, practice, case)?, sessions::of_case(tx, practice, case)?);
    let entry = |one: Reflection| {
        let goal = goals.iter().find(|goal| Some(goal.id) == one.goal);
        let session = sessions.iter().find(|session| Some(session.id) == one.session);
        let about = [
            goal.map(|goal| ask.words.with("reflections-about-goal", "goal", goal.words())),
            session.map(|one| ask.words.with("reflections-about-session", "number", i64::from(one.number))),
            one.openness.filter(|_| one.kind == Kind::Openness).map(|openness| open(ask, openness)),
        ];
        Entry {
            id: one.id,
            day: ask.calendar().day_named(one.written_at),
            about: about.into_iter().flatten().collect(),
            shared: one.seen_by == SeenBy::Both,
            brought: one.topic.is_some(),
            version: one.version,
            words: one.words,
        }
    };
    Ok(own.into_iter().map(entry).collect())
}

/// How open somebody could be, in words: never more than what they said themselves.
pub fn open(ask: &Ask<'_>, openness: Openness) -> Text {
    let places =
        [("answer", i64::from(openness.number()).into()), ("most", i64::from(Openness::MOST).into())];
    ask.words.fill("reflections-open", &places)
}
