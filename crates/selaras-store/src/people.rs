//! People of a practice and the parts they play.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::Role;

use crate::engine::{Result, Row, Tx};
use crate::secrets;

/// Someone at a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their name, as they are called; Indonesians often have one name only.
    pub name: String,
    /// The language they read.
    pub language: Language,
    /// How Indonesian speaks to them.
    pub address: Address,
    /// The key another system knows them by, when they were imported.
    pub outside_key: Option<String>,
    /// When they were added.
    pub made_at: Moment,
}

/// Keeps a new person with these roles, and a key that is theirs.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, practice: PracticeId, person: &Person, roles: &[Role]) -> Result<()> {
    secrets::make_person_key(tx, practice, person.id, person.made_at)?;
    tx.run(
        "INSERT INTO persons (practice, id, name, language, address, outside_key, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            practice.into(),
            person.id.into(),
            (&person.name).into(),
            person.language.code().into(),
            person.address.code().into(),
            person.outside_key.as_deref().into(),
            person.made_at.into(),
        ],
    )?;
    for role in roles {
        give_role(tx, practice, person.id, *role)?;
    }
    Ok(())
}

/// Lets a person play a part; nothing happens when they already do.
///
/// # Errors
/// What the database said.
pub fn give_role(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, role: Role) -> Result<()> {
    tx.run(
        "INSERT INTO roles (practice, person, role) VALUES (?1, ?2, ?3) ON CONFLICT (practice, person, role) DO NOTHING",
        &[practice.into(), person.into(), role.code().into()],
    )
    .map(drop)
}

/// Takes a part from a person.
///
/// # Errors
/// What the database said.
pub fn take_role(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, role: Role) -> Result<()> {
    tx.run(
        "DELETE FROM roles WHERE practice = ?1 AND person = ?2 AND role = ?3",
        &[practice.into(), person.into(), role.code().into()],
    )
    .map(drop)
}

/// The person with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, id: PersonId) -> Result<Option<Person>> {
    tx.first(
        "SELECT id, name, language, address, outside_key, made_at FROM persons WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into()],
        |row| read(row, 0),
    )
}

/// The person whom another system knows by this key.
///
/// # Errors
/// What the database said.
pub fn find_outside(tx: &mut Tx<'_>, practice: PracticeId, key: &str) -> Result<Option<Person>> {
    tx.first(
        "SELECT id, name, language, address, outside_key, made_at FROM persons WHERE practice = ?1 AND outside_key = ?2",
        &[practice.into(), key.into()],
        |row| read(row, 0),
    )
}

/// The parts a person plays.
///
/// # Errors
/// What the database said.
pub fn roles(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Vec<Role>> {
    tx.all(
        "SELECT role FROM roles WHERE practice = ?1 AND person = ?2 ORDER BY role",
        &[practice.into(), person.into()],
        |row| row.word(0),
    )
}

/// Everyone who plays this part, by name.
///
/// # Errors
/// What the database said.
pub fn with_role(tx: &mut Tx<'_>, practice: PracticeId, role: Role) -> Result<Vec<Person>> {
    tx.all(
        "SELECT p.id, p.name, p.language, p.address, p.outside_key, p.made_at
         FROM roles r JOIN persons p ON p.practice = r.practice AND p.id = r.person
         WHERE r.practice = ?1 AND r.role = ?2 ORDER BY p.name, p.id",
        &[practice.into(), role.code().into()],
        |row| read(row, 0),
    )
}

/// The language a person reads from now on.
///
/// # Errors
/// What the database said.
pub fn speak(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, language: Language) -> Result<()> {
    tx.run(
        "UPDATE persons SET language = ?3 WHERE practice = ?1 AND id = ?2",
        &[practice.into(), person.into(), language.code().into()],
    )
    .map(drop)
}

/// The person in six columns from this one on.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Person> {
    Ok(Person {
        id: row.get(from)?,
        name: row.get(from + 1)?,
        language: row.word(from + 2)?,
        address: row.word(from + 3)?,
        outside_key: row.get(from + 4)?,
        made_at: row.get(from + 5)?,
    })
}
