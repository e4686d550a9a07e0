//! Links: invitations that open once and not for long.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// An invitation for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The practice.
    pub practice: PracticeId,
    /// The SHA-256 digest of the address's token; the token itself is kept nowhere.
    pub token: [u8; 32],
    /// Whom it is for.
    pub person: PersonId,
    /// Who made it; nobody for those the program itself prints.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: Moment,
    /// Until when it opens.
    pub ends_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// Whether a client who has a PIN chooses a new one.
    pub renews_pin: bool,
}

/// Keeps a new link. Older unused links of the same person stop working: the newest is the only one.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, link: &Link) -> Result<()> {
    tx.run(
        "DELETE FROM links WHERE practice = ?1 AND person = ?2 AND used_at IS NULL",
        &[link.practice.into(), link.person.into()],
    )?;
    tx.run(
        "INSERT INTO links (practice, token, person, made_by, made_at, ends_at, used_at, renews_pin)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, ?7)",
        &[
            link.practice.into(),
            (&link.token).into(),
            link.person.into(),
            link.made_by.into(),
            link.made_at.into(),
            link.ends_at.into(),
            link.renews_pin.into(),
        ],
    )
    .map(drop)
}

/// The link with this token, whatever its state.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<Option<Link>> {
    tx.first(
        "SELECT person, made_by, made_at, ends_at, used_at, renews_pin FROM links WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into()],
        |row| {
            Ok(Link {
                practice,
                token,
                person: row.get(0)?,
                made_by: row.get(1)?,
                made_at: row.get(2)?,
                ends_at: row.get(3)?,
                used_at: row.get(4)?,
                renews_pin: row.get(5)?,
            })
        },
    )
}

/// Uses a link up; false when somebody was faster.
///
/// # Errors
/// What the database said.
pub fn use_up(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32], now: Moment) -> Result<bool> {
    let touched = tx.run(
        "UPDATE links SET used_at = ?3 WHERE practice = ?1 AND token = ?2 AND used_at IS NULL AND ends_at > ?3",
        &[practice.into(), (&token).into(), now.into()],
    )?;
    Ok(touched == 1)
}
