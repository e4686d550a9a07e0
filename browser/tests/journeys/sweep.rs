//! Every address that somebody may open, in both languages, on a phone and at a desk, by day and by night.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Result, bail, ensure};
use selaras_browser::look;
use selaras_browser::walker::PHONE;
use selaras_browser::{House, Walker, lived};
use selaras_core::access::Act;
use selaras_core::id::PersonId;
use selaras_core::language::{Address, Language};
use selaras_testkit::people::Small;
use selaras_web::map::Method;
use selaras_web::router::map;
use selaras_web::words::Words;

/// So many different pages of one address are looked at, since one may stand in several states: the first from all
/// sides, the others on the phone.
const PAGES: usize = 3;
/// What only sending a form leads to, or a link that these people do not meet: their agreement has one version that all have signed, the client
/// is of age, and the address of this house is a number, for which no browser makes a passkey.
const AFTER_A_FORM: &[&str] = &[
    "/me/checkin/thanks",
    "/me/feedback/{session}/thanks",
    "/me/agreement/comparison",
    "/cases/{case}/agreement/comparison",
    "/cases/{case}/agreement/paper",
    "/me/guardians",
    "/me/security/passkeys/new",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_a_client_is_whole() -> Result<()> {
    sweep(|small| small.client, "/me", &[Act::ReadOwn, Act::ActOnOwn]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_a_counsellor_is_whole() -> Result<()> {
    let acts = [Act::Counsel, Act::ReadCase, Act::WorkOnCase, Act::ReadPrivateNotes];
    sweep(|small| small.counsellor, "/caseload", &acts).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_a_supervisor_and_an_administrator_is_whole() -> Result<()> {
    sweep(|small| small.supervisor, "/supervision", &[Act::Supervise, Act::ReadCase]).await?;
    sweep(|small| small.administrator, "/practice", &[Act::RunPractice]).await
}

/// Walks from a person's first page along all links, then to what no link led to, until every address that these
/// acts open was seen.
async fn sweep(who: fn(&Small) -> PersonId, home: &str, acts: &[Act]) -> Result<()> {
    let test = lived::strained().await?;
    let small = test.small;
    let signal = lived::signal(&test).await?;
    let house = House::around(test).await?;
    let mut walker = house.visitor(PHONE, Language::Id, Address::Anda).await?;
    house.come_in(&walker, small.practice, who(&small)).await?;

    let mut sweep = Sweep::new(acts);
    sweep.queue.push_back(home.to_owned());
    if acts.contains(&Act::ReadCase) {
        sweep.queue.push_back(signal);
    }
    while let Some(path) = sweep.next() {
        if sweep.is_first(&path) {
            all_looks(&mut walker, &path).await?;
        } else {
            walker.words = Words::new(Language::Id, walker.words.address());
            walker.resize(360, 740).await?;
            walker.go_blind(&switching(Language::Id, &path)).await?;
            walker.look().await?;
        }
        for link in walker.page.evaluate(LINKS).await?.as_array().into_iter().flatten() {
            sweep.found(link.as_str().unwrap_or_default());
        }
    }
    ensure!(sweep.left.is_empty(), "nothing led to {:?}", sweep.left);
    let lost: Vec<_> = sweep.lost.iter().filter(|one| !AFTER_A_FORM.contains(one)).collect();
    ensure!(lost.is_empty(), "no link leads to {lost:?}");
    Ok(())
}

/// The page in both languages, each at both widths, once light and once dark.
async fn all_looks(walker: &mut Walker, path: &str) -> Result<()> {
    for language in [Language::Id, Language::En] {
        walker.words = Words::new(language, walker.words.address());
        for (width, height) in [(360, 740), (1280, 800)] {
            let dark = (language == Language::Id) == (width == 1280);
            walker.resize(width, height).await?;
            walker.page.prefers(if dark { "dark" } else { "light" }).await?;
            if width == 360 {
                walker.go_blind(&switching(language, path)).await?;
            }
            look::closely(walker, 200).await?;
        }
    }
    Ok(())
}

/// The address that switches the language and leads to this page.
fn switching(language: Language, path: &str) -> String {
    let back = path.replace('?', "%3F").replace('&', "%26");
    format!("/language/{language}?to={back}")
}

const LINKS: &str = "[...document.querySelectorAll('a[href]')].map(one => one.getAttribute('href'))
    .filter(one => one.startsWith('/') && !one.startsWith('/language/'))";

/// What is still to be seen.
struct Sweep {
    /// Addresses that these acts open and nothing has shown yet.
    left: BTreeSet<&'static str>,
    /// Those that no link led to.
    lost: BTreeSet<&'static str>,
    queue: VecDeque<String>,
    seen: BTreeMap<String, usize>,
    known: BTreeSet<String>,
    /// Kinds of pages that have been looked at.
    looked: BTreeSet<String>,
    /// What stood in the places of addresses, by their names.
    places: BTreeMap<&'static str, String>,
    patterns: Vec<&'static str>,
}

impl Sweep {
    fn new(acts: &[Act]) -> Self {
        // A calendar file or a copy is kept, not looked at.
        let looks = |path: &str| !path.ends_with("/calendar") && !path.ends_with(".json");
        let gets = || map().addresses.into_iter().filter(|one| one.method == Method::Get && looks(one.path));
        Self {
            left: gets().filter(|one| acts.contains(&one.act)).map(|one| one.path).collect(),
            lost: BTreeSet::new(),
            queue: VecDeque::new(),
            seen: BTreeMap::new(),
            known: BTreeSet::new(),
            looked: BTreeSet::new(),
            places: BTreeMap::new(),
            patterns: gets().map(|one| one.path).collect(),
        }
    }

    /// The next page to look at: one that a link led to, else one whose address can be put together.
    fn next(&mut self) -> Option<String> {
        let linked = !self.queue.is_empty();
        let path = self.queue.pop_front().or_else(|| {
            let whole = |pattern: &&'static str| {
                let parts = pattern.split('/').map(|part| match name(part) {
                    Some(name) => self.places.get(name).map(String::as_str),
                    None => Some(part),
                });
                parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
            };
            self.left.iter().find_map(whole)
        })?;
        if let Some(pattern) = self.pattern(&path) {
            if !linked {
                self.lost.insert(pattern);
            }
            self.left.remove(pattern);
            let parts = pattern.split('/').zip(path.split(['?', '#']).next().unwrap_or_default().split('/'));
            self.places.extend(parts.filter_map(|(part, value)| Some((name(part)?, value.to_owned()))));
        }
        Some(path)
    }

    /// Whether no page of this kind has been looked at before.
    fn is_first(&mut self, path: &str) -> bool {
        let kind = self.kind(path);
        self.looked.insert(kind)
    }

    /// The address in the map and what it is asked with.
    fn kind(&self, path: &str) -> String {
        let query = path.split_once('?').map_or("", |(_, query)| query.split('=').next().unwrap_or_default());
        format!("{}?{query}", self.pattern(path).unwrap_or_default())
    }

    fn found(&mut self, link: &str) {
        let link = link.split('#').next().unwrap_or_default();
        let kind = self.kind(link);
        if self.pattern(link).is_some() && self.known.insert(link.to_owned()) {
            let seen = self.seen.entry(kind).or_default();
            *seen += 1;
            if *seen <= PAGES {
                self.queue.push_back(link.to_owned());
            }
        }
    }

    /// The address in the map that a path is an instance of; the one with fewer places, where two fit.
    fn pattern(&self, path: &str) -> Option<&'static str> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let fits = |pattern: &&&'static str| {
            let (a, b): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
            a.len() == b.len() && a.iter().zip(&b).all(|(part, value)| name(part).is_some() || part == value)
        };
        self.patterns.iter().filter(fits).min_by_key(|pattern| pattern.matches('{').count()).copied()
    }
}

fn name(part: &'static str) -> Option<&'static str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_before_one_has_signed_in_is_whole() -> Result<()> {
    let house = House::open().await?;
    let mut walker = house.visitor(PHONE, Language::Id, Address::Anda).await?;
    let setup = house.keep(selaras_web::access::setup::address).await?;
    let Some(setup) = setup else { bail!("nothing to set up") };
    for path in ["/sign-in", "/unlock", &setup] {
        all_looks(&mut walker, path).await?;
    }
    for (path, status) in [("/nowhere", 404), ("/l/abc", 410), ("/cases/x", 404)] {
        walker.go_blind(path).await?;
        if walker.path().await? != "/sign-in" {
            look::closely(&walker, status).await?;
        }
    }
    Ok(())
}
