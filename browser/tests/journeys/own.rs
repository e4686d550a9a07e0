//! What belongs to the client: wishes that both answer, a page about themselves, a diary, and what the program obeys.

use anyhow::{Result, ensure};
use selaras_browser::walker::{PHONE, PHONE_WITHOUT_SCRIPT};
use selaras_core::language::Language;

use crate::story::Pair;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_keeps_opens_and_takes_back_what_is_theirs_in_indonesian() -> Result<()> {
    own(Language::Id, true).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_in_english_on_a_phone_without_scripts() -> Result<()> {
    own(Language::En, false).await
}

async fn own(language: Language, scripts: bool) -> Result<()> {
    let mut pair = Pair::meet(language, if scripts { PHONE } else { PHONE_WITHOUT_SCRIPT }).await?;
    pair.open_case().await?;
    pair.sign().await?;
    pair.prefer().await?;
    wishes(&pair).await?;
    about_themselves(&pair).await?;
    diary(&pair).await?;
    needs(&pair, scripts).await
}

/// The client answers, the counsellor answers, and the difference becomes a topic.
async fn wishes(pair: &Pair) -> Result<()> {
    let (sari, dewi) = (&pair.counsellor, &pair.client);
    dewi.go("/me/preferences").await?;
    dewi.press("preferences-kept-open").await?;
    dewi.press_blind(&dewi.say("preferences-kept-send")).await?;
    dewi.look_at_refusal(422).await?;
    dewi.reads_key("preferences-kept-missing").await?;
    dewi.choose("kept-lead", "no").await?;
    dewi.press("preferences-kept-send").await?;
    dewi.reads_key("done-preferences-told").await?;
    sari.go(&pair.case).await?;
    sari.press("preferences-waits-open").await?;
    sari.reads_key("preferences-closed-counsellor").await?;
    sari.press("preferences-kept-open").await?;
    sari.choose("kept-lead", "yes").await?;
    sari.press("preferences-kept-send").await?;
    sari.reads_key("preferences-talk-counsellor-client-misses").await?;
    sari.press("preferences-to-agenda").await?;
    sari.reads_key("done-agenda-added").await?;
    dewi.go("/me/preferences").await?;
    dewi.press("preferences-still-yes").await?;
    dewi.reads_key("done-preferences-confirmed").await
}

/// One entry for the counsellor, one for nobody; what is taken back is gone.
async fn about_themselves(pair: &Pair) -> Result<()> {
    let (sari, dewi) = (&pair.counsellor, &pair.client);
    let (open, own) = (pair.text("Pamanku yang memutuskan.", "My uncle decides."), "Zzz-7531");
    dewi.go("/me/profile?theme=family").await?;
    dewi.press_blind(&dewi.say("profile-save")).await?;
    dewi.look_at_refusal(422).await?;
    dewi.reads_key("profile-missing").await?;
    dewi.write("words", open).await?;
    dewi.choose("seen-by", "counsellor").await?;
    dewi.press("profile-save").await?;
    dewi.reads_key("done-profile-shared").await?;
    dewi.go("/me/profile?theme=help").await?;
    dewi.write("words", own).await?;
    dewi.choose("seen-by", "client").await?;
    dewi.press("profile-save").await?;
    let page = format!("{}/profile", pair.case);
    sari.go(&page).await?;
    sari.reads(open).await?;
    sari.reads_not(own).await?;
    sari.press("given-mark-read").await?;
    sari.reads_key("given-read").await?;
    dewi.go("/me/profile").await?;
    dewi.press("profile-withdraw").await?;
    dewi.reads_key("done-profile-withdrawn").await?;
    sari.go(&page).await?;
    sari.reads_not(open).await?;
    sari.reads_key("profile-empty-title").await
}

/// A page that stays, and one that is brought and taken back.
async fn diary(pair: &Pair) -> Result<()> {
    let (sari, dewi) = (&pair.counsellor, &pair.client);
    let (own, brought) = ("Xyz-2468", pair.text("Soal kakakku.", "About my brother."));
    dewi.go("/me/reflections").await?;
    dewi.reads_key("reflections-empty-title").await?;
    dewi.press("reflections-write").await?;
    dewi.write("words", own).await?;
    dewi.press("words-keep-private").await?;
    dewi.reads_key("done-reflection-kept").await?;
    dewi.press("reflections-write").await?;
    dewi.write("words", brought).await?;
    dewi.press("reflections-bring").await?;
    dewi.reads_key("done-reflection-brought").await?;
    let words = format!("{}/words", pair.case);
    let agenda = format!("{}/sessions", pair.case);
    for (page, there) in [(&words, true), (&agenda, true)] {
        sari.go(page).await?;
        if there {
            sari.reads(brought).await?;
        }
        sari.reads_not(own).await?;
    }
    dewi.go("/me/reflections").await?;
    dewi.press("reflections-withdraw").await?;
    dewi.reads_key("done-reflection-withdrawn").await?;
    for page in [&words, &agenda] {
        sari.go(page).await?;
        sari.reads_not(brought).await?;
    }
    Ok(())
}

/// Large type and reading aloud, at once and on every page.
async fn needs(pair: &Pair, scripts: bool) -> Result<()> {
    let dewi = &pair.client;
    dewi.go("/me").await?;
    dewi.press("accommodations-link").await?;
    for need in ["large", "plain", "aloud", "helped-often"] {
        dewi.choose(need, "yes").await?;
    }
    dewi.press("accommodations-save").await?;
    dewi.reads_key("done-accommodations-set").await?;
    ensure!(dewi.page.has("html.large").await?, "the type is not larger");
    dewi.go("/me/preferences").await?;
    if scripts {
        let says = dewi.page.evaluate("typeof speechSynthesis").await?;
        let offered = dewi.page.text("main").await?.contains(&dewi.say("aloud-read"));
        ensure!(offered == (says == "object"), "a button where there is a voice, and only there");
    } else {
        dewi.reads_not(&dewi.say("aloud-read")).await?;
    }
    for page in ["/me", "/me/checkin", "/me/profile", "/me/reflections/new", "/me/goals", "/me/sessions"] {
        dewi.go(page).await?;
        ensure!(dewi.page.has("html.large").await?, "{page} is not larger");
    }
    Ok(())
}
