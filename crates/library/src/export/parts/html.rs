use text::compose::{self, Inline};
use text::sanitize::Policy;
use text::{LanguageTag, SafeHtml};

use super::{EditionParts, Link, are_foreign, words};

/// The parts of an edition as a fragment, to stand behind its text; `None` where there are none.
pub(in crate::export) fn html(
    parts: &EditionParts,
    language: &LanguageTag,
    policy: &Policy,
) -> Option<SafeHtml> {
    let words = words(language);
    // Words that stand in for those of the language say that they are not in it.
    let english = LanguageTag::parse("en").ok();
    let english = english.as_ref().filter(|_| are_foreign(language));
    let said = |words: &'static str| match english {
        Some(english) => Inline::Foreign(words, english),
        None => Inline::Text(words),
    };
    let mut made = Vec::new();
    if let Some(appeal) = &parts.appeal {
        let mut line = vec![Inline::Text(&appeal.text)];
        if let Some(link) = &appeal.link {
            if !appeal.text.is_empty() {
                line.push(Inline::Text(" "));
            }
            line.push(inline(link));
        }
        made.push(compose::paragraph(&line, policy));
    }
    if !parts.share.is_empty() {
        let mut line = vec![said(words.share), Inline::Text(": ")];
        for (at, link) in parts.share.iter().enumerate() {
            if at > 0 {
                line.push(Inline::Text(" · "));
            }
            line.push(inline(link));
        }
        made.push(compose::paragraph(&line, policy));
    }
    if let Some(byline) = &parts.byline {
        let label = [said(words.written_by), Inline::Text(" ")];
        let name = [Inline::Strong(&byline.names)];
        made.push(compose::paragraph(
            &[label.as_slice(), &name].concat(),
            policy,
        ));
        let is_one = byline.people.len() == 1;
        for (name, told) in byline.people.iter().filter(|(_, told)| !told.is_empty()) {
            let who = [Inline::Strong(name), Inline::Text(" ")];
            let who = if is_one { &[][..] } else { &who };
            made.push(compose::paragraph(
                &[who, &[Inline::Text(told)]].concat(),
                policy,
            ));
        }
    }
    if let Some(series) = &parts.series {
        let line = [
            said(words.series),
            Inline::Text(": "),
            Inline::Strong(&series.name),
        ];
        made.push(compose::paragraph(&line, policy));
        made.extend(list(&series.posts, policy));
    }
    if !parts.related.is_empty() {
        let name = match english {
            Some(english) => Inline::StrongForeign(words.related, english),
            None => Inline::Strong(words.related),
        };
        made.push(compose::paragraph(&[name], policy));
        made.extend(list(&parts.related, policy));
    }
    (!made.is_empty()).then(|| compose::join(made))
}

fn list(links: &[Link], policy: &Policy) -> Option<SafeHtml> {
    let items = links.iter().map(|link| vec![inline(link)]);
    (!links.is_empty()).then(|| compose::list(items, policy))
}

fn inline(link: &Link) -> Inline<'_> {
    let words = &link.words;
    match (&link.address, &link.language) {
        (Some(address), language) => Inline::Link {
            words,
            address,
            language: language.as_ref(),
        },
        (None, Some(language)) => Inline::Foreign(words, language),
        (None, None) => Inline::Text(words),
    }
}
