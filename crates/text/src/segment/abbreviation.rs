//! Words that end in a full stop without ending a sentence.

use crate::LanguageTag;

/// The abbreviations of one language, in lower case and without the last full stop.
pub(super) struct Abbreviations {
    /// Those behind which a name or more of the sentence always comes.
    before_name: &'static [&'static str],
    /// Those behind which a figure comes, if they are abbreviations at all.
    before_figure: &'static [&'static str],
    /// Those that may end a sentence too.
    anywhere: &'static [&'static str],
    /// Words that so often begin a sentence that an abbreviation before them ends one.
    beginners: &'static [&'static str],
    /// Whether a full stop behind a figure makes it an ordinal: "am 5. Mai".
    ordinals: bool,
}

/// Returns the abbreviations of a language whose sentences end in full stops, as far as they are
/// known here.
pub(super) fn abbreviations(language: &LanguageTag) -> Option<Abbreviations> {
    Some(match language.primary() {
        "en" => ENGLISH,
        "es" | "ca" | "gl" | "pt" | "it" => SPANISH,
        "fr" | "nl" | "ro" | "sv" => OTHERS,
        "de" | "pl" | "cs" | "da" | "no" | "nb" => Abbreviations {
            ordinals: true,
            ..OTHERS
        },
        _ => return None,
    })
}

const ENGLISH: Abbreviations = Abbreviations {
    before_name: &[
        "adj", "adm", "attys", "capt", "cmdr", "col", "comdr", "det", "dr", "drs", "e.g", "esp",
        "gen", "gov", "hon", "i.e", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs",
        "ms", "mx", "mt", "ph", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "st",
        "supt", "viz", "vs", "cf", "approx",
    ],
    before_figure: &[
        "art", "ch", "fig", "figs", "n°", "no", "nos", "op", "p", "para", "pp", "sec", "vol",
        "vols", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
        "dec",
    ],
    anywhere: &[
        "a.m", "p.m", "u.s", "u.s.a", "u.k", "u.n", "e.u", "d.c", "co", "corp", "inc", "ltd", "jr",
        "sr", "etc", "bros", "dept", "ave", "blvd", "rd",
    ],
    beginners: &[
        "a", "after", "all", "and", "at", "but", "he", "her", "his", "how", "i", "if", "in", "it",
        "its", "now", "on", "our", "she", "that", "the", "their", "then", "there", "these", "they",
        "this", "those", "today", "was", "we", "what", "when", "where", "who", "why", "you",
    ],
    ordinals: false,
};

const SPANISH: Abbreviations = Abbreviations {
    before_name: &[
        "abg", "arq", "av", "avda", "cap", "cía", "cmdte", "cnel", "col", "d", "dña", "dr", "dra",
        "dres", "excmo", "fr", "gral", "hno", "hnos", "ing", "lic", "licda", "mons", "p. ej", "ej",
        "pbro", "prof", "profa", "prov", "rvdo", "sgto", "sr", "sra", "sras", "sres", "srta",
        "sta", "sto", "tte", "ud", "uds", "vs", "cf", "aprox", "c", "sn",
    ],
    before_figure: &[
        "art", "arts", "cap", "fig", "figs", "no", "nos", "nro", "núm", "núms", "num", "p", "pág",
        "págs", "pag", "pp", "tel", "tlf", "vol", "vols", "n", "nº", "ss", "a", "d",
    ],
    anywhere: &[
        "ee.uu", "uu", "ee", "ff.aa", "ff", "aa", "dd.hh", "dd", "hh", "rr.hh", "a.c", "d.c",
        "a.m", "p.m", "etc", "s.a", "s.l", "s.a.s", "c.v", "ltda", "cía", "depto", "dto", "cc.oo",
        "oo", "jj", "u.s.a",
    ],
    beginners: &[
        "a", "ahora", "al", "así", "aquí", "como", "con", "cuando", "de", "desde", "después", "el",
        "ella", "ellas", "ellos", "en", "era", "es", "esa", "ese", "eso", "esta", "estas", "este",
        "esto", "estos", "hay", "hoy", "la", "las", "lo", "los", "mi", "más", "nadie", "ni", "no",
        "nos", "nosotras", "nosotros", "para", "pero", "por", "que", "se", "según", "si", "sin",
        "sobre", "son", "su", "sus", "también", "tras", "un", "una", "y", "ya", "yo",
    ],
    ordinals: false,
};

const OTHERS: Abbreviations = Abbreviations {
    before_name: &[
        "dr", "m", "mm", "mme", "mlle", "me", "st", "ste", "prof", "hr", "fr", "frl", "ing", "z.b",
        "d.h", "u.a", "bzw", "ca", "vgl", "cf", "p. ex", "ex", "mr", "mevr", "dhr", "vs", "bv",
        "geb", "gen", "sog", "inkl", "evtl",
    ],
    before_figure: &[
        "art", "nr", "n", "no", "p", "pp", "s", "abs", "fig", "vol", "str", "tél", "tel", "bd",
    ],
    anywhere: &["etc", "usw", "u.s.w", "co", "enz", "o.ä", "i.e", "e.v"],
    beginners: &[
        "das", "de", "der", "die", "elle", "en", "er", "es", "ich", "il", "ils", "je", "la", "le",
        "les", "nous", "sie", "un", "une", "wir", "ce", "cette",
    ],
    ordinals: false,
};

impl Abbreviations {
    /// Tells whether a full stop behind `word` belongs to the word alone, given what follows.
    pub(super) fn is_abbreviation(&self, word: &str, rest: &str, figure_follows: bool) -> bool {
        let word = word.trim_matches(['*', '_']);
        if word.is_empty() {
            return false;
        }
        let lower = word.to_lowercase();
        let has = |list: &[&str]| list.contains(&lower.as_str());
        let last = lower.rsplit('.').next().unwrap_or(&lower);
        if self.ordinals && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return !self.begins(rest);
        }
        if figure_follows && has(self.before_figure) {
            return true;
        }
        if has(self.before_name) {
            return true;
        }
        if has(self.anywhere) || self.anywhere.contains(&last) && lower.contains('.') {
            return !self.begins(rest);
        }
        // "J. Pérez", "A. B. C.": an initial, unless it is the English "I".
        let initial = word.chars().filter(|character| *character != '.').count() == 1
            || (word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1));
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if initial && capital && lower != "i" {
            return !self.begins(rest);
        }
        // "1. First": the number of an item; it belongs to what follows.
        false
    }

    fn begins(&self, rest: &str) -> bool {
        let first = rest
            .trim_start_matches(|character: char| !character.is_alphanumeric())
            .split(|character: char| !character.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let opens = rest.starts_with(['¿', '¡', '—', '-']);
        opens || self.beginners.contains(&first.to_lowercase().as_str())
    }
}
