//! Retention: what is kept until when, what is due, what stays in spite of it, and what was destroyed.

pub mod destruction;
pub mod due;
pub mod periods;
pub mod proposals;
pub mod stays;
pub mod traces;
