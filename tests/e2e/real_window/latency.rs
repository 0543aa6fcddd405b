//! How long the window waits until a key is durable.
//!
//! No test fails on a clock: the figures are printed, for `docs/BENCHMARKS.md`.

use std::fs;
use std::io::Write as _;

use serde_json::{Value, json};

use crate::support::{Home, Window, elements};

/// As many keys as somebody types in half a minute.
const KEYS: usize = 300;

/// Sends keys one by one, as the editor does, and gives the milliseconds of each.
const TYPE: &str = "
    const call = (name, request) => window.__TAURI_INTERNALS__.invoke('call', { name, request })
    async function type(edition, base, keys, done) {
        const times = []
        for (let key = 0; key < keys; key++) {
            const edits = [{ from: key, deleted: 0, inserted: 'a' }]
            const rest = { kind: 'type', undoGroup: 1, selection: null, length: null }
            const batch = crypto.randomUUID()
            const start = performance.now()
            const request = { edition, field: 'body', base, edits, batch, ...rest }
            base = (await call('edition.append', request)).revision
            times.push(performance.now() - start)
        }
        done(times)
    }
    type(...arguments)
";

#[tokio::test]
async fn a_key_is_durable_before_it_is_missed() {
    let home = Home::new();
    let library = home.path("Documents/Long.octavilla");
    let name = library.to_str().unwrap();
    home.octa(&["init", name]);
    let sentence = "We were sixty at the well, and then the bell was rung. ";
    for words in [400, 300_000] {
        let file = home.path("text.md");
        fs::write(&file, sentence.repeat(words / 12)).unwrap();
        let title = words.to_string();
        let text = file.to_str().unwrap();
        home.octa(&[
            "new", name, "--title", &title, "--lang", "en", "--from", text,
        ]);
    }
    let window = Window::open_with(&home, &[&library]).await;
    window.see(&elements::region("Posts")).await;
    for words in ["400", "300000"] {
        let post: Value =
            serde_json::from_str(&home.octa(&["show", name, words, "--json"])).unwrap();
        let edition = &post["editions"][0];
        let arguments = vec![
            edition["id"].clone(),
            edition["revision"].clone(),
            json!(KEYS),
        ];
        let times = window.client.execute_async(TYPE, arguments).await;
        let mut times: Vec<f64> = serde_json::from_value(times.unwrap()).unwrap();
        assert_eq!(times.len(), KEYS);
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[(KEYS * share / 100).min(KEYS - 1)];
        let line = format!(
            "a key in a post of {words} words, durable as the window sees it: median {:.0} ms, 99 \
             of 100 within {:.0} ms, slowest {:.0} ms",
            at(50),
            at(99),
            at(100)
        );
        // Written past the runner, which keeps what is printed to itself.
        let _ = writeln!(std::io::stderr().lock(), "\n{line}");
        let said = home.octa(&["show", name, words, "--lang", "en"]);
        assert!(said.contains(&"a".repeat(KEYS)), "every key is there");
    }
    window.close().await;
}
