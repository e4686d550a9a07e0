//! The Selaras program.

fn main() {}
