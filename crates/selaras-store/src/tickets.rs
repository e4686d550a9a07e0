//! Used form tickets: the second submission of a form leads to where the first one led, and stores nothing.

use selaras_core::id::PracticeId;
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// Where this form led when it was taken the first time, if it was.
///
/// # Errors
/// What the database said.
pub fn led_to(tx: &mut Tx<'_>, practice: PracticeId, ticket: [u8; 16]) -> Result<Option<String>> {
    tx.first(
        "SELECT led_to FROM used_tickets WHERE practice = ?1 AND ticket = ?2",
        &[practice.into(), (&ticket).into()],
        |row| row.get(0),
    )
}

/// Notes that this form has been taken and where it led.
///
/// # Errors
/// [`crate::StoreError::AlreadyThere`] when the same form was taken a moment ago by another connection.
pub fn use_up(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    ticket: [u8; 16],
    led_to: &str,
    now: Moment,
) -> Result<()> {
    tx.run(
        "INSERT INTO used_tickets (practice, ticket, used_at, led_to) VALUES (?1, ?2, ?3, ?4)",
        &[practice.into(), (&ticket).into(), now.into(), led_to.into()],
    )
    .map(drop)
}

/// Forgets tickets used before this moment; their forms are too old to be taken anyway.
///
/// # Errors
/// What the database said.
pub fn forget_before(tx: &mut Tx<'_>, moment: Moment) -> Result<u64> {
    tx.run("DELETE FROM used_tickets WHERE used_at < ?1", &[moment.into()])
}
