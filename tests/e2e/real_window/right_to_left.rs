//! Texts that run from right to left, alone and beside others, in an interface that does not.

use serde_json::json;

use crate::support::{Home, Window, elements};

const ARABIC: &str = "عادت الشاحنات في الرابعة صباحًا. كانت إحدى عشرة شاحنة بلا لوحات (11)، وخلفها \
    أربعون شرطيًا.\n\n## ما نعرفه\n\n> جدتي حفرت تلك البئر مع أخواتها.\n\n- محامون قبل يوم الجمعة \
    15 مايو؛\n- خزانات ماء، فارغة أو ممتلئة: San Jacinto.\n\nالبئر ليست للبيع!\n";
const SPANISH: &str = "A las cuatro de la mañana regresaron los camiones. Eran once, sin placas \
    (11), y detrás venían cuarenta policías.\n\n## Lo que sabemos\n\n> Ese pozo lo cavó mi abuela \
    con sus hermanas.\n\n- abogados antes del viernes 15 de mayo;\n- tinacos, vacíos o llenos: \
    San Jacinto.\n\n¡El pozo no se vende!\n";
const HEBREW: &str =
    "הבאר אינה למכירה. בשעה ארבע בבוקר חזרו המשאיות (11).\n\n- עורכי דין;\n- מים.\n";
const PERSIAN: &str =
    "چاه فروشی نیست. ساعت چهار صبح کامیون‌ها برگشتند (۱۱).\n\n> مادربزرگم آن چاه را کند.\n";

async fn with(home: &Home, posts: &[(&str, &str, &str)]) -> Window {
    let library = home.path("Documents/Right.octavilla");
    let path = library.to_str().unwrap();
    home.octa(&["init", path]);
    for (tag, title, text) in posts {
        let file = home.path("text.md");
        std::fs::write(&file, text).unwrap();
        let from = ["--from", file.to_str().unwrap()];
        let new = ["new", path, "--title", title, "--lang", tag];
        home.octa(&[&new[..], &from].concat());
    }
    Window::open_with(home, &[&library]).await
}

/// Where words of an element stand: its left and right edge, and those of its words.
async fn edges(window: &Window, selector: &str) -> [f64; 4] {
    let script = "const box = document.querySelector(arguments[0])
        const range = document.createRange()
        range.selectNodeContents(box)
        const [outer, inner] = [box, range].map((one) => one.getBoundingClientRect())
        return [outer.left, outer.right, inner.left, inner.right]";
    let answer = window
        .client
        .execute(script, vec![json!(selector)])
        .await
        .unwrap();
    [0, 1, 2, 3].map(|at| answer[at].as_f64().unwrap())
}

#[tokio::test]
async fn an_arabic_text_faces_a_spanish_one() {
    let home = Home::new();
    let window = with(&home, &[("ar", "البئر ليست للبيع", ARABIC)]).await;
    let library = home.path("Documents/Right.octavilla");
    window.resize(1440, 900).await;
    window.choose("البئر").await;
    window.see(&elements::text_box("Body, Arabic")).await;
    window.photograph("right-to-left-one").await;

    let file = home.path("es.md");
    std::fs::write(&file, SPANISH).unwrap();
    window.close().await;
    let listed = home.octa(&["list", library.to_str().unwrap(), "--json"]);
    let posts: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let slug = posts[0]["slug"].as_str().unwrap();
    home.octa(&[
        "translate",
        library.to_str().unwrap(),
        slug,
        "--lang",
        "es",
        "--title",
        "El pozo no se vende",
        "--from",
        file.to_str().unwrap(),
    ]);
    let window = Window::open_with(&home, &[&library]).await;
    window.resize(1440, 900).await;
    window.choose("البئر").await;
    window.see(&elements::text_box("Body, Spanish")).await;
    window.photograph("right-to-left-facing").await;

    // Its words begin at the right edge of the page, those of the other at the left.
    let line = "[aria-label='Body, Arabic'] .cm-line";
    let [_, page, _, words] = edges(&window, line).await;
    assert!((page - words).abs() < 2.0, "{page} {words}");
    let line = "[aria-label='Body, Spanish'] .cm-line";
    let [page, _, words, _] = edges(&window, line).await;
    assert!((page - words).abs() < 2.0, "{page} {words}");
    // The interface itself stays as it is.
    let direction = "return getComputedStyle(document.querySelector('footer')).direction";
    let direction = window.client.execute(direction, vec![]).await.unwrap();
    assert_eq!(direction, "ltr");

    window.click_words("Body, Arabic", "جدتي").await;
    window.photograph("right-to-left-current").await;
    window.press("Export").await;
    window.see("//iframe").await;
    window.photograph("right-to-left-reading").await;
    window.close().await;
}

#[tokio::test]
async fn hebrew_and_persian_are_set_from_the_right() {
    let home = Home::new();
    let posts = [
        ("he", "הבאר אינה למכירה", HEBREW),
        ("fa", "چاه فروشی نیست", PERSIAN),
    ];
    let window = with(&home, &posts).await;
    window.resize(1280, 800).await;
    for (title, name) in [("הבאר", "Hebrew"), ("چاه", "Persian")] {
        window.choose(title).await;
        let body = format!("Body, {name}");
        window.see(&elements::text_box(&body)).await;
        let line = format!("[aria-label='{body}'] .cm-line");
        let [_, page, _, words] = edges(&window, &line).await;
        assert!((page - words).abs() < 2.0, "{name}: {page} {words}");
        window
            .photograph(&format!("right-to-left-{}", name.to_lowercase()))
            .await;
    }
    window.close().await;
}

#[tokio::test]
async fn letters_that_no_font_has_are_told_of() {
    let home = Home::new();
    let posts = [
        ("ar", "البئر", ARABIC),
        ("zh", "水井不出售", "水井不出售。\n"),
        ("hi", "कुआँ बिकाऊ नहीं है", "कुआँ बिकाऊ नहीं है।\n"),
    ];
    let window = with(&home, &posts).await;
    for (tag, title, script) in [
        ("ar", "البئر", "Arabic"),
        ("zh", "水井", "Han"),
        ("hi", "कुआँ", "Devanagari"),
    ] {
        window.choose(title).await;
        // Which fonts there are is another machine's affair: the system itself says it.
        let fonts = std::process::Command::new("fc-list")
            .arg(format!(":lang={tag}"))
            .output()
            .unwrap();
        let told = format!("//*[@aria-live='polite'][contains(., 'letters of {script}')]");
        if fonts.stdout.is_empty() {
            window.see(&told).await;
            window.photograph(&format!("letters-{tag}")).await;
        } else {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            window.see_no_more(&told).await;
        }
    }
    window.close().await;
}
