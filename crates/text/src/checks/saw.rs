//! What a check saw: a key that programs know and the words it is about.

use serde::Serialize;

/// Tells what a check saw, so that it can be said in any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Saw {
    /// One of [`SENTENCES`].
    pub key: &'static str,
    /// What stands in the sentence at `{0}`, `{1}`.
    pub args: Vec<String>,
}

/// Every key with its English sentence.
///
/// The interface has the same sentences under `finding.<key>`, in all its languages.
pub const SENTENCES: &[(&str, &str)] = &[
    (
        "paragraphs.missing",
        "This paragraph has no counterpart in the translation.",
    ),
    (
        "paragraphs.added",
        "This paragraph has no counterpart in the source.",
    ),
    ("paragraphs.none", "Nothing is translated yet."),
    (
        "paragraphs.doubled",
        "This paragraph stands here twice: “{0}”",
    ),
    (
        "untranslated.sentence",
        "This sentence is still in the language of the source: “{0}”",
    ),
    (
        "figures.changed",
        "The source says {0}, the translation {1}.",
    ),
    ("figures.missing", "{0} is not in the translation."),
    ("figures.added", "{0} is not in the source."),
    (
        "figures.percent",
        "{0} is a share in percent on one side only.",
    ),
    (
        "negation.lost",
        "The source negates (“{0}”), the translation does not.",
    ),
    (
        "negation.added",
        "The translation negates (“{0}”), the source does not.",
    ),
    (
        "names.changed",
        "The source names {0}, the translation {1}.",
    ),
    (
        "links.missing",
        "The link to {0} is not in the translation.",
    ),
    ("links.added", "The link to {0} is not in the source."),
    (
        "links.changed",
        "The link leads to {0} in the source, to {1} in the translation.",
    ),
    ("images.missing", "The image {0} is not in the translation."),
    ("images.added", "The image {0} is not in the source."),
    (
        "images.changed",
        "The image is {0} in the source, {1} in the translation.",
    ),
    (
        "footnotes.missing",
        "The reference to footnote {0} is not in the translation.",
    ),
    (
        "footnotes.added",
        "The reference to footnote {0} is not in the source.",
    ),
    (
        "terms.missing",
        "The glossary translates “{0}” by “{1}”, which is not there.",
    ),
    (
        "structure.level",
        "The heading has level {0} in the source, level {1} in the translation.",
    ),
    (
        "structure.heading",
        "One side is a heading, the other is none.",
    ),
    (
        "structure.list",
        "One side is an item of a list, the other is none.",
    ),
    (
        "structure.quote",
        "One side is a quotation, the other is none.",
    ),
    (
        "structure.emphasis",
        "Emphasised places: {0} in the source, {1} in the translation.",
    ),
    (
        "structure.length",
        "Items of the list: {0} in the source, {1} in the translation.",
    ),
    ("doubled-word.doubled", "“{0}” stands here twice."),
    (
        "opening.question",
        "A question ends here that has no “¿” at its beginning.",
    ),
    (
        "opening.exclamation",
        "An exclamation ends here that has no “¡” at its beginning.",
    ),
    ("spacing.french", "French sets a space before “{0}”."),
    ("spacing.before", "A space stands before “{0}”."),
    ("brackets.open", "“{0}” is not closed."),
    ("brackets.close", "“{0}” closes what was not opened."),
    (
        "ending.question",
        "One side is a question, the other is none.",
    ),
    (
        "ending.missing",
        "The source ends with “{0}”, the translation without any sign.",
    ),
    (
        "length.short",
        "The translation is much shorter than its source.",
    ),
    (
        "length.long",
        "The translation is much longer than its source.",
    ),
    (
        "quotes.foreign",
        "“{0}” is no quotation mark of this language.",
    ),
    (
        "inclusive.mixed",
        "The same noun is written in several ways: {0} and {1}.",
    ),
];

impl Saw {
    /// Says it in one English sentence.
    #[must_use]
    pub fn message(&self) -> String {
        let sentence = SENTENCES.iter().find(|(key, _)| *key == self.key);
        let mut message = sentence
            .map_or(self.key, |(_, sentence)| sentence)
            .to_owned();
        for (at, arg) in self.args.iter().enumerate().rev() {
            message = message.replace(&format!("{{{at}}}"), arg);
        }
        message
    }
}
