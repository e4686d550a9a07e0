//! What a client decides about their own case: consents, taking them back, stopping and going on.
#![allow(clippy::unwrap_used)]

use selaras_store::{audit, cases};
use selaras_testkit::app::TestApp;

async fn signed(test: &TestApp) -> selaras_testkit::app::Visitor {
    let mut dewi = test.client().await;
    let page = dewi.get("/me/agreement").await.text;
    let digest = page.split("name=\"digest\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("consent", "yes"), ("language", "en"), ("digest", digest.as_str())];
    let answer = dewi.post("/me/agreement/signature", &fields).await;
    assert!(answer.to.unwrap().ends_with("done=agreement-signed"));
    dewi
}

async fn acts(test: &TestApp) -> Vec<String> {
    let small = test.small;
    let lines = test.app.store.read(move |tx| audit::of_case(tx, small.practice, small.case, 99)).await;
    lines.unwrap().into_iter().map(|line| line.act).collect()
}

#[tokio::test]
async fn signing_the_agreement_is_a_consent_that_can_be_taken_back_with_effect_at_once() {
    let test = TestApp::start();
    let mut dewi = signed(&test).await;
    let mut sari = test.counsellor().await;
    let page = dewi.get("/me/rights").await.text;
    assert!(page.contains("Take back my consent to counselling"));
    assert!(page.contains("Counselling: agreed"));
    let goals = format!("/cases/{}/goals", test.small.case);
    let goal = [("words", "Tidur cukup")];
    assert!(sari.post(&goals, &goal).await.to.is_some());
    let back = dewi.post("/me/rights/withdrawal", &[("purpose", "counselling")]).await;
    assert_eq!(back.to.as_deref(), Some("/me/rights?done=consent-withdrawn"));
    assert!(acts(&test).await.contains(&"consent.withdrawal".to_owned()));
    let refused = sari.post(&goals, &[("words", "Makan teratur")]).await;
    assert_eq!(refused.to, None, "nothing is changed any more");
    assert!(sari.get(&format!("/cases/{}", test.small.case)).await.status.is_success(), "reading stays");
    let page = dewi.get("/me/rights").await.text;
    assert!(page.contains("I agree to counselling again") && page.contains("Counselling: taken back"));
    assert!(!page.contains("Take back my consent to counselling"));
    // Sent once more, it changes nothing.
    let again = dewi.post("/me/rights/withdrawal", &[("purpose", "counselling")]).await;
    assert_eq!(again.status.as_u16(), 422);
    let on = dewi.post("/me/rights/restriction", &[("stop", "no")]).await;
    assert_eq!(on.to.as_deref(), Some("/me/rights?done=case-goes-on"));
    assert!(sari.post(&goals, &[("words", "Makan teratur")]).await.to.is_some());
    assert!(dewi.get("/me/rights").await.text.contains("Take back my consent to counselling"));
}

#[tokio::test]
async fn stopping_leaves_the_consent_and_is_lifted_by_the_client_alone() {
    let test = TestApp::start();
    let mut dewi = signed(&test).await;
    let stop = dewi.post("/me/rights/restriction", &[("stop", "yes")]).await;
    assert_eq!(stop.to.as_deref(), Some("/me/rights?done=case-restricted"));
    let page = dewi.get("/me/rights").await.text;
    assert!(page.contains("Stopped at your wish") && page.contains("Take back my consent to counselling"));
    let mut sari = test.counsellor().await;
    assert_eq!(sari.post("/me/rights/restriction", &[("stop", "no")]).await.status.as_u16(), 404);
    let small = test.small;
    let case = test.app.store.read(move |tx| cases::find(tx, small.practice, small.case)).await.unwrap();
    assert!(case.unwrap().restricted_at.is_some());
    dewi.post("/me/rights/restriction", &[("stop", "no")]).await;
    let page = dewi.get("/me/rights").await.text;
    assert_eq!(page.matches("Counselling: agreed").count(), 1, "going on is no second consent");
}

#[tokio::test]
async fn the_supervisors_access_is_in_the_ledger_and_taken_back_there() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    dewi.post("/me/supervision", &[("agrees", "yes")]).await;
    assert!(dewi.get("/me/rights").await.text.contains("The supervisor may see: agreed"));
    let back = dewi.post("/me/rights/withdrawal", &[("purpose", "supervision")]).await;
    assert_eq!(back.to.as_deref(), Some("/me/rights?done=supervision-withdrawn"));
    let small = test.small;
    let case = test.app.store.read(move |tx| cases::find(tx, small.practice, small.case)).await.unwrap();
    assert_eq!(case.unwrap().supervision_from, None);
    assert!(dewi.get("/me/rights").await.text.contains("The supervisor may see: taken back"));
    // What nobody asks for here is not taken back here.
    assert_eq!(dewi.post("/me/rights/withdrawal", &[("purpose", "research")]).await.status.as_u16(), 422);
    assert_eq!(dewi.post("/me/rights/withdrawal", &[]).await.status.as_u16(), 422);
}
