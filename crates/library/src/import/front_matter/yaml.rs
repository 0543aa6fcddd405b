//! The part of YAML that front matter needs: what is written out, in words, lists and maps.

use saphyr_parser::{Event, Parser as Yaml, ScalarStyle};
use serde_json::{Map, Value};

/// How deep lists and maps may lie in each other.
const DEEPEST: usize = 16;

/// How many values are read.
const MOST: usize = 20_000;

/// Reads a map; none for anything else.
pub(super) fn read(text: &str) -> Option<Map<String, Value>> {
    let is_nothing = text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    });
    if is_nothing {
        return text.trim().is_empty().then(Map::new);
    }
    // Deeper ones are not read, and none may take its time to say so.
    if text.matches(['[', '{']).count() > MOST {
        return None;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut count = 0;
    for event in Yaml::new_from_str(text) {
        let (event, _) = event.ok()?;
        count += 1;
        if count > MOST || open.len() > DEEPEST {
            return None;
        }
        let done = match event {
            Event::MappingStart(..) => {
                open.push(Open::Map(Map::new(), None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => match open.pop()? {
                Open::Map(map, _) => Value::Object(map),
                Open::List(list) => Value::Array(list),
            },
            Event::Scalar(words, style, ..) => scalar(&words, style),
            // A name for something else says nothing by itself.
            Event::Alias(_) => Value::Null,
            _ => continue,
        };
        match open.last_mut() {
            Some(Open::List(list)) => list.push(done),
            Some(Open::Map(map, key)) => match key.take() {
                Some(name) => {
                    map.insert(name, done);
                }
                None => *key = Some(words_of(&done)),
            },
            None => {
                return match done {
                    Value::Object(map) => Some(map),
                    _ => None,
                };
            }
        }
    }
    None
}

enum Open {
    /// A map, and the key whose value is read next.
    Map(Map<String, Value>, Option<String>),
    List(Vec<Value>),
}

fn words_of(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}

/// Only words that can be nothing else are read as something else.
fn scalar(words: &str, style: ScalarStyle) -> Value {
    if style != ScalarStyle::Plain {
        return words.into();
    }
    match words {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        words => words.into(),
    }
}
