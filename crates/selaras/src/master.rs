//! Where the master key comes from: a file, the environment, a command, or a file beside the folder of the database.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;
use selaras_store::StoreError;
use selaras_store::secrets::MasterKeys;

use crate::config::Kept;

/// Where the master key is kept. Without it nothing in the database can be read.
#[derive(Args, Clone, Default)]
pub struct MasterKey {
    /// File with the master keys: lines of a name and a key [default: the folder's name with `.key`, beside the folder]
    #[arg(long, env = "SELARAS_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
    /// Command that prints what would be in such a file
    #[arg(long, env = "SELARAS_MASTER_KEY_COMMAND", value_name = "COMMAND")]
    pub master_key_command: Option<String>,
    /// The master keys themselves: by the environment only, since every program of a machine sees command lines
    #[arg(skip)]
    pub given: Option<String>,
}

/// Master keys, and the file that was made for them just now.
pub struct Found {
    pub keys: MasterKeys,
    /// The file that they come from, where it is one.
    pub file: Option<PathBuf>,
    /// Whether the file was made just now.
    pub made: bool,
}

impl MasterKey {
    /// The keys for what is kept here.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn find(&self, kept: &Kept) -> Result<Found> {
        let given = self.given.clone().or_else(|| std::env::var("SELARAS_MASTER_KEY").ok());
        match (given, &self.master_key_file, &self.master_key_command, kept) {
            (Some(_), Some(_), _, _) | (Some(_), _, Some(_), _) | (_, Some(_), Some(_), _) => {
                bail!("give the master key in one way: by a file, by SELARAS_MASTER_KEY or by a command")
            }
            (Some(text), ..) => given_keys(MasterKeys::parse(&text), "SELARAS_MASTER_KEY"),
            (_, Some(file), ..) => {
                let keys = MasterKeys::from_file(file).context("cannot read the master key")?;
                Ok(Found { keys, file: Some(file.clone()), made: false })
            }
            (_, _, Some(command), _) => {
                let command = command.clone();
                given_keys(MasterKeys::from_source(move || printed_by(&command)), "the master key command")
            }
            (_, _, _, Kept::Folder(folder)) => beside(folder),
            (_, _, _, Kept::Postgres { .. }) => bail!(
                "a PostgreSQL database needs a master key: give --master-key-file FILE, SELARAS_MASTER_KEY or --master-key-command. \
                 Make one with: echo \"k1 $(openssl rand -base64 32)\" > FILE, and keep a copy elsewhere"
            ),
        }
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey")
    }
}

fn given_keys(keys: Result<MasterKeys, StoreError>, by: &str) -> Result<Found> {
    Ok(Found { keys: keys.with_context(|| format!("{by} does not fit"))?, file: None, made: false })
}

/// The key file beside the folder, made when there is none yet.
fn beside(folder: &Path) -> Result<Found> {
    let file = key_file(folder)?;
    if file.exists() {
        let keys = MasterKeys::from_file(&file).context("cannot read the master key")?;
        return Ok(Found { keys, file: Some(file), made: false });
    }
    write(&file, &MasterKeys::generate())?;
    let keys = MasterKeys::from_file(&file).context("cannot read the master key")?;
    Ok(Found { keys, file: Some(file), made: true })
}

/// `FOLDER.key`, beside the folder: a copy of the folder alone gives nothing away.
fn key_file(folder: &Path) -> Result<PathBuf> {
    let folder = std::path::absolute(folder).context("the folder of the database has no path")?;
    let folder = if folder.is_dir() { folder.canonicalize().unwrap_or(folder) } else { folder };
    let Some(name) = folder.file_name() else {
        bail!(
            "the folder of the database may not be the root: there is no place beside it for the master key"
        )
    };
    let mut name = name.to_owned();
    name.push(".key");
    Ok(folder.with_file_name(name))
}

/// Writes a key file that only its owner may read, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &Path, keys: &MasterKeys) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| tempfile::NamedTempFile::new_in(folder))
        .and_then(|mut made| {
            // Temporary files are made so that only their owner may read them.
            made.write_all(
                b"# Master keys of Selaras. Keep a copy elsewhere: without them nothing can be read.\n",
            )?;
            made.write_all(keys.to_text().as_bytes())?;
            made.as_file().sync_all()?;
            made.persist(file).map_err(|e| e.error)?;
            Ok(())
        })
        .with_context(|| format!("cannot write the master key file {}", file.display()))
}

fn printed_by(command: &str) -> Result<String, StoreError> {
    let wrong = |why: String| StoreError::OutOfReach(format!("the master key command: {why}"));
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let done = Command::new(shell).args([option, command]).stderr(std::process::Stdio::inherit()).output();
    let done = done.map_err(|e| wrong(e.to_string()))?;
    if !done.status.success() {
        return Err(wrong(format!("it ended with {}", done.status)));
    }
    String::from_utf8(done.stdout).map_err(|_| wrong("what it printed is no text".to_owned()))
}
