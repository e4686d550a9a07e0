//! The record of processing as a page in both languages, and the contact whom clients are told.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use selaras_core::language::{Address, Language};
use selaras_core::processing::tables;
use selaras_core::retention::Periods;
use selaras_testkit::app::TestApp;
use selaras_web::processing::told;
use selaras_web::words::Words;

#[test]
fn every_table_is_told_whole_in_both_languages() {
    for language in Language::ALL {
        let told = told(&Words::new(language, Address::Anda), &Periods::default());
        assert_eq!(told.len(), tables().len());
        for (table, told) in tables().iter().zip(&told) {
            let rows = told.rows.iter().chain(&told.columns).map(|(name, value)| format!("{name} {value}"));
            let text = format!("{} {}", told.title, rows.collect::<String>());
            assert!(
                !text.contains('⟦'),
                "{language}: name this table in locales/{language}/processing.ftl: {text}"
            );
            assert!(table.columns().iter().all(|column| text.contains(column.name)), "{text}");
        }
    }
}

#[tokio::test]
async fn the_page_prints_what_is_kept_and_why_and_the_contact_that_clients_see() {
    let test = TestApp::start();
    let mut joko = test.signed_in(test.small.administrator).await;
    let page = joko.get("/practice/processing").await.text;
    for word in
        ["Answers, one by one: 2 years after the last session", "Specific", "No contact", "private_notes"]
    {
        assert!(page.contains(word), "{word}");
    }
    let half = joko.post("/practice/data-contact", &[("person", "Wulan"), ("reach", "")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.text.contains("value=\"Wulan\"") && half.text.contains("This is needed"));
    let named = [("person", "Wulan"), ("reach", "0812 000, data@melati.id")];
    assert_eq!(joko.post("/practice/data-contact", &named).await.status, StatusCode::SEE_OTHER);
    assert!(joko.get("/practice/processing").await.text.contains("Wulan, 0812 000, data@melati.id"));
    let about = test.client().await.get("/me/about").await.text;
    assert!(about.contains("Wulan, 0812 000"), "{about}");
}
