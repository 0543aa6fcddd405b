//! A file's XML.

use std::io;

use quick_xml::events::{BytesCData, BytesDecl, BytesText, Event};
use quick_xml::writer::{ElementWriter, Writer};
use text::plain::escape;
use text::slug::slug;

use super::entry::{Attachment, Entry, Term};
use super::{Channel, date};
use crate::export::wordpress::guard;

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:wp", "http://wordpress.org/export/1.2/"),
];

type Xml = Writer<Vec<u8>>;

/// The whole file.
pub(super) fn written(channel: &Channel) -> String {
    // Writing into memory cannot fail.
    write(channel).unwrap_or_default()
}

fn write(channel: &Channel) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("rss")
        .with_attribute(("version", "2.0"))
        .with_attributes(NAMESPACES)
        .write_inner_content(|xml| {
            xml.create_element("channel")
                .write_inner_content(|xml| put_channel(xml, channel))?;
            Ok(())
        })?;
    let mut contents = xml.into_inner();
    contents.push(b'\n');
    String::from_utf8(contents).map_err(io::Error::other)
}

fn put_channel(xml: &mut Xml, channel: &Channel) -> io::Result<()> {
    let address = &channel.site_address;
    text(xml, "title", &channel.site_name)?;
    text(xml, "link", address)?;
    text(xml, "description", "")?;
    text(xml, "wp:wxr_version", "1.2")?;
    text(xml, "wp:base_site_url", address)?;
    text(xml, "wp:base_blog_url", address)?;
    for (number, name) in channel.authors.iter().enumerate() {
        xml.create_element("wp:author").write_inner_content(|xml| {
            text(xml, "wp:author_id", &(number + 1).to_string())?;
            data(xml, "wp:author_login", &login(name))?;
            data(xml, "wp:author_email", "")?;
            data(xml, "wp:author_display_name", name)
        })?;
    }
    let mut number = 0;
    for category in &channel.categories {
        number += 1;
        xml.create_element("wp:category")
            .write_inner_content(|xml| {
                text(xml, "wp:term_id", &number.to_string())?;
                data(xml, "wp:category_nicename", &category.slug)?;
                data(xml, "wp:category_parent", "")?;
                data(xml, "wp:cat_name", &category.name)
            })?;
    }
    for tag in &channel.tags {
        number += 1;
        xml.create_element("wp:tag").write_inner_content(|xml| {
            text(xml, "wp:term_id", &number.to_string())?;
            data(xml, "wp:tag_slug", &tag.slug)?;
            data(xml, "wp:tag_name", &tag.name)
        })?;
    }
    let mut entries = channel.entries.iter();
    entries.try_for_each(|it| put_entry(xml, it))?;
    let mut attachments = channel.attachments.iter();
    attachments.try_for_each(|it| put_attachment(xml, it))
}

fn put_entry(xml: &mut Xml, entry: &Entry) -> io::Result<()> {
    let instant = date::of_wordpress(&entry.day, entry.second);
    xml.create_element("item").write_inner_content(|xml| {
        data(xml, "title", &title(&entry.title))?;
        text(xml, "link", &entry.link)?;
        if let Some(instant) = date::of_rss(&entry.day, entry.second) {
            text(xml, "pubDate", &instant)?;
        }
        data(xml, "dc:creator", &login(&entry.author))?;
        text(xml, "dc:language", entry.language.as_str())?;
        guid(xml, &entry.guid)?;
        text(xml, "description", "")?;
        data(xml, "content:encoded", &entry.content)?;
        data(xml, "excerpt:encoded", &title(&entry.excerpt))?;
        text(xml, "wp:post_id", &entry.id.to_string())?;
        data(xml, "wp:post_date", &instant)?;
        data(xml, "wp:post_date_gmt", &instant)?;
        data(xml, "wp:comment_status", "closed")?;
        data(xml, "wp:ping_status", "closed")?;
        data(xml, "wp:post_name", &entry.slug)?;
        data(xml, "wp:status", "draft")?;
        text(xml, "wp:post_parent", "0")?;
        text(xml, "wp:menu_order", "0")?;
        data(xml, "wp:post_type", "post")?;
        data(xml, "wp:post_password", "")?;
        text(xml, "wp:is_sticky", "0")?;
        if let Some(category) = &entry.category {
            term(xml, "category", category)?;
        }
        entry
            .tags
            .iter()
            .try_for_each(|it| term(xml, "post_tag", it))
    })?;
    Ok(())
}

fn put_attachment(xml: &mut Xml, attachment: &Attachment) -> io::Result<()> {
    let Attachment { name, address, .. } = attachment;
    let stem = name.split('.').next().unwrap_or_default();
    xml.create_element("item").write_inner_content(|xml| {
        data(xml, "title", stem)?;
        text(xml, "link", address)?;
        data(xml, "dc:creator", "")?;
        guid(xml, address)?;
        text(xml, "description", "")?;
        data(xml, "content:encoded", "")?;
        data(xml, "excerpt:encoded", "")?;
        text(xml, "wp:post_id", &attachment.id.to_string())?;
        data(xml, "wp:post_date", date::NONE)?;
        data(xml, "wp:post_date_gmt", date::NONE)?;
        data(xml, "wp:comment_status", "closed")?;
        data(xml, "wp:ping_status", "closed")?;
        data(xml, "wp:post_name", stem)?;
        data(xml, "wp:status", "inherit")?;
        text(xml, "wp:post_parent", &attachment.parent.to_string())?;
        text(xml, "wp:menu_order", "0")?;
        data(xml, "wp:post_type", "attachment")?;
        data(xml, "wp:post_password", "")?;
        text(xml, "wp:is_sticky", "0")?;
        data(xml, "wp:attachment_url", address)
    })?;
    Ok(())
}

/// WordPress keeps titles and excerpts as HTML.
fn title(words: &str) -> String {
    let mut title = String::new();
    guard::push_words(&mut title, &escape(words), false);
    title
}

/// What an author is called where nobody sees it; an importer asks whom of the site it is.
fn login(name: &str) -> String {
    match name {
        "" => String::new(),
        name => slug(name),
    }
}

fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

/// Text as it is, in as many sections as it has ends of sections in it.
fn data(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    put_data(xml.create_element(name), text)
}

fn put_data(element: ElementWriter<'_, Vec<u8>>, text: &str) -> io::Result<()> {
    if text.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|xml| {
        BytesCData::escaped(text).try_for_each(|section| xml.write_event(Event::CData(section)))
    })?;
    Ok(())
}

fn guid(xml: &mut Xml, guid: &str) -> io::Result<()> {
    xml.create_element("guid")
        .with_attribute(("isPermaLink", "false"))
        .write_text_content(BytesText::new(guid))?;
    Ok(())
}

fn term(xml: &mut Xml, domain: &str, term: &Term) -> io::Result<()> {
    let element = xml
        .create_element("category")
        .with_attributes([("domain", domain), ("nicename", &term.slug)]);
    put_data(element, &term.name)
}
