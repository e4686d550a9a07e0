//! What every page has around it: who reads it, in which language, and the forms' tickets.

pub mod field;
pub mod navigation;
pub mod views;

use selaras_core::accommodation::Accommodations;

use crate::assets;
use crate::ticket::Tickets;
use crate::words::Words;

/// What the page around the page needs to know. Templates extend `layout/client.html`, `layout/staff.html`
/// or `layout/plain.html` and have a field `frame` of this type.
pub struct Frame {
    /// The words of the reader's language and way of address.
    pub words: Words,
    /// The page's title, already in the reader's language.
    pub title: String,
    /// The entry of the navigation that this page belongs to (`""` when none).
    pub here: &'static str,
    /// The name of who reads, when signed in.
    pub reader: Option<String>,
    /// The practice's name, when known.
    pub practice: String,
    /// The parts that the reader plays, for the navigation (`"counsellor"`, `"administrator"`, …).
    pub roles: Vec<&'static str>,
    /// The address of this page, for the language switch.
    pub path: String,
    /// One sentence to show at the top: what was just done.
    pub notice: Option<String>,
    /// Whether something happened to the reader's way in that they have not read about.
    pub news: bool,
    /// What the reader needs of the page itself.
    pub needs: Accommodations,
    /// Makes a ticket for each form on the page.
    pub tickets: Tickets,
}

impl Frame {
    /// The same around a page that is shown at an address which only takes forms: the language switch comes back to
    /// the page that the form stood on.
    #[must_use]
    pub fn at(self, path: String) -> Self {
        Self { path, ..self }
    }

    /// The hidden field that every form carries: it proves the form came from this page and lets a second
    /// submission of the same form be recognised.
    pub fn ticket(&self) -> String {
        format!("<input type=\"hidden\" name=\"ticket\" value=\"{}\">", self.tickets.issue())
    }

    /// The style that the client's pages carry inside them.
    pub fn style(&self) -> &'static str {
        assets::CLIENT_CSS.as_str()
    }

    /// The lighter style of a client's page that is one form.
    pub fn form_style(&self) -> &'static str {
        assets::FORM_CSS.as_str()
    }

    /// The address of the style sheet of staff pages.
    pub fn sheet(&self) -> &'static str {
        &assets::STAFF_CSS.address
    }

    /// The address of the style of the shared picture.
    pub fn picture_sheet(&self) -> &'static str {
        &assets::PICTURE_CSS.address
    }

    /// The address of the script.
    pub fn script(&self) -> &'static str {
        &assets::SCRIPT.address
    }

    /// The address of the script that reads a page aloud.
    pub fn aloud_script(&self) -> &'static str {
        &assets::ALOUD.address
    }

    /// The address of our mark.
    pub fn icon(&self) -> &'static str {
        &assets::ICON.address
    }

    /// Whether the reader plays this part.
    pub fn is(&self, role: &str) -> bool {
        self.roles.contains(&role)
    }
}
