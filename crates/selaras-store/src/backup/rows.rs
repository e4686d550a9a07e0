//! What stands in a backup: a head, then table after table with its rows, alike for both databases.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::sync::{LazyLock, Mutex, PoisonError};

use selaras_core::moment::Moment;

use super::Counted;
use super::stream::{Reader, Writer, changed};
use crate::engine::{Owned, Result, StoreError, Tx, Value};

/// The longest text or name that is read: more than any form or column takes.
const LONGEST: usize = 64 * 1024 * 1024;

/// What a file begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// When it was made.
    pub made_at: Moment,
    /// The migrations that its database had seen.
    pub migrations: Vec<i64>,
}

/// One thing in a backup.
pub enum Record {
    Head(Head),
    Table(String, Vec<String>),
    Row(Vec<Owned>),
    End,
}

impl Record {
    pub fn write(&self, out: &mut Writer<impl Write>) -> Result<()> {
        let mut bytes = Vec::new();
        match self {
            Record::Head(head) => {
                bytes.push(b'H');
                bytes.extend(head.made_at.unix_ms().to_be_bytes());
                count(&mut bytes, head.migrations.len());
                head.migrations.iter().for_each(|number| bytes.extend(number.to_be_bytes()));
            }
            Record::Table(name, columns) => {
                bytes.push(b'T');
                text(&mut bytes, name.as_bytes());
                count(&mut bytes, columns.len());
                columns.iter().for_each(|column| text(&mut bytes, column.as_bytes()));
            }
            Record::Row(values) => {
                bytes.push(b'R');
                count(&mut bytes, values.len());
                values.iter().for_each(|value| put(&mut bytes, value));
            }
            Record::End => bytes.push(b'E'),
        }
        out.add(&bytes)
    }

    fn read(from: &mut Reader<impl Read>) -> Result<Self> {
        Ok(match byte(from)? {
            b'H' => {
                let made_at = Moment::from_unix_ms(whole(from)?);
                let count = counted(from)?;
                let migrations = (0..count).map(|_| whole(from)).collect::<Result<_>>()?;
                Record::Head(Head { made_at, migrations })
            }
            b'T' => {
                let name = words(from)?;
                let count = counted(from)?;
                Record::Table(name, (0..count).map(|_| words(from)).collect::<Result<_>>()?)
            }
            b'R' => {
                let count = counted(from)?;
                Record::Row((0..count).map(|_| value(from)).collect::<Result<_>>()?)
            }
            b'E' => Record::End,
            _ => return Err(changed()),
        })
    }
}

/// The head, with which every file begins.
pub fn head(from: &mut Reader<impl Read>) -> Result<Head> {
    match Record::read(from)? {
        Record::Head(head) => Ok(head),
        _ => Err(changed()),
    }
}

/// Writes one table with all of its rows; gives back how many.
pub fn write_out(
    tx: &mut Tx<'_>,
    out: &mut Writer<impl Write>,
    table: &str,
    columns: Vec<String>,
) -> Result<usize> {
    let sql = interned(format!("SELECT {} FROM {table}", columns.join(", ")));
    let width = columns.len();
    Record::Table(table.to_owned(), columns).write(out)?;
    let rows = tx.all(sql, &[], |row| {
        let values = (0..width).map(|column| row.get(column)).collect::<Result<_>>()?;
        Record::Row(values).write(out)
    })?;
    Ok(rows.len())
}

/// Reads all tables of a file into the database: those with these names, or all when none is named.
pub fn read_in(
    tx: &mut Tx<'_>,
    from: &mut Reader<impl Read>,
    real: &[(String, String)],
    only: &[&str],
) -> Result<Counted> {
    let (mut counted, mut sql, mut width) = (Counted::default(), None, 0);
    loop {
        match Record::read(from)? {
            Record::Table(name, columns) => {
                // Names go into a statement: only those that this database has.
                let known = |column: &String| real.iter().any(|(t, c)| *t == name && c == column);
                if !columns.iter().all(known) || !(only.is_empty() || only.contains(&&*name)) {
                    return Err(StoreError::OutOfReach(format!(
                        "the file has a table `{name}` that is none of ours"
                    )));
                }
                let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
                let into =
                    format!("INSERT INTO {name} ({}) VALUES ({})", columns.join(", "), places.join(", "));
                (sql, width) = (Some(interned(into)), columns.len());
                counted.tables += 1;
            }
            Record::Row(values) => {
                let sql = sql.filter(|_| values.len() == width).ok_or_else(changed)?;
                let places: Vec<Value<'_>> = values.iter().map(Owned::value).collect();
                tx.run(sql, &places)?;
                counted.rows += 1;
            }
            Record::End if from.ended()? => return Ok(counted),
            Record::End | Record::Head(_) => return Err(changed()),
        }
    }
}

/// A statement kept for as long as the program runs: there are as many as tables.
pub fn interned(sql: String) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(sql.as_str()) {
        return known;
    }
    let sql: &'static str = Box::leak(sql.into_boxed_str());
    kept.insert(sql);
    sql
}

fn put(bytes: &mut Vec<u8>, value: &Owned) {
    match value {
        Owned::Null => bytes.push(0),
        Owned::Int(n) => {
            bytes.push(1);
            bytes.extend(n.to_be_bytes());
        }
        Owned::Real(x) => {
            bytes.push(2);
            bytes.extend(x.to_bits().to_be_bytes());
        }
        Owned::Text(words) => {
            bytes.push(3);
            text(bytes, words.as_bytes());
        }
        Owned::Bytes(all) => {
            bytes.push(4);
            text(bytes, all);
        }
    }
}

fn value(from: &mut Reader<impl Read>) -> Result<Owned> {
    Ok(match byte(from)? {
        0 => Owned::Null,
        1 => Owned::Int(whole(from)?),
        2 => Owned::Real(f64::from_bits(whole(from)?.cast_unsigned())),
        3 => Owned::Text(words(from)?),
        4 => Owned::Bytes(bytes(from)?),
        _ => return Err(changed()),
    })
}

fn text(bytes: &mut Vec<u8>, words: &[u8]) {
    count(bytes, words.len());
    bytes.extend(words);
}

fn count(bytes: &mut Vec<u8>, n: usize) {
    #[expect(clippy::cast_possible_truncation, reason = "columns and texts are shorter than four gigabytes")]
    bytes.extend((n as u32).to_be_bytes());
}

fn byte(from: &mut Reader<impl Read>) -> Result<u8> {
    let mut one = [0];
    from.take(&mut one)?;
    Ok(one[0])
}

fn whole(from: &mut Reader<impl Read>) -> Result<i64> {
    let mut eight = [0; 8];
    from.take(&mut eight)?;
    Ok(i64::from_be_bytes(eight))
}

fn counted(from: &mut Reader<impl Read>) -> Result<usize> {
    let mut four = [0; 4];
    from.take(&mut four)?;
    let count = u32::from_be_bytes(four) as usize;
    if count > LONGEST { Err(changed()) } else { Ok(count) }
}

fn bytes(from: &mut Reader<impl Read>) -> Result<Vec<u8>> {
    let mut all = vec![0; counted(from)?];
    from.take(&mut all)?;
    Ok(all)
}

fn words(from: &mut Reader<impl Read>) -> Result<String> {
    String::from_utf8(bytes(from)?).map_err(|_| changed())
}
