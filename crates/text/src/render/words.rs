//! The few words that the renderer itself puts into a post.

use crate::LanguageTag;

/// Words around footnotes, for those who listen to a page.
pub(super) struct Words {
    /// The name of the section of footnotes.
    pub(super) notes: &'static str,
    /// What leads back from a footnote; the number of the reference follows.
    pub(super) back: &'static str,
}

/// Returns the words in a language, or in English.
pub(super) fn words(language: Option<&LanguageTag>) -> Words {
    let (notes, back) = match language.map_or("en", LanguageTag::primary) {
        "es" => ("Notas", "Volver a la referencia"),
        "ca" => ("Notes", "Torna a la referència"),
        "fr" => ("Notes", "Retour à la référence"),
        "de" => ("Fußnoten", "Zurück zur Textstelle"),
        "it" => ("Note", "Torna al riferimento"),
        "pt" => ("Notas", "Voltar à referência"),
        _ => ("Footnotes", "Back to reference"),
    };
    Words { notes, back }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_pages_have_words_in_has_words_here() {
        for language in ["es", "ca", "fr", "de", "it", "pt", "pt-BR"] {
            let language = LanguageTag::parse(language);
            assert_ne!(words(language.as_ref().ok()).back, words(None).back);
        }
    }
}
