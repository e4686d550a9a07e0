//! The joint review: one page for two, decided only when both have said yes.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use axum::http::StatusCode;
use selaras_store::{StoreError, cases};
use selaras_testkit::app::{TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::weeks::Week;

fn case(test: &TestApp) -> String {
    format!("/cases/{}/review", test.small.case)
}

/// Four sessions in which both gave everything.
async fn four_weeks(test: &TestApp) -> (Visitor, Visitor) {
    let small = test.small;
    let live = move |tx: &mut selaras_store::Tx<'_>| {
        for number in 0..4 {
            Week::whole(4, [5, 4, 5]).live(tx, &small, number)?;
        }
        Ok::<_, StoreError>(())
    };
    test.app.store.write(live).await.unwrap();
    test.days_pass(25);
    (test.client().await, test.counsellor().await)
}

const FOUND: [(&str, &str); 5] = [
    ("outcome", "adjust"),
    ("words", "Slower & with pauses."),
    ("helped", "Being heard."),
    ("how", "own"),
    ("kept-client", "partly"),
];

#[tokio::test]
async fn a_review_is_suggested_recorded_and_holds_once_the_client_has_said_yes() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = four_weeks(&test).await;
    assert!(client.get("/me").await.text.contains("See how far you have come"));
    let page = counsellor.get(&format!("/cases/{}", test.small.case)).await.text;
    assert!(page.contains("Four sessions have passed since you and Dewi"), "{page}");
    assert_eq!(counsellor.post(&case(&test), &FOUND).await.status, StatusCode::SEE_OTHER);
    let home = client.get("/me").await.text;
    assert!(home.contains("Answer the joint review") && !home.contains("See how far"), "{home}");
    let page = client.get("/me/review").await.text;
    for words in ["Slower &#38; with pauses.", "Being heard.", "Waiting for Dewi", "Continue, with changes"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let more = counsellor.post(&case(&test), &FOUND).await;
    assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY, "the first waits for its answer");
    let answer = address(&page, "/me/review/");
    let nothing = client.post(&answer, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let silent = client.post(&answer, &[("answer", "otherwise")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "otherwise how?");
    assert!(silent.text.contains("Please write how you see it"), "{}", silent.text);
    let says = [("answer", "otherwise"), ("answer-words", "Slow enough already.")];
    assert_eq!(client.post(&answer, &says).await.status, StatusCode::SEE_OTHER);
    let page = counsellor.get(&case(&test)).await.text;
    assert!(page.contains("Slow enough already.") && page.contains("Dewi sees it otherwise"), "{page}");
    let here = counsellor.post(&answer.replace("/me", &format!("/cases/{}", test.small.case)), &[]).await;
    assert!(here.to.unwrap().contains("answered-before"), "the client's word is not overruled");

    test.app.clock.advance(1);
    let again = FOUND.map(|(name, value)| if name == "how" { (name, "here") } else { (name, value) });
    counsellor.post(&case(&test), &again).await;
    let page = client.get("/me/review").await.text;
    assert!(page.contains("Agreed by Dewi on the counsellor"), "{page}");
    assert!(page.contains("Not so? Say it here"), "what was said elsewhere can be put right");
    assert!(page.contains("Slow enough already."), "the review before stays");
}

#[tokio::test]
async fn a_half_filled_review_comes_back_with_what_was_entered() {
    let test = TestApp::start();
    let mut counsellor = test.counsellor().await;
    let half = [("words", "Only this."), ("helped", "And <that>.")];
    let back = counsellor.post(&case(&test), &half).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Only this.", "And &#60;that&#62;.", "f-outcome-e", "f-how-e"] {
        assert!(back.text.contains(words), "{words}: {}", back.text);
    }
    let long = "x".repeat(2_001);
    let form = FOUND.map(|(name, value)| if name == "words" { (name, long.as_str()) } else { (name, value) });
    let back = counsellor.post(&case(&test), &form).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains(&long), "{}", back.text);
}

#[tokio::test]
async fn what_helped_is_the_clients_choice_and_nothing_private_stands_on_the_page_for_two() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = four_weeks(&test).await;
    client.post("/me/reflections", &[("words", "For my eyes."), ("seen-by", "client")]).await;
    client.post("/me/reflections", &[("words", "Walking helped."), ("seen-by", "both")]).await;
    let page = client.get("/me/review").await.text;
    assert!(page.contains("Walking helped.") && !page.contains("For my eyes."), "{page}");
    assert!(!counsellor.get(&case(&test)).await.text.contains("Walking helped."), "not chosen yet");
    let source = page.split("name=\"source\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    client.post("/me/review/helps", &[("source", &source)]).await;
    let empty = client.post("/me/review/helps", &[("helped", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    test.app.clock.advance(1);
    client.post("/me/review/helps", &[("helped", "My grandmother & tea.")]).await;
    let page = counsellor.get(&case(&test)).await.text;
    assert!(page.contains("Walking helped.") && page.contains("My grandmother &#38; tea."), "{page}");
    assert!(!page.contains("For my eyes.") && !page.contains("name=\"source\""), "{page}");
    let own = client.get("/me/review").await.text;
    let gone = own.split("action=\"/me/review/helps/").nth(1).unwrap().split('"').next().unwrap();
    client.post(&format!("/me/review/helps/{gone}"), &[]).await;
    let page = counsellor.get(&case(&test)).await.text;
    assert!(!page.contains("Walking helped."), "it is gone at once: {page}");
    let mut stranger = test.signed_in(test.small.other_client).await;
    assert_eq!(stranger.post(&format!("/me/review/helps/{gone}"), &[]).await.status, StatusCode::NOT_FOUND);
    let foreign = client.post("/me/review/helps", &[("source", &test.small.other_case.to_string())]).await;
    assert_eq!(foreign.status, StatusCode::SEE_OTHER);
    assert_eq!(client.get("/me/review").await.text.matches("class=\"quiet\">Take it off").count(), 1);
}

#[tokio::test]
async fn what_is_still_closed_to_one_of_them_stands_on_neither_screen() {
    let test = TestApp::start();
    let small = test.small;
    drop(four_weeks(&test).await);
    let live = move |tx: &mut selaras_store::Tx<'_>| {
        // Feedback that the counsellor has not guessed yet: 1 of 6 would show in the sentences of the picture.
        Week { checkin: Some((4, 0)), feedback: Some([1, 1, 1]), view: None }.live(tx, &small, 4)
    };
    test.app.store.write(live).await.unwrap();
    test.days_pass(4);
    let (mut client, mut counsellor) = (test.client().await, test.counsellor().await);
    let own = client.get("/me/picture").await.text;
    let (theirs, mine) = (counsellor.get(&case(&test)).await.text, client.get("/me/review").await.text);
    let numbers = |page: &str| page.matches("1.0 out of 6").count();
    assert!(numbers(&own) > 0, "the client sees their own on their own page: {own}");
    assert_eq!((numbers(&theirs), numbers(&mine)), (0, 0), "and neither sees it where both look: {mine}");
}

#[tokio::test]
async fn a_client_who_will_not_talk_about_scores_finds_none_on_the_page_for_two() {
    let test = TestApp::start();
    let (mut client, mut counsellor) = four_weeks(&test).await;
    assert!(counsellor.get(&case(&test)).await.text.contains("pic-alliance"));
    client.post("/me/talk", &[("talk", "indirect")]).await;
    for page in [counsellor.get(&case(&test)).await.text, client.get("/me/review").await.text] {
        assert!(!page.contains("pic-alliance") && !page.contains("pic-wellbeing"), "{page}");
        assert!(page.contains("chosen that scores are not talked about"), "{page}");
    }
}

#[tokio::test]
async fn a_supervisor_looks_on_and_everyone_else_finds_nothing() {
    let test = TestApp::start();
    let small = test.small;
    let mut counsellor = test.counsellor().await;
    counsellor.post(&case(&test), &FOUND).await;
    let answer = address(&counsellor.get(&case(&test)).await.text, &format!("{}/", case(&test)));
    let mut ratna = test.signed_in(small.supervisor).await;
    assert_eq!(ratna.get(&case(&test)).await.status, StatusCode::NOT_FOUND, "the client has not agreed");
    let consent = move |tx: &mut selaras_store::Tx<'_>| {
        cases::allow_supervision(tx, small.practice, small.case, Some(START))
    };
    test.app.store.write(consent).await.unwrap();
    let page = ratna.get(&case(&test)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("<textarea") && !page.text.contains("/answer\""), "{}", page.text);
    for person in [small.supervisor, small.colleague, small.administrator, small.other_client] {
        let mut other = test.signed_in(person).await;
        assert_eq!(other.post(&case(&test), &FOUND).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&answer, &[]).await.status, StatusCode::NOT_FOUND);
    }
    let mut rizky = test.signed_in(small.other_client).await;
    let page = rizky.get("/me/review").await;
    assert!(page.status == StatusCode::OK && !page.text.contains("Slower"), "{}", page.text);
}

/// The address to which the page sends the answer to a review.
fn address(page: &str, under: &str) -> String {
    let id = page
        .split(&format!("action=\"{under}"))
        .skip(1)
        .find_map(|rest| rest.split_once("/answer\"").map(|(id, _)| id).filter(|id| id.len() == 32))
        .expect(page);
    format!("{under}{id}/answer")
}
