//! Links that are forged, replayed, borrowed from another practice, or opened twice at the same moment.

use selaras_store::{installation, pins, practices};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::stores::{self, Fresh};
use selaras_web::access::cookie::Token;
use selaras_web::access::{secret, setup};
use selaras_web::app::{App, Site};
use selaras_web::clock::Clock;

use crate::books::Books;
use crate::forms::World;
use crate::{given, postgres};

const PIN: [(&str, &str); 2] = [("pin", "250781"), ("pin-again", "250781")];

async fn opens(visitor: &mut Visitor, token: &str) -> [Reply; 2] {
    let path = format!("/l/{token}");
    [visitor.get(&path).await, visitor.post_plain(&path, &PIN).await]
}

#[tokio::test]
async fn a_link_with_one_changed_letter_opens_nothing_and_neither_does_one_carried_to_another_practice() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let good = world.app.link(world.lived.here.people.client, false).await.text();
    let before = Books::of(&world).await;
    let elsewhere = Token::new(world.lived.elsewhere.people.practice).text();
    // The practice stands in the first letters, chance in those that follow.
    let mut forged = vec![format!("{}{}", &elsewhere[..22], &good[22..])];
    for at in 0..good.len() {
        let other = if good.as_bytes()[at] == b'A' { "Q" } else { "A" };
        forged.push(format!("{}{other}{}", &good[..at], &good[at + 1..]));
    }
    forged.extend([format!("{good}A"), format!("{good}="), good[1..].to_owned(), good.to_lowercase()]);
    for text in forged {
        // Guessing is slowed down: each is tried as if much later, by somebody else.
        world.app.app.throttle.was_right("link ");
        for reply in opens(&mut world.app.stranger(), &text).await {
            assert!(matches!(reply.status.as_u16(), 410 | 429), "{text}: {}", reply.status);
            assert!(given(&reply).is_none() && !reply.text.contains("name=\"pin\""), "{text}");
        }
    }
    assert_eq!(Books::of(&world).await, before);
    let [shown, come_in] = opens(&mut world.app.stranger(), &good).await;
    assert!(shown.text.contains("name=\"pin\"") && given(&come_in).is_some(), "the good one still opens");
}

#[tokio::test]
async fn a_link_that_was_used_replaced_or_has_run_out_lets_nobody_in() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let client = world.lived.here.people.client;
    let replaced = world.app.link(client, false).await.text();
    let used = world.app.link(client, false).await.text();
    let mut phone = world.app.stranger();
    assert!(given(&opens(&mut phone, &used).await[1]).is_some());
    let ended = world.app.link(client, false).await.text();
    world.app.days_pass(2);
    let before = Books::of(&world).await;
    for text in [replaced, used, ended] {
        for visitor in [&mut phone, &mut world.app.stranger()] {
            for reply in opens(visitor, &text).await {
                assert_eq!(reply.status.as_u16(), 410, "{}", reply.text);
                assert!(given(&reply).is_none());
            }
        }
    }
    assert_eq!(Books::of(&world).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_open_a_link_at_the_same_moment_one_comes_in() {
    for store in [stores::sqlite(), postgres()] {
        for _ in 0..5 {
            let world = World::new(&store);
            let client = world.lived.here.people.client;
            let path = format!("/l/{}", world.app.link(client, false).await.text());
            let opens = |pin: &'static str| {
                let (mut visitor, path) = (world.app.stranger(), path.clone());
                tokio::spawn(async move {
                    (pin, visitor.post_plain(&path, &[("pin", pin), ("pin-again", pin)]).await)
                })
            };
            let (one, two) = (opens("250781"), opens("402917"));
            let replies = [one.await.unwrap(), two.await.unwrap()];
            let (came, left): (Vec<_>, Vec<_>) = replies.iter().partition(|(_, r)| given(r).is_some());
            assert_eq!((came.len(), left.len()), (1, 1), "{}", store.kind());
            assert_eq!(left[0].1.status.as_u16(), 410, "{}", store.kind());
            let practice = world.lived.here.people.practice;
            let pin = store.read(move |tx| pins::find(tx, practice, client)).await.unwrap().unwrap();
            assert!(
                secret::is_right(came[0].0.to_owned(), Some(pin.secret)).await,
                "the PIN is the winner's"
            );
        }
    }
}

#[tokio::test]
async fn the_address_of_the_first_set_up_cannot_be_guessed() {
    let store = stores::sqlite();
    let (app, address) = empty(&store).await;
    for at in "/setup/".len()..address.len() {
        let other = if address.as_bytes()[at] == b'A' { "Q" } else { "A" };
        let forged = format!("{}{other}{}", &address[..at], &address[at + 1..]);
        app.throttle.was_right("setup ");
        let mut visitor = TestApp::stranger_before(app.clone());
        assert_eq!(visitor.get(&forged).await.status.as_u16(), 404, "changed at {at}");
        assert_eq!(visitor.post_plain(&forged, &practice("Palsu", "palsu")).await.status.as_u16(), 404);
    }
    assert!(store.read(practices::all).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_set_up_at_the_same_moment_one_has_a_practice() {
    for store in [stores::sqlite(), postgres()] {
        let (app, address) = empty(&store).await;
        let mut at_once = tokio::task::JoinSet::new();
        for login in ["pertama", "kedua", "ketiga"] {
            let (mut visitor, address) = (TestApp::stranger_before(app.clone()), address.clone());
            at_once.spawn(async move { visitor.post_plain(&address, &practice("Melati", login)).await });
        }
        let replies = at_once.join_all().await;
        let came = replies.iter().filter(|reply| given(reply).is_some()).count();
        let kept = store.read(practices::all).await.unwrap().len();
        assert_eq!((came, kept), (1, 1), "{}", store.kind());
        assert!(replies.iter().all(|reply| matches!(reply.status.as_u16(), 303 | 404)));
    }
}

/// The program before its first set-up, and the address of that.
async fn empty(store: &Fresh) -> (App, String) {
    let site = Site { public_url: "http://127.0.0.1:1".to_owned(), behind_proxy: false, demo: false };
    let kept = store.store.clone();
    // The program opens its keys at once, on a thread that may wait.
    let app = tokio::task::spawn_blocking(move || {
        App::new(kept, Clock::fixed(selaras_testkit::people::START), site).unwrap()
    });
    let address = store.write(|tx| {
        installation::key(tx, "setup")?;
        setup::address(tx)
    });
    (app.await.unwrap(), address.await.unwrap().unwrap())
}

fn practice(name: &'static str, login: &'static str) -> [(&'static str, &'static str); 7] {
    [
        ("practice", name),
        ("zone", "Asia/Jakarta"),
        ("clients", "anda"),
        ("name", "Ibu Wayan"),
        ("login", login),
        ("password", "cukup panjang"),
        ("password-again", "cukup panjang"),
    ]
}
