//! Coming in: signing in, links, PINs, proofs, the first set-up, the language.

pub mod cookie;
pub mod device;
pub mod known;
pub mod language;
pub mod link;
pub mod proof;
pub mod secret;
pub mod setup;
pub mod sign_in;
pub mod sign_out;
pub mod throttle;
pub mod unlock;
