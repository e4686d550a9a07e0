//! What SQLite's planner is told about sizes.
//!
//! Every key begins with the practice, and SQLite guesses that one column of a key narrows to ten rows: without
//! being told otherwise it reads a whole practice to find one case. So it is told once, in the table that `ANALYZE`
//! would fill: a practice is everything there is, and each further column narrows to a few. (PostgreSQL gathers
//! statistics by itself.)

use rusqlite::Connection as Sql;

use super::Result;
use super::sqlite::fault;

const ROWS: u64 = 1_000_000;
const FEW: u64 = 10;

/// Tells the planner about every index there is. Connections opened later know it too.
pub fn tell(writer: &Sql) -> Result<()> {
    let told = writer.execute_batch("BEGIN IMMEDIATE; ANALYZE sqlite_schema; DELETE FROM sqlite_stat1;");
    let told = told.and_then(|()| tell_of_all(writer));
    let ended = writer.execute_batch(if told.is_ok() { "COMMIT" } else { "ROLLBACK" });
    told.and(ended).and_then(|()| writer.execute_batch("ANALYZE sqlite_schema")).map_err(fault)
}

fn tell_of_all(writer: &Sql) -> rusqlite::Result<()> {
    let mut indices = writer.prepare(
        "SELECT t.name, i.name, i.\"unique\", i.origin,
            (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
         FROM sqlite_schema t, pragma_index_list(t.name) i
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND i.partial = 0",
    )?;
    let mut tell = writer.prepare("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?1, ?2, ?3)")?;
    let mut rows = indices.query([])?;
    while let Some(row) = rows.next()? {
        let (table, index): (String, String) = (row.get(0)?, row.get(1)?);
        let (unique, origin, columns): (bool, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        // The key of a table that is kept in its order goes by the table's name.
        let index = if origin == "pk" { &table } else { &index };
        tell.execute((&table, index, sizes(&columns, unique)))?;
    }
    Ok(())
}

/// How many rows there are, and how many are left when the first column is known, the first two, and so on.
fn sizes(columns: &str, unique: bool) -> String {
    let columns: Vec<&str> = columns.split(',').collect();
    let left = columns.iter().enumerate().map(|(at, column)| match *column {
        _ if unique && at + 1 == columns.len() => 1,
        "practice" => ROWS,
        _ => FEW,
    });
    std::iter::once(ROWS).chain(left).map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::engine::{Connection, Tx, migrate};

    #[test]
    fn one_case_is_found_without_reading_its_practice() {
        let sql = Sql::open_in_memory().unwrap();
        migrate::up_to_date(&mut Tx { connection: Connection::Sqlite(&sql) }).unwrap();
        tell(&sql).unwrap();
        for table in ["responses", "scores", "signals", "sessions", "goals", "tasks", "wordings", "stances"] {
            let ask =
                format!("EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE practice = ?1 AND case_id = ?2");
            let plan: String = sql.query_row(&ask, ([0u8; 16], [0u8; 16]), |row| row.get(3)).unwrap();
            assert!(plan.contains("case_id=?"), "{table}: {plan}");
        }
        let ask = "EXPLAIN QUERY PLAN SELECT * FROM cases WHERE practice = ?1 AND client = ?2";
        let plan: String = sql.query_row(ask, ([0u8; 16], [0u8; 16]), |row| row.get(3)).unwrap();
        assert!(plan.contains("client=?"), "{plan}");
    }

    #[test]
    fn a_whole_key_leaves_one_row_and_a_practice_leaves_all() {
        assert_eq!(sizes("practice,id", true), "1000000 1000000 1");
        assert_eq!(sizes("practice,case_id", false), "1000000 1000000 10");
    }
}
