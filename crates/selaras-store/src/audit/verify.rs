//! Walks every chain and every anchor of a practice, and names what does not fit.

use std::collections::{BTreeMap, BTreeSet};

use selaras_core::id::{CaseId, Id, PracticeId};

use super::anchors::{self, Anchor};
use super::chain::{Fields, NOTHING_BEFORE, digest_in, id_in, key};
use crate::engine::{Result, StoreError, Tx};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Chains walked.
    pub chains: usize,
    /// Lines read.
    pub lines: usize,
    /// Anchors computed anew.
    pub anchors: usize,
    /// What does not fit, at most one for each chain: the first.
    pub faults: Vec<Fault>,
}

/// Something that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// In which case's chain; none for the practice's own, and for anchors.
    pub case: Option<CaseId>,
    /// The first line (or anchor) that does not fit.
    pub number: i64,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// The line was changed, or the one before it was taken out, put in or exchanged.
    DoesNotFit,
    /// A line with this number is missing.
    Missing,
    /// The end of the chain is not where its head says it is.
    CutOrAdded,
    /// An anchor holds a line that is not there any more, or not as it was.
    NotAsAnchored,
    /// The anchor itself was changed, or one before it is missing.
    Anchor,
}

/// One chain while it is walked.
struct Walk {
    number: i64,
    digest: [u8; 32],
    fault: Option<(i64, Wrong)>,
    /// Where anchors hold it: number and digest.
    marks: BTreeMap<i64, [u8; 32]>,
}

/// Verifies a practice.
///
/// # Errors
/// What the database said.
pub fn practice(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Verdict> {
    let key = key(tx, practice)?;
    let mut verdict = Verdict::default();
    let mut marks = anchored(tx, practice, &key, &mut verdict)?;
    let heads: BTreeMap<[u8; 16], (i64, [u8; 32])> = tx
        .all(
            "SELECT chain, number, digest FROM audit_heads WHERE practice = ?1",
            &[practice.into()],
            |row| Ok((chain(id_in(row, 0)?)?, (row.get(1)?, digest_in(row, 2)?))),
        )?
        .into_iter()
        .collect();
    let written =
        tx.all("SELECT DISTINCT chain FROM audit WHERE practice = ?1", &[practice.into()], |row| {
            chain(id_in(row, 0)?)
        })?;
    let chains: BTreeSet<_> = heads.keys().copied().chain(written).chain(marks.keys().copied()).collect();
    for name in chains {
        let mut walk = Walk {
            number: 0,
            digest: NOTHING_BEFORE,
            fault: None,
            marks: marks.remove(&name).unwrap_or_default(),
        };
        verdict.chains += 1;
        verdict.lines += walk_lines(tx, practice, name, &key, &mut walk)?;
        if walk.fault.is_none()
            && heads.get(&name).copied().unwrap_or((0, NOTHING_BEFORE)) != (walk.number, walk.digest)
        {
            walk.fault = Some((walk.number + 1, Wrong::CutOrAdded));
        }
        if walk.fault.is_none()
            && let Some((number, _)) = walk.marks.first_key_value()
        {
            walk.fault = Some((*number, Wrong::NotAsAnchored));
        }
        let case = (name != practice.bytes()).then(|| Id::from_bytes(name));
        verdict.faults.extend(walk.fault.map(|(number, what)| Fault { case, number, what }));
    }
    Ok(verdict)
}

/// Reads the lines of one chain up to the first that does not fit; marks that hold are taken out of the walk.
fn walk_lines(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    chain: [u8; 16],
    key: &[u8; 32],
    walk: &mut Walk,
) -> Result<usize> {
    let lines = tx.all(
        "SELECT number, at, person, act, subject, digest FROM audit WHERE practice = ?1 AND chain = ?2
         ORDER BY number",
        &[practice.into(), (&chain).into()],
        |row| {
            let number: i64 = row.get(0)?;
            if walk.fault.is_some() {
                return Ok(());
            }
            if number != walk.number + 1 {
                walk.fault = Some((walk.number + 1, Wrong::Missing));
                return Ok(());
            }
            let act: String = row.get(3)?;
            let line = Fields {
                practice: practice.bytes(),
                chain,
                number,
                at: row.get(1)?,
                person: id_in(row, 2)?,
                act: &act,
                subject: id_in(row, 4)?,
            };
            let digest = line.digest(key, &walk.digest);
            if digest_in(row, 5)? != digest {
                walk.fault = Some((number, Wrong::DoesNotFit));
                return Ok(());
            }
            if walk.marks.get(&number) == Some(&digest) {
                walk.marks.remove(&number);
            }
            (walk.number, walk.digest) = (number, digest);
            Ok(())
        },
    )?;
    Ok(lines.len())
}

/// Computes every anchor anew, and gives back what they hold, chain by chain.
#[expect(clippy::type_complexity, reason = "chain to number to digest")]
fn anchored(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    key: &[u8; 32],
    verdict: &mut Verdict,
) -> Result<BTreeMap<[u8; 16], BTreeMap<i64, [u8; 32]>>> {
    let mut held: BTreeMap<[u8; 16], BTreeMap<i64, [u8; 32]>> = BTreeMap::new();
    let mut before: Option<Anchor> = None;
    let mut anchors = anchors::newest(tx, practice, u32::MAX)?;
    anchors.reverse();
    for anchor in anchors {
        let marks = anchors::marks(tx, practice, anchor.number)?;
        let fits = anchor.number == before.as_ref().map_or(1, |one| one.number + 1)
            && anchor.digest == anchors::sum(key, before.as_ref(), anchor.number, anchor.made_at, &marks);
        if !fits && verdict.faults.is_empty() {
            verdict.faults.push(Fault { case: None, number: anchor.number, what: Wrong::Anchor });
        }
        for mark in marks {
            held.entry(mark.chain).or_default().insert(mark.number, mark.digest);
        }
        verdict.anchors += 1;
        before = Some(anchor);
    }
    Ok(held)
}

fn chain(id: Option<[u8; 16]>) -> Result<[u8; 16]> {
    id.ok_or_else(|| StoreError::Unreadable("a chain without a name".to_owned()))
}
