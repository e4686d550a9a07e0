//! The time and the purpose of a session, the goals it serves and what will happen, as a form asks for them.

use selaras_core::id::GoalId;
use selaras_core::moment::Moment;
use selaras_core::session::Session;
use selaras_core::session::remark::{Part, said};
use selaras_store::{Tx, goals, remarks, sessions};

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Fault, Field, Text, faults};

/// The most characters of a purpose.
const LONGEST: usize = 500;
/// The most characters of what will happen.
const LONGEST_PLAN: usize = 1_500;
/// How far off a session may lie, in days: a slip in the year is noticed.
const FARTHEST: i64 = 730;

/// The fields.
pub struct Planning {
    /// When.
    pub when: Field,
    /// What for.
    pub purpose: Field,
    /// What will happen.
    pub plan: Field,
    /// The goals that both have agreed to, and whether the session serves them.
    pub goals: Vec<Serves>,
    /// How much has been said about the purpose.
    pub read: usize,
}

/// A goal that a session may serve.
pub struct Serves {
    /// Which.
    pub id: GoalId,
    /// Its words.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What was entered.
pub struct Planned<'a> {
    /// When.
    pub at: Moment,
    /// What for.
    pub purpose: &'a str,
    /// What will happen.
    pub plan: &'a str,
    /// The goals it serves.
    pub goals: Vec<GoalId>,
}

impl Planning {
    /// What is wrong with them.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.when, &self.purpose, &self.plan])
    }
}

/// The fields with what was entered, or else what holds now.
///
/// # Errors
/// What the database said.
pub fn fields(ask: &Ask<'_>, tx: &mut Tx<'_>, now: Option<&Session>) -> Result<Planning, Refusal> {
    let words = &ask.words;
    let entered = |name: &str| ask.form.raw(name).map(|text| text.trim().to_owned());
    let when = entered("when-planned").or_else(|| now.map(|s| ask.calendar().for_input(s.planned_at)));
    let purpose = entered("purpose").or_else(|| now.map(|s| s.purpose.clone()));
    let plan = entered("plan").or_else(|| now.and_then(|s| s.plan.clone()));
    Ok(Planning {
        when: Field::new("when-planned", words.say("sessions-when")).value(when.unwrap_or_default()),
        purpose: Field::new("purpose", words.say("sessions-purpose"))
            .hint(words.say("sessions-purpose-hint"))
            .longest(LONGEST)
            .value(purpose.unwrap_or_default()),
        plan: Field::new("plan", words.say("sessions-plan-what"))
            .hint(words.say("sessions-plan-what-hint"))
            .longest(LONGEST_PLAN)
            .optional()
            .value(plan.unwrap_or_default()),
        goals: serves(ask, tx, now)?,
        read: read(ask, tx, now)?,
    })
}

/// What was entered, or the fields with what is wrong.
///
/// # Errors
/// What the database said.
pub fn read_form<'a>(
    ask: &'a Ask<'_>,
    tx: &mut Tx<'_>,
    now: Option<&Session>,
) -> Result<Result<Planned<'a>, Planning>, Refusal> {
    let (at, purpose, plan) = (when(ask), purpose(ask), plan(ask));
    let mut planning = fields(ask, tx, now)?;
    Ok(match (at, purpose, plan) {
        (Ok(at), Ok(purpose), Ok(plan)) => {
            let goals = planning.goals.iter().filter(|goal| goal.chosen).map(|goal| goal.id).collect();
            Ok(Planned { at, purpose, plan, goals })
        }
        (at, purpose, plan) => {
            planning.when.error = at.err();
            planning.purpose.error = purpose.err();
            planning.plan.error = plan.err();
            Err(planning)
        }
    })
}

fn serves(ask: &Ask<'_>, tx: &mut Tx<'_>, now: Option<&Session>) -> Result<Vec<Serves>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let chosen: Vec<GoalId> = if ask.form.raw("purpose").is_some() {
        ask.form.each("goal").filter_map(|id| id.parse().ok()).collect()
    } else {
        let all = if now.is_some() { sessions::goals(tx, practice, case)? } else { Vec::new() };
        all.into_iter().filter(|(of, _)| now.is_some_and(|s| s.id == *of)).map(|(_, goal)| goal).collect()
    };
    let goals = goals::of_case(tx, practice, case)?;
    let open = goals.iter().filter(|goal| {
        (goal.is_open() && goal.proposal.is_agreed()) || (chosen.contains(&goal.id) && ask.form.is_empty())
    });
    let one = |goal: &selaras_core::goal::Goal| Serves {
        id: goal.id,
        words: goal.words().to_owned(),
        chosen: chosen.contains(&goal.id),
    };
    Ok(open.map(one).collect())
}

/// How much had been said about the purpose when the form was drawn: kept when it comes back only if nothing is newer.
fn read(ask: &Ask<'_>, tx: &mut Tx<'_>, now: Option<&Session>) -> Result<usize, Refusal> {
    let Some(session) = now else { return Ok(0) };
    let all = remarks::of_session(tx, ask.practice(), ask.case_id()?, session.id)?;
    Ok(said(session, &all, Part::Purpose))
}

fn when(ask: &Ask<'_>) -> Result<Moment, Text> {
    let at = ask.calendar().from_input(ask.form.text("when-planned"));
    let at = at.ok_or_else(|| ask.words.say("sessions-when-missing"))?;
    let far = at > ask.now.plus_days(FARTHEST) || at < ask.now.plus_days(-FARTHEST);
    if far { Err(ask.words.say("sessions-when-far")) } else { Ok(at) }
}

fn purpose<'a>(ask: &'a Ask<'_>) -> Result<&'a str, Text> {
    let purpose = ask.form.given("purpose").ok_or_else(|| ask.words.say("sessions-purpose-missing"))?;
    if purpose.chars().count() > LONGEST {
        return Err(ask.words.with("sessions-purpose-long", "most", LONGEST));
    }
    Ok(purpose)
}

fn plan<'a>(ask: &'a Ask<'_>) -> Result<&'a str, Text> {
    let plan = ask.form.text("plan");
    if plan.chars().count() > LONGEST_PLAN {
        return Err(ask.words.with("field-too-long", "most", LONGEST_PLAN));
    }
    Ok(plan)
}
