//! The newest text that what is left of an edition gives.

use text::edit::{Rope, apply_to};

use crate::history::{Field, Fields, keyframe};
use crate::storage::salvage::{Keyframe, Step};

/// A text and the revision that it was found to be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub revision: u64,
    pub text: String,
}

impl State {
    /// The state of every field before its first change.
    pub(super) fn empty() -> State {
        State {
            revision: 0,
            text: String::new(),
        }
    }
}

/// Carries a state on through the changes that follow it without a gap.
pub(super) fn carried(from: State, field: Field, steps: &[Step]) -> State {
    let mut rope = Rope::new(&from.text);
    let mut revision = from.revision;
    for step in steps.iter().filter(|step| step.number > from.revision) {
        if step.number != revision + 1 {
            break;
        }
        if step.field == field {
            let applied = step.edits.as_ref().map(|edits| apply_to(&mut rope, edits));
            if !matches!(applied, Some(Ok(_))) {
                break;
            }
        }
        revision = step.number;
    }
    State {
        revision,
        text: rope.into_string(),
    }
}

/// The newest of the states that these lead to; of equals the first.
pub(super) fn newest(
    bases: impl IntoIterator<Item = State>,
    field: Field,
    steps: &[Step],
) -> State {
    let last = steps.last().map_or(0, |step| step.number);
    let mut best: Option<State> = None;
    for base in bases {
        let state = carried(base, field, steps);
        if best
            .as_ref()
            .is_none_or(|best| state.revision > best.revision)
        {
            let is_last = state.revision >= last;
            best = Some(state);
            if is_last {
                break;
            }
        }
    }
    best.unwrap_or_else(State::empty)
}

/// The readable whole texts of a field, the newest first.
pub(super) fn kept(keyframes: &[Keyframe], field: Field) -> impl Iterator<Item = State> {
    let of_field = keyframes.iter().rev().filter(move |k| k.field == field);
    of_field.filter_map(|k| {
        Some(State {
            revision: k.revision,
            text: keyframe::unpack(&k.bytes)?,
        })
    })
}

/// What the journal says at a revision, if all of it that is needed can be read.
pub(super) fn replayed(steps: &[Step], keyframes: &[Keyframe], revision: u64) -> Option<Fields> {
    let text = |field| {
        let bases = kept(keyframes, field).chain([State::empty()]);
        let state = newest(bases, field, steps);
        (state.revision == revision).then_some(state.text)
    };
    Some(Fields {
        title: text(Field::Title)?,
        dek: text(Field::Dek)?,
        place_line: text(Field::PlaceLine)?,
        body: text(Field::Body)?,
        notes: text(Field::Notes)?,
    })
}

#[cfg(test)]
mod tests {
    use text::Edit;

    use super::*;

    /// Changes of the body that each add a letter at its end; a dash stands for one that is
    /// missing, a question mark for one that cannot be read.
    fn steps(letters: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for (number, letter) in (1_u64..).zip(letters.chars()) {
            let edit = Edit {
                from: u32::try_from(number - 1).unwrap(),
                deleted: 0,
                inserted: letter.to_string(),
            };
            if letter != '-' {
                steps.push(Step {
                    number,
                    field: Field::Body,
                    edits: (letter != '?').then(|| vec![edit]),
                });
            }
        }
        steps
    }

    fn state(revision: u64, text: &str) -> State {
        State {
            revision,
            text: text.to_owned(),
        }
    }

    fn check(column: Option<State>, letters: &str, expected: State) {
        let bases = column.into_iter().chain([State::empty()]);
        assert_eq!(
            newest(bases, Field::Body, &steps(letters)),
            expected,
            "{letters}"
        );
    }

    #[test]
    fn the_newest_whole_text_is_found() {
        check(Some(state(4, "agua")), "agua", state(4, "agua"));
        check(Some(state(2, "ag")), "--ua", state(4, "agua"));
        check(Some(state(2, "ag")), "ag-a", state(2, "ag"));
        check(Some(state(1, "a")), "agu?", state(3, "agu"));
        check(None, "agua", state(4, "agua"));
        check(None, "a-ua", state(1, "a"));
        check(None, "-gua", State::empty());
    }

    #[test]
    fn only_a_whole_journal_is_replayed() {
        let body = |letters: &str| replayed(&steps(letters), &[], 4).map(|fields| fields.body);
        assert_eq!(body("agua"), Some("agua".to_owned()));
        assert_eq!(body("agu"), None);
        assert_eq!(body("ag?a"), None);
        assert_eq!(body("ag-a"), None);
    }
}
