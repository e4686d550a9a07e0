//! Accounts: the login names and password digests of staff.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use crate::secrets::{self, Place, Whose};

/// A staff member's account.
#[derive(Clone)]
pub struct Account {
    /// The practice it belongs to.
    pub practice: PracticeId,
    /// Whose it is.
    pub person: PersonId,
    /// The name they sign in with, in lower case; unique on the installation.
    pub login: String,
    /// The argon2id digest of the password, in PHC notation.
    pub secret: String,
}

/// Opens an account, or gives it a new login name and password.
///
/// # Errors
/// [`crate::StoreError::AlreadyThere`] when somebody else has this login name.
pub fn set(tx: &mut Tx<'_>, account: &Account, now: Moment) -> Result<()> {
    tx.run(
        "INSERT INTO accounts (practice, person, login, secret, changed_at, ends_at) VALUES (?1, ?2, '', ?3, ?4, NULL)
         ON CONFLICT (practice, person) DO UPDATE SET secret = excluded.secret, changed_at = excluded.changed_at,
            ends_at = NULL",
        &[account.practice.into(), account.person.into(), (&account.secret).into(), now.into()],
    )?;
    seal(tx, account.practice, account.person, &account.login)
}

/// Keeps the login name of an account.
pub(crate) fn seal(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, login: &str) -> Result<()> {
    let sealed = tx.seal(Whose::Person(practice, person), &place(person), login)?;
    let digest = digest(tx, login)?;
    tx.run(
        "UPDATE accounts SET login = ?3, login_index = ?4 WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into(), sealed.as_str().into(), (&digest).into()],
    )
    .map(drop)
}

fn place(person: PersonId) -> Place {
    Place::of("accounts", "login").id(person)
}

/// Login names are one namespace for the whole installation, so they are found by a key of the installation's.
fn digest(tx: &mut Tx<'_>, login: &str) -> Result<[u8; 32]> {
    secrets::digest(tx, secrets::installation(), "sign-in names", login)
}

/// The account with this login name, unless it has been ended.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, login: &str) -> Result<Option<Account>> {
    let digest = digest(tx, login)?;
    tx.first(
        "SELECT practice, person, secret FROM accounts WHERE login_index = ?1 AND ends_at IS NULL",
        &[(&digest).into()],
        |row| {
            let (practice, person, secret) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Account { practice, person, login: login.to_owned(), secret })
        },
    )
}

/// The login name of a person, when they have an account that has not been ended.
///
/// # Errors
/// What the database said.
pub fn login_of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<String>> {
    let sealed: Option<String> = tx.first(
        "SELECT login FROM accounts WHERE practice = ?1 AND person = ?2 AND ends_at IS NULL",
        &[practice.into(), person.into()],
        |row| row.get(0),
    )?;
    tx.open_if_any(Whose::Person(practice, person), &place(person), sealed.as_deref())
}

/// The digest of a person's password, when they have an account that has not been ended.
///
/// # Errors
/// What the database said.
pub fn secret_of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<String>> {
    tx.first(
        "SELECT secret FROM accounts WHERE practice = ?1 AND person = ?2 AND ends_at IS NULL",
        &[practice.into(), person.into()],
        |row| row.get(0),
    )
}

/// Gives a person a new password; false when they have no account.
///
/// # Errors
/// What the database said.
pub fn change_secret(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    secret: &str,
    now: Moment,
) -> Result<bool> {
    let touched = tx.run(
        "UPDATE accounts SET secret = ?3, changed_at = ?4 WHERE practice = ?1 AND person = ?2 AND ends_at IS NULL",
        &[practice.into(), person.into(), secret.into(), now.into()],
    )?;
    Ok(touched == 1)
}

/// Ends an account: its person can no longer sign in.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<()> {
    tx.run(
        "UPDATE accounts SET ends_at = ?3 WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into(), now.into()],
    )
    .map(drop)
}
