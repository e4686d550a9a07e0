//! Guardians: written down, consenting for a child, seeing what the child shares and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::guardian::{Kinship, Proof};
use selaras_core::id::{GuardianshipId, PersonId};
use selaras_core::people::Role;
use selaras_store::{StoreError, Tx, agreements, cases, guardians};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::people::person;

/// The counsellor has written down that Dewi is a child, and who her mother is.
async fn child(test: &TestApp) -> (GuardianshipId, PersonId) {
    let small = test.small;
    let now = test.app.clock.now();
    let job = move |tx: &mut Tx<'_>| {
        let by = small.by_counsellor(now);
        let mother = person(tx, small.practice, "Bu Wulan", Role::Guardian)?;
        let (kinship, proof) = (Kinship::Mother, Proof::FamilyCard);
        let new = guardians::New { client: small.client, guardian: mother, kinship, proof };
        let id = guardians::add(tx, by, small.counsellor, &new)?;
        guardians::comes_of_age(tx, by, small.client, now.plus_days(400))?;
        Ok::<_, StoreError>((id, mother))
    };
    test.app.store.write(job).await.unwrap()
}

fn carried(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn signs(visitor: &mut Visitor, under: &str) -> Reply {
    let page = visitor.get(&format!("{under}/agreement")).await.text;
    let (digest, language) = (carried(&page, "digest"), carried(&page, "language"));
    let fields = [("consent", "yes"), ("digest", digest.as_str()), ("language", language.as_str())];
    visitor.post(&format!("{under}/agreement/signature"), &fields).await
}

async fn holds(test: &TestApp) -> bool {
    let small = test.small;
    let state = move |tx: &mut Tx<'_>| agreements::state(tx, small.practice, small.case);
    test.app.store.read(state).await.unwrap().is_some_and(|one| one.is_signed())
}

#[tokio::test]
async fn a_childs_agreement_holds_with_the_guardians_consent_and_the_childs_own_yes() {
    let test = TestApp::start();
    let (_, mother) = child(&test).await;
    let (case, ward) = (format!("/cases/{}", test.small.case), format!("/ward/{}", test.small.case));
    let mut wulan = test.signed_in(mother).await;
    assert!(wulan.get("/ward").await.text.contains("Waits for your consent"));
    let page = wulan.get(&format!("{ward}/agreement")).await.text;
    assert!(page.contains("They see goals, tasks and a summary only if you allow it"), "{page}");
    let unticked = wulan.post(&format!("{ward}/agreement/signature"), &[("language", "en")]).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(signs(&mut wulan, &ward).await.status, StatusCode::SEE_OTHER);
    signs(&mut test.counsellor().await, &case).await;
    assert!(!holds(&test).await, "without the child's own yes nothing holds");
    assert_eq!(test.counsellor().await.get("/caseload").await.status, StatusCode::OK);
    signs(&mut test.client().await, "/me").await;
    assert!(holds(&test).await);
    let page = test.client().await.get("/me/agreement").await.text;
    assert!(page.contains("Bu Wulan signed on"));

    // At eighteen it is the client's alone: a new text, and no guardian any more.
    test.days_pass(401);
    let mut dewi = test.client().await;
    let page = dewi.get("/me/agreement").await.text;
    assert!(page.contains("You have not signed yet") && !page.contains("Parents or guardians"));
    let mut wulan = test.signed_in(mother).await;
    assert_eq!(wulan.get(&ward).await.status, StatusCode::NOT_FOUND);
    assert!(wulan.get("/ward").await.text.contains("There is nothing to see"));
}

#[tokio::test]
async fn a_guardian_sees_the_times_and_what_the_child_shares_and_never_a_word_more() {
    let test = TestApp::start();
    let (id, mother) = child(&test).await;
    let (case, ward) = (format!("/cases/{}", test.small.case), format!("/ward/{}", test.small.case));
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let plan = [("when-planned", "2026-11-04T10:00"), ("purpose", "Rahasia-tujuan")];
    sari.post(&format!("{case}/sessions"), &plan).await;
    dewi.post("/me/goals", &[("words", "Tidur-sebelum-sebelas")]).await;
    let goal = sari.get(&format!("{case}/goals")).await.text;
    let goals = goal.split("/goals/").skip(1).filter_map(|rest| rest.get(..32));
    let goal = goals.into_iter().find(|id| id.bytes().all(|b| b.is_ascii_hexdigit())).unwrap().to_owned();
    dewi.post("/me/goals", &[("words", "Belum-disepakati")]).await;
    let yes = [("stance", "agree"), ("read", "1")];
    assert!(sari.post(&format!("{case}/goals/{goal}/agreement"), &yes).await.to.is_some());
    dewi.post("/me/reflections", &[("words", "Rahasia-renungan"), ("seen-by", "both")]).await;
    sari.post(&format!("{case}/guardians/summaries"), &[("summary", "Kabar-untuk-ibu")]).await;

    let mut wulan = test.signed_in(mother).await;
    let page = wulan.get(&ward).await.text;
    assert!(page.contains("4 November 2026"), "{page}");
    let secrets = ["Rahasia", "Tidur-sebelum", "Belum-disepakati", "Kabar-untuk-ibu"];
    assert!(secrets.iter().all(|secret| !page.contains(secret)));

    let sharing = format!("/me/guardians/{id}/sharing");
    dewi.post(&sharing, &[("shares", "yes")]).await;
    let asked = dewi.get("/me/guardians").await.text;
    assert!(asked.contains("Kabar-untuk-ibu") && asked.contains("May your parent or guardian read this?"));
    let summary = asked.split("/me/guardians/summaries/").nth(1).unwrap()[..32].to_owned();
    let answer = format!("/me/guardians/summaries/{summary}/answer");
    dewi.post(&answer, &[("answer", "yes")]).await;
    let page = wulan.get(&ward).await.text;
    assert!(page.contains("Tidur-sebelum") && page.contains("Kabar-untuk-ibu"));
    assert!(!page.contains("Rahasia") && !page.contains("Belum-disepakati"));

    // Taken back, it is gone at once; the fact stands in the audit, and the client reads who looked.
    dewi.post(&sharing, &[("shares", "no")]).await;
    dewi.post(&answer, &[("answer", "no")]).await;
    let page = wulan.get(&ward).await.text;
    assert!(!page.contains("Tidur-sebelum") && !page.contains("Kabar-untuk-ibu"));
    assert!(dewi.get("/me/about").await.text.contains("Bu Wulan"));

    // Nothing else of the case is there for them.
    for path in ["", "/goals", "/sessions", "/words", "/agreement", "/guardians"] {
        assert_eq!(wulan.get(&format!("{case}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/me", "/me/goals", "/caseload", "/practice", "/supervision"] {
        assert_eq!(wulan.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(wulan.get(&format!("/ward/{}", test.small.other_case)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_guardians_withdrawal_stops_counselling_and_the_child_alone_does_not_lift_it() {
    let test = TestApp::start();
    let (_, mother) = child(&test).await;
    let (case, ward) = (format!("/cases/{}", test.small.case), format!("/ward/{}", test.small.case));
    let mut wulan = test.signed_in(mother).await;
    signs(&mut wulan, &ward).await;
    let small = test.small;
    let stopped = async || {
        let find = move |tx: &mut Tx<'_>| cases::find(tx, small.practice, small.case);
        test.app.store.read(find).await.unwrap().unwrap().restricted_at.is_some()
    };
    wulan.post(&format!("{ward}/agreement/withdrawal"), &[("again", "no")]).await;
    assert!(stopped().await);
    let goal = [("words", "Tidur")];
    assert_eq!(test.counsellor().await.post(&format!("{case}/goals"), &goal).await.to, None);
    let mut dewi = test.client().await;
    let lift = dewi.post("/me/rights/restriction", &[("stop", "no")]).await;
    assert!(lift.to.unwrap().contains("guardian-withholds") && stopped().await);
    assert!(!wulan.get(&ward).await.text.contains("When sessions are"), "nothing is shown meanwhile");
    wulan.post(&format!("{ward}/agreement/withdrawal"), &[("again", "yes")]).await;
    assert!(!stopped().await);

    // What the child has stopped, a guardian's consent does not let go on.
    test.app.clock.advance(60_000);
    dewi.post("/me/rights/restriction", &[("stop", "yes")]).await;
    test.app.clock.advance(60_000);
    wulan.post(&format!("{ward}/agreement/withdrawal"), &[("again", "no")]).await;
    wulan.post(&format!("{ward}/agreement/withdrawal"), &[("again", "yes")]).await;
    assert!(stopped().await, "the child's own stop stays");
    dewi.post("/me/rights/restriction", &[("stop", "no")]).await;
    assert!(!stopped().await);
}

#[tokio::test]
async fn the_counsellor_writes_down_guardians_and_birthday_and_mistakes_come_back() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    let page = format!("/cases/{}/guardians", test.small.case);
    let half = sari.post(&page, &[("name", "Bu <Wulan>"), ("kinship", "mother")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("Bu &#60;Wulan&#62;") && half.text.contains("Choose how you know"));
    let whole = [("name", "Bu Wulan"), ("kinship", "mother"), ("proof", "family-card")];
    assert_eq!(sari.post(&page, &whole).await.status, StatusCode::SEE_OTHER);
    for (born, says) in [("yesterday", "Enter the date of birth"), ("1990-01-01", "is 18 already")] {
        let reply = sari.post(&format!("{page}/birthday"), &[("born", born)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.text.contains(says), "{born}: {}", reply.text);
    }
    // Born on a leap day: of age on the last of February.
    sari.post(&format!("{page}/birthday"), &[("born", "2012-02-29")]).await;
    let text = sari.get(&page).await.text;
    assert!(text.contains("Turns 18 on 28 February 2030") && text.contains("Bu Wulan"), "{text}");
    let ids = text.split("/guardians/").skip(1).filter_map(|rest| rest.get(..32));
    let id = ids.into_iter().find(|id| id.bytes().all(|b| b.is_ascii_hexdigit())).unwrap().to_owned();
    let made = sari.post(&format!("{page}/{id}/link"), &[]).await;
    assert!(made.text.contains("/l/") && made.text.contains("tautan pribadi untuk Anda"));
    let message = made.text.split("wa.me/?text=").nth(1).unwrap().split('"').next().unwrap().to_lowercase();
    assert!(!message.contains("counsel") && !message.contains("konsel"), "{message}");
    assert!(sari.post(&format!("{page}/{id}/ending"), &[]).await.to.is_some());
    assert_eq!(sari.post(&format!("{page}/{id}/ending"), &[]).await.status, StatusCode::NOT_FOUND);
    let mut bagus = test.signed_in(test.small.colleague).await;
    assert_eq!(bagus.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_guardian_comes_in_by_a_link_and_a_pin_and_the_device_locks() {
    let test = TestApp::start();
    let (_, mother) = child(&test).await;
    let link = test.link(mother, true).await;
    let mut wulan = test.stranger();
    let path = format!("/l/{}", link.text());
    assert!(wulan.get(&path).await.text.contains("name=\"pin\""));
    let chosen = [("pin", "402917"), ("pin-again", "402917")];
    let came = wulan.post_plain(&path, &chosen).await;
    assert_eq!(came.to.as_deref(), Some("/ward"), "{}", came.text);
    assert!(wulan.get("/ward").await.text.contains("Dewi"));
    test.days_pass(1);
    let locked = wulan.get("/ward").await;
    assert!(locked.to.unwrap().starts_with("/unlock"), "the device asks for the PIN again");
}
