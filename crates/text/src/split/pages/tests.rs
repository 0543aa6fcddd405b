//! How often blocks come into the right edition, measured on pages (`pages/`).
//!
//! A page says how its languages stand, and above each of its blocks which edition is right for
//! it: `@es`, `@seam` for what belongs to none, `@columns es en` for a table. Those in `tuned/` were
//! looked at while this was made; of those in `held-out/`, which are other texts, only the figures.

use std::fs;
use std::ops::Range;
use std::path::Path;

use super::super::*;

struct Page {
    name: String,
    layout: String,
    text: String,
    gold: Vec<(Range<usize>, String)>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).unwrap();
        let mut page = Self {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            layout: String::new(),
            text: String::new(),
            gold: Vec::new(),
        };
        let mut tag = String::new();
        let mut block = String::new();
        for line in source.lines().chain(["@"]) {
            if let Some(layout) = line.strip_prefix("layout: ")
                && page.layout.is_empty()
            {
                page.layout = layout.to_owned();
            } else if let Some(next) = line.strip_prefix('@') {
                let text = block.trim_matches('\n');
                if !tag.is_empty() {
                    let start = page.text.len();
                    page.text.push_str(text);
                    page.gold.push((start..page.text.len(), tag));
                    page.text.push_str("\n\n");
                }
                tag = next.to_owned();
                block.clear();
            } else if !tag.is_empty() {
                block.push_str(line);
                block.push('\n');
            }
        }
        page
    }

    /// The edition that a unit belongs to, or `seam`.
    fn right(&self, unit: &Unit) -> &str {
        let found = self
            .gold
            .iter()
            .find(|(range, _)| range.start <= unit.range.start && unit.range.start < range.end);
        let tag = found.map_or("", |(_, tag)| tag.as_str());
        match tag.strip_prefix("columns ") {
            // The table's own names of languages are seams.
            Some(_) if !label::names(&unit.text).is_empty() => "seam",
            Some(columns) => {
                let at = unit.cell.map_or(0, |cell| cell.column);
                columns.split(' ').nth(at).unwrap_or_default()
            }
            None => tag,
        }
    }
}

#[derive(Default, Debug)]
struct Score {
    pages: usize,
    right_pages: usize,
    blocks: usize,
    right: usize,
}

fn measure(folder: &str, says: bool) -> Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/split/pages")
        .join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    let mut score = Score::default();
    for path in paths {
        let page = Page::read(&path);
        let found = parted(&page.text, &[]);
        let layout = found.as_ref().map_or(Layout::One, |it| it.decision.layout);
        let is_right = format!("{layout:?}").to_lowercase() == page.layout;
        let (mut blocks, mut right) = (0, 0);
        let mut wrong = Vec::new();
        let (units, of): (Vec<Unit>, Vec<String>) = match &found {
            Some(parted) => {
                let tag = |of: &Option<usize>| match of {
                    Some(at) => parted.decision.languages[*at].tag.clone(),
                    None => "seam".to_owned(),
                };
                (parted.units.clone(), parted.of.iter().map(tag).collect())
            }
            None => {
                // All of it is in one edition: that of its first block.
                let mut units = unit::units(&page.text).0;
                if page.layout == "columns" {
                    units.extend(units.clone());
                }
                let tag = page.gold[0].1.split(' ').next_back().unwrap().to_owned();
                let of = vec![tag; units.len()];
                (units, of)
            }
        };
        for (unit, of) in units.iter().zip(&of) {
            blocks += 1;
            let expected = page.right(unit);
            if expected == of {
                right += 1;
            } else {
                let start: String = unit.text.chars().take(40).collect();
                wrong.push(format!("    {of}, not {expected}: {start}"));
            }
        }
        score.pages += 1;
        score.right_pages += usize::from(is_right && wrong.is_empty());
        score.blocks += blocks;
        score.right += right;
        if says && (!is_right || !wrong.is_empty()) {
            println!("{}: {layout:?}, {right} of {blocks}", page.name);
            wrong.iter().take(6).for_each(|line| println!("{line}"));
        }
        law::holds(&page.text);
    }
    score
}

/// `cargo test -p text --lib split::pages -- --nocapture` prints the figures.
#[test]
fn blocks_come_into_the_right_editions() {
    let says = std::env::var("SPLIT_SAYS").is_ok();
    for (folder, says) in [("tuned", says), ("held-out", false)] {
        let score = measure(folder, says);
        println!(
            "{folder}: {} of {} blocks right ({:.1} %), {} of {} pages without a fault",
            score.right,
            score.blocks,
            100.0 * score.right as f64 / score.blocks as f64,
            score.right_pages,
            score.pages
        );
        assert!(
            score.right * 100 >= score.blocks * 98,
            "{folder}: {score:?}"
        );
    }
}
