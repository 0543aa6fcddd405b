//! Planned files, read as what they are.

use std::borrow::Cow;
use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use text::reveal::{self, Revealed};
use text::sanitize::LinkRel;

use crate::export::{Plan, PlannedFile, parts};

/// What a file says.
#[derive(Clone, Debug, Default)]
pub(in crate::export) struct Read {
    /// What its form makes of it.
    pub revealed: Revealed,
    /// The file letter by letter but for its own names of things, where that says more; nothing
    /// for images.
    pub raw: Option<String>,
    is_text: bool,
}

impl Read {
    /// All that it says; nothing where it is not a text.
    pub(in crate::export) fn words(&self) -> Option<[&str; 2]> {
        let raw = self.raw.as_deref().unwrap_or_default();
        self.is_text.then_some([&self.revealed.words, raw])
    }

    /// Whether these words stand in it.
    pub(super) fn says(&self, words: &str) -> bool {
        let mut all = self.words().into_iter().flatten();
        !words.trim().is_empty() && all.any(|said| said.contains(words))
    }
}

/// Reads the files of a plan, one after the other.
pub(in crate::export) fn read(plan: &Plan) -> Vec<Read> {
    plan.files.iter().map(read_file).collect()
}

fn read_file(file: &PlannedFile) -> Read {
    if file.image.is_some() {
        return Read::default();
    }
    let Ok(source) = std::str::from_utf8(&file.bytes) else {
        return Read::default();
    };
    let ending = file.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let (revealed, raw) = match ending {
        "html" | "htm" => (reveal::html(&shown_on_paper(source)), None),
        "xml" => (reveal::xml(source), None),
        "json" => match serde_json::from_str(source) {
            Ok(value) => (of_json(&value), None),
            Err(_) => (Revealed::default(), Some(source.to_owned())),
        },
        "md" => {
            let (front, body) = parted(source);
            let raw = format!("{front}{body}");
            (reveal::markdown(body), Some(raw))
        }
        _ => (Revealed::default(), Some(source.to_owned())),
    };
    Read {
        revealed,
        raw,
        is_text: true,
    }
}

/// A page with the rows shown that our own template hides on the screen and prints on paper: they
/// say where the page stands, as a link and in its words. Any other hidden row stays one.
fn shown_on_paper(source: &str) -> Cow<'_, str> {
    const HIDDEN: &str = "<div hidden>\n<dt";
    if !source.contains(HIDDEN) {
        return Cow::Borrowed(source);
    }
    let mut parts = source.split(HIDDEN);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match is_address_row(part) {
            true => shown.push_str("<div>\n<dt"),
            false => shown.push_str(HIDDEN),
        }
        shown.push_str(part);
    }
    Cow::Owned(shown)
}

/// Whether what follows `<dt` is the address of a page and nothing else.
fn is_address_row(row: &str) -> bool {
    let row = row.strip_prefix(" lang=\"en\" dir=\"ltr\"").unwrap_or(row);
    let address = parts::address_words().find_map(|words| {
        let row = row.strip_prefix('>')?.strip_prefix(words)?;
        row.strip_prefix("</dt>\n<dd><a href=\"")
    });
    address.is_some_and(|row| {
        row.split_once("\" translate=\"no\">")
            .is_some_and(|(link, rest)| {
                let address = match link.split_once("\" rel=\"") {
                    Some((address, rel)) if rel.split(' ').all(is_rel) => address,
                    _ => link,
                };
                let rest = rest.strip_prefix(address);
                rest.is_some_and(|rest| rest.starts_with("</a></dd>\n</div>"))
            })
    })
}

/// Whether a profile may ask for such a word.
fn is_rel(word: &str) -> bool {
    LinkRel::ALL.iter().any(|it| it.as_str() == word)
}

/// The values of front matter without their names, one a line, and the body.
fn parted(source: &str) -> (String, &str) {
    for fence in ["---\n", "+++\n"] {
        let Some(rest) = source.strip_prefix(fence) else {
            continue;
        };
        let Some(end) = rest.find(&format!("\n{fence}")) else {
            continue;
        };
        let (front, body) = (&rest[..end], &rest[end + 1 + fence.len()..]);
        let value = |line: &str| {
            let is_name = |it: char| it.is_ascii_alphanumeric() || "_-. ".contains(it);
            let after = line.trim_start_matches(is_name);
            match after.strip_prefix([':', '=']) {
                Some(value) => format!("{value}\n"),
                None => format!("{line}\n"),
            }
        };
        return (front.lines().map(value).collect(), body);
    }
    (String::new(), source)
}

/// What a JSON feed says: the values of it, those of them that are HTML read as such.
fn of_json(value: &Value) -> Revealed {
    let mut found = Revealed::default();
    gather(value, "", &mut found);
    found
}

fn gather(value: &Value, name: &str, found: &mut Revealed) {
    match value {
        Value::String(said) if name.ends_with("html") => found.add(reveal::html(said)),
        Value::String(said) => {
            if name.ends_with("url") && !is_namespace(said) {
                found.links.insert(said.clone());
            }
            if name == "language" {
                found.languages.insert(said.clone());
            }
            found.words.push_str(said);
            found.words.push('\n');
        }
        Value::Array(all) => all.iter().for_each(|one| gather(one, name, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                gather(value, name, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Addresses that are names of a form and not places.
pub(super) fn is_namespace(address: &str) -> bool {
    const NAMES: [&str; 6] = [
        "http://www.w3.org/",
        "http://wordpress.org/export/",
        "http://purl.org/",
        "http://wellformedweb.org/",
        "https://jsonfeed.org/version/",
        "http://search.yahoo.com/mrss/",
    ];
    NAMES.iter().any(|name| address.starts_with(name))
}

/// The bytes of an image that stands in the file itself.
pub(super) fn embedded(source: &str) -> Option<Vec<u8>> {
    let (_, data) = source.strip_prefix("data:")?.split_once(";base64,")?;
    STANDARD.decode(data.trim()).ok()
}

/// Whether a source is one of the files that are written along, told from the file that names it.
pub(super) fn is_beside(file: &str, source: &str, names: &BTreeSet<&str>) -> bool {
    let source = source.split(['?', '#']).next().unwrap_or_default();
    let from_root = source.trim_start_matches('/');
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in source.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    names.contains(parts.join("/").as_str())
        // Sites serve what lies in a folder of their own from their root.
        || names.iter().any(|name| name.ends_with(from_root) && !from_root.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, source: &str) -> Read {
        read_file(&PlannedFile {
            name: name.to_owned(),
            bytes: source.as_bytes().to_vec(),
            image: None,
        })
    }

    #[test]
    fn each_file_is_read_as_what_it_is() {
        let hugo = file(
            "a.es.md",
            "---\ntitle: \"Ma\"\nlang: \"es\"\n---\n\nEl **po**zo\n",
        );
        assert!(hugo.says("Ma") && hugo.says("El pozo") && hugo.says("es"));
        assert!(!hugo.says("title") && !hugo.says("lang"));
        let feed = file(
            "feed.json",
            r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://a.example/x",
                "content_html":"<p lang='es'>Ma<b>ría</b> <a href='https://b.example'>b</a></p>"}]}"#,
        );
        assert!(feed.says("María") && !feed.says("items"));
        let links: Vec<&String> = feed.revealed.links.iter().collect();
        assert_eq!(links, ["https://a.example/x", "https://b.example"]);
        assert!(file("a.txt", "El pozo").says("El pozo"));
        assert_eq!(
            read_file(&PlannedFile {
                name: "a.txt".to_owned(),
                bytes: vec![255],
                image: None
            })
            .words(),
            None
        );
    }

    #[test]
    fn only_the_row_of_the_pages_own_address_may_be_hidden() {
        let row = "<div hidden>\n<dt>En la web</dt>\n<dd><a href=\"https://a.example/\" \
                   translate=\"no\">https://a.example/</a></dd>\n</div>";
        let hidden = |source: &str| !file("a.html", source).revealed.extras.is_empty();
        assert!(!hidden(row));
        let with_rel = |rel| row.replace(" translate", &format!(" rel=\"{rel}\" translate"));
        assert!(!hidden(&with_rel("noopener noreferrer")) && hidden(&with_rel("Inés")));
        assert!(!hidden(&row.replace(
            "<dt>En la web",
            "<dt lang=\"en\" dir=\"ltr\">On the web"
        )));
        for (from, to) in [
            ("En la web", "Inés"),
            (">https://a.example/<", ">Inés<"),
            ("</dd>", "</dd><dd>Inés</dd>"),
            ("<dt>", "<dt title=\"Inés\">"),
            ("hidden>", "hidden title=\"Inés\">"),
        ] {
            assert!(hidden(&row.replace(from, to)), "{to}");
        }
        assert!(hidden(&format!("{row}<div hidden>Inés</div>")));
    }

    #[test]
    fn sources_are_found_among_the_files() {
        let names = BTreeSet::from(["image/a.png", "content/x/b.png", "static/image/c.png"]);
        for (from, source, expected) in [
            ("a.html", "image/a.png", true),
            ("a.html", "./image/a.png?x", true),
            ("content/x/index.md", "b.png", true),
            ("content/x/index.md", "../../image/a.png", true),
            ("content/x/index.md", "/image/c.png", true),
            ("a.html", "image/z.png", false),
            ("a.html", "", false),
        ] {
            assert_eq!(is_beside(from, source, &names), expected, "{from} {source}");
        }
    }
}
