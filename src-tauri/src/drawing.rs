//! How the web view draws where there is no graphics card.
//!
//! WebKit draws by way of OpenGL. Where only a processor is there, Mesa compiles for it what would
//! run on a card, which takes longer than drawing what a page of text needs.

use std::fs;
use std::path::Path;

use gtk::glib;

/// Where the system has its graphics cards.
const CARDS: &str = "/dev/dri";

/// What WebKit's processes read when they start; a person who has set it has the last word.
const BY_PROCESSOR: &str = "WEBKIT_SKIA_ENABLE_CPU_RENDERING";

/// Lets the processor draw where nothing else could. For the only thread, before there is a web
/// view.
pub fn choose() {
    if !has_card(Path::new(CARDS)) {
        // Where it cannot be set, the web view draws as it would have.
        let _ = glib::setenv(BY_PROCESSOR, "1", false);
    }
}

/// Whether there is a card that programs may draw with: `renderD128` and the like.
fn has_card(cards: &Path) -> bool {
    let mut cards = fs::read_dir(cards).into_iter().flatten().flatten();
    cards.any(|card| card.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_one_that_can_be_drawn_with() {
        let folder = tempfile::tempdir().unwrap();
        let cards = folder.path();
        assert!(!has_card(&cards.join("none")));
        fs::write(cards.join("card0"), "").unwrap();
        assert!(!has_card(cards));
        fs::write(cards.join("renderD128"), "").unwrap();
        assert!(has_card(cards));
    }
}
