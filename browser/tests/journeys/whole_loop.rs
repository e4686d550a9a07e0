//! From the agreement to the planned ending, on a phone and at a desk.

use anyhow::{Result, ensure};
use selaras_browser::walker::PHONE;
use selaras_core::language::Language;

use crate::story::Pair;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn client_and_counsellor_go_through_the_whole_loop_in_indonesian() -> Result<()> {
    let mut pair = Pair::meet(Language::Id, PHONE).await?;
    pair.open_case().await?;
    pair.guardian_consents().await?;
    pair.sign().await?;
    pair.prefer().await?;
    pair.agree_on_a_goal().await?;
    pair.agree_on_a_task().await?;

    pair.plan("2026-11-03T10:00", "Mengenal suasana kelas").await?;
    pair.house.days_pass(1);
    pair.come_to_session(3).await?;
    pair.hold("Kita mencoba bertanya pelan-pelan.").await?;
    pair.give_feedback([6, 5, 6], "Boleh lebih pelan waktu menjelaskan.").await?;
    let sari = &pair.counsellor;
    sari.go(&pair.case).await?;
    sari.press("cases-sealed-open").await?;
    sari.reads_not("6 dari 6").await?;
    pair.rate(5, 5).await?;
    sari.go(&pair.case).await?;
    ensure!(sari.page.count("main svg[role=img]").await? >= 3, "the picture is not drawn");
    sari.go(&format!("{}/words", pair.case)).await?;
    sari.reads_not("lebih pelan waktu menjelaskan").await?;
    ensure!(pair.mark_all("read").await? >= 5, "too little was given");
    let dewi = &pair.client;
    dewi.go("/me/words").await?;
    dewi.reads_key("given-read").await?;

    pair.plan("2026-11-10T10:00", "Melihat apa yang sudah dicoba").await?;
    pair.house.days_pass(7);
    pair.tell_about_the_task().await?;
    pair.come_to_session(4).await?;
    pair.hold("Bertanya sekali sudah cukup untuk satu hari.").await?;
    let sari = &pair.counsellor;
    pair.rate(5, 5).await?;
    pair.give_feedback([6, 6, 6], "").await?;
    sari.go(&format!("{}/words", pair.case)).await?;
    sari.reads("lebih pelan waktu menjelaskan").await?;
    pair.mark_all("talked").await?;

    pair.plan("2026-11-17T10:00", "Bersiap untuk ujian").await?;
    pair.house.days_pass(7);
    pair.come_to_session(3).await?;
    pair.hold("Kita menyusun jadwal belajar.").await?;
    pair.rate(5, 5).await?;
    pair.give_feedback([2, 3, 2], "Aku merasa tidak didengar.").await?;
    pair.repair().await?;
    pair.part().await
}
