//! Which marks a language sets.

use serde::{Deserialize, Serialize};

use crate::LanguageTag;

/// The marks of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// Quotation marks, opening and closing.
    pub outer: (char, char),
    /// Quotation marks inside quotation marks.
    pub inner: (char, char),
    /// What stands inside guillemets, if anything.
    pub inside: Option<char>,
    /// Whether a thin space stands before `;`, `!` and `?`.
    pub thin: bool,
    /// Whether a space stands before a colon.
    pub colon: bool,
    /// Words that begin with an apostrophe: *’tis*.
    pub elisions: &'static [&'static str],
}

/// Says what a library has chosen where a language leaves the choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// The quotation marks of Spanish.
    pub spanish: SpanishQuotes,
}

/// Tells which quotation marks Spanish has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpanishQuotes {
    /// « » for Spain (`es-ES`), “ ” elsewhere.
    #[default]
    Region,
    /// « », and “ ” inside.
    Angular,
    /// “ ”, and ‘ ’ inside.
    Curly,
}

impl SpanishQuotes {
    fn are_angular(self, region: Option<&str>) -> bool {
        match self {
            Self::Region => region == Some("ES"),
            Self::Angular => true,
            Self::Curly => false,
        }
    }
}

/// Returns the marks of a language, or nothing if they are not known here.
///
/// Source: the exemplar and delimiter data of Unicode CLDR 47; for French the Imprimerie
/// nationale, for Canada the Office québécois de la langue française. Spanish has « » in the
/// orthography of the academies and in Spain, and “ ” in the newspapers of the Americas.
#[must_use]
pub fn marks(language: &LanguageTag, style: Style) -> Option<Marks> {
    let region = language.region();
    let (outer, inner) = match language.primary() {
        "en" | "cy" | "ga" | "eo" | "id" | "tr" | "vi" | "tl" | "th" | "hi" | "sw" | "nl" => {
            (('“', '”'), ('‘', '’'))
        }
        "es" if !style.spanish.are_angular(region) => (('“', '”'), ('‘', '’')),
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
        elisions: if language.primary() == "en" {
            &["tis", "twas", "til", "em", "n"]
        } else {
            &[]
        },
    })
}

/// A space at which no line is broken.
pub(super) const NO_BREAK: char = '\u{a0}';

/// A narrow space at which no line is broken.
pub(super) const THIN: char = '\u{202f}';
