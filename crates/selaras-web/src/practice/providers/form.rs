//! The fields of a provider, with what is wrong with them.

use selaras_core::elsewhere::{NoIssuer, issuer};
use selaras_store::providers::Provider;

use crate::ask::Ask;
use crate::elsewhere::plain_here;
use crate::layout::field::{Fault, Field, faults};

/// Names on buttons are short.
const NAME: usize = 60;
/// No provider gives a longer name or secret.
const KEY: usize = 400;

/// The fields.
pub struct Form {
    /// What people call it.
    pub name: Field,
    /// Its name for itself; nothing once it is set up, since another issuer knows other people.
    pub issuer: Option<Field>,
    /// Its name for us.
    pub client: Field,
    /// Our secret there; never shown again.
    pub secret: Field,
    /// Whether its second step counts.
    pub counts: Field,
    /// Whether clients may use it.
    pub for_clients: Field,
    /// What is missing.
    pub faults: Vec<Fault>,
}

/// As they were sent, or as they stand now.
pub fn fields(ask: &Ask<'_>, now: Option<&Provider>) -> Form {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let needed = |name: &str, key: &str| (sent && form.given(name).is_none()).then(|| words.say(key));
    let entered = |name: &str, now: Option<&str>| {
        if sent { form.text(name).to_owned() } else { now.unwrap_or_default().to_owned() }
    };
    let ticked = |name: &'static str, now: Option<bool>| {
        let yes = if sent { form.ticked(name) } else { now.unwrap_or(false) };
        Field::new(name, words.say(&format!("providers-{}", name.replace('_', "-"))))
            .hint(words.say(&format!("providers-{}-hint", name.replace('_', "-"))))
            .value(if yes { "yes" } else { "" })
            .optional()
    };
    let name = Field::new("name", words.say("providers-name"))
        .hint(words.say("providers-name-hint"))
        .value(entered("name", now.map(|p| p.name.as_str())))
        .longest(NAME)
        .error(needed("name", "providers-name-missing"))
        .within(&words);
    let its_issuer = now.is_none().then(|| {
        let wrong = issuer(form.text("issuer"), plain_here(ask.app)).err().filter(|_| sent);
        let wrong = wrong.map(|wrong| match wrong {
            NoIssuer::NoAddress => words.say("providers-issuer-no-address"),
            NoIssuer::NotEncrypted => words.say("providers-issuer-not-encrypted"),
        });
        Field::new("issuer", words.say("providers-issuer"))
            .hint(words.say("providers-issuer-hint"))
            .value(form.text("issuer"))
            .error(wrong)
    });
    let client = Field::new("client", words.say("providers-client"))
        .hint(words.say("providers-client-hint"))
        .value(entered("client", now.map(|p| p.client.as_str())))
        .longest(KEY)
        .error(needed("client", "providers-client-missing"))
        .within(&words);
    let secret = Field::new("provider-password", words.say("providers-secret")).longest(KEY);
    let secret = match now {
        None => secret
            .hint(words.say("providers-secret-hint"))
            .error(needed("provider-password", "providers-secret-missing")),
        Some(_) => secret.hint(words.say("providers-secret-kept")).optional(),
    };
    let secret = if form.text("provider-password").chars().count() > KEY {
        secret.error(Some(words.say("providers-secret-long")))
    } else {
        secret
    };
    Form {
        faults: faults([&name].into_iter().chain(&its_issuer).chain([&client, &secret])),
        counts: ticked("counts", now.map(|p| p.counts)),
        for_clients: ticked("for_clients", now.map(|p| p.for_clients)),
        name,
        issuer: its_issuer,
        client,
        secret,
    }
}
