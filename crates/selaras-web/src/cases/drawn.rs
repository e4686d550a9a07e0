//! The shared picture of a case from its facts: the same numbers for both sides, in the words of whoever reads.

mod alliance;
mod goals;
mod timeline;
mod triangle;
mod wellbeing;

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::{Names, Picture};

/// The pictures of a case.
pub struct Drawn {
    /// The alliance over the sessions.
    pub alliance: Picture,
    /// Goal, task and bond in both views, once there is feedback.
    pub triangle: Option<Picture>,
    /// Well-being over the sessions.
    pub wellbeing: Picture,
    /// The goals with their ratings and tasks.
    pub goals: Picture,
    /// What happened.
    pub timeline: Picture,
}

/// Draws them.
pub fn draw(ask: &Ask<'_>, facts: &Facts) -> Drawn {
    draw_named(ask, facts, &Names::seen_by(facts.reader, &ask.words))
}

/// Draws them for readers who are called otherwise than usual: two people at one screen, by their names.
pub fn draw_named(ask: &Ask<'_>, facts: &Facts, names: &Names) -> Drawn {
    Drawn {
        alliance: alliance::draw(ask, facts, names.clone()),
        triangle: triangle::draw(ask, facts, names.clone()),
        wellbeing: wellbeing::draw(ask, facts, names.clone()),
        goals: goals::draw(ask, facts, names.clone()),
        timeline: timeline::draw(ask, facts),
    }
}
