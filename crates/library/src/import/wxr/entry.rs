//! What an item of an export says.

use std::io::Read;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use text::LanguageTag;

use super::bounded::{Bounded, Watch};
use super::language;

/// A post, a page, a picture or whatever else a site keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub id: u64,
    /// As HTML.
    pub title: String,
    pub guid: String,
    /// Who wrote it, by the name that they log in with.
    pub creator: String,
    /// As HTML of the site's kind.
    pub content: String,
    pub excerpt: String,
    pub slug: String,
    pub status: String,
    /// `post`, `page`, `attachment` and the like.
    pub kind: String,
    /// `2021-05-03 17:20:00`, or zeros.
    pub date: String,
    pub has_password: bool,
    pub language: Option<LanguageTag>,
    /// What its translations have in common with it.
    pub group: String,
    /// Whether it says that it was translated from another.
    pub is_translation: bool,
    pub categories: Vec<Term>,
    pub tags: Vec<Term>,
    /// The picture that stands above it.
    pub thumbnail: u64,
    pub attachment_url: String,
    pub comments: usize,
    /// Fields that are larger than what is taken, and bytes that are no text.
    pub faults: Faults,
}

/// What is wrong with an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    pub too_large: bool,
    pub not_utf8: bool,
}

/// A category or a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub slug: String,
    pub name: String,
}

/// The largest text of a post that is taken, bytes: ten times the longest book.
pub(super) const MOST_TEXT: usize = 4 * 1024 * 1024;
/// The largest of all other fields.
const MOST_WORDS: usize = 64 * 1024;
/// How many terms a post may have.
const MOST_TERMS: usize = 200;
/// The longest name of an element that is read whole, bytes.
const LONGEST_NAME: usize = 80;
/// How deep elements may lie in each other.
const DEEPEST: usize = 40;

/// Why an export is read no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It ends in the middle.
    CutOff,
    /// It brings rules of its own.
    Doctype,
    /// It breaks the rules of XML.
    Malformed,
    /// Things lie deeper in each other than any site writes.
    TooDeep,
    /// One piece is larger than can be held.
    TooLarge,
    /// The disk says no.
    Io(String),
}

/// XML, event by event.
pub(super) struct Events<R> {
    reader: Reader<Bounded<R>>,
    watch: Watch,
    buffer: Vec<u8>,
    depth: usize,
    /// Where what was read last begins.
    begin: u64,
}

/// One thing that was read.
pub(super) enum Step {
    Start(String, Vec<(String, String)>),
    End,
    Words(String),
}

impl<R: Read> Events<R> {
    pub fn new(source: R) -> Self {
        let (bounded, watch) = Bounded::new(source);
        let mut reader = Reader::from_reader(bounded);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // `&` alone is in many titles.
        config.allow_dangling_amp = true;
        Self {
            reader,
            watch,
            buffer: Vec::new(),
            depth: 0,
            begin: 0,
        }
    }

    /// Where the reader stands, bytes.
    pub fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// Where what was read last begins, bytes.
    pub fn begin(&self) -> u64 {
        self.begin
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Reads on; nothing at the end of a whole file.
    pub fn next(&mut self) -> Result<Option<Step>, Stop> {
        loop {
            self.watch.renew();
            self.begin = self.reader.buffer_position();
            self.buffer.clear();
            // What was needed once for something large is not kept for ever.
            self.buffer.shrink_to(1 << 20);
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(stop(&error)),
            };
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Stop::TooDeep);
                    }
                    let name = start.name();
                    let name = name.as_ref();
                    let name = &name[..name.floor_char_boundary(LONGEST_NAME)];
                    Step::Start(name.to_owned(), attributes(&start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::End
                }
                Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::Text(words) => Step::Words(words.into_inner().into_owned()),
                Event::CData(words) => Step::Words(words.into_inner().into_owned()),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().ok().flatten();
                    let name: &str = &reference;
                    Step::Words(match (sign, resolve_predefined_entity(name)) {
                        (Some(sign), _) => sign.to_string(),
                        (None, Some(sign)) => sign.to_owned(),
                        // One of HTML's, which titles are.
                        (None, None) if name.len() < 12 => format!("&{name};"),
                        (None, None) => String::new(),
                    })
                }
                Event::DocType(_) => return Err(Stop::Doctype),
                Event::Eof if self.depth > 0 => return Err(Stop::CutOff),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Reads what stands in the open element, up to its end; more than `most` bytes of it are
    /// passed over, and so are elements in it.
    pub fn words(&mut self, most: usize, faults: &mut Faults) -> Result<String, Stop> {
        let depth = self.depth;
        let mut text = String::new();
        loop {
            match self.next()? {
                Some(Step::Words(more)) if self.depth == depth => {
                    if text.len() + more.len() > most {
                        faults.too_large = true;
                        text = String::new();
                    } else if !faults.too_large {
                        text.push_str(&more);
                    }
                }
                Some(Step::End) if self.depth < depth => break,
                Some(_) => {}
                None => return Err(Stop::CutOff),
            }
        }
        Ok(text)
    }

    /// Passes over the open element.
    pub fn pass(&mut self) -> Result<(), Stop> {
        let depth = self.depth;
        while self.depth >= depth {
            if self.next()?.is_none() {
                return Err(Stop::CutOff);
            }
        }
        Ok(())
    }
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut all = start.attributes();
    let all = all.with_checks(false).take(16).flatten();
    all.filter_map(|it| {
        let value = quick_xml::escape::unescape(&it.value).ok()?;
        Some((it.key.as_ref().to_owned(), value.into_owned()))
    })
    .collect()
}

fn stop(error: &quick_xml::Error) -> Stop {
    match error {
        quick_xml::Error::Io(io) if io.to_string() == super::bounded::TOO_LARGE => Stop::TooLarge,
        quick_xml::Error::Io(io) => Stop::Io(io.to_string()),
        // What never closes goes on to the end of the file.
        quick_xml::Error::Syntax(_) => Stop::CutOff,
        _ => Stop::Malformed,
    }
}

impl Entry {
    /// Reads the item that was just opened, up to its end. Without `with_text`, its text is passed
    /// over.
    pub fn read<R: Read>(events: &mut Events<R>, with_text: bool) -> Result<Self, Stop> {
        let depth = events.depth();
        let mut entry = Self::default();
        loop {
            match events.next()? {
                Some(Step::Start(name, attributes)) => {
                    entry.field(events, &name, &attributes, with_text)?;
                }
                Some(Step::End) if events.depth() < depth => {
                    entry.faults.not_utf8 = events.watch.broken() > 0;
                    return Ok(entry);
                }
                Some(_) => {}
                None => return Err(Stop::CutOff),
            }
        }
    }

    fn field<R: Read>(
        &mut self,
        events: &mut Events<R>,
        name: &str,
        attributes: &[(String, String)],
        with_text: bool,
    ) -> Result<(), Stop> {
        let mut faults = Faults::default();
        let mut words = || events.words(MOST_WORDS, &mut faults);
        match name {
            "title" => self.title = words()?,
            "guid" => self.guid = words()?,
            "dc:creator" => self.creator = words()?,
            "dc:language" => self.language = language::tag(&words()?),
            "wp:post_id" => self.id = words()?.trim().parse().unwrap_or(0),
            "wp:post_date" => self.date = words()?,
            "wp:post_name" => self.slug = words()?,
            "wp:status" => self.status = words()?,
            "wp:post_type" => self.kind = words()?,
            "wp:post_password" => self.has_password = !words()?.is_empty(),
            "wp:attachment_url" => self.attachment_url = words()?,
            "category" => {
                let name = words()?;
                self.term(attributes, name);
            }
            "wp:postmeta" => self.meta(events)?,
            "wp:comment" => {
                self.comments += 1;
                events.pass()?;
            }
            "excerpt:encoded" if with_text => self.excerpt = words()?,
            "content:encoded" if with_text => {
                self.content = events.words(MOST_TEXT, &mut self.faults)?;
            }
            _ => events.pass()?,
        }
        Ok(())
    }

    fn term(&mut self, attributes: &[(String, String)], name: String) {
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let slug = value("nicename").to_owned();
        match value("domain") {
            "category" if self.categories.len() < MOST_TERMS => {
                self.categories.push(Term { slug, name });
            }
            "post_tag" if self.tags.len() < MOST_TERMS => self.tags.push(Term { slug, name }),
            "language" => self.language = language::tag(&slug).or_else(|| self.language.take()),
            "post_translations" => self.group = slug,
            _ => {}
        }
    }

    fn meta<R: Read>(&mut self, events: &mut Events<R>) -> Result<(), Stop> {
        let depth = events.depth();
        let (mut key, mut value) = (String::new(), String::new());
        let mut faults = Faults::default();
        loop {
            match events.next()? {
                Some(Step::Start(name, _)) => match name.as_str() {
                    "wp:meta_key" => key = events.words(MOST_WORDS, &mut faults)?,
                    "wp:meta_value" => value = events.words(MOST_WORDS, &mut faults)?,
                    _ => events.pass()?,
                },
                Some(Step::End) if events.depth() < depth => break,
                Some(_) => {}
                None => return Err(Stop::CutOff),
            }
        }
        match key.as_str() {
            "_thumbnail_id" => self.thumbnail = value.trim().parse().unwrap_or(0),
            "_wpml_import_language_code" => {
                self.language = language::tag(&value).or_else(|| self.language.take());
            }
            "_wpml_import_translation_group" if !value.is_empty() => {
                self.group = format!("wpml {value}");
            }
            "_wpml_import_source_language_code" => self.is_translation = !value.trim().is_empty(),
            _ => {}
        }
        Ok(())
    }

    /// The day that it says it is of, ISO 8601; empty where it says none.
    pub fn day(&self) -> String {
        let day = self.date.get(..10).unwrap_or_default();
        match crate::post::is_day(day) && !day.starts_with("0000") {
            true => day.to_owned(),
            false => String::new(),
        }
    }
}
