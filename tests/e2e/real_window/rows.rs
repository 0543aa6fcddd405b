//! Facing paragraphs begin at one height in every frame that is painted, while one writes.

use std::fs;
use std::time::Duration;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::{Home, Window, elements};

const PARAGRAPHS: usize = 14;
const KEYS: usize = 150;
const REST: Duration = Duration::from_millis(600);

/// Looks at each frame once it is painted: behind an animation frame comes a message, and what was
/// typed between the two belongs to the next frame.
const WATCH: &str = "
    const tops = (label) => {
        const found = new Map()
        for (const line of document.querySelectorAll(`[aria-label='${label}'] .cm-line`)) {
            const name = /^P\\d+/.exec(line.textContent)?.[0]
            if (name && !found.has(name)) found.set(name, line.getBoundingClientRect().top)
        }
        return found
    }
    const seen = (window.seen = { frames: 0, rows: 0, worst: 0, where: '' })
    let isNew = false
    for (const event of ['keydown', 'beforeinput', 'input', 'pointerdown'])
        addEventListener(event, () => (isNew = true), true)
    const channel = new MessageChannel()
    channel.port2.onmessage = () => {
        if (isNew) return
        const [left, right] = [tops('Body, English'), tops('Body, Spanish')]
        seen.frames++
        for (const [name, top] of left) {
            if (!right.has(name)) continue
            seen.rows++
            const apart = Math.abs(top - right.get(name))
            if (apart > seen.worst) [seen.worst, seen.where] = [apart, name]
        }
    }
    const look = () => {
        isNew = false
        channel.port1.postMessage(0)
        requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
";

/// Where the caret is on the screen, once the frame with it is painted.
const CARET: &str = "
    const [done] = arguments
    const look = () => {
        const editor = document.activeElement.closest('.cm-editor')
        const caret = editor?.querySelector('.cm-cursor')
        done(caret ? caret.getBoundingClientRect().top : null)
    }
    requestAnimationFrame(() => setTimeout(look))
";

#[tokio::test]
async fn rows_are_level_after_every_key() {
    let home = Home::new();
    let window = facing(&home).await;
    window.client.execute(WATCH, vec![]).await.unwrap();
    let mut random = Random(7);
    for (label, paragraph) in [
        ("Body, English", "P2"),
        ("Body, Spanish", "P3"),
        ("Body, English", "P1"),
    ] {
        // What is far above the screen is in no element.
        let to_top = "document.querySelector('.scroller').scrollTop = 0";
        window.client.execute(to_top, vec![]).await.unwrap();
        window.click_words(label, &format!("{paragraph} ")).await;
        window.key(Key::End).await;
        // The caret and what answers its paragraph come well into sight first.
        window.key(Key::Left).await;
        window.key(Key::Right).await;
        tokio::time::sleep(REST).await;
        let mut before = caret(&window).await;
        for _ in 0..KEYS / 3 {
            let lines = key(&window, &mut random).await;
            let now = caret(&window).await;
            if let (Some(was), Some(is), Some(lines)) = (before, now, lines) {
                let far = 40.0 * f64::from(lines);
                assert!((was - is).abs() < far, "the caret jumps from {was} to {is}");
            }
            before = now;
        }
    }
    let typed = seen(&window).await;
    window.resize(1500, 860).await;
    window.resize(1280, 800).await;
    // On a busy machine the frames come late.
    window
        .until("return window.seen.frames > 5", &json!(true))
        .await;
    let resized = seen(&window).await;
    for seen in [typed, resized] {
        assert!(seen["frames"].as_u64().unwrap() > 5, "{seen}");
        assert!(seen["rows"].as_u64().unwrap() > 20, "{seen}");
        assert!(seen["worst"].as_f64().unwrap() <= 1.0, "{seen}");
    }
    window.photograph("rows-level").await;
    window.saved().await;
    window.close().await;
}

/// A key or a few, as somebody writes who is never content.
///
/// Says over how many lines they may lead; none where they may lead to another paragraph, which
/// stands as far away as its row.
async fn key(window: &Window, random: &mut Random) -> Option<u32> {
    let field = window.client.active_element().await.unwrap();
    let which = random.below(12);
    match which {
        0 => window.key(Key::Enter).await,
        1 => {
            window.key(Key::Enter).await;
            window.key(Key::Enter).await;
        }
        2 | 3 => {
            for _ in 0..=random.below(4) {
                window.key(Key::Backspace).await;
            }
        }
        4 => window.key(Key::Left).await,
        5 => window.key(Key::Right).await,
        more => {
            let words = ["y ", "una palabra ", "and many other words that go on "];
            field.send_keys(words[more % 3]).await.unwrap();
        }
    }
    match which {
        0 => Some(2),
        1 => Some(3),
        2..=5 => None,
        _ => Some(1),
    }
}

async fn caret(window: &Window) -> Option<f64> {
    window
        .client
        .execute_async(CARET, vec![])
        .await
        .unwrap()
        .as_f64()
}

/// What was seen since the last time.
async fn seen(window: &Window) -> Value {
    let script = "const seen = { ...window.seen }; \
                  Object.assign(window.seen, { frames: 0, rows: 0, worst: 0 }); return seen";
    window.client.execute(script, vec![]).await.unwrap()
}

/// Two long texts facing each other, whose paragraphs say which they are.
async fn facing(home: &Home) -> Window {
    let library = home.path("Documents/Rows.octavilla");
    let [name, text] = [library.clone(), home.path("body.md")];
    let [name, from] = [name.to_str().unwrap(), text.to_str().unwrap()];
    fs::write(
        &text,
        body(
            "The trucks came back in the morning, and the bell was rung. ",
            3,
        ),
    )
    .unwrap();
    home.octa(&["init", name]);
    home.octa(&[
        "new", name, "--title", "Rows", "--lang", "en", "--from", from,
    ]);
    let post: Value = serde_json::from_str(&home.octa(&["show", name, "rows", "--json"])).unwrap();
    let window = Window::open_with(home, &[&library]).await;
    window.region("Posts").await;
    let wish = json!({ "post": post["id"], "from": post["editions"][0]["id"], "language": "es",
        "title": "Filas" });
    let made = window.call("edition.translate", wish).await;
    let translation = body(
        "Los camiones regresaron en la mañana, y sonó la campana. ",
        5,
    );
    let edits = json!([{ "from": 0, "deleted": 0, "inserted": translation }]);
    let batch = "0d1f1a4e-9a3c-4b7e-8f00-5d2c6b1a9e77";
    let wish = json!({ "edition": made["id"], "field": "body", "base": made["revision"],
        "edits": edits, "kind": "paste", "undoGroup": 1, "selection": null, "length": null,
        "batch": batch });
    window.call("edition.append", wish).await;
    window.resize(1280, 800).await;
    window.choose("Rows").await;
    window.see(&elements::text_box("Body, Spanish")).await;
    window
        .see(
            "//*[@aria-label='Body, Spanish']//*[contains(@class, 'cm-spacer')] | \
              //*[@aria-label='Body, English']//*[contains(@class, 'cm-spacer')]",
        )
        .await;
    window
}

/// Paragraphs of one to `most` sentences.
fn body(sentence: &str, most: usize) -> String {
    let paragraph = |number: usize| format!("P{number} {}", sentence.repeat(1 + number % most));
    let all: Vec<_> = (1..=PARAGRAPHS).map(paragraph).collect();
    all.iter()
        .map(|text| text.trim_end())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
