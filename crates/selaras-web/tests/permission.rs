//! Who may see what: every address, walked by everyone, against the tables of `docs/access.md`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use selaras_core::emergency::HOUR_MS;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, comes_by_link};
use selaras_store::audit::By;
use selaras_store::sign_ins::Kind;
use selaras_store::{Store, cases, emergencies, installation, links, people};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::lived::{Lived, NOW, Things};
use selaras_testkit::people::person as a_person;
use selaras_web::access::cookie::Token;
use selaras_web::access::sign_in;
use selaras_web::map::{Address, Method};
use selaras_web::router::map;
use tempfile::TempDir;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/access.md");

/// The people of `docs/access.md`, by the names they have there.
const PEOPLE: [&str; 19] = [
    "someone who has not signed in",
    "the client of the case",
    "another client of the practice",
    "the counsellor of record",
    "another counsellor of the practice",
    "the supervisor, with the client's consent",
    "the supervisor, without that consent",
    "a supervisor of other counsellors",
    "the administrator",
    "staff of another practice",
    "a client of another practice",
    "a supervisor who has broken the glass",
    "a supervisor whose hour is over",
    "a counsellor named for emergencies",
    "a named counsellor who has broken the glass",
    "the auditor",
    "anyone with another part",
    "the guardian of the client",
    "a guardian of another client",
];

/// How things stand in the case that everybody tries to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    /// The client has agreed to supervision; otherwise they agreed, and took it back.
    consent: bool,
    closed: bool,
    restricted: bool,
    /// When the supervisor, and the counsellor who is named for emergencies, broke the glass.
    glass: Option<Moment>,
}

const OPEN: State = State { consent: false, closed: false, restricted: false, glass: None };
const BROKEN: Option<Moment> = Some(NOW.plus_ms(-HOUR_MS + 1));
const OVER: Option<Moment> = Some(NOW.plus_ms(-HOUR_MS));

/// What a form may hold, whatever it asks: enough for each to be taken.
fn generous(lived: &Lived) -> Vec<(&'static str, String)> {
    let fixed = [
        ("words", "Kata"),
        ("topic", "Topik"),
        ("talk", "direct"),
        ("outcome", "repaired"),
        ("ending", "planned"),
        ("stance", "talk"),
        ("read", "1"),
        ("went", "done"),
        ("near", "5"),
        ("when-planned", "2026-11-20T10:00"),
        ("purpose", "Tidur"),
        ("summary", "Napas"),
        ("note", "Catatan"),
        ("name", "Nama"),
        ("reason", "Ibunya menelepon: ia tidak pulang."),
        ("named", "yes"),
        ("counsellor", "yes"),
        ("language", "id"),
        ("address", "anda"),
        ("zone", "Asia/Jakarta"),
        ("emergency_id", "119"),
        ("emergency_en", "119"),
        ("place", "between"),
        ("mark", "read"),
        ("agrees", "yes"),
        ("seen-by", "both"),
        ("clause", "between"),
        ("on", "2026-11-03"),
        ("kept", "yes"),
        ("kinship", "mother"),
        ("proof", "school"),
        ("born", "2012-05-17"),
        ("shares", "yes"),
        ("answer", "yes"),
    ];
    let scales = ["rest", "mood", "people", "duties", "hope", "goal", "task", "bond"];
    let both = ["own-goal", "own-task", "own-bond", "guess-goal", "guess-task", "guess-bond"];
    let mut form: Vec<(&'static str, String)> = fixed.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
    form.extend(scales.iter().chain(&both).map(|name| (*name, "4".to_owned())));
    form.push(("supervisor", lived.here.people.supervisor.to_string()));
    form.push(("counsellor", lived.here.people.counsellor.to_string()));
    form
}

/// A database in which everything has happened, to be copied for each address.
struct World {
    folder: TempDir,
    lived: Lived,
    tokens: BTreeMap<PersonId, Token>,
    link: Token,
    state: State,
    named: PersonId,
    auditor: PersonId,
    another: PersonId,
}

/// A copy of it with the program over it.
struct Copy {
    app: TestApp,
    store: Store,
    file: PathBuf,
    _folder: TempDir,
}

impl World {
    fn make(state: State) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::sqlite(&folder.path().join("selaras.db"), selaras_testkit::stores::keys()).unwrap();
        let lived = store.write_here(Lived::make).unwrap();
        let made = store.write_here(move |tx| {
            let here = lived.here.people;
            lived.consent(tx)?;
            if !state.consent {
                cases::allow_supervision(tx, here.practice, here.case, None)?;
            }
            if state.closed {
                lived.close(tx)?;
            }
            if state.restricted {
                cases::restrict(tx, here.practice, here.case, Some(NOW))?;
            }
            let named = a_person(tx, here.practice, "Tono", Role::Counsellor)?;
            emergencies::name(tx, here.practice, named, true)?;
            let auditor = a_person(tx, here.practice, "Wati", Role::Auditor)?;
            let another = a_person(tx, here.practice, "Yusuf", Role::Guardian)?;
            use Role::{Commissioner, HeadOfSchool, HomeroomTeacher, Proctor, Psychologist, Researcher};
            for role in [Psychologist, HomeroomTeacher, HeadOfSchool, Proctor, Commissioner, Researcher] {
                people::give_role(tx, here.practice, another, role)?;
            }
            for who in [here.supervisor, named] {
                if let Some(at) = state.glass {
                    let by =
                        By { practice: here.practice, person: Some(who), now: at, case: Some(here.case) };
                    emergencies::open(tx, by, here.case, who, "Ibunya menelepon: ia tidak pulang.")?;
                }
            }
            let guardians = [lived.here.guardian, lived.beside.guardian];
            let more = [named, auditor, another].into_iter().chain(guardians).map(|who| (here.practice, who));
            let mut tokens = BTreeMap::new();
            for (practice, person) in everyone(&lived).into_iter().chain(more) {
                let client = comes_by_link(&people::roles(tx, practice, person)?);
                let token = Token::new(practice);
                let kind = if client { Kind::Client } else { Kind::Staff };
                sign_in::begin(tx, &token, person, kind, NOW)?;
                tokens.insert(person, token);
            }
            let (practice, person) = (lived.here.people.practice, lived.here.people.client);
            let link = Token::new(practice);
            let kept = links::Link {
                practice,
                token: link.digest(),
                person,
                made_by: None,
                made_at: NOW,
                ends_at: NOW.plus_days(1),
                used_at: None,
                renews_pin: false,
            };
            links::add(tx, &kept)?;
            installation::key(tx, "tickets")?;
            Ok::<_, selaras_store::StoreError>((tokens, link, [named, auditor, another]))
        });
        let (tokens, link, [named, auditor, another]) = made.unwrap();
        drop(store);
        // The store closes on a thread of its own; only then does everything stand in the one file that is copied.
        let wal = folder.path().join("selaras.db-wal");
        let waits = (0..1000).take_while(|_| wal.exists());
        waits.for_each(|_| std::thread::sleep(std::time::Duration::from_millis(10)));
        assert!(!wal.exists(), "the store closes");
        Self { folder, lived, tokens, link, state, named, auditor, another }
    }

    fn copy(&self) -> Copy {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("selaras.db");
        std::fs::copy(self.folder.path().join("selaras.db"), &file).unwrap();
        let store = Store::sqlite(&file, selaras_testkit::stores::keys()).unwrap();
        let app = TestApp::around(&store, self.lived.here.people, NOW);
        Copy { app, store, file, _folder: folder }
    }

    /// The people who can be met here: the one supervisor, and the one named counsellor, go by different names.
    fn met(&self) -> impl Iterator<Item = &'static str> {
        let broken = self.state.glass == BROKEN;
        let supervisor = match self.state {
            State { consent: true, .. } => PEOPLE[5],
            State { glass: None, .. } => PEOPLE[6],
            _ if broken => PEOPLE[11],
            _ => PEOPLE[12],
        };
        let named = if broken { PEOPLE[14] } else { PEOPLE[13] };
        let absent =
            move |at: usize| matches!(at, 5 | 6 | 11..=14) && PEOPLE[at] != supervisor && PEOPLE[at] != named;
        (0..PEOPLE.len()).filter(move |at| !absent(*at)).map(|at| PEOPLE[at])
    }

    fn person(&self, who: &str) -> Option<PersonId> {
        match who {
            "a counsellor named for emergencies" | "a named counsellor who has broken the glass" => {
                Some(self.named)
            }
            "the auditor" => Some(self.auditor),
            "anyone with another part" => Some(self.another),
            "the guardian of the client" => Some(self.lived.here.guardian),
            "a guardian of another client" => Some(self.lived.beside.guardian),
            who => person(&self.lived, who),
        }
    }

    fn visitor(&self, copy: &Copy, who: &str) -> Visitor {
        match self.person(who) {
            None => copy.app.stranger(),
            Some(person) => copy.app.with_token(person, &self.tokens[&person]),
        }
    }

    fn address(&self, things: &Things, path: &str) -> String {
        let other = |name: &str| match name {
            "token" if path.starts_with("/l/") => Some(self.link.text()),
            "language" => Some("en".to_owned()),
            "file" => Some("missing.css".to_owned()),
            _ => None,
        };
        match path {
            "/assets/{file}" => selaras_web::assets::STAFF_CSS.address.clone(),
            _ => things.address_but(path, other),
        }
    }
}

impl Copy {
    /// What is on the disk beyond the database that was copied: whatever was written since.
    fn written(&self) -> Vec<u8> {
        std::fs::read(self.file.with_extension("db-wal")).unwrap_or_default()
    }
}

fn person(lived: &Lived, who: &str) -> Option<PersonId> {
    let (here, elsewhere) = (&lived.here.people, &lived.elsewhere.people);
    let at = PEOPLE.iter().position(|one| *one == who).unwrap();
    let people = [
        here.client,
        here.other_client,
        here.counsellor,
        here.colleague,
        here.supervisor,
        here.supervisor,
        lived.other_supervisor,
        here.administrator,
        elsewhere.counsellor,
        elsewhere.client,
    ];
    match at {
        0 => None,
        11 | 12 => Some(here.supervisor),
        at => Some(people[at - 1]),
    }
}

fn everyone(lived: &Lived) -> BTreeSet<(PracticeId, PersonId)> {
    let elsewhere = [lived.elsewhere.people.counsellor, lived.elsewhere.people.client];
    let place = |person| {
        let people = if elsewhere.contains(&person) { &lived.elsewhere.people } else { &lived.here.people };
        (people.practice, person)
    };
    PEOPLE[..13].iter().filter_map(|who| person(lived, who)).map(place).collect()
}

/// A table of `docs/access.md`: for each person what happens while the case is open, after it is closed, and while
/// processing is stopped.
type Table = BTreeMap<String, [String; 3]>;

/// The rules: each address as it stands there (`GET /cases/{case}`) with its table.
fn rules() -> Vec<(String, Table)> {
    let text = std::fs::read_to_string(RULES).unwrap();
    let mut rules = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Who"));
        let table: Table = rows
            .map(|row| {
                let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
                assert_eq!(cells.len(), 4, "{row}");
                (cells[0].to_owned(), [1, 2, 3].map(|at| cells[at].to_owned()))
            })
            .collect();
        for who in table.keys() {
            assert!(
                PEOPLE.contains(&who.as_str()) || who.starts_with("everyone"),
                "nobody is called `{who}`"
            );
        }
        for line in section.lines().filter(|line| line.starts_with("- `")) {
            rules.push((line.split('`').nth(1).unwrap().to_owned(), table.clone()));
        }
    }
    rules
}

fn name(address: &Address) -> String {
    let method = if address.method == Method::Get { "GET" } else { "POST" };
    format!("{method} {}", address.path)
}

fn expected<'t>(table: &'t Table, who: &str, state: State) -> &'t str {
    let rest = || table.iter().find(|(who, _)| who.starts_with("everyone")).map(|(_, cells)| cells);
    let cells = table.get(who).or_else(rest).unwrap_or_else(|| panic!("no row for {who}"));
    &cells[if state.closed { 1 } else { 2 * usize::from(state.restricted) }]
}

fn happened(path: &str, reply: &Reply) -> &'static str {
    let to = reply.to.as_deref().unwrap_or("");
    let door = to.starts_with("/sign-in") || to.starts_with("/unlock");
    match reply.status.as_u16() {
        401 => "the door",
        // A form that comes from a phone that has locked itself meets the door with its words kept.
        200 if path != "/unlock" && reply.text.contains("name=\"unlock-pin\"") => "the door",
        303 if door && path != "/" && path != "/sign-out" => "the door",
        404 => "not there",
        409 if reply.text.contains("Nothing can be added for now") => "stopped",
        409 => {
            assert!(reply.text.contains("This counselling has ended"), "{path}: {}", reply.text);
            "closed"
        }
        // The provider of these tests does not answer.
        200 | 303 | 422 | 424 | 429 => "yes",
        status => panic!("{path} answers {status}: {}", reply.text),
    }
}

#[test]
fn every_address_stands_in_exactly_one_table() {
    let ruled: Vec<String> = rules().into_iter().map(|(address, _)| address).collect();
    let there: BTreeSet<String> = map().addresses.iter().map(name).collect();
    let once: BTreeSet<String> = ruled.iter().cloned().collect();
    let twice: Vec<&String> =
        once.iter().filter(|one| ruled.iter().filter(|r| r == one).count() > 1).collect();
    let without: Vec<&String> = there.difference(&once).collect();
    let gone: Vec<&String> = once.difference(&there).collect();
    assert!(without.is_empty(), "addresses without a row in docs/access.md: {without:#?}");
    assert!(gone.is_empty(), "rows of docs/access.md without an address: {gone:#?}");
    assert!(twice.is_empty(), "addresses with more than one row: {twice:#?}");
}

#[tokio::test]
async fn everyone_may_do_exactly_what_the_tables_say_while_a_case_is_open() {
    walk(State { consent: true, ..OPEN }).await;
    walk(OPEN).await;
}

#[tokio::test]
async fn everyone_may_do_exactly_what_the_tables_say_after_a_case_is_closed() {
    walk(State { consent: true, closed: true, ..OPEN }).await;
    walk(State { closed: true, ..OPEN }).await;
}

#[tokio::test]
async fn everyone_may_do_exactly_what_the_tables_say_while_processing_is_stopped() {
    walk(State { consent: true, restricted: true, ..OPEN }).await;
    walk(State { restricted: true, ..OPEN }).await;
    walk(State { restricted: true, closed: true, ..OPEN }).await;
}

#[tokio::test]
async fn everyone_may_do_exactly_what_the_tables_say_when_the_glass_was_broken() {
    walk(State { glass: BROKEN, ..OPEN }).await;
    walk(State { glass: BROKEN, closed: true, ..OPEN }).await;
    walk(State { glass: BROKEN, restricted: true, ..OPEN }).await;
    walk(State { glass: OVER, ..OPEN }).await;
}

#[tokio::test]
async fn a_sign_in_that_is_over_opens_no_more_than_none() {
    let world = World::make(State { consent: true, ..OPEN });
    let rules: BTreeMap<String, Table> = rules().into_iter().collect();
    let copy = world.copy();
    copy.app.days_pass(3);
    let before = copy.written();
    // Signing out leads to the door in any case.
    let leaves = |address: &Address| address.path == "/sign-out";
    for address in map().addresses.iter().filter(|one| one.page.is_some() && !leaves(one)) {
        let name = name(address);
        let path = world.address(&world.lived.here, address.path);
        for who in world.met().skip(1) {
            let mut visitor = world.visitor(&copy, who);
            let reply = match address.method {
                Method::Get => visitor.get(&path).await,
                Method::Post => visitor.post_plain(&path, &[("words", "Kata")]).await,
            };
            let expected = expected(&rules[&name], "someone who has not signed in", OPEN);
            assert_eq!(happened(&path, &reply), expected, "{name}: {who}");
        }
    }
    assert_eq!(copy.written(), before);
}

async fn walk(state: State) {
    let world = World::make(state);
    let rules: BTreeMap<String, Table> = rules().into_iter().collect();
    let looking = world.copy();
    let mut wrong = Vec::new();
    for address in map().addresses {
        let name = name(&address);
        let table = &rules[&name];
        let path = world.address(&world.lived.here, address.path);
        let copy = if address.method == Method::Post { &world.copy() } else { &looking };
        let (may, may_not): (Vec<&str>, Vec<&str>) =
            world.met().partition(|who| expected(table, who, state) == "yes");
        // Whoever may not comes first: what they send must not change what the others find, nor the disk.
        for who in may_not.into_iter().chain(may) {
            let expected = expected(table, who, state);
            let before = copy.written();
            let reply = visit(&world, copy, who, &address, &path).await;
            let happened = happened(&path, &reply);
            if happened != expected {
                wrong.push(format!("{name}: {who}: {happened} instead of {expected}"));
            }
            if happened != "yes" && copy.written() != before {
                wrong.push(format!("{name}: {who}: {happened}, and yet something was written"));
            }
        }
        copy.store.answers().await.unwrap();
    }
    assert!(wrong.is_empty(), "{state:?}: {wrong:#?}");
}

async fn visit(world: &World, copy: &Copy, who: &str, address: &Address, path: &str) -> Reply {
    let mut visitor = world.visitor(copy, who);
    match (address.method, address.page) {
        (Method::Get, _) => visitor.get(path).await,
        (Method::Post, None) => visitor.post_plain(path, &[("login", "nobody"), ("words", "abc")]).await,
        (Method::Post, Some(_)) => {
            let form = generous(&world.lived);
            let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
            match who {
                "someone who has not signed in" => visitor.post_plain(path, &form).await,
                _ => visitor.post(path, &form).await,
            }
        }
    }
}

/// Everyone who may open an address at all, and whose case it then is.
fn rightful<'w>(world: &'w World, address: &Address) -> Option<(&'static str, &'w Things)> {
    use selaras_core::access::Act;
    let who = match address.act {
        Act::ReadOwn | Act::ActOnOwn => "the client of the case",
        Act::ReadCase | Act::WorkOnCase | Act::ReadPrivateNotes => "the counsellor of record",
        Act::RunPractice | Act::KeepRecords => "the administrator",
        _ => return None,
    };
    Some((who, &world.lived.here))
}

#[tokio::test]
async fn what_belongs_to_another_case_is_not_there_under_ones_own() {
    let world = World::make(State { consent: true, ..OPEN });
    let copy = world.copy();
    let before = copy.written();
    let (mut tried, mut wrong) = (0, Vec::new());
    for address in map().addresses {
        let Some((who, own)) = rightful(&world, &address) else { continue };
        let objects = |name: &str| !["case", "token", "file", "language", "kind"].contains(&name);
        if !address
            .path
            .split('/')
            .any(|part| part.starts_with('{') && objects(part.trim_matches(['{', '}'])))
        {
            continue;
        }
        let strangers = [Some(&world.lived.beside), Some(&world.lived.elsewhere), None];
        for theirs in strangers {
            // What belongs to the practice is its administrator's, whichever case it came from.
            let of_practice = ["{person}", "{certificate}", "{breach}", "{provider}"];
            if of_practice.iter().any(|place| address.path.contains(place))
                && theirs.is_some_and(|one| one.mark == "milik-rizky")
            {
                continue;
            }
            let nothing = || "00000000000070008000000000000000".to_owned();
            let path = own.address_but(address.path, |name| {
                objects(name)
                    .then(|| theirs.map_or_else(nothing, |one| one.place(address.path, name).unwrap()))
            });
            let reply = visit(&world, &copy, who, &address, &path).await;
            tried += 1;
            if reply.status.as_u16() != 404 {
                wrong.push(format!("{}: {path}: {} {:?}", name(&address), reply.status, reply.to));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 100, "only {tried} addresses were tried");
    // Reading leaves a line in the audit; what was refused leaves nothing.
    assert_eq!(copy.written(), before);
}

/// What nobody of these names may ever read on any page: marks of other cases, and names of people.
fn hidden(who: &str) -> Vec<&'static str> {
    let here = ["Dewi", "Rizky", "Sari", "Bagus", "Ratna", "Umar", "Joko", "Melati"];
    let elsewhere = ["milik-seberang", "Zulaikha", "Xaverius", "Praktik Seberang"];
    let all = ["milik-dewi", "milik-rizky", "catatan-pribadi", "renungan-pribadi", "tanya-diri"];
    let beside = ["milik-rizky", "Rizky"];
    let mut hidden: Vec<&str> = match who {
        "the client of the case" => [&beside[..], &["Bagus", "catatan-pribadi", "tanya-diri"]].concat(),
        "another client of the practice" => {
            vec!["milik-dewi", "Dewi", "Sari", "catatan-pribadi", "tanya-diri"]
        }
        "the counsellor of record" => [&beside[..], &["renungan-pribadi"]].concat(),
        "another counsellor of the practice" => vec!["milik-dewi", "Dewi", "renungan-pribadi"],
        "the supervisor, with the client's consent"
        | "a supervisor who has broken the glass"
        | "a named counsellor who has broken the glass" => [&beside[..], &all[2..]].concat(),
        "the guardian of the client" => {
            [&beside[..], &all[2..], &["renungan-bersama", "Kabar-wali"]].concat()
        }
        "a guardian of another client" => {
            [&["milik-dewi", "Dewi"], &all[2..], &["renungan-bersama", "Kabar-wali"]].concat()
        }
        "staff of another practice" => [&all[..2], &here, &["renungan-pribadi"]].concat(),
        "a client of another practice" => [&all[..2], &here, &["catatan-pribadi", "tanya-diri"]].concat(),
        "someone who has not signed in" => [&all[..], &here].concat(),
        _ => [&all[..], &["Dewi", "Rizky"]].concat(),
    };
    if who != "staff of another practice" && who != "a client of another practice" {
        hidden.extend(elsewhere);
    }
    hidden
}

/// What they must find, lest the test be blind.
fn found(who: &str) -> &'static [&'static str] {
    match who {
        "the client of the case" => &["milik-dewi", "renungan-pribadi", "renungan-bersama", "Sari"],
        "another client of the practice" => &["milik-rizky", "renungan-pribadi"],
        "the counsellor of record" => {
            &["milik-dewi", "catatan-pribadi", "renungan-bersama", "tanya-diri", "Dewi"]
        }
        "another counsellor of the practice" => &["milik-rizky", "catatan-pribadi"],
        "the supervisor, with the client's consent"
        | "a supervisor who has broken the glass"
        | "a named counsellor who has broken the glass" => &["milik-dewi", "renungan-bersama", "Dewi"],
        "the guardian of the client" => &["Dewi", "Tidur milik-dewi"],
        "the supervisor, without that consent" => &["Sari"],
        "the administrator" => &["Sari", "Ratna"],
        "staff of another practice" => &["milik-seberang", "catatan-pribadi", "Xaverius"],
        "a client of another practice" => &["milik-seberang", "renungan-pribadi"],
        _ => &[],
    }
}

#[tokio::test]
async fn no_page_shows_anything_of_another_case_or_practice_and_nothing_private() {
    let with_glass = State { glass: BROKEN, ..OPEN };
    for state in [State { consent: true, ..OPEN }, OPEN, with_glass, State { glass: OVER, ..OPEN }] {
        let world = World::make(state);
        let copy = world.copy();
        for who in world.met() {
            let pages = read_everything(&world, &copy, who).await;
            for (path, text) in &pages {
                for word in hidden(who) {
                    assert!(!text.contains(word), "{who} reads `{word}` on {path}");
                }
                let note = path.ends_with("/note");
                assert!(note || !text.contains("catatan-pribadi"), "a private note stands on {path}");
            }
            for word in found(who) {
                let reads = pages.iter().any(|(_, text)| text.contains(word));
                assert!(reads, "{who} nowhere reads `{word}`: {state:?}");
            }
        }
    }
}

/// A page without the random letters of its forms' tickets, among which any short name may stand by chance.
fn without_tickets(page: &str) -> String {
    const BEFORE: &str = "name=\"ticket\" value=\"";
    let mut parts = page.split(BEFORE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + BEFORE + part.split_once('"').map_or(part, |(_, rest)| rest))
}

/// Every page that looks, with whatever can be put into its address, in both languages.
async fn read_everything(world: &World, copy: &Copy, who: &str) -> Vec<(String, String)> {
    let mut visitor = world.visitor(copy, who);
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    for address in map().addresses.iter().filter(|address| address.method == Method::Get) {
        for things in [&world.lived.here, &world.lived.beside, &world.lived.elsewhere] {
            for session in [things.held, things.due] {
                let path =
                    things.address_but(address.path, |name| (name == "session").then(|| session.to_string()));
                if !seen.insert(path.clone()) {
                    continue;
                }
                for language in ["id", "en"] {
                    visitor.reads(language);
                    pages.push((path.clone(), without_tickets(&visitor.get(&path).await.text)));
                }
            }
        }
    }
    pages
}
