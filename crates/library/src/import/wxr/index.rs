//! The first look at an export: what there is, where, and what belongs together.
//!
//! No text is kept, so that thousands of posts need little memory; the second look reads one post
//! after the other.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use text::LanguageTag;

use super::Options;
use super::entry::{Entry, Events, Faults, Step, Stop};
use super::{language, own};
use crate::error::{DocumentFault, Error, Result};

/// Where an item stands in the file, bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub start: u64,
    pub end: u64,
}

/// What an export holds.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The site's language.
    pub language: Option<LanguageTag>,
    /// The names of authors as they are shown, by those that they log in with.
    pub authors: HashMap<String, String>,
    /// Where pictures lie, by the numbers of their items.
    pub pictures: HashMap<u64, String>,
    /// Posts to be: the items of each, the source first.
    pub posts: Vec<Vec<Place>>,
    /// What is not taken, by kind, and how often.
    pub passed: BTreeMap<Passed, usize>,
    /// Titles of what is not taken because a password protects it.
    pub protected: Vec<String>,
    /// Comments of readers on what is taken.
    pub comments: usize,
    /// Why it was read no further.
    pub stop: Option<Stop>,
    /// How many bytes were read.
    pub bytes: u64,
}

/// Why an item is not taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passed {
    Page,
    Draft,
    Trash,
    Protected,
    Revision,
    Menu,
    /// A kind that a plug-in or the site's look brings.
    Other(String),
}

/// How many names, pictures and kinds are remembered.
const MOST: usize = 500_000;
/// How many titles are told.
const TOLD: usize = 1_000;
/// How many elements stand before the first that must be there.
const SOON: usize = 400;

/// Looks an export through.
///
/// # Errors
///
/// [`Error::UnknownDocument`] for what is none, [`Error::BadDocument`] for one of which nothing
/// can be read.
pub(super) fn index(name: &str, source: impl Read, options: &Options) -> Result<Index> {
    let mut events = Events::new(source);
    let mut builder = Builder {
        options,
        index: Index::default(),
        groups: HashMap::new(),
        members: HashMap::new(),
        last: None,
    };
    let is_export = builder.read(&mut events);
    let mut index = builder.index;
    index.bytes = events.position();
    let bad = |fault| Error::BadDocument {
        name: name.to_owned(),
        part: String::new(),
        fault,
    };
    match is_export {
        Ok(false) => {
            return Err(Error::UnknownDocument {
                name: name.to_owned(),
                kind: None,
            });
        }
        Ok(true) => {}
        Err(Stop::Doctype) => return Err(bad(DocumentFault::Doctype)),
        Err(Stop::TooDeep) if index.posts.is_empty() => return Err(bad(DocumentFault::TooDeep)),
        Err(Stop::TooLarge) if index.posts.is_empty() => return Err(bad(DocumentFault::TooLarge)),
        Err(Stop::Malformed | Stop::CutOff) if index.posts.is_empty() => {
            return Err(bad(DocumentFault::Damaged));
        }
        Err(stop) => index.stop = Some(stop),
    }
    Ok(index)
}

struct Builder<'o> {
    options: &'o Options,
    index: Index,
    /// Which post a group of translations is.
    groups: HashMap<String, usize>,
    /// Which group the channel says that an item is of.
    members: HashMap<u64, String>,
    /// The last post of this application's own exports: its day, second and languages.
    last: Option<(String, u32, Vec<LanguageTag>)>,
}

impl Builder<'_> {
    /// Reads to the end; says whether it is an export at all.
    fn read<R: Read>(&mut self, events: &mut Events<R>) -> Result<bool, Stop> {
        let (mut is_feed, mut is_export, mut seen) = (false, false, 0);
        loop {
            let step = events.next()?;
            let Some(step) = step else {
                return Ok(is_export);
            };
            let Step::Start(name, attributes) = step else {
                continue;
            };
            seen += 1;
            match name.as_str() {
                "rss" if seen == 1 => {
                    is_feed = true;
                    let mut values = attributes.iter();
                    is_export = values.any(|(_, it)| it.contains("wordpress.org/export"));
                }
                _ if !is_feed || seen > SOON && !is_export => return Ok(false),
                "channel" => {}
                "wp:wxr_version" => {
                    is_export = true;
                    events.pass()?;
                }
                "item" if is_export => self.item(events)?,
                "language" => {
                    let words = events.words(64, &mut Faults::default())?;
                    self.index.language = language::tag(&words);
                }
                "wp:author" => self.author(events)?,
                "wp:term" => self.group(events)?,
                _ => events.pass()?,
            }
        }
    }

    fn item<R: Read>(&mut self, events: &mut Events<R>) -> Result<(), Stop> {
        let start = events.begin();
        let entry = Entry::read(events, false)?;
        let end = events.position();
        if entry.kind == "attachment" {
            if self.index.pictures.len() < MOST && !entry.attachment_url.is_empty() {
                self.index.pictures.insert(entry.id, entry.attachment_url);
            }
            return Ok(());
        }
        if let Some(passed) = self.passed(&entry) {
            if passed == Passed::Protected && self.index.protected.len() < TOLD {
                self.index.protected.push(entry.title.clone());
            }
            if self.index.passed.len() < TOLD {
                *self.index.passed.entry(passed).or_default() += 1;
            }
            return Ok(());
        }
        self.index.comments += entry.comments;
        let place = Place { start, end };
        let own = self.follows_own(&entry);
        let named = match entry.group.as_str() {
            "" => self.members.get(&entry.id).cloned(),
            group => Some(group.to_owned()),
        };
        let known = named.as_ref().and_then(|it| self.groups.get(it)).copied();
        let at = if own {
            self.index.posts.len().checked_sub(1)
        } else {
            known
        };
        match at {
            Some(at) if entry.is_translation || own => self.index.posts[at].push(place),
            // What is translated from nothing comes first, wherever the file has it.
            Some(at) if named.as_ref().is_some_and(|it| it.starts_with("wpml ")) => {
                self.index.posts[at].insert(0, place);
            }
            Some(at) => self.index.posts[at].push(place),
            None => {
                if let Some(group) = named {
                    self.groups.insert(group, self.index.posts.len());
                }
                self.index.posts.push(vec![place]);
            }
        }
        Ok(())
    }

    /// Why an item is not taken.
    fn passed(&self, entry: &Entry) -> Option<Passed> {
        match entry.kind.as_str() {
            "post" => {}
            "page" if self.options.pages => {}
            "page" => return Some(Passed::Page),
            "revision" => return Some(Passed::Revision),
            "nav_menu_item" | "wp_navigation" => return Some(Passed::Menu),
            other => return Some(Passed::Other(other.chars().take(40).collect())),
        }
        match entry.status.as_str() {
            "trash" | "auto-draft" | "inherit" => return Some(Passed::Trash),
            "draft" | "pending" if !self.options.drafts => return Some(Passed::Draft),
            _ => {}
        }
        (entry.has_password && !self.options.protected).then_some(Passed::Protected)
    }

    /// Whether an item is the next language of the post before it: in this application's own
    /// exports the languages of a post follow each other by a second, and say what they are.
    fn follows_own(&mut self, entry: &Entry) -> bool {
        let own = own::is_own(entry);
        let (Some(second), Some(language), true, day) =
            (own::second(entry), entry.language.clone(), own, entry.day())
        else {
            self.last = None;
            return false;
        };
        if let Some((last_day, last, languages)) = &mut self.last
            && *last_day == day
            && *last + 1 == second
            && !languages.contains(&language)
        {
            *last = second;
            languages.push(language);
            return true;
        }
        self.last = (second == 0).then(|| (day, 0, vec![language]));
        false
    }

    fn author<R: Read>(&mut self, events: &mut Events<R>) -> Result<(), Stop> {
        let fields = fields(events, ["wp:author_login", "wp:author_display_name"])?;
        let [login, shown] = fields;
        if self.index.authors.len() < MOST {
            self.index.authors.insert(login, shown);
        }
        Ok(())
    }

    fn group<R: Read>(&mut self, events: &mut Events<R>) -> Result<(), Stop> {
        let names = ["wp:term_taxonomy", "wp:term_slug", "wp:term_description"];
        let [taxonomy, slug, description] = fields(events, names)?;
        if taxonomy.trim() == "post_translations" && self.members.len() < MOST {
            let members = language::members(description.trim());
            let members = members.into_iter().map(|(_, id)| (id, slug.clone()));
            self.members.extend(members);
        }
        Ok(())
    }
}

/// Reads some elements of the open one.
fn fields<R: Read, const N: usize>(
    events: &mut Events<R>,
    names: [&str; N],
) -> Result<[String; N], Stop> {
    let depth = events.depth();
    let mut found = [const { String::new() }; N];
    loop {
        match events.next()? {
            Some(Step::Start(name, _)) => match names.iter().position(|it| *it == name) {
                Some(at) => found[at] = events.words(64 * 1024, &mut Faults::default())?,
                None => events.pass()?,
            },
            Some(Step::End) if events.depth() < depth => return Ok(found),
            Some(_) => {}
            None => return Err(Stop::CutOff),
        }
    }
}
