//! The page's own process, which can end while the application goes on: the system is short
//! of memory, or the web view has a mistake.
//!
//! The library is in the application, so that a new page has everything that was saved. What
//! was typed in the last quarter of a second was in the old one.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use tauri::WebviewWindow;
use webkit2gtk::WebViewExt as _;

use crate::lock;

/// A page that ends this often within this time will end again.
const OFTEN: usize = 5;
const WITHIN: Duration = Duration::from_secs(60);

/// Draws the page anew whenever its process has ended.
pub fn outlive(window: &WebviewWindow) {
    // Without its web view there is no page either.
    let _ = window.with_webview(|view| {
        let ends = RefCell::new(VecDeque::new());
        view.inner().connect_web_process_terminated(move |page, _| {
            // What a lock has ended must not come back.
            if !lock::has_begun() && is_worth_it(&mut ends.borrow_mut(), Instant::now()) {
                page.reload();
            }
        });
    });
}

fn is_worth_it(ends: &mut VecDeque<Instant>, now: Instant) -> bool {
    ends.retain(|end| now.duration_since(*end) < WITHIN);
    ends.push_back(now);
    ends.len() < OFTEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_ends_again_and_again_is_left() {
        let mut ends = VecDeque::new();
        let start = Instant::now();
        let worth: Vec<bool> = (0..6)
            .map(|n| is_worth_it(&mut ends, start + Duration::from_secs(n)))
            .collect();
        assert_eq!(worth, [true, true, true, true, false, false]);
        assert!(is_worth_it(&mut ends, start + WITHIN * 3), "much later");
    }
}
