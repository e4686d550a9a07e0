//! Accommodations: what a client needs of the program itself. It obeys on every page of theirs.

pub mod own;
