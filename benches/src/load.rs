//! Two ways of arriving: so many browsers that each come back at once (closed loop), and arrivals at a fixed rate
//! that wait for nobody (open loop, whose times count from when a visit was due: nothing is left out because the
//! server was slow just then).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::http::Connection;
use crate::visit::Course;

/// How visitors arrive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arrival {
    /// So many browsers, each beginning its next visit when the last is over.
    Browsers(usize),
    /// So many visits each second, whatever becomes of those before.
    EachSecond(u32),
}

/// What was seen.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// From sending the answers until they were acknowledged, in microseconds.
    pub posts: Vec<u64>,
    /// The whole visit, in microseconds; with a fixed rate from the moment it was due.
    pub visits: Vec<u64>,
    /// How long all of it took.
    pub took: Duration,
    /// Visits that ended without thanks.
    pub failed: usize,
    /// What the first of them said.
    pub fault: Option<String>,
}

/// Lets visitors arrive for so long, but no more than `most` of them.
///
/// # Errors
/// When nobody listens.
pub async fn arrive(course: &Arc<Course>, arrival: Arrival, time: Duration, most: usize) -> Result<Seen> {
    match arrival {
        Arrival::Browsers(count) => browsers(course, count, time, most).await,
        Arrival::EachSecond(rate) => each_second(course, rate, time).await,
    }
}

async fn browsers(course: &Arc<Course>, count: usize, time: Duration, most: usize) -> Result<Seen> {
    let mut lines = Vec::with_capacity(count);
    for _ in 0..count {
        lines.push(Connection::open(course.address).await?);
    }
    let begun = Instant::now();
    let tasks: Vec<_> = lines
        .into_iter()
        .map(|mut line| {
            let course = course.clone();
            tokio::spawn(async move {
                let mut seen = Seen::default();
                for _ in 0..most.div_ceil(count) {
                    if begun.elapsed() >= time {
                        break;
                    }
                    let Some(number) = course.take() else { break };
                    let from = Instant::now();
                    one(&course, number, &mut line, from, &mut seen).await?;
                }
                Ok(seen)
            })
        })
        .collect();
    let mut all = Seen::default();
    for task in tasks {
        let seen: Result<Seen> = task.await?;
        all.add(seen?);
    }
    all.took = begun.elapsed();
    Ok(all)
}

/// A visit, written down; after one that failed the connection is opened anew.
async fn one(
    course: &Course,
    number: usize,
    line: &mut Connection,
    from: Instant,
    seen: &mut Seen,
) -> Result<()> {
    match course.visit(number, line).await {
        Ok(timing) => {
            seen.posts.push(micros(timing.post));
            seen.visits.push(micros(timing.over - from));
        }
        Err(fault) => {
            seen.failed += 1;
            seen.fault.get_or_insert(format!("{fault:#}"));
            *line = Connection::open(course.address).await?;
        }
    }
    Ok(())
}

async fn each_second(course: &Arc<Course>, rate: u32, time: Duration) -> Result<Seen> {
    let idle: Arc<Mutex<Vec<Connection>>> = Arc::default();
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let begun = Instant::now();
    let between = Duration::from_secs(1) / rate;
    let mut tasks = Vec::new();
    let mut due = begun;
    while due < begun + time {
        tokio::time::sleep_until(due.into()).await;
        let Some(number) = course.take() else { break };
        let (course, idle, seen) = (course.clone(), idle.clone(), seen.clone());
        tasks.push(tokio::spawn(async move {
            let kept = lock(&idle).pop();
            let mut line = match kept {
                Some(line) => line,
                None => Connection::open(course.address).await?,
            };
            let mut mine = Seen::default();
            one(&course, number, &mut line, due, &mut mine).await?;
            lock(&seen).add(mine);
            lock(&idle).push(line);
            anyhow::Ok(())
        }));
        due += between;
    }
    for task in tasks {
        task.await??;
    }
    let mut all = std::mem::take(&mut *lock(&seen));
    all.took = begun.elapsed();
    Ok(all)
}

impl Seen {
    /// Visits that ended with thanks.
    pub fn thanked(&self) -> usize {
        self.visits.len()
    }

    /// Puts what was seen elsewhere to this.
    pub fn add(&mut self, other: Seen) {
        self.posts.extend(other.posts);
        self.visits.extend(other.visits);
        self.took += other.took;
        self.failed += other.failed;
        if let Some(fault) = other.fault {
            self.fault.get_or_insert(fault);
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
