//! The step of migration 8: words that were written before their columns were sealed.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};

use crate::engine::{Result, StoreError, Tx, Value};
use crate::{agenda, private_notes, proposals, reflections, signals, tasks};

/// A column whose words are sealed, by the place they are bound to.
struct Column {
    /// Practice, case, row, who wrote it, the words, and up to two numbers that belong to the row's key.
    select: &'static str,
    update: &'static str,
    /// How many numbers.
    numbers: usize,
    seal: fn(&mut Tx<'_>, &Written) -> Result<String>,
}

/// One row as it was written.
struct Written {
    practice: PracticeId,
    case: CaseId,
    row: Id<()>,
    person: PersonId,
    words: String,
    numbers: [i64; 2],
}

const COLUMNS: [Column; 7] = [
    Column {
        select: "SELECT practice, case_id, session_id, person, words FROM private_notes",
        update: "UPDATE private_notes SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND session_id = ?3",
        numbers: 0,
        seal: |tx, at| private_notes::sealed(tx, at.practice, (at.case, at.row.cast()), at.person, &at.words),
    },
    Column {
        select: "SELECT practice, case_id, id, person, words FROM reflections",
        update: "UPDATE reflections SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        numbers: 0,
        seal: |tx, at| reflections::sealed(tx, at.practice, at.case, at.row.cast(), &at.words),
    },
    Column {
        select: "SELECT practice, case_id, id, person, words FROM agenda_items",
        update: "UPDATE agenda_items SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        numbers: 0,
        seal: |tx, at| agenda::sealed(tx, at.practice, at.case, at.row.cast(), &at.words),
    },
    Column {
        select: "SELECT practice, case_id, id, person, words FROM task_reports WHERE words IS NOT NULL",
        update: "UPDATE task_reports SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        numbers: 0,
        seal: |tx, at| tasks::sealed_report(tx, at.practice, at.case, at.row.cast(), &at.words),
    },
    Column {
        select: "SELECT practice, case_id, proposal, person, words, version FROM wordings",
        update: "UPDATE wordings SET words = ?4
                 WHERE practice = ?1 AND case_id = ?2 AND proposal = ?3 AND version = ?5",
        numbers: 1,
        seal: |tx, at| {
            let version = (at.row.cast(), at.version()?);
            proposals::sealed_wording(tx, at.practice, at.case, version, &at.words)
        },
    },
    Column {
        select: "SELECT practice, case_id, proposal, person, words, version, number FROM stances
                 WHERE words IS NOT NULL",
        update: "UPDATE stances SET words = ?4
                 WHERE practice = ?1 AND case_id = ?2 AND proposal = ?3 AND version = ?5 AND number = ?6",
        numbers: 2,
        seal: |tx, at| {
            let stance = (at.row.cast(), at.version()?, at.numbers[1]);
            proposals::sealed_stance(tx, at.practice, at.case, stance, &at.words)
        },
    },
    Column {
        select: "SELECT practice, case_id, signal, person, words, number FROM signal_steps WHERE words IS NOT NULL",
        update: "UPDATE signal_steps SET words = ?4
                 WHERE practice = ?1 AND case_id = ?2 AND signal = ?3 AND number = ?5",
        numbers: 1,
        seal: |tx, at| {
            let step = (at.row.cast(), at.numbers[0]);
            signals::sealed_step(tx, at.practice, at.case, step, &at.words)
        },
    },
];

impl Written {
    fn version(&self) -> Result<u32> {
        u32::try_from(self.numbers[0])
            .map_err(|_| StoreError::Unreadable(format!("{} is no version", self.numbers[0])))
    }
}

/// Seals what is there.
///
/// # Errors
/// What the database said.
pub(crate) fn step(tx: &mut Tx<'_>) -> Result<()> {
    for column in &COLUMNS {
        let written = tx.all(column.select, &[], |row| {
            let (practice, case) = (row.get(0)?, row.get(1)?);
            let mut numbers = [0; 2];
            for (at, number) in numbers.iter_mut().take(column.numbers).enumerate() {
                *number = row.get(5 + at)?;
            }
            let (person, words) = (row.get(3)?, row.get(4)?);
            Ok(Written { practice, case, row: row.get(2)?, person, words, numbers })
        })?;
        for one in &written {
            let sealed = (column.seal)(tx, one)?;
            let [first, second] = one.numbers;
            let row = [one.practice.into(), one.case.into(), one.row.into()];
            let places: [Value<'_>; 6] =
                [row[0], row[1], row[2], sealed.as_str().into(), first.into(), second.into()];
            tx.run(column.update, &places[..4 + column.numbers])?;
        }
    }
    tx.leave_no_trace();
    Ok(())
}
