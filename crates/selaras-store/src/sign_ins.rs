//! Sign-ins: which browser is whose, kept here and not in memory, so that a restart signs nobody out.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use crate::people::{self, Person};
use crate::practices::{self, Practice};

/// How someone signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Staff, by name and password.
    Staff,
    /// A client, by link and PIN.
    Client,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Kind::Staff => "staff",
            Kind::Client => "client",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        match text {
            "staff" => Ok(Kind::Staff),
            "client" => Ok(Kind::Client),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// One signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The practice.
    pub practice: PracticeId,
    /// The SHA-256 digest of the cookie's token.
    pub token: [u8; 32],
    /// Who.
    pub person: PersonId,
    /// How.
    pub kind: Kind,
    /// When.
    pub made_at: Moment,
    /// Until when it is open without asking for the PIN (clients) again.
    pub open_until: Moment,
    /// When it ends for good.
    pub ends_at: Moment,
}

/// Keeps a new sign-in.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, sign_in: &SignIn) -> Result<()> {
    tx.run(
        "INSERT INTO sign_ins (practice, token, person, kind, made_at, open_until, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            sign_in.practice.into(),
            (&sign_in.token).into(),
            sign_in.person.into(),
            sign_in.kind.code().into(),
            sign_in.made_at.into(),
            sign_in.open_until.into(),
            sign_in.ends_at.into(),
        ],
    )
    .map(drop)
}

/// The sign-in with this token, unless it has ended, and whose it is. Every page asks, so it is one question.
///
/// # Errors
/// What the database said.
pub fn find(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    token: [u8; 32],
    now: Moment,
) -> Result<Option<(SignIn, Practice, Person)>> {
    tx.first(
        "SELECT s.person, s.kind, s.made_at, s.open_until, s.ends_at,
            h.id, h.name, h.zone, h.language, h.address, h.emergency_id, h.emergency_en, h.asks_safety, h.made_at,
            p.id, p.name, p.language, p.address, p.outside_key, p.made_at
         FROM sign_ins s
         JOIN practices h ON h.id = s.practice
         JOIN persons p ON p.practice = s.practice AND p.id = s.person
         WHERE s.practice = ?1 AND s.token = ?2 AND s.ends_at > ?3",
        &[practice.into(), (&token).into(), now.into()],
        |row| {
            let sign_in = SignIn {
                practice,
                token,
                person: row.get(0)?,
                kind: row.word(1)?,
                made_at: row.get(2)?,
                open_until: row.get(3)?,
                ends_at: row.get(4)?,
            };
            Ok((sign_in, practices::read(row, 5)?, people::read(row, 14)?))
        },
    )
}

/// Keeps a sign-in open until then (or closes it, with a moment that has passed).
///
/// # Errors
/// What the database said.
pub fn stay_open(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32], until: Moment) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET open_until = ?3 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into(), until.into()],
    )
    .map(drop)
}

/// Ends one sign-in.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<()> {
    tx.run("DELETE FROM sign_ins WHERE practice = ?1 AND token = ?2", &[practice.into(), (&token).into()])
        .map(drop)
}

/// Ends every sign-in of a person: after a new PIN or password, and when an account ends.
///
/// # Errors
/// What the database said.
pub fn end_all(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM sign_ins WHERE practice = ?1 AND person = ?2", &[practice.into(), person.into()])
        .map(drop)
}

/// Forgets sign-ins that ended before this moment.
///
/// # Errors
/// What the database said.
pub fn forget_ended(tx: &mut Tx<'_>, moment: Moment) -> Result<u64> {
    tx.run("DELETE FROM sign_ins WHERE ends_at < ?1", &[moment.into()])
}
