//! Renders or sanitizes one text of a family, or takes marks out of it: `work NAME LENGTH`; without a name, names them all.
//! What that costs is counted from outside (`cargo xtask prove work`).

#![allow(clippy::print_stdout, reason = "it speaks to another program")]
#![allow(missing_docs, reason = "an example has no documentation of its own")]

#[path = "../benches/families/mod.rs"]
mod families;

use families::FAMILIES;
use text::{
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
