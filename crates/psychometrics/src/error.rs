//! What can be wrong with an input, in the field's words: what it is and where.

/// A result of this library.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a statistic could not be computed. The text says what and where, so that it can be shown as it is.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// A number is NaN or infinite where a finite one is needed.
    #[error("{what} at {place} is not a finite number")]
    NotFinite {
        /// What the number is ("answer", "score").
        what: String,
        /// Where it stands ("row 3, item 2").
        place: String,
    },
    /// A number lies outside the values it can have.
    #[error("{what} is {value}, but must lie {bounds}")]
    OutOfRange {
        /// What the number is, with its place if it has one.
        what: String,
        /// The value found.
        value: f64,
        /// The values allowed ("from 0 to 1", "above 0").
        bounds: String,
    },
    /// Too few rows, items, categories or occasions.
    #[error("{what}: {got} given, at least {need} needed")]
    TooFew {
        /// What there is too little of ("rows with complete answers").
        what: String,
        /// The smallest number that would do.
        need: usize,
        /// The number given.
        got: usize,
    },
    /// Two inputs that belong together differ in length.
    #[error("{left} has {left_len} values, but {right} has {right_len}")]
    UnequalLengths {
        /// The first input.
        left: String,
        /// Its length.
        left_len: usize,
        /// The second input.
        right: String,
        /// Its length.
        right_len: usize,
    },
    /// Everybody has the same value, so nothing can be compared.
    #[error("{what} has no variance")]
    NoVariance {
        /// What does not vary ("item 3").
        what: String,
    },
    /// The data cannot tell the model's parameters apart.
    #[error("the model is not identified: {why}")]
    NotIdentified {
        /// What is missing or redundant.
        why: String,
    },
    /// A matrix that must be invertible or positive definite is not.
    #[error("{what} is not positive definite, so it cannot be inverted")]
    NotPositiveDefinite {
        /// Which matrix.
        what: String,
    },
    /// A model text or formula cannot be read.
    #[error("cannot read \"{text}\": {why}")]
    Unreadable {
        /// The text as given.
        text: String,
        /// What is wrong with it.
        why: String,
    },
    /// A name in a model is not in the data.
    #[error("there is no column named \"{name}\"")]
    NoSuchColumn {
        /// The name asked for.
        name: String,
    },
}

impl Error {
    /// A number outside its range: `value` of `what`, which must lie `bounds`.
    pub fn out_of_range(what: impl Into<String>, value: f64, bounds: impl Into<String>) -> Self {
        Self::OutOfRange { what: what.into(), value, bounds: bounds.into() }
    }

    /// Too little of something.
    pub fn too_few(what: impl Into<String>, need: usize, got: usize) -> Self {
        Self::TooFew { what: what.into(), need, got }
    }

    /// A value that is not finite.
    pub fn not_finite(what: impl Into<String>, place: impl Into<String>) -> Self {
        Self::NotFinite { what: what.into(), place: place.into() }
    }

    /// Something that does not vary.
    pub fn no_variance(what: impl Into<String>) -> Self {
        Self::NoVariance { what: what.into() }
    }

    /// A model that the data cannot identify.
    pub fn not_identified(why: impl Into<String>) -> Self {
        Self::NotIdentified { why: why.into() }
    }
}

/// `value` if it is finite.
///
/// # Errors
/// [`Error::NotFinite`] naming `what`.
pub fn finite(value: f64, what: &str) -> Result<f64> {
    if value.is_finite() { Ok(value) } else { Err(Error::not_finite(what, "the input")) }
}

/// `value` if it is finite and above zero.
///
/// # Errors
/// [`Error::NotFinite`] or [`Error::OutOfRange`] naming `what`.
pub fn positive(value: f64, what: &str) -> Result<f64> {
    if finite(value, what)? > 0.0 { Ok(value) } else { Err(Error::out_of_range(what, value, "above 0")) }
}

/// Whether every value is finite.
///
/// # Errors
/// [`Error::NotFinite`] naming `what` and the first bad place, counted from 1.
pub fn all_finite(values: &[f64], what: &str) -> Result<()> {
    match values.iter().position(|v| !v.is_finite()) {
        Some(i) => Err(Error::not_finite(what, format!("position {}", i + 1))),
        None => Ok(()),
    }
}
