//! `/me/checkin/thanks`: what happens with the check-in; where it speaks of danger, help at once.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::language::Language;
use selaras_core::response::danger;
use selaras_core::session;
use selaras_store::{Tx, responses, sessions};

use super::emergency::{Part, parts};
use super::new::INSTRUMENT;
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "checkins/thanks.html")]
struct Page {
    frame: Frame,
    next: Option<Text>,
    what: &'static str,
}

#[derive(Template)]
#[template(path = "checkins/help.html")]
struct Help {
    frame: Frame,
    paragraphs: Vec<Vec<Part>>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let kept = responses::of_case(tx, ask.practice(), case.id, &[INSTRUMENT])?;
    let Some(last) = kept.last() else { return Answer::go("/me/checkin") };
    if let (Some(answers), Some(form)) = (&last.answers, last.form())
        && danger(form, answers).is_some()
    {
        return Answer::page(&Help {
            frame: ask.frame("checkin-help-title", "home"),
            paragraphs: emergency(ask)
                .split('\n')
                .filter(|line| !line.trim().is_empty())
                .map(parts)
                .collect(),
        });
    }
    let all = sessions::of_case(tx, ask.practice(), case.id)?;
    let next = session::next(&all)
        .map(|s| ask.words.with("checkin-next-session", "when", ask.calendar().date_time(s.planned_at)));
    let what = match case.talk {
        Talk::Direct => "checkin-thanks-direct",
        Talk::Indirect => "checkin-thanks-indirect",
    };
    Answer::page(&Page { frame: ask.frame("checkin-thanks-title", "home"), next, what })
}

/// The practice's own words for someone in danger, in the language of the reader where there are any.
fn emergency<'a>(ask: &'a Ask<'_>) -> &'a str {
    let practice = &ask.me.practice;
    let (mine, other) = match ask.words.language() {
        Language::Id => (&practice.emergency_id, &practice.emergency_en),
        Language::En => (&practice.emergency_en, &practice.emergency_id),
    };
    if mine.trim().is_empty() { other } else { mine }
}
