//! Feedback after a session: the client's answers and words, and the counsellor's own rating with a guess.

pub mod closed;
mod comparison;
pub mod new;
pub mod own;
pub mod thanks;

use selaras_store::responses::Kept;

/// The client's instruments, the short one first.
pub const CLIENT: [&str; 2] = ["alliance-client-short", "alliance-client"];
/// The counsellor's instrument.
pub const COUNSELLOR: &str = "alliance-counsellor";

/// Whether a response is the client's feedback.
pub fn is_clients(kept: &Kept) -> bool {
    CLIENT.iter().any(|name| kept.instrument == *name)
}
