//! Each side of a pair, read once for all checks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{
    Pair,
    languages::{Lexeme, Rules, rules},
    scan::{address, figure, is_letter, note, word},
};
use crate::{LanguageTag, markdown, segment::BlockKind};

/// Both sides of a pair.
#[doc(hidden)]
pub struct Reading<'a> {
    pub(super) source: Side<'a>,
    pub(super) target: Side<'a>,
}

/// One side of a pair.
pub(super) struct Side<'a> {
    pub(super) text: &'a str,
    pub(super) language: &'a LanguageTag,
    pub(super) rules: &'static Rules,
    pub(super) kind: Option<BlockKind>,
    /// The words, figures and marks of the prose; nothing of code, addresses and raw HTML.
    pub(super) tokens: Vec<Token>,
    /// The words in lower case, one behind the other.
    folded: String,
    pub(super) links: Vec<Link>,
    /// The references to footnotes: where, and the label.
    pub(super) notes: Vec<(Range<usize>, Range<usize>)>,
    pub(super) emphases: Vec<Range<usize>>,
    pub(super) code: Vec<Range<usize>>,
}

/// A link or an image.
pub(super) struct Link {
    pub(super) range: Range<usize>,
    pub(super) address: String,
    pub(super) image: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A figure with its separators; letters that follow it at once are a word of their own.
    Figure,
    Mark(char),
}

/// A word, a figure or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    folded: (u32, u32),
    /// What the rules of the language know of the word.
    pub(super) known: Option<&'static Lexeme>,
    /// Whether a sentence, a quotation or the like begins here, so that a capital means nothing.
    pub(super) begins: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether something other than the token before stands at once before it.
    pub(super) spaced: bool,
}

impl Token {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

impl<'a> Reading<'a> {
    pub(super) fn of(pair: &Pair<'a>) -> Self {
        Self {
            source: Side::read(
                pair.source,
                pair.source_language,
                pair.source_kind,
                pair.markdown,
            ),
            target: Side::read(
                pair.target,
                pair.target_language,
                pair.target_kind,
                pair.markdown,
            ),
        }
    }

    /// Returns both sides, each with whether it is the source.
    pub(super) fn sides(&self) -> [(&Side<'a>, bool); 2] {
        [(&self.source, true), (&self.target, false)]
    }
}

impl<'a> Side<'a> {
    pub(super) fn read(
        text: &'a str,
        language: &'a LanguageTag,
        kind: Option<BlockKind>,
        is_markdown: bool,
    ) -> Self {
        let mut side = Self {
            text,
            language,
            rules: rules(language),
            kind,
            tokens: Vec::with_capacity(text.len() / 5 + 4),
            folded: String::with_capacity(text.len() + 8),
            links: Vec::new(),
            notes: Vec::new(),
            emphases: Vec::new(),
            code: Vec::new(),
        };
        if matches!(
            kind,
            Some(BlockKind::Code | BlockKind::Html | BlockKind::Rule)
        ) {
            return side;
        }
        let mut begins = true;
        if is_markdown {
            for (range, in_link) in side.pieces() {
                side.tokenize(range, in_link, &mut begins);
            }
        } else {
            side.tokenize(0..text.len(), false, &mut begins);
        }
        side.find_titles();
        side
    }

    /// Takes the capitals of titles for what they are: "see *Updating the package*", "in “The
    /// Old Man and the Sea”".
    fn find_titles(&mut self) {
        let links = self.links.iter().map(|link| link.range.clone());
        let mut ranges: Vec<Range<usize>> = self.emphases.iter().cloned().chain(links).collect();
        let mut open = None;
        for token in &self.tokens {
            match token.kind {
                Kind::Mark('“') if open.is_some_and(|it| self.text[..it].ends_with('„')) => {
                    ranges.extend(open.take().map(|start| start..token.start));
                }
                Kind::Mark('“' | '«' | '„') => open = Some(token.end),
                Kind::Mark('"') if open.is_none() => open = Some(token.end),
                Kind::Mark('”' | '»' | '"') => {
                    ranges.extend(open.take().map(|start| start..token.start));
                }
                _ => {}
            }
        }
        for range in ranges {
            let start = self
                .tokens
                .partition_point(|token| token.start < range.start);
            let end = self.tokens.partition_point(|token| token.start < range.end);
            let Some(tokens) = self.tokens.get_mut(start..end) else {
                continue;
            };
            // What reaches over a whole text is not gone through for each part of it.
            let mut words = tokens.iter_mut().filter(|token| token.is_word()).take(16);
            let Some(first) = words.next() else { continue };
            let mut rest: Vec<&mut Token> = words.collect();
            let capitals = rest.iter().filter(|token| token.capital).count();
            let long = rest
                .iter()
                .filter(|token| token.end - token.start > 3)
                .count();
            if rest.first().is_some_and(|second| !second.capital) {
                first.begins = true;
            }
            if first.capital
                && rest.len() > 1
                && capitals * 2 >= long
                && capitals + 1 < rest.len() + 1 + usize::from(capitals > 1)
            {
                first.begins = true;
                rest.iter_mut().for_each(|token| token.begins = true);
            }
        }
    }

    /// Returns a word in lower case, with one kind of apostrophe.
    pub(super) fn folded(&self, token: &Token) -> &str {
        let (from, to) = token.folded;
        &self.folded[from as usize..to as usize]
    }

    pub(super) fn slice(&self, token: &Token) -> &'a str {
        &self.text[token.range()]
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &Token> + Clone {
        self.tokens.iter().filter(|token| token.is_word())
    }

    /// Yields the prose of Markdown, and whether it stands in a link; gathers what is not prose.
    fn pieces(&mut self) -> Vec<(Range<usize>, bool)> {
        let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
        let (mut links, mut silent) = (0_usize, 0_usize);
        for (event, range) in markdown::inline_parser(self.text) {
            match event {
                Event::Text(_) if silent == 0 => match pieces.last_mut() {
                    Some((last, _)) if last.end == range.start => last.end = range.end,
                    _ => pieces.push((range, links > 0)),
                },
                Event::Code(_) => self.code.push(range),
                Event::Start(
                    ref tag @ (Tag::Link {
                        link_type,
                        ref dest_url,
                        ..
                    }
                    | Tag::Image {
                        link_type,
                        ref dest_url,
                        ..
                    }),
                ) => {
                    let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    links += 1;
                    silent += usize::from(bare || silent > 0);
                    self.links.push(Link {
                        range,
                        address: dest_url.to_string(),
                        image: matches!(tag, Tag::Image { .. }),
                    });
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    links = links.saturating_sub(1);
                    silent = silent.saturating_sub(1);
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    silent += 1;
                    self.code.push(range);
                }
                Event::End(TagEnd::CodeBlock) => silent = silent.saturating_sub(1),
                Event::Start(Tag::Emphasis | Tag::Strong) => self.emphases.push(range),
                _ => {}
            }
        }
        pieces
    }

    fn tokenize(&mut self, piece: Range<usize>, in_link: bool, begins: &mut bool) {
        let text = self.text;
        let mut at = piece.start;
        let mut spaced = true;
        while at < piece.end {
            let rest = &text[at..piece.end];
            let Some(first) = rest.chars().next() else {
                break;
            };
            if first.is_whitespace() {
                spaced = true;
                let lines = rest[..rest.len() - rest.trim_start().len()].matches('\n');
                *begins |= lines.count() > 1;
                at += rest.len() - rest.trim_start().len();
                continue;
            }
            let length = if let Some((length, label)) = note(rest) {
                if !rest[length..].starts_with(':') || at > 0 {
                    self.notes
                        .push((at..at + length, at + label.start..at + label.end));
                }
                length
            } else if let Some(length) = address(rest, spaced) {
                if !in_link {
                    self.links.push(Link {
                        range: at..at + length,
                        address: rest[..length].to_owned(),
                        image: false,
                    });
                }
                *begins = false;
                length
            } else if first.is_ascii_digit() {
                let length = figure(rest);
                self.push(Kind::Figure, at, at + length, *begins, spaced);
                *begins = false;
                length
            } else if is_letter(first) {
                let length = word(rest, self.rules.elides);
                self.push(Kind::Word, at, at + length, *begins, spaced);
                *begins = false;
                length
            } else {
                let length = first.len_utf8();
                self.push(Kind::Mark(first), at, at + length, *begins, spaced);
                *begins |= !matches!(
                    first,
                    ',' | '-' | '\'' | '’' | ')' | ']' | '%' | '/' | '&' | '+' | '»' | '”' | '·'
                );
                length
            };
            spaced = false;
            at += length;
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize, begins: bool, spaced: bool) {
        let from = self.folded.len();
        let slice = &self.text[start..end];
        let mut capital = false;
        let mut known = None;
        if kind == Kind::Word {
            if slice.is_ascii() {
                self.folded.push_str(slice);
                self.folded[from..].make_ascii_lowercase();
                capital = slice.as_bytes()[0].is_ascii_uppercase();
            } else {
                for character in slice.chars() {
                    match character {
                        '’' | 'ʼ' => self.folded.push('\''),
                        _ => self.folded.extend(character.to_lowercase()),
                    }
                }
                capital = slice.chars().next().is_some_and(char::is_uppercase);
            }
            known = self.rules.lexeme(&self.folded[from..]);
        }
        // A text whose words pass four gigabytes is not read by this program.
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.tokens.push(Token {
            kind,
            start,
            end,
            folded: (short(from), short(self.folded.len())),
            known,
            begins,
            capital,
            spaced,
        });
    }
}
