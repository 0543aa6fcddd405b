//! What the shell promises, whatever the page does.

use std::time::Duration;

use serde_json::json;

use crate::support::{Home, Window};

#[tokio::test]
async fn the_window_opens_and_the_backend_answers() {
    let home = Home::new();
    let window = Window::open(&home).await;
    assert_eq!(window.client.title().await.unwrap(), "Octavilla");
    let state = window.call("app.state", json!({})).await;
    assert_eq!(state["version"], env!("CARGO_PKG_VERSION"));
    window.photograph("start").await;
    window.close().await;
}

#[tokio::test]
async fn the_page_reaches_nothing_but_the_one_command() {
    let home = Home::new();
    let window = Window::open(&home).await;
    for refused in [
        "plugin:dialog|open",
        "plugin:fs|read_text_file",
        "plugin:window|set_title",
        "plugin:webview|create_webview",
        "plugin:event|emit",
        "plugin:app|version",
        "plugin:path|resolve_directory",
        "plugin:menu|new",
        "plugin:resources|close",
    ] {
        let script = "const [name, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(name, {}).then(() => done('allowed'), done)";
        let answer = window
            .client
            .execute_async(script, vec![json!(refused)])
            .await
            .unwrap();
        let answer = answer.as_str().unwrap_or_default().to_owned();
        assert!(answer.contains("not allowed"), "{refused}: {answer}");
    }
    window.close().await;
}

#[tokio::test]
async fn the_policy_lets_nothing_in_and_nothing_out() {
    let home = Home::new();
    let window = Window::open(&home).await;
    // Whether the machine has a network must not matter, so the violation itself is waited for.
    for (directive, attempt) in [
        (
            "script-src-elem",
            "const s = document.createElement('script'); s.textContent = 'window.ran = true';
             document.head.append(s)",
        ),
        ("script-src", "try { eval('window.ran = true') } catch {}"),
        (
            "connect-src",
            "fetch('https://example.org/').catch(() => {})",
        ),
        ("img-src", "new Image().src = 'https://example.org/a.png'"),
        (
            "frame-src",
            "const f = document.createElement('iframe'); f.src = 'https://example.org/';
             document.body.append(f)",
        ),
    ] {
        let script = format!(
            "const done = arguments[0];
             const refused = event => done(event.effectiveDirective);
             document.addEventListener('securitypolicyviolation', refused, {{ once: true }});
             {attempt};
             setTimeout(() => done(window.ran ? 'it ran' : 'nothing was refused'), 3000)"
        );
        let answer = window.client.execute_async(&script, vec![]).await.unwrap();
        assert_eq!(answer, directive, "{attempt}");
    }
    window.close().await;
}

#[tokio::test]
async fn the_window_goes_nowhere_and_opens_no_other() {
    let home = Home::new();
    let window = Window::open(&home).await;
    let before = window.client.current_url().await.unwrap();
    for attempt in [
        "location.href = 'https://example.org/'",
        "location.href = 'data:text/html,gone'",
        "window.open('https://example.org/')",
        "window.open('tauri://localhost/')",
    ] {
        // An attempt that throws is refused as well.
        let _ = window.client.execute(attempt, vec![]).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(
            window.client.current_url().await.unwrap(),
            before,
            "{attempt}"
        );
        assert_eq!(window.client.windows().await.unwrap().len(), 1, "{attempt}");
    }
    window.close().await;
}
