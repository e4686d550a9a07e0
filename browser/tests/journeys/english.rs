//! The loop once more in English, the client with scripts switched off: every page works without.

use anyhow::{Result, ensure};
use selaras_browser::walker::PHONE_WITHOUT_SCRIPT;
use selaras_core::language::Language;

use crate::story::Pair;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_without_scripts_goes_through_the_loop_in_english() -> Result<()> {
    let mut pair = Pair::meet(Language::En, PHONE_WITHOUT_SCRIPT).await?;
    pair.open_case().await?;
    pair.guardian_consents().await?;
    pair.sign().await?;
    pair.prefer().await?;
    pair.agree_on_a_goal().await?;
    pair.agree_on_a_task().await?;
    pair.plan("2026-11-03T10:00", "Getting to know how class feels").await?;
    pair.house.days_pass(1);
    pair.tell_about_the_task().await?;
    pair.come_to_session(3).await?;
    pair.hold("We tried asking quietly.").await?;
    pair.give_feedback([5, 4, 6], "A little slower, please.").await?;
    pair.counsellor.go(&pair.case).await?;
    pair.counsellor.press("cases-sealed-open").await?;
    pair.rate(5, 5).await?;
    pair.mark_all("read").await?;
    let dewi = &pair.client;
    dewi.press("feedback-home").await?;
    ensure!(dewi.page.count("main svg[role=img]").await? >= 2, "the picture is not drawn");
    dewi.go("/me/words").await?;
    dewi.write("words", "I could breathe today.").await?;
    dewi.press("words-keep-private").await?;
    dewi.reads_key("done-reflection-kept").await?;
    dewi.press("words-open").await?;
    dewi.reads_key("done-words-opened").await?;
    pair.counsellor.go(&format!("{}/words", pair.case)).await?;
    pair.counsellor.reads("A little slower, please.").await?;
    pair.counsellor.reads_not("I could breathe today.").await?;
    dewi.press("lock").await?;
    dewi.reads_key("unlock-title").await?;
    dewi.unlock(selaras_browser::house::PIN).await
}
