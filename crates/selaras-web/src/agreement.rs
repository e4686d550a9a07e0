//! The counselling agreement: read by both sides, changed where both agree, signed by everyone who is to sign, and there to
//! be read again.

pub mod amendments;
pub mod clauses;
pub mod comparison;
pub mod kind;
pub mod paper;
pub mod show;
pub mod signature;
pub mod signed;
pub mod templates;
pub mod text;

pub use show::{holds, is_to_be_signed, of_today};
