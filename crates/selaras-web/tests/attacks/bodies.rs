//! Identifiers of other cases and practices inside forms and behind question marks.

use std::collections::BTreeSet;

use selaras_core::case::Ending;
use selaras_store::cases::{self, Ended};
use selaras_testkit::forms::Kind;
use selaras_testkit::lived::{NOW, Things};
use selaras_testkit::stores;
use selaras_web::map::Method;
use selaras_web::rounds;
use selaras_web::router::map;

use crate::books::{Books, Change, identifiers};
use crate::forms::{Who, World, pairs, places};
use crate::taken;

fn is_identifier(value: &str) -> bool {
    value.len() == 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The identifier for a field of this name: what the name asks for, or always the same kind.
fn foreign(things: &Things, name: &str, what: &str) -> String {
    let kind = match name {
        _ if what == "client" => "client",
        "session" => "held",
        "person" | "counsellor" => "counsellor",
        "id" => "given",
        other => other,
    };
    let all = identifiers(things);
    let found = all.iter().find(|(one, _)| *one == kind).or(all.iter().find(|(one, _)| *one == "case"));
    found.map(|(_, id)| id.clone()).unwrap()
}

/// Whether a change touches what belongs to the other practice or the other client's case, or names any of it.
fn touches(change: &Change, world: &World, with_practice: bool) -> Option<String> {
    let mut foreign: BTreeSet<String> =
        identifiers(&world.lived.elsewhere).into_iter().map(|(_, id)| id).collect();
    let beside = identifiers(&world.lived.beside).into_iter();
    let own: BTreeSet<String> = identifiers(&world.lived.here).into_iter().map(|(_, id)| id).collect();
    foreign.extend(beside.map(|(_, id)| id).filter(|id| !with_practice && !own.contains(id)));
    let rows = || change.gone.iter().chain(&change.come);
    rows().find(|row| foreign.iter().any(|id| row.to_lowercase().contains(id))).cloned()
}

#[tokio::test]
async fn no_form_reaches_what_belongs_to_another_case_or_practice_by_naming_it() {
    let store = stores::sqlite();
    let (mut asked, mut tried) = (BTreeSet::new(), 0);
    for place in places(&store).await {
        let world = World::new(&store);
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        // Forms that never ask for an identifier are given one all the same: `goal` is asked where goals stand.
        let named: Vec<String> =
            fields.iter().filter(|(_, value)| is_identifier(value)).map(|(name, _)| name.clone()).collect();
        let names = ["goal", "task", "session", "case", "stay", "supervisor", "counsellor", "person", "id"];
        let names: BTreeSet<String> =
            names.into_iter().map(str::to_owned).chain(named.iter().cloned()).collect();
        // What somebody writes in words may read like an identifier, and is kept as words.
        let worded = |name: &String| place.kinds.iter().any(|(one, k)| one == name && *k == Kind::Words);
        let names: BTreeSet<String> = names.into_iter().filter(|name| !worded(name)).collect();
        asked.extend(named.into_iter().map(|name| (place.action, name)));
        let practice = place.who == Who::Administrator;
        // What each name asks for, as it stands in the other case; then something else altogether.
        let strangers = [&world.lived.beside, &world.lived.elsewhere].into_iter().skip(usize::from(practice));
        let ways = strangers.flat_map(|things| ["of the right kind", "client"].map(|what| (what, things)));
        let mut before = Books::of(&world).await;
        for (what, things) in ways {
            let mut sent: Vec<(String, String)> = fields.clone();
            sent.retain(|(name, _)| name != "ticket" && !names.contains(name));
            sent.extend(names.iter().map(|name| (name.clone(), foreign(things, name, what))));
            let reply = visitor.post(&path, &pairs(&sent)).await;
            let after = Books::of(&world).await;
            let change = before.until(&after).but_tickets();
            before = after;
            tried += 1;
            assert!(!reply.status.is_server_error(), "{} with {what}: {}", place.action, reply.status);
            assert!(
                taken(&reply) || change.is_empty(),
                "{} with {what}: {} and yet {change:?}",
                place.action,
                reply.status
            );
            if let Some(row) = touches(&change, &world, practice) {
                panic!("{} with {what}: {row}", place.action);
            }
            assert!(!reply.text.contains("milik-rizky") && !reply.text.contains("milik-seberang"));
        }
    }
    assert!(tried > 150, "only {tried} forms were tried");
    let needed = ["goal", "supervisor", "counsellor"];
    let missing: Vec<_> = needed.iter().filter(|name| !asked.iter().any(|(_, one)| one == *name)).collect();
    assert!(missing.is_empty(), "no page asks for {missing:?}: the test would be blind");
}

#[tokio::test]
async fn ones_own_goal_or_task_is_not_there_under_the_address_of_another_case() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let mut visitor = world.visitor(Who::Counsellor).await;
    let before = Books::of(&world).await;
    let mut tried = 0;
    for address in map().addresses.iter().filter(|one| one.path.starts_with("/cases/{case}/")) {
        for case in [world.lived.beside.people.case, world.lived.elsewhere.people.case] {
            let path =
                world.lived.here.address_but(address.path, |n| (n == "case").then(|| case.to_string()));
            let reply = match address.method {
                Method::Get => visitor.get(&path).await,
                Method::Post => visitor.post(&path, &[("words", "Kata"), ("stance", "agree")]).await,
            };
            assert_eq!(reply.status.as_u16(), 404, "{path}");
            tried += 1;
        }
    }
    assert!(tried > 80, "only {tried}");
    assert_eq!(Books::of(&world).await, before);
}

/// Years after both cases ended, with what is due proposed on both sides.
async fn years_later(world: &World) {
    let [here, elsewhere] = [world.lived.here.people, world.lived.elsewhere.people];
    let close = move |tx: &mut selaras_store::Tx<'_>| {
        for people in [here, elsewhere] {
            let ended = Ended { at: NOW, ending: Ending::Planned, words: "Cukup".to_owned() };
            cases::close(tx, people.practice, people.case, &ended)?;
        }
        Ok::<_, selaras_store::StoreError>(())
    };
    world.app.app.store.write(close).await.unwrap();
    world.app.days_pass(800);
    rounds::once(&world.app.app).await.unwrap();
}

#[tokio::test]
async fn an_administrator_destroys_and_releases_nothing_of_another_practice() {
    let store = stores::sqlite();
    let world = World::new(&store);
    years_later(&world).await;
    let [here, elsewhere] = [world.lived.here.people, world.lived.elsewhere.people];
    let mut joko = world.visitor(Who::Administrator).await;
    let mut zulaikha = world.app.signed_in_at(elsewhere.practice, elsewhere.administrator).await;
    let (ours, theirs) = (here.case.to_string(), elsewhere.case.to_string());
    let before = Books::of(&world).await;
    joko.post("/practice/retention/destruction", &[("class", "answers"), ("case", &theirs)]).await;
    let change = before.until(&Books::of(&world).await).but_tickets();
    assert!(change.is_empty(), "{change:?}");
    // Both at once: one's own goes, the other stays.
    let both = [("class", "answers"), ("case", theirs.as_str()), ("case", ours.as_str())];
    joko.post("/practice/retention/destruction", &both).await;
    let change = before.until(&Books::of(&world).await);
    let of = |rows: &[String], id: &str| rows.iter().any(|row| row.to_lowercase().contains(id));
    assert!(of(&change.gone, &ours), "what is due here is destroyed: {change:?}");
    assert!(!of(&change.gone, &elsewhere.practice.to_string()), "{change:?}");

    // A stay of the other practice, lifted under one's own case.
    let stay = [("stay", "legal-hold"), ("reason", "Perkara 12"), ("until", "2031-01-01")];
    zulaikha.post(&format!("/practice/retention/{theirs}/stay"), &stay).await;
    let page = zulaikha.get(&format!("/practice/retention/{theirs}")).await.text;
    let stay = page.split("name=\"stay\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let before = Books::of(&world).await;
    let lifting = |case: &str| format!("/practice/retention/{case}/lifting");
    let beside = world.lived.beside.people.case.to_string();
    for case in [&ours, &beside, &theirs] {
        joko.post(&lifting(case), &[("stay", &stay)]).await;
        let change = before.until(&Books::of(&world).await).but_tickets();
        assert!(change.is_empty(), "{change:?}");
    }
    zulaikha.post(&lifting(&theirs), &[("stay", &stay)]).await;
    let lifted = before.until(&Books::of(&world).await).but_tickets();
    assert!(!lifted.is_empty(), "their own administrator lifts it");
}

#[tokio::test]
async fn identifiers_behind_a_question_mark_open_nothing_of_others() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let foreign = [&world.lived.beside, &world.lived.elsewhere].map(identifiers).concat();
    for who in [Who::Client, Who::Counsellor] {
        let mut visitor = world.visitor(who).await;
        for address in map().addresses.iter().filter(|one| one.method == Method::Get && one.page.is_some()) {
            let path = world.lived.here.address(address.path);
            for (_, id) in &foreign {
                let query = format!("goal={id}&person={id}&case={id}&session={id}&practice={id}&client={id}");
                let reply = visitor.get(&format!("{path}?{query}")).await;
                for word in ["milik-rizky", "milik-seberang", "Rizky", "Xaverius"] {
                    assert!(!reply.text.contains(word), "{word} on {path}?{query}");
                }
            }
        }
    }
}
