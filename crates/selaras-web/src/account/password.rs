//! `/account/password`: another password. Whoever changes it has just proved who they are, and every other sign-in of
//! theirs ends.

use askama::Template;
use selaras_store::account_news::{self, What};
use selaras_store::{Tx, accounts, sign_ins};

use crate::access::secret::{SHORTEST_PASSWORD, guessable};
use crate::account::staff_only;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

#[derive(Template)]
#[template(path = "account/password.html")]
struct Page {
    frame: Frame,
    password: Field,
    again: Field,
    faults: Vec<Fault>,
}

/// Whether a password is long enough.
pub fn is_long_enough(password: &str) -> bool {
    password.chars().count() >= SHORTEST_PASSWORD
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    Answer::page(&page(ask, tx)?)
}

/// Changes it.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    let page = page(ask, tx)?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let (practice, person) = (ask.practice(), ask.me.person.id);
    let digest = ask.digest.ok_or_else(|| Refusal::Drawing("a password was not digested".to_owned()))?;
    if !accounts::change_secret(tx, practice, person, digest, ask.now)? {
        return Answer::done("/account", "password-none");
    }
    sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
    ask.note(tx, "password.change", Some(person))?;
    account_news::add(tx, practice, person, What::Password, ask.now)?;
    Answer::done("/account", "password-changed")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let new = form.raw("password").unwrap_or("");
    let short = sent && !is_long_enough(new);
    let login = accounts::login_of(tx, ask.practice(), ask.me.person.id)?.unwrap_or_default();
    let weak =
        sent && !short && guessable::is_guessable(new, &[&ask.me.practice.name, &ask.me.person.name, &login]);
    let differs = sent && !short && !weak && form.raw("password-again") != Some(new);
    let wrong = match (short, weak) {
        (true, _) => Some(words.with("password-short", "least", SHORTEST_PASSWORD)),
        (_, true) => Some(words.say("password-common")),
        _ => None,
    };
    let password =
        Field::new("password", words.say("password-new")).hint(words.say("password-new-hint")).error(wrong);
    let again = Field::new("password-again", words.say("password-again"))
        .error(differs.then(|| words.say("password-not-same")));
    Ok(Page {
        frame: ask.frame("account-password-change", "account"),
        faults: faults([&password, &again]),
        password,
        again,
    })
}
