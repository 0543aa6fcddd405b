//! Verbs that act on posts.

use std::collections::HashMap;
use std::path::Path;

use commands::Failure;
use library::edition::{self as editions, Edition};
use library::history::{self, ChangeKind, Field};
use library::post::{self as posts, Filter, NewPost};
use library::template::{self as templates, Beginning};
use library::{Library, Op, PostId, Query, import::text_file, trash};
use serde_json::{Value, json};
use text::LanguageTag;

use crate::Done;
use crate::args::{Duplicate, List, New, Rename, Show, Status, Tag};
use crate::opening;
use crate::output::Output;

/// Reads a language tag.
pub(crate) fn language(given: &str) -> Result<LanguageTag, Failure> {
    Ok(LanguageTag::parse(given).map_err(library::Error::from)?)
}

/// Reads a text file, or standard input for `-`.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    Ok(match path.to_str() {
        Some("-") => text_file::from_reader("standard input", std::io::stdin().lock())?,
        _ => text_file::read(path)?,
    })
}

/// A title, a dek and the like are one line each.
pub(crate) fn one_line(given: &str) -> String {
    given
        .lines()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('\r', " ")
}

/// Opens a library to write it and finds a post in it.
pub(crate) fn open_at(library: &Path, post: &str) -> Result<(Library, PostId), Failure> {
    let library = opening::library(library)?;
    let post = library.read(|q| posts::resolve(q, post))?;
    Ok((library, post))
}

pub(crate) fn new(args: &New, output: &mut Output) -> Done {
    let language = language(&args.lang)?;
    let body = args
        .from
        .as_deref()
        .map(read_text)
        .transpose()?
        .unwrap_or_default();
    let library = opening::library(&args.library)?;
    let title = one_line(&args.title);
    let ((post, edition), _) = library.write(Op::CreatePost, |tx| match &args.template {
        Some(template) => {
            let template = templates::resolve(tx, template, &language)?.key;
            let new = Beginning {
                language: &language,
                title: &title,
                template: &template,
            };
            templates::begin(tx, new)
        }
        None => posts::create(
            tx,
            NewPost {
                language: &language,
                title: &title,
                dek: &one_line(&args.dek),
                body: &body,
            },
        ),
    })?;
    library.close();
    if args.json {
        output.json(&json!({ "post": post.to_string(), "edition": edition.to_string() }))
    } else {
        output.line(post)
    }
}

pub(crate) fn list(args: &List, output: &mut Output) -> Done {
    let filter = Filter {
        search: args.search.clone(),
        status: args
            .status
            .as_deref()
            .map(posts::Status::parse)
            .transpose()?,
        language: args.lang.as_deref().map(language).transpose()?,
        tag: args.tag.clone(),
        series: args.series.clone(),
        author: args.author.clone(),
        needs_translation: args.needs_translation,
        changed_since_export: args.changed_since_export,
        sort: posts::Sort::parse(&args.sort)?,
        reversed: args.reverse,
        trashed: args.trash,
        offset: args.offset,
        limit: args.limit,
    };
    let (page, stays) = opening::reader(&args.library)?.read(|q| {
        let page = posts::list(q, &filter)?;
        let stays = if args.trash {
            stays(q)?
        } else {
            HashMap::new()
        };
        Ok((page, stays))
    })?;
    if args.json {
        let rows = page.rows.iter().map(|row| listed(row, stays.get(&row.id)));
        return output.json(&rows.collect());
    }
    for row in &page.rows {
        let languages: Vec<&str> = row.editions.iter().map(|e| e.language.as_str()).collect();
        let id: String = row.id.to_string().chars().take(8).collect();
        let title = if row.title.is_empty() {
            "Untitled"
        } else {
            &row.title
        };
        let status = row.status.as_str();
        let goes = match stays.get(&row.id) {
            Some(Stay {
                goes: Some(day), ..
            }) => format!("  (goes {day})"),
            _ => String::new(),
        };
        output.line(format_args!(
            "{id}  {status:<9}  {:<8}  {title}{goes}",
            languages.join(" ")
        ))?;
    }
    Ok(())
}

/// How long a post lies in the trash.
struct Stay {
    trashed_at: i64,
    goes_at: Option<i64>,
    /// The day of `goes_at` here.
    goes: Option<String>,
}

fn stays(q: &Query<'_>) -> library::Result<HashMap<PostId, Stay>> {
    let mut stays = HashMap::new();
    for post in trash::list(q)?.posts {
        let goes = post.goes_at.map(|at| trash::local_day(q, at)).transpose()?;
        let stay = Stay {
            trashed_at: post.trashed_at,
            goes_at: post.goes_at,
            goes,
        };
        stays.insert(post.id, stay);
    }
    Ok(stays)
}

fn listed(row: &posts::Row, stay: Option<&Stay>) -> Value {
    let languages: Vec<&str> = row.editions.iter().map(|e| e.language.as_str()).collect();
    let mut listed = json!({
        "id": row.id.to_string(),
        "slug": row.slug,
        "title": row.title,
        "status": row.status.as_str(),
        "languages": languages,
        "date": row.date,
        "touchedAt": row.touched_at,
        "missing": row.editions.iter().map(|mark| mark.missing).sum::<usize>(),
        "changed": row.editions.iter().map(|mark| mark.changed).sum::<usize>(),
    });
    if let Some(stay) = stay {
        listed["trashedAt"] = stay.trashed_at.into();
        listed["goesAt"] = stay.goes_at.into();
        listed["goes"] = stay.goes.clone().into();
    }
    listed
}

pub(crate) fn show(args: &Show, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    let reader = opening::reader(&args.library)?;
    let (post, found) = reader.read(|q| {
        let id = posts::resolve(q, &args.post)?;
        let chosen: Vec<Edition> = match &only {
            Some(language) => vec![editions::current(q, id, language)?],
            None => editions::of_post(q, id)?,
        };
        let mut found = Vec::new();
        for edition in chosen {
            let fields = history::fields(q, &edition)?;
            found.push((edition, fields));
        }
        Ok((posts::get(q, id)?, found))
    })?;
    if args.json {
        let editions: Vec<Value> = found
            .iter()
            .map(|(edition, fields)| {
                json!({
                    "id": edition.id.to_string(),
                    "language": edition.language.as_str(),
                    "role": edition.role.as_str(),
                    "name": edition.name,
                    "title": fields.title,
                    "dek": fields.dek,
                    "placeLine": fields.place_line,
                    "body": fields.body,
                    "revision": edition.revision,
                })
            })
            .collect();
        return output.json(&json!({
            "id": post.id.to_string(),
            "slug": post.slug,
            "status": post.status.as_str(),
            "date": post.date,
            "tags": post.tags,
            "series": post.series,
            "people": post.people,
            "editions": editions,
        }));
    }
    output.line(format_args!(
        "{}  {}  {}",
        post.id,
        post.slug,
        post.status.as_str()
    ))?;
    for (edition, fields) in &found {
        let Edition {
            language,
            role,
            revision,
            ..
        } = edition;
        output.line(format_args!(
            "\n{language}  {}  revision {revision}",
            role.as_str()
        ))?;
        for line in [&fields.place_line, &fields.title, &fields.dek] {
            if !line.is_empty() {
                output.line(line)?;
            }
        }
        output.line(format_args!("\n{}", fields.body.trim_end_matches('\n')))?;
    }
    Ok(())
}

pub(crate) fn rename(args: &Rename, output: &mut Output) -> Done {
    let only = args.lang.as_deref().map(language).transpose()?;
    let (library, post) = open_at(&args.library, &args.post)?;
    library.write(Op::RenamePost, |tx| {
        if let Some(title) = &args.names.title {
            let edition = match &only {
                Some(language) => editions::current(tx, post, language)?,
                None => editions::source(tx, post)?,
            };
            let title = one_line(title);
            history::replace(tx, edition.id, Field::Title, &title, ChangeKind::Replace)?;
        }
        if let Some(slug) = &args.names.slug {
            posts::rename(tx, post, slug)?;
        }
        Ok(())
    })?;
    let slug = library.read(|q| posts::get(q, post))?.slug;
    library.close();
    output.line(slug)
}

pub(crate) fn duplicate(args: &Duplicate, output: &mut Output) -> Done {
    let (library, post) = open_at(&args.library, &args.post)?;
    let ((copy, edition), _) = library.write(Op::DuplicatePost, |tx| posts::duplicate(tx, post))?;
    library.close();
    if args.json {
        output.json(&json!({ "post": copy.to_string(), "edition": edition.to_string() }))
    } else {
        output.line(copy)
    }
}

pub(crate) fn tag(args: &Tag, output: &mut Output) -> Done {
    let (library, post) = open_at(&args.library, &args.post)?;
    let others = args.also.iter();
    let others: library::Result<Vec<PostId>> =
        library.read(|q| others.map(|post| posts::resolve(q, post)).collect());
    let all = [vec![post], others?].concat();
    let (tagged, _) = library.write(Op::SetTags, |tx| {
        posts::each(tx, &all, |tx, post| {
            posts::tag(tx, post, &args.add, &args.remove)
        })?;
        let tagged = all.iter().map(|post| posts::get(tx, *post));
        tagged.collect::<library::Result<Vec<_>>>()
    })?;
    library.close();
    if let [one] = tagged.as_slice() {
        return output.line(one.tags.join(", "));
    }
    for post in tagged {
        output.line(format_args!("{}: {}", post.slug, post.tags.join(", ")))?;
    }
    Ok(())
}

pub(crate) fn status(args: &Status, output: &mut Output) -> Done {
    let status = posts::Status::parse(&args.status)?;
    let (library, post) = open_at(&args.library, &args.post)?;
    library.write(Op::SetStatus, |tx| posts::set_status(tx, post, status))?;
    library.close();
    output.line(status.as_str())
}
