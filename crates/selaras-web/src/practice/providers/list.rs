//! `/practice/providers`: those that are set up.

use askama::Template;
use selaras_store::Tx;
use selaras_store::providers;

use crate::ask::{Answer, Ask, Outcome};
use crate::elsewhere::tie;
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "practice/providers/list.html")]
struct Page {
    frame: Frame,
    providers: Vec<Line>,
}

struct Line {
    id: String,
    name: String,
    host: String,
    tried: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let line = |one: providers::Provider| Line {
        id: one.id.to_string(),
        host: tie::host(&one.issuer).to_owned(),
        tried: one.tried_at.is_some(),
        name: one.name,
    };
    let providers = providers::of(tx, ask.practice())?.into_iter().map(line).collect();
    Answer::page(&Page { frame: ask.frame("providers-title", "practice"), providers })
}
