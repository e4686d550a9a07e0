//! Running the practice: who works here, who supervises whom, and the practice's own settings. No page here shows
//! a case, a client's name or anything they said.

pub mod factors;
pub mod failures;
pub mod providers;
pub mod settings;
pub mod staff;
pub mod team;
