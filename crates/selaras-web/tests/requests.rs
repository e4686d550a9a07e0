//! What clients ask by right: each kind from asking to its answer, the clock, and what nobody else sees.
#![allow(clippy::unwrap_used)]

use selaras_core::id::RequestId;
use selaras_core::request::{ANSWERED_WITHIN_MS, Kind};
use selaras_store::data_contacts::{self, Contact};
use selaras_store::{audit, requests};
use selaras_testkit::app::{TestApp, Visitor};

const HOUR: i64 = 3_600_000;

/// Asks for this; gives back the request's id.
async fn asks(test: &TestApp, dewi: &mut Visitor, kind: Kind, words: &str) -> RequestId {
    let fields = [("kind", kind.code()), ("words", words), ("sure", "yes")];
    let answer = dewi.post("/me/rights/requests", &fields).await;
    assert_eq!(answer.to.as_deref(), Some("/me/rights?done=request-asked"), "{kind:?}");
    let small = test.small;
    let all = test.app.store.read(move |tx| requests::of_case(tx, small.practice, small.case)).await.unwrap();
    all.iter().find(|one| one.kind == kind && one.is_open()).unwrap().id
}

/// The counsellor answers it.
async fn answers(test: &TestApp, id: RequestId, fields: &[(&str, &str)]) -> selaras_testkit::app::Reply {
    let mut sari = test.counsellor().await;
    sari.post(&format!("/cases/{}/requests/{id}/answer", test.small.case), fields).await
}

async fn acts(test: &TestApp) -> Vec<String> {
    let small = test.small;
    let lines = test.app.store.read(move |tx| audit::of_case(tx, small.practice, small.case, 99)).await;
    lines.unwrap().into_iter().map(|line| line.act).collect()
}

#[tokio::test]
async fn a_correction_stays_beside_the_record_in_the_clients_words() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let form = dewi.get("/me/rights/new/correction").await.text;
    assert!(form.contains("What is not right, and how is it right?"));
    let empty = dewi.post("/me/rights/requests", &[("kind", "correction"), ("words", "  ")]).await;
    assert_eq!(empty.status.as_u16(), 422);
    assert!(empty.text.contains("Please say it in your own words."));
    let id = asks(&test, &mut dewi, Kind::Correction, "Bukan kakak, tetapi adik saya.").await;
    assert!(dewi.get("/me/rights").await.text.contains("waits for an answer"));
    let mut sari = test.counsellor().await;
    let list = sari.get(&format!("/cases/{}/requests", test.small.case)).await.text;
    assert!(list.contains("Bukan kakak") && list.contains("72 hours left"));
    let undecided = answers(&test, id, &[("words", "")]).await;
    assert_eq!(undecided.status.as_u16(), 422);
    let done = answers(&test, id, &[("decision", "grant"), ("words", "")]).await;
    assert!(done.to.unwrap().ends_with("done=request-granted"));
    let words = sari.get(&format!("/cases/{}/words", test.small.case)).await.text;
    assert!(words.contains("Corrections") && words.contains("Bukan kakak, tetapi adik saya."));
    let own = dewi.get("/me/rights").await.text;
    assert!(own.contains("Your words now stand beside what they correct"));
    assert_eq!(acts(&test).await.iter().filter(|act| act.starts_with("request.")).count(), 2);
}

#[tokio::test]
async fn declining_needs_a_reason_which_the_client_reads_with_whom_to_turn_to() {
    let test = TestApp::start();
    let small = test.small;
    let contact = Contact { name: "Bu Wulan".to_owned(), reach: "0812 000".to_owned() };
    let by = small.by_counsellor(test.app.clock.now());
    test.app.store.write(move |tx| data_contacts::set(tx, by, &contact)).await.unwrap();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Copy, "").await;
    let bare = answers(&test, id, &[("decision", "decline"), ("words", " ")]).await;
    assert_eq!(bare.status.as_u16(), 422);
    assert!(bare.text.contains("Please say why"));
    let done = answers(&test, id, &[("decision", "decline"), ("words", "Ada orang lain di dalamnya.")]).await;
    assert!(done.to.unwrap().ends_with("done=request-declined"));
    let own = dewi.get("/me/rights").await.text;
    for told in ["declined", "Ada orang lain di dalamnya.", "turn to Bu Wulan, 0812 000"] {
        assert!(own.contains(told), "{told}");
    }
    let again = answers(&test, id, &[("decision", "grant")]).await;
    assert!(again.to.unwrap().ends_with("done=request-answered-before"), "an answer stands");
    assert!(dewi.get("/me/rights").await.text.contains("declined"));
}

#[tokio::test]
async fn an_objection_is_answered_with_what_is_no_longer_done() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Objection, "Jangan pakai skor saya untuk laporan.").await;
    let silent = answers(&test, id, &[("decision", "grant")]).await;
    assert_eq!(silent.status.as_u16(), 422);
    answers(&test, id, &[("decision", "grant"), ("words", "Skor tidak lagi masuk laporan.")]).await;
    assert!(dewi.get("/me/rights").await.text.contains("Skor tidak lagi masuk laporan."));
}

#[tokio::test]
async fn a_request_is_taken_back_while_it_waits_and_asked_only_once() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Move, "").await;
    let again = dewi.post("/me/rights/requests", &[("kind", "move")]).await;
    assert!(again.to.unwrap().ends_with("done=request-waits"));
    let back = format!("/me/rights/requests/{id}/withdrawal");
    let mut rizky = test.signed_in(test.small.other_client).await;
    assert_eq!(rizky.post(&back, &[]).await.status.as_u16(), 404);
    assert!(dewi.post(&back, &[]).await.to.unwrap().ends_with("done=request-withdrawn"));
    assert!(dewi.get("/me/rights").await.text.contains("taken back"));
    assert!(dewi.post(&back, &[]).await.to.unwrap().ends_with("done=request-answered-before"));
    let late = answers(&test, id, &[("decision", "grant")]).await;
    assert!(late.to.unwrap().ends_with("done=request-answered-before"));
}

#[tokio::test]
async fn erasing_is_asked_for_only_by_who_says_that_they_are_sure() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let form = dewi.get("/me/rights/new/erasure").await.text;
    assert!(form.contains("encrypted backups") && form.contains("Numbers without a name stay"));
    let unsure = dewi.post("/me/rights/requests", &[("kind", "erasure"), ("words", "Sudah cukup")]).await;
    assert_eq!(unsure.status.as_u16(), 422);
    assert!(unsure.text.contains("Please tick this if you are sure.") && unsure.text.contains("Sudah cukup"));
    assert!(acts(&test).await.is_empty());
    assert_eq!(dewi.post("/me/rights/requests", &[("kind", "all")]).await.to.as_deref(), Some("/me/rights"));
}

#[tokio::test]
async fn the_clock_runs_for_72_hours_to_the_minute() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    asks(&test, &mut dewi, Kind::Copy, "").await;
    // It was asked on Monday, 2 November 2026, at nine.
    assert!(
        dewi.get("/me/rights").await.text.contains("To be answered by Thursday, 5 November 2026, 09:00 WIB.")
    );
    test.app.clock.advance(48 * HOUR - 60_000);
    assert!(test.counsellor().await.get("/caseload").await.text.contains("25 hours left"));
    test.app.clock.advance(60_000);
    let pressing = test.counsellor().await.get("/caseload").await.text;
    assert!(pressing.contains("only 24 hours left") && pressing.contains("Dewi: a copy of what is theirs"));
    test.app.clock.advance(ANSWERED_WITHIN_MS - 48 * HOUR - 60_000);
    let mut dewi = test.client().await;
    assert!(dewi.get("/me/rights").await.text.contains("waits for an answer"));
    assert!(test.counsellor().await.get("/caseload").await.text.contains("only 1 hour left"));
    test.app.clock.advance(60_000);
    let own = dewi.get("/me/rights").await.text;
    assert!(own.contains(">late<") && own.contains("turn to the practice"));
    test.app.clock.advance(2 * HOUR);
    let joko = test.small.administrator;
    assert!(test.signed_in(joko).await.get("/practice/requests").await.text.contains("late by 2 hours"));
}

#[tokio::test]
async fn the_administrator_sees_a_number_and_a_clock_and_nobody_else_sees_anything() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Correction, "Kata-kata-Dewi").await;
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice/requests").await.text;
    assert!(page.contains(&selaras_core::case::number(test.small.case)) && page.contains("A correction"));
    assert!(!page.contains("Dewi"), "neither the name nor the words");
    for person in [test.small.colleague, test.small.supervisor, test.small.administrator] {
        let mut other = test.signed_in(person).await;
        for path in ["", &format!("/{id}")] {
            let path = format!("/cases/{}/requests{path}", test.small.case);
            assert_eq!(other.get(&path).await.status.as_u16(), 404);
        }
    }
    assert!(!test.signed_in(test.small.colleague).await.get("/caseload").await.text.contains("Dewi"));
    // By another case's address it is not there either, also for its own counsellor.
    let mut bagus = test.signed_in(test.small.colleague).await;
    let elsewhere = format!("/cases/{}/requests/{id}", test.small.other_case);
    assert_eq!(bagus.get(&elsewhere).await.status.as_u16(), 404);
}

async fn erased(
    test: &TestApp,
    sari: &mut Visitor,
    id: RequestId,
    sure: &str,
) -> selaras_testkit::app::Reply {
    let path = format!("/cases/{}/requests/{id}/erasure", test.small.case);
    sari.post(&path, &[("erase", "yes"), ("sure", sure)]).await
}

#[tokio::test]
async fn after_an_erasure_the_client_is_signed_out_and_the_counsellor_holds_a_certificate() {
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let id = asks(&test, &mut dewi, Kind::Erasure, "Saya ingin semuanya hilang.").await;
    let open = asks(&test, &mut dewi, Kind::Correction, "Bukan begitu.").await;
    let unsure = erased(&test, &mut sari, id, "").await;
    assert_eq!(unsure.status.as_u16(), 422);
    assert!(
        unsure.text.contains("Nothing was erased") && unsure.text.contains("Saya ingin semuanya hilang.")
    );
    assert_eq!(
        erased(&test, &mut sari, open, "yes").await.to.unwrap().split('=').next_back(),
        Some("request-answered-before")
    );
    for person in [test.small.colleague, test.small.supervisor, test.small.client] {
        let mut other = test.signed_in(person).await;
        assert_eq!(erased(&test, &mut other, id, "yes").await.status.as_u16(), 404);
    }
    let done = erased(&test, &mut sari, id, "yes").await.to.unwrap();
    assert!(done.starts_with("/caseload/certificates/") && done.ends_with("done=erased"), "{done}");
    let certificate = sari.get(&done).await;
    assert!(certificate.status.is_success() && !certificate.text.contains("Dewi"));
    assert_eq!(test.signed_in(test.small.colleague).await.get(&done).await.status.as_u16(), 404);
    assert!(dewi.get("/me").await.to.unwrap().starts_with("/sign-in"));
    for path in ["", "/requests"] {
        assert_eq!(sari.get(&format!("/cases/{}{path}", test.small.case)).await.status.as_u16(), 404);
    }
    assert!(!sari.get("/caseload").await.text.contains("Dewi"));
    let joko = test.signed_in(test.small.administrator).await.get("/practice/requests").await.text;
    assert!(joko.contains("Nothing waits for an answer."), "what was still open went with it");
}

#[tokio::test]
async fn a_legal_hold_keeps_the_record_and_both_are_told_until_when() {
    use selaras_core::retention::Stay;
    use selaras_store::retention::stays;
    let test = TestApp::start();
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let id = asks(&test, &mut dewi, Kind::Erasure, "").await;
    let (small, now) = (test.small, test.app.clock.now());
    let until = now.plus_days(30);
    let by = small.by_counsellor(now);
    let hold =
        test.app.store.write(move |tx| stays::keep(tx, by, small.case, Stay::LegalHold, "Pengadilan", until));
    hold.await.unwrap();
    let page = sari.get(&format!("/cases/{}/requests/{id}", small.case)).await.text;
    assert!(page.contains("A legal hold keeps this record until 2 December 2026"));
    assert!(!page.contains("Erase everything now"));
    let held = erased(&test, &mut sari, id, "yes").await;
    assert!(held.to.unwrap().ends_with("done=request-held"));
    let own = dewi.get("/me/rights").await.text;
    assert!(own.contains("to be kept until 2 December 2026") && own.contains("waits for an answer"));
}

#[tokio::test]
async fn the_administrator_carries_an_erasure_out_by_number_and_a_browser_left_open_does_not() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Erasure, "").await;
    let mut joko = test.signed_in(test.small.administrator).await;
    let unsure = erased(&test, &mut joko, id, "").await;
    assert_eq!(unsure.to.as_deref(), Some("/practice/requests?done=request-unsure"));
    test.app.clock.advance(HOUR);
    let asked = erased(&test, &mut joko, id, "yes").await;
    assert!(asked.to.is_none() && asked.text.contains("proof-"), "asked once more who they are");
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice/requests").await.text;
    assert!(page.contains(&format!("/requests/{id}/erasure")));
    let done = erased(&test, &mut joko, id, "yes").await.to.unwrap();
    assert!(done.starts_with("/practice/retention/certificates/"), "{done}");
    assert!(joko.get(&done).await.text.contains("At the client"));
}

#[tokio::test]
async fn an_answer_is_told_on_the_first_page_until_its_client_has_opened_it() {
    let test = TestApp::start();
    let mut dewi = test.client().await;
    let id = asks(&test, &mut dewi, Kind::Correction, "Bukan kakak, tetapi adik saya.").await;
    let told = "What you asked for was answered";
    assert!(!dewi.get("/me").await.text.contains(told), "nothing was answered");
    answers(&test, id, &[("decision", "grant"), ("words", "Baik")]).await;
    for _ in 0..2 {
        let first = dewi.get("/me").await.text;
        assert!(first.contains(told) && !first.contains("Baik"), "the answer itself stands on its own page");
    }
    // Whoever else tries opens nothing.
    let opens = format!("/me/rights/requests/{id}/reading");
    let mut rizky = test.signed_in(test.small.other_client).await;
    assert_eq!(rizky.post(&opens, &[]).await.status.as_u16(), 404);
    assert_eq!(test.counsellor().await.post(&opens, &[]).await.status.as_u16(), 404);
    assert!(dewi.get("/me").await.text.contains(told));
    let led = dewi.post(&opens, &[]).await.to.unwrap();
    assert!(dewi.get(&led).await.text.contains("Baik"));
    assert!(!dewi.get("/me").await.text.contains(told));
    // What was taken back by oneself is no news.
    let id = asks(&test, &mut dewi, Kind::Copy, "").await;
    dewi.post(&format!("/me/rights/requests/{id}/withdrawal"), &[]).await;
    assert!(!dewi.get("/me").await.text.contains(told));
}
