//! Agreements: what was put before both sides of a case, word for word, and who signed it when.

pub mod amendments;
pub mod delays;
pub mod templates;

use selaras_core::agreement::{Agreement, Beside, Digest, Draft, Method, Refused, Signature, Signer};
use selaras_core::consent::Purpose;
use selaras_core::id::{AgreementId, CaseId, PersonId, PracticeId};
use selaras_core::language::Language;
use selaras_core::moment::Moment;
use selaras_core::people::Side;

use crate::audit::{self, By};
use crate::cases;
use crate::consents;
use crate::engine::{Result, Row, StoreError, Tx};
use crate::proposals::who;
use crate::secrets::{Place, Whose};

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
        "SELECT id, version, template, made_at, amended, needs_guardian FROM agreements WHERE practice = ?1 AND case_id = ?2
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
            "SELECT side, signed_at, language, text_digest, method, person FROM signatures
             WHERE practice = ?1 AND case_id = ?2 AND agreement = ?3 ORDER BY signed_at, side",
            &[practice.into(), case.into(), agreement.id.into()],
            |row| {
                Ok(Signature {
                    by: row.word(0)?,
                    person: row.get(5)?,
                    at: row.get(1)?,
                    method: row.word(4)?,
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
    let found = tx.first(
        "SELECT t.words, w.words FROM agreement_texts t
         LEFT JOIN agreement_words w ON w.practice = t.practice AND w.digest = t.digest
         WHERE t.practice = ?1 AND t.case_id = ?2 AND t.agreement = ?3 AND t.language = ?4",
        &[practice.into(), case.into(), agreement.into(), language.code().into()],
        |row| Ok((row.get::<Option<String>>(0)?, row.get::<Option<String>>(1)?)),
    )?;
    match found {
        Some((Some(sealed), _)) => {
            tx.open(Whose::Case(practice, case), &text_place(case, agreement, language), &sealed).map(Some)
        }
        Some((None, plain)) => Ok(plain),
        None => Ok(None),
    }
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
            tx.run(
                "UPDATE agreements SET template = ?4, amended = ?5, needs_guardian = ?6
                 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
                &[
                    by.practice.into(),
                    case.into(),
                    agreement.id.into(),
                    (&draft.template.to_string()).into(),
                    draft.amended.into(),
                    draft.needs_guardian.into(),
                ],
            )?;
            (agreement.id, agreement.version)
        }
        (Beside::New { version }, _) => (put(tx, by, case, draft, version)?, version),
        (Beside::Keep | Beside::Renew, None) => (put(tx, by, case, draft, 1)?, 1),
    };
    let mut digests = Vec::new();
    for (language, words) in &draft.texts {
        let digest = Digest::of(words);
        keep_words(tx, by, (case, id), draft, (*language, words), digest)?;
        digests.push((*language, digest));
    }
    audit::note(tx, by, "agreement.text", Some(id))?;
    Ok(Agreement {
        id,
        version,
        template: draft.template.clone(),
        amended: draft.amended,
        needs_guardian: draft.needs_guardian,
        made_at: by.now,
        digests,
        signatures: Vec::new(),
    })
}

/// What somebody read and signs.
#[derive(Debug, Clone, Copy)]
pub struct Signing {
    /// Who signs.
    pub signer: Signer,
    /// The person, when it is not the one who acts: somebody who signed on paper.
    pub person: Option<PersonId>,
    /// How.
    pub method: Method,
    /// When it was signed.
    pub at: Moment,
    /// In which language they read it.
    pub language: Language,
    /// The digest of what they read.
    pub read: Digest,
}

/// A side signs what it has read, on its own page. Signing twice is signing once.
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
    let person = who(tx, by, case, side)?;
    let signer = side.into();
    let method = Method::Page;
    let signing = Signing { signer, person: Some(person), method, at: by.now, language, read };
    keep(tx, by, case, &signing)
}

/// Keeps a signature of anybody who signs, however it was given. Signing twice is signing once.
///
/// # Errors
/// When the words that were read are not those of the newest version; what the database said.
pub fn keep(tx: &mut Tx<'_>, by: By, case: CaseId, signing: &Signing) -> Result<AgreementId, NotSigned> {
    let agreement = state(tx, by.practice, case)?.ok_or(NotSigned::NothingThere)?;
    agreement.may_sign(signing.language, signing.read)?;
    if agreement.signature(signing.signer).is_some() {
        return Ok(agreement.id);
    }
    let whose = cases::find(tx, by.practice, case)?
        .ok_or_else(|| StoreError::Database("there is no such case".to_owned()))?;
    let person = signing.person.or(by.person).ok_or(NotSigned::NothingThere)?;
    tx.run(
        "INSERT INTO signatures (practice, case_id, agreement, side, person, signed_at, language, text_digest, method,
            kept_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            case.into(),
            agreement.id.into(),
            signing.signer.code().into(),
            person.into(),
            signing.at.into(),
            signing.language.code().into(),
            signing.read.bytes().into(),
            signing.method.code().into(),
            by.person.filter(|kept_by| *kept_by != person).into(),
        ],
    )?;
    if signing.signer != Signer::Counsellor {
        let (language, digest) = (signing.language, signing.read);
        let words = consents::Read { version: agreement.version, language, digest };
        let behalf = (signing.signer == Signer::Guardian).then_some(whose.client);
        let given = consents::Given { person, on_behalf_of: behalf, method: signing.method };
        consents::add(tx, by, case, given, (Purpose::Counselling, true), Some(words))?;
    }
    audit::note(tx, by, "agreement.signature", Some(agreement.id))?;
    Ok(agreement.id)
}

fn put(tx: &mut Tx<'_>, by: By, case: CaseId, draft: &Draft, version: u32) -> Result<AgreementId> {
    let id: AgreementId = crate::fresh(by.now);
    let person = who(tx, by, case, Side::Counsellor)?;
    tx.run(
        "INSERT INTO agreements (practice, id, case_id, version, template, made_at, made_by, amended, needs_guardian)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            version.into(),
            (&draft.template.to_string()).into(),
            by.now.into(),
            person.into(),
            draft.amended.into(),
            draft.needs_guardian.into(),
        ],
    )?;
    Ok(id)
}

/// Keeps the words: once for the practice while they are its template's, sealed with the case once both have put their
/// own under them.
fn keep_words(
    tx: &mut Tx<'_>,
    by: By,
    (case, agreement): (CaseId, AgreementId),
    draft: &Draft,
    (language, words): (Language, &str),
    digest: Digest,
) -> Result<()> {
    let own = if draft.amended > 0 {
        let place = text_place(case, agreement, language);
        Some(tx.seal(Whose::Case(by.practice, case), &place, words)?)
    } else {
        tx.run(
            "INSERT INTO agreement_words (practice, digest, words) VALUES (?1, ?2, ?3)
             ON CONFLICT (practice, digest) DO NOTHING",
            &[by.practice.into(), digest.bytes().into(), words.into()],
        )?;
        None
    };
    tx.run(
        "INSERT INTO agreement_texts (practice, case_id, agreement, language, digest, words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[
            by.practice.into(),
            case.into(),
            agreement.into(),
            language.code().into(),
            digest.bytes().into(),
            own.as_deref().into(),
        ],
    )
    .map(drop)
}

fn text_place(case: CaseId, agreement: AgreementId, language: Language) -> Place {
    Place::of("agreement_texts", "words").id(case).id(agreement).word(language.code())
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
        amended: row.get(4)?,
        needs_guardian: row.get(5)?,
        digests: Vec::new(),
        signatures: Vec::new(),
    })
}
