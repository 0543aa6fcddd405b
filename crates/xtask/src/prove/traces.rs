//! What is left of a text after a lock, a kill and a crash: nothing.
//!
//! 1. Words that are in no dictionary are typed into the release application by keys of the
//!    window system: into title, dek, body, an image's words, a note, the search.
//! 2. Before the lock they and the library's key are found in its memory: what looks can see.
//!    The same words in a library without a seal are found in its files.
//! 3. The library is locked. Two seconds later nothing of them is in the memory of any process of
//!    the application, of the screen or of its bus, and in no file.
//! 4. It is unlocked, and killed while somebody types; then the page crashes, then the
//!    application, with core dumps allowed. Nothing is in any file.
//! 5. A library that is opened by the system's dialog is not in the list of recent files.

mod files;
mod hand;
mod memory;
mod needles;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::display::Display;
use crate::process;
use crate::say::{self, Outcome, Trouble, While as _};
use crate::{run, setup, target, terminal};

use files::Files;
use hand::Hand;
use needles::Needles;
use stage::Stage;

/// Names a folder of programs that are built already, of any kind: to try the proof itself. They
/// must not be those for WebDriver, whose window is not private.
const BUILT: &str = "OCTAVILLA_PROVE_BUILT";

/// How long after a lock it is looked.
const AFTER: Duration = Duration::from_secs(2);

/// How often the lock is timed.
const LOCKS: usize = 7;

/// What is typed in, and what it is called in a report.
const PLACES: [&str; 8] = [
    "title", "dek", "body", "image", "caption", "note", "search", "edit",
];

/// Folders in which anybody's programs leave files.
const EVERYBODYS: [&str; 3] = ["/tmp", "/var/tmp", "/dev/shm"];

/// Proves it, and says with which figures.
pub fn prove() -> Outcome {
    let (application, octa) = programs()?;
    let since = SystemTime::now();
    let words = words()?;
    let mut needles = Needles::new();
    for (place, word) in PLACES.iter().zip(&words) {
        needles.add_word(place, word);
    }
    let display = Display::start()?;
    let folder = target().join("prove-traces");
    let in_clear = say::step("the same words without a seal", || {
        control(
            &display,
            &application,
            folder.join("clear"),
            &octa,
            &words,
            &needles,
            since,
        )
    })?;

    let stage = Stage::new(&display, &application, folder.join("sealed"))?;
    let passphrase = word(&mut random()?)?;
    let key = process::answer(
        octa.to_str().unwrap_or_default(),
        &[
            "fixture",
            "sealed",
            &stage.library.display().to_string(),
            &passphrase,
        ],
    );
    let key = key.ok_or_else(|| Trouble::new("octa makes no sealed library"))?;
    needles.add_word("passphrase", &passphrase);
    needles.add_key("key", &key);
    let mut figures = Figures::default();
    say::step("locked", || {
        locked(&stage, &passphrase, &words, &needles, since, &mut figures)
    })?;
    say::step("killed and crashed", || {
        crashed(
            &stage,
            &passphrase,
            &words[7],
            &needles,
            since,
            &mut figures,
        )
    })?;
    say::step("locks, timed", || timed(&stage, &passphrase, &mut figures))?;
    say::step("recent files", || not_recent(&stage, &passphrase))?;
    say::line(&format!(
        "traces: {} words and the key in {} shapes; before the lock {} in memory ({} of the key), without a seal {in_clear} \
         in files; 2 s after it 0 in {} MiB of {} processes; after a lock, a kill -9 and three \
         crashes 0 in {} files",
        words.len(),
        needles.count(),
        figures.before,
        figures.key_before,
        figures.bytes / 1024 / 1024,
        figures.processes,
        figures.files,
    ));
    Ok(())
}

/// The application and the terminal program, built as they are shipped.
fn programs() -> Outcome<(PathBuf, PathBuf)> {
    if let Some(folder) = std::env::var_os(BUILT).map(PathBuf::from) {
        return Ok((folder.join("octavilla"), folder.join("octa")));
    }
    setup::for_tests()?;
    setup::interface::build()?;
    Ok((run::build()?, terminal::build()?))
}

#[derive(Default)]
struct Figures {
    before: usize,
    key_before: usize,
    processes: usize,
    bytes: u64,
    files: usize,
    locks: Vec<Duration>,
    windows: Vec<Duration>,
}

/// Types the words into a library without a seal; gives how often they are found in files.
fn control(
    display: &Display,
    application: &Path,
    home: PathBuf,
    octa: &Path,
    words: &[String],
    needles: &Needles,
    since: SystemTime,
) -> Outcome<usize> {
    let stage = Stage::new(display, application, home)?;
    let mut init = process::program(octa, &["init"]);
    init.arg(&stage.library);
    process::run(init)?;
    let _running = stage.open(true)?;
    write(&stage, words)?;
    stage.end_by("KILL")?;
    let found = look_at_files(&stage, needles, since)?;
    match found.count() {
        0 => Err(Trouble::new(
            "without a seal nothing was found in files: what looks for traces sees none",
        )),
        count => Ok(count),
    }
}

/// Types every word into its place.
fn write(stage: &Stage<'_>, words: &[String]) -> Outcome {
    let [title, dek, body, image, caption, note, search, ..] = words else {
        return Err(Trouble::new("too few words"));
    };
    let hand = Hand(stage.display);
    hand.press(&["ctrl+n"])?;
    hand.write(title)?;
    hand.press(&["Return"])?;
    hand.write(dek)?;
    hand.press(&["Return"])?;
    hand.write(body)?;
    hand.press(&["Return", "Return"])?;
    hand.write(&format!("![{image}](image/none.png \"{caption}\")"))?;
    hand.press(&["Return", "Return"])?;
    hand.write("Somewhere")?;
    hand.press(&["ctrl+shift+Left", "ctrl+shift+m"])?;
    // What is not needed for the first look is read only now.
    std::thread::sleep(AFTER);
    hand.write(note)?;
    hand.press(&["Return", "Escape", "ctrl+s", "ctrl+shift+p"])?;
    hand.write(search)?;
    hand.press(&["ctrl+s"])?;
    std::thread::sleep(Duration::from_secs(3));
    Ok(())
}

fn locked(
    stage: &Stage<'_>,
    passphrase: &str,
    words: &[String],
    needles: &Needles,
    since: SystemTime,
    figures: &mut Figures,
) -> Outcome {
    let _running = stage.open(true)?;
    stage.unlock(passphrase)?;
    write(stage, words)?;
    let before = memory::scan(&stage.processes()?, needles)?;
    let typed = &PLACES[..PLACES.len() - 1];
    if let Some(missing) = typed
        .iter()
        .chain(&["key"])
        .find(|what| before.count_of(what) == 0)
    {
        return Err(Trouble::new(format!(
            "{missing} was not found in memory before the lock, so that nothing is proven after \
             it; found were:\n{}",
            before.told()
        )));
    }
    (figures.before, figures.key_before) = (before.count(), before.count_of("key"));
    let start = Instant::now();
    figures.locks.push(stage.lock()?);
    stage.wait_for_paint()?;
    figures.windows.push(start.elapsed());
    std::thread::sleep(AFTER.saturating_sub(start.elapsed()));
    let after = memory::scan(&stage.processes()?, needles)?;
    (figures.processes, figures.bytes) = (after.processes, after.bytes);
    if after.count() > 0 {
        return Err(Trouble::new(format!("after the lock:\n{}", after.told())));
    }
    nothing_in_files(stage, needles, since, figures)
}

fn crashed(
    stage: &Stage<'_>,
    passphrase: &str,
    word: &str,
    needles: &Needles,
    since: SystemTime,
    figures: &mut Figures,
) -> Outcome {
    let hand = Hand(stage.display);
    // What was written before the lock is there again.
    stage.unlock(passphrase)?;
    let again = memory::scan(&stage.processes()?, needles)?;
    if again.count_of("body") == 0 || again.count_of("title") == 0 {
        return Err(Trouble::new(
            "what was typed before the lock is not there after it",
        ));
    }
    for signal in ["KILL", "SEGV", "ABRT"] {
        hand.press(&["ctrl+n"])?;
        hand.write(word)?;
        if signal == "SEGV" {
            stage.end_page_by(signal)?;
            hand.press(&["ctrl+n"])?;
        }
        let mut typing = hand.begin_to_write(&format!("{word} ").repeat(20))?;
        std::thread::sleep(Duration::from_millis(2500));
        stage.end_by(signal)?;
        // The rest of the keys goes nowhere.
        let _ = typing.kill();
        let _ = typing.wait();
        std::thread::sleep(AFTER);
        let after = memory::scan(&stage.processes()?, needles)?;
        if after.count() > 0 {
            return Err(Trouble::new(format!("after {signal}:\n{}", after.told())));
        }
        nothing_in_files(stage, needles, since, figures)?;
        if signal != "ABRT" {
            std::mem::forget(stage.open(true)?);
            stage.unlock(passphrase)?;
        }
    }
    Ok(())
}

fn timed(stage: &Stage<'_>, passphrase: &str, figures: &mut Figures) -> Outcome {
    let _running = stage.open(true)?;
    while figures.locks.len() < LOCKS {
        stage.unlock(passphrase)?;
        let start = Instant::now();
        figures.locks.push(stage.lock()?);
        stage.wait_for_paint()?;
        figures.windows.push(start.elapsed());
    }
    figures.locks.sort_unstable();
    figures.windows.sort_unstable();
    let median = |times: &[Duration]| times[times.len() / 2].as_millis();
    let most = |times: &[Duration]| times[times.len() - 1].as_millis();
    say::line(&format!(
        "from the key to the end of the last process {} ms in the median of {}, {} ms at most; to \
         the locked window {} ms",
        median(&figures.locks),
        figures.locks.len(),
        most(&figures.locks),
        median(&figures.windows),
    ));
    stage.end_by("KILL")
}

/// Opens the library by the system's dialog, and looks into the list of recent files.
fn not_recent(stage: &Stage<'_>, passphrase: &str) -> Outcome {
    let settings = stage
        .home
        .join("config/org.octavilla.Octavilla/machine.json");
    fs::remove_file(&settings).during(settings.display())?;
    let _running = stage.open(false)?;
    let hand = Hand(stage.display);
    hand.press(&["ctrl+o"])?;
    hand.reach_window("^Open a library")?;
    // A slash makes the dialog ask for a place by its name.
    hand.write("/")?;
    let library = stage.library.display().to_string();
    hand.write(library.trim_start_matches('/'))?;
    hand.press(&["Return"])?;
    std::thread::sleep(Duration::from_secs(2));
    stage.unlock(passphrase)?;
    let list = stage.home.join("data/recently-used.xbel");
    // That it is there shows that GTK has written it.
    let listed = fs::read_to_string(&list).during(list.display())?;
    if listed.contains("octavilla") {
        return Err(Trouble::new("the library is in the list of recent files"));
    }
    stage.end_by("KILL")
}

fn nothing_in_files(
    stage: &Stage<'_>,
    needles: &Needles,
    since: SystemTime,
    figures: &mut Figures,
) -> Outcome {
    let found = look_at_files(stage, needles, since)?;
    figures.files = figures.files.max(found.files);
    match found.count() {
        0 => Ok(()),
        _ => Err(Trouble::new(found.told())),
    }
}

fn look_at_files(stage: &Stage<'_>, needles: &Needles, since: SystemTime) -> Outcome<Files> {
    files::scan(
        &[&stage.home, &stage.runtime()],
        &EVERYBODYS.map(Path::new),
        since,
        needles,
    )
}

/// A word for each place, and none like another.
fn words() -> Outcome<Vec<String>> {
    let mut random = random()?;
    PLACES.iter().map(|_| word(&mut random)).collect()
}

fn random() -> Outcome<fs::File> {
    fs::File::open("/dev/urandom").during("/dev/urandom")
}

/// A word that can be spoken and is nobody's.
fn word(random: &mut impl std::io::Read) -> Outcome<String> {
    let mut bytes = [0; 16];
    random.read_exact(&mut bytes).during("/dev/urandom")?;
    let letters = bytes.iter().enumerate().map(|(at, byte)| {
        let from = if at % 2 == 0 {
            "bdfgklmnprstvz"
        } else {
            "aeiou"
        };
        char::from(from.as_bytes()[usize::from(*byte) % from.len()])
    });
    let word: String = letters.collect();
    Ok(word[..1].to_uppercase() + &word[1..])
}
