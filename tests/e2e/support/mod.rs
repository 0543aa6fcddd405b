//! A home for every test, a driver for every window, and the window as a person sees it.

pub mod disk;
mod driver;
pub mod elements;
mod home;
mod process;
pub mod screen;
mod window;
mod words;

pub use home::Home;
pub use window::Window;
pub use words::word;
