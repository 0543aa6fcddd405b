//! Texts that nobody would write, for the two laws: the editor saves blocks as they are, and the
//! classic editor changes nothing.

use library::export::{self, Format};
use library::fixtures::Random;
use text::LanguageTag;

use super::{as_retyped, rendered};
use crate::support::wordpress::{Block, classic, parsed};

/// Parts of texts that are put together at random: Markdown, raw HTML, signs of WordPress.
const PARTS: [&str; 48] = [
    "word ",
    "agua ",
    "a b\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "7. ",
    "    ",
    "# ",
    "### ",
    "**",
    "*",
    "~~",
    "`",
    "```\n",
    "---\n\n",
    "\\\n",
    "  \n",
    "[gallery] ",
    "[x a=b]",
    "[[",
    "]",
    "[link](https://a.example/?b&c \"a [title]\") ",
    "https://a.example/b\n",
    "![i](image/a.png \"c\")\n\n",
    "![](image/a.png) ",
    "| a | b |\n|---|--:|\n| c | d |\n\n",
    "[^1]",
    "\n\n[^1]: A note.\n\n",
    "\"",
    "'",
    "--",
    "...",
    "&amp;",
    "&lt;!-- wp:html --&gt;",
    "<!-- wp:html -->",
    "<br>",
    "<b title=\"<!-- wp:html -->\">",
    "</b>",
    "<div><p>",
    "</div>",
    "<ul><li>x<p>y</p>",
    "<table><tr><td>",
    "<figure><table><tr><td>x</table><figcaption>",
];

#[test]
fn whatever_is_written_wordpress_keeps_it_as_it_is() {
    let random = &mut Random::new(6);
    let languages = ["es", "ar"].map(|tag| LanguageTag::parse(tag).unwrap());
    let mut changed = Vec::new();
    for number in 0..400 {
        let parts = 1 + random.below(24);
        let markdown: String = (0..parts)
            .map(|_| PARTS[random.below(PARTS.len())])
            .collect();
        let language = &languages[number % 2];
        let body = rendered(&markdown, language);
        let blocks = export::clip(&body, language, Format::WordpressBlocks);
        let read = parsed(&blocks);
        let mut all = read.blocks.iter().flat_map(Block::all);
        let is_settled = all.all(|block| block.is_valid)
            && read.saved == blocks
            && as_retyped(&read.retyped) == as_retyped(&blocks);
        if !is_settled {
            changed.push(format!("{markdown:?}\n{blocks}\n{read:#?}"));
        }
        let content = export::clip(&body, language, Format::WordpressClassic);
        let (autop, kses) = classic(&content);
        if autop != content || kses != content {
            changed.push(format!("{markdown:?}\n{content}\n{autop}\n{kses}"));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\n{}",
        changed.len(),
        changed.join("\n\n")
    );
}
