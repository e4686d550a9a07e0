//! Goals on both sides: worded, answered, rated, ended, and seen by nobody else.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use axum::http::StatusCode;
use selaras_core::goal::{Goal, State};
use selaras_core::id::PersonId;
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, Side};
use selaras_core::proposal::{Stance, Standing};
use selaras_store::people::Person;
use selaras_store::{cases, fresh, goals, people, responses};
use selaras_testkit::app::{Reply, TestApp};
use selaras_testkit::people::{START, a_case};

const WORDS: &str = "Bicara di rapat tanpa gemetar";

async fn all(test: &TestApp) -> Vec<Goal> {
    let small = test.small;
    test.app.store.read(move |tx| goals::of_case(tx, small.practice, small.case)).await.unwrap()
}

/// The one goal of the case, worded by its client.
async fn worded(test: &TestApp) -> Goal {
    let mut client = test.client().await;
    let sent = client.post("/me/goals", &[("words", WORDS)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    all(test).await.remove(0)
}

fn staff(test: &TestApp, goal: &Goal, rest: &str) -> String {
    format!("/cases/{}/goals/{}{rest}", test.small.case, goal.id)
}

fn shows(reply: &Reply, words: &[&str]) {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    for word in words {
        assert!(reply.text.contains(word), "no “{word}” in {}", reply.text);
    }
}

#[tokio::test]
async fn a_goal_goes_from_the_clients_words_to_an_agreement() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    shows(&client.get("/me/goals").await, &["No goals yet"]);
    shows(&client.get("/me/goals/new").await, &["Two months from now"]);
    let goal = worded(&test).await;
    shows(&client.get("/me/goals").await, &[WORDS, "Waiting for Sari to answer"]);
    let page = counsellor.get(&staff(&test, &goal, "")).await;
    shows(&page, &[WORDS, "Waiting for your answer", "These words are from Dewi"]);
    let yes =
        counsellor.post(&staff(&test, &goal, "/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    let to = yes.to.unwrap();
    shows(&counsellor.get(&to).await, &["Agreed by both", "Your answer is saved"]);
    shows(&client.get(&format!("/me/goals/{}", goal.id)).await, &["Sari agrees", "Agreed by both"]);
    assert!(all(&test).await[0].proposal.is_agreed());
}

#[tokio::test]
async fn the_clients_amendment_is_the_new_version_and_asks_the_counsellor() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let new = format!("/cases/{}/goals", test.small.case);
    counsellor.post(&new, &[("words", "Tidur teratur")]).await;
    let goal = all(&test).await.remove(0);
    assert_eq!(goal.proposal.standing(), Some(Standing::WaitsFor(Side::Client)));
    let wording = format!("/me/goals/{}/wording", goal.id);
    shows(&client.get(&wording).await, &["Tidur teratur", "Sari is asked again"]);
    client.post(&wording, &[("words", "Bangun tanpa cemas"), ("read", "1")]).await;
    let goal = all(&test).await.remove(0);
    assert_eq!((goal.words(), goal.proposal.wordings.len()), ("Bangun tanpa cemas", 2));
    assert_eq!(goal.proposal.standing(), Some(Standing::WaitsFor(Side::Counsellor)));
    let page = counsellor.get(&staff(&test, &goal, "")).await;
    shows(&page, &["Bangun tanpa cemas", "Earlier words", "Tidur teratur"]);
}

#[tokio::test]
async fn talk_and_decline_carry_words_to_the_other_side() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    counsellor.post(&format!("/cases/{}/goals", test.small.case), &[("words", "Tidur teratur")]).await;
    let goal = all(&test).await.remove(0);
    let answer = format!("/me/goals/{}/agreement", goal.id);
    for (stance, why, told) in [
        ("talk", "Bukan tidur soalnya", "Dewi would like to talk about it first"),
        ("decline", "Ini bukan tujuan saya <b>", "Dewi does not agree"),
    ] {
        let sent = client.post(&answer, &[("stance", stance), ("why", why), ("read", "1")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let escaped = why.replace('<', "&#60;").replace('>', "&#62;");
        let list = counsellor.get(&format!("/cases/{}/goals", test.small.case)).await;
        shows(&list, &[told, &escaped]);
    }
    assert_eq!(all(&test).await[0].proposal.stance(Side::Client), Some(Stance::Decline));
}

#[tokio::test]
async fn a_form_with_something_missing_comes_back_with_what_was_entered() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let empty = client.post("/me/goals", &[("words", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.text.contains("Please put it into words first") && empty.text.contains("href=\"#f-words\"")
    );
    let long = "a".repeat(601);
    let too_long = client.post("/me/goals", &[("words", &long)]).await;
    assert!(too_long.text.contains("at most 600 letters") && too_long.text.contains(&long));
    assert_eq!(all(&test).await, []);
    let goal = worded(&test).await;
    let mut counsellor = test.counsellor().await;
    let answer =
        counsellor.post(&staff(&test, &goal, "/agreement"), &[("why", "karena"), ("read", "1")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Please choose an answer") && answer.text.contains("karena"));
    let same = counsellor.post(&staff(&test, &goal, "/wording"), &[("words", WORDS), ("read", "1")]).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(same.text.contains("Nothing has changed yet"));
    assert_eq!(all(&test).await[0].proposal.taken, []);
}

#[tokio::test]
async fn nobody_says_yes_to_words_they_have_not_read() {
    let test = TestApp::start();
    let goal = worded(&test).await;
    let mut client = test.client().await;
    let wording = format!("/me/goals/{}/wording", goal.id);
    client.post(&wording, &[("words", "Bicara di rapat dengan tenang"), ("read", "1")]).await;
    let mut counsellor = test.counsellor().await;
    let late =
        counsellor.post(&staff(&test, &goal, "/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("The words have changed") && late.text.contains("dengan tenang"));
    assert!(late.text.contains("name=\"read\" value=\"2\""), "the form now answers the newest words");
    assert_eq!(all(&test).await[0].proposal.taken, []);
}

#[tokio::test]
async fn both_sides_say_how_near_an_agreed_goal_is() {
    let test = TestApp::start();
    let goal = worded(&test).await;
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let mine = format!("/me/goals/{}", goal.id);
    let early = client.post(&format!("{mine}/rating"), &[("near", "4")]).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND, "a goal that is not agreed is not rated");
    counsellor.post(&staff(&test, &goal, "/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    let beyond = client.post(&format!("{mine}/rating"), &[("near", "11")]).await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    client.post(&format!("{mine}/rating"), &[("near", "4")]).await;
    counsellor.post(&staff(&test, &goal, "/rating"), &[("near", "6")]).await;
    shows(&client.get(&mine).await, &["4 of 10 in your eyes", "6 of 10 in the eyes of Sari"]);
    let small = test.small;
    let kept = test
        .app
        .store
        .read(move |tx| responses::of_case(tx, small.practice, small.case, &["goal-rating"]))
        .await
        .unwrap();
    assert!(kept.iter().all(|one| one.subject == Some(goal.id.bytes())));
    let sides: BTreeSet<Side> = kept.iter().map(|one| one.side).collect();
    assert_eq!((kept.len(), sides), (2, BTreeSet::from([Side::Client, Side::Counsellor])));
}

#[tokio::test]
async fn an_ended_goal_is_read_and_not_changed() {
    let test = TestApp::start();
    let goal = worded(&test).await;
    let mut client = test.client().await;
    let ending = format!("/me/goals/{}/ending", goal.id);
    let nothing = client.post(&ending, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ended = client.post(&ending, &[("ending", "reached")]).await;
    shows(&client.get(&ended.to.unwrap()).await, &["Congratulations", "Reached"]);
    assert_eq!(all(&test).await[0].state, State::Reached);
    let mut counsellor = test.counsellor().await;
    let late = counsellor.post(&staff(&test, &goal, "/wording"), &[("words", "Lain"), ("read", "1")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("cannot be changed any more") && late.text.contains("Lain"));
}

#[tokio::test]
async fn others_see_nothing_and_a_supervisor_with_consent_only_looks() {
    let test = TestApp::start();
    let goal = worded(&test).await;
    let small = test.small;
    let page = staff(&test, &goal, "");
    for person in [small.colleague, small.administrator, small.supervisor, small.other_client, small.client] {
        let reply = test.signed_in(person).await.get(&page).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
        assert!(!reply.text.contains(WORDS));
    }
    let theirs = test.signed_in(small.other_client).await.get(&format!("/me/goals/{}", goal.id)).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    let since = Moment::from_unix_ms(1);
    let allow = move |tx: &mut selaras_store::Tx<'_>| {
        cases::allow_supervision(tx, small.practice, small.case, Some(since))
    };
    test.app.store.write(allow).await.unwrap();
    let mut supervisor = test.signed_in(small.supervisor).await;
    let seen = supervisor.get(&page).await;
    shows(&seen, &[WORDS, "Sari has not answered yet", "These words are from Dewi"]);
    assert!(!seen.text.contains("/agreement\"><input") && !seen.text.contains("/wording"));
    let act =
        supervisor.post(&staff(&test, &goal, "/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    assert_eq!(act.status, StatusCode::NOT_FOUND);
}

/// A pupil of the same counsellor, with a case of their own.
async fn pupil(test: &TestApp) -> PersonId {
    let small = test.small;
    let person = Person {
        id: fresh(START),
        name: "Putri".to_owned(),
        language: Language::Id,
        address: Address::Kamu,
        outside_key: None,
        made_at: START,
    };
    let id = person.id;
    let make = move |tx: &mut selaras_store::Tx<'_>| {
        people::add(tx, small.practice, &person, &[Role::Client])?;
        cases::add(tx, small.practice, &a_case(fresh(START), id, small.counsellor))
    };
    test.app.store.write(make).await.unwrap();
    id
}

#[tokio::test]
async fn pupils_are_spoken_to_as_kamu_and_no_word_is_missing() {
    let test = TestApp::start();
    let mut pupil = test.signed_in(pupil(&test).await).await;
    pupil.reads("id");
    let goal = pupil.post("/me/goals", &[("words", WORDS)]).await.to.unwrap();
    let task = pupil.post("/me/tasks", &[("words", WORDS), ("place", "between")]).await.to.unwrap();
    let (goal, task) = (goal.split('?').next().unwrap(), task.split('?').next().unwrap());
    let mut pages: Vec<String> =
        ["/me/goals", "/me/goals/new", "/me/tasks", "/me/tasks/new", "/me/agreement"]
            .map(str::to_owned)
            .into();
    for one in ["", "/agreement", "/wording", "/ending"] {
        pages.extend([format!("{goal}{one}?done=goal-proposed"), format!("{task}{one}?done=task-proposed")]);
    }
    pages.push(format!("{task}/report?went=done"));
    for path in pages {
        let page = pupil.get(&path).await;
        shows(&page, &["lang=\"id\""]);
        assert!(!page.text.contains('⟦'), "{path}: {}", page.text);
        let anda = page.text.split(|c: char| !c.is_alphabetic()).any(|word| word == "Anda");
        assert!(!anda, "{path}: {}", page.text);
    }
}
