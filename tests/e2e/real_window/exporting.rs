//! Export: each format as the terminal makes it, several posts, what is not ready, and words that
//! must never leave.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::screen::press_keys;
use crate::support::valid::ask_wordpress;
use crate::support::valid::nu::{findings, page_around};
use crate::support::{Home, Window, elements, word};

const LIBRARY: &str = "Documents/Export.octavilla";
const POST: &str = "The well is not for sale";
const SLUG: &str = "the-well-is-not-for-sale";

const FORMATS: [&str; 13] = [
    "html-fragment",
    "html-page",
    "wordpress-html",
    "wordpress-blocks",
    "wordpress-classic",
    "wxr",
    "newsletter",
    "hugo",
    "zola",
    "markdown",
    "text",
    "atom",
    "json-feed",
];

#[tokio::test]
async fn a_bilingual_post_leaves_the_window_as_it_leaves_the_terminal() {
    let home = Home::new();
    let window = example(&home).await;
    read(&window).await;
    window.region(word("export.region")).await;
    for format in FORMATS {
        choose(&window, "reading.format", format).await;
        shown(&window).await;
        save_into(&window, &home, &format!("window/{format}")).await;
    }
    window.close().await;

    let library = home.path(LIBRARY);
    let library = library.to_str().unwrap();
    for format in FORMATS {
        let out = home.path(format!("terminal/{format}"));
        let arguments = ["--format", format, "--out", out.to_str().unwrap()];
        home.octa(&[&["export", library, SLUG][..], &arguments].concat());
        let [window, terminal] = ["window", "terminal"].map(|by| {
            let folder = home.path(by).join(format);
            files_below(&folder, "")
        });
        assert!(!window.is_empty(), "{format} makes no file");
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&window), names(&terminal), "{format}");
        assert!(window == terminal, "{format} has other bytes in the window");
        speaks_both_languages(format, &window);
    }
    passes_the_validators(&home.path("window"));
}

/// The formats whose files are a page, those whose files are a part of one, and those whose
/// files the editor of WordPress opens.
const PAGES: [&str; 2] = ["html-page", "newsletter"];
const PARTS: [&str; 4] = [
    "html-fragment",
    "wordpress-html",
    "wordpress-blocks",
    "wordpress-classic",
];

/// No error and no warning of the Nu checker; in WordPress every block valid and saved again as
/// it is. Feeds and front matter are judged in `tests/src`, byte for byte the same files.
fn passes_the_validators(exported: &Path) {
    let html = |format: &str| {
        let name = format!("{SLUG}.html");
        fs::read_to_string(exported.join(format).join(name)).unwrap()
    };
    let pages = PAGES.map(|format| (format.to_owned(), html(format)));
    let parts = PARTS.map(|format| (format.to_owned(), page_around(&html(format), "en")));
    let found = findings(&pages.into_iter().chain(parts).collect());
    assert!(found.is_empty(), "{}", found.join("\n"));
    let one = html("wordpress-html");
    let one = format!("<!-- wp:html -->\n{one}<!-- /wp:html -->");
    for (format, content) in [
        ("wordpress-html", one),
        ("wordpress-blocks", html("wordpress-blocks")),
    ] {
        let answer = ask_wordpress(&json!({ "deed": "blocks", "content": content }));
        assert_eq!(answer["saved"], content, "{format} is saved otherwise");
        for block in answer["blocks"].as_array().unwrap() {
            assert_eq!(block["isValid"], true, "{format}: {block}");
        }
    }
}

/// Both languages are there, each marked as such where the format can say so.
fn speaks_both_languages(format: &str, files: &Files) {
    let texts = files.values();
    let texts: String = texts
        .filter_map(|bytes| std::str::from_utf8(bytes).ok())
        .collect();
    for said in ["four in the morning", "cuatro de la mañana"] {
        assert!(texts.contains(said), "{format} does not say {said:?}");
    }
    let is_html = format.contains("html") || format == "wordpress-blocks";
    if is_html {
        for language in ["en", "es"] {
            let mark = format!("lang=\"{language}\"");
            assert!(texts.contains(&mark), "{format} does not mark {language}");
        }
    }
    assert!(!texts.to_lowercase().contains("octavilla"), "{format}");
}

#[tokio::test]
async fn several_posts_are_written_with_progress_and_the_list_knows_it() {
    let home = Home::new();
    let window = many(&home, 60).await;
    window.command(word("menu.export.listed")).await;
    shown(&window).await;
    window.see("//*[@role='status'][. = '1 of 60']").await;
    window.press(word("export.next")).await;
    window.see("//*[@role='status'][. = '2 of 60']").await;
    shown(&window).await;
    window.photograph("export-several").await;

    window.client.execute(WATCH, vec![]).await.unwrap();
    save_into(&window, &home, "all").await;
    let told = window.client.execute("return window.told", vec![]).await;
    let told = told.unwrap().to_string();
    assert!(told.contains("of 60 posts"), "{told}");
    assert_eq!(files_below(&home.path("all"), "").len(), 60);
    window
        .see("//footer//*[contains(., '60 files were written')]")
        .await;
    window
        .see(&elements::button(word("export.openFolder")))
        .await;
    window.photograph("export-done").await;

    // A post that goes on being written has changed since.
    assert_eq!(changed_since(&window).await, 0);
    window.key(Key::Escape).await;
    window.choose("Number 58").await;
    window.write("Title", "once more ").await;
    window.saved().await;
    assert_eq!(changed_since(&window).await, 1);
    window.close().await;
}

#[tokio::test]
async fn an_export_that_is_left_off_leaves_what_was_there() {
    let home = Home::new();
    let window = many(&home, 230).await;
    window.command(word("menu.export.listed")).await;
    shown(&window).await;
    let folder = home.path("kept");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("number-1.html"), "as it was").unwrap();
    home.answer_dialogs(&folder);
    window
        .client
        .execute(SAVE_AND_CANCEL, vec![])
        .await
        .unwrap();
    window
        .see(&elements::status(word("export.cancelled")))
        .await;
    window.photograph("export-cancelled").await;
    let files = files_below(&folder, "");
    let kept = Files::from([("number-1.html".to_owned(), b"as it was".to_vec())]);
    assert_eq!(files, kept);
    window.close().await;
}

#[tokio::test]
async fn what_is_selected_in_the_list_is_what_is_exported() {
    let home = Home::new();
    let window = many(&home, 5).await;
    window.see(&elements::option("Number 1")).await;
    let focus = "document.querySelector('[role=listbox]').focus()";
    window.client.execute(focus, vec![]).await.unwrap();
    press_keys(&["Home", "shift+Down", "shift+Down"]).await;
    window.press(word("several.export")).await;
    shown(&window).await;
    choose(&window, "reading.format", "atom").await;
    shown(&window).await;
    save_into(&window, &home, "feed").await;
    let files = files_below(&home.path("feed"), "");
    assert_eq!(files.len(), 1, "{:?}", files.keys());
    let feed = String::from_utf8(files.into_values().next().unwrap()).unwrap();
    assert_eq!(feed.matches("Number ").count() % 3, 0, "{feed}");
    assert!(
        feed.contains("Number 5") && !feed.contains("Number 1"),
        "{feed}"
    );
    window.close().await;
}

#[tokio::test]
async fn words_that_must_never_leave_stop_it_and_lead_to_their_place() {
    let home = Home::new();
    let window = example(&home).await;
    window.choose(POST).await;
    window.see(&elements::text_box("Body, English")).await;
    window.command(word("menu.export.words")).await;
    let list = window.see(&elements::text_box(word("kept.title"))).await;
    window
        .see("//dialog//textarea[not(@readonly)]")
        .await
        .click()
        .await
        .unwrap();
    list.send_keys("eváristo LUNA").await.unwrap();
    window.photograph("export-words").await;
    window.press(word("kept.keep")).await;
    window.see_no_more("//dialog").await;

    window.chord("e").await;
    shown(&window).await;
    window.region(word("export.kept")).await;
    window.photograph("export-stopped").await;
    let folder = home.path("stopped");
    fs::create_dir(&folder).unwrap();
    home.answer_dialogs(&folder);
    window.press(word("reading.save")).await;
    let place = "//dialog//button[contains(., 'Spanish')]";
    let place = window.see(place).await;
    window.photograph("export-stopped-save").await;
    assert!(files_below(&folder, "").is_empty());
    place.click().await.unwrap();
    window.region("Desk").await;
    window
        .until("return String(getSelection())", &json!("Evaristo Luna"))
        .await;
    window.close().await;
}

#[tokio::test]
async fn what_is_not_ready_leads_to_its_place() {
    let home = Home::new();
    let window = example(&home).await;
    window.choose(POST).await;
    window.click_words("Body, English", "At four in").await;
    press_keys(&["ctrl+End", "Return", "Return"]).await;
    window
        .client
        .active_element()
        .await
        .unwrap()
        .send_keys("One more paragraph, which nobody has translated.")
        .await
        .unwrap();
    window.saved().await;
    window.chord("e").await;
    shown(&window).await;
    window.photograph("export-not-ready").await;
    let pairs = "//section//button[contains(., 'in step')]";
    window.see(pairs).await.click().await.unwrap();
    window.region("Desk").await;
    // The caret stands where the missing paragraph is to be written.
    let place = "return document.activeElement.ariaLabel";
    window.until(place, &json!("Body, Spanish")).await;
    window.close().await;
}

#[tokio::test]
async fn it_is_copied_as_html_and_as_text() {
    let home = Home::new();
    let window = example(&home).await;
    read(&window).await;
    choose(&window, "reading.format", "html-fragment").await;
    shown(&window).await;
    window.client.execute(HEAR_COPIES, vec![]).await.unwrap();
    // What can be copied is read once it is shown.
    let ready = format!(
        "{}[not(@disabled)]",
        elements::button(word("export.copyHtml"))
    );
    window.see(&ready).await.click().await.unwrap();
    window.see(&elements::button(word("reading.copied"))).await;
    let copied = window.client.execute("return window.copied", vec![]).await;
    let copied = copied.unwrap();
    for kind in ["text/html", "text/plain"] {
        let html = copied[kind].as_str().unwrap_or_default();
        assert!(html.contains("lang=\"es\""), "{kind}: {html}");
    }
    window.press(word("export.copyText")).await;
    window.see(&elements::button(word("reading.copied"))).await;
    window.close().await;
}

/// What is handed to the clipboard, by its type.
const HEAR_COPIES: &str = "
    window.copied = {}
    const { setData } = DataTransfer.prototype
    DataTransfer.prototype.setData = function (type, words) {
        window.copied[type] = words
        setData.call(this, type, words)
    }
";

/// Keeps all that the foot tells.
const WATCH: &str = "
    window.told = []
    const foot = document.querySelector('footer [role=status]')
    new MutationObserver(() => window.told.push(foot.textContent.trim()))
        .observe(foot, { subtree: true, childList: true, characterData: true })
";

const SAVE_AND_CANCEL: &str = "
    document.querySelector('footer .main').click()
    const look = setInterval(() => {
        const way = document.querySelector('footer .cancel')
        if (!way) return
        clearInterval(look)
        way.click()
    }, 5)
";

type Files = BTreeMap<String, Vec<u8>>;

/// What lies below a folder, by its path there.
fn files_below(folder: &Path, above: &str) -> Files {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let name = format!("{above}{name}");
        if path.is_dir() {
            files.extend(files_below(&path, &format!("{name}/")));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// A window on the example library.
async fn example(home: &Home) -> Window {
    let library = home.path(LIBRARY);
    home.octa(&["example", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    window
}

/// A window on a library with so many posts.
async fn many(home: &Home, count: usize) -> Window {
    let library = home.path(LIBRARY);
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    for number in 1..=count {
        let wish = json!({ "title": format!("Number {number}"), "language": "en" });
        window.call("post.create", wish).await;
    }
    let all = format!("//*[@role='option'][@aria-setsize='{count}']");
    window.see(&all).await;
    window
}

/// Opens the post, and the export sheet on it.
async fn read(window: &Window) {
    window.choose(POST).await;
    window.see(&elements::text_box("Body, Spanish")).await;
    window.press("Export").await;
    shown(window).await;
}

/// Waits until what is chosen is what is shown.
async fn shown(window: &Window) {
    let reading = format!(
        "//section[@aria-label='{}'][@aria-busy='false']//iframe",
        word("reading.region")
    );
    window.see(&reading).await;
}

async fn choose(window: &Window, label: &str, value: &str) {
    let select = format!("//label[span = '{}']/select", word(label));
    let select = window.see(&select).await;
    select.select_by_value(value).await.unwrap();
}

/// Saves into a folder of the home, and waits until it is done.
async fn save_into(window: &Window, home: &Home, folder: &str) {
    let path = home.path(folder);
    fs::create_dir_all(&path).unwrap();
    home.answer_dialogs(&path);
    window.press(word("reading.save")).await;
    let told = format!("//footer//*[contains(., '{}')]", path.display());
    window.see(&told).await;
}

async fn changed_since(window: &Window) -> u64 {
    let wish = json!({ "search": "", "status": null, "language": null, "tag": null,
        "changedSinceExport": true, "trashed": false, "offset": 0, "limit": 100 });
    let answer: Value = window.call("post.list", wish).await;
    answer["total"].as_u64().unwrap()
}
