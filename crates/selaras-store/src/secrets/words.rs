//! The step of migration 8: words that were written before their columns were sealed.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};

use crate::engine::{Result, Tx};
use crate::{agenda, private_notes, reflections};

/// A column whose words are sealed, by the place they are bound to.
struct Column {
    select: &'static str,
    update: &'static str,
    seal: fn(&mut Tx<'_>, &Written) -> Result<String>,
}

/// One row as it was written.
struct Written {
    practice: PracticeId,
    case: CaseId,
    row: Id<()>,
    person: PersonId,
    words: String,
}

const COLUMNS: [Column; 3] = [
    Column {
        select: "SELECT practice, case_id, session_id, person, words FROM private_notes",
        update: "UPDATE private_notes SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND session_id = ?3",
        seal: |tx, at| private_notes::sealed(tx, at.practice, (at.case, at.row.cast()), at.person, &at.words),
    },
    Column {
        select: "SELECT practice, case_id, id, person, words FROM reflections",
        update: "UPDATE reflections SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        seal: |tx, at| reflections::sealed(tx, at.practice, at.case, at.row.cast(), &at.words),
    },
    Column {
        select: "SELECT practice, case_id, id, person, words FROM agenda_items",
        update: "UPDATE agenda_items SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        seal: |tx, at| agenda::sealed(tx, at.practice, at.case, at.row.cast(), &at.words),
    },
];

/// Seals what is there.
///
/// # Errors
/// What the database said.
pub(crate) fn step(tx: &mut Tx<'_>) -> Result<()> {
    for column in &COLUMNS {
        let written = tx.all(column.select, &[], |row| {
            let (practice, case) = (row.get(0)?, row.get(1)?);
            Ok(Written { practice, case, row: row.get(2)?, person: row.get(3)?, words: row.get(4)? })
        })?;
        for one in &written {
            let sealed = (column.seal)(tx, one)?;
            let places = [one.practice.into(), one.case.into(), one.row.into(), sealed.as_str().into()];
            tx.run(column.update, &places)?;
        }
    }
    tx.leave_no_trace();
    Ok(())
}
