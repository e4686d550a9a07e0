//! A provider of sign-ins (OpenID Connect) for tests, on this very machine: it tells what real ones tell, and whatever a test
//! makes it tell instead.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};

/// A key for tests alone, made once: this machine's randomness makes no RSA keys.
const RSA: &str = include_str!("provider/rsa.txt");

/// By which key it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// ES256, by the key that it publishes.
    Es256,
    /// RS256, by the key that it publishes.
    Rs256,
    /// ES256, by a key that it does not publish.
    AnotherKey,
    /// Not at all: `none`.
    None,
    /// HS256, with its published RSA key as the secret.
    Hs256,
}

/// What it does.
#[derive(Debug, Clone)]
pub struct Does {
    /// What stands in the ID token beside, or instead of, what would be right. `null` takes a claim away.
    pub claims: Value,
    /// What stands in its head beside, or instead of, what would be right.
    pub head: Value,
    /// By which key it signs.
    pub signs: Signs,
    /// What stands in its description of itself beside, or instead of, what would be right.
    pub tells: Value,
    /// It answers to a code with this status.
    pub status: u16,
    /// It answers to a code with so many bytes more.
    pub more: usize,
    /// It never answers to a code.
    pub silent: bool,
    /// The names of its keys.
    pub key_name: String,
}

/// The provider.
#[derive(Clone)]
pub struct FakeProvider {
    inner: Arc<Inner>,
}

struct Inner {
    address: String,
    does: Mutex<Does>,
    codes: Mutex<Vec<Code>>,
    asked: Mutex<Vec<String>>,
    es: EcdsaKeyPair,
    other: EcdsaKeyPair,
    rsa: RsaKeyPair,
    now: Box<dyn Fn() -> i64 + Send + Sync>,
}

/// A code that was given out.
struct Code {
    text: String,
    subject: String,
    nonce: String,
    challenge: String,
    back: String,
    used: bool,
}

impl FakeProvider {
    /// Begins to answer; `now` tells the seconds since 1970.
    ///
    /// # Panics
    /// When it cannot.
    #[expect(clippy::expect_used, reason = "a test without its provider has failed")]
    pub async fn start(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let rsa = STANDARD.decode(RSA.split_whitespace().collect::<String>()).expect("a key");
        let does = Does {
            claims: json!({}),
            head: json!({}),
            signs: Signs::Es256,
            tells: json!({}),
            status: 200,
            more: 0,
            silent: false,
            key_name: "satu".to_owned(),
        };
        let inner = Inner {
            address,
            does: Mutex::new(does),
            codes: Mutex::default(),
            asked: Mutex::default(),
            es: a_key(),
            other: a_key(),
            rsa: RsaKeyPair::from_der(&rsa).expect("a key"),
            now: Box::new(now),
        };
        let provider = Self { inner: Arc::new(inner) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(described))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Its name for itself.
    pub fn issuer(&self) -> String {
        self.inner.address.clone()
    }

    /// From now on it does this.
    ///
    /// # Panics
    /// Never, but when a test has panicked before.
    pub fn now_does(&self, change: impl FnOnce(&mut Does)) {
        change(&mut lock(&self.inner.does));
    }

    /// The addresses that it was asked for, in order.
    ///
    /// # Panics
    /// Never, but when a test has panicked before.
    pub fn was_asked(&self) -> Vec<String> {
        lock(&self.inner.asked).clone()
    }

    /// Somebody signs in there whom it calls by this name: given the address to which we sent them, the address to which it
    /// sends them back.
    ///
    /// # Panics
    /// When the address lacks what it has to carry.
    pub fn signs_in(&self, sent_to: &str, subject: &str) -> String {
        assert!(sent_to.starts_with(&format!("{}/authorize?", self.inner.address)), "{sent_to}");
        let value = |name: &str| value_of(sent_to, name).unwrap_or_else(|| panic!("no {name} in {sent_to}"));
        assert_eq!(value("response_type"), "code");
        assert_eq!(value("scope"), "openid");
        assert_eq!(value("code_challenge_method"), "S256");
        assert_eq!(value("client_id"), "selaras ini");
        let mut codes = lock(&self.inner.codes);
        let text = format!("kode-{}", codes.len());
        let back = value("redirect_uri");
        let to = format!("{back}?state={}&code={text}", value("state"));
        codes.push(Code {
            text,
            subject: subject.to_owned(),
            nonce: value("nonce"),
            challenge: value("code_challenge"),
            back,
            used: false,
        });
        to
    }
}

async fn described(State(it): State<FakeProvider>) -> Response {
    lock(&it.inner.asked).push("/.well-known/openid-configuration".to_owned());
    let address = &it.inner.address;
    let told = json!({
        "issuer": address,
        "authorization_endpoint": format!("{address}/authorize"),
        "token_endpoint": format!("{address}/token"),
        "jwks_uri": format!("{address}/keys"),
        "end_session_endpoint": format!("{address}/leave"),
    });
    answer(200, &with(told, &lock(&it.inner.does).tells))
}

async fn keys(State(it): State<FakeProvider>) -> Response {
    lock(&it.inner.asked).push("/keys".to_owned());
    let point = it.inner.es.public_key().as_ref();
    // As DER with 2048 bits: nine bytes of frame, the modulus, five of frame and exponent.
    let rsa = it.inner.rsa.public().as_ref();
    let name = lock(&it.inner.does).key_name.clone();
    let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let (n, e) = (&rsa[9..265], &rsa[267..]);
    answer(
        200,
        &json!({"keys": [
            {"kty": "EC", "crv": "P-256", "kid": format!("{name}-es"), "use": "sig", "x": text(&point[1..33]), "y": text(&point[33..])},
            {"kty": "RSA", "kid": format!("{name}-rs"), "use": "sig", "alg": "RS256", "n": text(n), "e": text(e)},
            {"kty": "RSA", "kid": "untuk-sandi", "use": "enc", "n": text(n), "e": text(e)},
            {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"},
        ]}),
    )
}

async fn token(State(it): State<FakeProvider>, request: Request) -> Response {
    lock(&it.inner.asked).push("/token".to_owned());
    let shown = request.headers().get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let body = axum::body::to_bytes(request.into_body(), 64 * 1024).await.unwrap_or_default();
    let form = format!("?{}", String::from_utf8_lossy(&body));
    if lock(&it.inner.does).silent {
        std::future::pending::<()>().await;
    }
    let does = lock(&it.inner.does).clone();
    if shown.as_deref() != Some(format!("Basic {}", STANDARD.encode("selaras+ini:rahasia%26sekali")).as_str())
    {
        return answer(401, &json!({"error": "invalid_client"}));
    }
    let value = |name: &str| value_of(&form, name).unwrap_or_default();
    let mut codes = lock(&it.inner.codes);
    let verified = URL_SAFE_NO_PAD
        .encode(ring::digest::digest(&ring::digest::SHA256, value("code_verifier").as_bytes()));
    let good = codes.iter_mut().find(|code| {
        code.text == value("code")
            && !code.used
            && code.back == value("redirect_uri")
            && code.challenge == verified
    });
    let Some(code) = good else { return answer(400, &json!({"error": "invalid_grant"})) };
    code.used = true;
    let token = it.token_for(code, &does);
    answer(
        does.status,
        &json!({"id_token": token, "access_token": "x".repeat(does.more), "token_type": "Bearer"}),
    )
}

impl FakeProvider {
    fn token_for(&self, code: &Code, does: &Does) -> String {
        let now = (self.inner.now)();
        let claims = json!({"iss": self.inner.address, "sub": code.subject, "aud": "selaras ini", "nonce": code.nonce,
            "iat": now, "exp": now + 300});
        let (alg, kid) = match does.signs {
            Signs::Es256 | Signs::AnotherKey => ("ES256", format!("{}-es", does.key_name)),
            Signs::Rs256 => ("RS256", format!("{}-rs", does.key_name)),
            Signs::None => ("none", format!("{}-es", does.key_name)),
            Signs::Hs256 => ("HS256", format!("{}-rs", does.key_name)),
        };
        let head = with(json!({"alg": alg, "kid": kid, "typ": "JWT"}), &does.head);
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&head), part(&with(claims, &does.claims)));
        let signature = self.sign(does.signs, signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    #[expect(clippy::expect_used, reason = "a test without its signature has failed")]
    fn sign(&self, signs: Signs, signed: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match signs {
            Signs::Es256 => self.inner.es.sign(&random, signed).expect("signs").as_ref().to_vec(),
            Signs::AnotherKey => self.inner.other.sign(&random, signed).expect("signs").as_ref().to_vec(),
            Signs::Rs256 => {
                let mut out = vec![0; self.inner.rsa.public().modulus_len()];
                self.inner.rsa.sign(&RSA_PKCS1_SHA256, &random, signed, &mut out).expect("signs");
                out
            }
            Signs::None => Vec::new(),
            Signs::Hs256 => {
                let secret = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, self.inner.rsa.public().as_ref());
                ring::hmac::sign(&secret, signed).as_ref().to_vec()
            }
        }
    }
}

#[expect(clippy::expect_used, reason = "a test without its key has failed")]
fn a_key() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).expect("a key")
}

fn with(mut all: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().into_iter().flatten() {
        if value.is_null() {
            all.as_object_mut().map(|all| all.remove(name));
        } else {
            all[name] = value.clone();
        }
    }
    all
}

fn answer(status: u16, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(value.to_string())).into_response()
}

/// The value under this name behind the question mark.
pub fn value_of(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    let start = format!("{name}=");
    let raw = query.split('&').find_map(|pair| pair.strip_prefix(start.as_str()))?;
    let mut bytes = Vec::with_capacity(raw.len());
    let mut letters = raw.bytes();
    while let Some(byte) = letters.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let hex = [letters.next()?, letters.next()?];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
