//! Whole-street tests: the real `octa`, the real library file, one test binary.
//!
//! Start at [`support`]: a folder, `octa` in it, and what it is expected to say. Then one file
//! a promise:
//!
//! - `contract`, `align`, `check`, `segment`: what scripts may rely on;
//! - `street`, `export`, `pages`, `images`: from the first word to the finished file; `export_many`: many
//!   of them; `export_fails`: whole or not at all; `export_words`: without those that must stay;
//! - `pairs`, `acts`: both editions in step, by themselves and by hand;
//! - `journal`, `edits`, `notes`, `undo`, `search`, `trash`: nothing that was written is lost;
//! - `list`: which posts are shown, and what is done to several of them;
//! - `profiles`, `posting`: for whom an export is made, and where an edition was posted;
//! - `handover`: posts go to another library and come back;
//! - `memory`: what was translated before is found again;
//! - `takein`: a newer version of a text comes back from somebody else;
//! - `template`, `typography`: what helps to write;
//! - `valid`, `sites`, `feeds`: exported files, judged by the programs that others judge them with;
//! - `cores`: nothing of the memory on a disk;
//! - `import`: what other people give becomes posts;
//! - `lock`, `backup`: others at work, and copies;
//! - `seal`, `seal_input`: a sealed library from the terminal, and what it refuses;
//! - `kill`, `faults`, `power`, `seal_accidents`: accidents at any instant;
//! - `bad_input`, `damage`, `disks`, `real`: bad files, full disks, long texts;
//! - `wordpress`: what WordPress itself makes of exports;
//! - `traces`: exports and pastes tell nothing that nobody wrote;
//! - `house`: the invariants of `docs/ARCHITECTURE.md` that can be read from the source.

#![cfg(test)]

mod acts;
mod align;
mod backup;
mod bad_input;
mod check;
mod contract;
mod copies;
#[cfg(target_os = "linux")]
mod cores;
mod damage;
#[cfg(unix)]
mod disks;
mod edits;
mod export;
mod export_fails;
mod export_many;
mod export_words;
#[cfg(target_os = "linux")]
mod faults;
mod feeds;
mod forget;
mod forgotten;
mod handover;
mod house;
mod images;
mod import;
mod journal;
#[cfg(target_os = "linux")]
mod kill;
mod list;
mod lock;
mod memory;
mod notes;
mod pages;
mod pairs;
mod past;
mod posting;
#[cfg(target_os = "linux")]
mod power;
mod profiles;
mod real;
mod repair;
mod restore;
mod seal;
#[cfg(target_os = "linux")]
mod seal_accidents;
mod seal_input;
mod search;
mod segment;
mod sites;
mod steps;
mod street;
mod support;
mod takein;
mod template;
mod traces;
mod trash;
mod typography;
mod undo;
mod valid;
#[cfg(target_os = "linux")]
mod wordpress;
mod working_copy;
