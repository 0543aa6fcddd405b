//! Sanitized HTML, fitted to the place where it will stand.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::Address;
use crate::SafeHtml;
use crate::sanitize::{ImageSource, Policy, image_source, is_void};

/// The address of an image by its name, or none.
type Renaming<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// How HTML is fitted. The default changes nothing that shows.
#[derive(Clone, Copy, Default)]
pub struct Fit<'a> {
    /// The address of an image of the library by its name; `None` leaves it as it is.
    pub images: Option<&'a Renaming<'a>>,
    /// The site's address, which links that say only where on the site get in front.
    pub site: Option<&'a str>,
    /// The style of an element inside another, for places where no style sheet reaches.
    pub style: Option<fn(element: &str, inside: Option<&str>) -> &'static str>,
    /// What a table is called for those who listen: it gets a frame in which it can be moved.
    pub table: Option<&'a str>,
    /// What the HTML has passed.
    pub policy: &'a Policy,
}

/// HTML that has passed the policy, with addresses and styles of ours in it.
///
/// It may stand on a page as it is; like [`SafeHtml`] it cannot be made of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    html: String,
    /// Where its outermost elements begin, byte by byte.
    tops: Vec<usize>,
}

impl Fitted {
    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// How many outermost elements it has; a text between them counts as one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.tops.len()
    }

    /// Some of its outermost elements.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Fitted {
        let at = |top: usize| self.tops.get(top).copied().unwrap_or(self.html.len());
        let (start, end) = (at(from), at(to.max(from)));
        let tops = self.tops.iter().filter(|top| (start..end).contains(top));
        Fitted {
            html: self.html[start..end].to_owned(),
            tops: tops.map(|top| top - start).collect(),
        }
    }
}

/// Fits sanitized HTML.
#[must_use]
pub fn fit(html: &SafeHtml, how: &Fit<'_>) -> Fitted {
    let fitter = Fitter {
        how,
        state: RefCell::new(State {
            fitted: Fitted {
                html: String::with_capacity(html.as_str().len() + html.as_str().len() / 8),
                tops: Vec::new(),
            },
            open: Vec::new(),
            link: None,
        }),
    };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html.as_str()));
    let tokenizer = Tokenizer::new(fitter, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().fitted
}

struct Fitter<'a> {
    how: &'a Fit<'a>,
    state: RefCell<State>,
}

struct State {
    fitted: Fitted,
    /// The elements that are open, outermost first.
    open: Vec<String>,
    link: Option<Link>,
}

/// A link whose words are being read.
struct Link {
    address: String,
    words: String,
    /// Where an attribute could be put in.
    at: usize,
}

impl TokenSink for Fitter<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start(&mut state, &tag),
            Token::TagToken(tag) => self.end(&mut state, &tag.name),
            // Sanitized HTML has none of these.
            Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl Fitter<'_> {
    fn start(&self, state: &mut State, tag: &Tag) {
        let name: &str = &tag.name;
        state.begin();
        if let Some(label) = self.frame(state, name) {
            state.put("<div role=\"group\" tabindex=\"0\"");
            state.attribute("aria-label", label);
            state.put(">");
        }
        state.put("<");
        state.put(name);
        for attribute in &tag.attrs {
            let (key, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            match (key, self.value(name, key, value)) {
                (_, Some(other)) => state.attribute(key, &other),
                _ => state.attribute(key, value),
            }
        }
        if let Some(style) = self.how.style {
            let inside = state.open.last().map(String::as_str);
            let style = style(name, inside);
            if !style.is_empty() {
                state.attribute("style", style);
            }
        }
        if name == "a" {
            let href = tag.attrs.iter().find(|it| &*it.name.local == "href");
            state.link = href.map(|href| Link {
                address: href.value.to_string(),
                words: String::new(),
                at: state.fitted.html.len(),
            });
        }
        state.put(">");
        if !is_void(name) {
            state.open.push(name.to_owned());
        }
    }

    /// The value that an attribute gets in the place of its own.
    fn value(&self, element: &str, name: &str, value: &str) -> Option<String> {
        match (element, name) {
            ("img", "src") => match image_source(value, self.how.policy) {
                ImageSource::Own(name) => self.how.images?(name),
                ImageSource::Remote | ImageSource::Refused => None,
            },
            ("a", "href") => {
                let policy = self.how.policy;
                let absolute = Address::judge(value, policy)?.absolute(self.how.site?, policy)?;
                Some(absolute.as_str().to_owned())
            }
            _ => None,
        }
    }

    /// What the frame of a table is called: only the outermost one has a frame.
    fn frame(&self, state: &State, name: &str) -> Option<&str> {
        let is_outermost = name == "table" && !state.open.iter().any(|open| open == "table");
        self.how.table.filter(|_| is_outermost)
    }

    fn end(&self, state: &mut State, name: &str) {
        state.open.pop();
        if name == "a"
            && let Some(link) = state.link.take()
            && is_shown(&link)
        {
            // An address is no word of any language, and paper need not say it twice.
            state.fitted.html.insert_str(link.at, " translate=\"no\"");
        }
        state.put("</");
        state.put(name);
        state.put(">");
        if self.frame(state, name).is_some() {
            state.put("</div>");
        }
    }
}

/// Tells whether a link's words are its address.
fn is_shown(link: &Link) -> bool {
    let bare = |address: &str| {
        let address = address.trim().trim_end_matches('/');
        let schemes = ["https://", "http://", "mailto:"];
        let rest = schemes.iter().find_map(|it| address.strip_prefix(it));
        rest.unwrap_or(address).to_owned()
    };
    bare(&link.words) == bare(&link.address)
}

impl State {
    fn put(&mut self, html: &str) {
        self.fitted.html.push_str(html);
    }

    /// Notes where an outermost element begins.
    fn begin(&mut self) {
        if self.open.is_empty() {
            self.fitted.tops.push(self.fitted.html.len());
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.is_empty() && !text.trim().is_empty() {
            self.begin();
        }
        if let Some(link) = &mut self.link {
            link.words.push_str(text);
        }
        self.escaped(text, false);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.put(" ");
        self.put(name);
        self.put("=\"");
        self.escaped(value, true);
        self.put("\"");
    }

    /// Escapes as serialisers do.
    fn escaped(&mut self, text: &str, in_attribute: bool) {
        let mut rest = text;
        let special = |c: char| matches!(c, '&' | '<' | '>' | '\u{a0}') || in_attribute && c == '"';
        while let Some(at) = rest.find(special) {
            let (before, from) = rest.split_at(at);
            self.fitted.html.push_str(before);
            let mut characters = from.chars();
            self.fitted.html.push_str(match characters.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                _ => "&nbsp;",
            });
            rest = characters.as_str();
        }
        self.fitted.html.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::{Options, render};
    use crate::sanitize::sanitize;

    fn fitted(html: &str, how: &Fit<'_>) -> String {
        fit(&sanitize(html).0, how).as_str().to_owned()
    }

    #[test]
    fn images_and_links_get_the_addresses_of_their_place() {
        let images = |name: &str| (name == "a.png").then(|| "data:image/png;base64,AA".to_owned());
        let how = Fit {
            images: Some(&images),
            site: Some("https://example.org"),
            ..Fit::default()
        };
        let html = "<img src=\"image/a.png\" alt=\"x\"><img src=\"image/b.png\" alt=\"\">\
            <a href=\"/es/\">y</a><a href=\"#note-1\">z</a>";
        let made = fitted(html, &how);
        assert!(
            made.contains("src=\"data:image/png;base64,AA\" alt=\"x\""),
            "{made}"
        );
        assert!(made.contains("src=\"image/b.png\""), "{made}");
        assert!(made.contains("href=\"https://example.org/es/\""), "{made}");
        assert!(made.contains("href=\"#note-1\""), "{made}");
    }

    #[test]
    fn an_address_that_shows_is_not_for_translating() {
        let html = "<a href=\"https://example.org/a\">example.org/a</a> \
            <a href=\"https://example.org/b\">words</a>";
        let made = fitted(html, &Fit::default());
        assert_eq!(
            made.matches("translate=\"no\">example.org/a</a>").count(),
            1
        );
        assert!(
            made.contains(">words</a>") && !made.contains("no\">words"),
            "{made}"
        );
    }

    #[test]
    fn only_the_outermost_table_has_a_frame() {
        let how = Fit {
            table: Some("Table"),
            ..Fit::default()
        };
        let inner = "<table><tbody><tr><td>x</td></tr></tbody></table>";
        let made = fitted(&inner.replace('x', inner), &how);
        assert_eq!(
            made.matches("<div role=\"group\" tabindex=\"0\" aria-label=\"Table\">")
                .count(),
            1
        );
        assert!(made.ends_with("</table></div>"), "{made}");
    }

    #[test]
    fn outermost_elements_can_be_told_apart() {
        let markdown = "One\n\n- a\n- b\n\n> q\n\nTwo[^1]\n\n[^1]: x";
        let (html, _) = render(markdown, &Options::default()).sanitize();
        let made = fit(&html, &Fit::default());
        assert_eq!(made.count(), 5);
        assert_eq!(made.part(0, 1).as_str().trim_end(), "<p>One</p>");
        assert!(made.part(1, 3).as_str().starts_with("<ul>"));
        assert_eq!(made.part(1, 3).count(), 2);
        assert_eq!(made.part(0, 5), made);
    }

    proptest! {
        #[test]
        fn fitting_changes_nothing_of_what_the_policy_let_through(html in "(<[a-z]{1,4}>|[&<>\" a-zé\u{a0}]|</[a-z]{1,4}>|<a href='/x\"&<'>|&quot;){0,40}") {
            let safe = sanitize(&html).0;
            let made = fit(&safe, &Fit::default());
            let again = sanitize(made.as_str()).0;
            prop_assert_eq!(again.as_str(), safe.as_str());
        }
    }
}
