//! Bytes on the wire that no browser sends: two ends for one message, broken heads, bodies that never come.

use std::net::SocketAddr;
use std::time::Duration;

use selaras_store::sign_ins::Kind;
use selaras_testkit::stores;
use selaras_web::access::cookie::Token;
use selaras_web::access::sign_in;
use selaras_web::router::router;
use selaras_web::server::door::{Bounds, Door};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::books::Books;
use crate::forms::World;

/// Sends these bytes and reads until the other side ends, or falls silent.
async fn said(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    drop(stream.write_all(bytes).await);
    let mut said = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(2), stream.read_to_end(&mut said)).await;
    drop(read);
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_with_a_broken_head_or_two_ends_does_nothing_and_the_next_visitor_is_answered() {
    let store = stores::sqlite();
    let world = World::new(&store);
    let people = world.lived.here.people;
    let token = Token::new(people.practice);
    let now = world.app.app.clock.now();
    let begin =
        move |tx: &mut selaras_store::Tx<'_>| sign_in::begin(tx, &token, people.client, Kind::Client, now);
    world.app.app.store.write(begin).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let door =
        Door::from(listener).bounded(Bounds { patience: Duration::from_millis(400), ..Bounds::default() });
    let (end, told) = tokio::sync::oneshot::channel::<()>();
    let app = world.app.app.clone();
    let running = tokio::spawn(async move { door.open(router(app), async { drop(told.await) }).await });

    let ticket = selaras_web::reply::tickets_of(&world.app.app, people.practice, people.client, now).issue();
    let body = format!("words=Kata&seen-by=client&ticket={ticket}");
    let head = format!(
        "POST /me/reflections HTTP/1.1\r\nHost: here\r\nCookie: language=en; selaras={}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n",
        token.text()
    );
    let long = body.len();
    let before = Books::of(&world).await;
    let broken: Vec<Vec<u8>> = vec![
        format!("{head}Content-Length: {long}\r\nContent-Length: 3\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: -1\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: +{long}\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: 0x40\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: 99999999999999999999999\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: 100000000000\r\n\r\n{body}").into_bytes(),
        format!("{head}Content-Length: {}\r\n\r\n{body}", long + 10).into_bytes(),
        format!("{head}Content-Length : {long}\r\n\r\n{body}").into_bytes(),
        format!("{head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{body}\r\n0\r\n\r\n").into_bytes(),
        format!("{head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{body}\r\n0\r\n\r\n")
            .into_bytes(),
        format!("{head}Transfer-Encoding: chunked\r\n\r\n{long:x}\r\n{body}").into_bytes(),
        format!("{head}Transfer-Encoding: xchunked\r\n\r\n{long:x}\r\n{body}\r\n0\r\n\r\n").into_bytes(),
        format!("{head}Transfer-Encoding: chunked, identity\r\n\r\n{long:x}\r\n{body}\r\n0\r\n\r\n")
            .into_bytes(),
        format!("{head}X-Null: a\0b\r\nContent-Length: {long}\r\n\r\n{body}").into_bytes(),
        format!("{head} folded: yes\r\nX Y: z\r\nContent-Length: {long}\r\n\r\n{body}").into_bytes(),
        format!("{}Content-Length: {long}\r\n\r\n{body}", head.replace("HTTP/1.1", "HTTP/1.1 HTTP/1.1"))
            .into_bytes(),
        format!("{}Content-Length: {long}\r\n\r\n{body}", head.replace("/me/refl", "/me /refl")).into_bytes(),
        [&head.as_bytes()[..8], b"\xff\xfe", &head.as_bytes()[8..], b"\r\n"].concat(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"GET /me\r\n\r\n".to_vec(),
        vec![0; 70_000],
    ];
    for bytes in broken {
        let answer = said(address, &bytes).await;
        let sent: String = String::from_utf8_lossy(&bytes).chars().take(600).collect();
        let first = answer.lines().next().unwrap_or_default();
        assert!(!first.contains(" 2") && !first.contains(" 303") && !first.contains(" 5"), "{first}\n{sent}");
        assert!(answer.matches("HTTP/1.1 ").count() <= 1, "two answers: {answer}\n{sent}");
    }
    assert_eq!(Books::of(&world).await, before);
    let whole = said(address, format!("{head}Content-Length: {long}\r\n\r\n{body}").as_bytes()).await;
    assert!(whole.starts_with("HTTP/1.1 303"), "the whole message is taken: {whole}");
    assert_ne!(Books::of(&world).await, before);
    end.send(()).unwrap();
    running.await.unwrap();
}
