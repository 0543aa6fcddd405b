//! Which signs have been registered with another form of theirs.

use std::{collections::HashSet, sync::OnceLock};

use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

use super::script::ScriptOf as _;

/// Tells whether a sign has been registered with a form (Unicode, `StandardizedVariants.txt`).
pub(super) fn has_form(sign: char, selector: char) -> bool {
    match sign.script() {
        // The compatibility ideographs.
        Script::Han => ideographs().contains(&(sign, selector)),
        // The turned signs.
        Script::Egyptian_Hieroglyphs => selector <= '\u{fe06}',
        Script::Manichaean | Script::Myanmar | Script::Phags_Pa => selector == '\u{fe00}',
        _ => match sign {
            // Quotation marks as wide as ideographs or narrow, punctuation in a corner or centred.
            '‘' | '’' | '“' | '”' | '、' | '。' | '！' | '，' | '．' | '：' | '；' | '？' =>
            {
                matches!(selector, '\u{fe00}' | '\u{fe01}')
            }
            '0' | '∅' | '∩' | '∪' | '≨' | '≩' | '≲' | '≳' | '⊊' | '⊋' | '⊓' | '⊔' | '⊕' | '⊗'
            | '⊜' | '⋚' | '⋛' | '⨼' | '⨽' | '⪝' | '⪞' | '⪬' | '⪭' | '⫋' | '⫌' => {
                selector == '\u{fe00}'
            }
            _ => false,
        },
    }
}

/// The ideographs that have a form of the older encodings, each with the selector of it.
fn ideographs() -> &'static HashSet<(char, char)> {
    static ALL: OnceLock<HashSet<(char, char)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let compatible = ('\u{f900}'..='\u{faff}').chain('\u{2f800}'..='\u{2fa1f}');
        compatible
            .filter_map(|it| {
                let mut parts = std::iter::once(it).cjk_compat_variants();
                Some((parts.next()?, parts.next()?))
            })
            .collect()
    })
}
