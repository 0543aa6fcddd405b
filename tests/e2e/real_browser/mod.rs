//! What leaves the desk, opened in the browsers of its readers. One file per thing that is looked at.

mod access;
mod reach;
