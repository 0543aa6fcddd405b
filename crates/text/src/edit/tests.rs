use proptest::prelude::*;

use super::*;

fn edit(from: u32, deleted: u32, inserted: &str) -> Edit {
    Edit {
        from,
        deleted,
        inserted: inserted.to_owned(),
    }
}

#[test]
fn edits_of_one_change_apply_one_after_the_other() {
    let edits = [edit(0, 0, "¡"), edit(5, 0, "!"), edit(1, 1, "H")];
    assert_eq!(apply("hola", &edits).unwrap(), "¡Hola!");
}

#[test]
fn positions_count_utf16_units() {
    assert_eq!(apply("a😀b", &[edit(3, 1, "c")]).unwrap(), "a😀c");
    assert_eq!(utf16_len("a😀ñ"), 4);
}

#[test]
fn half_surrogates_are_refused() {
    for refused in [edit(2, 0, "x"), edit(1, 1, ""), edit(2, 1, "")] {
        assert_eq!(
            apply("a😀b", &[refused]),
            Err(EditError::HalfSurrogate { at: 2 })
        );
    }
}

#[test]
fn edits_beyond_the_end_are_refused() {
    let error = EditError::OutOfRange {
        from: 3,
        deleted: 2,
        length: 4,
    };
    assert_eq!(apply("hola", &[edit(3, 2, "")]), Err(error));
    let error = EditError::OutOfRange {
        from: u32::MAX,
        deleted: u32::MAX,
        length: 0,
    };
    assert_eq!(apply("", &[edit(u32::MAX, u32::MAX, "")]), Err(error));
}

#[test]
fn a_position_stays_on_its_side() {
    let insertion = [edit(3, 0, "xy")];
    assert_eq!(map(3, &insertion, Stick::Before), 3);
    assert_eq!(map(3, &insertion, Stick::After), 5);
    let replacement = [edit(2, 4, "xyz")];
    for (position, before, after) in [(2, 2, 2), (4, 2, 5), (6, 5, 5), (7, 6, 6)] {
        assert_eq!(map(position, &replacement, Stick::Before), before);
        assert_eq!(map(position, &replacement, Stick::After), after);
    }
}

#[test]
fn rebased_edits_step_over_what_was_done() {
    // Both sides replace one and the same word: both words stay, none of the old one does.
    let over = [edit(4, 3, "dos")];
    let rebased = rebase(&[edit(4, 3, "tres")], &over);
    let both = apply(&apply("los uno.", &over).unwrap(), &rebased).unwrap();
    assert_eq!(both, "los dostres.");
    // A deletion does not swallow what was inserted inside it.
    let over = [edit(2, 0, "XY")];
    let both = apply(
        &apply("abcd", &over).unwrap(),
        &rebase(&[edit(1, 2, "")], &over),
    )
    .unwrap();
    assert_eq!(both, "aXYd");
}

#[test]
fn the_journal_form_is_compact_and_read_back() {
    let edits = Edits(vec![edit(3, 1, "¡\"\n"), edit(70_000, 0, "")]);
    let bytes = edits.to_bytes();
    assert_eq!(
        bytes,
        b"\x01\x03\x01\x04\xc2\xa1\"\n\xf0\xa2\x04\x00\x00".to_vec()
    );
    assert_eq!(Edits::from_bytes(&bytes).unwrap(), edits);
    for cut in 1..bytes.len() {
        let whole = Edits(edits.0[..usize::from(cut >= 8)].to_vec());
        let read = Edits::from_bytes(&bytes[..cut]);
        assert!(read.is_err() || read == Ok(whole) && (cut == 1 || cut == 8));
    }
    assert!(Edits::from_bytes(b"").is_err());
    assert!(Edits::from_bytes(b"\x01\xff\xff\xff\xff\xff\x01\x00\x00").is_err());
    assert!(
        Edits::from_bytes(b"\x01\x00\x00\x01\xff").is_err(),
        "not UTF-8"
    );
}

#[test]
fn journals_of_the_first_schema_are_read() {
    let edits = Edits(vec![edit(3, 1, "¡\"\n"), edit(0, 0, "")]);
    let json = r#"[[3,1,"¡\"\n"],[0,0,""]]"#;
    assert_eq!(Edits::from_bytes(json.as_bytes()).unwrap(), edits);
    assert!(Edits::from_bytes(b"[[1,2]]").is_err());
    assert!(Edits::from_bytes(b"[[-1,0,\"\"]]").is_err());
}

#[test]
fn many_edits_of_a_long_text_stay_cheap() {
    let text = "¡Ni un paso atrás! 😀\r\n".repeat(80_000);
    let length = utf16_len(&text);
    let edits: Vec<Edit> = (0..2_000_u32)
        .map(|n| n.wrapping_mul(7_919_191) % (length / 23) * 23)
        .map(|from| edit(from, 1, "x"))
        .collect();
    let edited = apply(&text, &edits).unwrap();
    assert_eq!(utf16_len(&edited), length);
    assert_eq!(
        apply(&edited, &invert(&text, &edits).unwrap()).unwrap(),
        text
    );
}

#[test]
fn a_refused_change_leaves_the_rope_as_it_was() {
    let mut rope = Rope::new("a😀b");
    let refused = [edit(0, 1, "xyz"), edit(6, 0, "!"), edit(4, 0, "half")];
    assert_eq!(
        apply_to(&mut rope, &refused),
        Err(EditError::HalfSurrogate { at: 4 })
    );
    assert_eq!(rope.to_string(), "a😀b");
    assert_eq!((rope.len_utf16(), rope.len_bytes()), (4, 6));
}

#[test]
fn slices_are_refused_as_edits_are() {
    let rope = Rope::new("a😀b");
    assert_eq!(rope.slice(1, 4).unwrap(), "😀b");
    assert_eq!(rope.slice(3, 1).unwrap(), "");
    assert_eq!(rope.slice(0, 2), Err(EditError::HalfSurrogate { at: 2 }));
    assert!(matches!(
        rope.slice(0, 5),
        Err(EditError::OutOfRange { length: 4, .. })
    ));
    assert_eq!(Rope::new("").slice(0, 0).unwrap(), "");
}

/// Texts with everything that counts differently in bytes, units and characters.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b ",
        "é",
        "e\u{301}",
        "😀",
        "👩‍👩‍👧",
        "\r\n",
        "\n",
        "שלום",
        "العربية",
        "¡",
        "字",
        "𝔘",
        "\u{200f}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text and valid sequential edits of it, from numbers that say where and how much.
pub(super) fn any_edits(text: &str, seeds: &[(u16, u8, String)]) -> Vec<Edit> {
    let mut now = text.to_owned();
    let mut edits = Vec::new();
    for (at, length, inserted) in seeds {
        let places: Vec<usize> = now
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([now.len()])
            .collect();
        let start = usize::from(*at) % places.len();
        let end = (start + usize::from(*length) % 6).min(places.len() - 1);
        let made = Edit {
            from: utf16_len(&now[..places[start]]),
            deleted: utf16_len(&now[places[start]..places[end]]),
            inserted: inserted.clone(),
        };
        now.replace_range(places[start]..places[end], inserted);
        edits.push(made);
    }
    edits
}

pub(super) fn any_seeds() -> impl Strategy<Value = Vec<(u16, u8, String)>> {
    prop::collection::vec(
        (
            any::<u16>(),
            any::<u8>(),
            any_text().prop_map(|text| text.chars().take(4).collect()),
        ),
        0..8,
    )
}

proptest! {
    #[test]
    fn apply_agrees_with_the_plain_way(text in any_text(), seeds in any_seeds()) {
        let edits = any_edits(&text, &seeds);
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for edit in &edits {
            let from = edit.from as usize;
            units.splice(from..from + edit.deleted as usize, edit.inserted.encode_utf16());
        }
        prop_assert_eq!(apply(&text, &edits).unwrap(), String::from_utf16(&units).unwrap());
    }

    #[test]
    fn any_edit_at_all_is_applied_or_refused(
        text in any_text(), from in 0_u32..60, deleted in 0_u32..8, inserted in any_text(),
    ) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let made = Edit { from, deleted, inserted };
        let (start, end) = (from as usize, (from + deleted) as usize);
        let half = |at: usize| at < units.len() && (0xDC00..0xE000).contains(&units[at]);
        match apply(&text, std::slice::from_ref(&made)) {
            Ok(_) => prop_assert!(end <= units.len() && !half(start) && !half(end)),
            Err(EditError::OutOfRange { .. }) => prop_assert!(end > units.len()),
            Err(EditError::HalfSurrogate { at }) => prop_assert!(half(at as usize)),
        }
    }

    #[test]
    fn invert_leads_back(text in any_text(), seeds in any_seeds()) {
        let edits = any_edits(&text, &seeds);
        let edited = apply(&text, &edits).unwrap();
        prop_assert_eq!(apply(&edited, &invert(&text, &edits).unwrap()).unwrap(), text);
    }

    #[test]
    fn a_rope_agrees_with_the_plain_way(
        text in any_text(), times in 1_usize..200, seeds in any_seeds(), cuts in any::<(u16, u16)>(),
    ) {
        let text = text.repeat(times);
        let edits = any_edits(&text, &seeds);
        let mut rope = Rope::new(&text);
        let inverse = apply_to(&mut rope, &edits).unwrap();
        let edited = apply(&text, &edits).unwrap();
        prop_assert_eq!(rope.to_string(), edited.clone());
        prop_assert_eq!((rope.len_utf16(), rope.len_bytes()), (utf16_len(&edited), edited.len()));
        let place = |cut: u16| edited.floor_char_boundary(usize::from(cut) % (edited.len() + 1));
        let (from, to) = (place(cuts.0), place(cuts.1));
        let (from, to) = (from.min(to), from.max(to));
        prop_assert_eq!(
            rope.slice(utf16_len(&edited[..from]), utf16_len(&edited[..to])).unwrap(),
            &edited[from..to]
        );
        apply_to(&mut rope, &inverse).unwrap();
        prop_assert_eq!(rope.into_string(), text);
    }

    #[test]
    fn long_deletions_leave_a_rope_whole(cuts in prop::collection::vec((any::<u16>(), any::<u16>()), 1..12)) {
        let mut plain = "¡Ni un paso atrás! 😀\r\n".repeat(1_200);
        let mut rope = Rope::new(&plain);
        for (from, to) in cuts {
            let place = |cut: u16| plain.floor_char_boundary(usize::from(cut) % (plain.len() + 1));
            let (from, to) = (place(from).min(place(to)), place(from).max(place(to)));
            let pasted = "ñ😀".repeat(to % 3_000);
            let (start, length) = (utf16_len(&plain[..from]), utf16_len(&plain[from..to]));
            let removed = rope.replace(start, length, &pasted).unwrap();
            prop_assert_eq!(removed, &plain[from..to]);
            plain.replace_range(from..to, &pasted);
            prop_assert_eq!(rope.to_string(), plain.as_str());
        }
    }

    #[test]
    fn both_ways_round_lead_to_one_text(text in any_text(), ours in any_seeds(), theirs in any_seeds()) {
        let (ours, theirs) = (any_edits(&text, &ours), any_edits(&text, &theirs));
        let one = apply(&apply(&text, &theirs).unwrap(), &rebase(&ours, &theirs)).unwrap();
        let other = apply(
            &apply(&text, &ours).unwrap(),
            &rebase_as(&theirs, &ours, First::Edits),
        ).unwrap();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn rebase_keeps_all_that_was_inserted(text in any_text(), ours in any_seeds(), theirs in any_seeds()) {
        // One edit a side, so that no side deletes its own insertion again.
        let ours = any_edits(&text, &ours[..ours.len().min(1)]);
        let theirs = any_edits(&text, &theirs[..theirs.len().min(1)]);
        let both = apply(&apply(&text, &theirs).unwrap(), &rebase(&ours, &theirs)).unwrap();
        for edit in ours.iter().chain(&theirs) {
            prop_assert!(both.contains(&edit.inserted));
        }
    }

    #[test]
    fn mapped_positions_stay_in_range_and_in_order(text in any_text(), seeds in any_seeds()) {
        let edits = any_edits(&text, &seeds);
        let length = utf16_len(&apply(&text, &edits).unwrap());
        let mut last = 0;
        for position in 0..=utf16_len(&text) {
            let before = map(position, &edits, Stick::Before);
            let after = map(position, &edits, Stick::After);
            prop_assert!(before <= after && after <= length && last <= before);
            last = before;
        }
    }

    #[test]
    fn the_index_agrees_with_counting(text in any_text(), times in 1_usize..60) {
        let text = text.repeat(times);
        let index = Utf16Index::new(&text);
        let mut units = 0;
        for (byte, character) in text.char_indices() {
            prop_assert_eq!(index.to_utf16(byte), units);
            prop_assert_eq!(index.to_byte(units), byte);
            units += u32::try_from(character.len_utf16()).unwrap();
        }
        prop_assert_eq!(index.to_utf16(text.len()), units);
        prop_assert_eq!(index.to_byte(units), text.len());
    }
}
