//! The way to a provider: encrypted by an authority that is trusted, one question on one connection, no forwarding, and
//! neither long nor large.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Limited};
use hyper_util::rt::TokioIo;
use selaras_core::elsewhere::is_here;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::Fault;

/// A question is answered within so long, or not at all.
const PATIENCE: Duration = Duration::from_secs(8);
/// No answer of a provider is longer.
const LONGEST: usize = 256 * 1024;
/// So many questions are on their way at once; more wait, within their time.
const AT_ONCE: usize = 16;
/// Where systems keep the certificates of the authorities they trust.
const SYSTEM: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/opt/homebrew/etc/ca-certificates/cert.pem",
];

/// Whose word is taken for who a server is.
pub enum Trust {
    /// The system's authorities, read when somebody first asks.
    System,
    /// These.
    These(Arc<ClientConfig>),
}

impl Trust {
    /// The authorities in this file.
    ///
    /// # Errors
    /// A sentence, when there is none in it.
    pub fn these(file: &Path) -> Result<Self, String> {
        Ok(Trust::These(Arc::new(trusting(file)?)))
    }
}

/// The way.
pub struct Wire {
    trust: Trust,
    system: OnceLock<Option<Arc<ClientConfig>>>,
    seats: Semaphore,
}

impl Wire {
    /// Trusting these.
    pub fn new(trust: Trust) -> Self {
        Self { trust, system: OnceLock::new(), seats: Semaphore::new(AT_ONCE) }
    }

    /// Asks for what stands at this address.
    ///
    /// # Errors
    /// When it cannot be had.
    pub async fn get(&self, address: &str, plain_here: bool) -> Result<Vec<u8>, Fault> {
        let request = Request::get(address).header(header::ACCEPT, "application/json");
        match self.send(address, request, String::new(), plain_here).await? {
            (StatusCode::OK, body) => Ok(body),
            (status, _) => {
                tracing::warn!(%status, address, "a provider of sign-ins refuses to tell about itself");
                Err(Fault::OutOfReach)
            }
        }
    }

    /// Sends a form to this address, as somebody who shows this (an `Authorization` header, where there is one).
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post(
        &self,
        address: &str,
        form: String,
        shows: Option<String>,
        plain_here: bool,
    ) -> Result<(StatusCode, Vec<u8>), Fault> {
        let mut request = Request::post(address)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(shows) = shows {
            request = request.header(header::AUTHORIZATION, shows);
        }
        self.send(address, request, form, plain_here).await
    }

    async fn send(
        &self,
        address: &str,
        request: axum::http::request::Builder,
        body: String,
        plain_here: bool,
    ) -> Result<(StatusCode, Vec<u8>), Fault> {
        let asked = async {
            let _seat = self.seats.acquire().await.map_err(|_| Fault::OutOfReach)?;
            self.ask(address, request, body, plain_here).await
        };
        tokio::time::timeout(PATIENCE, asked).await.unwrap_or(Err(Fault::OutOfReach)).inspect_err(|fault| {
            tracing::warn!(?fault, address, "a provider of sign-ins does not answer");
        })
    }

    async fn ask(
        &self,
        address: &str,
        request: axum::http::request::Builder,
        body: String,
        plain_here: bool,
    ) -> Result<(StatusCode, Vec<u8>), Fault> {
        let To { host, port, encrypted, path } = To::read(address, plain_here).ok_or(Fault::NotBelieved)?;
        let request = request
            .uri(path)
            .header(header::HOST, if port == 443 { host.clone() } else { format!("{host}:{port}") })
            .header(header::USER_AGENT, "Selaras")
            .header(header::CONNECTION, "close")
            .body(Body::from(body))
            .map_err(|_| Fault::NotBelieved)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let stream = TcpStream::connect((bare.as_str(), port)).await.map_err(|_| Fault::OutOfReach)?;
        if !encrypted {
            return answer(stream, request).await;
        }
        let name = ServerName::try_from(bare).map_err(|_| Fault::NotBelieved)?;
        let tls = TlsConnector::from(self.tls()?);
        let stream = tls.connect(name, stream).await.map_err(|error| {
            tracing::warn!(%error, address, "no encrypted connection to a provider of sign-ins");
            Fault::OutOfReach
        })?;
        answer(stream, request).await
    }

    fn tls(&self) -> Result<Arc<ClientConfig>, Fault> {
        match &self.trust {
            Trust::These(config) => Ok(Arc::clone(config)),
            Trust::System => self.system.get_or_init(of_the_system).clone().ok_or(Fault::OutOfReach),
        }
    }
}

/// Where a question goes.
struct To {
    host: String,
    port: u16,
    encrypted: bool,
    path: String,
}

impl To {
    fn read(address: &str, plain_here: bool) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let host = uri.host()?.to_owned();
        if uri.authority()?.as_str().contains('@') || address.contains('#') {
            return None;
        }
        let encrypted = match uri.scheme_str()? {
            "https" => true,
            "http" if plain_here && is_here(&host) => false,
            _ => return None,
        };
        let port = uri.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Some(Self { host, port, encrypted, path })
    }
}

async fn answer<S>(stream: S, request: Request<Body>) -> Result<(StatusCode, Vec<u8>), Fault>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let out_of_reach = |_: hyper::Error| Fault::OutOfReach;
    let mut builder = hyper::client::conn::http1::Builder::new();
    builder.max_buf_size(64 * 1024);
    let (mut sender, connection) = builder.handshake(TokioIo::new(stream)).await.map_err(out_of_reach)?;
    let running = Running(tokio::spawn(connection));
    let response = sender.send_request(request).await.map_err(out_of_reach)?;
    let status = response.status();
    let body = Limited::new(response.into_body(), LONGEST).collect().await.map_err(|_| Fault::NotBelieved)?;
    drop(running);
    Ok((status, body.to_bytes().to_vec()))
}

/// The connection's own task, which ends with the question, answered or not.
struct Running(tokio::task::JoinHandle<Result<(), hyper::Error>>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn of_the_system() -> Option<Arc<ClientConfig>> {
    let given = std::env::var_os("SSL_CERT_FILE");
    let files = given.iter().map(Path::new).chain(SYSTEM.iter().map(Path::new));
    let found = files.filter(|file| file.is_file()).find_map(|file| trusting(file).ok());
    if found.is_none() {
        tracing::error!("no authorities of this system were found: name a file with --authorities");
    }
    found.map(Arc::new)
}

fn trusting(file: &Path) -> Result<ClientConfig, String> {
    let wrong = |why: String| format!("the authorities in {}: {why}", file.display());
    let mut roots = RootCertStore::empty();
    for one in CertificateDer::pem_file_iter(file).map_err(|e| wrong(e.to_string()))? {
        // Systems keep some that are written in ways of their own; those vouch for nobody here.
        drop(roots.add(one.map_err(|e| wrong(e.to_string()))?));
    }
    if roots.is_empty() {
        return Err(wrong("there is no certificate in it".to_owned()));
    }
    Ok(ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| wrong(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_addresses_are_asked_but_for_this_very_machine() {
        let encrypted = |address: &str| To::read(address, true).map(|to| to.encrypted);
        assert_eq!(encrypted("https://id.kampus.example/token"), Some(true));
        assert_eq!(encrypted("http://127.0.0.1:8081/token"), Some(false));
        assert_eq!(encrypted("http://id.kampus.example/token"), None);
        assert!(To::read("http://127.0.0.1:8081/token", false).is_none());
        for wrong in ["", "/token", "file:///etc/passwd", "https://a@b/", "https://a/#b", "gopher://a"] {
            assert!(encrypted(wrong).is_none(), "{wrong}");
        }
    }
}
