//! Where Selaras keeps things: the only crate with SQL, one file per idea, one text for two databases.

pub mod engine;

pub use engine::{Store, StoreError, Tx};
