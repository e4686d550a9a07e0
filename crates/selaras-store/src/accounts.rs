//! Accounts: the login names and password digests of staff.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

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
        "INSERT INTO accounts (practice, person, login, secret, changed_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5, NULL)
         ON CONFLICT (practice, person) DO UPDATE SET login = excluded.login, secret = excluded.secret,
            changed_at = excluded.changed_at, ends_at = NULL",
        &[
            account.practice.into(),
            account.person.into(),
            (&account.login).into(),
            (&account.secret).into(),
            now.into(),
        ],
    )
    .map(drop)
}

/// The account with this login name, unless it has been ended.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, login: &str) -> Result<Option<Account>> {
    tx.first(
        "SELECT practice, person, login, secret FROM accounts WHERE login = ?1 AND ends_at IS NULL",
        &[login.into()],
        |row| {
            Ok(Account {
                practice: row.get(0)?,
                person: row.get(1)?,
                login: row.get(2)?,
                secret: row.get(3)?,
            })
        },
    )
}

/// The login name of a person, when they have an account that has not been ended.
///
/// # Errors
/// What the database said.
pub fn login_of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<String>> {
    tx.first(
        "SELECT login FROM accounts WHERE practice = ?1 AND person = ?2 AND ends_at IS NULL",
        &[practice.into(), person.into()],
        |row| row.get(0),
    )
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
