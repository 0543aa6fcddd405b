//! The desktop shell: a window, its menus and dialogs, and one door to `commands`.
