//! One file per thing that a person does in the window.

mod keys;
mod main_job;
mod shell;
mod views;
