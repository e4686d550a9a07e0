//! Paths that mean another path to somebody, headers that claim things, and words that would become headers.

use axum::http::Request;
use selaras_store::accounts::{self, Account};
use selaras_testkit::app::{Reply, encoded};
use selaras_testkit::lived::NOW;
use selaras_testkit::stores;
use selaras_web::access::secret;
use selaras_web::access::throttle::FREE;

use crate::books::Books;
use crate::form_to;
use crate::forms::{Who, World};

/// Ways of writing an address so that one reader takes it for another than the next does.
fn disguised(path: &str) -> Vec<String> {
    let (first, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
    let letter = format!("/%{:02x}{}/{rest}", first.as_bytes()[0], &first[1..]);
    let up = "/..".repeat(12);
    vec![
        format!("/me/..{path}"),
        format!("/me/../me/..{path}"),
        format!("/assets/..{path}"),
        format!("/me/%2e%2e{path}"),
        format!("/me/%2E%2E%2F{}", &path[1..]),
        format!("/me/..%5c{}", &path[1..]),
        format!("/me/..;{path}"),
        format!("{up}{path}"),
        format!("/.{path}"),
        format!("/{path}"),
        format!("//{path}"),
        format!("{path}/"),
        format!("{path}/."),
        format!("{path}/.."),
        format!("{path}."),
        format!("{path}..."),
        format!("{path}%00"),
        format!("{path}%20"),
        format!("{path}%0a"),
        format!("{path}%0d%0aX-Selaras:%201"),
        format!("{path};a=b"),
        format!("{path}.json"),
        format!("{path}%2f"),
        format!("{path}%3fa=b"),
        format!("{path}%23"),
        path.to_uppercase(),
        path.replace('/', "%2f").replacen("%2f", "/", 1),
        path.replacen('/', "/%ef%bc%8f", 1),
        letter,
        format!("{path}/{}", "a".repeat(30_000)),
        format!("{}{path}", "/a".repeat(15_000)),
    ]
}

#[tokio::test]
async fn no_way_of_writing_an_address_opens_what_the_address_itself_does_not() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let beside = world.lived.beside;
    let mut owner = world.app.signed_in(beside.people.counsellor).await;
    let mut joko = world.visitor(Who::Administrator).await;
    let mut others = vec![world.app.stranger(), world.visitor(Who::Client).await];
    others.push(world.visitor(Who::Counsellor).await);
    let targets = [
        format!("/cases/{}", beside.people.case),
        beside.address("/cases/{case}/goals/{goal}"),
        format!("/cases/{}/sessions/{}/note", beside.people.case, beside.held),
        "/practice".to_owned(),
        "/practice/settings".to_owned(),
    ];
    for path in &targets {
        let opens = if path.starts_with("/practice") { &mut joko } else { &mut owner };
        assert_eq!(opens.get(path).await.status.as_u16(), 200, "{path} is a page for whom it belongs to");
    }
    let before = Books::of(&world).await;
    let mut tried = 0;
    for path in targets.iter().flat_map(|path| disguised(path)) {
        for visitor in &mut others {
            let reply = visitor.get(&path).await;
            let short: String = path.chars().take(200).collect();
            let door = reply.to.as_deref().is_some_and(|to| to.starts_with("/sign-in"));
            assert!(door || matches!(reply.status.as_u16(), 400 | 404), "{short}: {}", reply.status);
            for word in ["milik-rizky", "Rizky", "catatan-pribadi", "Joko"] {
                assert!(!reply.text.contains(word), "{word} on {short}");
            }
            assert!(reply.headers.get("x-selaras").is_none(), "{short}");
            tried += 1;
        }
    }
    assert!(tried > 400, "only {tried}");
    assert_eq!(Books::of(&world).await, before);
}

#[tokio::test]
async fn no_file_beside_the_style_sheets_is_handed_out() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let style = selaras_web::assets::STAFF_CSS.address.clone();
    assert!(world.app.stranger().get(&style).await.status.is_success());
    let climbs = ["..", "%2e%2e", "..%2f..", "....//", "..%5c", "%c0%ae%c0%ae", "%252e%252e"];
    for file in ["Cargo.toml", "etc/passwd", "selaras.db", "selaras-data.key", ".git/config", ".env"] {
        for climb in climbs {
            for path in [format!("/assets/{climb}/{file}"), format!("/{climb}/{file}"), format!("/{file}")] {
                for path in [path.clone(), path.replace('/', "%2f").replacen("%2f", "/", 2)] {
                    let reply = world.app.stranger().get(&path).await;
                    assert!(matches!(reply.status.as_u16(), 400 | 404), "{path}: {}", reply.status);
                }
            }
        }
    }
    for shown in [format!("{style}.map"), format!("{style}~"), style.replace("/assets/", "/assets/./")] {
        assert_eq!(world.app.stranger().get(&shown).await.status.as_u16(), 404, "{shown}");
    }
}

/// A page without what is new each time it is shown.
fn settled(reply: &Reply) -> String {
    let mut parts = reply.text.split("name=\"ticket\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[tokio::test]
async fn headers_that_claim_another_address_host_or_person_change_no_page() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let mut dewi = world.visitor(Who::Client).await;
    let other = world.lived.here.people.counsellor.to_string();
    let claims = [
        ("x-original-url", "/practice"),
        ("x-rewrite-url", "/practice"),
        ("x-forwarded-prefix", "/practice"),
        ("x-forwarded-host", "jahat.example"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-for", "127.0.0.1"),
        ("x-real-ip", "127.0.0.1"),
        ("forwarded", "for=127.0.0.1;host=jahat.example;proto=https"),
        ("host", "jahat.example"),
        ("referer", "http://127.0.0.1:8480/practice"),
        ("authorization", "Basic am9rbzpqb2tv"),
        ("x-remote-user", "joko"),
        ("x-user-id", &other),
        ("x-forwarded-user", &other),
        ("x-http-method-override", "DELETE"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("upgrade", "websocket"),
        ("accept", "application/json"),
        ("range", "bytes=0-1"),
        ("if-none-match", "*"),
    ];
    for path in ["/me", "/me/goals", "/me/security"] {
        let plain = dewi.get(path).await;
        assert!(plain.status.is_success());
        for (name, value) in claims {
            let reply = dewi.ask(Request::get(path).header(name, value), "").await;
            assert_eq!(reply.status, plain.status, "{path} with {name}");
            assert!(settled(&reply) == settled(&plain), "{path} with {name} is another page");
        }
    }
    // A link begins with the address of the installation, whoever the visitor says they reached.
    let mut sari = world.visitor(Who::Counsellor).await;
    let path = format!("/cases/{}/link", world.lived.here.people.case);
    let request = form_to(&path).header("sec-fetch-site", "same-origin").header("host", "jahat.example");
    let request = request.header("x-forwarded-host", "jahat.example");
    let ticket = sari.ticket();
    let reply = sari.ask(request, encoded(&[("ticket", &ticket)])).await;
    let page = match &reply.to {
        Some(to) => sari.get(to).await.text,
        None => reply.text,
    };
    assert!(page.contains("http://127.0.0.1:8480/l/") && !page.contains("jahat"), "{page}");
}

#[tokio::test]
async fn who_guesses_is_slowed_down_whatever_address_they_claim_to_come_from() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let mut guesser = world.app.stranger();
    let mut last = 0;
    for n in 0..=FREE {
        let request = form_to("/sign-in")
            .header("x-forwarded-for", format!("10.0.0.{n}"))
            .header("x-real-ip", format!("10.0.0.{n}"))
            .header("forwarded", format!("for=10.0.0.{n}"));
        last = guesser.ask(request, "login=sari&password=tebakan").await.status.as_u16();
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn words_that_would_become_a_header_or_lead_to_another_site_do_neither() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let here = world.lived.here.people;
    let secret = secret::digest("kata sandi yang baik".to_owned()).await.unwrap();
    let account = Account { practice: here.practice, person: here.counsellor, login: "sari".into(), secret };
    world.app.app.store.write(move |tx| accounts::set(tx, &account, NOW)).await.unwrap();
    let tos = [
        "https://jahat.example",
        "//jahat.example",
        "///jahat.example",
        "/\\jahat.example",
        "\\\\jahat.example",
        "/\t/jahat.example",
        "/\n/jahat.example",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        " //jahat.example",
        "/me\r\nSet-Cookie: selaras=dipilih",
        "/me\r\n\r\n<script>alert(1)</script>",
        "/me\u{2028}Set-Cookie: selaras=dipilih",
        "jahat.example",
        "@jahat.example",
        "/%0d%0aSet-Cookie:%20selaras=dipilih",
        "/\u{0}",
    ];
    for to in tos {
        let query = encoded(&[("to", to)]);
        let fields = [("login", "sari"), ("password", "kata sandi yang baik"), ("to", to)];
        let mut replies = vec![
            world.app.stranger().post_plain("/sign-in", &fields).await,
            world.app.stranger().get(&format!("/sign-in?{query}")).await,
            world.app.stranger().get(&format!("/unlock?{query}")).await,
            world.app.stranger().get(&format!("/language/en?{query}")).await,
        ];
        let mut sari = world.app.counsellor().await;
        let proof = [("proof-password", "kata sandi yang baik"), ("proof-to", to)];
        replies.push(sari.post_plain("/proof", &proof).await);
        replies.push(sari.get(&format!("/caseload?{query}&{}", encoded(&[("done", to)]))).await);
        replies.push(sari.post("/language/en", &[("to", to)]).await);
        for reply in replies {
            if let Some(led) = &reply.to {
                let second = led.as_bytes().get(1);
                let own = led.starts_with('/') && second.is_none_or(|byte| !b"/\\\t\n\r".contains(byte));
                assert!(own, "{to:?} leads to {led:?}");
            }
            let chosen = reply
                .headers
                .get_all("set-cookie")
                .iter()
                .any(|c| c.as_bytes().starts_with(b"selaras=dipilih"));
            assert!(!chosen, "{to:?} sets a cookie");
            assert!(!reply.status.is_server_error(), "{to:?}: {}", reply.status);
            for bad in ["href=\"https://jahat", "href=\"//jahat", "href=\"javascript", "<script>alert"] {
                assert!(!reply.text.contains(bad), "{to:?}: {bad}");
            }
        }
    }
    let good = [("login", "sari"), ("password", "kata sandi yang baik"), ("to", "/practice/audit")];
    let led = world.app.stranger().post_plain("/sign-in", &good).await.to;
    assert_eq!(led.as_deref(), Some("/practice/audit"), "an address of our own is gone to");
}
