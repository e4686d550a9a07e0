//! Passkeys: made on a device of one's own, and signing in alone; and everything that only looks like one.
#![allow(clippy::unwrap_used)]

use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use selaras_core::id::PersonId;
use selaras_store::accounts::{self, Account};
use selaras_store::{Tx, passkeys};
use selaras_testkit::app::{Reply, TestApp, Visitor};
use selaras_testkit::people::START;
use selaras_testkit::stores;
use selaras_web::access::secret;
use sha2::{Digest, Sha256};

const HOME: &str = "http://localhost:8480";
const PASSWORD: &str = "kopi tubruk di teras";
/// Somebody was there and unlocked the key.
const UNLOCKED: u8 = 0x05;

/// A telephone that keeps one key.
struct Device {
    key: EcdsaKeyPair,
    name: Vec<u8>,
}

/// What a browser sends, each part as it can be forged.
#[derive(Clone)]
struct Said {
    kind: &'static str,
    challenge: String,
    origin: &'static str,
    cross: bool,
    host: &'static str,
    flags: u8,
}

/// One way of being wrong, and its name.
type Spoilt = (&'static str, fn(&mut Said));
/// The fields of a form.
type Sent = Vec<(&'static str, String)>;

impl Said {
    fn get(challenge: &str) -> Self {
        let challenge = challenge.to_owned();
        Self {
            kind: "webauthn.get",
            challenge,
            origin: HOME,
            cross: false,
            host: "localhost",
            flags: UNLOCKED,
        }
    }

    fn create(challenge: &str) -> Self {
        Self { kind: "webauthn.create", flags: UNLOCKED | 0x40, ..Self::get(challenge) }
    }

    fn client_data(&self) -> Vec<u8> {
        let Self { kind, challenge, origin, cross, .. } = self;
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":{cross}}}"#)
            .into_bytes()
    }

    fn device_data(&self) -> Vec<u8> {
        let host = Sha256::digest(self.host.as_bytes());
        [host.as_slice(), &[self.flags], &7u32.to_be_bytes()].concat()
    }
}

impl Device {
    fn new(mark: u8) -> Self {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &random).unwrap();
        Self { key, name: vec![mark; 32] }
    }

    fn made(&self, said: &Said) -> Sent {
        let length = u16::try_from(self.name.len()).unwrap().to_be_bytes();
        let device = [said.device_data().as_slice(), &[0; 16], &length, &self.name, b"cose"].concat();
        let prefix = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgA";
        let prefix = base64::engine::general_purpose::STANDARD_NO_PAD.decode(format!("{prefix}E")).unwrap();
        // The last byte of the prefix is the point's own first one.
        let key = [&prefix[..26], self.key.public_key().as_ref()].concat();
        fields([
            ("credential", &self.name),
            ("client-data", &said.client_data()),
            ("device-data", &device),
            ("key", &key),
        ])
    }

    fn signs(&self, said: &Said) -> Sent {
        let (device, client) = (said.device_data(), said.client_data());
        let signed = [device.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        fields([
            ("credential", &self.name),
            ("client-data", &client),
            ("device-data", &device),
            ("signature", signature.as_ref()),
        ])
    }
}

fn fields(fields: [(&'static str, &[u8]); 4]) -> Sent {
    fields.into_iter().map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes))).collect()
}

fn at_home() -> TestApp {
    TestApp::at(HOME, stores::sqlite())
}

async fn account(test: &TestApp, person: PersonId, login: &'static str) {
    let secret = secret::digest(PASSWORD.to_owned()).await.unwrap();
    let account = Account { practice: test.small.practice, person, login: login.to_owned(), secret };
    test.app.store.write(move |tx| accounts::set(tx, &account, START)).await.unwrap();
}

async fn challenge(visitor: &mut Visitor, path: &str) -> String {
    let page = visitor.get(path).await.text;
    page.split("data-challenge=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn send(visitor: &mut Visitor, path: &str, fields: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(path, &fields).await
}

/// Sari makes a passkey on this device.
async fn makes(test: &TestApp, device: &Device) -> Visitor {
    account(test, test.small.counsellor, "sari").await;
    let mut sari = test.counsellor().await;
    let challenge = challenge(&mut sari, "/account/factors/passkeys/new").await;
    let reply = send(&mut sari, "/account/factors/passkeys", &device.made(&Said::create(&challenge))).await;
    assert_eq!(reply.to.as_deref(), Some("/account/factors?done=passkey-made"), "{}", reply.text);
    sari
}

async fn signs_in(test: &TestApp, device: &Device, spoil: impl Fn(&mut Said)) -> (Visitor, Reply) {
    let mut visitor = test.with_tickets(test.small.counsellor);
    let mut said = Said::get(&challenge(&mut visitor, "/sign-in?to=%2Fsupervision").await);
    spoil(&mut said);
    let reply = send(&mut visitor, "/sign-in/passkey", &device.signs(&said)).await;
    (visitor, reply)
}

#[tokio::test]
async fn a_passkey_signs_in_alone_and_its_answer_counts_once() {
    let (test, device) = (at_home(), Device::new(1));
    let mut elsewhere = test.counsellor().await;
    makes(&test, &device).await;
    assert_eq!(elsewhere.get("/caseload").await.status, StatusCode::SEE_OTHER, "others are signed out");
    let mut visitor = test.stranger();
    let said = Said::get(&challenge(&mut visitor, "/sign-in").await);
    let answer = device.signs(&said);
    let reply = send(&mut visitor, "/sign-in/passkey", &answer).await;
    assert_eq!(reply.to.as_deref(), Some("/caseload"), "{}", reply.text);
    assert!(visitor.get("/caseload").await.status.is_success());
    let again = send(&mut test.stranger(), "/sign-in/passkey", &answer).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the same answer a second time");
    let page = visitor.get("/account/factors").await.text;
    assert!(page.contains("Last used"), "{page}");
}

#[tokio::test]
async fn what_only_looks_like_a_passkeys_answer_opens_nothing() {
    let (test, device) = (at_home(), Device::new(1));
    makes(&test, &device).await;
    let spoils: [Spoilt; 9] = [
        ("made instead of used", |said| said.kind = "webauthn.create"),
        ("from another site", |said| said.origin = "http://localhost.evil.example"),
        ("from another port", |said| said.origin = "http://localhost:1"),
        ("inside another site's frame", |said| said.cross = true),
        ("meant for another host", |said| said.host = "evil.example"),
        ("nobody was there", |said| said.flags = 0x04),
        ("not unlocked", |said| said.flags = 0x01),
        ("a challenge of nobody", |said| said.challenge = "A".repeat(51)),
        ("no challenge", |said| said.challenge = String::new()),
    ];
    for (what, spoil) in spoils {
        let (mut visitor, reply) = signs_in(&test, &device, spoil).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert_eq!(visitor.get("/caseload").await.status, StatusCode::SEE_OTHER, "{what}");
    }
    let thief = Device { name: device.name.clone(), ..Device::new(2) };
    assert_eq!(
        signs_in(&test, &thief, |_| {}).await.1.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another key"
    );
    let unknown = Device::new(3);
    assert_eq!(signs_in(&test, &unknown, |_| {}).await.1.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A challenge that was made for making a passkey, and one that is too old.
    let mut sari = test.counsellor().await;
    let other = challenge(&mut sari, "/account/factors/passkeys/new").await;
    let reply = send(&mut test.stranger(), "/sign-in/passkey", &device.signs(&Said::get(&other))).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut visitor = test.stranger();
    let old = Said::get(&challenge(&mut visitor, "/sign-in").await);
    test.app.clock.advance(10 * 60_000 + 1);
    let reply = send(&mut visitor, "/sign-in/passkey", &device.signs(&old)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Every byte of a good answer matters.
    let good = device.signs(&Said::get(&challenge(&mut visitor, "/sign-in").await));
    for (at, (name, value)) in good.iter().enumerate() {
        for place in 0..value.len() {
            let mut spoilt = good.clone();
            let mut letters = value.clone().into_bytes();
            letters[place] = if letters[place] == b'B' { b'C' } else { b'B' };
            spoilt[at].1 = String::from_utf8(letters).unwrap();
            let (one, other) =
                (URL_SAFE_NO_PAD.decode(&spoilt[at].1).ok(), URL_SAFE_NO_PAD.decode(value).ok());
            if one != other {
                let reply = send(&mut visitor, "/sign-in/passkey", &spoilt).await;
                assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} at {place}");
            }
        }
    }
    assert_eq!(send(&mut visitor, "/sign-in/passkey", &good).await.to.as_deref(), Some("/caseload"));
}

#[tokio::test]
async fn a_passkey_is_made_after_a_fresh_proof_for_oneself_and_here_alone() {
    let (test, device) = (at_home(), Device::new(1));
    account(&test, test.small.counsellor, "sari").await;
    let mut sari = test.counsellor().await;
    let path = "/account/factors/passkeys";
    let asked = challenge(&mut sari, "/account/factors/passkeys/new").await;
    let mut wrong: Vec<(&str, Sent)> = Vec::new();
    let spoils: [Spoilt; 5] = [
        ("used instead of made", |said| said.kind = "webauthn.get"),
        ("from another site", |said| said.origin = "https://localhost:8480"),
        ("meant for another host", |said| said.host = "evil.example"),
        ("not unlocked", |said| said.flags = 0x41),
        ("without its name", |said| said.flags = UNLOCKED),
    ];
    for (what, spoil) in spoils {
        let mut said = Said::create(&asked);
        spoil(&mut said);
        wrong.push((what, device.made(&said)));
    }
    let mut named = device.made(&Said::create(&asked));
    named[0].1 = URL_SAFE_NO_PAD.encode([9; 32]);
    wrong.push(("another name", named));
    let mut keyed = device.made(&Said::create(&asked));
    keyed[3].1 = URL_SAFE_NO_PAD.encode([0x30; 91]);
    wrong.push(("no key", keyed));
    account(&test, test.small.colleague, "bagus").await;
    let mut bagus = test.signed_in(test.small.colleague).await;
    let theirs = challenge(&mut bagus, "/account/factors/passkeys/new").await;
    wrong.push(("somebody else's challenge", device.made(&Said::create(&theirs))));
    for (what, fields) in wrong {
        let reply = send(&mut sari, path, &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: {}", reply.text);
    }
    let good = device.made(&Said::create(&asked));
    assert!(send(&mut sari, path, &good).await.to.is_some());
    // The same device for somebody else: the name is taken.
    let again = send(&mut bagus, path, &device.made(&Said::create(&theirs))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    test.app.clock.advance(11 * 60_000);
    let to = sari.get("/account/factors/passkeys/new").await.to;
    assert_eq!(to.as_deref(), Some("/proof?to=%2Faccount%2Ffactors%2Fpasskeys%2Fnew"));
    assert!(send(&mut sari, path, &good).await.text.contains("proof-password"));
    assert!(sari.post("/account/factors/passkeys/removal", &[]).await.text.contains("proof-password"));
}

#[tokio::test]
async fn a_passkey_that_was_taken_away_or_whose_account_has_ended_opens_nothing() {
    let (test, device) = (at_home(), Device::new(1));
    let mut sari = makes(&test, &device).await;
    let page = sari.get("/account/factors").await.text;
    let which = page.split("name=\"which\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    account(&test, test.small.colleague, "bagus").await;
    let mut bagus = test.signed_in(test.small.colleague).await;
    bagus.post("/account/factors/passkeys/removal", &[("which", &which)]).await;
    assert_eq!(signs_in(&test, &device, |_| {}).await.1.to.as_deref(), Some("/caseload"), "still Sari's");
    sari.post("/account/factors/passkeys/removal", &[("which", &which)]).await;
    assert_eq!(signs_in(&test, &device, |_| {}).await.1.status, StatusCode::UNPROCESSABLE_ENTITY);

    let second = Device::new(2);
    makes(&test, &second).await;
    let mut joko = test.signed_in(test.small.administrator).await;
    joko.post(&format!("/practice/staff/{}/ending", test.small.counsellor), &[]).await;
    assert_eq!(signs_in(&test, &second, |_| {}).await.1.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (practice, person) = (test.small.practice, test.small.counsellor);
    let left = move |tx: &mut Tx<'_>| passkeys::of(tx, practice, person);
    assert!(test.app.store.read(left).await.unwrap().is_empty(), "nor when the account is opened again");

    let third = Device::new(3);
    makes(&test, &third).await;
    let end = move |tx: &mut Tx<'_>| accounts::end(tx, practice, person, START);
    test.app.store.write(end).await.unwrap();
    let ended = signs_in(&test, &third, |_| {}).await.1.status;
    assert_eq!(ended, StatusCode::UNPROCESSABLE_ENTITY, "by whichever way the account has ended");
    account(&test, person, "sari").await;
    joko.post(&format!("/practice/staff/{}/factors/reset", test.small.counsellor), &[]).await;
    assert_eq!(signs_in(&test, &third, |_| {}).await.1.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn where_we_are_addressed_by_number_no_passkeys_are_offered() {
    let test = TestApp::start();
    account(&test, test.small.counsellor, "sari").await;
    assert!(!test.stranger().get("/sign-in").await.text.contains("data-passkey"));
    let mut sari = test.counsellor().await;
    assert!(!sari.get("/account/factors").await.text.contains("passkeys/new"));
    assert_eq!(sari.get("/account/factors/passkeys/new").await.to.as_deref(), Some("/account/factors"));
}

#[tokio::test]
async fn a_passkey_opens_and_proves_nothing_for_what_is_weighty() {
    let (test, device) = (at_home(), Device::new(1));
    makes(&test, &device).await;
    let (mut visitor, reply) = signs_in(&test, &device, |_| {}).await;
    assert_eq!(reply.to.as_deref(), Some("/caseload"));
    for weighty in ["/account/password", "/account/factors/passkeys/new"] {
        assert!(visitor.get(weighty).await.to.unwrap().starts_with("/proof?"), "{weighty}");
    }
    let page = visitor.get("/proof?to=%2Faccount").await.text;
    assert!(
        page.contains("proof-password") && !page.contains("proof-code"),
        "no code where there is no app: {page}"
    );
    let proven =
        visitor.post("/proof", &[("proof-password", PASSWORD), ("proof-to", "/account/password")]).await;
    drop(proven);
    assert!(visitor.get("/account/password").await.status.is_success());
}

/// Dewi makes a passkey on her telephone, having given her PIN.
async fn dewi_makes(test: &TestApp, device: &Device) -> Visitor {
    let pin = secret::digest("402917".to_owned()).await.unwrap();
    let (practice, dewi) = (test.small.practice, test.small.client);
    test.app.store.write(move |tx| selaras_store::pins::set(tx, practice, dewi, &pin, START)).await.unwrap();
    let mut phone = test.client().await;
    let page = phone.get("/me/security/passkeys/new").await.text;
    assert!(page.contains("data-practice=\"Selaras\"") && page.contains("data-login=\"Selaras\""), "{page}");
    let form = page.split("data-passkey").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(!form.contains("Dewi") && !form.contains("Melati"), "the telephone's list tells nothing: {form}");
    assert!(page.contains("only if nobody else can unlock this phone"));
    let challenge = challenge(&mut phone, "/me/security/passkeys/new").await;
    let reply = send(&mut phone, "/me/security/passkeys", &device.made(&Said::create(&challenge))).await;
    assert_eq!(reply.to.as_deref(), Some("/me/security?done=passkey-made"), "{}", reply.text);
    phone
}

#[tokio::test]
async fn a_clients_passkey_opens_the_locked_telephone_and_the_pin_still_does() {
    let (test, device) = (at_home(), Device::new(7));
    let mut phone = dewi_makes(&test, &device).await;
    assert!(phone.get("/me/security").await.text.contains("/me/security/passkeys/removal"));
    test.app.clock.advance(31 * 60_000);
    assert_eq!(phone.get("/me").await.to.as_deref(), Some("/unlock?to=%2Fme"));
    let mut other = test.signed_in(test.small.other_client).await;
    test.app.clock.advance(31 * 60_000);
    assert!(!other.get("/unlock").await.text.contains("data-passkey"), "who has none is offered none");
    let said = Said::get(&challenge(&mut phone, "/unlock?to=%2Fme").await);
    let mut window = phone.clone();
    let reply =
        send(&mut phone, "/sign-in/passkey", &[device.signs(&said), vec![("to", "/me".to_owned())]].concat())
            .await;
    assert_eq!(reply.to.as_deref(), Some("/me"), "{}", reply.text);
    assert!(phone.get("/me").await.status.is_success());
    let (practice, dewi, now) = (test.small.practice, test.small.client, test.app.clock.now());
    let all =
        test.app.store.read(move |tx| selaras_store::sign_ins::of(tx, practice, dewi, now)).await.unwrap();
    assert_eq!(all.len(), 1, "one telephone is one line");
    assert!(window.get("/me").await.to.unwrap().starts_with("/sign-in"), "the locked token opens nothing");
    // What is weighty asks for what she knows.
    assert!(phone.get("/me/security/pin").await.to.unwrap().starts_with("/proof?"));
    assert!(phone.get("/proof?to=%2Fme").await.text.contains("proof-pin"));
    // And the PIN opens as before.
    test.app.clock.advance(31 * 60_000);
    let opened = phone.post_plain("/unlock", &[("unlock-pin", "402917"), ("unlock-to", "/me")]).await;
    assert_eq!(opened.to.as_deref(), Some("/me"));
    // On a telephone without any cookie it is as good as a link: her place, and nobody else's.
    let mut new = test.with_tickets(dewi);
    let said = Said::get(&challenge(&mut new, "/sign-in").await);
    assert_eq!(send(&mut new, "/sign-in/passkey", &device.signs(&said)).await.to.as_deref(), Some("/me"));
    assert_eq!(new.get("/caseload").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_clients_passkey_needs_the_pin_to_be_made_and_goes_with_a_new_pin_or_an_erasure() {
    let (test, device) = (at_home(), Device::new(8));
    let mut phone = dewi_makes(&test, &device).await;
    test.app.clock.advance(11 * 60_000);
    assert!(phone.get("/me/security/passkeys/new").await.to.unwrap().starts_with("/proof?"));
    assert!(phone.post("/me/security/passkeys", &[]).await.text.contains("proof-pin"));
    assert!(phone.post("/me/security/passkeys/removal", &[]).await.text.contains("proof-pin"));
    let mut sari = test.counsellor().await;
    assert_eq!(sari.get("/me/security/passkeys/new").await.status, StatusCode::NOT_FOUND);
    // The counsellor's new link chooses a new PIN: whoever knew the old one has lost the passkey too.
    let link = test.link(test.small.client, true).await;
    let mut new = test.stranger();
    let chosen =
        new.post_plain(&format!("/l/{}", link.text()), &[("pin", "718204"), ("pin-again", "718204")]).await;
    assert_eq!(chosen.to.as_deref(), Some("/me"), "{}", chosen.text);
    let tries = |test: &TestApp| test.with_tickets(test.small.client);
    let mut thief = tries(&test);
    let said = Said::get(&challenge(&mut thief, "/sign-in").await);
    let reply = send(&mut thief, "/sign-in/passkey", &device.signs(&said)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Made anew, and the client erased.
    let again = Device::new(9);
    dewi_makes(&test, &again).await;
    let (practice, dewi) = (test.small.practice, test.small.client);
    let by = selaras_store::audit::By { practice, person: Some(dewi), now: START, case: None };
    test.app.store.write(move |tx| selaras_store::erasure::at_wish(tx, by, dewi).map(drop)).await.unwrap();
    let mut thief = test.stranger();
    let said = Said::get(&challenge(&mut thief, "/sign-in").await);
    let reply = send(&mut thief, "/sign-in/passkey", &again.signs(&said)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}
