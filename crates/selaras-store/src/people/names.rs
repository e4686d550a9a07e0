//! Names: sealed under their person's key, and found by a keyed index of their words and the beginnings of these.

use std::collections::BTreeSet;

use selaras_core::id::{PersonId, PracticeId};

use crate::engine::{Result, Row, Tx, Value};
use crate::secrets::{self, Place, Wrapped, wrapped};

/// From so many letters on a beginning of a word finds it; shorter words are found whole.
const LETTERS: usize = 3;

/// A name as it is kept, with the key that came beside it: lists of names need no further question.
pub(crate) struct SealedName {
    /// Whose name it is.
    pub person: PersonId,
    name: String,
    key: Option<Wrapped>,
}

/// The name in five columns from this one on: person, name, and number, practice key and wrapped key of
/// `data_keys`.
pub(crate) fn sealed(row: &Row<'_>, from: usize) -> Result<SealedName> {
    Ok(SealedName { person: row.get(from)?, name: row.get(from + 1)?, key: wrapped(row, from + 2)? })
}

impl SealedName {
    /// The name; empty when its person was erased.
    pub fn open(&self, tx: &mut Tx<'_>, practice: PracticeId) -> Result<String> {
        match tx.know(practice, self.person, self.key.as_ref())? {
            Some(key) => key.open(&place(self.person), &self.name),
            None => Ok(String::new()),
        }
    }
}

/// Where a name stands.
pub(crate) fn place(person: PersonId) -> Place {
    Place::of("persons", "name").id(person)
}

/// Everybody at a practice whose name has all these words, each whole or by its beginning from three letters on.
///
/// # Errors
/// What the database said.
pub fn search(tx: &mut Tx<'_>, practice: PracticeId, words: &str) -> Result<BTreeSet<PersonId>> {
    let mut found: Option<BTreeSet<PersonId>> = None;
    for word in words_of(words) {
        let beginning = digest(tx, practice, &word)?;
        let having: BTreeSet<PersonId> = tx
            .all(
                "SELECT person FROM name_index WHERE practice = ?1 AND token = ?2",
                &[practice.into(), Value::Bytes(&beginning)],
                |row| row.get(0),
            )?
            .into_iter()
            .collect();
        found = Some(found.map_or(having.clone(), |before| &before & &having));
    }
    Ok(found.unwrap_or_default())
}

/// Lets a name be found, and no longer the one before it.
pub(crate) fn index(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, name: &str) -> Result<()> {
    forget(tx, practice, person)?;
    for beginning in beginnings(name) {
        let beginning = digest(tx, practice, &beginning)?;
        tx.run(
            "INSERT INTO name_index (practice, token, person) VALUES (?1, ?2, ?3)",
            &[practice.into(), Value::Bytes(&beginning), person.into()],
        )?;
    }
    Ok(())
}

/// Lets a name no longer be found.
pub(crate) fn forget(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM name_index WHERE practice = ?1 AND person = ?2", &[practice.into(), person.into()])
        .map(drop)
}

fn digest(tx: &mut Tx<'_>, practice: PracticeId, beginning: &str) -> Result<[u8; 8]> {
    let whole = secrets::digest(tx, practice, "beginnings of names", beginning)?;
    let mut first = [0; 8];
    first.copy_from_slice(&whole[..8]);
    Ok(first)
}

fn beginnings(name: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for word in words_of(name) {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        all.extend(ends.skip(LETTERS - 1).map(|end| word[..end].to_owned()));
        all.insert(word);
    }
    all
}

/// The words of a name in small letters; what is neither letter nor digit parts them, but for apostrophes.
fn words_of(name: &str) -> Vec<String> {
    let small = name.to_lowercase().replace(['\'', '’', '`'], "");
    small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_words_and_their_beginnings() {
        let all = beginnings("Nur 'Aini Ó Sé");
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert_eq!(all, ["ain", "aini", "nur", "sé", "ó"]);
    }
}
