//! The second step: set up, asked for after the password, lost with the telephone, and required by the practice.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_core::id::PersonId;
use selaras_core::totp::{Secret, step_at};
use selaras_store::accounts::{self, Account};
use selaras_store::{authenticators, sign_ins};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_web::access::secret;
use selaras_web::access::throttle::FREE;

const PASSWORD: &str = "kopi tubruk di teras";

async fn account(test: &TestApp, person: PersonId, login: &'static str) {
    let secret = secret::digest(PASSWORD.to_owned()).await.unwrap();
    let account = Account { practice: test.small.practice, person, login: login.to_owned(), secret };
    test.app.store.write(move |tx| accounts::set(tx, &account, START)).await.unwrap();
}

async fn password(test: &TestApp, login: &str) -> (Visitor, Reply) {
    // A visitor with the tickets of the counsellor, whose cookie is the one that signing in gives.
    let mut visitor = test.with_tickets(test.small.counsellor);
    let fields = [("login", login), ("password", PASSWORD), ("to", "/caseload")];
    let reply = visitor.post_plain("/sign-in", &fields).await;
    (visitor, reply)
}

async fn code(visitor: &mut Visitor, code: &str) -> Reply {
    visitor.post_plain("/sign-in/code", &[("code", code), ("to", "/caseload")]).await
}

fn now(test: &TestApp, secret: &Secret) -> String {
    secret.code(step_at(test.app.clock.now()))
}

/// Sari sets up an authenticator on the pages; gives back what her app knows, and her recovery codes.
async fn set_up(test: &TestApp, sari: &mut Visitor) -> (Secret, Vec<String>) {
    let begun = sari.post("/account/factors/authenticator", &[]).await;
    assert_eq!(begun.to.as_deref(), Some("/account/factors/authenticator"), "{}", begun.text);
    let page = sari.get("/account/factors/authenticator").await.text;
    let key = page.split("translate=\"no\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let secret = Secret::read(&key).unwrap();
    assert!(page.contains("<svg class=\"qr\"") && page.contains("id=\"scan\""));
    let wrong = sari.post("/account/factors/authenticator/confirmation", &[("code", "12 34 56")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = now(test, &secret);
    let told = sari.post("/account/factors/authenticator/confirmation", &[("code", &right)]).await;
    assert!(told.status.is_success(), "{}", told.text);
    let codes = told.text.split("translate=\"no\">").skip(1);
    let codes: Vec<String> = codes.map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 10);
    let again = sari.get("/account/factors/authenticator").await;
    assert_eq!(again.to.as_deref(), Some("/account/factors"), "the secret is never shown again");
    test.app.clock.advance(60_000);
    (secret, codes)
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for_and_nothing_opens_before_it() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let mut sari = test.counsellor().await;
    let mut elsewhere = test.counsellor().await;
    let (secret, _) = set_up(&test, &mut sari).await;
    assert!(sari.get("/caseload").await.status.is_success());
    assert_eq!(elsewhere.get("/caseload").await.status, StatusCode::SEE_OTHER, "others are signed out");

    let (mut visitor, asked) = password(&test, "sari").await;
    assert_eq!(asked.to.as_deref(), Some("/sign-in/code?to=%2Fcaseload"));
    let cookies =
        |reply: &Reply| format!("{:?}", reply.headers.get_all("set-cookie").iter().collect::<Vec<_>>());
    assert!(!cookies(&asked).contains("known="), "the password alone makes no browser known");
    for path in ["/caseload", "/account", "/account/factors", "/practice", "/proof"] {
        let reply = visitor.get(path).await;
        assert!(reply.to.as_deref().unwrap_or("").starts_with("/sign-in"), "{path}: {:?}", reply.to);
    }
    assert_eq!(visitor.post("/account/factors/codes", &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        visitor.post_plain("/proof", &[("proof-password", PASSWORD), ("proof-to", "/caseload")]).await.status,
        StatusCode::UNAUTHORIZED
    );
    let page = visitor.get("/sign-in/code?to=%2Fcaseload").await;
    assert!(page.text.contains("one-time-code") && page.text.contains("value=\"/caseload\""));
    assert!(!page.text.contains("Sari"), "it does not say whose it is");
    let wrong = code(&mut visitor, "000000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut stolen = visitor.clone();
    let right = now(&test, &secret);
    let done = code(&mut visitor, &right).await;
    assert_eq!(done.to.as_deref(), Some("/caseload"), "{}", done.text);
    assert!(cookies(&done).contains("known="));
    assert!(visitor.get("/caseload").await.status.is_success());
    assert_eq!(stolen.get("/caseload").await.status, StatusCode::SEE_OTHER, "it goes on under a new token");
    assert_eq!(code(&mut stolen, &right).await.to.as_deref(), Some("/sign-in"));
}

#[tokio::test]
async fn a_code_that_somebody_has_seen_is_worth_nothing_and_a_waiting_sign_in_does_not_wait_long() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let (secret, _) = set_up(&test, &mut test.counsellor().await).await;
    let seen = now(&test, &secret);
    let (mut sari, _) = password(&test, "sari").await;
    assert_eq!(code(&mut sari, &seen).await.to.as_deref(), Some("/caseload"));
    let (mut other, _) = password(&test, "sari").await;
    assert_eq!(code(&mut other, &seen).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    test.app.clock.advance(11 * 60_000);
    let late = now(&test, &secret);
    assert_eq!(code(&mut other, &late).await.to.as_deref(), Some("/sign-in"));
    assert_eq!(other.get("/sign-in/code").await.to.as_deref(), Some("/sign-in"));
    assert_eq!(test.stranger().get("/sign-in/code").await.to.as_deref(), Some("/sign-in"));
    assert_eq!(sari.get("/sign-in/code").await.to.as_deref(), Some("/sign-in"), "who is in has none to give");
}

#[tokio::test]
async fn codes_are_guessed_slowly_and_the_owner_is_told_and_not_shut_out() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let (secret, _) = set_up(&test, &mut test.counsellor().await).await;
    // Sari's own browser, which is known from now on.
    let (mut sari, _) = password(&test, "sari").await;
    let right = now(&test, &secret);
    code(&mut sari, &right).await;
    let known = sari.clone();
    // Somebody who has watched her type: for a day, the password again whenever the waiting sign-in is over.
    let (mut thief, _) = password(&test, "sari").await;
    let mut judged = 0;
    for guess in 0..24 * 60 {
        test.app.clock.advance(60_000);
        let mut reply = code(&mut thief, &format!("{guess:06}")).await;
        if reply.to.as_deref() == Some("/sign-in") {
            thief = password(&test, "sari").await.0;
            reply = code(&mut thief, &format!("{guess:06}")).await;
        }
        judged += usize::from(reply.status == StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(judged <= 20 + 24 * 4, "{judged} guesses in a day, of a million codes");
    let (right, mut owner) = (now(&test, &secret), known.clone());
    let again = [("login", "sari"), ("password", PASSWORD)];
    assert_eq!(owner.post_plain("/sign-in", &again).await.to.as_deref(), Some("/sign-in/code?to=%2F"));
    let reply = owner.post_plain("/sign-in/code", &[("code", &right), ("to", "/")]).await;
    assert_eq!(reply.to.as_deref(), Some("/caseload"), "her own browser is counted apart");
    let page = owner.get("/caseload").await.text;
    assert!(page.contains("Something has happened to your sign-in"), "{page}");
    assert!(owner.get("/account").await.text.contains("knows your password"));
    owner.post("/account/news/reading", &[]).await;
    assert!(!owner.get("/caseload").await.text.contains("Something has happened"));
    // A known browser guesses no more than a stranger.
    let mut lost = known.clone();
    lost.post_plain("/sign-in", &again).await;
    for _ in 0..FREE {
        assert_eq!(code(&mut lost, "000000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(code(&mut lost, "000000").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_and_its_owner_reads_about_it_on_every_page_until_they_say_so() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let mut own = test.counsellor().await;
    let (_, codes) = set_up(&test, &mut own).await;
    assert!(
        !own.get("/caseload").await.text.contains("Something has happened"),
        "her own doing needs no reading"
    );
    let (mut visitor, _) = password(&test, "sari").await;
    let fields = [("code", ""), ("recovery", codes[4].as_str()), ("to", "/caseload")];
    assert_eq!(visitor.post_plain("/sign-in/code", &fields).await.to.as_deref(), Some("/caseload"));
    for browser in [&mut own, &mut visitor] {
        assert!(browser.get("/caseload").await.text.contains("Something has happened to your sign-in"));
        let page = browser.get("/account").await.text;
        assert!(
            page.contains("A recovery code was used") && page.contains("9 recovery codes are left"),
            "{page}"
        );
    }
    own.post("/account/news/reading", &[]).await;
    assert!(!visitor.get("/caseload").await.text.contains("Something has happened"));
    assert!(visitor.get("/account").await.text.contains("A recovery code was used"), "it stays to be found");
    let (mut again, _) = password(&test, "sari").await;
    let reply = again.post_plain("/sign-in/code", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("<details open"), "the way she came stays open");
    let made = own.post("/account/factors/codes", &[]).await.text;
    assert!(made.matches("translate=\"no\"").count() == 10 && !made.contains(&codes[5]));
    let old = [("recovery", codes[5].as_str()), ("to", "/")];
    assert_eq!(again.post_plain("/sign-in/code", &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_thief_with_the_telephone_and_an_open_browser_changes_nothing_without_the_password() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let mut sari = test.counsellor().await;
    let (secret, codes) = set_up(&test, &mut sari).await;
    test.app.clock.advance(11 * 60_000);
    for path in [
        "/account/factors/authenticator/removal",
        "/account/factors/codes",
        "/account/factors/authenticator",
        "/account/password",
    ] {
        let asked = sari.post(path, &[("x", "y")]).await;
        assert!(asked.text.contains("name=\"proof-password\""), "{path}: {}", asked.text);
        assert!(asked.text.contains("name=\"proof-code\""), "{path}");
    }
    let proof = |password: &'static str, code: String| {
        let mut sari = sari.clone();
        async move {
            let to = ("proof-to", "/account/factors");
            sari.post_plain("/proof", &[to, ("proof-password", password), ("proof-code", &code)]).await.status
        }
    };
    assert_eq!(proof("tebakan saja", now(&test, &secret)).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(proof(PASSWORD, String::new()).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(proof(PASSWORD, now(&test, &secret)).await, StatusCode::SEE_OTHER);
    // The sign-in went on under a new token, in the browser that gave the proof.
    assert_eq!(sari.get("/account").await.status, StatusCode::SEE_OTHER);
    // The telephone at the bottom of a lake: password and paper.
    let (mut sari, _) = password(&test, "sari").await;
    let paper = [("recovery", codes[0].as_str()), ("to", "/account/factors")];
    assert_eq!(sari.post_plain("/sign-in/code", &paper).await.to.as_deref(), Some("/account/factors"));
    let removed = sari.post("/account/factors/authenticator/removal", &[]).await;
    assert_eq!(removed.to.as_deref(), Some("/account/factors?done=authenticator-removed"));
    assert_eq!(password(&test, "sari").await.1.to.as_deref(), Some("/caseload"));
}

#[tokio::test]
async fn a_link_for_somebody_with_a_second_step_asks_for_it_too() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let mut sari = test.counsellor().await;
    let (secret, _) = set_up(&test, &mut sari).await;
    let mut joko = test.signed_in(test.small.administrator).await;
    let made = joko.post(&format!("/practice/staff/{}/link", test.small.counsellor), &[]).await.text;
    assert!(made.contains("whoever holds their phone also holds their codes"));
    assert!(sari.get("/caseload").await.text.contains("Something has happened"), "she is told of the link");
    let address = made.split("/l/").nth(1).unwrap().split(['"', '<']).next().unwrap();
    let mut thief = test.stranger();
    let fields =
        [("login", "sari"), ("password", "ubi rebus hangat"), ("password-again", "ubi rebus hangat")];
    let opened = thief.post_plain(&format!("/l/{address}"), &fields).await;
    assert_eq!(opened.to.as_deref(), Some("/sign-in/code?to=%2F"));
    assert_eq!(thief.get("/caseload").await.status, StatusCode::SEE_OTHER);
    let right = now(&test, &secret);
    assert_eq!(thief.post_plain("/sign-in/code", &[("code", &right)]).await.to.as_deref(), Some("/caseload"));
}

#[tokio::test]
async fn an_administrator_takes_a_lost_second_step_away_after_a_fresh_proof_and_its_owner_reads_it() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    account(&test, test.small.administrator, "joko").await;
    set_up(&test, &mut test.counsellor().await).await;
    let mut joko = test.signed_in(test.small.administrator).await;
    let path = format!("/practice/staff/{}/factors/reset", test.small.counsellor);
    assert!(joko.get("/practice").await.text.contains(&path));
    test.app.clock.advance(11 * 60_000);
    assert!(joko.post(&path, &[]).await.text.contains("name=\"proof-password\""));
    let (practice, sari) = (test.small.practice, test.small.counsellor);
    let set = move |tx: &mut selaras_store::Tx<'_>| authenticators::set_at(tx, practice, sari);
    assert!(test.app.store.read(set).await.unwrap().is_some(), "nothing before the proof");
    let proof = [("proof-to", path.as_str()), ("proof-password", PASSWORD)];
    joko.post_plain("/proof", &proof).await;
    assert_eq!(joko.post(&path, &[]).await.to.as_deref(), Some("/practice?done=factors-reset"));
    let own = format!("/practice/staff/{}/factors/reset", test.small.administrator);
    assert_eq!(joko.post(&own, &[]).await.status, StatusCode::NOT_FOUND, "nobody resets their own");
    let (mut sari, reply) = password(&test, "sari").await;
    assert_eq!(reply.to.as_deref(), Some("/caseload"));
    assert!(sari.get("/caseload").await.text.contains("Something has happened"));
    assert!(sari.get("/account").await.text.contains("An administrator removed your second step"));
    let audit = joko.get("/practice/audit").await.text;
    assert!(audit.contains("removed somebody&#39;s second step"), "{audit}");
}

#[tokio::test]
async fn whoever_needs_a_second_step_is_led_to_it_and_nothing_else_opens() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    let mut joko = test.signed_in(test.small.administrator).await;
    let mut sari = test.counsellor().await;
    let mut ratna = test.signed_in(test.small.supervisor).await;
    assert!(joko.get("/practice/factors").await.text.contains("0 of 2 have one"));
    let set = joko.post("/practice/factors", &[("counsellor", "yes"), ("auditor", "yes")]).await;
    assert_eq!(set.to.as_deref(), Some("/practice/factors?done=factors-required"));
    assert!(
        joko.get("/practice").await.status.is_success()
            && ratna.get("/supervision").await.status.is_success()
    );
    assert_eq!(sari.get("/caseload").await.to.as_deref(), Some("/account/factors"), "at once");
    let (mut sari, reply) = password(&test, "sari").await;
    assert_eq!(reply.to.as_deref(), Some("/caseload"));
    for path in ["/caseload", "/", "/account", "/account/password", "/cases/new"] {
        let mut to = sari.get(path).await.to;
        if to.as_deref() == Some("/caseload") {
            to = sari.get("/caseload").await.to;
        }
        assert_eq!(to.as_deref(), Some("/account/factors"), "{path}");
    }
    assert_eq!(sari.post("/cases", &[("name", "Baru")]).await.to.as_deref(), Some("/account/factors"));
    assert!(sari.get("/account/factors").await.text.contains("Your practice asks for a second step"));
    set_up(&test, &mut sari).await;
    assert!(sari.get("/caseload").await.status.is_success(), "everything else opens");
    // Taking it away leads back to where it is set up.
    sari.post("/account/factors/authenticator/removal", &[]).await;
    assert_eq!(sari.get("/caseload").await.to.as_deref(), Some("/account/factors"));
    joko.post("/practice/factors", &[]).await;
    assert!(sari.get("/caseload").await.status.is_success(), "no longer asked for");
}

#[tokio::test]
async fn clients_have_no_second_step_and_no_page_for_it() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    for path in ["/account/factors", "/account/factors/authenticator"] {
        assert_eq!(dewi.get(path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(dewi.post("/account/factors/authenticator", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_gives_power_at_the_practice_asks_for_a_fresh_proof() {
    let test = TestApp::start();
    account(&test, test.small.administrator, "joko").await;
    let mut joko = test.signed_in(test.small.administrator).await;
    test.app.clock.advance(11 * 60_000);
    let staff = format!("/practice/staff/{}", test.small.colleague);
    assert_eq!(
        joko.get("/practice/staff/new").await.to.as_deref(),
        Some("/proof?to=%2Fpractice%2Fstaff%2Fnew")
    );
    let pair = (test.small.supervisor.to_string(), test.small.colleague.to_string());
    let pair = [("supervisor", pair.0.as_str()), ("counsellor", pair.1.as_str())];
    for (path, fields) in [
        ("/practice/staff".to_owned(), &[("name", "Wati"), ("administrator", "yes")]),
        (format!("{staff}/link"), &[("x", "y"), ("z", "y")]),
        (format!("{staff}/ending"), &[("x", "y"), ("z", "y")]),
        (format!("{staff}/factors/reset"), &[("x", "y"), ("z", "y")]),
        (format!("{staff}/emergencies"), &[("named", "yes"), ("z", "y")]),
        ("/practice/factors".to_owned(), &[("counsellor", "yes"), ("z", "y")]),
        ("/practice/supervisions".to_owned(), &pair),
    ] {
        let asked = joko.post(&path, fields).await;
        assert!(asked.text.contains("name=\"proof-password\""), "{path}: {} {}", asked.status, asked.text);
        assert!(asked.text.contains(&format!("name=\"proof-to\" value=\"{path}\"")));
    }
    let (practice, person) = (test.small.practice, test.small.counsellor);
    assert!(
        test.app.store.read(move |tx| sign_ins::of(tx, practice, person, START)).await.unwrap().is_empty()
    );
    let proof =
        [("proof-to", "/practice/staff"), ("proof-password", PASSWORD), ("name", "Wati"), ("ticket", "x")];
    assert_eq!(joko.post_plain("/proof", &proof).await.status, StatusCode::TEMPORARY_REDIRECT);
    let added = joko.post("/practice/staff", &[("name", "Wati"), ("administrator", "yes")]).await;
    assert!(added.text.contains("/l/") && added.text.contains("Wati"));
}

#[tokio::test]
async fn signing_out_tells_the_browser_to_forget_our_pages_and_keeps_it_known() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    let out = sari.post("/sign-out", &[]).await;
    assert_eq!(out.headers.get("clear-site-data").unwrap(), "\"cache\", \"storage\"");
    // A client's phone is locked, not signed out: what it keeps are style sheets, and its line may be slow.
    assert!(test.client().await.post("/sign-out", &[]).await.headers.get("clear-site-data").is_none());
}
