//! The parts of the package around the text.

use std::fmt::Write as _;

use super::Sheet;
use super::line::attribute;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

impl Sheet<'_> {
    /// All parts, by name, in the order in which they are packed.
    pub(super) fn parts(self, is_wide: bool) -> Vec<(String, Vec<u8>)> {
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        let mut add = |name: &str, xml: String| parts.push((name.to_owned(), xml.into_bytes()));
        add("[Content_Types].xml", types());
        add(
            "_rels/.rels",
            leads(&[("rId1", "officeDocument", "word/document.xml", false)]),
        );
        let page = match is_wide {
            true => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
            false => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        };
        add(
            "word/document.xml",
            format!(
                "{HEAD}<w:document {SPACES}><w:body>{}<w:sectPr>{page}<w:pgMar w:top=\"1440\" \
                 w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" \
                 w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
                self.out
            ),
        );
        add("word/_rels/document.xml.rels", self.leads(true));
        add("word/_rels/footnotes.xml.rels", self.leads(false));
        add("word/styles.xml", styles());
        add("word/numbering.xml", self.numbering());
        add(
            "word/settings.xml",
            format!(
                "{HEAD}<w:settings {SPACES}><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote \
                 w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
                 w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
                 </w:settings>"
            ),
        );
        add(
            "word/footnotes.xml",
            format!(
                "{HEAD}<w:footnotes {SPACES}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r>\
                 <w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" \
                 w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>{}\
                 </w:footnotes>",
                self.footnotes
            ),
        );
        for name in &self.shown {
            if let Some(picture) = self.pictures.get(name) {
                parts.push((format!("word/media/{name}"), picture.bytes.clone()));
            }
        }
        parts
    }

    fn leads(&self, is_text: bool) -> String {
        let mut all: Vec<(String, &str, String, bool)> = Vec::new();
        if is_text {
            for kind in ["styles", "numbering", "settings", "footnotes"] {
                all.push((format!("rId{kind}"), kind, format!("{kind}.xml"), false));
            }
        }
        for (at, address) in self.links.iter().enumerate() {
            all.push((format!("rIdL{at}"), "hyperlink", address.clone(), true));
        }
        for (at, name) in self.shown.iter().enumerate() {
            all.push((format!("rIdI{at}"), "image", format!("media/{name}"), false));
        }
        let all: Vec<(&str, &str, &str, bool)> = all
            .iter()
            .map(|(id, kind, target, is_outside)| {
                (id.as_str(), *kind, target.as_str(), *is_outside)
            })
            .collect();
        leads(&all)
    }

    fn numbering(&self) -> String {
        let mut xml = format!("{HEAD}<w:numbering {SPACES}>");
        for (at, (first, level)) in self.lists.iter().enumerate() {
            let _ = write!(
                xml,
                "<w:abstractNum w:abstractNumId=\"{at}\"><w:multiLevelType w:val=\"multilevel\"/>"
            );
            for own in 0..9 {
                let start = match first {
                    Some(first) if own == *level => *first,
                    _ => 1,
                };
                let (form, label) = match first {
                    Some(_) => ("decimal", format!("%{}.", own + 1)),
                    None => ("bullet", "\u{2022}".to_owned()),
                };
                let _ = write!(
                    xml,
                    "<w:lvl w:ilvl=\"{own}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{form}\"/>\
                     <w:lvlText w:val=\"{label}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind \
                     w:left=\"{}\" w:hanging=\"360\"/></w:pPr></w:lvl>",
                    (own + 1) * 720
                );
            }
            xml.push_str("</w:abstractNum>");
        }
        for at in 0..self.lists.len() {
            let _ = write!(
                xml,
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{at}\"/></w:num>",
                at + 1
            );
        }
        xml.push_str("</w:numbering>");
        xml
    }
}

fn leads(all: &[(&str, &str, &str, bool)]) -> String {
    let mut xml = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (id, kind, target, is_outside) in all {
        let mode = if *is_outside {
            " TargetMode=\"External\""
        } else {
            ""
        };
        let target = attribute(target);
        let _ = write!(
            xml,
            "<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"{mode}/>"
        );
    }
    xml.push_str("</Relationships>");
    xml
}

fn types() -> String {
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("footnotes", "footnotes"),
    ] {
        let _ = write!(
            xml,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>"
        );
    }
    xml.push_str("</Types>");
    xml
}

/// Styles by the names that every word processor knows; what they look like is kept small.
fn styles() -> String {
    let mut xml = format!(
        "{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/>\
         <w:szCs w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"160\" \
         w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name \
         w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name \
         w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right \
         w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    let mut paragraph = |id: &str, name: &str, look: &str, ink: &str| {
        let _ = write!(
            xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn \
             w:val=\"Normal\"/><w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{ink}</w:rPr></w:style>"
        );
    };
    paragraph(
        "Title",
        "Title",
        "",
        "<w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>",
    );
    paragraph(
        "Subtitle",
        "Subtitle",
        "",
        "<w:i/><w:iCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    );
    paragraph("PlaceLine", "Place Line", "", "<w:color w:val=\"555555\"/>");
    for level in 1..=6_u32 {
        let size = 36 - 3 * level;
        paragraph(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!(
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl \
                 w:val=\"{}\"/>",
                level - 1
            ),
            &format!("<w:b/><w:bCs/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"),
        );
    }
    paragraph(
        "Quote",
        "Quote",
        "<w:ind w:left=\"720\" w:right=\"720\"/>",
        "",
    );
    paragraph(
        "ListParagraph",
        "List Paragraph",
        "<w:ind w:left=\"720\"/><w:contextualSpacing/>",
        "",
    );
    paragraph(
        "ListContinue",
        "List Continue",
        "<w:ind w:left=\"720\"/>",
        "",
    );
    paragraph(
        "SourceCode",
        "Source Code",
        "",
        "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>",
    );
    paragraph(
        "Caption",
        "caption",
        "",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    );
    paragraph(
        "FootnoteText",
        "footnote text",
        "<w:spacing w:after=\"60\"/>",
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    );
    let mut character = |id: &str, name: &str, ink: &str| {
        let _ = write!(
            xml,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{ink}\
             </w:rPr></w:style>"
        );
    };
    character(
        "Hyperlink",
        "Hyperlink",
        "<w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/>",
    );
    character(
        "HTMLCode",
        "HTML Code",
        "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>",
    );
    character(
        "FootnoteReference",
        "footnote reference",
        "<w:vertAlign w:val=\"superscript\"/>",
    );
    let line = |side: &str, sign: &str| {
        format!("<w:{side} w:val=\"{sign}\" w:sz=\"4\" w:space=\"0\" w:color=\"BBBBBB\"/>")
    };
    let all: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| line(side, "single"))
        .collect();
    let _ = write!(
        xml,
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn \
         w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"60\"/></w:pPr><w:tblPr><w:tblBorders>{all}</w:tblBorders></w:tblPr><w:tblStylePr \
         w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>\
         <w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Columns\"><w:name w:val=\"Columns\"/>\
         <w:basedOn w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"60\"/></w:pPr><w:tblPr><w:tblBorders>{}{}\
         </w:tblBorders><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:bottom w:w=\"60\" \
         w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         </w:style></w:styles>",
        line("insideH", "single"),
        line("insideV", "single")
    );
    xml
}
