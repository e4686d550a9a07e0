//! A case that has been lived through for some weeks, with something of everything, to look at its pages.

use anyhow::{Context, Result, ensure};
use selaras_core::task::Place;
use selaras_store::{cases, signals, tasks};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::weeks::Week;

/// The [`selaras_testkit::people::Small`] practice a month later: Dewi and Sari have met five times, the alliance
/// fell in the fourth, nobody has spoken about the fifth yet, and goals, tasks, topics, reflections and a coming session stand in every state.
pub async fn strained() -> Result<TestApp> {
    let test = TestApp::start();
    let small = test.small;
    test.app.store.write_here(move |tx| {
        cases::allow_supervision(tx, small.practice, small.case, Some(START))?;
        let lived = [(3, [5, 6, 5]), (4, [5, 5, 5]), (4, [5, 6, 5])];
        for (number, (checkin, feedback)) in (1..).zip(lived) {
            Week::whole(checkin, feedback).live(tx, &small, number)?;
        }
        Week { checkin: Some((2, 0)), feedback: Some([3, 2, 3]), view: Some((5, 5)) }.live(tx, &small, 4)?;
        selaras_testkit::lived::provider(tx, &small)?;
        Week { checkin: Some((2, 0)), feedback: None, view: None }.live(tx, &small, 5)
    })?;
    test.app.clock.advance(36 * selaras_core::moment::DAY);
    goals(&test).await?;
    both_sides(&test).await?;
    Ok(test)
}

/// A goal with an agreed task that was tried, a goal that waits, and one that was reached.
async fn goals(test: &TestApp) -> Result<()> {
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let case = format!("/cases/{}", test.small.case);
    let asking = send(&mut dewi, "/me/goals", &[("words", "Saya berani bicara di rapat.")]).await?;
    send(&mut sari, &format!("{case}{}/agreement", own(&asking)), &[("stance", "agree"), ("read", "1")])
        .await?;
    send(&mut dewi, &format!("{asking}/rating"), &[("near", "4")]).await?;
    let id = asking.rsplit('/').next().unwrap_or_default();
    let task = [("words", "Bicara satu kali tiap rapat."), ("place", "between"), ("goal", id)];
    send(&mut sari, &format!("{case}/tasks"), &task).await?;
    send(&mut sari, &format!("{case}/tasks"), &[("words", "Latihan napas berdua."), ("place", "in-session")])
        .await?;
    let small = test.small;
    let all = test.app.store.read(move |tx| tasks::of_case(tx, small.practice, small.case)).await?;
    let between = all.iter().find(|task| task.place == Place::Between).context("no task")?;
    let task = format!("/me/tasks/{}", between.id);
    for one in &all {
        let yes = format!("/me/tasks/{}/agreement", one.id);
        send(&mut dewi, &yes, &[("stance", "agree"), ("read", "1")]).await?;
    }
    send(
        &mut dewi,
        &format!("{task}/report"),
        &[("went", "partly"), ("useful", "4"), ("remark", "Deg-degan.")],
    )
    .await?;
    send(&mut sari, &format!("{case}/goals"), &[("words", "Tidur cukup sebelum hari kerja.")]).await?;
    let reached = send(&mut dewi, "/me/goals", &[("words", "Menelepon ibu tiap minggu.")]).await?;
    send(&mut dewi, &format!("{reached}/ending"), &[("ending", "reached")]).await?;
    Ok(())
}

/// Signatures, topics, writing, and the session to come.
async fn both_sides(test: &TestApp) -> Result<()> {
    let (mut dewi, mut sari) = (test.client().await, test.counsellor().await);
    let case = format!("/cases/{}", test.small.case);
    sign(&mut dewi, "/me").await?;
    sign(&mut sari, &case).await?;
    let plan = [("when-planned", "2026-12-10T10:00"), ("purpose", "Mencari tahu apa yang kurang pas.")];
    let planned = send(&mut sari, &format!("{case}/sessions"), &plan).await?;
    let session = planned.rsplit('/').next().unwrap_or_default();
    send(&mut sari, &format!("{case}/papers"), &[("session", session)]).await?;
    let later = [("when-planned", "2026-12-17T10:00"), ("purpose", "Melanjutkan latihan bicara.")];
    send(&mut sari, &format!("{case}/sessions"), &later).await?;
    send(&mut sari, &format!("{case}/agenda"), &[("topic", "Rencana libur akhir tahun")]).await?;
    send(&mut dewi, "/me/agenda", &[("topic", "Atasan yang memotong pembicaraan"), ("when", "next")]).await?;
    send(&mut dewi, "/me/agenda", &[("topic", "Pindah divisi?"), ("when", "later")]).await?;
    let change = [("clause", "between"), ("words", "Pesan saya dijawab paling lambat besok sore.")];
    send(&mut dewi, "/me/agreement/amendments", &change).await?;
    let strain = [("missed", "unheard"), ("said", "Saya belum selesai bicara."), ("way", "direct")];
    send(&mut dewi, "/me/ruptures", &strain).await?;
    let checkin =
        [("rest", "2"), ("mood", "3"), ("people", "4"), ("duties", "2"), ("hope", "3"), ("safety", "0")];
    send(&mut dewi, "/me/checkin", &checkin).await?;
    send(
        &mut dewi,
        "/me/reflections",
        &[("words", "Hari ini tidak ada yang memotong."), ("seen-by", "both")],
    )
    .await?;
    send(&mut dewi, "/me/reflections", &[("words", "Masih takut, tetapi maju."), ("seen-by", "client")])
        .await?;
    let wishes = [("lead", "-2"), ("manner", "2"), ("gender", "1"), ("dislikes", "Disuruh cepat-cepat.")];
    send(&mut dewi, "/me/preferences", &wishes).await?;
    let kept = [("kept-lead", "partly"), ("kept-manner", "no"), ("kept-gender", "yes")];
    send(&mut dewi, "/me/preferences/kept", &kept).await?;
    let kept = [("kept-lead", "yes"), ("kept-manner", "partly"), ("kept-gender", "yes")];
    send(&mut sari, &format!("{case}/preferences/kept"), &kept).await?;
    for (theme, words, seen) in [
        ("family", "Keputusan besar dibicarakan dengan paman.", "counsellor"),
        ("beliefs", "Salat subuh membuat saya tenang.", "supervisor"),
        ("help", "Dulu pernah, dan saya merasa dihakimi.", "client"),
    ] {
        send(&mut dewi, "/me/profile", &[("theme", theme), ("words", words), ("seen-by", seen)]).await?;
    }
    Ok(())
}

/// Signs the agreement exactly as it was read.
async fn sign(who: &mut Visitor, under: &str) -> Result<()> {
    let page = who.get(&format!("{under}/agreement")).await.text;
    let digest = page.split_once("name=\"digest\" value=\"").and_then(|(_, rest)| rest.split('"').next());
    let form = [("digest", digest.context("nothing to sign")?), ("language", "en"), ("consent", "yes")];
    send(who, &format!("{under}/agreement/signature"), &form).await.map(drop)
}

/// A signal of the case, for its address.
pub async fn signal(test: &TestApp) -> Result<String> {
    let small = test.small;
    let all = test.app.store.read(move |tx| signals::of_case(tx, small.practice, small.case)).await?;
    Ok(format!("/cases/{}/signals/{}", small.case, all.first().context("no signal")?.id))
}

/// Sends a form, and gives back where it leads.
async fn send(who: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Result<String> {
    let Reply { status, to, text, .. } = who.post(path, fields).await;
    ensure!(status.is_redirection(), "{path} answered {status}: {text}");
    let to = to.unwrap_or_default();
    Ok(to.split(['?', '#']).next().unwrap_or_default().to_owned())
}

/// The part of a client's address that the counsellor's has too.
fn own(address: &str) -> &str {
    address.strip_prefix("/me").unwrap_or(address)
}
