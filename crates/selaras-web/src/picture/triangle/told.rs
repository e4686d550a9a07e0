//! The triangle in words: the marks' meaning, a few sentences, the items one by one.

use std::fmt::Write;

use super::{CLIENT, COUNSELLOR, Component, Item, Triangle};
use crate::picture::ink::{finite, range, sentence, text};
use crate::picture::mark::{Key, Mark};
use crate::words::Words;

/// What the marks mean.
pub fn key(input: &Triangle, words: &Words) -> Key {
    let mut key = Key::default();
    let any = |answer: fn(&Item) -> Option<f64>| input.items.iter().any(|i| finite(answer(i)).is_some());
    if any(CLIENT) {
        let line = r#"<g class="pic-c"><path d="M-13 0H13" stroke="currentColor" stroke-width="2.4"/><circle r="4.5" fill="currentColor"/></g>"#;
        key.sample(line, &sentence(&words.with("picture-key-view", "who", &input.names.client)));
    }
    if any(COUNSELLOR) {
        let line = r##"<g class="pic-k" stroke="currentColor"><path d="M-13 0h5M8 0h5" stroke-width="2.4"/><path class="pic-o" d="M0-5.5 5.5 0 0 5.5-5.5 0z" fill="#fff" stroke-width="1.6"/></g>"##;
        key.sample(line, &sentence(&words.with("picture-key-view", "who", &input.names.counsellor)));
    }
    if let Some(before) = input.before.as_ref().filter(|_| any(|i| i.client_before.or(i.counsellor_before))) {
        let line = r#"<path class="pic-c" d="M-13-2H13" stroke="currentColor"/><path class="pic-k" d="M-13 3H13" stroke="currentColor" stroke-dasharray="3 3"/>"#;
        key.sample(line, &words.with("picture-key-before", "session", before));
    }
    key
}

/// The triangle in a few sentences.
pub fn summary(input: &Triangle, words: &Words) -> String {
    let talk = words.say("picture-triangle-talk").into_owned();
    let corners: Vec<String> = Component::ALL
        .into_iter()
        .filter_map(|c| {
            let name = words.say(c.name()).to_lowercase();
            let view = |who: &str, answer| Some(format!("{who} {}", words.number(input.mean(c, answer)?, 1)));
            let views = [view(&input.names.client, CLIENT), view(&input.names.counsellor, COUNSELLOR)];
            let views: Vec<String> = views.into_iter().flatten().collect();
            (!views.is_empty()).then(|| format!("{name} ({})", views.join("; ")))
        })
        .collect();
    if corners.is_empty() {
        return format!("{} {talk}", words.say("picture-triangle-empty"));
    }
    let (min, max) = (words.number(range(input.range).0, 0), words.number(range(input.range).1, 0));
    let places = [
        ("session", (&input.now).into()),
        ("corners", corners.join(", ").into()),
        ("min", min.into()),
        ("max", max.into()),
    ];
    format!("{} {talk}", words.fill("picture-triangle-now", &places))
}

/// The items as a list: the two views, and what changed since the session before.
pub fn items(input: &Triangle, words: &Words) -> String {
    let mut out = String::new();
    for component in Component::ALL {
        for item in input.items.iter().filter(|i| i.component == component) {
            let client = answer(Mark::Client, &input.names.client, item.client, item.client_before, words);
            let counsellor = answer(
                Mark::Counsellor,
                &input.names.counsellor,
                item.counsellor,
                item.counsellor_before,
                words,
            );
            let _ = write!(
                out,
                "<li><b>{}</b> {}<br/>{client}{counsellor}</li>",
                text(&words.say(component.name())),
                text(&item.words)
            );
        }
    }
    if out.is_empty() { out } else { format!(r#"<ul class="pic-items">{out}</ul>"#) }
}

/// What one side answered to an item, with the change since the session before.
fn answer(mark: Mark, who: &str, now: Option<f64>, before: Option<f64>, words: &Words) -> String {
    let shown = |v: f64| words.number(v, usize::from(v.fract() != 0.0));
    let who = text(&sentence(who));
    let Some(now) = finite(now) else {
        return format!("<span>{} {who}: {}</span> ", mark.inline(), text(&words.say("picture-none")));
    };
    let change = finite(before).map(|before| {
        let id = if now > before {
            "picture-change-up"
        } else if now < before {
            "picture-change-down"
        } else {
            "picture-change-none"
        };
        format!(" <small>{}</small>", text(&words.with(id, "before", shown(before))))
    });
    format!(
        "<span>{} {who}: <b>{}</b>{}</span> ",
        mark.inline(),
        text(&shown(now)),
        change.unwrap_or_default()
    )
}
