//! Cookies that an attacker has chosen, kept, copied or doubled: none of them becomes somebody's sign-in.

use axum::http::Request;
use selaras_core::id::PersonId;
use selaras_store::accounts::{self, Account};
use selaras_store::links::{self, Link};
use selaras_store::pins;
use selaras_testkit::app::{Reply, TestApp, encoded};
use selaras_testkit::people::START;
use selaras_testkit::stores;
use selaras_web::access::cookie::Token;
use selaras_web::access::{secret, sign_in};

use selaras_store::sign_ins::Kind;

use crate::books::Books;
use crate::forms::World;
use crate::{form_to, given};

const PASSWORD: &str = "kata sandi yang baik";

async fn prepared() -> TestApp {
    let test = TestApp::start();
    let small = test.small;
    let password = secret::digest(PASSWORD.to_owned()).await.unwrap();
    let pin = secret::digest("250781".to_owned()).await.unwrap();
    let account = Account {
        practice: small.practice,
        person: small.counsellor,
        login: "sari".to_owned(),
        secret: password,
    };
    let keep = move |tx: &mut selaras_store::Tx<'_>| {
        accounts::set(tx, &account, START)?;
        pins::set(tx, small.practice, small.client, &pin, START)
    };
    test.app.store.write(keep).await.unwrap();
    test
}

/// A sign-in that stands in the database, as the text of its cookie.
async fn signed_in(test: &TestApp, person: PersonId, kind: Kind) -> String {
    let (token, now) = (Token::new(test.small.practice), test.app.clock.now());
    test.app.store.write(move |tx| sign_in::begin(tx, &token, person, kind, now)).await.unwrap();
    token.text()
}

/// Sends a form from a browser that holds this cookie and no other.
async fn sends(test: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Reply {
    let request = form_to(path).header("cookie", format!("language=en; selaras={cookie}"));
    test.stranger().ask(request, encoded(fields)).await
}

async fn looks(test: &TestApp, cookies: &str, path: &str) -> Reply {
    test.stranger().ask(Request::get(path).header("cookie", format!("language=en; {cookies}")), "").await
}

#[tokio::test]
async fn a_cookie_that_was_put_there_before_never_becomes_the_sign_in() {
    let test = prepared().await;
    let small = test.small;
    let link = Token::new(small.practice);
    let kept = Link {
        practice: small.practice,
        token: link.digest(),
        person: small.other_client,
        made_by: None,
        made_at: START,
        ends_at: START.plus_days(1),
        used_at: None,
        renews_pin: false,
    };
    test.app.store.write(move |tx| links::add(tx, &kept)).await.unwrap();
    let password = [("login", "sari"), ("password", PASSWORD)];
    let pin = [("pin", "402917"), ("pin-again", "402917")];
    let link = format!("/l/{}", link.text());
    for (path, fields, home) in [("/sign-in", &password, "/caseload"), (&link, &pin, "/me")] {
        let chosen = Token::new(small.practice).text();
        let reply = sends(&test, &chosen, path, fields).await;
        let own = given(&reply).expect("signs in");
        assert_ne!(own, chosen);
        assert_eq!(looks(&test, &format!("selaras={own}"), home).await.status.as_u16(), 200);
        let attacker = looks(&test, &format!("selaras={chosen}"), home).await;
        assert!(attacker.to.is_some_and(|to| to.starts_with("/sign-in")), "{path}");
    }
}

#[tokio::test]
async fn a_cookie_of_the_attackers_own_stays_theirs_when_somebody_signs_in_over_it() {
    let test = prepared().await;
    let theirs = signed_in(&test, test.small.colleague, Kind::Staff).await;
    let reply = sends(&test, &theirs, "/sign-in", &[("login", "sari"), ("password", PASSWORD)]).await;
    let own = given(&reply).expect("signs in");
    assert_ne!(own, theirs);
    let attacker = looks(&test, &format!("selaras={theirs}"), "/caseload").await;
    assert!(attacker.text.contains("Rizky") && !attacker.text.contains("Dewi"), "still the colleague's");
    assert!(looks(&test, &format!("selaras={own}"), "/caseload").await.text.contains("Dewi"));
}

#[tokio::test]
async fn after_the_pin_and_after_a_proof_the_cookie_from_before_opens_nothing() {
    let test = prepared().await;
    let phone = signed_in(&test, test.small.client, Kind::Client).await;
    test.app.clock.advance(31 * 60_000);
    let desk = signed_in(&test, test.small.counsellor, Kind::Staff).await;
    test.app.clock.advance(11 * 60_000);
    let ways = [
        (&phone, "/unlock", [("unlock-pin", "250781"), ("unlock-to", "/me")], "/me", "/unlock"),
        (&desk, "/proof", [("proof-password", PASSWORD), ("proof-to", "/caseload")], "/caseload", "/sign-in"),
    ];
    for (before, path, fields, home, door) in ways {
        let wrong = sends(&test, before, path, &[(fields[0].0, "999111"), fields[1]]).await;
        assert!(given(&wrong).is_none() && wrong.status.as_u16() == 422, "{path}: {}", wrong.status);
        let after = given(&sends(&test, before, path, &fields).await).expect("a new token");
        assert_ne!(after, *before);
        assert_eq!(looks(&test, &format!("selaras={after}"), home).await.status.as_u16(), 200);
        let copied = looks(&test, &format!("selaras={before}"), home).await;
        assert!(copied.to.is_some_and(|to| to.starts_with(door)), "{path}");
        let ticket = test.signed_in(test.small.counsellor).await.ticket();
        let sent = sends(&test, before, "/sign-out", &[("ticket", &ticket)]).await;
        assert!(!sent.status.is_redirection(), "{path}: {}", sent.status);
    }
}

#[tokio::test]
async fn a_sign_in_with_one_changed_letter_or_of_another_practice_is_nobodys() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let good = signed_in(&world.app, world.lived.here.people.counsellor, Kind::Staff).await;
    assert_eq!(looks(&world.app, &format!("selaras={good}"), "/caseload").await.status.as_u16(), 200);
    let before = Books::of(&world).await;
    let elsewhere = Token::new(world.lived.elsewhere.people.practice).text();
    let mut forged = vec![format!("{}{}", &elsewhere[..22], &good[22..]), String::new(), "null".to_owned()];
    for at in 0..good.len() {
        let other = if good.as_bytes()[at] == b'A' { "Q" } else { "A" };
        forged.push(format!("{}{other}{}", &good[..at], &good[at + 1..]));
    }
    for text in forged {
        let reply = looks(&world.app, &format!("selaras={text}"), "/caseload").await;
        assert!(reply.to.is_some_and(|to| to.starts_with("/sign-in")), "{text}");
    }
    assert_eq!(Books::of(&world).await, before);
}

#[tokio::test]
async fn of_two_cookies_one_counts_and_what_belongs_to_the_other_stays_closed() {
    let test = prepared().await;
    let (sari, bagus) = (
        signed_in(&test, test.small.counsellor, Kind::Staff).await,
        signed_in(&test, test.small.colleague, Kind::Staff).await,
    );
    let nobody = Token::new(test.small.practice).text();
    for cookies in [format!("selaras={sari}; selaras={bagus}"), format!("selaras={sari};selaras={nobody}")] {
        let page = looks(&test, &cookies, "/caseload").await;
        assert!(page.text.contains("Dewi") && !page.text.contains("Rizky"), "{cookies}");
        let theirs = looks(&test, &cookies, &format!("/cases/{}", test.small.other_case)).await;
        assert_eq!(theirs.status.as_u16(), 404);
    }
    // In two headers it is the same; and other spellings of the name are other cookies.
    let two = Request::get("/caseload")
        .header("cookie", format!("selaras={nobody}"))
        .header("cookie", format!("selaras={sari}"));
    assert!(test.stranger().ask(two, "").await.to.is_some(), "the first one counts, and it is nobody's");
    for name in ["Selaras", "SELARAS", "selaras\t", "selaras%00", "__Host-selaras", "\"selaras\""] {
        let reply = looks(&test, &format!("{name}={sari}"), "/caseload").await;
        assert!(reply.to.is_some_and(|to| to.starts_with("/sign-in")), "{name}");
    }
}
