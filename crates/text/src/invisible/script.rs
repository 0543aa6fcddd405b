//! Which script a character is of, and whether it is a letter, quickly for those that most texts are
//! written with.

use unicode_script::{Script, UnicodeScript};

/// Says of which script a character is, and whether it is a letter.
pub(crate) trait ScriptOf {
    /// Returns its script (Unicode Standard Annex 24).
    fn script(self) -> Script;

    /// Tells whether it is alphabetic, as [`char::is_alphabetic`] does.
    fn is_letter(&self) -> bool;
}

impl ScriptOf for char {
    fn script(self) -> Script {
        match self {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Script::Latin,
            '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => Script::Cyrillic,
            'α'..='ω' | 'ά'..='ί' | 'Α'..='Ρ' | 'Σ'..='Ω' => Script::Greek,
            ' '..='@' | '['..='`' | '{'..='~' => Script::Common,
            _ => UnicodeScript::script(&self),
        }
    }

    fn is_letter(&self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => true,
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
            '\0'..='\u{a9}' => false,
            _ => self.is_alphabetic(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_answers_are_those_of_the_table() {
        for character in '\0'..=char::MAX {
            let (quick, table) = (
                ScriptOf::script(character),
                UnicodeScript::script(&character),
            );
            assert_eq!(quick, table, "{character:?}");
            let is_letter = character.is_alphabetic();
            assert_eq!(character.is_letter(), is_letter, "{character:?}");
        }
    }
}
