//! Opening a case in an emergency: with a reason, for an hour, reading only, and told to everyone concerned.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::emergency::HOUR_MS;
use selaras_testkit::app::{TestApp, Visitor};

const REASON: &str = "Ibunya menelepon: <b>ia</b> tidak pulang semalam.";
const SHOWN: &str = "Ibunya menelepon: &#60;b&#62;ia&#60;/b&#62; tidak pulang semalam.";

async fn breaks(test: &TestApp, who: &mut Visitor) {
    let form = format!("/cases/{}/emergency", test.small.case);
    let found = who.post("/emergency", &[("name", " dewi ")]).await;
    assert_eq!(found.to.as_deref(), Some(form.as_str()), "{}", found.text);
    assert!(!who.get(&form).await.text.contains("Dewi"), "no name before a reason was given");
    for unfit in ["", "darurat", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        assert_eq!(who.post(&form, &[("reason", unfit)]).await.status, 422);
        assert_eq!(who.get(&format!("/cases/{}", test.small.case)).await.status, 404);
    }
    let done = who.post(&form, &[("reason", REASON)]).await;
    assert_eq!(done.to, Some(format!("/cases/{}?done=emergency-opened", test.small.case)));
}

#[tokio::test]
async fn a_supervisor_opens_a_case_for_an_hour_and_everyone_concerned_is_told() {
    let test = TestApp::start();
    let case = format!("/cases/{}", test.small.case);
    let mut ratna = test.signed_in(test.small.supervisor).await;
    assert_eq!(ratna.get(&case).await.status, 404);
    breaks(&test, &mut ratna).await;
    assert!(ratna.get(&case).await.text.contains("Dewi"));
    assert_eq!(ratna.get(&format!("{case}/goals/new")).await.status, 404, "nothing is changed");
    assert_eq!(ratna.get(&format!("/cases/{}", test.small.other_case)).await.status, 404);

    let mut dewi = test.client().await;
    for _ in 0..2 {
        let first = dewi.get("/me").await.text;
        assert!(first.contains("Ratna opened what is yours") && first.contains(SHOWN), "{first}");
    }
    dewi.post("/me/emergency", &[]).await;
    assert!(!dewi.get("/me").await.text.contains("Ratna opened"));
    let about = dewi.get("/me/about").await.text;
    assert!(about.contains("Ratna opened what is yours") && about.contains(SHOWN));
    assert!(about.contains("opened the case in an emergency"), "it stands in the audit: {about}");

    let caseload = test.counsellor().await.get("/caseload").await.text;
    assert!(caseload.contains("Ratna opened one of your cases") && caseload.contains(SHOWN));
    let practice = test.signed_in(test.small.administrator).await.get("/practice").await.text;
    assert!(practice.contains("Ratna opened a case of Sari"));
    assert!(!practice.contains("Ibunya") && !practice.contains("Dewi"), "nothing of the case");

    test.app.clock.advance(HOUR_MS);
    assert_eq!(ratna.get(&case).await.status, 404, "the hour is over");
    test.days_pass(400);
    let about = test.client().await.get("/me/about").await.text;
    assert!(about.contains("Ratna opened what is yours"), "for ever");
}

#[tokio::test]
async fn a_counsellor_opens_anothers_case_only_while_named_by_the_administrator() {
    let test = TestApp::start();
    let naming = format!("/practice/staff/{}/emergencies", test.small.colleague);
    let mut bagus = test.signed_in(test.small.colleague).await;
    assert_eq!(bagus.get("/emergency").await.status, 404);
    let mut joko = test.signed_in(test.small.administrator).await;
    assert!(joko.post(&naming, &[("named", "yes")]).await.to.is_some());
    assert!(joko.get("/practice").await.text.contains("for emergencies"));
    assert!(bagus.get("/caseload").await.text.contains("/emergency"));
    let own = bagus.post("/emergency", &[("name", "Rizky")]).await;
    assert_eq!(own.status, 422, "their own case needs no glass");
    breaks(&test, &mut bagus).await;
    let case = format!("/cases/{}", test.small.case);
    assert!(bagus.get(&case).await.status.is_success());
    joko.post(&naming, &[("named", "no")]).await;
    assert_eq!(bagus.get(&case).await.status, 404, "taken back with effect at once");
    let not_a_counsellor = format!("/practice/staff/{}/emergencies", test.small.supervisor);
    assert_eq!(joko.post(&not_a_counsellor, &[("named", "yes")]).await.status, 404);
}

#[tokio::test]
async fn the_door_finds_only_whole_names_of_cases_within_reach() {
    let test = TestApp::start();
    let mut ratna = test.signed_in(test.small.supervisor).await;
    assert!(!ratna.get("/emergency").await.text.contains("Dewi"), "nothing is listed beforehand");
    for name in ["Dew", "", "Rizky", "%", "Sari"] {
        let reply = ratna.post("/emergency", &[("name", name)]).await;
        assert_eq!(reply.status, 422, "{name}");
        assert!(!reply.text.contains("/cases/"), "{name}");
    }
}

#[tokio::test]
async fn searches_are_few_and_each_stays_written_without_the_name() {
    let test = TestApp::start();
    let mut ratna = test.signed_in(test.small.supervisor).await;
    assert_eq!(ratna.post("/emergency", &[("name", "")]).await.status, 422, "no name is no search");
    for name in ["Dwi", "Dewi", "Dewi", "a", "b", "c", "d", "e", "f", "g"] {
        ratna.post("/emergency", &[("name", name)]).await;
        test.app.clock.advance(60_000);
    }
    let slow = ratna.post("/emergency", &[("name", "Dewi")]).await;
    assert_eq!(slow.status, 422);
    assert!(
        slow.text.contains("You can search again at") && slow.text.contains("value=\"Dewi\""),
        "{}",
        slow.text
    );
    assert!(!slow.text.contains("/cases/"), "nor does it lead anywhere");
    // Nobody else waits.
    let naming = format!("/practice/staff/{}/emergencies", test.small.colleague);
    test.signed_in(test.small.administrator).await.post(&naming, &[("named", "yes")]).await;
    let mut bagus = test.signed_in(test.small.colleague).await;
    assert!(bagus.post("/emergency", &[("name", "Dewi")]).await.to.is_some());
    // The first of them is an hour old.
    test.app.clock.advance(HOUR_MS - 10 * 60_000);
    assert!(ratna.post("/emergency", &[("name", "Dewi")]).await.to.is_some());
    assert_eq!(ratna.post("/emergency", &[("name", "Dewi")]).await.status, 422, "one at a time");
    let audit = test.signed_in(test.small.administrator).await.get("/practice/audit").await.text;
    assert_eq!(audit.matches("searched behind the door for emergencies").count(), 12, "{audit}");
    assert!(!audit.contains("Dwi") && !audit.contains("Dewi"));
}
