//! What every page's look promises: form fields that name their errors, colours that can be told apart, no style
//! or script that the browser would have to refuse.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use selaras_core::language::{Address, Language};
use selaras_web::assets::{CLIENT_CSS, CLIENT_CSS_HASH};
use selaras_web::layout::Frame;
use selaras_web::layout::field::{Fault, Field, faults};
use selaras_web::ticket::Tickets;
use selaras_web::words::Words;
use sha2::{Digest, Sha256};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout/client.html" %}{% import "layout/form.html" as form %}{% block content %}
{% call form::post("/me/try") %}{{ form::faults(faults) }}{{ form::text(name) }}{{ form::area(story) }}
{{ form::password(secret) }}{{ form::pin(pin) }}{{ form::moment(when) }}{{ form::pick(town) }}
{{ form::choice(way) }}{{ form::checkbox(consent) }}{{ form::scale(near) }}{{ form::buttons("Kirim") }}{% endcall %}{% endblock %}"#
)]
struct Trial {
    frame: Frame,
    faults: Vec<Fault>,
    name: Field,
    story: Field,
    secret: Field,
    pin: Field,
    when: Field,
    town: Field,
    way: Field,
    consent: Field,
    near: Field,
}

fn trial(language: Language) -> String {
    let wrong = |name: &'static str| Field::new(name, "?").hint("…").error(Some("!"));
    let [name, story, secret, pin, when, consent] =
        ["name", "story", "secret", "pin", "when", "consent"].map(wrong);
    let town = wrong("town").choice("ku", "Kupang").choice("mk", "Makassar").value("mk");
    let way = wrong("way").choice("a", "langsung").choice("b", "tidak langsung").value("b");
    let near =
        Field::scale("near", "Seberapa dekat?", (0, 10), "jauh", "tercapai").hint("…").error(Some("!"));
    let faults = faults([&name, &story, &secret, &pin, &when, &town, &way, &consent, &near]);
    let frame = Frame {
        words: Words::new(language, Address::Anda),
        title: "Coba".into(),
        here: "home",
        reader: Some("Sari".into()),
        practice: "Ruang & Temu".into(),
        roles: vec!["client"],
        path: "/me/try?x=1&y=2".into(),
        notice: None,
        news: false,
        needs: Default::default(),
        tickets: Tickets::new([1; 32], [2; 32], 0),
    };
    let story = story.value("</textarea><b>\"tiga\"</b>");
    Trial { frame, faults, name, story, secret, pin, when, town, way, consent, near }.render().unwrap()
}

/// The values of an attribute, in the order of the page.
fn all<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    page.match_indices(&mark).map(|(at, _)| page[at + mark.len()..].split('"').next().unwrap()).collect()
}

#[test]
fn every_error_stands_beside_its_field_and_is_linked_from_the_summary() {
    let page = trial(Language::Id);
    let ids = all(&page, "id");
    for field in ["name", "story", "secret", "pin", "when", "town", "way", "consent", "near"] {
        assert!(page.contains(&format!("<a href=\"#f-{field}\">!</a>")), "{field} is not in the summary");
        assert_eq!(ids.iter().filter(|id| **id == format!("f-{field}")).count(), 1, "{field}");
        assert!(
            all(&page, "aria-describedby").contains(&format!("f-{field}-e f-{field}-h").as_str()),
            "{field}"
        );
    }
    assert_eq!(all(&page, "aria-invalid").len(), 9);
    for named in all(&page, "aria-describedby").iter().flat_map(|list| list.split(' ')) {
        assert!(ids.contains(&named), "{named} describes a field but is not on the page");
    }
    for labelled in all(&page, "for") {
        assert!(ids.contains(&labelled), "{labelled} has a label but is not on the page");
    }
}

#[test]
fn what_was_entered_comes_back_and_stays_text() {
    let page = trial(Language::En);
    assert!(!page.contains("<b>\"tiga\""));
    assert!(page.contains("&#60;/textarea&#62;&#60;b&#62;"));
    assert_eq!(page.matches(" checked").count(), 1);
    assert_eq!(page.matches(" selected").count(), 1);
}

#[test]
fn the_policy_accepts_the_page() {
    for language in Language::ALL {
        let page = trial(language);
        let (_, rest) = page.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
        assert_eq!(*CLIENT_CSS_HASH, format!("'sha256-{hash}'"));
        assert!(!rest.contains(" style=") && !rest.contains(" onclick="));
        assert_eq!(rest.matches("<script").count(), 1);
        assert!(rest.contains("<script src=\"/assets/app-"));
    }
}

#[test]
fn the_language_switch_comes_back_to_this_page() {
    let page = trial(Language::Id);
    assert!(page.starts_with("<!doctype html>") && page.contains("<html lang=\"id\">"));
    assert!(
        page.contains("href=\"/language/en?to=%2Fme%2Ftry%3Fx%3D1%26y%3D2\" hreflang=\"en\" lang=\"en\"")
    );
}

#[test]
fn text_and_ground_keep_the_contrast_of_wcag_aa_in_both_schemes() {
    let (light, dark) = CLIENT_CSS.split_once("prefers-color-scheme:dark").unwrap_or_else(|| {
        CLIENT_CSS.split_once("prefers-color-scheme: dark").expect("the style knows a dark scheme")
    });
    let light = colours(light);
    let mut night = light.clone();
    night.extend(colours(dark.split("}}").next().unwrap()));
    let text = [
        ("ink", "paper card tint line care-tint strain-tint"),
        ("soft", "paper card tint care-tint strain-tint"),
        ("accent", "paper card tint"),
        ("on", "accent"),
        ("care", "paper card care-tint"),
        ("strain", "paper card strain-tint"),
    ];
    for scheme in [&light, &night] {
        for (ink, grounds) in text {
            for ground in grounds.split(' ') {
                let ratio = contrast(&scheme[ink], &scheme[ground]);
                assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
            }
        }
        for ground in ["paper", "card"] {
            assert!(contrast(&scheme["edge"], &scheme[ground]) >= 3.0, "the edge of a control on {ground}");
        }
    }
}

fn colours(sheet: &str) -> HashMap<String, String> {
    let pairs = sheet.split("--").filter_map(|piece| piece.split_once(":#"));
    pairs
        .map(|(name, rest)| {
            let hex: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
            let full = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex };
            (name.to_owned(), full)
        })
        .collect()
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |hex: &str| {
        let part = |at: usize| {
            let share = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
