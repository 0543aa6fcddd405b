use super::*;
use crate::error::Error;

#[track_caller]
fn wrong(source: &str, line: usize, reason: &str) {
    let error = check(source).expect_err(source);
    let Error::BadTemplate {
        line: at,
        reason: said,
    } = &error
    else {
        panic!("{source}: {error:?}");
    };
    assert_eq!(*at, line, "{source}: {error:?}");
    assert!(said.contains(reason), "{source}: {error:?}");
}

#[test]
fn the_shipped_template_is_one_that_a_person_could_write() {
    check(shipped()).unwrap();
    check(Shipped::Newsletter.source()).unwrap();
}

#[test]
fn a_mistake_is_told_with_its_line() {
    wrong("<p>\n{% if %}", 2, "syntax error");
    wrong("<p>\n\n{{ tittle }}", 3, "undefined");
    wrong("{{ editions[0].nothing }}", 1, "undefined");
    wrong("\n{{ title|nothing }}", 2, "unknown filter");
    wrong("\n{{ editions }}", 2, "cannot be put on a page");
}

#[test]
fn what_no_page_may_have_is_told_with_its_line_on_the_page() {
    let error = check("{% for it in editions %}\n{% endfor %}<p onclick=\"x\">").unwrap_err();
    let Error::BadPage { line, reason, .. } = &error else {
        panic!("{error:?}");
    };
    assert!(*line >= 1, "{error:?}");
    assert!(reason.contains("<p> cannot have onclick"), "{error:?}");
}

#[test]
fn nothing_is_read_or_taken_in() {
    for source in [
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{% extends 'a' %}",
        "{{ debug() }}",
        "{{ title|safe }}",
    ] {
        wrong(source, 1, "");
    }
}

#[test]
fn a_template_without_an_end_ends() {
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    wrong(endless, 1, "too many steps");
    wrong("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "");
    let swelling = "{% set ns = namespace(x='x') %}{% for a in range(99) %}\
        {% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}";
    wrong(swelling, 1, "too many steps");
    wrong("{{ 'x' * 999999999 }}", 1, "too many steps");
}

/// A page of one value, as a template makes it.
fn page(source: &str, value: &str) -> String {
    #[derive(Serialize)]
    struct Context<'a> {
        value: &'a str,
        body: Value,
    }
    let context = Context {
        value,
        body: safe("<b>x</b>"),
    };
    render(source, &context, 100).unwrap()
}

#[test]
fn only_sanitized_html_is_put_as_it_is() {
    let value = "<i>\"'&";
    let escaped = "&lt;i&gt;&quot;&#39;&amp;";
    for source in [
        "{{ value }}",
        "{% autoescape false %}{{ value }}{% endautoescape %}",
        "{% autoescape 'none' %}{{ value ~ '' }}{% endautoescape %}",
        "{{ [value]|join }}",
        "{% set it = value %}{{ it }}",
        "{% macro it(x) %}{{ x }}{% endmacro %}{{ it(value) }}",
        "{{ value|string|trim }}",
        "{{ value|escape }}",
    ] {
        // The filter has its own way to write an apostrophe.
        let made = page(source, value).replace("&#x27;", "&#39;");
        assert_eq!(made, escaped, "{source}");
    }
    assert_eq!(page("{{ body }}", ""), "<b>x</b>");
}

#[test]
fn what_a_template_makes_of_sanitized_html_is_looked_at_too() {
    // The fault is one of the page, whose lines are not the template's.
    let error = check("{{ editions[0].body|replace('strong', 'script') }}").unwrap_err();
    assert!(
        matches!(&error, Error::BadPage { reason, .. } if reason.contains("cannot have <script>")),
        "{error:?}"
    );
}
