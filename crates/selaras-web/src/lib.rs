//! The pages of Selaras: one folder per capability, addresses and templates side by side.

pub mod assets;
pub mod layout;
pub mod picture;
pub mod ticket;
pub mod words;
