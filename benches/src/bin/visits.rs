//! Whole respondent visits per second, beside oTree and beside a bare handler, in one run: see `benches/README.md`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use selaras_benches::figures::{Table, milliseconds, quantile, short};
use selaras_benches::load::{Arrival, Seen, arrive};
use selaras_benches::peers::otree::{self, Installed};
use selaras_benches::peers::{Peer, bare, selaras};
use selaras_benches::practice::{self, Client};
use selaras_benches::process::{everybodys_processor_ms, own_processor_ms};
use selaras_store::Store;
use selaras_store::secrets::MasterKeys;
use selaras_web::clock::Clock;

/// Participants that oTree gets for each cell.
const OTREE_MOST: usize = 400;
const WARM_UP: usize = 500;
/// Arrivals each second that every peer stands.
const SLOW: u32 = 10;
/// Arrivals each second for those that stand more.
const FAST: u32 = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Otree,
    Selaras,
    SelarasUnpacked,
    BareVisit,
    BareInsert,
}

const ALL: [Who; 5] = [Who::Otree, Who::Selaras, Who::SelarasUnpacked, Who::BareVisit, Who::BareInsert];

impl Who {
    fn name(self) -> &'static str {
        match self {
            Who::Otree => "oTree",
            Who::Selaras => "Selaras",
            Who::SelarasUnpacked => "Selaras, no gzip",
            Who::BareVisit => "bare, 3 requests",
            Who::BareInsert => "bare, insert only",
        }
    }

    fn arrivals(self) -> Vec<Arrival> {
        let mut all = vec![Arrival::Browsers(1), Arrival::Browsers(16), Arrival::Browsers(64)];
        match self {
            Who::SelarasUnpacked => return vec![Arrival::Browsers(16)],
            Who::BareInsert => {}
            Who::Otree => all.push(Arrival::EachSecond(SLOW)),
            Who::Selaras | Who::BareVisit => {
                all.extend([Arrival::EachSecond(SLOW), Arrival::EachSecond(FAST)]);
            }
        }
        all
    }
}

/// What one round of one peer gave in one way of arriving.
struct Cell {
    who: Who,
    arrival: Arrival,
    seen: Seen,
    processor_ms: f64,
    own_ms: f64,
    others: f64,
}

struct Plan {
    rounds: usize,
    time: Duration,
    most: usize,
    only: Option<String>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if let [word, file] = arguments.as_slice()
        && word == "bare"
    {
        return runtime.block_on(bare::serve(Path::new(file)));
    }
    let given = |name: &str| {
        let at = arguments.iter().position(|word| word == name)?;
        arguments.get(at + 1).cloned()
    };
    let number = |name: &str, usual: usize| given(name).map_or(Ok(usual), |text| text.parse());
    let plan = Plan {
        rounds: number("--rounds", 2)?,
        time: Duration::from_secs(u64::try_from(number("--seconds", 10)?)?),
        most: number("--most", 5_000)?,
        only: given("--only"),
    };
    let cells = measure(&plan, &runtime)?;
    report(&cells);
    Ok(())
}

/// Everything that has to be there before the first round.
struct Ready {
    folder: tempfile::TempDir,
    clients: Vec<Client>,
    otree: Option<Installed>,
    /// How many clients and participants have had their visit.
    visited: usize,
    participated: usize,
}

fn measure(plan: &Plan, runtime: &tokio::runtime::Runtime) -> Result<Vec<Cell>> {
    let peers: Vec<Who> = ALL.into_iter().filter(|who| chosen(plan, *who)).collect();
    let mut ready = ready(plan, &peers)?;
    let mut cells = Vec::new();
    for round in 0..plan.rounds {
        let mut order = peers.clone();
        if round % 2 == 1 {
            order.reverse();
        }
        for who in order {
            eprintln!("round {} of {}: {}", round + 1, plan.rounds, who.name());
            let mut peer = start(&mut ready, plan, who)?;
            cells.extend(one_peer(&mut peer, plan, who, runtime)?);
            let next = peer.course.next.load(Ordering::Relaxed);
            match who {
                Who::Otree => ready.participated = next,
                Who::Selaras | Who::SelarasUnpacked => ready.visited = next,
                Who::BareVisit | Who::BareInsert => {}
            }
        }
    }
    Ok(cells)
}

fn chosen(plan: &Plan, who: Who) -> bool {
    plan.only.as_ref().is_none_or(|names| {
        let name = who.name().to_lowercase();
        names.split(',').any(|one| name.starts_with(one))
    })
}

fn ready(plan: &Plan, peers: &[Who]) -> Result<Ready> {
    let target = std::env::current_exe()?.ancestors().nth(2).context("no target folder")?.to_owned();
    // Not in /tmp: there a file may never meet a disk.
    std::fs::create_dir_all(target.join("bench"))?;
    let folder = tempfile::tempdir_in(target.join("bench"))?;
    let otree = if peers.contains(&Who::Otree) {
        eprintln!("oTree {} is made ready", otree::VERSION);
        let participants = plan.rounds * otree_needs(plan);
        Some(otree::install(&target, &folder.path().join("otree"), participants)?)
    } else {
        None
    };
    let needed: usize = peers.iter().map(|who| plan.rounds * needs(plan, *who)).sum();
    let mut clients = Vec::new();
    if needed > 0 {
        eprintln!("a practice of {needed} clients is made, each in the fourth week");
        let data = folder.path().join("data");
        std::fs::create_dir_all(&data)?;
        let store = Store::sqlite(&data.join("selaras.db"), MasterKeys::parse(selaras::KEYS)?)?;
        clients = practice::fill(&store, needed, Clock::Machine.now())?;
    }
    Ok(Ready { folder, clients, otree, visited: 0, participated: 0 })
}

/// How many clients of Selaras one round uses up at most.
fn needs(plan: &Plan, who: Who) -> usize {
    if !matches!(who, Who::Selaras | Who::SelarasUnpacked) {
        return 0;
    }
    let cell = |arrival: &Arrival| match arrival {
        Arrival::Browsers(count) => plan.most + count,
        Arrival::EachSecond(rate) => *rate as usize * plan.time.as_secs() as usize + 1,
    };
    WARM_UP + 16 + who.arrivals().iter().map(cell).sum::<usize>()
}

fn otree_needs(plan: &Plan) -> usize {
    let open = SLOW as usize * plan.time.as_secs() as usize + 1;
    50 + 16 + 3 * (OTREE_MOST + 64) + open
}

fn start(ready: &mut Ready, plan: &Plan, who: Who) -> Result<Peer> {
    let data = ready.folder.path().join("data");
    let folder = ready.folder.path();
    let visitors = WARM_UP + 4 * plan.most + FAST as usize * plan.time.as_secs() as usize * 4;
    match who {
        Who::Otree => {
            let otree = ready.otree.as_ref().context("oTree is not there")?;
            otree.start(ready.participated, otree_needs(plan))
        }
        Who::Selaras => selaras::start(&data, &ready.clients, ready.visited, true),
        Who::SelarasUnpacked => selaras::start(&data, &ready.clients, ready.visited, false),
        Who::BareVisit | Who::BareInsert => {
            bare::start(folder, 20 * visitors, &selaras::body(true)?, who == Who::BareInsert)
        }
    }
}

fn one_peer(peer: &mut Peer, plan: &Plan, who: Who, runtime: &tokio::runtime::Runtime) -> Result<Vec<Cell>> {
    let is_otree = who == Who::Otree;
    let warm = if is_otree { 50 } else { WARM_UP };
    runtime.block_on(arrive(&peer.course, Arrival::Browsers(16), plan.time, warm))?;
    let most = match who {
        Who::Otree => OTREE_MOST,
        Who::BareVisit => 4 * plan.most,
        Who::BareInsert => 10 * plan.most,
        Who::Selaras | Who::SelarasUnpacked => plan.most,
    };
    let mut cells = Vec::new();
    for arrival in who.arrivals() {
        let rows = (peer.count)()?;
        let before = (peer.processor_ms(), own_processor_ms(), everybodys_processor_ms());
        let seen = runtime.block_on(arrive(&Arc::clone(&peer.course), arrival, plan.time, most))?;
        let processor_ms = peer.processor_ms() - before.0;
        let own_ms = own_processor_ms() - before.1;
        let all_ms = everybodys_processor_ms() - before.2;
        let added = (peer.count)()? - rows;
        ensure!(seen.failed == 0, "{}: {} failed: {:?}", who.name(), seen.failed, seen.fault);
        ensure!(
            usize::try_from(added) == Ok(seen.thanked()),
            "{}: void: {} successes seen, {added} rows added",
            who.name(),
            seen.thanked()
        );
        let whole = seen.took.as_secs_f64() * 1000.0 * cores();
        let others = 100.0 * ((all_ms - processor_ms - own_ms) / whole).max(0.0);
        cells.push(Cell { who, arrival, seen, processor_ms, own_ms, others });
    }
    Ok(cells)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of cores")]
fn cores() -> f64 {
    std::thread::available_parallelism().map_or(1.0, |n| n.get() as f64)
}

/// All rounds of one peer in one way of arriving.
struct Sum {
    visits_each_second: f64,
    processor_ms: f64,
    range: (f64, f64),
    own_ms: f64,
    others: f64,
    seen: Seen,
}

#[expect(clippy::cast_precision_loss, reason = "counts of visits")]
fn sum(cells: &[Cell], who: Who, arrival: Arrival) -> Option<Sum> {
    let mine: Vec<&Cell> = cells.iter().filter(|cell| cell.who == who && cell.arrival == arrival).collect();
    let mut seen = Seen::default();
    for cell in &mine {
        seen.add(cell.seen.clone());
    }
    let visits = seen.thanked() as f64;
    let each = mine.iter().map(|cell| cell.processor_ms / cell.seen.thanked() as f64);
    (visits > 0.0).then(|| Sum {
        visits_each_second: visits / seen.took.as_secs_f64(),
        processor_ms: mine.iter().map(|cell| cell.processor_ms).sum::<f64>() / visits,
        range: each.fold((f64::INFINITY, 0.0), |(low, high), x| (low.min(x), high.max(x))),
        own_ms: mine.iter().map(|cell| cell.own_ms).sum::<f64>() / visits,
        others: mine.iter().map(|cell| cell.others).fold(0.0, f64::max),
        seen,
    })
}

fn report(cells: &[Cell]) {
    println!("Visits: form fetched, twelve answers sent, thank-you page. Rows were counted and agree.\n");
    let mut table = Table::new(&[
        "server",
        "arrivals",
        "visits",
        "visits/s",
        "POST p50 ms",
        "POST p99 ms",
        "visit p99 ms",
        "processor ms/visit",
        "of rounds",
        "generator ms",
        "others",
    ]);
    for who in ALL {
        for arrival in who.arrivals() {
            let Some(sum) = sum(cells, who, arrival) else { continue };
            table.row(vec![
                who.name().to_owned(),
                match arrival {
                    Arrival::Browsers(count) => format!("{count} connections"),
                    Arrival::EachSecond(rate) => format!("{rate} each second"),
                },
                sum.seen.thanked().to_string(),
                short(sum.visits_each_second),
                milliseconds(quantile(&sum.seen.posts, 0.5)),
                milliseconds(quantile(&sum.seen.posts, 0.99)),
                milliseconds(quantile(&sum.seen.visits, 0.99)),
                short(sum.processor_ms),
                format!("{}–{}", short(sum.range.0), short(sum.range.1)),
                short(sum.own_ms),
                format!("{:.0} %", sum.others),
            ]);
        }
    }
    table.print();
    ratios(cells);
}

fn ratios(cells: &[Cell]) {
    let mut table = Table::new(&[
        "connections",
        "times oTree per processor second",
        "no gzip",
        "share of the bare visit",
        "share of the bare insert",
        "times oTree in visits/s",
    ]);
    for count in [1, 16, 64] {
        let of = |who| sum(cells, who, Arrival::Browsers(count));
        let cost = |who| of(who).map(|sum| sum.processor_ms);
        let pace = |who| of(who).map(|sum| sum.visits_each_second);
        let ratio = |above: Option<f64>, below: Option<f64>| match (above, below) {
            (Some(above), Some(below)) => short(above / below),
            _ => "–".to_owned(),
        };
        table.row(vec![
            count.to_string(),
            ratio(cost(Who::Otree), cost(Who::Selaras)),
            ratio(cost(Who::Otree), cost(Who::SelarasUnpacked)),
            ratio(cost(Who::BareVisit), cost(Who::Selaras)),
            ratio(cost(Who::BareInsert), cost(Who::Selaras)),
            ratio(pace(Who::Selaras), pace(Who::Otree)),
        ]);
    }
    table.print();
}
