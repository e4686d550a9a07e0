//! On one's own page: how often somebody tried to come in as oneself, and did not.

use selaras_core::moment::DAY;
use selaras_core::retention::SIGN_IN_DAYS;
use selaras_store::{Tx, failed_sign_ins};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// So many lines are shown.
const SHOWN: usize = 12;

/// A line for each day and way, the newest first.
pub fn of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Text>, Refusal> {
    let since = ask.now.plus_ms(-i64::from(SIGN_IN_DAYS) * DAY);
    let all = failed_sign_ins::of(tx, ask.practice(), ask.me.person.id, since)?;
    let calendar = ask.calendar();
    let line = |one: failed_sign_ins::Failed| {
        let places = [("times", one.times.into()), ("when", calendar.date_time(one.last_at).into())];
        ask.words.fill(&format!("account-failed-{}", one.way.code()), &places)
    };
    Ok(all.into_iter().take(SHOWN).map(line).collect())
}
