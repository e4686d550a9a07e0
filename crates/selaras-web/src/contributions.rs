//! What a client gave, and what became of each: read, talked about, changed something.

mod content;
pub mod given;
pub mod mark;
pub mod opening;
pub mod own;
pub mod theirs;
