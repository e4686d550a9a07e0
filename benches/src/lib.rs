//! What Selaras claims to be fast at: one file per measurement in `src/bin/`, and here what they share.

pub mod figures;
pub mod http;
pub mod load;
pub mod peers;
pub mod practice;
pub mod process;
pub mod visit;
