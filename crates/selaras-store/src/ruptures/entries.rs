//! The steps of ruptures as rows: which deed, what was chosen, and the sealed words.

use selaras_core::id::{CaseId, PersonId, PracticeId, RuptureId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::rupture::{Component, Deed, Form, Missed};

use crate::audit::By;
use crate::engine::{Result, Row, StoreError, Tx};
use crate::secrets::{Place, Whose};

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was done.
    pub deed: Deed,
    /// What the client missed.
    pub missed: Option<Missed>,
    /// What the counsellor took it to touch, for themselves.
    pub component: Option<Component>,
    /// How they took it to show.
    pub form: Option<Form>,
    /// What they ticked about their own part.
    pub marks: Vec<String>,
    /// What was heard.
    pub heard: Option<String>,
    /// What was said; for a plan, what will change.
    pub words: Option<String>,
    /// When to look again.
    pub again_at: Option<Moment>,
    /// The session that an answer beside feedback belongs to.
    pub session: Option<SessionId>,
    /// By which side.
    pub side: Side,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub at: Moment,
}

/// A step to take.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// What is done.
    pub deed: Deed,
    /// What the client missed.
    pub missed: Option<Missed>,
    /// What it touches.
    pub component: Option<Component>,
    /// How it shows.
    pub form: Option<Form>,
    /// What was ticked.
    pub marks: &'a str,
    /// What was heard.
    pub heard: Option<&'a str>,
    /// What is said, or will change.
    pub words: Option<&'a str>,
    /// When to look again.
    pub again_at: Option<Moment>,
    /// The session it belongs to.
    pub session: Option<SessionId>,
}

impl New<'_> {
    /// A step with nothing beside it.
    pub fn of(deed: Deed) -> Self {
        New {
            deed,
            missed: None,
            component: None,
            form: None,
            marks: "",
            heard: None,
            words: None,
            again_at: None,
            session: None,
        }
    }
}

/// What the audit calls it.
pub(super) fn noun(deed: Deed) -> &'static str {
    match deed {
        Deed::Said(_) => "rupture.saying",
        Deed::Looked => "rupture.self-check",
        Deed::Planned => "rupture.plan",
        Deed::Agreed(_) => "rupture.agreement",
        Deed::Noticed(_) => "rupture.noticing",
        Deed::Judged(_) => "rupture.verdict",
    }
}

/// Keeps a step under its number.
pub(super) fn add(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    (id, number): (RuptureId, usize),
    side: Side,
    new: &New<'_>,
) -> Result<()> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let whose = Whose::Case(by.practice, case);
    let heard = tx.seal_if_any(whose, &place("heard", case, id, number), new.heard)?;
    let words = tx.seal_if_any(whose, &place("words", case, id, number), new.words)?;
    let (deed, choice, plan) = written(new);
    tx.run(
        "INSERT INTO rupture_steps (practice, case_id, rupture, number, deed, choice, form, marks, heard, words, plan,
            again_at, session_id, side, person, taken_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            number.into(),
            deed.into(),
            choice.into(),
            form_of(new).into(),
            Some(new.marks).filter(|marks| !marks.is_empty()).into(),
            heard.as_deref().into(),
            words.as_deref().into(),
            plan.into(),
            new.again_at.into(),
            new.session.into(),
            side.code().into(),
            by.person.into(),
            by.now.into(),
        ],
    )
    .map(drop)
}

/// The steps of all ruptures of a case, in order.
pub(super) fn of_case(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
) -> Result<Vec<(RuptureId, Entry)>> {
    let rows = tx.all(
        "SELECT rupture, number, deed, choice, form, marks, heard, words, plan, again_at, session_id, side, person, taken_at
         FROM rupture_steps WHERE practice = ?1 AND case_id = ?2 ORDER BY rupture, number",
        &[practice.into(), case.into()],
        |row| Ok((row.get::<RuptureId>(0)?, row.get::<i64>(1)?, read(row)?)),
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = tx.key(Whose::Case(practice, case))?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, number, mut entry) in rows {
        for (column, words) in [("heard", &mut entry.heard), ("words", &mut entry.words)] {
            if let Some(words) = words {
                *words = key.open(&place(column, case, id, number), words)?;
            }
        }
        all.push((id, entry));
    }
    Ok(all)
}

fn place(column: &'static str, case: CaseId, id: RuptureId, number: i64) -> Place {
    Place::of("rupture_steps", column).id(case).id(id).number(number)
}

/// The deed, what was chosen, and the number of the plan.
fn written(new: &New<'_>) -> (&'static str, Option<&'static str>, Option<u32>) {
    match new.deed {
        Deed::Said(_) => ("said", new.missed.map(Missed::code), None),
        Deed::Looked => ("looked", new.component.map(Component::code), None),
        Deed::Planned => ("planned", None, None),
        Deed::Agreed(read) => ("agreed", None, Some(read)),
        Deed::Noticed(change) => ("noticed", Some(change.code()), None),
        Deed::Judged(verdict) => ("judged", Some(verdict.code()), None),
    }
}

/// How it shows; for what the client said, the way in which they want it handled.
fn form_of(new: &New<'_>) -> Option<&'static str> {
    match new.deed {
        Deed::Said(way) => Some(way.code()),
        _ => new.form.map(Form::code),
    }
}

/// An entry whose words are still sealed.
fn read(row: &Row<'_>) -> Result<Entry> {
    let mut entry = Entry {
        deed: Deed::Looked,
        missed: None,
        component: None,
        form: None,
        marks: Vec::new(),
        heard: row.get(6)?,
        words: row.get(7)?,
        again_at: row.get(9)?,
        session: row.get(10)?,
        side: row.word(11)?,
        person: row.get(12)?,
        at: row.get(13)?,
    };
    let deed: String = row.get(2)?;
    entry.deed = match deed.as_str() {
        "said" => {
            entry.missed = row.word_if_any(3)?;
            Deed::Said(row.word(4)?)
        }
        "looked" => {
            entry.component = row.word_if_any(3)?;
            entry.form = row.word_if_any(4)?;
            let marks: Option<String> = row.get(5)?;
            entry.marks = marks.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
            Deed::Looked
        }
        "planned" => Deed::Planned,
        "agreed" => Deed::Agreed(row.get(8)?),
        "noticed" => Deed::Noticed(row.word(3)?),
        "judged" => Deed::Judged(row.word(3)?),
        other => return Err(StoreError::Unreadable(format!("a rupture has no step {other}"))),
    };
    Ok(entry)
}
