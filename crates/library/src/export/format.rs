use crate::error::{Error, Result};

/// What kind of file an export makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Sanitized HTML to put into a page that exists.
    HtmlFragment,
    /// A complete page with its own style and no script.
    HtmlPage,
    /// HTML for one "Custom HTML" block of WordPress.
    WordpressHtml,
    /// Blocks of WordPress, as its own editor writes them.
    WordpressBlocks,
    /// HTML for the classic editor of WordPress.
    WordpressClassic,
    /// A file that WordPress imports, with several posts.
    Wxr,
    /// HTML that mail programs show.
    Newsletter,
    /// Markdown with front matter for Hugo.
    Hugo,
    /// Markdown with front matter for Zola.
    Zola,
    /// The Markdown of each language, with its titles in front matter.
    Markdown,
    /// Words without mark-up.
    Text,
    /// An Atom feed of several posts.
    Atom,
    /// A JSON feed of several posts.
    JsonFeed,
}

/// What one file of a format holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One language of one post.
    Language,
    /// One post.
    Post,
    /// All posts that are exported together.
    Batch,
}

/// Something that a profile can ask for, and that not every format can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ability {
    /// The site and its links above the post.
    HeaderLinks,
    /// Links from language to language.
    LanguageLinks,
    /// The appeal behind the text.
    Appeal,
    /// Links for sharing.
    Share,
    /// What is told of those who wrote it.
    Biography,
    /// Published posts that are like it.
    Related,
    /// Languages side by side, or one at a time.
    Layout,
    /// Images in a folder of another name.
    ImageFolder,
    /// Images in the file itself.
    Embed,
    /// A template of one's own.
    Template,
    /// The size of the paper that it is printed on.
    Paper,
}

impl Ability {
    /// All of them.
    pub const ALL: [Ability; 11] = [
        Ability::HeaderLinks,
        Ability::LanguageLinks,
        Ability::Appeal,
        Ability::Share,
        Ability::Biography,
        Ability::Related,
        Ability::Layout,
        Ability::ImageFolder,
        Ability::Embed,
        Ability::Template,
        Ability::Paper,
    ];

    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Ability::HeaderLinks => "headerLinks",
            Ability::LanguageLinks => "languageLinks",
            Ability::Appeal => "appeal",
            Ability::Share => "share",
            Ability::Biography => "biography",
            Ability::Related => "related",
            Ability::Layout => "layout",
            Ability::ImageFolder => "imageFolder",
            Ability::Embed => "embed",
            Ability::Template => "template",
            Ability::Paper => "paper",
        }
    }
}

impl Scope {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Language => "language",
            Scope::Post => "post",
            Scope::Batch => "batch",
        }
    }
}

/// What is fixed of a format.
struct Facts {
    id: &'static str,
    extension: &'static str,
    scope: Scope,
    /// The key of the shipped profile that it is exported with where none is named.
    profile: &'static str,
}

impl Format {
    /// All formats, in the order in which they are offered.
    ///
    /// EPUB, PDF and the folded leaflet will have their place here.
    pub const ALL: [Format; 13] = [
        Format::HtmlFragment,
        Format::HtmlPage,
        Format::WordpressHtml,
        Format::WordpressBlocks,
        Format::WordpressClassic,
        Format::Wxr,
        Format::Newsletter,
        Format::Hugo,
        Format::Zola,
        Format::Markdown,
        Format::Text,
        Format::Atom,
        Format::JsonFeed,
    ];

    fn facts(self) -> Facts {
        let facts = |id, extension, scope, profile| Facts {
            id,
            extension,
            scope,
            profile,
        };
        match self {
            Format::HtmlFragment => facts("html-fragment", "html", Scope::Post, "plain-fragment"),
            Format::HtmlPage => facts("html-page", "html", Scope::Post, "single-page"),
            Format::WordpressHtml => facts("wordpress-html", "html", Scope::Post, "wordpress-html"),
            Format::WordpressBlocks => {
                facts("wordpress-blocks", "html", Scope::Post, "wordpress-blocks")
            }
            Format::WordpressClassic => facts(
                "wordpress-classic",
                "html",
                Scope::Post,
                "wordpress-classic",
            ),
            Format::Wxr => facts("wxr", "xml", Scope::Batch, "wordpress-import"),
            Format::Newsletter => facts("newsletter", "html", Scope::Post, "newsletter"),
            Format::Hugo => facts("hugo", "md", Scope::Language, "hugo"),
            Format::Zola => facts("zola", "md", Scope::Language, "zola"),
            Format::Markdown => facts("markdown", "md", Scope::Language, "single-page"),
            Format::Text => facts("text", "txt", Scope::Post, "single-page"),
            Format::Atom => facts("atom", "xml", Scope::Batch, "single-page"),
            Format::JsonFeed => facts("json-feed", "json", Scope::Batch, "single-page"),
        }
    }

    /// The stable name.
    pub fn id(self) -> &'static str {
        self.facts().id
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts().extension
    }

    /// What one file of it holds.
    pub fn scope(self) -> Scope {
        self.facts().scope
    }

    /// The key of the shipped profile that it is exported with where none is named.
    pub fn profile_key(self) -> &'static str {
        self.facts().profile
    }

    /// Whether it does what a profile asks for; what it cannot do, it passes over.
    pub fn can(self, ability: Ability) -> bool {
        let is_page = self == Format::HtmlPage;
        // What sets a whole page, for a browser or for a mail program.
        let is_whole = is_page || self == Format::Newsletter;
        match ability {
            Ability::Layout | Ability::Template | Ability::Paper => is_page,
            Ability::HeaderLinks => is_whole,
            // Feeds hold images, or say where they lie beside the pages.
            Ability::ImageFolder | Ability::Embed => {
                is_whole || matches!(self, Format::Atom | Format::JsonFeed)
            }
            Ability::LanguageLinks => self.has_parts(),
            Ability::Appeal | Ability::Share | Ability::Biography | Ability::Related => {
                self.has_parts() || self == Format::Text
            }
        }
    }

    /// Whether it is made of HTML in which parts stand behind the text.
    fn has_parts(self) -> bool {
        matches!(
            self,
            Format::HtmlFragment
                | Format::HtmlPage
                | Format::WordpressHtml
                | Format::WordpressBlocks
                | Format::WordpressClassic
                | Format::Wxr
                | Format::Newsletter
        )
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
