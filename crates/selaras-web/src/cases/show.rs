//! `/cases/{case}`: the shared picture of a case, as the counsellor sees it.

use askama::Template;
use selaras_store::Tx;

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "cases/show.html")]
struct Page {
    frame: Frame,
    head: Head,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let head = head(ask, tx, Section::Picture)?;
    Answer::page(&Page { frame: ask.frame_titled(head.client.clone(), "caseload"), head })
}
