//! The counselling agreement: read by both sides, signed by both, and there to be read again.

pub mod show;
pub mod signature;
pub mod text;

pub use show::is_to_be_signed;
