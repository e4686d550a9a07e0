//! When something happened: it is written down once, whom it touches is found, everyone is told, and the clock is seen.
#![allow(clippy::unwrap_used)]

use selaras_core::case::number;
use selaras_testkit::app::{TestApp, Visitor};

const WHAT: &str = "Laptop di ruang BK hilang";

fn input(test: &TestApp, hours_ago: i64) -> String {
    // The practice's clocks stand at UTC+7.
    let at = test.app.clock.now().unix_ms() - hours_ago * 3_600_000 + 7 * 3_600_000;
    let (day, minute) = (at.div_euclid(86_400_000), at.rem_euclid(86_400_000) / 60_000);
    let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
    format!("{date}T{:02}:{:02}", minute / 60, minute % 60)
}

async fn written(test: &TestApp, joko: &mut Visitor, scope: &str, person: &str) -> String {
    let (noticed, began) = (input(test, 1), input(test, 48));
    let fields = [
        ("kind", "seen"),
        ("noticed", noticed.as_str()),
        ("began", began.as_str()),
        ("ended", noticed.as_str()),
        ("scope", scope),
        ("person", person),
        ("what", WHAT),
        ("handled", "Kunci diganti"),
        ("advice", "Ganti PIN"),
    ];
    let answer = joko.post("/practice/breaches", &fields).await;
    answer.to.unwrap_or_else(|| panic!("{}", answer.text)).split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_breach_is_written_down_everyone_is_told_and_it_is_closed_in_that_order() {
    let test = TestApp::start();
    test.days_pass(5);
    let mut joko = test.signed_in(test.small.administrator).await;
    assert!(joko.get("/practice/breaches").await.text.contains("First of all"));
    let address = written(&test, &mut joko, "everyone", "").await;
    let page = joko.get(&address).await.text;
    for word in
        [WHAT, "71 hours left", &number(test.small.case), &number(test.small.other_case), "Sari: 1 case"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(!page.contains("Dewi") && !page.contains("Rizky"), "no client's name");
    let letter = joko.get(&format!("{address}/letter")).await.text;
    assert!(letter.contains(WHAT) && letter.contains("2 cases") && letter.contains("will be told by"));

    let mut dewi = test.client().await;
    assert!(!dewi.get("/me").await.text.contains("A message about your data"));
    assert!(!dewi.get("/me/breaches").await.text.contains(WHAT), "not before it is sent");
    let steps = format!("{address}/steps");
    let early = joko.post(&steps, &[("step", "closing")]).await;
    assert!(early.to.unwrap().ends_with("done=breach-no-step"));
    let nonsense = joko.post(&steps, &[("step", "forget")]).await;
    assert!(nonsense.to.unwrap().ends_with("done=breach-no-step"));
    assert!(joko.post(&steps, &[("step", "clients")]).await.to.unwrap().ends_with("done=breach-step"));
    assert!(dewi.get("/me").await.text.contains("A message about your data"));
    let mut sari = test.counsellor().await;
    assert!(sari.get("/caseload").await.text.contains("One of your clients was told of a breach"));
    let told = dewi.get("/me/breaches").await.text;
    assert!(told.contains(WHAT) && told.contains("Ganti PIN") && told.contains("Kunci diganti"));
    assert_eq!(dewi.post("/me/breaches", &[]).await.to.as_deref(), Some("/me?done=breach-read"));
    assert!(!dewi.get("/me").await.text.contains("A message about your data"));
    assert!(!sari.get("/caseload").await.text.contains("was told of a breach"));
    assert!(dewi.get("/me/breaches").await.text.contains(WHAT), "it stays to be read");
    for step in ["agency", "closing"] {
        assert!(joko.post(&steps, &[("step", step)]).await.to.unwrap().ends_with("done=breach-step"));
    }
    assert!(joko.get(&address).await.text.contains("Closed"));
    test.days_pass(4);
    let mut joko = test.signed_in(test.small.administrator).await;
    assert!(joko.get("/practice/breaches").await.text.contains("Closed"), "a closed one has no clock");
}

#[tokio::test]
async fn whom_it_touches_is_found_by_the_counsellor_or_by_the_audit() {
    let test = TestApp::start();
    test.days_pass(5);
    let small = test.small;
    let (own, others) = (number(small.case), number(small.other_case));
    let mut joko = test.signed_in(small.administrator).await;
    let of_bagus = written(&test, &mut joko, "cases-of", &small.colleague.to_string()).await;
    let page = joko.get(&of_bagus).await.text;
    assert!(page.contains(&others) && !page.contains(&own));

    let nobody = written(&test, &mut joko, "opened-by", &small.counsellor.to_string()).await;
    assert!(joko.get(&nobody).await.text.contains("0 cases"), "nothing was opened in her name");
    let mut sari = test.counsellor().await;
    sari.get(&format!("/cases/{}", small.case)).await;
    test.app.clock.advance(2 * 3_600_000);
    let opened = written(&test, &mut joko, "opened-by", &small.counsellor.to_string()).await;
    let page = joko.get(&opened).await.text;
    assert!(page.contains(&own) && !page.contains(&others), "{page}");
    let mut rizky = test.signed_in(small.other_client).await;
    assert!(joko.post(&format!("{opened}/steps"), &[("step", "clients")]).await.to.is_some());
    assert!(!rizky.get("/me/breaches").await.text.contains(WHAT), "who is not touched is told nothing");
}

#[tokio::test]
async fn what_is_missing_ahead_or_the_wrong_way_round_is_said_and_nothing_is_written() {
    let test = TestApp::start();
    test.days_pass(5);
    let mut joko = test.signed_in(test.small.administrator).await;
    let empty = joko.post("/practice/breaches", &[("kind", "stolen")]).await;
    assert_eq!(empty.status.as_u16(), 422);
    for sentence in ["Please choose one.", "Please give a day and a time.", "Please write a sentence"] {
        assert!(empty.text.contains(sentence), "{sentence}");
    }
    let (ahead, now, before) = (input(&test, -5), input(&test, 1), input(&test, 9));
    let fields = [
        ("kind", "lost"),
        ("noticed", ahead.as_str()),
        ("began", now.as_str()),
        ("ended", before.as_str()),
        ("scope", "cases-of"),
        ("person", "nobody"),
        ("what", WHAT),
        ("handled", "x"),
        ("advice", "x"),
    ];
    let wrong = joko.post("/practice/breaches", &fields).await;
    for sentence in ["This lies ahead", "It ended before it began", "Please choose who.", WHAT] {
        assert!(wrong.text.contains(sentence), "{sentence}");
    }
    let none = test.app.store.read(move |tx| selaras_store::breaches::all(tx, test.small.practice)).await;
    assert_eq!(none.unwrap(), []);
}
