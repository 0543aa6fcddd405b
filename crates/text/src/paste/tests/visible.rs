//! The words that HTML shows, read without the code that is tested: from tokens, with a list of
//! what the clips of the fixtures hide.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};
use unicode_normalization::UnicodeNormalization as _;

/// The words that a clip shows, without the numbers of footnotes and of items.
pub(super) fn visible_words(html: &str) -> Vec<String> {
    let fragment = html
        .split_once("<!--StartFragment")
        .map_or(html, |(_, it)| it);
    let fragment = fragment
        .split_once("<!--EndFragment")
        .map_or(fragment, |(it, _)| it);
    words(fragment)
}

/// The words of a rendered text, without the numbers of footnotes.
pub(super) fn rendered_words(html: &str) -> Vec<String> {
    words(html)
}

fn words(html: &str) -> Vec<String> {
    let eye = Eye(RefCell::new(Seen::default()));
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(eye, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let text = tokenizer.sink.0.into_inner().text;
    let is_wordless = |it: char| !it.is_alphanumeric();
    // The same letter and figure whatever its shape.
    let text: String = text
        .nfkc()
        .filter(|it| !matches!(it, '\u{ad}' | '\u{200b}'))
        .collect();
    // Word's second bullet is a letter.
    let words = text
        .split(is_wordless)
        .filter(|word| !word.is_empty() && *word != "o");
    words.map(str::to_owned).collect()
}

#[derive(Default)]
struct Seen {
    text: String,
    /// The element that nobody sees, and how often it is open.
    closed_eye: Option<(String, usize)>,
    in_marker: bool,
}

struct Eye(RefCell<Seen>);

impl TokenSink for Eye {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if seen.closed_eye.is_none() && !seen.in_marker => {
                seen.text.push_str(&text);
            }
            Token::CommentToken(comment) => match comment.trim() {
                "[if !supportLists]" => seen.in_marker = true,
                "[endif]" => seen.in_marker = false,
                _ => {}
            },
            Token::TagToken(tag) => return seen.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Seen {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((closed, times)) = &mut self.closed_eye {
            if closed == name && tag.kind == TagKind::StartTag {
                *times += 1;
            } else if closed == name {
                *times -= 1;
                if *times == 0 {
                    self.closed_eye = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        let inline = [
            "a", "b", "i", "em", "strong", "span", "font", "u", "s", "del", "ins", "sup", "sub",
            "code", "o:p", "wbr", "strike", "small", "mark", "abbr", "tt", "bdi",
        ];
        if !inline.contains(&name) {
            self.text.push(' ');
        }
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        let sign = |it: &&html5ever::Attribute| &*it.name.local == "data-stringify-emoji";
        if let Some(sign) = tag.attrs.iter().find(sign) {
            self.text.push_str(&sign.value);
        }
        if tag.attrs.iter().any(|it| &*it.value == "paragraph-break") {
            self.text.push(' ');
        }
        if is_unseen(tag) {
            self.closed_eye = Some((name.to_owned(), 1));
            match name {
                "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                _ => {}
            }
        }
        TokenSinkResult::Continue
    }
}

fn is_unseen(tag: &Tag) -> bool {
    let name: &str = &tag.name;
    let value = |name: &str| {
        let mut attributes = tag.attrs.iter();
        let found = attributes.find(|attribute| &*attribute.name.local == name);
        found.map(|it| it.value.to_string()).unwrap_or_default()
    };
    let style: String = value("style")
        .to_lowercase()
        .chars()
        .filter(|it| *it != ' ')
        .collect();
    let unseen_styles = [
        "display:none",
        "visibility:hidden",
        "mso-hide:all",
        "mso-list:ignore",
        "font-size:0",
        "font-size:1px",
        "left:-9999px",
        "clip:rect",
        "color:#fffffe",
        "color:rgb(255,255,255);background-color:rgb(255,255,255)",
        "mso-element:comment-list",
    ];
    let unseen_classes = [
        "screen-reader-text",
        "sr-only",
        "msocomanchor",
        "MsoCommentReference",
        "mw-cite-backlink",
    ];
    let unseen_elements = [
        "style", "script", "title", "nav", "noscript", "button", "svg", "template", "select",
        "textarea", "xml",
    ];
    let is_void = ["br", "img", "hr", "meta", "link", "input", "col", "wbr"].contains(&name);
    let leads_within = name == "a" && value("href").starts_with('#');
    let is_number_of_note = leads_within
        && [
            "ftn",
            "edn",
            "sdfootnote",
            "sdendnote",
            "ref-",
            "note-",
            "fn",
            "cite",
            "cmnt",
            "wp-fn",
        ]
        .iter()
        .any(|known| value("href").trim_start_matches(['#', '_']).contains(known));
    let classes = value("class");
    !is_void
        && (unseen_elements.contains(&name)
            || unseen_styles.iter().any(|known| style.contains(known))
            || classes
                .split(' ')
                .any(|class| unseen_classes.contains(&class))
            || value("aria-hidden") == "true"
            || tag.attrs.iter().any(|it| &*it.name.local == "hidden")
            || is_number_of_note
            || (name == "del" && !value("datetime").is_empty())
            || (name == "div" && value("id").starts_with("cmnt")))
}
