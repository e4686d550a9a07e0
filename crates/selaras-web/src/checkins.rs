//! The check-in before a session: how a client has been, in under a minute.

pub mod emergency;
pub mod new;
pub mod thanks;
