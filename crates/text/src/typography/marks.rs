//! Which marks a language sets.

use crate::LanguageTag;

/// The marks of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Quotation marks, opening and closing.
    pub(super) outer: (char, char),
    /// Quotation marks inside quotation marks.
    pub(super) inner: (char, char),
    /// What stands inside guillemets, if anything.
    pub(super) inside: Option<char>,
    /// Whether a thin space stands before `;`, `!` and `?`.
    pub(super) thin: bool,
    /// Whether a space stands before a colon.
    pub(super) colon: bool,
}

/// Returns the marks of a language, or nothing if they are not known here.
///
/// Source: the exemplar and delimiter data of Unicode CLDR 47; for French the Imprimerie
/// nationale, for Canada the Office québécois de la langue française.
pub(super) fn marks(language: &LanguageTag) -> Option<Marks> {
    let region = language.region();
    let (outer, inner) = match language.primary() {
        "en" | "cy" | "ga" | "eo" | "id" | "tr" | "vi" | "tl" | "th" | "hi" | "sw" | "nl" => {
            (('“', '”'), ('‘', '’'))
        }
        "es" | "it" | "ca" | "gl" | "eu" | "an" | "ast" | "oc" | "el" | "fr" => {
            (('«', '»'), ('“', '”'))
        }
        "pt" if matches!(region, Some("PT" | "AO" | "MZ" | "CV")) => (('«', '»'), ('“', '”')),
        "pt" => (('“', '”'), ('‘', '’')),
        "de" if matches!(region, Some("CH" | "LI")) => (('«', '»'), ('‹', '›')),
        "de" | "cs" | "sk" | "sl" | "is" | "bg" | "lt" | "et" => (('„', '“'), ('‚', '‘')),
        "pl" | "ro" => (('„', '”'), ('«', '»')),
        "hu" => (('„', '”'), ('»', '«')),
        "hr" => (('„', '“'), ('‚', '‘')),
        "ru" | "uk" | "be" => (('«', '»'), ('„', '“')),
        "no" | "nb" | "nn" => (('«', '»'), ('‘', '’')),
        "sv" | "fi" => (('”', '”'), ('’', '’')),
        "da" => (('“', '”'), ('‘', '’')),
        _ => return None,
    };
    let french = language.primary() == "fr";
    let canada = french && region == Some("CA");
    Some(Marks {
        outer,
        inner,
        inside: french.then_some(if canada { NO_BREAK } else { THIN }),
        thin: french && !canada,
        colon: french,
    })
}

/// A space at which no line is broken.
pub(super) const NO_BREAK: char = '\u{a0}';

/// A narrow space at which no line is broken.
pub(super) const THIN: char = '\u{202f}';
