//! Which invisible characters stay, by their neighbours.

use unicode_properties::UnicodeEmoji;
use unicode_script::Script;

use super::script::ScriptOf as _;
use super::{
    Hidden,
    direction::{self, Ahead, Behind},
    form::has_form,
    joiner::{self, Joining},
    kind::{Kind, kind},
};

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It stays.
    Stays,
    /// It goes.
    Goes,
    /// A space takes its place.
    BecomesSpace,
}

impl Verdict {
    /// Returns what stands in the place of a character, and counts it if it goes.
    pub(crate) fn apply(self, character: char, hidden: &mut Hidden) -> Option<char> {
        if self == Self::Stays {
            return Some(character);
        }
        match kind(character) {
            Kind::Control | Kind::Separator => hidden.controls += 1,
            Kind::Mark | Kind::Open | Kind::Close | Kind::Override => hidden.directions += 1,
            Kind::Tag => hidden.tags += 1,
            _ => hidden.invisible += 1,
        }
        (self == Self::BecomesSpace).then_some(' ')
    }
}

/// Tells whether a text has letters that are written from right to left.
pub(crate) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// Tells whether a character is such a letter.
pub(crate) fn is_right_to_left(character: char) -> bool {
    let is_of_such_a_script = matches!(
        character,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    );
    is_of_such_a_script && character.is_alphabetic()
}

/// Judges the characters of a line of plain text or of Markdown, one verdict each. Beside a sign
/// that may be mark-up it is not known what a joiner joins, so it stays.
pub(crate) fn judge(characters: &[char], right_to_left: bool) -> Vec<Verdict> {
    judged(characters, &[], right_to_left, true)
}

/// The same of a line or a block without its mark-up, where elements of HTML are written in a
/// direction of their own; `edges` are the places where they begin and end, in their order.
pub(crate) fn judge_parts(
    characters: &[char],
    edges: &[usize],
    right_to_left: bool,
) -> Vec<Verdict> {
    judged(characters, edges, right_to_left, false)
}

fn judged(
    characters: &[char],
    edges: &[usize],
    right_to_left: bool,
    is_source: bool,
) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Stays; characters.len()];
    let kinds: Vec<Kind> = characters.iter().map(|&it| kind(it)).collect();
    if kinds.iter().all(|&kind| kind == Kind::Plain) {
        return verdicts;
    }
    let holds = |wanted: &[Kind]| kinds.iter().any(|kind| wanted.contains(kind));
    // Most rows have one kind of them, and need not know what only others ask for.
    let isolates = match right_to_left && holds(&[Kind::Open, Kind::Close]) {
        true => closed_isolates(&kinds),
        false => Vec::new(),
    };
    let next = next_plain(characters, &kinds);
    let joining = match holds(&[Kind::Joiner]) {
        true => joiner::ahead(characters, &kinds),
        false => Vec::new(),
    };
    let ahead = match right_to_left {
        true => direction::ahead(characters, &kinds, &isolates, edges),
        false => Vec::new(),
    };
    let mut before = Before::default();
    let mut edges = edges.iter().peekable();
    let mut at = 0;
    while at < characters.len() {
        while edges.next_if(|edge| **edge <= at).is_some() {
            before.behind = Behind::default();
        }
        let character = characters[at];
        let around = Around {
            before,
            next: next[at],
            joining: joining.get(at).copied().flatten(),
            ahead: ahead.get(at).copied(),
            is_source,
        };
        if kinds[at] == Kind::Tag
            && before.last == Some(FLAG)
            && let Some(length) = subdivision(&characters[at..])
        {
            at += length;
            before.last = Some(TAG_END);
            continue;
        }
        let stays = match kinds[at] {
            Kind::Open | Kind::Close => isolates.get(at).is_some_and(|it| *it),
            kind => around.keeps(kind, character),
        };
        if stays {
            before.take(character, kinds[at]);
        } else if kinds[at] == Kind::Separator {
            verdicts[at] = Verdict::BecomesSpace;
            before.take(' ', Kind::Plain);
        } else {
            verdicts[at] = Verdict::Goes;
        }
        at += 1;
    }
    verdicts
}

/// What stands before a character, of what stays.
#[derive(Clone, Copy, Default)]
struct Before {
    /// The last character.
    last: Option<char>,
    /// The last one that is seen.
    seen: Option<char>,
    /// The last one that is seen and is no mark over another.
    base: Option<char>,
    /// The last one that letters join to, or do not.
    joining: Option<char>,
    /// Which way is written.
    behind: Behind,
}

impl Before {
    fn take(&mut self, character: char, kind: Kind) {
        self.last = Some(character);
        self.behind.take(character, kind);
        if kind != Kind::Plain {
            return;
        }
        self.seen = Some(character);
        if character.script() != Script::Inherited {
            self.base = Some(character);
        }
        if !joiner::is_passed(character) {
            self.joining = Some(character);
        }
    }
}

/// The neighbours of an invisible character.
struct Around {
    before: Before,
    /// The next character that is seen.
    next: Option<char>,
    /// The next one that letters join to, or do not.
    joining: Option<char>,
    /// Which way is written behind it; nothing where nothing is written from right to left.
    ahead: Option<Ahead>,
    /// Whether there may be mark-up.
    is_source: bool,
}

impl Around {
    fn keeps(&self, kind: Kind, character: char) -> bool {
        let Before { last, base, .. } = self.before;
        let is_last = |kind: Kind| last.is_some_and(|last| super::kind::kind(last) == kind);
        match kind {
            Kind::Plain => true,
            Kind::Joiner => {
                let is_between_pictures = || {
                    character == joiner::ZERO_WIDTH_JOINER
                        && base.is_some_and(is_pictured)
                        && self.next.is_some_and(is_pictured)
                };
                let joining = Joining {
                    before: self.before.joining,
                    behind: self.joining,
                    base,
                    seen: self.before.seen,
                    next: self.next,
                    is_source: self.is_source,
                };
                !is_last(Kind::Joiner) && (joining.shows(character) || is_between_pictures())
            }
            Kind::EmojiSelector => last.is_some_and(|last| {
                is_pictured(last) || last.is_emoji_char() && self.next == Some(KEYCAP)
            }),
            Kind::FormSelector => last.is_some_and(|last| has_form(last, character)),
            Kind::IdeographSelector => last.is_some_and(|last| last.script() == Script::Han),
            Kind::MongolianSelector => last.is_some_and(|last| last.script() == Script::Mongolian),
            Kind::MongolianSeparator => {
                let is_mongolian = |it: char| it.script() == Script::Mongolian;
                last.is_some_and(is_mongolian) && self.next.is_some_and(is_mongolian)
            }
            // A second one at the same place says nothing that the first does not.
            Kind::Mark => {
                let turns = |ahead| self.before.behind.is_turned(character, ahead);
                !is_last(Kind::Mark) && self.ahead.is_some_and(turns)
            }
            Kind::Space => last != Some(character) && self.beside(is_without_spaces),
            Kind::GraphemeJoiner => {
                let is_hebrew = |it: char| it.script() == Script::Hebrew;
                last != Some(character) && base.is_some_and(is_hebrew)
            }
            Kind::HangulFiller => {
                let is_korean = |it: char| it.script() == Script::Hangul;
                last != Some(character) && self.beside(is_korean)
            }
            Kind::BrailleBlank => self.beside(|it| it.script() == Script::Braille),
            Kind::Control
            | Kind::Separator
            | Kind::Open
            | Kind::Close
            | Kind::Override
            | Kind::Tag
            | Kind::Nothing => false,
        }
    }

    /// Tells something of the characters on either side that are seen.
    fn beside(&self, is_so: impl Fn(char) -> bool) -> bool {
        self.before.base.is_some_and(&is_so) || self.next.is_some_and(is_so)
    }
}

const KEYCAP: char = '\u{20e3}';

/// The flag of which the tags behind it say whose it is.
const FLAG: char = '\u{1f3f4}';
const TAG_END: char = '\u{e007f}';

/// The flags of countries within countries that there are: England, Scotland and Wales.
const SUBDIVISIONS: [&str; 3] = [
    "\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// Returns how many tags say whose flag one is, if it is one of those that there are.
fn subdivision(tags: &[char]) -> Option<usize> {
    let length = SUBDIVISIONS[0].chars().count();
    let tags = tags.get(..length)?;
    let is_one = SUBDIVISIONS
        .iter()
        .any(|name| name.chars().eq(tags.iter().copied()));
    is_one.then_some(length)
}

/// For each character, the next one that is seen; a separator becomes a space.
fn next_plain(characters: &[char], kinds: &[Kind]) -> Vec<Option<char>> {
    let mut next = vec![None; characters.len()];
    let mut seen = None;
    for at in (0..characters.len()).rev() {
        next[at] = seen;
        match kinds[at] {
            Kind::Plain => seen = Some(characters[at]),
            Kind::Separator => seen = Some(' '),
            _ => {}
        }
    }
    next
}

/// Tells of each character that begins or ends an isolate whether both do, with something in it.
fn closed_isolates(kinds: &[Kind]) -> Vec<bool> {
    let mut closed = vec![false; kinds.len()];
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Open => open.push((at, false)),
            Kind::Close => {
                if let Some((begin, true)) = open.pop() {
                    closed[begin] = true;
                    closed[at] = true;
                    if let Some((_, has_content)) = open.last_mut() {
                        *has_content = true;
                    }
                }
            }
            Kind::Plain | Kind::Separator => {
                if let Some((_, has_content)) = open.last_mut() {
                    *has_content = true;
                }
            }
            _ => {}
        }
    }
    closed
}

/// Tells whether a character is shown as a picture or can be; figures can too, but only in a key.
fn is_pictured(character: char) -> bool {
    character.is_emoji_char() && !character.is_ascii()
}

/// Tells whether words of a script are written without spaces, so that one without width says
/// where a line may break.
pub(crate) fn is_without_spaces(character: char) -> bool {
    matches!(
        character.script(),
        Script::Balinese
            | Script::Javanese
            | Script::Khmer
            | Script::Lao
            | Script::Myanmar
            | Script::New_Tai_Lue
            | Script::Tai_Le
            | Script::Tai_Tham
            | Script::Tai_Viet
            | Script::Thai
            | Script::Tibetan
    )
}
