//! Texts set as their language does, from the terminal.

use crate::support::Folder;

fn set(folder: &Folder, args: &[&str], text: &str) -> String {
    let args: Vec<&str> = ["typography"].iter().chain(args).copied().collect();
    folder.octa(args).input(text).succeeds()
}

#[test]
fn markdown_is_set_and_stays_markdown() {
    let folder = Folder::empty();
    let text = "# \"Water\"\n\n- it's `it's` [so](https://a.example/it's \"it's\")...\n\n---\n";
    let expected = "# “Water”\n\n- it’s `it's` [so](https://a.example/it's \"it's\")…\n\n---\n";
    let once = set(&folder, &["--lang", "en"], text);
    assert_eq!(once, expected);
    assert_eq!(set(&folder, &["--lang", "en"], &once), expected);
    let render = |text: &str| {
        folder
            .octa(["render", "--lang", "en"])
            .input(text)
            .succeeds()
    };
    assert_eq!(render(&once), render(text));
}

#[test]
fn the_quotes_of_spanish_can_be_chosen() {
    let folder = Folder::empty();
    let text = "\"El 'agua'\"";
    for (args, expected) in [
        (&["--lang", "es"][..], "“El ‘agua’”"),
        (&["--lang", "es-ES"], "«El “agua”»"),
        (&["--lang", "es-ES", "--spanish", "curly"], "“El ‘agua’”"),
        (&["--lang", "es-MX", "--spanish", "angular"], "«El “agua”»"),
    ] {
        assert_eq!(set(&folder, args, text), expected, "{args:?}");
    }
}
