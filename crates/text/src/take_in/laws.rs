//! The laws of taking in, over texts of every shape and what word processors make of them.

use proptest::prelude::*;

use super::*;
use crate::edit::apply;
use crate::pairs::what_it_says;

/// Paragraphs as writers and word processors leave them.
fn any_block() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "agua",
        "la",
        "compañer@s",
        "todxs/as",
        "the",
        "strike",
        "300",
        "plaza.",
        "Nadie",
        "vino!",
        "*pan*",
        "**no**",
        "«sí»",
        "\"sí\"",
        "[carta](https://a.example/x)",
        "\\[viejo\\]",
        "e\u{301}l",
        "é",
        "😀",
        "—",
        "--",
        "…",
        "snake_case",
        "`code`",
        "10 %",
    ]);
    let words = prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "));
    let mark = prop::sample::select(vec!["", "", "", "", "## ", "- ", "1. ", "> "]);
    (mark, words).prop_map(|(mark, words)| format!("{mark}{words}"))
}

fn any_text() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_block(), 0..8)
}

fn joined(blocks: &[String]) -> String {
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// A newer text: paragraphs changed, taken out, put in, and moved.
fn newer(blocks: &[String], seeds: &[(u8, u8, String)]) -> Vec<String> {
    let mut blocks = blocks.to_vec();
    for (at, kind, block) in seeds {
        let place = usize::from(*at) % (blocks.len() + 1);
        match kind % 5 {
            0 => blocks.insert(place, block.clone()),
            1 if place < blocks.len() => _ = blocks.remove(place),
            2 if place < blocks.len() => blocks[place] = block.clone(),
            3 if place < blocks.len() => {
                let moved = blocks.remove(place);
                let to = usize::from(*kind) % (blocks.len() + 1);
                blocks.insert(to, moved);
            }
            4 if place < blocks.len() => {
                blocks[place] = format!("{} {}", blocks[place], "y algo más");
            }
            _ => {}
        }
    }
    blocks
}

fn any_seeds() -> impl Strategy<Value = Vec<(u8, u8, String)>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), any_block()), 0..5)
}

fn take(plan: &Plan, mine: &str, rows: &BTreeMap<usize, Take>) -> String {
    apply(mine, &plan.edits(rows)).unwrap()
}

/// What the paragraphs of a text say, one by one.
fn says(text: &str) -> Vec<String> {
    let units = units(text).into_iter();
    // Dividing lines stay where they are.
    let with_words = units.filter(|unit| unit.said.has_words);
    with_words.map(|unit| unit.said.words).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if option_env!("OCTAVILLA_PROVE").is_some() { 20_000 } else { 256 }))]

    #[test]
    fn the_text_that_stands_here_changes_nothing(text in "[a-c*_\\[\\]()#>\\-1.`|~!é \n\\\\]{0,60}") {
        let plan = plan(None, &text, &text);
        prop_assert_eq!(plan.open(), 0);
        prop_assert!(plan.ignored.is_empty());
        prop_assert!(plan.edits(&plan.all(Some(Take::Theirs))).is_empty());
    }

    #[test]
    fn all_taken_the_text_says_what_the_newer_one_says(mine in any_text(), seeds in any_seeds()) {
        let theirs = joined(&newer(&mine, &seeds));
        let mine = joined(&mine);
        let plan = plan(None, &mine, &theirs);
        prop_assert_eq!(plan.conflicts(), 0);
        let text = take(&plan, &mine, &plan.all(None));
        prop_assert_eq!(says(&text), says(&theirs), "{:?} → {:?}", &mine, &text);
    }

    #[test]
    fn a_second_time_nothing_changes(
        base in any_text(), ours in any_seeds(), theirs in any_seeds(), is_mine in any::<bool>(),
        has_base in any::<bool>(),
    ) {
        let (mine, theirs) = (joined(&newer(&base, &ours)), joined(&newer(&base, &theirs)));
        let base = joined(&base);
        let base = has_base.then_some(base.as_str());
        let decided = Some(if is_mine { Take::Mine } else { Take::Theirs });
        let once = plan(base, &mine, &theirs);
        let text = take(&once, &mine, &once.all(decided));
        // What has been taken in is what the next one is made from.
        let again = plan(base.map(|_| theirs.as_str()), &text, &theirs);
        let twice = take(&again, &text, &again.all(decided));
        prop_assert_eq!(&twice, &text, "{:?} {:?} {:?}", &base, &mine, &theirs);
    }

    #[test]
    fn one_by_one_in_any_order_is_all_at_once(
        mine in any_text(), seeds in any_seeds(), order in any::<[u8; 12]>(),
    ) {
        let theirs = joined(&newer(&mine, &seeds));
        let mine = joined(&mine);
        let at_once = plan(None, &mine, &theirs);
        let wanted = take(&at_once, &mine, &at_once.all(None));
        let mut text = mine.clone();
        let mut turns = order.into_iter().cycle();
        for _ in 0..60 {
            let plan = plan(None, &text, &theirs);
            let open: Vec<usize> = plan.all(None).into_keys().collect();
            if open.is_empty() {
                break;
            }
            let row = open[usize::from(turns.next().unwrap_or_default()) % open.len()];
            text = take(&plan, &text, &BTreeMap::from([(row, Take::Theirs)]));
        }
        prop_assert_eq!(what_it_says(&text), what_it_says(&wanted));
        prop_assert_eq!(says(&text), says(&wanted));
    }

    #[test]
    fn what_is_not_taken_stays_byte_by_byte(
        mine in any_text(), seeds in any_seeds(), some in any::<u16>(),
    ) {
        let theirs = joined(&newer(&mine, &seeds));
        let mine = joined(&mine);
        let plan = plan(None, &mine, &theirs);
        let mut rows = plan.all(None);
        rows.retain(|row, _| some >> (row % 16) & 1 == 1);
        let text = take(&plan, &mine, &rows);
        let mut blocks: Vec<&str> = units(&text).iter().map(|unit| unit.block).collect();
        for (at, row) in plan.rows.iter().enumerate() {
            if rows.contains_key(&at) {
                continue;
            }
            if let Some(mine) = &row.mine {
                let found = blocks.iter().position(|block| block == mine);
                prop_assert!(found.is_some(), "{:?} is gone from {:?}", mine, &text);
                blocks.swap_remove(found.unwrap_or_default());
            }
        }
    }
}
