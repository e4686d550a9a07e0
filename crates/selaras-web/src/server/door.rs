//! The door to the network: connections are taken in, wrapped in TLS where there is a certificate, and kept within
//! bounds, so that slow or many visitors do not stop the others.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tower::Service;

use super::certificate::Certificate;

/// How long open requests may take to finish when the program ends.
const LAST: Duration = Duration::from_secs(20);
/// The longest head of a request, in bytes: addresses, cookies and what browsers add fit many times over.
const LONGEST_HEAD: usize = 32 * 1024;
/// More headers than any browser sends.
const MOST_HEADERS: usize = 64;

/// A listener, with its certificate where pages go out encrypted.
pub struct Door {
    listener: TcpListener,
    certificate: Option<Certificate>,
    bounds: Bounds,
}

/// How many connections are held open at once, and how long for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// In all.
    pub all: usize,
    /// From one address: a school with one line to the internet is one address.
    pub each: usize,
    /// How long a visitor may take to agree on keys, to send the head of a request, and to begin the next one on an
    /// open connection.
    pub patience: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { all: 4096, each: 512, patience: Duration::from_secs(20) }
    }
}

impl From<TcpListener> for Door {
    fn from(listener: TcpListener) -> Self {
        Self { listener, certificate: None, bounds: Bounds::default() }
    }
}

impl Door {
    /// With TLS by this certificate.
    pub fn encrypted(self, certificate: Option<Certificate>) -> Self {
        Self { certificate, ..self }
    }

    /// With other bounds.
    pub fn bounded(self, bounds: Bounds) -> Self {
        Self { bounds, ..self }
    }

    /// Takes visitors in until `ended` comes true, then lets running requests finish.
    pub async fn open(self, router: Router, ended: impl Future<Output = ()>) {
        let (graceful, guests) = (GracefulShutdown::new(), Guests::new(self.bounds));
        let mut ended = pin!(ended);
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                () = &mut ended => break,
            };
            let (stream, from) = match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // The visitor went away, or this machine has no more handles: neither lasts.
                    tracing::debug!(%error, "a connection was not taken");
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                }
            };
            let Some(seat) = guests.seat(from.ip()) else { continue };
            let patience = self.bounds.patience;
            let visit = Visit { router: router.clone(), from, watcher: graceful.watcher(), patience, seat };
            let tls = self.certificate.as_ref().map(Certificate::acceptor);
            tokio::spawn(async move {
                match tls {
                    None => visit.serve(stream).await,
                    Some(tls) => visit.serve_encrypted(stream, tls).await,
                }
            });
        }
        drop(self.listener);
        if tokio::time::timeout(LAST, graceful.shutdown()).await.is_err() {
            tracing::warn!("some requests did not finish in time");
        }
    }
}

/// One open connection.
struct Visit {
    router: Router,
    from: SocketAddr,
    watcher: Watcher,
    patience: Duration,
    seat: Seat,
}

impl Visit {
    async fn serve_encrypted(self, stream: TcpStream, tls: tokio_rustls::TlsAcceptor) {
        match tokio::time::timeout(self.patience, tls.accept(stream)).await {
            Ok(Ok(stream)) => self.serve(stream).await,
            Ok(Err(error)) => tracing::debug!(%error, "no keys were agreed on"),
            Err(_) => tracing::debug!("agreeing on keys took too long"),
        }
    }

    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
        let Self { router, from, watcher, patience, seat } = self;
        let answer = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
            let mut router = router.clone();
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(from));
            async move { Ok::<_, Infallible>(router.call(request).await.unwrap_or_else(|never| match never {})) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience)
            .max_buf_size(LONGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(stream), answer);
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection broke off");
        }
        drop(seat);
    }
}

/// Who is there.
#[derive(Clone)]
struct Guests {
    bounds: Bounds,
    there: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// A place that is free again when this is dropped.
struct Seat {
    guests: Guests,
    ip: IpAddr,
}

impl Guests {
    fn new(bounds: Bounds) -> Self {
        Self { bounds, there: Arc::default() }
    }

    fn seat(&self, ip: IpAddr) -> Option<Seat> {
        let mut there = self.there.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = there.values().sum();
        // A proxy on this machine brings everybody: the bound for one address is not for it.
        let each = if ip.is_loopback() { self.bounds.all } else { self.bounds.each };
        let count = there.entry(ip).or_insert(0);
        if all >= self.bounds.all || *count >= each {
            if *count == 0 {
                there.remove(&ip);
            }
            return None;
        }
        *count += 1;
        Some(Seat { guests: self.clone(), ip })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut there = self.guests.there.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = there.get_mut(&self.ip) {
            *count -= 1;
            if *count == 0 {
                there.remove(&self.ip);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_and_all_together_hold_only_so_many_connections_and_free_them() {
        let guests = Guests::new(Bounds { all: 3, each: 2, ..Bounds::default() });
        let [one, two, here] = [[10, 0, 0, 1], [10, 0, 0, 2], [127, 0, 0, 1]].map(IpAddr::from);
        let (first, second) = (guests.seat(one).unwrap(), guests.seat(one).unwrap());
        assert!(guests.seat(one).is_none(), "two are enough for one");
        let third = guests.seat(two).unwrap();
        assert!(guests.seat(two).is_none(), "three are enough for all");
        drop((first, second, third));
        assert!(guests.there.lock().unwrap().is_empty());
        let seats: Vec<_> = (0..4).map_while(|_| guests.seat(here)).collect();
        assert_eq!(seats.len(), 3, "a proxy on this machine fills the house");
    }
}
