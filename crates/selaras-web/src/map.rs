//! The map of addresses: each with the one act it asks for, so that the gate and the tests read the same table.

use selaras_core::access::Act;
use selaras_store::Tx;

use crate::ask::{Ask, Outcome};

/// A page's function: given who asks and a transaction, it answers.
pub type Page = fn(&Ask<'_>, &mut Tx<'_>) -> Outcome;

/// What an address does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Looks.
    Get,
    /// Changes.
    Post,
}

/// One address.
#[derive(Clone, Copy)]
pub struct Address {
    /// Whether it looks or changes.
    pub method: Method,
    /// The path, with places in braces; `{case}` names the case that is asked about.
    pub path: &'static str,
    /// What it asks for.
    pub act: Act,
    /// Its function; none for the few that answer before the gate (signing in, links).
    pub page: Option<Page>,
}

/// All addresses.
#[derive(Clone, Default)]
pub struct Map {
    /// In the order they were named.
    pub addresses: Vec<Address>,
}

impl Map {
    /// An address that looks.
    #[must_use]
    pub fn get(self, path: &'static str, act: Act, page: Page) -> Self {
        self.with(Address { method: Method::Get, path, act, page: Some(page) })
    }

    /// An address that changes.
    #[must_use]
    pub fn post(self, path: &'static str, act: Act, page: Page) -> Self {
        self.with(Address { method: Method::Post, path, act, page: Some(page) })
    }

    /// An address that answers before the gate, open to everyone.
    #[must_use]
    pub fn open(self, method: Method, path: &'static str) -> Self {
        self.with(Address { method, path, act: Act::Anyone, page: None })
    }

    fn with(mut self, address: Address) -> Self {
        self.addresses.push(address);
        self
    }
}
