//! `/practice/ruptures`: how many ruptures were opened, talked about and repaired in the last year. No word of them, no
//! name and no ranking; small numbers are left out.

use askama::Template;
use selaras_core::rupture::{FEWEST, counted};
use selaras_store::{Tx, ruptures};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;

/// So many days are looked back.
const DAYS: i64 = 365;

#[derive(Template)]
#[template(path = "ruptures/figures.html")]
struct Page {
    frame: Frame,
    rows: Vec<(Text, Text)>,
    source: Text,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let words = ask.words;
    let figures = counted(&ruptures::told(tx, ask.practice(), ask.now.plus_days(-DAYS))?);
    let few = || words.say("ruptures-figures-few");
    let number =
        |number: Option<u32>| number.map_or_else(few, |number| words.number(f64::from(number), 0).into());
    let days = figures.median_days.map(|days| words.number(days, usize::from(days.fract() != 0.0)));
    let rows = vec![
        (words.say("ruptures-figures-opened"), number(figures.opened)),
        (words.say("ruptures-figures-talked"), number(figures.talked)),
        (words.say("ruptures-figures-repaired"), number(figures.repaired)),
        (words.say("ruptures-figures-days"), days.map_or_else(few, Into::into)),
    ];
    Answer::page(&Page {
        frame: ask.frame("ruptures-figures-title", "practice"),
        rows,
        source: words.with("ruptures-figures-source", "fewest", i64::from(FEWEST)),
    })
}
