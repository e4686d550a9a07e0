//! Tasks on both sides: suggested, ticked on the phone, and ended.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::people::Side;
use selaras_core::task::{Done, Place, State, Task, Usefulness};
use selaras_store::{goals, tasks};
use selaras_testkit::app::{Reply, TestApp};
use selaras_testkit::people::START;

const WORDS: &str = "Ponsel di luar kamar";

async fn all(test: &TestApp) -> Vec<Task> {
    let small = test.small;
    test.app.store.read(move |tx| tasks::of_case(tx, small.practice, small.case)).await.unwrap()
}

/// A task that the counsellor suggested and the client has said yes to.
async fn agreed(test: &TestApp, place: &str) -> Task {
    let mut counsellor = test.counsellor().await;
    let address = format!("/cases/{}/tasks", test.small.case);
    let sent = counsellor.post(&address, &[("words", WORDS), ("place", place), ("due", "2026-11-05")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let newest = |tasks: Vec<Task>| tasks.into_iter().find(|task| task.place.code() == place).unwrap();
    let task = newest(all(test).await);
    let yes = format!("/me/tasks/{}/agreement", task.id);
    test.client().await.post(&yes, &[("stance", "agree"), ("read", "1")]).await;
    newest(all(test).await)
}

fn shows(reply: &Reply, words: &[&str]) {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    for word in words {
        assert!(reply.text.contains(word), "no “{word}” in {}", reply.text);
    }
}

#[tokio::test]
async fn a_task_is_suggested_agreed_and_ticked_on_the_phone() {
    let test = TestApp::start();
    let mut client = test.client().await;
    shows(&client.get("/me/tasks").await, &["No tasks yet"]);
    let task = agreed(&test, "between").await;
    assert!(task.proposal.is_agreed());
    let tick = format!("/me/tasks/{}/report", task.id);
    let tapped = format!("href=\"{tick}?went=done\"");
    shows(&client.get("/me/tasks").await, &[WORDS, "To try between sessions", "by 5 Nov", &tapped]);
    let form = client.get(&format!("{tick}?went=done")).await;
    shows(&form, &["value=\"done\" id=\"f-went\" checked", "How useful was this task"]);
    let sent =
        client.post(&tick, &[("went", "done"), ("useful", "5"), ("remark", "Tidur lebih cepat")]).await;
    shows(&client.get(&sent.to.unwrap()).await, &["Well done", "Done"]);
    let task = all(&test).await.remove(0);
    let report = task.last_report().unwrap();
    assert_eq!((report.done, report.useful), (Done::Done, Usefulness::new(5).ok()));
    let page = test.counsellor().await.get(&format!("/cases/{}/tasks/{}", test.small.case, task.id)).await;
    shows(&page, &["Dewi says it is done", "Usefulness 5 of 6", "Tidur lebih cepat"]);
    assert!(!page.text.contains("/report?went"), "a counsellor does not tick what is done between sessions");
}

#[tokio::test]
async fn what_is_wrong_with_a_report_is_said_and_nothing_is_lost() {
    let test = TestApp::start();
    let task = agreed(&test, "between").await;
    let mut client = test.client().await;
    let tick = format!("/me/tasks/{}/report", task.id);
    let faulty = client.post(&tick, &[("useful", "9"), ("remark", "Sulit")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Please choose one", "a number from 0 to 6", "Sulit"] {
        assert!(faulty.text.contains(words), "{words}");
    }
    assert_eq!(all(&test).await[0].reports, []);
    let without_useful = client.post(&tick, &[("went", "not")]).await;
    assert_eq!(without_useful.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_task_form_comes_back_whole() {
    let test = TestApp::start();
    let mut client = test.client().await;
    client.post("/me/goals", &[("words", "Tidur cukup")]).await;
    let small = test.small;
    let goals = test.app.store.read(move |tx| goals::of_case(tx, small.practice, small.case)).await.unwrap();
    let goal = goals[0].id.to_string();
    let fields = [("place", "in-session"), ("due", "2026-10-01"), ("goal", goal.as_str())];
    let faulty = client.post("/me/tasks", &fields).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = format!("value=\"{goal}\" selected");
    for words in ["Please put it into words", "already gone by", "2026-10-01", &chosen] {
        assert!(faulty.text.contains(words), "{words}: {}", faulty.text);
    }
    let unread = client.post("/me/tasks", &[("words", WORDS), ("place", "between"), ("due", "besok")]).await;
    assert!(unread.text.contains("cannot be read") && unread.text.contains(WORDS));
    assert_eq!(all(&test).await, []);
    let fields = [("words", WORDS), ("place", "in-session"), ("due", "2026-11-02"), ("goal", goal.as_str())];
    client.post("/me/tasks", &fields).await;
    let task = all(&test).await.remove(0);
    assert_eq!((task.place, task.goal), (Place::InSession, Some(goals[0].id)));
    assert_eq!(task.due_at.unwrap().days_since(START), 0, "today is not too late");
}

#[tokio::test]
async fn a_goal_of_someone_else_is_not_tied_to_a_task() {
    let test = TestApp::start();
    let small = test.small;
    let mut other = test.signed_in(small.other_client).await;
    other.post("/me/goals", &[("words", "Rahasia Rizky")]).await;
    let theirs =
        test.app.store.read(move |tx| goals::of_case(tx, small.practice, small.other_case)).await.unwrap();
    let mut client = test.client().await;
    let goal = theirs[0].id.to_string();
    client.post("/me/tasks", &[("words", WORDS), ("place", "between"), ("goal", &goal)]).await;
    assert_eq!(all(&test).await[0].goal, None);
    let page = client.get(&format!("/me/tasks/new?goal={goal}")).await;
    assert!(!page.text.contains("Rahasia Rizky") && !page.text.contains("name=\"goal\""));
}

#[tokio::test]
async fn a_counsellor_notes_what_was_done_in_the_session() {
    let test = TestApp::start();
    let task = agreed(&test, "in-session").await;
    let mut counsellor = test.counsellor().await;
    let address = format!("/cases/{}/tasks/{}", test.small.case, task.id);
    shows(&counsellor.get(&address).await, &["/report?went=done"]);
    let form = counsellor.get(&format!("{address}/report")).await;
    assert!(!form.text.contains("How useful"), "how useful it was is the client’s to say");
    counsellor.post(&format!("{address}/report"), &[("went", "partly"), ("useful", "6")]).await;
    let report = all(&test).await.remove(0).reports.remove(0);
    assert_eq!((report.side, report.done, report.useful), (Side::Counsellor, Done::Partly, None));
    let between = agreed(&test, "between").await;
    let address = format!("/cases/{}/tasks/{}/report", test.small.case, between.id);
    assert_eq!(counsellor.post(&address, &[("went", "done")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_done_task_is_ended_with_one_tap_and_another_day_is_a_new_proposal() {
    let test = TestApp::start();
    let task = agreed(&test, "between").await;
    let mut client = test.client().await;
    let mine = format!("/me/tasks/{}", task.id);
    let moved = [("words", WORDS), ("place", "between"), ("due", "2026-11-09"), ("read", "1")];
    client.post(&format!("{mine}/wording"), &moved).await;
    let changed = all(&test).await.remove(0);
    assert!(!changed.proposal.is_agreed(), "another day asks the counsellor anew");
    let yes = format!("/cases/{}/tasks/{}/agreement", test.small.case, task.id);
    test.counsellor().await.post(&yes, &[("stance", "agree"), ("read", "2")]).await;
    client.post(&format!("{mine}/report"), &[("went", "done")]).await;
    shows(&client.get(&mine).await, &["That was enough, finished"]);
    client.post(&format!("{mine}/ending"), &[("ending", "done")]).await;
    assert_eq!(all(&test).await[0].state, State::Done);
    let late = client.post(&format!("{mine}/report"), &[("went", "done")]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}
