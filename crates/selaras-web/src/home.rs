//! The client's home: what is next to do, the coming session, what is worth talking about, and the shared picture.

mod next;
pub mod picture;
pub mod show;
