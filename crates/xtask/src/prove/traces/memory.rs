//! Looking through the memory of processes (proc_pid_mem(5), proc_pid_pagemap(5)).

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use super::needles::{Hits, Needles};
use crate::process;
use crate::say::{Outcome, Trouble, While as _};

/// How much is read at once.
const PIECE: usize = 1 << 20;

/// Bits of a page's entry: it is in memory, or in the swap.
const THERE: u64 = 0b11 << 62;

/// What was found in processes.
#[derive(Default)]
pub struct Memory {
    /// How many processes were looked through.
    pub processes: usize,
    /// How many bytes were.
    pub bytes: u64,
    /// What was found, by name of the process.
    pub hits: Vec<(String, Hits)>,
}

impl Memory {
    /// How often anything was found.
    pub fn count(&self) -> usize {
        self.hits.iter().flat_map(|(_, hits)| hits.values()).sum()
    }

    /// How often this was found.
    pub fn count_of(&self, what: &str) -> usize {
        let all = self.hits.iter().flat_map(|(_, hits)| hits);
        all.filter(|((of, _), _)| of == what)
            .map(|(_, count)| count)
            .sum()
    }

    /// What was found, a line each.
    pub fn told(&self) -> String {
        let lines = self.hits.iter().flat_map(|(name, hits)| {
            hits.iter()
                .map(move |((of, shape), count)| format!("{count} × {of} ({shape}) in {name}"))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Looks through processes. One that has ended meanwhile holds nothing.
pub fn scan(ids: &[u32], needles: &Needles) -> Outcome<Memory> {
    let page = page_size()?;
    let mut memory = Memory::default();
    for id in ids {
        let name = process::name(*id);
        let Ok(maps) = fs::read_to_string(format!("/proc/{id}/maps")) else {
            continue;
        };
        let open = |what: &str| File::open(format!("/proc/{id}/{what}"));
        let (bytes, pages) = match (open("mem"), open("pagemap")) {
            (Ok(bytes), Ok(pages)) => (bytes, pages),
            (Err(error), _) | (_, Err(error)) if process::name(*id) == name => {
                return Err(Trouble::new(format!(
                    "the memory of {name} cannot be read, so nothing is proven ({error}); be root"
                )));
            }
            _ => continue,
        };
        let mut hits = Hits::new();
        for (from, to) in maps.lines().filter_map(readable) {
            for (from, to) in runs(&pages, from, to, page) {
                memory.bytes += look(&bytes, from, to, needles, &mut hits);
            }
        }
        memory.processes += 1;
        if !hits.is_empty() {
            memory.hits.push((name, hits));
        }
    }
    Ok(memory)
}

fn page_size() -> Outcome<u64> {
    let said = process::answer("getconf", &["PAGESIZE"]);
    let size = said.and_then(|size| size.parse().ok());
    size.ok_or_else(|| Trouble::new("getconf does not say how large a page is"))
}

/// The range of a line of `maps`, if it can be read at all.
fn readable(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split_whitespace();
    let (from, to) = words.next()?.split_once('-')?;
    let is_readable = words.next()?.starts_with('r');
    // What the kernel itself puts in has no bytes of anybody's.
    let is_the_kernels = line.ends_with("[vvar]") || line.ends_with("[vsyscall]");
    let number = |digits| u64::from_str_radix(digits, 16).ok();
    (is_readable && !is_the_kernels).then_some((number(from)?, number(to)?))
}

/// The parts of a range that are there: most of what a web view reserves never is.
fn runs(pages: &File, from: u64, to: u64, page: u64) -> Vec<(u64, u64)> {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0; PIECE];
    let mut at = from;
    while at < to {
        let wanted = usize::try_from((to - at) / page * 8)
            .unwrap_or(PIECE)
            .min(PIECE);
        let read = pages
            .read_at(&mut entries[..wanted], at / page * 8)
            .unwrap_or(0)
            / 8;
        if read == 0 {
            // Without its entries the whole of it is tried.
            runs.push((at, to));
            break;
        }
        for entry in entries[..read * 8].chunks_exact(8) {
            let is_there = entry.try_into().map_or(0, u64::from_le_bytes) & THERE != 0;
            match runs.last_mut() {
                Some((_, end)) if is_there && *end == at => *end = at + page,
                _ if is_there => runs.push((at, at + page)),
                _ => {}
            }
            at += page;
        }
    }
    runs
}

/// Looks through one run; gives how much of it could be read.
fn look(bytes: &File, from: u64, to: u64, needles: &Needles, hits: &mut Hits) -> u64 {
    let overlap = needles.overlap();
    let mut piece = vec![0; PIECE + overlap];
    let (mut at, mut kept) = (from, 0);
    while at < to {
        let wanted = usize::try_from(to - at).unwrap_or(PIECE).min(PIECE);
        // A page that went meanwhile ends the run.
        let read = bytes
            .read_at(&mut piece[kept..kept + wanted], at)
            .unwrap_or(0);
        if read == 0 {
            break;
        }
        let whole = kept + read;
        needles.find(&piece[..whole], hits);
        kept = overlap.min(whole);
        // What was looked through already is too short to be found again.
        piece.copy_within(whole - kept..whole, 0);
        at += read as u64;
    }
    at - from
}

/// The processes that a screen, a home or a bus is named to in their environment.
pub fn of(named: &[String]) -> Outcome<Vec<u32>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").during("/proc")?.flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|id| id.parse().ok()) else {
            continue;
        };
        let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        let is_named = environment
            .split(|byte| *byte == 0)
            .any(|variable| named.iter().any(|name| name.as_bytes() == variable));
        if is_named && id != std::process::id() {
            found.push(id);
        }
    }
    Ok(found)
}
