//! Coming in: passwords, links, PINs, and what happens to words when the door is closed meanwhile.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_core::moment::Moment;
use selaras_store::accounts::{self, Account};
use selaras_store::sign_ins;
use selaras_testkit::app::TestApp;
use selaras_testkit::people::START;
use selaras_web::access::secret;

async fn account(test: &TestApp, password: &str) {
    let secret = secret::digest(password.to_owned()).await.unwrap();
    let (practice, person) = (test.small.practice, test.small.counsellor);
    let account = Account { practice, person, login: "sari".to_owned(), secret };
    test.app.store.write(move |tx| accounts::set(tx, &account, START)).await.unwrap();
}

#[tokio::test]
async fn staff_sign_in_with_their_password_and_with_no_other() {
    let test = TestApp::start();
    account(&test, "kata sandi yang baik").await;
    let mut visitor = test.stranger();
    let wrong = visitor.post_plain("/sign-in", &[("login", "sari"), ("password", "kata sandi")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("do not go together") && wrong.text.contains("value=\"sari\""));
    let right =
        visitor.post_plain("/sign-in", &[("login", "Sari"), ("password", "kata sandi yang baik")]).await;
    assert_eq!((right.status, right.to.as_deref()), (StatusCode::SEE_OTHER, Some("/caseload")));
    let out = visitor.post("/sign-out", &[]).await;
    assert_eq!(out.status, StatusCode::CONFLICT, "a form without a ticket is not taken");
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() {
    let test = TestApp::start();
    account(&test, "kata sandi yang baik").await;
    let mut visitor = test.stranger();
    for _ in 0..5 {
        visitor.post_plain("/sign-in", &[("login", "sari"), ("password", "tebakan")]).await;
    }
    let slowed =
        visitor.post_plain("/sign-in", &[("login", "sari"), ("password", "kata sandi yang baik")]).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    test.app.clock.advance(60_000);
    let later =
        visitor.post_plain("/sign-in", &[("login", "sari"), ("password", "kata sandi yang baik")]).await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_clients_link_opens_once_and_their_pin_opens_their_device() {
    let test = TestApp::start();
    let address = format!("/l/{}", test.link(test.small.client, false).await.text());
    let mut phone = test.stranger();
    let shown = phone.get(&address).await;
    assert!(
        shown.status.is_success() && !shown.text.contains("Dewi"),
        "a link tells nothing about whose it is"
    );
    assert!(phone.get(&address).await.status.is_success(), "looking does not use it up");
    let weak = phone.post_plain(&address, &[("pin", "123456"), ("pin-again", "123456")]).await;
    assert!(weak.text.contains("too easy"));
    let differs = phone.post_plain(&address, &[("pin", "250781"), ("pin-again", "250782")]).await;
    assert!(differs.text.contains("not the same"));
    let come_in = phone.post_plain(&address, &[("pin", "250781"), ("pin-again", "250781")]).await;
    assert_eq!(come_in.to.as_deref(), Some("/me"));
    let mut other = test.stranger();
    assert_eq!(other.get(&address).await.status, StatusCode::GONE);
    let again = other.post_plain(&address, &[("pin", "250781"), ("pin-again", "250781")]).await;
    assert_eq!(again.status, StatusCode::GONE);

    // Half an hour later the device asks for the PIN, and a wrong one does not open it.
    test.app.clock.advance(31 * 60_000);
    let locked = phone.get("/language/en?to=/me").await;
    assert_eq!(locked.to.as_deref(), Some("/me"));
    let wrong = phone.post_plain("/unlock", &[("unlock-pin", "111222"), ("unlock-to", "/me")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = phone.post_plain("/unlock", &[("unlock-pin", "250781"), ("unlock-to", "/me")]).await;
    assert_eq!(right.to.as_deref(), Some("/me"));
}

#[tokio::test]
async fn a_link_that_has_run_out_says_what_to_do() {
    let test = TestApp::start();
    let address = format!("/l/{}", test.link(test.small.client, false).await.text());
    test.days_pass(2);
    let ended = test.stranger().get(&address).await;
    assert_eq!(ended.status, StatusCode::GONE);
    assert!(ended.text.contains("Ask your counsellor for a new one"));
}

#[tokio::test]
async fn a_new_link_makes_the_old_one_worthless() {
    let test = TestApp::start();
    let old = format!("/l/{}", test.link(test.small.client, false).await.text());
    let new = format!("/l/{}", test.link(test.small.client, false).await.text());
    assert_eq!(test.stranger().get(&old).await.status, StatusCode::GONE);
    assert!(test.stranger().get(&new).await.status.is_success());
}

#[tokio::test]
async fn pins_cannot_be_tried_for_ever_even_when_waiting_long() {
    let test = TestApp::start();
    let address = format!("/l/{}", test.link(test.small.client, false).await.text());
    let mut phone = test.stranger();
    phone.post_plain(&address, &[("pin", "250781"), ("pin-again", "250781")]).await;
    for _ in 0..12 {
        test.app.clock.advance(3_600_000);
        phone.post_plain("/unlock", &[("unlock-pin", "999111"), ("unlock-to", "/me")]).await;
    }
    test.app.clock.advance(3_600_000);
    let closed = phone.post_plain("/unlock", &[("unlock-pin", "250781"), ("unlock-to", "/me")]).await;
    assert!(
        closed.text.contains("Ask your counsellor for a new link"),
        "even the right PIN waits for a new link"
    );
}

#[tokio::test]
async fn a_new_member_of_staff_chooses_name_and_password_by_their_link() {
    let test = TestApp::start();
    let address = format!("/l/{}", test.link(test.small.colleague, true).await.text());
    let mut visitor = test.stranger();
    let fields = [("login", "bagus"), ("password", "pendek"), ("password-again", "pendek")];
    let short = visitor.post_plain(&address, &fields).await;
    assert!(short.text.contains("at least 10") && short.text.contains("value=\"bagus\""));
    let fields = [("login", "bagus"), ("password", "cukup panjang"), ("password-again", "cukup panjang")];
    assert_eq!(visitor.post_plain(&address, &fields).await.to.as_deref(), Some("/caseload"));
}

#[tokio::test]
async fn a_form_from_another_site_is_not_taken() {
    let test = TestApp::start();
    let reply = test.client().await.post_from_elsewhere("/sign-out").await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_ticket_of_someone_else_is_worth_nothing() {
    let test = TestApp::start();
    let theirs = test.counsellor().await.ticket();
    let reply = test.client().await.post_plain("/sign-out", &[("ticket", &theirs)]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_was_written_is_kept_when_the_device_has_locked_meanwhile() {
    let test = TestApp::start();
    let mut phone = test.client().await;
    test.days_pass(2);
    let fields = [("words", "Minggu ini berat sekali <b>"), ("other", "x")];
    let kept = phone.post("/sign-out", &fields).await;
    assert!(kept.status.is_success());
    assert!(
        kept.text.contains("name=\"words\" value=\"Minggu ini berat sekali &#60;b&#62;\""),
        "{}",
        kept.text
    );
    assert!(kept.text.contains("name=\"unlock-to\" value=\"/sign-out\""));
}

#[tokio::test]
async fn without_a_sign_in_every_guarded_page_leads_to_the_door() {
    let test = TestApp::start();
    let mut stranger = test.stranger();
    for address in selaras_web::router::map().addresses {
        if address.page.is_none() {
            continue;
        }
        let path = address.path.replace("{case}", &test.small.case.to_string());
        let path =
            path.split('/').map(|p| if p.starts_with('{') { "0" } else { p }).collect::<Vec<_>>().join("/");
        let reply = match address.method {
            selaras_web::map::Method::Get => stranger.get(&path).await,
            selaras_web::map::Method::Post => stranger.post_plain(&path, &[("words", "abc")]).await,
        };
        let door = reply.to.as_deref().is_some_and(|to| to.starts_with("/sign-in"));
        assert!(door || reply.status == StatusCode::UNAUTHORIZED, "{path}: {}", reply.status);
    }
}

#[tokio::test]
async fn the_first_run_sets_a_practice_up_once() {
    let fresh = selaras_testkit::stores::sqlite();
    let site = selaras_web::app::Site {
        public_url: "http://127.0.0.1:1".to_owned(),
        behind_proxy: false,
        demo: false,
    };
    let clock = selaras_web::clock::Clock::fixed(Moment::from_unix_ms(START.unix_ms()));
    let app = selaras_web::app::App::new(fresh.store.clone(), clock, site).unwrap();
    let address = fresh.store.write_here(selaras_web::access::setup::address).unwrap().unwrap();
    let mut visitor = TestApp::stranger_before(app);
    assert_eq!(visitor.get("/setup/AAAA").await.status, StatusCode::NOT_FOUND);
    assert!(visitor.get(&address).await.status.is_success());
    let half = visitor.post_plain(&address, &[("practice", "SMA Harapan"), ("name", "")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("value=\"SMA Harapan\""), "what was entered stays");
    let fields = [
        ("practice", "SMA Harapan"),
        ("zone", "Asia/Makassar"),
        ("clients", "kamu"),
        ("name", "Ibu Wayan"),
        ("counsels", "yes"),
        ("login", "wayan"),
        ("password", "cukup panjang"),
        ("password-again", "cukup panjang"),
    ];
    let done = visitor.post_plain(&address, &fields).await;
    assert_eq!(done.to.as_deref(), Some("/caseload"));
    assert_eq!(visitor.get(&address).await.status, StatusCode::NOT_FOUND, "only once");
    assert_eq!(fresh.store.write_here(selaras_web::access::setup::address).unwrap(), None);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_strangers_scripts_out() {
    let test = TestApp::start();
    for path in ["/sign-in", "/health", "/nowhere", "/l/abc"] {
        let headers = test.stranger().get(path).await.headers;
        let policy = headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(headers.get("cache-control").unwrap(), "no-store", "{path}");
        assert_eq!(headers.get("x-content-type-options").unwrap(), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_signed_out_browser_is_nobody_again() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    assert_eq!(counsellor.post("/sign-out", &[]).await.to.as_deref(), Some("/sign-in"));
    let reply = counsellor.post("/sign-out", &[]).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    let practice = test.small.practice;
    let person = test.small.counsellor;
    test.app.store.write(move |tx| sign_ins::end_all(tx, practice, person)).await.unwrap();
}
