//! A home for every test, a driver for every window, the window as a person sees it, and browsers
//! for what it hands out.

pub mod axe;
mod browser;
pub mod bus;
pub mod disk;
mod driver;
pub mod elements;
pub mod hand;
mod home;
pub mod keeper;
#[cfg(target_os = "linux")]
pub mod portal;
mod process;
pub mod screen;
pub mod valid;
pub mod walk;
pub mod web;
mod window;
mod words;

pub use browser::{Browser, Engine};
pub use home::Home;
pub use window::Window;
pub use words::{word, word_in};
