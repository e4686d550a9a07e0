//! The queries behind the caseload: each reads one thing about all open cases of a counsellor at once.

use std::collections::BTreeMap;

use selaras_core::caseload::Standing;
use selaras_core::id::{CaseId, Id, PracticeId, ProposalId, ResponseId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::{Proposal, Taken, Wording};
use selaras_core::session::Session;
use selaras_core::signal::Kind;

use super::Line;
use crate::engine::{Result, Row, Tx, Value};
use crate::people::names;

/// Something about each case.
pub(super) type ByCase<T> = BTreeMap<CaseId, T>;

/// An open signal.
pub(super) struct Told {
    pub kind: Kind,
    pub raised_at: Moment,
    pub response: Option<ResponseId>,
}

/// A rating of the alliance by either side.
pub(super) struct Rated {
    pub response: ResponseId,
    pub side: Side,
    pub session: Option<SessionId>,
    pub given_at: Moment,
    pub value: Option<f64>,
}

pub(super) fn open(tx: &mut Tx<'_>, practice: PracticeId, whose: &[Value<'_>]) -> Result<ByCase<Line>> {
    let lines = tx.all(
        "SELECT c.id, p.id, p.name, k.number, k.practice_key, k.wrapped, c.opened_at
         FROM cases c JOIN persons p ON p.practice = c.practice AND p.id = c.client
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL",
        whose,
        |row| Ok((row.get::<CaseId>(0)?, names::sealed(row, 1)?, Standing::opened(row.get(6)?))),
    )?;
    let lines = lines.into_iter().map(|(case, name, standing)| {
        tx.know_case(practice, case, name.person);
        let client = name.open(tx, practice)?;
        Ok((case, Line { case, client, standing, next: None, alliance: Vec::new() }))
    });
    lines.collect()
}

pub(super) fn signals(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Told>>> {
    let told = tx.all(
        "SELECT c.id, g.kind, g.raised_at, g.response
         FROM cases c JOIN signals g ON g.practice = c.practice AND g.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL
            AND g.state IN ('open', 'acknowledged', 'talked')",
        whose,
        |row| Ok((row.get(0)?, Told { kind: row.word(1)?, raised_at: row.get(2)?, response: row.get(3)? })),
    )?;
    Ok(grouped(told))
}

/// Sessions whose purposes are still sealed.
pub(super) fn sessions(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Session>>> {
    let sessions = tx.all(
        "SELECT c.id, s.id, s.number, s.planned_at, s.purpose, s.state, s.began_at, s.ended_at
         FROM cases c JOIN sessions s ON s.practice = c.practice AND s.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL",
        whose,
        |row| {
            let session = Session {
                id: row.get(1)?,
                number: row.get(2)?,
                planned_at: row.get(3)?,
                purpose: row.get(4)?,
                state: row.word(5)?,
                began_at: row.get(6)?,
                ended_at: row.get(7)?,
                summary: None,
                plan: None,
                came: None,
            };
            Ok((row.get(0)?, session))
        },
    )?;
    Ok(grouped(sessions))
}

pub(super) fn rated(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Rated>>> {
    let rated = tx.all(
        "SELECT c.id, r.id, r.side, r.session_id, r.given_at, s.value
         FROM cases c
         JOIN responses r ON r.practice = c.practice AND r.case_id = c.id
            AND r.instrument IN ('alliance-client', 'alliance-client-short', 'alliance-counsellor')
         LEFT JOIN scores s ON s.practice = r.practice AND s.case_id = r.case_id AND s.response = r.id AND s.scale = 'alliance'
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL ORDER BY r.given_at, r.id",
        whose,
        |row| {
            let rated = Rated {
                response: row.get(1)?,
                side: row.word(2)?,
                session: row.get(3)?,
                given_at: row.get(4)?,
                value: row.get(5)?,
            };
            Ok((row.get(0)?, rated))
        },
    )?;
    Ok(grouped(rated))
}

/// The proposals of open goals and tasks, without their words.
pub(super) fn proposals(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Proposal>>> {
    let open = tx.all(
        "SELECT c.id, g.id FROM cases c JOIN goals g ON g.practice = c.practice AND g.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL AND g.state = 'open'
         UNION ALL
         SELECT c.id, t.id FROM cases c JOIN tasks t ON t.practice = c.practice AND t.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL AND t.state = 'open'",
        whose,
        |row| Ok((row.get::<CaseId>(0)?, row.get::<ProposalId>(1)?)),
    )?;
    let mut found: BTreeMap<ProposalId, (CaseId, Proposal)> =
        open.into_iter().map(|(case, id)| (id, (case, Proposal::default()))).collect();
    let wordings = tx.all(
        "SELECT w.proposal, w.version, w.side, w.made_at
         FROM cases c JOIN wordings w ON w.practice = c.practice AND w.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL ORDER BY w.proposal, w.version",
        whose,
        |row| {
            let (side, at) = (row.word(2)?, row.get(3)?);
            Ok((row.get::<ProposalId>(0)?, Wording { version: row.get(1)?, words: String::new(), side, at }))
        },
    )?;
    for (id, wording) in wordings {
        if let Some((_, proposal)) = found.get_mut(&id) {
            proposal.wordings.push(wording);
        }
    }
    for (id, taken) in stances(tx, whose)? {
        if let Some((_, proposal)) = found.get_mut(&id) {
            proposal.taken.push(taken);
        }
    }
    Ok(grouped(found.into_values()))
}

fn stances(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<Vec<(ProposalId, Taken)>> {
    tx.all(
        "SELECT s.proposal, s.version, s.side, s.stance, s.taken_at
         FROM cases c JOIN stances s ON s.practice = c.practice AND s.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL ORDER BY s.proposal, s.version, s.number",
        whose,
        |row| {
            let (side, stance, at) = (row.word(2)?, row.word(3)?, row.get(4)?);
            Ok((row.get(0)?, Taken { version: row.get(1)?, side, stance, words: None, at }))
        },
    )
}

/// The sides that have not signed the newest agreement, for cases that have one.
pub(super) fn unsigned(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Side>>> {
    let signed = tx.all(
        "SELECT c.id, a.version, s.side
         FROM cases c
         JOIN agreements a ON a.practice = c.practice AND a.case_id = c.id
         LEFT JOIN signatures s ON s.practice = a.practice AND s.case_id = a.case_id AND s.agreement = a.id
            AND s.side <> 'guardian'
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL ORDER BY a.version",
        whose,
        |row| Ok((row.get::<CaseId>(0)?, row.get::<u32>(1)?, row.word_if_any::<Side>(2)?)),
    )?;
    let mut newest: ByCase<(u32, Vec<Side>)> = BTreeMap::new();
    for (case, version, side) in signed {
        let (of, unsigned) = newest.entry(case).or_default();
        if *of != version {
            (*of, *unsigned) = (version, vec![Side::Client, Side::Counsellor]);
        }
        unsigned.retain(|one| Some(*one) != side);
    }
    Ok(newest.into_iter().map(|(case, (_, unsigned))| (case, unsigned)).collect())
}

/// When each thing was given that the counsellor has not touched.
pub(super) fn untouched(tx: &mut Tx<'_>, whose: &[Value<'_>]) -> Result<ByCase<Vec<Moment>>> {
    let given = tx.all(
        "SELECT c.id, k.given_at
         FROM cases c JOIN contributions k ON k.practice = c.practice AND k.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL
            AND k.read_at IS NULL AND k.talked_at IS NULL AND k.changed_at IS NULL",
        whose,
        |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(grouped(given))
}

/// Since when each open strain waits for the counsellor: to be heard or answered, or because the day to look again came.
pub(super) fn strains(tx: &mut Tx<'_>, whose: &[Value<'_>], now: Moment) -> Result<ByCase<Vec<Moment>>> {
    let open = tx.all(
        "SELECT c.id, r.opened_at, r.again_at, r.waits
         FROM cases c JOIN ruptures r ON r.practice = c.practice AND r.case_id = c.id
         WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL AND r.closed_at IS NULL",
        whose,
        |row: &Row<'_>| {
            let waits = row.word_if_any::<Side>(3)? == Some(Side::Counsellor);
            let again: Option<Moment> = row.get(2)?;
            let since = if waits { Some(row.get(1)?) } else { again.filter(|at| *at <= now) };
            Ok((row.get::<CaseId>(0)?, since))
        },
    )?;
    Ok(grouped(open.into_iter().filter_map(|(case, since)| Some((case, since?)))))
}

fn grouped<T>(pairs: impl IntoIterator<Item = (Id<selaras_core::id::Case>, T)>) -> ByCase<Vec<T>> {
    let mut groups = ByCase::<Vec<T>>::new();
    for (case, one) in pairs {
        groups.entry(case).or_default().push(one);
    }
    groups
}
