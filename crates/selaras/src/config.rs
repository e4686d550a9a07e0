//! Configuration: options of the command line, else the environment, else a file, else what fits a laptop.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use selaras_store::Store;
use selaras_store::secrets::MasterKeys;
use serde::Deserialize;

use crate::master::{Found, MasterKey};

/// Where things are kept and how the installation is reached. Every option can also be given by the environment
/// variable named beside it, or in the file (`data = "…"`, `listen = "…"`, …).
#[derive(Args, Debug, Clone, Default)]
pub struct Options {
    /// Folder of the embedded SQLite database (made when missing) [default: ./selaras-data]
    #[arg(long, env = "SELARAS_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead: postgres://user:password@host/database
    #[arg(long, env = "SELARAS_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Certificate authority (PEM) of the PostgreSQL server: the connection is encrypted, and nobody else is believed
    #[arg(long, env = "SELARAS_DATABASE_CA", value_name = "FILE")]
    pub database_ca: Option<PathBuf>,
    /// Address to listen on [default: 127.0.0.1:8480]
    #[arg(long, env = "SELARAS_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// How browsers reach this installation: what links begin with [default: http:// and the address]
    #[arg(long, env = "SELARAS_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A proxy in front tells visitors' addresses in X-Forwarded-For
    #[arg(long, env = "SELARAS_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Certificate chain (PEM) for https; read again when it is renewed
    #[arg(long, env = "SELARAS_TLS_CERTIFICATE", value_name = "FILE", requires = "tls_key")]
    pub tls_certificate: Option<PathBuf>,
    /// Private key (PEM) of that certificate
    #[arg(long, env = "SELARAS_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// Certificate authorities (PEM) by which providers of sign-ins are believed [default: those of the system]
    #[arg(long, env = "SELARAS_AUTHORITIES", value_name = "FILE")]
    pub authorities: Option<PathBuf>,
    /// Send pages unencrypted beyond this machine; needs --others-can-read as well
    #[arg(long, env = "SELARAS_PLAIN_HTTP")]
    pub plain_http: bool,
    /// I know that everyone on this network can read what clients write
    #[arg(long, env = "SELARAS_OTHERS_CAN_READ")]
    pub others_can_read: bool,
    /// File with these settings [default: selaras.toml in the folder of the database, when there is one]
    #[arg(long, env = "SELARAS_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The master key.
    #[command(flatten)]
    pub master: MasterKey,
}

/// Where things are kept, for commands that only need that.
#[derive(Args, Debug, Clone, Default)]
pub struct Place {
    /// Folder of the embedded SQLite database [default: ./selaras-data]
    #[arg(long, env = "SELARAS_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead: postgres://user:password@host/database
    #[arg(long, env = "SELARAS_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Certificate authority (PEM) of the PostgreSQL server: the connection is encrypted, and nobody else is believed
    #[arg(long, env = "SELARAS_DATABASE_CA", value_name = "FILE")]
    pub database_ca: Option<PathBuf>,
    /// The master key.
    #[command(flatten)]
    pub master: MasterKey,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    database_ca: Option<PathBuf>,
    listen: Option<String>,
    public_url: Option<String>,
    behind_proxy: Option<bool>,
    tls_certificate: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    authorities: Option<PathBuf>,
    plain_http: Option<bool>,
    others_can_read: Option<bool>,
    master_key_file: Option<PathBuf>,
    master_key_command: Option<String>,
}

/// Everything settled.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where things are kept.
    pub place: Kept,
    /// Where the master key is.
    pub master: MasterKey,
    /// Where to listen.
    pub listen: SocketAddr,
    /// What links begin with; taken from the address that was bound when not given.
    pub public_url: Option<String>,
    /// Whether a proxy in front tells visitors' addresses.
    pub behind_proxy: bool,
    /// The files of certificate and key.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The file of the authorities by which providers of sign-ins are believed.
    pub authorities: Option<PathBuf>,
}

/// Where things are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// In an SQLite database in this folder.
    Folder(PathBuf),
    /// In a PostgreSQL database.
    Postgres {
        /// Where it is.
        url: String,
        /// The certificate authority of its server: the connection is encrypted.
        authority: Option<PathBuf>,
    },
}

impl Options {
    /// Settles options, environment (which clap has read into them) and file.
    ///
    /// # Errors
    /// A sentence that names the setting that does not fit.
    pub fn settle(self) -> Result<Settings> {
        let folder = self.data.clone().unwrap_or_else(default_folder);
        let file = match &self.config {
            Some(path) => read(path)?,
            None if folder.join("selaras.toml").is_file() => read(&folder.join("selaras.toml"))?,
            None => File::default(),
        };
        let listen = self.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8480".to_owned());
        let public_url = self.public_url.or(file.public_url).map(|url| url.trim_end_matches('/').to_owned());
        if let Some(url) = &public_url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            bail!("public-url `{url}` must begin with https:// (or http:// on a network of your own)");
        }
        let tls = match (self.tls_certificate.or(file.tls_certificate), self.tls_key.or(file.tls_key)) {
            (Some(chain), Some(key)) => Some((chain, key)),
            (None, None) => None,
            _ => bail!("tls-certificate and tls-key go together: one of them is missing"),
        };
        let listen: SocketAddr = listen
            .parse()
            .with_context(|| format!("listen `{listen}` is no address and port, such as 127.0.0.1:8480"))?;
        let way = Way {
            encrypted: tls.is_some(),
            behind_proxy: self.behind_proxy || file.behind_proxy.unwrap_or(false),
            https: public_url.as_ref().is_some_and(|url| url.starts_with("https://")),
            plain_http: self.plain_http || file.plain_http.unwrap_or(false),
            others_can_read: self.others_can_read || file.others_can_read.unwrap_or(false),
        };
        way.is_fit_for(listen)?;
        let mut master = self.master;
        if master.master_key_file.is_none() && master.master_key_command.is_none() {
            (master.master_key_file, master.master_key_command) =
                (file.master_key_file, file.master_key_command);
        }
        Ok(Settings {
            master,
            place: Kept::choose(
                self.data.or(file.data),
                self.database.or(file.database),
                self.database_ca.or(file.database_ca),
            )?,
            listen,
            public_url,
            behind_proxy: way.behind_proxy,
            tls,
            authorities: self.authorities.or(file.authorities),
        })
    }
}

/// How pages go from here to a browser.
#[derive(Debug, Clone, Copy)]
struct Way {
    encrypted: bool,
    behind_proxy: bool,
    https: bool,
    plain_http: bool,
    others_can_read: bool,
}

impl Way {
    /// Unencrypted pages stay on this machine, unless a proxy encrypts them, or unless someone has said twice that they
    /// may be read on the way.
    fn is_fit_for(self, listen: SocketAddr) -> Result<()> {
        let by_proxy = self.behind_proxy && self.https;
        let told_twice = self.plain_http && self.others_can_read;
        if listen.ip().is_loopback() || self.encrypted || by_proxy || told_twice {
            return Ok(());
        }
        bail!(
            "on {listen} pages would go over the network unencrypted, and everyone on it could read what clients write. \
             Give --tls-certificate and --tls-key; or put a proxy with a certificate in front (--behind-proxy and \
             --public-url https://…); or, on a network where nobody else is, say both --plain-http and --others-can-read"
        )
    }
}

impl Place {
    /// Opens the store that these options name.
    ///
    /// # Errors
    /// A sentence that says what stands in the way.
    pub fn open(self) -> Result<Store> {
        self.kept()?.open(&self.master)
    }

    /// What these options name.
    ///
    /// # Errors
    /// When they name two things, or none that is known.
    pub fn kept(&self) -> Result<Kept> {
        Kept::choose(self.data.clone(), self.database.clone(), self.database_ca.clone())
    }
}

impl Kept {
    fn choose(data: Option<PathBuf>, database: Option<String>, authority: Option<PathBuf>) -> Result<Self> {
        match (data, database) {
            (Some(_), Some(_)) => {
                bail!("give either a data folder (SQLite) or a database URL (PostgreSQL), not both")
            }
            (_, Some(url)) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Kept::Postgres { url, authority })
            }
            (_, Some(url)) => bail!(
                "the database URL must begin with postgres:// (it begins with `{}`)",
                url.split("://").next().unwrap_or("").chars().take(12).collect::<String>()
            ),
            (data, None) => Ok(Kept::Folder(data.unwrap_or_else(default_folder))),
        }
    }

    /// Opens the store, making the folder, the database and (beside the folder) the master key when they are missing.
    ///
    /// # Errors
    /// A sentence that says what stands in the way.
    pub fn open(&self, master: &MasterKey) -> Result<Store> {
        let Found { keys, file, made } = master.find(self)?;
        let opened = self.open_with(keys);
        if made && let Some(file) = &file {
            if opened.is_ok() {
                println!(
                    "The master key was made: {}\nKeep a copy of it in another place. Without it nothing that is kept here can be read.\n",
                    file.display()
                );
            } else {
                // It opens nothing; the key that does is somewhere else.
                drop(std::fs::remove_file(file));
            }
        }
        opened
    }

    fn open_with(&self, keys: MasterKeys) -> Result<Store> {
        match self {
            Kept::Folder(folder) => {
                make_private(folder)?;
                let file = folder.join("selaras.db");
                Store::sqlite(&file, keys).with_context(|| format!("cannot open {}", file.display()))
            }
            Kept::Postgres { url, authority } => Store::postgres_trusting(url, authority.as_deref(), keys)
                .context("cannot open the PostgreSQL database"),
        }
    }
}

fn default_folder() -> PathBuf {
    PathBuf::from("selaras-data")
}

fn read(path: &Path) -> Result<File> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} does not read", path.display()))
}

/// Makes the folder so that only its owner may look inside.
fn make_private(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_goes_before_the_file_and_the_file_before_what_fits() {
        let folder = tempfile::tempdir().unwrap();
        let file = "listen = \"127.0.0.1:9000\"\nbehind_proxy = true";
        std::fs::write(folder.path().join("selaras.toml"), file).unwrap();
        let options = Options { data: Some(folder.path().to_owned()), ..Options::default() };
        let settled = options.clone().settle().unwrap();
        assert_eq!(settled.listen.port(), 9000);
        assert!(settled.behind_proxy);
        let settled = Options { listen: Some("127.0.0.1:1".to_owned()), ..options }.settle().unwrap();
        assert_eq!(settled.listen.port(), 1);
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let wrong = |options: Options| format!("{:#}", options.settle().unwrap_err());
        let both = Options {
            data: Some("a".into()),
            database: Some("postgres://b".to_owned()),
            ..Options::default()
        };
        assert!(wrong(both).contains("not both"));
        assert!(
            wrong(Options { database: Some("mysql://x".to_owned()), ..Options::default() }).contains("mysql")
        );
        assert!(wrong(Options { listen: Some("8480".to_owned()), ..Options::default() }).contains("`8480`"));
        let url = Options { public_url: Some("ftp://x".to_owned()), ..Options::default() };
        assert!(wrong(url).contains("ftp://x"));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.toml");
        std::fs::write(&file, "lisen = \"127.0.0.1:1\"").unwrap();
        assert!(wrong(Options { config: Some(file), ..Options::default() }).contains("lisen"));
    }
}
