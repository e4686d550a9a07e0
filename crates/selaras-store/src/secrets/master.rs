//! Master keys: kept outside the database, in a file, the environment or behind a command.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::seal;
use crate::engine::{Result, StoreError};

/// Reads master keys anew where they come from.
type Source = Arc<dyn Fn() -> Result<Vec<Master>> + Send + Sync>;

/// The master keys at hand. The first is used for new wrappings; the others still open old ones.
#[derive(Clone)]
pub struct MasterKeys {
    keys: Vec<Master>,
    source: Option<Source>,
}

#[derive(Clone)]
pub(crate) struct Master {
    pub name: String,
    pub secret: Zeroizing<[u8; 32]>,
}

impl MasterKeys {
    /// One new key with a name of its own.
    pub fn generate() -> Self {
        Self { keys: vec![Master::new()], source: None }
    }

    /// Reads lines `name key` (32 bytes in base64); empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`StoreError::OutOfReach`] with a sentence that names the line; never the key.
    pub fn parse(text: &str) -> Result<Self> {
        Ok(Self { keys: parse(text)?, source: None })
    }

    /// Reads a key file, and reads it anew when the database was wrapped by a key that it did not have.
    ///
    /// # Errors
    /// As [`MasterKeys::parse`]; when the file cannot be read.
    pub fn from_file(file: &Path) -> Result<Self> {
        let file = file.to_owned();
        Self::from_source(move || {
            let text = std::fs::read_to_string(&file).map(Zeroizing::new).map_err(|e| {
                StoreError::OutOfReach(format!("the master key file {} does not read: {e}", file.display()))
            })?;
            Ok(text.to_string())
        })
    }

    /// Reads keys from whatever gives their text, now and whenever an unknown one is met.
    ///
    /// # Errors
    /// As [`MasterKeys::parse`]; what the source says.
    pub fn from_source(text: impl Fn() -> Result<String> + Send + Sync + 'static) -> Result<Self> {
        let source: Source = Arc::new(move || parse(&Zeroizing::new(text()?)));
        Ok(Self { keys: source()?, source: Some(source) })
    }

    /// The same keys with a new one in front.
    #[must_use]
    pub fn with_new(&self) -> Self {
        let mut keys = vec![Master::new()];
        keys.extend(self.keys.iter().cloned());
        Self { keys, source: self.source.clone() }
    }

    /// The name of the key that new wrappings use.
    pub fn newest(&self) -> &str {
        self.keys.first().map_or("", |key| &key.name)
    }

    /// The text of a key file.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::new());
        for key in &self.keys {
            text.push_str(&key.name);
            text.push(' ');
            STANDARD.encode_string(key.secret.as_slice(), &mut text);
            text.push('\n');
        }
        text
    }

    pub(crate) fn newest_secret(&self) -> &[u8; 32] {
        &self.first().secret
    }

    pub(crate) fn secret_named(&self, name: &str) -> Option<Zeroizing<[u8; 32]>> {
        self.named(name).map(|master| master.secret.clone())
    }

    pub(crate) fn first(&self) -> &Master {
        &self.keys[0]
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Master> {
        self.keys.iter().find(|key| key.name == name)
    }

    pub(crate) fn names(&self) -> String {
        self.keys.iter().map(|key| key.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Reads the keys anew; false where they cannot be (they were given by the environment).
    pub(crate) fn renew(&mut self) -> Result<bool> {
        let Some(source) = &self.source else { return Ok(false) };
        self.keys = source()?;
        Ok(true)
    }
}

impl Master {
    fn new() -> Self {
        let mut name = [0u8; 4];
        seal::fill(&mut name);
        Self { name: format!("k{:08x}", u32::from_be_bytes(name)), secret: seal::random() }
    }
}

impl fmt::Debug for MasterKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKeys({})", self.names())
    }
}

fn parse(text: &str) -> Result<Vec<Master>> {
    let mut keys = Vec::<Master>::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong =
            |why: &str| StoreError::OutOfReach(format!("line {} of the master keys: {why}", number + 1));
        let (name, secret) = line.split_once(char::is_whitespace).unwrap_or(("key", line));
        let bytes = STANDARD.decode(secret.trim()).map(Zeroizing::new);
        let bytes = bytes.map_err(|_| wrong("after the name stands no base64"))?;
        let secret: [u8; 32] =
            bytes.as_slice().try_into().map_err(|_| wrong("the key must be 32 bytes long"))?;
        if keys.iter().any(|key| key.name == name) {
            return Err(wrong("this name stands there twice"));
        }
        keys.push(Master { name: name.to_owned(), secret: Zeroizing::new(secret) });
    }
    if keys.is_empty() {
        return Err(StoreError::OutOfReach("there is no key in what was given as master keys".to_owned()));
    }
    Ok(keys)
}
