//! The counselling agreement: read, signed by both, read again, and signed anew when its text changes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_core::agreement::{Agreement, Digest, Draft, Method, Template};
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
    assert!(!state(&test).await.is_some_and(|one| one.signed_by(Side::Client)));
    signs(&mut client, "/me").await;
    assert!(state(&test).await.unwrap().signed_by(Side::Client));
}

#[tokio::test]
async fn an_older_text_stays_readable_and_the_newest_asks_for_signatures() {
    let test = TestApp::start();
    let small = test.small;
    let old = Draft {
        template: Template { name: "counselling".to_owned(), version: 0 },
        amended: 0,
        needs_guardian: false,
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
    assert!(page.contains("You have not signed yet") && page.contains("/me/agreement?version=1"), "{page}");
    let before = client.get("/me/agreement?version=1").await.text;
    assert!(before.contains("The text of last year.") && before.contains("Dewi signed on"));
    assert!(!before.contains("name=\"digest\""), "an old text is not signed any more");
    signs(&mut client, "/me").await;
    let now = state(&test).await.unwrap();
    assert_eq!((now.version, now.signed_by(Side::Client)), (2, true));
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

/// Proposes a change under the clause about contact between sessions, and gives back its address on this side.
async fn proposes(visitor: &mut Visitor, under: &str, words: &str, what: &str) -> String {
    let fields = [("clause", "between"), ("what", what), ("words", words)];
    let sent = visitor.post(&format!("{under}/agreement/amendments"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = visitor.get(&format!("{under}/agreement")).await.text;
    let address = format!("{under}/agreement/amendments/");
    let links = page.split("href=\"").filter_map(|rest| rest.split('"').next());
    let mut links = links.filter(|link| link.starts_with(&address) && !link.contains("/new"));
    links.next().unwrap_or_else(|| panic!("no proposal on {page}")).to_owned()
}

#[tokio::test]
async fn a_change_holds_once_both_have_said_yes_and_both_sign_the_new_text() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let under = format!("/cases/{}", test.small.case);
    signs(&mut client, "/me").await;
    signs(&mut counsellor, &under).await;
    assert!(state(&test).await.unwrap().is_signed());

    let words = "You answer my messages within two days.";
    let own = proposes(&mut client, "/me", words, "change").await;
    assert!(client.get("/me/agreement").await.text.contains("You propose to add here"));
    assert!(state(&test).await.unwrap().is_signed(), "what is only proposed changes nothing");
    let theirs = own.replace("/me", &under);
    let page = counsellor.get(&format!("{under}/agreement")).await.text;
    assert!(page.contains("Dewi proposes to add here") && page.contains(words));
    let given = counsellor.get(&format!("{under}/words")).await.text;
    assert!(given.contains(words), "what the client proposes waits for an answer");

    // Words that were not read are not agreed to.
    counsellor.post(&format!("{theirs}/wording"), &[("words", "Within three days."), ("read", "1")]).await;
    let stale = client.post(&format!("{own}/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let home = client.get("/me").await.text;
    assert!(home.contains("Within three days.") && home.contains(&own), "home asks for the answer");
    let yes = client.post(&format!("{own}/agreement"), &[("stance", "agree"), ("read", "2")]).await;
    assert!(yes.to.unwrap().contains("done=amendment-agreed"));

    let page = client.get("/me/agreement").await.text;
    assert!(page.contains("What we have agreed for ourselves") && page.contains("Within three days."));
    assert!(page.contains("You have not signed yet"));
    signs(&mut client, "/me").await;
    signs(&mut counsellor, &under).await;
    let now = state(&test).await.unwrap();
    assert_eq!((now.version, now.amended, now.is_signed()), (2, 1, true));

    // The old text stays, and both can be compared word by word.
    let before = client.get("/me/agreement?version=1").await.text;
    assert!(!before.contains("Within three days.") && before.contains("Dewi signed"));
    let compared = client.get("/me/agreement/comparison?from=1&to=2").await.text;
    assert!(compared.contains("<ins>") && compared.contains("Within three days."));
    assert_eq!(client.get("/me/agreement/comparison?from=1&to=9").await.status, StatusCode::NOT_FOUND);

    // What was agreed is not answered a second time; it goes only by another proposal that both agree to.
    let late = counsellor.post(&format!("{theirs}/agreement"), &[("stance", "decline"), ("read", "2")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let drop = proposes(&mut counsellor, &under, "We meet every week now.", "drop").await;
    assert!(client.get("/me/agreement").await.text.contains("Within three days."));
    let drop = drop.replace(&under, "/me");
    client.post(&format!("{drop}/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    assert!(!client.get("/me/agreement").await.text.contains("Within three days."));
}

#[tokio::test]
async fn one_thing_at_a_time_is_proposed_under_a_clause_and_only_its_side_takes_it_back() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let under = format!("/cases/{}", test.small.case);
    let own = proposes(&mut client, "/me", "Within two days.", "change").await;
    let second = [("clause", "between"), ("words", "Within a week.")];
    let reply = counsellor.post(&format!("{under}/agreement/amendments"), &second).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("still waiting for an answer") && reply.text.contains("Within a week."));
    let empty = client.post("/me/agreement/amendments", &[("clause", "fees"), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unknown = client.post("/me/agreement/amendments", &[("clause", "x"), ("words", "y")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let theirs = own.replace("/me", &under);
    let not = counsellor.post(&format!("{theirs}/withdrawal"), &[]).await;
    assert!(not.to.unwrap().contains("amendment-not-withdrawn"));
    let taken = client.post(&format!("{own}/withdrawal"), &[]).await;
    assert!(taken.to.unwrap().contains("done=amendment-withdrawn"));
    assert!(client.get(&own).await.text.contains("Taken back"));
    proposes(&mut counsellor, &under, "Within a week.", "change").await;
}

#[tokio::test]
async fn a_signature_on_paper_says_so_and_who_wrote_it_down() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let under = format!("/cases/{}/agreement", test.small.case);
    let client = test.small.client.to_string();
    let early = [("who", client.as_str()), ("on", "2026-12-24"), ("kept", "yes")];
    let reply = counsellor.post(&format!("{under}/paper"), &early).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text.contains("This date has not come yet"), "{}", reply.text);
    let stranger = test.small.other_client.to_string();
    let other = [("who", stranger.as_str()), ("on", "2026-11-01"), ("kept", "yes")];
    assert_eq!(counsellor.post(&format!("{under}/paper"), &other).await.status.as_u16(), 422);
    let kept = [("who", client.as_str()), ("on", "2026-11-01"), ("kept", "yes")];
    let reply = counsellor.post(&format!("{under}/paper"), &kept).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
    let page = test.client().await.get("/me/agreement").await.text;
    assert!(page.contains("Dewi signed on paper on 1 November 2026"), "{page}");
    let signature = state(&test).await.unwrap().signature(Side::Client).cloned().unwrap();
    assert_eq!((signature.person, signature.method), (test.small.client, Method::Paper));
}

#[tokio::test]
async fn a_practices_own_clause_is_signed_anew_and_our_words_come_back_when_it_is_emptied() {
    let test = TestApp::start();
    let (mut client, mut joko) = (test.client().await, test.signed_in(test.small.administrator).await);
    signs(&mut client, "/me").await;
    let kept =
        joko.post("/practice/agreements/counselling", &[("fees-en", "A session costs Rp100,000.")]).await;
    assert!(kept.to.unwrap().contains("done=template-kept"));
    let page = client.get("/me/agreement").await.text;
    assert!(page.contains("A session costs Rp100,000.") && page.contains("You have not signed yet"));
    assert!(client.get("/me/agreement?version=1").await.text.contains("What a session costs, if anything"));
    let long = "x".repeat(3_001);
    let reply = joko.post("/practice/agreements/counselling", &[("fees-en", long.as_str())]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    joko.post("/practice/agreements/counselling", &[("fees-en", "")]).await;
    let page = client.get("/me/agreement").await.text;
    assert!(page.contains("What a session costs, if anything") && !page.contains("Rp100,000"));
    let same = joko.post("/practice/agreements/counselling", &[]).await;
    assert!(same.to.unwrap().contains("done=template-same"));
    assert_eq!(joko.get("/practice/agreements/none").await.status, StatusCode::NOT_FOUND);
    let mut sari = test.counsellor().await;
    assert_eq!(sari.get("/practice/agreements").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_first_session_closes_with_an_agreement_or_with_the_reason_why_not() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let under = format!("/cases/{}", test.small.case);
    let plan = [("when-planned", "2026-11-02T10:00"), ("purpose", "Kenalan")];
    let session = counsellor.post(&format!("{under}/sessions"), &plan).await.to.unwrap();
    let session = session.split('?').next().unwrap().to_owned();
    test.days_pass(1);
    let (mut counsellor, summary) = (test.counsellor().await, ("summary", "Kami berkenalan."));
    let refused = counsellor.post(&format!("{session}/closing"), &[summary]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Not everyone has signed") && refused.text.contains("Kami berkenalan."));
    let why = ("unsigned", "Dewi came in a crisis.");
    let closed = counsellor.post(&format!("{session}/closing"), &[summary, why]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    let page = test.client().await.get("/me/agreement").await.text;
    assert!(page.contains("Dewi came in a crisis."), "the client reads why");
}

#[tokio::test]
async fn words_that_both_agreed_on_are_kept_sealed() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let under = format!("/cases/{}", test.small.case);
    let own = proposes(&mut client, "/me", "Rahasia-kesepakatan", "change").await;
    let theirs = own.replace("/me", &under);
    counsellor.post(&format!("{theirs}/agreement"), &[("stance", "agree"), ("read", "1")]).await;
    signs(&mut client, "/me").await;
    let small = test.small;
    let kept = move |tx: &mut selaras_store::Tx<'_>| {
        let sealed: Vec<Option<String>> = tx.all(
            "SELECT words FROM agreement_texts WHERE practice = ?1",
            &[small.practice.into()],
            |row| row.get(0),
        )?;
        let plain: Vec<String> = tx.all(
            "SELECT words FROM agreement_words WHERE practice = ?1",
            &[small.practice.into()],
            |row| row.get(0),
        )?;
        Ok::<_, selaras_store::StoreError>((sealed, plain))
    };
    let (sealed, plain) = test.app.store.read(kept).await.unwrap();
    assert!(
        !sealed.is_empty() && sealed.iter().all(|text| text.as_ref().is_some_and(|t| t.starts_with("s1.")))
    );
    assert!(plain.iter().all(|text| !text.contains("Rahasia-kesepakatan")));
    assert!(client.get("/me/agreement").await.text.contains("Rahasia-kesepakatan"));
}
