//! `/me/about`: who can see what, who has looked, and the two choices that are the client's alone: whether a
//! supervisor may see the case, and whether scores are talked about or read and acted upon.

use askama::Template;
use selaras_core::case::Talk;
use selaras_store::audit::lines::of_others;
use selaras_store::{Tx, cases, consents, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::audit::told;
use crate::emergency::told as emergencies;
use crate::emergency::told::Told;
use crate::layout::Frame;
use crate::layout::field::{Field, Text};
use crate::retention;

/// So many lines are shown at once.
const SHOWN: u32 = 30;

#[derive(Template)]
#[template(path = "privacy/about.html")]
struct Page {
    frame: Frame,
    counsellor: String,
    supervision_since: Option<String>,
    open: bool,
    talk: Field,
    looks: Vec<Look>,
    older: Option<u32>,
    kept: Vec<Text>,
    openings: Vec<Told>,
}

struct Look {
    who: String,
    what: std::borrow::Cow<'static, str>,
    when: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let calendar = ask.calendar();
    let name = |tx: &mut Tx<'_>, id| people::find(tx, ask.practice(), id).map(|p| p.map(|p| p.name));
    let mut looks = Vec::new();
    // What the client did themselves is on their other pages; here stands what others did, all of it, page by page.
    let after: u32 = ask.query.text("after").parse().unwrap_or(0);
    let mut found = of_others(tx, ask.practice(), case.id, case.client, after, SHOWN + 1)?;
    let older = (found.len() > SHOWN as usize).then(|| after.saturating_add(SHOWN));
    found.truncate(SHOWN as usize);
    for line in found {
        let by = match line.person {
            Some(id) => name(tx, id)?.unwrap_or_default(),
            None => ask.words.say("brand").into_owned(),
        };
        let what = told(ask.words, &line.act);
        looks.push(Look { who: by, what, when: calendar.date_time(line.at) });
    }
    let talk = [Talk::Direct, Talk::Indirect].into_iter().fold(
        Field::new("talk", ask.words.say("privacy-talk")).value(case.talk.code()),
        |field, talk| {
            let code = talk.code();
            field
                .choice(code, ask.words.say(&format!("privacy-talk-{code}")))
                .meaning(ask.words.say(&format!("privacy-talk-{code}-means")))
        },
    );
    Answer::page(&Page {
        frame: ask.frame("privacy-title", ""),
        counsellor: name(tx, case.counsellor)?.unwrap_or_default(),
        supervision_since: case.supervision_from.map(|from| calendar.date(from)),
        open: case.ended.is_none(),
        talk,
        looks,
        older,
        kept: retention::told(ask, tx)?,
        openings: emergencies::to_client(ask, tx, case.id)?,
    })
}

/// `POST /me/talk`: how scores and signals are handled.
pub fn talk(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let talk: Talk = ask.form.text("talk").parse().map_err(|_| Refusal::NotThere)?;
    cases::choose_talk(tx, ask.practice(), case.id, talk)?;
    ask.note(tx, "case.talk", Some(case.id))?;
    Answer::done("/me/about", "talk-chosen")
}

/// `POST /me/supervision`: agrees that a supervisor may see the case, or takes it back, with effect at once.
pub fn supervision(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let agrees = ask.form.text("agrees") == "yes";
    consents::supervision(tx, ask.by(), case.id, case.client, agrees)?;
    Answer::done("/me/about", if agrees { "supervision-agreed" } else { "supervision-withdrawn" })
}
