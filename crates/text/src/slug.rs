//! Titles as names of files and addresses.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::watermark::unmark_line;

/// The longest slug, in characters.
const LONGEST: usize = 80;

/// Makes a slug of a title: lower-case ASCII letters, digits and single hyphens.
///
/// Accents are folded. The slug has at most 80 characters and is cut at a word. It is never empty
/// ("post" stands for a title without Latin letters or digits) and never a name that Windows
/// keeps for itself.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut words = Words::default();
    // An address would tell whose copy of a title it was made from.
    // What no letter can be still parts two words.
    let parted = title.replace(char::is_control, " ");
    let title = unmark_line(&parted, None).text;
    for character in title.nfkd() {
        if character.is_ascii_alphanumeric() {
            words.push(character.to_ascii_lowercase());
        } else if let Some(letters) = folded(character) {
            letters.chars().for_each(|letter| words.push(letter));
        } else if !is_combining_mark(character) && !joins(character) {
            words.end();
        }
    }
    let slug = words.finish();
    if slug.is_empty() {
        "post".to_owned()
    } else if reserved(&slug) {
        format!("{slug}-post")
    } else {
        slug
    }
}

/// Gathers words up to the longest slug.
#[derive(Default)]
struct Words {
    slug: String,
    word: String,
    full: bool,
}

impl Words {
    fn push(&mut self, letter: char) {
        // More of a word than a slug can hold need not be gathered.
        if self.word.len() < LONGEST {
            self.word.push(letter);
        }
    }

    fn end(&mut self) {
        let hyphen = usize::from(!self.slug.is_empty());
        let fits = self.slug.len() + hyphen + self.word.len() <= LONGEST;
        // Nothing shorter that comes later may slip in behind a word that was left out.
        self.full |= !fits;
        if !self.full && !self.word.is_empty() {
            self.slug.push_str(&"-"[..hyphen]);
            self.slug.push_str(&self.word);
        }
        self.word.clear();
    }

    fn finish(mut self) -> String {
        self.end();
        self.slug
    }
}

/// Letters that do not decompose into a letter and an accent.
fn folded(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        'ŧ' | 'Ŧ' => "t",
        _ => return None,
    })
}

/// Characters that stand inside a word without ending it.
fn joins(character: char) -> bool {
    matches!(
        character,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '·'
    )
}

/// Device names that Windows refuses as names of files, with any ending.
fn reserved(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || slug
            .strip_prefix("com")
            .or_else(|| slug.strip_prefix("lpt"))
            .is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_copy_of_a_title_has_one_slug() {
        for title in [
            "El agua y el pan",
            "El \u{430}gua y\u{2003}el p\u{430}n",
            "El a\u{200b}gua y el\u{a0}pan",
        ] {
            assert_eq!(slug(title), "el-agua-y-el-pan");
        }
    }

    #[test]
    fn titles_become_slugs() {
        for (title, expected) in [
            (
                "Communiqué from the Valley: Water Is Not for Sale!",
                "communique-from-the-valley-water-is-not-for-sale",
            ),
            ("¡El agua no se vende!", "el-agua-no-se-vende"),
            ("Año Ñandú, pingüino", "ano-nandu-pinguino"),
            ("Straße Œuvre Łódź Ærø", "strasse-oeuvre-lodz-aero"),
            ("l’eau n'est pas", "leau-nest-pas"),
            ("  --  1,000 + 300  -- ", "1-000-300"),
            ("ﬁn ① ½", "fin-1-1-2"),
            ("水は売らない", "post"),
            ("", "post"),
            ("CON", "con-post"),
            ("com1", "com1-post"),
            ("COM¹", "com1-post"),
            ("Nul.", "nul-post"),
            ("Conta", "conta"),
            ("compañerxs y tod*s", "companerxs-y-tod-s"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        let cut = slug(&"palabra ".repeat(20));
        assert_eq!(cut, "palabra-".repeat(10).trim_end_matches('-'));
        assert_eq!(slug(&"a".repeat(200)).len(), 80);
        assert_eq!(slug(&format!("uno {} dos", "a".repeat(90))), "uno");
    }

    proptest! {
        #[test]
        fn any_title_gives_a_name(title in "\\PC{0,120}") {
            let slug = slug(&title);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST + 5);
            prop_assert!(slug.split('-').all(|word| !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())));
        }
    }
}
