//! Kinds of elements, as the HTML Standard's tree construction tells them apart.

/// Elements without content.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "wbr")
}

/// Parts of a table.
pub(super) fn is_of_table(name: &str) -> bool {
    matches!(
        name,
        "caption" | "col" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr"
    )
}

/// Headings.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that stand within a line of text without cutting it.
pub(crate) fn is_within_text(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
    )
}

/// Elements before which a paragraph ends (HTML Standard, "in body").
pub(super) fn closes_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "aside"
                | "blockquote"
                | "dd"
                | "div"
                | "dl"
                | "dt"
                | "figcaption"
                | "figure"
                | "footer"
                | "header"
                | "hr"
                | "li"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "table"
                | "ul"
        )
}

/// Elements that begin on a line of their own, cells included.
pub(crate) fn is_block(name: &str) -> bool {
    closes_paragraph(name) || is_of_table(name)
}

/// Elements that act, ask or load.
pub(super) fn is_active(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "audio"
            | "base"
            | "button"
            | "embed"
            | "form"
            | "frame"
            | "frameset"
            | "input"
            | "link"
            | "meta"
            | "object"
            | "option"
            | "select"
            | "source"
            | "track"
            | "video"
    )
}

/// Elements of HTML that end a drawing or a formula (HTML Standard, "in foreign content").
pub(super) fn is_breaking_out(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "b" | "big"
                | "blockquote"
                | "body"
                | "br"
                | "center"
                | "code"
                | "dd"
                | "div"
                | "dl"
                | "dt"
                | "em"
                | "embed"
                | "head"
                | "hr"
                | "i"
                | "img"
                | "li"
                | "listing"
                | "menu"
                | "meta"
                | "nobr"
                | "ol"
                | "p"
                | "pre"
                | "ruby"
                | "s"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "sub"
                | "sup"
                | "table"
                | "tt"
                | "u"
                | "ul"
                | "var"
        )
}
