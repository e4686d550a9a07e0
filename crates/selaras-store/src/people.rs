//! People of a practice and the parts they play.

pub mod names;

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::Role;

use crate::engine::{Result, Row, Tx, Value};
use crate::secrets::{self, Place, Whose};
use names::SealedName;

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
        "INSERT INTO persons (practice, id, name, language, address, made_at) VALUES (?1, ?2, '', ?3, ?4, ?5)",
        &[
            practice.into(),
            person.id.into(),
            person.language.code().into(),
            person.address.code().into(),
            person.made_at.into(),
        ],
    )?;
    seal(tx, practice, person.id, &person.name, person.outside_key.as_deref())?;
    for role in roles {
        give_role(tx, practice, person.id, *role)?;
    }
    Ok(())
}

/// Keeps what a person is called, and by which key another system knows them.
pub(crate) fn seal(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    name: &str,
    outside_key: Option<&str>,
) -> Result<()> {
    let whose = Whose::Person(practice, person);
    let sealed = tx.seal(whose, &names::place(person), name)?;
    let outside = tx.seal_if_any(whose, &outside_place(person), outside_key)?;
    let digest = outside_key.map(|key| outside_digest(tx, practice, key)).transpose()?;
    tx.run(
        "UPDATE persons SET name = ?3, outside_key = ?4, outside_index = ?5 WHERE practice = ?1 AND id = ?2",
        &[
            practice.into(),
            person.into(),
            sealed.as_str().into(),
            outside.as_deref().into(),
            digest.as_ref().map_or(Value::Null, |digest| Value::Bytes(digest)),
        ],
    )?;
    names::index(tx, practice, person, name)
}

fn outside_place(person: PersonId) -> Place {
    Place::of("persons", "outside_key").id(person)
}

fn outside_digest(tx: &mut Tx<'_>, practice: PracticeId, key: &str) -> Result<[u8; 32]> {
    secrets::digest(tx, practice, "keys of other systems", key)
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
    let found = tx.first(
        "SELECT p.id, p.name, k.number, k.practice_key, k.wrapped, p.language, p.address, p.outside_key, p.made_at
         FROM persons p LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE p.practice = ?1 AND p.id = ?2",
        &[practice.into(), id.into()],
        |row| read(row, 0),
    )?;
    found.map(|found| found.open(tx, practice)).transpose()
}

/// What somebody is called; empty where there is no such person, or they were erased.
///
/// # Errors
/// What the database said.
pub fn name_of(tx: &mut Tx<'_>, practice: PracticeId, id: PersonId) -> Result<String> {
    Ok(find(tx, practice, id)?.map(|person| person.name).unwrap_or_default())
}

/// The person whom another system knows by this key.
///
/// # Errors
/// What the database said.
pub fn find_outside(tx: &mut Tx<'_>, practice: PracticeId, key: &str) -> Result<Option<Person>> {
    let digest = outside_digest(tx, practice, key)?;
    let found = tx.first(
        "SELECT p.id, p.name, k.number, k.practice_key, k.wrapped, p.language, p.address, p.outside_key, p.made_at
         FROM persons p LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE p.practice = ?1 AND p.outside_index = ?2",
        &[practice.into(), (&digest).into()],
        |row| read(row, 0),
    )?;
    found.map(|found| found.open(tx, practice)).transpose()
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
    let found = tx.all(
        "SELECT p.id, p.name, k.number, k.practice_key, k.wrapped, p.language, p.address, p.outside_key, p.made_at
         FROM roles r JOIN persons p ON p.practice = r.practice AND p.id = r.person
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE r.practice = ?1 AND r.role = ?2",
        &[practice.into(), role.code().into()],
        |row| read(row, 0),
    )?;
    let mut persons = found.iter().map(|one| one.open(tx, practice)).collect::<Result<Vec<Person>>>()?;
    persons.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(persons)
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

/// A person as they are kept.
pub(crate) struct Sealed {
    name: SealedName,
    language: Language,
    address: Address,
    outside_key: Option<String>,
    made_at: Moment,
}

impl Sealed {
    /// The person; without a name when they were erased.
    pub fn open(&self, tx: &mut Tx<'_>, practice: PracticeId) -> Result<Person> {
        let (id, name) = (self.name.person, self.name.open(tx, practice)?);
        let outside = self.outside_key.as_deref();
        Ok(Person {
            id,
            name,
            language: self.language,
            address: self.address,
            outside_key: tx.open_if_any(Whose::Person(practice, id), &outside_place(id), outside)?,
            made_at: self.made_at,
        })
    }
}

/// The person in nine columns from this one on: those of their name, language, address, outside key, when made.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Sealed> {
    Ok(Sealed {
        name: names::sealed(row, from)?,
        language: row.word(from + 5)?,
        address: row.word(from + 6)?,
        outside_key: row.get(from + 7)?,
        made_at: row.get(from + 8)?,
    })
}
