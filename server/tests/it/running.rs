//! The built program, as an operator has it: started, told things by signals, its log read.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use serde_json::Value;

/// A running `esmalte-server serve`; ended when dropped.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
    /// Everything it logged and that was read so far.
    pub(crate) log: String,
    /// Where it listens.
    pub(crate) address: String,
}

/// The program over a database, with nothing of ours in its environment but that.
pub(crate) fn program(database: &tokio_postgres::Config) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_esmalte-server"));
    command.env("PGDATABASE", database.get_dbname().expect("named"));
    command
}

/// What it said, and how it ended.
pub(crate) fn run(database: &tokio_postgres::Config, arguments: &[&str]) -> (Option<i32>, String) {
    let out = program(database).args(arguments).output().expect("runs");
    (out.status.code(), String::from_utf8_lossy(&out.stdout).into_owned())
}

impl Running {
    pub(crate) fn start(database: &tokio_postgres::Config, arguments: &[&str]) -> Running {
        let mut child = program(database)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env("RUST_LOG", "trace,hyper_util=info,mio=info,rustls=info")
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let stderr = BufReader::new(child.stderr.take().expect("piped"));
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        let mut running = Running { child, lines, log: String::new(), address: String::new() };
        running.address = running.until("listening")["fields"]["address"].as_str().expect("an address").to_owned();
        running
    }

    /// Reads the log up to a message.
    pub(crate) fn until(&mut self, message: &str) -> Value {
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).expect(message);
            self.log.push_str(&line);
            self.log.push('\n');
            let told: Value = serde_json::from_str(&line).expect("each line is JSON");
            if told["fields"]["message"] == message {
                return told;
            }
        }
    }

    /// Sends a signal by name.
    pub(crate) fn tell(&self, signal: &str) {
        let told = Command::new("kill").args([&format!("-{signal}"), &self.child.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
    }

    /// Waits for its end; gives the exit code.
    pub(crate) fn ended(&mut self) -> Option<i32> {
        self.child.wait().expect("ends").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder of one test's own; gone when dropped.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("esmalte-server-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    /// Puts a file into it; gives its path.
    pub(crate) fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::File::create(&path).and_then(|mut file| file.write_all(text.as_bytes())).expect("written");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
