//! Where Selaras keeps things: the only crate with SQL, one file per idea, one text for two databases.

pub mod accommodations;
pub mod account_news;
pub mod accounts;
pub mod agenda;
pub mod agreements;
pub mod audit;
pub mod authenticators;
pub mod backup;
pub mod breaches;
pub mod caseload;
pub mod cases;
pub mod consents;
pub mod contributions;
pub mod data_contacts;
pub mod decisions;
pub mod emergencies;
pub mod engine;
pub mod erasure;
pub mod failed_sign_ins;
pub mod goals;
pub mod guardians;
pub mod history;
pub mod imports;
pub mod installation;
pub mod links;
pub mod papers;
pub mod passkeys;
pub mod people;
pub mod pins;
pub mod practices;
pub mod preferences;
pub mod private_notes;
pub mod profile;
pub mod proposals;
pub mod providers;
pub mod recovery_codes;
pub mod reflections;
pub mod remarks;
pub mod requests;
pub mod required_factors;
pub mod responses;
pub mod retention;
pub mod reviews;
pub mod ruptures;
pub mod secrets;
pub mod sessions;
pub mod sign_ins;
pub mod signals;
pub mod tasks;
pub mod tickets;

pub use engine::{Store, StoreError, Tx};

use selaras_core::id::Id;
use selaras_core::moment::Moment;

/// A new identifier for something that begins to exist now.
///
/// # Panics
/// When the operating system has no randomness, without which nothing here may go on.
#[expect(clippy::expect_used, reason = "the operating system's randomness cannot fail on supported systems")]
pub fn fresh<K>(now: Moment) -> Id<K> {
    let mut random = [0u8; 10];
    getrandom::fill(&mut random).expect("randomness from the operating system");
    Id::new(now.unix_ms(), random)
}
