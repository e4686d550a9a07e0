//! Recovery codes: on paper, for the day when the telephone with the authenticator is gone. Only digests are kept, made
//! with the practice's key, and each works once.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use crate::secrets;

/// So many are made at a time.
pub const HOW_MANY: usize = 10;
/// No letter looks like another, nor like a digit: 32 of them, so each sign holds five bits and a code sixty.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 12;

/// What is left of somebody's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// How many have not been used.
    pub unused: usize,
    /// When one was used last.
    pub used_at: Option<Moment>,
}

/// Makes new codes in the place of all that were there. They are told this one time, like `4k7m-q2xw-9bfz`.
///
/// # Errors
/// What the database said.
pub fn make(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<Vec<String>> {
    remove(tx, practice, person)?;
    let mut codes = Vec::with_capacity(HOW_MANY);
    for _ in 0..HOW_MANY {
        let mut random = [0u8; LENGTH];
        secrets::fill(&mut random);
        let code: String = random.iter().map(|byte| char::from(SIGNS[usize::from(byte & 31)])).collect();
        let digest = digest(tx, practice, person, &code)?;
        tx.run(
            "INSERT INTO recovery_codes (practice, person, digest, made_at, used_at) VALUES (?1, ?2, ?3, ?4, NULL)",
            &[practice.into(), person.into(), (&digest).into(), now.into()],
        )?;
        codes.push(format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]));
    }
    Ok(codes)
}

/// Uses a code up; false when it is none of this person's, or was used before. Capitals, dashes and blanks do not matter,
/// nor whether somebody read a zero as an O.
///
/// # Errors
/// What the database said.
pub fn use_up(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    code: &str,
    now: Moment,
) -> Result<bool> {
    let Some(code) = plain(code) else { return Ok(false) };
    let digest = digest(tx, practice, person, &code)?;
    let touched = tx.run(
        "UPDATE recovery_codes SET used_at = ?4
         WHERE practice = ?1 AND person = ?2 AND digest = ?3 AND used_at IS NULL",
        &[practice.into(), person.into(), (&digest).into(), now.into()],
    )?;
    Ok(touched == 1)
}

/// What is left.
///
/// # Errors
/// What the database said.
pub fn left(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Left> {
    let used = tx.all(
        "SELECT used_at FROM recovery_codes WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
        |row| row.get::<Option<Moment>>(0),
    )?;
    let unused = used.iter().filter(|used| used.is_none()).count();
    Ok(Left { unused, used_at: used.into_iter().flatten().max() })
}

/// Takes them all away.
///
/// # Errors
/// What the database said.
pub fn remove(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run(
        "DELETE FROM recovery_codes WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
    )
    .map(drop)
}

fn digest(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, code: &str) -> Result<[u8; 32]> {
    secrets::digest(tx, practice, "recovery codes", &format!("{person} {code}"))
}

fn plain(text: &str) -> Option<String> {
    let sign = |sign: char| match sign.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let code: String = text.chars().filter(|c| *c != '-' && !c.is_whitespace()).map(sign).take(64).collect();
    (code.len() == LENGTH && code.bytes().all(|byte| SIGNS.contains(&byte))).then_some(code)
}
