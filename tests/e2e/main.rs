//! The application in its real window, driven as a person would drive it, and what it hands out in
//! real browsers.
//!
//! Elements are found by role and accessible name, as a screen reader finds them, so that these
//! tests fail when the window can no longer be used without eyes. `cargo xtask e2e` sets up what
//! is needed: a screen, `TAURI_DRIVER` and `OCTA_BIN`, and the browsers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is a test"
)]
#![allow(
    clippy::print_stderr,
    reason = "a failing test says where its picture lies"
)]

mod real_browser;
mod real_window;
mod support;
