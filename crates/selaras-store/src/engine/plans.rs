//! What SQLite's planner is told about sizes.
//!
//! Every key begins with the practice, and SQLite guesses that one column of a key narrows to ten rows: without
//! being told otherwise it reads a whole practice to find one case. So it is told once, in the table that `ANALYZE`
//! would fill: a practice is everything there is, and each further column narrows to a few. (PostgreSQL gathers
//! statistics by itself.)

use rusqlite::Connection as Sql;
use rusqlite::config::DbConfig;

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

/// Lets a plan rest on the statement alone. Otherwise SQLite plans a statement anew each time its places are filled
/// with something else, which costs more than running it.
pub fn keep(connection: &Sql) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop).map_err(fault)
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
    use std::path::Path;

    use rusqlite::StatementStatus;

    use super::*;
    use crate::engine::{Connection, Tx, migrate};

    fn told() -> Sql {
        let sql = Sql::open_in_memory().unwrap();
        let vault = std::sync::Arc::new(crate::secrets::Vault::new(crate::secrets::MasterKeys::generate()));
        migrate::up_to_date(&mut Tx::on(Connection::Sqlite(&sql), true, &vault)).unwrap();
        tell(&sql).unwrap();
        keep(&sql).unwrap();
        sql
    }

    /// The tables whose rows belong to a case.
    fn of_cases(sql: &Sql) -> Vec<String> {
        let ask = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%case_id%'";
        sql.prepare(ask).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// The steps by which SQLite carries out a statement.
    fn plan(sql: &Sql, statement: &str) -> Vec<String> {
        let mut ask = sql.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).unwrap();
        let mut rows = ask.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get(3).unwrap());
        }
        steps
    }

    /// Every statement that looks for rows, as it stands in the source of this crate.
    fn statements(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(statements(&path));
            } else if !folder.ends_with("engine") {
                let text = std::fs::read_to_string(&path).unwrap();
                let words = text.split('"').filter(|words| {
                    // A backup makes its statements from the names of tables.
                    !words.contains('{')
                        && ["SELECT ", "UPDATE ", "DELETE "].iter().any(|verb| words.starts_with(verb))
                });
                found.extend(words.map(str::to_owned));
            }
        }
        found
    }

    #[test]
    fn no_statement_about_one_case_reads_its_practice() {
        let sql = told();
        let mut about_one_case = 0;
        for statement in statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            // What is asked about every case of a practice, as the rounds do, is not about one.
            let every_case = statement.contains("FROM cases c WHERE c.practice = ?1 AND c.erased_at IS NULL");
            let one_case = statement.contains("case_id = ?")
                || statement.contains("chain = ?")
                || (statement.contains("case_id = c.id") && !every_case);
            about_one_case += usize::from(one_case);
            for step in plan(&sql, &statement) {
                let whole_practice = step.ends_with("(practice=?)") || step.starts_with("SCAN ");
                assert!(!(one_case && whole_practice), "{statement}\nreads a whole practice: {step}");
            }
        }
        assert!(about_one_case > 40, "only {about_one_case} statements were found");
    }

    #[test]
    fn nothing_of_a_case_is_changed_without_naming_the_case() {
        let of_cases = of_cases(&told());
        let mut changes = 0;
        for statement in statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            let table = statement.strip_prefix("UPDATE ").or_else(|| statement.strip_prefix("DELETE FROM "));
            let table = table.and_then(|words| words.split_whitespace().next()).unwrap_or_default();
            if of_cases.iter().any(|of_case| of_case == table) {
                changes += 1;
                assert!(statement.contains("practice = ?1 AND case_id = ?2"), "{statement}");
            }
        }
        assert!(changes > 12, "only {changes} changes were found");
    }

    #[test]
    fn everything_of_one_case_is_found_by_its_key() {
        let sql = told();
        let tables = of_cases(&sql);
        assert!(tables.len() > 16, "{tables:?}");
        for table in &tables {
            let steps = plan(&sql, &format!("SELECT * FROM {table} WHERE practice = ?1 AND case_id = ?2"));
            assert!(steps[0].contains("USING PRIMARY KEY (practice=? AND case_id=?)"), "{table}: {steps:?}");
        }
    }

    #[test]
    fn a_client_is_led_to_their_case_by_an_index() {
        let steps = plan(&told(), "SELECT * FROM cases WHERE practice = ?1 AND client = ?2");
        assert!(steps[0].contains("client=?"), "{steps:?}");
    }

    #[test]
    fn a_statement_is_planned_once_whatever_fills_its_places() {
        let sql = told();
        let mut asked = 0;
        for statement in statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            for round in 0..3u8 {
                let mut ask = sql.prepare_cached(&statement).unwrap();
                for place in 1..=ask.parameter_count() {
                    ask.raw_bind_parameter(place, [round; 16]).unwrap();
                }
                let mut rows = ask.raw_query();
                while rows.next().is_ok_and(|row| row.is_some()) {}
                drop(rows);
                assert_eq!(ask.get_status(StatementStatus::RePrepare), 0, "planned anew: {statement}");
                asked += 1;
            }
        }
        assert!(asked > 150, "only {asked} were asked");
    }

    #[test]
    fn a_whole_key_leaves_one_row_and_a_practice_leaves_all() {
        assert_eq!(sizes("practice,id", true), "1000000 1000000 1");
        assert_eq!(sizes("practice,case_id", false), "1000000 1000000 10");
    }
}
