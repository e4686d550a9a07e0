//! A browser's half of HTTP, as small as it can be: one request on one connection, and whether its answer came whole.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use selaras_web::access::cookie::Token;

/// What came back, whole.
pub struct Answer {
    pub status: u16,
    pub to: Option<String>,
    pub text: String,
}

/// Somebody with a sign-in of the program at this address.
#[derive(Clone)]
pub struct Browser {
    at: SocketAddr,
    cookie: String,
}

impl Browser {
    pub fn new(at: SocketAddr, token: Option<&Token>) -> Self {
        let cookie = token.map(|token| format!("selaras={}; ", token.text())).unwrap_or_default();
        Self { at, cookie: format!("{cookie}language=en") }
    }

    pub fn get(&self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "")
    }

    pub fn post(&self, path: &str, body: &str) -> io::Result<Answer> {
        self.ask("POST", path, body)
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        let mut line = TcpStream::connect_timeout(&self.at, Duration::from_secs(2))?;
        line.set_read_timeout(Some(Duration::from_secs(40)))?;
        write!(
            line,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.at,
            self.cookie,
            body.len(),
        )?;
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes)?;
        read(&String::from_utf8_lossy(&bytes)).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// The answer, or nothing when the line broke before it was whole.
fn read(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let length: usize = header("content-length").and_then(|length| length.parse().ok())?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    (body.len() >= length).then(|| Answer { status, to: header("location"), text: body.to_owned() })
}
