use super::*;

const SPACES: Spaces = &[
    ("w", "urn:words"),
    ("w", "urn:words:strict"),
    ("m", "urn:more"),
];

fn read(text: &str) -> Result<Tree, DocumentFault> {
    Tree::read(text, SPACES)
}

/// An element as brackets.
fn shown(element: Element<'_>) -> String {
    let (space, local) = element.name();
    let within: String = element
        .children()
        .map(|child| match child {
            Child::Element(element) => shown(element),
            Child::Text(words) => words.to_owned(),
        })
        .collect();
    format!("{space}:{local}({within})")
}

#[test]
fn elements_have_their_places_and_the_short_names_of_their_namespaces() {
    for (given, expected) in [
        ("<a>x<b/>y<c>z</c></a>", ":a(x:b()y:c(z))"),
        ("<x:a xmlns:x='urn:words'>1</x:a>", "w:a(1)"),
        (
            "<a xmlns='urn:words:strict'><b xmlns='urn:more'/><c/></a>",
            "w:a(m:b()w:c())",
        ),
        ("<a xmlns='urn:unknown'/>", ":a()"),
        ("<a><x:b/></a>", ":a(:b())"),
        (
            "<a>1 &lt; 2 &amp;&#97;<![CDATA[<b>]]></a>",
            ":a(1 < 2 &a<b>)",
        ),
        (
            "<?xml version='1.0'?>\n<!-- no --><a>1<!-- no -->2\r\n3</a>\n",
            ":a(12\n3)",
        ),
    ] {
        let tree = read(given).unwrap();
        assert_eq!(shown(tree.root()), expected, "{given}");
    }
}

#[test]
fn attributes_are_found_by_namespace() {
    let tree = read("<a xmlns='urn:more' xmlns:w='urn:words' b='1&amp;2' w:b='3'/>").unwrap();
    assert_eq!(tree.root().attribute("", "b"), Some("1&2"));
    assert_eq!(tree.root().attribute("w", "b"), Some("3"));
    assert_eq!(tree.root().attribute("m", "b"), None);
}

#[test]
fn what_is_not_plain_xml_is_refused() {
    let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
    assert!(read(&deep(DEEPEST)).is_ok());
    let attributes: String = (0..300).map(|at| format!(" a{at}=''")).collect();
    let prefixes: String = (0..200)
        .map(|at| format!("<a xmlns:p{at}='' xmlns:q{at}=''>"))
        .collect();
    for (given, fault) in [
        (deep(DEEPEST + 1), DocumentFault::TooDeep),
        (deep(1_000_000), DocumentFault::TooDeep),
        (format!("<a{attributes}/>"), DocumentFault::TooMany),
        (prefixes, DocumentFault::TooMany),
        ("<a/>".repeat(2), DocumentFault::Malformed),
        (
            format!("<a>{}</a>", "<b/>".repeat(MOST_NODES)),
            DocumentFault::TooMany,
        ),
    ] {
        assert_eq!(read(&given).err(), Some(fault), "{given:.60}");
    }
    for (given, fault) in [
        ("", DocumentFault::Malformed),
        ("words", DocumentFault::Malformed),
        ("<a>", DocumentFault::Malformed),
        ("<a></b>", DocumentFault::Malformed),
        ("</a>", DocumentFault::Malformed),
        ("<a/>words", DocumentFault::Malformed),
        ("<a b='1' b='2'/>", DocumentFault::Malformed),
        ("<!DOCTYPE a><a/>", DocumentFault::Doctype),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            DocumentFault::Doctype,
        ),
        ("<a>&b;</a>", DocumentFault::Entity),
        ("<a b='&c;'/>", DocumentFault::Entity),
        ("<a>&#0;</a>", DocumentFault::Malformed),
        ("<a>&#xd800;</a>", DocumentFault::Malformed),
    ] {
        assert_eq!(read(given).err(), Some(fault), "{given}");
    }
}

#[test]
fn both_encodings_of_xml_are_read_and_no_others() {
    let text = "<a>ñandú 🌱</a>";
    let units = |unit: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(unit)
            .collect()
    };
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        units(u16::to_le_bytes, true),
        units(u16::to_be_bytes, true),
        units(u16::to_le_bytes, false),
        units(u16::to_be_bytes, false),
    ] {
        assert_eq!(decoded(bytes).as_deref(), Ok(text));
    }
    assert_eq!(
        decoded(b"<a>\xf1</a>".to_vec()),
        Err(DocumentFault::Malformed)
    );
    assert_eq!(
        decoded(b"\xff\xfe\x00\xd8".to_vec()),
        Err(DocumentFault::Malformed)
    );
}
