//! Migrations: numbered scripts in one folder, the same for both databases, run once each and in order.
//!
//! Two words in the scripts differ between the databases and are replaced here: `BYTES`, and `CLUSTERED` (rows kept in
//! the order of their key, which SQLite must be told). What SQL cannot do to the rows that are there already (seal
//! them, chain them) is a step in Rust after the script, in the same transaction.

use std::collections::BTreeSet;

use super::{Result, StoreError, Tx, chained};
use crate::secrets::{first, records, words};

struct Migration {
    number: i64,
    name: &'static str,
    script: &'static str,
    /// What is done to rows that are there already.
    step: fn(&mut Tx<'_>) -> Result<()>,
}

const fn migration(
    number: i64,
    name: &'static str,
    script: &'static str,
    step: fn(&mut Tx<'_>) -> Result<()>,
) -> Migration {
    Migration { number, name, script, step }
}

/// By number, each once. A number may be missing while it is being built elsewhere: each database remembers every
/// number it has seen, and gets the others whenever they come.
const MIGRATIONS: &[Migration] = &[
    migration(1, "first_light", include_str!("../../migrations/0001_first_light.sql"), nothing_more),
    migration(
        2,
        "audit_chain",
        include_str!("../../migrations/0002_audit_chain.sql"),
        chained::what_is_there,
    ),
    migration(SECRETS, "secrets", include_str!("../../migrations/0003_secrets.sql"), first::step),
    migration(
        4,
        "emergency_access",
        include_str!("../../migrations/0004_emergency_access.sql"),
        nothing_more,
    ),
    migration(5, "signing_in", include_str!("../../migrations/0005_signing_in.sql"), nothing_more),
    migration(6, "rights", include_str!("../../migrations/0006_rights.sql"), nothing_more),
    migration(7, "retention", include_str!("../../migrations/0007_retention.sql"), nothing_more),
    migration(8, "sealed_words", include_str!("../../migrations/0008_sealed_words.sql"), words::step),
    migration(9, "sealed_names", include_str!("../../migrations/0009_sealed_names.sql"), records::step),
    migration(10, "erasure", include_str!("../../migrations/0010_erasure.sql"), nothing_more),
    migration(11, "account_news", include_str!("../../migrations/0011_account_news.sql"), nothing_more),
    migration(12, "requests", include_str!("../../migrations/0012_requests.sql"), nothing_more),
    migration(13, "breaches", include_str!("../../migrations/0013_breaches.sql"), nothing_more),
    migration(
        14,
        "session_purposes",
        include_str!("../../migrations/0014_session_purposes.sql"),
        nothing_more,
    ),
    migration(15, "reviews", include_str!("../../migrations/0015_reviews.sql"), nothing_more),
    migration(16, "wishes", include_str!("../../migrations/0016_wishes.sql"), nothing_more),
    migration(17, "own_writing", include_str!("../../migrations/0017_own_writing.sql"), nothing_more),
    migration(18, "ruptures", include_str!("../../migrations/0018_ruptures.sql"), nothing_more),
    migration(20, "providers", include_str!("../../migrations/0020_providers.sql"), nothing_more),
    migration(21, "doors", include_str!("../../migrations/0021_doors.sql"), nothing_more),
    migration(22, "agreements", include_str!("../../migrations/0022_agreements.sql"), nothing_more),
    migration(23, "guardians", include_str!("../../migrations/0023_guardians.sql"), nothing_more),
];

/// From this one on the database is sealed, and opens only with its master key.
const SECRETS: i64 = 3;

/// Runs the migrations that this database has not seen.
///
/// # Errors
/// When one fails, or when the database was made by a newer Selaras.
pub fn up_to_date(tx: &mut Tx<'_>) -> Result<()> {
    if seen(tx)?.contains(&SECRETS) {
        first::check(tx)?;
    }
    bring(tx, MIGRATIONS)
}

fn bring(tx: &mut Tx<'_>, migrations: &[Migration]) -> Result<()> {
    let seen = seen(tx)?;
    if let Some(unknown) = seen.iter().find(|number| !migrations.iter().any(|one| one.number == **number)) {
        return Err(StoreError::OutOfReach(format!(
            "this database was made by a newer Selaras (its migration {unknown} is none of ours): please update the program"
        )));
    }
    for migration in migrations.iter().filter(|one| !seen.contains(&one.number)) {
        if tx.is_sqlite() {
            tx.script("BEGIN IMMEDIATE")?;
        }
        let outcome = run(tx, migration);
        if tx.is_sqlite() {
            tx.script(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        }
        outcome?;
    }
    Ok(())
}

fn seen(tx: &mut Tx<'_>) -> Result<BTreeSet<i64>> {
    tx.script("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)")?;
    Ok(tx.all("SELECT number FROM migrations", &[], |row| row.get(0))?.into_iter().collect())
}

fn run(tx: &mut Tx<'_>, migration: &Migration) -> Result<()> {
    let script = in_dialect(migration.script, tx.is_sqlite());
    tx.script(&script)?;
    (migration.step)(tx)?;
    tx.run(
        "INSERT INTO migrations (number, name) VALUES (?1, ?2)",
        &[migration.number.into(), migration.name.into()],
    )
    .map(drop)
}

/// The step of a migration whose script does everything.
#[expect(clippy::unnecessary_wraps, reason = "other steps can fail")]
fn nothing_more(_: &mut Tx<'_>) -> Result<()> {
    Ok(())
}

fn in_dialect(script: &str, sqlite: bool) -> String {
    if sqlite {
        script.replace("BYTES", "BLOB").replace("CLUSTERED", "WITHOUT ROWID")
    } else {
        script.replace("BYTES", "BYTEA").replace("CLUSTERED", "")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::engine::Connection;

    fn vault() -> std::sync::Arc<crate::secrets::Vault> {
        std::sync::Arc::new(crate::secrets::Vault::new(crate::secrets::MasterKeys::generate()))
    }

    const fn makes(number: i64, name: &'static str, script: &'static str) -> Migration {
        migration(number, name, script, nothing_more)
    }

    fn tables(tx: &mut Tx<'_>) -> Vec<String> {
        tx.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", &[], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn every_number_that_is_missing_is_run_also_below_the_highest_seen() {
        let sql = rusqlite::Connection::open_in_memory().unwrap();
        let mut tx = Tx::on(Connection::Sqlite(&sql), true, &vault());
        let (one, two, three) = (
            makes(1, "one", "CREATE TABLE one (a BIGINT)"),
            makes(2, "two", "CREATE TABLE two (a BIGINT)"),
            makes(3, "three", "CREATE TABLE three (a BIGINT)"),
        );
        bring(&mut tx, &[one, three]).unwrap();
        assert_eq!(tables(&mut tx), ["migrations", "one", "three"]);
        let again = makes(1, "one", "CREATE TABLE one (a BIGINT)");
        let third = makes(3, "three", "CREATE TABLE three (a BIGINT)");
        bring(&mut tx, &[again, two, third]).unwrap();
        assert_eq!(tables(&mut tx), ["migrations", "one", "three", "two"]);
    }

    #[test]
    fn a_step_that_fails_takes_its_script_back() {
        let sql = rusqlite::Connection::open_in_memory().unwrap();
        let mut tx = Tx::on(Connection::Sqlite(&sql), true, &vault());
        let refuse = |_: &mut Tx<'_>| Err(StoreError::Unreadable("on purpose".to_owned()));
        let broken =
            Migration { number: 1, name: "one", script: "CREATE TABLE one (a BIGINT)", step: refuse };
        assert!(bring(&mut tx, &[broken]).is_err());
        assert_eq!(tables(&mut tx), ["migrations"]);
    }

    #[test]
    fn a_database_of_a_newer_selaras_is_refused_untouched() {
        let sql = rusqlite::Connection::open_in_memory().unwrap();
        let mut tx = Tx::on(Connection::Sqlite(&sql), true, &vault());
        bring(&mut tx, &[makes(7, "seven", "CREATE TABLE seven (a BIGINT)")]).unwrap();
        let refused = bring(&mut tx, &[makes(1, "one", "CREATE TABLE one (a BIGINT)")]);
        assert!(matches!(refused, Err(StoreError::OutOfReach(said)) if said.contains("migration 7")));
        assert_eq!(tables(&mut tx), ["migrations", "seven"]);
    }

    #[test]
    fn the_numbers_rise_and_none_comes_twice() {
        assert!(MIGRATIONS.windows(2).all(|two| two[0].number < two[1].number));
    }
}
