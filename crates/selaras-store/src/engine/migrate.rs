//! Migrations: numbered scripts in one folder, the same for both databases, run once each and in order.
//!
//! Three words in the scripts differ between the databases and are replaced here: `BYTES`, `CLUSTERED`
//! (rows kept in the order of their key, which SQLite must be told) and nothing else.

use super::{Result, StoreError, Tx};

const SCRIPTS: &[(i64, &str, &str)] =
    &[(1, "first_light", include_str!("../../migrations/0001_first_light.sql"))];

/// Runs the scripts that this database has not seen.
///
/// # Errors
/// When a script fails, or when the database was made by a newer Selaras.
pub fn up_to_date(tx: &mut Tx<'_>) -> Result<()> {
    tx.script("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)")?;
    let seen =
        tx.first("SELECT max(number) FROM migrations", &[], |row| row.get::<Option<i64>>(0))?.flatten();
    let seen = seen.unwrap_or(0);
    let newest = SCRIPTS.last().map_or(0, |(number, ..)| *number);
    if seen > newest {
        return Err(StoreError::OutOfReach(format!(
            "this database was made by a newer Selaras (its migration {seen}, ours {newest}): please update the program"
        )));
    }
    for (number, name, script) in SCRIPTS.iter().filter(|(number, ..)| *number > seen) {
        let script = in_dialect(script, tx.is_sqlite());
        if tx.is_sqlite() {
            tx.script("BEGIN IMMEDIATE")?;
        }
        let outcome = tx.script(&script).and_then(|()| {
            tx.run(
                "INSERT INTO migrations (number, name) VALUES (?1, ?2)",
                &[(*number).into(), (*name).into()],
            )
        });
        if tx.is_sqlite() {
            tx.script(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        }
        outcome?;
    }
    Ok(())
}

fn in_dialect(script: &str, sqlite: bool) -> String {
    if sqlite {
        script.replace("BYTES", "BLOB").replace("CLUSTERED", "WITHOUT ROWID")
    } else {
        script.replace("BYTES", "BYTEA").replace("CLUSTERED", "")
    }
}
