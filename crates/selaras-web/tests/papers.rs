//! Forms on paper: printed with a code, typed in once, kept as the client's own answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_testkit::app::{TestApp, Visitor};

fn papers(test: &TestApp) -> String {
    format!("/cases/{}/papers", test.small.case)
}

/// Plans a session and prints its sheets; gives back its id and the codes of check-in and feedback.
async fn printed(test: &TestApp, counsellor: &mut Visitor) -> (String, Vec<String>) {
    let list = format!("/cases/{}/sessions", test.small.case);
    let plan = [("when-planned", "2026-11-04T10:00"), ("purpose", "Sleep")];
    let to = counsellor.post(&list, &plan).await.to.unwrap();
    let session = to.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    let made = counsellor.post(&papers(test), &[("session", &session)]).await;
    let sheet = counsellor.get(&made.to.unwrap()).await.text;
    let codes = sheet.split("class=\"code\">").skip(1).map(|rest| rest[..7].to_owned()).collect();
    (session, codes)
}

const CHECKIN: [(&str, &str); 6] =
    [("rest", "2"), ("mood", "3"), ("people", "4"), ("duties", "2"), ("hope", "3"), ("safety", "0")];

#[tokio::test]
async fn a_sheet_is_printed_in_the_clients_language_and_typed_in_by_its_code() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let (session, codes) = printed(&test, &mut counsellor).await;
    assert_eq!(codes.len(), 2, "a check-in and feedback");
    let sheet = format!("/cases/{}/sessions/{session}/papers", test.small.case);
    let page = counsellor.get(&sheet).await.text;
    assert!(page.contains("Suasana hati sehari-hari"), "the client reads Indonesian: {page}");
    assert!(page.contains("Hubungi 119 ekstensi 8."), "whom to call stands beside the question about safety");
    assert!(!page.contains("Dewi</h1>"), "no name stands on what may lie about: {page}");

    let missing = counsellor.post(&format!("{}/entry", papers(&test)), &[("sheet", " ")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = counsellor.post(&format!("{}/entry", papers(&test)), &[("sheet", "hello")]).await;
    assert!(wrong.text.contains("This is no code of a sheet") && wrong.text.contains("value=\"hello\""));
    let typed = codes[0].to_lowercase().replace('-', " ");
    let found = counsellor.post(&format!("{}/entry", papers(&test)), &[("sheet", &typed)]).await.to.unwrap();
    let form = counsellor.get(&found).await.text;
    assert!(form.contains("1. ") && form.contains("name=\"mood\""), "{form}");
    let half = counsellor.post(&found, &CHECKIN[..3]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("value=\"3\" checked"), "what was typed is kept: {}", half.text);
    assert_eq!(counsellor.post(&found, &CHECKIN).await.status, StatusCode::SEE_OTHER);
    let again = counsellor.post(&found, &CHECKIN).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("typed in by Sari"), "{}", again.text);

    let own = test.client().await.get("/me/words").await.text;
    assert_eq!(own.matches("Typed in from paper by Sari").count(), 1, "{own}");
    let theirs = counsellor.get(&format!("/cases/{}/words", test.small.case)).await.text;
    assert!(theirs.contains("Typed in from paper by Sari"), "{theirs}");
    assert!(!counsellor.get(&sheet).await.text.contains(&codes[0]), "it is not printed again");
}

#[tokio::test]
async fn feedback_on_paper_waits_for_the_counsellors_own_view_and_is_not_taken_twice() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let (session, codes) = printed(&test, &mut counsellor).await;
    test.days_pass(3);
    let mut counsellor = test.counsellor().await;
    let entry = format!("{}/{}", papers(&test), codes[1].replace('-', ""));
    let page = counsellor.get(&entry).await.text;
    assert!(page.contains("your own view and guess") && !page.contains("name=\"bond\""), "{page}");
    let answers = [("goal", "5"), ("task", "4"), ("bond", "6"), ("missed", "A little slower.")];
    assert_eq!(counsellor.post(&entry, &answers).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let view =
        ["own-goal", "own-task", "own-bond", "guess-goal", "guess-task", "guess-bond"].map(|n| (n, "4"));
    let rated = counsellor.post(&format!("/cases/{}/feedback/{session}", test.small.case), &view).await;
    assert_eq!(rated.status, StatusCode::SEE_OTHER, "{}", rated.text);
    let mut client = test.client().await;
    client.post(&format!("/me/feedback/{session}"), &[("goal", "2"), ("task", "2"), ("bond", "2")]).await;
    let given = counsellor.post(&entry, &answers).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(given.text.contains("gave feedback on this session"), "{}", given.text);
}

#[tokio::test]
async fn only_the_counsellor_of_record_prints_and_types_and_only_for_their_case() {
    let test = TestApp::start();
    let small = test.small;
    let mut counsellor = test.counsellor().await;
    let (session, codes) = printed(&test, &mut counsellor).await;
    let entry = format!("{}/{}", papers(&test), codes[0].replace('-', ""));
    let sheet = format!("/cases/{}/sessions/{session}/papers", small.case);
    for person in [small.client, small.other_client, small.colleague, small.supervisor, small.administrator] {
        let mut other = test.signed_in(person).await;
        for path in [&entry, &sheet, &papers(&test)] {
            assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(other.post(&entry, &CHECKIN).await.status, StatusCode::NOT_FOUND);
    }
    let mut bagus = test.signed_in(small.colleague).await;
    let elsewhere = format!("/cases/{}/papers/{}", small.other_case, codes[0].replace('-', ""));
    assert_eq!(bagus.get(&elsewhere).await.status, StatusCode::NOT_FOUND, "a code opens nothing elsewhere");
    let unknown = format!("/cases/{}/papers/entry", small.other_case);
    let reply = bagus.post(&unknown, &[("sheet", &codes[0])]).await;
    assert!(reply.text.contains("This case has no sheet with that code"), "{}", reply.text);
}
