//! What of a style matters to a text.

/// A colour that text or paper has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// No colour at all.
    None,
    /// Red, green and blue.
    Of(u8, u8, u8),
    /// A picture, a gradient, or a colour by a rare name.
    Unknown,
}

impl Colour {
    pub(super) const WHITE: Self = Self::Of(255, 255, 255);

    /// Tells whether text of the colour is meant for dark paper.
    pub(super) fn is_light(self) -> bool {
        matches!(self, Self::Of(r, g, b) if u32::from(r) + u32::from(g) + u32::from(b) > 3 * 150)
    }

    fn of(value: &str) -> Option<Self> {
        let value = value.trim();
        if let Some(hex) = value.strip_prefix('#') {
            let digit = |at: usize| {
                let digit = char::from(*hex.as_bytes().get(at)?).to_digit(16)?;
                u8::try_from(digit).ok()
            };
            let two = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
            return match hex.len() {
                3 | 4 => Some(Self::Of(digit(0)? * 17, digit(1)? * 17, digit(2)? * 17)),
                6 | 8 => Some(Self::Of(two(0)?, two(2)?, two(4)?)),
                _ => None,
            };
        }
        if let Some(inside) = value.strip_prefix("rgb").and_then(|it| it.split_once('(')) {
            let mut numbers = inside
                .1
                .trim_end_matches(')')
                .split([',', ' ', '/'])
                .filter(|number| !number.is_empty())
                .map(|number| number.trim_end_matches('%').parse::<f32>().ok());
            let mut next = || numbers.next().flatten();
            // Colours beyond their bounds are clamped, as browsers do.
            let (red, green, blue) = (next()? as u8, next()? as u8, next()? as u8);
            let is_seen = next().is_none_or(|opacity| opacity > 0.0);
            return Some(if is_seen {
                Self::Of(red, green, blue)
            } else {
                Self::None
            });
        }
        match value {
            "white" | "window" => Some(Self::WHITE),
            "black" | "windowtext" => Some(Self::Of(0, 0, 0)),
            "transparent" => Some(Self::None),
            _ => None,
        }
    }
}

/// What a style says; what it leaves open is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) strong: Option<bool>,
    pub(super) emphasis: Option<bool>,
    pub(super) strike: Option<bool>,
    /// Whether line breaks of the source are seen.
    pub(super) keeps_lines: Option<bool>,
    /// Whether it stands above the line.
    pub(super) raised: Option<bool>,
    pub(super) colour: Option<Colour>,
    pub(super) paper: Option<Colour>,
    /// Whether it stands close to what is above and below.
    pub(super) above: Option<bool>,
    pub(super) below: Option<bool>,
    /// Whether nobody sees it, by one of several means.
    pub(super) hidden: bool,
    /// A means that works only together with another.
    pub(super) away: bool,
    pub(super) absolute: bool,
    pub(super) clipped: bool,
    pub(super) tiny: bool,
    /// Word's own words: level of a heading, of a list, and kind of part.
    pub(super) outline: Option<u8>,
    pub(super) list_level: Option<u8>,
    pub(super) is_marker: bool,
    pub(super) part: Option<String>,
    /// How far a paragraph is indented, in points.
    pub(super) indent: u32,
}

impl Style {
    pub(super) fn of(declarations: &str) -> Self {
        let mut style = Self::default();
        for declaration in declarations.split(';') {
            if let Some((name, value)) = declaration.split_once(':') {
                let name = name.trim().to_ascii_lowercase();
                let value = value.trim().to_ascii_lowercase();
                style.declare(&name, value.trim_end_matches("!important").trim_end());
            }
        }
        style
    }

    /// Lays another style over this one.
    pub(super) fn add(&mut self, other: &Self) {
        fn over<T: Clone>(here: &mut Option<T>, there: &Option<T>) {
            if there.is_some() {
                here.clone_from(there);
            }
        }
        over(&mut self.strong, &other.strong);
        over(&mut self.emphasis, &other.emphasis);
        over(&mut self.strike, &other.strike);
        over(&mut self.keeps_lines, &other.keeps_lines);
        over(&mut self.raised, &other.raised);
        over(&mut self.colour, &other.colour);
        over(&mut self.paper, &other.paper);
        over(&mut self.above, &other.above);
        over(&mut self.below, &other.below);
        over(&mut self.outline, &other.outline);
        over(&mut self.list_level, &other.list_level);
        over(&mut self.part, &other.part);
        self.hidden |= other.hidden;
        self.away |= other.away;
        self.absolute |= other.absolute;
        self.clipped |= other.clipped;
        self.tiny |= other.tiny;
        self.is_marker |= other.is_marker;
        self.indent = self.indent.max(other.indent);
    }

    /// Tells whether nobody sees what has the style.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden || (self.absolute && self.away) || (self.clipped && self.tiny)
    }

    fn declare(&mut self, name: &str, value: &str) {
        let is_zero = || points(value).is_some_and(|points| points < 0.5);
        match name {
            "font-weight" => {
                self.strong = match value {
                    "bold" | "bolder" => Some(true),
                    "normal" | "lighter" => Some(false),
                    _ => value.parse::<u32>().ok().map(|weight| weight >= 600),
                }
            }
            "font-style" => self.emphasis = Some(matches!(value, "italic" | "oblique")),
            "text-decoration" | "text-decoration-line" => {
                self.strike = Some(value.contains("line-through"));
            }
            "vertical-align" => self.raised = Some(value == "super"),
            "white-space" | "white-space-collapse" => {
                self.keeps_lines = Some(value.starts_with("pre") || value == "break-spaces");
            }
            "display" => self.hidden |= value == "none",
            "visibility" => self.hidden |= matches!(value, "hidden" | "collapse"),
            "mso-hide" => self.hidden |= value == "all",
            "opacity" => self.hidden |= value.parse::<f32>().is_ok_and(|opacity| opacity < 0.05),
            "font-size" => self.hidden |= points(value).is_some_and(|points| points < 1.5),
            "text-indent" | "left" | "top" | "right" | "bottom" => {
                let is_far = points(value).is_some_and(|points| points < -700.0);
                self.hidden |= is_far && name == "text-indent";
                self.away |= is_far;
            }
            "position" => self.absolute |= matches!(value, "absolute" | "fixed"),
            "clip" | "clip-path" => self.away |= value != "auto" && value != "none",
            "overflow" | "overflow-x" | "overflow-y" => {
                self.clipped |= matches!(value, "hidden" | "clip");
            }
            "height" | "max-height" | "width" | "max-width" => {
                self.tiny |= points(value).is_some_and(|points| points < 1.5);
            }
            "color" => self.colour = Colour::of(value),
            "background-color" | "background" | "background-image" => {
                let first = value.split(' ').next().unwrap_or(value);
                if !matches!(
                    first,
                    "none" | "transparent" | "initial" | "inherit" | "unset"
                ) {
                    let known = Colour::of(value).or_else(|| Colour::of(first));
                    self.paper = Some(known.unwrap_or(Colour::Unknown));
                }
            }
            "margin-top" => self.above = Some(is_zero()),
            "margin-bottom" => self.below = Some(is_zero()),
            "margin-left" => self.indent = points(value).map_or(0, |points| points as u32),
            "margin" => self.margin(value),
            "mso-outline-level" => self.outline = value.parse().ok(),
            "mso-list" => self.list(value),
            "mso-element" => self.part = Some(value.to_owned()),
            _ => {}
        }
    }

    fn margin(&mut self, value: &str) {
        let sides: Vec<&str> = value.split_ascii_whitespace().collect();
        let is_zero = |side: &str| points(side).is_some_and(|points| points < 0.5);
        let (above, below, left) = match sides[..] {
            [all] => (all, all, all),
            [vertical, sides] => (vertical, vertical, sides),
            [above, sides, below] => (above, below, sides),
            [above, _, below, left] => (above, below, left),
            _ => return,
        };
        self.above = Some(is_zero(above));
        self.below = Some(is_zero(below));
        self.indent = points(left).map_or(0, |points| points as u32);
    }

    /// Reads `l0 level2 lfo1`, which makes an item of a paragraph, or `Ignore`, which is on the
    /// item's marker.
    fn list(&mut self, value: &str) {
        self.is_marker |= value == "ignore";
        let level = value
            .split_ascii_whitespace()
            .find_map(|word| word.strip_prefix("level")?.parse().ok());
        if level.is_some() {
            self.list_level = level;
        }
    }
}

/// Reads a length as points; percentages and the like are none.
fn points(value: &str) -> Option<f32> {
    let at = value
        .find(|it: char| it.is_ascii_alphabetic() || it == '%')
        .unwrap_or(value.len());
    let number: f32 = value[..at].trim().parse().ok()?;
    let unit = match &value[at..] {
        "pt" => 1.0,
        "px" => 0.75,
        "in" => 72.0,
        "cm" => 28.35,
        "mm" => 2.835,
        "em" | "rem" => 12.0,
        "" if number == 0.0 => 1.0,
        _ => return None,
    };
    Some(number * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_hiding_are_known() {
        for hidden in [
            "display:none",
            "Display: NONE !important",
            "mso-hide:all",
            "font-size:0",
            "font-size: 1px; line-height: 1px",
            "position:absolute; left:-9999px",
            "position: absolute; clip: rect(1px, 1px, 1px, 1px)",
            "text-indent:-999em",
            "max-height:0px; overflow:hidden",
            "opacity: 0",
        ] {
            assert!(Style::of(hidden).is_hidden(), "{hidden}");
        }
        for seen in [
            "text-indent:-18.0pt",
            "overflow: hidden",
            "height: 0",
            "position: absolute",
            "font-size: 9pt",
            "left:-9999px",
            "opacity: 0.7",
        ] {
            assert!(!Style::of(seen).is_hidden(), "{seen}");
        }
    }

    #[test]
    fn colours_are_read_in_their_shapes() {
        for white in [
            "#fff",
            "#FFFFFF",
            "white",
            "rgb(255, 255, 255)",
            "rgba(255,255,255,1)",
        ] {
            let style = Style::of(&format!("color:{white}"));
            assert_eq!(style.colour, Some(Colour::WHITE), "{white}");
        }
        assert_eq!(Style::of("color: rgba(0,0,0,0)").colour, Some(Colour::None));
        assert_eq!(Style::of("color: é#€").colour, None);
        assert_eq!(Style::of("color: #é€").colour, None);
    }
}
