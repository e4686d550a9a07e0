//! Guessing: whoever guesses is slowed down, and never shuts out the one whose name they guess.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_core::moment::Moment;
use selaras_store::accounts::{self, Account};
use selaras_store::pins;
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_web::access::secret;
use selaras_web::access::throttle::{FREE, Throttle};

const PASSWORD: &str = "kata sandi yang baik";

async fn account(test: &TestApp) {
    let secret = secret::digest(PASSWORD.to_owned()).await.unwrap();
    let (practice, person) = (test.small.practice, test.small.counsellor);
    let account = Account { practice, person, login: "sari".to_owned(), secret };
    test.app.store.write(move |tx| accounts::set(tx, &account, START)).await.unwrap();
}

async fn tries(visitor: &mut Visitor, password: &str) -> StatusCode {
    visitor.post_plain("/sign-in", &[("login", "sari"), ("password", password)]).await.status
}

#[tokio::test]
async fn a_stranger_who_guesses_all_day_gets_few_guesses_and_does_not_stop_the_owners_own_browser() {
    let test = TestApp::start();
    account(&test).await;
    let mut owner = test.stranger();
    assert_eq!(tries(&mut owner, PASSWORD).await, StatusCode::SEE_OTHER);
    let mut stranger = test.stranger();
    let mut judged = Vec::new();
    // One guess every ten seconds for three hours, from the same network as the owner.
    for _ in 0..1080 {
        test.app.clock.advance(10_000);
        judged.push(tries(&mut stranger, "tebakan saja").await != StatusCode::TOO_MANY_REQUESTS);
    }
    for hour in judged.chunks(360) {
        let guesses = hour.iter().filter(|was| **was).count();
        assert!(guesses <= 14, "{guesses} guesses in one hour");
    }
    assert_eq!(tries(&mut stranger, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        tries(&mut owner, PASSWORD).await,
        StatusCode::SEE_OTHER,
        "the owner's browser is counted apart"
    );
    // That holds for the owner's slips too: a browser that is known guesses no more than a stranger does.
    for _ in 0..FREE {
        assert_eq!(tries(&mut owner, "salah ketik").await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(tries(&mut owner, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_cookie_of_a_known_browser_is_worth_nothing_when_it_is_changed_or_belongs_to_someone_else() {
    let test = TestApp::start();
    account(&test).await;
    let mut owner = test.stranger();
    let reply = owner.post_plain("/sign-in", &[("login", "sari"), ("password", PASSWORD)]).await;
    let cookies = reply.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap());
    let known = cookies.into_iter().find(|c| c.starts_with("known=")).unwrap();
    let mark = known.split(['=', ';']).nth(1).unwrap();
    assert!(known.contains("HttpOnly"));
    let is_known = |mark: &str, person| {
        selaras_web::access::known::to(&test.app, Some(mark), test.small.practice, person).is_some()
    };
    assert!(is_known(mark, test.small.counsellor) && !is_known(mark, test.small.colleague));
    for at in 0..mark.len() {
        let mut forged = mark.as_bytes().to_vec();
        forged[at] = if forged[at] == b'A' { b'Q' } else { b'A' };
        // Two spare bits stand in the last sign; there another sign may read as the same bytes, and is refused too.
        assert!(!is_known(std::str::from_utf8(&forged).unwrap(), test.small.counsellor), "changed at {at}");
    }
    assert!(!is_known("", test.small.counsellor) && !is_known("...", test.small.counsellor));
}

#[tokio::test]
async fn links_open_whatever_others_on_the_same_network_have_tried() {
    let test = TestApp::start();
    let mut prankster = test.stranger();
    for _ in 0..FREE {
        assert_eq!(prankster.get("/l/AAAA").await.status, StatusCode::GONE);
    }
    assert_eq!(prankster.get("/l/AAAA").await.status, StatusCode::TOO_MANY_REQUESTS);
    let mut counsellor = test.counsellor().await;
    let made = counsellor.post(&format!("/cases/{}/link", test.small.case), &[]).await;
    let page = match &made.to {
        Some(to) => counsellor.get(to).await.text,
        None => made.text,
    };
    let address = page.split("/l/").nth(1).unwrap().split(['"', '<', '\'']).next().unwrap().to_owned();
    assert!(test.stranger().get(&format!("/l/{address}")).await.status.is_success());
}

#[tokio::test]
async fn a_hundred_pins_tried_at_the_same_moment_are_a_hundred_tries() {
    let test = TestApp::start();
    let (practice, person) = (test.small.practice, test.small.client);
    let secret = secret::digest("250781".to_owned()).await.unwrap();
    test.app.store.write(move |tx| pins::set(tx, practice, person, &secret, START)).await.unwrap();
    let phone = test.client().await;
    test.app.clock.advance(31 * 60_000);
    let mut at_once = tokio::task::JoinSet::new();
    for guess in 0..100 {
        let mut phone = phone.clone();
        at_once.spawn(async move {
            let pin = format!("{:06}", 400_000 + guess * 37);
            phone.post_plain("/unlock", &[("unlock-pin", &pin), ("unlock-to", "/me")]).await.text
        });
    }
    let answers = at_once.join_all().await;
    let judged = answers.iter().filter(|text| text.contains("That is not the PIN")).count();
    assert_eq!(judged, usize::try_from(FREE).unwrap(), "all others are told to wait");
}

#[test]
fn tries_at_the_same_moment_are_counted_before_they_are_judged() {
    let (throttle, now) = (Throttle::default(), Moment::from_unix_ms(1_000_000));
    let begun = (0..1000).filter(|_| throttle.begin(&[("name", 20), ("pair", FREE)], now).is_ok()).count();
    assert_eq!(begun, 5);
    throttle.was_right("pair");
    throttle.take_back("name");
    let begun = (0..1000).filter(|_| throttle.begin(&[("name", 20)], now).is_ok()).count();
    assert_eq!(begun, 16, "one was right, four were wrong, sixteen are left of twenty");
}
