//! Account news: what happened to somebody's way in, told to them until they say that they have read it.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A recovery code was used.
    RecoveryCode,
    /// An administrator took their second factor away.
    FactorsReset,
    /// An administrator made a new link for them.
    Link,
    /// Somebody who had the right password did not have the right code, several times.
    Guessed,
    /// They set up an authenticator app.
    AuthenticatorSet,
    /// They took their authenticator app away.
    AuthenticatorRemoved,
    /// They made new recovery codes.
    CodesMade,
    /// They changed their password.
    Password,
    /// They made a passkey.
    PasskeyMade,
    /// They took a passkey away.
    PasskeyRemoved,
    /// They tied themselves to a provider of sign-ins.
    ProviderTied,
    /// They untied themselves from one.
    ProviderUntied,
    /// An administrator untied them from one.
    ProviderTakenAway,
}

impl What {
    const ALL: [What; 13] = [
        What::RecoveryCode,
        What::FactorsReset,
        What::Link,
        What::Guessed,
        What::AuthenticatorSet,
        What::AuthenticatorRemoved,
        What::CodesMade,
        What::Password,
        What::PasskeyMade,
        What::PasskeyRemoved,
        What::ProviderTied,
        What::ProviderUntied,
        What::ProviderTakenAway,
    ];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            What::RecoveryCode => "recovery-code",
            What::FactorsReset => "factors-reset",
            What::Link => "link",
            What::Guessed => "guessed",
            What::AuthenticatorSet => "authenticator-set",
            What::AuthenticatorRemoved => "authenticator-removed",
            What::CodesMade => "codes-made",
            What::Password => "password",
            What::PasskeyMade => "passkey-made",
            What::PasskeyRemoved => "passkey-removed",
            What::ProviderTied => "provider-tied",
            What::ProviderUntied => "provider-untied",
            What::ProviderTakenAway => "provider-taken-away",
        }
    }

    /// Whether its person did it themselves, having proved who they are: it needs no reading, and stands there to be found.
    fn is_own(self) -> bool {
        use What::{FactorsReset, Guessed, Link, ProviderTakenAway, RecoveryCode};
        !matches!(self, RecoveryCode | FactorsReset | Link | Guessed | ProviderTakenAway)
    }
}

impl std::str::FromStr for What {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        What::ALL.into_iter().find(|what| what.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// One line of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
    /// Whether its person has read it.
    pub read: bool,
}

/// Writes a line for this person.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, what: What, now: Moment) -> Result<()> {
    let read = what.is_own().then_some(now);
    tx.run(
        "INSERT INTO account_news (practice, person, at, what, read_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (practice, person, at, what) DO NOTHING",
        &[practice.into(), person.into(), now.into(), what.code().into(), read.into()],
    )
    .map(drop)
}

/// [`add`], unless such a line is waiting to be read already.
///
/// # Errors
/// What the database said.
pub fn add_once(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    what: What,
    now: Moment,
) -> Result<()> {
    let waiting = of(tx, practice, person)?.into_iter().any(|line| line.what == what && !line.read);
    if waiting { Ok(()) } else { add(tx, practice, person, what, now) }
}

/// A person's lines, the newest first.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Vec<Line>> {
    tx.all(
        "SELECT at, what, read_at FROM account_news WHERE practice = ?1 AND person = ?2 ORDER BY at DESC, what",
        &[practice.into(), person.into()],
        |row| {
            let read: Option<Moment> = row.get(2)?;
            Ok(Line { at: row.get(0)?, what: row.word(1)?, read: read.is_some() })
        },
    )
}

/// Their person has read them.
///
/// # Errors
/// What the database said.
pub fn read(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<()> {
    tx.run(
        "UPDATE account_news SET read_at = ?3 WHERE practice = ?1 AND person = ?2 AND read_at IS NULL",
        &[practice.into(), person.into(), now.into()],
    )
    .map(drop)
}

/// Forgets what was read and happened before this moment.
///
/// # Errors
/// What the database said.
pub fn forget_before(tx: &mut Tx<'_>, moment: Moment) -> Result<u64> {
    tx.run("DELETE FROM account_news WHERE at < ?1 AND read_at IS NOT NULL", &[moment.into()])
}
