//! Profiles: who an export is for, as a person says it in the window.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::support::elements::{button, text_box};
use crate::support::{Home, Window, axe, walk, word, word_in};

const GROUPS: [&str; 5] = [
    "profile.group.site",
    "profile.group.page",
    "profile.group.readers",
    "profile.group.markup",
    "profile.group.template",
];

async fn open(home: &Home, language: &str, theme: &str) -> Window {
    let window = walk::open(home, language, theme).await;
    window.press(word_in(language, "start.example")).await;
    window.see("//*[@role='option']").await;
    window
        .command(word_in(language, "menu.export.profiles"))
        .await;
    window.see("//dialog//form").await;
    window
}

/// Chooses one of the segments above a profile.
async fn choose_group(window: &Window, language: &str, group: &str) {
    let words = word_in(language, group);
    let label = format!("//dialog//fieldset//label[normalize-space()='{words}']");
    window.see(&label).await.click().await.unwrap();
}

async fn listed(window: &Window) -> Vec<Value> {
    let all = window.call("profile.list", json!({})).await;
    all.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_profile_is_copied_filled_in_shared_and_taken_in_again() {
    let home = Home::new();
    let window = open(&home, "en", "light").await;
    window.press(word("template.duplicate")).await;
    window
        .see("//nav//button[@aria-current='true' and contains(., '(copy)')]")
        .await;
    let name = window.see(&text_box(word("template.name"))).await;
    name.clear().await.unwrap();
    name.send_keys("Our site").await.unwrap();
    for (field, words) in [
        ("profile.site.address", "https://example.org"),
        ("profile.site.pattern", "/{lang}/{slug}/"),
    ] {
        let field = window.see(&text_box(word(field))).await;
        field.send_keys(words).await.unwrap();
    }
    let example = "//*[@id='profile-example']//code[contains(., 'https://example.org/')]";
    window.see(example).await;

    choose_group(&window, "en", "profile.group.readers").await;
    let add = word("profile.share.add").replace("{name}", "Telegram");
    window.press(&add).await;
    choose_group(&window, "en", "profile.group.markup").await;
    let remote = format!(
        "//label[contains(., '{}')]//input",
        word("profile.remoteImages")
    );
    window.see(&remote).await.click().await.unwrap();
    window.see("//label[contains(@class, 'warned')]").await;
    let saved = |own: &Value| {
        own["name"] == "Our site"
            && own["options"]["site"]["postAddress"] == "/{lang}/{slug}/"
            && own["options"]["share"][0]["name"] == "Telegram"
            && own["options"]["remoteImages"] == true
    };
    window
        .see(&format!(
            "//*[@role='status' and contains(., '{}')]",
            word("profile.saved")
        ))
        .await;
    let own = listed(&window).await.last().unwrap().clone();
    assert!(saved(&own), "{own}");

    let path = home.path("ours.octavilla-profile");
    home.answer_dialogs(&path);
    window.press(word("profile.share")).await;
    window
        .see("//*[contains(@class, 'notice') and contains(., 'ours.octavilla-profile')]")
        .await;
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file.contains("\"octavillaProfile\": 1"), "{file}");
    window.press(word("profile.takeIn")).await;
    window
        .see("//nav//button[@aria-current='true' and contains(., 'Our site 2')]")
        .await;
    let taken = listed(&window).await.last().unwrap().clone();
    assert_eq!(taken["options"], own["options"]);

    window.press(word("template.remove")).await;
    window
        .see_no_more("//nav//button[contains(., 'Our site 2')]")
        .await;
    let undo = format!("//dialog{}", button(word("common.undo")));
    window.see(&undo).await.click().await.unwrap();
    window.see("//nav//button[contains(., 'Our site 2')]").await;
    window.close().await;
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_said_and_stays_in_the_window() {
    let home = Home::new();
    let window = open(&home, "en", "light").await;
    let before = listed(&window).await;
    let pattern = window.see(&text_box(word("profile.site.pattern"))).await;
    pattern.send_keys("/{planet}/").await.unwrap();
    window.press(word("common.close")).await;
    let said = "//dialog//*[@role='status' and contains(., '{planet}')]";
    window.see(said).await;
    window.photograph("profile-refused").await;
    assert_eq!(listed(&window).await, before, "nothing was saved");
    window.press(word("profile.giveUp")).await;
    window.see_no_more(said).await;
    window.press(word("common.close")).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

#[tokio::test]
async fn the_editor_of_profiles_is_looked_at() {
    let mut faults = Vec::new();
    for (language, theme, width, height) in [
        ("en", "light", 1280, 800),
        ("es", "dark", 800, 560),
        ("es", "light", 1280, 800),
    ] {
        let home = Home::new();
        let window = open(&home, language, theme).await;
        window.resize(width, height).await;
        for group in GROUPS {
            choose_group(&window, language, group).await;
            if group == "profile.group.readers" {
                fill_readers(&window, language).await;
            }
            let short = group.rsplit('.').next().unwrap();
            let name = format!("profile-{short}-{theme}-{language}-{width}");
            window.photograph(&name).await;
            for fault in axe::faults(&window).await {
                faults.push(format!("{name}: {fault}"));
            }
        }
        window.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn fill_readers(window: &Window, language: &str) {
    for network in ["Mastodon", "Telegram", "WhatsApp"] {
        let add = word_in(language, "profile.share.add").replace("{name}", network);
        window.see(&button(&add)).await.click().await.unwrap();
    }
    let select = format!(
        "//select[@aria-label='{}']/option[2]",
        word_in(language, "profile.appeal.add")
    );
    let option = window.client.find(Locator::XPath(&select)).await.unwrap();
    option.click().await.unwrap();
    let text = window.see("//dialog//textarea").await;
    text.send_keys("Help us to keep this site alive.")
        .await
        .unwrap();
}
