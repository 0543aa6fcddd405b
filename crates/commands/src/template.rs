//! Templates for new posts.

use library::template::{self as templates, Template, TemplateKey, Words};
use library::{Op, Tx};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::post::language;

/// A template.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Template")]
pub struct TemplateView {
    /// How it is known: `communique.en` and the like where it is shipped.
    pub key: String,
    /// Whether it is shipped: then it can be reset, and not removed.
    pub shipped: bool,
    /// Whether it is shipped and says something else now.
    pub changed: bool,
    /// What it says.
    pub words: TemplateWords,
}

/// What a template says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateWords {
    /// The language that it is for.
    pub language: String,
    /// What a person knows it by.
    pub name: String,
    /// The title that a post begins with.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// Its date and place line.
    pub place_line: String,
    /// Its Markdown.
    pub body: String,
}

impl From<Template> for TemplateView {
    fn from(template: Template) -> TemplateView {
        let Template {
            key,
            is_changed,
            words,
        } = template;
        TemplateView {
            key: key.to_string(),
            shipped: matches!(key, TemplateKey::Shipped(_)),
            changed: is_changed,
            words: TemplateWords {
                language: words.language.to_string(),
                name: words.name,
                title: words.title,
                dek: words.dek,
                place_line: words.place_line,
                body: words.body,
            },
        }
    }
}

fn words(given: TemplateWords) -> Result<Words, Failure> {
    Ok(Words {
        language: language(&given.language)?,
        name: given.name,
        title: given.title,
        dek: given.dek,
        place_line: given.place_line,
        body: given.body,
    })
}

/// Which template.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "TemplateKey")]
pub struct Key {
    /// How it is known.
    pub key: String,
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<Vec<TemplateView>, Failure> {
    context.read(|q| Ok(templates::list(q)?.into_iter().map(Into::into).collect()))
}

pub(crate) fn get(context: &Context, request: Key) -> Result<TemplateView, Failure> {
    let key = request.key.parse()?;
    context.read(|q| Ok(templates::get(q, &key)?.into()))
}

pub(crate) fn create(context: &Context, request: TemplateWords) -> Result<TemplateView, Failure> {
    let words = words(request)?;
    context.write(Op::CreateTemplate, |tx| {
        Ok(templates::create(tx, words)?.into())
    })
}

/// A template, and what it says from now on.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveTemplate {
    /// How it is known.
    pub key: String,
    /// What it says.
    pub words: TemplateWords,
}

pub(crate) fn save(context: &Context, request: SaveTemplate) -> Result<TemplateView, Failure> {
    let (key, words) = (request.key.parse()?, words(request.words)?);
    context.write(Op::SaveTemplate, |tx| {
        Ok(templates::save(tx, &key, words)?.into())
    })
}

pub(crate) fn remove(context: &Context, request: Key) -> Result<(), Failure> {
    act(context, Op::RemoveTemplate, request, templates::remove)
}

pub(crate) fn reset(context: &Context, request: Key) -> Result<(), Failure> {
    act(context, Op::ResetTemplate, request, templates::reset)
}

fn act(
    context: &Context,
    op: Op,
    request: Key,
    verb: impl Fn(&mut Tx<'_>, &TemplateKey) -> library::Result<()>,
) -> Result<(), Failure> {
    let key = request.key.parse()?;
    context.write(op, |tx| verb(tx, &key))
}
