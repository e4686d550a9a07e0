//! `/me/rights`: every consent with its date, each to be taken back, and the button that stops everything.

use askama::Template;
use selaras_core::consent::{Purpose, standing, withheld};
use selaras_store::{Tx, consents};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::rights::asked::{self, Asked, Offer};

#[derive(Template)]
#[template(path = "rights/own.html")]
struct Page {
    frame: Frame,
    open: bool,
    standing: Vec<Standing>,
    history: Vec<Text>,
    withdrawn: bool,
    restricted_since: Option<String>,
    asked: Vec<Asked>,
    offers: Vec<Offer>,
    contact: Text,
}

struct Standing {
    code: &'static str,
    what: Text,
    since: String,
    means: Text,
    button: Text,
    withdrawable: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    Answer::page(&page)
}

/// `POST /me/rights/withdrawal`: takes one consent back, with effect at once.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let ledger = consents::of_case(tx, ask.by(), case.id)?;
    let purpose = ask.form.text("purpose").parse::<Purpose>().ok();
    let purpose = purpose.filter(|purpose| standing(&ledger, *purpose).is_some());
    match purpose {
        Some(Purpose::Supervision) => {
            consents::supervision(tx, ask.by(), case.id, case.client, false)?;
            Answer::done("/me/rights", "supervision-withdrawn")
        }
        Some(Purpose::Counselling) => {
            consents::withdraw_counselling(tx, ask.by(), case.id, case.client)?;
            Answer::done("/me/rights", "consent-withdrawn")
        }
        // Nothing on this page asks for anything else: it was taken back already, or on another page.
        _ => Answer::again(&page(ask, tx)?),
    }
}

/// `POST /me/rights/restriction`: stops what is done with the case, or lets it go on.
pub fn restrict(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    if ask.form.text("stop") == "yes" {
        if case.restricted_at.is_none() {
            consents::restrict(tx, ask.by(), case.id)?;
        }
        return Answer::done("/me/rights", "case-restricted");
    }
    if case.restricted_at.is_some() {
        let ledger = consents::of_case(tx, ask.by(), case.id)?;
        if !withheld(&ledger).is_empty() {
            return Answer::done("/me/rights", "guardian-withholds");
        }
        let was_given = ledger.iter().any(|entry| entry.purpose == Purpose::Counselling);
        let again = was_given && standing(&ledger, Purpose::Counselling).is_none();
        consents::go_on(tx, ask.by(), case.id, case.client, again)?;
    }
    Answer::done("/me/rights", "case-goes-on")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let calendar = ask.calendar();
    let ledger = consents::of_case(tx, ask.by(), case.id)?;
    let say = |key: &str, purpose: Purpose| ask.words.say(&format!("rights-{key}-{}", purpose.code()));
    let stands = Purpose::ALL.into_iter().filter_map(|purpose| {
        let entry = standing(&ledger, purpose)?;
        Some(Standing {
            code: purpose.code(),
            what: say("purpose", purpose),
            since: calendar.date(entry.at),
            means: say("means", purpose),
            button: say("withdraw", purpose),
            withdrawable: matches!(purpose, Purpose::Counselling | Purpose::Supervision),
        })
    });
    let history = ledger.iter().rev().map(|entry| {
        let what = say("purpose", entry.purpose).into_owned();
        let when = calendar.date_time(entry.at);
        let places = [("what", what.as_str().into()), ("when", when.as_str().into())];
        ask.words.fill(if entry.given { "rights-given" } else { "rights-taken-back" }, &places)
    });
    let had = ledger.iter().any(|entry| entry.purpose == Purpose::Counselling);
    Ok(Page {
        open: case.ended.is_none(),
        standing: stands.collect(),
        history: history.collect(),
        withdrawn: had && standing(&ledger, Purpose::Counselling).is_none(),
        asked: asked::of_case(ask, tx)?,
        offers: asked::offers(ask),
        contact: asked::contact(ask, tx)?,
        restricted_since: case.restricted_at.map(|at| calendar.date_time(at)),
        frame: ask.frame("rights-title", ""),
    })
}
