//! Where the links around a page lead: the navigation of either side and the language switch.

use form_urlencoded::byte_serialize;
use selaras_core::language::Language;

use crate::layout::Frame;
use crate::layout::field::Text;

/// One entry of a navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What a page's `frame.here` says when it belongs to this entry; also its icon's name.
    pub here: &'static str,
    /// Where it leads.
    pub address: &'static str,
    /// The key of its word.
    pub word: &'static str,
    /// The part one must play to see it (`""`: everyone).
    role: &'static str,
}

/// One section of a page that has several, each with its own address.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Where it leads.
    pub address: String,
    /// Its word, in the reader's language.
    pub word: Text,
    /// Whether it is the one shown.
    pub here: bool,
}

/// The client's four places.
const CLIENT: [Entry; 4] = [
    Entry { here: "home", address: "/me", word: "nav-home", role: "" },
    Entry { here: "goals", address: "/me/goals", word: "nav-goals", role: "" },
    Entry { here: "sessions", address: "/me/sessions", word: "nav-sessions", role: "" },
    Entry { here: "words", address: "/me/words", word: "nav-words", role: "" },
];

/// The places of those who work at the practice.
const STAFF: [Entry; 4] = [
    Entry { here: "caseload", address: "/caseload", word: "nav-caseload", role: "counsellor" },
    Entry { here: "supervision", address: "/supervision", word: "nav-supervision", role: "supervisor" },
    Entry { here: "practice", address: "/practice", word: "nav-practice", role: "administrator" },
    Entry { here: "audit", address: "/practice/audit", word: "nav-audit", role: "auditor" },
];

/// Where the buttons that end a sign-in post to.
pub const SIGN_OUT: &str = "/sign-out";

impl Frame {
    /// The entries of the client's navigation.
    pub fn client_entries(&self) -> &'static [Entry] {
        &CLIENT
    }

    /// The entries that this reader's parts open.
    pub fn staff_entries(&self) -> Vec<&'static Entry> {
        STAFF.iter().filter(|entry| self.is(entry.role)).collect()
    }

    /// The first page of who reads.
    pub fn home(&self) -> &'static str {
        match self.staff_entries().first() {
            Some(entry) => entry.address,
            None if self.is("client") => CLIENT[0].address,
            None if self.is("guardian") => "/ward",
            None => "/",
        }
    }

    /// The address that ends the sign-in.
    pub fn sign_out(&self) -> &'static str {
        SIGN_OUT
    }

    /// The language to switch to.
    pub fn other_language(&self) -> Language {
        self.words.language().other()
    }

    /// The address that switches the language and comes back to this page.
    pub fn switch_address(&self) -> String {
        let back: String = byte_serialize(self.path.as_bytes()).collect();
        format!("/language/{}?to={back}", self.other_language())
    }

    /// Who the page belongs to: the practice, or Selaras while none is known.
    pub fn house(&self) -> String {
        if self.practice.is_empty() { self.words.say("brand").into_owned() } else { self.practice.clone() }
    }
}
