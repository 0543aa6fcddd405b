//! Other people's files: chosen or dropped, looked at, and made posts of.

use std::fs;
use std::path::PathBuf;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::support::screen::press_keys;
use crate::support::{Home, Window, axe, elements};

const SHEET: &str = "//dialog[@aria-label='Import']";

const TWO: &str = "# El agua no se vende\n\n*Comunicado de la asamblea general*\n\nOcosingo, \
    Chiapas, a 3 de mayo de 2021\n\nA las compañeras y los compañeros de la colonia del norte:\n\n\
    La asamblea acordó, después de tres horas de palabra, no firmar ningún papel que ponga precio \
    al agua del manantial.\n\n## Lo que pedimos\n\nQue se retiren las máquinas y que se publique \
    el estudio que la empresa dice tener.\n\nMañana marchamos al palacio de gobierno con nuestras \
    palabras.\n\n---\n\n# Water is not for sale\n\n*Communiqué of the general assembly*\n\n\
    Ocosingo, Chiapas, May 3, 2021\n\nTo the comrades of the northern neighbourhood:\n\nThe \
    assembly has decided, after three hours of talk, not to sign any paper that puts a price on \
    the water of the spring.\n\n## What we ask for\n\nThat the machines are taken away, and that \
    the study which the company says it has is published.\n\nTomorrow we march to the palace of \
    the government with our words.\n";

#[tokio::test]
async fn files_are_looked_at_first_and_made_posts_of_afterwards() {
    let home = Home::new();
    let window = library(&home).await;
    let latin: Vec<u8> = "La colonia del norte\n\nMañana habrá asamblea en el jardín de niños: \
        vengan todas y todos, que el agua es de quien la cuida.\n"
        .chars()
        .map(|it| u8::try_from(u32::from(it)).unwrap())
        .collect();
    let files = [
        ("comunicado.md", TWO.as_bytes().to_vec()),
        ("cambios.odt", fixture("odt/tracked.odt")),
        ("pozo.html", fixture("html/guardada.html")),
        ("latin.txt", latin),
        ("acta.pdf", b"%PDF-1.7".to_vec()),
    ];
    choose(&home, &files);
    press_keys(&["ctrl+alt+i"]).await;
    window.see(SHEET).await;
    // Two languages in one text face each other.
    window.see("//*[text()='One post in two languages']").await;
    window
        .see("//p[@lang='en'][contains(., 'not to sign')]")
        .await;
    picture(&window, "import-two-languages").await;
    faultless(&window).await;
    // Nothing is there yet.
    assert_eq!(titles(&window).await, [] as [&str; 0]);
    choose_option(&window, "One text").await;
    window
        .see("//section//p[contains(., 'Water is not for sale')]")
        .await;
    picture(&window, "import-one-text").await;
    choose_option(&window, "One post in two languages").await;

    let tracked = "//nav//button[contains(., 'La asamblea')][contains(., 'es')]";
    window.see(tracked).await.click().await.unwrap();
    window.see("//legend[text()='4 tracked changes']").await;
    window.press("Look at the changes").await;
    window.see("//ins[contains(., 'general')]").await;
    picture(&window, "import-tracked-changes").await;
    faultless(&window).await;
    window.press("Back to the text").await;
    choose_option(&window, "Reject").await;
    window.see("//p[contains(., 'vieja y larga')]").await;

    let page = "//nav//button[contains(., 'La asamblea acordó no firmar')]";
    window.see(page).await.click().await.unwrap();
    window
        .see("//li[contains(., 'lies elsewhere on the web')]")
        .await;
    picture(&window, "import-doubts").await;
    // The last one is not wanted.
    let unwanted = "//input[@aria-label='Make a post of “La colonia del norte”']";
    window.see(unwanted).await.click().await.unwrap();
    window.press("Make 3 posts").await;
    window.see_no_more(SHEET).await;
    window
        .see("//*[contains(text(), '3 posts were made.')]")
        .await;
    assert_eq!(
        titles(&window).await,
        ["El agua no se vende", "La asamblea acordó no firmar", ""]
    );
    window.choose("El agua no se vende").await;
    window.see(&elements::text_box("Body, English")).await;
    picture(&window, "import-on-the-desk").await;
    window.close().await;
}

#[tokio::test]
async fn a_document_that_is_dropped_becomes_a_post_and_is_taken_back_in_one_step() {
    let home = Home::new();
    let window = library(&home).await;
    drop(&window, &[("comentarios.odt", fixture("odt/comments.odt"))]).await;
    window.see(SHEET).await;
    window
        .see("//*[contains(text(), '2 comments become notes')]")
        .await;
    picture(&window, "import-dropped").await;
    window.press("Make 1 post").await;
    window.see_no_more(SHEET).await;
    window.see(&elements::text_box("Title")).await;
    picture(&window, "import-dropped-on-the-desk").await;
    assert_eq!(titles(&window).await, ["El maíz es nuestro"]);
    window.press("Undo").await;
    window
        .see("//*[contains(text(), 'The last action was taken back')]")
        .await;
    assert_eq!(titles(&window).await, [] as [&str; 0]);

    // What is no text is told, and one goes on.
    drop(&window, &[("acta.pdf", b"%PDF-1.7".to_vec())]).await;
    window
        .see("//li[contains(., 'acta.pdf is a file of the kind PDF')]")
        .await;
    picture(&window, "import-refused").await;
    faultless(&window).await;
    window.key(Key::Escape).await;
    window.see_no_more(SHEET).await;
    window.close().await;
}

#[tokio::test]
async fn it_can_be_read_by_night_in_spanish_and_where_there_is_little_room() {
    let home = Home::new();
    let window = library(&home).await;
    let settings = json!({ "interfaceLanguage": "es", "theme": "dark" });
    window.call("app.configure", settings).await;
    window.client.refresh().await.unwrap();
    choose(
        &home,
        &[
            ("comunicado.md", TWO.as_bytes().to_vec()),
            ("cambios.odt", fixture("odt/tracked.odt")),
            ("acta.pdf", b"%PDF-1.7".to_vec()),
        ],
    );
    window.see("//h1").await;
    press_keys(&["ctrl+alt+i"]).await;
    window
        .see("//*[text()='Una publicación en dos idiomas']")
        .await;
    window
        .see("//p[@lang='en'][contains(., 'not to sign')]")
        .await;
    picture(&window, "import-night-spanish").await;
    faultless(&window).await;
    window.resize(700, 560).await;
    picture(&window, "import-small").await;
    faultless(&window).await;
    // Everything is reached by keys.
    press_keys(&["Tab", "Tab", "Tab", "Down"]).await;
    window.key(Key::Escape).await;
    window.see_no_more("//dialog").await;
    window.close().await;
}

/// An empty library, and a window on it.
async fn library(home: &Home) -> Window {
    let library = home.path("Documents/Import.octavilla");
    fs::create_dir_all(library.parent().unwrap()).unwrap();
    home.octa(&["init", library.to_str().unwrap()]);
    let window = Window::open_with(home, &[&library]).await;
    window.resize(1280, 800).await;
    window.see("//h1").await;
    window
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    fs::read(folder.join("crates/library/fixtures/import").join(name)).unwrap()
}

/// Lets the next question for documents be answered with these.
fn choose(home: &Home, files: &[(&str, Vec<u8>)]) {
    let folder = home.path("given");
    fs::create_dir_all(&folder).unwrap();
    let mut paths = String::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        paths += &format!("{}\n", path.display());
    }
    fs::write(home.path("dialogs"), paths).unwrap();
}

/// Drops files on the window, beside every text, as a file manager would.
async fn drop(window: &Window, files: &[(&str, Vec<u8>)]) {
    let files: Vec<Value> = files.iter().map(|it| json!(it)).collect();
    let script = "const dataTransfer = new DataTransfer()
        for (const [name, bytes] of arguments[0]) {
            dataTransfer.items.add(new File([Uint8Array.from(bytes)], name))
        }
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
        document.querySelector('h1').dispatchEvent(event)
        return event.defaultPrevented";
    let taken = window.client.execute(script, vec![json!(files)]).await;
    assert_eq!(taken.unwrap(), json!(true));
}

/// The titles in the list, in their alphabetical order, those without one last.
async fn titles(window: &Window) -> Vec<String> {
    let rows = json!({
        "search": "", "status": null, "language": null, "trashed": false, "sort": "title",
        "offset": 0, "limit": 50,
    });
    let page = window.call("post.list", rows).await;
    let posts = page["posts"].as_array().unwrap().iter();
    posts
        .map(|it| it["title"].as_str().unwrap().to_owned())
        .collect()
}

/// Takes a picture once what was made is also painted.
async fn picture(window: &Window, name: &str) {
    let painted = "const done = arguments[0]
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(null), 300)))";
    window.client.execute_async(painted, vec![]).await.unwrap();
    window.photograph(name).await;
}

/// Chooses one of a few that stand beside each other.
async fn choose_option(window: &Window, words: &str) {
    let option = format!("//label[span[text()='{words}']]");
    window.see(&option).await.click().await.unwrap();
}

async fn faultless(window: &Window) {
    let faults = axe::faults(window).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
