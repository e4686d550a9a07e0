//! Forms that another site, another person or another practice makes a browser send.

use axum::http::Request;
use selaras_testkit::app::encoded;
use selaras_testkit::stores;
use selaras_web::map::Method;
use selaras_web::router::map;

use crate::books::Books;
use crate::form_to;
use crate::forms::{Who, World, pairs, places};

type Fields = Vec<(String, String)>;

fn with_ticket(fields: &Fields, ticket: Option<&str>) -> Fields {
    let others = fields.iter().filter(|(name, _)| name != "ticket").cloned();
    others.chain(ticket.map(|ticket| ("ticket".to_owned(), ticket.to_owned()))).collect()
}

/// The same ticket with one letter changed, somewhere in its number, its time and its seal.
fn changed(ticket: &str) -> Vec<String> {
    let at = [0, 10, 24, 30, ticket.len() - 2];
    let other = |at: usize| if ticket.as_bytes()[at] == b'A' { "Q" } else { "A" };
    at.iter().map(|at| format!("{}{}{}", &ticket[..*at], other(*at), &ticket[at + 1..])).collect()
}

#[tokio::test]
async fn no_form_is_taken_without_a_ticket_that_was_made_for_this_very_person() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let elsewhere = world.lived.elsewhere.people;
    let mut tried = 0;
    for place in places(&store).await {
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        let (other, foreign) = if place.who == Who::Client {
            (world.lived.here.people.other_client, elsewhere.client)
        } else {
            (world.lived.here.people.colleague, elsewhere.counsellor)
        };
        let other = world.app.signed_in(other).await.ticket();
        let foreign = world.app.signed_in_at(elsewhere.practice, foreign).await.ticket();
        let own = visitor.ticket();
        let mut bad = vec![None, Some(String::new()), Some("AAAA".to_owned()), Some(other), Some(foreign)];
        bad.extend(changed(&own).into_iter().map(Some));
        bad.push(Some(format!("{own}{own}")));
        let before = Books::of(&world).await;
        for ticket in bad {
            let sent = with_ticket(&fields, ticket.as_deref());
            let reply = visitor.post_plain(&path, &pairs(&sent)).await;
            tried += 1;
            assert_eq!(reply.status.as_u16(), 409, "{} with {ticket:?}: {}", place.action, reply.text);
        }
        assert_eq!(Books::of(&world).await, before, "{} stored something", place.action);
    }
    assert!(tried > 500, "only {tried}");
}

/// What browsers say about a form that stands on another site.
const ELSEWHERE: [(&str, &str); 7] = [
    ("sec-fetch-site", "cross-site"),
    ("sec-fetch-site", "same-site"),
    ("sec-fetch-site", "Same-Origin"),
    ("origin", "https://jahat.example"),
    ("origin", "null"),
    ("origin", "http://127.0.0.1:8480.jahat.example"),
    ("origin", "http://127.0.0.1:8481"),
];

#[tokio::test]
async fn no_form_is_taken_from_another_site_even_with_a_good_ticket() {
    let store = stores::sqlite();
    let world = World::new(&store);
    for place in places(&store).await {
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        let before = Books::of(&world).await;
        for (name, value) in ELSEWHERE {
            let request = form_to(&path).header("host", "127.0.0.1:8480").header(name, value);
            let reply = visitor.ask(request, encoded(&pairs(&fields))).await;
            assert_eq!(reply.status.as_u16(), 403, "{} with {name}: {value}", place.action);
        }
        assert_eq!(Books::of(&world).await, before, "{} stored something", place.action);
    }
    // From our own pages the same form is taken: it is the header that was refused.
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:8480")] {
        let mut visitor = world.visitor(Who::Client).await;
        let sent = [("words", "Sudah lebih tenang."), ("seen-by", "client"), ("ticket", &*visitor.ticket())];
        let request = form_to("/me/reflections").header("host", "127.0.0.1:8480").header(name, value);
        assert_eq!(visitor.ask(request, encoded(&sent)).await.status.as_u16(), 303, "{name}");
    }
}

#[tokio::test]
async fn the_ways_in_take_no_form_from_another_site_either() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let before = Books::of(&world).await;
    let open = map().addresses.into_iter().filter(|one| one.method == Method::Post && one.page.is_none());
    let mut tried = 0;
    for address in open {
        let path = world.lived.here.address(address.path);
        for (name, value) in ELSEWHERE {
            let request = form_to(&path).header("host", "127.0.0.1:8480").header(name, value);
            let fields = encoded(&[("login", "sari"), ("password", "kata sandi"), ("pin", "250781")]);
            let reply = world.app.stranger().ask(request, fields).await;
            assert_eq!(reply.status.as_u16(), 403, "{path} with {name}: {value}");
            tried += 1;
        }
    }
    assert!(tried >= 35, "only {tried}");
    assert_eq!(Books::of(&world).await, before);
}

#[tokio::test]
async fn looking_at_a_page_never_acts_whatever_stands_behind_the_question_mark() {
    let store = stores::sqlite();
    let world = World::new(&store);
    for place in places(&store).await {
        let mut visitor = world.visitor(place.who).await;
        let (path, fields) = world.form(&mut visitor, &place).await.expect(place.action);
        // Looking leaves a line in the audit, once: so it is looked at before.
        visitor.get(&path).await;
        let before = Books::of(&world).await;
        let query = format!("{path}?{}&_method=POST", encoded(&pairs(&fields)));
        for name in ["x-http-method-override", "x-http-method", "x-method-override"] {
            let reply = visitor.ask(Request::get(&query).header(name, "POST"), "").await;
            assert!(!reply.status.is_server_error(), "{path}");
        }
        for method in ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "post"] {
            let request = Request::builder().method(method).uri(&path);
            let reply =
                visitor.ask(request.header("sec-fetch-site", "same-origin"), encoded(&pairs(&fields)));
            assert_eq!(reply.await.status.as_u16(), 405, "{method} {path}");
        }
        assert_eq!(Books::of(&world).await, before, "{} acted", place.action);
    }
}
