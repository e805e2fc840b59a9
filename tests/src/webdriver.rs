//! The real window, driven through WebKitWebDriver: as much of the WebDriver protocol as we need.
//!
//! Facts: `browserName` must be left out; one session at a time; the driver starts the program itself and does not end
//! what it started when it is ended, so we do, by id.

use std::{
    ffi::{OsStr, OsString},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two looks at something that is awaited.
const GLANCE: Duration = Duration::from_millis(10);

/// Key of an element in an answer, as the standard has it.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Enter, as WebDriver writes it.
pub const ENTER: &str = "\u{E007}";

/// Makes the page paint again and again; the difference is below what a pixel can show.
const STIR: &str = "let even = true;
    window.stirred = setInterval(() => {
        document.body.style.opacity = even ? '0.9999' : '1';
        even = !even;
    }, 20);";

/// The driver, started and answering, no window open yet.
pub struct Driver {
    child: Child,
    url: String,
    http: reqwest::Client,
    runtime: Runtime,
}

impl Driver {
    /// Starts one on a free port; `env` is for the programs it will start.
    pub fn start<K: AsRef<OsStr>, V: AsRef<OsStr>>(env: impl IntoIterator<Item = (K, V)>) -> Result<Driver> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = Command::new("WebKitWebDriver")
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(env)
            .stdin(Stdio::null())
            .spawn()
            .context("WebKitWebDriver (package webkit2gtk-driver)")?;
        let http = reqwest::Client::builder().timeout(2 * PATIENCE).build()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let driver = Driver { child, url: format!("http://127.0.0.1:{port}"), http, runtime };
        wait("the driver", || Ok(driver.ask(Method::GET, "/status", None).ok()))?;
        Ok(driver)
    }

    /// Opens the window of a program.
    pub fn open(&self, binary: &Path, args: &[OsString]) -> Result<Window<'_>> {
        let args: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
        let options = json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } });
        let answer = self.ask(Method::POST, "/session", Some(json!({ "capabilities": { "alwaysMatch": options } })))?;
        let id = answer["sessionId"].as_str().ok_or_else(|| anyhow!("no session in {answer}"))?;
        Ok(Window { driver: self, base: format!("/session/{id}"), programs: children(self.child.id()) })
    }

    fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        let mut request = self.http.request(method, format!("{}{path}", self.url));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let mut answer: Value = self.runtime.block_on(async { request.send().await?.json().await })?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(anyhow!("{error}: {} ({path})", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let programs = children(self.child.id());
        let _ = self.child.kill();
        let _ = self.child.wait();
        programs.into_iter().for_each(end);
    }
}

/// A window of the program.
pub struct Window<'a> {
    driver: &'a Driver,
    base: String,
    programs: Vec<u32>,
}

/// Something in the window.
pub struct Element<'a> {
    window: &'a Window<'a>,
    path: String,
}

impl Window<'_> {
    fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        self.driver.ask(method, &format!("{}{path}", self.base), body)
    }

    /// What a selector finds now.
    pub fn find(&self, css: &str) -> Result<Option<Element<'_>>> {
        let found = self.ask(Method::POST, "/element", Some(json!({ "using": "css selector", "value": css })));
        match found {
            Ok(found) => {
                let id = found[ELEMENT].as_str().ok_or_else(|| anyhow!("no element in {found}"))?;
                Ok(Some(Element { window: self, path: format!("/element/{id}") }))
            }
            Err(fault) if fault.to_string().starts_with("no such element") => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// What a selector finds as soon as it does.
    pub fn wait(&self, css: &str) -> Result<Element<'_>> {
        wait(css, || self.find(css))
    }

    /// The element that carries this mark for tests.
    pub fn mark(&self, id: &str) -> Result<Element<'_>> {
        self.wait(&format!("[data-testid='{id}']"))
    }

    /// Waits until a script gives something other than `null` or `false`.
    pub fn until(&self, what: &str, script: &str) -> Result<Value> {
        wait(what, || Ok(Some(self.script(script)?).filter(|value| !value.is_null() && value != &json!(false))))
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str) -> Result<Value> {
        self.ask(Method::POST, "/execute/sync", Some(json!({ "script": script, "args": [] })))
    }

    /// Runs a script that awaits something in the page.
    pub fn later(&self, script: &str) -> Result<Value> {
        let script = format!("const done = arguments[0]; (async () => {{ {script} }})().then(done, () => done(null));");
        self.ask(Method::POST, "/execute/async", Some(json!({ "script": script, "args": [] })))
    }

    /// What the window shows, as a PNG. The driver waits for the next frame, and a page that rests paints none: so one
    /// that nobody sees is asked for until the picture is taken.
    pub fn picture(&self) -> Result<Vec<u8>> {
        self.script(STIR)?;
        let picture = self.ask(Method::GET, "/screenshot", None);
        self.script("clearInterval(window.stirred)")?;
        Ok(BASE64_STANDARD.decode(picture?.as_str().unwrap_or_default())?)
    }

    /// Closes the window as a person does, and waits until the program has ended.
    pub fn close(self) -> Result<()> {
        // The answer may be lost with the page.
        let _ = self.script("window.__TAURI_INTERNALS__.invoke('plugin:window|destroy', { label: 'main' })");
        wait("the end of the program", || Ok(self.programs.iter().all(|id| !runs(*id)).then_some(())))
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        // It may be closed already.
        let _ = self.ask(Method::DELETE, "", None);
        self.programs.iter().copied().for_each(end);
    }
}

impl Element<'_> {
    fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        self.window.ask(method, &format!("{}{path}", self.path), body)
    }

    /// Clicks it.
    pub fn click(&self) -> Result<()> {
        self.ask(Method::POST, "/click", Some(json!({}))).map(drop)
    }

    /// Focuses it and types.
    pub fn write(&self, text: &str) -> Result<()> {
        self.ask(Method::POST, "/value", Some(json!({ "text": text }))).map(drop)
    }

    /// The text it shows.
    pub fn text(&self) -> Result<String> {
        Ok(self.ask(Method::GET, "/text", None)?.as_str().unwrap_or_default().to_owned())
    }
}

/// Looks until something is there; what is awaited too long is an error that says what it was.
pub fn wait<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let began = Instant::now();
    loop {
        if let Some(found) = look().with_context(|| format!("waiting for {what}"))? {
            return Ok(found);
        }
        if began.elapsed() > PATIENCE {
            bail!("waited {} s in vain for {what}", PATIENCE.as_secs());
        }
        std::thread::sleep(GLANCE);
    }
}

/// The processes a process has started and that still run.
fn children(of: u32) -> Vec<u32> {
    let Ok(all) = std::fs::read_dir("/proc") else { return Vec::new() };
    let ids = all.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| stat(*id).is_some_and(|(state, parent)| parent == of && state != 'Z')).collect()
}

fn runs(id: u32) -> bool {
    // A zombie has ended; who started it has not looked yet.
    stat(id).is_some_and(|(state, _)| state != 'Z')
}

/// State and parent of a process.
fn stat(id: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before it may hold anything, brackets and blanks too.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

/// Ends a program we had started, if it has not ended by itself.
fn end(id: u32) {
    let began = Instant::now();
    while runs(id) && began.elapsed() < Duration::from_secs(2) {
        std::thread::sleep(GLANCE);
    }
    if runs(id) {
        let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
    }
}
