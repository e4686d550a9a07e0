//! An instrument as part of a form: its questions in the reader's words, what was answered, and what is wrong with it.
//!
//! A page asks `form_fields` for its questions and draws them with `{{ asked::questions(questions) }}` (from
//! `instrument.html`); when the form comes, `read` gives the response or the faults to show beside the fields.

pub mod told;

use selaras_core::instrument::{Instrument, Item, Wording, shelf};
use selaras_core::response::{AnswerFault, Response, Wrong};
use selaras_store::responses::How;

use crate::ask::{Ask, Refusal};
use crate::fields::Fields;
use crate::layout::field::{Choice, Fault, Field, Text};
use crate::words::Words;

/// No one writes more beside their answers.
pub const LONGEST_WORDS: usize = 4_000;

/// One question of an instrument.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its field.
    pub field: Field,
    /// How it is answered.
    pub answer: Answered,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// On a line of points.
    OnALine,
    /// By one of a few options.
    ByOption,
    /// In words.
    InWords,
}

impl Question {
    /// Whether it is answered on a line of points.
    pub fn is_line(&self) -> bool {
        self.answer == Answered::OnALine
    }

    /// Whether it is answered by one of a few options.
    pub fn is_choice(&self) -> bool {
        self.answer == Answered::ByOption
    }
}

/// The newest version of a built-in instrument.
///
/// # Errors
/// [`Refusal::NotThere`] when there is none of this name.
pub fn named(name: &str) -> Result<&'static Instrument, Refusal> {
    shelf().newest(name).ok_or(Refusal::NotThere)
}

/// The questions of an instrument, with what was entered kept and what is wrong beside each.
pub fn form_fields(ask: &Ask<'_>, instrument: &Instrument, wrong: &[AnswerFault]) -> Vec<Question> {
    let asks_safety = ask.me.practice.asks_safety;
    let mut questions: Vec<Question> = instrument
        .items()
        .iter()
        .filter(|item| is_asked(item, asks_safety))
        .map(|item| question(ask, instrument, item, wrong))
        .collect();
    for open in instrument.open() {
        let label = say(&ask.words, open.text_in(wording(ask)));
        let entered = ask.form.text(open.id().as_str());
        let field = Field::new(open.id().as_str().to_owned(), label).optional().longest(LONGEST_WORDS);
        let field = field.value(entered).within(&ask.words);
        questions.push(Question { field, answer: Answered::InWords });
    }
    questions
}

/// The summary above the form: each question that is not answered as it should be, by its own words, since what is
/// wrong is the same for many and stands beside each.
pub fn faults_of(questions: &[Question]) -> Vec<Fault> {
    let wrong = questions.iter().map(|question| &question.field).filter(|field| field.error.is_some());
    wrong.map(|field| Fault { id: field.id(), text: field.label.clone() }).collect()
}

/// What was answered, or what is wrong with each field. An answer to a question that the practice does not ask is
/// not taken.
///
/// # Errors
/// Every field that cannot be taken.
pub fn read(ask: &Ask<'_>, instrument: &Instrument) -> Result<Response, Vec<AnswerFault>> {
    let asks_safety = ask.me.practice.asks_safety;
    Response::read(instrument, |id| {
        let asked = instrument.item(id.as_str()).is_some_and(|item| is_asked(item, asks_safety));
        ask.form.raw(id.as_str()).filter(|_| asked)
    })
}

/// The words given to the open questions of an instrument, one under the other; none when there are none.
pub fn words_given(form: &Fields, instrument: &Instrument) -> Option<String> {
    let given: Vec<String> = instrument
        .open()
        .iter()
        .filter_map(|open| form.given(open.id().as_str()))
        .map(str::to_owned)
        .collect();
    (!given.is_empty()).then(|| given.join("\n\n"))
}

/// Whether an open question was answered in more words than are taken: they come back, and are never cut.
pub fn says_too_much(form: &Fields, instrument: &Instrument) -> bool {
    let long = |words: &str| words.chars().count() > LONGEST_WORDS;
    instrument.open().iter().any(|open| form.given(open.id().as_str()).is_some_and(long))
}

/// What is said above the first question.
pub fn instruction(ask: &Ask<'_>, instrument: &Instrument) -> Option<Text> {
    instrument.instruction_in(wording(ask)).map(|text| say(&ask.words, text))
}

/// A box for whoever is helped with filling in now and then: whether it was so this time. Nobody else is asked.
pub fn helped(ask: &Ask<'_>) -> Option<Field> {
    let field =
        || Field::new("helped", ask.words.say("answer-helped")).value(ask.form.text("helped")).optional();
    ask.needs().helped.then(field)
}

/// How a response to this instrument comes about on the reader's page.
pub fn how(ask: &Ask<'_>, instrument: &Instrument) -> How {
    let helped = ask.needs().helped && ask.form.ticked("helped");
    How { wording: instrument.wording_for(wording(ask)), helped }
}

/// In which words the reader is asked.
fn wording(ask: &Ask<'_>) -> Wording {
    if ask.needs().plain { Wording::Easy } else { Wording::Usual }
}

/// A wording of an instrument for this reader.
pub fn say(words: &Words, text: &selaras_core::instrument::Text) -> Text {
    text.say(words.language(), words.address()).to_owned().into()
}

fn is_asked(item: &Item, asks_safety: bool) -> bool {
    asks_safety || item.danger_from().is_none()
}

fn question(ask: &Ask<'_>, instrument: &Instrument, item: &Item, wrong: &[AnswerFault]) -> Question {
    let words = &ask.words;
    let name = item.id().as_str().to_owned();
    let label = item.text_in(wording(ask)).map(|text| say(words, text)).unwrap_or_default();
    let fault =
        wrong.iter().find(|fault| fault.item == *item.id()).map(|fault| complaint(words, &fault.what));
    let scale = item.response();
    let mut field = Field::new(name, label).value(ask.form.text(item.id().as_str())).error(fault);
    field.optional = item.optional() || !instrument.complete();
    field.choices = if scale.choices() { options(words, item) } else { points(words, item) };
    if !scale.choices() {
        let middle = scale.anchors().iter().find(|anchor| anchor.at > scale.min() && anchor.at < scale.max());
        field.middle = middle.map(|anchor| say(words, &anchor.text));
    }
    Question { field, answer: if scale.choices() { Answered::ByOption } else { Answered::OnALine } }
}

fn options(words: &Words, item: &Item) -> Vec<Choice> {
    let anchors = item.response().anchors();
    anchors.iter().map(|anchor| Choice::new(anchor.at.to_string(), say(words, &anchor.text))).collect()
}

/// The points of a line. On a line with two sides, each point is named by its distance from the middle and tells
/// its side to those who hear the page.
fn points(words: &Words, item: &Item) -> Vec<Choice> {
    let scale = item.response();
    let anchor = |at| scale.anchor(at).map(|text| say(words, text));
    scale
        .points()
        .map(|at| {
            let mut choice = Choice::new(at.to_string(), at.unsigned_abs().to_string());
            choice.hint = match at {
                at if at == scale.min() || at == scale.max() || (scale.min() < 0 && at == 0) => anchor(at),
                at if scale.min() < 0 && at < 0 => anchor(scale.min()),
                at if scale.min() < 0 && at > 0 => anchor(scale.max()),
                _ => None,
            };
            choice
        })
        .collect()
}

fn complaint(words: &Words, wrong: &Wrong) -> Text {
    match wrong {
        Wrong::Missing => words.say("answer-missing"),
        Wrong::NotANumber { .. } => words.say("answer-not-a-number"),
        Wrong::UnknownOption { .. } => words.say("answer-unknown"),
        Wrong::OutOfRange { min, max, .. } => words
            .fill("answer-out-of-range", &[("min", i64::from(*min).into()), ("max", i64::from(*max).into())]),
    }
}
