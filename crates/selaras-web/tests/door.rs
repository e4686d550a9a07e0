//! The door to the network: TLS, visitors who are slow or send too much, and a graceful end.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use selaras_testkit::app::TestApp;
use selaras_web::router::router;
use selaras_web::server::certificate::Certificate;
use selaras_web::server::door::{Bounds, Door};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const ASKS: &[u8] = b"GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

/// A door that is open, and what closes it.
async fn opened(certificate: Option<Certificate>, bounds: Bounds) -> (SocketAddr, impl FnOnce() -> Ended) {
    let test = TestApp::start();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, told) = tokio::sync::oneshot::channel::<()>();
    let door = Door::from(listener).encrypted(certificate).bounded(bounds);
    let running = tokio::spawn(async move {
        door.open(router(test.app.clone()), async { drop(told.await) }).await;
        drop(test);
    });
    (address, move || {
        end.send(()).unwrap();
        running
    })
}

type Ended = tokio::task::JoinHandle<()>;

async fn said(mut stream: impl AsyncRead + AsyncWrite + Unpin, asks: &[u8]) -> String {
    stream.write_all(asks).await.unwrap();
    let mut said = Vec::new();
    drop(stream.read_to_end(&mut said).await);
    String::from_utf8_lossy(&said).into_owned()
}

/// A certificate made just now, and whoever trusts it.
fn made(folder: &std::path::Path) -> (Certificate, TlsConnector) {
    let made = rcgen::generate_simple_self_signed(vec!["konseling.example".to_owned()]).unwrap();
    let (chain, key) = (folder.join("chain.pem"), folder.join("key.pem"));
    std::fs::write(&chain, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    (Certificate::read(&chain, &key).unwrap(), TlsConnector::from(Arc::new(config)))
}

#[tokio::test]
async fn with_a_certificate_pages_are_encrypted_and_nothing_else_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, trusting) = made(folder.path());
    let (address, end) = opened(Some(certificate), Bounds::default()).await;
    let name = || "konseling.example".try_into().unwrap();
    let stream = trusting.connect(name(), TcpStream::connect(address).await.unwrap()).await.unwrap();
    let answer = said(stream, ASKS).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
    let plain = said(TcpStream::connect(address).await.unwrap(), ASKS).await;
    assert!(!plain.contains("200") && !plain.contains("ok"), "{plain:?}");
    let (_, stranger) = made(folder.path());
    let distrust = stranger.connect(name(), TcpStream::connect(address).await.unwrap()).await;
    assert!(distrust.is_err(), "who trusts another certificate finds out");
    end().await.unwrap();
}

#[test]
fn files_that_are_no_certificate_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (text, nowhere) = (folder.path().join("text.pem"), folder.path().join("nowhere.pem"));
    std::fs::write(&text, "not a certificate").unwrap();
    for (chain, key, named) in [(&text, &text, "text.pem"), (&nowhere, &text, "nowhere.pem")] {
        let why = Certificate::read(chain, key).err().unwrap().to_string();
        assert!(why.contains(named), "{why}");
    }
}

#[tokio::test]
async fn who_is_too_slow_is_left_and_the_others_are_served() {
    let patience = Duration::from_millis(300);
    let (address, end) = opened(None, Bounds { patience, ..Bounds::default() }).await;
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /health HTTP/1.1\r\nHost: h").await.unwrap();
        slow.push(stream);
    }
    assert!(said(TcpStream::connect(address).await.unwrap(), ASKS).await.starts_with("HTTP/1.1 200"));
    for mut stream in slow {
        let mut rest = Vec::new();
        let left = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut rest)).await;
        assert!(left.is_ok(), "a slow visitor is let go");
        assert!(!String::from_utf8_lossy(&rest).contains("200"));
    }
    end().await.unwrap();
}

#[tokio::test]
async fn a_head_that_is_too_long_or_no_head_at_all_is_refused() {
    let (address, end) = opened(None, Bounds::default()).await;
    let long =
        [b"GET / HTTP/1.1\r\nHost: here\r\nX-Long: ".to_vec(), vec![b'a'; 200_000], b"\r\n\r\n".to_vec()];
    let many = (0..200).map(|n| format!("X-{n}: a\r\n")).collect::<String>();
    let many = format!("GET / HTTP/1.1\r\nHost: here\r\n{many}\r\n");
    let heads: [&[u8]; 4] = [&long.concat(), many.as_bytes(), b"\0\0\0\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"];
    for head in heads {
        let mut stream = TcpStream::connect(address).await.unwrap();
        drop(stream.write_all(head).await);
        let mut answer = Vec::new();
        let over = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(over.is_ok() && !answer.starts_with("HTTP/1.1 2"), "{answer}");
    }
    assert!(said(TcpStream::connect(address).await.unwrap(), ASKS).await.starts_with("HTTP/1.1 200"));
    end().await.unwrap();
}

#[tokio::test]
async fn one_address_holds_only_so_many_connections() {
    let (address, end) = opened(None, Bounds { all: 3, ..Bounds::default() }).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /health HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
        let mut first = [0u8; 12];
        stream.read_exact(&mut first).await.unwrap();
        open.push(stream);
    }
    assert_eq!(said(TcpStream::connect(address).await.unwrap(), b"").await, "");
    drop(open);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(said(TcpStream::connect(address).await.unwrap(), ASKS).await.starts_with("HTTP/1.1 200"));
    end().await.unwrap();
}
