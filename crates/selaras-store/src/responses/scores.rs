//! Scores as they are kept beside their response, and read back with what they rest on.

use selaras_core::id::{CaseId, PracticeId, ResponseId};
use selaras_core::instrument::Instrument;
use selaras_core::response::Response;
use selaras_core::score::Score;

use super::{Kept, instrument_of};
use crate::engine::{Result, Row, StoreError, Tx};

/// One kept number.
pub(super) struct Number {
    pub response: ResponseId,
    pub scale: String,
    pub value: f64,
    pub standard_error: Option<f64>,
}

impl Number {
    pub fn is(&self, score: &Score) -> bool {
        *score.scale() == self.scale.as_str()
            && score.value().total_cmp(&self.value).is_eq()
            && score.standard_error() == self.standard_error
    }
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    response: ResponseId,
    score: &Score,
) -> Result<()> {
    tx.run(
        "INSERT INTO scores (practice, response, scale, case_id, value, standard_error) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[
            practice.into(),
            response.into(),
            score.scale().as_str().into(),
            case.into(),
            score.value().into(),
            score.standard_error().into(),
        ],
    )
    .map(drop)
}

pub(super) fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Number>> {
    let mut numbers = tx.all(
        "SELECT response, scale, value, standard_error FROM scores WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        number,
    )?;
    numbers.sort_unstable_by_key(|n| n.response);
    Ok(numbers)
}

pub(super) fn of_response(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    response: ResponseId,
) -> Result<Vec<Number>> {
    tx.all(
        "SELECT response, scale, value, standard_error FROM scores
         WHERE practice = ?1 AND case_id = ?2 AND response = ?3",
        &[practice.into(), case.into(), response.into()],
        number,
    )
}

/// The scores of one response among numbers sorted by response.
pub(super) fn read(kept: &Kept, numbers: &[Number]) -> Result<Vec<Score>> {
    let instrument = instrument_of(&kept.instrument, kept.version)?;
    let own = of(kept.id, numbers);
    let mut scores = Vec::with_capacity(own.len());
    for scale in instrument.scales() {
        let Some(number) = own.iter().find(|n| *scale.id() == n.scale.as_str()) else { continue };
        let score = match &kept.answers {
            Some(response) => {
                let answered = answered(instrument, scale.id().as_str(), response);
                Score::recorded(instrument, scale.id(), number.value, answered)
            }
            None => Score::imported(instrument, scale.id(), number.value),
        };
        scores.push(score.map_err(|e| StoreError::Unreadable(format!("{}: {e}", kept.instrument)))?);
    }
    Ok(scores)
}

/// The numbers of one response among numbers sorted by response.
pub(super) fn of(response: ResponseId, numbers: &[Number]) -> &[Number] {
    let from = numbers.partition_point(|n| n.response < response);
    let to = numbers.partition_point(|n| n.response <= response);
    &numbers[from..to]
}

fn answered(instrument: &Instrument, scale: &str, response: &Response) -> usize {
    let keys = instrument.scale(scale).map(|scale| scale.keys()).unwrap_or_default();
    keys.iter().filter(|key| response.answers()[key.item].is_some()).count()
}

fn number(row: &Row<'_>) -> Result<Number> {
    Ok(Number { response: row.get(0)?, scale: row.get(1)?, value: row.get(2)?, standard_error: row.get(3)? })
}
