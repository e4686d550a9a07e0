//! What can be wrong with an instrument file, in sentences its author can act on.

use super::name::NotAName;

/// Why an instrument was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InstrumentFault {
    /// Not TOML, or with a field that does not belong, is missing, or has the wrong kind of value.
    /// The message carries line and column.
    #[error("the instrument file cannot be read: {0}")]
    Unreadable(String),
    /// Readable, but something in it contradicts something else.
    #[error("the instrument `{instrument}` is refused: {}", sentences(.complaints))]
    Broken {
        /// The id in the file.
        instrument: String,
        /// Everything that is wrong, in the order of the file.
        complaints: Vec<Complaint>,
    },
}

/// One thing that is wrong with an instrument.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Complaint {
    /// An id breaks the rule for names.
    #[error(transparent)]
    NotAName(#[from] NotAName),
    /// Versions count from 1.
    #[error("version 0 does not exist; the first version is 1")]
    NoVersion,
    /// Neither client nor counsellor.
    #[error("`answered_by` is `{0}`; it must be `client` or `counsellor`")]
    WhoAnswers(String),
    /// No word about rights.
    #[error("`rights` is empty; say who may use the instrument and why")]
    NoRights,
    /// A wording lacks a language or a form of address.
    #[error("{place} {flaw}")]
    Wording {
        /// Where the wording stands.
        place: String,
        /// What is wrong with it.
        flaw: &'static str,
    },
    /// Nothing is asked.
    #[error("there is neither an item nor an open question")]
    NothingAsked,
    /// Two things of one name.
    #[error("{kind} `{name}` appears twice")]
    Twice {
        /// What kind of thing.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// Wording in the catalogue, which carries facts only.
    #[error("{0} has words, but a catalogue instrument carries facts only: the wording belongs to others")]
    WordsNotOurs(String),
    /// No wording where it is needed.
    #[error("item `{0}` has no text")]
    NoText(String),
    /// An item names a response scale that is not in the file.
    #[error("item `{item}` is answered on `{response}`, which is not among the response scales")]
    UnknownResponseScale {
        /// The item.
        item: String,
        /// The name it uses.
        response: String,
    },
    /// Something is wrong with a response scale.
    #[error("response scale `{name}` {flaw}")]
    ResponseScale {
        /// Its name.
        name: String,
        /// What is wrong.
        flaw: String,
    },
    /// The danger threshold can never be reached, or always is.
    #[error(
        "item `{item}` speaks of danger from {from}, which its response scale {min} to {max} does not allow (the lowest answer must stay free of danger)"
    )]
    DangerFrom {
        /// The item.
        item: String,
        /// The threshold.
        from: i16,
        /// Lowest answer.
        min: i16,
        /// Highest answer.
        max: i16,
    },
    /// Something is wrong with a scale.
    #[error("scale `{scale}` {flaw}")]
    Scale {
        /// Its name.
        scale: String,
        /// What is wrong.
        flaw: String,
    },
}

fn sentences(complaints: &[Complaint]) -> String {
    complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
