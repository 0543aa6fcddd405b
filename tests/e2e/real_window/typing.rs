//! What a key costs in the window, and how long a long text takes to open.
//!
//! No test fails on a clock: the figures are printed, for `docs/BENCHMARKS.md`. Beside them stand
//! those of `ui/measure/bare.ts`, which is nothing but the editor's own library with Markdown, on
//! the same text, in the same window, in the same run.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use crate::support::{Home, Window, elements};

const KEYS: usize = 200;
const FRAMES: usize = 80;
/// How long one round of typing may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(180);
const BODY: &str = "Body, English";

/// Clicks on a post, and waits until its words are drawn; gives milliseconds.
const OPEN: &str = "
    const [title, words, done] = arguments
    const row = [...document.querySelectorAll('[role=option]')].find(e => e.textContent.includes(title))
    const start = performance.now()
    const look = () => {
        const seen = [...document.querySelectorAll('[aria-label^=\"Body\"] .cm-line')]
            .some(line => line.textContent.includes(words))
        if (seen) done(performance.now() - start)
        else requestAnimationFrame(look)
    }
    row.click()
    requestAnimationFrame(look)
";

/// Types in the middle of a text: keys with everything that they cause up to the layout, and keys
/// until the frame that shows them. Gives milliseconds of each.
const TYPE: &str = "
    const [keys, frames, bare, done] = arguments
    const ours = document.querySelector('[aria-label^=\"Body\"]').cmTile.root.view
    async function open() {
        if (!bare) return ours
        const page = document.createElement('div')
        const { fontFamily, fontSize, lineHeight, width } = getComputedStyle(ours.dom.parentElement)
        page.style.cssText = 'position:fixed;inset:0;z-index:99;overflow:auto;background:white'
        const column = document.createElement('div')
        Object.assign(column.style, { fontFamily, fontSize, lineHeight, width, margin: 'auto' })
        page.append(column)
        document.body.append(page)
        const view = window.bare.open(ours.state.doc.toString(), column)
        view.page = page
        return view
    }
    const pause = ms => new Promise(next => setTimeout(next, ms))
    const frame = () => new Promise(next => requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = next
        channel.port2.postMessage(0)
    }))
    function press(view) {
        const { head } = view.state.selection.main
        view.dispatch({
            changes: { from: head, insert: head % 7 ? 'a' : ' ' },
            selection: { anchor: head + 1 },
            userEvent: 'input.type',
            scrollIntoView: true,
        })
    }
    async function measure() {
        const view = await open()
        view.focus()
        const { doc } = view.state
        const { to } = doc.line(doc.lineAt(doc.length >> 1).number)
        view.dispatch({ selection: { anchor: to }, scrollIntoView: true })
        // What is parsed and drawn after a jump is no part of a key.
        await pause(1500)
        const cost = []
        for (let key = 0; key < keys; key++) {
            const start = performance.now()
            press(view)
            // The editor measures itself now and not in the next frame.
            view.requestMeasure()
            view.elementAtHeight(0)
            document.body.offsetHeight
            cost.push(performance.now() - start)
            await pause(12)
        }
        const shown = []
        for (let key = 0; key < frames; key++) {
            await pause(20 + key % 13)
            const start = performance.now()
            press(view)
            await frame()
            shown.push(performance.now() - start)
        }
        if (view.page) {
            view.destroy()
            view.page.remove()
        }
        return { cost, shown }
    }
    measure().then(done, error => done({ failed: String(error) }))
";

#[tokio::test]
async fn a_key_is_there_before_it_is_missed_in_a_short_text_and_in_a_long_one() {
    let home = Home::new();
    let library = home.path("Documents/Typing.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    let sizes = [("Short", 5_000), ("Long", 300_000)];
    let texts = sizes.map(|(title, words)| (title, text(title, words)));
    for (title, text) in texts.iter().chain([&("Line", one_line())]) {
        let file = home.path("text.md");
        fs::write(&file, text).unwrap();
        let path = file.to_str().unwrap();
        home.octa(&[
            "new", name, "--title", title, "--lang", "en", "--from", path,
        ]);
    }
    let window = Window::open_with(&home, &[&library]).await;
    window.see(&elements::region("Posts")).await;
    let patient = TimeoutConfiguration::new(Some(PATIENCE), None, None);
    window.client.update_timeouts(patient).await.unwrap();
    window.client.execute(&bare(), vec![]).await.unwrap();
    for (title, words) in sizes {
        window.see(&elements::option(title)).await;
        let arguments = vec![json!(title), json!(format!("{title} begins"))];
        let opened = window.client.execute_async(OPEN, arguments).await.unwrap();
        let mut said = format!(
            "{words} words, opened in {:.0} ms",
            opened.as_f64().unwrap()
        );
        window.see(&elements::text_box(BODY)).await;
        let ours = type_in(&window, false).await;
        let bare = type_in(&window, true).await;
        for part in ["cost", "shown"] {
            let (mine, theirs) = (spread(&ours[part]), spread(&bare[part]));
            let what = if part == "cost" {
                "script, style and layout"
            } else {
                "next frame"
            };
            write!(said, "\n  a key, {what}: {mine} ms; bare {theirs} ms",).unwrap();
        }
        // Written past the runner, which keeps what is printed to itself.
        let _ = writeln!(std::io::stderr().lock(), "\n{said}");
        let typed = home_text(&window).await;
        assert!(typed > words * 5, "the text is there");
    }
    let arguments = vec![json!("Line"), json!("Line begins")];
    let opened = window.client.execute_async(OPEN, arguments).await.unwrap();
    let line = spread(&type_in(&window, false).await["cost"]);
    let opened = opened.as_f64().unwrap();
    let _ = writeln!(
        std::io::stderr().lock(),
        "\na line of a megabyte, opened in {opened:.0} ms\n  a key, script, style and layout: {line} ms"
    );
    window.close().await;
}

async fn type_in(window: &Window, bare: bool) -> Value {
    let arguments = vec![json!(KEYS), json!(FRAMES), json!(bare)];
    let times = window.client.execute_async(TYPE, arguments).await.unwrap();
    assert!(times["failed"].is_null(), "{times}");
    assert_eq!(times["cost"].as_array().map(Vec::len), Some(KEYS));
    times
}

async fn home_text(window: &Window) -> usize {
    window.text(BODY).await.len()
}

/// Median, 99 of 100, slowest.
fn spread(times: &Value) -> String {
    let mut times: Vec<f64> = serde_json::from_value(times.clone()).unwrap();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!(
        "median {:.0}, 99 of 100 within {:.0}, slowest {:.0}",
        at(50),
        at(99),
        at(100)
    )
}

/// A communiqué of about so many words, with everything in it that has a form.
fn text(title: &str, words: usize) -> String {
    let sentence = "We were *sixty* at the well, and then the **bell** was rung in the [square]\
                    (https://example.org/square) where nobody had slept. ";
    let mut text = format!("{title} begins here.\n\n");
    let mut part = 0;
    while text.len() < words * 6 {
        part += 1;
        if part % 12 == 0 {
            write!(
                text,
                "## What was said on day {part}\n\n- the well\n- the road\n  - the *old* one\n\n"
            )
            .unwrap();
            text.push_str("> The water is ours.\n>\n> So we said.\n\n");
        }
        if part % 40 == 0 {
            text.push_str(
                "| day | what |\n|-----|------|\n| one | **march** |\n| two | rest |\n\n",
            );
        }
        text.push_str(&sentence.repeat(3));
        text.push_str("\n\n");
    }
    text
}

/// A megabyte without a line break, as some programs write it.
fn one_line() -> String {
    format!(
        "Line begins here. {}",
        "We were *sixty* at the well. ".repeat(35_000)
    )
}

/// The bare editor, as a script that puts it into the window.
fn bare() -> String {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let made = Command::new("node")
        .arg("measure/build.js")
        .current_dir(ui)
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let script = String::from_utf8(made.stdout).unwrap();
    format!("{script}\nwindow.bare = bare")
}
