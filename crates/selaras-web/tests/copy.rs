//! The copy that a client takes: everything of theirs, readable and as a file, and nothing of anybody else's.
#![allow(clippy::unwrap_used)]

use selaras_core::people::Side;
use selaras_core::request::{COPY_DAYS, Kind};
use selaras_store::{StoreError, Tx, audit, requests, responses};
use selaras_testkit::app::TestApp;
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::stores::{self, Fresh};
use serde_json::Value;

/// A client who has lived through everything, to whom a copy was handed out.
struct Handed {
    test: TestApp,
    lived: Lived,
    _store: Fresh,
}

fn handed_out(kind: Option<Kind>) -> Handed {
    let store = stores::sqlite();
    let lived = store.write_here(Lived::make).unwrap();
    let here = lived.here.people;
    let job = move |tx: &mut Tx<'_>| {
        let own = here.by_client(NOW);
        let whose = (here.case, here.client);
        let correction =
            requests::ask(tx, own, whose, Kind::Correction, Some("Yang benar: adik. milik-dewi"))?.unwrap();
        requests::answer(tx, here.by_counsellor(NOW), here.case, correction, true, None)?;
        if let Some(kind) = kind {
            let id = requests::ask(tx, own, whose, kind, None)?.unwrap();
            requests::answer(tx, here.by_counsellor(NOW), here.case, id, true, None)?;
        }
        Ok::<_, StoreError>(())
    };
    store.write_here(job).unwrap();
    Handed { test: TestApp::around(&store, here, NOW), lived, _store: store }
}

/// Every text that stands anywhere in the file.
fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, all)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, all)),
        _ => {}
    }
}

async fn takings(handed: &Handed) -> usize {
    let here = handed.lived.here.people;
    let lines = handed.test.app.store.read(move |tx| audit::of_case(tx, here.practice, here.case, 999)).await;
    lines.unwrap().iter().filter(|line| line.act == "copy.taking").count()
}

/// What Dewi and Sari said in the case, each once.
const SAID: [&str; 10] = [
    "Tidur milik-dewi",
    "Bernapas milik-dewi",
    "Lumayan milik-dewi",
    "Rencana milik-dewi",
    "Ujian milik-dewi",
    "Tugas milik-dewi",
    "renungan-bersama milik-dewi",
    "renungan-pribadi milik-dewi",
    "Semua milik-dewi",
    "Yang benar: adik. milik-dewi",
];

#[tokio::test]
async fn the_file_holds_every_word_of_the_clients_and_none_of_anybody_elses() {
    let handed = handed_out(Some(Kind::Copy));
    let mut dewi = handed.test.client().await;
    let reply = dewi.get("/me/rights/copy.json").await;
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!(reply.headers["content-disposition"], "attachment; filename=\"selaras-2026-11-10.json\"");
    let file: Value = serde_json::from_str(&reply.text).unwrap();
    assert_eq!((file["format"].as_str(), file["version"].as_u64()), (Some("selaras-copy"), Some(1)));
    assert_eq!(file["client"], "Dewi");
    let mut all = Vec::new();
    texts(&file, &mut all);
    for said in SAID {
        assert!(all.iter().any(|text| text == said), "{said}");
    }
    for foreign in ["catatan-pribadi", "milik-rizky", "milik-seberang", "Rizky"] {
        assert!(!reply.text.contains(foreign), "{foreign}");
    }
    let here = handed.lived.here.people;
    let kept =
        handed.test.app.store.read(move |tx| responses::of_case(tx, here.practice, here.case, &[])).await;
    let kept = kept.unwrap();
    let own: Vec<_> = kept.iter().filter(|kept| kept.side == Side::Client).collect();
    let told = file["cases"][0]["responses"].as_array().unwrap();
    assert_eq!(told.len(), own.len());
    for (told, kept) in told.iter().zip(own) {
        let values: Vec<i64> =
            told["answers"].as_array().unwrap().iter().map(|one| one["value"].as_i64().unwrap()).collect();
        let given: Vec<i64> =
            kept.answers.as_ref().unwrap().answers().iter().flatten().map(|n| i64::from(*n)).collect();
        assert_eq!(values, given, "{}", kept.instrument);
        assert_eq!(told["scores"].as_array().unwrap().len(), kept.scores.len());
    }
    assert!(
        kept.iter().any(|kept| kept.side == Side::Counsellor),
        "and the counsellor's own are not among them"
    );
    let requests = file["cases"][0]["requests"].as_array().unwrap();
    assert_eq!(requests.iter().filter(|one| one["addendum"] == true).count(), 1);
    assert!(!file["cases"][0]["looks"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn the_page_reads_the_same_in_both_languages_and_says_what_is_not_in_it() {
    let handed = handed_out(Some(Kind::Copy));
    let mut dewi = handed.test.client().await;
    for (language, missing) in [
        ("en", "The private notes that your counsellor writes"),
        ("id", "Catatan pribadi yang ditulis konselor"),
    ] {
        dewi.reads(language);
        let page = dewi.get("/me/rights/copy").await.text;
        for said in SAID {
            assert!(page.contains(said), "{language}: {said}");
        }
        assert!(page.contains(missing) && !page.contains("catatan-pribadi") && !page.contains("milik-rizky"));
        assert!(!page.contains('⟦'), "{language}: a word is missing");
        assert!(!page.contains("For the next practice"));
    }
}

#[tokio::test]
async fn nothing_is_taken_before_it_was_handed_out_nor_after_thirty_days_and_each_taking_is_noted() {
    let handed = handed_out(None);
    let mut dewi = handed.test.client().await;
    assert!(dewi.get("/me/rights/copy").await.text.contains("Nothing has been handed out yet"));
    assert_eq!(dewi.get("/me/rights/copy.json").await.to.as_deref(), Some("/me/rights/copy"));
    assert_eq!(takings(&handed).await, 0);
    let handed = handed_out(Some(Kind::Copy));
    let mut dewi = handed.test.client().await;
    assert!(dewi.get("/me/rights").await.text.contains("Open my copy"));
    dewi.get("/me/rights/copy").await;
    dewi.get("/me/rights/copy.json").await;
    assert_eq!(takings(&handed).await, 2);
    handed.test.days_pass(COPY_DAYS);
    let mut dewi = handed.test.client().await;
    assert!(dewi.get("/me/rights/copy").await.text.contains("Nothing has been handed out yet"));
    assert_eq!(takings(&handed).await, 2);
}

#[tokio::test]
async fn a_telephone_left_open_takes_nothing() {
    let handed = handed_out(Some(Kind::Copy));
    let mut dewi = handed.test.client().await;
    handed.test.app.clock.advance(11 * 60_000);
    for path in ["/me/rights/copy", "/me/rights/copy.json"] {
        assert!(dewi.get(path).await.to.unwrap().starts_with("/proof?"), "{path}");
    }
    assert_eq!(takings(&handed).await, 0);
    let mut sari = handed.test.counsellor().await;
    assert_eq!(sari.get("/me/rights/copy.json").await.status.as_u16(), 404, "staff take nothing here");
}

#[tokio::test]
async fn what_is_handed_out_for_a_move_has_a_cover_for_the_next_practice() {
    let handed = handed_out(Some(Kind::Move));
    let page = handed.test.client().await.get("/me/rights/copy").await.text;
    assert!(
        page.contains("For the next practice") && page.contains("Counselled by Sari, Pusat Konseling Melati")
    );
}
