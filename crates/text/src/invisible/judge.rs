//! Which invisible characters stay, by their neighbours.

use unicode_properties::UnicodeEmoji;
use unicode_script::{Script, UnicodeScript};

use super::{
    Hidden,
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

/// Judges the characters of a line or a block, one verdict each.
pub(crate) fn judge(characters: &[char], right_to_left: bool) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Stays; characters.len()];
    let kinds: Vec<Kind> = characters.iter().map(|&it| kind(it)).collect();
    if kinds.iter().all(|&kind| kind == Kind::Plain) {
        return verdicts;
    }
    let isolates = closed_isolates(&kinds);
    let next = next_plain(characters, &kinds);
    let mut before = Before::default();
    let mut at = 0;
    while at < characters.len() {
        let character = characters[at];
        let around = Around {
            before,
            next: next[at],
            right_to_left,
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
            Kind::Open | Kind::Close => right_to_left && isolates[at],
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
    /// The last one that is seen and is no mark over another.
    base: Option<char>,
}

impl Before {
    fn take(&mut self, character: char, kind: Kind) {
        self.last = Some(character);
        if kind == Kind::Plain && character.script() != Script::Inherited {
            self.base = Some(character);
        }
    }
}

/// The neighbours of an invisible character.
struct Around {
    before: Before,
    /// The next character that is seen.
    next: Option<char>,
    right_to_left: bool,
}

impl Around {
    fn keeps(&self, kind: Kind, character: char) -> bool {
        let Before { last, base } = self.before;
        match kind {
            Kind::Plain => true,
            Kind::Joiner => {
                !last.is_some_and(|last| super::kind::kind(last) == Kind::Joiner)
                    && (self.beside(joins)
                        || character == ZERO_WIDTH_JOINER
                            && base.is_some_and(is_pictured)
                            && self.next.is_some_and(is_pictured))
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
            Kind::Mark => self.right_to_left && last != Some(character),
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

const ZERO_WIDTH_JOINER: char = '\u{200d}';
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

/// Tells whether letters of a script join, so that it is seen whether they are kept from it.
fn joins(character: char) -> bool {
    matches!(
        character.script(),
        Script::Adlam
            | Script::Arabic
            | Script::Balinese
            | Script::Bengali
            | Script::Brahmi
            | Script::Chakma
            | Script::Chorasmian
            | Script::Devanagari
            | Script::Grantha
            | Script::Gujarati
            | Script::Gurmukhi
            | Script::Hanifi_Rohingya
            | Script::Javanese
            | Script::Kaithi
            | Script::Kannada
            | Script::Kharoshthi
            | Script::Khmer
            | Script::Malayalam
            | Script::Mandaic
            | Script::Manichaean
            | Script::Meetei_Mayek
            | Script::Modi
            | Script::Mongolian
            | Script::Myanmar
            | Script::Newa
            | Script::Nko
            | Script::Old_Uyghur
            | Script::Oriya
            | Script::Phags_Pa
            | Script::Psalter_Pahlavi
            | Script::Sharada
            | Script::Siddham
            | Script::Sinhala
            | Script::Sogdian
            | Script::Sundanese
            | Script::Syriac
            | Script::Takri
            | Script::Tamil
            | Script::Telugu
            | Script::Tibetan
            | Script::Tirhuta
    )
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

/// Tells whether a sign has been registered with a form (Unicode, `StandardizedVariants.txt`).
fn has_form(sign: char, selector: char) -> bool {
    match sign.script() {
        // The compatibility ideographs, and the turned signs.
        Script::Han | Script::Egyptian_Hieroglyphs => true,
        Script::Manichaean | Script::Myanmar | Script::Phags_Pa => selector == '\u{fe00}',
        _ => match sign {
            // Quotation marks as wide as ideographs or narrow, punctuation in a corner or centred.
            '‘' | '’' | '“' | '”' | '、' | '。' | '！' | '，' | '．' | '：' | '；' | '？' =>
            {
                matches!(selector, '\u{fe00}' | '\u{fe01}')
            }
            '0' | '∅' | '∩' | '∪' | '≨' | '≩' | '≲' | '≳' | '⊊' | '⊋' | '⊓' | '⊔' | '⊕' | '⊗'
            | '⊜' | '⋚' | '⋛' | '⨼' | '⨽' | '⪝' | '⪞' | '⪬' | '⪭' | '⫋' | '⫌' => {
                selector == '\u{fe00}'
            }
            _ => false,
        },
    }
}
