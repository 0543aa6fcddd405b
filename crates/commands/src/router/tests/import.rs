use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Window;
use crate::context::lock;

const ES: &str = "A las compañeras y los compañeros de la colonia: la asamblea acordó no firmar \
                  ningún papel que ponga precio al agua.\n";

fn window() -> Window {
    let window = Window::new();
    window.call("library.create", json!({}));
    std::fs::create_dir(window.folder.path().join("given")).unwrap();
    window
}

fn write(window: &Window, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(window.folder.path().join("given").join(name), bytes).unwrap();
}

fn read(window: &Window) -> Value {
    window.call(
        "import.read",
        json!({ "job": "j", "from": "files", "dropped": [] }),
    )
}

fn titles(window: &Window) -> Vec<String> {
    let rows = json!({
        "search": "", "status": null, "language": null, "trashed": false, "offset": 0, "limit": 50,
    });
    let page = window.call("post.list", rows);
    let posts = page["posts"].as_array().unwrap().iter();
    posts
        .map(|it| it["title"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_was_read_is_shown_first_and_made_posts_of_afterwards() {
    let window = window();
    write(&window, "a.md", format!("# El agua\n\n{ES}"));
    write(&window, "b.pdf", "%PDF-1.7");
    write(&window, "c.txt", ES);
    let batch = read(&window);
    let posts = batch["posts"].as_array().unwrap();
    let edition = &posts[0]["whole"]["editions"][0];
    assert_eq!(
        (&edition["title"], &edition["language"]),
        (&json!("El agua"), &json!("es"))
    );
    assert_eq!(posts[1]["whole"]["editions"][0]["words"], 21);
    assert_eq!(batch["failures"][0]["name"], "b.pdf");
    assert_eq!(batch["failures"][0]["failure"]["code"], "unknown-document");
    assert_eq!(titles(&window), [] as [&str; 0]);
    let look = window.call(
        "import.look",
        json!({ "post": 0, "tracked": "accept", "parted": false }),
    );
    assert_eq!(look["rows"][0]["cells"], json!([ES.trim()]));
    let keep = json!({
        "job": "k", "archives": false, "otherwise": "en",
        "posts": [{ "post": 0, "tracked": "accept", "parted": false, "languages": ["es-MX"] }],
    });
    let kept = window.call("import.keep", keep);
    assert_eq!(titles(&window), ["El agua"]);
    let post = window.call("post.get", json!({ "post": kept["posts"][0] }));
    assert_eq!(post["editions"][0]["language"], "es-MX");
    // One step takes it back.
    window.call("library.undo", json!({ "step": kept["step"] }));
    assert_eq!(titles(&window), [] as [&str; 0]);
    let told = std::mem::take(&mut *lock(&window.desk.progress));
    assert!(told.iter().any(|it| it.job == "j" && it.total == 3));
    assert!(told.iter().any(|it| it.job == "k" && it.total == 1));
}

#[test]
fn two_languages_face_each_other_before_they_are_taken_in() {
    let window = window();
    let es = [
        "A las compañeras y los compañeros de la colonia del norte:",
        "La asamblea acordó \
        no firmar ningún papel que ponga precio al agua.",
        "Mañana marchamos al palacio de \
        gobierno con nuestras palabras.",
    ];
    let en = [
        "To the comrades of the northern neighbourhood:",
        "The assembly has decided not to \
        sign any paper that puts a price on water.",
        "Tomorrow we march to the palace of the \
        government with our words.",
    ];
    let text = format!(
        "# El agua\n\n{}\n\n---\n\n# Water\n\n{}\n",
        es.join("\n\n"),
        en.join("\n\n")
    );
    write(&window, "dos.md", text);
    let batch = read(&window);
    let parted = &batch["posts"][0]["parted"];
    let languages: Vec<&Value> = parted["editions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["language"])
        .collect();
    assert_eq!(languages, ["es", "en"]);
    let look = window.call(
        "import.look",
        json!({ "post": 0, "tracked": "accept", "parted": true }),
    );
    let rows: Vec<Value> = look["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["cells"].clone())
        .collect();
    let expected: Vec<Value> = es.iter().zip(en).map(|(es, en)| json!([es, en])).collect();
    assert_eq!(rows, expected);
    let keep = json!({
        "job": "k", "archives": false, "otherwise": "en",
        "posts": [{ "post": 0, "tracked": "accept", "parted": true, "languages": ["es", "en"] }],
    });
    let kept = window.call("import.keep", keep);
    let post = window.call("post.get", json!({ "post": kept["posts"][0] }));
    assert_eq!(post["editions"].as_array().unwrap().len(), 2);
}

#[test]
fn tracked_changes_can_be_looked_at() {
    let window = window();
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../library/fixtures/import/odt/tracked.odt"
    );
    write(&window, "t.odt", std::fs::read(file).unwrap());
    assert_eq!(read(&window)["posts"][0]["tracked"], 4);
    let changes = window.call("import.changes", json!({ "post": 0 }));
    let came: Vec<&str> = changes["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["runs"].as_array().unwrap())
        .filter(|run| run["kind"] == "added")
        .map(|run| run["text"].as_str().unwrap().trim())
        .collect();
    assert!(came.contains(&"general"), "{came:?}");
    window.call("import.leave", json!({}));
    assert_eq!(
        window.refused("import.changes", json!({ "post": 0 })),
        crate::Code::NotFound
    );
}

#[test]
fn dropped_files_bring_the_pictures_that_were_dropped_with_them() {
    let window = window();
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../library/fixtures/import/markdown/pozo.png"
    );
    let file = |name: &str, bytes: &[u8]| json!({ "name": name, "data": STANDARD.encode(bytes) });
    let dropped = json!([
        file(
            "a.es.md",
            format!("# El agua\n\n![Un pozo](img/pozo.png)\n\n{ES}").as_bytes()
        ),
        file(
            "a.en.md",
            b"# Water\n\nTo all the comrades of the neighbourhood and of the town."
        ),
        file("Pozo.png", &std::fs::read(fixture).unwrap()),
    ]);
    let request = json!({ "job": "j", "from": "dropped", "dropped": dropped });
    let batch = window.call("import.read", request);
    let posts = batch["posts"].as_array().unwrap();
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["pictures"], 1);
    assert_eq!(posts[0]["whole"]["editions"].as_array().unwrap().len(), 2);
    assert_eq!(posts[0]["parted"], Value::Null);
}
