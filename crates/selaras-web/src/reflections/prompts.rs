//! Gentle questions that may start a reflection, as links that lead to the page where one writes.

use selaras_core::id::{GoalId, SessionId};
use selaras_core::reflection::{Kind, Prompt, prompts};
use selaras_store::reflections::Reflection;
use selaras_store::{Tx, goals, sessions};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// A question on the client's page.
pub struct Question {
    /// What it asks.
    pub text: Text,
    /// Where it is answered.
    pub address: String,
}

/// The questions of today.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn of_today(ask: &Ask<'_>, tx: &mut Tx<'_>, own: &[Reflection]) -> Result<Vec<Question>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let goals = goals::of_case(tx, practice, case)?;
    let sessions = sessions::of_case(tx, practice, case)?;
    let asked = own.iter().filter(|one| one.kind == Kind::Openness);
    let reflected: Vec<SessionId> = asked.filter_map(|one| one.session).collect();
    let question = |prompt| {
        let started = Started::by(prompt);
        let goal = started.goal.and_then(|id| goals.iter().find(|goal| goal.id == id));
        let text = match goal {
            Some(goal) => ask.words.with(&started.key(), "goal", goal.words()),
            None => ask.words.say(&started.key()),
        };
        Question { text, address: format!("/me/reflections/new?{}", started.query()) }
    };
    Ok(prompts(&goals, &sessions, &reflected, ask.now).into_iter().map(question).collect())
}

/// How a reflection was started: the question and what it is about.
#[derive(Debug, Clone, Default)]
pub struct Started {
    /// The question's code; empty for none.
    pub code: String,
    /// The goal it is about.
    pub goal: Option<GoalId>,
    /// The session it is about.
    pub session: Option<SessionId>,
}

impl Started {
    fn by(prompt: Prompt) -> Self {
        let (code, goal, session) = match prompt {
            Prompt::Openness(session) => ("openness".to_owned(), None, Some(session)),
            Prompt::Goal(goal, number) => (format!("goal-{number}"), Some(goal), None),
            Prompt::Stayed => ("stayed".to_owned(), None, None),
            Prompt::Good => ("good".to_owned(), None, None),
            Prompt::Unsaid => ("unsaid".to_owned(), None, None),
        };
        Self { code, goal, session }
    }

    /// As the address of the form, or the form itself, says it; what does not read is nothing.
    pub fn read(ask: &Ask<'_>) -> Self {
        let fields = if ask.form.is_empty() { ask.query } else { ask.form };
        let code = fields.text("prompt").to_owned();
        let known = ask.words.look_up(&format!("reflections-ask-{code}")).is_some();
        Self {
            code: if known { code } else { String::new() },
            goal: fields.text("goal").parse().ok(),
            session: fields.text("session").parse().ok(),
        }
    }

    /// The key of the question's words.
    pub fn key(&self) -> String {
        format!("reflections-ask-{}", self.code)
    }

    /// What kind of writing it starts.
    pub fn kind(&self) -> Kind {
        if self.code == "openness" { Kind::Openness } else { Kind::Note }
    }

    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("prompt", &self.code);
        if let Some(goal) = self.goal {
            query.append_pair("goal", &goal.to_string());
        }
        if let Some(session) = self.session {
            query.append_pair("session", &session.to_string());
        }
        query.finish()
    }
}
