//! Fields that nobody asked for, and bodies that are too much or no form at all.

use selaras_testkit::app::encoded;
use selaras_testkit::stores;

use crate::books::{Books, Change, identifiers};
use crate::forms::{Place, Who, World, pairs, places};
use crate::{form_to, taken};

/// Names that columns, parts and people have, and what an attacker would like to stand there.
fn wished(world: &World) -> Vec<(&'static str, String)> {
    let elsewhere = &world.lived.elsewhere.people;
    let beside = &world.lived.beside.people;
    let fixed = [
        ("role", "administrator"),
        ("roles", "administrator"),
        ("roles[]", "supervisor"),
        ("administrator", "yes"),
        ("auditor", "yes"),
        ("client", "yes"),
        ("side", "counsellor"),
        ("side", "client"),
        ("given_at", "0"),
        ("made_at", "0"),
        ("opened_at", "0"),
        ("agreed_at", "0"),
        ("closed_at", "0"),
        ("restricted_at", "1"),
        ("supervision_from", "1"),
        ("now", "0"),
        ("at", "0"),
        ("number", "99"),
        ("version", "99"),
        ("digest_of", "00"),
        ("waits", "0"),
        ("visible", "1"),
        ("seen_by", "both"),
        ("secret", "x"),
        ("score", "100"),
        ("proven_at", "9999999999999"),
        ("ends_at", "9999999999999"),
    ];
    let mut wished: Vec<(&'static str, String)> =
        fixed.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    wished.extend([
        ("practice", elsewhere.practice.to_string()),
        ("practice_id", elsewhere.practice.to_string()),
        ("person", beside.client.to_string()),
        ("person_id", beside.client.to_string()),
        ("client", beside.client.to_string()),
        ("case", beside.case.to_string()),
        ("case_id", beside.case.to_string()),
        ("counsellor", beside.counsellor.to_string()),
        ("by", beside.counsellor.to_string()),
        ("id", world.lived.beside.goal.to_string()),
        ("session", world.lived.beside.held.to_string()),
        ("session_id", world.lived.beside.held.to_string()),
    ]);
    wished
}

/// Sends a form in a world of its own, with more fields than it asks for; what came of it.
async fn sent(world: &World, place: &Place, more: &[(&str, String)]) -> (u16, String, Change) {
    let mut visitor = world.visitor(place.who).await;
    let (mut path, mut fields) = world.form(&mut visitor, place).await.expect(place.action);
    if place.action.contains("{id}") {
        // Of several things on one page that came at the same moment, the same one in both worlds.
        path = world.lived.here.address(place.action);
    }
    let asked = |name: &str| place.kinds.iter().any(|(one, _)| one == name);
    let more: Vec<_> =
        more.iter().filter(|(n, _)| !asked(n)).map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
    fields.splice(0..0, more.clone());
    fields.extend(more);
    let before = Books::of(world).await;
    let reply = visitor.post_plain(&path, &pairs(&fields)).await;
    let change = before.until(&Books::of(world).await);
    let led = reply.to.unwrap_or_default();
    (reply.status.as_u16(), led.split('/').next_back().unwrap_or_default().to_owned(), change)
}

#[tokio::test]
async fn fields_that_a_form_does_not_ask_for_change_nothing_of_what_is_stored() {
    let store = stores::sqlite();
    let (mut stored, mut seen) = (0, 0);
    for place in places(&store).await {
        let (one, two) = (World::new(&store), World::new(&store));
        let (status, led, plain) = sent(&one, &place, &[]).await;
        let (laden_status, laden_led, laden) = sent(&two, &place, &wished(&two)).await;
        assert_eq!(status, laden_status, "{}", place.action);
        let fixed = |led: &str| led.split(['?', '#']).nth(1).map(str::to_owned);
        assert_eq!(fixed(&led), fixed(&laden_led), "{}", place.action);
        stored += usize::from(!plain.is_empty());
        seen += plain.come.len();
        assert_eq!(plain.told(&one.lived), laden.told(&two.lived), "{}", place.action);
    }
    assert!(stored > 40 && seen > 100, "only {stored} forms stored anything, {seen} rows");
}

#[tokio::test]
async fn a_member_of_staff_gets_the_parts_on_the_form_and_no_other() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let mut joko = world.visitor(Who::Administrator).await;
    let before = Books::of(&world).await;
    let parts = ["client", "guardian", "researcher", "commissioner", "proctor", "head-of-school"];
    let mut fields = vec![("name", "Tono"), ("counsellor", "yes")];
    fields.extend(parts.map(|part| (part, "yes")));
    fields.extend([("role", "administrator"), ("roles", "administrator"), ("practice", "x")]);
    let reply = joko.post("/practice/staff", &fields).await;
    assert!(taken(&reply), "{}", reply.text);
    let change = before.until(&Books::of(&world).await);
    let roles: Vec<&String> = change.come.iter().filter(|row| row.starts_with("roles ")).collect();
    assert!(roles.len() == 1 && roles[0].contains("'counsellor'"), "{roles:?}");
}

#[tokio::test]
async fn a_form_as_long_as_a_book_or_of_another_kind_is_refused_and_the_next_one_is_taken() {
    let store = stores::sqlite();
    let world = World::new(&store);
    for place in places(&store).await {
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        let good = encoded(&pairs(&fields));
        let before = Books::of(&world).await;
        let padded = |to: usize| format!("{good}&more={}", "a".repeat(to.saturating_sub(good.len() + 6)));
        let long = [padded(128 * 1024 + 1), padded(16 << 20), format!("{good}{}", "&a=b".repeat(40_000))];
        for body in long {
            let request = form_to(&path).header("sec-fetch-site", "same-origin");
            let reply = visitor.ask(request, body).await;
            assert_eq!(reply.status.as_u16(), 413, "{}", place.action);
        }
        let ticket = visitor.ticket();
        let json = format!("{{\"ticket\": \"{ticket}\", \"words\": \"Kata\"}}");
        let parts = format!(
            "--x\r\nContent-Disposition: form-data; name=\"ticket\"\r\n\r\n{ticket}\r\n\
             --x\r\nContent-Disposition: form-data; name=\"words\"; filename=\"../../a.sh\"\r\n\r\nKata\r\n--x--\r\n"
        );
        let xml = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        // `ticket` alone, doubly escaped, in another alphabet, or split by what some readers call an end.
        let double = good.replace('%', "%25").replace("ticket", "%74icket%00");
        let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bodies: [(&str, Vec<u8>); 5] = [
            ("application/json", json.into_bytes()),
            ("multipart/form-data; boundary=x", parts.into_bytes()),
            ("application/xml", xml.as_bytes().to_vec()),
            ("application/x-www-form-urlencoded", double.replace("ticket", "tiket").into_bytes()),
            ("application/x-www-form-urlencoded; charset=utf-16", wide),
        ];
        for (kind, body) in bodies {
            let request = axum::http::Request::post(&path)
                .header("content-type", kind)
                .header("sec-fetch-site", "same-origin");
            let reply = visitor.ask(request, body).await;
            assert_eq!(reply.status.as_u16(), 409, "{} as {kind}: {}", place.action, reply.text);
        }
        assert_eq!(Books::of(&world).await, before, "{} stored something", place.action);
        assert!(visitor.get("/health").await.status.is_success());
    }
}

#[tokio::test]
async fn whatever_an_identifier_is_said_to_be_rows_of_others_stay_as_they_are() {
    // The test above compares what two forms did; this one that the comparison would see a stolen row.
    let store = stores::sqlite();
    let (one, two) = (World::new(&store), World::new(&store));
    let step = |world: &World, person| {
        let practice = world.lived.here.people.practice;
        let store = store.store.clone();
        async move {
            let write = move |tx: &mut selaras_store::Tx<'_>| {
                selaras_store::cases::let_supervise(tx, practice, person, person)
            };
            store.write(write).await.unwrap();
        }
    };
    let mut changes = Vec::new();
    for (world, person) in [(&one, one.lived.here.people.counsellor), (&two, two.lived.here.people.client)] {
        let before = Books::of(world).await;
        step(world, person).await;
        changes.push(before.until(&Books::of(world).await).told(&world.lived));
    }
    assert_ne!(changes[0], changes[1]);
    assert!(identifiers(&one.lived.here).len() > 10);
}
