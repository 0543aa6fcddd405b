//! WCAG 2.2 AA in the real window: every view, sheet and dialog, by day and by night, in both
//! languages of the interface.

use crate::support::walk;
use crate::support::{Home, Window, axe};

#[tokio::test]
async fn nothing_stands_in_anybodys_way() {
    let mut faults = Vec::new();
    for language in ["en", "es"] {
        let home = Home::new();
        let window = walk::open(&home, language, "light").await;
        window.resize(1280, 800).await;
        walk::everywhere(&window, language, async |view| {
            for theme in ["day", "night"] {
                wear(&window, theme).await;
                for fault in axe::faults(&window).await {
                    let fault = format!("{view} by {theme} in {language}: {fault}");
                    eprintln!("{fault}");
                    faults.push(fault);
                }
            }
            wear(&window, "day").await;
        })
        .await;
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn wear(window: &Window, theme: &str) {
    let script = format!("document.documentElement.dataset.theme = '{theme}'");
    window.client.execute(&script, vec![]).await.unwrap();
}
