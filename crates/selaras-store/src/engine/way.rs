//! The way to a PostgreSQL server: encrypted beyond this machine, unless the URL says that it need not be.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::postgres::config::{Host, SslMode};
use ::postgres::{Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::{Result, StoreError};

/// Where the server is, and whom we believe that it is it.
pub struct Way {
    config: Config,
    encrypted: Option<MakeRustlsConnect>,
}

impl Way {
    /// Reads the URL and the file of the authority.
    ///
    /// # Errors
    /// A sentence when either does not read, or the connection would go unencrypted over a network unsaid.
    pub fn read(url: &str, authority: Option<&Path>) -> Result<Self> {
        let mut config: Config = url
            .parse()
            .map_err(|e| StoreError::OutOfReach(format!("the database URL does not read: {e}")))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        let Some(authority) = authority else {
            plainly(&config)?;
            return Ok(Self { config, encrypted: None });
        };
        if config.get_ssl_mode() == SslMode::Disable {
            return Err(StoreError::OutOfReach(
                "the database URL says sslmode=disable, and yet a certificate authority is given: take one of them away"
                    .to_owned(),
            ));
        }
        config.ssl_mode(SslMode::Require);
        Ok(Self { config, encrypted: Some(trusting(authority)?) })
    }

    /// Connects.
    pub fn connect(&self) -> std::result::Result<Client, ::postgres::Error> {
        match &self.encrypted {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
        }
    }
}

/// Whether an unencrypted connection is one that nobody can listen to, or one that was asked for.
fn plainly(config: &Config) -> Result<()> {
    if config.get_ssl_mode() == SslMode::Disable {
        return Ok(());
    }
    let far = config.get_hosts().iter().find_map(|host| match host {
        Host::Tcp(name) if !is_this_machine(name) => Some(name.as_str()),
        _ => None,
    });
    let asked = config.get_ssl_mode() == SslMode::Require;
    match far.or(asked.then_some("the database")) {
        None => Ok(()),
        Some(name) => Err(StoreError::OutOfReach(format!(
            "the connection to {name} would not be encrypted: give the certificate authority of the PostgreSQL server with \
             --database-ca FILE, or write sslmode=disable into the URL when nobody else can listen on that network"
        ))),
    }
}

fn is_this_machine(name: &str) -> bool {
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn trusting(authority: &Path) -> Result<MakeRustlsConnect> {
    let wrong = |why: String| {
        StoreError::OutOfReach(format!("the certificate authority {}: {why}", authority.display()))
    };
    let mut roots = RootCertStore::empty();
    for one in CertificateDer::pem_file_iter(authority).map_err(|e| wrong(e.to_string()))? {
        let one = one.map_err(|e| wrong(e.to_string()))?;
        roots.add(one).map_err(|e| wrong(e.to_string()))?;
    }
    if roots.is_empty() {
        return Err(wrong("there is no certificate in it".to_owned()));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| wrong(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str) -> bool {
        matches!(Way::read(url, None), Err(StoreError::OutOfReach(said)) if said.contains("--database-ca"))
    }

    #[test]
    fn without_an_authority_only_this_machine_is_reached_unless_the_url_says_otherwise() {
        for near in [
            "postgres://selaras@localhost/selaras",
            "postgres://selaras@127.0.0.1:5433/selaras",
            "postgres://selaras@[::1]/selaras",
            "postgres://selaras@%2Fvar%2Frun%2Fpostgresql/selaras",
            "postgres://selaras@db.internal/selaras?sslmode=disable",
        ] {
            assert!(!refused(near), "{near}");
        }
        for far in [
            "postgres://selaras@db.internal/selaras",
            "postgres://selaras@10.0.0.7/selaras",
            "postgres://selaras@localhost,db.internal/selaras",
            "postgres://selaras@localhost/selaras?sslmode=require",
        ] {
            assert!(refused(far), "{far}");
        }
    }

    #[test]
    fn a_file_without_a_certificate_is_named() {
        let url = "postgres://selaras@db.internal/selaras";
        let read = Way::read(url, Some(Path::new("Cargo.toml")));
        assert!(matches!(read, Err(StoreError::OutOfReach(said)) if said.contains("Cargo.toml")));
        let both = Way::read("postgres://selaras@db/selaras?sslmode=disable", Some(Path::new("Cargo.toml")));
        assert!(matches!(both, Err(StoreError::OutOfReach(said)) if said.contains("take one of them away")));
    }
}
