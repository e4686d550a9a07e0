//! After an erasure nothing of the case is there for anybody, and its client's ways in lead nowhere.
#![allow(clippy::unwrap_used)]

use selaras_core::access::Act;
use selaras_store::audit::By;
use selaras_store::{emergencies, erasure};
use selaras_testkit::app::TestApp;
use selaras_testkit::people::START;
use selaras_testkit::weeks::Week;
use selaras_web::map::Method;
use selaras_web::router::map;

#[tokio::test]
async fn no_address_of_an_erased_case_opens_for_anybody_and_its_client_is_signed_out() {
    let test = TestApp::start();
    let small = test.small;
    let mut dewi = test.client().await;
    assert!(dewi.get("/me").await.status.is_success());
    test.app
        .store
        .write(move |tx| {
            Week::whole(3, [4, 4, 4]).live(tx, &small, 0)?;
            emergencies::name(tx, small.practice, small.colleague, true)
        })
        .await
        .unwrap();
    let mut sari = test.counsellor().await;
    assert!(sari.get(&format!("/cases/{}", small.case)).await.status.is_success());
    assert!(sari.get("/caseload").await.text.contains("Dewi"));
    let by =
        By { practice: small.practice, person: Some(small.counsellor), now: START.plus_days(8), case: None };
    test.app.store.write(move |tx| erasure::at_wish(tx, by, small.client)).await.unwrap().unwrap();

    let mut tried = 0;
    for person in [small.counsellor, small.supervisor, small.colleague, small.administrator] {
        let mut visitor = test.signed_in(person).await;
        for address in map().addresses.iter().filter(|one| one.method == Method::Get && one.page.is_some()) {
            let keeps_records = address.act == Act::KeepRecords;
            if !address.path.contains("{case}") || keeps_records {
                continue;
            }
            let filled = |part: &str| match part {
                "{case}" => small.case.to_string(),
                other if other.starts_with('{') => "00000000000070008000000000000000".to_owned(),
                other => other.to_owned(),
            };
            let path = address.path.split('/').map(filled).collect::<Vec<_>>().join("/");
            let answer = visitor.get(&path).await;
            assert_eq!(answer.status.as_u16(), 404, "{path}");
            tried += 1;
        }
        for list in [
            "/caseload",
            "/caseload?past=yes",
            "/supervision",
            "/practice",
            "/practice/retention",
            "/practice/audit",
        ] {
            assert!(!visitor.get(list).await.text.contains("Dewi"), "{list}");
        }
        let found = visitor.post("/emergency", &[("name", "Dewi")]).await;
        assert!(found.to.is_none(), "nobody finds them by their name");
    }
    assert!(tried > 40, "only {tried} addresses were tried");
    let answer = dewi.get("/me").await;
    assert!(!answer.status.is_success() && !answer.text.contains("Dewi"), "{}", answer.status);
}
