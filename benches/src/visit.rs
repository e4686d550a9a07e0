//! One respondent's visit: the form is fetched, its answers are sent, the thank-you page comes back.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::http::{Connection, request};

/// Somebody who will visit once.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// What their browser sends as cookies.
    pub cookie: String,
    /// Where the form is.
    pub form: String,
    /// Where it is sent.
    pub post: String,
}

/// What a visit to this server is like, the same for all its visitors.
#[derive(Debug)]
pub struct Course {
    /// Where the server listens.
    pub address: SocketAddr,
    /// Those who have not visited yet begin at `next`.
    pub visitors: Vec<Visitor>,
    /// The first who has not visited yet.
    pub next: AtomicUsize,
    /// The answers of most visitors, as a form.
    pub answers: String,
    /// The answers of one visitor in twenty.
    pub other_answers: String,
    /// Whether the form carries a ticket that has to come back.
    pub ticket: bool,
    /// Words that only the thank-you page has.
    pub thanks: String,
    /// Whether the browser takes packed pages.
    pub gzip: bool,
    /// Whether the answers are sent without the two pages around them.
    pub bare: bool,
}

/// How long a visit took.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    /// From sending the answers until they were acknowledged.
    pub post: Duration,
    /// When the visit was over.
    pub over: Instant,
}

impl Course {
    /// The next visitor's number, if anybody is left.
    pub fn take(&self) -> Option<usize> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        (number < self.visitors.len()).then_some(number)
    }

    /// This visitor's visit.
    ///
    /// # Errors
    /// When anything but the thank-you page comes of it.
    pub async fn visit(&self, number: usize, line: &mut Connection) -> Result<Timing> {
        let Visitor { cookie, form, post } = &self.visitors[number];
        let answers = if number % 20 == 19 { &self.other_answers } else { &self.answers };
        let mut body = answers.clone();
        if !self.bare {
            let page = line.ask(&request("GET", form, cookie, self.gzip, None)).await?;
            if page.status != 200 {
                bail!("{form}: {} {:?}", page.status, page.to);
            }
            if self.ticket {
                body.push_str("&ticket=");
                body.push_str(ticket(&page.body)?);
            }
        }
        let begun = Instant::now();
        let taken = line.ask(&request("POST", post, cookie, self.gzip, Some(&body))).await?;
        let post_took = begun.elapsed();
        let (302 | 303, Some(to)) = (taken.status, taken.to) else {
            bail!("{post}: {} {}", taken.status, String::from_utf8_lossy(&taken.body));
        };
        if !self.bare {
            let thanks = line.ask(&request("GET", &to, cookie, self.gzip, None)).await?;
            if thanks.status != 200 || find(&thanks.body, self.thanks.as_bytes()).is_none() {
                bail!("{to}: {} and no thanks", thanks.status);
            }
        }
        Ok(Timing { post: post_took, over: Instant::now() })
    }
}

/// The ticket in the form's hidden field.
fn ticket(page: &[u8]) -> Result<&str> {
    const BEFORE: &[u8] = b"name=\"ticket\" value=\"";
    let Some(at) = find(page, BEFORE) else { bail!("a form without a ticket") };
    let rest = &page[at + BEFORE.len()..];
    let end = rest.iter().position(|byte| *byte == b'"').unwrap_or(0);
    Ok(std::str::from_utf8(&rest[..end])?)
}

fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    text.windows(words.len()).position(|window| window == words)
}
