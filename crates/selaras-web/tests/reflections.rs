//! The diary: written for oneself, shared, brought to a session, changed, taken back, deleted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_store::{StoreError, Tx, goals, reflections, sessions};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::people::START;
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

/// The address of the newest page of Dewi's diary.
async fn newest(test: &TestApp) -> String {
    let small = test.small;
    let own = move |tx: &mut Tx<'_>| reflections::own(tx, small.practice, small.case, small.client);
    let own = test.app.store.read(own).await.unwrap();
    format!("/me/reflections/{}", own[0].id)
}

/// What the counsellor reads on the pages where it could stand.
async fn theirs(test: &TestApp) -> String {
    let mut sari = test.counsellor().await;
    let mut all = String::new();
    for under in ["", "/words?all=1", "/sessions", "/profile"] {
        all.push_str(&sari.get(&format!("/cases/{}{under}", test.small.case)).await.text);
    }
    all
}

async fn write(dewi: &mut Visitor, words: &str, seen: &str) {
    let form = [("from", "diary"), ("words", words), ("seen-by", seen)];
    let to = dewi.post("/me/reflections", &form).await.to.unwrap();
    assert!(to.starts_with("/me/reflections?done="), "{to}");
}

#[tokio::test]
async fn a_page_is_brought_to_the_next_session_and_taken_back_from_everywhere() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    write(&mut dewi, "My brother again.", "bring").await;
    let page = theirs(&test).await;
    assert_eq!(page.matches("My brother again.").count(), 3, "as a topic, and among what was given, twice");
    let own = newest(&test).await;
    dewi.post(&own, &[("words", "My brother, and my mother.")]).await;
    let page = theirs(&test).await;
    assert!(
        page.contains("My brother, and my mother.") && page.contains("Before, 2 November 2026: “My brother")
    );
    let withdrawn = dewi.post(&format!("{own}/withdrawal"), &[]).await.to.unwrap();
    assert!(dewi.get(&withdrawn).await.text.contains("From now on only you read it."));
    let page = theirs(&test).await;
    assert!(!page.contains("My brother"), "{page}");
    assert!(dewi.get("/me/reflections").await.text.contains("My brother, and my mother."));
    let gone = dewi.post(&format!("{own}/removal"), &[]).await.to.unwrap();
    assert!(!dewi.get(&gone).await.text.contains("My brother"));
    assert_eq!(dewi.get(&own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn how_open_somebody_could_be_is_asked_of_themselves_and_told_to_nobody() {
    let test = TestApp::start();
    let small = test.small;
    let held = move |tx: &mut Tx<'_>| {
        let session = Week::whole(4, [5, 5, 5]).live(tx, &small, 1)?;
        Ok::<_, StoreError>(session)
    };
    let session = test.app.store.write(held).await.unwrap();
    test.days_pass(8);
    let mut dewi = test.client().await;
    let thanks = dewi.get(&format!("/me/feedback/{session}/thanks")).await.text;
    assert!(thanks.contains("How open could I be in that session?"));
    let offered = format!("/me/reflections/new?prompt=openness&#38;session={session}");
    assert!(dewi.get("/me/reflections").await.text.contains(&offered));
    let form = dewi.get(&offered.replace("&#38;", "&")).await.text;
    assert!(form.contains("name=\"openness\"") && form.contains("What held me back"));
    let session = session.to_string();
    let answer = [
        ("from", "diary"),
        ("prompt", "openness"),
        ("session", session.as_str()),
        ("openness", "2"),
        ("words", "I smiled it away."),
        ("seen-by", "client"),
    ];
    dewi.post("/me/reflections", &answer).await;
    let diary = dewi.get("/me/reflections").await.text;
    assert!(diary.contains("Open: 2 of 6") && diary.contains("About session 1"));
    assert!(!diary.contains("prompt=openness"), "it is asked once");
    let page = theirs(&test).await;
    assert!(!page.contains("smiled it away") && !page.contains("2 of 6"), "{page}");
}

#[tokio::test]
async fn questions_come_from_goals_that_both_agreed_to() {
    let store = stores::sqlite();
    let lived = store.write_here(Lived::make).unwrap();
    let test = TestApp::around(&store, lived.here.people, NOW);
    let mut dewi = test.client().await;
    let diary = dewi.get("/me/reflections").await.text;
    assert!(diary.contains("“Tidur milik-dewi”:"), "{diary}");
    let goal = lived.here.goal.to_string();
    let other = lived.beside.goal.to_string();
    let form = dewi.get(&format!("/me/reflections/new?prompt=goal-2&goal={goal}")).await.text;
    assert!(form.contains("what stood in the way most this week?"));
    let stolen = dewi.get(&format!("/me/reflections/new?prompt=goal-2&goal={other}")).await.text;
    assert!(!stolen.contains("milik-rizky"), "nobody else's goal is told");
    for nonsense in ["prompt=goal-99", "prompt=title", "prompt=%00&goal=x&session=y"] {
        let page = dewi.get(&format!("/me/reflections/new?{nonsense}")).await;
        assert!(page.status.is_success() && !page.text.contains('⟦'), "{nonsense}: {}", page.text);
    }
    let all = goals::of_case;
    let here = lived.here.people;
    assert!(!test.app.store.read(move |tx| all(tx, here.practice, here.case)).await.unwrap().is_empty());
}

#[tokio::test]
async fn months_are_turned_like_pages_of_a_calendar() {
    let test = TestApp::start();
    let small = test.small;
    let earlier = move |tx: &mut Tx<'_>| {
        let by = small.by_client(START.plus_days(-40));
        let seen = reflections::SeenBy::Client;
        reflections::write(tx, by, small.case, small.client, "September words.", seen)
    };
    test.app.store.write(earlier).await.unwrap();
    let mut dewi = test.client().await;
    write(&mut dewi, "November words.", "client").await;
    let now = dewi.get("/me/reflections").await.text;
    assert!(now.contains("November words.") && !now.contains("September words."));
    assert!(now.contains("2 · Monday") && now.contains("/me/reflections?month=2026-09"));
    let before = dewi.get("/me/reflections?month=2026-09").await.text;
    assert!(before.contains("September words.") && !before.contains("November words."));
    assert!(dewi.get("/me/reflections?month=nonsense").await.text.contains("November words."));
}

#[tokio::test]
async fn a_mistake_keeps_the_words_and_another_client_finds_nothing() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let empty = dewi.post("/me/reflections", &[("from", "diary"), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("a little is enough") && empty.text.contains("aria-invalid"));
    let long = "k".repeat(10_001);
    let back = dewi.post("/me/reflections", &[("from", "diary"), ("words", &long)]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains(&long));
    write(&mut dewi, "Mine.", "client").await;
    let own = newest(&test).await;
    let cleared = dewi.post(&own, &[("words", "  ")]).await;
    assert_eq!(cleared.status, StatusCode::UNPROCESSABLE_ENTITY);
    for person in [test.small.other_client, test.small.counsellor] {
        let mut other = test.signed_in(person).await;
        assert_eq!(other.get(&own).await.status, StatusCode::NOT_FOUND);
        for act in ["", "/sharing", "/withdrawal", "/removal"] {
            let reply = other.post(&format!("{own}{act}"), &[("words", "Theirs.")]).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{act}");
        }
    }
    assert!(dewi.get("/me/reflections").await.text.contains("Mine."));
    let small = test.small;
    let session = move |tx: &mut Tx<'_>| sessions::of_case(tx, small.practice, small.case);
    assert!(test.app.store.read(session).await.unwrap().is_empty());
}
