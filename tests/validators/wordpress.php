<?php
// What WordPress itself makes of the content of a post: a line of JSON each on standard input, a
// line each back. The argument is the folder of a WordPress; no site and no database is needed.

define('ABSPATH', rtrim($argv[1], '/') . '/');
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');

$locale = 'en_US';
error_reporting(E_ALL & ~E_DEPRECATED);

foreach ([
    'plugin', 'load', 'compat', 'pomo/translations', 'l10n', 'functions', 'formatting', 'kses',
    'class-wp-embed', 'shortcodes', 'blocks', 'class-wp-block-parser', 'class-wp-block-type',
    'class-wp-block-type-registry', 'class-wp-block', 'class-wp-block-list',
] as $file) {
    require_once ABSPATH . WPINC . "/$file.php";
}

// A site that has been left as it was installed.
foreach (['blog_charset' => 'UTF-8', 'use_smilies' => '1', 'use_balanceTags' => '0'] as $name => $value) {
    add_filter("pre_option_$name", fn() => $value);
}
function is_feed() { return false; }
function includes_url($path) { return "https://site.example/wp-includes/$path"; }
function get_post($post = null) { return null; }
function get_theme_support($feature) { return false; }
function current_theme_supports($feature) { return false; }
function wp_oembed_get($url, $args = '') { return "<iframe src=\"$url\"></iframe>"; }
function wp_get_current_user() { return null; }
function current_user_can($what) { return false; }

// What every WordPress runs, in so far as it can be written into a text.
foreach (['embed', 'caption', 'wp_caption', 'gallery', 'playlist', 'audio', 'video'] as $name) {
    add_shortcode($name, fn() => "<b>ran $name</b>");
}
smilies_init();

class Embed extends WP_Embed {
    public function __construct() {}
    public function shortcode($attr, $url = '') { return "<b>embedded $url</b>"; }
}

// As a page shows it: the filters of `the_content` in their order.
function shown($content) {
    $has_blocks = str_contains($content, '<!-- wp:');
    $content = (new Embed())->autoembed($content);
    $content = do_blocks($content);
    $content = wptexturize($content);
    $content = $has_blocks ? $content : wpautop($content);
    $content = shortcode_unautop($content);
    $content = do_shortcode($content);
    $content = capital_P_dangit($content);
    return convert_smilies($content);
}

while (($line = fgets(STDIN)) !== false) {
    $question = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    $content = $question['content'];
    $answer = match ($question['deed']) {
        // As an author without rights saves it, and as the classic editor shows it.
        'classic' => ['autop' => wpautop($content), 'kses' => wp_kses_post($content)],
        'page' => ['shown' => shown($content)],
    };
    echo json_encode($answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
    flush();
}
