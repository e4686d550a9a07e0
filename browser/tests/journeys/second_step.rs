//! A second step: required by the practice, set up on a desk, used, and lost with the telephone; and passkeys.

use anyhow::{Context, Result, ensure};
use selaras_browser::House;
use selaras_browser::house::PASSWORD;
use selaras_browser::walker::{DESK, Device, PHONE, PHONE_WITHOUT_SCRIPT, Walker};
use selaras_core::language::{Address, Language};
use selaras_core::totp::{Secret, step_at};
use selaras_testkit::app::TestApp;
use selaras_testkit::people::Small;
use selaras_web::words::Words;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_counsellor_sets_up_the_second_step_that_the_practice_asks_for() -> Result<()> {
    journey(DESK, Language::Id).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_phone_without_scripts_as_well() -> Result<()> {
    journey(PHONE_WITHOUT_SCRIPT, Language::En).await
}

async fn journey(device: Device, language: Language) -> Result<()> {
    let test = TestApp::start();
    let small = test.small;
    let house = House::around(test).await?;
    house.account(small.practice, small.counsellor, "sari").await?;
    house.account(small.practice, small.administrator, "joko").await?;
    let visitor = async || house.visitor(device, language, Address::Anda).await;
    let (joko, sari) = (visitor().await?, visitor().await?);

    joko.sign_in("joko").await?;
    joko.go("/practice/factors").await?;
    joko.choose("counsellor", "yes").await?;
    joko.press("practice-settings-button").await?;
    joko.reads_key("done-factors-required").await?;

    sari.sign_in("sari").await?;
    ensure!(sari.path().await? == "/account/factors", "led to {}", sari.path().await?);
    sari.reads_key("factors-asked-for").await?;
    sari.press("factors-set-up").await?;
    let secret = Secret::read(&sari.page.text(".key").await?.replace(' ', "")).context("no key")?;
    let code = || secret.code(step_at(house.now()));
    sari.write("code", "123").await?;
    sari.press_blind(&sari.say("factors-confirm")).await?;
    sari.look_at_refusal(422).await?;
    sari.write("code", &code()).await?;
    sari.press("factors-confirm").await?;
    let codes = sari.page.texts(".codes li").await?;
    ensure!(codes.len() == 10, "{codes:?}");
    sari.press("factors-codes-kept").await?;
    sari.reads_key("account-news-authenticator-set").await?;
    sari.go("/account/factors").await?;
    sari.go("/caseload").await?;

    house.minutes_pass(1);
    let sari = again(visitor().await?, "sari").await?;
    sari.write("code", "000000").await?;
    sari.press_blind(&sari.say("code-button")).await?;
    sari.look_at_refusal(422).await?;
    sari.write("code", &code()).await?;
    sari.press("code-button").await?;
    ensure!(sari.path().await? == "/caseload", "led to {}", sari.path().await?);

    // The telephone lies at the bottom of a lake.
    let sari = again(visitor().await?, "sari").await?;
    sari.unfold("code-without").await?;
    sari.write("recovery", &codes[2]).await?;
    sari.press("code-recovery-button").await?;
    sari.reads_key("account-news-notice").await?;
    sari.press("account-news-look").await?;
    sari.reads_key("account-news-recovery-code").await?;
    sari.press("account-news-read").await?;
    sari.reads_not(&sari.say("account-news-not-you")).await?;
    sari.go("/account/factors").await?;
    sari.reads(&words(language).with("factors-codes-left", "left", 9usize)).await?;
    house.minutes_pass(11);
    sari.press_blind(&sari.say("factors-remove")).await?;
    sari.look().await?;
    sari.write("proof-password", PASSWORD).await?;
    sari.write("proof-code", &codes[7]).await?;
    sari.press("proof-button").await?;
    sari.reads_key("done-authenticator-removed").await?;
    sari.reads_key("factors-asked-for").await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_laptop_makes_a_passkey_and_signs_in_with_it_alone() -> Result<()> {
    let house = House::open_by_name().await?;
    let small = house.keep(Small::make).await?;
    house.account(small.practice, small.counsellor, "sari").await?;
    for (device, language) in [(DESK, Language::Id), (PHONE, Language::En)] {
        let sari = house.visitor(device, language, Address::Anda).await?;
        sari.page.keeps_passkeys(true).await?;
        sari.sign_in("sari").await?;
        sari.go("/account/factors").await?;
        sari.press("passkey-make").await?;
        sari.press("passkey-make-button").await?;
        sari.reads_key("done-passkey-made").await?;
        sari.go("/account/factors/passkeys/new").await?;
        sari.reads_not(&sari.say("passkey-not-made")).await?;
        sari.press_blind(&sari.say("passkey-make-button")).await?;
        sari.page.until("form [role=alert]:not([hidden])").await?;
        sari.reads_key("passkey-not-made").await?;
        sari.go("/account").await?;
        sari.press_blind(&sari.say("sign-out")).await?;
        sari.go("/sign-in?to=%2Faccount").await?;
        sari.press("passkey-sign-in").await?;
        ensure!(sari.path().await? == "/account", "led to {}", sari.path().await?);
        sari.reads_key("account-news-passkey-made").await?;
    }
    // A device that is not unlocked leads nowhere, and the password still does.
    let other = house.visitor(DESK, Language::En, Address::Anda).await?;
    other.page.keeps_passkeys(false).await?;
    other.go("/sign-in").await?;
    other.reads_not(&other.say("passkey-not-used")).await?;
    other.press_blind(&other.say("passkey-sign-in")).await?;
    other.page.until("form [role=alert]:not([hidden])").await?;
    other.reads_key("passkey-not-used").await?;
    other.sign_in("sari").await?;
    ensure!(other.path().await? == "/caseload", "led to {}", other.path().await?);
    Ok(())
}

fn words(language: Language) -> Words {
    Words::new(language, Address::Anda)
}

/// Somebody signs in anew and stands before the code.
async fn again(walker: Walker, login: &str) -> Result<Walker> {
    walker.sign_in(login).await?;
    ensure!(walker.path().await? == "/sign-in/code", "led to {}", walker.path().await?);
    Ok(walker)
}
