//! The time and the purpose of a session, as a form asks for them.

use selaras_core::moment::Moment;
use selaras_core::session::Session;

use crate::ask::Ask;
use crate::layout::field::{Field, Text};

/// The most characters of a purpose.
const LONGEST: usize = 500;
/// How far off a session may lie, in days: a slip in the year is noticed.
const FARTHEST: i64 = 730;

/// The two fields.
pub struct Planning {
    /// When.
    pub when: Field,
    /// What for.
    pub purpose: Field,
}

/// What was entered.
pub struct Planned<'a> {
    /// When.
    pub at: Moment,
    /// What for.
    pub purpose: &'a str,
}

/// The fields with what was entered, or else what holds now.
pub fn fields(ask: &Ask<'_>, now: Option<&Session>) -> Planning {
    let words = &ask.words;
    let entered = |name: &str| ask.form.raw(name).map(|text| text.trim().to_owned());
    let when = entered("when-planned").or_else(|| now.map(|s| ask.calendar().for_input(s.planned_at)));
    let purpose = entered("purpose").or_else(|| now.map(|s| s.purpose.clone()));
    Planning {
        when: Field::new("when-planned", words.say("sessions-when")).value(when.unwrap_or_default()),
        purpose: Field::new("purpose", words.say("sessions-purpose"))
            .hint(words.say("sessions-purpose-hint"))
            .longest(LONGEST)
            .value(purpose.unwrap_or_default()),
    }
}

/// What was entered, or the fields with what is wrong.
pub fn read<'a>(ask: &'a Ask<'_>, now: Option<&Session>) -> Result<Planned<'a>, Box<Planning>> {
    let (at, purpose) = (when(ask), purpose(ask));
    match (at, purpose) {
        (Ok(at), Ok(purpose)) => Ok(Planned { at, purpose }),
        (at, purpose) => {
            let mut planning = fields(ask, now);
            planning.when.error = at.err();
            planning.purpose.error = purpose.err();
            Err(Box::new(planning))
        }
    }
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
