//! What the client gave, the counsellor's taps, and reflections that stay private.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_testkit::app::TestApp;
use selaras_testkit::people::START;

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split(start).nth(1).unwrap().split(end).next().unwrap()
}

#[tokio::test]
async fn the_client_sees_that_what_they_gave_was_read_and_talked_about() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    client.post("/me/agenda", &[("topic", "Exams")]).await;
    let own = client.get("/me/words").await.text;
    assert!(
        own.contains("It has arrived") && !own.contains("Not answered yet"),
        "only the counsellor is reminded"
    );
    let words = format!("/cases/{}/words", test.small.case);
    let page = counsellor.get(&words).await.text;
    let id = between(&page, "/contributions/", "/mark").to_owned();
    let mark = format!("/cases/{}/contributions/{id}/mark", test.small.case);
    assert_eq!(counsellor.post(&mark, &[("mark", "liked")]).await.status, StatusCode::NOT_FOUND);
    counsellor.post(&mark, &[("mark", "read")]).await;
    assert!(client.get("/me/words").await.text.contains(">Read</span>"));
    counsellor.post(&mark, &[("mark", "talked")]).await;
    assert!(client.get("/me/words").await.text.contains(">Talked about</span>"));
    let elsewhere = format!("/cases/{}/contributions/{id}/mark", test.small.other_case);
    let mut colleague = test.signed_in(test.small.colleague).await;
    assert_eq!(colleague.post(&elsewhere, &[("mark", "read")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.post(&mark, &[("mark", "changed")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_private_reflection_is_on_no_page_of_anyone_else() {
    let test = TestApp::start();
    let small = test.small;
    let mut client = test.client().await;
    let reply = client.post("/me/reflections", &[("words", "For my eyes."), ("seen-by", "nonsense")]).await;
    assert!(reply.to.unwrap().contains("reflection-kept"), "anything but a clear wish stays private");
    assert!(client.get("/me/words").await.text.contains("For my eyes."));
    let consent = move |tx: &mut selaras_store::Tx<'_>| {
        selaras_store::cases::allow_supervision(tx, small.practice, small.case, Some(START))
    };
    test.app.store.write(consent).await.unwrap();
    for person in
        [small.counsellor, small.supervisor, small.colleague, small.administrator, small.other_client]
    {
        let mut other = test.signed_in(person).await;
        for under in ["", "/words", "/sessions", "/goals", "/agreement"] {
            let page = other.get(&format!("/cases/{}{under}", small.case)).await.text;
            assert!(!page.contains("For my eyes."), "{under}");
        }
        assert!(!other.get("/me/words").await.text.contains("For my eyes."));
    }
    let page = test.counsellor().await.get(&format!("/cases/{}/words", small.case)).await.text;
    assert!(page.contains("Nothing from your client yet"), "it is not even counted: {page}");
}

#[tokio::test]
async fn a_reflection_is_shared_when_its_writer_says_so() {
    let test = TestApp::start();
    let mut client = test.client().await;
    client.post("/me/reflections", &[("words", "Slowly helps."), ("seen-by", "client")]).await;
    let own = client.get("/me/words").await.text;
    let sharing = format!("/me/reflections/{}/sharing", between(&own, "/me/reflections/", "/sharing"));
    let mut other = test.signed_in(test.small.other_client).await;
    assert_eq!(other.post(&sharing, &[]).await.status, StatusCode::NOT_FOUND);
    let words = format!("/cases/{}/words", test.small.case);
    let mut counsellor = test.counsellor().await;
    assert!(!counsellor.get(&words).await.text.contains("Slowly helps."));
    client.post(&sharing, &[]).await;
    assert!(counsellor.get(&words).await.text.contains("Slowly helps."));
    assert_eq!(client.post(&sharing, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn words_that_are_too_many_come_back_whole_and_are_never_cut() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let most = "k".repeat(4_000);
    let one_more = format!("{most}!");
    let back = client.post("/me/preferences", &[("lead", "-2"), ("dislikes", &one_more)]).await;
    assert_eq!(back.status.as_u16(), 422);
    assert!(back.text.contains(&one_more) && back.text.contains("aria-invalid"));
    assert!(client.post("/me/preferences", &[("lead", "-2"), ("dislikes", &most)]).await.to.is_some());
}

#[tokio::test]
async fn preferences_are_kept_shown_again_and_read_by_the_counsellor() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let skipped = client.post("/me/preferences", &[]).await;
    assert!(skipped.to.unwrap().contains("preferences-skipped"));
    let wrong = client.post("/me/preferences", &[("lead", "7"), ("dislikes", "Being pushed.")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Being pushed."));
    client.post("/me/preferences", &[("lead", "-2"), ("dislikes", "Being pushed.")]).await;
    let page = client.get("/me/preferences").await.text;
    assert!(page.contains("Last filled in on") && page.contains("Being pushed."), "{page}");
    assert!(page.contains(r#"value="-2" checked"#), "{page}");
    let given = test.counsellor().await.get(&format!("/cases/{}/words", test.small.case)).await.text;
    assert!(given.contains("Being pushed.") && given.contains("The counsellor leads (2 of 3)"), "{given}");
}

#[tokio::test]
async fn an_empty_reflection_is_asked_for_kindly() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let reply = client.post("/me/reflections", &[("words", "   ")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("a little is enough"), "{}", reply.text);
}

#[tokio::test]
async fn no_word_is_missing_on_any_page_of_these_rooms_in_either_language() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    client
        .post("/me/checkin", &[("rest", "1"), ("mood", "1"), ("people", "1"), ("duties", "1"), ("hope", "1")])
        .await;
    client.post("/me/preferences", &[("lead", "-2")]).await;
    client.post("/me/agenda", &[("topic", "Exams"), ("when", "later")]).await;
    client.post("/me/reflections", &[("words", "x"), ("seen-by", "both")]).await;
    let case = format!("/cases/{}", test.small.case);
    counsellor
        .post(&format!("{case}/sessions"), &[("when-planned", "2026-11-02T08:00"), ("purpose", "p")])
        .await;
    for language in ["id", "en"] {
        client.reads(language);
        counsellor.reads(language);
        for path in ["/me/sessions", "/me/words", "/me/checkin", "/me/checkin/thanks", "/me/preferences"] {
            let page = client.get(path).await;
            assert!(page.status == StatusCode::OK && !page.text.contains('⟦'), "{path} {}", page.text);
        }
        for under in ["sessions", "words"] {
            let page = counsellor.get(&format!("{case}/{under}")).await;
            assert!(page.status == StatusCode::OK && !page.text.contains('⟦'), "{under} {}", page.text);
        }
    }
}
