//! Sign-ins: which browser is whose, kept here and not in memory, so that a restart signs nobody out.

use selaras_core::accommodation::Accommodations;
use selaras_core::id::{PersonId, PracticeId, ProviderId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;

use crate::accommodations;
use crate::engine::{Result, StoreError, Tx};
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

/// What a sign-in waits for before it opens any page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// For nothing: it is whole.
    Nothing,
    /// The password was right; the second factor is still to come. It opens no page.
    Factor,
    /// The practice asks for a second factor and there is none yet: it opens the pages where one is set up.
    Enrolment,
    /// A newer token has taken its place. It opens no page; a client's PIN gives it another token, for answers
    /// that never reached the phone.
    Replaced,
}

impl Waits {
    fn code(self) -> &'static str {
        match self {
            Waits::Nothing => "",
            Waits::Factor => "factor",
            Waits::Enrolment => "enrolment",
            Waits::Replaced => "replaced",
        }
    }
}

impl std::str::FromStr for Waits {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        [Waits::Nothing, Waits::Factor, Waits::Enrolment, Waits::Replaced]
            .into_iter()
            .find(|waits| waits.code() == text)
            .ok_or_else(|| UnknownWord(text.to_owned()))
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
    /// When they last proved who they are: by password, PIN, code or passkey.
    pub proven_at: Moment,
    /// What it waits for.
    pub waits: Waits,
    /// Whether its person has an authenticator. Read, never written.
    pub has_factor: bool,
    /// Whether something happened to its person's way in that they have not read. Read, never written.
    pub has_news: bool,
    /// What its person needs of the program itself. Read, never written.
    pub needs: Accommodations,
}

/// A sign-in as its person sees it on their own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The digest of its token.
    pub token: [u8; 32],
    /// The browser and the system in two words, as they were when it began; empty when unknown.
    pub device: String,
    /// When it began.
    pub made_at: Moment,
    /// When it was last used, to within minutes.
    pub used_at: Moment,
}

/// Keeps a new sign-in of this device (two words: browser and system).
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, sign_in: &SignIn, device: &str) -> Result<()> {
    tx.run(
        "INSERT INTO sign_ins
            (practice, token, person, kind, made_at, open_until, ends_at, proven_at, waits, device, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &[
            sign_in.practice.into(),
            (&sign_in.token).into(),
            sign_in.person.into(),
            sign_in.kind.code().into(),
            sign_in.made_at.into(),
            sign_in.open_until.into(),
            sign_in.ends_at.into(),
            sign_in.proven_at.into(),
            sign_in.waits.code().into(),
            device.into(),
            sign_in.made_at.into(),
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
    let found = tx.first(
        "SELECT s.person, s.kind, s.made_at, s.open_until, s.ends_at,
            h.id, h.name, h.zone, h.language, h.address, h.emergency_id, h.emergency_en, h.asks_safety, h.made_at,
            p.id, p.name, k.number, k.practice_key, k.wrapped, p.language, p.address, p.outside_key, p.made_at,
            s.proven_at, s.waits,
            CASE WHEN s.kind = 'staff' THEN (SELECT count(*) FROM authenticators a
                WHERE a.practice = s.practice AND a.person = s.person AND a.confirmed_at IS NOT NULL) ELSE 0 END,
            CASE WHEN s.kind = 'staff' THEN (SELECT count(*) FROM account_news n
                WHERE n.practice = s.practice AND n.person = s.person AND n.read_at IS NULL) ELSE 0 END,
            w.large, w.plain, w.aloud, w.more_time, w.helped
         FROM sign_ins s
         JOIN practices h ON h.id = s.practice
         JOIN persons p ON p.practice = s.practice AND p.id = s.person
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         LEFT JOIN accommodations w ON w.practice = s.practice AND w.person = s.person
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
                proven_at: row.get(23)?,
                waits: row.word(24)?,
                has_factor: row.get::<i64>(25)? > 0,
                has_news: row.get::<i64>(26)? > 0,
                needs: accommodations::read(row, 27)?,
            };
            Ok((sign_in, practices::read(row, 5)?, people::read(row, 14)?))
        },
    )?;
    let Some((sign_in, its_practice, person)) = found else { return Ok(None) };
    let person = person.open(tx, practice)?;
    Ok(Some((sign_in, its_practice, person)))
}

/// Keeps a sign-in open until then (or closes it, with a moment that has passed): it was used now.
///
/// # Errors
/// What the database said.
pub fn stay_open(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    token: [u8; 32],
    until: Moment,
    now: Moment,
) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET open_until = ?3, used_at = ?4 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into(), until.into(), now.into()],
    )
    .map(drop)
}

/// Its person has proved again who they are: it goes on under a new token and is open until then. The old token opens
/// nothing any more; a client's is remembered for a day, behind the PIN, for when the answer never reached the phone.
///
/// # Errors
/// What the database said.
pub fn renew(tx: &mut Tx<'_>, sign_in: &SignIn, token: [u8; 32], until: Moment, now: Moment) -> Result<()> {
    let (practice, old) = (sign_in.practice, &sign_in.token);
    tx.run(
        "INSERT INTO sign_ins
            (practice, token, person, kind, made_at, open_until, ends_at, proven_at, waits, device, used_at, provider)
         SELECT practice, ?3, person, kind, made_at, ?4, ends_at, ?5, ?6, device, ?5, provider
         FROM sign_ins WHERE practice = ?1 AND token = ?2",
        &[
            practice.into(),
            old.into(),
            (&token).into(),
            until.into(),
            now.into(),
            if sign_in.waits == Waits::Enrolment { Waits::Enrolment } else { Waits::Nothing }.code().into(),
        ],
    )?;
    if sign_in.kind == Kind::Staff {
        return end(tx, practice, sign_in.token);
    }
    let ends = sign_in.ends_at.min(now.plus_days(1));
    tx.run(
        "UPDATE sign_ins SET open_until = ?3, ends_at = ?4, waits = ?5 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), old.into(), now.into(), ends.into(), Waits::Replaced.code().into()],
    )
    .map(drop)
}

/// It was begun at a provider of sign-ins, which answers for it until then and no longer.
///
/// # Errors
/// What the database said.
pub fn came_by(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    token: [u8; 32],
    provider: ProviderId,
    until: Moment,
) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET provider = ?3,
            ends_at = CASE WHEN ends_at > ?4 THEN ?4 ELSE ends_at END
         WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into(), provider.into(), until.into()],
    )
    .map(drop)
}

/// It was begun without what its person knows (a password, a PIN): before something weighty they are asked for that.
///
/// # Errors
/// What the database said.
pub fn proves_nothing(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET proven_at = 0 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into()],
    )
    .map(drop)
}

/// By which provider of sign-ins it was begun, if by one.
///
/// # Errors
/// What the database said.
pub fn provider_of(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<Option<ProviderId>> {
    let found = tx.first(
        "SELECT provider FROM sign_ins WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into()],
        |row| row.get::<Option<ProviderId>>(0),
    )?;
    Ok(found.flatten())
}

/// Its person has to set up a second factor before it opens anything else.
///
/// # Errors
/// What the database said.
pub fn waits_for_enrolment(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET waits = ?3 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into(), Waits::Enrolment.code().into()],
    )
    .map(drop)
}

/// A sign-in that waited for something is whole.
///
/// # Errors
/// What the database said.
pub fn is_whole(tx: &mut Tx<'_>, practice: PracticeId, token: [u8; 32]) -> Result<()> {
    tx.run(
        "UPDATE sign_ins SET waits = ?3 WHERE practice = ?1 AND token = ?2",
        &[practice.into(), (&token).into(), Waits::Nothing.code().into()],
    )
    .map(drop)
}

/// The sign-ins of a person that have not ended, the last used first.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<Vec<Line>> {
    tx.all(
        "SELECT token, device, made_at, used_at FROM sign_ins
         WHERE practice = ?1 AND person = ?2 AND ends_at > ?3 AND waits <> ?4 AND waits <> ?5
         ORDER BY used_at DESC, token",
        &[
            practice.into(),
            person.into(),
            now.into(),
            Waits::Replaced.code().into(),
            Waits::Factor.code().into(),
        ],
        |row| {
            let token: Vec<u8> = row.get(0)?;
            Ok(Line {
                token: token.try_into().map_err(|_| unreadable())?,
                device: row.get(1)?,
                made_at: row.get(2)?,
                used_at: row.get(3)?,
            })
        },
    )
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

/// Ends every sign-in of a person but the one with this token.
///
/// # Errors
/// What the database said.
pub fn end_others(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, token: [u8; 32]) -> Result<()> {
    tx.run(
        "DELETE FROM sign_ins WHERE practice = ?1 AND person = ?2 AND token <> ?3",
        &[practice.into(), person.into(), (&token).into()],
    )
    .map(drop)
}

/// Forgets sign-ins that ended before this moment.
///
/// # Errors
/// What the database said.
pub fn forget_ended(tx: &mut Tx<'_>, moment: Moment) -> Result<u64> {
    tx.run("DELETE FROM sign_ins WHERE ends_at < ?1", &[moment.into()])
}

fn unreadable() -> StoreError {
    StoreError::Unreadable("a sign-in's digest has thirty-two bytes".to_owned())
}
