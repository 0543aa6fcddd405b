//! Posts handed from library to library by the terminal.

use serde_json::Value;

use crate::support::sealed::{PASSPHRASE, Sealed};
use crate::support::{Folder, LIBRARY, Octa};

const OWN: &str = "seis palabras al azar";
const FILE: &str = "pozo.octavilla-handover";
const BEN: &str = "ben.octavilla";

/// Two libraries in one folder, a post in the first.
struct Two {
    folder: Folder,
    post: String,
}

impl Two {
    fn new() -> Two {
        let folder = Folder::with_library();
        folder.octa(["init", BEN]).succeeds();
        folder.write("passphrase", format!("{OWN}\n"));
        folder.write(
            "es.md",
            "El agua es de todxs. Nadie la vende.\n\nSomos sesenta.\n",
        );
        folder.write(
            "en.md",
            "Water belongs to all. Nobody sells it.\n\nWe are sixty.\n",
        );
        let new = [
            "new", LIBRARY, "--title", "El pozo", "--lang", "es", "--from", "es.md",
        ];
        let post = folder.octa(new).succeeds().trim().to_owned();
        let translate = [
            "translate",
            LIBRARY,
            &post,
            "--lang",
            "en",
            "--from",
            "en.md",
        ];
        folder.octa(translate).succeeds();
        Two { folder, post }
    }

    /// `octa` that is told the passphrase of the file.
    fn octa(&self, args: &[&str]) -> Octa {
        let path = self.folder.path("passphrase").display().to_string();
        self.untold(args)
            .env("OCTAVILLA_HANDOVER_PASSPHRASE_FILE", &path)
    }

    fn untold(&self, args: &[&str]) -> Octa {
        self.folder.octa(args).env("OCTAVILLA_LEAST_COST", "1")
    }

    fn hand_over(&self, from: &str) {
        self.octa(&["handover", from, &self.post, "--out", FILE, "--overwrite"])
            .succeeds();
    }

    fn take(&self, to: &str, more: &[&str]) -> Value {
        let args = [&["takeover", to, FILE, "--json"], more].concat();
        serde_json::from_str(&self.octa(&args).ends_well()).unwrap()
    }

    fn edit(&self, library: &str, text: &str) {
        self.folder.write("now.md", text);
        let args = [
            "edit", library, &self.post, "--lang", "es", "--from", "now.md",
        ];
        self.folder.octa(args).succeeds();
    }

    fn body(&self, library: &str) -> String {
        let shown = self
            .folder
            .octa(["show", library, &self.post, "--json"])
            .succeeds();
        let shown: Value = serde_json::from_str(&shown).unwrap();
        shown["editions"][0]["body"].as_str().unwrap().to_owned()
    }
}

#[test]
fn a_post_goes_to_another_library_and_comes_back_with_one_decision() {
    let two = Two::new();
    two.hand_over(LIBRARY);
    let taken = two.take(BEN, &[]);
    assert_eq!(taken["posts"][0]["post"], Value::from(two.post.clone()));
    assert_eq!(taken["posts"][0]["arrival"], "new");
    assert_eq!(
        taken["posts"][0]["languages"],
        serde_json::json!(["es", "en"])
    );
    assert_eq!(two.body(BEN), two.body(LIBRARY));
    assert_eq!(two.take(BEN, &[])["posts"][0]["arrival"], "known");

    two.edit(
        LIBRARY,
        "El agua es de todxs. Nadie la compra.\n\nSomos sesenta.\n",
    );
    two.edit(
        BEN,
        "El agua es de todxs. Nadie la regala.\n\nSomos setenta.\n",
    );
    two.hand_over(BEN);
    let looked = two.take(LIBRARY, &["--look"]);
    assert_eq!(
        looked["posts"][0]["conflicts"][0]["mine"],
        "Nadie la compra."
    );
    let taken = two.take(LIBRARY, &[]);
    let undecided = &taken["posts"][0]["undecided"];
    assert_eq!(undecided.as_array().unwrap().len(), 1);
    assert_eq!(undecided[0]["theirs"], "Nadie la regala.");
    assert_eq!(undecided[0]["lang"], "es");
    assert_eq!(
        two.body(LIBRARY),
        "El agua es de todxs. Nadie la compra.\n\nSomos setenta.\n"
    );
    two.octa(&["takeover", LIBRARY, FILE])
        .warns("body: here `Nadie la compra.`, in the file `Nadie la regala.`");
    let taken = two.take(LIBRARY, &["--take", "theirs"]);
    assert_eq!(taken["posts"][0]["undecided"], serde_json::json!([]));
    let joined = "El agua es de todxs. Nadie la regala.\n\nSomos setenta.\n";
    assert_eq!(two.body(LIBRARY), joined);
    // The other side is asked nothing.
    two.hand_over(LIBRARY);
    assert_eq!(
        two.take(BEN, &[])["posts"][0]["undecided"],
        serde_json::json!([])
    );
    assert_eq!(two.body(BEN), joined);
}

#[test]
fn a_file_is_written_whole_or_not_at_all_and_never_over_another() {
    let two = Two::new();
    two.hand_over(LIBRARY);
    let before = two.folder.bytes(FILE);
    two.octa(&["handover", LIBRARY, &two.post, "--out", FILE])
        .fails_with(&format!("{FILE} exists already and was not written over"));
    assert_eq!(two.folder.bytes(FILE), before);
    two.octa(&["handover", LIBRARY, "nothing", "--out", "new"])
        .fails_with("there is no post `nothing`");
    let folder = two.folder.path("out");
    std::fs::create_dir(&folder).unwrap();
    two.octa(&[
        "handover",
        LIBRARY,
        &two.post,
        "--out",
        "out",
        "--overwrite",
    ])
    .fails_with("out exists already and was not written over");
    let made = two
        .octa(&["handover", LIBRARY, &two.post, "--out", "new", "--json"])
        .succeeds();
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(
        (&made["posts"], &made["file"]),
        (&Value::from(1), &Value::from("new"))
    );
    assert!(
        two.folder
            .names("")
            .iter()
            .all(|name| !name.starts_with(".octavilla-")),
        "nothing is left beside"
    );
}

#[test]
fn a_passphrase_is_asked_for_and_a_wrong_one_is_told() {
    let two = Two::new();
    two.untold(&["handover", LIBRARY, &two.post, "--out", FILE]).fails_with(
        "the file that is handed over has a passphrase of its own and none was given; run this in \
         a terminal, which asks for it, or use --handover-passphrase-fd or \
         OCTAVILLA_HANDOVER_PASSPHRASE_FILE; nothing was changed",
    );
    two.hand_over(LIBRARY);
    // Beside a library that is not sealed, the plain options mean the file.
    two.untold(&["takeover", BEN, FILE, "--passphrase-fd", "0"])
        .input("otra\n")
        .fails_with("the passphrase does not open this file; nothing was changed");
    two.untold(&["takeover", BEN, FILE, "--passphrase-fd", "0"])
        .input(format!("{OWN}\n"))
        .succeeds();
    two.untold(&["takeover", BEN, FILE, "--handover-passphrase-fd", "0"])
        .input(format!("{OWN}\n"))
        .succeeds();
}

#[test]
fn a_sealed_library_and_its_file_have_two_passphrases() {
    let sealed = Sealed::with("Aguacero sobre la milpa");
    let out = ["handover", LIBRARY, "one", "--out", FILE];
    let octa = sealed.told("OCTAVILLA_HANDOVER_PASSPHRASE_FILE", OWN, sealed.octa(&out));
    octa.succeeds();
    assert!(!sealed.shows("Aguacero"));
    // That of the library is not taken for the file's.
    sealed.octa(&["takeover", LIBRARY, FILE]).fails();
    let wrong = sealed.told(
        "OCTAVILLA_HANDOVER_PASSPHRASE_FILE",
        PASSPHRASE,
        sealed.octa(&["takeover", LIBRARY, FILE]),
    );
    wrong.fails_with("the passphrase does not open this file; nothing was changed");
    // Both from one pipe, the library's first.
    sealed
        .untold(&[
            "takeover",
            LIBRARY,
            FILE,
            "--passphrase-fd",
            "0",
            "--handover-passphrase-fd",
            "0",
        ])
        .input(format!("{PASSPHRASE}\n{OWN}\n"))
        .succeeds();
}

#[test]
fn what_is_no_handover_is_refused_and_nothing_is_touched() {
    let two = Two::new();
    two.hand_over(LIBRARY);
    let whole = two.folder.bytes(FILE);
    let before = two.folder.octa(["list", BEN, "--json"]).succeeds();
    let refused = |bytes: &[u8], sentence: &str| {
        two.folder.write("given", bytes);
        two.octa(&["takeover", BEN, "given"]).fails_with(sentence);
    };
    let not_one = "this is no file that Octavilla has handed over; nothing was changed";
    let damaged = "this file is damaged or not whole; ask for it again, nothing of it was taken \
                   over; nothing was changed";
    refused(b"", not_one);
    refused(b"PK\x03\x04", not_one);
    refused(&two.folder.bytes(BEN), not_one);
    refused(&whole[..whole.len() - 1], damaged);
    refused(&whole[..whole.len() / 2], damaged);
    let mut changed = whole.clone();
    let last = changed.len() - 20;
    changed[last] ^= 1;
    refused(&changed, damaged);
    two.octa(&["takeover", BEN, "nowhere"]).fails();
    assert_eq!(two.folder.octa(["list", BEN, "--json"]).succeeds(), before);
}

#[test]
fn a_name_that_was_forgotten_is_in_no_file_and_no_byte() {
    let two = Two::new();
    two.edit(
        LIBRARY,
        "El agua es de Jacintaza. Nadie la vende.\n\nSomos sesenta.\n",
    );
    two.hand_over(LIBRARY);
    two.take(BEN, &[]);
    two.edit(
        LIBRARY,
        "El agua es de todxs. Nadie la vende.\n\nSomos sesenta.\n",
    );
    two.edit(
        BEN,
        "El agua es de alguien. Nadie la vende.\n\nSomos sesenta.\n",
    );
    for library in [LIBRARY, BEN] {
        let args = [
            "forget",
            library,
            &two.post,
            "--lang",
            "es",
            "--passage",
            "Jacintaza",
            "--yes",
        ];
        two.folder.octa(args).ends_well();
        let bytes = two.folder.bytes(library);
        let shows = bytes.windows(9).any(|window| window == b"Jacintaza");
        assert!(!shows, "{library}");
    }
    // What they had in common is known without the name: both sides are shown.
    two.hand_over(BEN);
    let taken = two.take(LIBRARY, &[]);
    assert_eq!(taken["posts"][0]["undecided"].as_array().unwrap().len(), 1);
}
