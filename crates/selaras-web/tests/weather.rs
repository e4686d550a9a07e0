//! Rough weather for every form there is: sent twice, sent late, sent half, sent full of nonsense.
//!
//! The forms are those that stand on the pages: each address that takes one is found on a page that shows it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "weather/forms.rs"]
mod forms;

use std::collections::BTreeSet;

use selaras_store::pins;
use selaras_testkit::app::Reply;
use selaras_testkit::forms::Kind;
use selaras_testkit::lived::NOW;
use selaras_testkit::stores::{self, Fresh};
use selaras_web::access::secret;
use selaras_web::map::Method;
use selaras_web::router::map;

use forms::{ELSEWHERE, LOOKS, Place, World, pairs, places};

/// The driver of PostgreSQL brings a runtime of its own, which must not begin inside this one.
fn postgres() -> Fresh {
    std::thread::spawn(stores::postgres).join().unwrap()
}

fn taken(reply: &Reply) -> bool {
    matches!(reply.status.as_u16(), 200 | 303)
}

#[tokio::test]
async fn every_address_that_takes_a_form_is_reached_from_a_page() {
    let store = stores::sqlite();
    let found: BTreeSet<&str> = places(&store).await.iter().map(|place| place.action).collect();
    let behind = map().addresses;
    let behind = behind.iter().filter(|one| one.method == Method::Post && one.page.is_some());
    let missing: Vec<&str> = behind.map(|one| one.path).filter(|path| !found.contains(path)).collect();
    let elsewhere = ELSEWHERE.map(|(path, _)| path);
    let unknown: Vec<_> = missing.iter().filter(|path| !elsewhere.contains(path)).collect();
    assert!(unknown.is_empty(), "no page shows a form for {unknown:#?}");
    let shown: Vec<_> = elsewhere.iter().filter(|path| !missing.contains(path)).collect();
    assert!(shown.is_empty(), "shown after all, so nothing excuses {shown:#?}");
    for (path, test) in ELSEWHERE {
        let source =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(test)).unwrap();
        let end = path.rsplit('/').next().unwrap();
        assert!(source.contains(end), "{test} does not send {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_stored_once_and_leads_to_the_same_place_on_sqlite() {
    twice(&stores::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_stored_once_and_leads_to_the_same_place_on_postgresql() {
    twice(&postgres()).await;
}

async fn twice(store: &Fresh) {
    let mut wrong = Vec::new();
    for place in places(store).await.into_iter().filter(|place| !LOOKS.contains(&place.action)) {
        let (one, two) = (World::new(store), World::new(store));
        let alone = one_after_the_other(&one, &place, &mut wrong).await;
        let together = at_the_same_time(&two, &place, &mut wrong).await;
        if alone != together {
            wrong.push(format!("{}: stored {alone:?} by one, {together:?} by two at once", place.action));
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", store.kind());
}

/// Sends one form twice; gives back how many rows it left in each table.
async fn one_after_the_other(world: &World, place: &Place, wrong: &mut Vec<String>) -> Vec<i64> {
    let mut visitor = world.visitor(place.who).await;
    let (path, fields) = world.form(&mut visitor, place).await.expect(place.action);
    let before = world.counts().await;
    let first = visitor.post_plain(&path, &pairs(&fields)).await;
    let once = world.counts().await;
    if !taken(&first) {
        wrong.push(format!("{}: a filled form is answered {}: {fields:?}", place.action, first.status));
        return Vec::new();
    }
    let mut visitor = if place.action == "/sign-out" { world.visitor(place.who).await } else { visitor };
    let second = visitor.post_plain(&path, &pairs(&fields)).await;
    let led = second.to.clone().unwrap_or_default();
    if second.status.as_u16() != 303 || first.to.as_ref().is_some_and(|to| *to != led) {
        wrong.push(format!("{}: first {:?}, then {} {led}", place.action, first.to, second.status));
    }
    if led.is_empty() {
        return Vec::new();
    }
    if world.counts().await != once && place.action != "/sign-out" {
        wrong.push(format!("{}: the second time something was stored again", place.action));
    }
    let mut there = visitor.get(&led).await;
    while let Some(to) = there.to.clone().filter(|_| place.action != "/sign-out") {
        there = visitor.get(&to).await;
    }
    if !there.status.is_success() && place.action != "/sign-out" {
        wrong.push(format!("{}: it leads to {led}, which answers {}", place.action, there.status));
    }
    once.iter().zip(&before).map(|(after, before)| after - before).collect()
}

/// Sends one form on two lines at the same moment; gives back how many rows that left.
async fn at_the_same_time(world: &World, place: &Place, wrong: &mut Vec<String>) -> Vec<i64> {
    let mut visitor = world.visitor(place.who).await;
    let (path, fields) = world.form(&mut visitor, place).await.expect(place.action);
    let before = world.counts().await;
    let send = |mut visitor: selaras_testkit::app::Visitor| {
        let (path, fields) = (path.clone(), fields.clone());
        tokio::spawn(async move { visitor.post_plain(&path, &pairs(&fields)).await })
    };
    let (one, two) = (send(visitor.clone()), send(visitor.clone()));
    let (one, two) = (one.await.unwrap(), two.await.unwrap());
    // After signing out, the second finds nobody signed in: that is as it should be.
    if place.action != "/sign-out" {
        let same = one.to == two.to || one.to.is_none() || two.to.is_none();
        if !taken(&one) || !taken(&two) || !same {
            let told = |reply: &Reply| format!("{} {:?}", reply.status, reply.to);
            wrong.push(format!("{}: at once {} and {}", place.action, told(&one), told(&two)));
        }
    }
    world.counts().await.iter().zip(&before).map(|(after, before)| after - before).collect()
}

#[tokio::test]
async fn a_form_that_waited_two_days_is_taken_or_comes_back_with_its_words() {
    let store = stores::sqlite();
    for place in places(&store).await {
        let world = World::new(&store);
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        world.app.days_pass(2);
        let mut visitor = world.visitor(place.who).await;
        let reply = visitor.post_plain(&path, &pairs(&fields)).await;
        let kept = reply.status.as_u16() == 422 && words_of(&place, &fields).all(|w| reply.text.contains(w));
        assert!(taken(&reply) || kept, "{}: {} {}", place.action, reply.status, reply.text);
    }
}

#[tokio::test]
async fn a_form_that_waited_a_month_is_not_taken_and_its_words_are_shown() {
    let store = stores::sqlite();
    for place in places(&store).await {
        let world = World::new(&store);
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        world.app.days_pass(31);
        let mut visitor = world.visitor(place.who).await;
        let before = world.counts().await;
        let reply = visitor.post_plain(&path, &pairs(&fields)).await;
        assert_eq!(reply.status.as_u16(), 409, "{}: {}", place.action, reply.text);
        assert!(reply.text.contains("needs to be opened again"), "{}", reply.text);
        for words in words_of(&place, &fields) {
            assert!(reply.text.contains(words), "{}: `{words}` is lost: {}", place.action, reply.text);
        }
        assert_eq!(world.counts().await, before, "{}", place.action);
    }
}

/// The words that somebody wrote into a form.
fn words_of<'f>(place: &'f Place, fields: &'f [(String, String)]) -> impl Iterator<Item = &'f str> {
    let worded = |name: &str| place.kinds.iter().any(|(n, kind)| n == name && *kind == Kind::Words);
    fields
        .iter()
        .filter(move |(name, value)| worded(name) && value.len() > 2)
        .map(|(_, value)| value.as_str())
}

#[tokio::test]
async fn on_a_phone_that_locked_meanwhile_the_same_form_goes_on_after_the_pin() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let pin = secret::digest("250781".to_owned()).await.unwrap();
    let (practice, client) = (world.lived.here.people.practice, world.lived.here.people.client);
    world.app.app.store.write(move |tx| pins::set(tx, practice, client, &pin, NOW)).await.unwrap();
    let place = places(&store).await.into_iter().find(|place| place.action == "/me/reflections").unwrap();
    let mut phone = world.visitor(place.who).await;
    let (path, fields) = world.form(&mut phone, &place).await.unwrap();
    world.app.days_pass(2);
    let before = world.counts().await;
    let locked = phone.post_plain(&path, &pairs(&fields)).await;
    let carried = selaras_testkit::forms::forms_on(&locked.text).remove(0);
    assert_eq!(carried.action, "/unlock");
    let mut unlock = carried.filled();
    unlock
        .iter_mut()
        .filter(|(name, _)| name == "unlock-pin")
        .for_each(|(_, pin)| *pin = "250781".to_owned());
    let on = phone.post_plain("/unlock", &pairs(&unlock)).await;
    assert_eq!((on.status.as_u16(), on.to.as_deref()), (307, Some(path.as_str())), "{}", on.text);
    assert_eq!(world.counts().await, before, "nothing is kept before the PIN");
    // The browser sends the very same form on, with what it carried for the PIN.
    let done = phone.post_plain(&path, &pairs(&unlock)).await;
    assert_eq!(done.status.as_u16(), 303, "{}", done.text);
    let page = phone.get("/me/words").await.text;
    for words in words_of(&place, &fields) {
        assert_eq!(page.matches(words).count(), 1, "{page}");
    }
}

#[tokio::test]
async fn a_form_filled_in_by_half_keeps_what_was_entered() {
    let store = stores::sqlite();
    let mut came_back = 0;
    for place in places(&store).await {
        let world = World::new(&store);
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        for left_out in fields.iter().map(|(name, _)| name).filter(|name| *name != "ticket") {
            let half: Vec<_> = fields.iter().filter(|(name, _)| name != left_out).cloned().collect();
            let half: Vec<_> = half.into_iter().filter(|(name, _)| name != "ticket").collect();
            let reply = visitor.post(&path, &pairs(&half)).await;
            if reply.status.as_u16() != 422 {
                break;
            }
            came_back += 1;
            for words in words_of(&place, &half) {
                assert!(reply.text.contains(words), "{} without {left_out}: `{words}` is lost", place.action);
            }
            assert!(
                reply.text.contains("role=\"alert\"") || reply.text.contains("class=\"notice"),
                "{}: nothing says what is missing: {}",
                place.action,
                reply.text
            );
        }
    }
    assert!(came_back > 20, "only {came_back} forms came back");
}

/// What no field of ours asks for.
fn nonsense() -> Vec<String> {
    let plain = [
        "",
        "\0",
        "kata\0kata",
        "99999999999999999999999999",
        "-1",
        "1e308",
        "NaN",
        "٣",
        "<script>alert(1)</script>",
        "' OR 1=1; --",
        "\u{202e}terbalik",
        "2026-02-30T25:61",
        "+292277026596-12-04",
        "-9223372036854775808",
        "\u{fffd}\u{feff}\u{200d}",
    ];
    let long = ["kata".repeat(15_000), "👩‍👩‍👧‍👦".repeat(800), "\u{1}".repeat(3_000)];
    plain.iter().map(|text| (*text).to_owned()).chain(long).collect()
}

#[tokio::test]
async fn nonsense_in_any_field_is_refused_or_kept_whole_on_sqlite() {
    everywhere_nonsense(&stores::sqlite()).await;
}

#[tokio::test]
async fn nonsense_in_any_field_is_refused_or_kept_whole_on_postgresql() {
    everywhere_nonsense(&postgres()).await;
}

async fn everywhere_nonsense(store: &Fresh) {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for place in places(store).await {
        let mut world = World::new(store);
        let all = store.kind() == "SQLite";
        for (what, spoil) in spoilt(&place).into_iter().filter(|(what, _)| all || matters_to_postgresql(what))
        {
            let mut visitor = world.visitor(place.who).await;
            // What was taken before may have ended what the form is about: then a new world.
            let there = world.form(&mut visitor, &place).await;
            if there.is_none() {
                world = World::new(store);
                visitor = world.visitor(place.who).await;
            }
            let there = if there.is_none() { world.form(&mut visitor, &place).await } else { there };
            let (path, fields) = there.expect(place.action);
            let before = world.counts().await;
            let fields = spoil(fields);
            let reply = visitor.post_plain(&path, &pairs(&fields)).await;
            tried += 1;
            if reply.status.is_server_error() {
                wrong.push(format!("{} with {what}: {} {}", place.action, reply.status, reply.text));
            }
            if !taken(&reply) && world.counts().await != before {
                wrong.push(format!(
                    "{} with {what}: {}, and yet something is stored",
                    place.action, reply.status
                ));
            }
            if reply.text.contains("<script>alert") {
                wrong.push(format!("{} with {what}: a script stands on the page", place.action));
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", store.kind());
    assert!(tried > 300, "only {tried} forms were tried");
}

/// PostgreSQL differs in what text and which numbers it keeps; the rest was tried on SQLite.
fn matters_to_postgresql(what: &str) -> bool {
    ["\\0", "999", "922", "kata", "\\u{1}", "twice"].iter().any(|part| what.contains(part))
}

type Spoil = Box<dyn Fn(Vec<(String, String)>) -> Vec<(String, String)>>;

/// Every way in which a form is spoilt: each kind of nonsense in all fields at once and in the first alone; fields
/// twice; fields that nobody asked for.
fn spoilt(place: &Place) -> Vec<(String, Spoil)> {
    let mut ways: Vec<(String, Spoil)> = Vec::new();
    let first = place.kinds.iter().map(|(name, _)| name.clone()).find(|name| name != "ticket");
    for text in nonsense() {
        let told: String = text.chars().take(20).collect();
        // One field alone is spoilt where the others, filled well, could carry it into the database.
        let alone = (text.contains('\0') || text.len() > 10_000).then(|| Some(first.clone())).flatten();
        for only in [None].into_iter().chain(alone) {
            let (text, all) = (text.clone(), only.is_none());
            ways.push((
                format!("`{}` in {}", told.escape_debug(), only.as_deref().unwrap_or("all fields")),
                Box::new(move |mut fields| {
                    let hit = |name: &String| name != "ticket" && (all || Some(name) == only.as_ref());
                    fields
                        .iter_mut()
                        .filter(|(name, _)| hit(name))
                        .for_each(|(_, value)| value.clone_from(&text));
                    fields
                }),
            ));
        }
    }
    ways.push((
        "every field twice and more".to_owned(),
        Box::new(|fields| {
            let other = ("unknown\0field".to_owned(), "x".repeat(500));
            [fields.clone(), vec![other; 50], fields].concat()
        }),
    ));
    ways
}

#[tokio::test]
async fn bodies_that_are_no_form_and_addresses_that_are_none_are_answered_clearly() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let things = world.lived.here;
    let long = [b"words=".as_slice(), &vec![b'a'; 200_000]].concat();
    let bodies: [&[u8]; 6] =
        [b"", b"%FF%FE=%zz&words=%C3%28", b"\xff\xfe\x00", b"=&=&&&;", b"{\"words\": [1]}", &long];
    for address in map().addresses {
        let path = things.address(address.path);
        let mut visitors = vec![world.app.stranger()];
        for who in forms::Who::ALL {
            visitors.push(world.visitor(who).await);
        }
        let after_signing_in = world.counts().await;
        for visitor in &mut visitors {
            match address.method {
                Method::Post => {
                    for body in bodies {
                        let reply = visitor.post_body(&path, body.to_vec()).await;
                        assert!(!reply.status.is_server_error(), "{path}: {} {}", reply.status, reply.text);
                        let too_long = reply.status.as_u16() == 413 && reply.text.contains("<h1>");
                        assert_eq!(body.len() > 128 * 1024, too_long, "{path}: {}", reply.status);
                        assert!(!taken(&reply) || reply.to.is_some() || address.page.is_none(), "{path}");
                    }
                }
                Method::Get => {
                    let query =
                        "version=99999999999&form=long&went=%00&goal=zz&all=%FF&done=%00&to=//x&period=-1";
                    for path in
                        [path.clone(), format!("{path}?{query}"), format!("{path}%00"), format!("{path}/")]
                    {
                        let reply = visitor.get(&path).await;
                        assert!(!reply.status.is_server_error(), "{path}: {} {}", reply.status, reply.text);
                    }
                }
            }
        }
        if address.method == Method::Post {
            assert_eq!(world.counts().await, after_signing_in, "{path} stored something");
        }
    }
}
