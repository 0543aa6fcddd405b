//! What WordPress makes of exports: its own editor, its own rules for pages.

use std::sync::OnceLock;

use library::export::{self, Format, Plan, profile};
use text::render::{self, Images};
use text::{LanguageTag, SafeHtml};

use crate::support::html::words;
use crate::support::wordpress::{Block, classic, parsed, pasted, shown};
use crate::support::{Folder, VARIED, assert_golden, varied_posts};

mod random;
mod wxr;

/// The varied posts, read once.
fn pieces() -> &'static [export::Piece] {
    static PIECES: OnceLock<Vec<export::Piece>> = OnceLock::new();
    PIECES.get_or_init(|| {
        let folder = Folder::with_library();
        varied_posts(&folder);
        let reader = folder.reader();
        let read = reader.read(|q| {
            let profile = profile::of_format(q, Format::WordpressBlocks)?;
            VARIED
                .iter()
                .map(|slug| {
                    let post = library::post::resolve(q, slug)?;
                    export::piece(q, post, &profile, None)
                })
                .collect::<library::Result<Vec<_>>>()
        });
        read.unwrap()
    })
}

/// The same for a file to import, whose profile tells who wrote them.
fn to_import() -> Vec<export::Piece> {
    let mut pieces = pieces().to_vec();
    for piece in &mut pieces {
        piece.profile.options.parts.byline = true;
    }
    pieces
}

/// What an export of the posts would write.
fn planned(format: Format) -> Plan {
    match format {
        Format::Wxr => export::plan(&to_import(), format).unwrap(),
        _ => export::plan(pieces(), format).unwrap(),
    }
}

/// The file that each of the posts is exported to in a format, by slug.
fn exported(format: Format) -> Vec<(&'static str, String)> {
    let files = planned(format).files;
    let file = |slug: &'static str| {
        let name = format!("{slug}.html");
        let file = files.iter().find(|file| file.name == name).unwrap();
        (slug, String::from_utf8(file.bytes.clone()).unwrap())
    };
    VARIED.into_iter().map(file).collect()
}

/// The names of blocks, each once, sorted.
fn names(blocks: &[Block]) -> Vec<&str> {
    let all = blocks.iter().flat_map(Block::all);
    let mut names: Vec<&str> = all.map(|block| block.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[track_caller]
fn assert_valid(blocks: &[Block], what: &str) {
    for block in blocks.iter().flat_map(Block::all) {
        assert!(block.is_valid, "{what}: {block:#?}");
    }
}

/// The content of a post as the editor writes it once it has forgotten the HTML of words: a `>`
/// and a no-break space need no entity, and neighbours in one language need it said once.
fn as_retyped(content: &str) -> String {
    let mut seamless = content.to_owned();
    while let Some(at) = seamless.find("[</span><span lang=") {
        let end = at + seamless[at..].find("\">").unwrap();
        seamless.replace_range(at + 1..end + 2, "");
    }
    seamless.replace("&gt;", ">").replace("&nbsp;", "\u{a0}")
}

/// Valid, and saved again byte by byte, whether somebody types in it or not.
#[track_caller]
fn assert_settled(content: &str, what: &str) -> Vec<Block> {
    let read = parsed(content);
    assert_valid(&read.blocks, what);
    assert_eq!(read.saved, content, "{what}");
    let retyped = as_retyped(&read.retyped);
    assert_eq!(retyped, as_retyped(content), "{what}, retyped");
    read.blocks
}

const CORE_BLOCKS: [&str; 10] = [
    "core/code",
    "core/heading",
    "core/html",
    "core/image",
    "core/list",
    "core/list-item",
    "core/paragraph",
    "core/quote",
    "core/separator",
    "core/table",
];

#[test]
fn blocks_are_valid_and_saved_again_byte_by_byte() {
    let mut all = Vec::new();
    for (slug, content) in exported(Format::WordpressBlocks) {
        all.extend(assert_settled(&content, slug));
    }
    assert_eq!(names(&all), CORE_BLOCKS);
}

#[test]
fn every_block_of_words_says_its_language() {
    for (slug, content) in exported(Format::WordpressBlocks) {
        for block in content.split("<!-- wp:").skip(1) {
            let (delimiter, html) = block.split_once("-->").unwrap();
            let own = html.split("<!-- /wp:").next().unwrap();
            let has_words = words(own).contains(char::is_alphabetic);
            if has_words && !delimiter.starts_with("code") {
                assert!(own.contains(" lang=\""), "{slug}: {own}");
            }
        }
    }
}

/// The posts in several languages, with links from language to language.
fn linked() -> Vec<export::Piece> {
    let mut pieces = pieces().to_vec();
    pieces.retain(|piece| piece.editions.len() > 1);
    for piece in &mut pieces {
        piece.profile.options.parts.language_links = true;
    }
    pieces
}

#[test]
fn links_lead_from_language_to_language_where_they_are_wanted() {
    let pieces = linked();
    assert!(!pieces.is_empty());
    for piece in &pieces {
        for format in [
            Format::HtmlFragment,
            Format::WordpressHtml,
            Format::WordpressBlocks,
            Format::WordpressClassic,
            Format::Wxr,
        ] {
            let plan = export::plan(std::slice::from_ref(piece), format).unwrap();
            let content = String::from_utf8(plan.files[0].bytes.clone()).unwrap();
            for edition in &piece.editions {
                let language = &edition.edition.language;
                let target = format!("{}-edition", language.as_str().to_lowercase());
                let link = format!("<a href=\"#{target}\" lang=\"{language}\"");
                assert!(content.contains(&link), "{format:?}: {content}");
                let targets = content.matches(&format!(" id=\"{target}\"")).count();
                assert_eq!(targets, 1, "{format:?}: {content}");
            }
            match format {
                Format::WordpressBlocks => drop(assert_settled(&content, "linked")),
                Format::WordpressClassic => {
                    assert_eq!(classic(&content), (content.clone(), content));
                }
                _ => {}
            }
        }
    }
    for (slug, content) in exported(Format::WordpressHtml) {
        assert!(!content.contains("-edition\""), "{slug}: off by default");
    }
}

#[test]
fn html_is_the_content_of_one_block() {
    for (slug, content) in exported(Format::WordpressHtml) {
        let block = format!("<!-- wp:html -->\n{content}<!-- /wp:html -->");
        let read = parsed(&block);
        assert_valid(&read.blocks, slug);
        assert_eq!(names(&read.blocks), ["core/html"], "{slug}");
        assert_eq!(read.saved, block, "{slug}");
    }
}

#[test]
fn the_classic_editor_changes_nothing() {
    for (slug, content) in exported(Format::WordpressClassic) {
        let (autop, kses) = classic(&content);
        assert_eq!(autop, content, "{slug}");
        assert_eq!(kses, content, "{slug}");
    }
}

#[test]
fn a_page_says_what_was_written_and_runs_none_of_it() {
    let said = |html: &str| words(html).split_whitespace().collect::<Vec<_>>().join(" ");
    for (slug, content) in exported(Format::WordpressHtml) {
        let page = shown(&format!("<!-- wp:html -->\n{content}<!-- /wp:html -->"));
        assert_eq!(said(&page), said(&content), "{slug}");
    }
    for (slug, content) in exported(Format::WordpressClassic) {
        assert_eq!(said(&shown(&content)), said(&content), "{slug}");
    }
    // The editor keeps no number for a sign, so that quotes are set by the site; nothing runs.
    for (slug, content) in exported(Format::WordpressBlocks) {
        let page = shown(&content);
        for acted in ["<b>ran", "<b>embedded"] {
            assert!(!page.contains(acted), "{slug}: {page}");
        }
    }
    assert!(shown("<p>[gallery]</p>").contains("<b>ran gallery"));
    assert!(shown("https://example.org/film").contains("<b>embedded"));
}

#[test]
fn titles_of_further_languages_stand_below_the_one_that_the_theme_prints() {
    for format in [
        Format::WordpressHtml,
        Format::WordpressBlocks,
        Format::WordpressClassic,
    ] {
        let (_, content) = exported(format).swap_remove(0);
        assert!(
            !words(&content).contains("El pozo no se vende\n"),
            "{content}"
        );
        assert!(words(&content).contains("The well is not for sale\n"));
        let levels: Vec<&str> = content
            .match_indices("<h")
            .map(|(at, _)| &content[at..at + 3])
            .collect();
        let headings: Vec<&&str> = levels.iter().filter(|it| **it != "<hr").collect();
        assert_eq!(headings, [&"<h2", &"<h2", &"<h3"], "{content}");
    }
}

#[test]
fn what_is_pasted_into_the_visual_editor_becomes_blocks() {
    for piece in pieces() {
        for edition in &piece.editions {
            let language = &edition.edition.language;
            let body = rendered(&edition.fields.body, language);
            let what = format!("{} {language}", piece.post.slug);
            let clip = export::clip(&body, language, Format::WordpressBlocks);
            for html in [clip.clone(), format!("<meta charset=\"utf-8\">{clip}")] {
                let (blocks, saved) = pasted(&html, "");
                assert_valid(&blocks, &what);
                assert_eq!(saved, clip, "{what}");
            }
            // Another profile's clip is plain HTML, of which the editor makes what it can.
            let plain = export::clip(&body, language, Format::HtmlFragment);
            let (blocks, _) = pasted(&plain, "");
            assert_valid(&blocks, &what);
            let found = names(&blocks);
            assert!(!found.contains(&"core/freeform"), "{what}: {found:?}");
        }
    }
    let everything = pieces()
        .iter()
        .find(|it| it.post.slug == VARIED[1])
        .unwrap();
    let language = &everything.editions[0].edition.language;
    let body = rendered(&everything.editions[0].fields.body, language);
    let (blocks, _) = pasted(&export::clip(&body, language, Format::HtmlFragment), "");
    let without_html = CORE_BLOCKS.into_iter().filter(|name| *name != "core/html");
    assert_eq!(names(&blocks), without_html.collect::<Vec<_>>());
}

fn rendered(markdown: &str, language: &LanguageTag) -> SafeHtml {
    let options = render::Options {
        line_breaks: true,
        language: Some(language),
        typeset: true,
        id_prefix: language.as_str(),
        keep_images: Images::Local,
        ..render::Options::default()
    };
    render::render(markdown, &options).sanitize().0
}

#[test]
fn the_files_are_those_that_somebody_has_read() {
    for format in [
        Format::WordpressHtml,
        Format::WordpressBlocks,
        Format::WordpressClassic,
    ] {
        for (slug, content) in exported(format) {
            assert_golden(&format!("wordpress/{slug}.{}.html", format.id()), &content);
        }
    }
    let wxr = planned(Format::Wxr).files.swap_remove(0);
    let wxr = String::from_utf8(wxr.bytes).unwrap();
    assert_golden("wordpress/wordpress.xml", &without_ids(&wxr));
}

/// Posts have new ids in each library, and what is made of them is new too.
fn without_ids(xml: &str) -> String {
    const BEFORE: &str = "urn:uuid:";
    let mut parts = xml.split(BEFORE);
    let mut without = parts.next().unwrap().to_owned();
    for part in parts {
        without.push_str(BEFORE);
        without.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit() || c == '-'));
    }
    without
}
