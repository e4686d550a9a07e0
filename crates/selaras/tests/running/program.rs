//! `selaras serve` as a process of its own, to be asked, stopped, killed and started again at the same address.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// The program while it runs.
pub struct Program {
    pub child: Child,
    /// The rest of what it prints.
    pub prints: BufReader<ChildStdout>,
}

/// An address on which nobody listens.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

impl Program {
    /// Starts it with these options and waits until it listens.
    pub fn start(at: SocketAddr, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .args(["serve", "--listen", &at.to_string()])
            .args(options)
            .env("SELARAS_LOG", "off")
            .env_remove("SELARAS_DATA")
            .env_remove("SELARAS_DATABASE")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut prints = BufReader::new(child.stdout.take().unwrap());
        prints.read_line(&mut first).unwrap();
        assert!(first.starts_with("Selaras listens on"), "{first}");
        Self { child, prints }
    }

    /// SIGKILL: no goodbye, nothing finished.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, as a system that shuts down sends it; gives the exit code.
    pub fn end(mut self) -> Option<i32> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(Instant::now() < patience, "it did not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
