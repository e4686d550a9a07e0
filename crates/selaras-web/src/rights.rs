//! The client's rights as buttons: what they consented to, taking it back, stopping what is done with their case, and
//! asking the practice for a copy, a correction, a move, an objection, an erasure.

pub mod answered;
pub mod asked;
pub mod asking;
pub mod copy;
pub mod own;
