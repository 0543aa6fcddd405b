//! The last look at a whole page.

use std::cell::RefCell;
use std::fmt;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::allowed::{allows, allows_attribute, is_quiet_relation};
use super::style::reaches_out;
use crate::invisible::is_harmless;
use crate::sanitize::{Policy, Target, link_target};

/// Something that a page must not have, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the page, from 1.
    pub line: u64,
    /// What it is.
    pub found: Found,
}

/// What a page must not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An element that acts, loads, or is not known.
    Element(String),
    /// An attribute that acts, loads, or is not known.
    Attribute {
        /// The element that has it.
        element: String,
        /// Its name.
        name: String,
    },
    /// An attribute that leads or asks where it may not.
    Address {
        /// The element that has it.
        element: String,
        /// Its name.
        name: String,
    },
    /// A style that asks for something.
    Style(&'static str),
    /// A comment: it is not for readers.
    Comment,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Element(name) => write!(f, "a page cannot have <{name}>"),
            Found::Attribute { element, name } => {
                write!(f, "<{element}> cannot have {name}")
            }
            Found::Address { element, name } => {
                write!(f, "{name} of <{element}> cannot lead there")
            }
            Found::Style(what) => write!(f, "a style cannot have {what}"),
            Found::Comment => write!(f, "a page cannot have HTML comments"),
        }
    }
}

/// Looks at every tag, address and style of a page.
///
/// Links and images may lead where the policy lets them.
///
/// # Errors
///
/// The first thing that acts, asks another place, or is not known to be harmless.
pub fn check(page: &str, policy: &Policy) -> Result<(), Fault> {
    let looker = Looker {
        state: RefCell::new(State {
            fault: None,
            style: None,
        }),
        policy,
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(looker, TokenizerOpts::default());
    // The sink never asks for a script to be run, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    match tokenizer.sink.state.into_inner().fault {
        Some(fault) => Err(fault),
        None => Ok(()),
    }
}

struct State {
    fault: Option<Fault>,
    /// The style that is being read.
    style: Option<String>,
}

struct Looker<'a> {
    state: RefCell<State>,
    policy: &'a Policy,
}

impl TokenSink for Looker<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        if state.fault.is_some() {
            return TokenSinkResult::Continue;
        }
        let (found, then) = match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let then = match &*tag.name {
                    "style" => {
                        state.style = Some(String::new());
                        TokenSinkResult::RawData(RawKind::Rawtext)
                    }
                    "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
                (self.of_tag(&tag), then)
            }
            Token::TagToken(_) | Token::EOFToken => {
                let style = state.style.take();
                let found = style.and_then(|css| reaches_out(&css)).map(Found::Style);
                (found, TokenSinkResult::Continue)
            }
            Token::CharacterTokens(text) => {
                if let Some(style) = &mut state.style {
                    style.push_str(&text);
                }
                (None, TokenSinkResult::Continue)
            }
            Token::CommentToken(_) => (Some(Found::Comment), TokenSinkResult::Continue),
            Token::NullCharacterToken | Token::DoctypeToken(_) | Token::ParseError(_) => {
                (None, TokenSinkResult::Continue)
            }
        };
        state.fault = found.map(|found| Fault { line, found });
        then
    }
}

impl Looker<'_> {
    fn of_tag(&self, tag: &Tag) -> Option<Found> {
        let element: &str = &tag.name;
        if !allows(element) {
            return Some(Found::Element(element.to_owned()));
        }
        if element == "link" {
            let rel = tag.attrs.iter().find(|it| &*it.name.local == "rel");
            if !rel.is_some_and(|rel| is_quiet_relation(&rel.value)) {
                return Some(attribute(element, "rel"));
            }
        }
        tag.attrs.iter().find_map(|it| {
            let (name, value): (&str, &str) = (&it.name.local, &it.value);
            if !allows_attribute(element, name) {
                return Some(attribute(element, name));
            }
            let leads = match name {
                "href" => link_target(value, self.policy) != Target::Refused,
                "src" => self.may_show(value),
                "style" => return reaches_out(value).map(Found::Style),
                _ => true,
            };
            (!leads).then(|| Found::Address {
                element: element.to_owned(),
                name: name.to_owned(),
            })
        })
    }

    /// Tells whether an image may be shown: one beside the page, or one in it.
    fn may_show(&self, address: &str) -> bool {
        if let Some(data) = address.strip_prefix("data:") {
            return is_picture(data);
        }
        let plain = address
            .chars()
            .all(|it| is_harmless(it) && !it.is_whitespace());
        let head = address.split(['/', '?', '#']).next().unwrap_or(address);
        let is_beside = !head.contains(':') && !address.starts_with(['/', '\\']);
        plain
            && (is_beside
                || self.policy.remote_images
                    && link_target(address, self.policy) == Target::Elsewhere)
    }
}

fn attribute(element: &str, name: &str) -> Found {
    Found::Attribute {
        element: element.to_owned(),
        name: name.to_owned(),
    }
}

/// Tells whether what follows `data:` is a picture of pixels, and nothing but it.
fn is_picture(data: &str) -> bool {
    let Some((kind, pixels)) = data.split_once(";base64,") else {
        return false;
    };
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    matches!(
        kind,
        "image/png" | "image/jpeg" | "image/gif" | "image/webp"
    ) && pixels.bytes().all(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(page: &str, expected: &str) {
        let fault = check(page, Default::default()).expect_err(page);
        assert_eq!(fault.found.to_string(), expected, "{page}");
    }

    #[test]
    fn whatever_acts_or_asks_is_refused_by_name() {
        for (page, expected) in [
            ("<script>x</script>", "a page cannot have <script>"),
            ("<p onclick=x>", "<p> cannot have onclick"),
            ("<svg/onload=x>", "a page cannot have <svg>"),
            ("<iframe src=x>", "a page cannot have <iframe>"),
            ("<form action=x>", "a page cannot have <form>"),
            ("<base href=x>", "a page cannot have <base>"),
            (
                "<meta http-equiv=refresh content=0>",
                "<meta> cannot have http-equiv",
            ),
            ("<link rel=preconnect href=x>", "<link> cannot have rel"),
            (
                "<link rel='alternate stylesheet' href=x>",
                "<link> cannot have rel",
            ),
            ("<link href=x>", "<link> cannot have rel"),
            ("<a href=javascript:x>", "href of <a> cannot lead there"),
            (
                "<a href='&#106;avascript:x'>",
                "href of <a> cannot lead there",
            ),
            ("<a href=x ping=y>", "<a> cannot have ping"),
            (
                "<img src=https://example.org/a.png>",
                "src of <img> cannot lead there",
            ),
            (
                "<img src=//example.org/a.png>",
                "src of <img> cannot lead there",
            ),
            (
                "<img src=data:image/svg+xml;base64,AA>",
                "src of <img> cannot lead there",
            ),
            ("<img srcset=a>", "<img> cannot have srcset"),
            ("<style>a{b:url(x)}</style>", "a style cannot have url("),
            ("<style>@import 'x'", "a style cannot have @import"),
            (
                "<p style='background:u\\72l(x)'>",
                "a style cannot have url(",
            ),
            ("<!-- me -->", "a page cannot have HTML comments"),
            ("<video src=x>", "a page cannot have <video>"),
            (
                "<p><noscript><p title='</noscript><img>'>",
                "a page cannot have <noscript>",
            ),
        ] {
            refused(page, expected);
        }
    }

    #[test]
    fn what_readers_need_passes() {
        let page = "<!doctype html>\n<html lang=es dir=ltr><head><meta charset=utf-8>\
            <meta name=viewport content=x><title><b>&amp;</title><style>a>b{color:red}</style>\
            <link rel=canonical href=https://example.org/></head><body class=x>\
            <nav aria-label=x><a href='#es' hreflang=es>y</a></nav>\
            <img src=image/a.png alt='' width=1><img src='data:image/png;base64,AA=='>";
        assert_eq!(check(page, Default::default()), Ok(()));
        let with_remote_images = Policy {
            remote_images: true,
            ..Policy::default()
        };
        let remote = "<img src=https://example.org/a.png referrerpolicy=no-referrer>";
        assert_eq!(check(remote, &with_remote_images), Ok(()));
    }

    #[test]
    fn a_fault_says_its_line() {
        let fault = check("<p>\n\n<p onclick=x>", Default::default()).unwrap_err();
        assert_eq!(fault.line, 3);
    }
}
