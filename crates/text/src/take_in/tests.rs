use super::*;
use crate::edit::apply;

fn kinds(plan: &Plan) -> Vec<RowKind> {
    plan.rows.iter().map(|row| row.kind).collect()
}

fn taken(plan: &Plan, mine: &str, conflicts: Option<Take>) -> String {
    apply(mine, &plan.edits(&plan.all(conflicts))).unwrap()
}

/// Takes all of a newer text in.
#[track_caller]
fn check(mine: &str, newer: &str, expected: &str) -> Plan {
    let plan = plan(None, mine, newer);
    assert_eq!(taken(&plan, mine, None), expected);
    plan
}

const LETTER: &str = "## Compañerxs\n\nHoy *caminamos* «juntxs»: 300 personas.\n\n* agua\n* tierra\n\n![La plaza](image/a.png)\n\nMañana volvemos.[^agua]\n\n[^agua]: Del pozo \\[viejo\\].\n";

#[test]
fn what_a_word_processor_does_to_marks_changes_nothing() {
    let newer = "Compañerxs\n===\n\nHoy _caminamos_ \"juntxs\": 300\npersonas.\n\n- agua\n- tierra\n\nMañana volvemos.[^1]\n\n[^1]: Del pozo [viejo].\n";
    let plan = check(LETTER, newer, LETTER);
    assert_eq!(plan.open(), 0);
    let codes: Vec<_> = plan.ignored.iter().map(|it| (it.code, it.count)).collect();
    assert_eq!(codes, [("takein.formatting", 3), ("takein.pictures", 1)]);
}

#[test]
fn a_changed_paragraph_keeps_the_marks_of_the_words_that_stayed() {
    check(
        LETTER,
        "Compañerxs\n\nHoy caminamos \"juntxs\": 350 personas, y volvemos.\n\n- agua\n- tierra\n\nMañana volvemos.[^1]\n\n[^1]: Del pozo [viejo].\n",
        &LETTER.replace("300 personas.", "350 personas, y volvemos."),
    );
}

#[test]
fn paragraphs_come_go_and_move() {
    let mine = "Uno va solo.\n\nDos van juntas.\n\nTres van lejos.\n\nCuatro se quedan.\n";
    let plan = check(
        mine,
        "Cero nadie.\n\nUno va solo.\n\nTres van lejos.\n\nDos van juntas.\n\nCinco llegan.\n",
        "Cero nadie.\n\nUno va solo.\n\nTres van lejos.\n\nDos van juntas.\n\nCinco llegan.\n",
    );
    use RowKind::*;
    let mut kinds = kinds(&plan);
    kinds.sort_by_key(|kind| *kind as usize);
    assert_eq!(kinds, [Same, Same, Added, Added, Removed, Moved]);
}

#[test]
fn an_item_comes_among_the_items_with_their_bullet() {
    check(
        "* pan\n* agua\n\nFin.\n",
        "- pan\n- tierra\n- agua\n\nFin.\n",
        "* pan\n* tierra\n* agua\n\nFin.\n",
    );
    check(
        "* pan\n* agua\n\nFin.\n",
        "- agua\n\nFin.\n",
        "* agua\n\nFin.\n",
    );
    check("* pan\n* agua\n\nFin.\n", "Fin.\n", "Fin.\n");
}

#[test]
fn what_is_left_alone_is_not_taken_with_what_stood_beside_it() {
    let plan = plan(None, "Viejo.\n", "Viejo.\n\n¡Agua!\n¡Tierra!\n¡Pan!\n");
    let only = |rows: &[usize]| {
        let rows = rows.iter().map(|&at| (at, Take::Theirs)).collect();
        apply("Viejo.\n", &plan.edits(&rows)).unwrap()
    };
    assert_eq!(only(&[2]), "Viejo.\n\n¡Tierra!\n");
    assert_eq!(only(&[1, 3]), "Viejo.\n\n¡Agua!\n\n¡Pan!\n");
    assert_eq!(only(&[1, 2, 3]), "Viejo.\n\n¡Agua!\n¡Tierra!\n¡Pan!\n");
}

#[test]
fn both_sides_are_kept_where_they_changed_different_sentences() {
    let base = "Hoy fuimos treinta en la plaza del barrio. Nadie vino a buscarnos esa noche.\n";
    let mine = base.replace("treinta", "cuarenta");
    let newer = base.replace("esa noche", "esa madrugada");
    let plan = plan(Some(base), &mine, &newer);
    assert_eq!(kinds(&plan), [RowKind::Changed]);
    assert_eq!(
        taken(&plan, &mine, None),
        mine.replace("esa noche", "esa madrugada")
    );
}

#[test]
fn contradictions_wait_for_a_person() {
    let base = "Hoy fuimos treinta.\n\nNadie vino.\n\nFin.\n";
    let mine = "Hoy fuimos cuarenta.\n\nFin.\n";
    let newer = "Hoy fuimos cincuenta.\n\nNadie vino ayer.\n\nFin.\n";
    let plan = plan(Some(base), mine, newer);
    use RowKind::*;
    assert_eq!(kinds(&plan), [Conflict, Conflict, Same]);
    assert_eq!(taken(&plan, mine, None), mine);
    assert_eq!(taken(&plan, mine, Some(Take::Mine)), mine);
    assert_eq!(taken(&plan, mine, Some(Take::Theirs)), newer);
}

#[test]
fn what_both_did_is_done_once() {
    let base = "Uno.\n\nDos.\n";
    let mine = "Uno.\n\nDos.\n\nTres llegan hoy.\n";
    let newer = "Uno, dos.\n\nDos.\n\nTres llegan hoy.\n";
    let plan = plan(Some(base), mine, newer);
    use RowKind::*;
    assert_eq!(kinds(&plan), [Changed, Same, Same]);
}

#[test]
fn a_link_that_leads_elsewhere_is_a_change_and_a_lost_one_is_not() {
    let mine = "Lean la [carta](https://a.example/x) hoy.\n";
    check(mine, "Lean la carta hoy.\n", mine);
    check(
        mine,
        "Lean la [carta](https://a.example/y) hoy.\n",
        "Lean la [carta](https://a.example/y) hoy.\n",
    );
}

#[test]
fn new_footnotes_get_labels_that_are_free() {
    let mine = "Agua.[^1] Pan.\n\n[^1]: Del pozo.\n";
    check(
        mine,
        "Agua.[^2] Pan.[^1]\n\n[^1]: Del horno.\n\n[^2]: Del pozo.\n",
        "Agua.[^1] Pan.[^2]\n\n[^1]: Del pozo.\n\n[^2]: Del horno.\n",
    );
}

#[test]
fn line_endings_stay_what_they_are() {
    check(
        "Uno.\r\n\r\nDos.\r\n",
        "Uno.\n\nUno y medio.\n\nDos.\n",
        "Uno.\r\n\r\nUno y medio.\r\n\r\nDos.\r\n",
    );
}

#[test]
fn an_empty_text_takes_everything_and_nothing_takes_everything_away() {
    check("", "Uno.\n\n- dos\n", "Uno.\n\n- dos");
    let plan = check("Uno.\n\nDos.\n", "", "\n");
    assert_eq!(plan.open(), 2);
}
