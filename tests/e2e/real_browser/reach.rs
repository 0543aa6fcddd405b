//! Whether the browsers of these tests would show it if something ran or was asked for: without
//! that, a page in which nothing happens proves nothing.

use serde_json::json;

use crate::support::web::SEALED;
use crate::support::{Browser, Engine, Home};

const ACTIVE: &str = "<!doctype html><title>Active</title>
    <img src='http://elsewhere.test/picture.png'>
    <img src='https://elsewhere.test/sealed.png'>
    <script>window.ran = true</script>";

const QUIET: &str = "<!doctype html><title>Quiet</title><p>Nothing.</p>";

#[tokio::test]
async fn what_runs_is_seen_and_what_is_asked_for_is_heard() {
    let home = Home::new();
    let file = home.path("exports/active.html");
    std::fs::write(&file, ACTIVE).unwrap();
    for engine in [Engine::Chromium, Engine::WebKit] {
        let browser = Browser::start(engine).await;
        for from_a_disk in [false, true] {
            if from_a_disk {
                browser.open_file(&file).await;
            } else {
                browser.open(ACTIVE).await;
            }
            let ran = browser.run("return window.ran", vec![]).await;
            assert_eq!(ran, json!(true), "{engine:?}");
            let mut asked = browser.asked().await;
            asked.sort();
            asked.dedup();
            let sealed = match engine {
                Engine::Chromium => "CONNECT elsewhere.test:443",
                Engine::WebKit => SEALED,
            };
            let open = "GET http://elsewhere.test/picture.png";
            assert_eq!(asked, [sealed, open], "{engine:?}");
        }
        browser.open(QUIET).await;
        assert_eq!(browser.asked().await, [""; 0], "{engine:?}");
        browser.close().await;
    }
}

#[tokio::test]
async fn a_page_has_the_size_that_it_is_given_and_comes_out_on_paper() {
    for engine in [Engine::Chromium, Engine::WebKit] {
        let browser = Browser::start(engine).await;
        browser.open(QUIET).await;
        browser.resize(700, 600).await;
        let width = browser.run("return outerWidth", vec![]).await;
        assert_eq!(width, json!(700), "{engine:?}");
        let picture = std::fs::read(browser.photograph("reach").await).unwrap();
        assert!(picture.starts_with(b"\x89PNG"), "{engine:?}");
        if engine == Engine::Chromium {
            let pdf = std::fs::read(browser.print("reach").await).unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
        }
        browser.close().await;
    }
}
