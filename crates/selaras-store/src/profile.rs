//! The profile of a client as it is kept: each entry with its visibility. What is for the client alone leaves no trace
//! elsewhere: no line in the audit, nothing to be answered, nothing that could be counted.

use selaras_core::id::{CaseId, PersonId, PracticeId, ProfileEntryId};
use selaras_core::moment::Moment;
use selaras_core::profile::{Reader, SeenBy, Theme};

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Key, Place, Whose};
use crate::signals;

/// Something a client wants known of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: ProfileEntryId,
    /// What it speaks of.
    pub theme: Theme,
    /// For whose eyes it is.
    pub seen_by: SeenBy,
    /// What it says.
    pub words: String,
    /// When it was written or changed last.
    pub written_at: Moment,
}

/// Keeps a new entry.
///
/// # Errors
/// What the database said.
pub fn write(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    theme: Theme,
    words: &str,
    seen_by: SeenBy,
) -> Result<ProfileEntryId> {
    let id: ProfileEntryId = crate::fresh(by.now);
    let words = tx.seal(Whose::Case(by.practice, case), &place(case, id), words)?;
    tx.run(
        "INSERT INTO profile_entries (practice, case_id, id, person, theme, seen_by, words, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            person.into(),
            theme.code().into(),
            seen_by.code().into(),
            (&words).into(),
            by.now.into(),
        ],
    )?;
    noted(tx, by, (case, id), SeenBy::Client, seen_by, true)?;
    Ok(id)
}

/// Gives an entry other words or another visibility, with effect at once; false when it is not this person's.
///
/// # Errors
/// What the database said.
pub fn change(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    id: ProfileEntryId,
    words: &str,
    seen_by: SeenBy,
) -> Result<bool> {
    let Some(before) = find(tx, by.practice, (case, person), id)? else { return Ok(false) };
    let sealed = tx.seal(Whose::Case(by.practice, case), &place(case, id), words)?;
    tx.run(
        "UPDATE profile_entries SET words = ?4, seen_by = ?5, written_at = ?6
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), (&sealed).into(), seen_by.code().into(), by.now.into()],
    )?;
    noted(tx, by, (case, id), before.seen_by, seen_by, before.words != words)?;
    Ok(true)
}

/// Takes an entry away for good; false when it is not this person's.
///
/// # Errors
/// What the database said.
pub fn remove(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    id: ProfileEntryId,
) -> Result<bool> {
    let Some(before) = find(tx, by.practice, (case, person), id)? else { return Ok(false) };
    tx.run(
        "DELETE FROM profile_entries WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into()],
    )?;
    noted(tx, by, (case, id), before.seen_by, SeenBy::Client, false)?;
    Ok(true)
}

/// What others learn of a change: what became open to them, or that something was taken back. Nothing else.
fn noted(
    tx: &mut Tx<'_>,
    by: By,
    (case, id): (CaseId, ProfileEntryId),
    before: SeenBy,
    after: SeenBy,
    new_words: bool,
) -> Result<()> {
    if before == SeenBy::Client && after == SeenBy::Client {
        return Ok(());
    }
    let by = By { case: Some(case), ..by };
    let act = match (before, after) {
        (SeenBy::Client, _) => "profile.sharing",
        _ if after < before => "profile.withdrawal",
        _ => "profile.change",
    };
    if after == SeenBy::Client {
        contributions::take_back(tx, by.practice, case, id)?;
    } else if new_words || before == SeenBy::Client {
        contributions::add(tx, by, case, Kind::Profile, id, false)?;
    }
    audit::note(tx, by, act, Some(id))?;
    signals::judge(tx, by, case).map(drop)
}

/// One entry of this person.
///
/// # Errors
/// What the database said.
pub fn find(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    (case, person): (CaseId, PersonId),
    id: ProfileEntryId,
) -> Result<Option<Entry>> {
    Ok(own(tx, practice, (case, person))?.into_iter().find(|entry| entry.id == id))
}

/// All that a client wrote, by theme: for their own pages alone.
///
/// # Errors
/// What the database said.
pub fn own(tx: &mut Tx<'_>, practice: PracticeId, (case, person): (CaseId, PersonId)) -> Result<Vec<Entry>> {
    let key = tx.key(Whose::Case(practice, case))?;
    let entries = tx.all(
        "SELECT id, theme, seen_by, words, written_at FROM profile_entries
         WHERE practice = ?1 AND case_id = ?2 AND person = ?3",
        &[practice.into(), case.into(), person.into()],
        |row| read(row, case, &key),
    )?;
    Ok(in_order(entries))
}

/// What a client has opened to this reader, by theme. The others are not even read.
///
/// # Errors
/// What the database said.
pub fn open_to(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, reader: Reader) -> Result<Vec<Entry>> {
    let key = tx.key(Whose::Case(practice, case))?;
    let entries = tx.all(
        "SELECT id, theme, seen_by, words, written_at FROM profile_entries
         WHERE practice = ?1 AND case_id = ?2 AND seen_by <> 'client'",
        &[practice.into(), case.into()],
        |row| {
            let open = row.word::<SeenBy>(2)?.is_open_to(reader);
            if open { read(row, case, &key).map(Some) } else { Ok(None) }
        },
    )?;
    Ok(in_order(entries.into_iter().flatten().collect()))
}

fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| (entry.theme, entry.id));
    entries
}

fn place(case: CaseId, id: ProfileEntryId) -> Place {
    Place::of("profile_entries", "words").id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Entry> {
    let id: ProfileEntryId = row.get(0)?;
    Ok(Entry {
        id,
        theme: row.word(1)?,
        seen_by: row.word(2)?,
        words: key.open(&place(case, id), &row.get::<String>(3)?)?,
        written_at: row.get(4)?,
    })
}
