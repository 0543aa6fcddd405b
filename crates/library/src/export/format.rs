use crate::error::{Error, Result};

/// What kind of file an export makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Sanitized HTML to put into a page that exists.
    HtmlFragment,
    /// A complete page with its own style and no script.
    HtmlPage,
    /// The Markdown of each language, with its titles in front matter.
    Markdown,
    /// Words without mark-up.
    Text,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Format; 4] = [
        Format::HtmlPage,
        Format::HtmlFragment,
        Format::Markdown,
        Format::Text,
    ];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Format::HtmlFragment => "html-fragment",
            Format::HtmlPage => "html-page",
            Format::Markdown => "markdown",
            Format::Text => "text",
        }
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::HtmlFragment | Format::HtmlPage => "html",
            Format::Markdown => "md",
            Format::Text => "txt",
        }
    }

    /// Whether it makes one file a language.
    pub fn is_per_language(self) -> bool {
        self == Format::Markdown
    }

    /// Finds a format by its name.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownWord`] with the names there are.
    pub fn parse(given: &str) -> Result<Format> {
        Format::ALL
            .into_iter()
            .find(|f| f.id() == given)
            .ok_or_else(|| Error::UnknownWord {
                given: given.to_owned(),
                known: Format::ALL.iter().map(|f| f.id()).collect(),
            })
    }
}
