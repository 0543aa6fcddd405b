//! What a file is: by its bytes first and its name second.

use super::encoding;
use crate::error::{Error, Result};

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text without formatting.
    Plain,
    /// Markdown, by its name.
    Markdown,
    /// A page of the web, saved or exported.
    Html,
    /// A document of Word's kind.
    Docx,
    /// A document of LibreOffice's kind.
    OpenDocument,
    /// An export of WordPress: one file with many posts.
    WordPress,
}

/// How far a text is looked into to tell what it is, bytes.
const BEGINNING: usize = 4096;

/// Kinds that people take for texts and that are not read, by what they begin with.
const NAMED: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "PDF"),
    (0, b"{\\rtf", "RTF"),
    (0, b"\x89PNG", "PNG image"),
    (0, b"\xff\xd8\xff", "JPEG image"),
    (0, b"GIF8", "GIF image"),
    (8, b"WEBP", "WebP image"),
    (4, b"ftyp", "video or image"),
    (0, b"II*\0", "TIFF image"),
    (0, b"MM\0*", "TIFF image"),
    (0, b"8BPS", "Photoshop image"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\0asm", "program"),
    (0, b"\x1f\x8b", "gzip archive"),
    (0, b"7z\xbc\xaf", "7-Zip archive"),
    (0, b"Rar!", "RAR archive"),
    (0, b"BZh", "bzip2 archive"),
    (0, b"\xfd7zXZ", "xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "zstd archive"),
    (0, b"SQLite format 3\0", "database"),
    (0, b"ID3", "sound"),
    (0, b"OggS", "sound"),
    (0, b"fLaC", "sound"),
    (0, b"RIFF", "sound or film"),
    (0, b"age-encryption.org", "sealed file"),
    (0, b"-----BEGIN AGE", "sealed file"),
];

/// Names of texts that are no text of a post.
const NOT_PROSE: &[(&str, &str)] = &[
    ("json", "JSON"),
    ("csv", "CSV"),
    ("tsv", "CSV"),
    ("js", "program"),
    ("css", "style sheet"),
    ("py", "program"),
    ("sh", "program"),
    ("svg", "SVG image"),
    ("tex", "TeX"),
    ("eml", "e-mail"),
    ("mht", "MHTML"),
    ("mhtml", "MHTML"),
    ("url", "bookmark"),
    ("desktop", "bookmark"),
    ("toml", "TOML"),
    ("yaml", "YAML"),
    ("yml", "YAML"),
];

/// Tells what a file is.
///
/// # Errors
///
/// [`Error::UnknownDocument`], which names the kind where it is known.
pub fn of(name: &str, bytes: &[u8]) -> Result<Kind> {
    let refused = |kind: Option<&'static str>| {
        Err(Error::UnknownDocument {
            name: name.to_owned(),
            kind,
        })
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return match packed(bytes) {
            Ok(kind) => Ok(kind),
            Err(kind) => refused(kind),
        };
    }
    // What these are, whoever opens them says: old documents, and enciphered new ones.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(Kind::Docx);
    }
    let begins = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|it| it.starts_with(magic));
    // "MZ" is also how a word may begin.
    let is_program = |magic: &[u8]| magic != b"MZ" || bytes.iter().take(512).any(|it| *it == 0);
    let mut named = NAMED.iter();
    if let Some((_, _, kind)) = named.find(|(at, magic, _)| begins(*at, magic) && is_program(magic))
    {
        return refused(Some(kind));
    }
    let ending = ending(name);
    if let Some((_, kind)) = NOT_PROSE.iter().find(|(known, _)| *known == ending) {
        return refused(Some(kind));
    }
    let Some(beginning) = encoding::beginning(bytes, BEGINNING) else {
        return refused(None);
    };
    let beginning = beginning.trim_start().to_ascii_lowercase();
    let is_xml = beginning.starts_with("<?xml") || beginning.starts_with("<rss");
    if is_xml && beginning.contains("wordpress.org/export") {
        return Ok(Kind::WordPress);
    }
    if is_xml && beginning.contains("<office:document") {
        return refused(Some("OpenDocument in one XML file"));
    }
    if beginning.starts_with("<svg") || (is_xml && beginning.contains("<svg")) {
        return refused(Some("SVG image"));
    }
    let is_page = ["<!doctype html", "<html", "<head", "<body"];
    let is_page = is_page.iter().any(|it| beginning.starts_with(it))
        || (is_xml && beginning.contains("<html"));
    match ending.as_str() {
        _ if is_page => Ok(Kind::Html),
        "html" | "htm" | "xhtml" => Ok(Kind::Html),
        _ if is_xml => refused(Some("XML")),
        "md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdx" => Ok(Kind::Markdown),
        "docx" | "odt" if bytes.is_empty() => refused(None),
        _ => Ok(Kind::Plain),
    }
}

/// What stands behind the last point of a name, in small letters.
pub(super) fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_ascii_lowercase()
}

/// A kind that is read, or what the other one is called.
type Packed = Result<Kind, Option<&'static str>>;

/// Tells what is packed, by the names of parts, which stand unpacked in the file.
fn packed(bytes: &[u8]) -> Packed {
    const OPEN: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";
    let beginning = bytes.get(30..200).unwrap_or_default();
    if let Some(rest) = beginning.strip_prefix(OPEN) {
        return match rest {
            _ if rest.starts_with(b"text") => Ok(Kind::OpenDocument),
            _ if rest.starts_with(b"spreadsheet") => Err(Some("spreadsheet")),
            _ if rest.starts_with(b"presentation") => Err(Some("presentation")),
            _ => Err(Some("OpenDocument")),
        };
    }
    if beginning.starts_with(b"mimetypeapplication/epub") {
        return Err(Some("EPUB"));
    }
    // The directory at the end names all parts; one of a very long file is near its end too.
    let end = &bytes[bytes.len().saturating_sub(1024 * 1024)..];
    let has = |part: &[u8]| {
        end.windows(part.len())
            .any(|it| it.eq_ignore_ascii_case(part))
    };
    let known: [(&[u8], Packed); 8] = [
        (b"word/document", Ok(Kind::Docx)),
        (b"opendocument.text", Ok(Kind::OpenDocument)),
        (b"META-INF/manifest.xml", Ok(Kind::OpenDocument)),
        (b"word/", Ok(Kind::Docx)),
        (b"xl/workbook", Err(Some("Excel (.xlsx)"))),
        (b"ppt/presentation", Err(Some("PowerPoint (.pptx)"))),
        (b"Index/Document.iwa", Err(Some("Pages"))),
        (b"META-INF/container.xml", Err(Some("EPUB"))),
    ];
    let found = known.into_iter().find(|(part, _)| has(part));
    found.map_or(Err(Some("ZIP archive")), |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_more_than_names() {
        let check = |name: &str, bytes: &[u8], expected: Kind| {
            assert_eq!(of(name, bytes).unwrap(), expected, "{name}");
        };
        check("a.txt", b"<!DOCTYPE html><p>Agua", Kind::Html);
        check("a.txt", b"\xef\xbb\xbf <html>", Kind::Html);
        check("a.txt", b"\xff\xfe<\0h\0t\0m\0l\0>\0", Kind::Html);
        check("a.html", b"Agua", Kind::Html);
        check("a.MD", b"Agua", Kind::Markdown);
        check("agua", b"Agua", Kind::Plain);
        check("agua.docx", b"Agua", Kind::Plain);
        check("MZ.txt", b"MZ es una sigla", Kind::Plain);
        check(
            "a.xml",
            b"<?xml version='1.0'?><rss xmlns:wp='http://wordpress.org/export/1.2/'>",
            Kind::WordPress,
        );
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for (name, bytes, expected) in [
            ("a.docx", &b"%PDF-1.7"[..], Some("PDF")),
            ("a.txt", b"{\\rtf1\\ansi", Some("RTF")),
            ("a.txt", b"\x89PNG\r\n\x1a\n", Some("PNG image")),
            ("a.txt", b"MZ\x90\0\x03", Some("program")),
            ("a.txt", b"\x01\x02\0\0\0\x07\x80", None),
            ("a.json", b"{}", Some("JSON")),
            ("a.txt", b"<svg onload=x>", Some("SVG image")),
            ("a.odt", b"", None),
            ("a.zip", b"PK\x03\x04.........", Some("ZIP archive")),
        ] {
            let Err(Error::UnknownDocument { kind, .. }) = of(name, bytes) else {
                panic!("{name} is taken");
            };
            assert_eq!(kind, expected, "{name}");
        }
    }
}
