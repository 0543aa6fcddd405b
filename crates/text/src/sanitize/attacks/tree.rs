//! What must be true of a tree that is shown to readers.

use std::collections::HashSet;

use ammonia::Url;
use html5ever::{
    Attribute, LocalName, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment,
    serialize,
    serialize::{SerializeOpts, TraversalScope},
    tendril::TendrilSink,
    tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

use crate::{
    LanguageTag, invisible,
    sanitize::{LinkRel, Policy, Scheme},
};

/// Something that must not be in a post.
pub(super) struct Trouble(pub(super) String);

/// Deeper than this, readers' programs and other sanitizers give up.
const DEEPEST: usize = 300;

/// Looks at all that a browser would make of a fragment.
pub(super) fn troubles(html: &str, policy: &Policy) -> Vec<Trouble> {
    let mut looker = Looker {
        policy,
        ids: HashSet::new(),
        troubles: Vec::new(),
    };
    let dom = as_fragment(html);
    let fragment = &dom.document.children.borrow()[0];
    looker.children(fragment, 0);
    let again = inner_html(fragment);
    if again != html {
        looker.say(format!("a browser would write it as {again}"));
    }
    // As part of a page, as it stands there.
    let page = as_part_of_page(html);
    if page.as_deref() != Some(html) {
        looker.say(format!("in a page it is {page:?}"));
    }
    looker.troubles
}

struct Looker<'a> {
    policy: &'a Policy,
    ids: HashSet<String>,
    troubles: Vec<Trouble>,
}

impl Looker<'_> {
    fn say(&mut self, trouble: impl Into<String>) {
        self.troubles.push(Trouble(trouble.into()));
    }

    fn children(&mut self, node: &Handle, depth: usize) {
        if depth > DEEPEST {
            self.say("it nests too deep");
            return;
        }
        for child in node.children.borrow().iter() {
            match &child.data {
                NodeData::Element { name, attrs, .. } => {
                    self.element(name, &attrs.borrow());
                    self.children(child, depth + 1);
                }
                NodeData::Text { contents } => self.seen("text", &contents.borrow()),
                NodeData::Comment { contents } => self.say(format!("a comment: {contents}")),
                _ => self.say("something that is no text and no element"),
            }
        }
    }

    fn element(&mut self, name: &QualName, attributes: &[Attribute]) {
        if name.ns != ns!(html) {
            self.say(format!("<{}> of another language", name.local));
        }
        let element: &str = &name.local;
        let allowed = "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del \
            dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li \
            mark nav ol p pre q rp rt ruby s samp section small span strong sub sup table tbody td \
            tfoot th thead time tr u ul var wbr";
        if !allowed.split(' ').any(|it| it == element) {
            self.say(format!("<{element}>"));
        }
        for attribute in attributes {
            self.attribute(element, &attribute.name.local, &attribute.value, attributes);
        }
        let has = |wanted: &str| attributes.iter().any(|it| &*it.name.local == wanted);
        if element == "img" && !(has("alt") && has("src")) {
            self.say("an image without words or without a source");
        }
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str, all: &[Attribute]) {
        let wrong = || format!("<{element} {name}=\"{value}\">");
        let is_number = || value.parse::<i32>().is_ok();
        let is_fine = match name {
            "href" => element == "a" && self.is_link(value, all),
            "src" => element == "img" && self.is_image(value, all),
            "rel" => element == "a" && value == self.rel(),
            "referrerpolicy" => element == "img" && value == "no-referrer",
            "id" => is_our_id(value) && self.ids.insert(value.to_owned()),
            "class" => {
                let is_word = |it: char| it.is_ascii_lowercase() || matches!(it, ' ' | '-');
                let is_side = matches!(element, "td" | "th") && value.starts_with("align-");
                let may_be = self.policy.class_names || self.policy.alignments && is_side;
                may_be && value.chars().all(is_word)
            }
            "lang" | "hreflang" => LanguageTag::parse(value).is_ok(),
            "dir" => ["ltr", "rtl", "auto"].contains(&value),
            "role" => ["doc-noteref", "doc-backlink", "doc-endnotes"].contains(&value),
            "title" | "alt" | "aria-label" | "abbr" => {
                self.seen(name, value);
                true
            }
            "datetime" => value.is_ascii(),
            "scope" => value.chars().all(|it| it.is_ascii_lowercase()),
            "start" | "value" | "width" | "height" | "colspan" | "rowspan" | "span" => is_number(),
            _ => false,
        };
        if !is_fine {
            self.say(wrong());
        }
    }

    fn rel(&self) -> String {
        let mut names: Vec<&str> = self
            .policy
            .rel
            .iter()
            .map(|it| LinkRel::as_str(*it))
            .collect();
        names.sort_unstable();
        names.join(" ")
    }

    fn is_link(&self, address: &str, all: &[Attribute]) -> bool {
        let rel = all.iter().find(|it| &*it.name.local == "rel");
        let Some(url) = as_browsers_read(address) else {
            return false;
        };
        let is_elsewhere = matches!(url.scheme(), "http" | "https") && has_scheme(address);
        let says_so = rel.is_some() == (is_elsewhere && !self.policy.rel.is_empty());
        let known = ["http", "https", "mailto"];
        let scheme = url.scheme();
        let asked_for = || {
            self.policy
                .schemes
                .iter()
                .any(|it| Scheme::as_str(*it) == scheme)
        };
        says_so && (known.contains(&scheme) || asked_for())
    }

    fn is_image(&self, address: &str, all: &[Attribute]) -> bool {
        let Some(url) = as_browsers_read(address) else {
            return false;
        };
        let discreet = all.iter().any(|it| &*it.name.local == "referrerpolicy");
        if !has_scheme(address) {
            // Beside the page, one folder down.
            let path = url.path().strip_prefix("/post/image/").unwrap_or_default();
            return url.host_str() == Some(OWN_HOST) && !path.is_empty() && !path.contains('/');
        }
        self.policy.remote_images && discreet && matches!(url.scheme(), "http" | "https")
    }

    /// Looks at what readers see or hear.
    fn seen(&mut self, what: &str, text: &str) {
        for character in text.chars() {
            let hides = matches!(
                character,
                '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}'
                    | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
            );
            // What is between the parts of an emoji or of a word is judged by `invisible` alone.
            if hides {
                self.say(format!("{what} with {}", character.escape_unicode()));
            }
        }
        // A part of a text may need what the whole does not.
        let tags = invisible::clean(text).1.tags;
        if tags > 0 {
            self.say(format!("{what} with hidden letters"));
        }
    }
}

const OWN_HOST: &str = "own.test";

/// An address as a page at a known place would resolve it; none with a user in front of its host,
/// or that white space or a control character is in.
fn as_browsers_read(address: &str) -> Option<Url> {
    let hides = |it: char| it.is_control() || it.is_whitespace() && it != ' ';
    if address.starts_with("//") || address.starts_with(' ') || address.contains(hides) {
        return None;
    }
    let page = Url::parse(&format!("https://{OWN_HOST}/post/page.html")).ok()?;
    let url = page.join(address).ok()?;
    let is_borrowed = url.host_str() != page.host_str() && !has_scheme(address);
    let has_user = !url.username().is_empty() || url.password().is_some();
    (!is_borrowed && !has_user).then_some(url)
}

fn has_scheme(address: &str) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or(address);
    head.contains(':')
}

fn is_our_id(id: &str) -> bool {
    let last = |name: &str| id.strip_suffix(name).is_some_and(|it| it.ends_with('-'));
    let is_numbered = id.split('-').any(|part| ["note", "ref"].contains(&part))
        && id.ends_with(|it: char| it.is_ascii_digit());
    let is_sign = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    id.chars().all(is_sign) && (is_numbered || last("edition"))
}

fn options() -> ParseOpts {
    ParseOpts {
        tree_builder: TreeBuilderOpts {
            // As in a page in which scripts may run, which is where one would hurt.
            scripting_enabled: true,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    }
}

/// What `innerHTML` would make of it: one element around the fragment.
fn as_fragment(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    parse_fragment(RcDom::default(), options(), context, Vec::new(), true).one(html)
}

fn inner_html(node: &Handle) -> String {
    let mut out = Vec::new();
    let how = SerializeOpts {
        traversal_scope: TraversalScope::ChildrenOnly(None),
        ..SerializeOpts::default()
    };
    serialize(&mut out, &SerializableHandle::from(node.clone()), how).unwrap();
    String::from_utf8(out).unwrap()
}

/// What becomes of it in a page, as a browser would write it again.
fn as_part_of_page(html: &str) -> Option<String> {
    let page = format!("<!doctype html><html><body><main>{html}</main></body></html>");
    let dom = parse_document(RcDom::default(), options()).one(page);
    let main = find(&dom.document, &local_name!("main"))?;
    Some(inner_html(&main))
}

fn find(node: &Handle, wanted: &LocalName) -> Option<Handle> {
    for child in node.children.borrow().iter() {
        if let NodeData::Element { name, .. } = &child.data
            && name.local == *wanted
        {
            return Some(child.clone());
        }
        if let Some(found) = find(child, wanted) {
            return Some(found);
        }
    }
    None
}
