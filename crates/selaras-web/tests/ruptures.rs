//! Rupture and repair: the path of both sides, what the next feedback asks, and what nobody else reads.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::case::Talk;
use selaras_core::moment::DAY;
use selaras_core::people::Side;
use selaras_core::rupture::{Deed, State, Verdict};
use selaras_core::signal::{Outcome, Phase};
use selaras_store::ruptures::{self, New, Rupture};
use selaras_store::{StoreError, Tx, cases, sessions, signals};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::{START, Small};
use selaras_testkit::weeks::Week;

fn all(test: &TestApp) -> Vec<Rupture> {
    let small = test.small;
    test.app.store.read_here(move |tx| ruptures::of_case(tx, small.practice, small.case)).unwrap()
}

/// Dewi says that she was not heard.
async fn says(dewi: &mut Visitor, way: &str) -> String {
    let fields = [("missed", "unheard"), ("said", "Saya belum selesai bicara."), ("way", way)];
    let done = dewi.post("/me/ruptures", &fields).await.to.unwrap();
    assert!(done.ends_with("done=rupture-said"), "{done}");
    done.split(['/', '?']).nth(3).unwrap().to_owned()
}

const PLAN: [(&str, &str); 3] = [
    ("heard", "Dewi merasa dipotong."),
    ("change", "Sari menunggu sampai selesai."),
    ("again", "2026-11-12"),
];

#[tokio::test]
async fn what_was_missed_is_said_heard_agreed_upon_and_looked_at_again_until_both_find_it_repaired() {
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let nothing = dewi.post("/me/ruptures", &[("said", "Ada yang aneh."), ("way", "direct")]).await;
    assert_eq!(nothing.status.as_u16(), 422);
    assert!(nothing.text.contains("Choose what comes nearest") && nothing.text.contains("Ada yang aneh."));
    assert!(all(&test).is_empty(), "nothing was stored");
    let id = says(&mut dewi, "direct").await;
    let (own, theirs) = (format!("/me/ruptures/{id}"), format!("/cases/{}/ruptures/{id}", test.small.case));

    assert!(sari.get("/caseload").await.text.contains("Something that does not feel right waits for you"));
    let page = sari.get(&theirs).await.text;
    assert!(page.contains("Saya belum selesai bicara.") && page.contains("Your turn: listen to Dewi"));
    let check =
        [("own", "advice"), ("component", "bond"), ("form", "withdrawal"), ("thought", "Aku terburu-buru.")];
    assert!(
        sari.post(&format!("{theirs}/self-check"), &check).await.to.unwrap().ends_with("rupture-checked")
    );
    let page = sari.get(&theirs).await.text;
    assert!(page.contains("I sensed you moving away just after I spoke"), "what fits bond and withdrawal");
    assert!(
        !page.contains("working on my goal and not on yours") && !page.contains("I am sorry that happened")
    );

    let empty = sari
        .post(&format!("{theirs}/plan"), &[("heard", "Dewi merasa dipotong."), ("again", "2026-10-01")])
        .await;
    assert_eq!(empty.status.as_u16(), 422);
    assert!(
        empty.text.contains("Write down one thing that will change")
            && empty.text.contains("This date has passed")
    );
    assert!(empty.text.contains("Dewi merasa dipotong."));
    sari.post(&format!("{theirs}/plan"), &PLAN).await;
    let home = dewi.get("/me").await.text;
    assert!(home.contains("This is what was heard") && home.contains(&own));
    let read = dewi.get(&own).await.text;
    assert!(read.contains("Sari menunggu sampai selesai.") && !read.contains("Aku terburu-buru."));
    assert!(!read.contains("gave advice before"), "the counsellor's questions are theirs alone");
    // Nobody says yes in somebody else's place, and nobody to a plan that was not read.
    let alone = sari.post(&format!("{theirs}/agreement"), &[("read", "1")]).await.to.unwrap();
    assert!(alone.ends_with("done=rupture-moved-on"), "{alone}");
    let unread = dewi.post(&format!("{own}/agreement"), &[("read", "2")]).await.to.unwrap();
    assert!(unread.ends_with("done=rupture-moved-on"), "{unread}");
    assert_eq!(all(&test)[0].course.state(), State::WaitsFor(Side::Client));
    dewi.post(&format!("{own}/agreement"), &[("read", "1")]).await;
    assert_eq!(all(&test)[0].course.state(), State::Agreed);

    test.days_pass(11);
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    assert!(dewi.get("/me").await.text.contains("Repaired, or not yet?"));
    dewi.post(&format!("{own}/verdict"), &[("verdict", "repaired"), ("found", "Sari benar-benar menunggu.")])
        .await;
    sari.post(&format!("{theirs}/verdict"), &[("verdict", "not-yet")]).await;
    let page = sari.get(&theirs).await.text;
    assert!(page.contains("You see it differently") && page.contains("not repaired yet"));
    assert_eq!(all(&test)[0].course.state(), State::NotYet);
    sari.post(&format!("{theirs}/verdict"), &[("verdict", "repaired")]).await;
    assert_eq!(all(&test)[0].course.state(), State::Repaired);
    let late = dewi.post(&format!("{own}/verdict"), &[("verdict", "not-yet")]).await.to.unwrap();
    assert!(late.ends_with("done=rupture-is-closed"));
    let page = dewi.get(&own).await.text;
    assert!(page.contains("You both found this repaired.") && !page.contains("<textarea"));
}

#[tokio::test]
async fn a_yes_of_the_counsellor_is_asked_for_when_the_client_worded_the_plan() {
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let id = says(&mut dewi, "direct").await;
    dewi.post(&format!("/me/ruptures/{id}/plan"), &PLAN).await;
    let theirs = format!("/cases/{}/ruptures/{id}", test.small.case);
    assert!(sari.get(&theirs).await.text.contains(&format!("{theirs}/agreement")));
    let done = sari.post(&format!("{theirs}/agreement"), &[("read", "1")]).await;
    assert!(done.to.unwrap().ends_with("done=rupture-agreed"));
    assert_eq!(all(&test)[0].course.state(), State::Agreed);
}

#[tokio::test]
async fn who_wants_to_be_read_and_not_asked_is_not_asked() {
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let id = says(&mut dewi, "indirect").await;
    sari.post(&format!("/cases/{}/ruptures/{id}/plan", test.small.case), &PLAN).await;
    assert_eq!(all(&test)[0].course.state(), State::Acting);
    assert!(!dewi.get("/me").await.text.contains("This is what was heard"));
    assert!(dewi.get(&format!("/me/ruptures/{id}")).await.text.contains("Sari menunggu sampai selesai."));
}

fn agreed(tx: &mut Tx<'_>, small: &Small) -> Result<(), StoreError> {
    let (dewi, sari) = (small.by_client(START), small.by_counsellor(START));
    let id = ruptures::open(tx, dewi, small.case, (Side::Client, Talk::Direct), None)?;
    let plan = New { words: Some("Menunggu sampai selesai"), ..New::of(Deed::Planned) };
    ruptures::take(tx, sari, small.case, id, Side::Counsellor, &plan).unwrap();
    ruptures::take(tx, dewi, small.case, id, Side::Client, &New::of(Deed::Agreed(1))).unwrap();
    Ok(())
}

#[tokio::test]
async fn the_next_feedback_asks_about_exactly_what_was_agreed_and_keeps_it_out_of_the_score() {
    let test = TestApp::start();
    let small = test.small;
    let session = test
        .app
        .store
        .write_here(move |tx| {
            agreed(tx, &small)?;
            let by = small.by_counsellor(START);
            let id = sessions::plan(tx, by, small.case, START, "Tidur")?;
            sessions::begin(tx, by, small.case, id)?;
            sessions::close(tx, by, small.case, id, "Selesai").map(|_| id)
        })
        .unwrap();
    let mut dewi = test.client().await;
    let path = format!("/me/feedback/{session}");
    let form = dewi.get(&path).await.text;
    assert!(form.contains("You agreed: “Menunggu sampai selesai” Has it changed?"));
    let half = dewi.post(&path, &[("goal", "5"), ("changed", "partly")]).await;
    assert_eq!(half.status.as_u16(), 422);
    assert!(half.text.contains("value=\"partly\" checked"), "the answer is kept");
    assert_eq!(all(&test)[0].entries.len(), 2, "and not stored yet");
    let fields = [("goal", "5"), ("task", "5"), ("bond", "5"), ("words-when", "now"), ("changed", "partly")];
    assert_eq!(dewi.post(&path, &fields).await.status.as_u16(), 303);
    let noticed = &all(&test)[0].entries[2];
    assert!(matches!(noticed.deed, Deed::Noticed(_)) && noticed.session == Some(session));
    let scores = test.app.store.read_here(move |tx| {
        tx.first("SELECT count(*) FROM scores WHERE practice = ?1", &[small.practice.into()], |row| {
            row.get::<i64>(0)
        })
    });
    assert_eq!(scores.unwrap(), Some(1), "the alliance alone is scored");
    // Until the counsellor has guessed, the answer beside the feedback is closed to them too.
    let theirs = format!("/cases/{}/ruptures/{}", small.case, all(&test)[0].id);
    assert!(!test.counsellor().await.get(&theirs).await.text.contains("A little"));
    assert!(dewi.get(&format!("/me/ruptures/{}", all(&test)[0].id)).await.text.contains("A little"));
    test.days_pass(2);
    assert!(
        test.counsellor()
            .await
            .get(&theirs)
            .await
            .text
            .contains("was asked whether it has changed: A little")
    );
}

#[tokio::test]
async fn a_signal_leads_to_one_path_and_is_closed_as_repaired_by_both_and_by_nobody_alone() {
    let test = TestApp::start();
    let small = test.small;
    let signal = test.app.store.write_here(move |tx| {
        for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5]].into_iter().enumerate() {
            Week::whole(4, feedback).live(tx, &small, number as u32 + 1)?;
        }
        Week { checkin: Some((4, 0)), feedback: Some([4, 2, 4]), view: Some((4, 4)) }.live(tx, &small, 4)?;
        let found = signals::of_case(tx, small.practice, small.case)?;
        Ok::<_, StoreError>(found.iter().find(|one| one.kind().concerns_alliance()).unwrap().id)
    });
    let signal = signal.unwrap();
    test.app.clock.advance(29 * DAY);
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let page = format!("/cases/{}/signals/{signal}", small.case);
    let shown = sari.get(&page).await.text;
    assert!(shown.contains("Repair it together") && !shown.contains("value=\"repaired\""));
    let alone = sari.post(&format!("{page}/closing"), &[("outcome", "repaired"), ("words", "Beres.")]).await;
    assert_eq!(alone.status.as_u16(), 422);
    assert!(alone.text.contains("decided by both") && alone.text.contains("Beres."));
    let of = signal.to_string();
    let first = sari.post(&format!("/cases/{}/ruptures", small.case), &[("signal", &of)]).await.to.unwrap();
    let again = sari.post(&format!("/cases/{}/ruptures", small.case), &[("signal", &of)]).await.to.unwrap();
    assert_eq!(first, again);
    assert!(dewi.get("/me").await.text.contains("Is something not right?"));
    let id = all(&test)[0].id;
    let theirs = format!("/cases/{}/ruptures/{id}", small.case);
    sari.post(&format!("{theirs}/plan"), &[PLAN[0], PLAN[1], ("again", "2026-12-20")]).await;
    for (visitor, path) in [(&mut sari, theirs), (&mut dewi, format!("/me/ruptures/{id}"))] {
        visitor.post(&format!("{path}/verdict"), &[("verdict", Verdict::Repaired.code())]).await;
    }
    let found = test.app.store.read_here(move |tx| signals::find(tx, small.practice, small.case, signal));
    let found = found.unwrap().unwrap();
    assert_eq!((found.phase, found.closed.unwrap().1), (Phase::Closed, Outcome::Repaired));
}

#[tokio::test]
async fn nobody_else_reads_a_word_and_the_practice_sees_numbers_only_when_they_are_many() {
    let test = TestApp::start();
    let small = test.small;
    let mut dewi = test.client().await;
    let id = says(&mut dewi, "direct").await;
    let path = format!("/cases/{}/ruptures/{id}", small.case);
    for person in [small.colleague, small.supervisor, small.administrator] {
        let mut other = test.signed_in(person).await;
        for path in [&path, &format!("/cases/{}/ruptures", small.case)] {
            assert_eq!(other.get(path).await.status.as_u16(), 404);
        }
    }
    test.app
        .store
        .write_here(move |tx| cases::allow_supervision(tx, small.practice, small.case, Some(START)))
        .unwrap();
    let mut ratna = test.signed_in(small.supervisor).await;
    let seen = ratna.get(&path).await.text;
    assert!(seen.contains("Saya belum selesai bicara.") && !seen.contains("Questions to yourself"));
    assert!(!seen.contains("<textarea"), "who looks on changes nothing");
    let mut joko = test.signed_in(small.administrator).await;
    let few = joko.get("/practice/ruptures").await.text;
    assert_eq!(few.matches("too few to show").count(), 4);
    for _ in 0..5 {
        test.app.store.write_here(move |tx| agreed(tx, &small)).unwrap();
    }
    let more = joko.get("/practice/ruptures").await.text;
    assert!(more.contains("<b>6</b>") && !more.contains("<b>5</b>"), "five of six would tell of one");
    assert!(!more.contains("Dewi") && !more.contains("Sari") && !more.contains("Menunggu"));
    assert_eq!(test.counsellor().await.get("/practice/ruptures").await.status.as_u16(), 404);
}
