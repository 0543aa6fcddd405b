//! One file per thing that a person does in the window.

mod copies;
mod details;
mod history;
mod images;
mod keys;
mod kill;
mod latency;
mod main_job;
mod memory;
mod notes;
mod rescue;
mod rows;
mod shell;
mod spelling;
mod translator;
mod trash;
mod undo;
mod views;
