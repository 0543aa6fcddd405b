//! A browser in which what the application hands out is opened as its readers open it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::PrintConfigurationBuilder;
use serde_json::{Value, json};

use super::driver::Driver;
use super::home::Home;
use super::web::Web;

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, without a window.
    Chromium,
    /// WebKitGTK's own small browser.
    WebKit,
}

/// How long a page may take until it is there, and a script until it has ended, milliseconds.
const LONGEST: u32 = 30_000;

/// An open browser that reaches nothing but its [`Web`].
pub struct Browser {
    /// For what has no name here.
    pub client: Client,
    /// What it can reach, and what it has asked for.
    pub web: Web,
    engine: Engine,
    opened: AtomicUsize,
    _driver: Driver,
    _home: Home,
}

impl Browser {
    /// Opens a browser in a home of its own.
    pub async fn start(engine: Engine) -> Self {
        let (home, web) = (Home::new(), Web::start());
        let driver = match engine {
            Engine::Chromium => "chromedriver",
            Engine::WebKit => "WebKitWebDriver",
        };
        let driver = Driver::of_browser(driver, &home).await;
        let mut wishes = match engine {
            Engine::Chromium => json!({ "goog:chromeOptions": { "args": chromium(&web) } }),
            Engine::WebKit => json!({
                "proxy": {
                    "proxyType": "manual",
                    "httpProxy": web.address,
                    "sslProxy": web.address,
                },
            }),
        };
        // A page that lets nobody wait for it, or a script that does not end, is an answer too.
        wishes["timeouts"] = json!({ "pageLoad": LONGEST, "script": LONGEST });
        let client = driver.session(wishes.as_object().unwrap()).await;
        Self {
            client,
            web,
            engine,
            opened: AtomicUsize::new(0),
            _driver: driver,
            _home: home,
        }
    }

    /// Opens a whole page as if from a server, at an address that no other page has had.
    pub async fn open(&self, html: &str) {
        self.try_open(html).await.unwrap();
    }

    /// Opens a page that may not let itself be opened.
    pub async fn try_open(&self, html: &str) -> Result<(), CmdError> {
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let address = format!("http://page.test/{number}.html");
        self.web.serve(&address, "text/html; charset=utf-8", html);
        self.client.goto(&address).await
    }

    /// Opens a file as if from its folder.
    pub async fn open_file(&self, file: &Path) {
        let file = file.canonicalize().unwrap();
        let address = format!("file://{}", file.display());
        self.client.goto(&address).await.unwrap();
    }

    /// Runs a script of the test's own in the page, and gives what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// What the page has asked for beside itself: `GET http://…`, or `CONNECT host:443`.
    pub async fn asked(&self) -> Vec<String> {
        // What a page asks for when it is laid out is asked a moment after it is there.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let mut asked = self.web.asked();
        asked.retain(|it| !is_the_browsers_own(it));
        asked
    }

    /// Gives the page a size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
    }

    /// Keeps a picture of what is on the screen among the artefacts, and says where.
    pub async fn photograph(&self, name: &str) -> PathBuf {
        keep(name, "png", &self.client.screenshot().await.unwrap())
    }

    /// Prints the page, keeps the PDF among the artefacts, and says where. The paper is what the
    /// page's own `@page` says, or else A4. Chromium only.
    pub async fn print(&self, name: &str) -> PathBuf {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium prints");
        let setup = PrintConfigurationBuilder::default()
            .background(true)
            // Chromium's driver takes this for leave to give the page its own size.
            .shrink_to_fit(false);
        let pdf = self.client.print(setup.build().unwrap()).await.unwrap();
        keep(name, "pdf", &pdf)
    }

    /// Closes the browser.
    pub async fn close(self) {
        self.client.clone().close().await.unwrap();
    }
}

/// How Chromium is started.
fn chromium(web: &Web) -> Vec<String> {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        format!("--proxy-server={}", web.address),
        // It would go past the proxy to this machine's own addresses.
        "--proxy-bypass-list=<-loopback>".to_owned(),
        "--force-device-scale-factor=1".to_owned(),
        "--hide-scrollbars".to_owned(),
    ];
    let quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--no-default-browser-check",
        "--no-first-run",
    ];
    arguments.extend(quiet.map(str::to_owned));
    // Its own sandbox refuses to be root's, and root is whom containers give us.
    if fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0) {
        arguments.push("--no-sandbox".to_owned());
    }
    arguments
}

/// Tells whether a browser asked for its own sake: its maker's services, the sign of a site.
fn is_the_browsers_own(asked: &str) -> bool {
    let address = asked.split(' ').nth(1).unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = address.split(['/', ':']).next().unwrap_or_default();
    let is_of = |maker: &str| host == maker || host.ends_with(&format!(".{maker}"));
    address == "page.test/favicon.ico"
        || ["google.com", "googleapis.com", "gvt1.com", "gstatic.com"]
            .into_iter()
            .any(is_of)
}

fn keep(name: &str, extension: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/artefacts");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name).with_extension(extension);
    fs::write(&file, bytes).unwrap();
    file
}
