//! What the installation itself keeps, outside every practice: its keys, sealed under the installation's own.

use crate::engine::{Result, StoreError, Tx, Value, schema};
use crate::secrets::{self, Key, Whose};

/// The thirty-two secret bytes under this name, made on first use.
///
/// # Errors
/// What the database said.
pub fn key(tx: &mut Tx<'_>, name: &str) -> Result<[u8; 32]> {
    let made = *secrets::random();
    let content = sealed(own(tx)?.as_ref(), name, &made);
    tx.run(
        "INSERT INTO installation (name, content) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        &[name.into(), Value::Bytes(&content)],
    )?;
    kept(tx, name)
}

/// [`key`] for a name whose bytes were made before.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] when there is none.
pub fn kept(tx: &mut Tx<'_>, name: &str) -> Result<[u8; 32]> {
    let wrong = || StoreError::Unreadable(format!("the installation's key `{name}`"));
    let content = tx
        .first("SELECT content FROM installation WHERE name = ?1", &[name.into()], |row| {
            row.get::<Vec<u8>>(0)
        })?
        .ok_or_else(wrong)?;
    let own = own(tx)?;
    let open = match &own {
        Some(own) => own.open_bytes(&place(name), &content).ok_or_else(wrong)?.to_vec(),
        None => content,
    };
    open.try_into().map_err(|_| wrong())
}

/// Seals what older versions kept open.
///
/// # Errors
/// What the database said.
pub(crate) fn seal_all(tx: &mut Tx<'_>) -> Result<()> {
    let own = own(tx)?;
    let all = tx.all("SELECT name, content FROM installation", &[], |row| {
        Ok((row.get::<String>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    for (name, content) in all {
        let content = sealed(own.as_ref(), &name, &content);
        tx.run(
            "UPDATE installation SET content = ?2 WHERE name = ?1",
            &[(&name).into(), Value::Bytes(&content)],
        )?;
    }
    Ok(())
}

/// The installation's own key; none while an older database, which has no keys yet, is brought up to date.
fn own(tx: &mut Tx<'_>) -> Result<Option<Key>> {
    if let Some(own) = tx.vault.own(secrets::installation()) {
        return Ok(Some(own));
    }
    let has_keys = schema::columns(tx)?.iter().any(|(table, _)| table == "data_keys");
    if !has_keys {
        return Ok(None);
    }
    tx.key(Whose::Practice(secrets::installation())).map(Some)
}

/// Open before the database has keys (while older databases are brought up to date), sealed ever after.
fn sealed(own: Option<&Key>, name: &str, bytes: &[u8]) -> Vec<u8> {
    own.map_or_else(|| bytes.to_vec(), |own| own.seal_bytes(&place(name), bytes))
}

fn place(name: &str) -> Vec<u8> {
    [b"installation.content.".as_slice(), name.as_bytes()].concat()
}
