//! A small HTTP/1.1 client that keeps its connection, as a browser does, and costs little beside the server
//! that it measures.

use std::io::Read;
use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection that is kept open between requests.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// What came back.
#[derive(Debug, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads.
    pub to: Option<String>,
    /// The page, unpacked.
    pub body: Vec<u8>,
    /// Bytes on the wire, headings included.
    pub wire: usize,
}

#[derive(Default)]
struct Head {
    status: u16,
    to: Option<String>,
    length: Option<usize>,
    chunked: bool,
    packed: bool,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("nobody at {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::with_capacity(32 * 1024) })
    }

    /// Sends a request as it stands and reads its answer to the end.
    ///
    /// # Errors
    /// When the connection breaks or the answer does not read.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.read.clear();
        let end = loop {
            let from = self.read.len().saturating_sub(3);
            self.more().await?;
            if let Some(at) = self.read[from..].windows(4).position(|four| four == b"\r\n\r\n") {
                break from + at + 4;
            }
        };
        let head = Head::read(&self.read[..end])?;
        let body = self.body(&head, end).await?;
        let body = if head.packed { unpacked(&body)? } else { body };
        Ok(Answer { status: head.status, to: head.to, body, wire: self.read.len() })
    }

    async fn body(&mut self, head: &Head, from: usize) -> Result<Vec<u8>> {
        if head.chunked {
            return self.chunks(from).await;
        }
        let end = from + head.length.context("an answer without its length")?;
        while self.read.len() < end {
            self.more().await?;
        }
        Ok(self.read[from..end].to_vec())
    }

    async fn chunks(&mut self, mut from: usize) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = loop {
                if let Some(at) = self.read[from..].windows(2).position(|two| two == b"\r\n") {
                    break from + at;
                }
                self.more().await?;
            };
            let size = std::str::from_utf8(&self.read[from..line])?;
            let size = usize::from_str_radix(size.split(';').next().unwrap_or("").trim(), 16)?;
            let end = line + 2 + size + 2;
            while self.read.len() < end {
                self.more().await?;
            }
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&self.read[line + 2..line + 2 + size]);
            from = end;
        }
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.read).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

impl Head {
    fn read(bytes: &[u8]) -> Result<Self> {
        let text = std::str::from_utf8(bytes)?;
        let mut lines = text.split("\r\n");
        let first = lines.next().unwrap_or("");
        let status = first.split(' ').nth(1).context("no status")?.parse()?;
        let mut head = Self { status, ..Self::default() };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = Some(value.parse()?),
                "transfer-encoding" => head.chunked = value.eq_ignore_ascii_case("chunked"),
                "content-encoding" => head.packed = value == "gzip",
                "location" => head.to = Some(value.to_owned()),
                _ => {}
            }
        }
        Ok(head)
    }
}

fn unpacked(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut page = Vec::with_capacity(4 * bytes.len());
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut page)?;
    Ok(page)
}

/// The words of a request, `body` as a form.
pub fn request(method: &str, path: &str, cookie: &str, gzip: bool, body: Option<&str>) -> Vec<u8> {
    let mut text = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Language: id\r\n"
    );
    if gzip {
        text.push_str("Accept-Encoding: gzip\r\n");
    }
    if !cookie.is_empty() {
        text.push_str(&format!("Cookie: {cookie}\r\n"));
    }
    if let Some(body) = body {
        text.push_str(&format!(
            "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ));
    } else {
        text.push_str("\r\n");
    }
    text.into_bytes()
}
