//! What a client's pages weigh and how soon they are seen on a slow line, and the memory of the server: see
//! `benches/README.md`.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use selaras_benches::figures::Table;
use selaras_benches::load::{Arrival, arrive};
use selaras_benches::peers::selaras;
use selaras_benches::practice::{self, Client};
use selaras_benches::process::memory_kib;
use selaras_store::Store;
use selaras_store::secrets::MasterKeys;
use selaras_testkit::browser::{Browser, Transfer};
use selaras_web::clock::Clock;

/// A slow line: 400 kbit/s both ways, 400 ms until the first byte.
const BITS: u32 = 400_000;
const LATENCY_MS: u32 = 400;
/// A page is loaded by so many new browsers; the middle one counts.
const TIMES: usize = 5;
/// Visits before memory is looked at again.
const VISITS: usize = 1_000;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let clients = {
        let store = Store::sqlite(&folder.path().join("selaras.db"), MasterKeys::parse(selaras::KEYS)?)?;
        practice::fill(&store, VISITS + 100, Clock::Machine.now())?
    };
    let peer = selaras::start(folder.path(), &clients, 1, true)?;
    let server = peer.processes.first().copied().context("no process")?;
    let url = format!("http://{}", peer.course.address);
    std::thread::sleep(Duration::from_secs(1));
    let idle = memory_kib(server);

    println!(
        "Pages of a client in the fourth week, Chromium, 390 × 844, nothing in the cache, {} times each:\n",
        TIMES
    );
    runtime.block_on(pages(&url, &clients[0]))?.print();

    let seen =
        runtime.block_on(arrive(&peer.course, Arrival::Browsers(4), Duration::from_secs(120), VISITS))?;
    ensure!(seen.thanked() == VISITS, "{} visits, {:?}", seen.thanked(), seen.fault);
    std::thread::sleep(Duration::from_secs(2));
    let later = memory_kib(server);

    let mut memory = Table::new(&["memory of the server, MB", "PSS", "RSS"]);
    for (when, (pss, rss)) in [("idle, just started", idle), ("after 1,000 visits", later)] {
        memory.row(vec![when.to_owned(), megabytes(pss), megabytes(rss)]);
    }
    memory.print();
    println!(
        "Aims: ≤ 25 KB in ≤ 3 requests (never over 40 KB, 10 KB of script), first paint ≤ 1.3 s, idle ≤ 30 MB."
    );
    Ok(())
}

async fn pages(url: &str, client: &Client) -> Result<Table> {
    let mut table = Table::new(&[
        "page",
        "requests",
        "bytes on the wire",
        "of them script",
        "first paint, here",
        "first paint, 400 kbit/s and 400 ms",
        "of loads",
    ]);
    let browser = Browser::launch().await?;
    let session = client.session;
    for (name, path) in [
        ("check-in", "/me/checkin".to_owned()),
        ("feedback, short form", format!("/me/feedback/{session}")),
        ("feedback, twelve items", format!("/me/feedback/{session}?form=long")),
        ("client's home", "/me".to_owned()),
    ] {
        let address = format!("{url}{path}");
        let (mut here, mut slow, mut transfers) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let (paint, _) = load(&browser, url, &address, client, false).await?;
            here.push(paint);
            let (paint, fetched) = load(&browser, url, &address, client, true).await?;
            slow.push(paint);
            transfers = fetched;
        }
        here.sort();
        slow.sort();
        let bytes = |kind: &str| -> u64 {
            transfers.iter().filter(|t| kind.is_empty() || t.kind == kind).map(|t| t.bytes).sum()
        };
        let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
        table.row(vec![
            name.to_owned(),
            transfers.len().to_string(),
            bytes("").to_string(),
            bytes("Script").to_string(),
            seconds(here[TIMES / 2]),
            seconds(slow[TIMES / 2]),
            format!("{}–{}", seconds(slow[0]), seconds(slow[TIMES - 1])),
        ]);
    }
    Ok(table)
}

/// Somebody new opens the page with this client's cookie.
async fn load(
    browser: &Browser,
    url: &str,
    address: &str,
    client: &Client,
    on_a_slow_line: bool,
) -> Result<(Duration, Vec<Transfer>)> {
    let page = browser.page(390, 844, true).await?;
    // A place of the same site without a style or a script: the cookie is there, the cache is empty.
    page.goto(&format!("{url}/health")).await?;
    page.evaluate(&format!("document.cookie = '{}; path=/'", client.cookie)).await?;
    if on_a_slow_line {
        page.emulate_network(LATENCY_MS, BITS).await?;
    }
    page.goto(address).await?;
    ensure!(page.status() == Some(200), "{address}: {:?}", page.status());
    ensure!(page.url().await? == address, "{address} led to {}", page.url().await?);
    Ok((page.first_contentful_paint().await?, page.network_bytes()))
}

#[expect(clippy::cast_precision_loss, reason = "a size to read")]
fn megabytes(kib: u64) -> String {
    format!("{:.1}", kib as f64 * 1024.0 / 1e6)
}
