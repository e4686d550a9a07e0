//! What stands on the page of one session, whichever side reads it: what it is for, what was said about that, what became
//! of it, and what was decided.

use selaras_core::agenda::Came as TopicCame;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::session::remark::{self, Part, Remark};
use selaras_core::session::{Came, Session};
use selaras_core::task::State as TaskState;
use selaras_store::{Tx, agenda, decisions, goals, remarks, sessions, tasks};

use super::decided::{Decided, decided};
use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;
use crate::proposals::standing::Badge;
use crate::sides::Reader;
use crate::tasks::row::{Row, row};

/// One session.
pub struct Whole {
    /// The goals it serves: their words and pages.
    pub goals: Vec<(String, String)>,
    /// What was said about its purpose.
    pub purpose: Vec<Said>,
    /// What was said about its summary.
    pub summary: Vec<Said>,
    /// What became of its purpose.
    pub came: Option<Badge>,
    /// Its topics, with what became of them.
    pub topics: Vec<(String, Badge)>,
    /// What was decided in it.
    pub decisions: Vec<Decided>,
    /// The tasks that were worded from then on until the next session.
    pub tasks: Vec<Row>,
    /// The client's question that waits for an answer.
    pub question: Option<String>,
    /// How much has been said about purpose and summary: goes along with every form.
    pub read: (usize, usize),
}

/// Something said around it.
pub struct Said {
    /// Who, and what it is.
    pub head: Text,
    /// When.
    pub when: String,
    /// The words.
    pub words: String,
}

/// Reads it.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn whole(ask: &Ask<'_>, tx: &mut Tx<'_>, reader: &Reader, session: &Session) -> Result<Whole, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let said = remarks::of_session(tx, practice, case, session.id)?;
    let all = decisions::of_case(tx, practice, case)?;
    let taken = all.iter().filter(|decision| decision.session == session.id);
    let of =
        |part| said.iter().filter(|one| one.kind.part() == part).map(|one| told(ask, reader, one)).collect();
    Ok(Whole {
        goals: served(ask, tx, reader, session)?,
        purpose: of(Part::Purpose),
        summary: of(Part::Summary),
        came: session.came.map(|came| purpose_came(ask, came)),
        topics: topics(ask, tx, session)?,
        decisions: taken.map(|decision| decided(ask, reader, decision)).collect(),
        tasks: agreed(ask, tx, reader, session)?,
        question: remark::open_question(&said).map(|question| question.words.clone()),
        read: (remark::said(session, &said, Part::Purpose), remark::said(session, &said, Part::Summary)),
    })
}

fn told(ask: &Ask<'_>, reader: &Reader, one: &Remark) -> Said {
    let side = one.kind.side();
    let key = reader.key(&format!("sessions-said-{}", one.kind.code()), side);
    let key = if one.kind.was_replaced() { format!("sessions-said-{}", one.kind.code()) } else { key };
    Said {
        head: ask.words.with(&key, "name", reader.name(side)),
        when: ask.calendar().date_time(one.at),
        words: one.words.clone(),
    }
}

fn served(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    reader: &Reader,
    session: &Session,
) -> Result<Vec<(String, String)>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let serves = sessions::goals(tx, practice, case)?;
    let goals = goals::of_case(tx, practice, case)?;
    let served = goals.iter().filter(|goal| serves.contains(&(session.id, goal.id)));
    Ok(served.map(|goal| (goal.words().to_owned(), format!("{}/goals/{}", reader.under, goal.id))).collect())
}

fn topics(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Vec<(String, Badge)>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let came = agenda::of_sessions(tx, practice, case)?;
    let items = agenda::of_case(tx, practice, case)?;
    let here = items.iter().filter_map(|item| {
        let (_, _, came) = came.iter().find(|(of, id, _)| (*of, *id) == (session.id, item.id))?;
        Some((item.words.clone(), topic_came(ask, *came)))
    });
    Ok(here.collect())
}

/// Tasks that were worded from the session's beginning until the one after it.
fn agreed(ask: &Ask<'_>, tx: &mut Tx<'_>, reader: &Reader, session: &Session) -> Result<Vec<Row>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let Some(from) = session.began_at else { return Ok(Vec::new()) };
    let all = sessions::of_case(tx, practice, case)?;
    let until: Option<Moment> = all.iter().filter_map(|s| s.began_at).filter(|at| *at > from).min();
    let tasks = tasks::of_case(tx, practice, case)?;
    let here = tasks.iter().filter(|task| {
        task.made_at >= from
            && until.is_none_or(|until| task.made_at < until)
            && task.state != TaskState::LetGo
    });
    Ok(here.map(|task| row(ask, reader, task)).collect())
}

fn purpose_came(ask: &Ask<'_>, came: Came) -> Badge {
    let kind = if came == Came::Whole { "good" } else { "calm" };
    Badge { kind, text: ask.words.say(&format!("sessions-came-{}", came.code())) }
}

fn topic_came(ask: &Ask<'_>, came: TopicCame) -> Badge {
    let kind = if came == TopicCame::Talked { "good" } else { "calm" };
    Badge { kind, text: ask.words.say(&format!("agenda-came-{}", came.code())) }
}

/// Whether a side may speak about this session: while the case is open, from the client's side.
pub fn speaks(reader: &Reader, side: Side) -> bool {
    reader.acts && reader.is_me(side)
}
