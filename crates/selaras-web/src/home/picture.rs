//! `/me/picture`: the whole shared picture, the same numbers that the counsellor sees.

use askama::Template;
use selaras_store::Tx;

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::drawn::draw;
use crate::cases::facts;
use crate::layout::Frame;
use crate::picture::Picture;

#[derive(Template)]
#[template(path = "home/picture.html")]
struct Page {
    frame: Frame,
    pictures: Vec<Picture>,
    sealed: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let facts = facts::gather(ask, tx)?;
    let drawn = draw(ask, &facts);
    let mut pictures = vec![drawn.wellbeing, drawn.alliance];
    pictures.extend(drawn.triangle);
    pictures.extend([drawn.goals, drawn.timeline]);
    Answer::page(&Page {
        frame: ask.frame("home-picture-title", "home"),
        pictures,
        sealed: !facts.sealed.is_empty(),
    })
}
