//! Backups: every table but the keys, encrypted; and the key ring, a second small file that is written anew each time
//! over the last one. Who restores takes a backup and today's key ring: whoever was erased meanwhile stays erased.

mod rows;
mod stream;

use std::io::{Read, Write};

use selaras_core::moment::Moment;

use crate::engine::{Result, StoreError, Tx, schema};
use crate::erasure;
use crate::secrets::installation;
use rows::{Head, Record};
use stream::{Reader, Writer};

/// What travels in the key ring and in no backup.
const KEYS: [&str; 2] = ["practice_keys", "data_keys"];
/// What is not brought back: a restored sign-in or link would open a door that has been closed since. The list of
/// migrations stands in the head of the file.
const LEFT: [&str; 3] = ["migrations", "sign_ins", "links"];

const BACKUP: &[u8] = b"selaras backup 1\n";
const RING: &[u8] = b"selaras key ring 1\n";

/// What was written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Tables.
    pub tables: usize,
    /// Rows.
    pub rows: usize,
}

/// What came of restoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// What was read from the backup.
    pub counted: Counted,
    /// When the backup was made.
    pub made_at: Moment,
    /// Clients who were erased after that, and are erased here too.
    pub erased: usize,
}

/// Writes a backup of everything but the keys. Run it in a reading transaction: others go on meanwhile, and the backup is
/// of one moment.
///
/// # Errors
/// What the database said; [`StoreError::OutOfReach`] when the file cannot be written.
pub fn write(tx: &mut Tx<'_>, out: impl Write, now: Moment) -> Result<Counted> {
    steady(tx)?;
    let tables = tables(tx)?.into_iter().filter(|name| !KEYS.contains(&&**name) && !LEFT.contains(&&**name));
    let tables: Vec<String> = tables.collect();
    written(tx, Writer::begin(tx.masters(), BACKUP, out)?, &tables, now)
}

/// Writes the key ring: the keys as they are now.
///
/// # Errors
/// As [`write`].
pub fn write_key_ring(tx: &mut Tx<'_>, out: impl Write, now: Moment) -> Result<Counted> {
    steady(tx)?;
    let tables = KEYS.map(str::to_owned);
    written(tx, Writer::begin(tx.masters(), RING, out)?, &tables, now)
}

/// Brings back a backup with a key ring into an empty database, all or nothing. Open the store anew afterwards.
///
/// # Errors
/// A sentence when the database is not empty, when the key ring is older than the backup, when a file was cut off or
/// changed, or when it was made by another version of Selaras; what the database said.
pub fn restore(tx: &mut Tx<'_>, backup: impl Read, ring: impl Read, now: Moment) -> Result<Restored> {
    let practices: i64 =
        tx.first("SELECT count(*) FROM practices", &[], |row| row.get(0))?.unwrap_or_default();
    if practices > 0 {
        return Err(refused(
            "there is a practice in this database already: a backup is brought back into an empty one",
        ));
    }
    let mut ring = Reader::begin(tx.masters(), RING, ring)?;
    let mut backup = Reader::begin(tx.masters(), BACKUP, backup)?;
    let (ring_head, head) = (rows::head(&mut ring)?, rows::head(&mut backup)?);
    if ring_head.made_at < head.made_at {
        return Err(refused("the key ring is older than the backup: take the newest key ring there is"));
    }
    for head in [&ring_head, &head] {
        if head.migrations != migrations(tx)? {
            return Err(refused(
                "this backup was made by another version of Selaras: bring it back with that version, then update",
            ));
        }
    }
    let outcome = brought_back(tx, &mut backup, &mut ring, now);
    // Whatever came of it, keys that were open before, or are taken back with this transaction, open nothing any more.
    tx.forget_all_keys();
    let (counted, erased) = outcome?;
    tx.leave_no_trace();
    Ok(Restored { counted, made_at: head.made_at, erased })
}

fn brought_back(
    tx: &mut Tx<'_>,
    backup: &mut Reader<impl Read>,
    ring: &mut Reader<impl Read>,
    now: Moment,
) -> Result<(Counted, usize)> {
    for table in tables(tx)?.iter().filter(|name| *name != "migrations") {
        tx.run(rows::interned(format!("DELETE FROM {table}")), &[])?;
    }
    tx.forget_all_keys();
    let real = schema::columns(tx)?;
    rows::read_in(tx, ring, &real, &KEYS)?;
    let counted = rows::read_in(tx, backup, &real, &[])?;
    forget_strangers(tx)?;
    Ok((counted, erasure::finish(tx, now)?))
}

fn written(tx: &mut Tx<'_>, mut out: Writer<impl Write>, tables: &[String], now: Moment) -> Result<Counted> {
    let columns = schema::columns(tx)?;
    Record::Head(Head { made_at: now, migrations: migrations(tx)? }).write(&mut out)?;
    let mut counted = Counted { tables: tables.len(), rows: 0 };
    for table in tables {
        let own =
            columns.iter().filter(|(name, _)| name == table).map(|(_, column)| column.clone()).collect();
        counted.rows += rows::write_out(tx, &mut out, table, own)?;
    }
    Record::End.write(&mut out)?;
    out.end()?;
    Ok(counted)
}

/// Keys of people who came after the backup.
fn forget_strangers(tx: &mut Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM data_keys WHERE person <> practice AND NOT EXISTS
            (SELECT 1 FROM persons p WHERE p.practice = data_keys.practice AND p.id = data_keys.person)",
        &[],
    )?;
    for sql in [
        "DELETE FROM data_keys WHERE practice <> ?1
            AND NOT EXISTS (SELECT 1 FROM practices h WHERE h.id = data_keys.practice)",
        "DELETE FROM practice_keys WHERE practice <> ?1
            AND NOT EXISTS (SELECT 1 FROM practices h WHERE h.id = practice_keys.practice)",
    ] {
        tx.run(sql, &[installation().into()])?;
    }
    Ok(())
}

/// All tables are read as they were at one moment.
fn steady(tx: &mut Tx<'_>) -> Result<()> {
    if tx.is_sqlite() {
        return Ok(());
    }
    tx.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", &[]).map(drop)
}

fn tables(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut tables: Vec<String> = schema::columns(tx)?.into_iter().map(|(table, _)| table).collect();
    tables.dedup();
    Ok(tables)
}

fn migrations(tx: &mut Tx<'_>) -> Result<Vec<i64>> {
    tx.all("SELECT number FROM migrations ORDER BY number", &[], |row| row.get(0))
}

fn refused(why: &str) -> StoreError {
    StoreError::OutOfReach(why.to_owned())
}
