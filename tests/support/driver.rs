//! ChromeDriver: starts it, ends it with its browser, and sends it the commands that WebDriver's standard lacks.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Driver {
    process: Child,
    port: u16,
    // Kept open: ChromeDriver would end if nobody read what it says.
    _said: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts ChromeDriver on a port of its own choice.
    ///
    /// It takes the port twice, for both kinds of addresses, and ends if somebody else was given it in between. So a
    /// driver that ends before it speaks is started again.
    pub fn start() -> Self {
        let mut tries = (0..5).filter_map(|_| Self::try_to_start());
        tries.next().expect("chromedriver ended five times before it said its port")
    }

    fn try_to_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is on PATH: `cargo xtask test` installs it");
        let mut said = BufReader::new(process.stdout.take().expect("its output is piped"));
        let port = loop {
            let mut line = String::new();
            let count = said.read_line(&mut line).expect("chromedriver says its port");
            if count == 0 {
                _ = process.wait();
                return None;
            }
            if let Some((_, number)) = line.split_once("started successfully on port ") {
                break number.trim().trim_end_matches('.').parse().expect("a port number");
            }
        };
        Some(Self { process, port, _said: said })
    }

    /// Ends this driver's own browser with SIGKILL, and waits until it is gone. No other process is touched.
    pub fn kill_browser(&self, profile: &Path) {
        let id = self.browser(profile).expect("the driver's browser runs");
        let killed = Command::new("kill").args(["-KILL", &id.to_string()]).status().expect("kill can be run");
        assert!(killed.success(), "the browser {id} can be killed");
        let start = Instant::now();
        // A process that its parent has not yet asked about is dead all the same.
        while stat(id).is_some_and(|(state, _)| state != "Z") {
            assert!(start.elapsed() < Duration::from_secs(20), "the browser {id} does not end");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// The process of the browser: the driver's child that runs on this profile.
    fn browser(&self, profile: &Path) -> Option<u32> {
        let here = format!("--user-data-dir={}", profile.display());
        let processes = std::fs::read_dir("/proc").ok()?;
        let ids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        ids.filter(|id| stat(*id).is_some_and(|(_, parent)| parent == self.process.id())).find(|id| {
            let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            line.split(|byte| *byte == 0).any(|word| word == here.as_bytes())
        })
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Sends one command and returns its value.
    pub fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let answer =
            self.exchange(method, path, body).map_err(|error| format!("{method} {path}: {error}"))?;
        let mut answer: Value =
            serde_json::from_slice(&answer).map_err(|error| format!("{method} {path}: {error}"))?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        match value.get("error") {
            Some(error) => Err(format!("{method} {path}: {error}: {}", value["message"])),
            None => Ok(value),
        }
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> std::io::Result<Vec<u8>> {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                if name.eq_ignore_ascii_case("content-length") {
                    length = value.trim().parse().unwrap_or(0);
                }
            }
        }
        let mut content = vec![0; length];
        reader.read_exact(&mut content)?;
        Ok(content)
    }
}

/// State and parent of a process, while there is one.
fn stat(id: u32) -> Option<(String, u32)> {
    let line = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name stands in brackets and may hold spaces.
    let (_, rest) = line.rsplit_once(')')?;
    let mut words = rest.split_whitespace();
    Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
}

impl Drop for Driver {
    /// Runs after a failed assertion too. Only `/shutdown` makes ChromeDriver end its browser: killed, it leaves it running.
    fn drop(&mut self) {
        _ = self.exchange("GET", "/shutdown", &Value::Null);
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
