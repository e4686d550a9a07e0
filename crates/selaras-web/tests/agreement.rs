//! The counselling agreement: read, signed by both, read again, and signed anew when its text changes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::agreement::{Agreement, Digest, Draft, Template};
use selaras_core::language::Language;
use selaras_core::people::Side;
use selaras_store::{agreements, practices};
use selaras_testkit::app::{TestApp, Visitor};

async fn state(test: &TestApp) -> Option<Agreement> {
    let small = test.small;
    test.app.store.read(move |tx| agreements::state(tx, small.practice, small.case)).await.unwrap()
}

/// Reads the page and signs it with what its form carries.
async fn signs(visitor: &mut Visitor, under: &str) -> selaras_testkit::app::Reply {
    let page = visitor.get(&format!("{under}/agreement")).await;
    let digest = carried(&page.text, "digest");
    let language = carried(&page.text, "language");
    let fields = [("consent", "yes"), ("digest", digest.as_str()), ("language", language.as_str())];
    visitor.post(&format!("{under}/agreement/signature"), &fields).await
}

fn carried(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn both_sign_what_they_read_each_in_their_language() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    client.reads("id");
    let under = format!("/cases/{}", test.small.case);
    let page = client.get("/me/agreement").await;
    for words in [
        "Batas kerahasiaan",
        "Hubungi 119 ekstensi 8.",
        "Pusat Konseling Melati",
        "Anda belum menandatangani",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    let signed = signs(&mut client, "/me").await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
    let again = client.get(&signed.to.unwrap()).await.text;
    assert!(again.contains("Menunggu tanda tangan Sari") && !again.contains("name=\"digest\""));
    signs(&mut counsellor, &under).await;
    let agreement = state(&test).await.unwrap();
    assert!(agreement.is_signed());
    let languages: Vec<Language> = agreement.signatures.iter().map(|s| s.language).collect();
    assert!(languages.contains(&Language::Id) && languages.contains(&Language::En));
    let small = test.small;
    let id = agreement.id;
    let text = move |tx: &mut selaras_store::Tx<'_>| {
        agreements::text(tx, small.practice, small.case, id, Language::Id)
    };
    let text = test.app.store.read(text).await.unwrap().unwrap();
    let client_signed = agreement.signature(Side::Client).unwrap();
    assert_eq!(client_signed.digest, Digest::of(&text), "the digest is that of exactly the text kept");
    let page = counsellor.get(&format!("{under}/agreement")).await.text;
    assert!(page.contains("Dewi signed on Monday, 2 November 2026") && page.contains("in Indonesian"));
}

#[tokio::test]
async fn nothing_is_signed_without_the_tick() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let page = client.get("/me/agreement").await;
    let digest = carried(&page.text, "digest");
    let fields = [("digest", digest.as_str()), ("language", "en")];
    let reply = client.post("/me/agreement/signature", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("Tick this box") && reply.text.contains("href=\"#f-consent\""));
    assert_eq!(state(&test).await, None);
}

#[tokio::test]
async fn a_text_that_changed_while_it_was_read_is_shown_again_and_not_signed() {
    let test = TestApp::start();
    let mut client = test.client().await;
    let digest = carried(&client.get("/me/agreement").await.text, "digest");
    let small = test.small;
    let change = move |tx: &mut selaras_store::Tx<'_>| {
        let mut practice = practices::find(tx, small.practice)?.unwrap();
        practice.emergency_en = "Call 112 at once.".to_owned();
        practices::change(tx, &practice)
    };
    test.app.store.write(change).await.unwrap();
    let fields = [("consent", "yes"), ("digest", digest.as_str()), ("language", "en")];
    let reply = client.post("/me/agreement/signature", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("has changed since this page was opened"));
    assert!(reply.text.contains("Call 112 at once."));
    assert!(!state(&test).await.is_some_and(|one| one.signed_by_client()));
    signs(&mut client, "/me").await;
    assert!(state(&test).await.unwrap().signed_by_client());
}

#[tokio::test]
async fn an_older_text_stays_readable_and_the_newest_asks_for_signatures() {
    let test = TestApp::start();
    let small = test.small;
    let old = Draft {
        template: Template { name: "counselling".to_owned(), version: 0 },
        texts: Language::ALL.into_iter().map(|l| (l, "The text of last year.".to_owned())).collect(),
    };
    let put = move |tx: &mut selaras_store::Tx<'_>| -> Result<(), agreements::NotSigned> {
        let by = small.by_client(selaras_testkit::people::START);
        agreements::ensure_current(tx, by, small.case, &old)?;
        let read = Digest::of("The text of last year.");
        agreements::sign(tx, by, small.case, Side::Client, Language::En, read)?;
        Ok(())
    };
    test.app.store.write(put).await.unwrap();
    let mut client = test.client().await;
    let page = client.get("/me/agreement").await.text;
    assert!(page.contains("You have not signed yet") && page.contains("/me/agreement?version=1"));
    let before = client.get("/me/agreement?version=1").await.text;
    assert!(before.contains("The text of last year.") && before.contains("Dewi signed on"));
    assert!(!before.contains("name=\"digest\""), "an old text is not signed any more");
    signs(&mut client, "/me").await;
    let now = state(&test).await.unwrap();
    assert_eq!((now.version, now.signed_by_client()), (2, true));
    assert!(client.get("/me/agreement?version=1").await.text.contains("The text of last year."));
    assert_eq!(client.get("/me/agreement?version=7").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_reads_or_signs_it() {
    let test = TestApp::start();
    let small = test.small;
    let page = format!("/cases/{}/agreement", small.case);
    for person in [small.colleague, small.administrator, small.supervisor, small.other_client] {
        let mut visitor = test.signed_in(person).await;
        assert_eq!(visitor.get(&page).await.status, StatusCode::NOT_FOUND);
        let sign = visitor.post(&format!("{page}/signature"), &[("consent", "yes")]).await;
        assert_eq!(sign.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(state(&test).await, None);
}
