//! Why a form of a session's page was not taken: a sentence beside one of its fields, or one above the page.

use selaras_core::session::remark::Refused;
use selaras_store::remarks::NotDone;

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Field, Text};

/// What stands in the way. Nothing, for a page that is only looked at.
#[derive(Default)]
pub struct Trouble {
    /// The name of the field, and what is wrong with it.
    pub field: Option<(&'static str, Text)>,
    /// What has changed since the page was read.
    pub notice: Option<Text>,
}

/// The most characters of what is said about a session.
pub const LONGEST: usize = 2_000;

impl Trouble {
    /// A field that is not filled in as it should be.
    pub fn with(name: &'static str, what: Text) -> Self {
        Self { field: Some((name, what)), notice: None }
    }

    /// Something was said since the page was read.
    pub fn newer(ask: &Ask<'_>) -> Self {
        Self { field: None, notice: Some(ask.words.say("sessions-newer")) }
    }

    /// Why the store did not take it.
    ///
    /// # Errors
    /// Where the reader can do nothing about it.
    pub fn told(ask: &Ask<'_>, why: NotDone) -> Result<Self, Refusal> {
        match why {
            NotDone::Refused(Refused::Newer) => Ok(Self::newer(ask)),
            NotDone::Refused(Refused::TooLate) => {
                Ok(Self { field: None, notice: Some(ask.words.say("sessions-too-late")) })
            }
            NotDone::NotThere => Err(Refusal::NotThere),
            NotDone::Store(error) => Err(error.into()),
        }
    }

    /// A field for words of this name, with what was entered and what is wrong with it.
    pub fn area(&self, ask: &Ask<'_>, name: &'static str, label: Text) -> Field {
        let fault = self.field.as_ref().filter(|(field, _)| *field == name).map(|(_, what)| what.clone());
        Field::new(name, label).longest(LONGEST).value(ask.form.text(name)).error(fault)
    }
}

/// The words that were entered under this name, or what is wrong with them.
///
/// # Errors
/// The trouble.
pub fn words<'a>(ask: &'a Ask<'_>, name: &'static str, missing: &str) -> Result<&'a str, Trouble> {
    let words = ask.form.given(name).ok_or_else(|| Trouble::with(name, ask.words.say(missing)))?;
    if words.chars().count() > LONGEST {
        return Err(Trouble::with(name, ask.words.with("field-too-long", "most", LONGEST)));
    }
    Ok(words)
}

/// How much had been read of the conversation that a form speaks of.
pub fn read(ask: &Ask<'_>) -> usize {
    ask.form.text("read").parse().unwrap_or(0)
}
