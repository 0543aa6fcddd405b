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
        "fr" => ("Notes", "Retour à la référence"),
        "de" => ("Fußnoten", "Zurück zur Textstelle"),
        "it" => ("Note", "Torna al riferimento"),
        "pt" => ("Notas", "Voltar à referência"),
        _ => ("Footnotes", "Back to reference"),
    };
    Words { notes, back }
}
