//! Exported files carried out of the window with the mouse, into the window of another program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::screen::carry;
use crate::support::{Home, Window, elements, word};

const LIBRARY: &str = "Documents/Export.octavilla";
const POST: &str = "The well is not for sale";
const SLUG: &str = "the-well-is-not-for-sale";

/// Where the other window stands: beside ours, on the smallest screen that tests have.
const BESIDE: (i64, i64) = (1100, 60);

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn carried_files_arrive_in_another_program_as_they_are_exported() {
    let home = Home::new();
    let window = reading(&home).await;
    for format in ["html-page", "hugo"] {
        choose(&window, format).await;
        let other = Other::start(&home, format).await;
        carry(handle(&window).await, other.middle(), false).await;
        let addresses = other.taken().await;
        let out = home.path(format!("terminal/{format}"));
        let how = ["--format", format, "--out", out.to_str().unwrap()];
        let library = home.path(LIBRARY);
        home.octa(&[&["export", library.to_str().unwrap(), SLUG][..], &how].concat());
        let arrived = files_below(&home.path(format!("carried/{format}")), "");
        assert!(!arrived.is_empty(), "{format}: {addresses}");
        let exported = files_below(&out, "");
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&arrived), names(&exported), "{format}: {addresses}");
        assert!(arrived == exported, "{format} has other bytes");
    }
    // The sheet can be used as before.
    choose(&window, "html-fragment").await;
    window.close().await;
}

#[tokio::test]
async fn who_lets_go_at_once_carries_nothing_and_the_mouse_is_free() {
    let home = Home::new();
    let window = reading(&home).await;
    let other = Other::start(&home, "nothing").await;
    let from = handle(&window).await;
    carry(from, (from.0 + 12, from.1), true).await;
    // Time enough for a drag that nobody holds to begin.
    tokio::time::sleep(Duration::from_secs(2)).await;
    carry(other.middle(), other.middle(), true).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!home.path("carried/nothing.taken").exists());
    // What lets go over nobody is told so too, and the handle serves again.
    carry(from, (from.0 - 60, from.1 - 60), false).await;
    carry(handle(&window).await, other.middle(), false).await;
    other.taken().await;
    window.close().await;
}

/// The window of another program, which takes files in.
struct Other<'h> {
    home: &'h Home,
    name: String,
    program: Child,
}

impl<'h> Other<'h> {
    async fn start(home: &'h Home, name: &str) -> Self {
        fs::create_dir_all(home.path("carried")).unwrap();
        let folder = home.path("carried").join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_drop-target"));
        home.dress(&mut command);
        let place = [BESIDE.0, BESIDE.1].map(|it| it.to_string());
        let program = command.arg(&folder).args(place).spawn().unwrap();
        let other = Self {
            home,
            name: name.to_owned(),
            program,
        };
        other.tells("ready").await;
        other
    }

    fn middle(&self) -> (i64, i64) {
        (BESIDE.0 + 80, BESIDE.1 + 150)
    }

    /// The addresses of what it has taken in.
    async fn taken(&self) -> String {
        self.tells("taken").await
    }

    async fn tells(&self, what: &str) -> String {
        let file = self.home.path(format!("carried/{}.{what}", self.name));
        let start = Instant::now();
        loop {
            if let Ok(said) = fs::read_to_string(&file) {
                return said;
            }
            assert!(start.elapsed() < PATIENCE, "{} is not {what}", self.name);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Other<'_> {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A window with the export sheet on the example's first post.
async fn reading(home: &Home) -> Window {
    let library = home.path(LIBRARY);
    home.octa(&["example", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(900, 780).await;
    window.choose(POST).await;
    window.see(&elements::text_box("Body, English")).await;
    window.chord("e").await;
    window.region(word("export.region")).await;
    shown(&window).await;
    window
}

async fn choose(window: &Window, format: &str) {
    let select = format!("//label[span = '{}']/select", word("reading.format"));
    let select = window.see(&select).await;
    select.select_by_value(format).await.unwrap();
    shown(window).await;
}

async fn shown(window: &Window) {
    let reading = format!(
        "//section[@aria-label='{}'][@aria-busy='false']//iframe",
        word("reading.region")
    );
    window.see(&reading).await;
}

/// Where the handle of the files stands on the screen, once it has come to rest there.
async fn handle(window: &Window) -> (i64, i64) {
    let mut before = Value::Null;
    let start = Instant::now();
    loop {
        let place = window.client.execute(PLACE, vec![]).await.unwrap();
        if place == before && place != Value::Null {
            return serde_json::from_value(place).unwrap();
        }
        assert!(start.elapsed() < PATIENCE, "the handle does not rest");
        before = place;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}

/// The menu stands above the page.
const PLACE: &str = "
    const handle = document.querySelector('.carry')
    if (!handle) return null
    handle.scrollIntoView({ block: 'nearest' })
    const { left, top, height } = handle.getBoundingClientRect()
    const menu = outerHeight - innerHeight
    return [screenX + left + 12, screenY + menu + top + height / 2].map(Math.round)
";

type Files = BTreeMap<String, Vec<u8>>;

/// What lies below a folder, by its path there.
fn files_below(folder: &Path, above: &str) -> Files {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{above}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files.extend(files_below(&path, &format!("{name}/")));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}
