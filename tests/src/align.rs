//! `octa align`: pairs of two texts, as scripts read them.

use serde_json::{Value, json};

use crate::support::Folder;

const SOURCE: &str = "\
The assembly met on 12 May. 300 people came.

The company Aguas del Norte did not answer.
";

const TARGET: &str = "\
La asamblea se reunió el 12 de mayo y llegaron 300 personas.

La empresa Aguas del Norte no respondió.
";

/// The beads of an answer without their scores, which may change.
fn beads(answer: &Value) -> Vec<(Value, Value)> {
    let beads = answer["beads"].as_array().unwrap().iter();
    beads
        .inspect(|bead| {
            let score = bead["score"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&score), "{bead}");
        })
        .map(|bead| (bead["source"].clone(), bead["target"].clone()))
        .collect()
}

fn folder() -> Folder {
    let folder = Folder::empty();
    folder.write("en.md", SOURCE);
    folder.write("es.md", TARGET);
    folder
}

const ALIGN: [&str; 7] = [
    "align", "--source", "en.md", "--target", "es.md", "--langs", "en,es",
];

#[test]
fn sentences_are_paired_unless_blocks_are_asked_for() {
    let folder = folder();
    let by_sentence = folder.octa(ALIGN.iter().chain(&["--json"])).json();
    let pairs = [(json!([0, 1]), json!([0])), (json!([2]), json!([1]))];
    assert_eq!(beads(&by_sentence), pairs);
    let asked = ["--unit", "sentence", "--json"];
    assert_eq!(folder.octa(ALIGN.iter().chain(&asked)).json(), by_sentence);
    let by_block = folder.octa(ALIGN.iter().chain(&["--unit", "block", "--json"]));
    let pairs = [(json!([0]), json!([0])), (json!([1]), json!([1]))];
    assert_eq!(beads(&by_block.json()), pairs);
}

#[test]
fn plain_lines_are_taken_as_they_are() {
    let folder = folder();
    // A line holds two sentences, another one nothing.
    folder.write(
        "en.md",
        "The assembly met on 12 May. 300 people came.\n\nNo!\n",
    );
    folder.write(
        "es.md",
        "La asamblea se reunió el 12 de mayo. Llegaron 300 personas.\n¡No!",
    );
    for unit in [
        &["--plain", "--json"][..],
        &["--plain", "--json", "--unit", "sentence"],
    ] {
        let answer = folder.octa(ALIGN.iter().chain(unit)).json();
        let all: Vec<u64> = beads(&answer)
            .iter()
            .flat_map(|(source, _)| source.as_array().unwrap().clone())
            .map(|at| at.as_u64().unwrap())
            .collect();
        assert_eq!(all, [0, 1, 2]);
        assert_eq!(beads(&answer)[0], (json!([0]), json!([0])));
    }
}

#[test]
fn without_json_pairs_are_printed_to_be_read() {
    let folder = folder();
    let said = folder.octa(ALIGN).succeeds();
    assert_eq!(
        said,
        "< The assembly met on 12 May.\n\
         < 300 people came.\n\
         > La asamblea se reunió el 12 de mayo y llegaron 300 personas.\n\
         \n\
         < The company Aguas del Norte did not answer.\n\
         > La empresa Aguas del Norte no respondió.\n"
    );
}

#[test]
fn a_lexicon_can_be_given() {
    let folder = folder();
    folder.write(
        "words.tsv",
        "assembly\tasamblea\nanswer\tresponder\t0.5\n\nnothing\n",
    );
    let lexicon = ["--lexicon", "words.tsv", "--json"];
    let answer = folder.octa(ALIGN.iter().chain(&lexicon)).json();
    assert_eq!(beads(&answer).len(), 2);
}

#[test]
fn empty_sides_are_answered_and_wrong_languages_refused() {
    let folder = folder();
    folder.write("es.md", "");
    let answer = folder.octa(ALIGN.iter().chain(&["--json"])).json();
    let alone: Vec<_> = (0..3).map(|at| (json!([at]), json!([]))).collect();
    assert_eq!(beads(&answer), alone);
    folder.write("en.md", "");
    let answer = folder.octa(ALIGN.iter().chain(&["--json"])).json();
    assert_eq!(answer, json!({ "beads": [] }));
    let swapped = ["align", "--source", "en.md", "--target", "es.md", "--langs"];
    folder
        .octa(swapped.iter().chain(&["spanish,en"]))
        .fails_with("`spanish` is not a language tag; write for instance en, es or pt-BR");
}
