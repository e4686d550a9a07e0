//! `/cases/{case}/words`: what the client gave, each with the counsellor's three taps.

use askama::Template;
use selaras_store::Tx;

use super::given::{self, Given};
use crate::ask::{Answer, Ask, Outcome};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::requests;

/// So many are shown that were touched before; the others behind a link.
const TOUCHED: usize = 6;

#[derive(Template)]
#[template(path = "contributions/theirs.html")]
struct Page {
    frame: Frame,
    head: Head,
    untouched: Vec<Given>,
    touched: Vec<Given>,
    more: bool,
    acts: bool,
    address: String,
    addenda: Vec<(Text, String)>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (mut touched, untouched): (Vec<_>, Vec<_>) =
        given::of_case(ask, tx)?.into_iter().partition(|given| given.touched);
    let more = touched.len() > TOUCHED && ask.query.text("all").is_empty();
    if more {
        touched.truncate(TOUCHED);
    }
    Answer::page(&Page {
        head: head(ask, tx, Section::Words)?,
        frame: ask.frame("given-title", "caseload"),
        untouched,
        touched,
        more,
        acts: ask.works_on_case(),
        addenda: requests::addenda(ask, tx)?,
        address: format!("/cases/{}", ask.case_id()?),
    })
}
