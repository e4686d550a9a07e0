//! Agreements: what was put before both sides of a case, word for word, and who signed it when.

use selaras_core::agreement::{Agreement, Beside, Digest, Draft, Refused, Signature};
use selaras_core::consent::Purpose;
use selaras_core::id::{AgreementId, CaseId, PracticeId};
use selaras_core::language::Language;
use selaras_core::people::Side;

use crate::audit::{self, By};
use crate::consents;
use crate::engine::{Result, Row, StoreError, Tx};
use crate::proposals::who;

/// Why a signature was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// Nothing has been put before the sides of this case.
    #[error("there is nothing to sign")]
    NothingThere,
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All versions of the agreement of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Agreement>> {
    let mut agreements = tx.all(
        "SELECT id, version, template, made_at FROM agreements WHERE practice = ?1 AND case_id = ?2
         ORDER BY version DESC",
        &[practice.into(), case.into()],
        read,
    )?;
    for agreement in &mut agreements {
        agreement.digests = tx.all(
            "SELECT language, digest FROM agreement_texts
             WHERE practice = ?1 AND case_id = ?2 AND agreement = ?3 ORDER BY language",
            &[practice.into(), case.into(), agreement.id.into()],
            |row| Ok((row.word(0)?, digest(row, 1)?)),
        )?;
        agreement.signatures = tx.all(
            "SELECT side, signed_at, language, text_digest FROM signatures
             WHERE practice = ?1 AND case_id = ?2 AND agreement = ?3 ORDER BY signed_at, side",
            &[practice.into(), case.into(), agreement.id.into()],
            |row| {
                Ok(Signature {
                    side: row.word(0)?,
                    at: row.get(1)?,
                    language: row.word(2)?,
                    digest: digest(row, 3)?,
                })
            },
        )?;
    }
    Ok(agreements)
}

/// The newest version of the agreement of a case, if anything was put before its sides yet.
///
/// # Errors
/// What the database said.
pub fn state(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Option<Agreement>> {
    Ok(of_case(tx, practice, case)?.into_iter().next())
}

/// What an agreement says in this language, word for word.
///
/// # Errors
/// What the database said.
pub fn text(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    agreement: AgreementId,
    language: Language,
) -> Result<Option<String>> {
    tx.first(
        "SELECT w.words FROM agreement_texts t
         JOIN agreement_words w ON w.practice = t.practice AND w.digest = t.digest
         WHERE t.practice = ?1 AND t.case_id = ?2 AND t.agreement = ?3 AND t.language = ?4",
        &[practice.into(), case.into(), agreement.into(), language.code().into()],
        |row| row.get(0),
    )
}

/// Puts this text before both sides, unless what was put before them stands (see [`Draft::beside`]).
///
/// # Errors
/// What the database said.
pub fn ensure_current(tx: &mut Tx<'_>, by: By, case: CaseId, draft: &Draft) -> Result<Agreement> {
    let newest = state(tx, by.practice, case)?;
    let (id, version) = match (draft.beside(newest.as_ref()), newest) {
        (Beside::Keep, Some(agreement)) => return Ok(agreement),
        (Beside::Renew, Some(agreement)) => {
            tx.run(
                "DELETE FROM agreement_texts WHERE practice = ?1 AND case_id = ?2 AND agreement = ?3",
                &[by.practice.into(), case.into(), agreement.id.into()],
            )?;
            (agreement.id, agreement.version)
        }
        (Beside::New { version }, _) => (put(tx, by, case, draft, version)?, version),
        (Beside::Keep | Beside::Renew, None) => (put(tx, by, case, draft, 1)?, 1),
    };
    let mut digests = Vec::new();
    for (language, words) in &draft.texts {
        let digest = Digest::of(words);
        keep_words(tx, by, (case, id), *language, words, digest)?;
        digests.push((*language, digest));
    }
    audit::note(tx, by, "agreement.text", Some(id))?;
    let template = draft.template.clone();
    Ok(Agreement { id, version, template, made_at: by.now, digests, signatures: Vec::new() })
}

/// A side signs what it has read. Signing twice is signing once.
///
/// # Errors
/// When the words that were read are not those of the newest version; what the database said.
pub fn sign(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    side: Side,
    language: Language,
    read: Digest,
) -> Result<AgreementId, NotSigned> {
    let agreement = state(tx, by.practice, case)?.ok_or(NotSigned::NothingThere)?;
    agreement.may_sign(language, read)?;
    if agreement.signature(side).is_some() {
        return Ok(agreement.id);
    }
    let person = who(tx, by, case, side)?;
    tx.run(
        "INSERT INTO signatures (practice, case_id, agreement, side, person, signed_at, language, text_digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            agreement.id.into(),
            side.code().into(),
            person.into(),
            by.now.into(),
            language.code().into(),
            read.bytes().into(),
        ],
    )?;
    if side == Side::Client {
        let words = consents::Read { version: agreement.version, language, digest: read };
        consents::add(tx, by, case, person, (Purpose::Counselling, true), Some(words))?;
    }
    audit::note(tx, by, "agreement.signature", Some(agreement.id))?;
    Ok(agreement.id)
}

fn put(tx: &mut Tx<'_>, by: By, case: CaseId, draft: &Draft, version: u32) -> Result<AgreementId> {
    let id: AgreementId = crate::fresh(by.now);
    let person = who(tx, by, case, Side::Counsellor)?;
    tx.run(
        "INSERT INTO agreements (practice, id, case_id, version, template, made_at, made_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            version.into(),
            (&draft.template.to_string()).into(),
            by.now.into(),
            person.into(),
        ],
    )?;
    Ok(id)
}

fn keep_words(
    tx: &mut Tx<'_>,
    by: By,
    (case, agreement): (CaseId, AgreementId),
    language: Language,
    words: &str,
    digest: Digest,
) -> Result<()> {
    tx.run(
        "INSERT INTO agreement_words (practice, digest, words) VALUES (?1, ?2, ?3)
         ON CONFLICT (practice, digest) DO NOTHING",
        &[by.practice.into(), digest.bytes().into(), words.into()],
    )?;
    tx.run(
        "INSERT INTO agreement_texts (practice, case_id, agreement, language, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[by.practice.into(), case.into(), agreement.into(), language.code().into(), digest.bytes().into()],
    )
    .map(drop)
}

fn digest(row: &Row<'_>, column: usize) -> Result<Digest> {
    let bytes: Vec<u8> = row.get(column)?;
    Digest::from_bytes(&bytes)
        .ok_or_else(|| StoreError::Unreadable(format!("column {column}: not the bytes of a digest")))
}

fn read(row: &Row<'_>) -> Result<Agreement> {
    Ok(Agreement {
        id: row.get(0)?,
        version: row.get(1)?,
        template: row.word(2)?,
        made_at: row.get(3)?,
        digests: Vec::new(),
        signatures: Vec::new(),
    })
}
