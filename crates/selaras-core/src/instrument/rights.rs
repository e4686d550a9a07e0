//! Where an instrument comes from and who may use it.

use serde::Deserialize;

/// Where an instrument comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Written for Selaras, free to use.
    Ours,
    /// A published instrument of which we carry the facts and no wording.
    Catalogue,
    /// Loaded by a practice that may use it; never leaves its database.
    Brought,
}

/// The four qualification categories of the HIMPSI code (article 63(3) with SK 024/SK/PP-HIMPSI/VIII/18),
/// from A (anyone) to D (a psychologist with supervised practice).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Category {
    /// Not clinical, no expertise needed.
    A,
    /// Not clinical, needs knowledge and skill.
    B,
    /// Needs knowledge of test construction and training in psychology.
    C,
    /// As C, with further training and supervised practice.
    D,
}

/// Which category is needed for each kind of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// To hand it out and explain it.
    pub administer: Category,
    /// To see its scores.
    pub score: Category,
    /// To say what the scores mean.
    pub interpret: Category,
}
