//! Something does not feel right: the client says so, with a mistake on the way; and both disagree before they agree.

use anyhow::{Result, ensure};
use selaras_browser::walker::{PHONE, PHONE_WITHOUT_SCRIPT};
use selaras_core::language::Language;

use crate::story::Pair;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_says_what_was_missed_and_both_decide_what_became_of_it_in_indonesian() -> Result<()> {
    let mut pair = Pair::meet(Language::Id, PHONE).await?;
    walk(&mut pair).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_says_what_was_missed_and_both_decide_what_became_of_it_in_english() -> Result<()> {
    let mut pair = Pair::meet(Language::En, PHONE_WITHOUT_SCRIPT).await?;
    walk(&mut pair).await
}

async fn walk(pair: &mut Pair) -> Result<()> {
    pair.open_case().await?;
    let (sari, dewi) = (&pair.counsellor, &pair.client);
    dewi.go("/me").await?;
    dewi.press("ruptures-title").await?;
    let words = pair.text("Rasanya dikejar-kejar.", "It felt rushed.");
    dewi.write("said", words).await?;
    dewi.press_blind(&dewi.say("ruptures-send")).await?;
    dewi.look_at_refusal(422).await?;
    dewi.reads_key("ruptures-missed-missing").await?;
    ensure!(dewi.page.value("[name=said]").await? == words, "the words were lost");
    dewi.choose("missed", "pace").await?;
    dewi.press("ruptures-send").await?;
    dewi.reads_key("done-rupture-said").await?;
    let own = dewi.path().await?;
    let theirs = own.replace("/me", &pair.case);

    sari.go("/caseload").await?;
    sari.press_text("Dewi").await?;
    sari.press("ruptures-title").await?;
    sari.go(&theirs).await?;
    sari.reads(words).await?;
    sari.choose("own", "pace").await?;
    sari.choose("component", "task").await?;
    sari.choose("form", "withdrawal").await?;
    sari.write("thought", "tanya-diri").await?;
    sari.press("ruptures-check-send").await?;
    sari.reads_key("ruptures-ways-task-withdrawal-1").await?;
    sari.reads_key("ruptures-mind-withdrawal").await?;
    let empty = "form[action$=plan]";
    sari.page.submit(empty).await?;
    sari.look_at_refusal(422).await?;
    sari.reads_key("ruptures-plan-heard-missing").await?;
    sari.write("heard", words).await?;
    sari.write("change", pair.text("Satu hal saja tiap sesi.", "One thing a session.")).await?;
    sari.page.submit(empty).await?;
    sari.look().await?;
    dewi.go(&own).await?;
    dewi.reads_not("tanya-diri").await?;
    dewi.press("ruptures-plan-yes").await?;
    pair.house.days_pass(8);
    dewi.arrive(selaras_browser::house::PIN).await?;
    dewi.press("home-repair-judge-title").await?;
    dewi.choose("verdict", "not-yet").await?;
    dewi.page.submit("form[action$=verdict]").await?;
    dewi.look().await?;
    sari.sign_in("sari").await?;
    sari.go(&theirs).await?;
    sari.choose("verdict", "let-go").await?;
    sari.page.submit("form[action$=verdict]").await?;
    sari.look().await?;
    sari.reads_key("ruptures-views-differ").await?;
    dewi.go(&own).await?;
    dewi.unfold("ruptures-verdict-title").await?;
    dewi.choose("verdict", "let-go").await?;
    dewi.page.submit("form[action$=verdict]").await?;
    dewi.look().await?;
    dewi.reads_key("ruptures-next-let-go").await
}
