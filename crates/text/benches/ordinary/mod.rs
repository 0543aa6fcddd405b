//! An ordinary post, and what it is measured beside.

/// A post of about 13,600 characters of ordinary prose, or as many of them as make `length`.
pub fn post(length: usize) -> String {
    let mut text = String::from("# The water is not for sale\n\n");
    let mut number = 0;
    while text.len() < length {
        number += 1;
        text.push_str(&format!(
            "On {} May more than {} people met in San Jacinto to speak about the *water* of the \
             valley. The company [Aguas del Norte](https://example.org/news/{number}) had promised \
             work for everybody, said **Marta Solís**, \"but what came were pipes, fences and \
             guards\". Nobody was asked; nobody will be forgotten, and nothing will be paid back \
             with words.\n\n",
            number % 28 + 1,
            number * 37 % 900 + 100,
        ));
        if number % 6 == 0 {
            text.push_str("## What was decided\n\n- No new wells.\n- The old ones are opened.\n- A meeting in June.\n\n");
        }
        if number % 9 == 0 {
            text.push_str("> We were here before the dam, and we will be here after it.\n\n");
        }
    }
    text
}

/// What everybody would write first.
pub fn bare(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_FOOTNOTES
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    let parser = pulldown_cmark::Parser::new_ext(markdown, options);
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, parser);
    ammonia::clean(&html)
}
