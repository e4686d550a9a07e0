//! Coming in: signing in, codes, links, PINs, proofs, the first set-up, the language.

pub mod code;
pub mod cookie;
pub mod device;
pub mod failures;
pub mod known;
pub mod language;
pub mod link;
pub mod passkey;
pub mod proof;
pub mod secret;
pub mod setup;
pub mod sign_in;
pub mod sign_out;
pub mod throttle;
pub mod tries;
pub mod unlock;
pub mod webauthn;
