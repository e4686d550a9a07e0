//! `/account/factors/authenticator`: setting up an authenticator app, and taking it away.

use askama::Template;
use selaras_core::totp::Secret;
use selaras_store::account_news::{self, What};
use selaras_store::sign_ins::Waits;
use selaras_store::{Tx, accounts, authenticators, recovery_codes, required_factors, sign_ins};

use crate::account::factors::{HERE, codes};
use crate::account::staff_only;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::invitation::qr;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

#[derive(Template)]
#[template(path = "account/authenticator.html")]
struct Page {
    frame: Frame,
    qr: Option<String>,
    /// The secret in groups of four, for typing.
    key: String,
    code: Field,
    faults: Vec<Fault>,
}

/// `POST`: begins, with a new secret.
pub fn begin(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    if authenticators::begin(tx, ask.practice(), ask.me.person.id, ask.now)? {
        Answer::go(format!("{HERE}/authenticator"))
    } else {
        Answer::go(HERE)
    }
}

/// The code to scan, and where the first code of the app goes.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    match authenticators::begun(tx, ask.practice(), ask.me.person.id)? {
        Some(secret) => Answer::page(&page(ask, tx, &secret, false)?),
        None => Answer::go(HERE),
    }
}

/// `POST …/confirmation`: the first code shows that the app has it; then the recovery codes are told, this one time.
pub fn confirm(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    let (practice, person) = (ask.practice(), ask.me.person.id);
    let Some(secret) = authenticators::begun(tx, practice, person)? else { return Answer::go(HERE) };
    if !authenticators::confirm(tx, practice, person, ask.form.text("code"), ask.now)? {
        return Answer::again(&page(ask, tx, &secret, true)?);
    }
    sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
    if ask.sign_in.waits == Waits::Enrolment {
        sign_ins::is_whole(tx, practice, ask.sign_in.token)?;
    }
    ask.note(tx, "authenticator.creation", Some(person))?;
    account_news::add(tx, practice, person, What::AuthenticatorSet, ask.now)?;
    let made = recovery_codes::make(tx, practice, person, ask.now)?;
    codes::told(ask, made)
}

/// `POST …/removal`: takes it away, with its recovery codes.
pub fn remove(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    let (practice, person) = (ask.practice(), ask.me.person.id);
    if authenticators::set_at(tx, practice, person)?.is_none() {
        return Answer::go(HERE);
    }
    authenticators::remove(tx, practice, person)?;
    recovery_codes::remove(tx, practice, person)?;
    sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
    if required_factors::asks(tx, practice, person)? {
        sign_ins::waits_for_enrolment(tx, practice, ask.sign_in.token)?;
    }
    ask.note(tx, "authenticator.removal", Some(person))?;
    account_news::add(tx, practice, person, What::AuthenticatorRemoved, ask.now)?;
    Answer::done(HERE, "authenticator-removed")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, secret: &Secret, wrong: bool) -> Result<Page, Refusal> {
    let login = accounts::login_of(tx, ask.practice(), ask.me.person.id)?;
    let login = login.unwrap_or_else(|| ask.me.person.name.clone());
    let text = secret.text();
    let code = Field::new("code", ask.words.say("factors-first-code"))
        .hint(ask.words.say("factors-first-code-hint"))
        .error(wrong.then(|| ask.words.say("code-wrong")));
    Ok(Page {
        frame: ask.frame("factors-set-up", "account").at(format!("{HERE}/authenticator")),
        qr: qr::svg(&address(&ask.me.practice.name, &login, &text)),
        key: text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "),
        faults: faults([&code]),
        code,
    })
}

/// What apps read from the code: whose, where, and the secret.
fn address(practice: &str, login: &str, secret: &str) -> String {
    let escaped =
        |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (practice, login) = (escaped(practice), escaped(login));
    format!("otpauth://totp/{practice}:{login}?secret={secret}&issuer={practice}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_practice_and_person_without_breaking() {
        assert_eq!(
            address("Ruang & Temu", "sari@x", "ABC"),
            "otpauth://totp/Ruang%20%26%20Temu:sari%40x?secret=ABC&issuer=Ruang%20%26%20Temu"
        );
    }
}
