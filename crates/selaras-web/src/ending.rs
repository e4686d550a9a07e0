//! Closing a case: as planned, handed over, or because the client stopped coming.

pub mod create;
