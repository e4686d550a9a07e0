//! Preferences: how a client would like to be worked with.

pub mod own;
