//! What is due for destruction in a practice at a moment, worked out anew each time it is asked.

use std::collections::HashMap;

use selaras_core::id::{CaseId, PersonId, PracticeId, ResponseId};
use selaras_core::moment::Moment;
use selaras_core::retention::{Class, Facts, Periods, due_at, is_due};

use crate::engine::{Result, Tx};
use crate::retention::{periods, stays};

/// Something whose period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: PersonId,
    /// Its counsellor.
    pub counsellor: PersonId,
    /// What of it.
    pub class: Class,
    /// The last session (the closing where none was held), over all of the client's cases for the whole record.
    pub last: Moment,
    /// Since when.
    pub due_at: Moment,
}

/// Everything that is due now and that nothing keeps.
///
/// # Errors
/// What the database said.
pub fn now(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<Vec<Due>> {
    let periods = periods::of(tx, practice)?;
    let holdings = holdings(tx, practice)?;
    let mut kept: HashMap<CaseId, Vec<Moment>> = HashMap::new();
    for stay in stays::now(tx, practice, now)? {
        kept.entry(stay.case).or_default().push(stay.until);
    }
    let mut of_client: HashMap<PersonId, Vec<usize>> = HashMap::new();
    for (i, holding) in holdings.iter().enumerate() {
        of_client.entry(holding.client).or_default().push(i);
    }
    let none = Vec::new();
    let mut due = Vec::new();
    for holding in &holdings {
        // One key seals all of a client's cases: the record goes with the last of them.
        let all = of_client.get(&holding.client).map_or(&[][..], Vec::as_slice);
        let whole = all.iter().filter_map(|i| holdings.get(*i));
        let whole_facts = whole.clone().fold(holding.facts, |facts, one| Facts {
            open: facts.open || one.facts.open,
            last: facts.last.max(one.facts.last),
            ..facts
        });
        let whole_stays: Vec<Moment> =
            whole.flat_map(|one| kept.get(&one.case).unwrap_or(&none)).copied().collect();
        let own_stays = kept.get(&holding.case).unwrap_or(&none);
        for class in Class::TIMED.into_iter().filter(|class| holding.holds(*class)) {
            let (facts, stays) = match class {
                Class::Counselling => (&whole_facts, &whole_stays),
                _ => (&holding.facts, own_stays),
            };
            if is_due(class, &periods, facts, stays, now) {
                due.extend(item(holding, class, &periods, facts));
            }
        }
    }
    due.sort_by_key(|one| (one.class, one.due_at, one.case));
    Ok(due)
}

fn item(holding: &Holding, class: Class, periods: &Periods, facts: &Facts) -> Option<Due> {
    let due_at = due_at(class, periods, facts)?;
    let Holding { case, client, counsellor, .. } = *holding;
    Some(Due { case, client, counsellor, class, last: facts.last, due_at })
}

/// What a case holds.
struct Holding {
    case: CaseId,
    client: PersonId,
    counsellor: PersonId,
    facts: Facts,
    answers: i64,
    notes: i64,
    reflections: i64,
    imported: bool,
}

impl Holding {
    fn holds(&self, class: Class) -> bool {
        match class {
            Class::Counselling => true,
            Class::Answers => self.answers > 0,
            Class::PrivateNotes => self.notes > 0,
            Class::Reflections => self.reflections > 0,
            Class::ImportedScores => self.imported,
            _ => false,
        }
    }
}

fn holdings(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Holding>> {
    let mut holdings = tx.all(
        "SELECT c.id, c.client, c.counsellor, c.opened_at, c.closed_at,
            (SELECT max(COALESCE(s.ended_at, s.planned_at)) FROM sessions s
                WHERE s.practice = c.practice AND s.case_id = c.id AND s.state = 'held'),
            (SELECT count(*) FROM responses r
                WHERE r.practice = c.practice AND r.case_id = c.id AND r.answers IS NOT NULL),
            (SELECT count(*) FROM private_notes n WHERE n.practice = c.practice AND n.case_id = c.id),
            (SELECT count(*) FROM reflections f
                WHERE f.practice = c.practice AND f.case_id = c.id AND f.seen_by = 'client')
         FROM cases c WHERE c.practice = ?1 AND c.erased_at IS NULL",
        &[practice.into()],
        |row| {
            let closed: Option<Moment> = row.get(4)?;
            let opened: Moment = row.get(3)?;
            let session: Option<Moment> = row.get(5)?;
            let last = session.or(closed).unwrap_or(opened);
            Ok(Holding {
                case: row.get(0)?,
                client: row.get(1)?,
                counsellor: row.get(2)?,
                facts: Facts { open: closed.is_none(), last, born: None },
                answers: row.get(6)?,
                notes: row.get(7)?,
                reflections: row.get(8)?,
                imported: false,
            })
        },
    )?;
    let brought = tx.all(
        "SELECT r.case_id, r.id FROM responses r JOIN cases c ON c.practice = r.practice AND c.id = r.case_id
         WHERE r.practice = ?1 AND r.answers IS NULL AND c.closed_at IS NOT NULL AND c.erased_at IS NULL",
        &[practice.into()],
        |row| Ok((row.get::<CaseId>(0)?, row.get::<ResponseId>(1)?)),
    )?;
    let brought: std::collections::HashSet<CaseId> =
        brought.into_iter().filter(|(_, id)| was_brought(*id)).map(|(case, _)| case).collect();
    for holding in &mut holdings {
        holding.imported = brought.contains(&holding.case);
    }
    Ok(holdings)
}

/// Whether an import brought this response: its identifier is derived from the outside key (a UUID of version 8).
pub(super) fn was_brought(id: ResponseId) -> bool {
    id.bytes()[6] >> 4 == 8
}
