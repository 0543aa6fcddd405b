//! The street's own part: Markdown in, safe HTML out; and the pairing of two editions.
//!
//! `cargo bench -p text` runs all of it. "bare" is what the street is measured against: the
//! parser's own HTML writer and ammonia with its default policy.

mod families;
mod ordinary;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ordinary::{bare, post};
use text::{
    LanguageTag,
    align::{Options as AlignOptions, Segment, Side, align},
    checks::{CheckOptions, Pair, check_pair},
    compare::compare,
    diff::edits_between,
    edit::{Edit, Rope, apply, apply_to, black_out, utf16_len},
    merge::merge,
    render::{Options, render},
    sanitize::sanitize,
    segment::{blocks, sentences},
    watermark::unmark_pasted,
};

fn street(criterion: &mut Criterion) {
    for (name, length) in [("post", 13_600), ("1MB", 1_000_000)] {
        let markdown = post(length);
        let mut group = criterion.benchmark_group(format!("street/{name}"));
        group.throughput(Throughput::Bytes(markdown.len() as u64));
        if length > 100_000 {
            group.sample_size(10);
        }
        group.bench_function("bare", |bencher| {
            bencher.iter(|| bare(black_box(&markdown)));
        });
        group.bench_function("render+sanitize", |bencher| {
            bencher.iter(|| render(black_box(&markdown), &Options::default()).sanitize());
        });
        group.bench_function("render", |bencher| {
            bencher.iter(|| render(black_box(&markdown), &Options::default()));
        });
        let es = LanguageTag::parse("es");
        group.bench_function("typeset+render+sanitize", |bencher| {
            let options = Options {
                language: es.as_ref().ok(),
                typeset: true,
                ..Options::default()
            };
            bencher.iter(|| render(black_box(&markdown), &options).sanitize());
        });
        let html = bare(&markdown);
        group.bench_function("sanitize", |bencher| {
            bencher.iter(|| sanitize(black_box(&html)));
        });
        group.bench_function("blocks", |bencher| {
            bencher.iter(|| blocks(black_box(&markdown)));
        });
        group.finish();
    }
}

fn depth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("depth");
    group.sample_size(10);
    for count in [50_000, 100_000] {
        for unit in ["<div>", "<blockquote>", "<table><tr><td>", "<p><b>"] {
            let html = unit.repeat(count);
            group.bench_function(BenchmarkId::new(unit, count), |bencher| {
                bencher.iter(|| sanitize(black_box(&html)));
            });
        }
        let quotes = ">".repeat(count);
        group.bench_function(BenchmarkId::new("quotes", count), |bencher| {
            bencher.iter(|| render(black_box(&quotes), &Options::default()).sanitize());
        });
    }
    group.finish();
}

/// What is hard to read, at half a megabyte and at one.
fn hard(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("families");
    group.sample_size(10);
    for family in families::FAMILIES {
        for length in [500_000, 1_000_000] {
            let text = family.text(length);
            group.bench_function(BenchmarkId::new(family.name, length), |bencher| {
                bencher.iter(|| {
                    let text = black_box(text.as_str());
                    if family.is_marked {
                        unmark_pasted(text, None).text.len()
                    } else if family.is_html {
                        sanitize(text).0.as_str().len()
                    } else {
                        let (html, _) = render(text, &Options::default()).sanitize();
                        html.as_str().len()
                    }
                });
            });
        }
    }
    group.finish();
}

fn pairing(criterion: &mut Criterion) {
    let (en, es) = (LanguageTag::parse("en"), LanguageTag::parse("es"));
    let (Ok(en), Ok(es)) = (en, es) else { return };
    let mut group = criterion.benchmark_group("align");
    group.sample_size(10);
    for count in [500, 1_000, 2_000, 4_000] {
        let source = post(count * 90);
        let source: Vec<Segment<'_>> = sentences(&source, &en)
            .into_iter()
            .map(|range| Segment {
                kind: None,
                text: &source[range],
            })
            .take(count)
            .collect();
        // Every fortieth segment is missing on the other side.
        let target: Vec<Segment<'_>> = source
            .iter()
            .enumerate()
            .filter(|(at, _)| at % 40 != 7)
            .map(|(_, it)| *it)
            .collect();
        group.bench_function(BenchmarkId::from_parameter(source.len()), |bencher| {
            let (left, right) = (
                Side {
                    language: &en,
                    segments: &source,
                },
                Side {
                    language: &es,
                    segments: &target,
                },
            );
            bencher.iter(|| align(black_box(&left), &right, &AlignOptions::default()));
        });
    }
    group.finish();
}

fn editing(criterion: &mut Criterion) {
    let old = post(1_000_000);
    let new = old.replace("guards", "dogs").replace("17 May", "18 May");
    let edits = edits_between(&old, &new);
    let mut group = criterion.benchmark_group("edit/1MB");
    group.sample_size(10);
    group.bench_function("edits_between", |bencher| {
        bencher.iter(|| edits_between(black_box(&old), &new));
    });
    group.bench_function(format!("apply {} edits", edits.len()), |bencher| {
        bencher.iter(|| apply(black_box(&old), &edits));
    });
    group.finish();
}

/// What became of a text: a few paragraphs of many edited, removed and added.
fn comparing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(20);
    for (name, length) in [("post", 13_600), ("300,000 words", 1_900_000)] {
        let old = post(length);
        let new = old
            .replace("On 17 May more than", "It was on 17 May that over")
            .replace("## What was decided\n\n", "")
            .replacen(
                "- No new wells.",
                "- No new wells, and no new pipes.\n- None.",
                2,
            );
        group.bench_function(name, |bencher| {
            bencher.iter(|| compare(black_box(&old), &new));
        });
    }
    // Every paragraph edited: nothing stands as it was.
    let old = post(13_600);
    let new = old
        .replace("people", "vecin@s")
        .replace("pipes", "more pipes");
    group.bench_function("post, all edited", |bencher| {
        bencher.iter(|| compare(black_box(&old), &new));
    });
    group.finish();
}

/// Two branches brought together.
fn merging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("merge");
    group.sample_size(20);
    for (name, length) in [("post", 13_600), ("300,000 words", 1_900_000)] {
        let base = post(length);
        let mine = base.replace("On 17 May more than", "It was on 17 May that over");
        let theirs = base.replace("guards\". Nobody", "dogs\". No one");
        group.bench_function(name, |bencher| {
            bencher.iter(|| merge(black_box(&base), &mine, &theirs));
        });
    }
    group.finish();
}

/// Typing in a very long text: one key, and a year of them.
fn typing(criterion: &mut Criterion) {
    let text = post(2_000_000);
    let rope = Rope::new(&text);
    let length = rope.len_utf16();
    let edits: Vec<Edit> = (0..27_000_u32)
        .map(|number| Edit {
            from: number.wrapping_mul(7_919_191) % length,
            deleted: number % 2,
            inserted: "é".to_owned(),
        })
        .collect();
    let mut group = criterion.benchmark_group("edit/2MB");
    group.bench_function("replace", |bencher| {
        let mut rope = rope.clone();
        let mut turn = edits.iter().cycle();
        bencher.iter(|| {
            let edit = turn.next()?;
            black_box(rope.replace(edit.from, 1, &edit.inserted)).ok()
        });
    });
    group.sample_size(10);
    group.bench_function("apply 27,000 edits", |bencher| {
        bencher.iter_batched(
            || rope.clone(),
            |mut rope| apply_to(&mut rope, &edits).map(|inverse| (rope, inverse)),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// A name taken out of a long history of a text, edited all over.
fn forgetting(criterion: &mut Criterion) {
    let base = post(100_000);
    let length = utf16_len(&base);
    let changes: Vec<Vec<Edit>> = (0..26_000_u32)
        .map(|number| {
            let from = number.wrapping_mul(7_919_191) % (length - 6);
            let (deleted, inserted) = match number % 50 {
                0 => (5, "Marta"),
                1 => (2, "ar"),
                _ => (1, "e"),
            };
            vec![Edit {
                from,
                deleted,
                inserted: inserted.to_owned(),
            }]
        })
        .collect();
    let mut group = criterion.benchmark_group("black_out");
    group.sample_size(10);
    group.bench_function("26,000 changes of 100 KB", |bencher| {
        bencher.iter(|| black_out(black_box(&base), &changes, "Marta"));
    });
    group.finish();
}

/// One pair of about a hundred words, and one paragraph of a megabyte.
fn checks(criterion: &mut Criterion) {
    let (Ok(en), Ok(es)) = (LanguageTag::parse("en"), LanguageTag::parse("es")) else {
        return;
    };
    let source = "On 8 May more than 300 people met in San Jacinto to speak about the *water* of \
                  the valley. The company [Aguas del Norte](https://example.org/en/news) had not \
                  promised work for everybody, said Marta Solís, “but what came were pipes”. ";
    let target = "El 8 de mayo se reunieron en San Jacinto más de 300 personas para hablar del \
                  *agua* del valle. La empresa [Aguas del Norte](https://example.org/es/news) no \
                  había prometido trabajo para todxs, dijo Marta Solís, «pero lo que llegó fueron \
                  tubos». ";
    for (name, times) in [("100 words", 2), ("1MB", 4_000), ("2MB", 8_000)] {
        let (source, target) = (source.repeat(times), target.repeat(times));
        let mut group = criterion.benchmark_group("checks");
        group.sample_size(10);
        group.bench_function(name, |bencher| {
            let pair = Pair {
                source: &source,
                target: &target,
                source_language: &en,
                target_language: &es,
                source_kind: None,
                target_kind: None,
                markdown: true,
                whole: true,
            };
            bencher.iter(|| check_pair(black_box(&pair), &CheckOptions::default()));
        });
        group.finish();
    }
}

criterion_group!(
    benches, street, depth, hard, pairing, editing, typing, comparing, merging, forgetting, checks
);
criterion_main!(benches);
