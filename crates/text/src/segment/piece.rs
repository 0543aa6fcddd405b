//! Text cut at its white space, and what stands before and behind the word of each piece.

use std::ops::Range;

/// Tells what separates a piece from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: "¿Quién?¡Nadie!", "the end.Then".
    Nothing,
    /// White space in a line.
    Space,
    /// A line break.
    Line,
    /// An empty line.
    Blank,
}

/// Tells what stands to the right of the last mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closer {
    /// Nothing but emphasis.
    Nothing,
    /// A quotation mark comes first.
    Quote,
    /// A bracket comes first.
    Bracket,
}

/// Holds a run of letters without white space.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub gap: Gap,
    pub range: Range<usize>,
    /// What is left without what opens before it and what marks and closes behind it.
    pub word: Range<usize>,
    /// How many full stops stand in the last run of marks.
    pub dots: usize,
    /// Whether there is a mark that no abbreviation ends in: "!", "?", "…", "..".
    pub strong: bool,
    /// What closes behind the last mark.
    pub closer: Closer,
    /// Whether something closes between the word and the last mark: `end".`
    pub enclosed: bool,
    /// Whether the marks are alone in brackets: "[...]", "(!)".
    pub hollow: bool,
}

impl Piece {
    /// Tells whether there is a mark that may end a sentence.
    pub fn marked(&self) -> bool {
        (self.dots > 0 || self.strong) && !self.hollow
    }

    /// Tells whether there are full stops and nothing else: ". . ."
    pub fn is_dots(&self) -> bool {
        self.word.is_empty() && self.dots > 0 && self.range.start == self.word.start
    }

    /// Tells whether there is no word, only what opens, closes or divides.
    pub fn is_bare(&self) -> bool {
        self.word.is_empty() && !self.marked()
    }
}

/// Cuts a text into pieces; `question` is a mark that asks in this language besides "?".
pub(super) fn pieces(text: &str, question: Option<char>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut gap = Gap::Space;
    let mut start = None;
    let mut link = 0;
    for (at, character) in text.char_indices() {
        if character == '(' && at >= link && text[..at].ends_with(']') {
            link = link_end(text, at);
        }
        if !character.is_whitespace() || at < link {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            cut(text, start..at, gap, question, &mut pieces);
            gap = Gap::Space;
        }
        let breaks = character == '\n' || character == '\r' && !text[at + 1..].starts_with('\n');
        gap = match (gap, character) {
            (Gap::Blank, _) | (_, '\u{2029}') => Gap::Blank,
            (Gap::Line, _) if breaks => Gap::Blank,
            (_, '\u{2028}') => Gap::Line,
            _ if breaks => Gap::Line,
            (gap, _) => gap,
        };
    }
    if let Some(start) = start {
        cut(text, start..text.len(), gap, question, &mut pieces);
    }
    pieces
}

/// The longest address of a link, with its title, in bytes.
const ADDRESS: usize = 400;

/// Finds the end of the address of a link, whose title may hold white space; no further than
/// where another begins.
fn link_end(text: &str, open: usize) -> usize {
    let inside = text[open..]
        .char_indices()
        .take_while(|(at, it)| *at < ADDRESS && *it != '\n');
    let (mut quoted, mut before) = (false, None);
    for (at, character) in inside {
        if (before, character) == (Some(']'), '(') {
            break;
        }
        before = Some(character);
        quoted ^= character == '"';
        if character == ')' && !quoted {
            return open + at;
        }
    }
    open
}

/// Adds a run without white space, which may hold the seam of two sentences.
fn cut(text: &str, run: Range<usize>, gap: Gap, question: Option<char>, pieces: &mut Vec<Piece>) {
    let (mut start, mut gap) = (run.start, gap);
    for seam in seams(&text[run.clone()]) {
        let seam = run.start + seam;
        pieces.push(piece(text, start..seam, gap, question));
        (start, gap) = (seam, Gap::Nothing);
    }
    pieces.push(piece(text, start..run.end, gap, question));
}

/// Finds where a space was forgotten: before "¿" and "¡", and between a word and a capital.
fn seams(run: &str) -> Vec<usize> {
    let mut seams = Vec::new();
    let plain = !run.contains(['@', '/', '\\', '_', '=', '#', '<']);
    // How many letters of a word in lower case, or figures, stand before the mark.
    let (mut letters, mut marked) = (0, false);
    let mut characters = run.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let capital = character.is_uppercase() && next.is_some_and(char::is_lowercase);
        if marked && (matches!(character, '¿' | '¡') || plain && letters >= 2 && capital) {
            seams.push(at);
        }
        match character {
            '.' | '!' | '?' | '…' => marked = true,
            _ if marked && closes(character) => letters = 0,
            _ => {
                letters = if marked { 0 } else { letters };
                marked = false;
                let counts = character.is_lowercase() || character.is_numeric();
                letters = if counts { letters + 1 } else { 0 };
            }
        }
    }
    seams
}

fn piece(text: &str, range: Range<usize>, gap: Gap, question: Option<char>) -> Piece {
    let mut piece = Piece {
        gap,
        word: range.clone(),
        range,
        dots: 0,
        strong: false,
        closer: Closer::Nothing,
        enclosed: false,
        hollow: false,
    };
    let whole = &text[piece.range.clone()];
    let mut bracketed = false;
    let mut link_seen = false;
    let mut rest = whole;
    // Whether the letter to the right was a mark.
    let mut in_marks = false;
    while let Some(last) = rest.chars().next_back() {
        let shorter = &rest[..rest.len() - last.len_utf8()];
        if is_mark(last) || question == Some(last) {
            if !in_marks && (piece.dots > 0 || piece.strong) {
                piece.enclosed = true;
            }
            match last {
                '.' if !in_marks && piece.dots > 0 => {}
                '.' => {
                    piece.dots += 1;
                    piece.strong |= piece.dots > 1;
                }
                _ => piece.strong = true,
            }
            in_marks = true;
            rest = shorter;
            continue;
        }
        if let Some(shorter) = without_tag(rest).or_else(|| without_reference(rest)) {
            rest = shorter;
            in_marks = false;
            continue;
        }
        if last == ')' && !link_seen {
            link_seen = true;
            if let Some(link) = rest.rfind("](") {
                // The text of the link may end in a mark; its address says nothing.
                rest = &rest[..link];
                in_marks = false;
                continue;
            }
        }
        if !closes(last) {
            break;
        }
        let marked = piece.dots > 0 || piece.strong;
        let closer = if is_bracket(last) {
            Closer::Bracket
        } else if is_emphasis(last) {
            Closer::Nothing
        } else {
            Closer::Quote
        };
        bracketed |= closer == Closer::Bracket;
        if closer != Closer::Nothing && marked {
            piece.enclosed = true;
        } else if closer != Closer::Nothing {
            piece.closer = closer;
        }
        in_marks &= closer == Closer::Nothing;
        rest = shorter;
    }
    piece.word.end = piece.range.start + rest.len();
    let opened = rest.trim_start_matches(opens);
    piece.word.start = piece.word.end - opened.len();
    let lead = &rest[..rest.len() - opened.len()];
    // In "[...]" the bracket is closed behind the marks, in `[...]".` it is closed before some.
    piece.hollow = opened.is_empty()
        && bracketed
        && lead.contains(['[', '('])
        && !(piece.enclosed && whole.ends_with(is_mark));
    piece
}

/// The longest label of a reference, in letters.
const REFERENCE: usize = 24;

/// Takes away a tag: "end.</b>".
fn without_tag(text: &str) -> Option<&str> {
    let inside = text.strip_suffix('>')?;
    let mut letters = inside.char_indices().rev().take(REFERENCE);
    let (open, _) = letters.find(|(_, it)| *it == '<')?;
    let named = inside[open + 1..].trim_start_matches('/');
    named
        .starts_with(|it: char| it.is_ascii_alphabetic())
        .then_some(&text[..open])
}

/// Takes away a reference behind a mark: `end.[^1]`, `end.[12]`, "end.³".
fn without_reference(text: &str) -> Option<&str> {
    let before = if let Some(inside) = text.strip_suffix(']') {
        let mut letters = inside.char_indices().rev().take(REFERENCE);
        let (open, _) = letters.find(|(_, it)| *it == '[')?;
        let label = &inside[open + 1..];
        let is_number = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
        (is_number || label.starts_with('^')).then_some(&inside[..open])?
    } else {
        let before = text.trim_end_matches(is_superscript);
        (before.len() < text.len()).then_some(before)?
    };
    before
        .ends_with(|last| is_mark(last) || closes(last) && last != ']')
        .then_some(before)
}

fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}')
}

pub(super) fn is_mark(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '\u{37e}' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '。' | '！' | '？'
    )
}

pub(super) fn is_bracket(character: char) -> bool {
    matches!(character, ')' | ']' | '}')
}

pub(super) fn is_emphasis(character: char) -> bool {
    matches!(character, '*' | '_' | '~' | '`' | '\\')
}

/// Tells whether a letter may close something, or mark it up, at the end of a piece.
fn closes(character: char) -> bool {
    is_bracket(character)
        || is_emphasis(character)
        || matches!(
            character,
            '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '›' | '«' | '‹' | '>'
        )
}

/// Tells whether a letter may open something, divide or mark up at the head of a piece.
pub(super) fn opens(character: char) -> bool {
    is_emphasis(character)
        || is_bullet(character)
        || matches!(
            character,
            '"' | '\''
                | '“'
                | '‘'
                | '”'
                | '’'
                | '„'
                | '‚'
                | '«'
                | '‹'
                | '»'
                | '›'
                | '('
                | '['
                | '{'
                | '<'
                | '¿'
                | '¡'
                | '—'
                | '–'
                | '-'
                | '.'
                | '…'
                | ','
        )
}

/// Tells whether a letter marks the items of a list wherever it stands.
pub(super) fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '•' | '⁃'
            | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '∙'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
    )
}
