//! Texts that are hard to read: what readers of Markdown or HTML were slow at somewhere, once. For
//! each, the work must grow with the length alone; `cargo xtask prove work` counts it, and
//! `cargo bench -p text --bench street -- families` takes the time.

/// How a family of texts is made.
pub struct Family {
    /// What it is called.
    pub name: &'static str,
    /// Whether it is HTML for the policy; otherwise it is Markdown for the renderer.
    pub is_html: bool,
    /// Whether it is Markdown that marks are taken out of.
    pub is_marked: bool,
    before: &'static str,
    /// What is repeated. `#` stands for a number that is another each time.
    unit: &'static str,
    after: &'static str,
}

impl Family {
    /// Makes a text of about so many bytes.
    pub fn text(&self, length: usize) -> String {
        let mut text = String::with_capacity(length + 64);
        text.push_str(self.before);
        let mut number = 0;
        while text.len() < length {
            number += 1;
            if self.unit.contains('#') {
                text.push_str(&self.unit.replace('#', &number.to_string()));
            } else {
                text.push_str(self.unit);
            }
        }
        text.push_str(self.after);
        text
    }
}

const fn markdown(name: &'static str, unit: &'static str) -> Family {
    Family {
        name,
        is_html: false,
        is_marked: false,
        before: "",
        unit,
        after: "palabra\n",
    }
}

const fn html(name: &'static str, unit: &'static str) -> Family {
    Family {
        name,
        is_html: true,
        is_marked: false,
        before: "",
        unit,
        after: "palabra",
    }
}

const fn marked(name: &'static str, unit: &'static str) -> Family {
    Family {
        is_marked: true,
        ..markdown(name, unit)
    }
}

/// All families.
pub const FAMILIES: &[Family] = &[
    markdown("nested quotations", ">"),
    markdown("nested quotations, spaced", "> "),
    markdown("nested lists", "- "),
    markdown("nested numbered lists", "1. "),
    markdown("unclosed emphasis", "*a "),
    markdown("unclosed strong emphasis", "**a "),
    markdown("emphasis of two kinds", "*a **b "),
    markdown("closers without openers", "a* "),
    markdown("emphasis that crosses", "*a _b* c_ "),
    markdown("long runs of asterisks", "a**b"),
    markdown("struck out, unclosed", "~~a "),
    markdown("opening brackets", "["),
    markdown("opening image brackets", "!["),
    markdown("nested links", "[a]("),
    markdown("nested references", "[a]["),
    markdown("brackets and quotes", "[a](<"),
    markdown("unclosed titles", "[a](b \""),
    markdown("definitions", "[a#]: /b#\n"),
    Family {
        before: "[a]: /b\n\n",
        ..markdown("references", "[a] ")
    },
    Family {
        before: "[a]: /bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n\n",
        ..markdown("references to a long address", "[a]")
    },
    markdown("notes mentioned, undefined", "a[^1] "),
    Family {
        after: "\n\n[^1]: b\n",
        ..markdown("one note, often mentioned", "a[^1] ")
    },
    markdown("many notes", "a[^#]\n\n[^#]: b\n\n"),
    markdown("notes in notes", "[^1]: "),
    markdown("notes that nobody mentions", "[^#]: b\n\n"),
    markdown("back-ticks", "a ` "),
    markdown("back-ticks, ever more", "`` ` a "),
    markdown("fences", "```\n"),
    markdown("tildes", "~~~ a\n"),
    markdown("cells", "| "),
    Family {
        before: "|a|b|\n|-|-|\n",
        ..markdown("rows", "|c|d|\n")
    },
    markdown("heads of tables", "|a|\n|-|\n"),
    markdown("headings", "# a\n"),
    markdown("underlined headings", "a\n===\n"),
    markdown("rules", "***\n"),
    markdown("backslashes", "\\"),
    markdown("escapes", "\\*"),
    markdown("ampersands", "&"),
    markdown("entities", "&copy;&amp;"),
    markdown("signs that begin like a no-break space", "¡No! «a» "),
    markdown("no-break spaces", "a\u{a0}"),
    markdown("angle brackets", "<"),
    markdown("unclosed tags", "<a "),
    markdown("unclosed comments", "<!-- a "),
    markdown("unclosed instructions", "<? a "),
    markdown("unclosed declarations", "<!A a "),
    markdown("unclosed sections", "<![CDATA[ a "),
    markdown("raw elements", "<div>\n"),
    markdown("raw emphasis", "<b>a "),
    markdown("attributes for ids", "own-id-# <b>a</b> "),
    markdown("addresses", "<https://example.org/#> "),
    markdown("addresses for letters", "<a@example.org> "),
    markdown("one address", "[a](/b) "),
    markdown("images", "![a](image/a.png) "),
    markdown("images in images", "![a ![b](c) "),
    Family {
        before: "[a](/b \"",
        after: "\")",
        ..markdown("a long title", "c&amp;")
    },
    Family {
        before: "![",
        after: "](image/a.png)",
        ..markdown("long words for an image", "a&amp; ")
    },
    Family {
        before: "[a](/",
        after: ")",
        ..markdown("a long address", "a&b=")
    },
    markdown("one word", "a"),
    markdown("one line", "a b "),
    markdown("line ends", "\n"),
    markdown("carriage returns", "\r"),
    markdown("tabs", "\t"),
    markdown("nulls", "\0"),
    markdown("quotes", "\"a\" 'b' "),
    markdown("emoji", "👩\u{200d}👩\u{200d}👧 "),
    markdown("joiners", "می\u{200c}خواهم "),
    markdown("joiners alone", "\u{200d}"),
    markdown("spaces without width", "a\u{200b}"),
    markdown("open isolates", "ש\u{2067}"),
    markdown("nested isolates", "ש\u{2067}a\u{2067}b\u{2069}\u{2069}"),
    markdown("marks of direction", "ש\u{200f}\u{200e}"),
    markdown("hidden letters", "🏴\u{e0067}\u{e0062}"),
    html("nested elements", "<div>"),
    html("nested quotations of HTML", "<blockquote>"),
    html("nested emphasis", "<b>"),
    html("emphasis in paragraphs", "<p><b>a"),
    html("many kinds of emphasis", "<b><i><u><s>a<p>"),
    html("nested tables", "<table>"),
    html("nested cells", "<table><tr><td>"),
    html("text between rows", "<table>a<tr>b"),
    html("rows of HTML", "<tr><td>a"),
    html("nested lists of HTML", "<ul><li>"),
    html("items", "<li>a"),
    html("terms", "<dl><dt>a<dd>b"),
    html("links of HTML", "<a href=x>a"),
    html("links in blocks", "<a href=x><p>a"),
    html("drawings", "<svg><g>"),
    html("formulae", "<math><mi>"),
    html("scripts", "<script>a</script>"),
    html("unclosed scripts", "<script>a"),
    html("styles", "<style>a</style>"),
    html("comments", "<!-- a -->"),
    html("comments, unclosed", "<!--"),
    html("end tags", "</p>"),
    html("end tags of emphasis", "</b>"),
    html("preformatted", "<pre>\n\n"),
    html("ruby", "<ruby>a<rt>b"),
    html("forms", "<form><input>"),
    html("choices", "<select><option>a"),
    html("templates", "<template><p>"),
    html("headings of HTML", "<h1>a<h2>b"),
    html("ids", "<p id=note-#>a"),
    html("classes", "<p class='a#'>b"),
    html("entities of HTML", "&amp;&lt;"),
    html("Spanish", "¡No! "),
    html("figures of entities", "&#8203;"),
    html("images of HTML", "<img src=image/a.png alt=b>"),
    Family {
        before: "<p title='",
        after: "'>a",
        ..html("a long value", "&amp;")
    },
    Family {
        before: "<p class='",
        after: "'>a",
        ..html("a long list of classes", "a# ")
    },
    Family {
        before: "<p ",
        after: ">a",
        ..html("many attributes", "a#=b ")
    },
    Family {
        before: "<a href='/",
        after: "'>a",
        ..html("a long address of HTML", "a&b=")
    },
    marked("letters of another script", "w\u{430}ter "),
    marked("letters that look alike both ways", "\u{430}o "),
    marked("one word of two scripts", "\u{430}w"),
    marked("odd spaces", "a\u{2003}\u{a0}"),
    marked("odd spaces among hidden characters", "\u{a0}\u{200b}"),
    marked("hidden characters", "\u{200b}"),
    marked("hidden characters by their names", "&#8203;"),
    marked("ampersands among odd spaces", "&\u{2003}"),
    marked("names that may not become names", "&\u{430}mp; "),
    marked("lines that may not become items", "\u{2003}- #\n\n"),
    marked("marked titles of images", "![\u{430}w](x \"w\u{430}ter\") "),
    marked("images in images with marks", "![w\u{430}"),
    marked("definitions with marked titles", "[a#]: x 'w\u{430}ter'\n"),
    marked("addresses with marks", "w\u{430}ter@example.org "),
    marked(
        "links to marked addresses",
        "[w](https://\u{435}xample.org/#) ",
    ),
    marked("HTML with marks", "<b title=\"w\u{430}ter\">w\u{430}ter"),
    marked("tags that do not end", "<b \u{430}"),
    marked("quotes in tags that do not end", "<b title=\"\u{430}' "),
    marked("code with marks", "`\u{200b}` "),
];
