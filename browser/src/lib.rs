//! Journeys through Selaras in a real browser: a house to walk in, and somebody who walks.
//!
//! The journeys themselves are in `tests/journeys/`, the handbook's screenshots in `examples/shots.rs`.

pub mod house;
pub mod lived;
pub mod look;
pub mod walker;

pub use house::House;
pub use walker::Walker;
