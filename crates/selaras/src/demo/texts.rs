//! The words and people of the demonstration, read from the files beside the program.

use anyhow::{Context, Result};
use selaras_core::case::Talk;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::model::Course;

/// What the practice of the demonstration is made of.
pub struct Texts {
    /// Who is in it.
    pub cast: Cast,
    /// What they come with.
    pub stories: Vec<Story>,
    /// What is said around any story.
    pub phrases: Phrases,
}

/// Who is in the practice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    pub practice: House,
    #[serde(rename = "counsellor")]
    pub counsellors: Vec<Counsellor>,
    #[serde(rename = "client")]
    pub clients: Vec<Client>,
}

/// The practice itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    pub name: String,
    pub zone: String,
    pub supervisor: String,
    pub administrator: String,
}

/// A counsellor.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counsellor {
    pub name: String,
    /// How clients call them: Bu or Pak.
    pub sapaan: String,
}

/// A client and their case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub name: String,
    pub story: String,
    pub counsellor: usize,
    pub course: Course,
    #[serde(default)]
    pub supervision: bool,
    #[serde(default)]
    talk: Way,
    #[serde(default)]
    with: Vec<With>,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Way {
    #[default]
    Direct,
    Indirect,
}

/// What else happens in a case.
#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum With {
    /// The counsellor has offered a goal in the last session.
    GoalOffered,
    /// A goal has waited for the client for long.
    GoalWaits,
    /// A task has waited for the client for long.
    TaskWaits,
    /// What the client gave was left untouched past the last session.
    Forgotten,
    /// The check-in for the next session is there already.
    CheckedIn,
    /// A session's time has passed without a word.
    Due,
    /// The client has not signed yet.
    Unsigned,
    /// The alliance was low from the start.
    Low,
    /// Feedback stopped coming.
    SilentFeedback,
    /// Check-ins stopped coming.
    SilentCheckins,
    /// Well-being goes down.
    Worsening,
    /// One check-in speaks of danger.
    Danger,
}

impl Client {
    /// Whether this happens in the case.
    pub fn has(&self, what: With) -> bool {
        self.with.contains(&what)
    }

    /// How the client wants scores handled.
    pub fn talk(&self) -> Talk {
        match self.talk {
            Way::Direct => Talk::Direct,
            Way::Indirect => Talk::Indirect,
        }
    }
}

/// What somebody comes with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub name: String,
    pub voice: Voice,
    pub goals: Vec<String>,
    /// Each with the place of the goal it serves.
    pub tasks: Vec<(usize, String)>,
    /// Purpose and summary.
    pub sessions: Vec<(String, String)>,
    pub agenda: Vec<String>,
    pub words: Vec<String>,
    pub strain: String,
    pub mended: String,
    pub reflection: String,
    pub ending: String,
}

/// Who speaks, and how they are spoken to.
#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// A pupil, called kamu.
    Pupil,
    /// A student at a university.
    Student,
    /// An adult.
    Adult,
    /// Somebody who reads English.
    English,
}

/// What is said around any story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    pub id: Speech,
    pub en: Speech,
    pub notes: Notes,
    pub endings: Endings,
    pub signals: AboutSignals,
}

/// The same in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    pub first: (String, String),
    pub last: (String, String),
    pub between: Vec<(String, String)>,
    pub reports: Vec<String>,
    pub not_done: Vec<String>,
    pub dislikes: Vec<String>,
    pub doubt: String,
    pub stiff: Vec<String>,
    pub missed: String,
    pub heard: String,
    pub found: String,
    pub still: String,
    pub topics: Vec<String>,
    pub shaping: Shaping,
}

/// What both make of their sessions beyond meeting.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Shaping {
    pub plans: [String; 2],
    pub question: String,
    pub answer: String,
    pub topic: String,
    pub correction: String,
    /// Question, two options, reason.
    pub decisions: [Vec<String>; 2],
    /// What was found in the guide's case, and elsewhere.
    pub found: [String; 2],
    pub yes: String,
    pub helped: String,
}

/// What counsellors write for themselves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    pub usual: Vec<String>,
    pub strained: Vec<String>,
}

/// Why cases ended.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endings {
    pub dropped_out: Vec<String>,
    pub transferred: Vec<String>,
}

/// What counsellors write about signals of each sort.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutSignals {
    pub alliance: Handling,
    pub course: Handling,
    pub silence: Handling,
    pub waiting: Handling,
    pub danger: Handling,
}

/// What they write at each step.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    pub intend: Vec<String>,
    pub talked: Vec<String>,
    pub noise: Vec<String>,
    pub useful: Vec<String>,
    pub repaired: Vec<String>,
}

impl Texts {
    /// Reads them.
    ///
    /// # Errors
    /// What does not fit; the files are part of the program, and a test reads them.
    pub fn read() -> Result<Self> {
        #[derive(Deserialize)]
        struct Stories {
            story: Vec<Story>,
        }
        let stories: Stories = parsed("stories", include_str!("../../data/demo/stories.toml"))?;
        Ok(Self {
            cast: parsed("cast", include_str!("../../data/demo/cast.toml"))?,
            stories: stories.story,
            phrases: parsed("phrases", include_str!("../../data/demo/phrases.toml"))?,
        })
    }

    /// The story of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn story(&self, name: &str) -> Result<&Story> {
        self.stories.iter().find(|story| story.name == name).with_context(|| format!("no story “{name}”"))
    }
}

fn parsed<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text).with_context(|| format!("data/demo/{name}.toml does not read"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_story_is_whole_and_no_counsellor_hears_one_twice() {
        let texts = Texts::read().unwrap();
        for story in &texts.stories {
            assert_eq!(
                (story.goals.len(), story.tasks.len(), story.sessions.len()),
                (3, 4, 4),
                "{}",
                story.name
            );
            assert!(story.tasks.iter().all(|(goal, _)| *goal < 3), "{}", story.name);
        }
        let told: HashSet<_> = texts.cast.clients.iter().map(|c| (c.counsellor, &c.story)).collect();
        assert_eq!(told.len(), texts.cast.clients.len());
        for client in &texts.cast.clients {
            texts.story(&client.story).unwrap();
            assert!(client.counsellor < texts.cast.counsellors.len());
        }
        let names: HashSet<_> = texts.cast.clients.iter().map(|c| &c.name).collect();
        assert_eq!(names.len(), texts.cast.clients.len());
        assert_eq!(texts.cast.clients[0].course, Course::Guide);
    }
}
