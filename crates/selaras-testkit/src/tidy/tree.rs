//! The files of the repository, as git sees them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Every text file that is tracked, or would be with the next `git add`.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<File>,
}

#[derive(Debug)]
pub struct File {
    /// From the top of the repository, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Tree {
    /// Reads the repository that this crate stands in.
    pub fn read() -> Result<Self> {
        let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        // Git otherwise refuses to look at a clone that belongs to somebody else.
        let list = ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let listed =
            Command::new("git").args(list).current_dir(&root).output().context("could not start git")?;
        ensure!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
        let paths = String::from_utf8(listed.stdout)?;
        let files = paths.split_terminator('\0').filter_map(|path| {
            // A file that was just removed, or one that is no text, is nothing to judge.
            let text = std::fs::read_to_string(root.join(path)).ok()?;
            Some(File { path: path.to_owned(), text })
        });
        Ok(Self { files: files.collect() })
    }

    /// A repository that exists only for a test of the rules.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Self { files: files.iter().map(file).collect() }
    }

    /// The Rust files that make up the program and its tools, without tests and examples.
    pub fn sources(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".rs") && file.is_source())
    }

    /// The templates of the pages.
    pub fn templates(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.ends_with(".html") && file.is_source())
    }
}

impl File {
    /// The folder of its crate, such as `crates/selaras-web`.
    pub fn package(&self) -> &str {
        let slashes = if self.path.starts_with("crates/") { 2 } else { 1 };
        let end = self.path.match_indices('/').nth(slashes - 1).map_or(self.path.len(), |(at, _)| at);
        &self.path[..end]
    }

    fn is_source(&self) -> bool {
        self.path.strip_prefix(self.package()).is_some_and(|rest| rest.starts_with("/src/"))
    }

    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// The text without the tests at its end.
    pub fn program(&self) -> &str {
        let tests = self.text.find("#[cfg(test)]\nmod ");
        &self.text[..tests.unwrap_or(self.text.len())]
    }
}
