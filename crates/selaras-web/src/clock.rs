//! The clock: the one place of the program that reads the time, and a fixed one for tests and demos.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use selaras_core::moment::Moment;

/// Tells the time.
#[derive(Clone)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// Stands still until it is told to move.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this moment.
    pub fn fixed(at: Moment) -> Self {
        Clock::Fixed(Arc::new(AtomicI64::new(at.unix_ms())))
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the program's clock")]
    pub fn now(&self) -> Moment {
        match self {
            Clock::Machine => jiff::Timestamp::now().into(),
            Clock::Fixed(ms) => Moment::from_unix_ms(ms.load(Ordering::Relaxed)),
        }
    }

    /// Moves a fixed clock on (the machine's clock moves by itself).
    pub fn advance(&self, ms: i64) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(ms, Ordering::Relaxed);
        }
    }
}
