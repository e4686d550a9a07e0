//! The joint review: one page for two people who look at one screen, at the desk or on the client's phone, and on paper.

pub mod answer;
pub mod helps;
pub mod record;
pub mod show;
pub mod together;

use selaras_core::review::Review;
use selaras_store::{Tx, reviews};

use crate::ask::{Ask, Refusal};
use crate::sides::under;

/// Whose yes a review needs.
pub const CLIENT: selaras_core::people::Side = selaras_core::people::Side::Client;

/// Where the review stands for who asks.
fn address(ask: &Ask<'_>) -> Result<String, Refusal> {
    Ok(format!("{}/review", under(ask)?))
}

/// The reviews of the case that is asked about, the newest first.
fn reviews_of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Review>, Refusal> {
    Ok(reviews::of_case(tx, ask.practice(), ask.case_id()?)?)
}
