//! `selaras serve` as a process of its own, to be asked, stopped, killed and started again at the same address.

use std::io::{BufRead, BufReader, Read};
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

/// `selaras serve`, with nothing of this machine's settings.
pub fn serve() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selaras"));
    command.arg("serve").env("SELARAS_LOG", "off").env("SELARAS_MASTER_KEY", selaras_testkit::stores::KEYS);
    for name in [
        "DATA",
        "DATABASE",
        "LISTEN",
        "PUBLIC_URL",
        "BEHIND_PROXY",
        "CONFIG",
        "TLS_CERTIFICATE",
        "TLS_KEY",
        "PLAIN_HTTP",
    ] {
        command.env_remove(format!("SELARAS_{name}"));
    }
    command
}

impl Program {
    /// Starts it with these options and waits until it listens.
    pub fn start(at: SocketAddr, options: &[&str]) -> Self {
        let mut command = serve();
        command.args(["--listen", &at.to_string()]).args(options);
        Self::started(&mut command)
    }

    /// Starts what is to be run and waits until it listens.
    pub fn started(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut first = String::new();
        let mut prints = BufReader::new(child.stdout.take().unwrap());
        prints.read_line(&mut first).unwrap();
        assert!(first.starts_with("Selaras listens on"), "{first}");
        Self { child, prints }
    }

    /// SIGTERM, as a system that shuts down sends it; gives the exit code and what it printed after its first line.
    pub fn end(mut self) -> String {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                let mut printed = String::new();
                self.prints.read_to_string(&mut printed).unwrap();
                return format!("{} {printed}", status.code().unwrap_or(-1));
            }
            assert!(Instant::now() < patience, "it did not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Whoever lets go of it kills it (SIGKILL): no goodbye, nothing finished.
impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
