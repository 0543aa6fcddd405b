//! axe-core, which knows what WCAG asks of a page.

use fantoccini::Client;
use serde_json::{Value, json};

use super::Window;

/// All that axe finds wrong with what is on the screen, in words.
pub async fn faults(window: &Window) -> Vec<String> {
    faults_in(&window.client).await
}

/// The same for any page that a driver shows.
pub async fn faults_in(client: &Client) -> Vec<String> {
    let is_there = client
        .execute("return 'axe' in window", vec![])
        .await
        .unwrap();
    if is_there == json!(false) {
        let source = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/ui/node_modules/axe-core/axe.min.js"
        );
        let source = std::fs::read_to_string(source).unwrap();
        client.execute(&source, vec![]).await.unwrap();
    }
    let answer = client.execute_async(RUN, vec![]).await.unwrap();
    assert!(answer["failed"].is_null(), "{answer}");
    let said = |fault: &Value| fault.as_str().unwrap_or_default().to_owned();
    let faults = answer["faults"].as_array().unwrap();
    faults.iter().map(said).collect()
}

/// The frame of the reading view is the exported page, which has tests of its own.
const RUN: &str = "
    const done = arguments[0]
    const rules = [
        'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'
    ]
    const wish = { runOnly: rules, iframes: false, resultTypes: ['violations'] }
    const said = ({ id, nodes }) => nodes.map(({ html, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message)
        return `${id}: ${html.slice(0, 200)} (${why.join('; ')})`
    })
    // What is still on its way has not its colours yet. A caret blinks for ever.
    const moving = document.getAnimations().filter((animation) =>
        animation.effect.getComputedTiming().endTime < Infinity)
    Promise.allSettled(moving.map(({ finished }) => finished)).then(() => axe.run(document, wish)).then(
        ({ violations }) => done({ faults: violations.flatMap(said) }),
        (thrown) => done({ failed: String(thrown) }),
    )
";
