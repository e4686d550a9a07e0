//! Joint reviews: what both found, recorded by the counsellor and answered by the client; and what the client chose to be
//! read there as having helped.

use selaras_core::id::{CaseId, Id, PracticeId, ReviewId};
use selaras_core::moment::Moment;
use selaras_core::preference::Kept;
use selaras_core::review::{Answer, Found, Review};

use crate::audit::{self, By};
use crate::cases::heading;
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Key, Place, Whose};

/// Records what both found. With `here`, the client has said yes on the same screen.
///
/// # Errors
/// What the database said.
pub fn record(tx: &mut Tx<'_>, by: By, case: CaseId, found: &Found, here: bool) -> Result<ReviewId> {
    let id: ReviewId = crate::fresh(by.now);
    let whose = Whose::Case(by.practice, case);
    let held = heading::of(tx, by.practice, case)?.map_or(0, |heading| heading.held);
    let words = tx.seal(whose, &place("words", case, id), &found.words)?;
    let helped = tx.seal_if_any(whose, &place("helped", case, id), found.helped.as_deref())?;
    let answered = here.then_some(by.now);
    tx.run(
        "INSERT INTO reviews (practice, case_id, id, outcome, words, helped, kept_client, kept_counsellor, held,
            recorded_by, recorded_at, answer, answered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            found.outcome.code().into(),
            (&words).into(),
            helped.as_deref().into(),
            found.kept_client.map(Kept::code).into(),
            found.kept_counsellor.map(Kept::code).into(),
            held.into(),
            by.person.into(),
            by.now.into(),
            here.then(|| Answer::Here.code()).into(),
            answered.into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "review.creation", Some(id))?;
    Ok(id)
}

/// What the client says to a review; false when it is not there, or has its answer.
///
/// # Errors
/// What the database said.
pub fn answer(
    tx: &mut Tx<'_>,
    by: By,
    (case, id): (CaseId, ReviewId),
    answer: Answer,
    words: Option<&str>,
) -> Result<bool> {
    let found = of_case(tx, by.practice, case)?.into_iter().find(|review| review.id == id);
    if !found.is_some_and(|review| review.takes(answer)) {
        return Ok(false);
    }
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &place("answer_words", case, id), words)?;
    tx.run(
        "UPDATE reviews SET answer = ?4, answered_at = ?5, answer_words = ?6
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            answer.code().into(),
            by.now.into(),
            words.as_deref().into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "review.answer", Some(id))?;
    Ok(true)
}

/// The reviews of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Review>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, outcome, words, helped, kept_client, kept_counsellor, held, recorded_at, answer, answered_at,
            answer_words
         FROM reviews WHERE practice = ?1 AND case_id = ?2 ORDER BY recorded_at DESC, id DESC",
        &[practice.into(), case.into()],
        |row| read(row, case, &key),
    )
}

/// Something that helped, as the client chose it to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Its identifier.
    pub id: Id<Help>,
    /// What the client gave elsewhere, when they pointed at that.
    pub source: Option<Id<()>>,
    /// Words of its own.
    pub words: Option<String>,
    /// When it was chosen.
    pub chosen_at: Moment,
}

/// The client chooses something that helped: words, or something they gave. Choosing the same again changes nothing.
///
/// # Errors
/// What the database said.
pub fn choose(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    source: Option<Id<()>>,
    words: Option<&str>,
) -> Result<()> {
    if source.is_some() && helps(tx, by.practice, case)?.iter().any(|help| help.source == source) {
        return Ok(());
    }
    let id: Id<Help> = crate::fresh(by.now);
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &help_place(case, id), words)?;
    tx.run(
        "INSERT INTO helps (practice, case_id, id, source, words, chosen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[by.practice.into(), case.into(), id.into(), source.into(), words.as_deref().into(), by.now.into()],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "review.help", Some(id))
}

/// The client takes it away again: it is gone at once; false when it is not there.
///
/// # Errors
/// What the database said.
pub fn take_away(tx: &mut Tx<'_>, by: By, case: CaseId, id: Id<Help>) -> Result<bool> {
    let gone = tx.run(
        "DELETE FROM helps WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into()],
    )?;
    if gone == 1 {
        audit::note(tx, By { case: Some(case), ..by }, "review.withdrawal", Some(id))?;
    }
    Ok(gone == 1)
}

/// What the client chose, the oldest first.
///
/// # Errors
/// What the database said.
pub fn helps(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Help>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, source, words, chosen_at FROM helps WHERE practice = ?1 AND case_id = ?2 ORDER BY chosen_at, id",
        &[practice.into(), case.into()],
        |row| {
            let id: Id<Help> = row.get(0)?;
            let words: Option<String> = row.get(2)?;
            let words = words.map(|words| key.open(&help_place(case, id), &words)).transpose()?;
            Ok(Help { id, source: row.get(1)?, words, chosen_at: row.get(3)? })
        },
    )
}

fn help_place(case: CaseId, id: Id<Help>) -> Place {
    Place::of("helps", "words").id(case).id(id)
}

fn place(column: &'static str, case: CaseId, id: ReviewId) -> Place {
    Place::of("reviews", column).id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Review> {
    let id: ReviewId = row.get(0)?;
    let open = |column: &'static str, words: Option<String>| {
        words.map(|words| key.open(&place(column, case, id), &words)).transpose()
    };
    let answer: Option<Answer> = row.word_if_any(8)?;
    let answered: Option<Moment> = row.get(9)?;
    Ok(Review {
        id,
        found: Found {
            outcome: row.word(1)?,
            words: key.open(&place("words", case, id), &row.get::<String>(2)?)?,
            helped: open("helped", row.get(3)?)?,
            kept_client: row.word_if_any(4)?,
            kept_counsellor: row.word_if_any(5)?,
        },
        held: row.get(6)?,
        recorded_at: row.get(7)?,
        answer: answer.zip(answered),
        answer_words: open("answer_words", row.get(10)?)?,
    })
}
