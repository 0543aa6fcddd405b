//! What a post is filed under, beside its text.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::screen::{press_keys, type_text};
use crate::support::{Home, Window, elements};

#[tokio::test]
async fn details_are_written_as_people_write_them() {
    let home = Home::new();
    let window = example(&home).await;
    press_keys(&["ctrl+shift+i"]).await;
    window.region("Details").await;

    fill(&window, "//label[span='Date']/input", "30 de febrero").await;
    window
        .see("//small[contains(., 'is no day that there is')]")
        .await;
    fill(&window, "//label[span='Date']/input", "13 de mayo de 2026").await;
    window.see("//small[.='Wednesday 13 May 2026']").await;
    assert_eq!(post(&window).await["date"], "2026-05-13");

    fill(&window, "//label[span='Address (slug)']/input", "¡El Pozo!").await;
    window
        .see("//small[contains(., 'Written as “el-pozo”')]")
        .await;
    window.press("Make it from the title again").await;
    window
        .see("//small[contains(., 'Made from the title')]")
        .await;

    // Commas and Enter end a tag; Backspace takes the last one away.
    let tags = window
        .see("//*[@role='combobox'][@aria-label='Tags']")
        .await;
    tags.click().await.unwrap();
    type_text("cisterns, winter").await;
    press_keys(&["Return"]).await;
    window
        .see("//button[@aria-label='Take away “winter”']")
        .await;
    press_keys(&["BackSpace"]).await;
    window
        .see_no_more("//button[@aria-label='Take away “winter”']")
        .await;
    let tags = post(&window).await["tags"].clone();
    assert!(
        tags.as_array().unwrap().contains(&json!("cisterns")),
        "{tags}"
    );

    let series = window
        .see("//*[@role='combobox'][@aria-label='Series']")
        .await;
    fill_element(&series, "Night bells").await;
    fill(
        &window,
        "//input[@aria-label='Name of the series, Spanish']",
        "Campanas de noche",
    )
    .await;
    let people = window
        .see("//*[@role='combobox'][@aria-label='People']")
        .await;
    people.click().await.unwrap();
    type_text("Ana").await;
    press_keys(&["Return"]).await;
    window
        .see("//summary[.='About Ana']")
        .await
        .click()
        .await
        .unwrap();
    fill(
        &window,
        "//textarea[@aria-label='About Ana, Spanish']",
        "Cuida el pozo.",
    )
    .await;
    let filed = post(&window).await;
    let spanish = json!({ "language": "es", "text": "Campanas de noche" });
    assert!(
        filed["seriesNames"].as_array().unwrap().contains(&spanish),
        "{filed}"
    );
    let headings = window.call("people.headings", json!({})).await;
    let ana = headings["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "Ana");
    assert_eq!(ana.unwrap()["biographies"][0]["text"], "Cuida el pozo.");

    scroll(&window, "Details", 0).await;
    window.photograph("details-day").await;
    let other = json!({ "theme": "dark", "interfaceLanguage": "es" });
    window.call("app.configure", other).await;
    window.close().await;

    let window = Window::open(&home).await;
    window.resize(1280, 800).await;
    window
        .see("//button[.='Detalles']")
        .await
        .click()
        .await
        .unwrap();
    window
        .see("//small[.='miércoles 13 de mayo de 2026']")
        .await;
    window.photograph("details-night").await;
    scroll(&window, "Detalles", 10_000).await;
    window.photograph("details-night-below").await;
    window.close().await;
}

async fn scroll(window: &Window, sheet: &str, to: u32) {
    let sheet = serde_json::to_value(window.region(sheet).await).unwrap();
    let script = "arguments[0].scrollTop = arguments[1]";
    window
        .client
        .execute(script, vec![sheet, json!(to)])
        .await
        .unwrap();
}

async fn fill(window: &Window, xpath: &str, words: &str) {
    let field = window.see(xpath).await;
    fill_element(&field, words).await;
}

/// Writes words in the place of those that are there, and goes on.
async fn fill_element(field: &fantoccini::elements::Element, words: &str) {
    field.click().await.unwrap();
    press_keys(&["ctrl+a"]).await;
    field.send_keys(words).await.unwrap();
    field
        .send_keys(&char::from(Key::Tab).to_string())
        .await
        .unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
}

/// The example, with its first post on the desk.
async fn example(home: &Home) -> Window {
    let library = home.path("Documents/Details.octavilla");
    home.octa(&["example", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    window.choose("The well is not for sale").await;
    window.see(&elements::text_box("Title")).await;
    window
}

async fn post(window: &Window) -> Value {
    let wish = json!({ "search": "well", "status": null, "language": null, "trashed": false,
        "offset": 0, "limit": 1 });
    let page = window.call("post.list", wish).await;
    let post = json!({ "post": page["posts"][0]["id"] });
    window.call("post.get", post).await
}
