//! Sessions and the agenda on both sides, from plan to shared summary.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_store::people;
use selaras_testkit::app::{TestApp, Visitor};

const TEN: &str = "2026-11-04T10:00";

/// Plans a session and gives back its address on the counsellor's side.
async fn planned(test: &TestApp, counsellor: &mut Visitor, purpose: &str) -> String {
    let list = format!("/cases/{}/sessions", test.small.case);
    let reply = counsellor.post(&list, &[("when-planned", TEN), ("purpose", purpose)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    reply.to.unwrap().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_session_is_planned_prepared_by_both_held_and_closed() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    client.post("/me/agenda", &[("topic", "Exams"), ("when", "next")]).await;
    counsellor.post(&format!("/cases/{}/agenda", test.small.case), &[("topic", "Goals")]).await;
    let own = client.get("/me/sessions").await.text;
    assert!(own.contains("Sleep") && own.contains("Exams") && own.contains("Goals"), "{own}");
    let page = counsellor.get(&session).await.text;
    assert!(page.contains("Exams") && page.contains("From Dewi"), "{page}");
    assert!(!page.contains("/absence"), "nobody is missing before the time has come");

    test.days_pass(2);
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    counsellor.post(&format!("{session}/beginning"), &[]).await;
    let form = [("summary", "Phone out of the room."), ("note", "Secret.")];
    let to = counsellor.post(&format!("{session}/closing"), &form).await.to.unwrap();
    assert!(to.starts_with(&session.replace("sessions", "feedback")), "{to}");
    let own = client.get("/me/sessions").await.text;
    assert!(own.contains("Phone out of the room.") && own.contains("/me/feedback/"), "{own}");
    for page in [own, counsellor.get(&session).await.text] {
        assert!(!page.contains("Secret."), "the private note stands on its own page alone");
    }
}

#[tokio::test]
async fn a_half_filled_plan_comes_back_with_what_was_entered() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let list = format!("/cases/{}/sessions", test.small.case);
    let reply = counsellor.post(&list, &[("when-planned", ""), ("purpose", "Sleep & rest")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply.text.contains("Sleep &#38; rest") && reply.text.contains("f-when-planned-e"),
        "{}",
        reply.text
    );
    let far = counsellor.post(&list, &[("when-planned", "2062-11-04T10:00"), ("purpose", "x")]).await;
    assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!counsellor.get(&list).await.text.contains("Sleep &#38; rest"), "nothing was stored");
}

#[tokio::test]
async fn a_summary_written_for_a_session_that_was_cancelled_is_not_lost() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    counsellor.post(&format!("{session}/cancellation"), &[]).await;
    let form = [("summary", "All of this."), ("note", "And this.")];
    let reply = counsellor.post(&format!("{session}/closing"), &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("has been cancelled"), "{}", reply.text);
    assert!(counsellor.get(&format!("{session}/note")).await.text.contains("<textarea"));
    assert!(!counsellor.get(&format!("{session}/note")).await.text.contains("And this."));
}

#[tokio::test]
async fn a_private_note_is_opened_by_the_counsellor_of_record_alone() {
    let test = TestApp::start();
    let small = test.small;
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let note = format!("{session}/note");
    counsellor.post(&note, &[("note", "Only mine.")]).await;
    assert!(counsellor.get(&note).await.text.contains("Only mine."));
    let practice = small.practice;
    let consent = move |tx: &mut selaras_store::Tx<'_>| {
        selaras_store::cases::allow_supervision(
            tx,
            practice,
            small.case,
            Some(selaras_testkit::people::START),
        )?;
        people::roles(tx, practice, small.supervisor)
    };
    test.app.store.write(consent).await.unwrap();
    for person in [small.client, small.other_client, small.colleague, small.supervisor, small.administrator] {
        let mut other = test.signed_in(person).await;
        for path in
            [note.clone(), session.clone(), format!("/cases/{}/words", small.case), "/me/sessions".to_owned()]
        {
            assert!(!other.get(&path).await.text.contains("Only mine."), "{path}");
        }
        assert_eq!(other.get(&note).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&note, &[("note", "Theirs.")]).await.status, StatusCode::NOT_FOUND);
    }
    let mut supervisor = test.signed_in(small.supervisor).await;
    let page = supervisor.get(&session).await;
    assert_eq!(page.status, StatusCode::OK, "the rest of the case is open to her by consent");
    assert!(!page.text.contains("/note") && !page.text.contains("<textarea"), "{}", page.text);
    assert!(counsellor.get(&note).await.text.contains("Only mine."));
}

#[tokio::test]
async fn sessions_of_a_case_belong_to_its_two_people() {
    let test = TestApp::start();
    let small = test.small;
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let elsewhere = session.replace(&small.case.to_string(), &small.other_case.to_string());
    let mut colleague = test.signed_in(small.colleague).await;
    assert_eq!(colleague.get(&session).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        colleague.get(&elsewhere).await.status,
        StatusCode::NOT_FOUND,
        "not under another case either"
    );
    assert_eq!(colleague.post(&format!("{elsewhere}/closing"), &[]).await.status, StatusCode::NOT_FOUND);
    let mut client = test.client().await;
    assert_eq!(client.post(&format!("{session}/beginning"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_topic_is_taken_back_by_the_one_who_brought_it() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    counsellor.post(&format!("/cases/{}/agenda", test.small.case), &[("topic", "Goals")]).await;
    client.post("/me/agenda", &[("topic", "Exams")]).await;
    let empty = client.post("/me/agenda", &[("topic", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = client.get("/me/sessions").await.text;
    let withdrawals: Vec<_> = own.match_indices("/withdrawal").collect();
    assert_eq!(withdrawals.len(), 1, "only the client's own topic can be taken back");
    let address = between(&own, "action=\"/me/agenda/", "\"");
    client.post(&format!("/me/agenda/{address}"), &[]).await;
    let own = client.get("/me/sessions").await.text;
    assert!(!own.contains("Exams") && own.contains("Goals"));
}

#[tokio::test]
async fn a_form_that_came_back_switches_language_to_the_page_it_stood_on() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let purpose = counsellor.post(&format!("{session}/purpose"), &[("purpose", "")]).await;
    let topic = client.post("/me/agenda", &[("topic", "")]).await;
    let reflection = client.post("/me/reflections", &[("words", "")]).await;
    let back =
        |page: &str| between(page, "href=\"/language/id?to=", "\"").replace("%2F", "/").replace("%23", "#");
    assert_eq!(back(&purpose.text), session);
    assert_eq!(back(&topic.text), "/me/sessions#agenda");
    assert_eq!(back(&reflection.text), "/me/words");
}

#[tokio::test]
async fn feedback_is_asked_for_even_when_nobody_closed_the_session() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let feedback = format!("/me/feedback/{}", session.rsplit('/').next().unwrap());
    assert!(!test.client().await.get("/me/sessions").await.text.contains(&feedback));
    test.days_pass(3);
    let mut client = test.client().await;
    assert!(client.get("/me/sessions").await.text.contains(&feedback));
    assert_eq!(client.get(&feedback).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_question_about_the_purpose_stands_on_the_agenda_as_one() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    client.post("/me/agenda", &[("topic", "Why sleep?"), ("about", "purpose")]).await;
    let page = counsellor.get(&session).await.text;
    assert!(page.contains("About the purpose of this session: Why sleep?"), "{page}");
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split(start).nth(1).unwrap().split(end).next().unwrap()
}
