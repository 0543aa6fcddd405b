//! Inclusive words that no rule makes from others.

/// Those of a language, in lower case.
pub(super) fn extra(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &[
            "alumnx", "chicanx", "chicanxs", "filipinx", "folx", "hir", "hirs", "latine",
            "latines", "latinx", "latinxs", "mx", "themself", "womxn", "womyn", "xe", "xem", "xyr",
            "ze", "zir",
        ],
        "es" => &[
            "colegx",
            "colegxs",
            "elle",
            "elles",
            "familiarxs",
            "indígenxs",
            "jovenxs",
            "jóvenas",
            "jóvenoas",
            "jóvenxs",
            "líderxs",
            "maricxs",
            "personxs",
            "poetxs",
            "rebeldxs",
            "trans",
        ],
        "fr" => &[
            "adelphe", "adelphes", "celleux", "ceuxlles", "elleux", "ellui", "froeur", "froeurs",
            "iel", "iels", "ielle", "ielles", "lae", "touste", "toustes",
        ],
        "it" => &["lə", "ləi", "ə", "unə", "deə", "lɜ"],
        "pt" => &[
            "aquelu", "delu", "delus", "dile", "elu", "elus", "essu", "ile", "iles", "minhe",
            "nelu", "nelus", "xs",
        ],
        _ => &[],
    }
}
