//! The file that WordPress imports, read as its importer reads it: `WXR_Parser_SimpleXML` takes
//! well-formed XML without a document type, wants a version, knows elements by their namespaces,
//! and leaves out terms without a slug.
//!
//! The importer itself is a plug-in that no registry of packages has (Debian's WordPress comes
//! without it, npm's and crates.io's have none): what it looks for was read in its source.

use std::collections::BTreeMap;

use library::export::{self, Format, Piece};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{assert_settled, pieces, planned, to_import};
use crate::support::VARIED;
use crate::support::newsroom::Newsroom;

/// What an element holds: its text, attributes, and elements by name.
#[derive(Default, Debug)]
struct Element {
    text: String,
    attributes: BTreeMap<String, String>,
    inner: Vec<(String, Element)>,
}

impl Element {
    fn all(&self, name: &str) -> Vec<&Element> {
        let named = self.inner.iter().filter(|(it, _)| it == name);
        named.map(|(_, element)| element).collect()
    }

    /// The text of the one element of this name.
    #[track_caller]
    fn text(&self, name: &str) -> &str {
        match self.all(name).as_slice() {
            [one] => &one.text,
            several => panic!("{} elements {name}", several.len()),
        }
    }
}

fn read(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![(String::new(), Element::default())];
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(start) => open.push(begun(&start)),
            Event::Empty(start) => {
                let (name, element) = begun(&start);
                open.last_mut().unwrap().1.inner.push((name, element));
            }
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().1.inner.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().1.text.push_str(&text),
            Event::CData(data) => open.last_mut().unwrap().1.text.push_str(&data),
            Event::GeneralRef(entity) => {
                let glyph = quick_xml::escape::resolve_predefined_entity(&entity).unwrap();
                open.last_mut().unwrap().1.text.push_str(glyph);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?} has no place in the file"),
        }
    }
    assert_eq!(open.len(), 1);
    open.pop().unwrap().1
}

fn begun(start: &BytesStart<'_>) -> (String, Element) {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        (
            attribute.key.as_ref().to_owned(),
            attribute.value.to_string(),
        )
    });
    let element = Element {
        attributes: attributes.collect(),
        ..Element::default()
    };
    (start.name().as_ref().to_owned(), element)
}

/// Where the importer looks for its elements, whatever their prefixes.
const NAMESPACES: [(&str, &str); 4] = [
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("wp", "http://wordpress.org/export/1.2/"),
];

#[track_caller]
fn channel(pieces: &[Piece]) -> Element {
    let plan = export::plan(pieces, Format::Wxr).unwrap();
    let xml = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    assert_eq!(plan.files[0].name, "wordpress.xml");
    let mut document = read(&xml);
    let (name, mut rss) = document.inner.remove(0);
    assert_eq!(
        (name.as_str(), rss.attributes["version"].as_str()),
        ("rss", "2.0")
    );
    for (prefix, namespace) in NAMESPACES {
        let name = format!("xmlns:{prefix}");
        assert_eq!(rss.attributes[&name], namespace, "{prefix}");
    }
    rss.inner.remove(0).1
}

#[test]
fn an_importer_finds_what_it_looks_for() {
    let channel = channel(&to_import());
    assert_eq!(channel.text("wp:wxr_version"), "1.2");
    let authors = channel.all("wp:author");
    let names: Vec<&str> = authors
        .iter()
        .map(|it| it.text("wp:author_display_name"))
        .collect();
    assert_eq!(
        names,
        ["A \"quoted\" <name>", "Asamblea de San Jacinto", "Inés"]
    );
    let series: Vec<&str> = channel
        .all("wp:category")
        .iter()
        .map(|it| it.text("wp:cat_name"))
        .collect();
    assert_eq!(series, ["El pozo"]);
    let tags: Vec<&str> = channel
        .all("wp:tag")
        .iter()
        .map(|it| it.text("wp:tag_name"))
        .collect();
    assert_eq!(
        tags,
        ["]]>", "agua", "asamblea & campana", "[gallery]", "test"]
    );

    let items = channel.all("item");
    let slugs: Vec<&str> = items.iter().map(|it| it.text("wp:post_name")).collect();
    assert_eq!(slugs, VARIED);
    let logins: Vec<&str> = authors
        .iter()
        .map(|it| it.text("wp:author_login"))
        .collect();
    for (number, item) in items.iter().enumerate() {
        assert_eq!(item.text("wp:status"), "draft");
        assert_eq!(item.text("wp:post_type"), "post");
        assert_eq!(item.text("wp:post_id"), (number + 1).to_string());
        assert_eq!(item.text("wp:post_date"), item.text("wp:post_date_gmt"));
        let creator = item.text("dc:creator");
        assert!(creator.is_empty() || logins.contains(&creator), "{creator}");
        for once in [
            "guid",
            "link",
            "excerpt:encoded",
            "wp:post_parent",
            "wp:is_sticky",
        ] {
            item.text(once);
        }
        for term in item.all("category") {
            // Where it is empty, as for a tag without letters, WordPress makes one of its own.
            assert!(term.attributes.contains_key("nicename"), "{term:?}");
        }
        assert_settled(item.text("content:encoded"), item.text("wp:post_name"));
    }
    let first = items[0];
    assert_eq!(first.text("title"), "El pozo no se vende");
    assert_eq!(first.text("pubDate"), "Wed, 13 May 2026 00:00:00 +0000");
    let terms: Vec<(&str, &str)> = first
        .all("category")
        .iter()
        .map(|it| (it.attributes["domain"].as_str(), it.text.as_str()))
        .collect();
    assert_eq!(
        terms,
        [
            ("category", "El pozo"),
            ("post_tag", "agua"),
            ("post_tag", "asamblea & campana"),
        ]
    );
    // A title is HTML to WordPress: it shows the words that were written.
    assert_eq!(
        items[1].text("title"),
        "Everything a post can hold &amp; &lt;more&gt;"
    );
    // What has no day begins when it is imported.
    assert_eq!(items[5].text("wp:post_date"), "0000-00-00 00:00:00");
    assert!(items[5].all("pubDate").is_empty());
}

#[test]
fn languages_can_be_posts_of_their_own() {
    let mut pieces = pieces().to_vec();
    for piece in &mut pieces {
        piece.profile.options.languages_apart = true;
    }
    let channel = channel(&pieces);
    let items = channel.all("item");
    let editions: usize = pieces.iter().map(|it| it.editions.len()).sum();
    assert_eq!(items.len(), editions);
    let said: Vec<(&str, &str, &str)> = items[..2]
        .iter()
        .map(|it| {
            (
                it.text("dc:language"),
                it.text("title"),
                it.text("wp:post_date"),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("es", "El pozo no se vende", "2026-05-13 00:00:00"),
            ("en", "The well is not for sale", "2026-05-13 00:00:01"),
        ]
    );
    for item in &items {
        let content = item.text("content:encoded");
        assert!(!content.contains(&format!(">{}</span></h", item.text("title"))));
        assert_settled(content, item.text("title"));
    }
    // An importer takes an entry with the guid of another for the same.
    let mut guids: Vec<&str> = items.iter().map(|it| it.text("guid")).collect();
    guids.sort_unstable();
    guids.dedup();
    assert_eq!(guids.len(), items.len());
}

#[test]
fn images_are_taken_from_where_they_will_lie() {
    let plain = planned(Format::Wxr);
    let images = plain
        .files
        .iter()
        .filter(|file| file.image.is_some())
        .count();
    assert_eq!(images, 2, "each once, whatever number of posts shows it");
    assert!(
        plain
            .warnings
            .iter()
            .any(|it| it.to_string().contains("no address of a site"))
    );

    let mut pieces = pieces().to_vec();
    for piece in &mut pieces {
        piece.profile.options.site.address = "https://site.example/".to_owned();
    }
    let channel = channel(&pieces);
    assert_eq!(channel.text("wp:base_site_url"), "https://site.example");
    let of_kind = |kind: &str| -> Vec<&Element> {
        let items = channel.all("item").into_iter();
        items.filter(|it| it.text("wp:post_type") == kind).collect()
    };
    let (posts, attachments) = (of_kind("post"), of_kind("attachment"));
    assert_eq!((posts.len(), attachments.len()), (VARIED.len(), 2));
    for attachment in attachments {
        let address = attachment.text("wp:attachment_url");
        assert!(
            address.starts_with("https://site.example/wp-content/uploads/"),
            "{address}"
        );
        assert_eq!(attachment.text("wp:status"), "inherit");
        let parent = attachment.text("wp:post_parent");
        let parent = posts
            .iter()
            .find(|it| it.text("wp:post_id") == parent)
            .unwrap();
        assert!(
            parent
                .text("content:encoded")
                .contains(&format!("src=\"{address}\""))
        );
    }
    for post in posts {
        assert!(!post.text("content:encoded").contains("src=\"image/"));
    }
}

#[test]
fn a_file_says_neither_who_nor_when_nor_with_what() {
    let plan = planned(Format::Wxr);
    let xml = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
    assert!(!xml.to_lowercase().contains("octavilla"), "{xml}");
    assert!(!xml.contains("generator"), "{xml}");
    assert_eq!(plan, planned(Format::Wxr));
}

#[test]
fn a_profile_that_names_nobody_names_nobody() {
    let plan = export::plan(pieces(), Format::Wxr).unwrap();
    assert!(!plan.warnings.iter().any(|it| it.code == "wxr.one-author"));
    let channel = channel(pieces());
    assert!(channel.all("wp:author").is_empty());
    for item in channel.all("item") {
        assert_eq!(item.text("dc:creator"), "");
    }
}

#[test]
fn an_author_is_told_beside_the_text_and_several_in_it_too() {
    let mut pieces = to_import();
    let several = pieces[0].people.clone();
    assert_eq!(several.len(), 2);
    pieces[0].people.truncate(1);
    let one = channel(&pieces);
    let first = one.all("item")[0];
    assert_eq!(first.text("dc:creator"), "asamblea-de-san-jacinto");
    assert!(!first.text("content:encoded").contains("Escrito por"));
    pieces[0].people = several;
    let several = channel(&pieces);
    let first = several.all("item")[0];
    assert_eq!(first.text("dc:creator"), "asamblea-de-san-jacinto");
    assert!(
        first
            .text("content:encoded")
            .contains("Asamblea de San Jacinto e Inés")
    );
}

#[test]
fn a_category_is_the_series_in_its_language() {
    let room = Newsroom::new();
    let read = |q: &library::Query<'_>| export::profile::of_format(q, Format::Wxr);
    let mut profile = room.desk.library.read(read).unwrap();
    profile.options.languages_apart = true;
    let piece = room
        .desk
        .library
        .read(|q| export::piece(q, room.well, &profile, None));
    let channel = channel(&[piece.unwrap()]);
    let names: Vec<&str> = channel
        .all("wp:category")
        .iter()
        .map(|it| it.text("wp:cat_name"))
        .collect();
    assert_eq!(names, ["Bells at night", "Campanas de noche"]);
    assert_eq!(channel.all("wp:author").len(), 1);
}
