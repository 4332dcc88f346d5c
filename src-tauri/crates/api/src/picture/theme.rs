//! Colours. They are read from the window's own tokens, so that the two cannot differ.

use crate::dto::canvas::Family;

const TOKENS: &str = include_str!("../../../../../ui/src/theme/tokens.css");

/// Which colours a picture has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Light on black, every line strong.
    Contrast,
}

/// The colours of one theme.
#[derive(Clone, Copy)]
pub(super) struct Colours(&'static str);

impl Theme {
    pub(super) fn colours(self) -> Colours {
        let name = match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        };
        let block = TOKENS
            .split_once(&format!("[data-theme=\"{name}\"] {{"))
            .and_then(|(_, rest)| rest.split_once('}'))
            .map_or("", |(block, _)| block);
        Colours(block)
    }
}

impl Colours {
    /// The value of a token, such as `text-2`. A token that is not there is black: a test asks for each.
    pub(super) fn get(self, token: &str) -> &'static str {
        let found = self.0.split(';').find_map(|declaration| {
            let (name, value) = declaration.rsplit_once("--")?.1.split_once(':')?;
            (name.trim() == token).then(|| value.trim())
        });
        found.unwrap_or("#000000")
    }
}

/// The token of a family's hue.
pub(super) fn family(family: Family) -> &'static str {
    match family {
        Family::Data => "f-data",
        Family::Train => "f-train",
        Family::Evaluate => "f-eval",
        Family::Decide => "f-decide",
        Family::Deploy => "f-deploy",
        Family::Integrate => "f-integrate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_of_every_theme_is_there() {
        for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
            let colours = theme.colours();
            for token in super::super::svg::TOKENS {
                let value = colours.0.contains(&format!("--{token}:"));
                assert!(value && colours.get(token).starts_with('#'), "{theme:?} {token}");
            }
        }
        assert_eq!(Theme::Light.colours().get("canvas"), "#f7f8fa");
        assert_eq!(Theme::Dark.colours().get("f-eval"), "#79c9c2");
        assert_eq!(Theme::Contrast.colours().get("wire-order"), "#d3d8e2");
    }
}
