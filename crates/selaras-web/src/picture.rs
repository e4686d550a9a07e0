//! The shared picture of a case, drawn as SVG on the server: what client and counsellor look at together.
//!
//! Every picture is a pure function from a plain struct and [`Words`](crate::words::Words) to a [`Picture`]:
//! a drawing that needs no script and no colour, the same in a few sentences, and the same as a table.
//! Sizes of text and marks are fixed pixels and only the horizontal places stretch (percentages), so that the
//! picture is as legible on a phone of 328 px as on a desk or on paper. The rules of style are in
//! `assets/picture.css`.

mod ink;
mod mark;
mod plot;

pub mod alliance;
pub mod figure;
pub mod goals;
pub mod names;
pub mod timeline;
pub mod triangle;
pub mod wellbeing;

pub use alliance::{Alliance, AllianceSession, Rating, alliance};
pub use figure::Picture;
pub use goals::{Accord, Goal, GoalRating, Goals, Task, TaskState, goals};
pub use names::Names;
pub use timeline::{Attendance, Day, Ending, Event, EventKind, Signal, Timeline, timeline};
pub use triangle::{Component, Item, Triangle, triangle};
pub use wellbeing::{Better, Change, CheckIn, Wellbeing, wellbeing};
