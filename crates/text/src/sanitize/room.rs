//! What must close, and what must open, before an element may begin.

use super::{
    element::{closes_paragraph, is_heading, is_of_table},
    tame::State,
};

impl State<'_> {
    /// Closes what cannot stay open when `name` begins; returns whether `name` may begin here.
    pub(super) fn make_room(&mut self, name: &str) -> bool {
        if is_of_table(name) {
            return self.make_room_in_table(name);
        }
        if self.is_among_rows() {
            // A browser would move such an element out in front of its table.
            self.found.markup += 1;
            return false;
        }
        match name {
            "li" => self.close_item(&["li"]),
            "dd" | "dt" => self.close_item(&["dd", "dt"]),
            "rt" | "rp" => self.close_if_last(&["rt", "rp"]),
            "a" => self.close_scoped("a"),
            _ => {}
        }
        if closes_paragraph(name) {
            self.close_scoped("p");
        }
        if is_heading(name) {
            self.close_if_last(&["h1", "h2", "h3", "h4", "h5", "h6"]);
        }
        true
    }

    /// Closes the innermost open list item, unless a list or a table began in it.
    fn close_item(&mut self, items: &[&str]) {
        let barrier = |name: &str| {
            matches!(
                name,
                "ul" | "ol"
                    | "dl"
                    | "td"
                    | "th"
                    | "caption"
                    | "blockquote"
                    | "section"
                    | "figure"
                    | "aside"
                    | "footer"
                    | "header"
                    | "nav"
            )
        };
        for at in (0..self.open.len()).rev() {
            if items.contains(&self.open[at].as_str()) {
                self.close_down_to(at);
                return;
            }
            if barrier(&self.open[at]) {
                return;
            }
        }
    }

    fn close_if_last(&mut self, names: &[&str]) {
        if self
            .open
            .last()
            .is_some_and(|last| names.contains(&last.as_str()))
        {
            self.close_down_to(self.open.len() - 1);
        }
    }

    /// Closes the innermost `name` and all in it, unless a cell of a table stands between.
    fn close_scoped(&mut self, name: &str) {
        if let Some(at) = self.in_scope(name) {
            self.close_down_to(at);
        }
    }

    pub(super) fn in_scope(&self, name: &str) -> Option<usize> {
        for at in (0..self.open.len()).rev() {
            if self.open[at] == name {
                return Some(at);
            }
            if matches!(self.open[at].as_str(), "td" | "th" | "caption" | "table") {
                return None;
            }
        }
        None
    }

    /// Tells whether neither text nor ordinary elements can stand here.
    pub(super) fn is_among_rows(&self) -> bool {
        matches!(
            self.open.last().map(String::as_str),
            Some("table" | "tbody" | "thead" | "tfoot" | "tr" | "colgroup")
        )
    }

    /// Closes what stands open in the innermost table and opens the rows that `name` needs.
    fn make_room_in_table(&mut self, name: &str) -> bool {
        let table = self.open.iter().rposition(|open| open == "table");
        let swallowed = self.swallowed.get("table").is_some_and(|&times| times > 0);
        let Some(table) = table.filter(|_| !swallowed) else {
            self.found.markup += 1;
            return false;
        };
        let groups: &[&str] = match name {
            "td" | "th" => &["tr", "tbody", "thead", "tfoot"],
            "tr" => &["tbody", "thead", "tfoot"],
            "col" => &["colgroup"],
            _ => &[],
        };
        let inside = self.open[table..]
            .iter()
            .rposition(|open| groups.contains(&open.as_str()));
        self.close_down_to(table + inside.unwrap_or(0) + 1);
        if inside.is_none() {
            match name {
                "td" | "th" | "tr" => self.imply("tbody"),
                "col" => self.imply("colgroup"),
                _ => {}
            }
        }
        let in_row = self.open.last().is_some_and(|open| open == "tr");
        if matches!(name, "td" | "th") && !in_row {
            self.imply("tr");
        }
        true
    }

    /// Opens an element that a browser would supply.
    fn imply(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        self.open.push(name.to_owned());
    }
}
