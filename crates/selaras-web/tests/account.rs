//! One's own account: where one is signed in, ending that, proving again who one is, another password or PIN.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_store::accounts::{self, Account};
use selaras_store::{pins, sign_ins};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_web::access::secret;

const PASSWORD: &str = "kata sandi yang baik";

async fn account(test: &TestApp) {
    let secret = secret::digest(PASSWORD.to_owned()).await.unwrap();
    let (practice, person) = (test.small.practice, test.small.counsellor);
    let account = Account { practice, person, login: "sari".to_owned(), secret };
    test.app.store.write(move |tx| accounts::set(tx, &account, START)).await.unwrap();
}

async fn pin(test: &TestApp) {
    let secret = secret::digest("250781".to_owned()).await.unwrap();
    let (practice, person) = (test.small.practice, test.small.client);
    test.app.store.write(move |tx| pins::set(tx, practice, person, &secret, START)).await.unwrap();
}

async fn comes_in(test: &TestApp, password: &str) -> Visitor {
    // A visitor who has the tickets of the counsellor, but whose cookie is the one that signing in gives.
    let mut visitor = test.counsellor().await;
    let reply = visitor.post_plain("/sign-in", &[("login", "sari"), ("password", password)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    visitor
}

/// What the page's buttons send to end sign-ins.
fn named(page: &str) -> Vec<String> {
    page.split("name=\"which\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_one_or_all_others() {
    let test = TestApp::start();
    account(&test).await;
    let (mut here, mut there, mut third) =
        (comes_in(&test, PASSWORD).await, comes_in(&test, PASSWORD).await, comes_in(&test, PASSWORD).await);
    let page = here.get("/account").await.text;
    assert!(page.contains("this device"));
    // Three that came in by password, and the three that the test's own visitors began with.
    let others = named(&page);
    assert_eq!(others.len(), 6, "five single ones and `others`: {others:?}");
    there.get("/caseload").await;
    let mine = named(&there.get("/account").await.text);
    let this_one: Vec<&String> = others.iter().filter(|one| !mine.contains(one)).collect();
    assert_eq!(this_one.len(), 1, "what `there` does not list for ending is itself");
    let ended = here.post("/account/sign-ins/ending", &[("which", this_one[0])]).await;
    assert_eq!(ended.to.as_deref(), Some("/account?done=sign-in-ended"));
    assert_eq!(there.get("/caseload").await.to.as_deref(), Some("/sign-in?to=%2Fcaseload"));
    assert!(third.get("/caseload").await.status.is_success());
    here.post("/account/sign-ins/ending", &[("which", "others")]).await;
    assert_eq!(third.get("/caseload").await.status, StatusCode::SEE_OTHER);
    assert!(here.get("/caseload").await.status.is_success());
}

#[tokio::test]
async fn nobody_ends_a_sign_in_of_someone_else() {
    let test = TestApp::start();
    let (mut sari, mut bagus) = (test.counsellor().await, test.signed_in(test.small.colleague).await);
    let (practice, person, now) = (test.small.practice, test.small.counsellor, test.app.clock.now());
    let token =
        test.app.store.read(move |tx| sign_ins::of(tx, practice, person, now)).await.unwrap()[0].token;
    let which: String = token[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    bagus.post("/account/sign-ins/ending", &[("which", &which)]).await;
    bagus.post("/account/sign-ins/ending", &[("which", "others")]).await;
    assert!(sari.get("/caseload").await.status.is_success());
}

#[tokio::test]
async fn another_password_asks_for_the_old_one_first_and_signs_all_others_out() {
    let test = TestApp::start();
    account(&test).await;
    let (mut here, mut there) = (comes_in(&test, PASSWORD).await, comes_in(&test, PASSWORD).await);
    test.app.clock.advance(11 * 60_000);
    assert_eq!(here.get("/account/password").await.to.as_deref(), Some("/proof?to=%2Faccount%2Fpassword"));
    let fields = [("password", "yang lain sama sekali"), ("password-again", "yang lain sama sekali")];
    let asked = here.post("/account/password", &fields).await;
    assert!(
        asked.text.contains("Is it you?")
            && asked.text.contains("name=\"proof-to\" value=\"/account/password\"")
    );
    assert!(
        asked.text.contains("name=\"password\" value=\"yang lain sama sekali\""),
        "the form is carried along"
    );
    let wrong = [("proof-to", "/account/password"), ("proof-password", "tebakan saja"), fields[0]];
    let wrong = here.post_plain("/proof", &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.text.contains("tebakan"), "a wrong password is not repeated");
    let mut stolen = here.clone();
    let right = [("proof-to", "/account/password"), ("proof-password", PASSWORD), ("ticket", "x"), fields[0]];
    let right = here.post_plain("/proof", &right).await;
    assert_eq!(
        (right.status, right.to.as_deref()),
        (StatusCode::TEMPORARY_REDIRECT, Some("/account/password"))
    );
    assert_eq!(
        stolen.get("/caseload").await.status,
        StatusCode::SEE_OTHER,
        "the token from before the proof is worth nothing"
    );
    let changed = here.post("/account/password", &fields).await;
    assert_eq!(changed.to.as_deref(), Some("/account?done=password-changed"));
    assert!(here.get("/account").await.status.is_success());
    assert_eq!(there.get("/account").await.status, StatusCode::SEE_OTHER);
    let mut new = test.stranger();
    let old = new.post_plain("/sign-in", &[("login", "sari"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    comes_in(&test, "yang lain sama sekali").await;
}

#[tokio::test]
async fn a_client_changes_the_pin_after_giving_the_old_one() {
    let test = TestApp::start();
    pin(&test).await;
    let (mut phone, mut other) = (test.client().await, test.client().await);
    test.app.clock.advance(11 * 60_000);
    let fields = [("pin", "907351"), ("pin-again", "907351")];
    let asked = phone.post("/me/security/pin", &fields).await;
    assert!(asked.text.contains("name=\"proof-to\" value=\"/me/security/pin\""));
    let proof = [("proof-to", "/me/security/pin"), ("proof-pin", "250781")];
    assert_eq!(phone.post_plain("/proof", &proof).await.to.as_deref(), Some("/me/security/pin"));
    let weak = phone.post("/me/security/pin", &[("pin", "123456"), ("pin-again", "123456")]).await;
    assert!(weak.text.contains("too easy") && !weak.text.contains("123456"));
    let changed = phone.post("/me/security/pin", &fields).await;
    assert_eq!(changed.to.as_deref(), Some("/me/security?done=pin-changed"));
    assert_eq!(other.get("/me").await.to.as_deref(), Some("/sign-in?to=%2Fme"));
    test.app.clock.advance(31 * 60_000);
    let unlock = |pin| [("unlock-pin", pin), ("unlock-to", "/me")];
    assert_eq!(phone.post_plain("/unlock", &unlock("250781")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(phone.post_plain("/unlock", &unlock("907351")).await.to.as_deref(), Some("/me"));
}

#[tokio::test]
async fn a_phone_that_never_got_the_answer_to_its_pin_is_not_lost() {
    let test = TestApp::start();
    pin(&test).await;
    let mut phone = test.client().await;
    test.app.clock.advance(31 * 60_000);
    let unlock = [("unlock-pin", "250781"), ("unlock-to", "/me")];
    // The answer to the first try gets lost on the way: the phone keeps its old cookie.
    phone.clone().post_plain("/unlock", &unlock).await;
    assert_eq!(
        phone.get("/me").await.to.as_deref(),
        Some("/unlock?to=%2Fme"),
        "the old cookie alone opens nothing"
    );
    assert_eq!(phone.post_plain("/unlock", &unlock).await.to.as_deref(), Some("/me"));
    assert!(phone.get("/me").await.status.is_success());
}

#[tokio::test]
async fn a_password_that_others_would_try_first_is_refused_wherever_one_is_chosen() {
    let test = TestApp::start();
    account(&test).await;
    let mut sari = comes_in(&test, PASSWORD).await;
    for common in ["Bismillah2024", "KonselingMelati", "sari-sari-12345"] {
        let fields = [("password", common), ("password-again", common)];
        let reply = sari.post("/account/password", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{common}");
        assert!(reply.text.contains("one of the first passwords") && !reply.text.contains(common));
    }
    let link = test.app.store.write(move |tx| {
        selaras_web::invitation::make(tx, test.small.practice, test.small.colleague, None, START, true)
    });
    let address = link.await.unwrap();
    let mut bagus = test.stranger();
    let chosen = [("login", "bagus"), ("password", "Bagus123456"), ("password-again", "Bagus123456")];
    let reply = bagus.post_plain(&address, &chosen).await;
    assert!(reply.text.contains("one of the first passwords"), "{}", reply.text);
    let chosen =
        [("login", "bagus"), ("password", "ubi rebus hangat"), ("password-again", "ubi rebus hangat")];
    assert_eq!(
        bagus.post_plain(&address, &chosen).await.to.as_deref(),
        Some("/caseload"),
        "the link still opens"
    );
}
