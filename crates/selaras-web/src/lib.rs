//! The pages of Selaras: one folder per capability, addresses and templates side by side.

pub mod access;
pub mod agreement;
pub mod app;
pub mod ask;
pub mod assets;
pub mod calendar;
pub mod caseload;
pub mod cases;
pub mod clock;
pub mod fields;
pub mod gate;
pub mod goals;
pub mod home;
pub mod instrument;
pub mod layout;
pub mod map;
pub mod picture;
pub mod proposals;
pub mod reply;
pub mod router;
pub mod server;
pub mod sides;
pub mod signals;
pub mod tasks;
pub mod ticket;
pub mod words;
