//! Words brought to a form that their relatives share.
//!
//! 1. [`fold`] takes case, accents and ligatures away, and writes Greek and Cyrillic in Latin letters.
//! 2. [`stem`] takes the endings of a language away.
//! 3. [`sound`] spells alike what is pronounced alike in related words of two languages.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Takes case and accents away; Greek and Cyrillic come out in Latin letters, as names do.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let letters = word.nfd().filter(|&mark| !is_combining_mark(mark));
    for letter in letters.flat_map(char::to_lowercase) {
        match latin(letter) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(letter),
        }
    }
    folded
}

/// Spells a letter in plain Latin ones, if it is not one already.
fn latin(letter: char) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    let row = LATIN.iter().find(|(from, _)| *from == letter);
    row.map(|(_, to)| *to)
}

/// Letters that Unicode does not take apart, Greek, and Cyrillic, by sound and in plain spelling.
const LATIN: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ı', "i"),
    ('ſ', "s"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('α', "a"),
    ('β', "b"),
    ('γ', "g"),
    ('δ', "d"),
    ('ε', "e"),
    ('ζ', "z"),
    ('η', "i"),
    ('θ', "th"),
    ('ι', "i"),
    ('κ', "k"),
    ('λ', "l"),
    ('μ', "m"),
    ('ν', "n"),
    ('ξ', "x"),
    ('ο', "o"),
    ('π', "p"),
    ('ρ', "r"),
    ('σ', "s"),
    ('ς', "s"),
    ('τ', "t"),
    ('υ', "u"),
    ('φ', "ph"),
    ('χ', "ch"),
    ('ψ', "ps"),
    ('ω', "o"),
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('є', "ye"),
    ('і', "i"),
    ('ґ', "g"),
    ('ђ', "dj"),
    ('ј', "j"),
    ('љ', "lj"),
    ('њ', "nj"),
    ('ћ', "c"),
    ('џ', "dz"),
];

/// Takes one ending of the language away, if enough of the word is left.
///
/// It is no dictionary: forms of one word should mostly come out alike, and it does not matter
/// what they look like.
pub(super) fn stem<'a>(folded: &'a str, language: &str) -> &'a str {
    let endings: &[&str] = match language {
        "de" | "nl" | "da" | "sv" | "nb" | "nn" | "no" => GERMANIC,
        "fr" => FRENCH,
        "es" | "pt" | "gl" | "ca" => IBERIAN,
        "it" => ITALIAN,
        "en" => ENGLISH,
        _ => return folded,
    };
    if !folded.is_ascii() || folded.len() < 4 {
        return folded;
    }
    for ending in endings {
        let least = if ending.len() == 1 { 3 } else { 4 };
        if let Some(rest) = folded.strip_suffix(ending)
            && rest.len() >= least
        {
            return rest;
        }
    }
    folded
}

/// Endings, longest first.
const GERMANIC: &[&str] = &[
    "ungen", "enden", "ender", "endes", "ende", "sten", "ster", "stes", "tens", "ten", "ste",
    "ern", "est", "tet", "en", "em", "er", "es", "et", "te", "st", "e", "n", "s", "t",
];
const FRENCH: &[&str] = &[
    "issaient", "issait", "assent", "eraient", "erait", "aient", "erent", "euses", "irent",
    "antes", "ions", "ante", "ants", "ees", "ait", "ais", "ant", "ent", "era", "eux", "aux",
    "euse", "es", "er", "ez", "ee", "ir", "it", "is", "us", "ie", "e", "s", "x", "a", "i", "t",
    "u",
];
const IBERIAN: &[&str] = &[
    "ciones", "abamos", "iendose", "andose", "ieron", "iendo", "abais", "aran", "eron", "aron",
    "ando", "endo", "indo", "aban", "avam", "aram", "eram", "iram", "ados", "adas", "idos", "idas",
    "ado", "ada", "ido", "ida", "aba", "ava", "ian", "iam", "amos", "emos", "imos", "oes", "aes",
    "cion", "ar", "er", "ir", "os", "as", "es", "ou", "io", "ia", "an", "en", "am", "em", "ao",
    "o", "a", "e", "s", "n", "i", "m", "u",
];
const ITALIAN: &[&str] = &[
    "avamo", "avano", "evano", "ivano", "arono", "erono", "irono", "iamo", "ando", "endo", "ante",
    "anti", "ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite",
    "ava", "eva", "iva", "are", "ere", "ire", "ano", "ono", "io", "ia", "ie", "he", "hi", "o", "a",
    "e", "i",
];
const ENGLISH: &[&str] = &[
    "ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y",
];

/// Spells a folded word by its sounds, so that words of one origin come out alike in two languages.
pub(super) fn sound(folded: &str) -> Vec<u8> {
    let mut sounds: Vec<u8> = Vec::with_capacity(folded.len());
    let bytes = folded.as_bytes();
    let mut at = 0;
    while at < bytes.len() && sounds.len() < LONGEST {
        let rest = &bytes[at..];
        let (taken, letter) = SOUNDS
            .iter()
            .find(|(from, _)| rest.starts_with(from))
            .map_or((1, rest[0]), |(from, to)| (from.len(), *to));
        // Doubled letters are a matter of spelling.
        if letter != 0 && sounds.last() != Some(&letter) {
            sounds.push(letter);
        }
        at += taken;
    }
    sounds
}

/// Words are compared by at most so many sounds.
const LONGEST: usize = 20;

/// What sounds alike; longer spellings first.
const SOUNDS: &[(&[u8], u8)] = &[
    (b"tsch", b'c'),
    (b"sch", b's'),
    (b"qu", b'k'),
    (b"ph", b'f'),
    (b"th", b't'),
    (b"ch", b'k'),
    (b"ck", b'k'),
    (b"cc", b'k'),
    (b"tz", b's'),
    (b"ti", b't'),
    (b"zi", b't'),
    (b"ci", b't'),
    (b"gn", b'n'),
    (b"ny", b'n'),
    (b"nh", b'n'),
    (b"gl", b'l'),
    (b"lh", b'l'),
    (b"ou", b'u'),
    (b"ae", b'e'),
    (b"oe", b'e'),
    (b"c", b'k'),
    (b"q", b'k'),
    (b"z", b's'),
    (b"w", b'v'),
    (b"y", b'i'),
    (b"j", b'i'),
    (b"h", 0),
    (b"x", b's'),
];
