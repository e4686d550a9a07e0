//! How long records are kept: periods, what is due, what stays in spite of it, and certificates of destruction.
//!
//! Administrators decide here, by case numbers: no name of a client and no content stands on these pages.

pub mod case;
pub mod certificate;
pub mod destruction;
pub mod list;
pub mod periods;

use selaras_core::retention::{Class, Periods};
use selaras_store::Tx;
use selaras_store::data_contacts::{self, Contact};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;
use crate::words::Words;

/// A period in words: `5 years`, `18 months`.
pub fn span(words: &Words, months: u32) -> Text {
    if months.is_multiple_of(12) {
        words.with("retention-years", "years", i64::from(months / 12))
    } else {
        words.with("retention-months", "months", i64::from(months))
    }
}

/// The name of a class of record.
pub fn class(words: &Words, class: Class) -> Text {
    words.say(&format!("retention-class-{}", class.code()))
}

/// What clients are told on their own page: how long things are kept, and whom to ask.
///
/// # Errors
/// What the database said.
pub fn told(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Text>, Refusal> {
    let periods = selaras_store::retention::periods::of(tx, ask.practice())?;
    let mut told = vec![sentence(&ask.words, &periods)];
    if let Some(Contact { name, reach }) = data_contacts::find(tx, ask.practice())? {
        told.push(ask.words.fill("retention-ask", &[("name", name.into()), ("reach", reach.into())]));
    }
    Ok(told)
}

fn sentence(words: &Words, periods: &Periods) -> Text {
    let of = |class| span(words, periods.months(class).unwrap_or_default()).into_owned();
    let (record, answers) = (of(Class::Counselling), of(Class::Answers));
    words.fill("retention-told", &[("record", record.into()), ("answers", answers.into())])
}
