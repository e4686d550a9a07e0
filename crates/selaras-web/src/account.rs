//! One's own account: where one is signed in, and changing the password or PIN, the second factor. Clients have it under `/me/security`,
//! everyone who works at the practice under `/account`.

pub mod device;
pub mod factors;
pub mod failures;
pub mod news;
pub mod password;
pub mod pin;
pub mod show;
pub mod sign_ins;

use crate::access::secret;
use crate::ask::{Ask, Refusal};
use crate::fields::Fields;

/// Where a member of staff finds it.
pub(crate) const STAFF: &str = "/account";
/// Where a client finds it.
pub(crate) const CLIENT: &str = "/me/security";

/// The digest of the new password or PIN in the form, at the two addresses that take one: made before the gate, since
/// nobody should wait at the database for it.
pub async fn digest(form: &Fields, path: &str) -> Option<String> {
    let new = match path {
        "/account/password" => form.raw("password").filter(|new| password::is_long_enough(new)),
        "/me/security/pin" => form.given("pin").filter(|new| secret::acceptable_pin(new).is_ok()),
        _ => None,
    };
    secret::digest(new?.to_owned()).await
}

/// Whether an address opens before the second factor that the practice asks for has been set up.
pub fn opens_before_enrolment(path: &str) -> bool {
    path.starts_with("/account/factors") || path == "/sign-out"
}

/// Goes on for those who work at the practice; clients have pages of their own.
pub(crate) fn staff_only(ask: &Ask<'_>) -> Result<(), Refusal> {
    if ask.me.comes_by_link() { Err(Refusal::NotThere) } else { Ok(()) }
}
