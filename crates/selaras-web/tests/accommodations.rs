//! What a client needs of the program itself, and that it obeys on every page of theirs, and on nobody else's.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::instrument::Wording;
use selaras_store::responses;
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::stores;
use selaras_web::assets::{ALOUD, SCRIPT};
use selaras_web::map::Method;
use selaras_web::router::map;

const ALL: [(&str, &str); 5] =
    [("large", "yes"), ("plain", "yes"), ("aloud", "yes"), ("more-time", "yes"), ("helped-often", "yes")];
const MINUTE: i64 = 60_000;

async fn sets(dewi: &mut Visitor, needs: &[(&str, &str)]) {
    let to = dewi.post("/me/accommodations", needs).await.to.unwrap();
    assert!(to.contains("accommodations-set"));
}

#[tokio::test]
async fn they_hold_on_every_page_of_the_client_within_the_budget_and_on_no_other() {
    let store = stores::sqlite();
    let lived = store.write_here(Lived::make).unwrap();
    let test = TestApp::around(&store, lived.here.people, NOW);
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    sets(&mut dewi, &ALL).await;
    let mut seen = 0;
    for address in map().addresses.into_iter().filter(|one| one.method == Method::Get) {
        let path = lived.here.address(address.path);
        if path.starts_with("/me") {
            for language in ["id", "en"] {
                dewi.reads(language);
                let page = dewi.get(&path).await;
                if page.status == StatusCode::OK && page.text.starts_with("<!doctype html>") {
                    seen += 1;
                    assert!(page.text.contains(" class=\"large\">"), "{path}");
                    assert!(page.text.contains(&ALOUD.address), "{path}");
                    assert!(!page.text.contains('⟦'), "{path} in {language}");
                    let whole = page.text.len() + SCRIPT.body.len() + ALOUD.body.len();
                    assert!(whole <= 40 * 1024 || path.contains("copy"), "{path}: {whole} bytes");
                }
            }
        } else if path.starts_with("/cases") {
            let page = sari.get(&path).await.text;
            assert!(!page.contains("class=\"large\"") && !page.contains(&ALOUD.address), "{path}");
        }
    }
    assert!(seen > 40, "only {seen} pages");
    sets(&mut dewi, &[]).await;
    let page = dewi.get("/me").await.text;
    assert!(
        !page.contains("class=\"large\"") && !page.contains(&ALOUD.address),
        "and end when they are ended"
    );
}

#[tokio::test]
async fn the_script_that_reads_aloud_is_a_file_of_ours_and_the_policy_stays_strict() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let before = dewi.get("/me").await.headers["content-security-policy"].clone();
    sets(&mut dewi, &[("aloud", "yes")]).await;
    let page = dewi.get("/me").await;
    assert_eq!(page.headers["content-security-policy"], before);
    assert!(page.text.contains("data-read=\"Read this page aloud\""));
    let script = dewi.get(&ALOUD.address).await;
    assert!(script.status.is_success() && script.text.contains("speechSynthesis"));
    assert!(!page.text.contains("<button hidden"), "no button but the one that the script makes");
}

#[tokio::test]
async fn easier_words_and_help_are_kept_with_the_response_and_told_beside_it() {
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let answers =
        [("rest", "3"), ("mood", "3"), ("people", "3"), ("duties", "3"), ("hope", "3"), ("helped", "yes")];
    assert!(!dewi.get("/me/checkin").await.text.contains("name=\"helped\""), "nobody else is asked");
    dewi.post("/me/checkin", &answers).await;
    let case = format!("/cases/{}", test.small.case);
    let words = sari.get(&format!("{case}/words")).await.text;
    assert!(
        !words.contains("somebody&#39;s help") && !words.contains("easier words"),
        "a forged box is no help"
    );
    sets(&mut dewi, &[("plain", "yes"), ("helped-often", "yes")]).await;
    let form = dewi.get("/me/checkin").await.text;
    assert!(form.contains("My sleep, my food, my energy") && form.contains("name=\"helped\""));
    assert!(!form.contains("Body and rest: sleep, food, energy"));
    let missing = dewi.post("/me/checkin", &answers[1..]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text.contains("value=\"yes\" checked"), "the tick stays");
    dewi.post("/me/checkin", &answers).await;
    dewi.post("/me/checkin", &answers[..5]).await;
    let (practice, id) = (test.small.practice, test.small.case);
    let kept = move |tx: &mut selaras_store::Tx<'_>| responses::of_case(tx, practice, id, &["check-in"]);
    let kept = test.app.store.read(kept).await.unwrap();
    let mut how: Vec<_> = kept.iter().map(|one| (one.how.wording == Wording::Easy, one.how.helped)).collect();
    how.sort_unstable();
    assert_eq!(how, [(false, false), (true, false), (true, true)]);
    let words = sari.get(&format!("{case}/words")).await.text;
    assert_eq!(words.matches("Filled in with somebody").count(), 1);
    assert_eq!(words.matches("Asked in easier words.").count(), 2);
    let preferences = dewi.get("/me/preferences").await.text;
    assert!(preferences.contains("Who decides how our meetings go?"));
}

#[tokio::test]
async fn whoever_needs_more_time_is_not_locked_out_nor_hurried() {
    let test = TestApp::start();
    let (mut slow, mut usual) = (test.client().await, test.signed_in(test.small.other_client).await);
    sets(&mut slow, &[("more-time", "yes")]).await;
    slow.get("/me").await;
    let form = slow.get("/me/reflections/new").await.text;
    let ticket = form.split("/me/reflections\"").nth(1).unwrap();
    let ticket =
        ticket.split("name=\"ticket\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    test.app.clock.advance(31 * MINUTE);
    assert!(usual.get("/me").await.to.unwrap().starts_with("/unlock"));
    assert!(slow.get("/me").await.status.is_success());
    test.app.clock.advance(121 * MINUTE);
    assert!(slow.get("/me").await.to.unwrap().starts_with("/unlock"), "but not for ever");
    test.days_pass(40);
    let mut slow = test.client().await;
    let late = [("ticket", ticket.as_str()), ("words", "Written slowly."), ("from", "diary")];
    let kept = slow.post_plain("/me/reflections", &late).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    assert_eq!(slow.post_plain("/me/reflections", &late).await.to, kept.to, "and still counts once");
}
