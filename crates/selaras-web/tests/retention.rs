//! Keeping and destroying: periods with a reason, what is due by number, holds, and a certificate without a name.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_core::case::{Ending, number};
use selaras_store::cases::{self, Ended};
use selaras_store::private_notes;
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::weeks::Week;

/// Dewi's case is lived through and closed, and years pass.
async fn years_later(days: i64) -> (TestApp, Visitor) {
    let test = TestApp::start();
    let small = test.small;
    let lived = test.app.store.write(move |tx| {
        let session = Week::whole(3, [5, 5, 5]).live(tx, &small, 0)?;
        private_notes::write(
            tx,
            small.by_counsellor(START),
            small.case,
            session,
            small.counsellor,
            "Rahasia",
        )?;
        let ended = Ended { at: START.plus_days(9), ending: Ending::Planned, words: "Cukup".to_owned() };
        cases::close(tx, small.practice, small.case, &ended)
    });
    lived.await.unwrap();
    test.days_pass(days);
    selaras_web::rounds::once(&test.app).await.unwrap();
    let joko = test.signed_in(small.administrator).await;
    (test, joko)
}

#[tokio::test]
async fn what_is_due_stands_by_number_and_is_destroyed_only_when_ticked() {
    let (test, mut joko) = years_later(800).await;
    let (case, shown) = (test.small.case.to_string(), number(test.small.case));
    let page = joko.get("/practice/retention").await.text;
    assert!(page.contains(&shown) && page.contains("Answers, one by one") && page.contains("Sari"), "{page}");
    assert!(!page.contains("Dewi") && !page.contains("Rahasia"));
    let nothing = joko.post("/practice/retention/destruction", &[("class", "answers")]).await;
    assert_eq!(nothing.to.as_deref(), Some("/practice/retention?done=retention-nothing"));
    test.app.clock.advance(11 * 60_000);
    let stale = [("class", "answers"), ("case", case.as_str())];
    let stale = joko.post("/practice/retention/destruction", &stale).await;
    assert!(
        !stale.status.is_redirection() && stale.text.contains(&case),
        "asks who it is, with the form: {}",
        stale.text
    );
    let mut joko = test.signed_in(test.small.administrator).await;
    let early = [("class", "private-notes"), ("case", case.as_str())];
    let early = joko.post("/practice/retention/destruction", &early).await;
    assert_eq!(early.to.as_deref(), Some("/practice/retention?done=retention-no-longer"));
    let ticked = [("class", "answers"), ("case", case.as_str())];
    let done = joko.post("/practice/retention/destruction", &ticked).await;
    let certificate = joko.get(&done.to.unwrap()).await.text;
    for word in ["Certificate of destruction no. 1", "Joko", "2 years after the last session", "SHA-256"] {
        assert!(certificate.contains(word), "{word}: {certificate}");
    }
    assert!(!certificate.contains("Dewi") && !certificate.contains(&shown));
    assert!(joko.get("/practice/retention").await.text.contains("Nothing is due"));
}

#[tokio::test]
async fn every_page_of_a_case_still_opens_after_its_answers_were_destroyed() {
    let (test, mut joko) = years_later(800).await;
    let case = test.small.case.to_string();
    joko.post("/practice/retention/destruction", &[("class", "answers"), ("case", &case)]).await;
    let (mut sari, mut dewi) = (test.counsellor().await, test.client().await);
    for path in ["", "/goals", "/tasks", "/sessions", "/words", "/agreement"] {
        assert_eq!(sari.get(&format!("/cases/{case}{path}")).await.status, StatusCode::OK, "{path}");
    }
    for path in ["/me", "/me/picture", "/me/sessions", "/me/words", "/me/about"] {
        assert_eq!(dewi.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert!(dewi.get("/me/about").await.text.contains("destroyed what had been kept long enough"));
}

#[tokio::test]
async fn a_case_is_kept_with_a_reason_until_a_day_and_no_longer_proposed() {
    let (test, mut joko) = years_later(800).await;
    let case = test.small.case;
    let path = format!("/practice/retention/{case}");
    let half = joko.post(&format!("{path}/stay"), &[("stay", "legal-hold"), ("until", "2020-01-01")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("Please say why") && half.text.contains("lies ahead"));
    let fields = [("stay", "legal-hold"), ("reason", "Perkara 12/2028"), ("until", "2031-01-01")];
    joko.post(&format!("{path}/stay"), &fields).await;
    let page = joko.get("/practice/retention").await.text;
    assert!(page.contains("Perkara 12/2028") && page.contains("Nothing is due"), "{page}");
    let page = joko.get(&path).await.text;
    let id = page.split("name=\"stay\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    joko.post(&format!("{path}/lifting"), &[("stay", &id)]).await;
    selaras_web::rounds::once(&test.app).await.unwrap();
    assert!(joko.get("/practice/retention").await.text.contains(&number(case)));
}

#[tokio::test]
async fn periods_are_set_with_a_reason_and_clients_are_told() {
    let test = TestApp::start();
    let mut joko = test.signed_in(test.small.administrator).await;
    let mut dewi = test.client().await;
    let about = dewi.get("/me/about").await.text;
    assert!(about.contains("kept for 5 years") && about.contains("single answers for 2 years"), "{about}");
    let mut fields = vec![
        ("counselling", "120"),
        ("answers", "18"),
        ("private-notes", "60"),
        ("reflections", "200"),
        ("imported-scores", "0"),
        ("reason", ""),
    ];
    let half = joko.post("/practice/retention/periods", &fields).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    for fault in ["Please say why", "with which it goes", "from 1 to 1200"] {
        assert!(half.text.contains(fault), "{fault}");
    }
    fields[3].1 = "60";
    fields[4].1 = "60";
    fields[5].1 = "Aturan kampus 2026";
    assert_eq!(joko.post("/practice/retention/periods", &fields).await.status, StatusCode::SEE_OTHER);
    assert!(joko.get("/practice/retention/periods").await.text.contains("Aturan kampus 2026"));
    let about = dewi.get("/me/about").await.text;
    assert!(about.contains("kept for 10 years") && about.contains("single answers for 18 months"), "{about}");
}
