//! The examination of a library, and the repair of one.

use std::path::Path;

use commands::{Code, Failure};
use library::doctor::{self, Broken, Lost, Repaired};
use serde_json::{Value, json};

use crate::Done;
use crate::args::Doctor;
use crate::opening;
use crate::output::Output;

pub(crate) fn doctor(args: &Doctor, output: &mut Output) -> Done {
    match &args.repair {
        Some(to) => repair(&args.library, to, args.json, output),
        None => examine(args, output),
    }
}

fn examine(args: &Doctor, output: &mut Output) -> Done {
    let report = doctor::examine(&opening::reader(&args.library)?)?;
    if args.json {
        output.json(&json!({ "examined": report.examined, "findings": report.findings }))?;
    } else {
        for line in &report.examined {
            output.line(format_args!("examined: {line}"))?;
        }
        for finding in &report.findings {
            output.line(format_args!("found: {finding}"))?;
        }
        if report.findings.is_empty() {
            output.line("nothing is wrong")?;
        }
    }
    healthy(&report.findings, "nothing was changed")
}

/// Findings make the command fail.
fn healthy(findings: &[String], also: &str) -> Done {
    match findings.len() {
        0 => Ok(()),
        count => Err(Failure::new(
            Code::Damaged,
            format!("the library has {count} findings; {also}"),
            json!({ "findings": count }),
        )),
    }
}

fn repair(damaged: &Path, to: &Path, as_json: bool, output: &mut Output) -> Done {
    let saved = opening::unlocked_damaged(damaged, || doctor::repair(damaged, to))??;
    if as_json {
        let lost: Vec<Value> = saved.lost.iter().map(facts).collect();
        output.json(&json!({
            "posts": saved.posts,
            "editions": saved.editions,
            "withHistory": saved.with_history,
            "lost": lost,
            "findings": saved.findings,
        }))?;
    } else {
        tell(&saved, damaged, to, output)?;
    }
    healthy(&saved.findings, "the damaged file was not changed")
}

fn tell(saved: &Repaired, damaged: &Path, to: &Path, output: &mut Output) -> Done {
    output.line(format_args!(
        "{} holds what could be read of {}, which was not changed",
        to.display(),
        damaged.display()
    ))?;
    output.line(format_args!(
        "read: {} posts with {} texts, {} of them with their whole history",
        saved.posts, saved.editions, saved.with_history
    ))?;
    for lost in &saved.lost {
        output.line(format_args!("not read: {}", sentence(lost)))?;
    }
    if saved.lost.is_empty() {
        output.line("nothing is missing")?;
    }
    Ok(())
}

fn sentence(lost: &Lost) -> String {
    match lost {
        Lost::Rows { table } => {
            format!("the table `{table}` to its end; rows of it may be missing")
        }
        Lost::Post { slug } => format!("every text of the post `{slug}`"),
        Lost::History(broken) => history(broken),
        Lost::Place { slug } => format!("where a text belongs; it is in the post `{slug}`"),
    }
}

fn history(broken: &Broken) -> String {
    let Broken {
        slug,
        language,
        title,
        changes,
        found,
        body,
    } = broken;
    let missing = changes.saturating_sub(*found);
    let text = match body {
        0 if *changes > 0 => "its body was not found".to_owned(),
        _ if body < changes => format!("its body is the one after change {body}"),
        _ => "its body is the newest".to_owned(),
    };
    format!(
        "{missing} of {changes} changes of \"{title}\" ({language}, post `{slug}`), which has \
         lost its history; {text}"
    )
}

fn facts(lost: &Lost) -> Value {
    match lost {
        Lost::Rows { table } => json!({ "what": "rows", "table": table }),
        Lost::Post { slug } => json!({ "what": "post", "post": slug }),
        Lost::Place { slug } => json!({ "what": "place", "post": slug }),
        Lost::History(broken) => json!({
            "what": "history",
            "post": broken.slug,
            "language": broken.language,
            "title": broken.title,
            "changes": broken.changes,
            "found": broken.found,
            "body": broken.body,
        }),
    }
}
