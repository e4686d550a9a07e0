//! A case on the counsellor's side: the head that all its pages carry, and the page with the shared picture.

pub mod drawn;
pub mod facts;
pub mod head;
pub mod show;
pub mod waiting;

pub use head::{Head, Section, head};
