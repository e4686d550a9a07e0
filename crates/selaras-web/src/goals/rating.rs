//! `…/goals/{goal}/rating`: how near the goal is now.

use askama::Template;
use selaras_core::goal::Goal;
use selaras_core::response::AnswerFault;
use selaras_store::Tx;
use selaras_store::responses::{self, New};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::goals::asked;
use crate::goals::nearness::INSTRUMENT;
use crate::instrument::{self, Question};
use crate::layout::Frame;
use crate::layout::field::Fault;
use crate::sides;

#[derive(Template)]
#[template(path = "goals/rating.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    words: &'a str,
    questions: Vec<Question>,
    faults: Vec<Fault>,
}

/// The form, on a page of its own (the page of the goal carries it too).
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = rated(ask, tx)?;
    let frame = frame(ask);
    let body = body(ask, &frame, &goal, &address, &[])?;
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Keeps the rating.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = rated(ask, tx)?;
    match instrument::read(ask, instrument::named(INSTRUMENT)?) {
        Ok(response) => {
            let new = New {
                case: ask.case_id()?,
                person: ask.me.person.id,
                side: ask.side(),
                session: None,
                subject: Some(goal.id.bytes()),
                response: &response,
                words: None,
                words_when: None,
                given_at: ask.now,
            };
            responses::record(tx, ask.by(), &new)?;
            Answer::done(&address, "goal-rated")
        }
        Err(wrong) => {
            let frame = frame(ask);
            let body = body(ask, &frame, &goal, &address, &wrong)?;
            sides::again(ask, tx, &frame, Section::Goals, &body)
        }
    }
}

/// The question, as the page of a goal asks it.
///
/// # Errors
/// When the instrument is not at hand.
pub fn questions(ask: &Ask<'_>, wrong: &[AnswerFault]) -> Result<Vec<Question>, Refusal> {
    Ok(instrument::form_fields(ask, instrument::named(INSTRUMENT)?, wrong))
}

/// Whether a goal is rated: it is open, and both have said yes to it.
pub fn is_rated(goal: &Goal) -> bool {
    goal.is_open() && goal.proposal.is_agreed()
}

fn rated(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Goal, String), Refusal> {
    let (goal, address) = asked(ask, tx)?;
    if is_rated(&goal) { Ok((goal, address)) } else { Err(Refusal::NotThere) }
}

fn body<'a>(
    ask: &Ask<'_>,
    frame: &'a Frame,
    goal: &'a Goal,
    address: &'a str,
    wrong: &[AnswerFault],
) -> Result<Body<'a>, Refusal> {
    let questions = questions(ask, wrong)?;
    Ok(Body { frame, address, words: goal.words(), faults: instrument::faults_of(&questions), questions })
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("goals-rating-title").into_owned(), Section::Goals)
}
