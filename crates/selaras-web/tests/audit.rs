//! Who did what: the page of the administrator, the client's own list, the anchors, and the words for every act.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use selaras_core::case::number;
use selaras_core::language::{Address, Language};
use selaras_store::audit;
use selaras_testkit::app::TestApp;
use selaras_web::rounds;
use selaras_web::words::Words;

#[tokio::test]
async fn an_administrator_sees_who_opened_which_case_by_number_and_no_client() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    assert!(sari.get(&format!("/cases/{}", test.small.case)).await.status.is_success());
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice/audit").await;
    assert!(page.status.is_success());
    assert!(page.text.contains("opened and read it") && page.text.contains("Sari"));
    assert!(page.text.contains(&number(test.small.case)));
    for name in ["Dewi", "Rizky"] {
        assert!(!page.text.contains(name), "{name}");
    }
    let other = joko.get(&format!("/practice/audit?person={}", test.small.colleague)).await;
    assert!(!other.text.contains("opened and read it"), "only what the chosen person did");
    assert!(!joko.get("/practice/audit?day=2020-01-01").await.text.contains("opened and read it"));
    assert!(joko.get("/practice/audit?day=nonsense&person=nobody").await.status.is_success());
    assert_eq!(sari.get("/practice/audit").await.status.as_u16(), 404);
    assert_eq!(sari.get("/practice/audit/anchors").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_round_anchors_once_a_day_and_the_page_tells_when_a_line_was_changed() {
    let test = TestApp::start();
    let mut sari = test.counsellor().await;
    sari.get(&format!("/cases/{}", test.small.case)).await;
    rounds::once(&test.app).await.unwrap();
    rounds::once(&test.app).await.unwrap();
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice/audit/anchors").await.text;
    assert!(page.contains("Anchor 1") && !page.contains("Anchor 2"), "once a day");
    assert!(page.contains("Every line fits."));
    let small = test.small;
    let change = move |tx: &mut selaras_store::Tx<'_>| {
        tx.run(
            "UPDATE audit SET person = ?3 WHERE practice = ?1 AND chain = ?2 AND number = 1",
            &[small.practice.into(), small.case.into(), small.colleague.into()],
        )
    };
    test.app.store.write(change).await.unwrap();
    let page = joko.get("/practice/audit/anchors").await.text;
    assert!(!page.contains("Every line fits."));
    let told = format!("Case {}: line 1 was changed", number(small.case));
    assert!(page.contains(&told), "{told}");
}

#[tokio::test]
async fn a_client_finds_every_line_of_others_however_many_there_are() {
    let test = TestApp::start();
    let small = test.small;
    let write = move |tx: &mut selaras_store::Tx<'_>| {
        for n in 0..65 {
            let by = small.by_counsellor(selaras_testkit::people::START.plus_ms(n));
            audit::note(tx, by, "case.reading", Some(small.case))?;
        }
        Ok::<_, selaras_store::StoreError>(())
    };
    test.app.store.write(write).await.unwrap();
    let mut dewi = test.client().await;
    let (mut path, mut seen, mut pages) = ("/me/about".to_owned(), 0, 0);
    loop {
        let page = dewi.get(&path).await.text;
        seen += page.matches("<b>Sari").count();
        pages += 1;
        let Some(next) = page.split("/me/about?after=").nth(1) else { break };
        path = format!("/me/about?after={}", next.split('"').next().unwrap());
    }
    assert_eq!((seen, pages), (65, 3));
}

#[test]
fn every_act_that_is_written_down_has_words_in_both_languages() {
    let mut acts = std::collections::BTreeSet::new();
    for source in ["../selaras-store/src", "src", "../selaras/src"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(source), &mut acts);
    }
    assert!(acts.len() > 50, "{acts:?}");
    for language in [Language::Id, Language::En] {
        let words = Words::new(language, Address::Anda);
        for act in &acts {
            let key = format!("audit-{}", act.replace(['.', '_'], "-"));
            assert!(words.look_up(&key).is_some(), "{language:?}: no words `{key}`");
        }
    }
}

/// Literals of the shape of an act, in files that write lines.
fn gather(folder: &Path, acts: &mut std::collections::BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, acts);
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if path.extension().is_none_or(|kind| kind != "rs") || !text.contains("note") {
            continue;
        }
        let small =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let files = ["html", "ftl", "css", "js", "svg", "db", "toml", "rs", "md", "csv", "key"];
        for literal in text.split('"').skip(1).step_by(2) {
            if let Some((noun, what)) = literal.split_once('.')
                && small(noun)
                && small(what)
                && !files.contains(&what)
            {
                acts.insert(literal.to_owned());
            }
        }
    }
}
