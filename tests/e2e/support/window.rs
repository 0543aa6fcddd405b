//! The window as a person sees it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use super::driver::Driver;
use super::elements;
use super::home::Home;
use super::process;

/// How long anything may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(20);

/// The processes of a window that hold text, as the kernel keeps their names (15 letters).
const PROCESSES: [&str; 3] = ["WebKitWebProces", "WebKitNetworkPr", "octavilla"];

/// An open window.
pub struct Window {
    /// For what has no name here.
    pub client: Client,
    driver: Driver,
}

impl Window {
    /// Opens the application as if from the desktop's menu.
    pub async fn open(home: &Home) -> Self {
        Self::open_with(home, &[]).await
    }

    /// Opens the application with arguments.
    pub async fn open_with(home: &Home, arguments: &[&Path]) -> Self {
        let driver = Driver::start(home).await;
        let options = json!({ "application": env!("CARGO_BIN_EXE_octavilla"), "args": arguments });
        let wishes = [("tauri:options".to_owned(), options)]
            .into_iter()
            .collect();
        let client = driver.session(&wishes).await;
        Self { client, driver }
    }

    /// The processes of this name behind the window.
    pub fn processes(&self, name: &str) -> Vec<u32> {
        process::named(name, self.driver.group())
    }

    /// Kills the processes of this name behind the window, and then the window. One whose page
    /// was killed draws it anew first.
    pub async fn kill(self, name: &str) {
        let group = self.driver.group();
        assert!(
            !process::named(name, group).is_empty(),
            "there is no {name}"
        );
        process::end(name, group).await;
        if name != "octavilla" {
            process::begins(name, group).await;
        }
        process::end("octavilla", group).await;
    }

    /// Ends the window as a power cut would. What was saved must be there next time.
    pub async fn cut_off(self) {
        let group = self.driver.group();
        self.client.close().await.unwrap();
        // What still waits for the disk holds the library until it is gone.
        process::ends("octavilla", group).await;
    }

    /// Closes the window when the page has said that all is saved, and waits until it is gone.
    pub async fn close(self) {
        // A window that closes quickly takes the answer with it.
        let _ = self.client.execute(CLOSE, vec![]).await;
        self.gone().await;
    }

    /// Waits until a lock has ended every process of the window, and gives the library that the
    /// next one would have been opened with; nothing where one without any.
    ///
    /// The test opens it itself, since only that window can be driven.
    pub async fn locked(self, home: &Home) -> PathBuf {
        let group = self.driver.group();
        for name in PROCESSES {
            process::ends(name, group).await;
        }
        let library = fs::read_to_string(home.path("locked")).expect("it was a lock that ended it");
        fs::remove_file(home.path("locked")).unwrap();
        library.into()
    }

    /// Whether the application runs.
    pub fn lives(&self) -> bool {
        !process::named("octavilla", self.driver.group()).is_empty()
    }

    /// Calls what does not answer, because it ends the window.
    pub async fn call_last(&self, name: &str, request: Value) {
        let call = "window.__TAURI_INTERNALS__.invoke('call', \
                    { name: arguments[0], request: arguments[1] })";
        // The answer to the driver may be lost with the window.
        let _ = self.client.execute(call, vec![json!(name), request]).await;
    }

    /// Waits until the window is gone.
    pub async fn gone(self) {
        let start = Instant::now();
        while self.client.title().await.is_ok() {
            assert!(start.elapsed() < PATIENCE, "the window does not close");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let _ = self.client.close().await;
    }

    /// What the backend answers to a call of the page.
    pub async fn call(&self, name: &str, request: Value) -> Value {
        let answer = self
            .client
            .execute_async(CALL, vec![json!(name), request])
            .await
            .unwrap();
        assert!(answer["failed"].is_null(), "{name}: {answer}");
        answer["reply"].clone()
    }

    /// Waits for an element, wherever it comes from.
    pub async fn see(&self, xpath: &str) -> Element {
        let wait = self
            .client
            .wait()
            .at_most(PATIENCE)
            .every(Duration::from_millis(50));
        match wait.for_element(Locator::XPath(xpath)).await {
            Ok(element) => element,
            Err(error) => {
                let (focus, picture) = (self.focus().await, self.photograph("failed").await);
                panic!(
                    "not to be seen: {xpath}\n{error}\nthe focus is on {focus}\nsee {}",
                    picture.display()
                );
            }
        }
    }

    /// What has the focus: its tag without what is in it.
    async fn focus(&self) -> String {
        let tag = "const tag = document.activeElement?.cloneNode(false).outerHTML;
            return document.hasFocus() ? tag : `${tag}, and the window has none`";
        self.client.execute(tag, vec![]).await.unwrap().to_string()
    }

    /// Waits until an element is gone.
    pub async fn see_no_more(&self, xpath: &str) {
        let start = Instant::now();
        while !self
            .client
            .find_all(Locator::XPath(xpath))
            .await
            .unwrap()
            .is_empty()
        {
            if start.elapsed() >= PATIENCE {
                let (focus, picture) = (self.focus().await, self.photograph("failed").await);
                panic!(
                    "still to be seen: {xpath}\nthe focus is on {focus}\nsee {}",
                    picture.display()
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        self.see(&elements::button(name))
            .await
            .click()
            .await
            .unwrap();
    }

    /// Clicks on the words of a field that stand in one of its lines.
    ///
    /// WebDriver clicks beside an element of an editor that lies inside a scrolled page.
    pub async fn click_words(&self, field: &str, words: &str) {
        let place = vec![json!(field), json!(words)];
        self.see(&format!(
            "{}[contains(., '{words}')]",
            elements::text_box(field)
        ))
        .await;
        let start = Instant::now();
        loop {
            let at = self.client.execute(PLACE_OF, place.clone()).await.unwrap();
            let [x, y] = [0, 1].map(|axis| at[axis].as_f64().unwrap());
            self.click_at(x, y).await;
            let hit = self.client.execute(HAS_CARET, place.clone()).await.unwrap();
            if hit == json!(true) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{words} cannot be clicked");
        }
    }

    async fn click_at(&self, x: f64, y: f64) {
        let duration = None;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration, x, y })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.client.perform_actions(mouse).await.unwrap();
    }

    /// Waits for a part of the window.
    pub async fn region(&self, name: &str) -> Element {
        self.see(&elements::region(name)).await
    }

    /// Chooses one of a list by what is written on it.
    pub async fn choose(&self, text: &str) {
        self.see(&elements::option(text))
            .await
            .click()
            .await
            .unwrap();
    }

    /// Writes into a field, line by line.
    pub async fn write(&self, field: &str, text: &str) {
        let field = self.see(&elements::text_box(field)).await;
        field.click().await.unwrap();
        for (number, line) in text.split('\n').enumerate() {
            // A line feed inside a string is swallowed on its way.
            if number > 0 {
                self.key(Key::Enter).await;
            }
            if !line.is_empty() {
                self.client
                    .active_element()
                    .await
                    .unwrap()
                    .send_keys(line)
                    .await
                    .unwrap();
            }
        }
    }

    /// What stands in a field; of an editor its Markdown, whatever of it is shown.
    pub async fn text(&self, field: &str) -> String {
        let read = async || {
            let field = self.see(&elements::text_box(field)).await;
            let argument = serde_json::to_value(&field).unwrap();
            self.client.execute(TEXT_OF, vec![argument]).await
        };
        // Between seeing and asking another post may have come, whose field is another one.
        let text = match read().await {
            Ok(text) => text,
            Err(_) => read().await.unwrap(),
        };
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a script of the page answers so.
    pub async fn until(&self, script: &str, expected: &Value) {
        let start = Instant::now();
        loop {
            let answer = self.client.execute(script, vec![]).await.unwrap();
            if answer == *expected {
                return;
            }
            if start.elapsed() >= PATIENCE {
                let picture = self.photograph("failed").await;
                panic!("{answer} is not {expected}\nsee {}", picture.display());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until this stands in a field.
    pub async fn until_text(&self, field: &str, expected: &str) {
        let start = Instant::now();
        while self.text(field).await != expected {
            assert!(start.elapsed() < PATIENCE, "{field} is not {expected}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, key: Key) {
        let key = char::from(key).to_string();
        self.client
            .active_element()
            .await
            .unwrap()
            .send_keys(&key)
            .await
            .unwrap();
    }

    /// Presses a key together with Ctrl, wherever the focus is.
    pub async fn chord(&self, key: &str) {
        let (held, released) = (char::from(Key::Control), char::from(Key::Null));
        let keys = format!("{held}{key}{released}");
        let focus = self.client.active_element().await.unwrap();
        focus.send_keys(&keys).await.unwrap();
    }

    /// Carries out a command by its name in the palette.
    pub async fn command(&self, name: &str) {
        // What the command opens can have a field with choices too.
        let palette = "//dialog//*[@aria-controls='choices']";
        self.chord("p").await;
        self.see(palette).await;
        let field = self.client.active_element().await.unwrap();
        field.send_keys(name).await.unwrap();
        // Not before all of the name is heard: a part of it may lead to another command.
        let chosen = "//*[@role='option'][@aria-selected='true']";
        let quote = if name.contains('\'') { '"' } else { '\'' };
        self.see(&format!(
            "{chosen}[contains(., {quote}{name}{quote})]//mark"
        ))
        .await;
        self.key(Key::Enter).await;
        self.see_no_more(palette).await;
    }

    /// Waits until everything typed is durable.
    pub async fn saved(&self) {
        // The window says so within the moment in which it takes the key.
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.see(&elements::status("Saved")).await;
    }

    /// Keeps a picture of the window among the artefacts, and says where.
    pub async fn photograph(&self, name: &str) -> PathBuf {
        // What comes to rest a moment after the last key belongs into the picture.
        tokio::time::sleep(Duration::from_millis(600)).await;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/artefacts");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(name).with_extension("png");
        fs::write(&file, self.client.screenshot().await.unwrap()).unwrap();
        file
    }

    /// Gives the inside of the window a size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
}

const CLOSE: &str = "window.__TAURI_INTERNALS__.invoke('call', { name: 'app.quit', request: {} })";

/// An editor keeps itself at the element that it draws.
const TEXT_OF: &str = "
    const [field] = arguments
    const view = field.cmTile?.root?.view ?? field.querySelector('.cm-content')?.cmTile?.root?.view
    return field.value ?? view?.state.doc.toString() ?? field.textContent
";

/// The middle of a line of words, scrolled into sight.
const PLACE_OF: &str = "
    const [field, words] = arguments
    const lines = document.querySelectorAll(`[aria-label='${field}'] .cm-line`)
    const line = [...lines].find(({ textContent }) => textContent.includes(words))
    line.scrollIntoView({ block: 'nearest' })
    window.aimedAt = line
    const { left, top, height } = line.getBoundingClientRect()
    return [left + 20, top + height / 2]
";

/// Whether the caret came to the line of words that was aimed at: what moves between a look and a
/// click is missed. With the caret in it a line shows its marks, and reads otherwise.
const HAS_CARET: &str = "
    const [field, words] = arguments
    const { anchorNode: at } = getSelection()
    const line = (at?.nodeType === Node.TEXT_NODE ? at.parentElement : at)?.closest?.('.cm-line')
    if (!line?.closest(`[aria-label='${field}']`)) return false
    return line === window.aimedAt || line.textContent.includes(words)
";

const CALL: &str = "
    const [name, request, done] = arguments;
    window.__TAURI_INTERNALS__.invoke('call', { name, request })
        .then(reply => done({ reply }), failed => done({ failed }));
";
