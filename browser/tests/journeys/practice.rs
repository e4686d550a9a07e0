//! A practice begins: set up, staffed and supervised; and what each may not see.

use anyhow::{Context, Result, ensure};
use selaras_browser::House;
use selaras_browser::house::{PASSWORD, PIN};
use selaras_browser::walker::{DESK, PHONE, Walker};
use selaras_core::language::{Address, Language};
use selaras_web::access::setup;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_administrator_sets_up_and_a_supervisor_sees_by_consent_alone() -> Result<()> {
    let house = House::open().await?;
    let visitor = async |device| house.visitor(device, Language::Id, Address::Anda).await;
    let (ibu, sari, ratna) = (visitor(DESK).await?, visitor(DESK).await?, visitor(DESK).await?);
    let dewi = visitor(PHONE).await?;

    let address = house.keep(setup::address).await?.context("nothing to set up")?;
    ibu.go(&address).await?;
    ibu.write("practice", "SMA Harapan").await?;
    ibu.write("password", "pendek").await?;
    ibu.press_blind(&ibu.say("setup-button")).await?;
    ibu.look_at_refusal(422).await?;
    ensure!(ibu.page.value("[name=practice]").await? == "SMA Harapan", "the name was lost");
    ibu.choose("zone", "Asia/Makassar").await?;
    ibu.choose("clients", "anda").await?;
    ibu.write("name", "Ibu Lestari").await?;
    ibu.write("login", "lestari").await?;
    ibu.write("password", PASSWORD).await?;
    ibu.write("password-again", PASSWORD).await?;
    ibu.press("setup-button").await?;
    ensure!(ibu.path().await? == "/practice", "led to {}", ibu.path().await?);
    ensure!(house.keep(setup::address).await?.is_none(), "it can be set up twice");

    let link = add(&ibu, "Sari", "counsellor").await?;
    join(&sari, &link, "sari").await?;
    let link = add(&ibu, "Ratna", "supervisor").await?;
    join(&ratna, &link, "ratna").await?;
    ibu.go("/practice").await?;
    ibu.choose_text("supervisor", "Ratna").await?;
    ibu.choose_text("counsellor", "Sari").await?;
    ibu.press("practice-supervision-button").await?;
    ibu.go("/practice/settings").await?;
    ibu.choose("asks_safety", "yes").await?;
    ibu.write("emergency_id", "Telepon 119 ekstensi 8, kapan saja.").await?;
    ibu.press("practice-settings-button").await?;

    sari.go("/caseload").await?;
    sari.press("caseload-new").await?;
    sari.write("name", "Dewi").await?;
    sari.press("opening-button").await?;
    sari.press("invitation-button").await?;
    dewi.go(&sari.page.value("#link").await?).await?;
    dewi.write("pin", PIN).await?;
    dewi.write("pin-again", PIN).await?;
    dewi.press("link-button").await?;
    sari.press("invitation-to-case").await?;
    let case = sari.path().await?;

    ratna.go("/supervision").await?;
    ratna.reads_not("Dewi").await?;
    may_not(&ratna, &case).await?;
    may_not(&ibu, &case).await?;
    may_not(&sari, "/practice").await?;
    dewi.press("privacy-link").await?;
    dewi.press("privacy-supervision-allow").await?;
    dewi.reads_key("done-supervision-agreed").await?;
    ratna.go("/supervision").await?;
    ratna.press_text("Dewi").await?;
    ratna.go(&format!("{case}/goals")).await?;
    dewi.go("/me/about").await?;
    dewi.reads("Ratna").await?;
    dewi.press("privacy-supervision-stop").await?;
    may_not(&ratna, &case).await?;
    may_not(&ibu, &case).await?;

    dewi.choose("talk", "indirect").await?;
    dewi.press("privacy-talk-button").await?;
    dewi.go("/me/checkin").await?;
    for area in ["rest", "mood", "people", "duties", "hope"] {
        dewi.choose(area, 1).await?;
    }
    dewi.choose("safety", 2).await?;
    dewi.press("checkin-send").await?;
    dewi.reads_key("checkin-help-title").await?;
    dewi.reads("Telepon 119 ekstensi 8, kapan saja.").await?;
    ensure!(dewi.page.has("a[href='tel:119,8']").await?, "the number cannot be tapped");
    sari.go("/caseload").await?;
    sari.reads_key("signals-danger-title").await
}

/// The administrator adds a member of staff, and reads off the link.
async fn add(ibu: &Walker, name: &str, part: &str) -> Result<String> {
    ibu.go("/practice").await?;
    ibu.press("practice-add").await?;
    ibu.write("name", name).await?;
    ibu.choose(part, "yes").await?;
    ibu.press("practice-add-button").await?;
    ibu.page.value("#link").await
}

/// Somebody opens their link, and chooses a login name and a password.
async fn join(walker: &Walker, link: &str, login: &str) -> Result<()> {
    let path = link.split_once("/l/").map(|(_, token)| format!("/l/{token}"));
    walker.go(&path.context("no link")?).await?;
    walker.write("login", login).await?;
    walker.write("password", PASSWORD).await?;
    walker.write("password-again", PASSWORD).await?;
    walker.press("link-button").await
}

async fn may_not(walker: &Walker, path: &str) -> Result<()> {
    walker.go_blind(path).await?;
    walker.look_at_refusal(404).await
}
