//! What stands in something given: answers, a score, words, and what it is about.

use selaras_core::agreement::Amendment;
use selaras_core::goal::Goal;
use selaras_core::id::{Id, SessionId};
use selaras_core::people::Side;
use selaras_core::proposal::Proposal;
use selaras_core::session::Session;
use selaras_core::session::remark::Remark;
use selaras_core::task::Task;
use selaras_store::agenda::{self, Item};
use selaras_store::agreements::amendments;
use selaras_store::contributions::{Contribution, Kind};
use selaras_store::reflections::{self, Reflection, Version};
use selaras_store::responses::{self, Kept};
use selaras_store::{Tx, goals, profile, remarks, sessions, tasks};

use crate::ask::{Ask, Refusal};
use crate::instrument::told::{self, Told};
use crate::layout::field::Text;

/// What stands in something given.
#[derive(Default)]
pub struct Content {
    /// What it is about, in words that both know: a goal, a task.
    pub about: Option<String>,
    /// What it says, in a sentence.
    pub says: Option<Text>,
    /// What the numbers rest on.
    pub note: Option<Text>,
    /// Each answer.
    pub answers: Vec<Told>,
    /// The client's own words.
    pub words: Option<String>,
    /// How it came about, where that is worth saying: in easier words, with somebody's help.
    pub how: Vec<Text>,
}

/// Everything in a case that may have been given.
pub struct Everything {
    /// The responses.
    pub responses: Vec<Kept>,
    goals: Vec<Goal>,
    tasks: Vec<Task>,
    agenda: Vec<Item>,
    reflections: Vec<Reflection>,
    remarks: Vec<(SessionId, Remark)>,
    sessions: Vec<Session>,
    amendments: Vec<Amendment>,
    versions: Vec<Version>,
    profile: Vec<profile::Entry>,
}

impl Everything {
    /// Reads it, as far as it is open to the reader. Private reflections are not among it.
    ///
    /// # Errors
    /// When the address names no case; what the database said.
    pub fn of_case(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Self, Refusal> {
        let (practice, case) = (ask.practice(), ask.case_id()?);
        let reader = crate::profile::reader(ask, tx)?;
        Ok(Self {
            versions: reflections::versions(tx, practice, case)?,
            profile: match ask.side() {
                Side::Client => profile::own(tx, practice, (case, ask.me.person.id))?,
                Side::Counsellor => profile::open_to(tx, practice, case, reader)?,
            },
            responses: responses::of_case(tx, practice, case, &[])?,
            goals: goals::of_case(tx, practice, case)?,
            tasks: tasks::of_case(tx, practice, case)?,
            agenda: agenda::of_case(tx, practice, case)?,
            reflections: reflections::shared_in(tx, practice, case)?,
            remarks: remarks::of_case(tx, practice, case)?,
            sessions: sessions::of_case(tx, practice, case)?,
            amendments: amendments::of_case(tx, practice, case)?,
        })
    }

    /// The response with these bytes as its id.
    pub fn response(&self, id: [u8; 16]) -> Option<&Kept> {
        self.responses.iter().find(|kept| kept.id.bytes() == id)
    }

    /// Whether the reader may know of it: somebody who looks on is told of no entry of the profile but their own.
    pub fn is_open(&self, one: &Contribution) -> bool {
        one.kind != Kind::Profile || self.profile.iter().any(|entry| entry.id.bytes() == one.id)
    }

    /// What stands in it; with `sealed`, without the numbers.
    pub fn content(&self, ask: &Ask<'_>, one: &Contribution, sealed: bool) -> Content {
        let content = match one.kind {
            Kind::CheckIn | Kind::Feedback | Kind::Preferences | Kind::GoalRating => {
                self.response(one.id).map(|kept| self.answered(ask, kept, sealed))
            }
            Kind::Goal => {
                let goal = self.goals.iter().find(|goal| goal.id.bytes() == one.id);
                goal.map(|goal| proposed(ask, goal.words(), &goal.proposal))
            }
            Kind::Task => {
                let task = self.tasks.iter().find(|task| task.id.bytes() == one.id);
                task.map(|task| proposed(ask, task.words(), &task.proposal))
            }
            Kind::TaskReport => self.reported(ask, one.id),
            Kind::AgendaItem => {
                let item = self.agenda.iter().find(|item| item.id.bytes() == one.id);
                item.map(|item| worded(&item.words))
            }
            Kind::Reflection => {
                let found = self.reflections.iter().find(|reflection| reflection.id.bytes() == one.id);
                found.map(|reflection| self.reflected(ask, reflection))
            }
            Kind::KeptWishes => {
                let says = Some(ask.words.say("given-kept-wishes-says"));
                Some(Content { says, ..Content::default() })
            }
            Kind::Profile => {
                let found = self.profile.iter().find(|entry| entry.id.bytes() == one.id);
                found.map(|entry| worded(&entry.words))
            }
            Kind::Remark => {
                let found = self.remarks.iter().find(|(_, remark)| remark.id.bytes() == one.id);
                found.map(|(of, remark)| self.remarked(ask, *of, remark))
            }
            Kind::Amendment => {
                let found = self.amendments.iter().find(|amendment| amendment.id.bytes() == one.id);
                found.map(|amendment| proposed(ask, amendment.words(), &amendment.proposal))
            }
        };
        content.unwrap_or_default()
    }

    fn answered(&self, ask: &Ask<'_>, kept: &Kept, sealed: bool) -> Content {
        let (words, Some(form)) = (kept.words.clone(), kept.form()) else { return Content::default() };
        if sealed {
            return Content { words, ..Content::default() };
        }
        let goal = kept.subject.and_then(|id| self.goals.iter().find(|goal| goal.id == Id::from_bytes(id)));
        let score = kept.scores.first();
        let answers = kept.answers.as_ref();
        Content {
            about: goal.map(|goal| goal.words().to_owned()),
            says: score.map(|score| told::score(&ask.words, form, score)),
            note: score.map(|score| told::rests_on(&ask.words, score)),
            answers: answers
                .filter(|_| form.items().len() > 1)
                .map(|answers| told::each(&ask.words, form, answers, None))
                .unwrap_or_default(),
            words,
            how: told::how(&ask.words, kept.how),
        }
    }

    fn remarked(&self, ask: &Ask<'_>, of: SessionId, remark: &Remark) -> Content {
        let session = self.sessions.iter().find(|session| session.id == of);
        Content {
            about: session
                .map(|one| ask.words.with("sessions-name", "number", i64::from(one.number)).into_owned()),
            says: Some(ask.words.say(&format!("given-remark-{}", remark.kind.code()))),
            words: Some(remark.words.clone()),
            ..Content::default()
        }
    }

    /// A shared reflection with what it said before it was changed.
    fn reflected(&self, ask: &Ask<'_>, reflection: &Reflection) -> Content {
        let earlier = self.versions.iter().filter(|version| version.reflection == reflection.id);
        let told = |version: &Version| {
            let date = ask.calendar().date(version.written_at);
            let places = [("date", date.into()), ("words", version.words.as_str().into())];
            ask.words.fill("given-reflection-earlier", &places)
        };
        let open = reflection.openness.map(|openness| crate::reflections::list::open(ask, openness));
        Content { says: open, how: earlier.map(told).collect(), ..worded(&reflection.words) }
    }

    fn reported(&self, ask: &Ask<'_>, id: [u8; 16]) -> Option<Content> {
        let mut all = self.tasks.iter().flat_map(|task| task.reports.iter().map(move |r| (task, r)));
        let (task, report) = all.find(|(_, report)| report.id.bytes() == id)?;
        let went = ask.words.say(match report.done {
            selaras_core::task::Done::Done => "given-task-done",
            selaras_core::task::Done::Partly => "given-task-partly",
            selaras_core::task::Done::Not => "given-task-not",
        });
        let says = match report.useful {
            None => went,
            Some(useful) => ask.words.fill(
                "given-task-useful",
                &[("went", went.into_owned().into()), ("useful", i64::from(useful.number()).into())],
            ),
        };
        Some(Content {
            about: Some(task.words().to_owned()),
            says: Some(says),
            words: report.words.clone(),
            ..Content::default()
        })
    }
}

/// A goal or a task: its newest words, and where the client stands on them.
fn proposed(ask: &Ask<'_>, words: &str, proposal: &Proposal) -> Content {
    use selaras_core::proposal::Stance;
    let says = match proposal.stance(Side::Client) {
        _ if proposal.newest().is_some_and(|newest| newest.side == Side::Client) => "given-worded",
        Some(Stance::Agree) => "given-agrees",
        Some(Stance::Talk) => "given-wants-to-talk",
        Some(Stance::Decline) => "given-declines",
        None => "given-unanswered",
    };
    let last = proposal.taken.iter().rev().find(|taken| taken.side == Side::Client);
    Content {
        about: Some(words.to_owned()),
        says: Some(ask.words.say(says)),
        words: last.and_then(|taken| taken.words.clone()),
        ..Content::default()
    }
}

fn worded(words: &str) -> Content {
    Content { words: Some(words.to_owned()), ..Content::default() }
}
