//! `/practice/settings`: the practice's name, zone, way of address, and what a client in danger is shown.

use askama::Template;
use selaras_core::language::{Address, Language};
use selaras_store::practices::Practice;
use selaras_store::{Tx, practices};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

/// Emergency texts are not longer than this: someone in distress reads them.
const LONGEST: usize = 600;

#[derive(Template)]
#[template(path = "practice/settings.html")]
struct Page {
    frame: Frame,
    name: Field,
    zone: Field,
    language: Field,
    address: Field,
    asks_safety: Field,
    emergency_id: Field,
    emergency_en: Field,
    faults: Vec<Fault>,
}

/// The form, with what is set now.
pub fn show(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask))
}

/// Changes the settings.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let now = &ask.me.practice;
    let form = ask.form;
    let changed = Practice {
        name: form.text("name").to_owned(),
        zone: zone(form.text("zone")).unwrap_or(&now.zone).to_owned(),
        language: form.text("language").parse().unwrap_or(now.language),
        address: form.text("address").parse().unwrap_or(now.address),
        asks_safety: form.ticked("asks_safety"),
        emergency_id: form.text("emergency_id").to_owned(),
        emergency_en: form.text("emergency_en").to_owned(),
        ..now.clone()
    };
    practices::change(tx, &changed)?;
    ask.note(tx, "practice.settings", Some(changed.id))?;
    Answer::done("/practice/settings", "settings-kept")
}

fn zone(text: &str) -> Option<&str> {
    ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].contains(&text).then_some(text)
}

fn page(ask: &Ask<'_>) -> Page {
    let (words, form, practice) = (ask.words, ask.form, &ask.me.practice);
    let sent = !form.is_empty();
    let entered = |name: &str, now: &str| if sent { form.text(name).to_owned() } else { now.to_owned() };
    let needed = |name: &str| (sent && form.given(name).is_none()).then(|| words.say("practice-needed"));
    let emergency = |name: &'static str, now: &str| {
        let long = form.text(name).chars().count() > LONGEST;
        Field::new(name, words.say(&format!("practice-{}", name.replace('_', "-"))))
            .hint(words.say("practice-emergency-hint"))
            .value(entered(name, now))
            .longest(LONGEST)
            .error(needed(name).or(long.then(|| words.say("practice-emergency-long"))))
    };
    let name = Field::new("name", words.say("setup-practice"))
        .value(entered("name", &practice.name))
        .longest(120)
        .error(needed("name"))
        .within(&words);
    let emergency_id = emergency("emergency_id", &practice.emergency_id);
    let emergency_en = emergency("emergency_en", &practice.emergency_en);
    Page {
        frame: ask.frame("practice-settings", "practice"),
        zone: Field::new("zone", words.say("setup-zone"))
            .choice("Asia/Jakarta", words.say("zone-wib"))
            .choice("Asia/Makassar", words.say("zone-wita"))
            .choice("Asia/Jayapura", words.say("zone-wit"))
            .value(entered("zone", &practice.zone)),
        language: Field::new("language", words.say("practice-language"))
            .choice(Language::Id.code(), words.say("opening-language-id"))
            .choice(Language::En.code(), words.say("opening-language-en"))
            .value(entered("language", practice.language.code())),
        address: Field::new("address", words.say("setup-clients"))
            .choice(Address::Anda.code(), words.say("setup-clients-adults"))
            .choice(Address::Kamu.code(), words.say("setup-clients-pupils"))
            .value(entered("address", practice.address.code())),
        asks_safety: Field::new("asks_safety", words.say("practice-asks-safety"))
            .hint(words.say("practice-asks-safety-hint"))
            .value(entered("asks_safety", if practice.asks_safety { "yes" } else { "" }))
            .optional(),
        faults: faults([&name, &emergency_id, &emergency_en]),
        name,
        emergency_id,
        emergency_en,
    }
}
