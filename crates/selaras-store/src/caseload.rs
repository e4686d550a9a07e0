//! The caseload of one counsellor: everything its page shows, in a fixed number of queries that follow the
//! counsellor's index, however large the database is.

mod lines;

use std::collections::BTreeMap;

use selaras_core::caseload::Standing;
use selaras_core::feedback::is_sealed;
use selaras_core::id::{CaseId, PersonId, PracticeId, ResponseId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal;
use selaras_core::session::{self, Session};

use crate::cases::Ended;
use crate::engine::{Result, Tx};
use crate::people::names;
use crate::secrets::Whose;
use lines::Rated;

/// One open case on the caseload.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The case.
    pub case: CaseId,
    /// The client's name.
    pub client: String,
    /// What is known of it, for `selaras_core::caseload`.
    pub standing: Standing,
    /// The session both look forward to, or are in.
    pub next: Option<Session>,
    /// The client's ratings of the alliance, the oldest first, on a scale from 0 to 6; none that is still sealed.
    pub alliance: Vec<f64>,
}

/// A case that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The case.
    pub case: CaseId,
    /// The client's name.
    pub client: String,
    /// How and when it ended.
    pub ended: Ended,
}

/// The open cases of a counsellor, in the order in which they were opened.
///
/// # Errors
/// What the database said.
pub fn of_counsellor(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    counsellor: PersonId,
    now: Moment,
) -> Result<Vec<Line>> {
    let whose = [practice.into(), counsellor.into()];
    let mut open: BTreeMap<CaseId, Line> = lines::open(tx, practice, &whose)?;
    let signals = lines::signals(tx, &whose)?;
    let sessions = lines::sessions(tx, &whose)?;
    let rated = lines::rated(tx, &whose)?;
    let proposals = lines::proposals(tx, &whose)?;
    let unsigned = lines::unsigned(tx, &whose)?;
    let untouched = lines::untouched(tx, &whose)?;
    let strains = lines::strains(tx, &whose, now)?;
    for (case, line) in &mut open {
        met(line, sessions.get(case).map_or(&[], Vec::as_slice), now);
        let sealed = heard(line, rated.get(case).map_or(&[], Vec::as_slice), now);
        let told = signals.get(case).into_iter().flatten();
        let told = told.filter(|signal| signal.response.is_none_or(|response| !sealed.contains(&response)));
        line.standing.signals = told.map(|signal| (signal.kind, signal.raised_at)).collect();
        let waits =
            proposals.get(case).into_iter().flatten().filter(|proposal| {
                proposal.standing() == Some(proposal::Standing::WaitsFor(Side::Counsellor))
            });
        line.standing.waiting = waits.filter_map(|proposal| proposal.since()).collect();
        line.standing.unsigned =
            unsigned.get(case).cloned().unwrap_or_else(|| vec![Side::Client, Side::Counsellor]);
        line.standing.strains = strains.get(case).cloned().unwrap_or_default();
        line.standing.untouched = untouched.get(case).cloned().unwrap_or_default();
    }
    for line in open.values_mut() {
        if let Some(next) = &mut line.next {
            crate::sessions::open(tx, practice, line.case, next)?;
        }
    }
    let mut open: Vec<Line> = open.into_values().collect();
    open.sort_by_key(|line| (line.standing.opened_at, line.case));
    Ok(open)
}

/// The cases of a counsellor that have ended, the newest first, at most so many.
///
/// # Errors
/// What the database said.
pub fn ended(tx: &mut Tx<'_>, practice: PracticeId, counsellor: PersonId, most: u32) -> Result<Vec<Past>> {
    let all = tx.all(
        "SELECT c.id, p.id, p.name, k.number, k.practice_key, k.wrapped, c.closed_at, c.ending, c.ending_words
         FROM cases c JOIN persons p ON p.practice = c.practice AND p.id = c.client
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NOT NULL AND c.erased_at IS NULL
         ORDER BY c.closed_at DESC, c.id DESC LIMIT ?3",
        &[practice.into(), counsellor.into(), most.into()],
        |row| {
            let words: Option<String> = row.get(8)?;
            let ended = Ended { at: row.get(6)?, ending: row.word(7)?, words: words.unwrap_or_default() };
            Ok((row.get::<CaseId>(0)?, names::sealed(row, 1)?, ended))
        },
    )?;
    let past = all.into_iter().map(|(case, name, mut ended)| {
        let client = name.open(tx, practice)?;
        tx.know_case(practice, case, name.person);
        let whose = Whose::Case(practice, case);
        ended.words = tx.open_or_empty(whose, &crate::cases::place(case), &ended.words)?;
        Ok(Past { case, client, ended })
    });
    past.collect()
}

/// What the sessions say.
fn met(line: &mut Line, sessions: &[Session], now: Moment) {
    let standing = &mut line.standing;
    standing.held = sessions.iter().filter(|s| s.state == session::State::Held).map(Session::at).collect();
    standing.held.sort_unstable();
    let due = |session: &&Session| session.is_due(now) && !session.is_under_way();
    standing.due = sessions.iter().filter(due).count();
    let ahead: Vec<Session> = sessions.iter().filter(|s| !due(s)).cloned().collect();
    line.next = session::next(&ahead).cloned();
    standing.next = line.next.as_ref().map(Session::at);
}

/// What the ratings say; what the counsellor has not guessed yet says only that it is there. Gives back which
/// responses are still sealed.
fn heard(line: &mut Line, rated: &[Rated], now: Moment) -> Vec<ResponseId> {
    let has_view = |feedback: &Rated| {
        rated.iter().any(|view| view.side == Side::Counsellor && view.session == feedback.session)
    };
    let mut sealed = Vec::new();
    for feedback in rated.iter().filter(|rated| rated.side == Side::Client) {
        if is_sealed(feedback.given_at, has_view(feedback), now) {
            line.standing.sealed.push(feedback.given_at);
            sealed.push(feedback.response);
        } else {
            line.alliance.extend(feedback.value);
        }
    }
    sealed
}

/// A case that was looked for by its client's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The case.
    pub case: CaseId,
    /// The client's name.
    pub client: String,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// A counsellor's own cases, open and ended, whose client's name has all these words, each whole or by its beginning
/// from three letters on; by name.
///
/// # Errors
/// What the database said.
pub fn called(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    counsellor: PersonId,
    words: &str,
) -> Result<Vec<Called>> {
    let mut found = Vec::new();
    for client in names::search(tx, practice, words)? {
        let cases: Vec<(CaseId, Option<Moment>)> = tx.all(
            "SELECT id, closed_at FROM cases WHERE practice = ?1 AND client = ?2 AND counsellor = ?3 AND erased_at IS NULL",
            &[practice.into(), client.into(), counsellor.into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if cases.is_empty() {
            continue;
        }
        let name = crate::people::name_of(tx, practice, client)?;
        found.extend(cases.into_iter().map(|(case, ended_at)| Called {
            case,
            client: name.clone(),
            ended_at,
        }));
    }
    found.sort_by(|a, b| a.client.cmp(&b.client).then(a.case.cmp(&b.case)));
    Ok(found)
}
