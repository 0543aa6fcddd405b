//! One file per thing that a person does in the window.

mod accessibility;
mod copies;
mod details;
mod exporting;
mod first_run;
mod history;
mod images;
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
mod posting;
mod preview;
mod profiles;
mod rescue;
mod right_to_left;
mod rows;
mod shell;
#[cfg(target_os = "linux")]
mod silence;
mod spelling;
mod translator;
mod trash;
mod typing;
mod undo;
mod views;
mod writer;
mod writing_help;
