//! The client's rights as buttons: what they consented to, taking it back, and stopping what is done with their case.

pub mod own;
