//! Feedback from both sides: an honest guess before the numbers, words that wait, and nothing lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::moment::DAY;
use selaras_store::{responses, sessions};
use selaras_testkit::app::TestApp;
use selaras_testkit::people::START;

const TAPS: [(&str, &str); 3] = [("goal", "3"), ("task", "4"), ("bond", "5")];
const OWN: [(&str, &str); 6] = [
    ("own-goal", "5"),
    ("own-task", "5"),
    ("own-bond", "5"),
    ("guess-goal", "6"),
    ("guess-task", "6"),
    ("guess-bond", "6"),
];

/// A session that was held just now; gives back its id as text.
async fn held(test: &TestApp) -> String {
    let (small, now) = (test.small, test.app.clock.now());
    let job = move |tx: &mut selaras_store::Tx<'_>| {
        let by = small.by_counsellor(now);
        let id = sessions::plan(tx, by, small.case, now, "Sleep")?;
        sessions::begin(tx, by, small.case, id)?;
        sessions::close(tx, by, small.case, id, "")?;
        Ok::<_, selaras_store::StoreError>(id)
    };
    test.app.store.write(job).await.unwrap().to_string()
}

fn with_words(when: &'static str) -> Vec<(&'static str, &'static str)> {
    TAPS.into_iter().chain([("words", "Too fast for me."), ("words-when", when)]).collect()
}

#[tokio::test]
async fn the_counsellor_guesses_before_seeing_the_numbers() {
    let test = TestApp::start();
    let session = held(&test).await;
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let rating = format!("/cases/{}/feedback/{session}", test.small.case);
    let words = format!("/cases/{}/words", test.small.case);
    client.post(&format!("/me/feedback/{session}"), &with_words("now")).await;
    let before = counsellor.get(&rating).await.text;
    assert!(before.contains("has arrived") && !before.contains("4.0 of 6"), "{before}");
    let given = counsellor.get(&words).await.text;
    assert!(given.contains("Too fast for me.") && !given.contains("4.0 of 6"), "{given}");
    let short = counsellor.post(&rating, &OWN[..5]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!short.text.contains("4.0 of 6"));
    counsellor.post(&rating, &OWN).await;
    let after = counsellor.get(&rating).await.text;
    assert!(after.contains("4.0 of 6") && after.contains("6.0 of 6"), "{after}");
    assert!(after.contains("2.0 above the client"), "{after}");
    assert!(counsellor.get(&words).await.text.contains("4.0 of 6"));
    let again = counsellor.post(&rating, &OWN).await;
    assert!(again.to.unwrap().contains("rating-given-before"));
}

#[tokio::test]
async fn after_two_days_the_numbers_open_without_a_guess() {
    let test = TestApp::start();
    let session = held(&test).await;
    let mut client = test.client().await;
    client.post(&format!("/me/feedback/{session}"), &TAPS).await;
    let rating = format!("/cases/{}/feedback/{session}", test.small.case);
    test.app.clock.advance(2 * DAY - 1);
    assert!(!test.counsellor().await.get(&rating).await.text.contains("4.0 of 6"));
    test.app.clock.advance(1);
    assert!(test.counsellor().await.get(&rating).await.text.contains("4.0 of 6"));
}

#[tokio::test]
async fn words_that_wait_open_when_the_next_session_begins_or_the_client_says_so() {
    for opened_by_client in [false, true] {
        let test = TestApp::start();
        let session = held(&test).await;
        let mut client = test.client().await;
        client.post(&format!("/me/feedback/{session}"), &with_words("together")).await;
        let words = format!("/cases/{}/words", test.small.case);
        let rating = format!("/cases/{}/feedback/{session}", test.small.case);
        let mut counsellor = test.counsellor().await;
        counsellor.post(&rating, &OWN).await;
        for page in [&words, &rating] {
            assert!(!counsellor.get(page).await.text.contains("Too fast"), "{page}");
        }
        let own = client.get("/me/words").await.text;
        assert!(own.contains("Too fast") && own.contains("/opening"), "{own}");
        if opened_by_client {
            let id = own.split("/me/words/").nth(1).unwrap().split('/').next().unwrap().to_owned();
            client.post(&format!("/me/words/{id}/opening"), &[]).await;
        } else {
            test.app.clock.advance(DAY);
            let (small, now) = (test.small, test.app.clock.now());
            let begin = move |tx: &mut selaras_store::Tx<'_>| {
                let id = sessions::plan(tx, small.by_counsellor(now), small.case, now, "Next")?;
                sessions::begin(tx, small.by_counsellor(now), small.case, id)
            };
            assert!(test.app.store.write(begin).await.unwrap());
        }
        assert!(test.counsellor().await.get(&words).await.text.contains("Too fast"));
    }
}

#[tokio::test]
async fn feedback_for_a_session_that_was_called_off_says_why_not_and_keeps_the_words() {
    let test = TestApp::start();
    let small = test.small;
    let job = move |tx: &mut selaras_store::Tx<'_>| {
        let by = small.by_counsellor(START);
        let id = sessions::plan(tx, by, small.case, START.plus_days(1), "Sleep")?;
        Ok::<_, selaras_store::StoreError>(id)
    };
    let id = test.app.store.write(job).await.unwrap();
    let mut client = test.client().await;
    let address = format!("/me/feedback/{id}");
    assert!(client.get(&address).await.text.contains("still to come"));
    let early = client.post(&address, &with_words("now")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("Too fast for me."), "{}", early.text);
    let cancel = move |tx: &mut selaras_store::Tx<'_>| {
        sessions::cancel(tx, small.by_counsellor(START), small.case, id)
    };
    assert!(test.app.store.write(cancel).await.unwrap());
    let off = client.post(&address, &with_words("now")).await;
    assert!(off.text.contains("not held") && off.text.contains("Too fast for me."), "{}", off.text);
    let kept = client.post("/me/reflections", &[("words", "Too fast for me."), ("seen-by", "both")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn feedback_counts_once_for_a_session_and_the_long_form_counts_as_well() {
    let test = TestApp::start();
    let session = held(&test).await;
    let mut client = test.client().await;
    let address = format!("/me/feedback/{session}");
    let long = client.get(&format!("{address}?form=long")).await.text;
    let fields: Vec<String> = long
        .match_indices("id=\"f-")
        .map(|(at, _)| long[at + 6..].split('"').next().unwrap().to_owned())
        .collect();
    let form: Vec<(&str, &str)> = fields
        .iter()
        .filter(|name| !["words", "words-when"].contains(&name.as_str()))
        .map(|name| (name.as_str(), "4"))
        .chain([("form", "long")])
        .collect();
    assert_eq!(form.len(), 13);
    assert!(client.post(&address, &form).await.to.unwrap().ends_with("/thanks"));
    let again = client.post(&address, &TAPS).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (practice, case) = (test.small.practice, test.small.case);
    let kept = test.app.store.read(move |tx| responses::of_case(tx, practice, case, &[])).await.unwrap();
    assert_eq!(kept.len(), 1);
}

#[tokio::test]
async fn a_supervisor_with_consent_sees_no_more_than_the_counsellor_and_gives_nothing() {
    let test = TestApp::start();
    let small = test.small;
    let session = held(&test).await;
    test.client().await.post(&format!("/me/feedback/{session}"), &with_words("together")).await;
    let rating = format!("/cases/{}/feedback/{session}", small.case);
    let mut supervisor = test.signed_in(small.supervisor).await;
    assert_eq!(supervisor.get(&rating).await.status, StatusCode::NOT_FOUND);
    let consent = move |tx: &mut selaras_store::Tx<'_>| {
        selaras_store::cases::allow_supervision(tx, small.practice, small.case, Some(START))
    };
    test.app.store.write(consent).await.unwrap();
    let page = supervisor.get(&rating).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.text.contains("4.0 of 6")
            && !page.text.contains("Too fast")
            && !page.text.contains("type=\"radio\"")
    );
    assert_eq!(supervisor.post(&rating, &OWN).await.status, StatusCode::NOT_FOUND);
}
