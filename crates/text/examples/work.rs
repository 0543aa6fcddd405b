//! Renders or sanitizes one text of a family, or takes marks out of it: `work NAME LENGTH`; without
//! a name, names them all. `work post WAY TIMES` makes a fragment of an ordinary post.
//! What that costs is counted from outside (`cargo xtask prove work`).

#![allow(clippy::print_stdout, reason = "it speaks to another program")]
#![allow(missing_docs, reason = "an example has no documentation of its own")]

#[path = "../benches/families/mod.rs"]
mod families;
#[path = "../benches/ordinary/mod.rs"]
mod ordinary;

use std::hint::black_box;

use families::FAMILIES;
use text::{
    LanguageTag,
    render::{Options, render},
    sanitize::sanitize,
    watermark::unmark_pasted,
};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        FAMILIES
            .iter()
            .for_each(|family| println!("{}", family.name));
        return Ok(());
    };
    if name == "post" {
        let way = arguments.next().unwrap_or_default();
        let times = arguments.next().and_then(|it| it.parse().ok());
        let times = times.ok_or("usage: work post WAY TIMES")?;
        println!("{}", fragments(&way, times)?);
        return Ok(());
    }
    let length = arguments.next().and_then(|it| it.parse().ok());
    let length = length.ok_or("usage: work [NAME LENGTH]")?;
    let family = FAMILIES.iter().find(|family| family.name == name);
    let family = family.ok_or_else(|| format!("there is no family {name:?}"))?;
    let text = family.text(length);
    let length = if family.is_marked {
        // What is pasted is looked at more than once, so this is the dearer of the two.
        unmark_pasted(&text, None).text.len()
    } else if family.is_html {
        sanitize(&text).0.as_str().len()
    } else {
        render(&text, &Options::default())
            .sanitize()
            .0
            .as_str()
            .len()
    };
    println!("{length}");
    Ok(())
}

/// Makes a fragment of an ordinary post as often as is asked for; gives the length of all.
fn fragments(way: &str, times: usize) -> Result<usize, String> {
    let markdown = ordinary::post(13_600);
    let spanish = LanguageTag::parse("es").map_err(|error| error.to_string())?;
    let mut length = 0;
    for _ in 0..times {
        let markdown = black_box(&*markdown);
        let rendered = |options| render(markdown, &options).sanitize().0.into_string();
        length += match way {
            "bare" => ordinary::bare(markdown),
            "plain" => rendered(Options::default()),
            "set" => rendered(Options {
                language: Some(&spanish),
                typeset: true,
                ..Options::default()
            }),
            _ => return Err(format!("there is no way {way:?}")),
        }
        .len();
    }
    Ok(length)
}
