//! The caseload: a counsellor's own cases, those who need attention first, with the reason in words.

pub mod list;
mod reason;
pub mod search;
mod spark;
