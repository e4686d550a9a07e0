//! Signing in elsewhere: a provider's word opens the account that its owner tied to it, and no other word opens anything.
#![allow(clippy::unwrap_used, clippy::panic)]

use axum::http::StatusCode;
use selaras_core::id::{PersonId, ProviderId};
use selaras_core::people::Role;
use selaras_store::accounts::{self, Account};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::sign_ins::{self, Waits};
use selaras_store::{StoreError, Tx, authenticators, fresh, people, pins, required_factors};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::provider::{FakeProvider, Signs, value_of};
use selaras_web::access::secret;
use selaras_web::elsewhere::Fault;
use selaras_web::elsewhere::wire::{Trust, Wire};
use selaras_web::server::certificate::Certificate;
use selaras_web::server::door::Door;
use serde_json::json;

/// A practice with a provider that is set up, and Sari tied to it as "sari@kampus".
struct World {
    test: TestApp,
    fake: FakeProvider,
    id: ProviderId,
}

impl World {
    async fn new() -> Self {
        let test = TestApp::start();
        let clock = test.app.clock.clone();
        let fake = FakeProvider::start(move || clock.now().unix_ms() / 1000).await;
        let (practice, id, issuer) = (test.small.practice, fresh(START), fake.issuer());
        let people = [(test.small.counsellor, "sari"), (test.small.administrator, "joko")];
        let secret = secret::digest("kopi tubruk di teras".to_owned()).await.unwrap();
        let pin = secret::digest("402917".to_owned()).await.unwrap();
        let client = test.small.client;
        let job = move |tx: &mut Tx<'_>| {
            let provider = Provider {
                id,
                practice,
                name: "Kampus Melati".to_owned(),
                issuer,
                client: "selaras ini".to_owned(),
                secret: "rahasia&sekali".to_owned(),
                counts: false,
                for_clients: false,
                made_at: START,
                tried_at: None,
            };
            providers::add(tx, &provider)?;
            for (person, login) in people {
                let account = Account { practice, person, login: login.to_owned(), secret: secret.clone() };
                accounts::set(tx, &account, START)?;
            }
            pins::set(tx, practice, client, &pin, START)
        };
        test.app.store.write(job).await.unwrap();
        Self { test, fake, id }
    }

    /// The same, with Sari tied.
    async fn tied() -> Self {
        let world = Self::new().await;
        world.change(|provider| provider.tried_at = Some(START)).await;
        let (practice, id, sari) = (world.test.small.practice, world.id, world.test.small.counsellor);
        let job = move |tx: &mut Tx<'_>| ties::tie(tx, (practice, id), sari, "sari@kampus", START);
        world.test.app.store.write(job).await.unwrap();
        world
    }

    async fn change(&self, change: impl FnOnce(&mut Provider) + Send + 'static) {
        let id = self.id;
        let job = move |tx: &mut Tx<'_>| {
            let mut provider = providers::find(tx, id)?.unwrap();
            change(&mut provider);
            if provider.tried_at.is_some() {
                providers::was_tried(tx, &provider, START)?;
            }
            providers::change(tx, &provider)
        };
        self.test.app.store.write(job).await.unwrap();
    }

    fn door(&self) -> String {
        format!("/sign-in/elsewhere/{}", self.id)
    }

    /// Where the browser is sent.
    async fn goes(&self, visitor: &mut Visitor) -> String {
        let reply = visitor.get(&format!("{}?to=%2Faccount", self.door())).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text);
        reply.to.unwrap()
    }

    /// Somebody goes there, signs in by this name, and comes back.
    async fn comes_back(&self, visitor: &mut Visitor, subject: &str) -> Reply {
        let sent_to = self.goes(visitor).await;
        let back = self.fake.signs_in(&sent_to, subject);
        visitor.get(here(&back)).await
    }

    async fn sign_ins_of(&self, person: PersonId) -> usize {
        let (practice, now) = (self.test.small.practice, self.test.app.clock.now());
        self.test.app.store.read(move |tx| sign_ins::of(tx, practice, person, now)).await.unwrap().len()
    }

    /// What is there that a refused word could have added.
    async fn kept(&self) -> (i64, i64, i64) {
        let practice = self.test.small.practice;
        let count = move |tx: &mut Tx<'_>| {
            let mut each = [0; 3];
            for (at, sql) in [
                "SELECT count(*) FROM sign_ins WHERE practice = ?1",
                "SELECT count(*) FROM provider_ties WHERE practice = ?1",
                "SELECT count(*) FROM audit WHERE practice = ?1",
            ]
            .into_iter()
            .enumerate()
            {
                each[at] = tx.first(sql, &[practice.into()], |row| row.get(0))?.unwrap_or(0);
            }
            Ok::<_, StoreError>((each[0], each[1], each[2]))
        };
        self.test.app.store.read(count).await.unwrap()
    }
}

/// The address without our own host.
fn here(address: &str) -> &str {
    address.strip_prefix("http://127.0.0.1:8480").unwrap_or_else(|| panic!("elsewhere: {address}"))
}

fn refused(reply: &Reply, visitor_sees: &str, what: &str) {
    assert!(reply.text.contains(visitor_sees), "{what}: {} {}", reply.status, reply.text);
    assert!(!reply.status.is_success() && !reply.status.is_redirection(), "{what}: {}", reply.status);
}

const NOT_BELIEVED: &str = "cannot be trusted";
const LOST: &str = "begin anew";

#[tokio::test]
async fn whoever_is_tied_comes_in_by_a_word_signed_in_either_way() {
    for signs in [Signs::Es256, Signs::Rs256] {
        let world = World::tied().await;
        world.fake.now_does(|does| does.signs = signs);
        let mut sari = world.test.stranger();
        assert!(sari.get("/sign-in").await.text.contains("Sign in with Kampus Melati"));
        let reply = world.comes_back(&mut sari, "sari@kampus").await;
        assert_eq!(reply.to.as_deref(), Some("/account"), "{signs:?} {}", reply.text);
        let weighty = sari.get("/account/password").await.to.unwrap();
        assert!(weighty.starts_with("/proof"), "what is weighty asks for the password: {weighty}");
        let page = sari.get("/account").await;
        assert!(page.status.is_success() && page.text.contains("Kampus Melati"), "{}", page.text);
        // For half a day, however much it is used.
        for _ in 0..3 {
            world.test.app.clock.advance(3 * 3_600_000);
            assert!(sari.get("/account").await.status.is_success());
        }
        world.test.app.clock.advance(3 * 3_600_000 + 1);
        assert_eq!(sari.get("/account").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn every_word_that_is_not_the_providers_answer_to_us_opens_nothing() {
    let world = World::tied().await;
    type Spoil = fn(&mut selaras_testkit::provider::Does);
    let spoils: [(&str, Spoil); 22] = [
        ("another nonce", |does| does.claims = json!({"nonce": "another"})),
        ("no nonce", |does| does.claims = json!({"nonce": null})),
        ("said to another", |does| does.claims = json!({"aud": "perpustakaan"})),
        ("said to nobody", |does| does.claims = json!({"aud": null})),
        ("made for another", |does| does.claims = json!({"aud": ["selaras ini", "b"], "azp": "b"})),
        ("by another issuer", |does| does.claims = json!({"iss": "https://id.lain.example"})),
        ("over", |does| does.claims = json!({"exp": 1_793_584_000})),
        ("without an end", |does| does.claims = json!({"exp": null})),
        ("not yet true", |does| does.claims = json!({"iat": 1_793_599_999})),
        ("too old", |does| does.claims = json!({"iat": 1_793_580_000})),
        ("names nobody", |does| does.claims = json!({"sub": ""})),
        ("a number as name", |does| does.claims = json!({"sub": 5})),
        ("unsigned", |does| does.signs = Signs::None),
        ("signed by the public key as a secret", |does| does.signs = Signs::Hs256),
        ("signed by another key", |does| does.signs = Signs::AnotherKey),
        ("says another way of signing", |does| does.head = json!({"alg": "RS256"})),
        ("another's key of the same kind", |does| does.head = json!({"kid": "satu-rs"})),
        ("a key to be fetched elsewhere", |does| {
            does.head = json!({"kid": "x", "jku": "http://127.0.0.1:1/keys"})
        }),
        ("asks for what we do not know", |does| does.head = json!({"crit": ["b64"], "b64": false})),
        ("a huge answer", |does| does.more = 300 * 1024),
        ("an error with a word", |does| does.status = 400),
        ("a breakdown with a word", |does| does.status = 500),
    ];
    for (what, spoil) in spoils {
        world.fake.now_does(|does| {
            (does.claims, does.head, does.signs) = (json!({}), json!({}), Signs::Es256);
            (does.status, does.more) = (200, 0);
            spoil(does);
        });
        let mut visitor = world.test.stranger();
        let before = world.kept().await;
        let reply = world.comes_back(&mut visitor, "sari@kampus").await;
        let says = if what == "a breakdown with a word" { "does not answer" } else { NOT_BELIEVED };
        refused(&reply, says, what);
        assert_eq!(visitor.get("/account").await.status, StatusCode::SEE_OTHER, "{what}");
        assert_eq!(world.kept().await, before, "{what}");
    }
}

#[tokio::test]
async fn what_another_browser_began_or_what_has_come_back_already_opens_nothing() {
    let world = World::tied().await;
    let mut sari = world.test.stranger();
    let sent_to = world.goes(&mut sari).await;
    let back = world.fake.signs_in(&sent_to, "sari@kampus");
    // An attacker's answer, put under somebody else's browser: with no journey of its own, and with one.
    let mut other = world.test.stranger();
    refused(&other.get(here(&back)).await, LOST, "a browser that went nowhere");
    world.goes(&mut other).await;
    refused(&other.get(here(&back)).await, LOST, "a browser that went by itself");
    let forged = back.replace(&value_of(&back, "state").unwrap(), "sAAAA");
    refused(&sari.clone().get(here(&forged)).await, LOST, "a state of nobody");
    let none = format!("{}/back?code=kode-0", world.door());
    refused(&sari.clone().get(&none).await, LOST, "no state");
    // For tying, it would have to be another state.
    let tie = back.replace(
        &value_of(&back, "state").unwrap(),
        &format!("t{}", &value_of(&back, "state").unwrap()[1..]),
    );
    assert_ne!(sari.clone().get(here(&tie)).await.to.as_deref(), Some("/account?done=provider-tied"));
    let mut window = sari.clone();
    assert_eq!(sari.get(here(&back)).await.to.as_deref(), Some("/account"));
    refused(&window.get(here(&back)).await, NOT_BELIEVED, "the provider takes a code once");
    assert_eq!(world.sign_ins_of(world.test.small.counsellor).await, 1);
    // Too late.
    let mut slow = world.test.stranger();
    let sent_to = world.goes(&mut slow).await;
    let back = world.fake.signs_in(&sent_to, "sari@kampus");
    world.test.app.clock.advance(10 * 60_000 + 1);
    refused(&slow.get(here(&back)).await, LOST, "too late");
}

#[tokio::test]
async fn the_same_state_signs_in_once_even_where_a_provider_takes_codes_twice() {
    let world = World::tied().await;
    let mut sari = world.test.stranger();
    let sent_to = world.goes(&mut sari).await;
    let (first, second) =
        (world.fake.signs_in(&sent_to, "sari@kampus"), world.fake.signs_in(&sent_to, "sari@kampus"));
    let mut window = sari.clone();
    assert_eq!(sari.get(here(&first)).await.to.as_deref(), Some("/account"));
    refused(&window.get(here(&second)).await, LOST, "a second code for the same journey");
    assert_eq!(world.sign_ins_of(world.test.small.counsellor).await, 1);
}

#[tokio::test]
async fn an_answer_of_one_provider_is_worth_nothing_at_the_door_of_another() {
    let world = World::tied().await;
    let clock = world.test.app.clock.clone();
    let evil = FakeProvider::start(move || clock.now().unix_ms() / 1000).await;
    let (id, issuer) = (fresh(START), evil.issuer());
    let (practice, first) = (world.test.small.practice, world.id);
    let job = move |tx: &mut Tx<'_>| {
        let provider = providers::find(tx, first)?.unwrap();
        providers::add(tx, &Provider { id, issuer, name: "Lain".to_owned(), ..provider })?;
        let sari = people::with_role(tx, practice, Role::Counsellor)?.remove(1).id;
        ties::tie(tx, (practice, id), sari, "sari@lain", START)
    };
    world.test.app.store.write(job).await.unwrap();
    let mut visitor = world.test.stranger();
    let sent_to = world.goes(&mut visitor).await;
    let back = world.fake.signs_in(&sent_to, "sari@kampus");
    // The state belongs to the door it was begun at.
    let moved = back.replace(&world.id.to_string(), &id.to_string());
    refused(&visitor.clone().get(here(&moved)).await, LOST, "at another door");
    // A provider that says who it is has to be the one that was asked.
    let named = format!("{back}&iss={}", evil.issuer());
    refused(&visitor.clone().get(here(&named)).await, LOST, "it says that it is another");
    assert!(!evil.was_asked().iter().any(|path| path == "/token"), "our secret went to no other provider");
    let right = format!("{back}&iss={}", world.fake.issuer());
    assert_eq!(visitor.get(here(&right)).await.to.as_deref(), Some("/account"));
}

#[tokio::test]
async fn a_provider_that_always_says_who_it_is_has_to_say_so() {
    let world = World::tied().await;
    world.fake.now_does(|does| does.tells = json!({"authorization_response_iss_parameter_supported": true}));
    let mut visitor = world.test.stranger();
    refused(&world.comes_back(&mut visitor, "sari@kampus").await, LOST, "it does not say who it is");
}

#[tokio::test]
async fn a_provider_that_is_down_silent_or_tells_what_cannot_be_is_not_waited_for() {
    let world = World::tied().await;
    for (what, tells) in [
        ("another name", json!({"issuer": "https://id.lain.example"})),
        ("unencrypted, elsewhere", json!({"token_endpoint": "http://id.lain.example/token"})),
        ("no keys", json!({"jwks_uri": "file:///etc/passwd"})),
        ("nothing", json!({"authorization_endpoint": null})),
    ] {
        world.fake.now_does(|does| does.tells = tells);
        refused(&world.test.stranger().get(&world.door()).await, NOT_BELIEVED, what);
        // It is left alone for a moment: whoever asks again and again does not make us ask.
        let asked = world.fake.was_asked().len();
        refused(&world.test.stranger().get(&world.door()).await, NOT_BELIEVED, what);
        assert_eq!(world.fake.was_asked().len(), asked, "{what}");
        world.test.app.clock.advance(21_000);
    }
    world.fake.now_does(|does| (does.tells, does.silent) = (json!({}), true));
    let mut visitor = world.test.stranger();
    let sent_to = world.goes(&mut visitor).await;
    let back = world.fake.signs_in(&sent_to, "sari@kampus");
    let began = std::time::Instant::now();
    refused(&visitor.get(here(&back)).await, "does not answer", "silent");
    assert!(began.elapsed().as_secs() < 15);
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let (practice, id) = (world.test.small.practice, fresh(START));
    let job = move |tx: &mut Tx<'_>| {
        let provider = providers::of(tx, practice)?.remove(0);
        providers::add(tx, &Provider { id, issuer: address, ..provider })
    };
    world.test.app.store.write(job).await.unwrap();
    let reply = world.test.stranger().get(&format!("/sign-in/elsewhere/{id}")).await;
    refused(&reply, "does not answer", "down");
    let reply = world.test.stranger().get(&format!("/sign-in/elsewhere/{practice}")).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_provider_with_new_keys_is_asked_for_them_but_not_again_and_again() {
    let world = World::tied().await;
    let mut sari = world.test.stranger();
    assert!(world.comes_back(&mut sari, "sari@kampus").await.to.is_some());
    world.fake.now_does(|does| does.key_name = "dua".to_owned());
    world.test.app.clock.advance(2 * 60_000);
    assert!(world.comes_back(&mut sari, "sari@kampus").await.to.is_some());
    let asked = world.fake.was_asked().iter().filter(|path| *path == "/keys").count();
    assert_eq!(asked, 2);
    for _ in 0..5 {
        world.fake.now_does(|does| does.head = json!({"kid": "tiada"}));
        refused(
            &world.comes_back(&mut world.test.stranger(), "sari@kampus").await,
            NOT_BELIEVED,
            "unknown key",
        );
    }
    assert_eq!(world.fake.was_asked().iter().filter(|path| *path == "/keys").count(), asked);
}

#[tokio::test]
async fn who_is_tied_to_nobody_or_whose_account_has_ended_stays_outside() {
    let world = World::tied().await;
    refused(
        &world.comes_back(&mut world.test.stranger(), "orang@kampus").await,
        "tied to nobody",
        "a stranger",
    );
    let (practice, sari) = (world.test.small.practice, world.test.small.counsellor);
    world.test.app.store.write(move |tx| accounts::end(tx, practice, sari, START)).await.unwrap();
    refused(&world.comes_back(&mut world.test.stranger(), "sari@kampus").await, "tied to nobody", "ended");
    let declined = {
        let mut visitor = world.test.stranger();
        let sent_to = world.goes(&mut visitor).await;
        let state = value_of(&sent_to, "state").unwrap();
        visitor.get(&format!("{}/back?error=access_denied&state={state}", world.door())).await
    };
    refused(&declined, "were not signed in", "declined");
    let said = "/back?error=%3Cscript%3E&error_description=%3Cscript%3Ealert(1)%3C/script%3E";
    let reply = world.test.stranger().get(&format!("{}{said}", world.door())).await;
    assert!(!reply.text.contains("<script>alert"), "what a provider says is not repeated");
}

#[tokio::test]
async fn our_own_second_step_is_asked_for_unless_the_practice_and_the_provider_say_that_theirs_was() {
    let world = World::tied().await;
    let (practice, sari) = (world.test.small.practice, world.test.small.counsellor);
    let set_up = move |tx: &mut Tx<'_>| {
        authenticators::begin(tx, practice, sari, START)?;
        let secret = authenticators::begun(tx, practice, sari)?.unwrap();
        let code = secret.code(selaras_core::totp::step_at(START));
        authenticators::confirm(tx, practice, sari, &code, START)?;
        Ok::<_, StoreError>(secret)
    };
    let secret = world.test.app.store.write(set_up).await.unwrap();
    let led = |reply: Reply| reply.to.unwrap_or(reply.text);
    let code = "/sign-in/code?to=%2Faccount";
    let mfa = json!({"amr": ["pwd", "mfa"]});
    world.fake.now_does(|does| does.claims = mfa.clone());
    assert_eq!(
        led(world.comes_back(&mut world.test.stranger(), "sari@kampus").await),
        code,
        "the practice has not said so"
    );
    world.change(|provider| provider.counts = true).await;
    world.fake.now_does(|does| does.claims = json!({"amr": ["pwd"]}));
    let mut visitor = world.test.stranger();
    assert_eq!(
        led(world.comes_back(&mut visitor, "sari@kampus").await),
        code,
        "the provider does not say so"
    );
    assert_eq!(visitor.get("/account").await.status, StatusCode::SEE_OTHER);
    world.test.app.clock.advance(60_000);
    let now = selaras_core::totp::step_at(world.test.app.clock.now());
    let given = visitor.post("/sign-in/code", &[("code", &secret.code(now)), ("to", "/account")]).await;
    assert_eq!(given.to.as_deref(), Some("/account"));
    let left = visitor.clone().post("/sign-out", &[]).await;
    drop(left);
    world.fake.now_does(|does| does.claims = mfa);
    assert_eq!(led(world.comes_back(&mut world.test.stranger(), "sari@kampus").await), "/account");
    // Whoever has to set one up is led there after a word without.
    let ask = move |tx: &mut Tx<'_>| {
        authenticators::remove(tx, practice, sari)?;
        required_factors::set(tx, practice, &[Role::Counsellor], [0; 32])?;
        required_factors::waits(tx, practice, sari)
    };
    assert_eq!(world.test.app.store.write(ask).await.unwrap(), Waits::Enrolment);
    world.fake.now_does(|does| does.claims = json!({}));
    let mut visitor = world.test.stranger();
    world.comes_back(&mut visitor, "sari@kampus").await;
    assert_eq!(visitor.get("/caseload").await.to.as_deref(), Some("/account/factors"));
}

#[tokio::test]
async fn one_ties_oneself_after_a_fresh_proof_and_in_ones_own_sign_in() {
    let world = World::new().await;
    let (test, which) = (&world.test, world.id.to_string());
    let mut joko = test.signed_in(test.small.administrator).await;
    assert!(!test.stranger().get("/sign-in").await.text.contains("Kampus Melati"), "nobody has tried it");
    let mut sari = test.counsellor().await;
    assert!(!sari.get("/account").await.text.contains("Kampus Melati"));
    assert_eq!(sari.post("/account/elsewhere", &[("which", &which)]).await.to.as_deref(), Some("/account"));
    // The administrator tries it.
    test.app.clock.advance(11 * 60_000);
    let asks = joko.post("/account/elsewhere", &[("which", &which)]).await;
    assert!(asks.text.contains("proof-password"), "{}", asks.text);
    let mut joko = test.signed_in(test.small.administrator).await;
    let mut elsewhere = test.signed_in(test.small.administrator).await;
    let page = joko.post("/account/elsewhere", &[("which", &which)]).await.text;
    let leave = page
        .split("href=\"")
        .find(|part| part.contains("?tie="))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(page.contains(&world.fake.issuer().replace("http://", "")), "it says where: {page}");
    for (who, mut thief) in [
        ("a stranger", test.stranger()),
        ("Sari", test.counsellor().await),
        ("another browser", elsewhere.clone()),
    ] {
        let reply = thief.get(&leave).await;
        assert!(reply.to.is_none_or(|to| to.starts_with("/sign-in?")), "{who}");
    }
    let sent_to = joko.get(&leave).await.to.unwrap();
    assert_eq!(value_of(&sent_to, "prompt").as_deref(), Some("login"));
    let back = world.fake.signs_in(&sent_to, "joko@kampus");
    assert_ne!(
        sari.get(here(&back)).await.to.as_deref(),
        Some("/account?done=provider-tied"),
        "somebody else brings it"
    );
    assert_eq!(joko.get(here(&back)).await.to.as_deref(), Some("/account?done=provider-tied"));
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER, "others are signed out");
    assert!(joko.get("/account").await.text.contains("You tied an account elsewhere"));
    assert!(test.stranger().get("/sign-in").await.text.contains("Kampus Melati"), "now it works");
    // The same name for somebody else.
    let mut sari = test.counsellor().await;
    let page = sari.post("/account/elsewhere", &[("which", &which)]).await.text;
    let leave = page
        .split("href=\"")
        .find(|part| part.contains("?tie="))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let sent_to = sari.get(&leave).await.to.unwrap();
    let back = world.fake.signs_in(&sent_to, "joko@kampus");
    refused(&sari.get(here(&back)).await, "cannot be tied", "somebody else's");
    assert_eq!(world.sign_ins_of(test.small.counsellor).await, 3);
    // Untied, it opens nothing, and whoever came in by it is out.
    let mut by_it = test.stranger();
    assert!(world.comes_back(&mut by_it, "joko@kampus").await.to.is_some());
    assert!(by_it.get("/account").await.status.is_success());
    let done = joko.post("/account/elsewhere/removal", &[("which", &which)]).await;
    assert_eq!(done.to.as_deref(), Some("/account?done=provider-untied"));
    assert_eq!(by_it.get("/account").await.status, StatusCode::SEE_OTHER);
    refused(&world.comes_back(&mut test.stranger(), "joko@kampus").await, "tied to nobody", "untied");
}

#[tokio::test]
async fn a_client_comes_in_by_it_only_where_the_practice_says_so_and_still_gives_the_pin() {
    let world = World::tied().await;
    let (practice, id, dewi) = (world.test.small.practice, world.id, world.test.small.client);
    let mut client = world.test.client().await;
    assert!(!client.get("/me/security").await.text.contains("Kampus Melati"));
    let which = world.id.to_string();
    let none = client.post("/me/security/elsewhere", &[("which", &which)]).await;
    assert_eq!(none.to.as_deref(), Some("/me/security"));
    let job = move |tx: &mut Tx<'_>| ties::tie(tx, (practice, id), dewi, "dewi@kampus", START);
    world.test.app.store.write(job).await.unwrap();
    refused(
        &world.comes_back(&mut world.test.stranger(), "dewi@kampus").await,
        "tied to nobody",
        "not for clients",
    );
    world.change(|provider| provider.for_clients = true).await;
    assert!(client.get("/me/security").await.text.contains("Kampus Melati"));
    let mut phone = world.test.with_tickets(dewi);
    world.comes_back(&mut phone, "dewi@kampus").await;
    let page = phone.get("/me").await;
    assert_eq!(page.to.as_deref(), Some("/unlock?to=%2Fme"), "a borrowed phone opens nothing");
    let opened = phone.post_plain("/unlock", &[("unlock-pin", "402917"), ("unlock-to", "/me")]).await;
    assert_eq!(opened.to.as_deref(), Some("/me"), "{}", opened.text);
    assert!(phone.get("/me").await.status.is_success());
}

#[tokio::test]
async fn signing_out_tells_that_the_provider_still_knows_them() {
    let world = World::tied().await;
    let mut sari = world.test.with_tickets(world.test.small.counsellor);
    world.comes_back(&mut sari, "sari@kampus").await;
    let out = sari.post("/sign-out", &[]).await;
    assert_eq!(out.to, Some(format!("/sign-in?left={}", world.id)));
    let page = sari.get(&out.to.unwrap()).await.text;
    assert!(page.contains(&format!("{}/leave?client_id=selaras+ini", world.fake.issuer())), "{page}");
    assert_eq!(sari.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_administrator_sets_one_up_changes_it_unties_others_and_ends_it() {
    let world = World::tied().await;
    let test = &world.test;
    let mut joko = test.signed_in(test.small.administrator).await;
    let sent = [
        ("name", "Biro"),
        ("issuer", "http://biro.example"),
        ("client", "c"),
        ("provider-password", "rahasia-biro"),
    ];
    let again = joko.post("/practice/providers", &sent).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("not encrypted") && again.text.contains("value=\"Biro\""), "{}", again.text);
    assert!(!again.text.contains("rahasia-biro"), "a secret is never shown again");
    let mut good = sent;
    good[1].1 = "https://biro.example";
    let made = joko.post("/practice/providers", &good).await.to.unwrap();
    let page = joko.get(&made).await.text;
    assert!(page.contains("/back") && !page.contains("rahasia-biro"), "{page}");
    let here = format!("/practice/providers/{}", world.id);
    let page = joko.get(&here).await.text;
    assert!(page.contains("Sari") && !page.contains("rahasia&"), "{page}");
    let changed =
        joko.post(&here, &[("name", "Kampus Baru"), ("client", "selaras ini"), ("counts", "yes")]).await;
    assert!(changed.to.unwrap().contains("provider-changed"));
    let mut sari = test.stranger();
    assert!(world.comes_back(&mut sari, "sari@kampus").await.to.is_some(), "the secret stayed");
    let who = test.small.counsellor.to_string();
    joko.post(&format!("{here}/untying"), &[("person", &who)]).await;
    assert_eq!(sari.get("/account").await.status, StatusCode::SEE_OTHER);
    refused(
        &world.comes_back(&mut test.stranger(), "sari@kampus").await,
        "tied to nobody",
        "untied by the administrator",
    );
    assert!(test.counsellor().await.get("/account").await.text.contains("administrator untied"));
    joko.post(&format!("{here}/ending"), &[]).await;
    assert_eq!(test.stranger().get(&world.door()).await.status, StatusCode::NOT_FOUND);
    assert!(!test.stranger().get("/sign-in").await.text.contains("Kampus"));
    // Only who runs the practice, and not without a fresh proof.
    for person in [test.small.counsellor, test.small.supervisor] {
        assert_eq!(
            test.signed_in(person).await.get("/practice/providers").await.status,
            StatusCode::NOT_FOUND
        );
    }
    test.app.clock.advance(11 * 60_000);
    assert!(joko.get("/practice/providers/new").await.to.unwrap().starts_with("/proof"));
    assert!(joko.post("/practice/providers", &good).await.text.contains("proof-password"));
}

#[tokio::test]
async fn only_a_server_for_which_a_trusted_authority_vouches_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (chain, key) = (folder.path().join("chain.pem"), folder.path().join("key.pem"));
    std::fs::write(&chain, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://localhost:{}/told", listener.local_addr().unwrap().port());
    let told = axum::Router::new().route("/told", axum::routing::get(|| async { "yes" }));
    let moved = told.route("/moved", axum::routing::get(|| async { axum::response::Redirect::to("/told") }));
    let certificate = Certificate::read(&chain, &key).unwrap();
    tokio::spawn(Door::from(listener).encrypted(Some(certificate)).open(moved, std::future::pending()));
    let trusting = Wire::new(Trust::these(&chain).unwrap());
    assert_eq!(trusting.get(&address, false).await, Ok(b"yes".to_vec()));
    let moved = trusting.get(&address.replace("/told", "/moved"), false).await;
    assert_eq!(moved, Err(Fault::OutOfReach), "nobody sends us on to another address");
    let by_number = trusting.get(&address.replace("localhost", "127.0.0.1"), false).await;
    assert_eq!(by_number, Err(Fault::OutOfReach), "a certificate for another name");
    let other = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(&chain, other.cert.pem()).unwrap();
    let distrusting = Wire::new(Trust::these(&chain).unwrap());
    assert_eq!(distrusting.get(&address, false).await, Err(Fault::OutOfReach));
    std::fs::write(&chain, "no certificate").unwrap();
    assert!(Trust::these(&chain).is_err());
}

#[tokio::test]
async fn coming_back_with_nothing_again_and_again_is_slowed() {
    let world = World::tied().await;
    let mut visitor = world.test.stranger();
    let nothing = format!("{}/back?state=s&code=x", world.door());
    for _ in 0..40 {
        refused(&visitor.get(&nothing).await, LOST, "nothing");
    }
    assert_eq!(visitor.get(&nothing).await.status, StatusCode::TOO_MANY_REQUESTS);
}
