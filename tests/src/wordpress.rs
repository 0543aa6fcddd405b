//! What WordPress makes of exports: its own editor, its own rules.

use crate::support::html::words;
use crate::support::wordpress::{Block, classic, parsed, shown};
use crate::support::{Folder, LIBRARY, VARIED, varied_posts};

/// The file that each of the posts is exported to in a format, by slug.
fn exported(format: &str) -> Vec<(&'static str, String)> {
    let folder = Folder::with_library();
    varied_posts(&folder);
    let args = ["export", LIBRARY, "--all", "--format", format];
    let made = folder.octa(args.into_iter().chain(["--out", "out"]));
    made.copes().unwrap();
    let file = |slug| (slug, folder.read(&format!("out/{slug}.html")));
    VARIED.into_iter().map(file).collect()
}

/// The names of blocks, each once, in order.
fn names(blocks: &[Block]) -> Vec<&str> {
    let all = blocks.iter().flat_map(Block::all);
    let mut names: Vec<&str> = all.map(|block| block.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[track_caller]
fn assert_valid(blocks: &[Block], slug: &str) {
    for block in blocks.iter().flat_map(Block::all) {
        assert!(block.is_valid, "{slug}: {block:#?}");
    }
}

/// What the editor has understood of words, where it writes the same in another way: a `>`
/// that needs no entity, and a language that it opens once for neighbours.
fn as_retyped(content: &str) -> String {
    let mut seams = content.to_owned();
    for language in ["en", "es", "fr", "ca", "ar", "es-MX"] {
        let seam = format!("[</span><span lang=\"{language}\">");
        seams = seams.replace(&seam, "[");
    }
    seams.replace("&gt;", ">")
}

#[test]
fn blocks_are_valid_and_saved_again_byte_by_byte() {
    let mut seen = Vec::new();
    for (slug, content) in exported("wordpress-blocks") {
        let read = parsed(&content);
        assert_valid(&read.blocks, slug);
        assert_eq!(read.saved, content, "{slug}");
        let retyped = read.retyped.replace("&gt;", ">");
        assert_eq!(retyped, as_retyped(&content), "{slug}, retyped");
        seen.extend(names(&read.blocks).into_iter().map(str::to_owned));
    }
    seen.sort_unstable();
    seen.dedup();
    let expected = [
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
    assert_eq!(seen, expected);
}

#[test]
fn html_is_the_content_of_one_block() {
    for (slug, content) in exported("wordpress-html") {
        let block = format!("<!-- wp:html -->\n{content}<!-- /wp:html -->");
        let read = parsed(&block);
        assert_valid(&read.blocks, slug);
        assert_eq!(names(&read.blocks), ["core/html"], "{slug}");
        assert_eq!(read.saved, block, "{slug}");
    }
}

#[test]
fn the_classic_editor_changes_nothing() {
    for (slug, content) in exported("wordpress-classic") {
        let (autop, kses) = classic(&content);
        assert_eq!(autop, content, "{slug}");
        assert_eq!(kses, content, "{slug}");
    }
}

#[test]
fn a_page_says_what_was_written() {
    for format in ["wordpress-html", "wordpress-classic"] {
        for (slug, content) in exported(format) {
            let page = match format {
                "wordpress-html" => format!("<!-- wp:html -->\n{content}<!-- /wp:html -->"),
                _ => content.clone(),
            };
            let page = shown(&page);
            let plain = |html: &str| words(html).split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(plain(&page), plain(&content), "{format}: {slug}");
        }
    }
    for (slug, content) in exported("wordpress-blocks") {
        let page = shown(&content);
        for acted in ["<b>ran", "<b>embedded"] {
            assert!(!page.contains(acted), "{slug}: {page}");
        }
    }
}
