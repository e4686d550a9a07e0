//! Telling that a case was opened in an emergency: the client until they have read it and for ever on the page that
//! says who looked, the counsellor of record on their caseload, the administrator without a word of the case.

use selaras_core::id::CaseId;
use selaras_store::emergencies::{self, Opening};
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::field::Text;

/// So long staff are reminded of an opening.
const DAYS: i64 = 30;

/// One opening, in the reader's language.
pub struct Told {
    /// Who opened whose case, and when.
    pub sentence: Text,
    /// Why; the administrator is not told.
    pub reason: Option<String>,
    /// The case, for the counsellor of record.
    pub address: Option<String>,
}

/// `POST /me/emergency`: the client has read it.
pub fn read(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    emergencies::read(tx, ask.practice(), ask.case_id()?)?;
    ask.note(tx, "emergency.reading", Some(ask.case_id()?))?;
    Answer::done("/me", "emergency-read")
}

/// What the client has not read yet. Asks nothing where nothing happened.
///
/// # Errors
/// What the database said.
pub fn unread(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Told>, Refusal> {
    let case = ask.case()?;
    if case.emergency_at.is_none() {
        return Ok(None);
    }
    Ok(to_client(ask, tx, case.id)?.into_iter().next())
}

/// Every opening of the client's case, the newest first.
///
/// # Errors
/// What the database said.
pub fn to_client(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Told>, Refusal> {
    let all = emergencies::of_case(tx, ask.practice(), case)?;
    Ok(all.into_iter().map(|one| told(ask, "emergency-told-client", one, None)).collect())
}

/// The openings of the counsellor's own cases in the last month.
///
/// # Errors
/// What the database said.
pub fn to_counsellor(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Told>, Refusal> {
    let from = ask.now.plus_days(-DAYS);
    let all = emergencies::of_counsellor(tx, ask.practice(), ask.me.person.id, from)?;
    let address = |one: &Opening| Some(format!("/cases/{}", one.case));
    Ok(all
        .into_iter()
        .map(|one| {
            let to = address(&one);
            told(ask, "emergency-told-counsellor", one, to)
        })
        .collect())
}

/// The openings at the practice in the last month: who opened a case of whose, and when.
///
/// # Errors
/// What the database said.
pub fn to_administrator(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Told>, Refusal> {
    let mut all = Vec::new();
    for one in emergencies::since(tx, ask.practice(), ask.now.plus_days(-DAYS))? {
        let mut name = |id| people::name_of(tx, ask.practice(), id);
        let places = [
            ("name", name(one.person)?.into()),
            ("counsellor", name(one.counsellor)?.into()),
            ("when", ask.calendar().date_time(one.at).into()),
        ];
        let sentence = ask.words.fill("emergency-told-administrator", &places);
        all.push(Told { sentence, reason: None, address: None });
    }
    Ok(all)
}

fn told(ask: &Ask<'_>, key: &str, one: Opening, address: Option<String>) -> Told {
    let when = ask.calendar().date_time(one.at);
    let places = [("name", one.name.into()), ("when", when.into())];
    Told { sentence: ask.words.fill(key, &places), reason: Some(one.reason), address }
}
