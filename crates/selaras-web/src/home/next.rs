//! What the client can do next, in words, with where it is done.

use selaras_core::agreement::Amendment;
use selaras_core::next_step::{Known, NextStep, next_steps};
use selaras_core::people::Side;
use selaras_core::preference::is_to_be_asked_again;
use selaras_core::rupture::Asks;
use selaras_store::{Tx, preferences, remarks, reviews};

use crate::agreement;
use crate::ask::{Ask, Refusal};
use crate::cases::facts::Facts;
use crate::layout::field::Text;
use crate::ruptures;

/// One thing to do.
pub struct ToDo {
    /// What.
    pub title: Text,
    /// Why, or how long it takes.
    pub text: Text,
    /// Where.
    pub address: String,
    /// The button's word.
    pub action: Text,
}

/// What the client of this case can do next; nothing once it has ended.
///
/// # Errors
/// What the database said.
pub fn to_do(ask: &Ask<'_>, tx: &mut Tx<'_>, facts: &Facts, counsellor: &str) -> Result<Vec<ToDo>, Refusal> {
    if facts.case.ended.is_some() {
        return Ok(Vec::new());
    }
    let given = preferences::given(tx, ask.practice(), facts.case.id)?;
    let remarks = remarks::of_case(tx, ask.practice(), facts.case.id)?;
    let today = agreement::of_today(ask, tx)?;
    let reviews = reviews::of_case(tx, ask.practice(), facts.case.id)?;
    let ruptures = ruptures::asked(ask, tx, Side::Client)?;
    let known = Known {
        ruptures: &ruptures,
        to_sign: agreement::is_to_be_signed(Side::Client, &today.draft, facts.agreement.as_ref()),
        amendments: &today.amendments,
        history: &facts.history,
        goals: &facts.goals,
        tasks: &facts.tasks,
        preferences_given: given.is_some(),
        preferences_due: given
            .is_some_and(|given| is_to_be_asked_again(given.said_at(), &facts.history.sessions)),
        remarks: &remarks,
        reviews: &reviews,
    };
    let steps = next_steps(&known, ask.now);
    Ok(steps.into_iter().map(|step| said(ask, facts, &today.amendments, step, counsellor)).collect())
}

fn said(ask: &Ask<'_>, facts: &Facts, amendments: &[Amendment], step: NextStep, counsellor: &str) -> ToDo {
    let words = ask.words;
    let (code, address) = match step {
        NextStep::Sign => ("sign", "/me/agreement".to_owned()),
        NextStep::CheckIn => ("checkin", "/me/checkin".to_owned()),
        NextStep::Feedback { session, .. } => ("feedback", format!("/me/feedback/{session}")),
        NextStep::Repair(id, Asks::Say) => ("repair-say", format!("/me/ruptures/{id}")),
        NextStep::Repair(id, Asks::Judge) => ("repair-judge", format!("/me/ruptures/{id}")),
        NextStep::Repair(id, _) => ("repair-answer", format!("/me/ruptures/{id}")),
        NextStep::AnswerGoal(goal) => ("answer-goal", format!("/me/goals/{goal}")),
        NextStep::AnswerTask(task) => ("answer-task", format!("/me/tasks/{task}")),
        NextStep::Answered { session, .. } => ("answered", format!("/me/sessions/{session}")),
        NextStep::AnswerAmendment(id) => ("answer-amendment", format!("/me/agreement/amendments/{id}")),
        NextStep::AnswerReview => ("answer-review", "/me/review".to_owned()),
        NextStep::Review => ("review", "/me/review".to_owned()),
        NextStep::Preferences => ("preferences", "/me/preferences".to_owned()),
        NextStep::StillSo => ("still-so", "/me/preferences".to_owned()),
        NextStep::Report(task) => ("report", format!("/me/tasks/{task}/report")),
        NextStep::FirstGoal => ("first-goal", "/me/goals/new".to_owned()),
    };
    // Whoever needs more time is not told how little of it something takes.
    let calm = |key: String| {
        let unhurried = format!("{key}-unhurried");
        if ask.needs().more_time && words.look_up(&unhurried).is_some() { unhurried } else { key }
    };
    let task = |id| facts.tasks.iter().find(|task| task.id == id).map_or("", |task| task.words());
    let text = match step {
        NextStep::Answered { number, .. } => {
            let places = [("counsellor", counsellor.into()), ("session", i64::from(number).into())];
            words.fill("home-answered-text", &places)
        }
        NextStep::Feedback { number, .. } => {
            words.with(&calm("home-feedback-text".to_owned()), "session", i64::from(number))
        }
        NextStep::AnswerGoal(id) => {
            let goal = facts.goals.iter().find(|goal| goal.id == id).map_or("", |goal| goal.words());
            words.fill("home-answer-goal-text", &[("counsellor", counsellor.into()), ("words", goal.into())])
        }
        NextStep::AnswerTask(id) => {
            let places = [("counsellor", counsellor.into()), ("words", task(id).into())];
            words.fill("home-answer-task-text", &places)
        }
        NextStep::AnswerAmendment(id) => {
            let change = amendments.iter().find(|one| one.id == id).map_or("", |one| one.words());
            let places = [("counsellor", counsellor.into()), ("words", change.into())];
            words.fill("home-answer-amendment-text", &places)
        }
        NextStep::Repair(..) => words.with(&format!("home-{code}-text"), "counsellor", counsellor),
        NextStep::Report(id) => words.with("home-report-text", "words", task(id)),
        _ => words.say(&calm(format!("home-{code}-text"))),
    };
    ToDo {
        title: words.say(&format!("home-{code}-title")),
        text,
        address,
        action: words.say(&format!("home-{code}-action")),
    }
}
