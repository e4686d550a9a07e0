//! The step of migration 2: lines of the audit that were written before there were chains join them.

use std::collections::BTreeMap;

use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;

use super::{Result, Tx, Value};
use crate::audit::chain::{Fields, NOTHING_BEFORE, chain_of, id_in, key};

/// Makes the key, and chains what was written before, in the order in which it was written.
///
/// # Errors
/// What the database said.
pub fn what_is_there(tx: &mut Tx<'_>) -> Result<()> {
    crate::installation::key(tx, "audit")?;
    let lines = tx.all(
        "SELECT practice, case_id, at, person, act, subject FROM audit_before ORDER BY practice, id",
        &[],
        |row| {
            let case: Option<CaseId> = row.get(1)?;
            let practice: PracticeId = row.get(0)?;
            let rest = (row.get::<Moment>(2)?, id_in(row, 3)?, row.get::<String>(4)?, id_in(row, 5)?);
            Ok((practice, chain_of(practice, case), rest))
        },
    )?;
    let mut heads = BTreeMap::new();
    let mut known: Option<(PracticeId, [u8; 32])> = None;
    for (practice, chain, (at, person, act, subject)) in &lines {
        let key = match known {
            Some((of, key)) if of == *practice => key,
            _ => key(tx, *practice)?,
        };
        known = Some((*practice, key));
        let head = heads.entry((practice.bytes(), *chain)).or_insert((0i64, NOTHING_BEFORE));
        let number = head.0 + 1;
        let line = Fields {
            practice: practice.bytes(),
            chain: *chain,
            number,
            at: *at,
            person: *person,
            act,
            subject: *subject,
        };
        *head = (number, line.digest(&key, &head.1));
        tx.run(
            "INSERT INTO audit (practice, chain, number, at, person, act, subject, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            &[
                (*practice).into(),
                chain.into(),
                number.into(),
                (*at).into(),
                person.as_ref().into(),
                act.into(),
                subject.as_ref().into(),
                (&head.1).into(),
            ],
        )?;
    }
    for ((practice, chain), (number, digest)) in &heads {
        let places: [Value<'_>; 4] = [practice.into(), chain.into(), (*number).into(), digest.into()];
        tx.run(
            "INSERT INTO audit_heads (practice, chain, number, digest, anchored) VALUES (?1, ?2, ?3, ?4, 0)",
            &places,
        )?;
    }
    tx.script("DROP TABLE audit_before")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use selaras_core::id::Id;

    use super::*;
    use crate::audit::verify;
    use crate::engine::{Connection, migrate};

    #[test]
    fn lines_and_consents_from_before_join_their_chains_and_ledgers_in_their_order() {
        let sql = rusqlite::Connection::open_in_memory().unwrap();
        let first = include_str!("../../migrations/0001_first_light.sql")
            .replace("BYTES", "BLOB")
            .replace("CLUSTERED", "WITHOUT ROWID");
        sql.execute_batch(&first).unwrap();
        sql.execute_batch(
            "CREATE TABLE migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL);
             INSERT INTO migrations VALUES (1, 'first_light');",
        )
        .unwrap();
        let (practice, case) = ([1u8; 16], [2u8; 16]);
        for n in 0..5u8 {
            let case = (n != 3).then_some(case);
            let line = (practice, [n; 16], i64::from(n), "case.reading", case);
            let put = "INSERT INTO audit (practice, id, at, act, case_id) VALUES (?1, ?2, ?3, ?4, ?5)";
            sql.execute(put, line).unwrap();
        }
        let put = "INSERT INTO cases (practice, id, client, counsellor, opened_at, talk, supervision_from)
                   VALUES (?1, ?2, ?3, ?3, 1, 'direct', 7)";
        sql.execute(put, (practice, case, [9u8; 16])).unwrap();
        let put = "INSERT INTO agreements VALUES (?1, ?2, ?3, 2, 'counselling 1', 5, ?3)";
        sql.execute(put, (practice, case, [8u8; 16])).unwrap();
        let put = "INSERT INTO signatures VALUES (?1, ?2, ?3, ?4, ?5, 6, 'id', ?6)";
        for side in ["client", "counsellor"] {
            sql.execute(put, (practice, case, [8u8; 16], side, [9u8; 16], [5u8; 32])).unwrap();
        }
        let vault = std::sync::Arc::new(crate::secrets::Vault::new(crate::secrets::MasterKeys::generate()));
        let mut tx = Tx::on(Connection::Sqlite(&sql), true, &vault);
        migrate::up_to_date(&mut tx).unwrap();
        let practice = Id::from_bytes(practice);
        let found = verify::practice(&mut tx, practice).unwrap();
        assert_eq!((found.chains, found.lines, found.faults.len()), (2, 5, 0));
        let by = crate::audit::By { practice, person: None, now: Moment::from_unix_ms(9), case: None };
        let ledger = crate::consents::of_case(&mut tx, by, Id::from_bytes(case)).unwrap();
        let told: Vec<_> = ledger.iter().map(|e| (e.purpose.code(), e.version, e.at.unix_ms())).collect();
        assert_eq!(told, [("counselling", Some(2), 6), ("supervision", None, 7)]);
        let lines = crate::audit::of_case(&mut tx, practice, Id::from_bytes(case), 9).unwrap();
        assert_eq!(lines.iter().map(|line| line.at.unix_ms()).collect::<Vec<_>>(), [4, 2, 1, 0]);
    }
}
