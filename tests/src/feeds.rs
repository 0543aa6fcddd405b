//! Feeds: valid by their schemas, the same whatever the clock says, and telling one place from
//! another.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use library::export::profile::Site;
use library::export::{Format, Pieces, Plan, Profile, plan};
use library::post;
use serde_json::Value;

use crate::support::source::root;
use crate::support::{Folder, LIBRARY, nu, varied_posts};

/// What a feed of the varied posts would be.
fn planned(folder: &Folder, format: Format, site: &Site) -> Plan {
    let mut profile = Profile::default();
    profile.options.site = site.clone();
    planned_for(folder, format, profile)
}

/// The same for a profile.
fn planned_for(folder: &Folder, format: Format, profile: Profile) -> Plan {
    let reader = folder.reader();
    let pieces = reader.read(|q| {
        let pieces = Pieces::new(q, &profile)?;
        let posts = post::all(q)?.into_iter();
        posts.map(|id| pieces.piece(q, id, None)).collect()
    });
    let pieces: Vec<_> = pieces.unwrap();
    plan(&pieces, format).unwrap()
}

fn site(name: &str, address: &str, post_address: &str) -> Site {
    Site {
        name: name.to_owned(),
        address: address.to_owned(),
        post_address: post_address.to_owned(),
    }
}

fn known() -> Site {
    site("El pozo & más", "https://site.example", "/{lang}/{slug}/")
}

fn text(plan: &Plan) -> String {
    assert_eq!(plan.files.len(), 1, "one file for all posts");
    String::from_utf8(plan.files[0].bytes.clone()).unwrap()
}

fn with_varied_posts() -> Folder {
    let folder = Folder::with_library();
    varied_posts(&folder);
    folder
}

/// What the schema of RFC 4287 says against a feed.
fn against_atom(feed: &str) -> String {
    let folder = Folder::empty();
    folder.write("feed.xml", feed);
    let schema = root().join("tests/validators/atom.rnc");
    let output = nu::java()
        .args(["-cp", &nu::jar()])
        .args([
            "nu.validator.vendor.thaiopensource.relaxng.util.Driver",
            "-c",
        ])
        .args([schema, folder.path("feed.xml")])
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}

/// What the schema of JSON Feed 1.1 says against a feed.
fn against_json_feed(feed: &str) -> String {
    let mut node = Command::new("node")
        .arg(root().join("tests/validators/json-feed.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin
        .take()
        .unwrap()
        .write_all(feed.as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "npm packages are missing: cargo xtask setup"
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_atom_feed_is_valid() {
    let folder = with_varied_posts();
    for site in [known(), Site::default()] {
        let feed = text(&planned(&folder, Format::Atom, &site));
        assert_eq!(against_atom(&feed), "", "{feed}");
        assert!(!feed.contains("<generator"), "{feed}");
    }
    let broken = text(&planned(&folder, Format::Atom, &known())).replace("updated>", "update>");
    assert!(
        against_atom(&broken).contains("update"),
        "the schema tells nothing"
    );
}

#[test]
fn a_json_feed_is_valid() {
    let folder = with_varied_posts();
    for site in [known(), Site::default()] {
        let feed = text(&planned(&folder, Format::JsonFeed, &site));
        assert_eq!(against_json_feed(&feed), "", "{feed}");
    }
    let broken = text(&planned(&folder, Format::JsonFeed, &known())).replace("T00:00", "00:00");
    assert!(
        against_json_feed(&broken).contains("date-time"),
        "the schema tells nothing"
    );
}

#[test]
fn an_edition_is_an_entry_and_knows_the_others() {
    let folder = with_varied_posts();
    let feed = text(&planned(&folder, Format::JsonFeed, &known()));
    let feed: Value = serde_json::from_str(&feed).unwrap();
    let items = feed["items"].as_array().unwrap();
    let ids: BTreeSet<&str> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), items.len(), "no two entries have one id");
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")));
    let of = |language: &str| {
        let url = format!("https://site.example/{language}/el-pozo-no-se-vende/");
        items.iter().find(|it| it["url"] == *url).unwrap()
    };
    let (spanish, english) = (of("es"), of("en"));
    assert_eq!(spanish["language"], "es");
    assert_eq!(spanish["date_published"], "2026-05-13T00:00:00Z");
    assert_eq!(spanish["_translations"]["en"]["id"], english["id"]);
    assert_eq!(spanish["_translations"]["en"]["url"], english["url"]);
    assert_eq!(spanish["authors"][0]["name"], "Asamblea de San Jacinto");
    assert_eq!(spanish["tags"][0], "agua");
    let days: Vec<&str> = items
        .iter()
        .map(|it| it["date_published"].as_str().unwrap())
        .collect();
    assert!(
        days.is_sorted_by(|a, b| a >= b),
        "the newest first: {days:?}"
    );
}

#[test]
fn images_in_a_feed_have_whole_addresses_or_are_their_words() {
    let folder = with_varied_posts();
    let entry = |site: &Site| {
        let feed = text(&planned(&folder, Format::JsonFeed, site));
        let feed: Value = serde_json::from_str(&feed).unwrap();
        let items = feed["items"].as_array().unwrap();
        let has_bell = |it: &&Value| it["title"].as_str().unwrap().starts_with("Everything");
        items.iter().find(has_bell).unwrap()["content_html"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let known = entry(&known());
    let own = "src=\"https://site.example/en/everything-a-post-can-hold/image/";
    assert_eq!(known.matches("src=\"").count(), known.matches(own).count());
    assert!(known.contains(own), "{known}");
    let unknown = entry(&Site::default());
    assert!(!unknown.contains("<img"), "{unknown}");
    assert!(unknown.contains("The bell of San Jacinto"), "{unknown}");
}

#[test]
fn what_a_feed_lacks_is_said() {
    let folder = with_varied_posts();
    let warnings = planned(&folder, Format::Atom, &site("", "site.example", "/{slug}/")).warnings;
    for words in [
        "no name of a site, so the feed is called Posts",
        "no whole address of a site",
        "manana-al-pozo: this post has no date",
        "el-pozo-no-se-vende: es: the profile does not say where it stands",
    ] {
        assert!(
            warnings.iter().any(|it| it.to_string().contains(words)),
            "{words}: {warnings:?}"
        );
    }
    let warnings = planned(&folder, Format::Atom, &known()).warnings;
    assert!(
        !warnings
            .iter()
            .any(|it| it.to_string().contains("the feed is called")),
        "{warnings:?}"
    );
}

#[test]
fn ids_stay_when_titles_and_addresses_change() {
    let folder = with_varied_posts();
    let ids = |site: &Site| -> BTreeSet<String> {
        let feed = text(&planned(&folder, Format::Atom, site));
        let ids = feed.split("<id>").skip(1);
        ids.map(|it| it.split('<').next().unwrap().to_owned())
            .collect()
    };
    let before = ids(&known());
    let args = [
        "rename",
        LIBRARY,
        "el-pozo-no-se-vende",
        "--slug",
        "otro-nombre",
    ];
    folder.octa(args).ends_well();
    assert_eq!(
        ids(&site("Other", "https://other.example", "/{slug}")),
        before
    );
}

#[test]
fn two_libraries_have_two_feeds() {
    let id = |folder: &Folder| {
        let feed = text(&planned(folder, Format::Atom, &known()));
        let (_, rest) = feed.split_once("<id>").unwrap();
        rest.split_once("</id>").unwrap().0.to_owned()
    };
    let (one, other) = (with_varied_posts(), with_varied_posts());
    assert_eq!(id(&one), id(&one));
    assert_ne!(id(&one), id(&other));
}

#[test]
fn an_entry_says_language_and_direction() {
    let folder = with_varied_posts();
    let feed = text(&planned(&folder, Format::JsonFeed, &known()));
    let feed: Value = serde_json::from_str(&feed).unwrap();
    for item in feed["items"].as_array().unwrap() {
        let language = item["language"].as_str().unwrap();
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let said = format!(" lang=\"{language}\" dir=\"{direction}\">");
        let content = item["content_html"].as_str().unwrap();
        let (first, _) = content.split_once('\n').unwrap();
        assert!(first.ends_with(&said), "{said}\n{content}");
    }
    assert!(feed.to_string().contains("rtl"), "nothing turns");
}

#[test]
fn images_that_are_embedded_are_in_the_feed() {
    let folder = with_varied_posts();
    for site in [known(), Site::default()] {
        let mut profile = Profile::default();
        profile.options.site = site;
        profile.options.images.embed = true;
        for (format, quote) in [(Format::Atom, "&quot;"), (Format::JsonFeed, "\\\"")] {
            let feed = text(&planned_for(&folder, format, profile.clone()));
            let embedded = format!(" src={quote}data:image/");
            assert!(feed.contains(&embedded), "{feed}");
            assert!(!feed.contains(&format!(" src={quote}http")), "{feed}");
            assert!(!feed.contains(&format!(" src={quote}image/")), "{feed}");
        }
    }
}
