//! One file per thing that a person does in the window.

mod keys;
mod kill;
mod latency;
mod main_job;
mod rescue;
mod shell;
mod undo;
mod views;
