//! What stands between fences above a text: of Hugo, Zola, Jekyll, Obsidian and others.
//!
//! YAML between `---`, TOML between `+++`, or JSON. Of YAML only what is written out is read:
//! nothing there can name something else to be repeated.

mod fields;
mod yaml;

use serde_json::{Map, Value};

pub(super) use fields::read;

/// The longest front matter that is looked for, bytes.
const LONGEST: usize = 256 * 1024;

/// What was found above a text.
#[derive(Debug, PartialEq)]
pub(super) struct Front {
    pub(super) fields: Map<String, Value>,
    /// Whether it broke the rules of its own language, and was read line by line.
    pub(super) is_broken: bool,
}

/// Reads what stands between fences; none where it is something else.
type Reading = fn(&str) -> Option<Map<String, Value>>;

/// Parts a text from what stands above it; none where nothing does.
pub(super) fn split(text: &str) -> Option<(Front, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with('{') {
        return json(text);
    }
    let (fence, rest) = line(text);
    let (ends, read): (&[&str], Reading) = match fence.trim_end() {
        "---" => (&["---", "..."], yaml::read),
        "+++" => (&["+++"], toml),
        _ => return None,
    };
    let mut at = 0;
    let inside = loop {
        let (one, after) = line(rest.get(at..)?);
        if ends.contains(&one.trim_end()) {
            let inside = &rest[..at];
            at = rest.len() - after.len();
            break inside;
        }
        at = rest.len() - after.len();
        if after.is_empty() || at > LONGEST {
            return None;
        }
    };
    let after = &rest[at..];
    let after = after.trim_start_matches(['\n', '\r']);
    if let Some(fields) = read(inside) {
        let is_broken = false;
        return Some((Front { fields, is_broken }, after));
    }
    // A colon in a title breaks YAML, and people write it all the same.
    let fields = lines(inside)?;
    let is_broken = true;
    Some((Front { fields, is_broken }, after))
}

fn line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

fn json(text: &str) -> Option<(Front, &str)> {
    let begin = text.get(..text.floor_char_boundary(LONGEST))?;
    let mut values = serde_json::Deserializer::from_str(begin).into_iter::<Map<String, Value>>();
    let fields = values.next()?.ok()?;
    let after = text.get(values.byte_offset()..)?;
    // JSON alone is no text with something above it.
    let is_above = after.starts_with(['\n', '\r']) && !after.trim().is_empty();
    let is_broken = false;
    is_above.then(|| {
        let after = after.trim_start_matches(['\n', '\r']);
        (Front { fields, is_broken }, after)
    })
}

fn toml(inside: &str) -> Option<Map<String, Value>> {
    let table: toml::Table = inside.parse().ok()?;
    match plain(toml::Value::Table(table)) {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// A value of TOML without its times, which are read as they are written.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is) => is.into(),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Array(values) => values.into_iter().map(plain).collect(),
        toml::Value::Table(table) => {
            let fields = table.into_iter().map(|(key, value)| (key, plain(value)));
            Value::Object(fields.collect())
        }
    }
}

/// Reads `key: value` line by line; none where a line is something else.
fn lines(inside: &str) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    let mut last: Option<String> = None;
    for line in inside.lines() {
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if let Some(item) = words.strip_prefix("- ") {
            let list = fields.get_mut(last.as_ref()?)?;
            match list {
                Value::Array(items) => items.push(unquoted(item).into()),
                Value::String(text) if text.is_empty() => *list = vec![unquoted(item)].into(),
                _ => return None,
            }
            continue;
        }
        let (key, value) = words.split_once([':', '='])?;
        let is_key = !key.trim().is_empty()
            && key
                .trim()
                .chars()
                .all(|it| it.is_alphanumeric() || "_-.".contains(it));
        if !is_key || line.starts_with([' ', '\t']) {
            return None;
        }
        last = Some(key.trim().to_owned());
        let value = match value.trim() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            value => unquoted(value).into(),
        };
        fields.insert(key.trim().to_owned(), value);
    }
    (!fields.is_empty()).then_some(fields)
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inside = ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    inside.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, rest: &str) {
        let (front, after) = split(text).unwrap();
        let expected: Value = serde_json::from_str(expected).unwrap();
        assert_eq!((Value::Object(front.fields), after), (expected, rest));
    }

    #[test]
    fn all_languages_of_front_matter_are_read() {
        let expected = r#"{"title": "El agua", "tags": ["a", "b"], "draft": true,
            "date": "2021-05-03", "extra": {"dek": "x"}}"#;
        check(
            "---\ntitle: El agua # sí\ntags: [a, 'b']\ndraft: true\ndate: 2021-05-03\nextra:\n  \
             dek: x\n---\n\nAgua\n",
            expected,
            "Agua\n",
        );
        check(
            "+++\r\ntitle = \"El agua\"\r\ntags = ['a', 'b']\r\ndraft = true\r\ndate = 2021-05-03\
             \r\n[extra]\r\ndek = 'x'\r\n+++\r\nAgua\r\n",
            expected,
            "Agua\r\n",
        );
        check(&format!("{expected}\n\nAgua\n"), expected, "Agua\n");
        check(
            "---\ntitle: El agua: no se vende\ntags:\n- a\n- b\n...\nAgua",
            r#"{"title": "El agua: no se vende", "tags": ["a", "b"]}"#,
            "Agua",
        );
        check("---\n---\nAgua", "{}", "Agua");
    }

    #[test]
    fn a_rule_is_no_fence_and_nothing_is_repeated() {
        for text in [
            "---\nAgua\n---\n",
            "---\n\n- uno\n- dos\n\n---\n",
            "---\ntitle: sin fin\n",
            "+++\nAgua",
            "{\"a\": 1}",
            "{agua}\n\nAgua",
            "Agua\n---\n",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
        let mut bomb = "---\na: &a [x, x, x, x, x, x, x, x]\n".to_owned();
        for (one, other) in "abcdefgh".chars().zip("bcdefghi".chars()) {
            bomb += &format!("{other}: &{other} [*{one}, *{one}, *{one}, *{one}, *{one}]\n");
        }
        bomb += "---\nAgua\n";
        let read = split(&bomb).map(|(front, _)| Value::Object(front.fields).to_string().len());
        assert!(read.is_none_or(|length| length < 2_000), "{read:?}");
        let deep = format!("---\na: {}\n---\nAgua", "[".repeat(100_000));
        let _ = split(&deep);
        let deep = format!("+++\na = {}\n+++\nAgua", "[".repeat(100_000));
        let _ = split(&deep);
        let deep = format!("{{\"a\": {}\n\nAgua", "[".repeat(100_000));
        assert_eq!(split(&deep), None);
    }
}
