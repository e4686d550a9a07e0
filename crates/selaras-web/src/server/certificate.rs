//! The certificate by which pages go out encrypted, read again when its files change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

/// Certificates are renewed every few weeks; looking once a minute is often enough.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// A certificate chain and its key, each in a PEM file.
pub struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    now: Mutex<Held>,
}

struct Held {
    acceptor: TlsAcceptor,
    changed: Option<[SystemTime; 2]>,
    looked: Instant,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The file does not read as PEM, or holds nothing of what it should.
    #[error("{}: {why}", .file.display())]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        why: String,
    },
    /// Chain and key do not fit together, or are of a kind that is not used any more.
    #[error("certificate and key cannot be used: {0}")]
    Unfit(#[from] rustls::Error),
}

impl Certificate {
    /// Reads the files.
    ///
    /// # Errors
    /// Which file does not read, and why.
    pub fn read(chain: &Path, key: &Path) -> Result<Self, Unusable> {
        let held =
            Held { changed: changed(chain, key), acceptor: acceptor(chain, key)?, looked: Instant::now() };
        Ok(Self { chain: chain.to_owned(), key: key.to_owned(), now: Mutex::new(held) })
    }

    /// What agrees on keys with the next visitor. A new certificate that does not read leaves the old one in use.
    pub fn acceptor(&self) -> TlsAcceptor {
        let mut held = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if held.looked.elapsed() >= LOOK_EVERY {
            held.looked = Instant::now();
            self.look(&mut held);
        }
        held.acceptor.clone()
    }

    fn look(&self, held: &mut Held) {
        let changed = changed(&self.chain, &self.key);
        if changed == held.changed {
            return;
        }
        match acceptor(&self.chain, &self.key) {
            Ok(acceptor) => {
                (held.acceptor, held.changed) = (acceptor, changed);
                tracing::info!("the certificate was read anew");
            }
            Err(error) => tracing::warn!(%error, "the new certificate is not used"),
        }
    }
}

fn acceptor(chain: &Path, key: &Path) -> Result<TlsAcceptor, Unusable> {
    let unusable = |file: &Path, why: String| Unusable::File { file: file.to_owned(), why };
    let certificates: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(chain).map_err(|e| unusable(chain, e.to_string()))?.collect();
    let certificates = certificates.map_err(|e| unusable(chain, e.to_string()))?;
    if certificates.is_empty() {
        return Err(unusable(chain, "holds no certificate".to_owned()));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|e| unusable(key, e.to_string()))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(certificates, secret)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn changed(chain: &Path, key: &Path) -> Option<[SystemTime; 2]> {
    let at = |file: &Path| std::fs::metadata(file).and_then(|meta| meta.modified()).ok();
    Some([at(chain)?, at(key)?])
}
