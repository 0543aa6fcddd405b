//! Brackets and quotation marks that are not closed.

use std::ops::Range;

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side},
};

/// Finds a bracket or quotation mark without its partner on one side only.
///
/// A text that is unbalanced on both sides is meant to be: "a)", ":-)", a quotation that goes on
/// in the next paragraph.
#[derive(Debug)]
pub(super) struct Brackets;

impl Check for Brackets {
    fn name(&self) -> &'static str {
        "brackets"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let source = Lonely::of(&reading.source);
        let target = Lonely::of(&reading.target);
        let add = |is_source: bool, mark: &Mark, found: &mut Findings<'_>| {
            let key = if mark.opens {
                "brackets.open"
            } else {
                "brackets.close"
            };
            let text = if is_source {
                reading.source.text
            } else {
                reading.target.text
            };
            let args = vec![text[mark.range.clone()].to_owned()];
            let range = Some(mark.range.clone());
            if is_source {
                found.add(range, None, key, args);
            } else {
                found.add(None, range, key, args);
            }
        };
        // Quotation marks differ from language to language, brackets do not: each family is
        // weighed by itself.
        for family in [Family::Bracket, Family::Quote] {
            let (source, target) = (source.of_family(family), target.of_family(family));
            match (source.first(), target.first()) {
                (None, Some(mark)) => add(false, mark, found),
                (Some(mark), None) => add(true, mark, found),
                _ => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Bracket,
    Quote,
}

struct Mark {
    range: Range<usize>,
    character: char,
    opens: bool,
    family: Family,
}

/// The marks of a side that have no partner.
struct Lonely(Vec<Mark>);

impl Lonely {
    fn of(side: &Side<'_>) -> Self {
        let german = matches!(
            side.language.primary(),
            "de" | "cs" | "sk" | "sl" | "bg" | "lt" | "et" | "is" | "hr" | "sr" | "da"
        );
        let same = matches!(side.language.primary(), "sv" | "fi");
        let mut open: Vec<Mark> = Vec::new();
        let mut lonely = Vec::new();
        let mut straight: Vec<Range<usize>> = Vec::new();
        for (at, token) in side.tokens.iter().enumerate() {
            let Kind::Mark(character) = token.kind else {
                continue;
            };
            let before = at.checked_sub(1).map(|before| &side.tokens[before]);
            if character == '"' {
                // An inch is no quotation mark.
                let inch = !token.spaced && before.is_some_and(|it| it.kind == Kind::Figure);
                if !inch || straight.len() % 2 == 1 {
                    straight.push(token.range());
                }
                continue;
            }
            let (family, opens, partners): (Family, bool, &[char]) = match character {
                '(' => (Family::Bracket, true, &[]),
                '[' => (Family::Bracket, true, &[]),
                '{' => (Family::Bracket, true, &[]),
                ')' => (Family::Bracket, false, &['(']),
                ']' => (Family::Bracket, false, &['[']),
                '}' => (Family::Bracket, false, &['{']),
                '«' | '»' if german => {
                    // »so« and «so» are both in use.
                    let before = side.text[..token.start].chars().next_back();
                    let after = side.text[token.end..].chars().next();
                    let outside =
                        before.is_none_or(|it| it.is_whitespace() || "([–—-/".contains(it));
                    let opens = outside && after.is_some_and(|it| !it.is_whitespace());
                    (Family::Quote, opens, if opens { &[] } else { &['«', '»'] })
                }
                '«' => (Family::Quote, true, &[]),
                '»' => (Family::Quote, false, &['«']),
                '„' => (Family::Quote, true, &[]),
                // An English quotation in a German text.
                '“' if german
                    && open.iter().all(|it| it.character != '„')
                    && !side.text[token.end..].starts_with(char::is_whitespace)
                    && !side.text[..token.start].ends_with(char::is_alphanumeric) =>
                {
                    (Family::Quote, true, &[])
                }
                '“' if german || open.last().is_some_and(|it| it.character == '„') => {
                    (Family::Quote, false, &['„', '“'])
                }
                '”' if same => continue,
                '“' => (Family::Quote, true, &[]),
                '”' => (Family::Quote, false, &['“', '„', '”']),
                _ => continue,
            };
            // "a)" and "1)" number what follows; ":-)" and "(?)" are signs.
            if character == ')' && !open.iter().any(|it| it.character == '(') {
                let numbers = before.is_some_and(|it| {
                    !token.spaced && it.kind != Kind::Mark('-') && it.end - it.start <= 2
                });
                let face = before.is_some_and(|it| matches!(it.kind, Kind::Mark(':' | ';' | '-')));
                if numbers || face {
                    continue;
                }
            }
            let mark = Mark {
                range: token.range(),
                character,
                opens,
                family,
            };
            if opens {
                open.push(mark);
                continue;
            }
            let partner = open
                .iter()
                .rposition(|it| partners.contains(&it.character))
                // What is nested wrongly by far is not searched for.
                .filter(|at| open.len() - at <= 16);
            match partner {
                Some(at) => {
                    open.remove(at);
                }
                None => lonely.push(mark),
            }
        }
        lonely.extend(open);
        if straight.len() % 2 == 1
            && let Some(range) = straight.pop()
        {
            lonely.push(Mark {
                range,
                character: '"',
                opens: true,
                family: Family::Quote,
            });
        }
        Self(lonely)
    }

    fn of_family(&self, family: Family) -> Vec<&Mark> {
        self.0.iter().filter(|mark| mark.family == family).collect()
    }
}
