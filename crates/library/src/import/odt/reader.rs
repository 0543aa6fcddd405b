//! What stands one below the other becomes blocks.

use text::write::block::{Block, Ink, Piece, says_nothing};

use super::changes::{Change, Changes};
use super::comments::Remark;
use super::styles::{Meaning, Styles};
use super::told::Told;
use crate::import::package::Package;
use crate::import::pictures::Pictures;
use crate::import::tracked::Tracked;
use crate::import::xml::Element;

/// What was read of a text.
pub(super) struct Read {
    pub(super) title: String,
    pub(super) dek: String,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Vec<Block>>,
    pub(super) remarks: Vec<Remark>,
    pub(super) told: Told,
}

/// How deep lists, tables and frames may lie in each other; what is deeper stands beside it.
pub(super) const DEEPEST: usize = 16;

pub(super) struct Reader<'t, 'p, 'b> {
    pub(super) styles: &'t Styles<'t>,
    pub(super) package: &'p mut Package<'b>,
    pub(super) pictures: &'p mut Pictures<'b>,
    pub(super) tracked: Tracked,
    pub(super) changes: Changes<'t>,
    pub(super) notes: Vec<Vec<Block>>,
    pub(super) remarks: Vec<Remark>,
    pub(super) told: Told,
    /// How many insertions are open that are passed over.
    pub(super) passing: usize,
    /// A paragraph whose end is passed over: what is read next goes on with it.
    carried: Option<(Vec<Piece>, Meaning)>,
    pub(super) depth: usize,
    title: String,
    dek: String,
}

impl<'t, 'p, 'b> Reader<'t, 'p, 'b> {
    pub(super) fn new(
        styles: &'t Styles<'t>,
        package: &'p mut Package<'b>,
        pictures: &'p mut Pictures<'b>,
        tracked: Tracked,
    ) -> Self {
        Reader {
            styles,
            package,
            pictures,
            tracked,
            changes: Changes::default(),
            notes: Vec::new(),
            remarks: Vec::new(),
            told: Told::default(),
            passing: 0,
            carried: None,
            depth: 0,
            title: String::new(),
            dek: String::new(),
        }
    }

    pub(super) fn text(mut self, text: Element<'t>) -> Read {
        self.changes = Changes::of(text);
        self.told.more("changes.tracked", self.changes.count());
        let blocks = self.blocks(text);
        Read {
            title: self.title,
            dek: self.dek,
            blocks,
            notes: self.notes,
            remarks: self.remarks,
            told: self.told,
        }
    }

    /// Reads what stands in an element one below the other.
    pub(super) fn blocks(&mut self, element: Element<'t>) -> Vec<Block> {
        let mut blocks = Vec::new();
        // What is carried goes on behind a table or a note, not in it.
        let outer = self.carried.take();
        self.read_into(element, &mut blocks);
        if let Some((pieces, meaning)) = self.carried.take() {
            self.put(pieces, meaning, &mut blocks);
        }
        self.carried = outer;
        blocks
    }

    fn read_into(&mut self, element: Element<'t>, blocks: &mut Vec<Block>) {
        for child in element.elements() {
            match child.name() {
                ("text", "p" | "h") => self.paragraph(child, blocks),
                ("text", "numbered-paragraph") => self.read_into(child, blocks),
                ("text", "list") => self.list(child, blocks),
                ("table", "table") => self.table(child, blocks),
                ("text", "section") => {
                    if child.attribute("text", "display") == Some("none") {
                        self.told.tell("hidden.left-out");
                    } else {
                        self.read_into(child, blocks);
                    }
                }
                (
                    "text",
                    "table-of-content" | "alphabetical-index" | "user-index" | "illustration-index"
                    | "table-index" | "object-index" | "bibliography",
                ) => self.told.tell("contents.left-out"),
                ("text", "change-start" | "change-end" | "change") => {
                    let mut line = Vec::new();
                    self.mark(child, &Ink::default(), &mut line);
                    self.put(line, Meaning::Text, blocks);
                }
                ("draw", _) => {
                    let mut line = Vec::new();
                    self.drawn(child, &Ink::default(), &mut line);
                    self.put(line, Meaning::Text, blocks);
                }
                _ => {}
            }
        }
    }

    /// Reads one paragraph by itself.
    pub(super) fn lone(&mut self, element: Element<'t>, blocks: &mut Vec<Block>) {
        self.paragraph(element, blocks);
    }

    fn paragraph(&mut self, element: Element<'t>, blocks: &mut Vec<Block>) {
        let style = element.attribute("text", "style-name").unwrap_or_default();
        let own = self.meaning(element, style);
        let (mut line, meaning) = self.carried.take().unwrap_or((Vec::new(), own));
        let mut ink = self.styles.ink("paragraph", style, &Ink::default());
        if matches!(
            own,
            Meaning::Heading(_) | Meaning::Title | Meaning::Subtitle | Meaning::Quotation
        ) {
            // How these look is what they are.
            ink = Ink::default();
        }
        if self.styles.is_hidden("paragraph", style) {
            self.told.tell("hidden.left-out");
        } else {
            self.line(element, &ink, &mut line);
        }
        if self.passing > 0 {
            self.carried = Some((line, meaning));
            return;
        }
        self.put(line, meaning, blocks);
    }

    fn meaning(&self, element: Element<'t>, style: &str) -> Meaning {
        let meaning = self.styles.meaning(style);
        if !element.is("text", "h") || matches!(meaning, Meaning::Title | Meaning::Subtitle) {
            return meaning;
        }
        let level = element.attribute("text", "outline-level");
        let level: u8 = level.and_then(|it| it.parse().ok()).unwrap_or(1);
        Meaning::Heading(level.clamp(1, 6))
    }

    /// Makes of a paragraph the block that it is.
    fn put(&mut self, line: Vec<Piece>, meaning: Meaning, blocks: &mut Vec<Block>) {
        if meaning == Meaning::Code {
            return put_code(&line, blocks);
        }
        let mut controls = 0;
        let mut paragraphs = text::paste::paragraphs(line, &mut controls);
        self.told.more("characters.left-out", controls);
        if meaning == Meaning::Rule && paragraphs.iter().all(|it| says_nothing(it)) {
            return blocks.push(Block::Rule);
        }
        if paragraphs.is_empty() {
            return;
        }
        let is_above = blocks.is_empty() && self.depth == 0;
        match meaning {
            Meaning::Title if is_above && self.title.is_empty() && is_words(&paragraphs) => {
                self.title = words_of(&paragraphs);
            }
            Meaning::Subtitle if is_above && self.dek.is_empty() && is_words(&paragraphs) => {
                self.dek = words_of(&paragraphs);
            }
            Meaning::Heading(level) => {
                blocks.extend(paragraphs.drain(..).map(|it| Block::Heading(level, it)));
            }
            Meaning::Title => {
                blocks.extend(paragraphs.drain(..).map(|it| Block::Heading(1, it)));
            }
            Meaning::Quotation => {
                let all = paragraphs.drain(..).map(Block::Paragraph);
                match blocks.last_mut() {
                    Some(Block::Quote(before)) => before.extend(all),
                    _ => blocks.push(Block::Quote(all.collect())),
                }
            }
            _ => blocks.extend(paragraphs.drain(..).map(Block::Paragraph)),
        }
    }

    /// Reads a mark of a tracked change.
    pub(super) fn mark(&mut self, mark: Element<'t>, ink: &Ink, line: &mut Vec<Piece>) {
        if !Changes::are_undone(self.tracked) {
            return;
        }
        match (mark.name().1, self.changes.at(mark)) {
            ("change-start", Some(Change::Insertion)) => self.passing += 1,
            ("change-end", Some(Change::Insertion)) => {
                self.passing = self.passing.saturating_sub(1);
            }
            ("change", Some(Change::Deletion(deletion))) if self.depth < DEEPEST => {
                self.depth += 1;
                let mut is_first = true;
                for taken in deletion.elements() {
                    if !matches!(taken.name(), ("text", "p" | "h")) {
                        continue;
                    }
                    if !is_first {
                        // The end of a paragraph was taken out too.
                        line.extend([Piece::Break, Piece::Break]);
                    }
                    is_first = false;
                    self.line(taken, ink, line);
                }
                self.depth -= 1;
            }
            _ => {}
        }
    }
}

fn put_code(line: &[Piece], blocks: &mut Vec<Block>) {
    let words = |piece: &Piece| match piece {
        Piece::Text(text, _) => text.replace('\u{a0}', " "),
        Piece::Break => "\n".to_owned(),
        Piece::Image(..) | Piece::Note(_) => String::new(),
    };
    let code: String = line.iter().map(words).collect();
    match blocks.last_mut() {
        Some(Block::Code(before)) => {
            before.push('\n');
            before.push_str(&code);
        }
        _ if code.trim().is_empty() => {}
        _ => blocks.push(Block::Code(code)),
    }
}

/// Tells whether there is nothing in paragraphs but words.
fn is_words(paragraphs: &[Vec<Piece>]) -> bool {
    let is_word = |piece: &Piece| match piece {
        Piece::Text(_, ink) => ink.link.is_none(),
        Piece::Break => true,
        Piece::Image(..) | Piece::Note(_) => false,
    };
    paragraphs.iter().flatten().all(is_word)
}

fn words_of(paragraphs: &[Vec<Piece>]) -> String {
    let words = paragraphs.iter().flatten().map(|piece| match piece {
        Piece::Text(text, _) => text.as_str(),
        _ => " ",
    });
    words.collect()
}
