//! What is fuzzed: one function for each reader, with good inputs to begin from.

pub mod sealed;
pub mod signing_in;

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, header};
use selaras_core::id::{CaseId, PracticeId};
use selaras_core::import::{Map, plan};
use selaras_core::instrument::{Instrument, shelf};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::response::{Response, danger};
use selaras_core::score::score;
use selaras_web::access::cookie::{self, Token};
use selaras_web::access::secret::acceptable_pin;
use selaras_web::app::Site;
use selaras_web::fields::Fields;
use selaras_web::ticket::Tickets;

/// A reader, and good inputs for it.
pub struct Target {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Reads; panics when something does not hold.
    pub give: fn(&[u8]),
    /// Inputs that it reads.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const ALL: &[Target] = &[
    Target { name: "forms", give: forms, seeds: good_forms },
    Target { name: "cookies", give: cookies, seeds: good_cookies },
    Target { name: "tickets", give: tickets, seeds: good_tickets },
    Target { name: "identifiers", give: identifiers, seeds: good_identifiers },
    Target { name: "tables", give: tables, seeds: good_tables },
    Target { name: "maps", give: maps, seeds: good_maps },
    Target { name: "instruments", give: instruments, seeds: good_instruments },
    Target { name: "responses", give: responses, seeds: good_responses },
    Target { name: "passkeys", give: signing_in::passkeys, seeds: signing_in::good_passkeys },
    Target { name: "codes", give: signing_in::codes, seeds: signing_in::good_codes },
    Target { name: "passwords", give: signing_in::passwords, seeds: signing_in::good_passwords },
    Target { name: "sealed", give: sealed::give, seeds: sealed::good },
];

const NOW: Moment = Moment::from_unix_ms(1_793_584_800_000);

/// Bodies of forms and queries of addresses: what was read is the same when it is written and read again.
pub fn forms(bytes: &[u8]) {
    let fields = Fields::read(bytes);
    let mut again = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields.iter() {
        assert!(!value.contains('\0'));
        again.append_pair(name, value);
        assert_eq!(fields.given(name), Some(fields.text(name)).filter(|text| !text.is_empty()));
        assert!(fields.each(name).any(|one| one == fields.text(name)));
        let _ = acceptable_pin(value);
    }
    assert!(Fields::read(again.finish().as_bytes()) == fields, "words changed as they were carried on");
    for instrument in shelf().all() {
        if let Ok(response) = Response::read_partial(instrument, |item| fields.raw(item.as_str())) {
            scored(instrument, &response);
        }
    }
}

fn good_forms() -> Vec<Vec<u8>> {
    let answers = |instrument: &Instrument| {
        let pairs = instrument.items().iter().map(|i| format!("{}={}", i.id().as_str(), i.response().max()));
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    };
    let mut good: Vec<Vec<u8>> = shelf().all().iter().map(answers).collect();
    good.push(
        b"ticket=AAAA&words=Aku+ingin+tidur+lebih+nyenyak.%0D%0AItu+saja.&pin=246810&when=now".to_vec(),
    );
    good
}

/// Cookies and the tokens of links: one that reads is written as it was read.
pub fn cookies(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some(token) = Token::read(text)
    {
        assert_eq!(token.text(), text, "two texts are one token");
    }
    if let Ok(value) = HeaderValue::from_bytes(bytes) {
        let headers = HeaderMap::from_iter([(header::COOKIE, value)]);
        for url in ["https://konseling.example", "http://127.0.0.1:8480"] {
            let site = Site { public_url: url.to_owned(), behind_proxy: false, demo: false };
            if let Some(token) = cookie::token(&site, &headers) {
                assert_eq!(Token::read(&token.text()), Some(token));
            }
        }
        let _: Option<Language> = cookie::language(&headers);
    }
}

fn good_cookies() -> Vec<Vec<u8>> {
    let text = TOKEN.text();
    vec![
        text.clone().into_bytes(),
        format!("selaras={text}; language=id").into_bytes(),
        format!("language=en; __Host-selaras={text}").into_bytes(),
    ]
}

static TOKEN: LazyLock<Token> = LazyLock::new(|| Token::new(PracticeId::from_bytes([7; 16])));

/// Form tickets: only what we issued is read.
pub fn tickets(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if TICKETS.read(text).is_some() {
        assert!(ISSUED.iter().any(|issued| issued == text), "a forged ticket was read: {text}");
    }
}

fn good_tickets() -> Vec<Vec<u8>> {
    ISSUED.iter().map(|ticket| ticket.clone().into_bytes()).collect()
}

static TICKETS: LazyLock<Tickets> = LazyLock::new(|| Tickets::new([1; 32], [2; 32], 1_793_584_800_000));
static ISSUED: LazyLock<Vec<String>> = LazyLock::new(|| (0..4).map(|_| TICKETS.issue()).collect());

/// Identifiers in addresses: one that reads is written so that it reads as the same.
pub fn identifiers(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(id) = text.parse::<CaseId>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}

fn good_identifiers() -> Vec<Vec<u8>> {
    let id = CaseId::from_bytes([9; 16]).to_string();
    vec![
        id.to_uppercase().into_bytes(),
        id.into_bytes(),
        b"urn:uuid:f9168c5e-ceb2-4faa-b6bf-329bf39fa1e4".to_vec(),
    ]
}

/// Spreadsheets of past scores, read by two maps.
pub fn tables(bytes: &[u8]) {
    for map in MAPS.iter().filter_map(|map| Map::parse(map).ok()) {
        planned(bytes, &map);
    }
}

fn good_tables() -> Vec<Vec<u8>> {
    vec![
        b"a,b,c\nAni,12,0\nBudi,20,3\n".to_vec(),
        b"a;b;c\n\"Ani; Sari\";12,0;2020-03-01\n".to_vec(),
        include_bytes!("../../crates/selaras/data/beat_the_blues/scores.csv")[..1500].to_vec(),
    ]
}

const MAPS: [&str; 3] = [
    "client = \"a\"\nstart = \"2020-01-01\"\n[[score]]\ncolumn = \"b\"\ninstrument = \"bdi\"\nwhen = { occasion = \"c\", days_each = 7 }\n",
    "client = \"a\"\ndelimiter = \";\"\ndecimal = \",\"\nmissing = [\"NA\", \"-\"]\n[[score]]\ncolumn = \"b\"\ninstrument = \"bdi\"\nwhen = { date = \"c\" }\n",
    include_str!("../../crates/selaras/data/beat_the_blues/map.toml"),
];

/// The map of a spreadsheet, and what it makes of one.
pub fn maps(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(map) = Map::parse(text) {
        planned(b"a,b,c\nAni,12,0\nBudi,20,3\nBudi,,4\n", &map);
    }
}

fn good_maps() -> Vec<Vec<u8>> {
    MAPS.iter().map(|map| map.as_bytes().to_vec()).collect()
}

fn planned(csv: &[u8], map: &Map) {
    match plan(csv, map, shelf(), NOW) {
        Ok(plan) => {
            for score in plan.cases.iter().flat_map(|case| &case.scores) {
                let (least, most) = score.score.range();
                assert!((least..=most).contains(&score.score.value()), "a score beyond its scale");
                assert!(score.at <= NOW, "a score from the future");
            }
        }
        Err(faults) => assert!(!faults.is_empty(), "refused without a reason"),
    }
}

/// Instrument files: one that is taken can be shown, answered and scored.
pub fn instruments(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(instrument) = Instrument::parse(text) else { return };
    for language in [Language::Id, Language::En] {
        for address in [Address::Anda, Address::Kamu] {
            assert!(!instrument.title().say(language, address).trim().is_empty());
        }
    }
    for most in [false, true] {
        let answer = |item: &selaras_core::instrument::Item| {
            let range = item.response();
            if most { range.max() } else { range.min() }.to_string()
        };
        let answers = instrument.items().iter().map(answer).collect::<Vec<_>>().join(",");
        if let Ok(response) = Response::decode(&instrument, &answers) {
            scored(&instrument, &response);
        }
    }
}

fn good_instruments() -> Vec<Vec<u8>> {
    [
        include_str!("../../instruments/alliance-client-short/1.toml"),
        include_str!("../../instruments/check-in/1.toml"),
        include_str!("../../instruments/core-10/1.toml"),
        include_str!("../../instruments/preferences-short/1.toml"),
    ]
    .map(|file| file.as_bytes().to_vec())
    .to_vec()
}

/// Kept answers: those that read are kept the same again, and score within their scale.
pub fn responses(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for instrument in shelf().all() {
        if let Ok(response) = Response::decode(instrument, text) {
            assert_eq!(Response::decode(instrument, &response.encode()).as_ref(), Ok(&response));
            scored(instrument, &response);
        }
    }
}

fn good_responses() -> Vec<Vec<u8>> {
    let answers = |instrument: &Instrument| {
        let answers = instrument.items().iter().map(|item| item.response().min().to_string());
        answers.collect::<Vec<_>>().join(",").into_bytes()
    };
    shelf().all().iter().map(answers).collect()
}

fn scored(instrument: &Instrument, response: &Response) {
    for score in score(instrument, response) {
        let (least, most) = score.range();
        assert!((least - 1e-9..=most + 1e-9).contains(&score.value()), "a score beyond its scale");
    }
    let _ = danger(instrument, response);
}
