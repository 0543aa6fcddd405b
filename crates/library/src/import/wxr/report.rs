//! What became of an archive.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use text::Diagnostic;

use crate::id::PostId;

/// What was done with an archive, and what was doubtful.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The posts that were made, in the order of the file.
    pub posts: Vec<Imported>,
    /// Posts that were in the library already, with the same slug, day and title; they were left
    /// as they are.
    pub known: usize,
    /// One page that was parted into its languages, of how many posts.
    pub parted: usize,
    /// Pictures that came along, those of each post counted.
    pub pictures: usize,
    /// What holds of the file, and of all posts together: how often each thing was met.
    pub diagnostics: Vec<Diagnostic>,
    /// Titles of posts that were left out because a password protects them.
    pub protected: Vec<String>,
    /// Whether somebody ended it before all was done. What was done stays.
    pub is_cancelled: bool,
}

/// A post that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The post.
    pub post: PostId,
    /// What it is called in the file.
    pub name: String,
    /// Its editions: language, and how many words.
    pub editions: Vec<(String, usize)>,
    /// What is doubtful about it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// How many editions were made.
    #[must_use]
    pub fn editions(&self) -> usize {
        self.posts.iter().map(|it| it.editions.len()).sum()
    }

    /// How many posts have more than one language.
    #[must_use]
    pub fn paired(&self) -> usize {
        let posts = self.posts.iter();
        posts.filter(|it| it.editions.len() > 1).count()
    }

    /// Adds up what was met in posts, by its name.
    pub(super) fn add_up(&mut self) {
        let mut sums: BTreeMap<&'static str, Sum> = BTreeMap::new();
        for diagnostic in self.posts.iter().flat_map(|it| &it.diagnostics) {
            let sum = sums.entry(diagnostic.code).or_default();
            sum.count += diagnostic.count;
            // The sentence of several says it of all.
            if diagnostic.count > sum.most {
                sum.most = diagnostic.count;
                sum.message.clone_from(&diagnostic.message);
            }
        }
        for (code, sum) in sums {
            self.diagnostics.push(Diagnostic {
                code,
                count: sum.count,
                message: sum.message(),
            });
        }
    }

    /// Writes it down in English: what was done first, then what holds of the whole file, then
    /// each post of which something is doubtful.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let mut line = |words: String| {
            let _ = writeln!(text, "{words}");
        };
        line(format!(
            "{}, with {}; {}.",
            counted(self.posts.len(), "post was made", "posts were made"),
            counted(self.editions(), "edition", "editions"),
            counted(
                self.paired(),
                "post is in several languages",
                "posts are in several languages"
            )
        ));
        let kinds = [
            (
                self.parted,
                "page in several languages was parted into editions.",
                "pages in several languages were parted into editions.",
            ),
            (self.pictures, "picture came along.", "pictures came along."),
            (
                self.known,
                "post was in the library already and was left as it is.",
                "posts were in the library already and were left as they are.",
            ),
        ];
        for (count, one, many) in kinds.into_iter().filter(|(count, ..)| *count > 0) {
            line(counted(count, one, many));
        }
        if self.is_cancelled {
            line("It was ended before all was done; begin it again, and it goes on.".to_owned());
        }
        for diagnostic in &self.diagnostics {
            line(diagnostic.message.clone());
        }
        if !self.protected.is_empty() {
            line("\nProtected by a password and left out:".to_owned());
            self.protected
                .iter()
                .for_each(|title| line(format!("  {title}")));
        }
        let doubtful: Vec<&Imported> = self
            .posts
            .iter()
            .filter(|it| !it.diagnostics.is_empty())
            .collect();
        if !doubtful.is_empty() {
            line("\nTo be looked at:".to_owned());
        }
        for post in doubtful {
            line(format!("  {} ({})", post.name, post.post));
            for diagnostic in &post.diagnostics {
                line(format!("    {}", diagnostic.message));
            }
        }
        text
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What was met in several posts.
#[derive(Default)]
struct Sum {
    count: usize,
    /// The most of it that one post has, and what is said of that.
    most: usize,
    message: String,
}

impl Sum {
    /// Says it of all posts: `3 pictures …` becomes `120 pictures …`.
    fn message(&self) -> String {
        let message = &self.message;
        let words = message.trim_start_matches(|it: char| it.is_ascii_digit());
        let is_counted = words.len() < message.len();
        match (self.count, self.most) {
            (1, _) => message.clone(),
            (count, 2..) if is_counted => format!("{count}{words}"),
            (count, _) => format!("{count} times: {message}"),
        }
    }
}
