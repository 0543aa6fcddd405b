//! Two states of a post brought together, from what they had in common. Pure: nothing is read or
//! written.
//!
//! 1. Texts by words, through [`text::merge`]; where both rewrote the same sentence, what it says
//!    here stays until somebody decides.
//! 2. Single values: whoever changed it has it; both, and differently, is a conflict.
//! 3. Lists: what one side added comes, what one side took away goes.
//! 4. Notes by their ids. Pairs rest on the texts: [`super::pairs`] joins them when these stand.

use std::collections::{BTreeMap, BTreeSet};

use text::LanguageTag;
use text::compare::{RowKind, compare};
use text::diff;
use text::merge::{self, Part};
use text::pairs::carry_place;

use super::conflict::{Conflict, Decisions, Spot};
use super::handed::{FIELDS, Handed, HandedEdition};
use super::lists::{either, list, notes};
use crate::alignment::Span;
use crate::anchor::{self, Rests};
use crate::edition::Role;
use crate::history::Field;
use crate::id::{EditionId, PostId};
use crate::post::Status;

/// What two states of a post make.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Merged {
    /// The post; its pairings are those of this side.
    pub post: Handed,
    /// What both changed differently, decided or not, in reading order.
    pub conflicts: Vec<Conflict>,
    /// How many of them wait for a decision; this side's words stand there.
    pub undecided: usize,
    /// The other side without what waits for a decision: what has been taken of it.
    pub taken: Handed,
}

/// What both sides have in common, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'a> {
    Known(&'a Handed),
    /// What was taken already of this very state, when something in it was left undecided: all
    /// that is to be decided, and nothing else, is news.
    Taken(&'a Handed),
    /// It was forgotten, or there never was any: what both say alike is taken for it.
    Unknown,
}

/// Brings two states together.
pub(super) fn merge(
    base: Base<'_>,
    mine: &Handed,
    theirs: &Handed,
    decisions: &Decisions,
) -> Merged {
    bring_together(base, mine, theirs, decisions, Undecided::Mine)
}

fn bring_together(
    base: Base<'_>,
    mine: &Handed,
    theirs: &Handed,
    decisions: &Decisions,
    otherwise: Undecided,
) -> Merged {
    let mut merging = Merging {
        post: mine.post,
        decisions,
        otherwise,
        is_taken: matches!(base, Base::Taken(_)),
        conflicts: Vec::new(),
        undecided: 0,
        taken: theirs.clone(),
    };
    let known = match base {
        Base::Known(known) | Base::Taken(known) => Some(known),
        Base::Unknown => None,
    };
    let mut post = mine.clone();
    merging.details(known, &mut post, theirs);
    for edition in &theirs.editions {
        let was = known.and_then(|known| edition_of(known, edition.id));
        match post.editions.iter_mut().find(|own| own.id == edition.id) {
            Some(own) => merging.edition(was, own, edition),
            // One that was taken away here stays away unless something was done to it there.
            None if was.is_some_and(|was| was == edition) => {}
            None => post.editions.push(edition.clone()),
        }
    }
    settle_current(&mut post);
    if merging.undecided > 0 {
        carry_pairs(&mut merging.taken, theirs);
    }
    post.editions
        .sort_by_key(|edition| (edition.role == Role::Translation, edition.id));
    Merged {
        post,
        conflicts: merging.conflicts,
        undecided: merging.undecided,
        taken: merging.taken,
    }
}

/// What two lines that cross have in common: both of them, brought together from what they came
/// from; where they contradict each other, what stood there before.
pub(super) fn crossed(older: Base<'_>, one: &Handed, other: &Handed) -> Handed {
    bring_together(older, one, other, &Decisions::default(), Undecided::Base).post
}

/// Gives the pairs of what was taken their places in its texts, where these lack something.
fn carry_pairs(taken: &mut Handed, theirs: &Handed) {
    let body = |post: &Handed, id| edition_of(post, id).map(|it| it.body.clone());
    let mut pairings = std::mem::take(&mut taken.pairings);
    for pairing in &mut pairings {
        for (side, id) in [pairing.source, pairing.target].into_iter().enumerate() {
            let (Some(from), Some(to)) = (body(theirs, id), body(taken, id)) else {
                continue;
            };
            let edits = diff::edits_between(&from, &to);
            for place in pairing
                .pairs
                .iter_mut()
                .filter_map(|it| it.places[side].as_mut())
            {
                let carried = carry_place(&(place.0..place.1), &edits);
                *place = (carried.start, carried.end);
            }
        }
    }
    taken.pairings = pairings;
}

/// What stands where nobody has decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Undecided {
    Mine,
    Base,
}

fn edition_of(post: &Handed, id: EditionId) -> Option<&HandedEdition> {
    post.editions.iter().find(|edition| edition.id == id)
}

/// Of two current editions of one language the one with the smaller id is current: so it comes to
/// the same whoever opens whose file first.
fn settle_current(post: &mut Handed) {
    let mut seen: BTreeMap<String, EditionId> = BTreeMap::new();
    for edition in post.editions.iter().filter(|edition| edition.is_current) {
        let first = seen
            .entry(edition.language.to_string())
            .or_insert(edition.id);
        *first = (*first).min(edition.id);
    }
    for edition in &mut post.editions {
        let stays = seen.get(&edition.language.to_string()) == Some(&edition.id);
        if edition.is_current && !stays {
            edition.is_current = false;
            if edition.name.is_empty() {
                edition.name = second_name(edition.id);
            }
        }
    }
}

/// A name for an edition beside another one of its language, the same in every library.
fn second_name(id: EditionId) -> String {
    let id = id.to_string();
    format!("2 ({})", &id[..4])
}

struct Merging<'a> {
    post: PostId,
    decisions: &'a Decisions,
    otherwise: Undecided,
    is_taken: bool,
    conflicts: Vec<Conflict>,
    undecided: usize,
    taken: Handed,
}

impl Merging<'_> {
    /// Decides on what both changed differently, and says what stands there now and whether that
    /// was decided.
    fn conflict(&mut self, conflict: Conflict) -> (String, bool) {
        let take = self.decisions.of(&conflict);
        let text = match (take, self.otherwise) {
            (Some(take), _) => conflict.taken(take),
            (None, Undecided::Mine) => conflict.mine.clone(),
            (None, Undecided::Base) => conflict.base.clone(),
        };
        self.undecided += usize::from(take.is_none());
        self.conflicts.push(conflict);
        (text, take.is_some())
    }

    /// Leaves what is not decided out of what was taken.
    fn leave(&mut self, spot: Spot, base: &str) {
        let taken = &mut self.taken;
        let edition = spot
            .edition()
            .and_then(|id| taken.editions.iter_mut().find(|it| it.id == id));
        match (spot, edition) {
            (Spot::Text(_, field), Some(edition)) => {
                if let Some(text) = edition.text_mut(field) {
                    base.clone_into(text);
                }
            }
            (Spot::Name(_), Some(edition)) => base.clone_into(&mut edition.name),
            (Spot::EditionSlug(_), Some(edition)) => base.clone_into(&mut edition.slug),
            (Spot::Language(_), Some(edition)) => {
                if let Ok(language) = LanguageTag::parse(base) {
                    edition.language = language;
                }
            }
            (Spot::Slug, _) => base.clone_into(&mut taken.slug),
            (Spot::Date, _) => base.clone_into(&mut taken.date),
            (Spot::Status, _) => taken.status = Status::parse(base).unwrap_or(taken.status),
            (Spot::Series, _) => {
                if let Some(first) = taken.series.first_mut() {
                    base.clone_into(&mut first.1);
                }
            }
            _ => {}
        }
    }

    fn details(&mut self, base: Option<&Handed>, own: &mut Handed, theirs: &Handed) {
        let was = |get: fn(&Handed) -> &str| base.map(|base| get(base).to_owned());
        own.date = self.value(Spot::Date, was(|p| &p.date), &own.date, &theirs.date);
        let status = self.value(
            Spot::Status,
            base.map(|base| base.status.as_str().to_owned()),
            own.status.as_str(),
            theirs.status.as_str(),
        );
        own.status = Status::parse(&status).unwrap_or(own.status);
        // A slug that nobody has chosen follows the title, and is each library's own.
        if theirs.slug_is_chosen {
            let before = base.filter(|base| base.slug_is_chosen);
            let chosen = match own.slug_is_chosen {
                true => self.value(
                    Spot::Slug,
                    before.map(|base| base.slug.clone()),
                    &own.slug,
                    &theirs.slug,
                ),
                false if before.is_some_and(|base| base.slug == theirs.slug) => own.slug.clone(),
                false => theirs.slug.clone(),
            };
            own.slug_is_chosen |= chosen == theirs.slug;
            own.slug = chosen;
        }
        self.series(base, own, theirs);
        own.tags = list(base.map(|base| &base.tags), &own.tags, &theirs.tags, true);
        own.people = list(
            base.map(|base| &base.people),
            &own.people,
            &theirs.people,
            false,
        );
    }

    fn series(&mut self, base: Option<&Handed>, own: &mut Handed, theirs: &Handed) {
        let language = own.editions.first().map(|edition| edition.language.clone());
        let named = |post: &Handed| {
            let own = post
                .series
                .iter()
                .find(|(tag, _)| Some(tag) == language.as_ref());
            own.or_else(|| post.series.first())
                .map_or_else(String::new, |(_, name)| name.clone())
        };
        let (mine, other) = (named(own), named(theirs));
        let chosen = self.value(Spot::Series, base.map(named), &mine, &other);
        if chosen == mine && chosen == other {
            // The same series: what it is called in other languages comes.
            for (tag, name) in &theirs.series {
                if !own.series.iter().any(|(known, _)| known == tag) {
                    own.series.push((tag.clone(), name.clone()));
                }
            }
            own.series.sort();
        } else if chosen == other {
            own.series.clone_from(&theirs.series);
        }
    }

    fn edition(
        &mut self,
        base: Option<&HandedEdition>,
        own: &mut HandedEdition,
        theirs: &HandedEdition,
    ) {
        let id = own.id;
        for field in FIELDS {
            let text = self.text(
                Spot::Text(id, field),
                base.map(|base| base.text(field)),
                own.text(field),
                theirs.text(field),
            );
            if let Some(place) = own.text_mut(field) {
                *place = text;
            }
        }
        let was = |get: fn(&HandedEdition) -> &str| base.map(|base| get(base).to_owned());
        own.name = self.value(Spot::Name(id), was(|e| &e.name), &own.name, &theirs.name);
        own.slug = self.value(
            Spot::EditionSlug(id),
            was(|e| &e.slug),
            &own.slug,
            &theirs.slug,
        );
        let language = self.value(
            Spot::Language(id),
            base.map(|base| base.language.to_string()),
            own.language.as_str(),
            theirs.language.as_str(),
        );
        if language == theirs.language.as_str() {
            own.language = theirs.language.clone();
        }
        own.is_current = either(
            base.map(|base| base.is_current),
            own.is_current,
            theirs.is_current,
        );
        own.tags = list(base.map(|base| &base.tags), &own.tags, &theirs.tags, true);
        let to_own = diff::edits_between(&theirs.body, &own.body);
        let here: BTreeSet<_> = own.notes.iter().map(|note| note.id).collect();
        own.notes = notes(base.map(|base| &base.notes[..]), &own.notes, &theirs.notes);
        for note in own.notes.iter_mut().filter(|note| !here.contains(&note.id)) {
            let span = Span {
                from: note.from,
                to: note.to,
            };
            let span = anchor::carry_for(Rests::Note, span, &to_own);
            (note.from, note.to) = (span.from, span.to);
        }
    }

    /// One value that cannot be taken in part.
    fn value(&mut self, spot: Spot, base: Option<String>, mine: &str, theirs: &str) -> String {
        let is_mine = mine == theirs || base.as_deref() == Some(theirs);
        if is_mine || theirs.is_empty() && base.is_none() {
            return mine.to_owned();
        }
        if base.as_deref() == Some(mine) || mine.is_empty() && base.is_none() {
            return theirs.to_owned();
        }
        let conflict = Conflict {
            post: self.post,
            spot,
            number: 0,
            at: 0,
            base: base.unwrap_or_default(),
            mine: mine.to_owned(),
            theirs: theirs.to_owned(),
        };
        let base = conflict.base.clone();
        let (chosen, is_decided) = self.conflict(conflict);
        if !is_decided {
            self.leave(spot, &base);
        }
        chosen
    }

    fn text(&mut self, spot: Spot, base: Option<&str>, mine: &str, theirs: &str) -> String {
        if mine == theirs || base == Some(theirs) {
            return mine.to_owned();
        }
        if base == Some(mine) {
            return theirs.to_owned();
        }
        if is_one_line(spot) {
            let base = base.unwrap_or_default().to_owned();
            return self.pieces(spot, &base, mine, theirs);
        }
        let base = base.map_or_else(|| alike(mine, theirs), str::to_owned);
        self.pieces(spot, &base, mine, theirs)
    }

    fn pieces(&mut self, spot: Spot, base: &str, mine: &str, theirs: &str) -> String {
        let mut number = 0;
        let mut text = String::with_capacity(mine.len().max(theirs.len()));
        let mut left = BTreeSet::new();
        let (parts, is_whole) = self.parts(base, mine, theirs);
        for part in parts {
            match part {
                Part::Text(settled) => text.push_str(&settled),
                Part::Conflict { base, mine, theirs } => {
                    let conflict = Conflict {
                        post: self.post,
                        spot,
                        number,
                        at: text.len(),
                        base,
                        mine,
                        theirs,
                    };
                    let (chosen, is_decided) = self.conflict(conflict);
                    text.push_str(&chosen);
                    if !is_decided {
                        left.insert(number);
                    }
                    number += 1;
                }
            }
        }
        if is_whole && !left.is_empty() {
            self.leave(spot, base);
        } else if !left.is_empty() {
            let taken = merge::without_conflicts(base, mine, theirs, |it| left.contains(&it));
            self.leave(spot, &taken);
        }
        text
    }

    /// The parts of two texts brought together; says whether all of it is one conflict.
    fn parts(&self, base: &str, mine: &str, theirs: &str) -> (Vec<Part>, bool) {
        let parts = merge::merge(base, mine, theirs).parts;
        if !self.is_taken {
            return (parts, false);
        }
        let kept = parts.iter().map(|part| match part {
            Part::Text(text) => text,
            Part::Conflict { mine, .. } => mine,
        });
        if kept.map(String::as_str).collect::<String>() == mine {
            return (parts, false);
        }
        // In a text that says the same words over and over it cannot be told where what was left
        // undecided stands: all of it is decided at once.
        let all = Part::Conflict {
            base: base.to_owned(),
            mine: mine.to_owned(),
            theirs: theirs.to_owned(),
        };
        (vec![all], true)
    }
}

fn is_one_line(spot: Spot) -> bool {
    matches!(spot, Spot::Text(_, field) if field != Field::Body)
}

/// The paragraphs that both say alike, where what they began with is not known.
fn alike(mine: &str, theirs: &str) -> String {
    let rows = compare(mine, theirs).rows;
    let same = rows.iter().filter(|row| row.kind == RowKind::Same);
    same.map(|row| &mine[row.before.clone()]).collect()
}
