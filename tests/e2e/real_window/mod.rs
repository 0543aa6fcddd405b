//! One file per thing that a person does in the window.

mod accessibility;
mod copies;
mod first_run;
mod history;
mod keys;
mod kill;
mod latency;
mod list;
mod look;
mod main_job;
mod memory;
mod notes;
mod palette;
mod paste;
mod preview;
mod rescue;
mod right_to_left;
mod rows;
mod shell;
mod spelling;
mod translator;
mod trash;
mod typing;
mod undo;
mod views;
mod writing_help;
