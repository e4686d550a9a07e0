//! Instruments: what people are asked and how their answers are scored, as data checked when it is read.

mod check;
mod check_scale;
mod fault;
mod file;
mod item;
mod name;
mod rights;
mod scale;
mod shelf;
mod text;
mod wording;

pub use fault::{Complaint, InstrumentFault};
pub use item::{Anchor, Item, OpenQuestion, ResponseScale};
pub use name::{
    InstrumentId, ItemId, Name, NamesInstrument, NamesItem, NamesScale, NotAName, ScaleId, Version,
};
pub use rights::{Category, Origin, Qualification};
pub use scale::{Basis, Bound, CutOff, Direction, Figure, Key, Norm, Rule, Scale};
pub use shelf::{Shelf, shelf};
pub use text::Text;
pub use wording::Wording;

use crate::people::Side;

/// One version of a set of questions with its scoring. It exists only if its file passed every check.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    id: InstrumentId,
    version: Version,
    title: Text,
    short: Text,
    origin: Origin,
    rights: String,
    qualification: Qualification,
    answered_by: Side,
    complete: bool,
    instruction: Option<Text>,
    instruction_easy: Option<Text>,
    items: Vec<Item>,
    open: Vec<OpenQuestion>,
    scales: Vec<Scale>,
}

impl Instrument {
    /// The instrument in a TOML file.
    ///
    /// # Errors
    /// Unreadable TOML, with line and column; or everything in it that contradicts itself.
    pub fn parse(toml: &str) -> Result<Instrument, InstrumentFault> {
        let file = toml::from_str(toml).map_err(|fault| InstrumentFault::Unreadable(fault.to_string()))?;
        check::instrument(file)
    }

    /// Its name, the same for all versions.
    pub fn id(&self) -> &InstrumentId {
        &self.id
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Its full title.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Its title where there is little room.
    pub fn short(&self) -> &Text {
        &self.short
    }

    /// Where it comes from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Who may use it and why, as prose.
    pub fn rights(&self) -> &str {
        &self.rights
    }

    /// The qualification each kind of use asks for.
    pub fn qualification(&self) -> Qualification {
        self.qualification
    }

    /// Who answers it.
    pub fn answered_by(&self) -> Side {
        self.answered_by
    }

    /// Whether a form asks for every required answer before it accepts any.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// What is said above the first item.
    pub fn instruction(&self) -> Option<&Text> {
        self.instruction.as_ref()
    }

    /// The same in this wording; in the usual one where there is none of it.
    pub fn instruction_in(&self, wording: Wording) -> Option<&Text> {
        let easy = self.instruction_easy.as_ref().filter(|_| wording == Wording::Easy);
        easy.or(self.instruction.as_ref())
    }

    /// The wording that somebody gets who wishes for this one: the usual one where nothing is worded more easily.
    pub fn wording_for(&self, wish: Wording) -> Wording {
        let items = self.items.iter().any(|item| item.easy.is_some());
        let easy =
            items || self.open.iter().any(|open| open.easy.is_some()) || self.instruction_easy.is_some();
        if easy { wish } else { Wording::Usual }
    }

    /// Its closed items, in the order they are asked.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One closed item.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Its open questions, asked after the items.
    pub fn open(&self) -> &[OpenQuestion] {
        &self.open
    }

    /// Its scales, the main one first.
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// One scale.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// Which way is good for one item, seen through the first scale that counts it or, outside any scale,
    /// through its danger threshold: +1 when a higher raw answer is better, −1 when it is worse,
    /// `None` when neither is better (a preference).
    pub fn orientation(&self, item: usize) -> Option<i32> {
        let asked = self.items.get(item)?;
        let counted = self.scales.iter().find(|scale| scale.keys.iter().any(|key| key.item == item));
        match counted {
            Some(scale) => Some(match (scale.direction, asked.reverse) {
                (Direction::HigherIsBetter, false) | (Direction::LowerIsBetter, true) => 1,
                _ => -1,
            }),
            None => asked.danger_from.map(|_| -1),
        }
    }
}
