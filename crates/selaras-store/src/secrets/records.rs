//! The step of migration 9: names, sessions, responses, endings, reasons and contacts that were written before their
//! columns were sealed.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};

use super::{Place, Whose};
use crate::engine::{Result, Tx};
use crate::retention::{periods, stays};
use crate::{accounts, cases, data_contacts, emergencies, people, responses, sessions};

/// A sealed column of a case.
struct Column {
    /// Practice, case, row and the words.
    select: &'static str,
    update: &'static str,
    place: fn(CaseId, Id<()>) -> Place,
}

const COLUMNS: [Column; 7] = [
    Column {
        select: "SELECT practice, case_id, id, purpose FROM sessions WHERE purpose <> ''",
        update: "UPDATE sessions SET purpose = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| sessions::place("purpose", case, row.cast()),
    },
    Column {
        select: "SELECT practice, case_id, id, summary FROM sessions WHERE summary IS NOT NULL",
        update: "UPDATE sessions SET summary = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| sessions::place("summary", case, row.cast()),
    },
    Column {
        select: "SELECT practice, case_id, id, answers FROM responses WHERE answers IS NOT NULL",
        update: "UPDATE responses SET answers = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| responses::place("answers", case, row.cast()),
    },
    Column {
        select: "SELECT practice, case_id, id, words FROM responses WHERE words IS NOT NULL",
        update: "UPDATE responses SET words = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| responses::place("words", case, row.cast()),
    },
    Column {
        select: "SELECT practice, id, id, ending_words FROM cases WHERE ending_words IS NOT NULL AND ending_words <> ''",
        update: "UPDATE cases SET ending_words = ?4 WHERE practice = ?1 AND id = ?2 AND id = ?3",
        place: |case, _| cases::place(case),
    },
    Column {
        select: "SELECT practice, case_id, id, reason FROM emergencies",
        update: "UPDATE emergencies SET reason = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| emergencies::place(case, row),
    },
    Column {
        select: "SELECT practice, case_id, id, reason FROM retention_stays",
        update: "UPDATE retention_stays SET reason = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        place: |case, row| stays::place(case, row.cast()),
    },
];

/// Seals what is there.
///
/// # Errors
/// What the database said.
pub(crate) fn step(tx: &mut Tx<'_>) -> Result<()> {
    for column in &COLUMNS {
        let written = tx.all(column.select, &[], |row| {
            Ok((
                row.get::<PracticeId>(0)?,
                row.get::<CaseId>(1)?,
                row.get::<Id<()>>(2)?,
                row.get::<String>(3)?,
            ))
        })?;
        for (practice, case, row, words) in written {
            let place = (column.place)(case, row);
            let sealed = tx.seal(Whose::Case(practice, case), &place, &words)?;
            tx.run(column.update, &[practice.into(), case.into(), row.into(), sealed.as_str().into()])?;
        }
    }
    persons(tx)?;
    of_practices(tx)?;
    tx.leave_no_trace();
    Ok(())
}

fn persons(tx: &mut Tx<'_>) -> Result<()> {
    let persons = tx.all("SELECT practice, id, name, outside_key FROM persons", &[], |row| {
        Ok((
            row.get::<PracticeId>(0)?,
            row.get::<PersonId>(1)?,
            row.get::<String>(2)?,
            row.get::<Option<String>>(3)?,
        ))
    })?;
    for (practice, person, name, outside) in persons {
        people::seal(tx, practice, person, &name, outside.as_deref())?;
    }
    let accounts = tx.all("SELECT practice, person, login FROM accounts", &[], |row| {
        Ok((row.get::<PracticeId>(0)?, row.get::<PersonId>(1)?, row.get::<String>(2)?))
    })?;
    for (practice, person, login) in accounts {
        accounts::seal(tx, practice, person, &login)?;
    }
    Ok(())
}

fn of_practices(tx: &mut Tx<'_>) -> Result<()> {
    let periods = tx.all("SELECT practice, class, number, reason FROM retention_periods", &[], |row| {
        Ok((row.get::<PracticeId>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?, row.get::<String>(3)?))
    })?;
    for (practice, class, number, reason) in periods {
        let sealed = tx.seal(Whose::Practice(practice), &periods::place(&class, number), &reason)?;
        tx.run(
            "UPDATE retention_periods SET reason = ?4 WHERE practice = ?1 AND class = ?2 AND number = ?3",
            &[practice.into(), class.as_str().into(), number.into(), sealed.as_str().into()],
        )?;
    }
    let contacts = tx.all("SELECT practice, name, reach FROM data_contacts", &[], |row| {
        Ok((row.get::<PracticeId>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })?;
    for (practice, name, reach) in contacts {
        let name = tx.seal(Whose::Practice(practice), &data_contacts::place("name"), &name)?;
        let reach = tx.seal(Whose::Practice(practice), &data_contacts::place("reach"), &reach)?;
        tx.run(
            "UPDATE data_contacts SET name = ?2, reach = ?3 WHERE practice = ?1",
            &[practice.into(), name.as_str().into(), reach.as_str().into()],
        )?;
    }
    Ok(())
}
