//! The profiles that the application brings.

use uuid::{Uuid, uuid};

use super::options::{Layout, Parts, ProfileOptions};
use crate::export::Format;

/// A shipped profile.
pub(super) struct Shipped {
    /// What it is known by, for ever.
    pub key: &'static str,
    /// Its id, the same in every library.
    pub id: Uuid,
    /// Its name in English; the interface has words for its key.
    pub name: &'static str,
    /// What it is mostly used for.
    pub format: Format,
    /// What it asks for.
    pub options: fn() -> ProfileOptions,
}

/// In the order in which they are listed.
pub(super) const SHIPPED: [Shipped; 9] = [
    Shipped {
        key: "single-page",
        id: uuid!("6f1c3a52-9d0e-4b7a-8c35-0e2f41d7a901"),
        name: "Single page",
        format: Format::HtmlPage,
        options: ProfileOptions::default,
    },
    Shipped {
        key: "wordpress-html",
        id: uuid!("0d9a7c1e-53b8-4e6f-9b1a-7c2e4f80d3a6"),
        name: "WordPress (Custom HTML block)",
        format: Format::WordpressHtml,
        options: part_of_a_page,
    },
    Shipped {
        key: "wordpress-blocks",
        id: uuid!("5be2f046-8a17-4d3c-b0e9-61d7a9c5f218"),
        name: "WordPress (blocks)",
        format: Format::WordpressBlocks,
        options: part_of_a_page,
    },
    Shipped {
        key: "wordpress-classic",
        id: uuid!("c7410e9b-2f6d-4a85-8e3b-90b5d1f7ac42"),
        name: "WordPress (Classic editor)",
        format: Format::WordpressClassic,
        options: part_of_a_page,
    },
    Shipped {
        key: "wordpress-import",
        id: uuid!("4d7b1f9e-08c3-4a62-b5e7-c96d2a0f3e81"),
        name: "WordPress (import file)",
        format: Format::Wxr,
        options: import_file,
    },
    Shipped {
        key: "plain-fragment",
        id: uuid!("b85e20d4-71c6-4f93-a2d8-5c9b6e03f7d2"),
        name: "Plain fragment",
        format: Format::HtmlFragment,
        options: part_of_a_page,
    },
    Shipped {
        key: "newsletter",
        id: uuid!("e2c6b8f0-1d94-47a3-95c7-3a0f6e8b2d15"),
        name: "Newsletter (email-safe)",
        format: Format::Newsletter,
        options: newsletter,
    },
    Shipped {
        key: "hugo",
        id: uuid!("93f5d7a1-6c0b-4e28-a4d6-f81b2c9e7035"),
        name: "Static site (Hugo)",
        format: Format::Hugo,
        options: static_site,
    },
    Shipped {
        key: "zola",
        id: uuid!("2a8e4c6d-b7f1-4590-8d2c-5e9f0a3b7c64"),
        name: "Static site (Zola)",
        format: Format::Zola,
        options: static_site,
    },
];

/// For a place that has a first heading of its own and prints the rest itself.
fn part_of_a_page() -> ProfileOptions {
    ProfileOptions {
        heading_level: 2,
        class_names: false,
        parts: Parts {
            language_links: false,
            ..Parts::of_text()
        },
        ..ProfileOptions::default()
    }
}

/// Who wrote it is told beside the text, for the site to print.
fn import_file() -> ProfileOptions {
    let part = part_of_a_page();
    ProfileOptions {
        parts: Parts {
            byline: true,
            ..part.parts
        },
        ..part
    }
}

fn newsletter() -> ProfileOptions {
    ProfileOptions {
        layout: Layout::Stacked,
        class_names: false,
        parts: Parts {
            header_links: false,
            series: false,
            related: false,
            ..Parts::default()
        },
        ..ProfileOptions::default()
    }
}

/// Who wrote it and its series are told beside the text, for the site to print.
fn static_site() -> ProfileOptions {
    ProfileOptions {
        class_names: false,
        parts: Parts {
            byline: true,
            series: true,
            ..Parts::of_text()
        },
        ..ProfileOptions::default()
    }
}
