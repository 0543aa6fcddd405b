//! A home for every test, a driver for every window, and the window as a person sees it.

pub mod axe;
pub mod disk;
mod driver;
pub mod elements;
pub mod hand;
mod home;
mod process;
pub mod screen;
pub mod walk;
mod window;
mod words;

pub use home::Home;
pub use window::Window;
pub use words::{word, word_in};
