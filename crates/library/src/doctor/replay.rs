use std::collections::VecDeque;
use std::fmt::Arguments;

use text::edit::{Edits, Rope, apply_to};

use crate::history::{Field, Fields, Recorded, keyframe};
use crate::storage::salvage::Keyframe;

/// The texts of an edition while its changes are walked through, and what does not fit.
pub(super) struct Replay {
    /// By the number of the field; `None` after words were forgotten, up to the next keyframe.
    texts: [Option<Rope>; 5],
    /// Those ahead, in the order of their revisions.
    keyframes: VecDeque<Keyframe>,
    found: Vec<String>,
}

impl Replay {
    pub(super) fn new(keyframes: Vec<Keyframe>) -> Replay {
        let mut replay = Replay {
            texts: Field::ALL.map(|_| Some(Rope::new(""))),
            keyframes: keyframes.into(),
            found: Vec::new(),
        };
        replay.compare_up_to(0);
        replay
    }

    pub(super) fn find(&mut self, finding: Arguments<'_>) {
        self.found.push(finding.to_string());
    }

    /// Applies a change.
    pub(super) fn change(&mut self, change: &Recorded) {
        let number = change.number;
        let edits = change.words().map(Edits::from_bytes);
        let text = &mut self.texts[usize::from(change.field.code())];
        match (edits, &mut *text) {
            (Some(Ok(Edits(edits))), Some(rope)) => {
                if apply_to(rope, &edits).is_err() {
                    *text = None;
                    self.find(format_args!("change {number} does not fit its text"));
                }
            }
            (Some(Ok(_)), None) => {}
            (unreadable, _) => {
                *text = None;
                if unreadable.is_some() || change.seal.is_none() {
                    self.find(format_args!("change {number} cannot be read"));
                }
            }
        }
        self.compare_up_to(number);
    }

    /// Compares the keyframes up to a revision; after a gap they are what is gone on from.
    fn compare_up_to(&mut self, revision: u64) {
        while self
            .keyframes
            .front()
            .is_some_and(|k| k.revision <= revision)
        {
            let Some(kept) = self.keyframes.pop_front() else {
                return;
            };
            let (field, at) = (kept.field, kept.revision);
            let Some(said) = keyframe::unpack(&kept.bytes) else {
                self.find(format_args!(
                    "{field:?} as kept at change {at} cannot be read"
                ));
                continue;
            };
            let text = &mut self.texts[usize::from(field.code())];
            match text {
                Some(rope) if rope.to_string() != said => {
                    self.find(format_args!(
                        "{field:?} as kept at change {at} is not what the journal says"
                    ));
                }
                Some(_) => {}
                None => *text = Some(Rope::new(&said)),
            }
        }
    }

    /// Compares with what the edition says now, and gives everything that does not fit.
    pub(super) fn end(mut self, now: &Fields) -> Vec<String> {
        for (field, text) in Field::ALL.into_iter().zip(&self.texts) {
            if text
                .as_ref()
                .is_some_and(|text| text.to_string() != now.get(field))
            {
                self.found
                    .push(format!("{field:?} is not what its journal says"));
            }
        }
        for left in &self.keyframes {
            let at = left.revision;
            self.found
                .push(format!("a text is kept at change {at}, which is not there"));
        }
        self.found
    }
}
