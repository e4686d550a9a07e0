//! What every page can reach: the store, the keys, the clock, and how this installation is addressed.

use std::sync::Arc;

use selaras_store::{Store, StoreError, installation};

use crate::access::failures::Failures;
use crate::access::throttle::Throttle;
use crate::clock::Clock;
use crate::elsewhere::Elsewhere;
use crate::gate::readings::Readings;

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Where things are kept.
    pub store: Store,
    /// Tells the time.
    pub clock: Clock,
    /// How the installation is addressed from outside.
    pub site: Arc<Site>,
    /// Signs form tickets.
    pub ticket_key: [u8; 32],
    /// Slows down guessing.
    pub throttle: Arc<Throttle>,
    /// Who has opened whose case lately.
    pub readings: Arc<Readings>,
    /// Failed sign-ins that are not written yet.
    pub failures: Arc<Failures>,
    /// The way to providers of sign-ins.
    pub elsewhere: Arc<Elsewhere>,
}

/// How the installation is addressed from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The address that links begin with, without a slash at the end: `https://konseling.example.sch.id`.
    pub public_url: String,
    /// Whether a proxy in front tells the visitor's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Whether this is the demonstration, whose printed links open more than once.
    pub demo: bool,
}

impl Site {
    /// Whether browsers reach us through TLS, so that cookies may be marked `Secure`.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

impl App {
    /// The program over an open store.
    ///
    /// # Errors
    /// What the database said.
    pub fn new(store: Store, clock: Clock, site: Site) -> Result<Self, StoreError> {
        let ticket_key = store.write_here(|tx| installation::key(tx, "tickets"))?;
        Ok(Self {
            store,
            clock,
            site: Arc::new(site),
            ticket_key,
            throttle: Arc::new(Throttle::default()),
            readings: Arc::new(Readings::default()),
            failures: Arc::new(Failures::default()),
            elsewhere: Arc::new(Elsewhere::default()),
        })
    }

    /// The same, asking providers of sign-ins by this way.
    #[must_use]
    pub fn asking(self, elsewhere: Elsewhere) -> Self {
        Self { elsewhere: Arc::new(elsewhere), ..self }
    }
}
