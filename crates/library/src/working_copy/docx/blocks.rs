//! Blocks as paragraphs and tables.

use text::write::block::{Alignment, Block, Image, Ink, List, Piece, Table};

use super::Sheet;

/// How far one level stands within another, in twentieths of a point.
const STEP: u32 = 720;

/// How deep lists go in a document.
const LEVELS: u32 = 9;

impl Sheet<'_> {
    /// Writes blocks that stand so many levels within lists.
    pub(super) fn blocks(&mut self, blocks: &[Block], level: u32) {
        for block in blocks {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: u32) {
        match block {
            Block::Heading(heading, pieces) => {
                self.paragraph(&styled(&format!("Heading{heading}"), 0), pieces);
            }
            Block::Paragraph(pieces) if level > 0 => {
                self.paragraph(&styled("ListContinue", level), pieces);
            }
            Block::Paragraph(pieces) if self.is_in_note => {
                self.paragraph(&styled("FootnoteText", 0), pieces);
            }
            Block::Paragraph(pieces) => self.paragraph("", pieces),
            Block::Quote(blocks) => self.quote(blocks, level),
            Block::List(list) => {
                self.list(list, level, 0, None);
            }
            Block::Code(code) => self.code(code, level),
            Block::Rule => {
                let border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" \
                              w:color=\"auto\"/></w:pBdr>";
                self.paragraph(&format!("{border}{}", indent(level)), &[]);
            }
            Block::Figure(image, caption) => self.figure(image, caption, level),
            Block::Table(table) => self.table(table, level),
        }
    }

    fn quote(&mut self, blocks: &[Block], level: u32) {
        for block in blocks {
            match block {
                Block::Paragraph(pieces) => self.paragraph(&styled("Quote", level), pieces),
                Block::Quote(blocks) => self.quote(blocks, level),
                block => self.block(block, level),
            }
        }
    }

    /// Writes a list, or goes on with one that was begun; gives its number.
    pub(super) fn list(
        &mut self,
        list: &List,
        level: u32,
        deeper: u32,
        known: Option<usize>,
    ) -> usize {
        let at = (level + deeper).min(LEVELS - 1);
        let number = known.unwrap_or_else(|| {
            self.lists.push((list.first, at));
            self.lists.len()
        });
        for item in &list.items {
            let mut rest = item.as_slice();
            if let [Block::Paragraph(pieces), more @ ..] = rest {
                let properties = format!(
                    "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"{at}\"/>\
                     <w:numId w:val=\"{number}\"/></w:numPr>"
                );
                self.paragraph(&properties, pieces);
                rest = more;
            }
            self.blocks(rest, at + 1);
        }
        number
    }

    fn code(&mut self, code: &str, level: u32) {
        let mut pieces = Vec::new();
        for line in code.trim_matches('\n').split('\n') {
            if !pieces.is_empty() {
                pieces.push(Piece::Break);
            }
            pieces.push(Piece::Text(line.to_owned(), Ink::default()));
        }
        self.paragraph(&styled("SourceCode", level), &pieces);
    }

    fn figure(&mut self, image: &Image, caption: &[Piece], level: u32) {
        let picture = [Piece::Image(image.clone(), Ink::default())];
        self.paragraph(&format!("<w:keepNext/>{}", indent(level)), &picture);
        self.paragraph(&styled("Caption", level), caption);
    }

    fn table(&mut self, table: &Table, level: u32) {
        let columns = table.rows.first().map_or(1, Vec::len).max(1);
        let width = (self.width.saturating_sub(level * STEP)) / columns as u32;
        let indent = match level {
            0 => String::new(),
            level => format!("<w:tblInd w:w=\"{}\" w:type=\"dxa\"/>", level * STEP),
        };
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>\
             {indent}<w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for _ in 0..columns {
            self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        for (at, row) in table.rows.iter().enumerate() {
            self.out.push_str("<w:tr>");
            if at == 0 {
                self.out.push_str("<w:trPr><w:tblHeader/></w:trPr>");
            }
            for column in 0..columns {
                let aligned = match table.alignments.get(column) {
                    Some(Alignment::Center) => "<w:jc w:val=\"center\"/>",
                    Some(Alignment::Right) => "<w:jc w:val=\"right\"/>",
                    Some(Alignment::Left) => "<w:jc w:val=\"left\"/>",
                    Some(Alignment::None) | None => "",
                };
                self.out.push_str(&format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
                ));
                self.paragraph(aligned, row.get(column).map_or(&[], Vec::as_slice));
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        // Two tables that touch would be one.
        self.out.push_str("</w:tbl><w:p/>");
    }
}

/// Properties of a paragraph in a style, so many levels within lists.
fn styled(style: &str, level: u32) -> String {
    format!("<w:pStyle w:val=\"{style}\"/>{}", indent(level))
}

fn indent(level: u32) -> String {
    match level {
        0 => String::new(),
        level => format!("<w:ind w:left=\"{}\"/>", level * STEP),
    }
}
