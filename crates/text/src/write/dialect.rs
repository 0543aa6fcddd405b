/// Says whose Markdown it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// What this crate reads: CommonMark with tables, footnotes and struck-out text.
    #[default]
    Own,
    /// What Hugo reads: shortcodes before Markdown, then Goldmark with typographic signs, bare
    /// addresses, definition lists and attributes of headings, and without raw HTML.
    Hugo,
    /// What Zola reads: shortcodes before Markdown, then CommonMark with task lists and attributes
    /// of headings.
    Zola,
}

impl Dialect {
    /// Whether signs are escaped that only some readers of Markdown know.
    pub(super) fn is_strict(self) -> bool {
        self != Dialect::Own
    }

    /// Tells whether code would be read as a call of a template, or as the end of a summary:
    /// these are looked for before Markdown is read, and nothing inside code can escape them.
    pub(super) fn misreads(self, code: &str) -> bool {
        self.is_strict() && ["{{", "{%", "<!--"].iter().any(|call| code.contains(call))
    }
}
