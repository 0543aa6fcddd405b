//! Static sites: built by Hugo itself, and read as Zola reads, the posts say what their fragments
//! say, nothing in them runs, and no words of a writer become a call of a template.
//!
//! Zola itself is not to be had from Debian, crates.io, npm or PyPI: its Markdown is read here by
//! the parser that it uses, with its options.

use std::path::Path;
use std::process::Command;

use pulldown_cmark::{Options, Parser, html};

use crate::support::html::{Tag, assert_quiet, tags, words};
use crate::support::{Folder, LIBRARY, varied_posts};

const LANGUAGES: [&str; 6] = ["en", "es", "ca", "fr", "ar", "es-MX"];

/// A site with all languages, and a layout that prints what front matter tells.
const HUGO: &str = "baseURL = 'https://site.example/'\n\
    defaultContentLanguage = 'en'\n\
    defaultContentLanguageInSubdir = true\n\
    disableKinds = ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', '404']\n";
const LAYOUT: &str = "<!doctype html>\n\
    <html lang=\"{{ .Language.Lang }}\">\n<body>\n\
    {{ with .Params.place }}<p>{{ . }}</p>{{ end }}\n\
    <h1>{{ .Title }}</h1>\n\
    {{ with .Params.dek }}<p>{{ . }}</p>{{ end }}\n\
    {{ .Content }}\n\
    <ul>{{ range .Translations }}<a href=\"{{ .RelPermalink }}\"></a>{{ end }}</ul>\n\
    </body>\n</html>\n";

fn with_varied_posts() -> Folder {
    let folder = Folder::with_library();
    varied_posts(&folder);
    folder
}

fn export(folder: &Folder, format: &str, out: &str) {
    let args = ["export", LIBRARY, "--all", "--format", format, "--out", out];
    folder.octa(args).ends_well();
}

/// Runs Hugo over a site.
fn build(site: &Path) {
    let mut config = HUGO.to_owned();
    for (weight, language) in LANGUAGES.iter().enumerate() {
        config.push_str(&format!(
            "[languages.{language}]\nweight = {}\n",
            weight + 1
        ));
    }
    std::fs::write(site.join("config.toml"), config).unwrap();
    std::fs::create_dir_all(site.join("layouts/_default")).unwrap();
    std::fs::write(site.join("layouts/_default/single.html"), LAYOUT).unwrap();
    let output = Command::new("hugo")
        .args(["--noTimes", "--environment", "production"])
        .current_dir(site)
        .env("HUGO_CACHEDIR", site.join("cache"))
        .output()
        .unwrap_or_else(|e| panic!("Hugo is missing ({e}): cargo xtask setup"));
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let is_well = output.status.success() && !said.contains("WARN") && !said.contains("ERROR");
    assert!(is_well, "{said}");
}

/// The words of a page in any order, without the signs that lead back from footnotes.
///
/// Footnotes that nobody mentions stand before the others there, and behind them here.
fn bag(html: &str) -> Vec<String> {
    let mut shown = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        let (before, link) = rest.split_at(at);
        let (open, _) = link.split_once('>').unwrap();
        shown.push_str(before);
        let end = match open.contains("backlink") || open.contains("backref") {
            true => link.find("</a>").unwrap(),
            false => open.len(),
        };
        shown.push_str("<a ");
        rest = &link[end.max(3)..];
    }
    shown.push_str(rest);
    // Words in two blocks are two words.
    let text = words(&apart(&shown).replace("&#34;", "\"").replace("&#160;", " "));
    let mut bag: Vec<String> = text
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    bag.sort();
    bag
}

/// Elements that stand inside a word.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "code", "del", "em", "i", "kbd", "mark", "q", "s", "strong", "sub", "u",
];

/// HTML with spaces where a block begins or ends.
fn apart(html: &str) -> String {
    let mut apart = String::new();
    for (at, part) in html.split('<').enumerate() {
        let name = part.trim_start_matches('/');
        let name = name.split(|it: char| !it.is_alphanumeric()).next().unwrap();
        let is_inline = INLINE.contains(&name) || name == "sup";
        apart.push_str(match at {
            0 => "",
            _ if is_inline => "<",
            _ => " <",
        });
        apart.push_str(part);
    }
    apart
}

/// Each post in each of its languages: slug, language, fragment.
fn fragments(folder: &Folder) -> Vec<(String, String, String)> {
    let mut fragments = Vec::new();
    for slug in folder.slugs(&[]) {
        for language in LANGUAGES {
            let args = ["export", LIBRARY, &slug, "--format", "html-fragment"];
            let octa = folder.octa(
                args.iter()
                    .chain(&["--out", "fragments", "--lang", language]),
            );
            if octa.copes().is_ok() {
                let name = format!("fragments/{slug}.{language}.html");
                fragments.push((slug.clone(), language.to_owned(), folder.read(&name)));
            }
        }
    }
    assert!(fragments.len() > 10, "{}", fragments.len());
    fragments
}

/// A page without the style that generators give to the cells of an aligned column.
fn without_sides(page: &str) -> String {
    let mut page = page.to_owned();
    for side in ["left", "center", "right"] {
        for gap in ["", " "] {
            page = page.replace(&format!(" style=\"text-align:{gap}{side}\""), "");
        }
    }
    page
}

fn values<'t>(tags: &'t [Tag], element: &str, name: &str) -> Vec<&'t str> {
    let tags = tags.iter().filter(|tag| tag.name == element);
    tags.filter_map(|tag| tag.get(name)).collect()
}

#[test]
fn hugo_builds_what_the_fragments_say() {
    let folder = with_varied_posts();
    export(&folder, "hugo", "site");
    build(&folder.path("site"));
    let mut aligned = 0;
    for (slug, language, fragment) in fragments(&folder) {
        let place = format!("{}/posts/{slug}", language.to_lowercase());
        let page = folder.read(&format!("site/public/{place}/index.html"));
        assert_eq!(bag(&page), bag(&fragment), "{place}: {page}");
        assert_quiet(&without_sides(&page));
        aligned += usize::from(without_sides(&page) != page);
        let (page, fragment) = (tags(&page), tags(&fragment));
        let links = |tags: &[Tag]| -> Vec<String> {
            let links = values(tags, "a", "href").into_iter();
            links
                .filter(|it| !it.starts_with('#') && it.contains(':'))
                .map(str::to_owned)
                .collect()
        };
        assert_eq!(links(&page), links(&fragment), "{place}");
        let (shown, meant) = (values(&page, "img", "src"), values(&fragment, "img", "src"));
        assert_eq!(shown.len(), meant.len(), "{place}");
        for (shown, meant) in shown.into_iter().zip(meant) {
            assert_eq!(meant, format!("image/{shown}"), "{place}");
            let file = format!("site/public/{place}/{shown}");
            assert!(!folder.bytes(&file).is_empty(), "{file}");
        }
        let (shown, meant) = (values(&page, "img", "alt"), values(&fragment, "img", "alt"));
        assert_eq!(shown, meant, "{place}");
    }
    assert!(aligned > 0, "no column says how it is aligned");
}

#[test]
fn hugo_knows_translations() {
    let folder = with_varied_posts();
    export(&folder, "hugo", "site");
    build(&folder.path("site"));
    let page = folder.read("site/public/es/posts/el-pozo-no-se-vende/index.html");
    let english = "/en/posts/el-pozo-no-se-vende/";
    assert!(
        values(&tags(&page), "a", "href").contains(&english),
        "{page}"
    );
}

/// The Markdown and the front matter of every file of a site, by its path.
fn pages(folder: &Folder, slug: &str) -> Vec<(String, toml::Table, String)> {
    let posts = format!("site/content/posts/{slug}");
    let names = folder.names(&posts).into_iter();
    let pages = names.filter(|name| name.ends_with(".md")).map(|name| {
        let file = folder.read(&format!("{posts}/{name}"));
        let (front, body) = file
            .strip_prefix("+++\n")
            .unwrap()
            .split_once("+++\n")
            .unwrap();
        (name, front.parse().unwrap(), body.to_owned())
    });
    pages.collect()
}

#[test]
fn zola_reads_what_the_fragments_say() {
    let folder = with_varied_posts();
    export(&folder, "zola", "site");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST;
    let (mut read, mut aligned) = (0, 0);
    for (slug, language, fragment) in fragments(&folder) {
        let pages = pages(&folder, &slug);
        let suffix = format!("index.{language}.md");
        let page = pages.iter().find(|(name, ..)| *name == suffix);
        let page = page.or_else(|| pages.iter().find(|(name, ..)| name == "index.md"));
        let (name, front, body) = page.unwrap();
        for call in ["{{", "{%", "<!--"] {
            assert!(!body.contains(call), "{slug}/{name}: {body}");
        }
        let mut page = String::new();
        html::push_html(&mut page, Parser::new_ext(body, options));
        assert_quiet(&without_sides(&page));
        aligned += usize::from(without_sides(&page) != page);
        let text = |value: Option<&toml::Value>| {
            let text = value.and_then(toml::Value::as_str).unwrap_or_default();
            format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"))
        };
        let extra = &front["extra"];
        let head = [extra.get("place"), front.get("title"), extra.get("dek")].map(text);
        // Its numbers of footnotes stand in front of them.
        let page = without_note_numbers(&page);
        assert_eq!(
            bag(&(head.concat() + &page)),
            bag(&fragment),
            "{slug}/{name}: {body}"
        );
        read += 1;
    }
    assert!(read > 10);
    assert!(aligned > 0, "no column says how it is aligned");
}

fn without_note_numbers(html: &str) -> String {
    const LABEL: &str = "<sup class=\"footnote-definition-label\">";
    let mut parts = html.split(LABEL);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| {
        html + part.split_once("</sup>").unwrap().1
    })
}

#[test]
fn the_main_language_of_a_site_has_no_name_in_zola() {
    let folder = with_varied_posts();
    let args = ["export", LIBRARY, "el-pozo-no-se-vende", "--format", "zola"];
    let octa = folder.octa(args.iter().chain(&["--out", "site"]));
    octa.warns("es was taken for the main language of the site");
    let names: Vec<_> = pages(&folder, "el-pozo-no-se-vende")
        .into_iter()
        .map(|(name, front, _)| (name, front["title"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [
        ("index.en.md", "The well is not for sale"),
        ("index.md", "El pozo no se vende"),
    ];
    assert_eq!(
        names,
        expected.map(|(name, title)| (name.to_owned(), title.to_owned()))
    );
}

#[test]
fn front_matter_tells_what_the_site_prints() {
    let folder = with_varied_posts();
    export(&folder, "hugo", "site");
    let pages = pages(&folder, "el-pozo-no-se-vende");
    let (name, front, _) = &pages[1];
    assert_eq!(name, "index.es.md");
    let told = |key: &str| front[key].to_string();
    assert_eq!(told("date"), "2026-05-13");
    assert_eq!(told("translationKey"), "\"el-pozo-no-se-vende\"");
    assert_eq!(told("authors"), "[\"Asamblea de San Jacinto\", \"Inés\"]");
    assert_eq!(told("series"), "[\"El pozo\"]");
    assert_eq!(told("tags"), "[\"agua\", \"asamblea & campana\"]");
    assert_eq!(told("place"), "\"San Jacinto, 13 de mayo de 2026\"");
}

/// Every file below a folder, by its path in it.
fn everything_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inside = everything_below(&path).into_iter();
            files.extend(inside.map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn files_are_the_same_for_everybody_everywhere_and_tell_of_nobody() {
    let folder = with_varied_posts();
    let elsewhere = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "ar_EG.UTF-8"),
        ("USER", "somebody-else"),
        ("LOGNAME", "somebody-else"),
        ("HOME", "/nonexistent/somebody-else"),
    ];
    for format in ["hugo", "zola", "markdown", "text", "atom", "json-feed"] {
        let export = |out: &str, env: &[(&str, &str)]| {
            let args = ["export", LIBRARY, "--all", "--format", format, "--out", out];
            let octa = folder.octa(args);
            let octa = env
                .iter()
                .fold(octa, |octa, (key, value)| octa.env(key, value));
            octa.ends_well();
            everything_below(&folder.path(out))
        };
        let once = export(&format!("{format}-once"), &[]);
        let again = export(&format!("{format}-again"), &elsewhere);
        assert!(!once.is_empty() && once == again, "{format}");
        let here = folder.root().to_str().unwrap().to_owned();
        for (name, bytes) in once.iter().filter(|(name, _)| !name.ends_with(".png")) {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(!text.contains('\r'), "{name}");
            for told in ["octavilla", "octa ", "somebody-else", &here] {
                assert!(!text.to_lowercase().contains(told), "{name} tells {told}");
            }
        }
    }
}
