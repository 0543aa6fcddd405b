//! An Atom feed (RFC 4287), an entry an edition.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use text::LanguageTag;

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile};
use super::{Entry, Feed, feed};

/// One file for all posts.
pub(in crate::export) fn files(pieces: &[Piece], plan: &mut Plan) {
    let feed = feed(pieces, plan);
    // Writing into memory cannot fail.
    let contents = written(&feed).unwrap_or_default();
    plan.files
        .push(PlannedFile::text("feed.xml".to_owned(), contents));
}

type Xml = Writer<Vec<u8>>;

fn written(feed: &Feed) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .write_inner_content(|xml| {
            text(xml, "id", &feed.id)?;
            text(xml, "title", &feed.title)?;
            text(xml, "updated", &feed.date())?;
            person(xml, &feed.author)?;
            if let Some(address) = &feed.address {
                xml.create_element("link")
                    .with_attributes([("rel", "alternate"), ("href", address)])
                    .write_empty()?;
            }
            feed.entries.iter().try_for_each(|it| entry(xml, it))
        })?;
    let mut contents = xml.into_inner();
    contents.push(b'\n');
    String::from_utf8(contents).map_err(io::Error::other)
}

fn entry(xml: &mut Xml, entry: &Entry) -> io::Result<()> {
    xml.create_element("entry")
        .with_attribute(("xml:lang", entry.language.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", &entry.id)?;
            text_in(xml, "title", entry.title_language.as_ref(), &entry.title)?;
            text(xml, "published", &entry.date)?;
            text(xml, "updated", &entry.date)?;
            for name in &entry.authors {
                person(xml, name)?;
            }
            for tag in &entry.tags {
                xml.create_element("category")
                    .with_attribute(("term", tag.as_str()))
                    .write_empty()?;
            }
            let own = (entry.language.as_str(), entry.address.as_deref());
            let others = entry.others.iter();
            let others = others.map(|it| (it.language.as_str(), it.address.as_deref()));
            for (language, address) in std::iter::once(own).chain(others) {
                if let Some(address) = address {
                    link(xml, language, address)?;
                }
            }
            if !entry.dek.is_empty() {
                text_in(xml, "summary", entry.dek_language.as_ref(), &entry.dek)?;
            }
            xml.create_element("content")
                .with_attribute(("type", "html"))
                .write_text_content(BytesText::new(&entry.content))?;
            Ok(())
        })?;
    Ok(())
}

/// A link to an edition; a post has no two of one language.
fn link(xml: &mut Xml, language: &str, address: &str) -> io::Result<()> {
    let attributes = [
        ("rel", "alternate"),
        ("type", "text/html"),
        ("hreflang", language),
        ("href", address),
    ];
    xml.create_element("link")
        .with_attributes(attributes)
        .write_empty()?;
    Ok(())
}

fn person(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author")
        .write_inner_content(|xml| text(xml, "name", name))?;
    Ok(())
}

/// Words that may be in another language than what is around them.
fn text_in(
    xml: &mut Xml,
    name: &str,
    language: Option<&LanguageTag>,
    words: &str,
) -> io::Result<()> {
    let Some(language) = language else {
        return text(xml, name, words);
    };
    xml.create_element(name)
        .with_attribute(("xml:lang", language.as_str()))
        .write_text_content(BytesText::new(words))?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(words))?;
    Ok(())
}
