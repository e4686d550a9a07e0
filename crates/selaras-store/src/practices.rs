//! Practices: the organisations that run Selaras.

use selaras_core::id::PracticeId;
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;

use crate::engine::{Result, Row, Tx};
use crate::secrets;

/// A practice and its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Its identifier.
    pub id: PracticeId,
    /// Its name, as clients know it.
    pub name: String,
    /// Its time zone (`Asia/Jakarta`, `Asia/Makassar`, `Asia/Jayapura`).
    pub zone: String,
    /// The language in which new people begin.
    pub language: Language,
    /// How Indonesian speaks to its clients.
    pub address: Address,
    /// What a client in danger is shown at once, in Indonesian.
    pub emergency_id: String,
    /// The same in English.
    pub emergency_en: String,
    /// Whether the check-in asks about danger to oneself.
    pub asks_safety: bool,
    /// When it was set up.
    pub made_at: Moment,
}

/// Keeps a new practice, with keys of its own.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, practice: &Practice) -> Result<()> {
    tx.run(
        "INSERT INTO practices (id, name, zone, language, address, emergency_id, emergency_en, asks_safety, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            practice.id.into(),
            (&practice.name).into(),
            (&practice.zone).into(),
            practice.language.code().into(),
            practice.address.code().into(),
            (&practice.emergency_id).into(),
            (&practice.emergency_en).into(),
            practice.asks_safety.into(),
            practice.made_at.into(),
        ],
    )?;
    secrets::make_practice_keys(tx, practice.id, practice.made_at)
}

/// Changes the settings of a practice.
///
/// # Errors
/// What the database said.
pub fn change(tx: &mut Tx<'_>, practice: &Practice) -> Result<()> {
    tx.run(
        "UPDATE practices SET name = ?2, zone = ?3, language = ?4, address = ?5, emergency_id = ?6, emergency_en = ?7,
            asks_safety = ?8 WHERE id = ?1",
        &[
            practice.id.into(),
            (&practice.name).into(),
            (&practice.zone).into(),
            practice.language.code().into(),
            practice.address.code().into(),
            (&practice.emergency_id).into(),
            (&practice.emergency_en).into(),
            practice.asks_safety.into(),
        ],
    )
    .map(drop)
}

/// The practice with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, id: PracticeId) -> Result<Option<Practice>> {
    tx.first(
        "SELECT id, name, zone, language, address, emergency_id, emergency_en, asks_safety, made_at
         FROM practices WHERE id = ?1",
        &[id.into()],
        |row| read(row, 0),
    )
}

/// All practices of this installation, the oldest first.
///
/// # Errors
/// What the database said.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Practice>> {
    tx.all(
        "SELECT id, name, zone, language, address, emergency_id, emergency_en, asks_safety, made_at
         FROM practices ORDER BY made_at, id",
        &[],
        |row| read(row, 0),
    )
}

/// The practice in nine columns from this one on.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Practice> {
    Ok(Practice {
        id: row.get(from)?,
        name: row.get(from + 1)?,
        zone: row.get(from + 2)?,
        language: row.word(from + 3)?,
        address: row.word(from + 4)?,
        emergency_id: row.get(from + 5)?,
        emergency_en: row.get(from + 6)?,
        asks_safety: row.get(from + 7)?,
        made_at: row.get(from + 8)?,
    })
}
