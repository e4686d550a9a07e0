//! Mistakes made on purpose, and rough weather: nothing that somebody wrote is lost, and nothing is kept twice.

use anyhow::{Context, Result, ensure};
use selaras_browser::house::PIN;
use selaras_browser::walker::{DESK, PHONE, Walker};
use selaras_browser::{House, lived};
use selaras_core::language::{Address, Language};
use selaras_testkit::people::Small;

/// The lived case, with its client at their phone and its counsellor at their desk.
async fn visited() -> Result<(House, Small, Walker, Walker)> {
    let test = lived::strained().await?;
    let small = test.small;
    let house = House::around(test).await?;
    let dewi = house.visitor(PHONE, Language::Id, Address::Anda).await?;
    let sari = house.visitor(DESK, Language::Id, Address::Anda).await?;
    house.come_in(&dewi, small.practice, small.client).await?;
    house.come_in(&sari, small.practice, small.counsellor).await?;
    Ok((house, small, dewi, sari))
}

/// The page says what is wrong with the field of this name, beside it and above the form.
async fn shows_fault(walker: &Walker, name: &str) -> Result<()> {
    walker.look_at_refusal(422).await?;
    ensure!(walker.page.has(".faults a").await?, "nothing is said above the form");
    let fault = walker.page.text(&format!("#f-{name}-e")).await?;
    ensure!(!fault.is_empty(), "nothing is said beside `{name}`");
    let group = format!(
        "[name=\"{name}\"][aria-describedby~=\"f-{name}-e\"], [aria-describedby~=\"f-{name}-e\"] [name=\"{name}\"]"
    );
    ensure!(walker.page.has(&group).await?, "the fault of `{name}` is not joined to its field");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_filled_forms_keep_what_was_entered_and_say_what_is_missing() -> Result<()> {
    let (_house, small, dewi, sari) = visited().await?;
    dewi.go("/me").await?;
    dewi.press("home-feedback-action").await?;
    dewi.answer(&[("goal", 4), ("bond", 5)]).await?;
    dewi.write("words", "Terlalu cepat & ramai <sekali>").await?;
    dewi.press_blind(&dewi.say("feedback-send")).await?;
    shows_fault(&dewi, "task").await?;
    ensure!(dewi.page.value("[name=words]").await? == "Terlalu cepat & ramai <sekali>");
    ensure!(dewi.page.has("[name=goal][value='4']:checked").await?, "an answer was lost");
    dewi.choose("task", 3).await?;
    dewi.press("feedback-send").await?;
    dewi.reads_key("feedback-thanks-title").await?;

    dewi.go("/me/goals/new").await?;
    dewi.press_blind(&dewi.say("goals-new-button")).await?;
    shows_fault(&dewi, "words").await?;
    dewi.press_blind(&dewi.say("language-switch")).await?;

    let case = format!("/cases/{}", small.case);
    sari.go(&format!("{case}/sessions")).await?;
    sari.write("purpose", "Tidur").await?;
    sari.press_blind(&sari.say("sessions-plan-button")).await?;
    shows_fault(&sari, "when-planned").await?;
    ensure!(sari.page.value("[name=purpose]").await? == "Tidur");
    sari.go(&format!("{case}/tasks/new")).await?;
    sari.write("words", "Menulis tiga hal baik.").await?;
    sari.write("due", "2026-11-01").await?;
    sari.press_blind(&sari.say("tasks-new-button")).await?;
    shows_fault(&sari, "due").await?;
    ensure!(sari.page.value("[name=words]").await? == "Menulis tiga hal baik.");
    sari.go(&format!("{case}/closing")).await?;
    sari.choose("ending", "dropped-out").await?;
    sari.press_blind(&sari.say("ending-button")).await?;
    shows_fault(&sari, "words").await?;
    ensure!(sari.page.has("[value='dropped-out']:checked").await?, "the ending was lost");
    sari.go("/cases/new").await?;
    sari.press_blind(&sari.say("opening-button")).await?;
    shows_fault(&sari, "name").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_sent_twice_is_kept_once() -> Result<()> {
    let (_house, _, dewi, _) = visited().await?;
    dewi.go("/me/sessions").await?;
    let again = dewi.tab().await?;
    again.go("/me/sessions").await?;
    // The same form in two places: the phone that got no answer and tries once more.
    let ticket = dewi.page.value("#agenda [name=ticket]").await?;
    again
        .page
        .evaluate(&format!(
            "document.querySelector('#agenda form:has(textarea) [name=ticket]').value = '{ticket}'"
        ))
        .await?;
    dewi.page
        .evaluate(&format!(
            "document.querySelector('#agenda form:has(textarea) [name=ticket]').value = '{ticket}'"
        ))
        .await?;
    for phone in [&dewi, &again] {
        phone.write("topic", "Gaji bulan ini").await?;
        phone.press("agenda-add-next").await?;
        phone.reads_key("done-agenda-added").await?;
        let topics = phone.page.texts("#agenda li").await?;
        let times = topics.iter().filter(|topic| topic.contains("Gaji bulan ini")).count();
        ensure!(times == 1, "kept {times} times: {topics:?}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_written_on_a_locked_phone_or_days_ago_still_arrives() -> Result<()> {
    let (house, _, dewi, sari) = visited().await?;
    dewi.go("/me/words").await?;
    dewi.write("words", "Ditulis sebelum terkunci.").await?;
    house.minutes_pass(31);
    dewi.press("words-keep-shared").await?;
    dewi.reads_key("unlock-kept").await?;
    dewi.write("unlock-pin", "975310").await?;
    dewi.press_blind(&dewi.say("unlock-button")).await?;
    dewi.look_at_refusal(422).await?;
    dewi.unlock(PIN).await?;
    dewi.reads_key("done-reflection-shared").await?;
    dewi.reads("Ditulis sebelum terkunci.").await?;

    dewi.go("/me/sessions").await?;
    dewi.write("topic", "Dua hari di saku").await?;
    sari.go("/cases/new").await?;
    sari.write("name", "Bayu yang baru").await?;
    house.days_pass(2);
    dewi.press("agenda-add-next").await?;
    dewi.unlock(PIN).await?;
    dewi.reads_key("done-agenda-added").await?;
    dewi.reads("Dua hari di saku").await?;
    sari.press_blind(&sari.say("opening-button")).await?;
    sari.look_at_refusal(401).await?;
    sari.reads("Bayu yang baru").await?;

    dewi.go("/me/words").await?;
    dewi.write("words", "Terlalu lama di saku.").await?;
    house.days_pass(31);
    dewi.press("words-keep-shared").await?;
    dewi.write("unlock-pin", PIN).await?;
    dewi.press_blind(&dewi.say("unlock-button")).await?;
    dewi.look_at_refusal(409).await?;
    dewi.reads_key("kept-stale").await?;
    dewi.reads("Terlalu lama di saku.").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_used_or_too_old_says_what_to_do() -> Result<()> {
    let (house, small, _, _) = visited().await?;
    let stranger = house.visitor(PHONE, Language::Id, Address::Anda).await?;
    let replaced = house.link(small.practice, small.other_client).await?;
    let link = house.link(small.practice, small.other_client).await?;
    stranger.go_blind(&replaced).await?;
    stranger.look_at_refusal(410).await?;
    stranger.reads_key("link-unknown-text").await?;
    stranger.go(&link).await?;
    stranger.write("pin", "123456").await?;
    stranger.press_blind(&stranger.say("link-button")).await?;
    shows_fault(&stranger, "pin").await?;
    stranger.write("pin", PIN).await?;
    stranger.write("pin-again", "246810").await?;
    stranger.press_blind(&stranger.say("link-button")).await?;
    shows_fault(&stranger, "pin-again").await?;
    stranger.write("pin", PIN).await?;
    stranger.write("pin-again", PIN).await?;
    stranger.press("link-button").await?;
    stranger.go_blind(&link).await?;
    stranger.look_at_refusal(410).await?;
    stranger.reads_key("link-used-text").await?;
    let late = house.link(small.practice, small.other_client).await?;
    house.days_pass(2);
    stranger.go_blind(&late).await?;
    stranger.look_at_refusal(410).await?;
    stranger.reads_key("link-ended-text").await?;
    stranger.go_blind("/l/kepotong").await?;
    stranger.look_at_refusal(410).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_after_the_case_was_closed_is_given_back() -> Result<()> {
    let (_house, small, dewi, sari) = visited().await?;
    dewi.go("/me/words").await?;
    dewi.write("words", "Terlambat satu menit.").await?;
    sari.go(&format!("/cases/{}/closing", small.case)).await?;
    sari.choose("ending", "transferred").await?;
    sari.write("words", "Pindah kota.").await?;
    sari.press("ending-button").await?;
    dewi.press_blind(&dewi.say("words-keep-shared")).await?;
    dewi.look_at_refusal(409).await?;
    dewi.reads("Terlambat satu menit.").await?;
    let home = dewi.page.attribute("main a.button", "href").await?.context("no way on")?;
    dewi.go(&home).await
}
