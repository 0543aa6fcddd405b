//! What kind of invisible character one is.

use crate::stops::{Stops, next_stop};

/// Kinds of characters, by what decides whether they stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Seen, or a space that is.
    Plain,
    /// A control character, or a code point that is no character.
    Control,
    /// A separator of lines or paragraphs.
    Separator,
    /// Joins letters or the parts of an emoji, or keeps them apart.
    Joiner,
    /// Chooses between the text and the picture of an emoji.
    EmojiSelector,
    /// Chooses one of the forms that a sign has been registered with.
    FormSelector,
    /// Chooses one of the forms of an ideograph.
    IdeographSelector,
    /// Chooses one of the forms of a Mongolian letter.
    MongolianSelector,
    /// Parts a Mongolian vowel from its word.
    MongolianSeparator,
    /// A mark of direction.
    Mark,
    /// Begins an isolate of another direction.
    Open,
    /// Ends one.
    Close,
    /// Embeds or overrides a direction until it is ended, or to the end of the paragraph.
    Override,
    /// A letter of an alphabet that is not shown.
    Tag,
    /// A space without width.
    Space,
    /// Keeps combining marks in their order.
    GraphemeJoiner,
    /// Stands for a letter of a Korean syllable.
    HangulFiller,
    /// A cell of Braille without dots.
    BrailleBlank,
    /// Has neither ink nor width, and no script needs it.
    Nothing,
}

/// Returns the kind of a character.
pub(super) fn kind(character: char) -> Kind {
    match character {
        '\n' | '\t' | ' '..='~' => Kind::Plain,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::Separator,
        _ if !is_harmless(character) => Kind::Control,
        '\u{200c}' | '\u{200d}' => Kind::Joiner,
        '\u{fe0e}' | '\u{fe0f}' => Kind::EmojiSelector,
        '\u{fe00}'..='\u{fe0d}' => Kind::FormSelector,
        '\u{e0100}'..='\u{e01ef}' => Kind::IdeographSelector,
        '\u{180b}'..='\u{180d}' | '\u{180f}' => Kind::MongolianSelector,
        '\u{180e}' => Kind::MongolianSeparator,
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Kind::Mark,
        '\u{2066}'..='\u{2068}' => Kind::Open,
        '\u{2069}' => Kind::Close,
        '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' => Kind::Override,
        '\u{e0000}'..='\u{e0fff}' => Kind::Tag,
        '\u{200b}' => Kind::Space,
        '\u{34f}' => Kind::GraphemeJoiner,
        '\u{115f}' | '\u{1160}' => Kind::HangulFiller,
        '\u{2800}' => Kind::BrailleBlank,
        '\u{ad}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{2060}'..='\u{2065}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' => Kind::Nothing,
        _ => Kind::Plain,
    }
}

/// Tells whether a character may stand in a text: neither a control character nor a code point
/// that is no character.
pub(crate) fn is_harmless(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\t');
    let nothing =
        matches!(u32::from(character), 0xFDD0..=0xFDEF) || u32::from(character) & 0xFFFE == 0xFFFE;
    !control && !nothing
}

/// Tells whether it rests on its neighbours whether a character stays, or that it goes.
pub(crate) fn is_suspect(character: char) -> bool {
    kind(character) != Kind::Plain
}

/// Tells whether a space takes the place of a character.
pub(crate) fn is_separator(character: char) -> bool {
    kind(character) == Kind::Separator
}

/// Tells whether a character chooses one of the forms of an ideograph, of which no table here says
/// which there are.
pub(crate) fn is_ideograph_selector(character: char) -> bool {
    kind(character) == Kind::IdeographSelector
}

/// Tells quickly whether a text may hold such characters; a text that does not is as it should be.
pub(crate) fn may_hide(text: &str) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Nothing but a control character is below 0x20 or DEL; eight bytes are looked at in one step.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(word) = bytes.get(at..at + 8).and_then(|it| it.try_into().ok()) {
            let word = u64::from_le_bytes(word);
            let below_space = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
            let delete = word ^ (ONES * 0x7F);
            let delete = delete.wrapping_sub(ONES) & !delete & HIGH;
            if (word & HIGH) | below_space | delete == 0 {
                at += 8;
                continue;
            }
        }
        let end = (at + 8).min(bytes.len());
        while let Some(length) = next_stop(&bytes[at..end], &LEADS) {
            at += length;
            let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            if is_suspect(character) {
                return true;
            }
            at += character.len_utf8();
            if at >= end {
                break;
            }
        }
        at = at.max(end);
    }
    false
}

/// Marks the bytes with which such a character begins; letters of most alphabets do not.
const LEADS: Stops = {
    let mut leads = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        leads[byte] = byte < 0x20 && byte != b'\n' as usize && byte != b'\t' as usize
            || matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3 | 0xEF..=0xF4);
        byte += 1;
    }
    leads
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_look_sees_every_one() {
        for character in (0..=0x10_FFFF).filter_map(char::from_u32) {
            for before in ["", "1234567", "12345678", "é"] {
                let text = format!("{before}{character}abcdefghi");
                assert_eq!(may_hide(&text), is_suspect(character), "{character:?}");
            }
        }
    }
}
