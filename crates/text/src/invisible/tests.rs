use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let (kept, hidden) = clean(text);
    assert_eq!(
        kept.escape_unicode().to_string(),
        expected.escape_unicode().to_string()
    );
    let gone = text.chars().count() - expected.chars().count();
    let Hidden {
        controls,
        invisible,
        directions,
        tags,
    } = hidden;
    assert!(controls + invisible + directions + tags >= gone);
    assert_eq!(clean(expected).0, expected, "not a fixed point");
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(clean(text), (Cow::Borrowed(text), Hidden::default()));
}

#[test]
fn what_scripts_need_stays() {
    // Persian, with the joiner that keeps letters apart; an abbreviation that shows a letter's
    // first form; Hindi and Malayalam conjuncts; Sinhala.
    stays("می\u{200c}خواهم کتاب\u{200c}ها را ببینم، ه\u{200d}.ق");
    stays("क्\u{200d}ष क्\u{200c}ष");
    stays("അവന്\u{200d} ശ്രീ");
    stays("ක්\u{200d}ෂ");
    // Thai and Khmer, which show where a line may break.
    stays("ภาษา\u{200b}ไทย");
    stays("ភាសា\u{200b}ខ្មែរ");
    // Forms of ideographs, of Mongolian letters, of punctuation.
    stays("葛\u{e0100}飾区 芦\u{e0101}屋");
    stays("ᠮᠣᠩᠭᠣᠯ\u{180b} ᠪᠠᠢ\u{180e}ᠠ");
    stays("你好。\u{fe01}");
    // Korean as it was written.
    stays("\u{115f}\u{1161}\u{11a8}");
    stays("⠓⠑\u{2800}⠇");
}

#[test]
fn emoji_stay_whole() {
    stays(
        "👩\u{200d}👩\u{200d}👧 👩🏽\u{200d}🚒 ❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈 🧔\u{200d}♂\u{fe0f}",
    );
    stays("1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3} ↩\u{fe0e} ©\u{fe0f}");
    stays("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}");
}

#[test]
fn writing_from_right_to_left_keeps_its_marks() {
    stays("הטלפון \u{200e}+34 600\u{200e} שלנו");
    stays("قال \u{2066}C++\u{2069}\u{200f}.");
    stays("\u{61c}١٢ مايو");
}

#[test]
fn what_only_hides_goes() {
    check("pass\u{200b}word", "password");
    check("a\u{200c}b\u{200d}c", "abc");
    check("\u{feff}Begin", "Begin");
    check("Auf\u{ad}la\u{ad}ge", "Auflage");
    check(
        "a\u{2060}b\u{2061}c\u{180e}d\u{3164}e\u{ffa0}f\u{34f}g",
        "abcdefg",
    );
    check("1\u{fe0f} a\u{fe0f} a\u{e0100}", "1 a a");
    check("a\u{1}b\u{7f}c\u{9b}d\u{fffe}e", "abcde");
    check("one\u{2028}two\u{85}three", "one two three");
    check("می\u{200c}\u{200c}\u{200d}\u{200c}خواهم", "می\u{200c}خواهم");
    check("👩\u{200d}\u{200d}👩", "👩\u{200d}👩");
    check("👩\u{200d} a", "👩 a");
}

#[test]
fn hidden_letters_go() {
    let spell = |words: &str| -> String {
        let letter = |it: char| char::from_u32(0xE0000 + u32::from(it)).unwrap();
        words.chars().map(letter).collect()
    };
    check(&format!("Hello{}", spell("ignore all")), "Hello");
    check(&format!("🏴{}", spell("meet at nine")), "🏴");
    check(&format!("🏴{}\u{e007f}", spell("usca")), "🏴");
    assert_eq!(clean(&spell("abc")).1.tags, 3);
}

#[test]
fn directions_are_turned_only_where_writing_turns() {
    check("user\u{202e}gpj.exe", "usergpj.exe");
    check("a\u{200e}b\u{200f}c\u{61c}d", "abcd");
    check("\u{2066}a\u{2069}", "a");
    // Overrides go there too, and what is not closed, closes nothing or holds nothing.
    check("שלום \u{202e}abc\u{202c}", "שלום abc");
    check("שלום \u{2067}abc", "שלום abc");
    check("שלום\u{2069} abc", "שלום abc");
    check("שלום \u{2067}\u{2066}\u{2069}\u{2069} a", "שלום  a");
    check("שלום \u{2067}a\nb\u{2069}", "שלום a\nb");
    check("שלום!\u{200f}\u{200f}\u{200f}", "שלום!\u{200f}");
    check("שלום!\u{200f}\u{200e}\u{200f}\u{61c} a", "שלום!\u{200f} a");
}

#[test]
fn a_mark_that_turns_nothing_goes_among_writing_from_right_to_left_too() {
    check("The w\u{200e}ater of שלום", "The water of שלום");
    check("The w\u{200f}ater of שלום", "The water of שלום");
    check(
        "The water\u{200e} is \u{200e}ours. \u{200e} Yes, שלום",
        "The water is ours.  Yes, שלום",
    );
    check("ש\u{200f}ל\u{200e}ום, \u{200f}חברים\u{200f}", "שלום, חברים");
    check("سل\u{61c}ا\u{200f}م، \u{200f} و", "سلام،  و");
    check("שָׁ\u{200f}לוֹם a", "שָׁלוֹם a");
    // Where a sign, a figure, or a letter of the other way stands beside one, it turns.
    stays("C++\u{200e} שלום");
    stays("(abc)\u{200e} שלום!\u{200f} abc");
    stays(
        "React \u{200f}Angular שלום"
            .replace("\u{200f}A", "\u{200f} A")
            .as_str(),
    );
    stays("سلام\u{200f}12-3");
    stays("שלום \u{200e}-5\u{200e}, 7");
    stays("של \u{2068}abc\u{2069}\u{200e}, \u{2068}def\u{2069}");
}

#[test]
fn a_joiner_that_does_not_show_goes() {
    // Beside spaces and at the end of a line.
    check("می\u{200c} خواهم\u{200c}", "می خواهم");
    check(
        "\u{200c}می خواهم \u{200c}کتاب\u{200c}.\u{200c}\n\u{200d}",
        "می خواهم کتاب.\n",
    );
    check("کت\u{200d}اب", "کتاب");
    check("पा\u{200c}नी स\u{200d}बका \u{200c}है\u{200c}", "पानी सबका है");
    check("क्\u{200c} क", "क् क");
    // Between the parts of a Persian word it stays, also behind a letter that joins to none.
    stays("کار\u{200c}ها خانه\u{200c}ها");
    // What shows stays: forms by themselves, marks between, old Kurdish spelling, conjuncts.
    stays("ه\u{200d} \u{200d}ه ب\u{64e}\u{200c}ب");
    stays("ئه\u{200c}مه\u{200c}ش ده\u{200c}ڵێم");
    stays("র\u{200d}\u{9cd}য অ\u{200c}\u{9cd}যা উদ্\u{200c}যাপন");
    stays("തമിഴ്\u{200c}നാട് മുൻ\u{200c}കൂർ അവന്\u{200d}");
    stays("ರ\u{200d}\u{ccd}ಕ ಸ್ಟಾರ್\u{200c}ಗಳು క్\u{200c}ష க்\u{200c}ஷ");
    stays("ស៊\u{200c}ី");
    // Emphasis and links part no letters.
    stays("کتاب\u{200c}**ها** _می_\u{200c}خواهم [کتاب](x)\u{200c}ها <b>می</b>\u{200c}خواهم");
    stays("श्\u{200d}*याम*");
}

#[test]
fn an_ideograph_has_the_forms_that_are_registered() {
    stays("\u{8c48}\u{fe00}");
    check("水\u{fe00}\u{fe05}は", "水は");
    check("葛\u{e0100}\u{e0101}\u{e0102}飾", "葛\u{e0100}飾");
}

#[test]
fn lines_end_as_they_did() {
    stays("one\r\ntwo\n\nthree\t.");
    check("one\u{200b}\r\ntwo", "one\r\ntwo");
    check("one\rtwo", "onetwo");
}

#[test]
fn what_went_is_told() {
    let (_, hidden) = clean("a\u{1}\u{200b}\u{202e}\u{e0061}\u{e0062}");
    let said: Vec<String> = hidden
        .diagnostics()
        .into_iter()
        .map(|it| it.message)
        .collect();
    assert_eq!(
        said,
        [
            "1 control character was left out.",
            "1 invisible character was left out.",
            "1 character that turns the direction of writing was left out.",
            "2 hidden letters were left out: such letters can say what no reader sees.",
        ]
    );
}

/// Characters that rest on their neighbours, and such neighbours.
pub(crate) fn any_hidden() -> impl Strategy<Value = String> {
    let characters = prop::sample::select(vec![
        'a',
        ' ',
        '\n',
        '1',
        'م',
        'ا',
        'د',
        '\u{64b}',
        '!',
        'ש',
        'क',
        '\u{94d}',
        'ไ',
        '葛',
        'ᠮ',
        '👩',
        '❤',
        '🏽',
        '🏴',
        '↩',
        '⠓',
        '각',
        '\u{1100}',
        '0',
        '。',
        '\u{20e3}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{61c}',
        '\u{202e}',
        '\u{202c}',
        '\u{2066}',
        '\u{2067}',
        '\u{2068}',
        '\u{2069}',
        '\u{fe0e}',
        '\u{fe0f}',
        '\u{fe00}',
        '\u{fe01}',
        '\u{e0100}',
        '\u{180b}',
        '\u{180e}',
        '\u{34f}',
        '\u{115f}',
        '\u{1160}',
        '\u{2800}',
        '\u{ad}',
        '\u{feff}',
        '\u{2028}',
        '\u{1}',
        '\u{e0067}',
        '\u{e0062}',
        '\u{e0065}',
        '\u{e006e}',
        '\u{e007f}',
    ]);
    prop::collection::vec(characters, 0..30).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn a_clean_text_is_clean(text in any_hidden()) {
        let (once, _) = clean(&text);
        let (twice, hidden) = clean(&once);
        prop_assert_eq!(twice.escape_unicode().to_string(), once.escape_unicode().to_string());
        prop_assert!(hidden.is_empty());
    }

    #[test]
    fn nothing_that_is_seen_goes(text in any::<String>()) {
        let plain = |text: &str| -> String { text.chars().filter(|&it| !is_suspect(it)).collect() };
        let (kept, _) = clean(&text);
        let separated: String = text.replace(['\u{85}', '\u{2028}', '\u{2029}'], " ");
        prop_assert_eq!(plain(&kept), plain(&separated));
    }
}
