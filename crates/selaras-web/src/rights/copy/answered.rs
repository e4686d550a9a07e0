//! What was answered in a case, as it stands in a copy: each answer as a number and in words, each score with its error.

use std::collections::HashMap;

use selaras_core::goal::Goal;
use selaras_core::id::{CaseId, Id, SessionId};
use selaras_core::instrument::{Instrument, Wording};
use selaras_store::responses::{self, Kept};
use selaras_store::{Tx, papers};

use super::gather::{at, belongs};
use super::record::{Answer, Response, Score};
use crate::ask::{Ask, Refusal};
use crate::instrument::{say, told};

/// The responses of a case that belong to a copy, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    case: CaseId,
    numbers: &HashMap<SessionId, u32>,
    goals: &[Goal],
) -> Result<Vec<Response>, Refusal> {
    let all = responses::of_case(tx, ask.practice(), case, &[])?;
    let papers = papers::of_case(tx, ask.practice(), case)?;
    let typed = |id| papers.iter().filter_map(|paper| paper.entered).find(|one| one.response == id);
    let one = |kept: Kept| {
        let typed = typed(kept.id).map(|one| at(one.at));
        Response { typed_from_paper_at: typed, ..response(ask, kept, numbers, goals) }
    };
    Ok(all.into_iter().filter(belongs).map(one).collect())
}

fn response(ask: &Ask<'_>, kept: Kept, numbers: &HashMap<SessionId, u32>, goals: &[Goal]) -> Response {
    let form = kept.form();
    let about = kept.subject.and_then(|id| goals.iter().find(|goal| goal.id == Id::from_bytes(id)));
    Response {
        instrument: kept.instrument.to_string(),
        instrument_version: kept.version.number(),
        title: form.map(|form| say(&ask.words, form.title()).into_owned()).unwrap_or_default(),
        side: kept.side.code(),
        session: kept.session.and_then(|id| numbers.get(&id).copied()),
        goal: about.map(|goal| goal.words().to_owned()),
        given_at: at(kept.given_at),
        typed_from_paper_at: None,
        answers: form.map(|form| answers(ask, form, &kept)).unwrap_or_default(),
        scores: form.map(|form| scores(ask, form, &kept)).unwrap_or_default(),
        easy_wording: kept.how.wording == Wording::Easy,
        helped: kept.how.helped,
        words: kept.words,
    }
}

fn answers(ask: &Ask<'_>, form: &Instrument, kept: &Kept) -> Vec<Answer> {
    let Some(given) = &kept.answers else { return Vec::new() };
    let answered =
        form.items().iter().zip(given.answers()).filter_map(|(item, value)| Some((item, (*value)?)));
    answered
        .zip(told::each(&ask.words, form, given, None))
        .map(|((item, value), told)| Answer {
            item: item.id().as_str().to_owned(),
            question: told.label.into_owned(),
            value,
            answer: told.answer.into_owned(),
        })
        .collect()
}

fn scores(ask: &Ask<'_>, form: &Instrument, kept: &Kept) -> Vec<Score> {
    let score = |score: &selaras_core::score::Score| Score {
        scale: score.scale().as_str().to_owned(),
        value: score.value(),
        low: score.range().0,
        high: score.range().1,
        standard_error: score.standard_error(),
        says: told::score(&ask.words, form, score).into_owned(),
        rests_on: told::rests_on(&ask.words, score).into_owned(),
    };
    kept.scores.iter().map(score).collect()
}
