//! A static file server on this machine, as plain as a host can be: files below a sub-path, and nothing else.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The app never lies at the root of its host here, so an address that only works there is found.
const PREFIX: &str = "/klinikk/";

/// A running server. It ends with the test program.
pub struct Site {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    folder: PathBuf,
    headers: Vec<String>,
    off: bool,
    requests: Vec<String>,
    replaced: HashMap<String, Vec<u8>>,
}

impl Site {
    /// Serves the folder as a host does that knows no headers: the policy is the one in index.html.
    pub fn start(folder: &Path) -> Self {
        Self::with_headers(folder, vec![])
    }

    /// Serves the folder as a host does that heeds its `_headers` file.
    pub fn hosted(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join("_headers")).expect("the built app has _headers");
        let lines = text.lines().filter(|line| line.starts_with("  ") && !line.trim_start().starts_with('#'));
        let headers: Vec<String> = lines
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.starts_with("Cache-Control"))
            .collect();
        assert!(headers.iter().any(|line| line.starts_with("Content-Security-Policy")), "{headers:?}");
        Self::with_headers(folder, headers)
    }

    fn with_headers(folder: &Path, headers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("the port's number").port();
        let state = State { folder: folder.to_path_buf(), headers, ..State::default() };
        let site = Self { port, state: Arc::new(Mutex::new(state)) };
        let shared = Arc::clone(&site.state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || _ = answer(stream, &shared));
            }
        });
        site
    }

    /// The app's address with this route: `site.url("#/opplaering")`.
    pub fn url(&self, route: &str) -> String {
        format!("{}{PREFIX}{route}", self.origin())
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on every connection is closed without an answer.
    pub fn switch_off(&self) {
        self.state().off = true;
    }

    pub fn switch_on(&self) {
        self.state().off = false;
    }

    /// Method, path and query of all requests so far, those during `switch_off` included: `GET /klinikk/sw.js`.
    pub fn requests(&self) -> Vec<String> {
        self.state().requests.clone()
    }

    /// Starts a new list of requests, and returns the old one.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.state().requests)
    }

    /// Serves these bytes instead of the file: a tampered file, or a new build.
    pub fn replace(&self, file: &str, bytes: impl Into<Vec<u8>>) {
        self.state().replaced.insert(file.to_owned(), bytes.into());
    }

    /// Serves what lies in the folder again.
    pub fn restore(&self) {
        self.state().replaced.clear();
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no thread of the server panics")
    }
}

fn answer(mut stream: TcpStream, shared: &Mutex<State>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let Some(head) = head(&mut stream)? else { return Ok(()) };
    let mut words = head.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (folder, headers, off, replaced) = {
        let mut state = shared.lock().expect("no thread of the server panics");
        state.requests.push(format!("{method} {target}"));
        let file = file_of(target).unwrap_or_default();
        (state.folder.clone(), state.headers.clone(), state.off, state.replaced.get(file).cloned())
    };
    if off {
        return Ok(());
    }
    let file = file_of(target).filter(|file| method == "GET" && !file.contains(".."));
    let body = replaced.or_else(|| file.and_then(|file| std::fs::read(folder.join(file)).ok()));
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    let body = body.unwrap_or_else(|| b"not found".to_vec());
    let kind = file.map_or("text/plain", media_type);
    let more: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n{more}\r\n"
    )?;
    stream.write_all(&body)
}

/// The request's first lines, up to the empty one.
fn head(stream: &mut TcpStream) -> std::io::Result<Option<String>> {
    let mut bytes = vec![];
    let mut part = [0; 4096];
    while !bytes.windows(4).any(|window| window == b"\r\n\r\n") {
        let count = stream.read(&mut part)?;
        if count == 0 || bytes.len() > 64 * 1024 {
            return Ok(None);
        }
        bytes.extend_from_slice(&part[..count]);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The file that a request target means, if it lies below the prefix.
fn file_of(target: &str) -> Option<&str> {
    let path = target.split(['?', '#']).next()?;
    let file = path.strip_prefix(PREFIX)?;
    Some(if file.is_empty() { "index.html" } else { file })
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "css" => "text/css",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
