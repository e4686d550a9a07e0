//! The shelf of instruments at hand: the built-in ones, and what a practice brought.

use std::sync::OnceLock;

use super::{Instrument, InstrumentFault, InstrumentId, Version};

/// Every instrument built in, one file a version. A test holds this list against the folder.
const FILES: &[&str] = &[
    include_str!("../../../../instruments/alliance-client/1.toml"),
    include_str!("../../../../instruments/alliance-client-short/1.toml"),
    include_str!("../../../../instruments/alliance-counsellor/1.toml"),
    include_str!("../../../../instruments/bdi/1.toml"),
    include_str!("../../../../instruments/check-in/1.toml"),
    include_str!("../../../../instruments/core-10/1.toml"),
    include_str!("../../../../instruments/gad-7/1.toml"),
    include_str!("../../../../instruments/goal-rating/1.toml"),
    include_str!("../../../../instruments/phq-9/1.toml"),
    include_str!("../../../../instruments/preferences/1.toml"),
    include_str!("../../../../instruments/preferences-short/1.toml"),
    include_str!("../../../../instruments/reflection/1.toml"),
    include_str!("../../../../instruments/who-5/1.toml"),
];

/// The instruments built into Selaras.
pub fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and a test reads each of them"
    )]
    SHELF.get_or_init(|| Shelf::from_files(FILES).expect("every built-in instrument is sound"))
}

/// Instruments, each version once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shelf {
    instruments: Vec<Instrument>,
}

impl Shelf {
    /// A shelf with the instruments in these files.
    ///
    /// # Errors
    /// The first file that is no sound instrument.
    pub fn from_files(files: &[&str]) -> Result<Shelf, InstrumentFault> {
        let mut shelf = Shelf::default();
        for file in files {
            shelf.put(Instrument::parse(file)?);
        }
        Ok(shelf)
    }

    /// Puts an instrument on the shelf, in the place of the same version if that is already there.
    pub fn put(&mut self, instrument: Instrument) {
        let key = |i: &Instrument| (i.id().clone(), i.version());
        match self.instruments.binary_search_by_key(&key(&instrument), key) {
            Ok(at) => self.instruments[at] = instrument,
            Err(at) => self.instruments.insert(at, instrument),
        }
    }

    /// One version of one instrument.
    pub fn find(&self, id: &InstrumentId, version: Version) -> Option<&Instrument> {
        self.instruments.iter().find(|i| i.id() == id && i.version() == version)
    }

    /// The newest version of an instrument, the one that is handed out.
    pub fn newest(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().rev().find(|i| *i.id() == id)
    }

    /// Every instrument, by name and version.
    pub fn all(&self) -> &[Instrument] {
        &self.instruments
    }
}
