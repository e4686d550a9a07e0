//! Preferences as they are kept: what a client wishes, that it still holds, and whether either side finds it kept to.

use selaras_core::id::{CaseId, PersonId, PracticeId, TellingId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::preference::{self, Wish, wishes};

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Tx};
use crate::responses::{self, Kept};
use crate::signals;

/// The instruments that ask for wishes: the one of today, and the short one of before.
pub const INSTRUMENTS: [&str; 2] = ["preferences", "preferences-short"];

/// What a client said last of the way of working.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The response, with what they do not want in its words.
    pub response: Kept,
    /// When they last said that it still holds.
    pub confirmed_at: Option<Moment>,
}

impl Given {
    /// When they last said it, or that it still holds.
    pub fn said_at(&self) -> Moment {
        self.confirmed_at.unwrap_or(self.response.given_at)
    }

    /// Each wish, in the order of the instrument.
    pub fn wishes(&self) -> Vec<Wish> {
        let in_words = self.response.words.is_some();
        match (self.response.form(), &self.response.answers) {
            (Some(form), Some(answers)) => wishes(form, answers, in_words),
            _ => Vec::new(),
        }
    }
}

/// What one side said at one time of the wishes being kept to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Its identifier.
    pub id: TellingId,
    /// Who told.
    pub side: Side,
    /// When.
    pub at: Moment,
    /// For each wish by its name, whether it was kept to.
    pub answers: Vec<(String, preference::Kept)>,
}

impl Telling {
    /// What it says of this wish.
    pub fn of(&self, wish: &str) -> Option<preference::Kept> {
        self.answers.iter().find(|(name, _)| name == wish).map(|(_, kept)| *kept)
    }
}

/// What the client of this case wishes, as they said it last.
///
/// # Errors
/// What the database said.
pub fn given(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Option<Given>> {
    let Some(response) = responses::of_case(tx, practice, case, &INSTRUMENTS)?.pop() else { return Ok(None) };
    let confirmed_at = tx.first(
        "SELECT max(confirmed_at) FROM preference_confirmations
         WHERE practice = ?1 AND case_id = ?2 AND response = ?3",
        &[practice.into(), case.into(), response.id.into()],
        |row| row.get::<Option<Moment>>(0),
    )?;
    Ok(Some(Given { response, confirmed_at: confirmed_at.flatten() }))
}

/// The client says that what they wished last still holds; false when they have not wished anything yet.
///
/// # Errors
/// What the database said.
pub fn confirm(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId) -> Result<bool> {
    let Some(given) = given(tx, by.practice, case)? else { return Ok(false) };
    tx.run(
        "INSERT INTO preference_confirmations (practice, case_id, response, person, confirmed_at)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (practice, case_id, response, confirmed_at) DO NOTHING",
        &[by.practice.into(), case.into(), given.response.id.into(), person.into(), by.now.into()],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "preferences.confirmation", Some(given.response.id))?;
    Ok(true)
}

/// One side says for each of these wishes, by its name, whether it was kept to. What a client says is something given.
///
/// # Errors
/// What the database said.
pub fn tell(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    (person, side): (PersonId, Side),
    answers: &[(&str, preference::Kept)],
) -> Result<TellingId> {
    let id: TellingId = crate::fresh(by.now);
    for (wish, kept) in answers {
        tx.run(
            "INSERT INTO kept_wishes (practice, case_id, telling, wish, kept, side, person, told_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            &[
                by.practice.into(),
                case.into(),
                id.into(),
                (*wish).into(),
                kept.code().into(),
                side.code().into(),
                person.into(),
                by.now.into(),
            ],
        )?;
    }
    let by = By { case: Some(case), ..by };
    if side == Side::Client {
        contributions::add(tx, by, case, Kind::KeptWishes, id, false)?;
    }
    audit::note(tx, by, "preferences.telling", Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(id)
}

/// Everything that both sides said of the wishes being kept to, the oldest first.
///
/// # Errors
/// What the database said.
pub fn kept(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Telling>> {
    let rows = tx.all(
        "SELECT telling, side, told_at, wish, kept FROM kept_wishes WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| {
            let answer = (row.get::<String>(3)?, row.word::<preference::Kept>(4)?);
            Ok((row.get::<TellingId>(0)?, row.word::<Side>(1)?, row.get::<Moment>(2)?, answer))
        },
    )?;
    let mut tellings: Vec<Telling> = Vec::new();
    for (id, side, at, answer) in rows {
        match tellings.iter_mut().find(|telling| telling.id == id) {
            Some(telling) => telling.answers.push(answer),
            None => tellings.push(Telling { id, side, at, answers: vec![answer] }),
        }
    }
    tellings.sort_by_key(|telling| (telling.at, telling.id));
    Ok(tellings)
}
