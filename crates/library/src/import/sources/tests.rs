//! Folders of sites, and which of their files are one post.

use std::path::{Path, PathBuf};

use super::find;
use crate::import::Options;
use crate::post::Status;

fn write(root: &Path, place: &str, text: &str) {
    let path = root.join(place);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The posts of paths: name, languages and titles of their editions.
fn posts(paths: &[PathBuf]) -> Vec<(String, String, String)> {
    let found = find(paths);
    assert!(found.failures.is_empty(), "{:?}", found.failures);
    let read = found.sources.iter().flat_map(|source| {
        let posts = source.read(&Options::default()).unwrap();
        posts.into_iter().map(|post| {
            let languages = post.editions.iter().map(|edition| {
                let tag = edition.language.as_ref().map(ToString::to_string);
                tag.unwrap_or_else(|| "?".into())
            });
            let titles = post.editions.iter().map(|it| it.title.clone());
            (
                post.name.clone(),
                languages.collect::<Vec<_>>().join(" "),
                titles.collect::<Vec<_>>().join(" / "),
            )
        })
    });
    read.collect()
}

fn check(found: &[(String, String, String)], expected: &[[&str; 3]]) {
    let found: Vec<[&str; 3]> = found.iter().map(|(a, b, c)| [&**a, &**b, &**c]).collect();
    assert_eq!(found, expected);
}

const ES: &str = "# El agua\n\nA las compañeras y los compañeros de la colonia: la asamblea \
                  acordó no firmar ningún papel que ponga precio al agua.\n";
const EN: &str = "# Water\n\nTo our friends in the other towns: the assembly has decided not to sign \
                  any paper that puts a price on it.\n";

#[test]
fn languages_of_one_post_become_one_post() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "config.toml", "");
    write(root, "themes/x/README.md", "# No\n");
    write(root, ".git/a.md", "# No\n");
    write(root, "notes.json", "{}");
    // Hugo: by name, by bundle, by folder.
    write(root, "content/posts/agua.md", ES);
    write(root, "content/posts/agua.en.md", EN);
    write(
        root,
        "content/posts/tierra/index.es.md",
        "---\ntitle: Tierra\n---\nLa tierra.\n",
    );
    write(
        root,
        "content/posts/tierra/index.en.md",
        "---\ntitle: Land\n---\nThe land.\n",
    );
    write(
        root,
        "content/es/maiz.md",
        "---\ntitle: Maíz\n---\nEl maíz.\n",
    );
    write(
        root,
        "content/en/maiz.md",
        "---\ntitle: Maize\n---\nThe maize.\n",
    );
    // By key, whatever the names.
    write(
        root,
        "a.md",
        "---\ntitle: Uno\nlang: es\ntranslationKey: k\n---\nUno.\n",
    );
    write(
        root,
        "b.md",
        "---\ntitle: One\nlang: en\ntranslationKey: k\n---\nOne.\n",
    );
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc", root.join("etc")).unwrap();
        std::os::unix::fs::symlink("a.md", root.join("link.md")).unwrap();
    }
    check(
        &posts(&[root.to_owned()]),
        &[
            ["a.md", "es en", "Uno / One"],
            ["content/en/maiz.md", "en es", "Maize / Maíz"],
            ["content/posts/agua.md", "es en", "El agua / Water"],
            ["content/posts/tierra/index.en.md", "en es", "Land / Tierra"],
        ],
    );
    // What was chosen one by one is grouped too, and keeps its order.
    let chosen = ["content/posts/agua.en.md", "content/posts/agua.md", "a.md"];
    let chosen: Vec<PathBuf> = chosen.iter().map(|it| root.join(it)).collect();
    check(
        &posts(&chosen),
        &[
            ["agua.md", "es en", "El agua / Water"],
            ["a.md", "es", "Uno"],
        ],
    );
}

#[test]
fn two_texts_in_one_language_stay_two_posts() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "agua.txt", ES);
    write(root, "agua.md", ES);
    write(root, "x.md", "---\ntranslationKey: k\n---\n# Uno\n");
    write(root, "y.md", "---\ntranslationKey: k\n---\n# Dos\n");
    let found = posts(&[root.to_owned()]);
    let titles: Vec<&str> = found.iter().map(|it| &*it.2).collect();
    assert_eq!(titles, ["El agua", "El agua", "Uno", "Dos"]);
    // Two files that turn out to be in one language are not made one.
    write(root, "z/agua.md", ES);
    write(root, "z/agua.en.md", ES);
    write(root, "z/agua.es.md", ES);
    let found = posts(&[root.join("z")]);
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn drafts_and_days_of_jekyll_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "_posts/2021-05-03-el-agua.md", ES);
    write(root, "_drafts/la-tierra.md", ES);
    let found = find(&[root.to_owned()]);
    let read = found.sources.iter().map(|source| {
        let post = source.read(&Options::default()).unwrap().remove(0);
        let status = post.details.status.map(Status::as_str);
        (post.details.slug, post.details.date, status)
    });
    assert_eq!(
        read.collect::<Vec<_>>(),
        [
            ("la-tierra".into(), String::new(), Some("draft")),
            ("el-agua".into(), "2021-05-03".into(), Some("published")),
        ]
    );
}
