//! A task as one line of a list.

use selaras_core::task::{Done, Place, State, Task};

use crate::ask::Ask;
use crate::layout::field::Text;
use crate::proposals::standing::{Badge, badge};
use crate::sides::Reader;

/// One line.
pub struct Row {
    /// Its page.
    pub address: String,
    /// What it says.
    pub words: String,
    /// How far it has come, if there is something to say.
    pub badge: Option<Badge>,
    /// Where it is worked on, and by when.
    pub note: Text,
    /// Whether its day has passed without a word on how it went.
    pub overdue: bool,
}

/// The line of a task.
pub fn row(ask: &Ask<'_>, reader: &Reader, task: &Task) -> Row {
    Row {
        address: format!("{}/tasks/{}", reader.under, task.id),
        words: task.words().to_owned(),
        badge: state(ask, reader, task),
        note: note(ask, task),
        overdue: task.is_overdue(ask.now),
    }
}

/// How far a task has come, in a word: nothing while it is agreed and simply under way.
pub fn state(ask: &Ask<'_>, reader: &Reader, task: &Task) -> Option<Badge> {
    let say = |kind, key| Some(Badge { kind, text: ask.words.say(key) });
    match (task.state, task.last_report().map(|report| report.done)) {
        (State::Done, _) => say("good", "tasks-state-done"),
        (State::LetGo, _) => say("calm", "tasks-state-let-go"),
        (State::Open, _) if !task.proposal.is_agreed() => Some(badge(ask, reader, &task.proposal)),
        (State::Open, Some(Done::Done)) => say("good", "tasks-went-done"),
        (State::Open, Some(Done::Partly)) => say("calm", "tasks-went-partly"),
        (State::Open, Some(Done::Not)) => say("calm", "tasks-went-not"),
        (State::Open, None) if task.is_overdue(ask.now) => say("care", "tasks-overdue"),
        (State::Open, None) => None,
    }
}

/// Where it is worked on, and by when.
pub fn note(ask: &Ask<'_>, task: &Task) -> Text {
    match (task.place, task.due_at) {
        (Place::Between, None) => ask.words.say("tasks-between"),
        (Place::InSession, None) => ask.words.say("tasks-in-session"),
        (Place::Between, Some(due)) => {
            ask.words.with("tasks-between-due", "date", ask.calendar().short_date(due))
        }
        (Place::InSession, Some(due)) => {
            ask.words.with("tasks-in-session-due", "date", ask.calendar().short_date(due))
        }
    }
}
