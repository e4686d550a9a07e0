//! Inviting a client: a link that opens once, as a code to scan and as a message that tells nothing.

pub mod create;
pub mod qr;

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::{DAY, Moment};
use selaras_store::links::{self, Link};
use selaras_store::{StoreError, Tx};

use crate::access::cookie::Token;

/// A link opens for so many days: long enough for a day of school, short enough to be worthless when found.
pub const OPENS_FOR_DAYS: i64 = 1;

/// Keeps a new link for a person and gives its address. The token in it is kept nowhere.
///
/// # Errors
/// What the database said.
pub fn make(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    made_by: Option<PersonId>,
    now: Moment,
    renews: bool,
) -> Result<String, StoreError> {
    let token = Token::new(practice);
    let link = Link {
        practice,
        token: token.digest(),
        person,
        made_by,
        made_at: now,
        ends_at: now.plus_ms(OPENS_FOR_DAYS * DAY),
        used_at: None,
        renews_pin: renews,
    };
    links::add(tx, &link)?;
    Ok(format!("/l/{}", token.text()))
}

/// The address that hands a message to WhatsApp, where whoever sends it chooses to whom.
pub fn whatsapp(message: &str) -> String {
    let text: String = form_urlencoded::byte_serialize(message.as_bytes()).collect();
    format!("https://wa.me/?text={}", text.replace('+', "%20"))
}
