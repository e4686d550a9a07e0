//! Signals, the caseload, the case page and the client's home: what each reader sees, may do, and may not see.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_truncation)]

use selaras_core::case::Talk;
use selaras_core::id::SignalId;
use selaras_core::moment::DAY;
use selaras_core::people::Side;
use selaras_core::signal::{Kind, Outcome, Phase};
use selaras_store::signals::{self, Signal};
use selaras_store::{StoreError, Tx, audit, cases, goals};
use selaras_testkit::app::TestApp;
use selaras_testkit::people::{START, Small};
use selaras_testkit::weeks::Week;

/// Three steady weeks and one in which the client's feedback was this and the counsellor's view that.
fn live(tx: &mut Tx<'_>, small: &Small, last: [i16; 3], view: Option<(i16, i16)>) -> Result<(), StoreError> {
    for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5]].into_iter().enumerate() {
        Week::whole(4, feedback).live(tx, small, number as u32 + 1)?;
    }
    Week { checkin: Some((4, 0)), feedback: Some(last), view }.live(tx, small, 4).map(drop)
}

/// The program on the day after the fourth session of a case whose alliance fell.
fn strained(view: Option<(i16, i16)>) -> TestApp {
    let app = TestApp::start();
    let small = app.small;
    app.app.store.write_here(move |tx| live(tx, &small, [4, 2, 4], view)).unwrap();
    app.app.clock.advance(29 * DAY);
    app
}

fn all(app: &TestApp) -> Vec<Signal> {
    let small = app.small;
    app.app.store.read_here(move |tx| signals::of_case(tx, small.practice, small.case)).unwrap()
}

fn drop_of(app: &TestApp) -> SignalId {
    all(app).iter().find(|signal| signal.kind() == Kind::AllianceDrop).unwrap().id
}

fn readings(app: &TestApp) -> usize {
    let small = app.small;
    let lines =
        app.app.store.read_here(move |tx| audit::of_case(tx, small.practice, small.case, 999)).unwrap();
    lines.iter().filter(|line| line.act == "case.reading").count()
}

#[tokio::test]
async fn the_caseload_tells_who_needs_attention_and_why_and_shows_nobody_elses_cases() {
    let app = strained(Some((4, 4)));
    let page = app.counsellor().await.get("/caseload").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Dewi") && !page.text.contains("Rizky"));
    assert!(page.text.contains("Working together fell below the usual (since 30 Nov)"), "{}", page.text);
    assert!(page.text.contains("One open") || page.text.contains("1 open"), "{}", page.text);
    let theirs = app.signed_in(app.small.colleague).await.get("/caseload").await;
    assert!(theirs.text.contains("Rizky") && !theirs.text.contains("Dewi"));
    assert!(theirs.text.contains("The first session is not planned yet"));
    for person in [app.small.client, app.small.supervisor, app.small.administrator] {
        assert_eq!(app.signed_in(person).await.get("/caseload").await.status, 404);
    }
}

#[tokio::test]
async fn a_counsellor_without_cases_is_told_to_open_the_first() {
    let app = TestApp::start();
    let small = app.small;
    let ended = cases::Ended {
        at: START,
        ending: selaras_core::case::Ending::Planned,
        words: "Tujuan tercapai.".to_owned(),
    };
    app.app.store.write_here(move |tx| cases::close(tx, small.practice, small.case, &ended)).unwrap();
    let mut sari = app.counsellor().await;
    let page = sari.get("/caseload").await;
    assert!(
        page.text.contains("Dewi") && page.text.contains("href=\"/cases/new\""),
        "only ended cases are shown as such"
    );
    let new = app.app.store.write_here(move |tx| {
        selaras_testkit::people::person(tx, small.practice, "Baru", selaras_core::people::Role::Counsellor)
    });
    let page = app.signed_in(new.unwrap()).await.get("/caseload").await;
    assert!(page.text.contains("No cases yet") && page.text.contains("href=\"/cases/new\""));
    let past = sari.get("/caseload?past=yes").await;
    assert!(past.text.contains("Dewi") && past.text.contains("Tujuan tercapai."));
}

#[tokio::test]
async fn the_case_page_says_why_how_often_that_is_right_and_what_to_do_next() {
    let app = strained(Some((4, 4)));
    let mut sari = app.counsellor().await;
    let path = format!("/cases/{}", app.small.case);
    let page = sari.get(&path).await;
    assert_eq!(page.status, 200);
    for words in [
        "3.3 against the usual 5.2",
        "“The way we went about it makes sense to me”",
        "about seven in ten alarms are false",
        "The error rests on a reliability that is still assumed",
        "Open the session with this",
        "class=\"pic pic-alliance\"",
        "class=\"pic pic-wellbeing\"",
    ] {
        assert!(page.text.contains(words), "{words}\n{}", page.text);
    }
    sari.reads("id");
    let page = sari.get(&path).await;
    assert!(page.text.contains("3,3 dari biasanya 5,2"), "{}", page.text);
}

#[tokio::test]
async fn the_next_step_respects_that_a_client_prefers_not_to_talk_about_it() {
    let app = strained(Some((4, 4)));
    let small = app.small;
    app.app
        .store
        .write_here(move |tx| cases::choose_talk(tx, small.practice, small.case, Talk::Indirect))
        .unwrap();
    let mut sari = app.counsellor().await;
    let page = sari.get(&format!("/cases/{}", small.case)).await;
    assert!(page.text.contains("Dewi chose that you read and act"));
    let path = format!("/cases/{}/signals/{}", small.case, drop_of(&app));
    let page = sari.get(&path).await;
    assert!(page.text.contains("I have acted on it") && !page.text.contains("We talked about it"));
    sari.post(&format!("{path}/talk"), &[("talk", "Tempo diperlambat.")]).await;
    assert_eq!(all(&app)[0].steps[0].step.code(), "acted");
    let home = app.client().await.get("/me").await;
    assert!(home.text.contains("You do not have to bring it up"));
}

#[tokio::test]
async fn a_signal_is_acknowledged_talked_about_and_closed_and_its_story_stays() {
    let app = strained(Some((4, 4)));
    let mut sari = app.counsellor().await;
    let case = format!("/cases/{}", app.small.case);
    let path = format!("{case}/signals/{}", drop_of(&app));
    let done = sari.post(&format!("{path}/acknowledgement"), &[]).await;
    assert_eq!(done.to.as_deref(), Some(format!("{case}?done=signal-acknowledgement").as_str()));
    assert!(!sari.get(&case).await.text.contains("/acknowledgement"));

    let empty = sari.post(&format!("{path}/talk"), &[("talk", "  ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Write in one sentence what was agreed"));
    let done = sari.post(&format!("{path}/talk"), &[("talk", "Mulai dari agenda Dewi.")]).await;
    assert_eq!(done.to.as_deref(), Some(format!("{path}?done=signal-talk").as_str()));

    let nothing = sari.post(&format!("{path}/closing"), &[("words", "Pulih di sesi lima.")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.text.contains("Choose what came of it") && nothing.text.contains("Pulih di sesi lima."));
    let alone = [("outcome", "repaired"), ("words", "Pulih di sesi lima.")];
    let alone = sari.post(&format!("{path}/closing"), &alone).await;
    assert_eq!(alone.status, 422);
    assert!(alone.text.contains("decided by both"), "nobody says alone that it is repaired");
    let fields = [("outcome", "useful"), ("words", "Pulih di sesi lima.")];
    let done = sari.post(&format!("{path}/closing"), &fields).await;
    assert_eq!(done.to.as_deref(), Some(format!("{case}?done=signal-closing").as_str()));

    let signal = &all(&app)[0];
    assert_eq!((signal.phase, signal.closed.unwrap().1), (Phase::Closed, Outcome::Useful));
    let page = sari.get(&path).await;
    for words in ["Seen by Sari", "Mulai dari agenda Dewi.", "Closed: Useful"] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(!page.text.contains("<textarea"));
    let late = sari.post(&format!("{path}/closing"), &[("outcome", "noise")]).await;
    assert_eq!(late.to.as_deref(), Some(path.as_str()));
    assert_eq!(all(&app)[0].steps.len(), 3);
}

#[tokio::test]
async fn feedback_stays_closed_until_the_counsellor_has_guessed_or_two_days_have_passed() {
    let app = strained(None);
    let mut sari = app.counsellor().await;
    let (case, signal) = (format!("/cases/{}", app.small.case), drop_of(&app));
    let page = sari.get(&case).await;
    assert!(page.text.contains("Give your own view and guess first"));
    assert!(!page.text.contains(" 3.3 ") && !page.text.contains("Working together fell"));
    assert!(!page.text.contains("no feedback"), "it is there, and waits");
    assert!(!page.text.contains("Session 4, 30 Nov, on a scale"), "nor does the triangle show it");
    assert_eq!(sari.get(&format!("{case}/signals/{signal}")).await.status, 404);
    let list = sari.get("/caseload").await;
    assert!(list.text.contains("Feedback waits for your own view") && !list.text.contains(" 3.3<"));
    let home = app.client().await.get("/me").await;
    assert!(home.text.contains("3.3 this time"), "the client sees what they gave themselves");
    app.days_pass(2);
    let page = app.counsellor().await.get(&case).await;
    assert!(page.text.contains("3.3 against the usual 5.2") && !page.text.contains("Give your own view"));
    assert!(page.text.contains("Session 4, 30 Nov, on a scale"));
}

#[tokio::test]
async fn a_supervisor_looks_only_with_consent_and_changes_nothing() {
    let app = strained(Some((4, 4)));
    let small = app.small;
    let path = format!("/cases/{}/signals/{}", small.case, drop_of(&app));
    let mut ratna = app.signed_in(small.supervisor).await;
    assert_eq!(ratna.get(&path).await.status, 404);
    app.app
        .store
        .write_here(move |tx| cases::allow_supervision(tx, small.practice, small.case, Some(START)))
        .unwrap();
    let page = ratna.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("as a supervisor") && !page.text.contains("<textarea"));
    assert!(!ratna.get(&format!("/cases/{}", small.case)).await.text.contains("/acknowledgement"));
    for act in ["acknowledgement", "talk", "closing"] {
        let refused = ratna.post(&format!("{path}/{act}"), &[("talk", "x"), ("outcome", "noise")]).await;
        assert_eq!(refused.status, 404, "{act}");
    }
    assert_eq!(all(&app)[0].steps, []);
}

#[tokio::test]
async fn others_see_neither_case_nor_signal() {
    let app = strained(Some((4, 4)));
    let case = format!("/cases/{}", app.small.case);
    let paths = [case.clone(), format!("{case}/signals/{}", drop_of(&app))];
    let small = app.small;
    for person in [small.colleague, small.client, small.other_client, small.administrator, small.supervisor] {
        let mut visitor = app.signed_in(person).await;
        for path in &paths {
            assert_eq!(visitor.get(path).await.status, 404, "{path}");
        }
    }
    let other = format!("/cases/{}/signals/{}", small.other_case, drop_of(&app));
    assert_eq!(app.signed_in(small.colleague).await.get(&other).await.status, 404);
}

#[tokio::test]
async fn both_sides_look_at_the_same_numbers() {
    let app = strained(Some((5, 4)));
    let mine = app.client().await.get("/me/picture").await;
    let theirs = app.counsellor().await.get(&format!("/cases/{}", app.small.case)).await;
    let drawn = |text: &str, kind: &str| {
        let from = text.find(&format!("class=\"pic pic-{kind}\"")).unwrap();
        let svg = &text[from..];
        let path = &svg[svg.find("<polyline").or(svg.find("<path")).unwrap()..];
        path[..path.find("/>").unwrap()].to_owned()
    };
    for kind in ["alliance", "wellbeing"] {
        assert_eq!(drawn(&mine.text, kind), drawn(&theirs.text, kind), "{kind}");
    }
    assert!(mine.text.contains("Usually it is 5.2") && theirs.text.contains("Usually it is 5.2"));
}

#[tokio::test]
async fn the_home_page_asks_for_one_thing_first() {
    let app = TestApp::start();
    let small = app.small;
    let mut dewi = app.client().await;
    let page = dewi.get("/me").await;
    assert!(page.text.contains("class=\"card first\"") && page.text.contains("The way that suits you"));
    assert!(page.text.contains("No next session with Sari"));
    app.app
        .store
        .write_here(move |tx| {
            goals::propose(tx, small.by_counsellor(START), small.case, Side::Counsellor, "Tidur lebih awal")?;
            Week { checkin: Some((4, 0)), ..Week::default() }.live(tx, &small, 1).map(drop)
        })
        .unwrap();
    app.days_pass(8);
    let page = app.client().await.get("/me").await;
    let first = page.text.find("How was the last session?").unwrap();
    assert!(first < page.text.find("“Tidur lebih awal”").unwrap());
    assert_eq!(page.text.matches("class=\"card first\"").count(), 1);
}

#[tokio::test]
async fn an_answer_about_danger_shows_the_practices_emergency_words_and_presses_on_the_counsellor() {
    let app = TestApp::start();
    let small = app.small;
    app.app
        .store
        .write_here(move |tx| Week { checkin: Some((2, 2)), ..Week::default() }.live(tx, &small, 1).map(drop))
        .unwrap();
    app.days_pass(7);
    let home = app.client().await.get("/me").await;
    assert!(home.text.contains("Call 119 extension 8."));
    let list = app.counsellor().await.get("/caseload").await;
    assert!(list.text.contains("Today") && list.text.contains("An answer about self-harm"));
    let page = app.counsellor().await.get(&format!("/cases/{}", small.case)).await;
    assert!(page.text.contains("Answer: “Quite often”") && page.text.contains("today and ask directly"));
}

#[tokio::test]
async fn looking_through_a_case_is_noted_once_for_a_reading_and_never_for_its_client() {
    let app = strained(Some((4, 4)));
    let case = format!("/cases/{}", app.small.case);
    let mut sari = app.counsellor().await;
    app.client().await.get("/me").await;
    assert_eq!(readings(&app), 0);
    sari.get(&case).await;
    sari.get(&format!("{case}/signals/{}", drop_of(&app))).await;
    assert_eq!(readings(&app), 1);
    app.app.clock.advance(11 * 60_000);
    sari.get(&case).await;
    assert_eq!(readings(&app), 2);
    app.signed_in(app.small.colleague).await.get(&case).await;
    assert_eq!(readings(&app), 2, "who was refused has read nothing");
}
