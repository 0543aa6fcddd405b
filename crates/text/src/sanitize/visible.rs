//! Characters that nobody sees, taken out of HTML whose mark-up is the renderer's or the policy's
//! own: every attribute value quoted, every other `<` and `>` escaped.

use super::element::is_within_text;
use crate::invisible::{Hidden, Verdict, has_right_to_left, judge_parts, may_hide};

/// Takes them out of text and of attribute values.
///
/// A block is judged as one, whatever emphasis or links are in it; the direction of writing by the
/// whole text. Must not be called before the HTML is tamed: what goes could be what keeps two
/// halves of a tag apart.
pub(super) fn visible(html: String, hidden: &mut Hidden) -> String {
    if !may_hide(&html) {
        return html;
    }
    let mut reader = Reader {
        right_to_left: has_right_to_left(&html),
        block: Unit::default(),
        gone: Vec::new(),
    };
    reader.read(&html);
    let mut kept = String::with_capacity(html.len());
    let mut done = 0;
    reader.gone.sort_unstable_by_key(|gone| gone.at);
    for Gone {
        at,
        character,
        verdict,
    } in reader.gone
    {
        kept.push_str(&html[done..at]);
        kept.extend(verdict.apply(character, hidden));
        done = at + character.len_utf8();
    }
    kept.push_str(&html[done..]);
    kept
}

struct Reader {
    right_to_left: bool,
    /// The text of the block that is being read.
    block: Unit,
    gone: Vec<Gone>,
}

/// Characters that are judged together, and where they stand.
#[derive(Default)]
struct Unit {
    places: Vec<usize>,
    characters: Vec<char>,
    /// Where elements begin and end that are written in a direction of their own.
    edges: Vec<usize>,
}

/// A character that does not stay.
struct Gone {
    at: usize,
    character: char,
    verdict: Verdict,
}

impl Unit {
    fn push(&mut self, from: usize, text: &str) {
        for (at, character) in text.char_indices() {
            self.places.push(from + at);
            self.characters.push(character);
        }
    }
}

impl Reader {
    fn read(&mut self, html: &str) {
        let mut at = 0;
        while let Some(begin) = html[at..].find('<').map(|found| at + found) {
            self.block.push(at, &html[at..begin]);
            at = self.tag(html, begin);
        }
        self.block.push(at, &html[at..]);
        self.judge_block();
    }

    /// Reads a tag; returns where it ends.
    fn tag(&mut self, html: &str, begin: usize) -> usize {
        let tag = &html[begin + 1..];
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let name = name
            .find(|it: char| !it.is_ascii_alphanumeric())
            .map_or(name, |end| &name[..end]);
        if !is_within_text(name) {
            self.judge_block();
        }
        let is_end = tag.starts_with('/') && !self.block.edges.is_empty();
        let mut is_edge = is_end || matches!(name, "bdi" | "bdo");
        let mut at = begin + 1;
        let end = loop {
            let Some(found) = html[at..].find(['"', '>']) else {
                break html.len();
            };
            is_edge |= html[at..at + found].ends_with(" dir=");
            at += found + 1;
            if html.as_bytes()[at - 1] == b'>' {
                break at;
            }
            let Some(end) = html[at..].find('"').map(|found| at + found) else {
                break html.len();
            };
            let mut value = Unit::default();
            if may_hide(&html[at..end]) {
                value.push(at, &html[at..end]);
            }
            self.judge(&value);
            at = end + 1;
        };
        if is_edge {
            self.block.edges.push(self.block.characters.len());
        }
        end
    }

    fn judge_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        self.judge(&block);
        // Its room is used again.
        self.block = block;
        self.block.places.clear();
        self.block.characters.clear();
        self.block.edges.clear();
    }

    fn judge(&mut self, unit: &Unit) {
        let verdicts = judge_parts(&unit.characters, &unit.edges, self.right_to_left);
        for (place, verdict) in verdicts.into_iter().enumerate() {
            if verdict != Verdict::Stays {
                self.gone.push(Gone {
                    at: unit.places[place],
                    character: unit.characters[place],
                    verdict,
                });
            }
        }
    }
}
