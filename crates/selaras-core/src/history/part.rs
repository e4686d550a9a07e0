//! Which part of the history an instrument's responses belong to.

use crate::instrument::InstrumentId;
use crate::people::Side;

/// A part of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The client about the alliance.
    Feedback,
    /// The counsellor about the alliance, with a guess.
    View,
    /// How near a goal is.
    GoalRating,
    /// How the client is.
    CheckIn,
    /// Nothing that is followed over time: preferences, reflections.
    Aside,
}

/// The part that responses of this side to this instrument belong to. What a client answers on a scale that is
/// not about the alliance or a goal says how they are: our check-in, and every scale a practice brings along.
pub fn part_of(instrument: &InstrumentId, side: Side) -> Part {
    match (instrument.as_str(), side) {
        ("alliance-client" | "alliance-client-short", Side::Client) => Part::Feedback,
        ("alliance-counsellor", Side::Counsellor) => Part::View,
        ("goal-rating", _) => Part::GoalRating,
        ("preferences" | "preferences-short" | "reflection", _) | (_, Side::Counsellor) => Part::Aside,
        (_, Side::Client) => Part::CheckIn,
    }
}
