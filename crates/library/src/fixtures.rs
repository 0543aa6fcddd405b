//! Large libraries and texts from a seed, for tests and benchmarks.

use text::LanguageTag;

use crate::edition::{self, Translation};
use crate::error::Result;
use crate::history;
use crate::library::Library;
use crate::op::Op;
use crate::post::{self, NewPost};

/// A small generator of numbers (xorshift*, Vigna 2016): the same seed gives the same text
/// on every machine and with every version of every library.
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or(0) % limit.max(1)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "we",
    "a",
    "that",
    "for",
    "water",
    "assembly",
    "night",
    "road",
    "valley",
    "they",
    "with",
    "without",
    "bread",
    "letter",
    "morning",
    "neighbours",
    "bell",
    "river",
    "permit",
    "company",
    "kitchen",
    "children",
    "strike",
    "answer",
    "voice",
    "who",
    "never",
    "again",
    "before",
    "their",
    "our",
    "hands",
    "well",
    "mountain",
    "school",
];
const SPANISH: &[&str] = &[
    "el",
    "de",
    "y",
    "a",
    "en",
    "nosotrxs",
    "una",
    "que",
    "para",
    "agua",
    "asamblea",
    "noche",
    "camino",
    "valle",
    "ellxs",
    "con",
    "sin",
    "pan",
    "carta",
    "mañana",
    "vecinxs",
    "campana",
    "río",
    "permiso",
    "empresa",
    "cocina",
    "niñxs",
    "huelga",
    "respuesta",
    "voz",
    "quien",
    "nunca",
    "otra",
    "antes",
    "su",
    "nuestras",
    "manos",
    "pozo",
    "montaña",
    "escuela",
];

/// Ordinary Markdown of about so many words: paragraphs with figures, names and emphasis,
/// headings, quotes, lists, links, now and then a footnote, and slogans at the end.
pub fn markdown(language: &str, words: usize, seed: u64) -> String {
    let random = &mut Random::new(seed);
    let vocabulary = if language == "es" { SPANISH } else { ENGLISH };
    let mut text = String::new();
    let mut written = 0;
    let mut notes = Vec::new();
    while written < words {
        let length = (40 + random.below(70)).min(words - written).max(4);
        written += length;
        match random.below(14) {
            0 => text.push_str(&format!("## {}\n\n", sentence(random, vocabulary, 4))),
            1 => text.push_str("> "),
            2 => {
                for _ in 0..3 {
                    text.push_str(&format!("- {}\n", sentence(random, vocabulary, 6)));
                }
                text.push('\n');
            }
            _ => {}
        }
        let mut left = length;
        while left > 0 {
            let size = (6 + random.below(14)).min(left);
            left -= size;
            text.push_str(&sentence(random, vocabulary, size));
            if random.below(60) == 0 {
                notes.push(sentence(random, vocabulary, 7));
                text.push_str(&format!("[^n{}]", notes.len()));
            }
            text.push(if left > 0 { ' ' } else { '\n' });
        }
        text.push('\n');
    }
    let slogans = match language {
        "es" => "¡El pozo no se vende!\n¡Viva la campana!\n",
        _ => "The well is not for sale!\nLong live the bell!\n",
    };
    text.push_str(slogans);
    for (at, note) in notes.iter().enumerate() {
        text.push_str(&format!("\n[^n{}]: {note}\n", at + 1));
    }
    text
}

fn sentence(random: &mut Random, vocabulary: &[&str], words: usize) -> String {
    let mut sentence = String::new();
    for at in 0..words.max(1) {
        if at > 0 {
            sentence.push(' ');
        }
        let word = random.pick(vocabulary);
        match random.below(40) {
            0 => sentence.push_str(&format!(
                "{},{:03}",
                1 + random.below(40),
                random.below(1000)
            )),
            1 => sentence.push_str(&format!("*{word}*")),
            2 => sentence.push_str(&format!(
                "[{word}](https://example.org/{})",
                random.below(900)
            )),
            3 => sentence.push_str(random.pick(&["Inés", "Tomás", "Amparo", "Oaxaca"])),
            _ if at == 0 => {
                let mut letters = word.chars();
                sentence.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                sentence.push_str(letters.as_str());
            }
            _ => sentence.push_str(word),
        }
    }
    sentence.push('.');
    sentence
}

/// Fills a library with posts in English, two of three with a Spanish edition of which
/// every fourth is half done.
///
/// # Errors
///
/// A failed write.
pub fn fill(library: &Library, posts: usize, words: usize, seed: u64) -> Result<()> {
    let (en, es) = (LanguageTag::parse("en")?, LanguageTag::parse("es")?);
    let mut number = 0;
    while number < posts {
        // One transaction for many posts: filling is not what is measured.
        let end = (number + 500).min(posts);
        library.write(Op::CreatePost, |tx| {
            for at in number..end {
                let seed = seed.wrapping_add(at as u64);
                let random = &mut Random::new(seed);
                let title = sentence(random, ENGLISH, 5);
                let title = format!("{} {at}", title.trim_end_matches('.'));
                let body = markdown("en", words, seed);
                let (post, _) = post::create(
                    tx,
                    NewPost {
                        language: &en,
                        title: &title,
                        dek: &sentence(random, ENGLISH, 9),
                        body: &body,
                    },
                )?;
                if at % 3 != 0 {
                    let words = if at % 4 == 0 { words / 2 } else { words };
                    let body = markdown("es", words, seed);
                    let title = sentence(random, SPANISH, 5);
                    edition::translate(
                        tx,
                        Translation {
                            post,
                            from: None,
                            language: &es,
                            name: "",
                            title: title.trim_end_matches('.'),
                            body: &body,
                        },
                    )?;
                }
            }
            history::settle_all(tx)
        })?;
        number = end;
    }
    Ok(())
}
