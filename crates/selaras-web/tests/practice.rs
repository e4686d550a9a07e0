//! Opening, inviting and ending cases; running the practice; supervision; and the client's page of who sees what.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_testkit::app::TestApp;

#[tokio::test]
async fn a_counsellor_opens_a_case_and_invites_the_client_by_a_link_that_tells_nothing() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    assert!(sari.get("/cases/new").await.status.is_success());
    let nameless = sari.post("/cases", &[("name", " "), ("address", "kamu"), ("language", "en")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.text.contains("Please write the client"));
    let opened = sari.post("/cases", &[("name", "Putri"), ("address", "kamu"), ("language", "id")]).await;
    let to = opened.to.unwrap();
    let case = to.split('/').nth(2).unwrap().to_owned();
    assert!(to.ends_with("/link?done=case-opened"), "{to}");
    assert!(sari.get(&to).await.text.contains("Invite Putri"));
    let made = sari.post(&format!("/cases/{case}/link"), &[]).await;
    assert!(made.status.is_success() && made.text.contains("<svg class=\"qr\""));
    let message = made.text.split("<blockquote>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    for word in ["konsel", "Putri", "counsel", "Melati", "tes"] {
        assert!(!message.to_lowercase().contains(&word.to_lowercase()), "{word} in {message}");
    }
    let link = message.split_whitespace().last().unwrap().rsplit_once("/l/").unwrap().1.to_owned();
    let mut phone = test.stranger();
    let come = phone.post_plain(&format!("/l/{link}"), &[("pin", "250781"), ("pin-again", "250781")]).await;
    assert_eq!(come.to.as_deref(), Some("/me"));
    assert!(phone.get("/me").await.status.is_success());
}

#[tokio::test]
async fn a_second_sending_of_the_invitation_makes_no_second_link() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    let path = format!("/cases/{}/link", test.small.case);
    let ticket = sari.ticket();
    let first = sari.post_plain(&path, &[("ticket", &ticket)]).await;
    assert!(first.status.is_success());
    let second = sari.post_plain(&path, &[("ticket", &ticket)]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER);
    let link = first.text.split("/l/").nth(1).unwrap().split(['"', '<']).next().unwrap().to_owned();
    assert!(
        test.stranger().get(&format!("/l/{link}")).await.status.is_success(),
        "the first link still opens"
    );
}

#[tokio::test]
async fn a_case_is_closed_with_how_and_why_and_can_then_only_be_read() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    let case = test.small.case;
    let path = format!("/cases/{case}/closing");
    let half = sari.post(&path, &[("ending", "planned"), ("words", "")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let closed = sari.post(&path, &[("ending", "planned"), ("words", "Kami sepakat sudah cukup.")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    assert!(sari.get(&format!("/cases/{case}")).await.status.is_success());
    let late = sari.post(&format!("/cases/{case}/goals"), &[("words", "Tujuan yang terlambat")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Tujuan yang terlambat"), "the words are kept");
    let mut dewi = test.client().await;
    assert!(dewi.get("/me").await.status.is_success());
    assert_eq!(dewi.post("/me/talk", &[("talk", "indirect")]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn administrators_run_the_practice_and_see_no_case() {
    let test = TestApp::start();
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice").await;
    assert!(page.status.is_success() && page.text.contains("Sari") && !page.text.contains("Dewi"));
    let nobody = joko.post("/practice/staff", &[("name", "Maya")]).await;
    assert!(nobody.text.contains("at least one part") && nobody.text.contains("value=\"Maya\""));
    let long = "Maya ".repeat(60);
    let too_long = joko.post("/practice/staff", &[("name", &long), ("counsellor", "yes")]).await;
    assert_eq!(too_long.status, 422);
    assert!(too_long.text.contains("120"), "says how much it takes: {}", too_long.text);
    let added = joko.post("/practice/staff", &[("name", "Maya"), ("counsellor", "yes")]).await;
    assert!(added.status.is_success() && added.text.contains("/l/"));
    for path in ["/caseload", "/supervision", &format!("/cases/{}", test.small.case), "/me"] {
        assert_eq!(joko.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let client = format!("/practice/staff/{}/link", test.small.client);
    assert_eq!(joko.post(&client, &[]).await.status, StatusCode::NOT_FOUND, "no way into a client's place");
    let own = format!("/practice/staff/{}/ending", test.small.administrator);
    assert_eq!(joko.post(&own, &[]).await.status, StatusCode::NOT_FOUND);
    let mut sari = test.counsellor().await;
    assert!(sari.get("/caseload").await.status.is_success());
    joko.post(&format!("/practice/staff/{}/ending", test.small.counsellor), &[]).await;
    assert!(sari.get("/caseload").await.to.unwrap().starts_with("/sign-in"), "ended at once");
}

#[tokio::test]
async fn the_practices_settings_are_changed_whole_or_not_at_all() {
    let test = TestApp::start();
    let mut joko = test.signed_in(test.small.administrator).await;
    let fields = [
        ("name", "Ruang Teduh"),
        ("zone", "Asia/Jayapura"),
        ("language", "id"),
        ("address", "kamu"),
        ("emergency_id", "Hubungi 112."),
        ("emergency_en", ""),
    ];
    let half = joko.post("/practice/settings", &fields).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("value=\"Ruang Teduh\""));
    let mut whole = fields.to_vec();
    whole[5].1 = "Call 112.";
    assert_eq!(joko.post("/practice/settings", &whole).await.status, StatusCode::SEE_OTHER);
    let page = joko.get("/practice/settings").await.text;
    assert!(page.contains("Ruang Teduh") && page.contains("Call 112."));
}

#[tokio::test]
async fn a_supervisor_sees_a_case_only_while_its_client_agrees_and_the_client_sees_that_they_looked() {
    let test = TestApp::start();
    let mut ratna = test.signed_in(test.small.supervisor).await;
    let case = format!("/cases/{}", test.small.case);
    let list = ratna.get("/supervision").await.text;
    assert!(list.contains("Sari") && !list.contains("Dewi") && list.contains("neither shown nor counted"));
    assert_eq!(ratna.get(&case).await.status, StatusCode::NOT_FOUND);
    let mut dewi = test.client().await;
    dewi.post("/me/supervision", &[("agrees", "yes")]).await;
    assert!(ratna.get("/supervision").await.text.contains("Dewi"));
    assert!(ratna.get(&case).await.status.is_success());
    let other = format!("/cases/{}", test.small.other_case);
    assert_eq!(ratna.get(&other).await.status, StatusCode::NOT_FOUND, "a colleague she does not supervise");
    let about = dewi.get("/me/about").await.text;
    assert!(about.contains("Ratna") && about.contains("opened and read it"), "{about}");
    dewi.post("/me/supervision", &[("agrees", "no")]).await;
    assert_eq!(ratna.get(&case).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_client_chooses_how_answers_are_handled() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let page = dewi.get("/me/about").await;
    assert!(page.status.is_success() && page.text.contains("Sari"));
    let done = dewi.post("/me/talk", &[("talk", "indirect")]).await;
    assert_eq!(done.to.as_deref(), Some("/me/about?done=talk-chosen"));
    let (practice, case) = (test.small.practice, test.small.case);
    let kept =
        test.app.store.read(move |tx| selaras_store::cases::find(tx, practice, case)).await.unwrap().unwrap();
    assert_eq!(kept.talk, selaras_core::case::Talk::Indirect);
}

#[tokio::test]
async fn a_round_judges_what_only_time_brings_about() {
    use selaras_testkit::weeks::Week;
    let test = TestApp::start();
    let small = test.small;
    let week = Week::whole(3, [5, 5, 5]);
    test.app
        .store
        .write(move |tx| {
            week.live(tx, &small, 1)?;
            let silent = Week { checkin: None, feedback: None, view: None };
            silent.live(tx, &small, 2)?;
            Week { checkin: None, feedback: None, view: None }.live(tx, &small, 3).map(drop)
        })
        .await
        .unwrap();
    test.days_pass(40);
    let first = selaras_web::rounds::once(&test.app).await.unwrap();
    let signals = test
        .app
        .store
        .read(move |tx| selaras_store::signals::open_of_case(tx, small.practice, small.case))
        .await
        .unwrap();
    assert!(!signals.is_empty(), "forty days of silence are a signal");
    assert!(first <= signals.len());
    assert_eq!(selaras_web::rounds::once(&test.app).await.unwrap(), 0, "and it is raised once");
}

#[tokio::test]
async fn an_auditor_is_added_by_the_administrator_and_sees_who_did_what_and_nothing_else() {
    let test = TestApp::start();
    let mut joko = test.signed_in(test.small.administrator).await;
    let added = joko.post("/practice/staff", &[("name", "Wati"), ("auditor", "yes")]).await;
    assert!(added.status.is_success() && added.text.contains("Wati"), "{}", added.text);
    let practice = test.small.practice;
    let role = selaras_core::people::Role::Auditor;
    let auditors =
        test.app.store.read(move |tx| selaras_store::people::with_role(tx, practice, role)).await.unwrap();
    let mut wati = test.signed_in(auditors[0].id).await;
    assert_eq!(wati.get("/").await.to.as_deref(), Some("/practice/audit"));
    let audit = wati.get("/practice/audit").await;
    assert!(audit.status.is_success() && !audit.text.contains("Dewi"), "{}", audit.text);
    for path in
        ["/practice", "/caseload", "/supervision", "/emergency", &format!("/cases/{}", test.small.case)]
    {
        assert_eq!(wati.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_counsellor_finds_their_own_clients_by_the_beginning_of_a_name_and_nobody_elses() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    let own = format!("/cases/{}", test.small.case);
    assert_eq!(sari.post("/caseload", &[("name", "dew")]).await.to.as_deref(), Some(own.as_str()));
    for other in ["Rizky", "De", "Dewi Rizky", "%", "' OR 1=1 --"] {
        let none = sari.post("/caseload", &[("name", other)]).await;
        assert!(
            none.status.as_u16() == 422 && none.text.contains("None of your cases has this name"),
            "{other}"
        );
        assert!(!none.text.contains(&test.small.other_case.to_string()));
    }
    let empty = sari.post("/caseload", &[]).await;
    assert!(empty.text.contains("Please give a name"));
    let mut bagus = test.signed_in(test.small.colleague).await;
    assert!(bagus.post("/caseload", &[("name", "Dewi")]).await.to.is_none());
    let mut dewi = test.client().await;
    assert_eq!(dewi.post_plain("/caseload", &[("name", "Dewi")]).await.status.as_u16(), 404);
}
