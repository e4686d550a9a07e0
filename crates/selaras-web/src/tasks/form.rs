//! The form of a task: its words, where it is worked on, by when, and for which goal.

use selaras_core::goal::Goal;
use selaras_core::id::GoalId;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::LONGEST;
use selaras_core::task::Place;
use selaras_store::tasks::Frame as About;
use selaras_store::{Tx, goals};

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Fault, Field, faults};
use crate::proposals::read_words;

/// The fields.
pub struct Form {
    /// What is to be tried.
    pub words: Field,
    /// In a session or between sessions.
    pub place: Field,
    /// By when.
    pub due: Field,
    /// For which goal; left out where there is none to choose.
    pub goal: Option<Field>,
    goals: Vec<Goal>,
}

impl Form {
    /// The fields, empty but for the place. The goals to choose from are the open ones and the one that it
    /// serves already.
    ///
    /// # Errors
    /// When the address is about no case; what the database said.
    pub fn new(ask: &Ask<'_>, tx: &mut Tx<'_>, serves: Option<GoalId>) -> Result<Self, Refusal> {
        let mut goals = goals::of_case(tx, ask.practice(), ask.case_id()?)?;
        goals.retain(|goal| goal.is_open() || serves == Some(goal.id));
        let (question, hint) = match ask.side() {
            Side::Client => ("tasks-new-question", "tasks-new-hint"),
            Side::Counsellor => ("tasks-new-question-counsellor", "tasks-new-hint-counsellor"),
        };
        let pick = Field::new("goal", ask.words.say("tasks-goal")).optional();
        let pick =
            goals.iter().fold(pick, |pick, goal| pick.choice(goal.id.to_string(), goal.words().to_owned()));
        Ok(Self {
            words: Field::new("words", ask.words.say(question)).hint(ask.words.say(hint)).longest(LONGEST),
            place: Place::ALL
                .into_iter()
                .fold(Field::new("place", ask.words.say("tasks-place")), |field, place| {
                    field.choice(place.code(), ask.words.say(&format!("tasks-place-{}", place.code())))
                })
                .value(Place::Between.code()),
            due: Field::new("due", ask.words.say("tasks-due"))
                .hint(ask.words.say("tasks-due-hint"))
                .optional(),
            goal: (!goals.is_empty()).then_some(pick),
            goals,
        })
    }

    /// With these things filled in.
    #[must_use]
    pub fn filled(mut self, ask: &Ask<'_>, words: &str, about: &About) -> Self {
        words.clone_into(&mut self.words.value);
        about.place.code().clone_into(&mut self.place.value);
        let day = |due| ask.calendar().for_input(due).chars().take(10).collect();
        self.due.value = about.due_at.map(day).unwrap_or_default();
        if let (Some(field), Some(goal)) = (&mut self.goal, about.goal) {
            field.value = goal.to_string();
        }
        self
    }

    /// What was sent, or nothing when something is missing: then the fields say what.
    pub fn read(&mut self, ask: &Ask<'_>) -> Option<(String, About)> {
        for field in [&mut self.place, &mut self.due].into_iter().chain(&mut self.goal) {
            field.value = ask.form.text(&field.name).to_owned();
        }
        let place = self.place.value.parse::<Place>();
        if place.is_err() {
            self.place.error = Some(ask.words.say("tasks-no-place"));
        }
        let due = self.read_due(ask);
        let words = read_words(ask, "words");
        self.words.value = ask.form.text("words").to_owned();
        self.words.error = words.as_ref().err().cloned().map(Into::into);
        let goal =
            self.goal.as_ref().and_then(|field| self.goals.iter().find(|g| g.id.to_string() == field.value));
        let goal = goal.map(|goal| goal.id);
        match (words, place, due) {
            (Ok(words), Ok(place), Ok(due_at)) => Some((words, About { goal, place, due_at })),
            _ => None,
        }
    }

    /// What is wrong, for the summary above the form.
    pub fn faults(&self) -> Vec<Fault> {
        faults([&self.words, &self.place, &self.due])
    }

    fn read_due(&mut self, ask: &Ask<'_>) -> Result<Option<Moment>, ()> {
        if self.due.value.is_empty() {
            return Ok(None);
        }
        // Days are compared as they stand in the practice's zone: today is never too late.
        let today = ask.calendar().for_input(ask.now);
        let fault = match ask.calendar().from_input(&self.due.value) {
            Some(_) if self.due.value.get(..10) < today.get(..10) => "tasks-due-past",
            Some(due) => return Ok(Some(due)),
            None => "tasks-due-unread",
        };
        self.due.error = Some(ask.words.say(fault));
        Err(())
    }
}
