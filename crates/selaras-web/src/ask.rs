//! What a page is asked: by whom, about which case, with which fields.

use std::fmt::Write;
use std::str::FromStr;

use selaras_core::access::{Act, Refused, Relation, may};
use selaras_core::accommodation::Accommodations;
use selaras_core::id::{CaseId, Id, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, Side, comes_by_link};
use selaras_store::audit::By;
use selaras_store::cases::Case;
use selaras_store::people::Person;
use selaras_store::practices::Practice;
use selaras_store::sign_ins::SignIn;
use selaras_store::{StoreError, Tx, audit};

use crate::access::cookie::Token;
use crate::access::proof;
use crate::app::App;
use crate::calendar::Calendar;
use crate::fields::Fields;
use crate::layout::Frame;
use crate::ticket::Tickets;
use crate::words::Words;

/// One request that has passed the gate.
pub struct Ask<'a> {
    /// The running program.
    pub app: &'a App,
    /// When it came in.
    pub now: Moment,
    /// Who asks.
    pub me: &'a Me,
    /// The case it is about, when its address names one or speaks of the client's own.
    pub case: Option<&'a Case>,
    /// The words in the reader's language.
    pub words: Words,
    /// The parts of the address in braces.
    pub places: &'a [(String, String)],
    /// The fields behind the question mark.
    pub query: &'a Fields,
    /// The fields of the form that was sent; none for a page that is only looked at.
    pub form: &'a Fields,
    /// The address that was asked for.
    pub path: &'a str,
    /// Makes tickets for the forms on the page.
    pub tickets: Tickets,
    /// The token of the sign-in.
    pub token: Option<Token>,
    /// The sign-in itself.
    pub sign_in: &'a SignIn,
    /// The digest of a new password or PIN in the form, at the addresses that take one.
    pub digest: Option<&'a str>,
}

/// Who has signed in.
#[derive(Debug, Clone)]
pub struct Me {
    /// The practice they belong to.
    pub practice: Practice,
    /// Themselves.
    pub person: Person,
    /// The parts they play.
    pub roles: Vec<Role>,
}

/// What a page answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A page to read.
    Page(String),
    /// Go on to this address (303).
    Go(String),
    /// Go on to this address (303), signed out: the browser is told to forget what it kept of our pages.
    Leave(String),
    /// Something else than a page, with its type: a calendar file, a picture.
    Content(&'static str, Vec<u8>),
    /// A file to be kept: its type, its name, and what it holds.
    File(&'static str, String, Vec<u8>),
    /// The same page again (422), where what was tried stays written.
    Tried(String),
    /// Goes out only once this act stands in the audit.
    Noted(&'static str, Box<Answer>),
}

/// Why a page does not answer. Nothing was stored.
#[derive(Debug)]
pub enum Refusal {
    /// The gate says no.
    Access(Refused),
    /// A client's device waits for its PIN.
    Locked,
    /// This weighs more than that: the reader is asked once more for their password or PIN, and the form goes on.
    Prove(proof::Wanted),
    /// The practice asks for a second factor, which is to be set up first.
    Enrol,
    /// What the address names is not there.
    NotThere,
    /// The form cannot be taken as it is: the same page again, with what was entered and what is missing (422).
    Shown(String),
    /// The form was taken before; it led there.
    Again(String),
    /// The form's ticket is missing, forged or too old.
    Stale,
    /// The database cannot.
    Store(StoreError),
    /// A page could not be drawn.
    Drawing(String),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal::Store(error)
    }
}
impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Refusal::Access(refused)
    }
}
impl From<askama::Error> for Refusal {
    fn from(error: askama::Error) -> Self {
        Refusal::Drawing(error.to_string())
    }
}

/// What every page's function returns.
pub type Outcome = Result<Answer, Refusal>;

impl Answer {
    /// A page from its template.
    ///
    /// # Errors
    /// When the template cannot be drawn.
    pub fn page(template: &impl askama::Template) -> Outcome {
        Ok(Answer::Page(template.render()?))
    }

    /// The same page again with what is missing marked; nothing is stored.
    pub fn again(template: &impl askama::Template) -> Outcome {
        Err(Refusal::Shown(template.render()?))
    }

    /// The same page again with what is missing marked; unlike [`Answer::again`], what was written stays.
    ///
    /// # Errors
    /// When the template cannot be drawn.
    pub fn tried(template: &impl askama::Template) -> Outcome {
        Ok(Answer::Tried(template.render()?))
    }

    /// On to this address.
    pub fn go(to: impl Into<String>) -> Outcome {
        Ok(Answer::Go(to.into()))
    }

    /// On to this address, where the sentence `done-<what>` tells what was done.
    pub fn done(to: &str, what: &str) -> Outcome {
        let (to, mark) = to.split_once('#').unwrap_or((to, ""));
        let mut address = format!("{to}{}done={what}", if to.contains('?') { '&' } else { '?' });
        if !mark.is_empty() {
            let _ = write!(address, "#{mark}");
        }
        Answer::go(address)
    }
}

impl Me {
    /// Whether they come by a link and a PIN, and not by name and password.
    pub fn comes_by_link(&self) -> bool {
        comes_by_link(&self.roles)
    }

    /// Whether they play this part.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

impl Ask<'_> {
    /// The practice's id.
    pub fn practice(&self) -> PracticeId {
        self.me.practice.id
    }

    /// The case asked about.
    ///
    /// # Errors
    /// [`Refusal::NotThere`] when the address names none.
    pub fn case(&self) -> Result<&Case, Refusal> {
        self.case.ok_or(Refusal::NotThere)
    }

    /// The case's id.
    ///
    /// # Errors
    /// As [`Ask::case`].
    pub fn case_id(&self) -> Result<CaseId, Refusal> {
        self.case().map(|case| case.id)
    }

    /// The side of the case on which the reader stands: its client, or everyone else at the counsellor's.
    pub fn side(&self) -> Side {
        match self.case {
            Some(case) if case.client == self.me.person.id => Side::Client,
            _ => Side::Counsellor,
        }
    }

    /// Whether the reader may change the case from the counsellor's side: its counsellor of record, while it is open and
    /// processing is not stopped.
    pub fn works_on_case(&self) -> bool {
        self.case
            .is_some_and(|case| case.counsellor == self.me.person.id && case.takes_from(Side::Counsellor))
    }

    /// Whether the rules let the reader do this with a case to which they stand so: what lists ask before they show.
    pub fn may(&self, act: Act, relation: Relation) -> bool {
        may(act, Some(&self.me.roles), Some(relation)).is_ok()
    }

    /// The identifier in this place of the address.
    ///
    /// # Errors
    /// [`Refusal::NotThere`] when it does not read as one.
    pub fn id<K>(&self, place: &str) -> Result<Id<K>, Refusal> {
        self.place(place).ok_or(Refusal::NotThere)
    }

    /// What stands in this place of the address, read as `T`.
    pub fn place<T: FromStr>(&self, place: &str) -> Option<T> {
        self.places.iter().find(|(name, _)| name == place).and_then(|(_, text)| text.parse().ok())
    }

    /// Goes on only when the reader proved within the last ten minutes who they are. Otherwise they are asked for their
    /// password or PIN, and what they were sending is sent again after it. Begin a page that exports, erases, or
    /// changes roles, keys and ways to sign in with `ask.proven_lately()?;` (in its GET and in its POST; nothing may
    /// be written before it).
    ///
    /// # Errors
    /// [`Refusal::Prove`] when the last proof is older.
    pub fn proven_lately(&self) -> Result<(), Refusal> {
        // The demonstration's people come in by printed links and have nothing to prove themselves by.
        if self.app.site.demo || self.sign_in.proven_at.plus_ms(proof::FRESH_MS) > self.now {
            return Ok(());
        }
        let (client, code) = (self.me.comes_by_link(), self.sign_in.has_factor);
        Err(Refusal::Prove(proof::Wanted { words: self.words, client, code, needs: self.needs() }))
    }

    /// A new identifier.
    pub fn fresh<K>(&self) -> Id<K> {
        selaras_store::fresh(self.now)
    }

    /// Who does this, for the audit and for the store's functions.
    pub fn by(&self) -> By {
        By {
            practice: self.practice(),
            person: Some(self.me.person.id),
            now: self.now,
            case: self.case.map(|c| c.id),
        }
    }

    /// What the reader needs of the program itself.
    pub fn needs(&self) -> Accommodations {
        self.sign_in.needs
    }

    /// Writes a line of the audit.
    ///
    /// # Errors
    /// What the database said.
    pub fn note<K>(&self, tx: &mut Tx<'_>, act: &'static str, subject: Option<Id<K>>) -> Result<(), Refusal> {
        Ok(audit::note(tx, self.by(), act, subject)?)
    }

    /// Dates and times the way the reader and the practice's zone have them.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.words, &self.me.practice.zone)
    }

    /// What stands around the page: its title (a key of the words) and its entry in the navigation.
    pub fn frame(&self, title: &str, here: &'static str) -> Frame {
        self.frame_titled(self.words.say(title).into_owned(), here)
    }

    /// As [`Ask::frame`], with a title that is already in the reader's language.
    pub fn frame_titled(&self, title: String, here: &'static str) -> Frame {
        Frame {
            words: self.words,
            title,
            here,
            reader: Some(self.me.person.name.clone()),
            practice: self.me.practice.name.clone(),
            roles: self.me.roles.iter().map(|role| role.code()).collect(),
            path: self.path.to_owned(),
            notice: self.notice(),
            news: self.sign_in.has_news,
            needs: self.needs(),
            tickets: self.tickets.clone(),
        }
    }

    /// The sentence that tells what was just done, when the address carries one that we know.
    fn notice(&self) -> Option<String> {
        let done = self.query.given("done")?;
        let known = done.len() < 40 && done.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        known.then(|| self.words.look_up(&format!("done-{done}")))?.map(|text| text.into_owned())
    }
}
