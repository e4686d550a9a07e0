//! The ideas of counselling that Selaras rests on: given facts, they return decisions.
//!
//! Nothing here knows a database, a page or a clock; time, identifiers and randomness arrive as arguments.

pub mod access;
pub mod accommodation;
pub mod agenda;
pub mod agreement;
pub mod breach;
pub mod case;
pub mod caseload;
pub mod consent;
pub mod elsewhere;
pub mod emergency;
pub mod feedback;
pub mod goal;
pub mod guardian;
pub mod history;
pub mod id;
pub mod import;
pub mod instrument;
pub mod language;
pub mod moment;
pub mod next_step;
pub mod paper;
pub mod people;
pub mod preference;
pub mod processing;
pub mod profile;
pub mod proposal;
pub mod reflection;
pub mod request;
pub mod response;
pub mod retention;
pub mod review;
pub mod rupture;
pub mod score;
pub mod session;
pub mod signal;
pub mod task;
pub mod totp;
pub mod trajectory;
