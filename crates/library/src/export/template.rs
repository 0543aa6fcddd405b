//! Templates of pages: what a person may change of a page, and what not.
//!
//! A template is written in minijinja's language. It receives values that are escaped wherever it
//! puts them, and sanitized HTML, which is not; nothing it can say makes a text into HTML. What it
//! makes of the HTML that it has, its own and the sanitized, is looked at on the finished page. It
//! reads no file, takes in no other template, and ends: steps, depth and length are bounded.

use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value};
use serde::Serialize;

use super::page;
use crate::error;

/// How many steps a template may take; what it puts and makes costs a step for every 64 bytes.
const STEPS: u64 = 1_000_000;

/// How deep its macros may call each other.
const DEPTH: usize = 64;

/// Under this name a person's own template is known to itself.
const OWN: &str = "template";

/// A template that is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shipped {
    /// A complete page.
    Page,
    /// A letter to many.
    Newsletter,
}

impl Shipped {
    fn name(self) -> &'static str {
        match self {
            Shipped::Page => "page",
            Shipped::Newsletter => "newsletter",
        }
    }

    /// Its text, for people to copy and change.
    pub(super) fn source(self) -> &'static str {
        match self {
            Shipped::Page => include_str!("page/page.html"),
            Shipped::Newsletter => include_str!("newsletter/newsletter.html"),
        }
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// Its line, from 1.
    pub line: usize,
    /// What it is, in English, without a capital or a full stop.
    pub reason: String,
}

/// Looks at a template: reads it, makes a page of it and looks at that.
///
/// # Errors
///
/// The first thing that is wrong: [`crate::Error::BadTemplate`], or what is found on the page that
/// was made, [`crate::Error::BadPage`].
pub fn check(source: &str) -> error::Result<()> {
    page::try_template(source)
}

/// The text of the shipped template of a page, for people to copy and change.
pub fn shipped() -> &'static str {
    Shipped::Page.source()
}

/// Makes a page of a person's own template. `bytes` is how much text and images there are to put
/// in: it may have each of them a few times.
pub(super) fn render(
    source: &str,
    context: &impl Serialize,
    bytes: usize,
) -> Result<String, TemplateError> {
    let mut environment = environment();
    let to_put_in = u64::try_from(bytes).unwrap_or(u64::MAX) / 16;
    environment.set_fuel(Some(STEPS.saturating_add(to_put_in)));
    let template = environment.template_from_named_str(OWN, source);
    let rendered = template.and_then(|it| it.render(Value::from(Serde(context))));
    rendered.map_err(|error| said(&error))
}

/// Makes a page of a shipped template.
pub(super) fn render_shipped(
    shipped: Shipped,
    context: &impl Serialize,
) -> Result<String, TemplateError> {
    static SHIPPED: LazyLock<Environment<'static>> = LazyLock::new(|| {
        let mut environment = environment();
        for shipped in [Shipped::Page, Shipped::Newsletter] {
            // One that cannot be read is not there, and is missed when it is asked for.
            let _ = environment.add_template(shipped.name(), shipped.source());
        }
        environment
    });
    let template = SHIPPED.get_template(shipped.name());
    let rendered = template.and_then(|it| it.render(Value::from(Serde(context))));
    rendered.map_err(|error| said(&error))
}

/// HTML as it is, for a template: only for what is sanitized or ours.
pub(super) fn safe(html: impl Into<String>) -> Value {
    Value::from_safe_string(html.into())
}

/// The language of templates, without what would get around escaping.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.remove_filter("safe");
    environment.remove_filter("pprint");
    environment.remove_global("debug");
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_recursion_limit(DEPTH);
    let mut syntax = SyntaxConfig::builder();
    syntax
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true);
    // Blocks alone can be set: with the usual signs this cannot fail.
    if let Ok(syntax) = syntax.build() {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(escaped);
    environment
}

/// Puts a value on the page. What is not HTML already is escaped, also where a template says
/// that nothing should be.
fn escaped(
    out: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let put = |out: &mut Output<'_>, text: &str| {
        out.write_str(text)
            .map_err(|_| minijinja::Error::from(ErrorKind::WriteFailure))
    };
    match (value.kind(), value.as_str()) {
        (ValueKind::Undefined | ValueKind::None, _) => Ok(()),
        (_, Some(html)) if value.is_safe() => put(out, html),
        (_, Some(text)) => put(out, &text::plain::escape(text)),
        (ValueKind::Bool | ValueKind::Number, _) => put(out, &value.to_string()),
        // Whole lists can hold a text many times over.
        (kind, _) => Err(minijinja::Error::new(
            ErrorKind::InvalidOperation,
            format!("a {kind} cannot be put on a page, only what is in it"),
        )),
    }
}

fn said(error: &minijinja::Error) -> TemplateError {
    let kind = error.kind();
    let reason = match (kind, error.detail()) {
        (ErrorKind::OutOfFuel, _) => "it takes too many steps".to_owned(),
        (_, Some(detail)) => format!("{kind}: {detail}"),
        (_, None) => kind.to_string(),
    };
    TemplateError {
        line: error.line().unwrap_or(1),
        reason,
    }
}

#[cfg(test)]
mod tests;
