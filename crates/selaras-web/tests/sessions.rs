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
    let form = [("summary", "Phone out of the room."), ("note", "Secret."), ("unsigned", "A crisis.")];
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
    let before = own.split("/withdrawal\"").next().unwrap();
    let item = before.rsplit("/me/agenda/").next().unwrap();
    client.post(&format!("/me/agenda/{item}/withdrawal"), &[]).await;
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

/// What a form of this page carries along under this name.
fn carried<'p>(page: &'p str, action: &str, name: &str) -> &'p str {
    let form = page.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).expect(action);
    between(form, &format!("name=\"{name}\" value=\""), "\"")
}

#[tokio::test]
async fn the_purpose_is_questioned_beforehand_answered_or_changed_and_both_read_the_history() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    let question = format!("{own}/question");
    let empty = client.post(&question, &[("question", "  "), ("read", "0")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("f-question-e"), "{}", empty.text);
    let long = "x".repeat(2_001);
    let long = client.post(&question, &[("question", &long), ("read", "0")]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY, "too long, and kept");
    assert!(long.text.contains(&"x".repeat(2_001)));
    assert_eq!(
        client.post(&question, &[("question", "My mother & me"), ("read", "0")]).await.status,
        StatusCode::SEE_OTHER
    );
    let case = counsellor.get(&format!("/cases/{}", test.small.case)).await.text;
    assert!(case.contains("would rather do something else"), "{case}");
    let words = counsellor.get(&format!("/cases/{}/words", test.small.case)).await.text;
    assert!(words.contains("My mother &#38; me"), "it waits among what the client gave: {words}");
    let page = counsellor.get(&session).await.text;
    assert!(page.contains("My mother &#38; me") && page.contains("Dewi would rather"), "{page}");
    let read = carried(&page, &format!("{session}/answer"), "read").to_owned();

    test.app.clock.advance(1);
    let again = [("question", "And my sister"), ("read", "1")];
    client.post(&question, &again).await;
    test.app.clock.advance(1);
    let stale =
        counsellor.post(&format!("{session}/answer"), &[("answer", "Gladly."), ("read", &read)]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text.contains("And my sister") && stale.text.contains("Gladly."), "{}", stale.text);
    let done = counsellor.post(&format!("{session}/answer"), &[("answer", "Gladly."), ("read", "2")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let home = client.get("/me").await.text;
    assert!(home.contains("has answered your question about session 1"), "{home}");
    test.app.clock.advance(1);
    let plan = [("when-planned", TEN), ("purpose", "Mother"), ("plan", "We draw."), ("read", "3")];
    counsellor.post(&format!("{session}/purpose"), &plan).await;
    let page = client.get(&own).await.text;
    for words in ["Mother", "We draw.", "Sleep", "My mother &#38; me", "And my sister", "Gladly."] {
        assert!(page.contains(words), "{words}: {page}");
    }
    counsellor.post(&format!("{session}/beginning"), &[]).await;
    let late = client.post(&question, &[("question", "Too late"), ("read", "4")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("has changed in the meantime"), "{}", late.text);
}

#[tokio::test]
async fn a_plan_that_was_questioned_meanwhile_is_not_changed_unread() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    client.post(&format!("{own}/question"), &[("question", "Why sleep?"), ("read", "0")]).await;
    let plan = [("when-planned", TEN), ("purpose", "Work"), ("plan", "Lists."), ("read", "0")];
    let stale = counsellor.post(&format!("{session}/purpose"), &plan).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Why sleep?", "Work", "Lists."] {
        assert!(stale.text.contains(words), "{words}: {}", stale.text);
    }
    assert!(!client.get(&own).await.text.contains("Lists."), "nothing was stored");
}

#[tokio::test]
async fn the_client_puts_topics_in_order_and_the_session_remembers_what_became_of_them() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    for topic in ["First thing", "Second thing", "Third thing"] {
        client.post("/me/agenda", &[("topic", topic)]).await;
        test.app.clock.advance(1);
    }
    let places =
        |page: &str| ["First", "Second", "Third"].map(|topic| page.find(&format!("{topic} thing")).unwrap());
    let page = client.get(&own).await.text;
    let [first, second, third] = places(&page);
    assert!(first < second && second < third);
    let last = page.rsplit("action=\"/me/agenda/").find(|form| form.contains("/order")).unwrap();
    let last = last.split('/').next().unwrap().to_owned();
    client.post(&format!("/me/agenda/{last}/order"), &[("towards", "up")]).await;
    for page in [client.get(&own).await.text, counsellor.get(&session).await.text] {
        let [first, second, third] = places(&page);
        assert!(first < third && third < second, "both see the client's order");
    }
    let foreign =
        test.signed_in(test.small.other_client).await.post(&format!("/me/agenda/{last}/order"), &[]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert!(!counsellor.get(&session).await.text.contains("/order\""), "the order is the client's");

    test.days_pass(2);
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    counsellor.post(&format!("{session}/beginning"), &[]).await;
    let page = counsellor.get(&session).await.text;
    let topics: Vec<String> = page
        .split("name=\"topic-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(topics.len(), 3);
    let names: Vec<String> = topics.iter().map(|id| format!("topic-{id}")).collect();
    let form = [
        ("came", "part"),
        ("summary", "We began."),
        ("unsigned", "A crisis."),
        (names[0].as_str(), "talked"),
        (names[1].as_str(), "moved"),
        (names[2].as_str(), "dropped"),
    ];
    counsellor.post(&format!("{session}/closing"), &form).await;
    for page in [client.get(&own).await.text, counsellor.get(&session).await.text] {
        for words in ["In part", "Talked about", "Moved to the next session", "No longer needed"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
    let left = client.get("/me/sessions").await.text;
    assert_eq!(left.matches(" thing").count(), 1, "what was moved stands on the next agenda: {left}");
}

#[tokio::test]
async fn a_summary_is_corrected_beside_itself_and_newer_words_are_read_first() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    test.days_pass(2);
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    counsellor
        .post(
            &format!("{session}/closing"),
            &[("summary", "We tried it."), ("note", "Mine alone."), ("unsigned", "A crisis.")],
        )
        .await;
    let read = carried(&client.get(&own).await.text, &format!("{own}/summary"), "read").to_owned();
    let reworded = [("summary", "We tried it twice."), ("read", read.as_str())];
    assert_eq!(counsellor.post(&format!("{session}/closing"), &reworded).await.status, StatusCode::SEE_OTHER);
    let says = [("kind", "correction"), ("addition", "I tried it."), ("read", read.as_str())];
    let stale = client.post(&format!("{own}/summary"), &says).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        stale.text.contains("We tried it twice.") && stale.text.contains("I tried it."),
        "{}",
        stale.text
    );
    test.app.clock.advance(1);
    let says = [("kind", "correction"), ("addition", "I tried it."), ("read", "2")];
    assert_eq!(client.post(&format!("{own}/summary"), &says).await.status, StatusCode::SEE_OTHER);
    let stale = counsellor.post(&format!("{session}/closing"), &[("summary", "Other."), ("read", "2")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "the client wrote meanwhile");
    assert!(stale.text.contains("Other.") && stale.text.contains("I tried it."), "{}", stale.text);
    for page in [client.get(&own).await.text, counsellor.get(&session).await.text] {
        for words in ["We tried it twice.", "We tried it.", "I tried it."] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Mine alone."), "{page}");
    }
    let empty = client.post(&format!("{own}/summary"), &[("addition", ""), ("read", "3")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_decision_shows_both_leanings_and_the_client_says_their_own() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    let early = [("question", "When?"), ("option-1", "Now"), ("option-2", "Later")];
    let early = counsellor.post(&format!("{session}/decisions"), &early).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is decided before the session");
    assert!(early.text.contains("value=\"Later\""), "{}", early.text);
    test.days_pass(3);
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let form = |chosen| {
        [
            ("question", "When to tell?"),
            ("option-1", "This week"),
            ("option-2", "After the exams"),
            ("client-leans", "2"),
            ("counsellor-leans", "1"),
            ("chosen", chosen),
            ("reason", "So that it stays calm."),
        ]
    };
    let wrong = counsellor.post(&format!("{session}/decisions"), &form("4")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("There is no option 4") && wrong.text.contains("So that it stays calm."));
    let done = counsellor.post(&format!("{session}/decisions"), &form("2")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = client.get(&own).await.text;
    for words in
        ["When to tell?", "You lean this way", "Sari leans this way", "Chosen", "So that it stays calm."]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let id = between(&page, "/decisions/", "/preference").to_owned();
    let lean = format!("{own}/decisions/{id}/preference");
    client.post(&lean, &[(&format!("leans-{id}"), "1")]).await;
    let page = counsellor.get(&session).await.text;
    assert!(page.contains("Dewi said themselves") && page.contains("Dewi leans this way"), "{page}");
    for person in [test.small.other_client, test.small.colleague, test.small.counsellor] {
        let mut other = test.signed_in(person).await;
        assert_eq!(other.post(&lean, &[(&format!("leans-{id}"), "2")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.get(&own).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_calendar_file_tells_when_and_nothing_else_and_a_cancelled_session_is_struck() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let session = planned(&test, &mut counsellor, "Sleep").await;
    let own = session.replace(&format!("/cases/{}", test.small.case), "/me");
    let file = client.get(&format!("{own}/calendar")).await;
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert!(file.text.contains("DTSTART;TZID=Asia/Jakarta:20261104T100000"), "{}", file.text);
    assert!(file.text.contains("SUMMARY:Appointment\r\n"), "{}", file.text);
    for told in ["Sleep", "Dewi", "Sari", "Melati", "counsel", "Session", "127.0.0.1"] {
        assert!(!file.text.contains(told), "{told}: {}", file.text);
    }
    counsellor.post(&format!("{session}/cancellation"), &[]).await;
    let struck = client.get(&format!("{own}/calendar")).await.text;
    assert!(struck.contains("STATUS:CANCELLED") && struck.contains("METHOD:CANCEL"), "{struck}");
    let name = |text: &str| between(text, "UID:", "\r\n").to_owned();
    assert_eq!(name(&file.text), name(&struck));
    let mut other = test.signed_in(test.small.other_client).await;
    assert_eq!(other.get(&format!("{own}/calendar")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        test.signed_in(test.small.colleague).await.get(&format!("{session}/calendar")).await.status,
        404
    );
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split(start).nth(1).unwrap().split(end).next().unwrap()
}
