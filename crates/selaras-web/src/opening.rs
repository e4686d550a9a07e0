//! Opening a case for a new client.

pub mod create;
