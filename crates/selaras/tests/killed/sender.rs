//! One client's phone: opens a form, sends it, and when no answer comes sends the very same form again.

use std::net::SocketAddr;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

use selaras_testkit::app::encoded;
use selaras_testkit::forms::{Form, forms_on};

use crate::http::Browser;
use crate::{Client, Watch};

/// The names of a check-in's five areas, and of feedback's three items.
pub const AREAS: [&str; 5] = ["rest", "mood", "people", "duties", "hope"];
pub const ITEMS: [&str; 3] = ["goal", "task", "bond"];

/// One submission.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What was sent, so that it can be told from every other.
    pub what: What,
    /// Whether the program said that it was kept.
    pub acknowledged: bool,
    /// How often the same form was sent.
    pub times: usize,
}

/// What was sent. No two submissions of one client are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The five answers of a check-in.
    CheckIn(Vec<i16>),
    /// The session of a feedback by its place, its answers, and its words.
    Feedback(usize, Vec<i16>, String),
    /// A topic.
    Topic(String),
}

/// Repeatable chance (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

pub struct Sender {
    client: Client,
    browser: Browser,
    dice: Dice,
    /// How many feedbacks have been sent.
    feedbacks: usize,
}

impl Sender {
    pub fn new(client: Client, at: SocketAddr, seed: u64) -> Self {
        let browser = Browser::new(at, Some(&client.token));
        Self { client, browser, dice: Dice::new(seed), feedbacks: 0 }
    }

    /// Submits until it is over; gives back everything that was sent.
    pub fn send(mut self, watch: &Watch) -> Vec<Sent> {
        let mut sent = Vec::new();
        while !watch.over.load(SeqCst) {
            let what = self.next(sent.len());
            let (page, action) = self.place(&what);
            let Some(form) = self.open(page, &action, watch) else { break };
            let body = filled(&form, &what);
            // Two phones in ten are put away when no answer comes; the others try until one comes.
            let gives_up = self.dice.below(10) < 2;
            sent.push(self.submit(what, &action, &body, gives_up, watch));
        }
        sent
    }

    fn next(&mut self, number: usize) -> What {
        match number % 3 {
            1 if self.feedbacks < self.client.sessions.len() => {
                self.feedbacks += 1;
                let answers = (0..3).map(|_| self.dice.below(7) as i16).collect();
                What::Feedback(self.feedbacks - 1, answers, format!("Kata nomor {number}"))
            }
            2 => What::Topic(format!("Topik nomor {number}")),
            // The number itself, written with seven digits: every check-in differs from every other.
            _ => What::CheckIn((0..5).map(|digit| (number / 7usize.pow(digit) % 7) as i16).collect()),
        }
    }

    /// The page on which the form stands, and where it is sent.
    fn place(&self, what: &What) -> (String, String) {
        match what {
            What::CheckIn(_) => ("/me/checkin".to_owned(), "/me/checkin".to_owned()),
            What::Feedback(session, ..) => {
                let address = format!("/me/feedback/{}", self.client.sessions[*session]);
                (address.clone(), address)
            }
            What::Topic(_) => ("/me/sessions".to_owned(), "/me/agenda".to_owned()),
        }
    }

    /// Opens the page, however often the program is away.
    fn open(&self, page: String, action: &str, watch: &Watch) -> Option<Form> {
        let patience = Instant::now() + Duration::from_secs(30);
        loop {
            match self.browser.get(&page) {
                Ok(answer) => {
                    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
                    let mut forms = forms_on(&answer.text).into_iter();
                    return forms.find(|form| form.action == action && form.ticket().is_some());
                }
                Err(_) if watch.over.load(SeqCst) => return None,
                Err(error) => assert!(Instant::now() < patience, "{page}: {error}"),
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    fn submit(&self, what: What, action: &str, body: &str, gives_up: bool, watch: &Watch) -> Sent {
        let mut sent = Sent { what, acknowledged: false, times: 0 };
        let patience = Instant::now() + Duration::from_secs(30);
        while !sent.acknowledged {
            watch.under_way.fetch_add(1, SeqCst);
            let answer = self.browser.post(action, body);
            watch.under_way.fetch_sub(1, SeqCst);
            sent.times += 1;
            match answer {
                Ok(answer) => {
                    let to = answer.to.as_deref().unwrap_or("");
                    let led_on = answer.status == 303 && to.starts_with("/me/");
                    assert!(led_on, "{action} answers {} {to}: {}", answer.status, answer.text);
                    sent.acknowledged = true;
                }
                Err(_) if gives_up => break,
                Err(error) => assert!(Instant::now() < patience, "{action}: {error}"),
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        sent
    }
}

fn filled(form: &Form, what: &What) -> String {
    let own = |name: &str| match what {
        What::CheckIn(answers) => {
            AREAS.iter().position(|area| *area == name).map(|at| answers[at].to_string())
        }
        What::Feedback(_, answers, words) => match name {
            "words" => Some(words.clone()),
            "words-when" => Some("now".to_owned()),
            _ => ITEMS.iter().position(|item| *item == name).map(|at| answers[at].to_string()),
        },
        What::Topic(words) => (name == "topic").then(|| words.clone()),
    };
    let fields = form.filled().into_iter().filter(|(name, _)| name != "safety" && name != "about");
    let fields: Vec<(String, String)> =
        fields.map(|(name, value)| (own(&name).unwrap_or(value), name)).map(|(v, n)| (n, v)).collect();
    encoded(&fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>())
}
