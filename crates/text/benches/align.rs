//! Sentences of two languages paired: how long it takes, and how that grows.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use text::{
    LanguageTag,
    align::{Options, Segment, Side, align},
};

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// A word of a vocabulary of thousands, in which few are frequent and most are rare.
    fn word(&mut self) -> u64 {
        let rank = 1_u64 << self.below(13);
        rank + self.below(rank)
    }
}

/// Spells a word of one of two languages that have nothing in common.
fn spell(word: u64, syllables: &[&str]) -> String {
    let count = syllables.len() as u64;
    let (mut rest, mut spelt) = (word.wrapping_mul(2_654_435_761) % 1_000_003, String::new());
    for _ in 0..=(word.ilog2() / 4) {
        spelt.push_str(syllables[(rest % count) as usize]);
        rest /= count;
    }
    spelt
}

/// Two sides of so many sentences: every word has one translation, one word in eight is translated
/// freely, one sentence in ten is cut in two and one in forty missing.
fn sides(count: usize) -> (Vec<String>, Vec<String>) {
    let (left, right) = (
        [
            "ba", "ten", "ro", "schi", "gal", "mu", "der", "kof", "wei", "lun",
        ],
        [
            "que", "ni", "tou", "vra", "plo", "sse", "ai", "gno", "mel", "fi",
        ],
    );
    let mut numbers = Numbers(7);
    let (mut source, mut target) = (Vec::new(), Vec::new());
    for at in 0..count {
        let words: Vec<u64> = (0..10 + numbers.below(16))
            .map(|_| numbers.word())
            .collect();
        let translated: Vec<String> = words
            .iter()
            .map(|&word| {
                if numbers.below(8) == 0 {
                    numbers.word()
                } else {
                    word
                }
            })
            .map(|word| spell(word, &right))
            .collect();
        let spelt: Vec<String> = words.iter().map(|&word| spell(word, &left)).collect();
        source.push(spelt.join(" ") + ".");
        if at % 40 == 7 {
            continue;
        }
        let cut = if at % 10 == 3 {
            translated.len() / 2
        } else {
            translated.len()
        };
        target.push(translated[..cut].join(" ") + ".");
        if cut < translated.len() {
            target.push(translated[cut..].join(" ") + ".");
        }
    }
    (source, target)
}

fn pairing(criterion: &mut Criterion) {
    let (de, fr) = (LanguageTag::parse("de"), LanguageTag::parse("fr"));
    let (Ok(de), Ok(fr)) = (de, fr) else { return };
    let mut group = criterion.benchmark_group("align/sentences");
    group.sample_size(10);
    for count in [500, 1_000, 2_000, 4_000] {
        let (source, target) = sides(count);
        let segments = |texts: &'static [String]| -> Vec<Segment<'static>> {
            let segments = texts.iter().map(|text| Segment { kind: None, text });
            segments.collect()
        };
        let (source, target) = (segments(source.leak()), segments(target.leak()));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            let (left, right) = (
                Side {
                    language: &de,
                    segments: &source,
                },
                Side {
                    language: &fr,
                    segments: &target,
                },
            );
            bencher.iter(|| align(black_box(&left), &right, &Options::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, pairing);
criterion_main!(benches);
