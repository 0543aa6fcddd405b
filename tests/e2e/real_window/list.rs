//! Finding posts, choosing in the list, and doing the same to several.

use fantoccini::Locator;
use serde_json::json;

use crate::support::screen::press_keys;
use crate::support::{Home, Window, elements};

const LIBRARY: &str = "Documents/List.octavilla";

#[tokio::test]
async fn a_post_is_found_by_a_word_typed_without_its_accents() {
    let home = Home::new();
    let window = posts(&home, 3).await;
    search(&window, "inesita").await;
    window.see(&elements::option("Number 2")).await;
    window.see_no_more(&elements::option("Number 1")).await;
    let mark = "//*[@role='option']//mark[.='Inésita']";
    window.see(mark).await;
    window.photograph("list-found").await;
    // A letter typed in the list begins another search.
    focus_list(&window).await;
    press_keys(&["z"]).await;
    window.see_no_more(&elements::option("Number 2")).await;
    window.close().await;
}

#[tokio::test]
async fn filters_are_chosen_kept_and_taken_away() {
    let home = Home::new();
    let window = posts(&home, 4).await;
    window.press("More filters").await;
    let tag = "//label[contains(., 'Tag')]/select";
    window
        .see(&format!("{tag}/option[contains(., 'odd')]"))
        .await;
    let select = window.see(tag).await;
    select.select_by_value("odd").await.unwrap();
    window.see_no_more(&elements::option("Number 2")).await;
    window.photograph("list-filters").await;
    window.press("Save this filter…").await;
    window.write("Name of the filter", "Odd ones").await;
    window.press("Save").await;
    window.see(&elements::button("Odd ones")).await;
    window.press("Take the filter “odd” away").await;
    window.see(&elements::option("Number 2")).await;
    window.press("Odd ones").await;
    window.see_no_more(&elements::option("Number 2")).await;
    window.see(&elements::option("Number 3")).await;
    window.photograph("list-saved").await;
    window.press("Sort").await;
    window.press("Title").await;
    for (place, title) in [(1, "Number 1"), (2, "Number 3")] {
        let row = format!("(//*[@role='option'])[{place}][contains(., '{title}')]");
        window.see(&row).await;
    }
    let other = json!({ "theme": "dark", "interfaceLanguage": "es" });
    window.call("app.configure", other).await;
    window.close().await;

    // What is kept is there the next time, in whichever language.
    let window = Window::open_with(&home, &[&home.path(LIBRARY)]).await;
    window.press("Odd ones").await;
    window.see_no_more(&elements::option("Number 2")).await;
    window.press("Más filtros").await;
    window.see(&elements::button("Guardar este filtro…")).await;
    window.photograph("list-filters-night").await;
    window.close().await;
}

#[tokio::test]
async fn several_posts_are_tagged_at_once_and_taken_back() {
    let home = Home::new();
    let window = posts(&home, 4).await;
    window.see(&elements::option("Number 1")).await;
    focus_list(&window).await;
    press_keys(&["Home", "shift+Down", "shift+Down"]).await;
    window.see(&elements::status("3 selected")).await;
    window.press("Tag").await;
    window.write("Name of the tag", "bells").await;
    window.photograph("list-several").await;
    window.press("Add").await;
    window
        .see("//*[@aria-live='polite']//span[contains(., '3 posts have the tag')]")
        .await;
    assert_eq!(tagged(&window).await, 3);
    window.press("Undo").await;
    window
        .see("//*[@aria-live='polite']//span[contains(., 'taken back')]")
        .await;
    assert_eq!(tagged(&window).await, 0);
    window.close().await;
}

#[tokio::test]
async fn any_part_of_a_long_list_is_drawn_and_only_that() {
    let home = Home::new();
    let window = posts(&home, 230).await;
    window.see(&elements::option("Number 230")).await;
    focus_list(&window).await;
    press_keys(&["End"]).await;
    window.see(&elements::option("Number 1")).await;
    let options = window
        .client
        .find_all(Locator::XPath("//*[@role='option']"))
        .await
        .unwrap();
    assert!(
        options.len() < 40,
        "{} rows are drawn of 230",
        options.len()
    );
    let last = "//*[@role='option'][@aria-posinset='230'][@aria-setsize='230']";
    window.see(last).await;
    press_keys(&["Home"]).await;
    window.see(&elements::option("Number 230")).await;
    window.close().await;
}

/// A window on a library with so many posts, the last made at the top.
async fn posts(home: &Home, count: usize) -> Window {
    let library = home.path(LIBRARY);
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    for number in 1..=count {
        let title = format!("Number {number}");
        let made = window
            .call("post.create", json!({ "title": title, "language": "en" }))
            .await;
        if count > 10 {
            continue;
        }
        if number % 2 == 1 {
            let tags = json!({ "post": made["post"], "tags": ["odd"] });
            window.call("post.setTags", tags).await;
        } else {
            let words = json!({
                "edition": made["edition"], "field": "dek", "base": 1, "kind": "type",
                "undoGroup": 1, "selection": null, "length": null, "batch": format!("00000000-0000-4000-8000-{number:012}"),
                "edits": [{ "from": 0, "deleted": 0, "inserted": "It is Inésita who writes." }],
            });
            window.call("edition.append", words).await;
        }
    }
    let all = format!("//*[@role='option'][@aria-setsize='{count}']");
    window.see(&all).await;
    window
}

async fn focus_list(window: &Window) {
    let focus = "document.querySelector('[role=listbox]').focus()";
    window.client.execute(focus, vec![]).await.unwrap();
}

async fn search(window: &Window, words: &str) {
    let field = window.see(&elements::text_box("Search posts")).await;
    field.send_keys(words).await.unwrap();
}

async fn tagged(window: &Window) -> u64 {
    let wish = json!({ "search": "", "status": null, "language": null, "tag": "bells",
        "trashed": false, "offset": 0, "limit": 10 });
    window.call("post.list", wish).await["total"]
        .as_u64()
        .unwrap()
}
