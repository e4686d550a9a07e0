//! Wishes: said, confirmed with one tap, and answered by both sides without looking at each other's answer first.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_store::StoreError;
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::weeks::Week;

const WISHES: [(&str, &str); 4] =
    [("lead", "-2"), ("gender", "1"), ("family", "0"), ("dislikes", "Being hurried.")];

async fn pair(test: &TestApp) -> (Visitor, Visitor, String) {
    let (mut dewi, sari) = (test.client().await, test.counsellor().await);
    dewi.post("/me/preferences", &WISHES).await;
    (dewi, sari, format!("/cases/{}/preferences", test.small.case))
}

#[tokio::test]
async fn wishes_are_shown_in_words_and_what_does_not_matter_is_none() {
    let test = TestApp::start();
    let (mut dewi, mut sari, theirs) = pair(&test).await;
    let own = dewi.get("/me/preferences").await.text;
    let summary = own.split("<details").next().unwrap();
    for said in ["The counsellor leads (2 of 3)", "A woman", "Being hurried.", "Still so?"] {
        assert!(summary.contains(said), "{said}: {summary}");
    }
    assert!(!summary.contains("It does not matter"), "no wish that anybody could keep to");
    let page = sari.get(&theirs).await.text;
    assert!(page.contains("Being hurried.") && page.contains("odds ratio 1.79"), "{page}");
    assert!(page.contains("they are no cause in any one client"));
}

#[tokio::test]
async fn the_other_answer_opens_with_one_s_own_and_a_difference_becomes_something_to_talk_about() {
    let test = TestApp::start();
    let (mut dewi, mut sari, theirs) = pair(&test).await;
    let case = format!("/cases/{}", test.small.case);
    let nothing = dewi.post("/me/preferences/kept", &[("kept-lead", "perhaps")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Please choose an answer for at least one wish."));
    let told = [("kept-lead", "no"), ("kept-dislikes", "yes"), ("kept-family", "no")];
    assert!(dewi.post("/me/preferences/kept", &told).await.to.unwrap().contains("preferences-told"));
    assert!(sari.get(&case).await.text.contains("Dewi has said whether their wishes were kept to"));
    let closed = sari.get(&theirs).await.text;
    assert!(closed.contains("Their answer opens once you have given yours"));
    assert!(!closed.contains("Client: Not yet") && !closed.contains("Client: Yes"));
    let words = sari.get(&format!("{case}/words")).await.text;
    assert!(words.contains("Wishes kept to") && !words.contains("Not yet"), "nor on another page: {words}");
    sari.post(&format!("{theirs}/kept"), &[("kept-lead", "yes"), ("kept-dislikes", "yes")]).await;
    let open = sari.get(&theirs).await.text;
    assert!(open.contains("Client: Not yet") && open.contains("You: Yes"));
    assert!(open.contains("Your client misses this more than you think."));
    assert!(open.contains("Both of you find this kept."));
    assert_eq!(open.matches("Make it a topic for the next session").count(), 1, "only where they differ");
    assert!(!sari.get(&case).await.text.contains("waits for your view"));
    let own = dewi.get("/me/preferences/kept").await.text;
    assert!(own.contains("You: Not yet") && own.contains("Counsellor: Yes"));
    assert!(own.contains("You miss this more than your counsellor thinks."));
    let topic = own.split("name=\"topic\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(topic.contains("are we keeping to this?"), "{topic}");
    dewi.post("/me/agenda", &[("topic", topic), ("when", "next")]).await;
    assert!(sari.get(&format!("{case}/sessions")).await.text.contains("are we keeping to this?"));
}

#[tokio::test]
async fn an_answer_that_nobody_answers_opens_after_two_days() {
    let test = TestApp::start();
    let (mut dewi, _, theirs) = pair(&test).await;
    dewi.post("/me/preferences/kept", &[("kept-lead", "partly")]).await;
    test.days_pass(2);
    assert!(test.counsellor().await.get(&theirs).await.text.contains("Client: In part"));
}

#[tokio::test]
async fn six_sessions_later_one_tap_says_that_it_still_holds() {
    let test = TestApp::start();
    let (mut dewi, _, theirs) = pair(&test).await;
    assert!(!dewi.get("/me").await.text.contains("Still so?"));
    let small = test.small;
    let weeks = move |tx: &mut selaras_store::Tx<'_>| {
        for number in 1..=6 {
            Week::whole(4, [5, 5, 5]).live(tx, &small, number)?;
        }
        Ok::<_, StoreError>(())
    };
    test.app.store.write(weeks).await.unwrap();
    test.days_pass(50);
    let mut dewi = test.client().await;
    assert!(dewi.get("/me").await.text.contains("Still so?"));
    let done = dewi.post("/me/preferences/confirmation", &[]).await.to.unwrap();
    assert!(dewi.get(&done).await.text.contains("Good, still so."));
    assert!(!dewi.get("/me").await.text.contains("One tap if it still fits"));
    assert!(dewi.get("/me/preferences").await.text.contains("still so on 22 December 2026"));
    assert!(test.counsellor().await.get(&theirs).await.text.contains("Still so, the client said on"));
}

#[tokio::test]
async fn nobody_else_reads_wishes_and_a_supervisor_only_looks_on() {
    let test = TestApp::start();
    let (_, _, theirs) = pair(&test).await;
    let small = test.small;
    for person in [small.colleague, small.supervisor, small.administrator, small.other_client, small.client] {
        let mut other = test.signed_in(person).await;
        for path in [theirs.clone(), format!("{theirs}/kept")] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let consent = move |tx: &mut selaras_store::Tx<'_>| {
        selaras_store::cases::allow_supervision(tx, small.practice, small.case, Some(START))
    };
    test.app.store.write(consent).await.unwrap();
    let mut ratna = test.signed_in(small.supervisor).await;
    let page = ratna.get(&theirs).await;
    assert!(page.status.is_success() && page.text.contains("Being hurried."));
    assert!(!page.text.contains("/preferences/kept"), "nothing to change");
    assert!(ratna.get(&format!("/cases/{}", small.case)).await.text.contains(&theirs), "and it is listed");
    let told = ratna.post(&format!("{theirs}/kept"), &[("kept-lead", "yes")]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let mut rizky = test.signed_in(small.other_client).await;
    assert!(!rizky.get("/me/preferences").await.text.contains("Being hurried."));
}

#[tokio::test]
async fn answers_to_the_short_form_of_before_stand_in_the_new_one() {
    let test = TestApp::start();
    let small = test.small;
    let before = move |tx: &mut selaras_store::Tx<'_>| {
        let form = selaras_core::instrument::shelf().newest("preferences-short").unwrap();
        let response = selaras_core::response::Response::decode(form, "2,,,-1").unwrap();
        let new = selaras_store::responses::New {
            case: small.case,
            person: small.client,
            side: selaras_core::people::Side::Client,
            session: None,
            subject: None,
            response: &response,
            words: Some("No homework."),
            words_when: None,
            given_at: START,
        };
        selaras_store::responses::record(tx, small.by_client(START), &new)
    };
    test.app.store.write(before).await.unwrap();
    let page = test.client().await.get("/me/preferences").await.text;
    let form = page.split("<details").nth(1).unwrap();
    assert!(form.contains("name=\"lead\" value=\"2\" checked") && form.contains("No homework."), "{form}");
    assert!(form.contains("name=\"gender\"") && page.contains("I lead (2 of 3)"));
}
