//! Who answers for personal data at a practice (UU PDP, article 53): printed in letters and told to clients.

use selaras_core::id::PracticeId;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};

/// The contact person for personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their name, or that of their office.
    pub name: String,
    /// How they are reached: telephone, mail, address.
    pub reach: String,
}

/// The contact of this practice; none while none has been named.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Option<Contact>> {
    let found: Option<(String, String)> =
        tx.first("SELECT name, reach FROM data_contacts WHERE practice = ?1", &[practice.into()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let Some((name, reach)) = found else { return Ok(None) };
    let whose = Whose::Practice(practice);
    let (name, reach) = (tx.open(whose, &place("name"), &name)?, tx.open(whose, &place("reach"), &reach)?);
    Ok(Some(Contact { name, reach }))
}

/// Names the contact of a practice.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, by: By, contact: &Contact) -> Result<()> {
    let whose = Whose::Practice(by.practice);
    let name = tx.seal(whose, &place("name"), &contact.name)?;
    let reach = tx.seal(whose, &place("reach"), &contact.reach)?;
    tx.run(
        "INSERT INTO data_contacts (practice, name, reach, person, set_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (practice) DO UPDATE SET name = excluded.name, reach = excluded.reach,
            person = excluded.person, set_at = excluded.set_at",
        &[by.practice.into(), (&name).into(), (&reach).into(), by.person.into(), by.now.into()],
    )?;
    audit::note::<()>(tx, by, "practice.data-contact", None)
}

/// Where the contact stands.
pub(crate) fn place(column: &'static str) -> Place {
    Place::of("data_contacts", column)
}
