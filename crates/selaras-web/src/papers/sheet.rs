//! `/cases/{case}/sessions/{session}/papers`: the forms themselves, made for A4 and a pen, in the client's language.

use askama::Template;
use selaras_core::instrument::{Instrument, Item};
use selaras_core::people::Side;
use selaras_store::papers::{self, Paper};
use selaras_store::{Tx, people, sessions};

use super::{form_of, is_feedback};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::calendar::Calendar;
use crate::instrument::say;
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::words::Words;

#[derive(Template)]
#[template(path = "papers/sheet.html")]
struct Page {
    frame: Frame,
    /// The words of the client's language, in which everything on the sheets stands.
    words: Words,
    sheets: Vec<Sheet>,
    back: String,
}

/// One form.
struct Sheet {
    code: String,
    title: Text,
    about: Text,
    instruction: Option<Text>,
    questions: Vec<Question>,
    open: Vec<Text>,
    who_reads: Text,
    /// Whom to call, where the form asks about safety.
    emergency: Option<String>,
}

/// One question, with its number: the one that is typed in carries the same.
struct Question {
    number: usize,
    text: Text,
    /// Points of a line, or boxes to tick.
    boxes: Vec<Text>,
    ends: Option<(Text, Text)>,
}

/// The sheets that are still to be typed in.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (practice, case) = (ask.practice(), ask.case()?);
    let session = sessions::find(tx, practice, case.id, ask.id("session")?)?.ok_or(Refusal::NotThere)?;
    let client = people::find(tx, practice, case.client)?.ok_or(Refusal::NotThere)?;
    let words = Words::new(client.language, client.address);
    let mut out: Vec<Paper> = papers::of_case(tx, practice, case.id)?;
    out.retain(|paper| paper.session == session.id && paper.entered.is_none());
    out.sort_by_key(is_feedback);
    let calendar = Calendar::new(words, &ask.me.practice.zone);
    let places = [("number", i64::from(session.number).into()), ("date", calendar.date(session.at()).into())];
    let about = words.fill("papers-session-one", &places);
    let sheets: Result<Vec<Sheet>, Refusal> =
        out.iter().map(|paper| sheet(ask, words, paper, about.clone())).collect();
    Answer::page(&Page {
        frame: ask.frame("papers-sheet-title", "caseload"),
        words,
        sheets: sheets?,
        back: super::address(ask)?,
    })
}

fn sheet(ask: &Ask<'_>, words: Words, paper: &Paper, about: Text) -> Result<Sheet, Refusal> {
    let form = form_of(paper)?;
    let practice = &ask.me.practice;
    let asked = |item: &&Item| practice.asks_safety || item.danger_from().is_none();
    let safety = practice.asks_safety && form.items().iter().any(|item| item.danger_from().is_some());
    let emergency = match words.language() {
        selaras_core::language::Language::Id => &practice.emergency_id,
        selaras_core::language::Language::En => &practice.emergency_en,
    };
    Ok(Sheet {
        code: paper.code.to_string(),
        title: say(&words, form.title()),
        about,
        instruction: form.instruction().map(|text| say(&words, text)),
        questions: (1..)
            .zip(form.items().iter().filter(asked))
            .map(|(number, item)| question(words, number, item))
            .collect(),
        open: open(words, form),
        who_reads: words.say(if is_feedback(paper) { "papers-reads-feedback" } else { "papers-reads" }),
        emergency: safety.then(|| emergency.clone()),
    })
}

fn open(words: Words, form: &Instrument) -> Vec<Text> {
    debug_assert_eq!(form.answered_by(), Side::Client, "papers are for clients");
    form.open().iter().map(|open| say(&words, open.text())).collect()
}

fn question(words: Words, number: usize, item: &Item) -> Question {
    let scale = item.response();
    let anchor = |at| scale.anchor(at).map(|text| say(&words, text));
    let boxes = if scale.choices() {
        scale.anchors().iter().map(|anchor| say(&words, &anchor.text)).collect()
    } else {
        scale.points().map(|at| Text::from(at.to_string())).collect()
    };
    Question {
        number,
        text: item.text().map(|text| say(&words, text)).unwrap_or_default(),
        boxes,
        ends: if scale.choices() { None } else { anchor(scale.min()).zip(anchor(scale.max())) },
    }
}
