use std::fmt;

use text::LanguageTag;
use text::diagnostic::Diagnostic;

/// What a person should know of an export: a code and facts for whoever has words of their own,
/// and one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The slug of the post; empty where it is about several, or about the profile.
    pub slug: String,
    /// The language of the edition; empty where it is about all.
    pub language: String,
    /// A stable name for programs, such as `images.left-out`.
    pub code: &'static str,
    /// How many things it is about.
    pub count: usize,
    /// What it names: an image, a link, an address; empty where nothing.
    pub what: String,
    message: String,
}

impl Warning {
    /// Makes a warning from its code and its sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Warning {
        Warning {
            slug: String::new(),
            language: String::new(),
            code,
            count: 1,
            what: String::new(),
            message: message.into(),
        }
    }

    /// What a renderer has to say.
    pub(super) fn of_diagnostic(diagnostic: Diagnostic) -> Warning {
        Warning {
            count: diagnostic.count,
            ..Warning::new(diagnostic.code, diagnostic.message)
        }
    }

    /// Names what it is about.
    pub(super) fn about(self, what: impl Into<String>) -> Warning {
        Warning {
            what: what.into(),
            ..self
        }
    }

    /// Says which edition it is about.
    pub(super) fn in_language(self, language: &LanguageTag) -> Warning {
        Warning {
            language: language.to_string(),
            ..self
        }
    }

    /// Says which post it is about, unless that is known.
    #[must_use]
    pub fn of(mut self, slug: &str) -> Warning {
        if self.slug.is_empty() {
            slug.clone_into(&mut self.slug);
        }
        self
    }

    /// The same without the post, as it is said of several.
    #[must_use]
    pub fn of_no_post(self) -> Warning {
        Warning {
            slug: String::new(),
            ..self
        }
    }
}

impl fmt::Display for Warning {
    /// Writes the sentence, after the post and the language that it is about.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.slug.is_empty() {
            write!(f, "{}: ", self.slug)?;
        }
        // What is said of a note names the language itself.
        if !self.language.is_empty() && self.code != "note" {
            write!(f, "{}: ", self.language)?;
        }
        f.write_str(&self.message)
    }
}
