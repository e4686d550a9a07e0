//! The check-in: light, quick, forgiving, and serious about danger.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_store::{practices, responses};
use selaras_testkit::app::TestApp;
use selaras_web::assets::{FORM_CSS, FORM_CSS_HASH};

const WELL: [(&str, &str); 5] =
    [("rest", "4"), ("mood", "3"), ("people", "5"), ("duties", "4"), ("hope", "4")];

async fn kept(test: &TestApp) -> Vec<responses::Kept> {
    let (practice, case) = (test.small.practice, test.small.case);
    test.app.store.read(move |tx| responses::of_case(tx, practice, case, &["check-in"])).await.unwrap()
}

async fn asks_safety(test: &TestApp, asks: bool) {
    let id = test.small.practice;
    let change = move |tx: &mut selaras_store::Tx<'_>| {
        let practice = practices::find(tx, id)?.unwrap();
        practices::change(tx, &practices::Practice { asks_safety: asks, ..practice })
    };
    test.app.store.write(change).await.unwrap();
}

#[tokio::test]
async fn the_page_is_the_lightest_of_all_in_both_languages() {
    let test = TestApp::start();
    let mut client = test.client().await;
    for language in ["id", "en"] {
        client.reads(language);
        let reply = client.get("/me/checkin").await;
        let page = reply.text;
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        assert_eq!(style, *FORM_CSS);
        let policy = reply.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains(&*FORM_CSS_HASH), "the browser takes the page's style: {policy}");
        assert!(page.len() < 14 * 1024, "{} bytes in {language}", page.len());
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!page.contains('⟦'), "a word is missing in {language}");
    }
}

#[tokio::test]
async fn a_check_in_is_kept_for_the_next_session_and_told_what_happens_with_it() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let list = format!("/cases/{}/sessions", test.small.case);
    counsellor.post(&list, &[("when-planned", "2026-11-04T10:00"), ("purpose", "Sleep")]).await;
    let reply = client.post("/me/checkin", &WELL).await;
    assert_eq!(reply.to.as_deref(), Some("/me/checkin/thanks"));
    let thanks = client.get("/me/checkin/thanks").await.text;
    assert!(thanks.contains("talks it over with you") && !thanks.contains("tel:"), "{thanks}");
    let all = kept(&test).await;
    assert!(all.len() == 1 && all[0].session.is_some());
    assert_eq!(all[0].scores[0].value(), 20.0);
    assert!(client.get("/me/checkin").await.text.contains("You checked in on"));
}

#[tokio::test]
async fn what_is_missing_is_named_beside_the_field_and_the_rest_is_kept() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let reply = client.post("/me/checkin", &[("rest", "4"), ("mood", "9")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply.text.contains(r#"name="rest" value="4" id="f-rest""#)
            || reply.text.contains(r#"name="rest" value="4" checked"#),
        "{}",
        reply.text
    );
    assert!(reply.text.contains("has to lie between 0 and 6"), "{}", reply.text);
    assert!(reply.text.contains(r##"href="#f-people""##), "the summary leads to the field");
    assert!(kept(&test).await.is_empty());
}

#[tokio::test]
async fn the_same_form_sent_twice_counts_once() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let ticket = client.ticket();
    let form: Vec<_> = WELL.iter().copied().chain([("ticket", ticket.as_str())]).collect();
    for _ in 0..2 {
        let reply = client.post_plain("/me/checkin", &form).await;
        assert_eq!(reply.to.as_deref(), Some("/me/checkin/thanks"));
    }
    assert_eq!(kept(&test).await.len(), 1);
}

#[tokio::test]
async fn an_answer_that_speaks_of_danger_shows_help_at_once_and_promises_no_quick_answer() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let form: Vec<_> = WELL.iter().copied().chain([("safety", "1")]).collect();
    client.post("/me/checkin", &form).await;
    let help = client.get("/me/checkin/thanks").await.text;
    assert!(help.contains(r#"href="tel:119,8""#), "{help}");
    assert!(help.contains("You are not alone") && help.contains("please do not wait"), "{help}");
    client.reads("id");
    let help = client.get("/me/checkin/thanks").await.text;
    assert!(help.contains("Hubungi") && help.contains("jangan menunggu"), "{help}");
}

#[tokio::test]
async fn a_practice_that_does_not_ask_about_danger_takes_no_answer_to_it() {
    let test = TestApp::start();
    asks_safety(&test, false).await;
    let mut client = test.client().await;
    assert!(!client.get("/me/checkin").await.text.contains("safety"));
    let form: Vec<_> = WELL.iter().copied().chain([("safety", "3")]).collect();
    client.post("/me/checkin", &form).await;
    let all = kept(&test).await;
    assert_eq!(all[0].answers.as_ref().unwrap().answers()[5], None);
    assert!(!client.get("/me/checkin/thanks").await.text.contains("tel:"));
}

#[tokio::test]
async fn nobody_else_checks_in() {
    let test = TestApp::start();
    for person in [test.small.counsellor, test.small.supervisor, test.small.administrator] {
        let mut other = test.signed_in(person).await;
        assert_eq!(other.get("/me/checkin").await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post("/me/checkin", &WELL).await.status, StatusCode::NOT_FOUND);
    }
    assert!(kept(&test).await.is_empty());
}
