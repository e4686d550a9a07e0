//! The profile: a page that belongs to the client, and what of it exactly who sees.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::id::PersonId;
use selaras_store::audit::By;
use selaras_store::{Tx, audit, cases, emergencies};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;

const ALONE: &str = "Only-for-myself-words";
const NEAR: &str = "For-my-counsellor-words";
const WIDE: &str = "For-supervision-too-words";

async fn written(test: &TestApp) -> Visitor {
    let mut dewi = test.client().await;
    for (theme, words, seen) in
        [("beliefs", ALONE, "client"), ("family", NEAR, "counsellor"), ("help", WIDE, "supervisor")]
    {
        let form = [("theme", theme), ("words", words), ("seen-by", seen)];
        assert!(dewi.post("/me/profile", &form).await.to.unwrap().contains("done=profile-"));
    }
    dewi
}

async fn agreed(test: &TestApp, agrees: bool) {
    let small = test.small;
    let job = move |tx: &mut Tx<'_>| {
        cases::allow_supervision(tx, small.practice, small.case, agrees.then_some(START))
    };
    test.app.store.write(job).await.unwrap();
}

/// Which of the three this person finds on any page of the case.
async fn finds(test: &TestApp, person: PersonId) -> Vec<&'static str> {
    let mut visitor = test.signed_in(person).await;
    let mut all = String::new();
    for under in ["", "/profile", "/words?all=1", "/preferences", "/sessions", "/goals", "/agreement"] {
        all.push_str(&visitor.get(&format!("/cases/{}{under}", test.small.case)).await.text);
    }
    [ALONE, NEAR, WIDE].into_iter().filter(|words| all.contains(words)).collect()
}

/// The address of the entry that says this.
async fn entry(dewi: &mut Visitor, words: &str) -> String {
    let page = dewi.get("/me/profile").await.text;
    let after = page.split(words).nth(1).unwrap();
    let id = after.split("href=\"/me/profile/").nth(1).unwrap().split('"').next().unwrap();
    format!("/me/profile/{id}")
}

#[tokio::test]
async fn each_entry_is_seen_by_exactly_those_who_were_chosen() {
    let test = TestApp::start();
    let small = test.small;
    let mut dewi = written(&test).await;
    let own = dewi.get("/me/profile").await.text;
    assert!([ALONE, NEAR, WIDE].iter().all(|words| own.contains(words)));
    assert_eq!(finds(&test, small.counsellor).await, [NEAR, WIDE]);
    for person in [small.colleague, small.supervisor, small.administrator, small.other_client] {
        assert_eq!(finds(&test, person).await, [""; 0], "without consent to supervision");
    }
    agreed(&test, true).await;
    assert_eq!(finds(&test, small.supervisor).await, [WIDE]);
    let mut ratna = test.signed_in(small.supervisor).await;
    let words = ratna.get(&format!("/cases/{}/words?all=1", small.case)).await.text;
    assert_eq!(words.matches("About the client").count(), 1, "the other entry is not even mentioned");
    agreed(&test, false).await;
    assert_eq!(finds(&test, small.supervisor).await, [""; 0]);
}

#[tokio::test]
async fn an_emergency_opens_the_case_and_not_the_profile() {
    let test = TestApp::start();
    let small = test.small;
    written(&test).await;
    let open = move |tx: &mut Tx<'_>| {
        let by = By {
            practice: small.practice,
            person: Some(small.supervisor),
            now: START,
            case: Some(small.case),
        };
        emergencies::open(tx, by, small.case, small.supervisor, "Ibunya menelepon: ia tidak pulang.")
    };
    test.app.store.write(open).await.unwrap();
    let mut ratna = test.signed_in(small.supervisor).await;
    assert!(ratna.get(&format!("/cases/{}", small.case)).await.status.is_success(), "the glass is broken");
    assert_eq!(finds(&test, small.supervisor).await, [""; 0]);
}

#[tokio::test]
async fn what_is_taken_back_vanishes_at_once_and_only_the_fact_stands_in_the_audit() {
    let test = TestApp::start();
    let small = test.small;
    let mut dewi = written(&test).await;
    agreed(&test, true).await;
    let wide = entry(&mut dewi, WIDE).await;
    let narrower = [("words", WIDE), ("seen-by", "counsellor")];
    dewi.post(&wide, &narrower).await;
    assert_eq!(finds(&test, small.supervisor).await, [""; 0]);
    assert_eq!(finds(&test, small.counsellor).await, [NEAR, WIDE]);
    let done = dewi.post(&format!("{wide}/withdrawal"), &[]).await.to.unwrap();
    assert!(done.contains("profile-withdrawn"));
    assert_eq!(finds(&test, small.counsellor).await, [NEAR]);
    let near = entry(&mut dewi, NEAR).await;
    dewi.post(&format!("{near}/removal"), &[]).await;
    assert_eq!(finds(&test, small.counsellor).await, [""; 0]);
    let page = test.counsellor().await.get(&format!("/cases/{}/profile", small.case)).await.text;
    assert!(page.contains("Nothing has been shared here yet"), "nothing hints at what there was");
    let lines =
        test.app.store.read(move |tx| audit::of_case(tx, small.practice, small.case, 99)).await.unwrap();
    let acts: Vec<&str> =
        lines.iter().map(|line| line.act.as_str()).filter(|act| act.starts_with("profile.")).collect();
    assert_eq!(acts.iter().filter(|act| **act == "profile.withdrawal").count(), 3);
    assert_eq!(acts.iter().filter(|act| **act == "profile.sharing").count(), 2, "{acts:?}");
}

#[tokio::test]
async fn the_counsellor_notes_that_it_was_read_and_the_client_sees_that() {
    let test = TestApp::start();
    let mut dewi = written(&test).await;
    let mut sari = test.counsellor().await;
    let page = sari.get(&format!("/cases/{}/profile", test.small.case)).await.text;
    let id = page.split("/contributions/").nth(1).unwrap().split('/').next().unwrap();
    let mark = format!("/cases/{}/contributions/{id}/mark", test.small.case);
    let to = sari.post(&mark, &[("mark", "read"), ("from", "profile")]).await.to.unwrap();
    assert!(to.starts_with(&format!("/cases/{}/profile", test.small.case)));
    assert!(sari.get(&to).await.text.contains(">Read</span>"));
    assert!(dewi.get("/me/words").await.text.contains(">Read</span>"));
}

#[tokio::test]
async fn a_mistake_keeps_everything_and_nothing_is_shared_without_a_clear_wish() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let empty =
        dewi.post("/me/profile", &[("theme", "family"), ("words", " "), ("seen-by", "supervisor")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("one sentence is enough"));
    assert!(empty.text.contains("value=\"supervisor\" checked") && empty.text.contains("value=\"family\""));
    dewi.post("/me/profile", &[("theme", "family"), ("words", NEAR), ("seen-by", "everyone")]).await;
    assert_eq!(finds(&test, test.small.counsellor).await, [""; 0]);
    let own = entry(&mut dewi, NEAR).await;
    let long = "k".repeat(4_001);
    let back = dewi.post(&own, &[("words", &long), ("seen-by", "counsellor")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains(&long) && back.text.contains("aria-invalid"));
    let mut rizky = test.signed_in(test.small.other_client).await;
    for path in [own.clone(), format!("{own}/withdrawal"), format!("{own}/removal")] {
        assert_eq!(rizky.post(&path, &[("words", "x")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(rizky.get(&own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn it_can_be_changed_after_the_case_was_closed() {
    let test = TestApp::start();
    let small = test.small;
    let mut dewi = written(&test).await;
    let ended =
        cases::Ended { at: START, ending: selaras_core::case::Ending::Planned, words: "Selesai.".to_owned() };
    test.app.store.write(move |tx| cases::close(tx, small.practice, small.case, &ended)).await.unwrap();
    let near = entry(&mut dewi, NEAR).await;
    assert!(dewi.post(&format!("{near}/withdrawal"), &[]).await.to.is_some());
    assert_eq!(finds(&test, small.counsellor).await, [WIDE]);
}
