//! Which part of a page is its text.

use std::{collections::HashSet, ops::Range};

use crate::{
    LanguageTag,
    paste::tree::{Element, Id, Tree},
};

/// Classes that themes give to what holds a post's text and nothing else.
const TEXTS: &[&str] = &[
    "article-body",
    "article-content",
    "article__body",
    "article__content",
    "e-content",
    "entry-content",
    "post-body",
    "post-content",
    "post__content",
    "post-entry",
    "mw-parser-output",
    "td-post-content",
];

/// Classes of what stands in a post's text and is none of it.
const AROUND: &[&str] = &[
    "addtoany_share_save_container",
    "breadcrumb",
    "breadcrumbs",
    "comment-respond",
    "comments",
    "comments-area",
    "entry-footer",
    "jp-relatedposts",
    "languages",
    "mw-editsection",
    "post-navigation",
    "related-posts",
    "sharedaddy",
    "sidebar",
    "social-share",
    "toc",
    "widget",
];

/// Classes of a dek.
const DEKS: &[&str] = &[
    "dek",
    "entry-subtitle",
    "post-subtitle",
    "standfirst",
    "subtitle",
];

/// The part of a page that holds its text.
pub(super) struct Text {
    pub(super) id: Id,
    /// Whether the page says so.
    pub(super) is_article: bool,
    /// How many parts with words in them stand around it.
    pub(super) around: usize,
}

/// What of a text has a field of its own, and what is left out of it.
#[derive(Default)]
pub(super) struct Named {
    pub(super) title: Option<Id>,
    pub(super) dek: Option<Id>,
    pub(super) place_line: Option<Id>,
    around: HashSet<Id>,
}

impl Named {
    pub(super) fn all(&self) -> HashSet<Id> {
        let fields = [self.title, self.dek, self.place_line];
        let fields = fields.into_iter().flatten();
        fields.chain(self.around.iter().copied()).collect()
    }
}

/// Reads a language as pages write it, also `es_MX`.
pub(super) fn tag(given: &str) -> Option<LanguageTag> {
    LanguageTag::parse(&given.trim().replace('_', "-")).ok()
}

pub(super) fn language(tree: &Tree, id: Id) -> Option<LanguageTag> {
    let mut around = std::iter::once(id).chain(tree.ancestors(id));
    around.find_map(|id| tree.element(id)?.attribute("lang").and_then(tag))
}

/// The editions of a page: sections that say their languages, at least two of them different.
pub(super) fn sections(tree: &Tree) -> Vec<Id> {
    let is_section = |element: &Element| {
        matches!(element.name.as_str(), "section" | "div" | "article")
            && element.attribute("lang").and_then(tag).is_some()
    };
    let mut sections: Vec<Id> = Vec::new();
    // What is in one that was met is part of it.
    let mut until = 0;
    for (id, element) in tree.elements() {
        if id >= until && is_section(element) {
            until = tree.within(id).end;
            sections.push(id);
        }
        if sections.len() > MOST_SECTIONS {
            return Vec::new();
        }
    }
    let is_ours = |id: &Id| tree.element(*id).is_some_and(is_edition);
    // Ours have ids of their own; what others mark so may be a quotation or a menu.
    let ours: Vec<Id> = sections.iter().copied().filter(is_ours).collect();
    if !ours.is_empty() {
        return ours;
    }
    let languages: HashSet<String> = sections
        .iter()
        .filter_map(|id| Some(language(tree, *id)?.as_str().to_owned()))
        .collect();
    let all: usize = length(tree, Tree::ROOT);
    let within: usize = sections.iter().map(|id| length(tree, *id)).sum();
    match languages.len() == sections.len() && sections.len() > 1 && within * 2 > all {
        true => sections,
        false => Vec::new(),
    }
}

/// How many languages a page may have.
const MOST_SECTIONS: usize = 24;

fn length(tree: &Tree, id: Id) -> usize {
    tree.text(id).len()
}

/// The part that holds the text.
pub(super) fn text(tree: &Tree) -> Text {
    let by = |is: &dyn Fn(&Element) -> bool| -> Option<Id> {
        let mut found = tree.elements().filter(|(_, element)| is(element));
        let (first, _) = found.next()?;
        // Several are a list of posts; what is nested in the first is part of it.
        let inside = tree.within(first);
        let is_one = found.all(|(id, _)| inside.contains(&id));
        is_one.then_some(first)
    };
    let has_class = |classes: &'static [&'static str]| {
        move |element: &Element| classes.iter().any(|class| element.has_class(class))
    };
    let chosen = by(&|it| it.attribute("itemprop") == Some("articleBody"))
        .or_else(|| by(&has_class(TEXTS)))
        .or_else(|| by(&|it| it.name == "article"))
        .or_else(|| by(&|it| it.name == "main" || it.attribute("role") == Some("main")))
        .filter(|id| !tree.text(*id).trim().is_empty());
    let body = || by(&|it| it.name == "body").unwrap_or(Tree::ROOT);
    let id = chosen.unwrap_or_else(body);
    let is_article = chosen.is_some();
    let around = match is_article {
        true => around(tree, 0..tree.within(Tree::ROOT).end, tree.within(id)).len(),
        false => 0,
    };
    let inside = if is_article {
        named(tree, id).around.len()
    } else {
        0
    };
    let around = around + inside;
    Text {
        id,
        is_article,
        around,
    }
}

/// The outermost parts with words in them that stand in a range and are none of the text; those
/// in another range are passed over, and so is what is around it.
fn around(tree: &Tree, within: Range<Id>, without: Range<Id>) -> Vec<Id> {
    let mut found = Vec::new();
    let mut until = within.start;
    for (id, element) in tree.elements() {
        let is_there = within.contains(&id) && !without.contains(&id) && id >= until;
        if !is_there || !is_around(element) || is_notes(tree, id, element) {
            continue;
        }
        let inside = tree.within(id);
        // What holds the text is not beside it.
        if !without.is_empty() && inside.contains(&without.start) {
            continue;
        }
        until = inside.end;
        if !tree.text(id).trim().is_empty() {
            found.push(id);
        }
    }
    found
}

fn is_around(element: &Element) -> bool {
    let is_named = matches!(element.name.as_str(), "aside" | "footer" | "nav" | "form");
    is_named || AROUND.iter().any(|class| element.has_class(class))
}

/// Finds the fields of a text, and what is none of it.
pub(super) fn named(tree: &Tree, id: Id) -> Named {
    let mut named = Named::default();
    let mut headings: Vec<(Id, u8)> = Vec::new();
    let mut from_outside = None;
    let mut dek_outside = None;
    let inside = tree.within(id);
    named.around = around(tree, inside.clone(), 0..0).into_iter().collect();
    for (found, element) in tree.elements() {
        if !inside.contains(&found) {
            // A heading and a dek may stand above what holds the text.
            if element.name == "h1" {
                from_outside.get_or_insert(found);
            }
            if found < id && DEKS.iter().any(|class| element.has_class(class)) {
                dek_outside = Some(found);
            }
            continue;
        }
        let level = match element.name.as_str() {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            _ => 0,
        };
        if level > 0 {
            headings.push((found, level));
        }
        let is_field = level == 0 && headings.len() <= 1;
        if is_field && named.dek.is_none() && DEKS.iter().any(|class| element.has_class(class)) {
            named.dek = Some(found);
        } else if is_field && named.place_line.is_none() && element.has_class("place") {
            named.place_line = Some(found);
        }
    }
    let is_own = tree.element(id).is_some_and(is_edition);
    let mut headings = headings.into_iter();
    let first = headings.next().filter(|(_, level)| *level == 1 || is_own);
    let is_one = first.is_some_and(|(_, level)| is_own || headings.all(|(_, it)| it > level));
    named.title = first
        .filter(|_| is_one)
        .map(|(id, _)| id)
        .or(from_outside.filter(|_| !is_own));
    named.dek = named.dek.or(dek_outside.filter(|_| !is_own));
    named
}

/// The level of the title of an edition of ours, whose headings stand below it.
pub(super) fn level_of_own(tree: &Tree, id: Id, title: Option<Id>) -> Option<u8> {
    tree.element(id).filter(|it| is_edition(it))?;
    tree.element(title?)?.name.strip_prefix('h')?.parse().ok()
}

/// Tells whether it is an edition of a page of ours: its id is its language, by itself or with a
/// word behind it; or it says language and direction and nothing else, as in a fragment.
fn is_edition(element: &Element) -> bool {
    let Some(language) = element.attribute("lang") else {
        return false;
    };
    match element.attribute("id") {
        Some(name) => {
            let tag = name.strip_suffix("-edition").unwrap_or(name);
            tag.eq_ignore_ascii_case(language)
        }
        None => {
            element.name == "section"
                && element.attribute("dir").is_some()
                && element.attribute("class").is_none()
                // Footnotes say their language too.
                && element.attribute("role").is_none()
        }
    }
}

/// Footnotes are asides to some.
fn is_notes(tree: &Tree, id: Id, element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    let is_named = |element: &Element| {
        let role = element.attribute("role").unwrap_or_default();
        let class = element.attribute("class").unwrap_or_default();
        role.starts_with("doc-") || class.contains("footnote") || class.contains("endnote")
    };
    role.starts_with("doc-")
        || is_named(element)
        || tree
            .children(id)
            .iter()
            .any(|child| tree.element(*child).is_some_and(is_named))
}
