//! Profiles: for whom exports are made.

use std::path::Path;

use commands::Failure;
use library::export::profile::{self as profiles, Profile};
use library::{Library, Op, ProfileId};
use serde_json::{Value, json};

use crate::Done;
use crate::args::{
    CopyProfile, OneProfile, Profile as Verb, Profiles, ShareProfile, TakeInProfile,
};
use crate::opening;
use crate::output::Output;

pub(crate) fn profiles(args: &Profiles, output: &mut Output) -> Done {
    let all = opening::reader(&args.library)?.read(profiles::list)?;
    if args.json {
        let all: Vec<Value> = all.iter().map(as_json).collect();
        return output.json(&json!({ "profiles": all }));
    }
    all.iter().try_for_each(|it| {
        let key = match it.shipped.as_str() {
            "" => it.id.to_string(),
            key => key.to_owned(),
        };
        let changed = if it.is_changed { "  (changed)" } else { "" };
        let (format, name) = (it.format.id(), &it.name);
        output.line(format_args!("{key:<36}  {format:<17}  {name}{changed}"))
    })
}

pub(crate) fn profile(args: &Verb, output: &mut Output) -> Done {
    match args {
        Verb::Copy(args) => copy(args, output),
        Verb::Share(args) => share(args, output),
        Verb::TakeIn(args) => take_in(args, output),
        Verb::Reset(args) => act(args, Op::ResetProfile, "is as it was shipped", output),
        Verb::Remove(args) => act(args, Op::RemoveProfile, "is removed", output),
    }
}

fn open_at(library: &Path, given: &str) -> Result<(Library, Profile), Failure> {
    let library = opening::library(library)?;
    let profile = library.read(|q| profiles::resolve(q, given))?;
    Ok((library, profile))
}

fn copy(args: &CopyProfile, output: &mut Output) -> Done {
    let (library, original) = open_at(&args.which.library, &args.which.profile)?;
    let (made, _) = library.write(Op::CreateProfile, |tx| {
        profiles::copy(tx, original.id, &args.name)
    })?;
    library.close();
    output.line(made.id)
}

fn share(args: &ShareProfile, output: &mut Output) -> Done {
    let reader = opening::reader(&args.which.library)?;
    let profile = reader.read(|q| profiles::resolve(q, &args.which.profile))?;
    if args.file.as_os_str() == "-" {
        return output.text(profiles::share(&profile)?);
    }
    profiles::share_as(&profile, &args.file)?;
    output.line(args.file.display())
}

fn take_in(args: &TakeInProfile, output: &mut Output) -> Done {
    let file = profiles::bytes_of(&args.file)?;
    let library = opening::library(&args.library)?;
    let (taken, _) = library.write(Op::CreateProfile, |tx| profiles::take_in(tx, &file))?;
    library.close();
    for name in &taken.left_out {
        output.warning(format_args!(
            "{name}: this is not known here, or its value is not; it was left out"
        ));
    }
    output.line(taken.profile.id)
}

fn act(args: &OneProfile, op: Op, done: &str, output: &mut Output) -> Done {
    let (library, profile) = open_at(&args.library, &args.profile)?;
    let verb: fn(&mut library::Tx<'_>, ProfileId) -> library::Result<()> = match op {
        Op::ResetProfile => profiles::reset,
        _ => profiles::remove,
    };
    library.write(op, |tx| verb(tx, profile.id))?;
    library.close();
    output.line(format_args!("{} {done}", profile.name))
}

fn as_json(profile: &Profile) -> Value {
    json!({
        "id": profile.id.to_string(),
        "name": profile.name,
        "shipped": profile.shipped,
        "changed": profile.is_changed,
        "format": profile.format.id(),
        "options": profile.options,
    })
}
