//! Where elements are, by role and accessible name.
//!
//! The expressions know the elements that have a role by themselves, and the three ways in which
//! this interface names things: `aria-label`, a label, and what is written on it.

/// A button.
pub fn button(name: &str) -> String {
    let name = quoted(name);
    format!(
        "//*[self::button or @role='button' or @role='menuitem' or @role='radio' or @role='tab']\
         [@aria-label={name} or (not(@aria-label) and normalize-space()={name})]"
    )
}

/// A field into which one writes.
pub fn text_box(name: &str) -> String {
    let name = quoted(name);
    format!(
        "//*[self::input or self::textarea or @role='textbox' or @role='searchbox' or \
         @role='combobox'][@aria-label={name} or @id=//label[normalize-space()={name}]/@for or \
         ancestor::label[normalize-space(text())={name} or span[1][normalize-space()={name}]]]"
    )
}

/// A named part of the window.
pub fn region(name: &str) -> String {
    let name = quoted(name);
    format!(
        "//*[self::section or self::main or self::nav or self::aside or @role='region' or \
         @role='main' or @role='navigation'][@aria-label={name} or \
         @aria-labelledby=//*[normalize-space()={name}]/@id]"
    )
}

/// The line that tells how things stand.
pub fn status(text: &str) -> String {
    format!(
        "//*[@role='status' or self::output][contains(normalize-space(),{})]",
        quoted(text)
    )
}

/// One of a list.
pub fn option(text: &str) -> String {
    format!(
        "//*[@role='option' or self::option][contains(normalize-space(),{})]",
        quoted(text)
    )
}

/// XPath has no way to write a quotation mark inside a string, but strings can be joined.
fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("concat('{}')", text.replace('\'', "',\"'\",'"))
}
