//! The embedded font: how wide a text is, and where to cut one that is too wide.

use std::borrow::Cow;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _, charmap::Charmap};

/// A text beyond the font's letters is measured as though each of them were as wide as the font is high.
const UNKNOWN: f64 = 1.0;

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

impl Weight {
    pub(super) fn ttf(self) -> &'static [u8] {
        match self {
            Weight::Regular => include_bytes!("../../../../../assets/fonts/inter-400.ttf"),
            Weight::SemiBold => include_bytes!("../../../../../assets/fonts/inter-600.ttf"),
        }
    }

    pub(super) fn woff2(self) -> &'static [u8] {
        match self {
            Weight::Regular => include_bytes!("../../../../../assets/fonts/inter-400.woff2"),
            Weight::SemiBold => include_bytes!("../../../../../assets/fonts/inter-600.woff2"),
        }
    }
}

/// One weight of the font, to measure with. Widths leave kerning out, which makes a text narrower if anything.
pub(super) struct Font {
    parts: Option<(Charmap<'static>, GlyphMetrics<'static>)>,
}

impl Font {
    pub(super) fn new(weight: Weight) -> Self {
        let parts = FontRef::new(weight.ttf()).ok().map(|font| {
            // At one pixel an em, so that advances are fractions of the size.
            (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()))
        });
        Self { parts }
    }

    /// Whether the font has every letter of a text.
    pub(super) fn covers(&self, text: &str) -> bool {
        text.chars().all(|letter| self.advance(letter).is_some())
    }

    fn advance(&self, letter: char) -> Option<f64> {
        let (letters, metrics) = self.parts.as_ref()?;
        metrics.advance_width(letters.map(letter)?).map(f64::from)
    }

    /// In pixels, at `size` pixels an em.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|letter| self.advance(letter).unwrap_or(UNKNOWN)).sum::<f64>() * size
    }

    /// The text, its end replaced by `…` when it is wider than `room`.
    pub(super) fn cut<'a>(&self, text: &'a str, size: f64, room: f64) -> Cow<'a, str> {
        if self.width(text, size) <= room {
            return Cow::Borrowed(text);
        }
        let room = room - self.width("…", size);
        let kept = self.longest(text.chars(), size, room);
        Cow::Owned(format!("{}…", text.chars().take(kept).collect::<String>().trim_end()))
    }

    /// The text, its middle replaced by `…` when it is wider than `room`: names of steps that belong together
    /// differ at their ends.
    pub(super) fn cut_middle<'a>(&self, text: &'a str, size: f64, room: f64) -> Cow<'a, str> {
        if self.width(text, size) <= room {
            return Cow::Borrowed(text);
        }
        let room = room - self.width("…", size);
        let tail = self.longest(text.chars().rev(), size, room * 0.4);
        let tail: String = text.chars().skip(text.chars().count() - tail).collect();
        let head = self.longest(text.chars(), size, room - self.width(&tail, size));
        Cow::Owned(format!("{}…{tail}", text.chars().take(head).collect::<String>()))
    }

    /// How many letters fit.
    fn longest(&self, letters: impl Iterator<Item = char>, size: f64, room: f64) -> usize {
        let mut width = 0.0;
        letters
            .take_while(|&letter| {
                width += self.advance(letter).unwrap_or(UNKNOWN) * size;
                width <= room
            })
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_the_fonts_own() {
        let font = Font::new(Weight::Regular);
        // In the font's own table n is 1210 of 2048 wide, a space 576.
        for (text, expect) in [("", 0.0), ("n", 1210.0), (" ", 576.0), ("n n", 2.0 * 1210.0 + 576.0)] {
            assert!(
                (font.width(text, 2048.0) - expect).abs() < 1.0,
                "{text:?}: {}",
                font.width(text, 2048.0)
            );
        }
        assert!(Font::new(Weight::SemiBold).width("n", 11.0) > font.width("n", 11.0));
    }

    #[test]
    fn what_is_cut_fits() {
        let font = Font::new(Weight::Regular);
        for (text, room, end, middle) in [
            ("short", 100.0, "short", "short"),
            ("AbaloneModel-RegisterModel", 100.0, "AbaloneModel-R…", "AbaloneM…Model"),
            ("two words and more", 60.0, "two word…", "two w…ore"),
        ] {
            assert_eq!(font.cut(text, 11.0, room), end);
            assert_eq!(font.cut_middle(text, 11.0, room), middle);
            assert!(font.width(end, 11.0) <= room && font.width(middle, 11.0) <= room);
        }
    }

    #[test]
    fn letters_beyond_the_font_are_known() {
        let font = Font::new(Weight::Regular);
        assert!(font.covers("roc_auc ≥ 0.8 ≠ ≤ · → café"));
        assert!(!font.covers("品質"));
    }
}
